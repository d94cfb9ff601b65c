/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-background.h"

#include <poppler.h>
#include "base/nz-error.h"
#include "base/nz-i18n.h"

#define MOST_PAGES 2

typedef struct
{
  cairo_surface_t *recording;
  double width, height; /* points */
} Sheet;

struct _NzBackground
{
  guint n_sheets;
  Sheet sheets[MOST_PAGES];
  PopplerRectangle *words; /* of the first page, points */
  guint n_words;
};

static void
record_page (Sheet *sheet, PopplerPage *page)
{
  poppler_page_get_size (page, &sheet->width, &sheet->height);
  cairo_rectangle_t extents = { 0, 0, sheet->width, sheet->height };
  sheet->recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (sheet->recording);
  poppler_page_render_for_printing (page, cr);
  cairo_destroy (cr);
}

static gboolean
has_sane_size (PopplerPage *page)
{
  double width, height;
  poppler_page_get_size (page, &width, &height);
  return width >= 100 && height >= 100 && width < 14400
         && height < 14400; /* 200 inches: the most a PDF page can be */
}

static void
read_pages (NzBackground *self, PopplerDocument *document)
{
  int n_pages = MIN (poppler_document_get_n_pages (document), MOST_PAGES);
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      gboolean usable = page && has_sane_size (page);
      if (usable)
        record_page (&self->sheets[self->n_sheets++], page);
      if (usable && i == 0)
        poppler_page_get_text_layout (page, &self->words, &self->n_words);
      g_clear_object (&page);
      if (!usable)
        break;
    }
}

NzBackground *
nz_background_new (GBytes *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  g_autoptr (GError) reason = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (data, NULL, &reason);
  if (!document)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   g_error_matches (reason, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)
                       ? _ ("The letter paper is a PDF with a password; choose one without: %s.")
                       : _ ("The letter paper is no PDF that can be read: %s."),
                   reason->message);
      return NULL;
    }
  g_autoptr (NzBackground) self = g_new0 (NzBackground, 1);
  read_pages (self, document);
  g_object_unref (document);
  if (self->n_sheets == 0)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           _ ("The letter paper is a PDF without a usable page."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
nz_background_free (NzBackground *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->n_sheets; i++)
    cairo_surface_destroy (self->sheets[i].recording);
  g_free (self->words);
  g_free (self);
}

guint
nz_background_get_n_pages (NzBackground *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_sheets;
}

void
nz_background_draw (NzBackground *self, guint page, cairo_t *cr, NzPaper paper)
{
  g_return_if_fail (self && cr);
  if (page >= self->n_sheets)
    return;
  const Sheet *sheet = &self->sheets[page];
  cairo_save (cr);
  double scale = MIN (paper.width * NZ_MM / sheet->width, paper.height * NZ_MM / sheet->height);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, sheet->recording, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

gboolean
nz_background_has_text (NzBackground *self, double x, double y, double width, double height)
{
  g_return_val_if_fail (self != NULL, FALSE);
  for (guint i = 0; i < self->n_words; i++)
    {
      const PopplerRectangle *word = &self->words[i];
      if (word->x1 < (x + width) * NZ_MM && word->x2 > x * NZ_MM && word->y1 < (y + height) * NZ_MM
          && word->y2 > y * NZ_MM)
        return TRUE;
    }
  return FALSE;
}
