/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "render/nz-paper.h"

G_BEGIN_DECLS

/**
 * NzBackground:
 *
 * An office's letter paper as a PDF of one or two pages: the first one lies under the first page of a letter,
 * the second one under the following pages. Read once by poppler; a PDF written over it holds each of its
 * pages once.
 */
typedef struct _NzBackground NzBackground;

/* NZ_ERROR_INVALID says why these bytes are no letter paper (no PDF, a password, no page). (transfer full) */
NzBackground *nz_background_new (GBytes *data, GError **error);
void nz_background_free (NzBackground *background);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzBackground, nz_background_free)

/* 1 or 2. */
guint nz_background_get_n_pages (NzBackground *background);
/* Draws page @page (0 or 1) over a sheet of paper; scaled where its size is another. */
void nz_background_draw (NzBackground *background, guint page, cairo_t *cr, NzPaper paper);
/* Whether the first page has text in this rectangle (mm): a return line of its own, for example. */
gboolean nz_background_has_text (NzBackground *background, double x, double y, double width, double height);

G_END_DECLS
