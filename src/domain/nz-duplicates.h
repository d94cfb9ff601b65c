/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Which records are probably two of one: organisations and people.
 *
 * Names are compared word by word, each weighing the more the rarer it is in the file (the SoftTFIDF of W.
 * Cohen, P. Ravikumar, S. Fienberg, "A Comparison of String Distance Metrics for Name-Matching Tasks", IIWeb
 * 2003, the best of their comparison), words by Cologne phonetics and the Jaro–Winkler measure
 * (nz-phonetic.h, nz-similarity.h). What else is equal (mail, telephone, address, website, the organisation
 * of a person) raises the score independently, what contradicts (another town, another legal form, "Ms" and
 * "Mr") lowers it. Pairs from NZ_DUPLICATE_LIKELY on are those that are proposed to be merged. Branches of
 * each other and predecessors are never proposed. */

#define NZ_DUPLICATE_LIKELY 0.7

typedef enum
{
  NZ_DUPLICATE_SAME_NAME = 1 << 0,
  NZ_DUPLICATE_SAME_CORE = 1 << 1, /* without legal form and order of the words */
  NZ_DUPLICATE_SAME_SHORT = 1 << 2,
  NZ_DUPLICATE_SAME_SOUND = 1 << 3,
  NZ_DUPLICATE_LIKE_NAME = 1 << 4,
  NZ_DUPLICATE_SAME_ADDRESS = 1 << 5,
  NZ_DUPLICATE_SAME_TELEPHONE = 1 << 6,
  NZ_DUPLICATE_SAME_MAIL = 1 << 7,
  NZ_DUPLICATE_SAME_WEB = 1 << 8,
  NZ_DUPLICATE_SAME_ORGANISATION = 1 << 9,
  NZ_DUPLICATE_PART_NAME = 1 << 11, /* of one only the family name is known, or an initial beside it */
  NZ_DUPLICATE_SAME_REGISTER = 1 << 10,
} NzDuplicateReasons;

/**
 * NzDuplicate:
 * @a, @b: ids; @a is 0 for a record that is not in the file
 * @score: 0 to 1
 */
typedef struct
{
  const NzEntity *entity;
  gint64 a, b;
  double score;
  guint reasons; /* NzDuplicateReasons */
} NzDuplicate;

/* (transfer full) (array zero-terminated=1): in words of the program's language, the weightiest first: "same
 * name", "same telephone". */
char **nz_duplicate_reasons (const NzDuplicate *duplicate);
/* (transfer none): "almost certain", "very likely", "likely", in the program's language. */
const char *nz_duplicate_words (const NzDuplicate *duplicate);

/* Whether duplicates of this entity can be found. */
gboolean nz_duplicates_has (const NzEntity *entity);

/**
 * NzDuplicates:
 *
 * The looks of all records of an entity at one moment; takes a second for a hundred thousand. Belongs to the
 * thread of the store that it was made with, until it is made; then to anyone.
 */
typedef struct _NzDuplicates NzDuplicates;

/* %NULL if the store cannot be read or @cancellable (nullable) is cancelled. */
NzDuplicates *
nz_duplicates_new (NzStore *store, const NzEntity *entity, GCancellable *cancellable, GError **error);
void nz_duplicates_free (NzDuplicates *duplicates);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzDuplicates, nz_duplicates_free)

/* All pairs to be proposed, the likeliest first; those that were said to be distinct are left out. (transfer
 * full) (element-type NzDuplicate) */
GArray *nz_duplicates_pairs (NzDuplicates *duplicates, GCancellable *cancellable, GError **error);

/* Which records look like @record, which has perhaps no id yet: the likeliest first, at most @limit (0: all),
 * its own id left out. @organisations: (nullable) (element-type gint64): where a person is said to have a
 * position. (transfer full) (element-type NzDuplicate) */
GArray *
nz_duplicates_similar (NzDuplicates *duplicates, NzRecord *record, GArray *organisations, guint limit);
/* The same for a record with an id, which is then among those that the next can look like: the rows of an
 * import. */
GArray *nz_duplicates_take (NzDuplicates *duplicates, NzRecord *record, GArray *organisations, guint limit);

/* Remembers that the two are not one, one step of undo. */
gboolean
nz_duplicates_tell_apart (NzStore *store, const NzEntity *entity, gint64 a, gint64 b, GError **error);

G_END_DECLS
