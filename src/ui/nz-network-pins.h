/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Where actors were put by hand on the diagram; each function is one step of undo. */

/* @x and @y in thousandths of the picture. */
gboolean nz_network_pin (NzStore *store, gint64 organisation, int x, int y, GError **error);
/* Does nothing to an actor without a pin. */
gboolean nz_network_unpin (NzStore *store, gint64 organisation, GError **error);
gboolean nz_network_unpin_all (NzStore *store, GError **error);

G_END_DECLS
