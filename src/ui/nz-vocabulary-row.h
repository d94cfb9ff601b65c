/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "ui/nz-vocabulary-item.h"

G_BEGIN_DECLS

/**
 * NzVocabularyRow:
 *
 * An entry of a vocabulary in a list: its colour, its name, how often it is used. It can be dragged onto
 * another, which then asks with the signal "moved" (gint64 id, guint place) for the new place.
 */
#define NZ_TYPE_VOCABULARY_ROW (nz_vocabulary_row_get_type ())
G_DECLARE_FINAL_TYPE (NzVocabularyRow, nz_vocabulary_row, NZ, VOCABULARY_ROW, GtkBox)

GtkWidget *nz_vocabulary_row_new (void);
/* @item: (nullable) */
void nz_vocabulary_row_set_item (NzVocabularyRow *row, NzVocabularyItem *item);
/* Whether it may be dragged: not while only some entries are shown. */
void nz_vocabulary_row_set_movable (NzVocabularyRow *row, gboolean movable);

G_END_DECLS
