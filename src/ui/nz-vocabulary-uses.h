/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Called when a record was chosen, after this window closed. */
typedef void (*NzUseChosen) (const NzEntity *entity, gint64 id, gpointer data);

/* Shows which records name an entry of a vocabulary; each leads to its page. */
void nz_vocabulary_uses_present (
    GtkWindow *parent, NzStore *store, gint64 term, NzUseChosen chosen, gpointer data);

G_END_DECLS
