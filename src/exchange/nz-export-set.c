/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-export-set.h"

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "store/nz-query.h"

/* As many records are in memory at once. */
#define CHUNK 1000

struct _NzExportSet
{
  NzStore *store;
  const NzEntity *entity;
  const NzExportOptions *options;
  GPtrArray *fields;    /* (element-type NzField) */
  GArray *ids;          /* (element-type gint64) */
  guint next;           /* of @ids, the first that has not been read */
  GPtrArray *records;   /* the chunk */
  guint place;          /* in the chunk */
  GHashTable *personal; /* (nullable): ids of organisations that are personal as a whole */
};

/* --- what is personal --------------------------------------------------------------------------------------
 */

static gboolean
refers_to_people (const NzField *field)
{
  const NzEntity *target = field->type == NZ_TYPE_REFERENCE ? nz_field_target (field) : NULL;

  return target != NULL && (target->flags & NZ_ENTITY_PERSONAL) != 0;
}

/* Without the record that the field names, this one would say nothing. */
static gboolean
is_bond (const NzField *field)
{
  return field->type == NZ_TYPE_REFERENCE && (field->flags & (NZ_FIELD_REQUIRED | NZ_FIELD_OWNER)) != 0;
}

gboolean
nz_export_set_is_all_personal (const NzEntity *entity)
{
  if ((entity->flags & NZ_ENTITY_PERSONAL) != 0)
    return TRUE;
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0 && refers_to_people (&entity->fields[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_exported (NzExportSet *self, const NzField *field)
{
  /* Confidential fields never stand in an export. */
  if ((field->flags & NZ_FIELD_CONFIDENTIAL) != 0)
    return FALSE;
  return !self->options->without_personal
         || ((field->flags & NZ_FIELD_PERSONAL) == 0 && !refers_to_people (field));
}

gboolean
nz_export_set_is_hidden (NzExportSet *self, const NzEntity *entity, gint64 id)
{
  if (!self->options->without_personal)
    return FALSE;
  return (entity->flags & NZ_ENTITY_PERSONAL) != 0
         || (entity == &nz_entity_organisation && g_hash_table_contains (self->personal, &id));
}

static gboolean
is_somebody (NzExportSet *self, NzRecord *record, const NzField *field)
{
  gint64 id = nz_record_get_int (record, field->name);

  return id != 0 && nz_export_set_is_hidden (self, nz_field_target (field), id);
}

static gboolean
is_personal (NzExportSet *self, NzRecord *record)
{
  if (nz_record_is_personal (record))
    return TRUE;
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (is_bond (&self->entity->fields[i]) && is_somebody (self, record, &self->entity->fields[i]))
      return TRUE;
  return FALSE;
}

static void
drop_private_contacts (NzRecord *record, const NzField *field)
{
  const char *const *values = nz_record_get_list (record, field->name);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values[i] != NULL; i++)
    if (!nz_contact_is_private (values[i]))
      g_ptr_array_add (kept, g_strdup (values[i]));
  g_ptr_array_add (kept, NULL);
  nz_record_set_list (record, field->name, (const char *const *)kept->pdata);
}

/* Personal fields go out of the record itself, so that no writer can use them for something else (a name of a
 * card). */
static void
clean (NzExportSet *self, NzRecord *record)
{
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *field = &self->entity->fields[i];

      if (!is_exported (self, field))
        nz_record_clear (record, field->name);
      else if (field->type == NZ_TYPE_CONTACTS)
        drop_private_contacts (record, field);
      else if (field->type == NZ_TYPE_REFERENCE && is_somebody (self, record, field))
        nz_record_clear (record, field->name);
    }
}

static gboolean
read_personal (NzExportSet *self, GError **error)
{
  const NzFilter filter = { .field = "kind", .text = "individual" };
  const NzQuery query = { .entity = &nz_entity_organisation, .filters = &filter, .n_filters = 1 };
  g_autoptr (GArray) ids = nz_query_ids (self->store, &query, error);

  if (ids == NULL)
    return FALSE;
  self->personal = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (self->personal, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return TRUE;
}

/* --- which records and fields ------------------------------------------------------------------------------
 */

static gboolean
choose_fields (NzExportSet *self, GError **error)
{
  const char *const *columns = self->entity == self->options->entity ? self->options->columns : NULL;

  if (columns == NULL)
    for (guint i = 0; i < self->entity->n_fields; i++)
      if (is_exported (self, &self->entity->fields[i]))
        g_ptr_array_add (self->fields, (gpointer)&self->entity->fields[i]);
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    {
      const NzField *field = nz_entity_column (self->entity, columns[i]);

      if (field == NULL)
        {
          g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("There is no field “%s”."), columns[i]);
          return FALSE;
        }
      if (is_exported (self, field) && !g_ptr_array_find (self->fields, field, NULL))
        g_ptr_array_add (self->fields, (gpointer)field);
    }
  if (self->fields->len == 0 && columns != NULL)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                         _ ("All columns that were asked for are personal data, so nothing would be left."));
  return self->fields->len > 0;
}

/* A selection narrowed by a rule keeps its own order. */
static gboolean
choose_records (NzExportSet *self, GError **error)
{
  const NzExportOptions *options = self->options;
  const gboolean is_chosen = self->entity == options->entity;
  const NzQuery query
      = { .entity = self->entity, .rule = is_chosen ? options->rule : NULL, .rule_day = options->day };

  if (!is_chosen || options->ids == NULL)
    {
      self->ids = nz_query_ids (self->store, &query, error);
      return self->ids != NULL;
    }
  self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint)options->n_ids);
  g_array_append_vals (self->ids, options->ids, (guint)options->n_ids);
  if (options->rule == NULL)
    return TRUE;

  g_autoptr (GArray) wanted = nz_query_ids (self->store, &query, error);
  if (wanted == NULL)
    return FALSE;
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (set, &g_array_index (wanted, gint64, i));
  for (guint i = 0; i < self->ids->len; i++)
    if (g_hash_table_contains (set, &g_array_index (self->ids, gint64, i)))
      g_array_append_val (kept, g_array_index (self->ids, gint64, i));
  g_array_unref (self->ids);
  self->ids = g_steal_pointer (&kept);
  return TRUE;
}

NzExportSet *
nz_export_set_new (NzStore *store, const NzEntity *entity, const NzExportOptions *options, GError **error)
{
  g_autoptr (NzExportSet) self = g_new0 (NzExportSet, 1);

  self->store = store;
  self->entity = entity;
  self->options = options;
  self->fields = g_ptr_array_new ();
  if (!choose_fields (self, error) || (options->without_personal && !read_personal (self, error))
      || !choose_records (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
nz_export_set_free (NzExportSet *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->personal, g_hash_table_unref);
  g_free (self);
}

NzStore *
nz_export_set_get_store (NzExportSet *self)
{
  return self->store;
}

const NzExportOptions *
nz_export_set_get_options (NzExportSet *self)
{
  return self->options;
}

const NzEntity *
nz_export_set_get_entity (NzExportSet *self)
{
  return self->entity;
}

const NzField *const *
nz_export_set_get_fields (NzExportSet *self, guint *n)
{
  *n = self->fields->len;
  return (const NzField *const *)self->fields->pdata;
}

/* A list sorted by days or by people has no letters, whatever headings another list had. */
static gboolean
is_by_letter (NzExportSet *self)
{
  const NzField *sort
      = self->entity->sort != NULL ? nz_entity_field (self->entity, self->entity->sort) : NULL;

  return self->options->by_letter && sort != NULL && sort->type == NZ_TYPE_TEXT;
}

const char *
nz_export_set_lead (NzExportSet *self, NzLanguage language)
{
  if (!self->options->as_listed)
    return "id";
  return is_by_letter (self) ? nz_text (language, N_ ("First letter")) : NULL;
}

char *
nz_export_set_dup_lead (NzExportSet *self, NzRecord *record)
{
  if (!self->options->as_listed)
    {
      char id[NZ_ID_TEXT_SIZE];
      return g_strdup (nz_id_to_text (nz_record_get_id (record), id));
    }
  if (!is_by_letter (self))
    return NULL;
  /* By what the list is sorted by, as on the screen. */
  return nz_text_initial (
      nz_record_has (record, self->entity->sort) ? nz_record_get_text (record, self->entity->sort) : "");
}

guint
nz_export_set_get_size (NzExportSet *self)
{
  return self->ids->len;
}

/* The next records from the store; %FALSE at the end too. */
static gboolean
read_chunk (NzExportSet *self, GError **error)
{
  guint n = MIN (CHUNK, self->ids->len - self->next);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->place = 0;
  if (g_cancellable_is_cancelled (self->options->cancellable))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED,
                           _ ("The export was cancelled; nothing was written."));
      return FALSE;
    }
  if (n == 0)
    return FALSE;
  self->records = nz_store_get_many (self->store, self->entity,
                                     &g_array_index (self->ids, gint64, self->next), n, error);
  self->next += n;
  return self->records != NULL;
}

NzRecord *
nz_export_set_next (NzExportSet *self, GError **error)
{
  for (;;)
    {
      NzRecord *record;

      /* Again and again: a whole chunk may have gone from the store. */
      while (self->records == NULL || self->place == self->records->len)
        if (!read_chunk (self, error))
          return NULL;
      record = self->records->pdata[self->place++];
      if (!self->options->without_personal)
        return record;
      if (is_personal (self, record))
        continue;
      clean (self, record);
      return record;
    }
}
