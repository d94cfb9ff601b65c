/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"
#include "base/nz-id.h"
#include "exchange/nz-import-json-private.h"

void
nz_json_note_links (NzJsonReader *self, NzRecord *record, guint line)
{
  const NzEntity *entity = nz_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      NzJsonLink link = { entity, field, nz_record_get_id (record), 0, line };
      guint n = 0;
      const gint64 *ids = field->type == NZ_TYPE_TERMS ? nz_record_get_ids (record, field->name, &n) : NULL;

      if (field->type == NZ_TYPE_REFERENCE && nz_record_has (record, field->name))
        {
          link.target = nz_record_get_int (record, field->name);
          g_array_append_val (self->links, link);
        }
      for (guint k = 0; k < n; k++)
        {
          link.target = ids[k];
          g_array_append_val (self->links, link);
        }
    }
}

static gboolean
is_there (NzJsonReader *self, const NzJsonLink *link)
{
  const NzEntity *target = nz_field_target (link->field);
  g_autoptr (NzRecord) record = NULL;

  if (g_hash_table_contains (self->seen[nz_entity_index (target)], &link->target))
    return TRUE;
  if (self->is_fresh && self->is_complete)
    return FALSE;
  record = nz_store_get (self->store, target, link->target, NULL);
  return record != NULL;
}

static gboolean
drop_link (NzJsonReader *self, const NzJsonLink *link, GError **error)
{
  g_autoptr (NzRecord) record = nz_store_get (self->store, link->entity, link->id, error);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 *ids;
  guint n;

  if (record == NULL)
    return FALSE;
  if (link->field->type == NZ_TYPE_REFERENCE)
    nz_record_clear (record, link->field->name);
  else
    {
      ids = nz_record_get_ids (record, link->field->name, &n);
      for (guint i = 0; i < n; i++)
        if (ids[i] != link->target)
          g_array_append_val (kept, ids[i]);
      nz_record_set_ids (record, link->field->name, (const gint64 *)kept->data, kept->len);
    }
  return nz_store_save (self->store, record, error);
}

gboolean
nz_json_check_links (NzJsonReader *self, GError **error)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const NzJsonLink *link = &g_array_index (self->links, NzJsonLink, i);
      char id[NZ_ID_TEXT_SIZE];
      g_autofree char *text = NULL;

      if (is_there (self, link))
        continue;
      text = g_strdup_printf (_ ("%s has no entry with the id %s, neither here nor in the file."),
                              nz_entity_plural (nz_field_target (link->field), nz_get_language ()),
                              nz_id_to_text (link->target, id));
      if (self->is_complete || (link->field->flags & NZ_FIELD_REQUIRED) != 0)
        nz_json_reader_add_fault (self, link->line, link->field, text);
      else
        {
          nz_import_add_note (self->result, self->name, (int)link->line, link->field->name, text);
          if (nz_json_reader_is_written (self) && !drop_link (self, link, error))
            return FALSE;
        }
    }
  return TRUE;
}
