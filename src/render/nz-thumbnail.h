/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longer side of a thumbnail in pixels: sharp in the head of a page on a screen of double density, and a
 * file of a hundred actors grows by some megabytes at most. */
#define NZ_THUMBNAIL_SIDE 256

/* A picture (SVG, PNG, JPEG) drawn anew so that it fits into a square of that side, as PNG. NZ_ERROR_INVALID
 * if these bytes are no picture. (transfer full) */
GBytes *nz_thumbnail_new (GBytes *data, GError **error);

G_END_DECLS
