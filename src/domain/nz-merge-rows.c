/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-merge-rows.h"

#include "base/nz-id.h"
#include "base/nz-i18n.h"
#include "domain/nz-load.h"

#include <string.h>

/**
 * UniteRule: when two rows say the same.
 * @same: fields that are equal in both
 * @compatible: fields that are equal or empty on one side
 * @is_pair: the first two fields of @same (and the second two) may be exchanged
 * @has_period: only where both hold on some day
 */
typedef struct
{
  const NzEntity *entity;
  const char *same;
  const char *compatible;
  gboolean is_pair;
  gboolean has_period;
} UniteRule;

static const UniteRule rules[] = {
  { &nz_entity_tie, "organisation,partner", "", TRUE, TRUE },
  { &nz_entity_membership, "working_group,organisation", "person", FALSE, TRUE },
  { &nz_entity_position, "person,organisation", "function", FALSE, TRUE },
  { &nz_entity_invitation, "meeting,organisation,person", "", FALSE, FALSE },
  { &nz_entity_list_entry, "distribution_list,organisation,person", "", FALSE, FALSE },
  { &nz_entity_entry_link, "entry,organisation,person,working_group,meeting", "", FALSE, FALSE },
  { &nz_entity_representation, "invitation,organisation", "", FALSE, FALSE },
  { &nz_entity_returned, "organisation,person,kind,address,day", "", FALSE, FALSE },
  { &nz_entity_distinct_pair, "organisation,other_organisation,person,other_person", "", TRUE, FALSE },
  { &nz_entity_pin, "organisation", "", FALSE, FALSE },
};

typedef struct
{
  NzStore *store;
  gint64 from, to;
  GPtrArray *lost;
} Move;

/* --- what is lost --------------------------------------------------------------------------------------- */

static void
note_value (Move *move, NzRecord *row, const NzField *field)
{
  const NzEntity *entity = nz_record_get_entity (row);
  g_autofree char *title = nz_store_title (move->store, entity, nz_record_get_id (row));
  g_autofree char *value = nz_store_display (move->store, row, field, nz_get_language ());

  if (*value != '\0')
    g_ptr_array_add (move->lost,
                     g_strdup_printf ("%s %s: %s: %s", nz_entity_label (entity, nz_get_language ()), title,
                                      nz_field_label (field, nz_get_language ()), value));
}

/* Every value that says more than whom the row joins. */
static void
note_row (Move *move, NzRecord *row)
{
  const NzEntity *entity = nz_record_get_entity (row);
  g_autofree char *title = nz_store_title (move->store, entity, nz_record_get_id (row));
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line, "%s %s", nz_entity_label (entity, nz_get_language ()), title);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (field->type == NZ_TYPE_REFERENCE || field->type == NZ_TYPE_BOOLEAN
          || (field->flags & NZ_FIELD_HIDDEN) != 0)
        continue;
      g_autofree char *value = nz_store_display (move->store, row, field, nz_get_language ());
      if (*value != '\0')
        g_string_append_printf (line, "; %s: %s", nz_field_label (field, nz_get_language ()), value);
    }
  g_ptr_array_add (move->lost, g_string_free (g_steal_pointer (&line), FALSE));
}

/* --- two rows into one ---------------------------------------------------------------------------------- */

static gboolean
begins_in_time (NzRecord *a, NzRecord *b)
{
  NzDate since = nz_record_get_date (a, "since"), until = nz_record_get_date (b, "until");

  return !nz_date_is_set (since) || !nz_date_is_set (until) || nz_date_in_order (since, until);
}

static gboolean
overlap (NzRecord *a, NzRecord *b)
{
  return begins_in_time (a, b) && begins_in_time (b, a);
}

static gboolean
fields_match (NzRecord *a, NzRecord *b, const char *names, gboolean or_empty)
{
  g_auto (GStrv) fields = g_strsplit (names, ",", -1);

  for (char **name = fields; *name != NULL; name++)
    {
      const NzField *field = nz_entity_field (nz_record_get_entity (a), *name);

      if (or_empty && (!nz_record_has (a, *name) || !nz_record_has (b, *name)))
        continue;
      if (!nz_record_field_equal (a, b, field))
        return FALSE;
    }
  return TRUE;
}

/* As fields_match(), with each two fields exchanged. */
static gboolean
fields_cross (NzRecord *a, NzRecord *b, const char *names)
{
  g_auto (GStrv) fields = g_strsplit (names, ",", -1);

  for (guint i = 0; fields[i] != NULL && fields[i + 1] != NULL; i += 2)
    if (nz_record_get_int (a, fields[i]) != nz_record_get_int (b, fields[i + 1])
        || nz_record_get_int (a, fields[i + 1]) != nz_record_get_int (b, fields[i]))
      return FALSE;
  return TRUE;
}

static gboolean
say_the_same (const UniteRule *rule, NzRecord *a, NzRecord *b)
{
  if (!fields_match (a, b, rule->same, FALSE) && !(rule->is_pair && fields_cross (a, b, rule->same)))
    return FALSE;
  return fields_match (a, b, rule->compatible, TRUE) && (!rule->has_period || overlap (a, b));
}

/* An until of one year ends after one of a month in it. */
static gboolean
ends_later (NzDate a, NzDate b)
{
  return nz_date_to_days (nz_date_last_day (a)) > nz_date_to_days (nz_date_last_day (b));
}

/* The stronger of two choices: intensities rise with their order, roles, replies and attendance fall. */
static gboolean
is_stronger (const NzField *field, const char *a, const char *b)
{
  const NzChoice *one = nz_field_choice (field, a), *other = nz_field_choice (field, b);

  if (one == NULL || other == NULL)
    return one != NULL;
  return g_str_equal (field->name, "intensity") ? one > other : one < other;
}

/* No beginning is one that nobody knows. "2009" does not contradict 10 September 2009, which says more. */
static gboolean
begins_better (NzDate a, NzDate b)
{
  if (!nz_date_is_set (a) || !nz_date_is_set (b))
    return nz_date_is_set (a);
  if (nz_date_to_days (a) <= nz_date_to_days (b)
      && nz_date_to_days (nz_date_last_day (b)) <= nz_date_to_days (nz_date_last_day (a)))
    return FALSE;
  if (nz_date_to_days (b) <= nz_date_to_days (a)
      && nz_date_to_days (nz_date_last_day (a)) <= nz_date_to_days (nz_date_last_day (b)))
    return TRUE;
  return nz_date_to_days (a) < nz_date_to_days (b);
}

/* No end is that of a row that goes on, if it holds today; else nobody knows it. */
static gboolean
ends_better (NzRecord *one, NzRecord *other, const NzField *field)
{
  NzDate a = nz_record_get_date (one, field->name), b = nz_record_get_date (other, field->name);

  if (!nz_date_is_set (a))
    return nz_date_is_set (b) && nz_record_is_active (one, nz_date_today ());
  if (!nz_date_is_set (b))
    return !nz_record_is_active (other, nz_date_today ());
  return ends_later (a, b);
}

/* Whether @field of the row that stays takes the value of the one that goes. */
static gboolean
takes (NzRecord *stays, NzRecord *goes, const NzField *field)
{
  gboolean has = nz_record_has (stays, field->name), other_has = nz_record_has (goes, field->name);

  if ((field->flags & NZ_FIELD_SINCE) != 0)
    return begins_better (nz_record_get_date (goes, field->name), nz_record_get_date (stays, field->name));
  if ((field->flags & NZ_FIELD_UNTIL) != 0)
    return ends_better (goes, stays, field);
  if (field->type == NZ_TYPE_BOOLEAN)
    return nz_record_get_int (goes, field->name) != nz_record_get_int (stays, field->name)
           && (nz_record_get_int (goes, field->name) != 0) != g_str_equal (field->name, "vacant");
  if (!has || !other_has)
    return other_has;
  return field->type == NZ_TYPE_CHOICE
         && is_stronger (field, nz_record_get_text (goes, field->name),
                         nz_record_get_text (stays, field->name));
}

static void
take (NzRecord *stays, NzRecord *goes, const NzField *field)
{
  g_autofree char *plain = nz_record_dup_plain (goes, field);

  nz_record_set_plain (stays, field, plain, NULL);
}

static void
join_texts (NzRecord *stays, NzRecord *goes, const NzField *field)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", nz_record_get_text (stays, field->name),
                                           nz_record_get_text (goes, field->name));

  nz_record_set_text (stays, field->name, both);
}

static gboolean
is_among (const char *names, const char *name)
{
  g_auto (GStrv) fields = g_strsplit (names, ",", -1);

  return g_strv_contains ((const char *const *)fields, name);
}

/* What differs and is not taken is noted; hidden fields are places and days that nobody typed. */
static void
unite_values (Move *move, const UniteRule *rule, NzRecord *stays, NzRecord *goes)
{
  const NzEntity *entity = rule->entity;
  /* whether the row holds today is a matter of its own dates, not of those that it takes over */
  g_autoptr (NzRecord) before = nz_record_copy (stays);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      gboolean has = nz_record_has (stays, field->name), other_has = nz_record_has (goes, field->name);

      if (nz_record_field_equal (stays, goes, field) || is_among (rule->same, field->name))
        continue;
      if (field->type == NZ_TYPE_LONG_TEXT && has && other_has)
        {
          join_texts (stays, goes, field);
          continue;
        }
      gboolean takes_it = takes (before, goes, field);
      NzRecord *loser = takes_it ? before : goes;
      if ((takes_it ? has : other_has) && field->type != NZ_TYPE_BOOLEAN
          && (field->flags & NZ_FIELD_HIDDEN) == 0)
        note_value (move, loser, field);
      if (takes_it)
        take (stays, goes, field);
    }
}

static gboolean
unite (Move *move, const UniteRule *rule, NzRecord *stays, NzRecord *goes, GError **error)
{
  gint64 id = nz_record_get_id (goes);

  unite_values (move, rule, stays, goes);
  return nz_store_move_references (move->store, rule->entity, id, nz_record_get_id (stays), error)
         && nz_store_save (move->store, stays, error)
         && nz_store_delete (move->store, rule->entity, id, error);
}

/* --- rows of one entity --------------------------------------------------------------------------------- */

/* The rows of @entity that refer to @target ?2, by their beginning. (transfer full) (nullable) */
static char *
refers_sql (const NzEntity *entity, const NzEntity *target)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    if (nz_field_is_column (&entity->fields[i]) && nz_field_target (&entity->fields[i]) == target)
      g_string_append_printf (sql, "%s\"%s\" = ?2", sql->len > 0 ? " OR " : "", entity->fields[i].name);
  if (sql->len == 0)
    return NULL;
  return g_strdup_printf ("SELECT id FROM \"%s\" WHERE %s ORDER BY %s id", entity->name, sql->str,
                          nz_entity_field_with (entity, NZ_FIELD_SINCE) != NULL ? "since," : "");
}

static gboolean
has_id (GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* One pair of @rows that says the same, at least one of which came over: the row to stay and the one to go.
 */
static gboolean
find_same (const UniteRule *rule, GPtrArray *rows, GArray *moved, guint *stays, guint *goes)
{
  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < rows->len; k++)
      {
        if (i == k || !has_id (moved, nz_record_get_id (rows->pdata[k]))
            || !say_the_same (rule, rows->pdata[i], rows->pdata[k]))
          continue;
        *stays = i;
        *goes = k;
        return TRUE;
      }
  return FALSE;
}

/* A row that has grown can meet a further one, so it counts as one that came over. */
static gboolean
unite_rows (Move *move, const UniteRule *rule, const NzEntity *target, GArray *moved, GError **error)
{
  g_autofree char *sql = refers_sql (rule->entity, target);
  g_autoptr (GPtrArray) rows = NULL;
  guint stays, goes;

  if (sql == NULL || moved->len == 0)
    return TRUE;
  rows = nz_load_records (move->store, rule->entity, sql, NZ_DATE_NONE, move->to, error);
  if (rows == NULL)
    return FALSE;
  while (find_same (rule, rows, moved, &stays, &goes))
    {
      gint64 id = nz_record_get_id (rows->pdata[stays]);

      if (!unite (move, rule, rows->pdata[stays], rows->pdata[goes], error))
        return FALSE;
      g_array_append_val (moved, id);
      g_ptr_array_remove_index (rows, goes);
    }
  return TRUE;
}

/* --- rows that would join a record with itself ------------------------------------------------------------
 */

static gboolean
refers_twice (NzRecord *row, const char *a, const char *b)
{
  return nz_record_get_int (row, a) != 0 && nz_record_get_int (row, a) == nz_record_get_int (row, b);
}

static gboolean
mend_self (Move *move, NzRecord *row, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (row);
  gboolean apart = entity == &nz_entity_distinct_pair;

  if ((entity == &nz_entity_tie && refers_twice (row, "organisation", "partner"))
      || (apart
          && (refers_twice (row, "organisation", "other_organisation")
              || refers_twice (row, "person", "other_person"))))
    {
      if (!apart)
        note_row (move, row);
      return nz_store_delete (move->store, entity, nz_record_get_id (row), error);
    }
  if (entity == &nz_entity_invitation && refers_twice (row, "person", "deputy_for"))
    {
      note_value (move, row, nz_entity_field (entity, "deputy_for"));
      nz_record_clear (row, "deputy_for");
      return nz_store_save (move->store, row, error);
    }
  return TRUE;
}

/* A row of its own for @field of @row, which then does not name it any more. */
static gboolean
part_row (Move *move, NzRecord *row, const NzEntity *host, const NzField *field, GError **error)
{
  g_autoptr (NzRecord) part = nz_record_new (nz_record_get_entity (row));

  nz_record_set_int (part, host->name, nz_record_get_int (row, host->name));
  nz_record_set_int (part, field->name, nz_record_get_int (row, field->name));
  nz_record_clear (row, field->name);
  return nz_store_save (move->store, part, error);
}

/* Takes @gone out of the row; whom else it names (a file may say so) stays, one in each row. */
static gboolean
mend_row (Move *move, NzRecord *row, const NzEntity *host, const NzField *gone, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (row);
  guint n = 0;

  nz_record_clear (row, gone->name);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (field->type != NZ_TYPE_REFERENCE || nz_field_target (field) == host
          || !nz_record_has (row, field->name))
        continue;
      if (n++ > 0 && !part_row (move, row, host, field, error))
        return FALSE;
    }
  return n > 0 ? nz_store_save (move->store, row, error)
               : nz_store_delete (move->store, entity, nz_record_get_id (row), error);
}

/* A further row that names whom the record itself names now says it twice. */
static gboolean
mend_further (Move *move, const NzEntity *entity, const NzField *field, GError **error)
{
  const NzEntity *further = nz_field_get_further (entity, field);
  g_autofree char *sql = g_strdup_printf (
      "SELECT l.id FROM \"%s\" l JOIN \"%s\" e ON e.id = l.\"%s\" WHERE l.\"%s\" = ?2 AND e.\"%s\" = ?2",
      further->name, entity->name, entity->name, field->name, field->name);
  g_autoptr (GPtrArray) twice = nz_load_records (move->store, further, sql, NZ_DATE_NONE, move->to, error);

  for (guint i = 0; twice != NULL && i < twice->len; i++)
    if (!mend_row (move, twice->pdata[i], entity, nz_entity_field (further, field->name), error))
      return FALSE;
  return twice != NULL;
}

static gboolean
mend_all_further (Move *move, const NzEntity *target, GError **error)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < nz_entity_nth (i)->n_fields; k++)
      {
        const NzEntity *entity = nz_entity_nth (i);
        const NzField *field = &entity->fields[k];

        if (nz_field_target (field) == target && nz_field_get_further (entity, field) != NULL
            && !mend_further (move, entity, field, error))
          return FALSE;
      }
  return TRUE;
}

/* Two main positions at one time are one too many: that of the record that stays is it. */
static gboolean
mend_main (Move *move, GArray *moved, GError **error)
{
  g_autoptr (GPtrArray) rows = nz_load_records (
      move->store, &nz_entity_position, "SELECT id FROM position WHERE person = ?2 AND main = 1 ORDER BY id",
      NZ_DATE_NONE, move->to, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    for (guint k = 0; k < rows->len; k++)
      {
        NzRecord *other = rows->pdata[i], *row = rows->pdata[k];

        if (i == k || !has_id (moved, nz_record_get_id (row)) || nz_record_get_int (other, "main") == 0
            || nz_record_get_int (row, "main") == 0 || !overlap (row, other))
          continue;
        note_value (move, row, nz_entity_field (&nz_entity_position, "main"));
        nz_record_set_int (row, "main", 0);
        if (!nz_store_save (move->store, row, error))
          return FALSE;
      }
  return rows != NULL;
}

static gboolean
mend_rows (Move *move, const NzEntity *entity, GArray *moved, GError **error)
{
  g_autoptr (GPtrArray) rows
      = nz_store_get_many (move->store, entity, (const gint64 *)(void *)moved->data, moved->len, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!mend_self (move, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* --- rules that name the record ---------------------------------------------------------------------------
 */

static gboolean
move_in_rules (Move *move, const NzEntity *entity, GError **error)
{
  char from[NZ_ID_TEXT_SIZE], to[NZ_ID_TEXT_SIZE];
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM \"%s\" WHERE rule IS NOT NULL AND ?2 IS NOT NULL", entity->name);
  g_autoptr (GPtrArray) rows = nz_load_records (move->store, entity, sql, NZ_DATE_NONE, 0, error);

  nz_id_to_text (move->from, from);
  nz_id_to_text (move->to, to);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *rule = nz_record_get_text (rows->pdata[i], "rule");

      if (rule == NULL || strstr (rule, from) == NULL)
        continue;
      g_autoptr (GString) changed = g_string_new (rule);
      g_string_replace (changed, from, to, 0);
      nz_record_set_text (rows->pdata[i], "rule", changed->str);
      if (!nz_store_save (move->store, rows->pdata[i], error))
        return FALSE;
    }
  return rows != NULL;
}

/* --- all of them ------------------------------------------------------------------------------------------
 */

/* The rows of every entity that refer to the record that goes. (transfer full) (element-type GArray)
 * (nullable) */
static GPtrArray *
gather (Move *move, const NzEntity *target, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      g_autofree char *sql = refers_sql (nz_entity_nth (i), target);
      GArray *ids = sql != NULL ? nz_load_ids (move->store, sql, NZ_DATE_NONE, move->from, error)
                                : g_array_new (FALSE, FALSE, sizeof (gint64));

      if (ids == NULL)
        return NULL;
      g_ptr_array_add (all, ids);
    }
  return g_steal_pointer (&all);
}

static const NzEntity *const selves[] = { &nz_entity_tie, &nz_entity_distinct_pair, &nz_entity_invitation };

gboolean
nz_merge_rows (
    NzStore *store, const NzEntity *entity, gint64 from, gint64 to, GPtrArray *lost, GError **error)
{
  Move move = { store, from, to, lost };
  g_autoptr (GPtrArray) moved = gather (&move, entity, error);

  if (moved == NULL || !nz_store_move_references (store, entity, from, to, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (selves); i++)
    if (!mend_rows (&move, selves[i], moved->pdata[nz_entity_index (selves[i])], error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (!unite_rows (&move, &rules[i], entity, moved->pdata[nz_entity_index (rules[i].entity)], error))
      return FALSE;
  if (entity == &nz_entity_person
      && !mend_main (&move, moved->pdata[nz_entity_index (&nz_entity_position)], error))
    return FALSE;
  return mend_all_further (&move, entity, error) && move_in_rules (&move, &nz_entity_saved_filter, error)
         && move_in_rules (&move, &nz_entity_distribution_list, error);
}
