/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What two records are compared by, folded and counted once, so that a comparison takes a microsecond. Only
 * for nz-duplicates.c. */

/* What is known of a record, as it stands there. Each may be %NULL, 0 or empty. */
typedef struct
{
  gint64 id;
  const char *name;       /* of an organisation; the family name of a person */
  const char *short_name; /* of an organisation; the given name of a person */
  const char *kind;       /* of an organisation; the salutation of a person */
  const char *register_number;
  const char *street, *postcode, *town;
  GPtrArray *telephones, *mails, *webs; /* (element-type utf8) */
  GArray *organisations;                /* (element-type gint64): where a person has a position */
} NzLooksInput;

/* Places in the books below: everything that is equal has one number, 0 is nothing. */
typedef struct
{
  gint64 id;
  guint words, n_words; /* in `numbers`: of the name, and of the given name behind it */
  guint given, n_given;
  guint key;       /* all words, sorted */
  guint sound;     /* their codes, sorted */
  guint exact;     /* the name as it is written, case and umlauts folded */
  guint short_key; /* the short name */
  guint initials;  /* of the words, as an acronym takes them */
  guint64 figures; /* a bit for each word that begins with a figure: what one has and the other has not is a
                      number of its own */
  guint telephones, n_telephones;
  guint mails, n_mails;
  guint webs, n_webs;
  guint organisations, n_organisations; /* in `ids` */
  guint street, postcode, town, register_number;
  gboolean foreign;       /* the name has other letters than Latin ones */
  const char *kind;       /* interned */
  const char *legal_form; /* static */
} NzLooks;

typedef struct
{
  const char *text; /* ASCII */
  guint sound;
  guint uses;
  gboolean is_number;
  gboolean is_town;
} NzLooksWord;

typedef struct
{
  const NzEntity *entity;
  GStringChunk *texts;
  GHashTable *words;  /* text → place in `book`, from 1 */
  GArray *book;       /* (element-type NzLooksWord) */
  GHashTable *values; /* text of anything else → its number, from 1 */
  GArray *numbers;    /* (element-type guint) */
  GArray *ids;        /* (element-type gint64) */
  GArray *looks;      /* (element-type NzLooks) */
  GHashTable *names;  /* key → how many records */
} NzLooksTable;

NzLooksTable *nz_looks_table_new (const NzEntity *entity);
void nz_looks_table_free (NzLooksTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLooksTable, nz_looks_table_free)
/* Adds a record; returns its place in `looks`. */
guint nz_looks_table_add (NzLooksTable *table, const NzLooksInput *input);
/* Takes the one that was added last away again; its words stay in the books. */
void nz_looks_table_drop (NzLooksTable *table);

static inline const NzLooks *
nz_looks_at (const NzLooksTable *table, guint place)
{
  return &g_array_index (table->looks, NzLooks, place);
}

static inline const guint *
nz_looks_numbers (const NzLooksTable *table, guint place)
{
  return &g_array_index (table->numbers, guint, place);
}

static inline NzLooksWord *
nz_looks_word (const NzLooksTable *table, guint word)
{
  return &g_array_index (table->book, NzLooksWord, word);
}

/* 0 to 1, and why (NzDuplicateReasons). 0 where the names have nothing in common. */
double nz_looks_compare (const NzLooksTable *table, const NzLooks *a, const NzLooks *b, guint *reasons);

G_END_DECLS
