/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-progress.h"
#include "entity/nz-record.h"
#include "store/nz-changes.h"

G_BEGIN_DECLS

/**
 * NzStore:
 *
 * One *.netzwerk file (SQLite), open for reading or writing. Belongs to the thread that made it; slow work in
 * another thread opens a store of its own with nz_store_open_again(). Every write happens inside one labelled
 * transaction: the user's action, one step of undo.
 *
 * Signals: "changed" (NzChanges *changes) after COMMIT of an action, an undo or a redo, in the thread of the
 * store.
 */
#define NZ_TYPE_STORE (nz_store_get_type ())
G_DECLARE_FINAL_TYPE (NzStore, nz_store, NZ, STORE, GObject)

typedef enum
{
  NZ_STORE_WRITE = 0,
  NZ_STORE_READ = 1 << 0,      /* never writes, makes no file beside it; works in a read-only folder */
  NZ_STORE_TAKE_OVER = 1 << 1, /* the lock's note is of a computer that crashed: take it over */
} NzStoreFlags;

/* The file format: application_id ("NzWk") and user_version (number of the last migration). */
#define NZ_STORE_APPLICATION_ID 0x4e7a576b

/* Makes a new file with mode 0600 with the shipped vocabulary and holidays; NZ_ERROR_EXISTS if there is one,
 * of whatever kind. */
NzStore *nz_store_create (const char *path, GError **error);
/* Opens a file. A newer, foreign, damaged, cut off, empty, missing or unreadable file, a picture, a folder:
 * each its own message, what, which file, what to do, and nothing is ever written to it. A file that may not
 * be written opens for reading with NZ_STORE_READ only; without it the error is NZ_ERROR_READ_ONLY.
 * NZ_ERROR_IN_USE says by whom, on which computer, since when; NZ_ERROR_STALE_LOCK too, where
 * NZ_STORE_TAKE_OVER can be offered. An older file is migrated after a copy. */
NzStore *nz_store_open (const char *path, NzStoreFlags flags, GError **error);
/* Another connection to the same file for another thread, for reading only. To be called in the store's own
 * thread; the new store belongs to the thread that then uses it. On a network file system it is a copy in
 * memory of this moment. */
NzStore *nz_store_open_again (NzStore *store, GError **error);
/* --- long work (who starts it uses NzJob of model/) --- */

/* How far the work on this store is, and whether it is to stop: told by nz_store_tell(), by commit and by
 * undo. While it is cancelled every question and every change fails with NZ_ERROR_CANCELLED, an action under
 * way is rolled back. @progress: (nullable): nobody waits. */
void nz_store_set_progress (NzStore *store, NzProgress *progress);
/* To be called by long work now and then: @done of @of. %FALSE and NZ_ERROR_CANCELLED if it is to stop. */
gboolean nz_store_tell (NzStore *store, gsize done, gsize of, GError **error);
/* Whether a second connection can write while this one reads; not on a network file system. */
gboolean nz_store_can_lend (NzStore *store);
/* (transfer full): that second connection, for another thread: the store itself reads on, as it was before
 * the other's COMMIT, but writes nothing until the writer is given back. NZ_ERROR_FAILED while another one is
 * lent or an action is open; NZ_ERROR_READ_ONLY, NZ_ERROR_IO. */
NzStore *nz_store_lend (NzStore *store, GError **error);
/* Closes the writer and emits "changed" for what it has committed. */
void nz_store_give_back (NzStore *store, NzStore *writer);
/* Where it cannot be lent the work has the store itself, in its thread. It may pause so that the main loop is
 * served: meanwhile everybody else reads what the work has done so far, nothing is stopped by @progress, and
 * whatever would write fails, as while a writer is lent. "changed" comes at the end, also for what was seen
 * and then rolled back. NZ_ERROR_FAILED while other work has the store or an action is open,
 * NZ_ERROR_READ_ONLY, NZ_ERROR_CANCELLED if it is closed. */
gboolean nz_store_begin_work (NzStore *store, NzProgress *progress, GError **error);
void nz_store_pause_work (NzStore *store);
void nz_store_resume_work (NzStore *store);
/* If the store was closed in a pause, it closes now. */
void nz_store_end_work (NzStore *store);
/* Calls @call at once, or when no long work has the store any more, in its thread: for what must not be lost
 * because of it. Not at all if the store is closed by then. @destroy (nullable) frees @data in any case. */
typedef void (*NzStoreFree) (NzStore *store, gpointer data);
void nz_store_when_free (NzStore *store, NzStoreFree call, gpointer data, GDestroyNotify destroy);

/* Closes now (also the last unref does); checkpoints and gives the lock back. */
void nz_store_close (NzStore *store);

const char *nz_store_get_path (NzStore *store);
gboolean nz_store_is_read_only (NzStore *store);
/* The name under which this desk's steps stand in the history; default "user@host". */
void nz_store_set_desk (NzStore *store, const char *name);

/* --- one action -------------------------------------------------------------------------------------------
 */

/* Starts an action. @label is what the undo menu shows: "Delete Förderzentrum Regenbogen", in the language of
 * the program. NZ_ERROR_FAILED while another one is open or long work has the store. */
gboolean nz_store_begin (NzStore *store, const char *label, GError **error);
/* Ends it: index, history, COMMIT, "changed". An action that changed nothing leaves no step. On failure all
 * is rolled back. */
gboolean nz_store_commit (NzStore *store, GError **error);
void nz_store_rollback (NzStore *store);
/* One of the caller's own, not of long work that pauses. */
gboolean nz_store_in_action (NzStore *store);
/* For the rest of this action a record may be saved before one that it refers to (a branch before its
 * parent); COMMIT looks whether all are there. */
gboolean nz_store_defer_references (NzStore *store, GError **error);

/* Inserts a record with id 0 (and gives it one) or updates the one with its id (inserts if there is none, so
 * imports keep ids). Refuses an invalid record (nz_record_is_valid()). Outside an action it is one of its own
 * with a label made from the record. */
gboolean nz_store_save (NzStore *store, NzRecord *record, GError **error);
/* The same with an action of its own, named @label. */
gboolean nz_store_save_as (NzStore *store, NzRecord *record, const char *label, GError **error);
/* Deletes a record and what belongs to it (cascade). Outside an action it is one of its own: "Delete
 * Förderzentrum Regenbogen". */
gboolean nz_store_delete (NzStore *store, const NzEntity *entity, gint64 id, GError **error);
/* What deleting a record would take with it or detach: counts per entity, (transfer full) (element-type
 * NzDependent). */
typedef struct
{
  const NzEntity *entity;
  guint count;
  gboolean goes; /* TRUE: deleted with it; FALSE: only loses the reference */
} NzDependent;
GArray *nz_store_dependents (NzStore *store, const NzEntity *entity, gint64 id, GError **error);
/* Inside an action: whatever refers to record @from refers to @to instead, by the descriptions; a list that
 * names both keeps one. Records that refer to themselves then are the caller's. */
gboolean
nz_store_move_references (NzStore *store, const NzEntity *entity, gint64 from, gint64 to, GError **error);

/* --- reading -----------------------------------------------------------------------------------------------
 */

/* (transfer full) (nullable): NZ_ERROR_NOT_FOUND if there is none. */
NzRecord *nz_store_get (NzStore *store, const NzEntity *entity, gint64 id, GError **error);
/* The network's settings (always there). (transfer full) */
NzRecord *nz_store_get_network (NzStore *store, GError **error);
/* Several at once, in the order of @ids, missing ones left out. (transfer full) (element-type NzRecord) */
GPtrArray *
nz_store_get_many (NzStore *store, const NzEntity *entity, const gint64 *ids, gsize n, GError **error);
/* What a record is called, by the description's title. (transfer full): never %NULL, "" for none. */
char *nz_store_title (NzStore *store, const NzEntity *entity, gint64 id);
/* A field for eyes, references and terms by their titles too. (transfer full) */
char *nz_store_display (NzStore *store, NzRecord *record, const NzField *field, NzLanguage language);

/* --- undo
 * --------------------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): label of the step that undo or redo would take; %NULL if there is none. */
char *nz_store_dup_undo_label (NzStore *store);
char *nz_store_dup_redo_label (NzStore *store);
/* The step that undo would take, to know later whether it still is that one; 0: none. */
gint64 nz_store_get_undo_step (NzStore *store);
/* How much that step changes, in bytes; 0 if there is none. */
gint64 nz_store_get_undo_size (NzStore *store);
gint64 nz_store_get_redo_size (NzStore *store);
gboolean nz_store_undo (NzStore *store, GError **error);
gboolean nz_store_redo (NzStore *store, GError **error);
/* Undo ends here: what was done so far stays in the history of its records, but cannot be taken back (a file
 * that has just been filled). */
gboolean nz_store_end_undo (NzStore *store, GError **error);

/* One step that touched a record. */
typedef struct
{
  gint64 step;
  gint64 time; /* Unix seconds, UTC */
  char *label;
  char *desk;
  char operation; /* 'i' inserted, 'u' updated, 'd' deleted */
} NzStep;
void nz_step_free (NzStep *step);
/* The newest steps that touched the record, its contacts and terms, or a position, membership, tie or
 * sponsorship that joins it; newest first. (transfer full) (element-type NzStep) */
GPtrArray *nz_store_history (NzStore *store, const NzEntity *entity, gint64 id, guint limit, GError **error);

/* --- outside the history
 * ------------------------------------------------------------------------------------ */

/* NZ_ERROR_FAILED while long work has the store: what must not be lost waits with nz_store_when_free(). */

/* Records that a letter was really printed or sent; undo never touches this. */
gboolean nz_store_record_sending (
    NzStore *store, gint64 meeting, gint64 organisation, gint64 person, const char *channel, GError **error);

/* Images lie once, by the hash of their bytes. (transfer full) */
char *nz_store_add_image (NzStore *store, GBytes *data, const char *mime, GError **error);
GBytes *nz_store_get_image (NzStore *store, const char *hash, GError **error);

/* Copies the whole file with the backup API, into a file of mode 0600. One that is there is replaced, but not
 * one that is open (NZ_ERROR_IN_USE), beside which a log lies (NZ_ERROR_EXISTS), or the store's own
 * (NZ_ERROR_INVALID). */
gboolean nz_store_backup (NzStore *store, const char *path, GError **error);

/* Structure: integrity_check, foreign_key_check, text index complete. (transfer full) (element-type
 * NzFinding); rules are domain/'s. */
GPtrArray *nz_store_check (NzStore *store, GError **error);

G_END_DECLS
