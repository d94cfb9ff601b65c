/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* What the steps of the history changed, record by record and field by field. Known of the steps whose change
 * set is kept (nz-store-private.h: the last 1,000 at least); of older ones only that they happened. Steps
 * that were undone are no part of it. */

/* A field before and after, for eyes: contacts, terms and references in words, also of records that are gone.
 * "" is no value. */
typedef struct
{
  const NzField *field;
  char *before, *after;
} NzFieldChange;

/**
 * NzRecordChange:
 * @operation: 'i' added, 'u' changed, 'd' deleted
 * @direct: %FALSE: by the deletion of another record, which took it along or emptied a reference
 * @title: what it is or, if deleted, was called
 * @before: (nullable): of one added; @after: (nullable): of one deleted
 * @fields: (element-type NzFieldChange): in the order of the description; those that differ, of one added or
 * deleted those with a value
 */
typedef struct
{
  const NzEntity *entity;
  gint64 id;
  char operation;
  gboolean direct;
  char *title;
  NzRecord *before, *after;
  GPtrArray *fields;
} NzRecordChange;
void nz_record_change_free (NzRecordChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzRecordChange, nz_record_change_free)

/**
 * NzStepChanges:
 * @step: when, who, what it is called
 * @kept: whether the change set is still there; if not, @records is empty
 * @records: (element-type NzRecordChange): in the order of the descriptions
 * @more: records that the step changed besides, where there are too many to tell
 */
typedef struct
{
  NzStep *step;
  gboolean kept;
  GPtrArray *records;
  guint more;
} NzStepChanges;
void nz_step_changes_free (NzStepChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzStepChanges, nz_step_changes_free)

/* The steps of one record, newest first, at most @limit (0: all): its own fields, and the positions,
 * memberships, ties and sponsorships that join it to others. (transfer full) (element-type NzStepChanges) */
GPtrArray *
nz_store_record_changes (NzStore *store, const NzEntity *entity, gint64 id, guint limit, GError **error);
/* All steps from @since (Unix seconds) on, newest first; of each at most @most records (0: all). (transfer
 * full) (element-type NzStepChanges) */
GPtrArray *nz_store_changes_since (NzStore *store, gint64 since, guint most, GError **error);
/* Those steps (newest first) as one: each record as it was before the first of them and is after the last;
 * what came back to what it was is no change. In the order of the last change, newest first. (transfer full)
 * (element-type NzRecordChange) */
GPtrArray *nz_store_net_changes (NzStore *store, GPtrArray *steps);
/* (transfer full): the record as it was before a step that touched it. NZ_ERROR_NOT_FOUND if there was none
 * or the change sets do not reach back so far. */
NzRecord *
nz_store_get_before (NzStore *store, const NzEntity *entity, gint64 id, gint64 step, GError **error);
/* (transfer full): the record as the file had it when @day ended. NZ_ERROR_NOT_FOUND if it did not have it
 * yet, or if the change sets do not reach back so far: what was before is not known then. */
NzRecord *nz_store_get_on_day (NzStore *store, const NzEntity *entity, gint64 id, NzDate day, GError **error);

/* What a record is or, where it is deleted, was called; the entity's label if nothing tells any more.
 * (transfer full) */
char *nz_store_title_ever (NzStore *store, const NzEntity *entity, gint64 id);
/* The same as nz_store_display(), with what is deleted by its last name, and rules in words. */
char *nz_store_display_ever (NzStore *store, NzRecord *record, const NzField *field, NzLanguage language);

/* Records that somebody deleted (not what went along with them) and that can be brought back, the last
 * deleted first, at most @limit (0: all). (transfer full) (element-type NzStepChanges): one record each. */
GPtrArray *nz_store_deleted (NzStore *store, guint limit, GError **error);

/* --- bringing back: one step each, which can be undone ----------------------------------------------------
 */

/* Gives a field the value that it had before @step: "Restore Telephone: Förderzentrum Regenbogen".
 * NZ_ERROR_NOT_FOUND if the record is deleted, NZ_ERROR_REFERENCED if what the value names is; nothing is
 * changed then. */
gboolean nz_store_restore_value (
    NzStore *store, const NzEntity *entity, gint64 id, const char *field, gint64 step, GError **error);
/* Brings a deleted record back with what went along with it, and puts it again where it was named, unless
 * something else stands there now. @left_out: (out) (optional) (transfer full): sentences about what could
 * not come back (element-type utf8). NZ_ERROR_REFERENCED if something that it cannot be without is deleted
 * too, NZ_ERROR_EXISTS if it is there, NZ_ERROR_NOT_FOUND if the history does not have it any more. */
gboolean nz_store_restore_record (
    NzStore *store, const NzEntity *entity, gint64 id, GPtrArray **left_out, GError **error);

G_END_DECLS
