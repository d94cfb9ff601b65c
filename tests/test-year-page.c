/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf-text.h"
#include "render/nz-month.h"
#include "render/nz-year-page.h"

static void
add_holiday (GPtrArray *holidays, NzDate since, NzDate until)
{
  NzRecord *record = nz_record_new (&nz_entity_holiday);
  nz_record_set_text (record, "name", "Ferien");
  nz_record_set_text (record, "kind", "school");
  nz_record_set_date (record, "since", since);
  nz_record_set_date (record, "until", until);
  g_ptr_array_add (holidays, record);
}

/* 2027 with winter and summer holidays (NORMS.md) and six conferences. */
static NzYearView *
year_2027 (guint n_conferences)
{
  static const int days[][2] = { { 1, 21 }, { 3, 18 }, { 6, 3 }, { 9, 9 }, { 11, 4 }, { 12, 9 } };
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_object_unref);
  add_holiday (holidays, nz_date (2027, 2, 1), nz_date (2027, 2, 6));
  add_holiday (holidays, nz_date (2027, 7, 10), nz_date (2027, 8, 20));
  NzYearView *view = nz_year_view_new (2027, NZ_LANGUAGE_DE, nz_calendar_new_for_records (holidays));
  view->network = g_strdup ("Netzwerk für Integration");
  for (guint i = 0; i < n_conferences; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u. Netzwerktagung", 147 + i);
      nz_year_view_add (view, nz_date (2027, days[i % 6][0], days[i % 6][1] + (int)i / 6), TRUE, 780, 990,
                        title, "Rathaus, Festsaal");
    }
  nz_year_view_add (view, nz_date (2027, 5, 20), FALSE, 540, 720, "Seminar der Stadt", NULL);
  return view;
}

static void
test_days (void)
{
  g_autoptr (NzYearView) view = year_2027 (6);
  view->today = nz_date (2027, 5, 11);
  NzMonth may = nz_month_new (view, 5);
  g_assert_cmpint (may.n_days, ==, 31);
  g_assert_cmpint (may.first_weekday, ==, 6);
  g_assert_cmpint (nz_month_n_rows (&may), ==, 6);
  g_assert_cmpuint (may.days[1], ==, NZ_DAY_PUBLIC);
  g_assert_cmpuint (may.days[6], ==, NZ_DAY_PUBLIC); /* Ascension Day */
  g_assert_cmpuint (may.days[11], ==, NZ_DAY_TODAY);
  g_assert_cmpuint (may.days[17], ==, NZ_DAY_PUBLIC); /* Whit Monday */
  g_assert_cmpuint (may.days[20], ==, NZ_DAY_EVENT);
  NzMonth june = nz_month_new (view, 6);
  g_assert_cmpuint (june.days[3], ==, NZ_DAY_CONFERENCE);
  /* the holidays run on into August: the band's end is cut, not round */
  NzMonth july = nz_month_new (view, 7);
  g_assert_cmpuint (july.days[31], ==, NZ_DAY_SCHOOL);
  g_assert_cmpuint (july.days[32], ==, NZ_DAY_SCHOOL);
  NzMonth february = nz_month_new (view, 2);
  g_assert_cmpint (february.n_days, ==, 28);
  g_assert_cmpint (nz_month_n_rows (&february), ==, 4);
  g_assert_cmpuint (february.days[0], ==, 0);
}

/* What is drawn at a place is what is hit there; outside the days nothing is. */
static void
test_hits (void)
{
  for (int year = 2024; year < 2031; year++)
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (NzYearView) view
          = nz_year_view_new (year, NZ_LANGUAGE_EN, nz_calendar_new_for_records (none));
      for (int i = 1; i <= 12; i++)
        {
          NzMonth month = nz_month_new (view, i);
          guint hits = 0;
          for (int day = 1; day <= month.n_days; day++)
            {
              double x, y;
              nz_month_day_place (&month, day, &x, &y);
              g_assert_cmpint (nz_month_day_at (&month, x, y), ==, day);
              g_assert_cmpfloat (x, <, NZ_MONTH_WIDTH);
              g_assert_cmpfloat (y, <, NZ_MONTH_HEIGHT);
            }
          for (double y = -5; y < NZ_MONTH_HEIGHT + 20; y += 20)
            for (double x = -6; x < NZ_MONTH_WIDTH + 20; x += 25)
              hits += nz_month_day_at (&month, x, y) != 0;
          g_assert_cmpuint (hits, ==, (guint)month.n_days);
        }
    }
}

static void
assert_on_paper (PopplerDocument *pdf, NzPaper paper)
{
  g_autoptr (GArray) boxes = pdf_boxes (pdf, 0);
  g_assert_cmpuint (boxes->len, >, 500);
  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      g_assert_cmpfloat (box->left, >=, 10);
      g_assert_cmpfloat (box->right, <=, paper.width - 10);
      g_assert_cmpfloat (box->top, >=, 8);
      g_assert_cmpfloat (box->bottom, <=, paper.height - 8);
    }
}

static void
test_page (void)
{
  NzPaper papers[] = { nz_paper (NZ_PAPER_A4, FALSE), nz_paper (NZ_PAPER_A4, TRUE),
                       nz_paper (NZ_PAPER_A3, FALSE), nz_paper (NZ_PAPER_A3, TRUE) };
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    for (guint n = 0; n <= 12; n += 6)
      {
        g_autoptr (NzYearPage) page = nz_year_page_new (year_2027 (n));
        PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (page), papers[i]);
        g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
        assert_on_paper (pdf, papers[i]);
        static const char *const months[]
            = { "Januar", "Februar", "März",      "April",   "Mai",      "Juni",
                "Juli",   "August",  "September", "Oktober", "November", "Dezember" };
        for (guint month = 0; month < G_N_ELEMENTS (months); month++)
          g_assert_true (pdf_page_has (pdf, 0, months[month]));
        for (guint k = 0; k < n; k++)
          {
            g_autofree char *title = g_strdup_printf ("%u. Netzwerktagung", 147 + k);
            pdf_find (pdf, 0, title);
          }
        const char *none = nz_text (NZ_LANGUAGE_DE, "No conference is planned in this year yet.");
        g_assert_cmpint (pdf_page_has (pdf, 0, none), ==, n == 0);
        g_assert_true (pdf_page_has (pdf, 0, nz_text (NZ_LANGUAGE_DE, "School holidays")));
        pdf_find (pdf, 0, "Weitere Termine");
        pdf_find (pdf, 0, "20. Mai");
        pdf_find (pdf, 0, "Seminar der Stadt");
        g_object_unref (pdf);
      }
}

/* More dates than the sheet has room for: the last line counts the rest, and nothing leaves the paper. */
static void
test_many_events (void)
{
  NzPaper papers[] = { nz_paper (NZ_PAPER_A4, FALSE), nz_paper (NZ_PAPER_A4, TRUE) };

  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    {
      NzYearView *view = year_2027 (6);
      for (int i = 0; i < 99; i++)
        nz_year_view_add (view, nz_date (2027, 1 + i / 10, 2 + i % 10), FALSE, 540, 720,
                          "Treffen, dessen Name für eine Spalte des Blattes viel zu lang ist", NULL);
      g_autoptr (NzYearPage) page = nz_year_page_new (view);
      PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (page), papers[p]);
      g_autofree char *rest = g_strdup_printf ("… und %d weitere", 100 - 8 * (p == 0 ? 3 : 4) + 1);

      g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
      assert_on_paper (pdf, papers[p]);
      pdf_find (pdf, 0, rest);
      g_object_unref (pdf);
    }
}

/* A year whose school holidays are not in the file says so. */
static void
test_unknown_holidays (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  NzYearView *view = nz_year_view_new (2035, NZ_LANGUAGE_DE, nz_calendar_new_for_records (none));
  g_autoptr (NzYearPage) page = nz_year_page_new (view);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (page), nz_paper (NZ_PAPER_A4, FALSE));
  g_assert_true (pdf_page_has (pdf, 0, nz_text (NZ_LANGUAGE_DE, "School holidays are not known yet")));
  g_object_unref (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-page/days", test_days);
  g_test_add_func ("/year-page/hits", test_hits);
  g_test_add_func ("/year-page/page", test_page);
  g_test_add_func ("/year-page/many-events", test_many_events);
  g_test_add_func ("/year-page/unknown-holidays", test_unknown_holidays);
  return g_test_run ();
}
