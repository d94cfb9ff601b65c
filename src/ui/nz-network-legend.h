/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/nz-scene.h"

G_BEGIN_DECLS

/* (transfer floating): the key to the diagram's signs and lines, a card that wraps. Empty until it is filled.
 */
GtkWidget *nz_network_legend_new (void);
/* With how many there are of each. */
void nz_network_legend_fill (GtkWidget *legend, const NzScene *scene);

G_END_DECLS
