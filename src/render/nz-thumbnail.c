/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-thumbnail.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "render/nz-logo.h"

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

GBytes *
nz_thumbnail_new (GBytes *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  g_autoptr (NzLogo) logo = nz_logo_new (data, error);
  if (logo == NULL)
    return NULL;
  double aspect = nz_logo_get_aspect (logo);
  int width = aspect >= 1 ? NZ_THUMBNAIL_SIDE : MAX (1, (int)(NZ_THUMBNAIL_SIDE * aspect));
  int height = aspect >= 1 ? MAX (1, (int)(NZ_THUMBNAIL_SIDE / aspect)) : NZ_THUMBNAIL_SIDE;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GByteArray) png = g_byte_array_new ();

  nz_logo_draw (logo, cr, 0, 0, width, height);
  cairo_destroy (cr);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, append, png);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The picture cannot be drawn: %s"),
               cairo_status_to_string (status));
  return NULL;
}
