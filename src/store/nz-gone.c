/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-past-private.h"
#include "store/nz-rule.h"

/* Names of records that are not there any more, from the step that deleted them. */

/* A record's title may lead to another that is gone too (a membership of a deleted group). */
#define MOST_DEPTH 4

/* The step that deleted the record last; 0 if none that is kept did. */
gint64
nz_gone_find_deletion (NzStore *store, const NzEntity *entity, gint64 id)
{
  sqlite3_stmt *statement
      = nz_sql_prepare (store,
                        "SELECT r.step FROM step_record AS r JOIN history AS h ON h.step = r.step "
                        "WHERE r.entity = ?1 AND r.record = ?2 AND r.operation = 'd' AND h.state = 'done' "
                        "ORDER BY r.step DESC LIMIT 1",
                        NULL);
  gint64 step = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, id);
  if (sqlite3_step (statement) == SQLITE_ROW)
    step = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return step;
}

char *
nz_title_of_gone (NzStore *store, const NzEntity *entity, gint64 id)
{
  static GPrivate depth;
  gint64 step = id != 0 ? nz_gone_find_deletion (store, entity, id) : 0;
  gintptr level = GPOINTER_TO_SIZE (g_private_get (&depth));
  g_autoptr (NzPast) past = NULL;
  g_autoptr (NzRecord) record = NULL;
  char *title;

  if (step == 0 || level >= MOST_DEPTH)
    return g_strdup ("");
  /* all that a deletion tells of its record stands in its own change set */
  past = nz_past_new (store, entity, id);
  if (!nz_past_take_back (past, step, 0, NULL, NULL, NULL)
      || (record = nz_past_get (past, entity, id, NULL)) == NULL)
    return g_strdup ("");
  g_private_set (&depth, GSIZE_TO_POINTER (level + 1));
  title = nz_title_of_record (store, record);
  g_private_set (&depth, GSIZE_TO_POINTER (level));
  return title;
}

char *
nz_store_title_ever (NzStore *self, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && entity != NULL, g_strdup (""));

  g_autofree char *title = id != 0 ? nz_store_title (self, entity, id) : NULL;
  if (id == 0)
    return g_strdup ("");
  if (*title != '\0' || nz_record_exists (self, entity, id))
    return g_steal_pointer (&title);
  g_autofree char *gone = nz_title_of_gone (self, entity, id);
  if (*gone != '\0')
    return g_steal_pointer (&gone);
  return g_strdup_printf (_ ("%s (deleted)"), nz_entity_label (entity, nz_get_language ()));
}

/* The rule in words; as it was typed where it asks for what there is no more. */
static char *
display_rule (NzStore *store, NzRecord *record, const NzField *field, NzLanguage language)
{
  const char *text = nz_record_get_text (record, field->name);
  const NzField *ruled = nz_entity_field_with (nz_record_get_entity (record), NZ_FIELD_RULED);
  const char *name = nz_record_get_text (record, ruled->name);
  const NzEntity *entity = name != NULL ? nz_entity_by_name (name) : NULL;
  g_autoptr (NzRule) rule = entity != NULL ? nz_rule_parse (entity, text, NULL) : NULL;

  return rule != NULL ? nz_rule_words (rule, store, language) : g_strdup (text);
}

char *
nz_store_display_ever (NzStore *self, NzRecord *record, const NzField *field, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_STORE (self) && NZ_IS_RECORD (record) && field != NULL, g_strdup (""));

  if (field->type == NZ_TYPE_REFERENCE)
    return nz_store_title_ever (self, nz_field_target (field), nz_record_get_int (record, field->name));
  if (field->type == NZ_TYPE_TERMS)
    {
      guint n;
      const gint64 *ids = nz_record_get_ids (record, field->name, &n);
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *title = nz_store_title_ever (self, &nz_entity_term, ids[i]);
          g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", title);
        }
      return g_string_free (text, FALSE);
    }
  if (!nz_record_has (record, field->name))
    return g_strdup ("");
  if ((field->flags & NZ_FIELD_RULE) != 0)
    return display_rule (self, record, field, language);
  const NzEntity *ruled = (field->flags & NZ_FIELD_RULED) != 0
                              ? nz_entity_by_name (nz_record_get_text (record, field->name))
                              : NULL;
  if (ruled != NULL)
    return g_strdup (nz_entity_plural (ruled, language));
  return nz_record_dup_display (record, field, language);
}
