/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-json.h"

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "base/nz-id.h"
#include "exchange/nz-import-json-private.h"
#include "exchange/nz-json-file.h"
#include "store/nz-query.h"

/* What NzFile reads into memory at most. */
#define LIMIT ((gsize)2000 * 1000 * 1000)
/* Between two times that it tells how far it is. */
#define RECORDS_PER_STEP 256

/* The members of the file, in whatever order. */
typedef struct
{
  NzJsonPiece format, version, complete, records, images;
} Parts;

gboolean
nz_import_json_is (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL && g_ascii_strcasecmp (dot, ".json") == 0;
}

static void
reader_clear (NzJsonReader *self)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    g_clear_pointer (&self->seen[i], g_hash_table_unref);
  g_free (self->seen);
  g_array_unref (self->links);
  g_object_unref (self->parser);
  g_free (self->name);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NzJsonReader, reader_clear)

void
nz_json_reader_add_fault (NzJsonReader *self, guint line, const NzField *field, const char *reason)
{
  nz_import_add_fault (self->result, self->name, (int)line, field != NULL ? field->name : NULL, reason);
}

gboolean
nz_json_reader_is_written (NzJsonReader *self)
{
  return !self->options->dry_run && self->result->n_faults == 0;
}

/* --- the frame
 * ---------------------------------------------------------------------------------------------- */

static gboolean
refuse_foreign (NzJsonReader *self, GError **error)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("“%s” is JSON, but not of Netzwerk. Only what “netzwerk export” wrote can be read."),
               self->name);
  return FALSE;
}

static gboolean
find_parts (NzJsonReader *self, Parts *parts, GError **error)
{
  const struct
  {
    const char *name;
    NzJsonPiece *piece;
  } known[] = { { "format", &parts->format },
                { "version", &parts->version },
                { "complete", &parts->complete },
                { "records", &parts->records },
                { "images", &parts->images } };
  gboolean is_first = TRUE, has;
  g_autoptr (GError) local = NULL;

  if (self->scan.at < self->scan.end && *self->scan.at == '[')
    return refuse_foreign (self, error);
  if (!nz_json_scan_open (&self->scan, '{', error))
    return FALSE;
  while (nz_json_scan_more (&self->scan, '}', &is_first, &has, &local) && has)
    {
      g_autofree char *key = NULL;
      NzJsonPiece piece;

      if (!nz_json_scan_key (&self->scan, &key, error) || !nz_json_scan_value (&self->scan, &piece, error))
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (known); i++)
        if (g_str_equal (key, known[i].name))
          *known[i].piece = piece;
    }
  if (local == NULL)
    return nz_json_scan_end (&self->scan, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Whether it is a file of ours, and not of a newer program. */
static gboolean
check_parts (NzJsonReader *self, const Parts *parts, GError **error)
{
  JsonNode *node;

  if (parts->format.size == 0 || parts->version.size == 0 || parts->records.size == 0)
    return refuse_foreign (self, error);
  node = nz_json_parse_piece (&self->scan, self->parser, &parts->format, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_STRING
      || !g_str_equal (json_node_get_string (node), NZ_JSON_FILE_FORMAT))
    return refuse_foreign (self, error);
  node = nz_json_parse_piece (&self->scan, self->parser, &parts->version, error);
  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_INT64 || json_node_get_int (node) != NZ_JSON_FILE_VERSION)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_NEWER,
                   _ ("“%s” was written by a newer version of Netzwerk, which this one cannot read."),
                   self->name);
      return FALSE;
    }
  if (parts->complete.size == 0)
    return TRUE;
  node = nz_json_parse_piece (&self->scan, self->parser, &parts->complete, error);
  self->is_complete
      = node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
  return node != NULL;
}

/* --- records
 * ------------------------------------------------------------------------------------------------ */

/* New, or as it is in the store. (transfer full) (nullable) */
static NzRecord *
begin_record (NzJsonReader *self, const NzEntity *entity, gint64 id, NzRecord **before, GError **error)
{
  g_autoptr (GError) local = NULL;
  NzRecord *record;

  *before = nz_store_get (self->store, entity, id, &local);
  if (*before == NULL && !g_error_matches (local, NZ_ERROR, NZ_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  record = *before != NULL ? nz_record_copy (*before) : nz_record_new (entity);
  nz_record_set_id (record, id);
  /* The file leaves out what has no value; a part of a file says nothing of other fields. */
  for (guint i = 0; i < entity->n_fields && (*before == NULL || self->is_complete); i++)
    if (entity->fields[i].type != NZ_TYPE_BOOLEAN)
      nz_record_clear (record, entity->fields[i].name);
  return record;
}

static void
fill_record (NzJsonReader *self, NzRecord *record, JsonObject *object, guint line)
{
  const NzEntity *entity = nz_record_get_entity (record);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const NzField *field = nz_entity_field (entity, name);
      g_autoptr (GError) local = NULL;

      if (g_str_equal (name, "id"))
        continue;
      if (field == NULL)
        {
          g_autofree char *reason = g_strdup_printf (_ ("There is no field “%s”."), name);
          nz_json_reader_add_fault (self, line, NULL, reason);
        }
      else if (!nz_json_set_value (record, field, node, &local))
        nz_json_reader_add_fault (self, line, field, local->message);
    }
}

/* A fault of the record is noted; %FALSE only where the store fails. */
static gboolean
keep_record (NzJsonReader *self, NzRecord *record, NzRecord *before, guint line, GError **error)
{
  NzImportCount *count = &self->result->counts[nz_entity_index (nz_record_get_entity (record))];
  g_autoptr (GError) local = NULL;

  if (before != NULL && nz_record_equal (before, record))
    {
      count->n_same++;
      return TRUE;
    }
  if (before == NULL)
    count->n_new++;
  else
    count->n_changed++;
  if (!nz_record_is_valid (record, &local))
    {
      nz_json_reader_add_fault (self, line, NULL, local->message);
      return TRUE;
    }
  return !nz_json_reader_is_written (self) || nz_store_save (self->store, record, error);
}

static gboolean
read_id (NzJsonReader *self, const NzEntity *entity, JsonObject *object, guint line, gint64 *id)
{
  JsonNode *node = json_object_get_member (object, "id");
  const char *text = node != NULL ? nz_json_text_of (node) : NULL;
  gboolean is_singleton = (entity->flags & NZ_ENTITY_SINGLETON) != 0;

  if (text == NULL || !nz_id_parse (text, id) || *id <= 0 || (is_singleton && *id != 1))
    nz_json_reader_add_fault (self, line, NULL, _ ("The id is missing or is none."));
  else if (!g_hash_table_add (self->seen[nz_entity_index (entity)], g_memdup2 (id, sizeof *id)))
    nz_json_reader_add_fault (self, line, NULL, _ ("This id stands in the file twice."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_record (NzJsonReader *self, const NzEntity *entity, const NzJsonPiece *piece, GError **error)
{
  JsonNode *node = nz_json_parse_piece (&self->scan, self->parser, piece, error);
  g_autoptr (NzRecord) before = NULL;
  g_autoptr (NzRecord) record = NULL;
  gint64 id;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      nz_json_reader_add_fault (self, piece->line, NULL, _ ("A record should stand here."));
      return TRUE;
    }
  if (!read_id (self, entity, json_node_get_object (node), piece->line, &id))
    return TRUE;
  record = begin_record (self, entity, id, &before, error);
  if (record == NULL)
    return FALSE;
  fill_record (self, record, json_node_get_object (node), piece->line);
  nz_json_note_links (self, record, piece->line);
  return keep_record (self, record, before, piece->line, error);
}

static gboolean
tell_progress (NzJsonReader *self, const char *at, const char *start, GError **error)
{
  return self->n++ % RECORDS_PER_STEP != 0
         || nz_store_tell (self->store, (gsize)(at - start), self->size, error);
}

static gboolean
read_entity (NzJsonReader *self, const NzEntity *entity, NzJsonScan *scan, const char *start, GError **error)
{
  gboolean is_first = TRUE, has;
  g_autoptr (GError) local = NULL;

  if (!nz_json_scan_open (scan, '[', error))
    return FALSE;
  while (nz_json_scan_more (scan, ']', &is_first, &has, &local) && has)
    {
      NzJsonPiece piece;

      if (!nz_json_scan_value (scan, &piece, error) || !read_record (self, entity, &piece, error)
          || !tell_progress (self, piece.text, start, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_records (NzJsonReader *self, const NzJsonPiece *piece, GError **error)
{
  NzJsonScan scan;
  gboolean is_first = TRUE, has;
  g_autoptr (GError) local = NULL;

  nz_json_scan_enter (&scan, &self->scan, piece);
  if (!nz_json_scan_open (&scan, '{', error))
    return FALSE;
  while (nz_json_scan_more (&scan, '}', &is_first, &has, &local) && has)
    {
      g_autofree char *key = NULL;
      const NzEntity *entity;
      NzJsonPiece skipped;

      if (!nz_json_scan_key (&scan, &key, error))
        return FALSE;
      entity = nz_entity_by_name (key);
      if (entity == NULL)
        {
          g_autofree char *reason = g_strdup_printf (_ ("There are no entries of kind “%s”."), key);
          nz_json_reader_add_fault (self, scan.line, NULL, reason);
        }
      if (entity != NULL ? !read_entity (self, entity, &scan, piece->text, error)
                         : !nz_json_scan_value (&scan, &skipped, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- all of it
 * ---------------------------------------------------------------------------------------------- */

/* A new file has a vocabulary, holidays and its settings, and no step in its history. */
static gboolean
find_fresh (NzJsonReader *self, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (self->store, "SELECT step FROM history LIMIT 1", error);

  if (rows == NULL)
    return FALSE;
  self->is_fresh = !nz_rows_next (rows, NULL);
  for (guint i = 0; i < nz_n_entities () && self->is_fresh; i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      const NzQuery query = { .entity = entity, .limit = 1 };

      if (entity != &nz_entity_term && entity != &nz_entity_holiday && entity != &nz_entity_network)
        self->is_fresh = nz_query_count (self->store, &query, NULL) == 0;
    }
  return TRUE;
}

static gboolean
delete_others (NzJsonReader *self, const NzEntity *entity, GError **error)
{
  const NzQuery query = { .entity = entity };
  g_autoptr (GArray) ids = nz_query_ids (self->store, &query, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 *id = &g_array_index (ids, gint64, i);

      if (!g_hash_table_contains (self->seen[nz_entity_index (entity)], id)
          && !nz_store_delete (self->store, entity, *id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (NzJsonReader *self, const Parts *parts, GError **error)
{
  if (!nz_json_read_images (self, &parts->images, error) || !read_records (self, &parts->records, error)
      || !nz_json_check_links (self, error))
    return FALSE;
  if (self->is_complete && self->is_fresh && nz_json_reader_is_written (self)
      && (!delete_others (self, &nz_entity_term, error) || !delete_others (self, &nz_entity_holiday, error)))
    return FALSE;
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      self->result->n_new += self->result->counts[i].n_new;
      self->result->n_changed += self->result->counts[i].n_changed;
      self->result->n_same += self->result->counts[i].n_same;
    }
  if (self->result->n_faults == 0)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               nz_ngettext ("%u entry is at fault; nothing was imported.",
                            "%u entries are at fault; nothing was imported.", self->result->n_faults),
               self->result->n_faults);
  return FALSE;
}

static gboolean
write_all (NzJsonReader *self, const Parts *parts, GError **error)
{
  g_autofree char *label = self->options->label != NULL ? g_strdup (self->options->label)
                                                        : g_strdup_printf (_ ("Import %s"), self->name);
  gboolean is_own = !nz_store_in_action (self->store);

  if (self->options->dry_run)
    return read_all (self, parts, error);
  if (is_own && !nz_store_begin (self->store, label, error))
    return FALSE;
  if (nz_store_defer_references (self->store, error) && read_all (self, parts, error))
    return !is_own || nz_store_commit (self->store, error);
  if (is_own)
    nz_store_rollback (self->store);
  return FALSE;
}

static gboolean
read_text (NzJsonReader *self, const char *path, char **text, GError **error)
{
  const char *bad;

  *text = nz_file_read (path, LIMIT, &self->size, error);
  if (*text == NULL)
    return FALSE;
  nz_json_scan_init (&self->scan, self->name, *text, self->size);
  if (g_utf8_validate_len (*text, self->size, &bad))
    return TRUE;
  for (const char *p = *text; p < bad; p++)
    self->scan.line += *p == '\n';
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s:%u: This is no UTF-8, as JSON must be."), self->name,
               self->scan.line);
  return FALSE;
}

gboolean
nz_import_json (
    NzStore *store, const char *path, const NzImportOptions *options, NzImportResult **result, GError **error)
{
  static const NzImportOptions usual = { 0 };
  g_autoptr (NzImportResult) own = nz_import_result_new ();
  g_auto (NzJsonReader) reader
      = { .store = store, .options = options != NULL ? options : &usual, .result = own };
  g_autofree char *text = NULL;
  Parts parts = { 0 };
  gboolean done;

  g_return_val_if_fail (NZ_IS_STORE (store) && path != NULL, FALSE);

  reader.name = g_filename_display_basename (path);
  reader.parser = json_parser_new ();
  reader.links = g_array_new (FALSE, FALSE, sizeof (NzJsonLink));
  reader.seen = g_new0 (GHashTable *, nz_n_entities ());
  for (guint i = 0; i < nz_n_entities (); i++)
    reader.seen[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  nz_import_result_add_file (own, reader.name);
  done = read_text (&reader, path, &text, error) && find_parts (&reader, &parts, error)
         && check_parts (&reader, &parts, error) && find_fresh (&reader, error)
         && write_all (&reader, &parts, error);
  nz_import_result_sort (own);
  if (result != NULL)
    *result = g_steal_pointer (&own);
  return done;
}
