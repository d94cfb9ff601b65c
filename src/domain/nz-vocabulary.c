/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-vocabulary.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"

/* Reading the vocabularies. Changing them is in nz-vocabulary-change.c. */

static void
entry_free (gpointer data)
{
  NzVocabularyEntry *entry = data;

  g_free (entry->name);
  g_free (entry->code);
  g_free (entry->colour);
  g_free (entry);
}

const char *
nz_vocabulary_kind_label (const char *kind, NzLanguage language)
{
  static const struct
  {
    const char *kind, *plural;
  } labels[] = {
    { "topic", N_ ("Topics") },       { "target_group", N_ ("Target groups") },
    { "district", N_ ("Districts") }, { "language", N_ ("Languages") },
    { "function", N_ ("Functions") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return nz_text (language, labels[i].plural);
  return kind;
}

/* --- where entries are named -----------------------------------------------------------------------------
 */

/* One SELECT of ids for each field of the description that can name a term of @kind, joined by UNION ALL: the
 * term's id, the entity's place, the record, the field's place. @where: of u or t. */
static void
append_field (GString *sql, const NzEntity *entity, const NzField *field, const char *kind)
{
  guint e = nz_entity_index (entity), f = nz_field_index (entity, field);

  if (g_strcmp0 (nz_field_term_kind (field), kind) != 0)
    return;
  g_string_append (sql, sql->len > 0 ? " UNION ALL " : "");
  if (nz_field_is_column (field))
    g_string_append_printf (
        sql,
        "SELECT t.\"%s\" AS term, %u AS entity, t.id AS record, %u AS field FROM \"%s\" AS t "
        "WHERE t.\"%s\" IS NOT NULL",
        field->name, e, f, entity->name, field->name);
  else
    g_string_append_printf (
        sql,
        "SELECT u.term AS term, %u AS entity, u.\"%s\" AS record, %u AS field FROM term_use "
        "AS u WHERE u.field = '%s' AND u.\"%s\" IS NOT NULL",
        e, entity->name, f, field->name, entity->name);
}

/* (transfer full): "term, entity, record, field" of every naming. */
static char *
uses_sql (const char *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint e = 0; e < nz_n_entities (); e++)
    {
      const NzEntity *entity = nz_entity_nth (e);

      for (guint f = 0; f < entity->n_fields; f++)
        append_field (sql, entity, &entity->fields[f], kind);
    }
  if (g_str_equal (kind, "function"))
    g_string_append_printf (
        sql,
        "%sSELECT v.id AS term, %u AS entity, p.id AS record, %u AS field FROM term AS v JOIN "
        "position AS p ON p.function = v.name WHERE v.kind = 'function'",
        sql->len > 0 ? " UNION ALL " : "", nz_entity_index (&nz_entity_position),
        nz_field_index (&nz_entity_position, nz_entity_field (&nz_entity_position, "function")));
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

GPtrArray *
nz_vocabulary_load (NzStore *store, const char *kind, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && kind != NULL, NULL);

  g_autofree char *uses = uses_sql (kind);
  g_autofree char *sql = g_strdup_printf (
      "WITH use AS (SELECT term, count(*) AS n FROM (SELECT DISTINCT term, entity, record FROM (%s)) GROUP "
      "BY term) "
      "SELECT t.id, t.name, t.code, t.colour, t.retired, t.rank IS NOT NULL, ifnull(use.n, 0) FROM term AS t "
      "LEFT JOIN use ON use.term = t.id LEFT JOIN sort_key AS s ON s.entity = 'term' AND s.record = t.id "
      "WHERE t.kind = ?1 ORDER BY t.rank IS NULL, t.rank, s.key, t.id",
      uses);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_text (rows, 1, kind);
  while (nz_rows_next (rows, &local))
    {
      NzVocabularyEntry *entry = g_new0 (NzVocabularyEntry, 1);

      *entry = (NzVocabularyEntry){ .id = nz_rows_int (rows, 0),
                                    .name = g_strdup (nz_rows_text (rows, 1)),
                                    .code = g_strdup (nz_rows_text (rows, 2)),
                                    .colour = g_strdup (nz_rows_text (rows, 3)),
                                    .retired = nz_rows_int (rows, 4) != 0,
                                    .ranked = nz_rows_int (rows, 5) != 0,
                                    .uses = (guint)nz_rows_int (rows, 6) };
      g_ptr_array_add (entries, entry);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&entries) : NULL;
}

GArray *
nz_vocabulary_uses (NzStore *store, gint64 id, guint limit, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (NzRecord) term = nz_store_get (store, &nz_entity_term, id, error);
  if (term == NULL)
    return NULL;
  g_autofree char *uses = uses_sql (nz_record_get_text (term, "kind"));
  g_autofree char *sql = g_strdup_printf (
      "SELECT x.entity, x.record, x.field FROM (%s) AS x LEFT JOIN sort_key AS s ON s.record = "
      "x.record AND s.entity <> 'term' WHERE x.term = ?1 GROUP BY x.entity, x.record, x.field "
      "ORDER BY x.entity, min(s.key), x.record LIMIT ?2",
      uses);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NzVocabularyUse));
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, id);
  nz_rows_bind_int (rows, 2, limit == 0 ? -1 : (gint64)limit);
  while (nz_rows_next (rows, &local))
    {
      const NzEntity *entity = nz_entity_nth ((guint)nz_rows_int (rows, 0));
      const NzVocabularyUse use = { entity, nz_rows_int (rows, 1), &entity->fields[nz_rows_int (rows, 2)] };
      g_array_append_val (found, use);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&found) : NULL;
}

/* --- what is offered -------------------------------------------------------------------------------------
 */

/* Whether a word of @name begins with what was typed, as search compares. */
static gboolean
fits (const char *name, const char *typed)
{
  g_autofree char *key = nz_text_match_key (name);
  const char *at = strstr (key, typed);

  while (at != NULL && at > key && at[-1] != ' ')
    at = strstr (at + 1, typed);
  return at != NULL;
}

GPtrArray *
nz_vocabulary_offer (NzStore *store, const char *kind, const char *typed, guint limit)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && kind != NULL && typed != NULL, NULL);

  /* what positions have and no term is comes behind, the most used first */
  const char *sql = "SELECT name FROM (SELECT 0 AS o, t.rank IS NULL AS a, t.rank AS b, s.key AS c, t.name "
                    "AS name FROM term AS "
                    "t LEFT JOIN sort_key AS s ON s.entity = 'term' AND s.record = t.id WHERE t.kind = ?1 "
                    "AND t.retired = 0 "
                    "UNION ALL SELECT 1, 0, -count(*), '', function FROM position WHERE ?1 = 'function' AND "
                    "function IS NOT NULL "
                    "AND function NOT IN (SELECT name FROM term WHERE kind = 'function') GROUP BY function) "
                    "ORDER BY o, a, b, c";
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, NULL);
  g_autofree char *key = nz_text_match_key (typed);

  if (rows == NULL)
    return names;
  nz_rows_bind_text (rows, 1, kind);
  while ((limit == 0 || names->len < limit) && nz_rows_next (rows, NULL))
    {
      const char *name = nz_rows_text (rows, 0);

      if (name != NULL && (*key == '\0' || fits (name, key)))
        g_ptr_array_add (names, g_strdup (name));
    }
  return names;
}
