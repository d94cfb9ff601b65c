/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letters.h"
#include "pdf-text.h"
#include "render/nz-year-papers.h"

/* The year on the wall and in the pocket. */

typedef PopplerDocument Pdf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, g_object_unref)

static NzYearView *
year_of (guint n_conferences)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_object_unref);
  NzYearView *view = nz_year_view_new (2027, NZ_LANGUAGE_DE, nz_calendar_new_for_records (holidays));

  for (guint i = 0; i < n_conferences; i++)
    {
      g_autofree char *title = g_strdup_printf ("%u. Netzwerktagung", 164 + i);
      nz_year_view_add (view, nz_date (2027, 1 + (int)(i % 12), 14), TRUE, 13 * 60, 16 * 60 + 30, title,
                        "Rathaus, Festsaal");
    }
  return view;
}

static void
test_wall (void)
{
  NzYearView *view = year_of (1);
  nz_year_view_add (view, nz_date (2027, 3, 9), FALSE, 15 * 60, -1, "Wohnen", NULL);
  nz_year_view_add (view, nz_date (2027, 3, 9), FALSE, 17 * 60, -1, "Lesung", NULL);
  g_autoptr (NzDocument) document = nz_year_paper_new (view, NZ_PAPER_A3);
  g_autoptr (Pdf) pdf = pdf_of (document, nz_paper (NZ_PAPER_A3, TRUE));

  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
  /* a column of 33 mm for each month, beginning at 12 mm, and a line for each day */
  PdfBox conference = pdf_find (pdf, 0, "164. Netzwerktagung"), hours = pdf_find (pdf, 0, "13:00–16:30");
  PdfBox one = pdf_find (pdf, 0, "15:00 Wohnen"), other = pdf_find (pdf, 0, "17:00 Lesung");
  PdfBox new_year = pdf_find (pdf, 0, "Neujahr"), christmas = pdf_find (pdf, 0, "2. Weihnachtstag");
  g_assert_cmpfloat (conference.left, >, 12);
  g_assert_cmpfloat (conference.right, <, 12 + 33);
  g_assert_cmpfloat (hours.top, >, conference.top);
  g_assert_cmpfloat (one.left, >, 12 + 2 * 33);
  g_assert_cmpfloat (one.right, <, 12 + 3 * 33);
  g_assert_cmpfloat (other.top, >, one.top);
  double row = (christmas.top - new_year.top) / 25;
  g_assert_cmpfloat_with_epsilon (one.top, new_year.top + 8 * row, row / 2);
  g_assert_cmpfloat (christmas.right, <, 420 - 12);
  g_assert_cmpfloat (christmas.bottom, <, 297 - 12);
}

static void
test_card (void)
{
  g_autoptr (NzDocument) document = nz_year_paper_new (year_of (6), NZ_PAPER_A6);
  g_autoptr (Pdf) pdf = pdf_of (document, nz_paper (NZ_PAPER_A6, FALSE));
  PdfBox first = pdf_find (pdf, 0, "Donnerstag, 14. Januar 2027, 13:00–16:30");
  PdfBox last = pdf_find (pdf, 0, "14. Juni 2027");

  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
  g_assert_cmpfloat_with_epsilon (first.left, 8, 0.2);
  g_assert_cmpfloat (first.right, <, 105 - 8);
  g_assert_cmpfloat (last.bottom, <, 148 - 8);
}

/* More than a card holds go on the next one, and none is lost. */
static void
test_many (void)
{
  g_autoptr (NzDocument) document = nz_year_paper_new (year_of (30), NZ_PAPER_A6);
  g_autoptr (Pdf) pdf = pdf_of (document, nz_paper (NZ_PAPER_A6, FALSE));
  int n = poppler_document_get_n_pages (pdf);
  guint found = 0;

  g_assert_cmpint (n, >, 1);
  for (int page = 0; page < n; page++)
    {
      PopplerPage *one = poppler_document_get_page (pdf, page);
      g_autofree char *text = poppler_page_get_text (one);
      for (const char *p = text; (p = strstr (p, "2027, 13:00")) != NULL; p++)
        found++;
      g_object_unref (one);
    }
  g_assert_cmpuint (found, ==, 30);
}

static void
test_none (void)
{
  g_autoptr (NzDocument) document = nz_year_paper_new (year_of (0), NZ_PAPER_A6);
  g_autoptr (Pdf) pdf = pdf_of (document, nz_paper (NZ_PAPER_A6, FALSE));

  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/year-papers/wall", test_wall);
  g_test_add_func ("/year-papers/card", test_card);
  g_test_add_func ("/year-papers/many", test_many);
  g_test_add_func ("/year-papers/none", test_none);
  return g_test_run ();
}
