/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-logo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <string.h>
#include "base/nz-error.h"
#include "base/nz-i18n.h"

/* Enough for 60 mm at 600 dpi; more only makes files large. */
#define KEPT_PIXELS 1500
#define MOST_AREA 100e6

struct _NzLogo
{
  cairo_surface_t *surface; /* an image, or a recording of the SVG */
  double width, height;
};

static gboolean
check_size (double width, double height, GError **error)
{
  if (width <= NZ_LOGO_MOST_PIXELS && height <= NZ_LOGO_MOST_PIXELS && width * height <= MOST_AREA)
    return TRUE;
  g_set_error (
      error, NZ_ERROR, NZ_ERROR_INVALID,
      _ ("The logo is %.0f × %.0f pixels large; choose a picture of at most %d pixels in width and height."),
      width, height, NZ_LOGO_MOST_PIXELS);
  return FALSE;
}

/* The first line of what a library says, without its full stop: librsvg quotes its parser at length. */
static char *
first_line (const char *message)
{
  g_auto (GStrv) lines = g_strsplit (message, "\n", 2);
  gsize length = strlen (g_strchomp (lines[0]));
  if (length > 0 && lines[0][length - 1] == '.')
    lines[0][length - 1] = '\0';
  return g_strdup (lines[0]);
}

static gboolean
looks_like_svg (const char *data, gsize size)
{
  gsize looked = MIN (size, 4096);
  if (memchr (data, '\0', looked) != NULL)
    return FALSE;
  return g_strstr_len (data, (gssize)looked, "<svg") != NULL
         || g_strstr_len (data, (gssize)looked, ":svg") != NULL;
}

const char *
nz_logo_get_mime (GBytes *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  gsize size;
  const char *bytes = g_bytes_get_data (data, &size);
  if (size >= 8 && memcmp (bytes, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size >= 3 && memcmp (bytes, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  return size > 0 && looks_like_svg (bytes, size) ? "image/svg+xml" : NULL;
}

/* The size in which the file wants to be seen; its view box where it names none. */
static gboolean
get_svg_size (RsvgHandle *handle, double *width, double *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength svg_width, svg_height;
  RsvgRectangle box;
  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height) && *width > 0 && *height > 0)
    return TRUE;
  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &svg_width, &has_height, &svg_height, &has_box,
                                        &box);
  if (!has_box || box.width <= 0 || box.height <= 0)
    return FALSE;
  *width = box.width;
  *height = box.height;
  return TRUE;
}

static cairo_surface_t *
record_svg (RsvgHandle *handle, double width, double height, GError **error)
{
  cairo_rectangle_t extents = { 0, 0, width, height };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (recording);
  RsvgRectangle viewport = { 0, 0, width, height };
  if (!rsvg_handle_render_document (handle, cr, &viewport, error))
    g_clear_pointer (&recording, cairo_surface_destroy);
  cairo_destroy (cr);
  return recording;
}

static NzLogo *
load_svg (GBytes *data, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);
  g_autoptr (GError) reason = NULL;
  NzLogo logo = { NULL };
  /* without a base URI librsvg reads no other file */
  RsvgHandle *handle = rsvg_handle_new_from_data (bytes, size, &reason);
  gboolean has_size = handle && get_svg_size (handle, &logo.width, &logo.height);
  gboolean fits = has_size && check_size (logo.width, logo.height, error);
  if (fits)
    logo.surface = record_svg (handle, logo.width, logo.height, &reason);
  g_clear_object (&handle);
  if (logo.surface)
    return g_memdup2 (&logo, sizeof logo);
  if (fits || !has_size)
    {
      g_autofree char *why = first_line (reason ? reason->message : _ ("it has no size"));
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The logo is an SVG file that cannot be read: %s."),
                   why);
    }
  return NULL;
}

static cairo_surface_t *
surface_from_pixbuf (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  cairo_surface_t *surface
      = cairo_image_surface_create (has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    return surface;

  guint8 *target = cairo_image_surface_get_data (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  const guint8 *source = gdk_pixbuf_read_pixels (pixbuf);
  gsize source_stride = (gsize)gdk_pixbuf_get_rowstride (pixbuf);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *from = source + (gsize)y * source_stride + (gsize)x * (gsize)channels;
        guint32 alpha = has_alpha ? from[3] : 255;
        guint32 red = (from[0] * alpha + 127) / 255, green = (from[1] * alpha + 127) / 255,
                blue = (from[2] * alpha + 127) / 255;
        guint32 pixel = alpha << 24 | red << 16 | green << 8 | blue;
        memcpy (target + (gsize)y * stride + (gsize)x * 4, &pixel, 4);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

typedef struct
{
  GError *error;
} Sizing;

/* Told before any pixel is decoded: a bomb is refused here, a large picture scaled down. */
static void
size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Sizing *sizing = data;
  if (!check_size (width, height, sizing->error ? NULL : &sizing->error))
    {
      gdk_pixbuf_loader_set_size (loader, 0, 0); /* gdk-pixbuf then decodes nothing */
      return;
    }
  double most = MAX (width, height);
  if (most > KEPT_PIXELS)
    gdk_pixbuf_loader_set_size (loader, (int)MAX (1, width * KEPT_PIXELS / most),
                                (int)MAX (1, height * KEPT_PIXELS / most));
}

/* Fed in pieces, so that the header's size stops a picture that is too large before the rest is decoded. */
static gboolean
feed (GdkPixbufLoader *loader, GBytes *data, Sizing *sizing, GError **error)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data, &size);
  for (gsize done = 0; done < size && !sizing->error;)
    {
      gsize piece = MIN (size - done, done == 0 ? 512 : 65536);
      if (!gdk_pixbuf_loader_write (loader, bytes + done, piece, sizing->error ? NULL : error))
        return FALSE;
      done += piece;
    }
  return sizing->error == NULL;
}

static void
set_unreadable (GError **error, const char *why)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("The logo is no picture that can be read (SVG, PNG or JPEG): %s."), why);
}

/* By the one loader of its type: none of the others ever sees a file from outside. */
static NzLogo *
load_image (GBytes *data, const char *type, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (type, &reason);
  Sizing sizing = { NULL };
  if (!loader)
    {
      g_autofree char *why = first_line (reason->message);
      set_unreadable (error, why);
      return NULL;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared), &sizing);
  gboolean read = feed (loader, data, &sizing, &reason);
  gboolean closed = gdk_pixbuf_loader_close (loader, read ? &reason : NULL);
  if (sizing.error)
    {
      g_propagate_error (error, sizing.error);
      return NULL;
    }
  GdkPixbuf *pixbuf = read && closed ? gdk_pixbuf_loader_get_pixbuf (loader) : NULL;
  if (!pixbuf)
    {
      g_autofree char *why = first_line (reason ? reason->message : _ ("it is cut off"));
      set_unreadable (error, why);
      return NULL;
    }
  NzLogo *logo = g_new0 (NzLogo, 1);
  *logo = (NzLogo){ surface_from_pixbuf (pixbuf), gdk_pixbuf_get_width (pixbuf),
                    gdk_pixbuf_get_height (pixbuf) };
  return logo;
}

NzLogo *
nz_logo_new (GBytes *data, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  gsize size;
  g_bytes_get_data (data, &size);
  if (size == 0 || size > NZ_LOGO_MOST_BYTES)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           size == 0 ? _ ("The logo’s file is empty.")
                                     : _ ("The logo’s file is larger than 20 MB; choose a smaller picture."));
      return NULL;
    }
  const char *mime = nz_logo_get_mime (data);
  if (mime == NULL)
    {
      set_unreadable (error, _ ("it is of another kind"));
      return NULL;
    }
  if (g_str_equal (mime, "image/svg+xml"))
    return load_svg (data, error);
  return load_image (data, strchr (mime, '/') + 1, error);
}

void
nz_logo_free (NzLogo *logo)
{
  g_return_if_fail (logo != NULL);
  cairo_surface_destroy (logo->surface);
  g_free (logo);
}

double
nz_logo_get_aspect (NzLogo *logo)
{
  g_return_val_if_fail (logo != NULL, 1);
  return logo->width / logo->height;
}

double
nz_logo_draw (NzLogo *logo, cairo_t *cr, double x, double y, double width, double height)
{
  g_return_val_if_fail (logo && cr, 0);

  double scale = MIN (width / logo->width, height / logo->height);
  cairo_save (cr);
  cairo_translate (cr, x, y + (height - logo->height * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, logo->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_rectangle (cr, 0, 0, logo->width, logo->height);
  cairo_fill (cr);
  cairo_restore (cr);
  return logo->width * scale;
}
