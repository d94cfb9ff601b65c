/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-json-file.h"

#include "base/nz-error.h"
#include "exchange/nz-json.h"
#include "store/nz-query.h"

/* Between two looks at whether the user cancelled. */
#define RECORDS_PER_STEP 1024

/* What is written of one entity. The rows are read by the description straight into text: a record in memory
 * for each would take several times as long. */
typedef struct
{
  const NzEntity *entity;
  NzRows *rows;
  /* (nullable): the values of all lists of that kind, by record and field, and whether a row is waiting */
  NzRows *contacts, *terms;
  gboolean has_contact, has_term;
} Reader;

static void
give (NzOutput *output, GString *json)
{
  nz_output_write (output, json->str, json->len);
  g_string_truncate (json, 0);
}

static void
begin_file (NzOutput *output, gboolean is_complete)
{
  nz_output_printf (output, "{\"format\":\"%s\",\"version\":%d,\"complete\":%s,\n\"records\":{",
                    NZ_JSON_FILE_FORMAT, NZ_JSON_FILE_VERSION, is_complete ? "true" : "false");
}

static gboolean
check_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return TRUE;
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED,
                       _ ("The export was cancelled; nothing was written."));
  return FALSE;
}

/* --- an entity as a whole ----------------------------------------------------------------------------------
 */

static gboolean
has_lists (const NzEntity *entity, NzFieldType type)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == type)
      return TRUE;
  return FALSE;
}

static NzRows *
open_rows (NzStore *store, const NzEntity *entity, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < entity->n_fields; i++)
    if (nz_field_is_column (&entity->fields[i]))
      g_string_append_printf (sql, ", \"%s\"", entity->fields[i].name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", entity->name);
  return nz_rows_new (store, sql->str, error);
}

static NzRows *
open_lists (NzStore *store, const NzEntity *entity, NzFieldType type, GError **error)
{
  g_autofree char *sql
      = type == NZ_TYPE_TERMS
            ? g_strdup_printf ("SELECT \"%1$s\", field, term FROM term_use WHERE \"%1$s\" IS NOT NULL "
                               "ORDER BY \"%1$s\", field, position, id",
                               entity->name)
            : g_strdup_printf (
                "SELECT \"%1$s\", kind, CASE WHEN label IS NULL THEN value "
                "ELSE value || ' (' || label || ')' END "
                "FROM contact WHERE \"%1$s\" IS NOT NULL ORDER BY \"%1$s\", kind, position, id",
                entity->name);
  return nz_rows_new (store, sql, error);
}

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->rows, nz_rows_free);
  g_clear_pointer (&self->contacts, nz_rows_free);
  g_clear_pointer (&self->terms, nz_rows_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static gboolean
step (NzRows *rows, gboolean *has, GError **error)
{
  g_autoptr (GError) local = NULL;

  *has = nz_rows_next (rows, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
reader_open (Reader *self, NzStore *store, GError **error)
{
  self->rows = open_rows (store, self->entity, error);
  if (self->rows == NULL)
    return FALSE;
  if (has_lists (self->entity, NZ_TYPE_CONTACTS))
    {
      self->contacts = open_lists (store, self->entity, NZ_TYPE_CONTACTS, error);
      if (self->contacts == NULL || !step (self->contacts, &self->has_contact, error))
        return FALSE;
    }
  if (has_lists (self->entity, NZ_TYPE_TERMS))
    {
      self->terms = open_lists (store, self->entity, NZ_TYPE_TERMS, error);
      if (self->terms == NULL || !step (self->terms, &self->has_term, error))
        return FALSE;
    }
  return TRUE;
}

/* All values of one kind of list of the record @id, a member for each field. */
static gboolean
append_lists (
    Reader *self, NzRows *rows, gboolean *has, gboolean is_terms, gint64 id, GString *json, GError **error)
{
  g_autofree char *key = NULL;

  while (*has && nz_rows_int (rows, 0) <= id)
    {
      const char *text = nz_rows_text (rows, 1);
      const NzField *field = NULL;

      for (guint i = 0; i < self->entity->n_fields && field == NULL; i++)
        {
          const NzField *candidate = &self->entity->fields[i];

          if (candidate->type == (is_terms ? NZ_TYPE_TERMS : NZ_TYPE_CONTACTS)
              && g_strcmp0 (is_terms ? candidate->name : candidate->target, text) == 0)
            field = candidate;
        }
      if (field != NULL && nz_rows_int (rows, 0) == id)
        {
          if (g_strcmp0 (key, field->name) == 0)
            g_string_append_c (json, ',');
          else
            {
              if (key != NULL)
                g_string_append_c (json, ']');
              nz_json_append_key (json, field->name);
              g_string_append_c (json, '[');
              g_free (key);
              key = g_strdup (field->name);
            }
          if (is_terms)
            nz_json_append_id (json, nz_rows_int (rows, 2));
          else
            nz_json_append_text (json, nz_rows_text (rows, 2));
        }
      if (!step (rows, has, error))
        return FALSE;
    }
  if (key != NULL)
    g_string_append_c (json, ']');
  return TRUE;
}

static gboolean
append_row (Reader *self, GString *json, GError **error)
{
  gint64 id = nz_rows_int (self->rows, 0);
  int column = 1;

  g_string_append (json, "{\"id\":");
  nz_json_append_id (json, id);
  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *field = &self->entity->fields[i];

      if (!nz_field_is_column (field))
        continue;
      if (!nz_rows_is_null (self->rows, column))
        {
          nz_json_append_key (json, field->name);
          if (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT || field->type == NZ_TYPE_CHOICE
              || field->type == NZ_TYPE_DATE)
            nz_json_append_text (json, nz_rows_text (self->rows, column));
          else
            nz_json_append_number (json, field, nz_rows_int (self->rows, column));
        }
      column++;
    }
  if (self->contacts != NULL
      && !append_lists (self, self->contacts, &self->has_contact, FALSE, id, json, error))
    return FALSE;
  if (self->terms != NULL && !append_lists (self, self->terms, &self->has_term, TRUE, id, json, error))
    return FALSE;
  g_string_append_c (json, '}');
  return TRUE;
}

static gboolean
write_entity (NzStore *store,
              const NzEntity *entity,
              NzOutput *output,
              GCancellable *cancellable,
              guint *count,
              GError **error)
{
  g_auto (Reader) reader = { .entity = entity };
  g_autoptr (GString) json = g_string_new (NULL);
  gboolean has = FALSE;
  guint n = 0;

  if (!reader_open (&reader, store, error))
    return FALSE;
  for (;;)
    {
      if (!step (reader.rows, &has, error))
        return FALSE;
      if (!has)
        break;
      g_string_append (json, n > 0 ? ",\n" : "\n");
      if (!append_row (&reader, json, error))
        return FALSE;
      give (output, json);
      n++;
      if (n % RECORDS_PER_STEP == 0 && !check_cancelled (cancellable, error))
        return FALSE;
    }
  if (count != NULL)
    *count += n;
  return TRUE;
}

/* --- images
 * ------------------------------------------------------------------------------------------------- */

static gboolean
write_image (
    NzStore *store, const char *hash, const char *mime, gboolean is_first, NzOutput *output, GError **error)
{
  g_autoptr (GBytes) data = nz_store_get_image (store, hash, error);
  g_autoptr (GString) json = g_string_new (is_first ? "\n{\"hash\":" : ",\n{\"hash\":");
  g_autofree char *text = NULL;
  gsize size;
  gconstpointer bytes;

  if (data == NULL)
    return FALSE;
  bytes = g_bytes_get_data (data, &size);
  text = g_base64_encode (bytes, size);
  nz_json_append_text (json, hash);
  nz_json_append_key (json, "mime");
  nz_json_append_text (json, mime);
  nz_json_append_key (json, "data");
  nz_json_append_text (json, text);
  g_string_append_c (json, '}');
  nz_output_write (output, json->str, json->len);
  return TRUE;
}

/* @wanted: (nullable): only these hashes */
static gboolean
write_images (NzStore *store, GHashTable *wanted, NzOutput *output, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, "SELECT hash, mime FROM image ORDER BY hash", error);
  gboolean has = FALSE;
  gboolean is_first = TRUE;

  if (rows == NULL)
    return FALSE;
  nz_output_printf (output, "},\n\"images\":[");
  for (;;)
    {
      if (!step (rows, &has, error))
        return FALSE;
      if (!has)
        break;
      g_autofree char *hash = g_strdup (nz_rows_text (rows, 0));
      g_autofree char *mime = g_strdup (nz_rows_text (rows, 1));

      if (wanted != NULL && !g_hash_table_contains (wanted, hash))
        continue;
      if (!write_image (store, hash, mime, is_first, output, error))
        return FALSE;
      is_first = FALSE;
    }
  nz_output_printf (output, "]}\n");
  return TRUE;
}

/* --- the file
 * ----------------------------------------------------------------------------------------------- */

gboolean
nz_json_file_write (NzStore *store, NzOutput *output, GCancellable *cancellable, guint *count, GError **error)
{
  g_autoptr (GError) local = NULL;
  /* As long as a question is open all further ones see the file as it was then, whoever writes meanwhile. */
  g_autoptr (NzRows) moment = nz_rows_new (store, "SELECT id FROM term", error);

  if (moment == NULL)
    return FALSE;
  nz_rows_next (moment, &local);
  begin_file (output, TRUE);
  for (guint i = 0; i < nz_n_entities () && local == NULL; i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      nz_output_printf (output, "%s\n\"%s\":[", i > 0 ? "," : "", entity->name);
      if (write_entity (store, entity, output, cancellable, count, &local))
        nz_output_printf (output, "]");
    }
  if (local == NULL)
    write_images (store, NULL, output, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
note_images (GHashTable *images, NzRecord *record, const NzField *const *fields, guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    if ((fields[i]->flags & NZ_FIELD_IMAGE) != 0 && nz_record_has (record, fields[i]->name))
      g_hash_table_add (images, g_strdup (nz_record_get_text (record, fields[i]->name)));
}

gboolean
nz_json_file_write_sets (
    NzStore *store, NzExportSet *const *sets, guint n_sets, NzOutput *output, guint *count, GError **error)
{
  g_autoptr (GHashTable) images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) local = NULL;

  begin_file (output, FALSE);
  for (guint i = 0; i < n_sets && local == NULL; i++)
    {
      guint n_fields, n = 0;
      const NzField *const *fields = nz_export_set_get_fields (sets[i], &n_fields);
      NzRecord *record;

      nz_output_printf (output, "%s\n\"%s\":[", i > 0 ? "," : "", nz_export_set_get_entity (sets[i])->name);
      while ((record = nz_export_set_next (sets[i], &local)) != NULL)
        {
          g_string_append (json, n++ > 0 ? ",\n" : "\n");
          nz_json_append_record (json, record, fields, n_fields, FALSE);
          note_images (images, record, fields, n_fields);
          give (output, json);
        }
      nz_output_printf (output, "]");
      if (count != NULL)
        *count += n;
    }
  if (local == NULL)
    write_images (store, images, output, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
