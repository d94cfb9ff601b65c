/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzRecordEditor:
 *
 * One record being looked at and edited in place: each applied value is one undoable step, and what others change (another view, undo) comes
 * in by itself. Holds no widget; forms show it.
 *
 * Signals: "changed" after the record was read again; "gone" when it was deleted (the record stays readable).
 */
#define NZ_TYPE_RECORD_EDITOR (nz_record_editor_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordEditor, nz_record_editor, NZ, RECORD_EDITOR, GObject)

/* (transfer full) (nullable): NZ_ERROR_NOT_FOUND if there is no such record. Keeps a reference to @store. */
NzRecordEditor *nz_record_editor_new (NzStore *store, const NzEntity *entity, gint64 id, GError **error);
/* (transfer full): @record as it was on a day gone by: to be looked at only, and it stays as it is. */
NzRecordEditor *nz_record_editor_new_past (NzStore *store, NzRecord *record);

NzStore *nz_record_editor_get_store (NzRecordEditor *editor);
/* (transfer none): as it is in the store; not to be changed. */
NzRecord *nz_record_editor_get_record (NzRecordEditor *editor);
const NzEntity *nz_record_editor_get_entity (NzRecordEditor *editor);
gint64 nz_record_editor_get_id (NzRecordEditor *editor);
gboolean nz_record_editor_is_read_only (NzRecordEditor *editor);

/* (transfer full): the field as it is shown, and as it is written in an entry (dates short, lists one per line). */
char *nz_record_editor_dup_display (NzRecordEditor *editor, const NzField *field);
char *nz_record_editor_dup_entry (NzRecordEditor *editor, const NzField *field);
/* (transfer full) (nullable): what is doubtful about the field's value: "“9908” cannot be a German postcode". */
char *nz_record_editor_dup_doubt (NzRecordEditor *editor, const NzField *field);

/* (transfer full) (nullable): what a branch that leaves the field empty has of its parent: "Fischmarkt 1 (from Internationaler Bund)". */
char *nz_record_editor_dup_inherited (NzRecordEditor *editor, const NzField *field);

/* Applies one value as one step named "Change Telephone: Förderzentrum Regenbogen". An unchanged value makes no step. On failure nothing changes and
 * @error has the reason to show beside the field. */
gboolean nz_record_editor_apply_text (NzRecordEditor *editor, const NzField *field, const char *text, GError **error);
gboolean nz_record_editor_apply_int (NzRecordEditor *editor, const NzField *field, gint64 value, GError **error);
gboolean nz_record_editor_apply_list (NzRecordEditor *editor, const NzField *field, const char *const *values, GError **error);
gboolean nz_record_editor_apply_ids (NzRecordEditor *editor, const NzField *field, const gint64 *ids, guint n, GError **error);

G_END_DECLS
