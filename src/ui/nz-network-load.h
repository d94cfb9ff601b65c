/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "network/nz-scene.h"

G_BEGIN_DECLS

/* The network of a day and its picture. */
typedef struct
{
  NzGraph *graph;
  NzScene *scene; /* (nullable): whoever shows it may steal it */
} NzNetworkPicture;

void nz_network_picture_free (NzNetworkPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzNetworkPicture, nz_network_picture_free)

/* Reads and lays out the network of @day in a thread of its own with a connection of its own: some half a
 * second for 70 actors.
 * @around: 0 for the whole network, else an organisation with its strongest partners, at most @most, and only
 * the declared ties between them
 * @aspect: width by height; 0 for the picture as it is on paper */
void nz_network_load_async (NzStore *store,
                            NzDate day,
                            gint64 around,
                            guint most,
                            double aspect,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data);
/* (transfer full) */
NzNetworkPicture *nz_network_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
