/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Debian builds SQLite with the session extension; its header shows it only to who asks. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

#include "store/nz-query.h"
#include "store/nz-store.h"

G_BEGIN_DECLS

/* What the files of store/ share. Nobody else includes this. */

/* How the file is open. */
typedef enum
{
  NZ_ACCESS_LOG,       /* write-ahead log: one writer, readers beside it */
  NZ_ACCESS_EXCLUSIVE, /* rollback journal on a network file system: nobody else reads meanwhile */
  NZ_ACCESS_IMMUTABLE, /* for reading, without touching the folder */
  NZ_ACCESS_MEMORY,    /* for reading, a copy in memory: of an exclusive file, an older one or one left with its log */
} NzAccess;

typedef struct _NzTextWords NzTextWords;

struct _NzStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  char *desk;
  gboolean read_only;
  gboolean closed;
  NzAccess access;
  char *open_key; /* nz_open_files_add() */
  struct _NzLock *lock;
  GHashTable *statements; /* SQL text → sqlite3_stmt, kept for the life of the connection */
  GHashTable *idle;       /* (nullable): nz-rows.c; SQL text → sqlite3_stmt that nobody uses now */
  GHashTable *orders;     /* (nullable): nz-order.c */
  GHashTable *text_rows;  /* (nullable): nz-text-rows.c */
  NzTextWords *words;      /* (nullable): nz-text-words.c */

  /* nz-store-work.c */
  NzProgress *progress; /* (nullable) */
  gboolean is_lent;     /* nobody may write but the work: a writer is lent, or work on the store itself pauses */
  gboolean has_worker;  /* work on the store itself, which may pause */
  gboolean was_paused;  /* in this action: others have seen what is not committed */
  gboolean close_later; /* when that work is over */
  GPtrArray *committed; /* (nullable) (element-type NzChanges): of the work, to be told when it is over */
  GPtrArray *waiting;   /* of nz_store_when_free() */

  /* the action under way; session is NULL outside one */
  sqlite3_session *session;
  char *label;
};

/* nz-sql.c: thin wrappers that turn SQLite's codes into NZ_ERROR with the file's name. */
gboolean nz_sql_exec (NzStore *store, const char *sql, GError **error);
/* (transfer none): from the cache, reset and with bindings cleared. */
sqlite3_stmt *nz_sql_prepare (NzStore *store, const char *sql, GError **error);
/* Runs a prepared statement to its end and resets it. */
gboolean nz_sql_run (NzStore *store, sqlite3_stmt *statement, GError **error);
/* One integer; @fallback where there is no row. */
gint64 nz_sql_int (NzStore *store, const char *sql, gint64 fallback);
gboolean nz_sql_set_error (NzStore *store, GError **error);
/* For a database that has no store yet: @code, or the last error of @db (nullable) where it is SQLITE_OK. Always %FALSE. */
gboolean nz_sql_set_error_code (const char *path, sqlite3 *db, int code, GError **error);
/* Empty text and no date are NULL. */
void nz_sql_bind_text (sqlite3_stmt *statement, int parameter, const char *text);
void nz_sql_bind_date (sqlite3_stmt *statement, int parameter, NzDate date);
/* (transfer full) (nullable): valid UTF-8, whatever stands in the file. */
char *nz_sql_dup_text (sqlite3_stmt *statement, int column);

/* nz-session.c: the session extension around one action. Attached: the tables of the descriptions, contact and term_use. Never attached: history,
 * step_record, text index, sort keys, revision, sending, image.
 *
 * contact and term_use have one nullable owner column per entity that owns such rows, named as the entity (contact.organisation, contact.person,
 * term_use.sponsorship …); the other columns are contact (id, kind, value, label, position) and term_use (id, field, term, position). The kind of the
 * contact tells its field, term_use.field is the field's name. */
gboolean nz_session_begin (NzStore *store, GError **error);
/* (transfer full): the change set of the action so far; size 0 if nothing changed. Ends the session. */
gboolean nz_session_end (NzStore *store, GBytes **changeset, GError **error);
void nz_session_drop (NzStore *store);
/* What a change set touches. (transfer full) */
NzChanges *nz_changes_from_changeset (NzStore *store, GBytes *changeset, GError **error);
/* Applies a change set inside the open transaction (undo: inverted; redo: as it is). */
gboolean nz_session_apply (NzStore *store, GBytes *changeset, gboolean invert, GError **error);
/* The id of the row that a change is about. */
gint64 nz_changed_key (sqlite3_changeset_iter *iterator, int operation);
/* nz-changes.c: builds one; each entity and id may be added several times, an insertion or deletion outweighs an update. Not to be added to
 * once it is in use. */
NzChanges *nz_changes_new (void);
void nz_changes_add (NzChanges *changes, const NzEntity *entity, gint64 id, char operation);
void nz_changes_seal (NzChanges *changes);
gboolean nz_changes_is_empty (const NzChanges *changes);
/* What happened to a record that @changes names: 'i' inserted, 'u' updated, 'd' deleted, 0 if it is not named. */
char nz_changes_operation (const NzChanges *changes, const NzEntity *entity, gint64 id);

/* nz-revision.c: counts the records that a change set changed in fields of NZ_FIELD_COPIED, and those that it deleted. @inverted: it was
 * applied inverted (undo). */
gboolean nz_revision_count (NzStore *store, NzChanges *changes, GBytes *changeset, gboolean inverted, GError **error);

/* nz-history.c. Commit is: nz_session_end(), nz_changes_from_changeset(), nz_text_index_update(), nz_revision_count(), nz_history_push(), COMMIT,
 * nz_store_emit_changed(); without a change nothing but ROLLBACK. */
gboolean nz_history_push (NzStore *store, const char *label, GBytes *changeset, NzChanges *changes, GError **error);
/* (transfer full) (nullable): the name of a step in a column of @statement, in the user's language (nz-step-label.h). */
char *nz_history_dup_label (sqlite3_stmt *statement, int column);
/* nz-history-hosts.c: the step also counts as one of the records that a changed membership, position, tie or sponsorship joins. */
gboolean nz_history_insert_hosts (NzStore *store, gint64 step, NzChanges *changes, GBytes *changeset, GError **error);
/* The newest steps keep their change sets whatever their size; of the older ones only as many as fit into the budget together with them. */
#define NZ_HISTORY_KEEP 1000
#define NZ_HISTORY_BUDGET (32 * 1024 * 1024)
#define NZ_HISTORY_MOST 10000
/* Drops older change sets; labels and touched records stay. Part of nz_history_push() now and then. */
gboolean nz_history_thin (NzStore *store, guint keep, gint64 budget, guint most, GError **error);

/* nz-text-gather.c: what the index and the sort keys hold of one record, by its description. */
typedef struct
{
  gboolean exists; /* FALSE: there is no such record; the rest is empty */
  char *name;      /* folded: fields that are part of the name */
  char *body;      /* folded: all other searchable fields; "" where there is nothing */
  char *sort_key;
} NzIndexText;
void nz_index_text_clear (NzIndexText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzIndexText, nz_index_text_clear)
gboolean nz_index_text_gather (NzStore *store, const NzEntity *entity, gint64 id, NzIndexText *text, GError **error);
/* Whether the field's value stands in index or sort key. */
gboolean nz_index_text_uses (const NzEntity *entity, const NzField *field);
/* What decides about index and sort keys: collator, descriptions, the way of gathering. (transfer full) */
char *nz_index_text_version (void);

/* nz-text-index.c: full text (FTS5) and sort keys of the records that @changes names, made again inside the transaction. */
gboolean nz_text_index_update (NzStore *store, NzChanges *changes, GError **error);
/* Makes all of it anew: after a migration, with another collator's version, after damage. Inside the open transaction, if there is one. */
gboolean nz_text_index_rebuild (NzStore *store, GError **error);
/* Whether index and sort keys fit this collator and these descriptions; cheap, asked at every opening for writing. */
gboolean nz_text_index_is_current (NzStore *store);
/* Whether every record has its row in index and sort keys and none is left over, and FTS5's own integrity check passes; for
 * nz_store_check(). @reason (transfer full): what is wrong. */
gboolean nz_text_index_is_complete (NzStore *store, char **reason);

void nz_text_index_range (const NzEntity *entity, gint64 *first, gint64 *last);

/* nz-text-match.c: the MATCH expression for what a user typed: all words must match, each the beginning of a word of the index or a part of one;
 * never a syntax error. In place of long beginnings stand the words of the index, for FTS5 would read all rows of those.
 *
 *   SELECT r.record FROM text_index JOIN text_index_row AS r ON r.id = text_index.rowid
 *   WHERE text_index MATCH ?1 AND text_index.rowid BETWEEN ?2 AND ?3
 *
 * with the range of the entity from nz_text_index_range(); rows of one entity are together, so a search in one section skips the others. */
typedef struct
{
  guint n_words;    /* 0: nothing was typed that could be found (blanks, punctuation), so there is nothing to restrict */
  GStrv words;      /* what was typed, folded */
  char *expression; /* (nullable): then nothing is found */
  char *groups;     /* (nullable): for nz_rank(), see nz-text-rank.h */
  guint n_phrases;  /* in the expression */
  char *beginnings; /* (nullable): the expression without the words that only have inside what was typed */
  char *beginning_groups; /* (nullable): of those */
  gboolean has_parts;     /* there are such words */
  gboolean is_bounded;    /* more of them than are in the expression */
  gboolean is_quick;      /* to be set: what those find may be missing */
} NzTextMatch;
/* Parts of words are found as far as the words of the index are in memory. @typed: (nullable) */
void nz_text_match_init (NzTextMatch *match, NzStore *store, const char *typed);
void nz_text_match_clear (NzTextMatch *match);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzTextMatch, nz_text_match_clear)
/* What stands for one word in an expression. */
typedef struct
{
  guint n_beginning, n_inside; /* phrases of either kind */
  gsize length;                /* where the former end */
  gboolean has_more;           /* there are more of the latter */
} NzTextPhrases;
/* Appends what stands for one folded word, joined by OR: first the beginnings, then at most @most_inside words that have it inside. */
void nz_text_match_append (NzStore *store, GString *expression, const char *word, guint most_inside, NzTextPhrases *phrases);
/* (transfer full) (nullable): only the beginnings; %NULL where no word begins so. */
char *nz_text_match_dup_beginnings (NzStore *store, const char *word);

/* nz-text-words.c: the words of the index in memory. @quick: not if they are many. %FALSE only on failure. */
gboolean nz_text_words_load (NzStore *store, gboolean quick, GCancellable *cancellable, GError **error);
/* What one connection has read stands another in good stead, also in another thread: reading them takes tenths of a second. */
void nz_text_words_share (NzStore *from, NzStore *to);
void nz_text_words_forget (NzStore *store);
/* To be called when a text is written. */
void nz_text_words_add (NzStore *store, const NzIndexText *text);
/* Until @func returns %FALSE; nothing where they are not in memory. */
typedef gboolean (*NzTextWordFunc) (const char *word, gpointer data);
void nz_text_words_each (NzStore *store, NzTextWordFunc func, gpointer data);
/* (transfer full) (element-type utf8): words that have the folded @part inside, not only at their beginning. */
GPtrArray *nz_text_words_with (NzStore *store, const char *part, guint most);

/* The words of the index as temporary tables (fts5vocab): text_word, each once, and text_place, each where it stands; if they are not there yet. An
 * SQLite code. */
int nz_text_vocabulary_attach (sqlite3 *db);

/* nz-text-find.c: the ids of an entity's records that match, ranked: hits in the name first, then by nz_rank(). At most @limit (0: all). As fast for
 * a first page when nearly every record matches. (transfer full) (element-type gint64): %NULL only on failure. */
GArray *nz_text_index_ids (NzStore *store, const NzEntity *entity, const NzTextMatch *match, guint limit, GError **error);
/* nz-text-whole.c: the rows of an entity that match, however many words have inside what was typed: those with everything in their names, and all;
 * ascending. (transfer full) (element-type gint64) */
gboolean nz_text_whole_rows (NzStore *store, const NzEntity *entity, const NzTextMatch *match, GArray **in_name, GArray **all, GError **error);
/* (transfer full) (element-type gint64): the rows between two ones that match, ascending; at most @limit, -1: all. */
GArray *nz_text_find_rows (NzStore *store, const char *expression, gint64 first, gint64 last, gint64 limit, GError **error);
/* As nz_query_everything(), as far as the words in the expression go. */
GArray *nz_text_match_everything (NzStore *store, const NzTextMatch *match, guint limit, GError **error);

/* Default order of an entity's records: sort_key (entity TEXT, record INTEGER, key TEXT), PRIMARY KEY (entity, record), index (entity, key, record):
 *   SELECT record FROM sort_key WHERE entity = 'organisation' ORDER BY key, record */

/* nz-record-io.c: records and rows. */
/* (nullable): %NULL without an error where there is none, with one on failure. */
NzRecord *nz_record_load (NzStore *store, const NzEntity *entity, gint64 id, GError **error);
/* Inserts or updates, only what changed; gives a record with id 0 one. Does not validate. */
gboolean nz_record_store (NzStore *store, NzRecord *record, GError **error);
gboolean nz_record_exists (NzStore *store, const NzEntity *entity, gint64 id);
gboolean nz_record_remove (NzStore *store, const NzEntity *entity, gint64 id, GError **error);

/* nz-record-list.c: the fields that are rows of contact and term_use. */
gboolean nz_record_lists_load (NzStore *store, NzRecord *record, GError **error);
/* @old: (nullable): what the store has; rows whose value stays keep their id, so that change sets are small. */
gboolean nz_record_lists_store (NzStore *store, NzRecord *record, NzRecord *old, GError **error);

/* nz-text-rows.c: the rows of an entity in the text index with their records, kept in memory. */
typedef struct
{
  GArray *rows;    /* (element-type gint64), ascending */
  GArray *records; /* (element-type gint64), of the row at the same place */
  gint64 version;
} NzTextRows;
/* (transfer none) (nullable): if they are in memory already; good until the next call. */
const NzTextRows *nz_text_rows_peek (NzStore *store, const NzEntity *entity);
/* (transfer none): reads them; %NULL only on failure. */
const NzTextRows *nz_text_rows_load (NzStore *store, const NzEntity *entity, GError **error);
/* Takes away from @rows those in @others, which ascend. */
void nz_text_rows_subtract (GArray *rows, GArray *others);
/* Appends the records of the first @n of @rows to @ids. */
gboolean nz_text_rows_append_records (NzStore *store, const NzEntity *entity, GArray *rows, guint n, GArray *ids, GError **error);
/* To be called when a row comes or goes. */
void nz_text_rows_forget (NzStore *store);

/* nz-connection.c: nz_collect (id, ?pointer) in a question adds each id to the GArray of gint64 that is bound as NZ_COLLECT_POINTER: far fewer steps than
 * one per row. */
#define NZ_COLLECT_POINTER "nz-ids"
/* nz_place (id, ?pointer): the number that a GHashTable (gint64 * → int) bound as NZ_PLACE_POINTER has for the id. */
/* nz_in (id, ?pointer): whether it has the id. */
#define NZ_PLACE_POINTER "nz-places"

/* nz-order.c: the ids that answer a question (a text that says all of it, with its values), as read before. (transfer none) (nullable): must not be
 * changed. */
GArray *nz_order_peek (NzStore *store, const char *question);
void nz_order_keep (NzStore *store, const char *question, GArray *ids);
void nz_order_forget (NzStore *store);

/* nz-title.c */
/* What a record that need not be in the store is called. (transfer full) */
char *nz_title_of_record (NzStore *store, NzRecord *record);

/* nz-migration.c: the compiled-in migrations from number @from + 1 to @to, inside the open transaction. */
int nz_migration_newest (void);
gboolean nz_migration_apply (NzStore *store, int from, int to, GError **error);
/* nz-vocabulary.c: shipped terms, school holidays and the network's defaults into a new file, inside the open transaction. */
gboolean nz_vocabulary_insert (NzStore *store, GError **error);

void nz_store_emit_changed (NzStore *store, NzChanges *changes);

/* nz-store-work.c: %FALSE with an error where … */
/* … it is open for reading only. */
gboolean nz_store_check_writable (NzStore *store, GError **error);
/* … work that is not the caller's has it. */
gboolean nz_store_check_free (NzStore *store, GError **error);
/* … either is so, or an action is open: nothing can begin. */
gboolean nz_store_check_idle (NzStore *store, GError **error);
void nz_store_init_work (NzStore *store);
void nz_store_clear_work (NzStore *store);
/* Around the rollback of work that has paused: what others may have seen of it. Ends the session. (transfer full) (nullable) */
GBytes *nz_store_end_seen (NzStore *store);
/* "changed" for it, if it was seen. @changeset: (nullable) */
void nz_store_tell_undone (NzStore *store, GBytes *changeset);
/* nz-store.c: the last of closing. */
void nz_store_give_up_lock (NzStore *store);

G_END_DECLS
