/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-network-load.h"

G_BEGIN_DECLS

/**
 * NzNetworkFeed:
 *
 * Keeps the picture of a day in step with the store: whatever changes it, or another day, lays it out anew, one picture at a time and only while
 * somebody looks. Several changes in a row are laid out once.
 *
 * Signals: "busy" when a picture is begun or done, see nz_network_feed_is_busy(); "picture" (NzNetworkPicture *picture, graph and scene may be
 * stolen from it); "failed" (const GError *error).
 */
#define NZ_TYPE_NETWORK_FEED (nz_network_feed_get_type ())
G_DECLARE_FINAL_TYPE (NzNetworkFeed, nz_network_feed, NZ, NETWORK_FEED, GObject)

/* Nobody looks yet. Keeps a reference to @store. */
NzNetworkFeed *nz_network_feed_new (NzStore *store, NzDate day);
/* Gives up the store; no signal comes after this. */
void nz_network_feed_stop (NzNetworkFeed *self);

void nz_network_feed_set_day (NzNetworkFeed *self, NzDate day);
/* Whether somebody looks; what changed while nobody did is laid out then. */
void nz_network_feed_set_shown (NzNetworkFeed *self, gboolean shown);
/* Lays out anew although nothing in the store has changed. */
void nz_network_feed_reload (NzNetworkFeed *self);
gboolean nz_network_feed_is_busy (NzNetworkFeed *self);

G_END_DECLS
