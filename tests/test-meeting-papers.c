/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-participants.h"
#include "letters.h"
#include "pdf-text.h"
#include "render/nz-attendance-page.h"
#include "render/nz-attendance-sheet.h"
#include "render/nz-badge-document.h"
#include "render/nz-letter-head.h"
#include "render/nz-reply-sheets.h"
#include "render/nz-table-signs.h"

#include <math.h>

/* Newer versions of Poppler have a cleanup of their own. */
typedef PopplerDocument Pdf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, g_object_unref)

/* As exactly as papers are to be met, mm. */
#define EXACT 0.2

static NzParticipant *
participant (const char *given, const char *family, const char *organisations)
{
  NzParticipant *one = g_new0 (NzParticipant, 1);
  one->name = *family != '\0' ? g_strdup_printf ("%s %s", given, family) : g_strdup ("");
  one->list_name = *family != '\0' ? g_strdup_printf ("%s, %s", family, given) : g_strdup (organisations);
  one->organisations = g_strdup (organisations);
  one->sort_key = g_strdup ("");
  one->search_key = g_strdup ("");
  one->arrived = one->departed = -1;
  return one;
}

static GPtrArray *
numbered (guint n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_participant_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *family = g_strdup_printf ("Name%03u", i);
      g_autofree char *organisation = g_strdup_printf ("Verein%03u", i);
      g_ptr_array_add (all, participant ("Eva", family, organisation));
    }
  return all;
}

static NzRecord *
conference (void)
{
  NzRecord *meeting = nz_record_new (&nz_entity_meeting);
  nz_record_set_text (meeting, "kind", "conference");
  nz_record_set_int (meeting, "number", 149);
  nz_record_set_date (meeting, "day", nz_date (2027, 6, 3));
  nz_record_set_date (meeting, "reply_by", nz_date (2027, 5, 20));
  nz_record_set_text (meeting, "place", "Rathaus");
  return meeting;
}

static void
assert_near (double a, double b)
{
  if (fabs (a - b) > EXACT)
    g_error ("%.3f is not %.3f", a, b);
}

/* --- badges --- */

static void
test_badges (void)
{
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("L4785", NULL);
  g_autoptr (GPtrArray) all = numbered (11);
  g_autoptr (NzBadgeDocument) document = nz_badge_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 2);

  /* the name in the middle of its badge of 80 × 50, on each place of the sheet, and above its organisation */
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *name = g_strdup_printf ("Eva Name%03u", i);
      g_autofree char *organisation = g_strdup_printf ("Verein%03u", i);
      PdfBox a = pdf_find (pdf, 0, name), b = pdf_find (pdf, 0, organisation);
      double left = 18 + i % 2 * 95, top = 13 + i / 2 * 55;
      assert_near ((a.left + a.right) / 2, left + 40);
      assert_near ((b.left + b.right) / 2, left + 40);
      g_assert_cmpfloat (a.top, >, top + 4);
      g_assert_cmpfloat (b.top, >, a.top + 5);
      g_assert_cmpfloat (b.bottom, <, top + 50 - 4);
    }
  PdfBox last = pdf_find (pdf, 1, "Eva Name010");
  assert_near ((last.left + last.right) / 2, 18 + 40);
}

static void
test_badges_moved (void)
{
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("L4785", NULL);
  g_autoptr (GPtrArray) all = numbered (1);
  g_autoptr (NzBadgeDocument) plain = nz_badge_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
  g_autoptr (NzBadgeDocument) moved = nz_badge_document_new (all, sheet, 4, 1.5, -2, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) before = pdf_of (NZ_DOCUMENT (plain), nz_paper (NZ_PAPER_A4, FALSE));
  g_autoptr (Pdf) after = pdf_of (NZ_DOCUMENT (moved), nz_paper (NZ_PAPER_A4, FALSE));
  PdfBox a = pdf_find (before, 0, "Name000"), b = pdf_find (after, 0, "Name000");

  assert_near (b.left - a.left, 95 + 1.5);
  assert_near (b.top - a.top, 55 - 2);
}

static void
test_long_names (void)
{
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("L4785", NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_participant_free);
  g_autofree char *endless = g_strnfill (200, 'm');
  g_ptr_array_add (all, participant ("Maria-Magdalena", "Schmidt-Wiedenroth von der Heide",
                                     "Internationale Gesellschaft für multimediale Kultur und europäische "
                                     "Kommunikation, Landesverband Thüringen"));
  g_ptr_array_add (all, participant ("", "", "Frauenhaus"));
  g_ptr_array_add (all, participant ("A", endless, endless));
  g_autoptr (NzBadgeDocument) document = nz_badge_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_autoptr (GArray) boxes = pdf_boxes (pdf, 0);

  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      double left = box->left < 105 ? 18 : 113, top = box->top < 65 ? 13 : 68;
      g_assert_cmpfloat (box->left, >=, left + 3.5);
      g_assert_cmpfloat (box->right, <=, left + 80 - 3.5);
      g_assert_cmpfloat (box->top, >=, top);
      g_assert_cmpfloat (box->bottom, <=, top + 50);
    }
  g_assert_true (pdf_page_has (pdf, 0, "Heide"));
  g_assert_true (pdf_page_has (pdf, 0, "Thüringen"));
  g_assert_true (pdf_page_has (pdf, 0, "Frauenhaus"));
  /* only what fits nowhere is cut, and that is told */
  g_autoptr (GPtrArray) cut = nz_badge_document_dup_cut (document);
  g_assert_cmpuint (cut->len, ==, 1);
  g_assert_true (g_str_has_suffix (cut->pdata[0], ", A"));
}

/* --- table signs --- */

static void
test_table_signs (void)
{
  g_autoptr (GPtrArray) all = numbered (2);
  g_autoptr (NzTableSigns) document = nz_table_signs_new (all, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 2);

  /* the same characters on both halves, the upper ones turned around the middle of the sheet */
  g_autoptr (GArray) boxes = pdf_boxes (pdf, 0);
  guint n_upper = 0, n_lower = 0;
  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      gboolean is_upper = box->bottom < 148.5, found = FALSE;
      g_assert_true (is_upper || box->top > 148.5);
      n_upper += is_upper;
      n_lower += !is_upper;
      for (guint j = 0; j < boxes->len && !found; j++)
        {
          const PdfBox *other = &g_array_index (boxes, PdfBox, j);
          found = fabs (210 - other->right - box->left) < EXACT
                  && fabs (297 - other->bottom - box->top) < EXACT;
        }
      g_assert_true (found);
    }
  g_assert_cmpuint (n_upper, ==, n_lower);
  g_assert_cmpuint (n_upper, ==, strlen ("EvaName000Verein000"));
  /* who sits in front reads the lower half: the name above the organisation, in the middle of the page */
  double name_top = 297, organisation_top = 0, left = 210, right = 0;
  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      if (box->top < 148.5)
        continue;
      name_top = MIN (name_top, box->top);
      organisation_top = MAX (organisation_top, box->top);
      left = MIN (left, box->left);
      right = MAX (right, box->right);
    }
  g_assert_cmpfloat (organisation_top, >, name_top + 15);
  assert_near ((left + right) / 2, 105);
}

static void
test_signs_cut (void)
{
  g_autoptr (GPtrArray) all = numbered (1);
  g_autofree char *endless = g_strnfill (900, 'm');
  g_ptr_array_add (all, participant ("Eva", "Lang", endless));
  g_autoptr (NzTableSigns) document = nz_table_signs_new (all, NZ_LANGUAGE_DE);
  nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_autoptr (GPtrArray) cut = nz_table_signs_dup_cut (document);
  g_assert_cmpuint (cut->len, ==, 1);
  g_assert_cmpstr (cut->pdata[0], ==, "Lang, Eva");
}

/* --- the list to sign --- */

static void
test_attendance_sheet (void)
{
  g_autoptr (GPtrArray) all = numbered (40);
  g_autoptr (NzRecord) meeting = conference (), network = letters_network ();
  g_autoptr (NzAttendanceSheet) document = nz_attendance_sheet_new (all, meeting, network, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  int n = poppler_document_get_n_pages (pdf);
  g_assert_cmpint (n, ==, 3);

  for (int page = 0; page < n; page++)
    {
      g_autofree char *number = g_strdup_printf (nz_text (NZ_LANGUAGE_DE, "Page %u of %u"), page + 1, n);
      g_assert_true (pdf_page_has (pdf, page, number));
      g_assert_true (pdf_page_has (pdf, page, nz_text (NZ_LANGUAGE_DE, "Signature")));
      g_assert_true (pdf_page_has (pdf, page, nz_text (NZ_LANGUAGE_DE, "no photos")));
      g_assert_true (pdf_page_has (pdf, page, "149."));
    }
  /* a row for each, 11.5 mm high to be signed, its organisation on the same one */
  PdfBox first = pdf_find (pdf, 0, "Name000, Eva");
  assert_near (first.left, 22 + 3 / NZ_MM);
  for (guint i = 1; i < 15; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%03u, Eva", i);
      g_autofree char *organisation = g_strdup_printf ("Verein%03u", i);
      PdfBox box = pdf_find (pdf, 0, name), other = pdf_find (pdf, 0, organisation);
      assert_near (box.top, first.top + i * 11.5);
      g_assert_cmpfloat (fabs ((other.top + other.bottom) - (box.top + box.bottom)), <, 2);
      assert_near (other.left, 22 + 0.29 * 173 + 3 / NZ_MM);
    }
  /* nobody twice, everybody once, and lines left for others */
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Name%03u", i);
      guint found = 0;
      for (int page = 0; page < n; page++)
        found += pdf_page_has (pdf, page, name);
      g_assert_cmpuint (found, ==, 1);
    }
}

/* --- reply sheets --- */

static void
test_reply_sheets (void)
{
  g_autoptr (GPtrArray) all = numbered (2);
  g_autoptr (NzRecord) meeting = conference (), network = letters_network ();
  g_autoptr (NzReplySheets) document = nz_reply_sheets_new (all, meeting, network, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 2);

  for (int page = 0; page < 2; page++)
    {
      g_autofree char *name = g_strdup_printf ("Eva Name%03d", page);
      /* the office's address in the window, wherever the sheet slides in its envelope */
      static const char *const lines[]
          = { "Zentrum für Integration und Migration", "Rosa-Luxemburg-Straße 50", "99086 Erfurt" };
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        {
          PdfBox box = pdf_find (pdf, page, lines[i]);
          assert_near (box.left, NZ_DIN_LEFT);
          g_assert_cmpfloat (box.right, <=, NZ_DIN_SAFE_RIGHT);
          g_assert_cmpfloat (box.top, >=, NZ_DIN_FIELD_Y + 5);
          g_assert_cmpfloat (box.bottom, <=, NZ_DIN_SAFE_BOTTOM);
        }
      PdfBox from = pdf_find (pdf, page, name);
      assert_near (from.left, NZ_DIN_BLOCK_X);
      g_assert_true (pdf_page_has (pdf, page, "20. Mai 2027"));
      PdfBox signature = pdf_find (pdf, page, nz_text (NZ_LANGUAGE_DE, "Signature"));
      g_assert_cmpfloat (signature.bottom, <, 285);
    }
  /* nothing else may show in the window */
  g_autoptr (GArray) boxes = pdf_boxes (pdf, 0);
  for (guint i = 0; i < boxes->len; i++)
    {
      const PdfBox *box = &g_array_index (boxes, PdfBox, i);
      gboolean in_field = box->right > NZ_DIN_FIELD_X && box->left < NZ_DIN_FIELD_X + NZ_DIN_FIELD_WIDTH
                          && box->bottom > NZ_DIN_FIELD_Y
                          && box->top < NZ_DIN_FIELD_Y + NZ_DIN_RETURN_HEIGHT - 1;
      g_assert_false (in_field);
    }
}

/* --- attendance over the years --- */

static NzAttendanceMatrix *
matrix_of (guint n_conferences, guint n_rows)
{
  NzAttendanceMatrix *matrix = g_new0 (NzAttendanceMatrix, 1);
  matrix->conferences = g_array_new (FALSE, FALSE, sizeof (NzAttended));
  matrix->represented = g_array_new (FALSE, FALSE, sizeof (guint));
  matrix->rows = g_ptr_array_new ();
  for (guint i = 0; i < n_conferences; i++)
    {
      const NzAttended one = { 1, (int)(149 + i), nz_date (2027, 1 + (int)i % 12, 3), NZ_ATTENDANCE_UNKNOWN };
      guint n = 700 + i;
      g_array_append_val (matrix->conferences, one);
      g_array_append_val (matrix->represented, n);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      NzAttendanceRow *row = g_new0 (NzAttendanceRow, 1);
      row->name = g_strdup_printf ("Verein%03u", i);
      row->cells = g_new0 (guint8, n_conferences);
      row->present = 3;
      row->noted = 5;
      g_ptr_array_add (matrix->rows, row);
    }
  return matrix;
}

static void
free_row (gpointer data)
{
  NzAttendanceRow *row = data;
  g_free (row->name);
  g_free (row->cells);
  g_free (row);
}

static void
test_matrix (void)
{
  g_autoptr (NzRecord) network = letters_network ();
  NzAttendanceMatrix *matrix = matrix_of (18, 60);
  g_ptr_array_set_free_func (matrix->rows, free_row);
  g_autoptr (NzAttendancePage) document
      = nz_attendance_page_new (matrix, network, nz_date (2027, 6, 3), NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, TRUE));
  int n = poppler_document_get_n_pages (pdf);
  g_assert_cmpint (n, ==, 3);

  /* every page says which conference a column is, in the same place */
  PdfBox first = pdf_find (pdf, 0, "149"), last = pdf_find (pdf, 0, "166");
  for (int page = 1; page < n; page++)
    {
      assert_near (pdf_find (pdf, page, "149").left, first.left);
      assert_near (pdf_find (pdf, page, "166").left, last.left);
    }
  /* columns equally wide, a row each 5.6 mm, all inside the paper */
  double step = (last.left - first.left) / 17;
  assert_near (pdf_find (pdf, 0, "150").left, first.left + step);
  PdfBox top = pdf_find (pdf, 0, "Verein000");
  assert_near (pdf_find (pdf, 0, "Verein010").top, top.top + 10 * 5.6);
  assert_near (top.left, 22 + 3 / NZ_MM);
  g_assert_cmpfloat (pdf_find (pdf, 0, nz_text (NZ_LANGUAGE_DE, "Longest gap")).right, <=, 297 - 15);
  g_assert_true (pdf_page_has (pdf, 2, "Verein059"));
  g_assert_true (pdf_page_has (pdf, 2, "717"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/meeting-papers/badges", test_badges);
  g_test_add_func ("/meeting-papers/badges-moved", test_badges_moved);
  g_test_add_func ("/meeting-papers/long-names", test_long_names);
  g_test_add_func ("/meeting-papers/table-signs", test_table_signs);
  g_test_add_func ("/meeting-papers/signs-cut", test_signs_cut);
  g_test_add_func ("/meeting-papers/attendance-sheet", test_attendance_sheet);
  g_test_add_func ("/meeting-papers/reply-sheets", test_reply_sheets);
  g_test_add_func ("/meeting-papers/matrix", test_matrix);
  return g_test_run ();
}
