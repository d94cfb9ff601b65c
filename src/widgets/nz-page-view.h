/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/nz-document.h"

G_BEGIN_DECLS

/**
 * NzPageView:
 *
 * One page of a document on the screen, as wide as there is room, sharp at every scale, drawn by the
 * document's own code.
 */
#define NZ_TYPE_PAGE_VIEW (nz_page_view_get_type ())
G_DECLARE_FINAL_TYPE (NzPageView, nz_page_view, NZ, PAGE_VIEW, GtkWidget)

GtkWidget *nz_page_view_new (void);
/* @document: (nullable): prepared; a reference is kept. @label: what a screen reader says of the page:
 * "Letter to Natalia Becker, page 1". */
void nz_page_view_set_page (NzPageView *view, NzDocument *document, guint page, const char *label);

G_END_DECLS
