/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzSearchReason: why a record was found, in the language of the program, with the matching words in <b>;
 * Pango markup. A plain struct that owns its texts.
 * @title: what the record is called
 * @where: (nullable): the field and the part of it that has the words ("Notiz: … Schlüssel beim
 * <b>Hausdienst</b> …"), where the title alone does not say it
 */
typedef struct
{
  char *title;
  char *where;
} NzSearchReason;

void nz_search_reason_clear (NzSearchReason *reason);

/* @typed: what the user typed. @near: (nullable) (array zero-terminated=1): words that were perhaps meant,
 * from nz_query_near(); they are marked, too. */
void nz_search_reason_find (
    NzStore *store, const NzHit *hit, const char *typed, const char *const *near, NzSearchReason *reason);

/* (transfer full): @text as markup with the words that begin with one of @words (folded as the index folds)
 * in <b>. @found: (out) (optional) (array): for each word of @words whether it is there. */
char *nz_search_mark (const char *text, const char *const *words, gboolean *found);

G_END_DECLS
