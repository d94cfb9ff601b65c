/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-poppler.h"

#include <gmodule.h>
#include <poppler.h>

static void
record_page (NzPopplerSheet *sheet, PopplerPage *page)
{
  poppler_page_get_size (page, &sheet->width, &sheet->height);
  cairo_rectangle_t extents = { 0, 0, sheet->width, sheet->height };
  sheet->recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (sheet->recording);
  poppler_page_render_for_printing (page, cr);
  cairo_destroy (cr);
}

static void
read_words (NzPopplerPages *pages, PopplerPage *page)
{
  PopplerRectangle *words = NULL;
  poppler_page_get_text_layout (page, &words, &pages->n_words);
  pages->words = g_new (NzPopplerWord, pages->n_words);
  for (guint i = 0; i < pages->n_words; i++)
    pages->words[i] = (NzPopplerWord){ words[i].x1, words[i].y1, words[i].x2, words[i].y2 };
  g_free (words);
}

static gboolean
has_sane_size (PopplerPage *page)
{
  double width, height;
  poppler_page_get_size (page, &width, &height);
  return width >= 100 && height >= 100 && width < 14400
         && height < 14400; /* 200 inches: the most a PDF page can be */
}

static gboolean
read_pages (GBytes *data, NzPopplerPages *pages, gboolean *is_encrypted, char **reason)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (data, NULL, &error);
  if (!document)
    {
      *is_encrypted = g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED);
      *reason = g_strdup (error->message);
      return FALSE;
    }
  int n_pages = MIN (poppler_document_get_n_pages (document), NZ_POPPLER_MOST_PAGES);
  for (int i = 0; i < n_pages; i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      gboolean usable = page && has_sane_size (page);
      if (usable)
        record_page (&pages->sheets[pages->n_sheets++], page);
      if (usable && i == 0)
        read_words (pages, page);
      g_clear_object (&page);
      if (!usable)
        break;
    }
  g_object_unref (document);
  return TRUE;
}

G_MODULE_EXPORT const NzPoppler NZ_MODULE_NAME = { { NZ_POPPLER_VERSION }, read_pages };
