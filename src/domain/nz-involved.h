/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Whom and what an entry of the journal concerns: any number of organisations, people, groups and meetings.
 * The first of each kind is a field of the entry, the further ones are rows of entry_link; nobody else needs
 * to know. Which entries concern a record nz_about_sql() and nz_journal_of() tell. */

typedef struct
{
  const NzEntity *entity;
  gint64 id;
} NzInvolved;

/* The kinds of record that an entry can concern, in their order. (array length=n) */
const NzEntity *const *nz_involved_kinds (guint *n);

/* Those of @entry, by kind; of one that is not in the store yet its own only. (transfer full) (element-type
 * NzInvolved) */
GArray *nz_involved_of (NzStore *store, NzRecord *entry, GError **error);
/* Whether it is among @all. */
gboolean nz_involved_has (GArray *all, const NzEntity *entity, gint64 id);
/* Appends one that is not there yet; FALSE if it is, or if entries are never about such a record. */
gboolean nz_involved_add (GArray *all, const NzEntity *entity, gint64 id);
/* FALSE if it is not among them. */
gboolean nz_involved_remove (GArray *all, const NzEntity *entity, gint64 id);

/* Puts @fresh in the place of @old; if it is among them already, @old only goes. FALSE if @old is not. */
gboolean nz_involved_replace (GArray *all, NzInvolved old, NzInvolved fresh);
/* (transfer full): their names, "" of none. */
char *nz_involved_words (NzStore *store, GArray *all);

/* Saves @entry, new or not, with exactly these: one step called @label, or part of the action that is under
 * way. */
gboolean nz_involved_save (NzStore *store, NzRecord *entry, GArray *all, const char *label, GError **error);

G_END_DECLS
