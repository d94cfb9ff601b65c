/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Spreadsheets (CSV) into the store: any number of tables in one undoable action, all of them or nothing.
 *
 * What is read: UTF-8 with or without BOM, UTF-16, Windows-1252; comma, semicolon or tab; the first row has
 * the headings, in German, English or a synonym, in any order. An unknown column is named in the notes and
 * left aside. A cell that a spreadsheet would take for a formula carries an apostrophe (see nz-csv-writer.h),
 * which goes.
 *
 * Cells: dates in ISO or German, choices by label or synonym of either language, lists joined by |,
 * references by id or by what the record is called (several joined by | where the entity has further rows, a
 * | in a name written \| unless the cell is that name alone; in such a column a row with an id names all of
 * them, others go; a person "Given Family" or "Family, Given"; a meeting also by its number or day). A topic,
 * target group, district or language that does not exist yet is made, and said so.
 *
 * Which record is a row? With an id (column "id"): the record of that id, or a new one that keeps it; its
 * texts are taken as they stand, an empty cell empties the field. Without: the one that has the same name
 * (white space normalised), where town and postcode do not contradict; a record without a name is known by
 * what it joins and its since (nz-identity.h). Several such records are a fault. Texts of a row without id
 * are normalised, and an empty cell leaves an existing record's value alone; what such a row says in a field
 * of several lines or a list comes to what is there. The same file twice changes nothing and leaves no step.
 *
 * How far it is, and whether it is to stop, is the store's (nz_store_set_progress()). */

/**
 * NzImportSource: a table to import.
 * @path: (nullable): a file
 * @data: (nullable): its content instead, for tables that are no files; @size bytes
 * @name: (nullable): what to call it in messages and to find the entity by; default: the file's name
 * @as: (nullable): what its rows are; default: told from the file's name or the headings
 */
typedef struct
{
  const char *path;
  const char *data;
  gsize size;
  const char *name;
  const NzEntity *as;
} NzImportSource;

/**
 * NzImportOptions: %NULL or zero is the usual.
 * @dry_run: say what would happen, change nothing
 * @label: (nullable): of the undo step; default "Import organisation.csv". Inside an action of the caller
 * there is no step of its own
 */
typedef struct
{
  gboolean dry_run;
  const char *label;
} NzImportOptions;

/* At most so many faults and notes are kept in words; all are counted. */
#define NZ_IMPORT_MOST_MESSAGES 50

typedef struct
{
  guint n_new, n_changed, n_same;
  guint n_gone; /* of @n_changed: further names that a row with an id does not name any more */
} NzImportCount;

/* Messages while they come in; see nz-import-messages.c. */
typedef struct _NzImportLog NzImportLog;

/**
 * NzImportResult:
 * @counts: (array length=nz_n_entities()): by nz_entity_index()
 * @faults: (element-type utf8): "file:line: column: reason", by file in the order given and by line, at most
 * NZ_IMPORT_MOST_MESSAGES
 * @notes: (element-type utf8): what was left aside, made or looks wrong, "file:line: column: …" or "file: …";
 * by file and line too
 * @n_duplicates: new records that look like another one; the notes name them
 * @n_namesakes: new records that have the name of one that was there before, but another town or postcode;
 * the notes name them
 */
typedef struct
{
  NzImportCount *counts;
  guint n_new, n_changed, n_same;
  GPtrArray *faults;
  guint n_faults;
  GPtrArray *notes;
  guint n_notes;
  guint n_namesakes;
  guint n_duplicates;
  /*< private >*/
  NzImportLog *log;
} NzImportResult;

void nz_import_result_free (NzImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzImportResult, nz_import_result_free)
/* (transfer full): all faults, or all notes, as lines, with "… and N more" at the end. "" if there are none.
 */
char *nz_import_result_dup_faults (const NzImportResult *result);
char *nz_import_result_dup_notes (const NzImportResult *result);
/* (transfer full): one line per entity: "Organisations: 64 new, 2 changed, 0 unchanged". */
char *nz_import_result_dup_summary (const NzImportResult *result);
/* (transfer full): what has come in, in a few words: "new: 3 Organisations, 2 People; changed: 1
 * Organisation, 2 of them with a name that was there before". */
char *nz_import_result_dup_words (const NzImportResult *result);

/**
 * nz_import_files:
 * @sources: (array length=n_sources): in any order; records are made before those that refer to them
 * @options: (nullable)
 * @result: (out) (optional): counts and messages, also on failure; free it with nz_import_result_free()
 *
 * Returns: %FALSE if nothing was imported: NZ_ERROR_INVALID with faults in @result, or the error of a file
 * that cannot be read
 */
gboolean nz_import_files (NzStore *store,
                          const NzImportSource *sources,
                          guint n_sources,
                          const NzImportOptions *options,
                          NzImportResult **result,
                          GError **error);
/* One file; @as may be %NULL. */
gboolean nz_import_file (NzStore *store,
                         const char *path,
                         const NzEntity *as,
                         const NzImportOptions *options,
                         NzImportResult **result,
                         GError **error);

G_END_DECLS
