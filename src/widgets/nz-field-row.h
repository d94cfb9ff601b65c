/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-editor.h"

G_BEGIN_DECLS

/**
 * NzFieldRow:
 *
 * A row of a form: one field of one record, read and edited in the same place. Leaving the field or Enter applies it as one undoable step, Esc gives
 * the old value back; what cannot be applied stays visible with the reason beside it, what is doubtful gets a mark. A row follows its editor, but never
 * overwrites what is being typed.
 *
 * An interface, because each row is one of libadwaita's (an AdwEntryRow, an AdwComboRow, …) and looks and behaves as such.
 *
 * Properties, both construct-only: "editor" (NzRecordEditor, a reference is held until the row is disposed of); "field" (pointer to a const NzField of
 * the editor's entity).
 */
#define NZ_TYPE_FIELD_ROW (nz_field_row_get_type ())
G_DECLARE_INTERFACE (NzFieldRow, nz_field_row, NZ, FIELD_ROW, AdwPreferencesRow)

/* The row that the type of @field asks for. (transfer floating) */
GtkWidget *nz_field_row_new (NzRecordEditor *editor, const NzField *field);

/* (transfer none) (nullable): %NULL once the row was disposed of. */
NzRecordEditor *nz_field_row_get_editor (NzFieldRow *self);
const NzField *nz_field_row_get_field (NzFieldRow *self);
/* Whether what was typed was refused. It stays as it is until it is mended or Esc gives the old value back. */
gboolean nz_field_row_is_refused (NzFieldRow *self);
/* Shows the record's value, whatever is being typed. */
void nz_field_row_update (NzFieldRow *self);

/* Emitted as an action by rows that lead to another record: "record.open" with (s) "entity/ID" goes up to whoever installed the action. */
#define NZ_ACTION_OPEN_RECORD "record.open"

/* --- for those who implement a row ---------------------------------------------------------------------------------
 *
 * A row is one file: a subclass of one of libadwaita's rows with an NzFieldLink in its struct, and
 *
 *   - G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, …) with get_link and update, and apply where it is typed into;
 *   - class_init calls nz_field_row_class_install();
 *   - constructed builds its widgets and ends with nz_field_row_follow();
 *   - dispose calls nz_field_row_let_go() before its parent's.
 *
 * nz-field-switch-row.c is the shortest. Which type of field gets it is said in nz-field-rows.c. */

/* What each row holds of its record. Zeroed by GObject with the row's struct, and touched by nothing but the functions here. */
typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  gulong changed_handler;
  GtkWidget *reason; /* (nullable): says what is wrong */
  GtkWidget *input;  /* (nullable): what is typed into */
  gboolean typing;
  gboolean refused;
} NzFieldLink;

/**
 * NzFieldRowInterface:
 * @get_link: the link in the row's own struct
 * @update: shows the record's value
 * @apply: gives what was typed to the editor; only of rows that are typed into
 * @escape: (nullable): Esc was pressed while typing; %FALSE leaves it to the widgets around. Otherwise the row shows the record's value again
 */
struct _NzFieldRowInterface
{
  GTypeInterface parent_interface;

  NzFieldLink *(*get_link) (NzFieldRow *self);
  void (*update) (NzFieldRow *self);
  gboolean (*apply) (NzFieldRow *self, GError **error);
  gboolean (*escape) (NzFieldRow *self);
};

/* Gives the class the two properties. */
void nz_field_row_class_install (GObjectClass *klass);
/* Shows the value, now and whenever the editor's record changed. */
void nz_field_row_follow (NzFieldRow *self);
/* Gives up the editor; from here on nothing is applied. May be called again. */
void nz_field_row_let_go (NzFieldRow *self);

const char *nz_field_row_get_label (NzFieldRow *self);
/* (transfer none): the record as it is in the store. */
NzRecord *nz_field_row_get_record (NzFieldRow *self);
gboolean nz_field_row_is_read_only (NzFieldRow *self);

/* A wrapped label for the reason that stands beside or below the value; hidden while there is none. Once per row. (transfer floating) */
GtkWidget *nz_field_row_add_reason (NzFieldRow *self);
/* @error: (nullable): why something was not applied; %NULL hides the reason. */
void nz_field_row_report (NzFieldRow *self, const GError *error);
/* A caption above @value, the reason below it. (transfer none): a horizontal box that buttons can be appended to. */
GtkWidget *nz_field_row_add_frame (NzFieldRow *self, GtkWidget *value);

/* @input, the row itself or a widget in it, is typed into: what was typed is applied as the focus leaves it, Esc gives the old value back. */
void nz_field_row_watch_input (NzFieldRow *self, GtkWidget *input);
/* Applies what was typed; what is refused is marked for eyes and screen readers. */
void nz_field_row_apply (NzFieldRow *self);

G_END_DECLS
