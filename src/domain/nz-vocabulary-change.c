/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-vocabulary.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "domain/nz-merge-rows.h"

/* Changing the vocabularies: one step each. */

/* Ranks lie so far apart that most moves change one. */
#define MOST_RANK 1000000
#define USUAL_GAP 1024

typedef gboolean (*Change) (NzStore *store, gpointer data, GError **error);

static gboolean
in_one_step (NzStore *store, const char *label, Change change, gpointer data, GError **error)
{
  if (!nz_store_begin (store, label, error))
    return FALSE;
  if (!change (store, data, error))
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}

/* --- names ------------------------------------------------------------------------------------------------
 */

/* The entry of that kind and name, whatever its case; 0 if there is none. */
static gint64
find_name (NzStore *store, const char *kind, const char *name, gint64 besides)
{
  g_autofree char *key = nz_text_match_key (name);
  g_autoptr (NzRows) rows
      = nz_rows_new (store, "SELECT id, name FROM term WHERE kind = ?1 AND id <> ?2", NULL);

  if (rows == NULL)
    return 0;
  nz_rows_bind_text (rows, 1, kind);
  nz_rows_bind_int (rows, 2, besides);
  while (nz_rows_next (rows, NULL))
    {
      const char *text = nz_rows_text (rows, 1);
      g_autofree char *other = nz_text_match_key (text != NULL ? text : "");

      if (g_str_equal (key, other))
        return nz_rows_int (rows, 0);
    }
  return 0;
}

static gboolean
is_free (NzStore *store, const char *kind, const char *name, gint64 besides, GError **error)
{
  gint64 other = find_name (store, kind, name, besides);

  if (other == 0)
    return TRUE;
  g_autofree char *title = nz_store_title (store, &nz_entity_term, other);
  g_set_error (error, NZ_ERROR, NZ_ERROR_EXISTS,
               _ ("“%s” is in the list already. If both mean the same, merge them."), title);
  return FALSE;
}

gboolean
nz_vocabulary_add (NzStore *store, const char *kind, const char *name, gint64 *id, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && kind != NULL && name != NULL, FALSE);

  g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);
  g_autofree char *clean = nz_text_normalise (name, FALSE);

  if (!is_free (store, kind, clean, 0, error))
    return FALSE;
  nz_record_set_text (term, "kind", kind);
  nz_record_set_text (term, "name", clean);
  if (!nz_store_save (store, term, error))
    return FALSE;
  if (id != NULL)
    *id = nz_record_get_id (term);
  return TRUE;
}

/* --- functions: text in positions --------------------------------------------------------------------------
 */

static gboolean
move_function (NzStore *store, const char *from, const char *to, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (NzRows) rows = nz_rows_new (store, "SELECT id FROM position WHERE function = ?1", error);

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_text (rows, 1, from);
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (!nz_load_done (&local, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (NzRecord) position
          = nz_store_get (store, &nz_entity_position, g_array_index (ids, gint64, i), error);

      if (position == NULL)
        return FALSE;
      nz_record_set_text (position, "function", to);
      if (!nz_store_save (store, position, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_function (NzRecord *term)
{
  return g_strcmp0 (nz_record_get_text (term, "kind"), "function") == 0;
}

typedef struct
{
  NzRecord *term;
  const char *name;
} Rename;

static gboolean
run_rename (NzStore *store, gpointer data, GError **error)
{
  const Rename *rename = data;
  g_autofree char *old = g_strdup (nz_record_get_text (rename->term, "name"));

  nz_record_set_text (rename->term, "name", rename->name);
  return nz_store_save (store, rename->term, error)
         && (!is_function (rename->term) || move_function (store, old, rename->name, error));
}

gboolean
nz_vocabulary_rename (NzStore *store, gint64 id, const char *name, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && name != NULL, FALSE);

  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  g_autofree char *clean = nz_text_normalise (name, FALSE);

  if (term == NULL || !is_free (store, nz_record_get_text (term, "kind"), clean, id, error))
    return FALSE;
  g_autofree char *label
      = g_strdup_printf (_ ("Rename “%s” to “%s”"), nz_record_get_text (term, "name"), clean);
  Rename rename = { term, clean };
  return in_one_step (store, label, run_rename, &rename, error);
}

/* --- merging -----------------------------------------------------------------------------------------------
 */

typedef struct
{
  const gint64 *ids;
  gsize n;
  NzRecord *into;
} Merge;

static gboolean
merge_one (NzStore *store, gint64 id, NzRecord *into, GError **error)
{
  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  const char *kind = nz_record_get_text (into, "kind");

  if (term == NULL)
    return FALSE;
  if (g_strcmp0 (nz_record_get_text (term, "kind"), kind) != 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” and “%s” are of different kinds."),
                   nz_record_get_text (term, "name"), nz_record_get_text (into, "name"));
      return FALSE;
    }
  return nz_merge_rows (store, &nz_entity_term, id, nz_record_get_id (into), lost, error)
         && (!is_function (term)
             || move_function (store, nz_record_get_text (term, "name"), nz_record_get_text (into, "name"),
                               error))
         && nz_store_delete (store, &nz_entity_term, id, error);
}

static gboolean
run_merge (NzStore *store, gpointer data, GError **error)
{
  const Merge *merge = data;

  for (gsize i = 0; i < merge->n; i++)
    if (merge->ids[i] != nz_record_get_id (merge->into)
        && !merge_one (store, merge->ids[i], merge->into, error))
      return FALSE;
  return TRUE;
}

/* Where merged entries went, as long as the store is open: gint64 → gint64. */
static GHashTable *
merged_in (NzStore *store)
{
  static GQuark quark;

  if (quark == 0)
    quark = g_quark_from_static_string ("nz-vocabulary-merged");
  GHashTable *merged = g_object_get_qdata (G_OBJECT (store), quark);
  if (merged == NULL)
    {
      merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_object_set_qdata_full (G_OBJECT (store), quark, merged, (GDestroyNotify)g_hash_table_unref);
    }
  return merged;
}

gboolean
nz_vocabulary_merge (NzStore *store, const gint64 *ids, gsize n, gint64 into, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) target = nz_store_get (store, &nz_entity_term, into, error);
  if (target == NULL)
    return FALSE;
  Merge merge = { ids, n, target };
  g_autofree char *label = g_strdup_printf (_ ("Merge into “%s”"), nz_record_get_text (target, "name"));

  /* whoever hears of the change asks already */
  for (gsize i = 0; i < n; i++)
    if (ids[i] != into)
      g_hash_table_insert (merged_in (store), g_memdup2 (&ids[i], sizeof ids[i]),
                           g_memdup2 (&into, sizeof into));
  if (in_one_step (store, label, run_merge, &merge, error))
    return TRUE;
  for (gsize i = 0; i < n; i++)
    g_hash_table_remove (merged_in (store), &ids[i]);
  return FALSE;
}

static gboolean
is_there (NzStore *store, gint64 id)
{
  return nz_load_int (store, "SELECT 1 WHERE ?1 IS NULL OR EXISTS (SELECT 1 FROM term WHERE id = ?2)",
                      nz_date_today (), id, 0)
         != 0;
}

gint64
nz_vocabulary_follow (NzStore *store, gint64 id)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);

  /* a chain cannot be longer than the entries in it */
  for (guint i = 0; i <= g_hash_table_size (merged_in (store)); i++)
    {
      const gint64 *into;

      if (is_there (store, id))
        return id;
      into = g_hash_table_lookup (merged_in (store), &id);
      if (into == NULL)
        return 0;
      id = *into;
    }
  return 0;
}

NzRule *
nz_vocabulary_follow_rule (NzStore *store, const NzRule *rule)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && rule != NULL, NULL);

  g_autofree char *text = nz_rule_to_text (rule);
  g_autoptr (GString) changed = g_string_new (text);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, merged_in (store));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      char from[NZ_ID_TEXT_SIZE], to[NZ_ID_TEXT_SIZE];
      gint64 id = *(gint64 *)key, into;

      if (strstr (changed->str, nz_id_to_text (id, from)) == NULL)
        continue;
      into = nz_vocabulary_follow (store, id);
      if (into != 0 && into != id)
        g_string_replace (changed, from, nz_id_to_text (into, to), 0);
    }
  return g_str_equal (changed->str, text) ? NULL
                                          : nz_rule_parse (nz_rule_get_entity (rule), changed->str, NULL);
}

/* --- order -------------------------------------------------------------------------------------------------
 */

typedef struct
{
  GPtrArray *entries;
  gint64 id;
  guint place;
} Move;

static gboolean
set_rank (NzStore *store, gint64 id, int rank, GError **error)
{
  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);

  if (term == NULL)
    return FALSE;
  if (rank < 0)
    nz_record_clear (term, "rank");
  else
    nz_record_set_int (term, "rank", rank);
  return nz_store_save (store, term, error);
}

/* The rank of the entry at that place; -1 where it has none. */
static int
rank_at (NzStore *store, GPtrArray *entries, gint64 place)
{
  g_autoptr (NzRecord) term = NULL;

  if (place < 0 || place >= entries->len)
    return -1;
  term = nz_store_get (store, &nz_entity_term, ((NzVocabularyEntry *)entries->pdata[place])->id, NULL);
  return term != NULL && nz_record_has (term, "rank") ? (int)nz_record_get_int (term, "rank") : -1;
}

/* Ranks for all up to the last that needs one; those behind stay by name. */
static gboolean
number_all (NzStore *store, GPtrArray *entries, guint needed, GError **error)
{
  guint n = needed;

  for (guint i = 0; i < entries->len; i++)
    if (((NzVocabularyEntry *)entries->pdata[i])->ranked)
      n = MAX (n, i + 1);
  int gap = MAX (1, MIN (USUAL_GAP, MOST_RANK / (int)(n + 1)));
  for (guint i = 0; i < n; i++)
    if (!set_rank (store, ((NzVocabularyEntry *)entries->pdata[i])->id, gap * (int)(i + 1), error))
      return FALSE;
  return TRUE;
}

static gboolean
run_move (NzStore *store, gpointer data, GError **error)
{
  const Move *move = data;
  GPtrArray *entries = move->entries;
  NzVocabularyEntry *moved = NULL;
  guint place;

  g_ptr_array_set_free_func (entries, NULL);
  for (guint i = 0; i < entries->len && moved == NULL; i++)
    if (((NzVocabularyEntry *)entries->pdata[i])->id == move->id)
      moved = g_ptr_array_steal_index (entries, i);
  g_ptr_array_set_free_func (entries, NULL);
  place = MIN (move->place, entries->len);

  /* between two that have ranks with room between them, nothing else changes */
  int before = place == 0 ? 0 : rank_at (store, entries, (gint64)place - 1);
  int after = rank_at (store, entries, place);
  if (before >= 0 && after < 0 && before + 1 < MOST_RANK && place == entries->len)
    after = MIN (MOST_RANK, before + 2 * USUAL_GAP);
  g_ptr_array_insert (entries, (int)place, moved);
  if (before >= 0 && after - before >= 2)
    return set_rank (store, move->id, before + (after - before) / 2, error);
  return number_all (store, entries, place + 1, error);
}

gboolean
nz_vocabulary_move (NzStore *store, gint64 id, guint place, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  GPtrArray *entries
      = term != NULL ? nz_vocabulary_load (store, nz_record_get_text (term, "kind"), error) : NULL;
  if (entries == NULL)
    return FALSE;
  g_autoptr (GPtrArray) owned = g_ptr_array_ref (entries);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (order, entries->pdata[i]);
  g_ptr_array_unref (entries);
  Move move = { order, id, place };
  g_autofree char *label = g_strdup_printf (_ ("Move “%s”"), nz_record_get_text (term, "name"));
  return in_one_step (store, label, run_move, &move, error);
}

static gboolean
run_sort (NzStore *store, gpointer data, GError **error)
{
  GPtrArray *entries = data;

  for (guint i = 0; i < entries->len; i++)
    {
      const NzVocabularyEntry *entry = entries->pdata[i];

      if (entry->ranked && !set_rank (store, entry->id, -1, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_vocabulary_sort (NzStore *store, const char *kind, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && kind != NULL, FALSE);

  g_autoptr (GPtrArray) entries = nz_vocabulary_load (store, kind, error);
  g_autofree char *label
      = g_strdup_printf (_ ("Sort by name: %s"), nz_vocabulary_kind_label (kind, nz_get_language ()));
  return entries != NULL && in_one_step (store, label, run_sort, entries, error);
}

/* --- marks -------------------------------------------------------------------------------------------------
 */

gboolean
nz_vocabulary_retire (NzStore *store, gint64 id, gboolean retired, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  if (term == NULL)
    return FALSE;
  g_autofree char *label = g_strdup_printf (
      retired ? _ ("Do not offer “%s” any more") : _ ("Offer “%s” again"), nz_record_get_text (term, "name"));
  nz_record_set_int (term, "retired", retired);
  return nz_store_save_as (store, term, label, error);
}

gboolean
nz_vocabulary_set_colour (NzStore *store, gint64 id, const char *colour, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  if (term == NULL)
    return FALSE;
  g_autofree char *label = g_strdup_printf (_ ("Colour of “%s”"), nz_record_get_text (term, "name"));
  nz_record_set_text (term, "colour", colour);
  return nz_store_save_as (store, term, label, error);
}

/* --- functions that are no entries yet
 * ---------------------------------------------------------------------- */

#define STRANGE "function IS NOT NULL AND function NOT IN (SELECT name FROM term WHERE kind = 'function')"

guint
nz_vocabulary_count_strange_functions (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), 0);
  return (guint)nz_load_int (store,
                             "SELECT count(DISTINCT function) FROM position WHERE ?1 IS NOT NULL AND "
                             "?2 IS NOT NULL AND " STRANGE,
                             nz_date_today (), 0, 0);
}

static gboolean
run_adopt (NzStore *store, gpointer data, GError **error)
{
  guint *n = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NzRows) rows
      = nz_rows_new (store, "SELECT DISTINCT function FROM position WHERE " STRANGE, error);

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    g_ptr_array_add (names, g_strdup (nz_rows_text (rows, 0)));
  if (!nz_load_done (&local, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);

      nz_record_set_text (term, "kind", "function");
      nz_record_set_text (term, "name", names->pdata[i]);
      if (!nz_store_save (store, term, error))
        return FALSE;
    }
  *n = names->len;
  return TRUE;
}

gboolean
nz_vocabulary_adopt_functions (NzStore *store, guint *n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  guint added = 0;
  gboolean ok = in_one_step (store, _ ("Take functions into the list"), run_adopt, &added, error);

  if (n != NULL)
    *n = added;
  return ok;
}
