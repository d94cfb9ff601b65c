/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-identity.h"
#include "exchange/nz-import-run.h"
#include "exchange/nz-lookup.h"

G_BEGIN_DECLS

/* What the files of the import share. Nobody else includes this.
 *
 * A sheet is taken apart into parts: one for each kind of record that its rows make (organisation, first
 * person, second person, positions, a column of marks …). Then an examination has one half, an import two.
 * First every row of every part becomes a record in memory, with all faults collected and nothing written;
 * then, if there is no fault, the records that are new or changed are saved in one action. */

typedef struct _NzPart NzPart;

/* One column of a part. */
typedef struct
{
  char *heading;        /* as in the file, for messages */
  const NzField *field; /* NULL: left aside, or the id */
  gboolean is_id;
  gboolean adds; /* a further column of a list: "Mobile" beside "Telephone" */
  gboolean has_heading;
  gboolean is_told;   /* why it is left aside has been said */
  guint n_left_aside; /* cells with something in them, of an unknown column */
  GHashTable *cache;  /* text → choice or id, so that ten thousand rows look up a dozen words once */
  guint cell;         /* column of the part's table */
  guint shown;        /* column of the sheet that it comes from */
  guint
      handed_over; /* cell of another part that has the text where this part's record is not there; 0: none */
  GHashTable *values; /* (nullable): text → meaning, as the user chose; the sheet's */
} NzPartColumn;

/* A reference that no cell says: to what another part makes of the same row, or always to one record. */
typedef struct
{
  const NzField *field;
  NzPart *part; /* (nullable) */
  gint64 id;    /* where @part is NULL */
} NzLink;

/* One kind of record of a sheet's rows. */
struct _NzPart
{
  char *name;
  guint sheet;    /* of the plan */
  NzTable *table; /* the sheet's, perhaps with split columns behind it; not owned */
  gsize heading;
  guint n_headings;  /* cells beyond are faults; G_MAXUINT: none are */
  guint n_own_cells; /* cells from here on were split off */
  const NzEntity *entity;
  GPtrArray *columns;     /* (element-type NzPartColumn) */
  gboolean *missing_told; /* per field: that its column is missing stands in the faults */
  gboolean is_main;       /* what a row is in the first place */
  gboolean is_alone;      /* the sheet's only part */
  gboolean is_mark;       /* one column of marks */
  gboolean is_further;    /* one column of several names, see nz-import-further.c */
  guint needs;            /* cell that must have text for a row to make a record; G_MAXUINT: none */
  guint
      instead; /* where that is empty, but this cell has text: the row is about the other; G_MAXUINT: none */
  GArray *links;         /* (element-type NzLink) */
  gint64 *ids;           /* by row: the record made or found, 0 for none */
  const char *kind;      /* (nullable): of new organisations, chosen */
  guint n_kinds_guessed; /* organisations whose kind nothing told */
  NzPart *stands_for;    /* (nullable): of a person: where that is not there, the row is about the person */
  NzPart *stand_in;      /* (nullable): of marks: who is marked in a row without the one that is linked */
  GHashTable *standing; /* of marks: id of who is marked → id of the record that says so already; of further
                           names: id of their record → those rows */
  GHashTable *said;     /* of further names: what is said already */
  GHashTable *positions; /* (nullable) of positions that come along: who is where, see nz-import-position.c */
};

/* What an import does to one record: what the row @row of @part says. */
typedef struct
{
  NzPart *part;
  gsize row;
  NzRecord *record;
  NzRecord *before;  /* (nullable): as it is in the store; NULL: new */
  NzRecord *offered; /* (nullable): as the row says, where a field of it was refused */
  gboolean is_gone;  /* @before goes: a further name that the row does not name; not where @offered */
  char *place;       /* "organisation.csv:12" */
} NzPlanned;

/* What is known of one row of the sheets. */
typedef struct
{
  guint n_new, n_changed, n_same;
  gboolean is_left_out;
  guint n_faults;
  char *reason;    /* (nullable): of the first fault */
  GArray *faults;  /* (nullable) (element-type NzLineFault) */
  GArray *remarks; /* (nullable) (element-type NzLineFault): cells that were understood otherwise than they
                      stand */
  NzPlanned *main;
  char *twin_reason;
  const NzEntity *twin_entity;
  gint64 twin;
} NzLineState;

typedef struct
{
  const NzEntity *entity;
  const NzField *field;
  guint column;
  char *reason;
} NzLineFault;

/* What was chosen for a row, and what it was before: an examination does not look at rows that are left out.
 */
typedef struct
{
  NzImportChoice choice;
  NzImportState was;
  char *reason; /* (nullable) */
  const NzEntity *entity;
  gint64 twin;
} NzRowChoice;

/* A sheet with what was chosen. */
typedef struct
{
  NzImportSheet public;
  char *title;          /* of the sheet or file, to tell what its rows are */
  const NzEntity *as;   /* (nullable): given */
  GPtrArray *values;    /* (element-type GHashTable) (nullable elements): by column: text → meaning */
  GHashTable *choices;  /* row → NzRowChoice */
  GHashTable *answers;  /* see nz-import-questions.c */
  GHashTable *recalled; /* set of the keys of @answers that were given at another import */
  GHashTable *passing;  /* set of those that are given for this import alone */
  GHashTable *refused;  /* set of fields, see nz-import-refuse.c */
  gboolean is_chosen;   /* something was mapped by hand: to be remembered */
  gboolean is_remembered;
} NzSheetPlan;

/* A file or text that was added. */
typedef struct
{
  char *path;
  GBytes *data;
  char *name;
  const NzEntity *as;
  NzTablesOptions options;
} NzImportOrigin;

/* One examination, and what it writes. */
typedef struct
{
  NzStore *store;
  gboolean finds_duplicates;
  NzImportResult *result;
  NzLookup *lookup;
  NzIdentity **identities; /* by nz_entity_index(), NULL until asked */
  GPtrArray *sheets;       /* (element-type NzSheetPlan), not owned */
  GPtrArray *tables;       /* (element-type NzTable): with split columns */
  GPtrArray *parts;        /* (element-type NzPart) */
  GPtrArray *plans;        /* (element-type NzPlanned), in the order of writing */
  GHashTable **planned;    /* by nz_entity_index(): id → NzPlanned */
  GHashTable *term_ids;    /* ids of terms that stand in the tables themselves */
  GPtrArray *made; /* (element-type NzRecord): terms, groups and lists that a cell or heading names and nobody
                      has yet */
  GPtrArray *namesakes; /* (element-type NzPlanned), not owned: new, with the name of a record of the store */
  gsize *first_line;    /* by sheet: of its lines in @lines */
  NzLineState *lines;
  gsize n_lines;
  GPtrArray **by_line;  /* (nullable) (element-type NzPlanned): by line, made when first asked */
  GPtrArray *questions; /* (element-type NzImportQuestion) */
  GHashTable *unlike;   /* set of "entity name": names that nobody has, nor one like it */
  gsize n_compared;     /* names, to find those that are alike */
  guint n_not_compared; /* names for which that would have taken too long */
  GHashTable *going;    /* set of ids: working groups that have not ended */
  NzDate since;         /* of new organisations whose table does not say it; may be none */
  guint n_undated;      /* those organisations */
} NzImport;

struct _NzImportPlan
{
  guint references;
  gboolean is_running; /* a run reads it: it must not be changed */
  NzStore *store;
  GPtrArray *sources; /* (element-type NzImportOrigin) */
  GPtrArray *sheets;  /* (element-type NzSheetPlan) */
  NzImport *import;   /* (nullable): the last examination */
  GPtrArray *lines;   /* (nullable) (element-type NzImportLine) */
  NzImportResult *empty;
  GPtrArray *no_questions;
  gboolean finds_duplicates;
  NzDate since;
};

/* The row under way. */
typedef struct
{
  NzImport *import;
  NzPart *part;
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
/* Without faults; else the error counts them. */
gboolean nz_import_result_is_good (const NzImportResult *result, GError **error);
/* Messages of @file come after those of the files that were named before. */
void nz_import_result_add_file (NzImportResult *result, const char *file);
/* Fills in @faults and @notes by file and line. */
void nz_import_result_sort (NzImportResult *result);
/* (transfer full): the beginning of what stands in a cell, for a message. */
char *nz_import_shorten (const char *text);

/* nz-import-guess.c (columns) and nz-import-guess-sheet.c. What a sheet is about and what its columns fill,
 * unless that was chosen; from names and content. */
void nz_import_guess_sheet (NzSheetPlan *sheet, NzLookup *lookup);
/* Only the columns, for the heading row and entity that are set. */
void nz_import_guess_columns (NzSheetPlan *sheet, NzLookup *lookup);
/* (transfer full): a heading as compared and shown. */
char *nz_import_dup_heading (const NzTable *table, gsize row, guint column);
/* A cell without the apostrophe that guards it in text files. (transfer none) */
const char *nz_import_cell (const NzTable *table, gsize row, guint column);
/* How many headings of a row are known where @entity is what a row is, with what else a row may make; 0 or
 * less without its name. */
int nz_import_score_mixed (const NzTable *table, gsize row, const NzEntity *entity);
/* Whether rows of @entity may make other records, too. */
gboolean nz_import_is_actor (const NzEntity *entity);
/* The error of a sheet of which nothing is understood. */
void nz_import_refuse_sheet (const NzSheetPlan *sheet, GError **error);

/* nz-import-told.c: "e. V.": the kind that an organisation's name tells; NULL for none. */
const char *nz_import_guess_kind (const char *name);
/* The kind of an organisation whose row does not say it. */
void nz_import_tell_kind (NzImportRow *row, NzRecord *record);
/* The same of a working group. */
void nz_import_tell_group (NzImportRow *row, NzRecord *record);
/* What else is known of a new organisation. */
void nz_import_tell_new (NzImportRow *row, NzRecord *record);
/* (nullable) (transfer none): whence a field is known that no cell says, in words. */
const char *nz_import_why_told (const NzPlanned *plan, const NzField *field);

/* nz-import-parts.c: a sheet taken apart; adds to @import's parts. */
void nz_import_add_parts (NzImport *import, NzSheetPlan *sheet, guint index);

/* nz-import-part.c */
NzPart *nz_part_new (const char *name, guint sheet, NzTable *table, gsize heading, const NzEntity *entity);
void nz_part_free (NzPart *part);
/* @field NULL: left aside. A second column of a field that holds one value is left aside, with a note in
 * @result. */
NzPartColumn *nz_part_add_column (
    NzPart *part, const char *heading, const NzField *field, guint cell, guint shown, NzImportResult *result);
void nz_part_link (NzPart *part, const char *field, NzPart *other, gint64 id);
/* (nullable): the column that fills @field */
const NzPartColumn *nz_part_column_of (const NzPart *part, const NzField *field);
/* Names the columns that were left aside. */
void nz_part_note_left_aside (const NzPart *part, NzImportResult *result);

/* nz-import-cell.c: the cells of a row into a record. Faults go to the result, unless the row is quiet.
 * @is_new: an empty cell of a row without id has nothing to leave alone. */
void nz_import_fill (NzImportRow *row, NzRecord *record);
/* The rest of it, once every row of the table has its record: references to records of the same table, also
 * to those further down. */
gboolean nz_part_has_own_references (const NzPart *part);
void nz_import_fill_own_references (NzImportRow *row, NzRecord *record);
/* The row's id: FALSE and a fault if the cell has something that is none; 0 if it is empty or there is no
 * such column. */
gboolean nz_import_read_id (NzImportRow *row, gint64 *id);
void nz_import_row_fault (NzImportRow *row, const NzField *field, const char *reason);
/* The same without a message of its own: its column is missing. */
void nz_import_line_fault (NzImportRow *row, const NzField *field, guint column, const char *reason);
NzLineState *nz_import_line (NzImport *import, guint sheet, gsize row);
NzIdentity *nz_import_identity (NzImport *import, const NzEntity *entity, GError **error);

/* nz-import-row.c. Remembers the ids of a table of terms; before its first row is planned. */
void nz_import_collect_term_ids (NzImport *import, NzPart *part);
/* One row to a plan. FALSE only when the store fails. */
gboolean nz_import_plan_row (NzImport *import, NzPart *part, gsize row, GError **error);
/* After the last row of a table: what its rows say of each other. */
void nz_import_plan_own_references (NzImport *import, NzPart *part);
/* Adds a record's plan. Takes @record and @before. */
void nz_import_add_plan (NzImportRow *row, NzIdentity *identity, NzRecord *record, NzRecord *before);

/* nz-import-contacts.c: (transfer full): the numbers or addresses of a cell. What is none is said, and what
 * is not nothing goes to the notes of @record. */
char **
nz_import_read_contacts (NzImportRow *row, const NzPartColumn *column, const char *text, NzRecord *record);

/* nz-import-contact-heading.c: (nullable): the field of "Tel. privat"; @is_private: somebody's own. */
const NzField *
nz_import_contact_of_heading (const NzEntity *entity, const char *heading, gboolean *is_private);
/* (nullable) (transfer none): the label that the heading of @field gives to numbers and addresses without one
 */
const char *nz_import_label_of_heading (const NzField *field, const char *heading);

/* nz-import-contacts.c: "n. n.", "-", "keine": nothing, said in words. */
gboolean nz_import_is_nothing (const char *text);

/* nz-import-further.c: a row of a column of several names. */
gboolean nz_import_prepare_further (NzImport *import, NzPart *part, GError **error);
gboolean nz_import_plan_further (NzImportRow *row, GError **error);
/* (transfer full): the names of a cell, joined by | (a | in a name is \|), or the one name that all of it is.
 */
char **nz_import_split_names (NzImport *import, const NzField *field, const char *text);
/* The name that is the field's own; into *@first (transfer full) (nullable) where there may be several. */
const char *nz_import_first_name (
    NzImport *import, const NzEntity *entity, const NzField *field, const char *text, char **first);
/* nz-import-cell.c: one name. */
void nz_import_set_reference (NzImportRow *row, NzPartColumn *column, const char *text, NzRecord *record);

/* nz-import-questions.c: asks whether @text, which names nothing, means one of the records
 * that are called much like it. (transfer none) (nullable): NULL: there is none */
GPtrArray *nz_import_questions_new (void);
const NzImportQuestion *
nz_import_ask_name (NzImport *import, guint sheet, guint column, const NzEntity *entity, const char *text);
/* The same of new members of a working group; NULL: it has not ended. */
const NzImportQuestion *nz_import_ask_ended (NzImport *import, guint sheet, guint column, gint64 group);
/* Whether a mark may make a new membership: nobody joins a group that is no more unless somebody says so.
 * Where not, a note says it once for the column. */
gboolean nz_import_may_join (NzImportRow *row, NzPartColumn *column, gint64 group);
/* Whether what was answered under that key of NzSheetPlan.answers is worth remembering. */
gboolean nz_import_is_lasting (const NzSheetPlan *sheet, const char *key, const char *answer);
/* Any other question, with what was answered to it. (transfer none) */
const NzImportQuestion *nz_import_ask (NzImport *import,
                                       NzImportQuestionKind kind,
                                       guint sheet,
                                       guint column,
                                       const NzEntity *entity,
                                       const char *text);

/* nz-import-struck.c: whether most of what stands in the row is struck through. */
gboolean nz_import_is_struck (const NzSheetPlan *sheet, gsize row);
/* By choice, or because all that is struck through is to be left out. */
gboolean nz_import_is_left_out (NzImport *import, guint sheet, gsize row);
/* Nobody has decided yet. */
gboolean nz_import_is_struck_open (NzImport *import, guint sheet, gsize row);
/* Asks for a sheet, and notes what becomes of those rows; before the first row is planned. */
void nz_import_ask_struck (NzImport *import, guint sheet);

/* nz-import-questions.c: a group or list that nobody has yet. */
gint64 nz_import_make_named (NzImport *import, const NzEntity *entity, const char *name);

/* The id of one that a heading has named, of which @record is the row; 0: none has. The row makes it now. */
gint64 nz_import_claim_made (NzImport *import, NzRecord *record);

/* The group, list or conference that the heading @name is about; 0 where it is not known, with a fault, or is
 * not to be read. */
gint64 nz_import_resolve_heading (
    NzImport *import, guint sheet, guint index, const NzEntity *entity, const char *name);
/* A fault for a new membership without an end in a group that has ended. */
void nz_import_check_ended (NzImportRow *row, NzRecord *record);

/* nz-import-refuse.c: (transfer full): what will be saved: the record with the old values of the fields that
 * were refused; the record itself where none was. */
NzRecord *nz_import_dup_kept (NzImport *import, const NzPlanned *plan);
/* Once all rows are read, which may say more of the same record: the plan's record becomes that. */
void nz_import_keep_refused (NzImport *import, NzPlanned *plan);
gboolean nz_import_is_refused (NzImport *import, const NzPlanned *plan, const NzField *field);

/* nz-import-text.c: (transfer full): @old (nullable) with @new behind it as a paragraph of its own, unless
 * one says all of the other in whole words; then it is the longer one. */
char *nz_import_unite_texts (const char *old, const char *new);
/* A text of one line; where the record says the same at more length, that stays. */
gboolean nz_import_set_text (NzRecord *record, const NzField *field, const char *text, GError **error);
/* The same for a field of a record. */
gboolean nz_import_add_text (NzRecord *record, const NzField *field, const char *text, GError **error);

/* nz-import-mark.c: a row of a column of marks. */
gboolean nz_import_prepare_marks (NzImport *import, NzPart *part, GError **error);
gboolean nz_import_plan_mark (NzImportRow *row, GError **error);

/* nz-import-position.c: the position that holds already and is what @record says; 0 for none. */
gboolean nz_import_prepare_positions (NzImport *import, NzPart *part, GError **error);
gint64 nz_import_find_position (const NzPart *part, NzRecord *record);

/* nz-import-notes.c: what the reader noticed, and what was made beside the rows. */
void nz_import_note_remarks (NzImport *import, const NzSheetPlan *sheet);
void nz_import_note_made (NzImport *import);
void nz_import_note_namesakes (NzImport *import);
void nz_import_note_kinds (NzImport *import);
void nz_import_note_not_compared (NzImport *import);
/* (transfer full) (nullable): that so many names could not be asked about */
char *nz_import_dup_not_compared (guint n);

/* nz-import.c: how far writing, or the search for duplicates where nothing is written, is; FALSE with
 * NZ_ERROR_CANCELLED if it is to stop. Between two calls lie so many rows. */
#define NZ_IMPORT_ROWS_PER_STEP 256
gboolean nz_import_tell_second_half (NzImport *import, double fraction, GError **error);

/* nz-import-twins.c: new records that look like others. @beside: in a thread of its own, while the records
 * are written; NULL only when the store fails or, without a thread of its own, when it was stopped. Finishing
 * waits for it, tells what was found unless that is not @is_wanted, and frees. */
typedef struct _NzTwins NzTwins;
NzTwins *nz_import_twins_start (NzImport *import, gboolean beside, GError **error);
void nz_import_twins_finish (NzTwins *twins, gboolean is_wanted);

/* nz-import.c: one examination of @sheets (element-type NzSheetPlan). */
NzImport *nz_import_new (NzStore *store, GPtrArray *sheets);
void nz_import_free (NzImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzImport, nz_import_free)
gboolean nz_import_examine (NzImport *import, GError **error);
/* What was examined through one connection is shown through another. */
void nz_import_set_store (NzImport *import, NzStore *store);
/* Inside an action of the store. */
gboolean nz_import_save (NzImport *import, GError **error);
gboolean nz_planned_is_same (const NzPlanned *planned);

/* What a row makes. (transfer none) (nullable) (element-type NzPlanned) */
GPtrArray *nz_import_plans_of (NzImport *import, guint sheet, gsize row);

/* nz-import-lines.c: (transfer full) (element-type NzImportLine) */
GPtrArray *nz_import_list_lines (NzImport *import);

/* nz-import-words.c: (transfer full): what a plan without faults comes to. */
char *nz_import_dup_counts (NzImportPlan *plan);

/* nz-import-plan.c: what was examined is true no more. */
void nz_import_plan_forget (NzImportPlan *plan);

/* nz-import-sources.c */
void nz_import_source_free (gpointer source);
void nz_row_choice_free (gpointer choice);
void nz_sheet_plan_free (gpointer sheet);

/* nz-import-memory.c: mappings that were chosen, by their headings. */
gboolean nz_import_recall (NzStore *store, NzSheetPlan *sheet);
gboolean nz_import_remember (NzStore *store, const NzSheetPlan *sheet, GError **error);

G_END_DECLS
