/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* The words that records choose from: topics, target groups, districts, languages, functions. Each kind is in
 * the order of its ranks, what has none behind, by name. A function stands in positions as text; its term is
 * what is offered there, and the two are kept alike by all that is done here. */

/**
 * NzVocabularyEntry:
 * @code, @colour: (nullable)
 * @uses: how many records name it
 */
typedef struct
{
  gint64 id;
  char *name, *code, *colour;
  gboolean retired;
  gboolean ranked;
  guint uses;
} NzVocabularyEntry;

/* In order, retired ones too. (transfer full) (element-type NzVocabularyEntry) */
GPtrArray *nz_vocabulary_load (NzStore *store, const char *kind, GError **error);
/* The label of a kind: "Topics". */
const char *nz_vocabulary_kind_label (const char *kind, NzLanguage language);
/* What is offered for a kind, in order, without retired ones, beginning with or having a word that begins
 * with @typed ("": all); of functions also what positions have that is no term. (transfer full) (element-type
 * utf8) */
GPtrArray *nz_vocabulary_offer (NzStore *store, const char *kind, const char *typed, guint limit);

/* Each one step. NZ_ERROR_EXISTS names the entry that has the name already: merge the two instead. */
gboolean nz_vocabulary_add (NzStore *store, const char *kind, const char *name, gint64 *id, GError **error);
/* Positions with a function follow. */
gboolean nz_vocabulary_rename (NzStore *store, gint64 id, const char *name, GError **error);
/* Whatever names one of @ids names @into instead (rules of filters and distribution lists too), and they go.
 * @into may be among them. All must be of one kind. */
gboolean nz_vocabulary_merge (NzStore *store, const gint64 *ids, gsize n, gint64 into, GError **error);
/* To @place (from 0) in the order of its kind. */
gboolean nz_vocabulary_move (NzStore *store, gint64 id, guint place, GError **error);
/* By name again: nobody has a rank. */
gboolean nz_vocabulary_sort (NzStore *store, const char *kind, GError **error);
/* Not offered any more, but it stays where it is named. */
gboolean nz_vocabulary_retire (NzStore *store, gint64 id, gboolean retired, GError **error);
/* "#rrggbb"; %NULL: none. */
gboolean nz_vocabulary_set_colour (NzStore *store, gint64 id, const char *colour, GError **error);
/* Makes terms of the functions that positions have and that are none yet; @n: (out) (optional): how many. */
gboolean nz_vocabulary_adopt_functions (NzStore *store, guint *n, GError **error);
guint nz_vocabulary_count_strange_functions (NzStore *store);

/* Who names an entry: a record and by which field. (transfer full) (element-type NzVocabularyUse) */
typedef struct
{
  const NzEntity *entity;
  gint64 id;
  const NzField *field;
} NzVocabularyUse;
GArray *nz_vocabulary_uses (NzStore *store, gint64 id, guint limit, GError **error);

/* What an entry was merged into while the program runs, so that a list that is filtered by it can go on with
 * that; @id itself if it is there, 0 if it is just gone. */
gint64 nz_vocabulary_follow (NzStore *store, gint64 id);
/* (transfer full) (nullable): @rule with entries that were merged followed; %NULL if nothing in it was. */
NzRule *nz_vocabulary_follow_rule (NzStore *store, const NzRule *rule);

G_END_DECLS
