/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "pdf-text.h"
#include "render/nz-label-document.h"

#include <math.h>

/* Newer versions of Poppler have a cleanup of their own. */
typedef PopplerDocument Pdf;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, g_object_unref)

/* As exactly as labels are to be met, mm. */
#define EXACT 0.2

static NzAddressee *
addressee (const char *lines)
{
  NzAddressee *one = g_new0 (NzAddressee, 1);
  one->lines = g_strsplit (lines, "|", -1);
  one->name = g_strdup (one->lines[0]);
  one->sort_key = g_strdup ("");
  return one;
}

static GPtrArray *
numbered (guint n)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_addressee_free);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *lines
          = g_strdup_printf ("Label%03u|Frau Dr. Natalia Becker|Fischmarkt 1|99084 Erfurt", i);
      g_ptr_array_add (all, addressee (lines));
    }
  return all;
}

/* Every character lies in the rectangle, mm. */
static void
assert_inside (PopplerDocument *pdf, int page, double left, double top, double right, double bottom)
{
  g_autoptr (GArray) boxes = pdf_boxes (pdf, page);
  for (guint i = 0; i < boxes->len; i++)
    {
      PdfBox *box = &g_array_index (boxes, PdfBox, i);
      if (box->left < left || box->top < top || box->right > right || box->bottom > bottom)
        g_error ("%.2f,%.2f–%.2f,%.2f leaves %.2f,%.2f–%.2f,%.2f", box->left, box->top, box->right,
                 box->bottom, left, top, right, bottom);
    }
}

/* In which label each character stands; fails if it is in none. Counts those labels. */
static guint
count_labels (PopplerDocument *pdf, int page, const NzLabelSheet *sheet)
{
  g_autoptr (GArray) boxes = pdf_boxes (pdf, page);
  gboolean seen[40 * 40] = { FALSE };
  guint n = 0;
  for (guint i = 0; i < boxes->len; i++)
    {
      PdfBox *box = &g_array_index (boxes, PdfBox, i);
      guint column = (guint)((box->left - sheet->left) / sheet->pitch_x);
      guint row = (guint)((box->top - sheet->top) / sheet->pitch_y);
      double left = sheet->left + column * sheet->pitch_x, top = sheet->top + row * sheet->pitch_y;
      g_assert_cmpuint (column, <, sheet->columns);
      g_assert_cmpuint (row, <, sheet->rows);
      g_assert_cmpfloat (box->left, >=, left);
      g_assert_cmpfloat (box->right, <=, left + sheet->width);
      g_assert_cmpfloat (box->top, >=, top);
      g_assert_cmpfloat (box->bottom, <=, top + sheet->height);
      n += !seen[row * sheet->columns + column];
      seen[row * sheet->columns + column] = TRUE;
    }
  return n;
}

static void
test_all_sheets (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = nz_label_sheets (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, >=, 7);
  for (guint i = 0; i < sheets->len; i++)
    {
      const NzLabelSheet *sheet = sheets->pdata[i];
      guint n = sheet->columns * sheet->rows;
      g_autoptr (GPtrArray) all = numbered (n + 1);
      g_autoptr (NzLabelDocument) document = nz_label_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
      g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
      g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 2);
      g_assert_cmpuint (count_labels (pdf, 0, sheet), ==, n);
      g_assert_cmpuint (count_labels (pdf, 1, sheet), ==, 1);

      /* each begins at the same place of its label, to the last one of the sheet: nothing drifts */
      PdfBox first = pdf_find (pdf, 0, "Label000");
      for (guint j = 1; j < n; j++)
        {
          char name[16];
          g_snprintf (name, sizeof name, "Label%03u", j);
          PdfBox box = pdf_find (pdf, 0, name);
          double dx = j % sheet->columns * sheet->pitch_x, dy = j / sheet->columns * sheet->pitch_y;
          g_assert_cmpfloat (fabs (box.left - first.left - dx), <, EXACT);
          g_assert_cmpfloat (fabs (box.top - first.top - dy), <, EXACT);
        }
      /* and on paper that most printers can print */
      assert_inside (pdf, 0, 4.5, 4.5, 210 - 4.5, 297 - 4.5);
    }
}

static void
test_offset_and_first (void)
{
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("3474", NULL);
  g_autoptr (GPtrArray) all = numbered (3);
  g_autoptr (NzLabelDocument) plain = nz_label_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
  g_autoptr (NzLabelDocument) moved = nz_label_document_new (all, sheet, 23, 1.5, -2, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) before = pdf_of (NZ_DOCUMENT (plain), nz_paper (NZ_PAPER_A4, FALSE));
  g_autoptr (Pdf) after = pdf_of (NZ_DOCUMENT (moved), nz_paper (NZ_PAPER_A4, FALSE));
  PdfBox a = pdf_find (before, 0, "Label000"), b = pdf_find (after, 0, "Label000");

  /* the 23rd label is the second of the last row */
  g_assert_cmpfloat (fabs (b.left - a.left - 70 - 1.5), <, EXACT);
  g_assert_cmpfloat (fabs (b.top - a.top - 7 * 37 + 2), <, EXACT);
  /* the third one goes on a new sheet */
  g_assert_cmpint (poppler_document_get_n_pages (after), ==, 2);
  PdfBox c = pdf_find (after, 1, "Label002");
  g_assert_cmpfloat (fabs (c.left - a.left - 1.5), <, EXACT);
}

/* Whatever the names are, nothing leaves its label, and the town stands there. */
static void
test_long_names (void)
{
  static const char *const addresses[] = {
    "Internationale Gesellschaft für multimediale Kultur und europäische Kommunikation e. V., Landesverband "
    "Thüringen|Frau Prof. Dr. Maria-Magdalena Schmidt-Wiedenroth von der Heide|Haus der sozialen Dienste, "
    "Hinterhaus, 3. Stock links|Straße des Friedens 123 a|99084 Erfurt",
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenunterstützungsverein"
    "Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenunterstützungsverein|Gasse 1|99084 Erfurt",
    "Eins|Zwei|Drei|Vier|Fünf|Sechs|Sieben|99084 Erfurt",
    "Nguyễn Thị Ánh Nguyệt, Ỗ Ệ Ǻ|Gasse 1|99084 Erfurt",
  };
  static const char *const sheets[]
      = { "3474", "3x7 7.2x15.15 66.04x38.1 63.5x38.1", "5x20 8x12 40x13,5 38x12" };
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find (sheets[i], &error);
      g_assert_no_error (error);
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_addressee_free);
      for (guint j = 0; j < G_N_ELEMENTS (addresses); j++)
        g_ptr_array_add (all, addressee (addresses[j]));
      g_autoptr (NzLabelDocument) document = nz_label_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
      g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
      g_assert_cmpuint (count_labels (pdf, 0, sheet), ==, G_N_ELEMENTS (addresses));
      g_autofree char *text = pdf_text (pdf, 0);
      g_auto (GStrv) parts = g_strsplit (text, "99084 Erfurt", -1);
      g_assert_cmpuint (g_strv_length (parts), ==, G_N_ELEMENTS (addresses) + 1);
      /* eight lines never fit; that is told */
      g_autoptr (GPtrArray) cut = nz_label_document_get_cut (document);
      g_assert_true (g_ptr_array_find (cut, all->pdata[2], NULL));
      g_assert_false (i == 0 && g_ptr_array_find (cut, all->pdata[3], NULL));
    }
}

static void
test_left_out (void)
{
  g_autoptr (NzLabelSheet) sheet = nz_label_sheet_find ("Herma 4464", NULL);
  g_autoptr (GPtrArray) all = numbered (2);
  ((NzAddressee *)all->pdata[0])->problem = g_strdup ("street");
  g_autoptr (NzLabelDocument) document = nz_label_document_new (all, sheet, 1, 0, 0, NZ_LANGUAGE_DE);
  g_autoptr (Pdf) pdf = pdf_of (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  g_assert_cmpuint (nz_label_document_get_n_labels (document), ==, 1);
  g_assert_false (pdf_page_has (pdf, 0, "Label000"));
  g_assert_true (pdf_page_has (pdf, 0, "Label001"));
}

static void
test_own_sheets (void)
{
  static const char *const wrong[] = { "4711",
                                       "3x8",
                                       "3x8 0x0 70x37 71x37",
                                       "4x8 0x0 70x37 70x37",
                                       "3x8 -1x0 70x37 70x37",
                                       "3x8 0x0 nanx37 70x37",
                                       "9999999x8 0x0 70x37 70x37",
                                       "" };
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (nz_label_sheet_find (wrong[i], &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
    }

  g_autofree char *path = nz_label_sheets_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (
      path,
      "[Amt 1]\ncolumns=2\nrows=4\nleft=5\ntop=8,5\npitch-x=100\npitch-y=70\nwidth=95\nheight=65\n"
      "[Amt 2]\ncolumns=2\n",
      -1, &error);
  g_assert_no_error (error);
  g_autoptr (NzLabelSheet) own = nz_label_sheet_find ("amt 1", &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (own->top, ==, 8.5);
  g_autofree char *measures = nz_label_sheet_describe (own);
  g_assert_cmpstr (measures, ==, "2x4 5x8.5 100x70 95x65");
  /* the fault is told where the sheet is missed, the sound ones work */
  g_autoptr (NzLabelSheet) faulty = nz_label_sheet_find ("amt 2", &error);
  g_assert_null (faulty);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("nz-labels-XXXXXX", NULL);
  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labels/all-sheets", test_all_sheets);
  g_test_add_func ("/labels/offset-and-first", test_offset_and_first);
  g_test_add_func ("/labels/long-names", test_long_names);
  g_test_add_func ("/labels/left-out", test_left_out);
  g_test_add_func ("/labels/own-sheets", test_own_sheets);
  return g_test_run ();
}
