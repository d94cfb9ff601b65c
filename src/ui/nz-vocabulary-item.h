/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-vocabulary.h"

G_BEGIN_DECLS

/**
 * NzVocabularyItem:
 *
 * An entry of a vocabulary in a list model; does not change.
 */
#define NZ_TYPE_VOCABULARY_ITEM (nz_vocabulary_item_get_type ())
G_DECLARE_FINAL_TYPE (NzVocabularyItem, nz_vocabulary_item, NZ, VOCABULARY_ITEM, GObject)

NzVocabularyItem *nz_vocabulary_item_new (const NzVocabularyEntry *entry, guint place);
gint64 nz_vocabulary_item_get_id (NzVocabularyItem *item);
/* Its place in the order of its kind. */
guint nz_vocabulary_item_get_place (NzVocabularyItem *item);
const char *nz_vocabulary_item_get_name (NzVocabularyItem *item);
/* (nullable) */
const char *nz_vocabulary_item_get_colour (NzVocabularyItem *item);
gboolean nz_vocabulary_item_is_retired (NzVocabularyItem *item);
guint nz_vocabulary_item_get_uses (NzVocabularyItem *item);
/* Whether @key (nz_text_match_key() of what was typed) is in its name. */
gboolean nz_vocabulary_item_fits (NzVocabularyItem *item, const char *key);

G_END_DECLS
