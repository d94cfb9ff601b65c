/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-background.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "render/nz-poppler.h"

struct _NzBackground
{
  NzPopplerPages pages;
};

NzBackground *
nz_background_new (GBytes *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  const NzPoppler *poppler = nz_module_get (NZ_POPPLER_MODULE, NZ_POPPLER_VERSION, error);
  if (!poppler)
    return NULL;
  g_autofree char *reason = NULL;
  gboolean is_encrypted = FALSE;
  g_autoptr (NzBackground) self = g_new0 (NzBackground, 1);
  if (!poppler->read (data, &self->pages, &is_encrypted, &reason))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   is_encrypted ? _ ("The letter paper is a PDF with a password; choose one without: %s.")
                                : _ ("The letter paper is no PDF that can be read: %s."),
                   reason);
      return NULL;
    }
  if (self->pages.n_sheets == 0)
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
  for (guint i = 0; i < self->pages.n_sheets; i++)
    cairo_surface_destroy (self->pages.sheets[i].recording);
  g_free (self->pages.words);
  g_free (self);
}

guint
nz_background_get_n_pages (NzBackground *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pages.n_sheets;
}

void
nz_background_draw (NzBackground *self, guint page, cairo_t *cr, NzPaper paper)
{
  g_return_if_fail (self && cr);
  if (page >= self->pages.n_sheets)
    return;
  const NzPopplerSheet *sheet = &self->pages.sheets[page];
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
  for (guint i = 0; i < self->pages.n_words; i++)
    {
      const NzPopplerWord *word = &self->pages.words[i];
      if (word->x1 < (x + width) * NZ_MM && word->x2 > x * NZ_MM && word->y1 < (y + height) * NZ_MM
          && word->y2 > y * NZ_MM)
        return TRUE;
    }
  return FALSE;
}
