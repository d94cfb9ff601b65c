/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import.h"
#include "exchange/nz-tables.h"

G_BEGIN_DECLS

/**
 * NzImportPlan:
 *
 * An import under way, step by step: what a window shows and the command line runs through. nz_import_files()
 * is the same without a choice. Steps 3 and 5 in a thread of their own: NzImportRun.
 *
 * 1. nz_import_plan_add_file(): every table of the file becomes an NzImportSheet with a guess: the row of the
 * headings, what a row is, what each column fills. A mapping that was chosen for the same headings before
 * goes first.
 * 2. The setters correct the guesses.
 * 3. nz_import_plan_examine(): each row gets its state. Nothing is written.
 * 4. nz_import_plan_set_choice() and nz_import_plan_set_cell(): rows are left out or mended; then step 3
 * again.
 * 5. nz_import_plan_apply(): all of it as one step that can be undone, or nothing.
 *
 * One row may make several records: an organisation, people (several names in a cell are several people),
 * their positions at it, memberships, entries of distribution lists and attendance. Reference
 * counted; belongs to the thread of its store; the store may change between the steps, and is looked at anew
 * in step 3.
 */
typedef struct _NzImportPlan NzImportPlan;

/* --- columns ----------------------------------------------------------------------------------------------
 */

typedef enum
{
  NZ_IMPORT_ASIDE, /* not read; the notes name it */
  NZ_IMPORT_ID,    /* the id of the row's main record */
  NZ_IMPORT_FIELD, /* @field of @entity */
  NZ_IMPORT_NAME, /* of @entity person: "Frau Dr. Anna Müller" into salutation, title, given and family name;
                     several are several people */
  NZ_IMPORT_ADDRESS,  /* of @entity: "Straße 5, 99084 Erfurt" into street, addition, postcode and town */
  NZ_IMPORT_MEMBER,   /* x, ja, 1 or a role: a member of the working group @name */
  NZ_IMPORT_LISTED,   /* x, ja, 1: an entry of the distribution list @name */
  NZ_IMPORT_ATTENDED, /* x, ja, 1, e, fehlt: at the conference @name (its number, day or title) */
} NzImportUse;

/**
 * NzImportTarget: what a column is for. Plain; compare with nz_import_target_equal().
 * @entity: of which record of the row; for MEMBER, LISTED and ATTENDED the record that joins: organisation or
 * person
 * @field: (nullable): for FIELD
 * @name: (nullable): for MEMBER, LISTED and ATTENDED; a group or list that does not exist is made, a
 * conference must exist
 */
typedef struct
{
  NzImportUse use;
  const NzEntity *entity;
  const NzField *field;
  const char *name;
} NzImportTarget;

gboolean nz_import_target_equal (const NzImportTarget *a, const NzImportTarget *b);
/* (transfer full): "Vorname", with the record's kind where the sheet makes several: "Person: Vorname";
 * "Mitglied in: AG Sport". */
char *nz_import_target_dup_label (const NzImportTarget *target, gboolean with_entity);

/**
 * NzImportColumn:
 * @heading: as in the file, "" where it has none
 * @target: what it fills; its name is owned by the column
 * @is_chosen: by the user or remembered, not guessed
 * @n_filled: cells with text below the heading
 * @why: (nullable): why a column with text in it is left aside, in words
 */
typedef struct
{
  char *heading;
  NzImportTarget target;
  gboolean is_chosen;
  guint n_filled;
  char *why;
} NzImportColumn;

/**
 * NzImportSheet: one table of the import.
 * @source: which file, by the order of adding
 * @table: with the cells that were mended
 * @is_used: %FALSE: the whole sheet is left aside (hidden sheets, and those of which nothing is understood)
 * @heading: row of the headings; what stands above it is left aside
 * @entity: (nullable): what a row is in the first place; %NULL if nothing tells
 * @kind: (nullable): code of the kind that new organisations get where the sheet has no such column; %NULL:
 * told from the name ("e. V.", "Amt")
 * @columns: (element-type NzImportColumn)
 */
typedef struct
{
  guint source;
  NzTable *table;
  gboolean is_used;
  gsize heading;
  const NzEntity *entity;
  char *kind;
  GPtrArray *columns;
} NzImportSheet;

/* --- rows -------------------------------------------------------------------------------------------------
 */

typedef enum
{
  NZ_IMPORT_NEW,
  NZ_IMPORT_SAME,
  NZ_IMPORT_CHANGED,
  NZ_IMPORT_DUPLICATE, /* new, but much like a record that exists or another row: see @reason; nobody has
                          decided yet what it is */
  NZ_IMPORT_FAULTY, /* see @reason; as long as such a row is not left out or mended, nothing can be applied */
  NZ_IMPORT_LEFT_OUT, /* by choice, or as all rows that are struck through */
  NZ_IMPORT_N_STATES,
} NzImportState;

typedef enum
{
  NZ_IMPORT_TAKE, /* the default: what the state says; a likely duplicate becomes a record of its own, which
                     is new as soon as that was chosen and not only taken for granted */
  NZ_IMPORT_LEAVE_OUT, /* the row makes nothing */
  NZ_IMPORT_INTO_TWIN, /* a likely duplicate: its values go into the record that it resembles */
} NzImportChoice;

/**
 * NzImportLine: one row of the import, as examined.
 * @title: what its main record is called, or the beginning of its text
 * @was: the state without what was chosen for it: of a row that was left out, or decided, what there was to
 * decide
 * @reason: (nullable): the fault, or why it looks like another record; stays when the row is left out
 * @twin_entity, @twin: of a likely duplicate: the record that it resembles; 0: none
 * @is_struck: most of what stands in it is struck through
 * @is_undecided: nobody has decided yet what becomes of it: a likely duplicate, or struck through
 * @n_records: how many records it makes or changes; @n_new of them are new
 */
typedef struct
{
  guint sheet;
  gsize row;
  int line;
  NzImportState state, was;
  NzImportChoice choice;
  char *title;
  char *reason;
  const NzEntity *twin_entity;
  gint64 twin;
  gboolean is_struck, is_undecided;
  guint n_records, n_new;
} NzImportLine;

/**
 * NzImportDifference: one field of a row's records, for a table "field, old, new".
 * @column: of the sheet, to mend it there; G_MAXUINT: of no single column
 * @old: (nullable): %NULL where the record is new
 * @fault: (nullable)
 * @remark: (nullable): the cell @new is not taken as it stands
 * @told: (nullable): no cell says @new: whence it is known, "told by the name"
 * @record: id of the record that is there and would be changed, or go, which can be refused; 0: new, or a
 * fault
 * @is_refused: it stays as it is
 */
typedef struct
{
  const NzEntity *entity;
  const NzField *field;
  guint column;
  char *old, *new;
  char *fault;
  char *remark;
  const char *told;
  gint64 record;
  gboolean is_refused;
} NzImportDifference;

typedef enum
{
  NZ_IMPORT_ASK_NAME,   /* nothing is called @text, but something much like it: is that meant? */
  NZ_IMPORT_ASK_ENDED,  /* the working group @text has ended: shall it get new members? */
  NZ_IMPORT_ASK_STRUCK, /* most of what stands in the rows @text is struck through: are they imported? */
} NzImportQuestionKind;

/* Answers beside the id of a record. */
#define NZ_IMPORT_UNDECIDED 0
#define NZ_IMPORT_NEW_RECORD -1   /* of ASK_NAME: none of them, a new one */
#define NZ_IMPORT_ALL_THE_SAME -3 /* of ASK_ENDED and ASK_STRUCK: yes */
#define NZ_IMPORT_NOT_READ                                                                                   \
  -2 /* of ASK_NAME: none of them; a column whose heading says so is left aside, in a cell it is a           \
        fault. Of ASK_ENDED and ASK_STRUCK: no */

/**
 * NzImportQuestion: what only a person knows, asked once for a column.
 * @column: of the sheet
 * @text: as in the file
 * @entity: of what is named
 * @records, @names: (element-type gint64) (element-type utf8): what may be meant, the most alike first; of
 * ASK_ENDED the group
 * @can_be_new: NZ_IMPORT_NEW_RECORD is an answer
 * @answer: as long as it is undecided, a name in a heading makes a new record, which is said; one in a cell
 * is a fault; a group that has ended gets no new members; rows that are struck through are imported, which
 * is said. What is chosen for a row goes before the answer for all. An answer that is no longer among the
 * records counts as none
 */
typedef struct
{
  NzImportQuestionKind kind;
  guint sheet, column;
  char *text;
  const NzEntity *entity;
  GArray *records;
  GPtrArray *names;
  gboolean can_be_new;
  gint64 answer;
  gboolean is_remembered;
} NzImportQuestion;

/* A text of a column whose values are choices or words of a vocabulary, and what it is taken for. */
typedef struct
{
  char *text;
  guint count;
  char *meaning; /* (nullable): code, or name of the term; %NULL: none is known (a new word, or a fault in a
                    choice) */
  gboolean is_chosen;
} NzImportValue;

/* --- the plan ---------------------------------------------------------------------------------------------
 */

NzImportPlan *nz_import_plan_new (NzStore *store);
NzImportPlan *nz_import_plan_ref (NzImportPlan *plan);
void nz_import_plan_unref (NzImportPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzImportPlan, nz_import_plan_unref)

/* @as: (nullable): what rows are, where it is known. @options: (nullable): encoding and delimiter chosen
 * beforehand. */
gboolean nz_import_plan_add_file (
    NzImportPlan *plan, const char *path, const NzEntity *as, const NzTablesOptions *options, GError **error);
/* The clipboard, a dropped text. */
gboolean nz_import_plan_add_data (NzImportPlan *plan,
                                  const char *data,
                                  gsize size,
                                  const char *name,
                                  const NzEntity *as,
                                  const NzTablesOptions *options,
                                  GError **error);
/* The files and texts of @more come behind those of @plan. @more: (transfer full) */
void nz_import_plan_join (NzImportPlan *plan, NzImportPlan *more);
/* A plan whose files were read in a thread, through a connection of its own, goes on with another. */
void nz_import_plan_set_store (NzImportPlan *plan, NzStore *store);
guint nz_import_plan_get_n_sources (NzImportPlan *plan);
const char *nz_import_plan_get_source_name (NzImportPlan *plan, guint source);
/* How the source was read. (transfer none) */
const NzTablesOptions *nz_import_plan_get_source_options (NzImportPlan *plan, guint source);
/* Reads a source anew with another encoding or delimiter; its sheets are guessed anew. On failure all stays
 * as it was. */
gboolean
nz_import_plan_reread (NzImportPlan *plan, guint source, const NzTablesOptions *options, GError **error);

/* The same in two steps, for a thread: the source read otherwise, through @store, while nobody changes @plan
 * (transfer full) (nullable); then, in the plan's thread, in the place of what was read before. @fresh:
 * (transfer full) */
NzImportPlan *nz_import_plan_read_again (
    NzImportPlan *plan, guint source, const NzTablesOptions *options, NzStore *store, GError **error);
void nz_import_plan_replace_source (NzImportPlan *plan, guint source, NzImportPlan *fresh);

guint nz_import_plan_get_n_sheets (NzImportPlan *plan);
/* (transfer none): to look at; change it with the functions below. Lives until its source is read anew. */
const NzImportSheet *nz_import_plan_get_sheet (NzImportPlan *plan, guint sheet);
void nz_import_plan_set_used (NzImportPlan *plan, guint sheet, gboolean is_used);
/* These two guess the columns anew. */
void nz_import_plan_set_heading (NzImportPlan *plan, guint sheet, gsize row);
void nz_import_plan_set_entity (NzImportPlan *plan, guint sheet, const NzEntity *entity);
void nz_import_plan_set_kind (NzImportPlan *plan, guint sheet, const char *kind);
void nz_import_plan_set_column (NzImportPlan *plan, guint sheet, guint column, const NzImportTarget *target);
/* What a column of this sheet can be for, in the order of a menu; MEMBER, LISTED and ATTENDED once for each
 * group, list and conference, and once with the column's own heading as a new name. (transfer full)
 * (element-type NzImportTarget): lives as long as the plan */
GArray *nz_import_plan_list_targets (NzImportPlan *plan, guint sheet, guint column);
/* (transfer full) (element-type NzImportValue): the most frequent first; empty for a column of another type.
 */
GPtrArray *nz_import_plan_list_values (NzImportPlan *plan, guint sheet, guint column);
/* @text means @meaning (a choice's code, a term's name, "" for nothing); %NULL: as guessed. */
void nz_import_plan_set_value (
    NzImportPlan *plan, guint sheet, guint column, const char *text, const char *meaning);
/* Mends a cell. */
void nz_import_plan_set_cell (NzImportPlan *plan, guint sheet, gsize row, guint column, const char *text);

/* Looks at every row of every used sheet. %FALSE only where the store cannot be read, or NZ_ERROR_CANCELLED:
 * then nothing is examined. */
gboolean nz_import_plan_examine (NzImportPlan *plan, GError **error);
/* After examining. (transfer none) (element-type NzImportLine): in the order of the sheets. */
GPtrArray *nz_import_plan_get_lines (NzImportPlan *plan);
guint nz_import_plan_count (NzImportPlan *plan, NzImportState state);
/* Counts, faults and notes in words. (transfer none) */
const NzImportResult *nz_import_plan_get_result (NzImportPlan *plan);
void nz_import_difference_free (NzImportDifference *difference);
void nz_import_value_free (NzImportValue *value);
/* (transfer full) (element-type NzImportDifference): all fields that the row sets or changes, and its faults.
 */
GPtrArray *nz_import_plan_list_differences (NzImportPlan *plan, guint line);
/* Takes effect with the next nz_import_plan_examine(), because rows may refer to each other. */
void nz_import_plan_set_choice (NzImportPlan *plan, guint line, NzImportChoice choice);
/* After examining. (transfer none) (element-type NzImportQuestion): answered ones, too. */
GPtrArray *nz_import_plan_get_questions (NzImportPlan *plan);
guint nz_import_plan_count_open (NzImportPlan *plan);
/* (transfer full) (nullable): that it is not all that might have been asked, because that takes too long. */
char *nz_import_plan_dup_not_asked (NzImportPlan *plan);
/* Takes effect with the next examination. */
void nz_import_plan_answer (NzImportPlan *plan, const NzImportQuestion *question, gint64 answer);
/* The same for this import alone: it is not remembered. */
void nz_import_plan_answer_once (NzImportPlan *plan, const NzImportQuestion *question, gint64 answer);
/* After examining: new organisations of which no column can say since when they are members: they count as
 * members on every past day (nz_date_active_on()). */
guint nz_import_plan_count_undated (NzImportPlan *plan);
/* Since when they are members; none: not known, the default. Takes effect with the next examination. */
void nz_import_plan_set_since (NzImportPlan *plan, NzDate since);
/* One of the line's differences shall not be made; takes effect with the next examination, too. */
void nz_import_plan_refuse (NzImportPlan *plan,
                            guint line,
                            const NzImportDifference *difference,
                            gboolean is_refused);
/* nz_import_plan_set_choice() for all lines of a state, whatever was chosen for them before. */
void nz_import_plan_set_choices (NzImportPlan *plan, NzImportState state, NzImportChoice choice);
/* The same only for likely duplicates of which nothing was chosen. */
void nz_import_plan_decide (NzImportPlan *plan, NzImportChoice choice);

/* Examines once more and writes all of it in one action, named @label (nullable), and remembers the mappings
 * and answers that were chosen. NZ_ERROR_INVALID while there are faults. A failure (a full disk, cancelled)
 * leaves the store as it was. */
gboolean nz_import_plan_apply (NzImportPlan *plan, const char *label, GError **error);

/* Whether each file has a sheet that is used and whose rows are known; else the error says which has none. */
gboolean nz_import_plan_is_understood (NzImportPlan *plan, GError **error);
/* After examining: whether there are no faults that are not left out. */
gboolean nz_import_plan_is_good (NzImportPlan *plan, GError **error);
/* (transfer full): after examining, one line for a heading: "12 rows – new: 9 Organisations, 3 People; 2
 * similar rows to decide", or what is at fault. */
char *nz_import_plan_dup_outcome (NzImportPlan *plan);
/* Whether new records are compared with those that are there (the default is yes). */
void nz_import_plan_set_finds_duplicates (NzImportPlan *plan, gboolean finds);
/* (transfer full): what nz_import_plan_get_result() gives, which is empty afterwards. */
NzImportResult *nz_import_plan_steal_result (NzImportPlan *plan);

/* (transfer full): all of it for machines:
 * {"new":…,"changed":…,"same":…,"duplicates":[…],"faults":[…],"notes":[…],"rows":[…],…}; see netzwerk(1). */
char *nz_import_plan_dup_report (NzImportPlan *plan);

G_END_DECLS
