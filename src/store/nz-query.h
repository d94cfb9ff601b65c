/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/nz-date.h"
#include "store/nz-rule.h"

G_BEGIN_DECLS

/**
 * NzQuery: which records of an entity, in what order. A plain struct that the caller owns; {.entity = …} is
 * "all, by name".
 * @day: only records that hold on this day; none: all
 * @search: (nullable): what a user typed; every word must be the beginning of a word of the record, or of
 * three letters on a part of one ("amt" in "Jugendamt"). Ranked (name before note, beginnings before parts)
 * unless @sorts is set
 * @quick: only beginnings of words where nz_query_has_words() says no: for key strokes; and with a limit, what
 * many words have inside may be found only in part
 * @lacks: (out) (optional): set to whether a quick answer with a limit may lack hits for the latter reason,
 * even where they are fewer than the limit
 * @filters: (nullable) (array length=n_filters): all must hold; for callers that know their field
 * @rule: (nullable): over @entity; holds besides @filters. An empty one narrows nothing
 * @rule_day: on which the rule asks what holds; none: @day, and where that is none too, today
 * @sorts: (nullable) (array length=n_sorts): what is equal by the first is ordered by the second, and so on,
 * in the end by the entity's own; none: the entity's own. What is empty stands last in either direction
 */
typedef struct
{
  const char *field; /* a column or a list of terms */
  /* A text, code of a choice or %NULL; ids for references and terms, with text %NULL */
  const char *text;
  gint64 integer;
} NzFilter;

typedef struct
{
  const char *field; /* a name: any field */
  gboolean descending;
} NzSort;

typedef struct
{
  const NzEntity *entity;
  NzDate day;
  const char *search;
  gboolean quick;
  gboolean *lacks;
  const NzFilter *filters;
  guint n_filters;
  const NzRule *rule;
  NzDate rule_day;
  const NzSort *sorts;
  guint n_sorts;
  guint limit; /* 0: none */
} NzQuery;

/* The ids only, sorted: a hundred thousand rows as fast as sixty. (transfer full) (element-type gint64) */
GArray *nz_query_ids (NzStore *store, const NzQuery *query, GError **error);
gint64 nz_query_count (NzStore *store, const NzQuery *query, GError **error);
/* The records themselves, for short lists. (transfer full) (element-type NzRecord) */
GPtrArray *nz_query_records (NzStore *store, const NzQuery *query, GError **error);
/* The first record whose @field equals @text exactly (a name, an external id); 0 if there is none. */
gint64 nz_query_find_text (NzStore *store, const NzEntity *entity, const char *field, const char *text);

/* (transfer full): a select of @value (over "v") from the rows that the derived column is read from, in their
 * order, those of the record @owner (an expression) that hold on the day ?@day_parameter. Where the column
 * has NzField.first_by, only the first counts, also where its value is empty: what stands beside each other
 * in a list is of one row. */
char *nz_derived_sql (
    const NzEntity *entity, const NzField *field, const char *value, const char *owner, int day_parameter);

/* (transfer full): a subselect in parentheses, with the columns record and target: which records of @entity
 * name which others by the reference @field, whether by the field itself or by rows of the entity's further
 * ones. The one way to ask what concerns a record. */
char *nz_about_sql (const NzEntity *entity, const NzField *field);

/* So many letters must be typed to be found inside a word: German puts words together. Of digits, five. */
#define NZ_QUERY_LEAST_INSIDE 3
/* @word: folded */
gboolean nz_query_finds_inside (const char *word);
/* Whether the words of the index are in memory, or so few that they could be read at once. What finds a part
 * of a word needs them; of a hundred thousand records to read them takes some tenths of a second, once, until
 * another connection writes. */
gboolean nz_query_has_words (NzStore *store);
/* Reads them in a thread. G_IO_ERROR_CANCELLED where the store was closed meanwhile. */
void nz_query_read_words_async (NzStore *store,
                                GCancellable *cancellable,
                                GAsyncReadyCallback done,
                                gpointer data);
gboolean nz_query_read_words_finish (NzStore *store, GAsyncResult *result, GError **error);

/* Search over everything: as NzQuery.search, with @quick and a limit. One hit per record, grouped by entity in the order
 * of the sections, ranked within; at most @limit per entity. */
typedef struct
{
  const NzEntity *entity;
  gint64 id;
} NzHit;
/* (transfer full) (element-type NzHit) */
GArray *nz_query_everything (NzStore *store, const char *search, guint limit, GError **error);
/* The same with the words that were perhaps meant: each may have one letter more, less, other or exchanged
 * (Damerau), or only sound the same (Cologne phonetics, whatever the script). Reads all words of the index,
 * some hundred thousand where a file is large: for another thread, with a store of its own.
 * @words: (out) (optional) (array zero-terminated=1): the words that stand for those that were typed, folded,
 * without those that have them inside.
 * Sections whose best hit has it all in its name stand before the others. No hits where nothing is near. */
GArray *nz_query_near (NzStore *store,
                       const char *search,
                       guint limit,
                       GCancellable *cancellable,
                       char ***words,
                       GError **error);

/**
 * NzRows: a reading statement for questions that no description answers (counts over several tables).
 * SQL stays readable where it is asked; only reading statements are taken. Column names and tables are those
 * of the migrations. Parameters ?1, ?2 … are bound by nz_rows_bind_…() before the first nz_rows_next().
 * Actions may begin and end between two rows; a rollback does not disturb the reading.
 */
typedef struct _NzRows NzRows;
NzRows *nz_rows_new (NzStore *store, const char *sql, GError **error);
void nz_rows_free (NzRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzRows, nz_rows_free)
void nz_rows_bind_int (NzRows *rows, int parameter, gint64 value);
void nz_rows_bind_text (NzRows *rows, int parameter, const char *text);
void nz_rows_bind_date (NzRows *rows, int parameter, NzDate date);
/* %TRUE while there is a row; %FALSE at the end or on failure, then @error is set only for the latter. */
gboolean nz_rows_next (NzRows *rows, GError **error);
gint64 nz_rows_int (NzRows *rows, int column);
const char *nz_rows_text (NzRows *rows, int column); /* (transfer none) (nullable): until the next row */
NzDate nz_rows_date (NzRows *rows, int column);
gboolean nz_rows_is_null (NzRows *rows, int column);

/* The SQL of "active on ?N", written once: "(t.since IS NULL OR …)". @table may be %NULL. (transfer full) */
char *nz_date_active_sql (const char *table, const char *since, const char *until, int parameter);
/* The same for the day that an expression gives: "e.day". (transfer full) */
char *nz_date_active_on_sql (const char *table, const char *since, const char *until, const char *day);

G_END_DECLS
