/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NzLogo:
 *
 * The picture of a letterhead, from the bytes of an SVG, PNG or JPEG file. Loaded once, drawn on every page;
 * a PDF holds it once.
 */
typedef struct _NzLogo NzLogo;

/* A picture larger than this in one direction is refused, and one of more than 100 million pixels. */
#define NZ_LOGO_MOST_PIXELS 20000
/* The largest file that is looked at, here and before it is kept; also for the paper behind a letter. */
#define NZ_LOGO_MOST_BYTES (20 * 1000 * 1000)

/* What the bytes say, not the file's name: "image/svg+xml", "image/png", "image/jpeg"; %NULL for anything else. */
const char *nz_logo_get_mime (GBytes *data);

/* NZ_ERROR_INVALID says why these bytes are no logo (no picture, too large, damaged). Also what checks a
 * picture before it is kept. (transfer full) */
NzLogo *nz_logo_new (GBytes *data, GError **error);
void nz_logo_free (NzLogo *logo);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLogo, nz_logo_free)

/* The logo's own proportions. */
double nz_logo_get_aspect (NzLogo *logo);
/* Draws it as large as fits into the box, at its left edge and vertically in its middle; returns the width it
 * takes. */
double nz_logo_draw (NzLogo *logo, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
