/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "network/nz-graph.h"

G_BEGIN_DECLS

/**
 * NzNetworkList:
 *
 * The diagram in words: every actor of the day, and under it with whom it works together, how closely and
 * since when, and with whom it shares groups. For screen readers and for whoever would rather read; the
 * selection is the diagram's.
 *
 * Signals: "selected" (gint64 id), "open" (gint64 id).
 */
#define NZ_TYPE_NETWORK_LIST (nz_network_list_get_type ())
G_DECLARE_FINAL_TYPE (NzNetworkList, nz_network_list, NZ, NETWORK_LIST, AdwBin)

GtkWidget *nz_network_list_new (void);
/* Shows the network; keeps nothing of @graph. */
void nz_network_list_fill (NzNetworkList *list, const NzGraph *graph);
/* 0 for none; emits nothing. */
void nz_network_list_select (NzNetworkList *list, gint64 id);
void nz_network_list_focus (NzNetworkList *list);

G_END_DECLS
