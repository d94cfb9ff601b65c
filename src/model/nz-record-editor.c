/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-record-editor.h"

#include "base/nz-error.h"
#include "base/nz-organisation-label.h"
#include "domain/nz-inherit.h"
#include "domain/nz-links.h"
#include "entity/nz-contact.h"
#include "entity/nz-telephone.h"
#include "store/nz-step-changes.h"

struct _NzRecordEditor
{
  GObject parent_instance;
  NzStore *store;
  NzRecord *record;
  gulong changed_handler;
  NzInherited *inherited; /* (nullable): read when it is first asked for */
  gboolean gone;
  gboolean past; /* the record is as it was */
};

G_DEFINE_FINAL_TYPE (NzRecordEditor, nz_record_editor, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Titles of referenced records may have changed too, so any change is worth a look; only this record's own is
 * read again. */
static void
on_store_changed (NzStore *store, NzChanges *changes, NzRecordEditor *self)
{
  const NzEntity *entity = nz_record_get_entity (self->record);
  gint64 id = nz_record_get_id (self->record);

  if (nz_changes_touch (changes, &nz_entity_organisation))
    g_clear_pointer (&self->inherited, nz_inherited_free);
  if (nz_changes_has (changes, entity, id))
    {
      g_autoptr (GError) error = NULL;
      NzRecord *fresh = nz_store_get (store, entity, id, &error);
      if (fresh == NULL)
        {
          self->gone = TRUE;
          g_signal_emit (self, signals[GONE], 0);
          return;
        }
      g_set_object (&self->record, fresh);
      g_object_unref (fresh);
      self->gone = FALSE;
    }
  if (!self->gone)
    g_signal_emit (self, signals[CHANGED], 0);
}

NzRecordEditor *
nz_record_editor_new (NzStore *store, const NzEntity *entity, gint64 id, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  g_autoptr (NzRecord) record = nz_store_get (store, entity, id, error);
  if (record == NULL)
    return NULL;

  NzRecordEditor *self = g_object_new (NZ_TYPE_RECORD_EDITOR, NULL);
  self->store = g_object_ref (store);
  self->record = g_steal_pointer (&record);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  return self;
}

NzRecordEditor *
nz_record_editor_new_past (NzStore *store, NzRecord *record)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record), NULL);

  NzRecordEditor *self = g_object_new (NZ_TYPE_RECORD_EDITOR, NULL);
  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->past = TRUE;
  return self;
}

NzStore *
nz_record_editor_get_store (NzRecordEditor *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);
  return self->store;
}

NzRecord *
nz_record_editor_get_record (NzRecordEditor *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);
  return self->record;
}

const NzEntity *
nz_record_editor_get_entity (NzRecordEditor *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);
  return nz_record_get_entity (self->record);
}

gint64
nz_record_editor_get_id (NzRecordEditor *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), 0);
  return nz_record_get_id (self->record);
}

gboolean
nz_record_editor_is_read_only (NzRecordEditor *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), TRUE);
  return self->gone || self->past || nz_store_is_read_only (self->store);
}

char *
nz_record_editor_dup_display (NzRecordEditor *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);
  /* what it names may be gone since */
  if (self->past)
    return nz_store_display_ever (self->store, self->record, field, nz_get_language ());
  return nz_store_display (self->store, self->record, field, nz_get_language ());
}

char *
nz_record_editor_dup_entry (NzRecordEditor *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);

  switch (field->type)
    {
    case NZ_TYPE_DATE:
      return nz_date_format (nz_record_get_date (self->record, field->name), nz_get_language (),
                             NZ_DATE_NUMERIC);
    case NZ_TYPE_CONTACTS:
      return g_strjoinv ("\n", (char **)nz_record_get_list (self->record, field->name));
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
      return nz_record_editor_dup_display (self, field);
    default:
      return nz_record_dup_plain (self->record, field);
    }
}

/* (transfer full) (nullable): the first file or folder that is not there. */
static char *
dup_broken (NzRecordEditor *self, const NzField *field)
{
  const char *const *links = nz_record_get_list (self->record, field->name);

  for (guint i = 0; links[i] != NULL; i++)
    {
      g_autofree char *target = nz_contact_dup_value (links[i]);
      if (nz_link_is_broken (target))
        return g_strdup_printf (_ ("“%s” is not there."), target);
    }
  return NULL;
}

char *
nz_record_editor_dup_doubt (NzRecordEditor *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);

  g_autoptr (GPtrArray) findings = nz_record_check (self->record);
  for (guint i = 0; i < findings->len; i++)
    {
      const NzFinding *finding = findings->pdata[i];
      if (finding->field == field)
        return g_strdup (finding->message);
    }
  return (field->flags & NZ_FIELD_FILE) != 0 ? dup_broken (self, field) : NULL;
}

char *
nz_record_editor_dup_inherited (NzRecordEditor *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), NULL);

  /* what the parent had on that day is not asked */
  if (self->past || nz_record_get_entity (self->record) != &nz_entity_organisation
      || !nz_record_has (self->record, "parent") || nz_record_has (self->record, field->name)
      || !nz_inherit_is_possible (field))
    return NULL;
  if (self->inherited == NULL)
    self->inherited = nz_inherit (self->store, self->record);
  gint64 from = nz_inherited_from (self->inherited, field->name);
  if (from == 0)
    return NULL;
  g_autoptr (NzRecord) parent = nz_store_get (self->store, &nz_entity_organisation, from, NULL);
  if (parent == NULL)
    return NULL;
  g_autofree char *source = nz_organisation_label (nz_record_get_text (parent, "name"),
                                                   nz_record_get_text (parent, "short_name"));
  g_autofree char *value
      = (field->flags & NZ_FIELD_IMAGE) != 0
            ? g_strdup (nz_field_label (field, nz_get_language ()))
            : nz_store_display (self->store, self->inherited->record, field, nz_get_language ());
  return g_strdup_printf (_ ("%s (from %s)"), value, source);
}

/* Saves @changed if @field differs; the store's signal brings the new state back into this editor. */
static gboolean
apply (NzRecordEditor *self, NzRecord *changed, const NzField *field, GError **error)
{
  if (nz_record_field_equal (self->record, changed, field))
    return TRUE;
  if (nz_record_editor_is_read_only (self))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_READ_ONLY, _ ("The file is open for reading only."));
      return FALSE;
    }

  /* A new name says more than the one that was given up: "Change Name: Haus der Begegnung", not "… New". */
  gboolean renamed = field->type == NZ_TYPE_TEXT && (field->flags & NZ_FIELD_NAME) != 0
                     && nz_record_has (changed, field->name);
  g_autofree char *title = renamed ? g_strdup (nz_record_get_text (changed, field->name))
                                   : nz_store_title (self->store, nz_record_get_entity (self->record),
                                                     nz_record_get_id (self->record));
  g_autofree char *label
      = g_strdup_printf (_ ("Change %s: %s"), nz_field_label (field, nz_get_language ()), title);
  return nz_store_save_as (self->store, changed, label, error);
}

gboolean
nz_record_editor_apply_text (NzRecordEditor *self, const NzField *field, const char *text, GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self) && text != NULL, FALSE);

  g_autoptr (NzRecord) changed = nz_record_copy (self->record);
  /* What is typed by hand may be "morgen": import and files know only dates as they are written. */
  NzDate date;
  if (field->type == NZ_TYPE_DATE && nz_date_parse_near (text, nz_date_today (), FALSE, &date, NULL))
    nz_record_set_date (changed, field->name, date);
  else if (!nz_record_set_input (changed, field, text, error))
    return FALSE;
  return apply (self, changed, field, error);
}

gboolean
nz_record_editor_apply_int (NzRecordEditor *self, const NzField *field, gint64 value, GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), FALSE);

  g_autoptr (NzRecord) changed = nz_record_copy (self->record);
  nz_record_set_int (changed, field->name, value);
  return apply (self, changed, field, error);
}

gboolean
nz_record_editor_apply_list (NzRecordEditor *self,
                             const NzField *field,
                             const char *const *values,
                             GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), FALSE);

  g_autoptr (NzRecord) changed = nz_record_copy (self->record);
  g_auto (GStrv) unified = g_strdupv ((char **)values);
  if ((field->flags & NZ_FIELD_TELEPHONE) != 0)
    nz_telephone_unify_all (unified, nz_record_get_list (self->record, field->name));
  nz_record_set_list (changed, field->name, (const char *const *)unified);
  return apply (self, changed, field, error);
}

gboolean
nz_record_editor_apply_ids (
    NzRecordEditor *self, const NzField *field, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (self), FALSE);

  g_autoptr (NzRecord) changed = nz_record_copy (self->record);
  nz_record_set_ids (changed, field->name, ids, n);
  return apply (self, changed, field, error);
}

static void
nz_record_editor_finalize (GObject *object)
{
  NzRecordEditor *self = NZ_RECORD_EDITOR (object);

  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_pointer (&self->inherited, nz_inherited_free);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_record_editor_parent_class)->finalize (object);
}

static void
nz_record_editor_class_init (NzRecordEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_record_editor_finalize;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[GONE]
      = g_signal_new ("gone", NZ_TYPE_RECORD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_record_editor_init (NzRecordEditor *self)
{
}
