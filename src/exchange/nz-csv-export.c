/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-id.h"
#include "exchange/nz-csv-writer.h"
#include "exchange/nz-export.h"
#include "exchange/nz-lookup.h"

/* As many records are in memory at once. */
#define CHUNK 1000

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  NzLanguage language;
  NzLookup *lookup;
  GString *text;
} Export;

/* Confidential fields never stand in an export. */
static gboolean
is_exported (const NzField *field)
{
  return (field->flags & NZ_FIELD_CONFIDENTIAL) == 0;
}

static void
append (Export *self, const char *cell)
{
  nz_csv_append (self->text, cell, FALSE, self->language);
}

/* --- cells -------------------------------------------------------------------------------------------------
 */

static void
append_terms (Export *self, NzRecord *record, const NzField *field)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n;
  const gint64 *ids = nz_record_get_ids (record, field->name, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = nz_lookup_name (self->lookup, &nz_entity_term, nz_field_term_kind (field),
                                              ids[i], self->language);
      nz_list_append (list, name);
    }
  append (self, list->str);
}

static void
append_reference (Export *self, NzRecord *record, const NzField *field)
{
  gint64 id = nz_record_get_int (record, field->name);
  g_autofree char *name = NULL;

  if (id != 0)
    name = nz_lookup_name (self->lookup, nz_field_target (field), nz_field_term_kind (field), id,
                           self->language);
  append (self, name != NULL ? name : "");
}

/* By its label, where that is understood as this choice again. */
static void
append_choice (Export *self, NzRecord *record, const NzField *field)
{
  const char *code = nz_record_get_text (record, field->name);
  const NzChoice *choice = code != NULL ? nz_field_choice (field, code) : NULL;
  const char *label = choice != NULL ? nz_choice_label (choice, self->language) : NULL;

  if (label != NULL && nz_field_parse_choice (field, label) != choice)
    label = NULL;
  append (self, label != NULL ? label : code != NULL ? code : "");
}

static void
append_field (Export *self, NzRecord *record, const NzField *field)
{
  g_autofree char *plain = NULL;

  switch (field->type)
    {
    case NZ_TYPE_TERMS:
      append_terms (self, record, field);
      break;
    case NZ_TYPE_REFERENCE:
      append_reference (self, record, field);
      break;
    case NZ_TYPE_CHOICE:
      append_choice (self, record, field);
      break;
    case NZ_TYPE_BOOLEAN:
      append (self, nz_record_get_int (record, field->name) != 0
                        ? self->language == NZ_LANGUAGE_DE ? "ja" : "yes"
                    : self->language == NZ_LANGUAGE_DE ? "nein"
                                                       : "no");
      break;
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      append (self, nz_record_has (record, field->name) ? nz_record_get_text (record, field->name) : "");
      break;
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_CONTACTS:
    default:
      plain = nz_record_dup_plain (record, field);
      append (self, plain);
    }
}

/* --- a table -----------------------------------------------------------------------------------------------
 */

/* The heading by which the import knows the field again: its label, or its name where another field has the
 * same label. */
static void
append_heading (Export *self, const NzField *field)
{
  const char *label = nz_field_label (field, self->language);

  append (self, nz_entity_parse_field (self->entity, label) == field ? label : field->name);
}

static void
append_record (Export *self, NzRecord *record)
{
  char id[NZ_ID_TEXT_SIZE];

  nz_csv_append (self->text, nz_id_to_text (nz_record_get_id (record), id), TRUE, self->language);
  for (guint i = 0; i < self->entity->n_fields; i++)
    if (is_exported (&self->entity->fields[i]))
      append_field (self, record, &self->entity->fields[i]);
  nz_csv_end_row (self->text);
}

static gboolean
append_records (Export *self, GError **error)
{
  const NzQuery query = { .entity = self->entity };
  g_autoptr (GArray) ids = nz_query_ids (self->store, &query, error);

  if (ids == NULL)
    return FALSE;
  for (guint start = 0; start < ids->len; start += CHUNK)
    {
      const gint64 *first = &g_array_index (ids, gint64, start);
      g_autoptr (GPtrArray) records
          = nz_store_get_many (self->store, self->entity, first, MIN (CHUNK, ids->len - start), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        append_record (self, records->pdata[i]);
    }
  return nz_lookup_is_complete (self->lookup, error);
}

static GString *
export_table (NzStore *store, NzLookup *lookup, const NzEntity *entity, NzLanguage language, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Export self = { store, entity, language, lookup, text };

  nz_csv_begin (text, language);
  nz_csv_append (text, "id", TRUE, language);
  for (guint i = 0; i < entity->n_fields; i++)
    if (is_exported (&entity->fields[i]))
      append_heading (&self, &entity->fields[i]);
  nz_csv_end_row (text);
  if (!append_records (&self, error))
    return NULL;
  return g_steal_pointer (&text);
}

char *
nz_export_entity_text (
    NzStore *store, const NzEntity *entity, NzLanguage language, gsize *size, GError **error)
{
  g_autoptr (NzLookup) lookup = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  lookup = nz_lookup_new (store);
  text = export_table (store, lookup, entity, language, error);
  if (text == NULL)
    return NULL;
  if (size != NULL)
    *size = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
nz_export_entity (
    NzStore *store, const NzEntity *entity, const char *path, NzLanguage language, GError **error)
{
  gsize size = 0;
  g_autofree char *text = NULL;
  g_autoptr (NzOutput) output = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  /* Opened first: a folder that cannot be written to is told before the work. */
  output = nz_output_new (path, error);
  if (output == NULL)
    return FALSE;
  text = nz_export_entity_text (store, entity, language, &size, error);
  if (text == NULL)
    return FALSE;
  nz_output_write (output, text, size);
  return nz_output_finish (g_steal_pointer (&output), error);
}

/* --- all tables --------------------------------------------------------------------------------------------
 */

static NzOutput *
write_table (NzStore *store,
             NzLookup *lookup,
             const NzEntity *entity,
             const char *folder,
             NzLanguage language,
             GError **error)
{
  g_autofree char *name = g_strconcat (entity->name, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (NzOutput) output = nz_output_new (path, error);
  g_autoptr (GString) text = NULL;

  if (output == NULL)
    return NULL;
  text = export_table (store, lookup, entity, language, error);
  if (text == NULL)
    return NULL;
  nz_output_write (output, text->str, text->len);
  /* so that a full disk shows before the first file takes its place */
  nz_output_get_fd (output);
  if (nz_output_has_failed (output))
    {
      nz_output_finish (g_steal_pointer (&output), error);
      return NULL;
    }
  return g_steal_pointer (&output);
}

/* All files are written before the first takes its place. */
static gboolean
write_tables (NzStore *store, const char *folder, NzLanguage language, GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new ();
  g_autoptr (NzLookup) lookup = nz_lookup_new (store);
  gboolean done = TRUE;

  for (guint i = 0; i < nz_n_entities () && done; i++)
    {
      NzOutput *output = write_table (store, lookup, nz_entity_nth (i), folder, language, error);

      done = output != NULL;
      if (done)
        g_ptr_array_add (outputs, output);
    }
  for (guint i = 0; i < outputs->len; i++)
    {
      if (done)
        done = nz_output_finish (outputs->pdata[i], error);
      else
        nz_output_discard (outputs->pdata[i]);
    }
  return done;
}

gboolean
nz_export_folder (NzStore *store, const char *path, NzLanguage language, GError **error)
{
  gboolean is_new;

  g_return_val_if_fail (NZ_IS_STORE (store) && path != NULL, FALSE);

  /* As its files, for its owner alone. */
  is_new = g_mkdir (path, 0700) == 0;
  if (!is_new && (errno != EEXIST || !g_file_test (path, G_FILE_TEST_IS_DIR)))
    {
      nz_file_set_error (error, path, errno == EEXIST ? ENOTDIR : errno, TRUE);
      return FALSE;
    }
  if (write_tables (store, path, language, error))
    return TRUE;
  if (is_new)
    g_rmdir (path);
  return FALSE;
}
