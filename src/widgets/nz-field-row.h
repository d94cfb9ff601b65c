/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-editor.h"

G_BEGIN_DECLS

/* Rows of a form, made from a field's description: the value is read and edited in the same place. Leaving the field or Enter applies it as one
 * undoable step, Esc gives the old value back; what cannot be applied stays visible with the reason beside it, what is doubtful gets a mark.
 *
 * Each row keeps a reference to its editor and follows it, but never overwrites what is being typed. */

/* (transfer floating): a GtkListBoxRow for a boxed list. */
GtkWidget *nz_field_row_new (NzRecordEditor *editor, const NzField *field);

/* Emitted as an action by rows that lead to another record: "record.open" with (s) "entity/ID" goes up to whoever installed the action. */
#define NZ_ACTION_OPEN_RECORD "record.open"

/* --- for the files of the rows ------------------------------------------------------------------------------------ */

GtkWidget *nz_field_entry_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_choice_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_switch_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_text_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_list_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_terms_row_new (NzRecordEditor *editor, const NzField *field);
GtkWidget *nz_field_reference_row_new (NzRecordEditor *editor, const NzField *field);

/* What was refused stays as it was typed until it is mended or Esc gives the old value back; the row carries this CSS class as long. */
#define NZ_FIELD_REFUSED "refused"
/* Marks or unmarks a row and the widget that is typed into, for eyes and screen readers. @reason (nullable): why it was refused. */
void nz_field_row_set_refused (GtkWidget *row, GtkWidget *entry, GtkWidget *reason_label, const char *reason);
gboolean nz_field_row_is_refused (GtkWidget *row);

/* A wrapped label that stands beside or below a value and says what is wrong with it; hidden while empty. */
GtkWidget *nz_field_reason_new (void);
/* @error: red, it was not applied; otherwise a doubt. %NULL hides it. */
void nz_field_reason_set (GtkWidget *reason, const char *text, gboolean error);

/* Ties @data (freed with @free) to the row's life and calls @changed (data) whenever the editor's record changed, as long as the row lives. */
typedef void (*NzFieldChanged) (gpointer data);
void nz_field_row_follow (GtkWidget *row, NzRecordEditor *editor, NzFieldChanged changed, gpointer data, GDestroyNotify free);
/* Calls @enter and @leave (data) as the focus comes into @widget and goes, and @escape (data) on Esc before the widget itself sees it. */
void nz_field_row_watch_focus (GtkWidget *widget, NzFieldChanged enter, NzFieldChanged leave, gboolean (*escape) (gpointer data), gpointer data);
/* The frame of a row with a caption above its value and @reason below; buttons can be appended to the returned box. */
GtkWidget *nz_field_row_frame (GtkWidget *row, const NzField *field, GtkWidget *value, GtkWidget *reason);

G_END_DECLS
