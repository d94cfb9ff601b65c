/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* (transfer floating): the last steps that touched a record, newest first, with day and desk; follows the store. */
GtkWidget *nz_history_card_new (NzStore *store, const NzEntity *entity, gint64 id);

G_END_DECLS
