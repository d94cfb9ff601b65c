/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <sys/resource.h>
#include "base/nz-error.h"
#include "pdf-text.h"
#include "render/nz-sign.h"
#include "render/nz-typeset.h"

/* A document of @pages pages with a sign and a text on each. */
#define TEST_TYPE_DOCUMENT (test_document_get_type ())
G_DECLARE_FINAL_TYPE (TestDocument, test_document, TEST, DOCUMENT, NzDocument)

struct _TestDocument
{
  NzDocument parent_instance;
  guint pages;
  NzTypeset *typeset;
};

G_DEFINE_FINAL_TYPE (TestDocument, test_document, NZ_TYPE_DOCUMENT)

static guint
test_document_prepare (NzDocument *document, NzPaper paper)
{
  return TEST_DOCUMENT (document)->pages;
}

static void
test_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  TestDocument *self = TEST_DOCUMENT (document);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  NzType type = { .size = 12 };
  nz_sign_draw (cr, "provider", 100, 100, 30, theme);
  nz_colour_set_source (cr, theme->text);
  nz_typeset_line (self->typeset, cr, "Zusammenarbeit 🌍", &type, 100, 200);
}

static void
test_document_finalize (GObject *object)
{
  nz_typeset_free (TEST_DOCUMENT (object)->typeset);
  G_OBJECT_CLASS (test_document_parent_class)->finalize (object);
}

static void
test_document_class_init (TestDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = test_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = test_document_draw_page;
}

static void
test_document_init (TestDocument *self)
{
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, NZ_LANGUAGE_DE);
}

static NzDocument *
document_of (guint pages)
{
  TestDocument *self = g_object_new (TEST_TYPE_DOCUMENT, NULL);
  self->pages = pages;
  nz_document_set_title (NZ_DOCUMENT (self), "Prüfung & Probe");
  nz_document_set_date (NZ_DOCUMENT (self), nz_date (2026, 11, 23));
  nz_document_prepare (NZ_DOCUMENT (self), nz_paper (NZ_PAPER_A4, FALSE));
  return NZ_DOCUMENT (self);
}

static char *
new_folder (void)
{
  GError *error = NULL;
  char *folder = g_dir_make_tmp ("nz-document-XXXXXX", &error);
  g_assert_no_error (error);
  return folder;
}

static void
assert_empty_and_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
read_file (const char *path, gsize *size)
{
  char *data = NULL;
  GError *error = NULL;
  g_file_get_contents (path, &data, size, &error);
  g_assert_no_error (error);
  return data;
}

static void
test_pdf (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *first = g_build_filename (folder, "one.pdf", NULL);
  g_autofree char *second = g_build_filename (folder, "two.pdf", NULL);
  g_autoptr (NzDocument) document = document_of (3);
  GError *error = NULL;
  g_assert_true (nz_document_write_pdf (document, first, &error));
  g_autoptr (NzDocument) again = document_of (3);
  g_assert_true (nz_document_write_pdf (again, second, &error));
  g_assert_no_error (error);

  gsize size, other_size;
  g_autofree char *data = read_file (first, &size), *other = read_file (second, &other_size);
  g_assert_cmpmem (data, size, other, other_size);
  PopplerDocument *pdf = pdf_read (first);
  g_autofree char *title = poppler_document_get_title (pdf);
  g_assert_cmpstr (title, ==, "Prüfung & Probe");
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, 3);
  g_autoptr (GDateTime) made = poppler_document_get_creation_date_time (pdf);
  g_assert_cmpint (g_date_time_get_year (made), ==, 2026);
  g_assert_true (pdf_page_has (pdf, 2, "Zusammenarbeit"));
  g_object_unref (pdf);

  g_setenv ("SOURCE_DATE_EPOCH", "1000000000", TRUE);
  g_assert_true (nz_document_write_pdf (document, second, &error));
  g_unsetenv ("SOURCE_DATE_EPOCH");
  pdf = pdf_read (second);
  g_autoptr (GDateTime) epoch = poppler_document_get_creation_date_time (pdf);
  g_assert_cmpint (g_date_time_to_unix (epoch), ==, 1000000000);
  g_object_unref (pdf);
  g_remove (first);
  g_remove (second);
  assert_empty_and_remove (folder);
}

static void
test_failures (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "missing", "one.pdf", NULL);
  g_autofree char *good = g_build_filename (folder, "one.pdf", NULL);
  g_autoptr (NzDocument) document = document_of (2);
  g_autoptr (NzDocument) empty = document_of (0);
  GError *error = NULL;
  g_assert_false (nz_document_write_pdf (document, path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "one.pdf"));
  g_clear_error (&error);
  g_assert_false (nz_document_write_png (document, 0, 72, path, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (nz_document_write_pdf (empty, good, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_cancellable_cancel (cancellable);
  g_assert_false (nz_document_write_pdf_full (document, good, cancellable, NULL, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_CANCELLED);
  g_clear_error (&error);
  assert_empty_and_remove (folder);
}

/* A file may not grow beyond 500 bytes: as when the disk is full, the write fails half-way. */
static void
test_full_disk (void)
{
  g_autofree char *folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "one.pdf", NULL);
  g_autoptr (NzDocument) document = document_of (2);
  struct rlimit before, limit;
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 500;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  GError *error = NULL, *png_error = NULL;
  gboolean written = nz_document_write_pdf (document, path, &error);
  gboolean png_written = nz_document_write_png (document, 0, 150, path, &png_error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_false (written);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
  g_clear_error (&error);
  g_assert_false (png_written);
  g_assert_error (png_error, NZ_ERROR, NZ_ERROR_IO);
  g_clear_error (&png_error);
  assert_empty_and_remove (folder);
}

static void
test_png (void)
{
  g_autoptr (NzDocument) document = document_of (1);
  cairo_surface_t *surface = nz_document_render_page (document, 0, 2);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, (int)ceil (210 * NZ_MM * 2));
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, (int)ceil (297 * NZ_MM * 2));
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *middle = data + 200 * stride + 200 * 4; /* blue, green, red */
  g_assert_cmpint (middle[0], ==, 0x73);
  g_assert_cmpint (middle[1], ==, 0x9e);
  g_assert_cmpint (middle[2], ==, 0x00);
  g_assert_cmpint (data[0], ==, 0xff);
  cairo_surface_destroy (surface);

  surface = nz_document_render_page (document, 0, 1000);
  g_assert_cmpint (cairo_surface_status (surface), !=, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
test_paper (void)
{
  NzPaperSize size;
  g_assert_true (nz_paper_parse ("A3", &size));
  g_assert_cmpint (size, ==, NZ_PAPER_A3);
  g_assert_false (nz_paper_parse ("a5", &size));
  g_assert_false (nz_paper_parse (NULL, &size));
  NzPaper paper = nz_paper (NZ_PAPER_A2, TRUE);
  g_assert_cmpfloat (paper.width, ==, 594);
  g_assert_true (nz_paper_is_landscape (paper));
  g_assert_false (nz_paper_is_landscape (nz_paper (NZ_PAPER_A4, FALSE)));
}

static const char *const kinds[] = { "office",   "authority", "provider",   "association", "education",
                                     "religion", "company",   "individual", "body" };

/* No two kinds share both shape and colour, and in grey the shape alone tells them apart. */
static void
test_signs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      double corners[16], others[16];
      guint n = nz_sign_corners (kinds[i], corners);
      double farthest = n == 0 ? 1 : 0;
      for (guint k = 0; k < n; k++)
        farthest = MAX (farthest, hypot (corners[2 * k], corners[2 * k + 1]));
      g_assert_cmpfloat (farthest, <=, nz_sign_reach (kinds[i]) + 1e-9);
      g_assert_cmpfloat (farthest, >=, nz_sign_reach (kinds[i]) - 0.25);
      for (guint j = 0; j < i; j++)
        {
          guint m = nz_sign_corners (kinds[j], others);
          gboolean same = n == m && nz_sign_has_dot (kinds[i]) == nz_sign_has_dot (kinds[j]);
          for (guint k = 0; same && k < 2 * n; k++)
            same = fabs (corners[k] - others[k]) < 0.05;
          g_assert_false (same);
        }
    }
}

static void
test_contrast (void)
{
  for (guint i = 0; i < NZ_THEME_LAST; i++)
    {
      const NzTheme *theme = nz_theme_get (i);
      const NzColour texts[] = { theme->text, theme->dim, theme->weekend, theme->holiday };
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        g_assert_cmpfloat (nz_colour_contrast (texts[k], theme->canvas), >=, 4.5);
      g_assert_cmpfloat (nz_colour_contrast (theme->accent_text, theme->accent), >=, 4.5);
      /* numbers stand on the band, too */
      g_assert_cmpfloat (nz_colour_contrast (theme->text, theme->band), >=, 4.5);
      g_assert_cmpfloat (nz_colour_contrast (theme->holiday, theme->band), >=, 4.5);
      g_assert_cmpfloat (nz_colour_contrast (theme->accent_line, theme->canvas), >=, 3);
      g_assert_cmpfloat (nz_colour_contrast (theme->event, theme->canvas), >=, 3);
      for (guint k = 0; k < 4; k++)
        g_assert_cmpfloat (nz_colour_contrast (theme->tie[k], theme->canvas), >=, 3);
      if (!theme->is_dark)
        for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
          g_assert_cmpfloat (nz_colour_contrast (nz_sign_edge (kinds[k], theme), theme->canvas), >=, 3);
    }
  char hex[8];
  g_assert_cmpstr (nz_colour_to_hex (nz_colour (0xe69f00, 1), hex), ==, "#e69f00");
}

/* "e. V." stands alone on no line, however wide the column is. */
static void
test_legal_form (void)
{
  static const char text[] = "Deutsch-Türkischer Brückenverein Ilversgehofen e. V.";
  g_autoptr (NzTypeset) typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, NZ_LANGUAGE_DE);
  guint wrapped = 0;

  for (double width = 110; width < 320; width += 5)
    {
      const NzType type = { .size = 10, .width = width };
      PangoLayout *layout = nz_typeset_layout (typeset, text, &type);
      int n = pango_layout_get_line_count (layout);
      PangoLayoutLine *last = pango_layout_get_line_readonly (layout, n - 1);

      wrapped += n > 1;
      g_assert_cmpstr (text + pango_layout_line_get_start_index (last), !=, "e. V.");
    }
  g_assert_cmpuint (wrapped, >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/pdf", test_pdf);
  g_test_add_func ("/document/failures", test_failures);
  g_test_add_func ("/document/full-disk", test_full_disk);
  g_test_add_func ("/document/png", test_png);
  g_test_add_func ("/document/paper", test_paper);
  g_test_add_func ("/typeset/legal-form", test_legal_form);
  g_test_add_func ("/sign/shapes", test_signs);
  g_test_add_func ("/theme/contrast", test_contrast);
  return g_test_run ();
}
