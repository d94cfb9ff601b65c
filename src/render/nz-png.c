/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-document.h"

#include <math.h>
#include "base/nz-error.h"
#include "base/nz-file.h"

/* cairo's image surfaces end at 32,767 pixels */
#define MOST_PIXELS 30000

cairo_surface_t *
nz_document_render_page (NzDocument *document, guint page, double scale)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (scale > 0, NULL);

  NzPaper paper = nz_document_get_paper (document);
  double width = ceil (paper.width * NZ_MM * scale - 1e-6),
         height = ceil (paper.height * NZ_MM * scale - 1e-6);
  /* a surface that is too large is made in an error state, not refused */
  gboolean fits = width <= MOST_PIXELS && height <= MOST_PIXELS;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, fits ? (int)width : G_MAXINT,
                                                         fits ? (int)height : G_MAXINT);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_t *cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  nz_document_draw_page (document, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_status_t
write_to_output (void *closure, const unsigned char *data, unsigned int length)
{
  NzOutput *output = closure;
  nz_output_write (output, data, length);
  return nz_output_has_failed (output) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

gboolean
nz_document_write_png (NzDocument *document, guint page, double dpi, const char *path, GError **error)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (page < nz_document_get_n_pages (document), FALSE);

  g_autoptr (NzOutput) output = nz_output_new (path, error);
  if (!output)
    return FALSE;
  cairo_surface_t *surface = nz_document_render_page (document, page, dpi / 72);
  cairo_status_t status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_to_output, output);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && !nz_output_has_failed (output))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("“%s” could not be written: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return nz_output_finish (g_steal_pointer (&output), error);
}
