/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gdk-pixbuf/gdk-pixbuf.h>

#include "base/nz-error.h"
#include "render/nz-thumbnail.h"

/* A wide picture fits into the square, its proportions kept, its colour too. */
static void
test_scaled (void)
{
  static const char svg[]
      = "<svg xmlns='http://www.w3.org/2000/svg' width='4000' height='1000'><rect width='4000' "
        "height='1000' fill='#00ff00'/></svg>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = g_bytes_new_static (svg, sizeof svg - 1);
  g_autoptr (GBytes) small = nz_thumbnail_new (data, &error);
  g_assert_no_error (error);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (small);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, NZ_THUMBNAIL_SIDE);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, NZ_THUMBNAIL_SIDE / 4);
  const guchar *middle = gdk_pixbuf_read_pixels (picture) + 32 * gdk_pixbuf_get_rowstride (picture)
                         + 128 * gdk_pixbuf_get_n_channels (picture);
  g_assert_cmpint (middle[0], ==, 0);
  g_assert_cmpint (middle[1], ==, 255);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = g_bytes_new_static ("kein Bild", 9);
  g_assert_null (nz_thumbnail_new (data, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thumbnail/scaled", test_scaled);
  g_test_add_func ("/thumbnail/refused", test_refused);
  return g_test_run ();
}
