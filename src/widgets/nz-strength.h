/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzStrength:
 *
 * The intensity of a collaboration as four rising blocks, the first @intensity of them filled. Decorative:
 * the words beside it say the same.
 */
#define NZ_TYPE_STRENGTH (nz_strength_get_type ())
G_DECLARE_FINAL_TYPE (NzStrength, nz_strength, NZ, STRENGTH, GtkWidget)

GtkWidget *nz_strength_new (int intensity);
void nz_strength_set (NzStrength *strength, int intensity);

G_END_DECLS
