/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-csv-reader.h"
#include "exchange/nz-identity.h"
#include "exchange/nz-import.h"
#include "exchange/nz-lookup.h"

G_BEGIN_DECLS

/* What the files of the import share. Nobody else includes this.
 *
 * An import has two halves. First every row of every table becomes a record in memory, with all faults
 * collected and nothing written; then, if there is no fault, the records that are new or changed are saved in
 * one action. */

/* One column of a table. */
typedef struct
{
  char *heading;        /* as in the file, for messages */
  const NzField *field; /* NULL: left aside, or the id */
  gboolean is_id;
  gboolean adds;      /* a further column of a list: "Mobile" beside "Telephone" */
  guint n_left_aside; /* cells with something in them, of an unknown column */
  GHashTable *cache;  /* text → choice or id, so that ten thousand rows look up a dozen words once */
} NzColumn;

/* One table of the import. */
typedef struct
{
  char *name;
  NzTable *table;
  const NzEntity *entity;
  GPtrArray *columns;     /* (element-type NzColumn) */
  gboolean *missing_told; /* per field: that its column is missing stands in the faults */
} NzSheet;

/* What an import does to one record: what the row @row of @sheet says. */
typedef struct
{
  NzSheet *sheet;
  gsize row;
  NzRecord *record;
  NzRecord *before; /* (nullable): as it is in the store; NULL: new */
  char *place;      /* "organisation.csv:12" */
} NzImportPlan;

typedef struct
{
  NzStore *store;
  const NzImportOptions *options;
  NzImportResult *result;
  NzLookup *lookup;
  NzIdentity **identities; /* by nz_entity_index(), NULL until asked */
  GPtrArray *sheets;       /* (element-type NzSheet) */
  GPtrArray *plans;        /* (element-type NzImportPlan), in the order of writing */
  GHashTable **planned;    /* by nz_entity_index(): id → NzImportPlan */
  GHashTable *term_ids;    /* ids of terms that stand in the tables themselves */
  GPtrArray *new_terms;    /* (element-type NzRecord): words that a list names and nobody has yet */
  GPtrArray
      *namesakes; /* (element-type NzImportPlan), not owned: new, with the name of a record of the store */
} NzImport;

/* The row under way. */
typedef struct
{
  NzImport *import;
  NzSheet *sheet;
  gsize row;
  int line;
  gboolean is_own;   /* has an id, so our own export wrote it: texts as they stand, empty cells empty */
  gboolean is_quiet; /* the faults of this row have been told */
  gboolean *faulty;  /* per field */
  guint n_faults;
} NzImportRow;

/* nz-import-messages.c: "file:line: column: reason". @line 0 and @column NULL are left out. They stand in the
 * result once it is sorted. */
void nz_import_add_fault (
    NzImportResult *result, const char *file, int line, const char *column, const char *reason);
void
nz_import_add_note (NzImportResult *result, const char *file, int line, const char *column, const char *text);
NzImportResult *nz_import_result_new (void);
/* Messages of @file come after those of the files that were named before. */
void nz_import_result_add_file (NzImportResult *result, const char *file);
/* Fills in @faults and @notes by file and line. */
void nz_import_result_sort (NzImportResult *result);
/* (transfer full): the beginning of what stands in a cell, for a message. */
char *nz_import_shorten (const char *text);

/* nz-import-sheet.c: opens a table, finds out its entity and what its columns are. */
NzSheet *nz_sheet_new (const NzImportSource *source, NzImportResult *result, GError **error);
void nz_sheet_free (NzSheet *sheet);
/* (nullable): the column that fills @field */
const NzColumn *nz_sheet_column_of (const NzSheet *sheet, const NzField *field);
/* Names the columns that were left aside. */
void nz_sheet_note_left_aside (const NzSheet *sheet, NzImportResult *result);

/* nz-import-cell.c: the cells of a row into a record. Faults go to the result, unless the row is quiet.
 * @is_new: an empty cell of a row without id has nothing to leave alone. */
void nz_import_fill (NzImportRow *row, NzRecord *record);
/* The rest of it, once every row of the table has its record: references to records of the same table, also
 * to those further down. */
gboolean nz_sheet_has_own_references (const NzSheet *sheet);
void nz_import_fill_own_references (NzImportRow *row, NzRecord *record);
/* The row's id: FALSE and a fault if the cell has something that is none; 0 if it is empty or there is no
 * such column. */
gboolean nz_import_read_id (NzImportRow *row, gint64 *id);
void nz_import_row_fault (NzImportRow *row, const NzField *field, const char *reason);

/* nz-import-row.c. Remembers the ids of a table of terms; before its first row is planned. */
void nz_import_collect_term_ids (NzImport *import, NzSheet *sheet);
/* One row to a plan. FALSE only when the store fails. */
gboolean nz_import_plan_row (NzImport *import, NzSheet *sheet, gsize row, GError **error);
/* After the last row of a table: what its rows say of each other. */
void nz_import_plan_own_references (NzImport *import, NzSheet *sheet);

G_END_DECLS
