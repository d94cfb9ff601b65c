/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "network/nz-scene.h"

G_BEGIN_DECLS

/**
 * NzNetworkInspector:
 *
 * What is known of the actor that is selected on the diagram: its sign and name, with whom it works together,
 * its groups.
 *
 * Signals: "open" (gint64 id) and "select" (gint64 id) ask for an actor's page and for another selection;
 * "pin" (gint64 id, gboolean) for pinning it where it is, or letting it go; "close".
 */
#define NZ_TYPE_NETWORK_INSPECTOR (nz_network_inspector_get_type ())
G_DECLARE_FINAL_TYPE (NzNetworkInspector, nz_network_inspector, NZ, NETWORK_INSPECTOR, AdwBin)

GtkWidget *nz_network_inspector_new (NzStore *store);
/* @node: of @graph; both are only read during the call. */
void nz_network_inspector_show (NzNetworkInspector *inspector, const NzGraph *graph, guint node);

G_END_DECLS
