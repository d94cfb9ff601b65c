/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"
#include "ui/nz-vocabulary-item.h"

G_BEGIN_DECLS

/* Asks over @parent for another name of an entry, says how many records follow, and renames it. @parent may be closed
 * meanwhile; the dialog goes with it. */
void nz_vocabulary_rename_present (GtkWindow *parent, NzStore *store, NzVocabularyItem *item);

G_END_DECLS
