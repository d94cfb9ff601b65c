/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "records.h"
#include "store/nz-rule.h"

#include <string.h>

/* Random rules over random records of every entity: their text reads back the same, and the store finds what
 * a slow evaluation in C finds. */

static const char *const TEXTS[]
    = { "Erfurt",   "erfurt",          "Förderzentrum", "Foerder",         "forder",
        "Müller",   "Mueller | Söhne", "e. V. (neu)",   "a;b\"c\"",        "nicht",
        "is empty", "Straße 5",        "strasse",       "  zwei  Wörter ", "Zeile\nzwei" };
static const char *const DATES[] = { "2004",    "2004-03",    "2004-03-15", "2004-12-31", "2010",
                                     "2010-06", "2010-06-15", "2010-06-16", "1999-01-01" };
#define PICK(array) (array)[g_test_rand_int_range (0, G_N_ELEMENTS (array))]

/* (transfer full) (nullable): a value of the field as plain text; %NULL where there is no record to point at.
 */
static char *
random_value (Fixture *f, const NzField *field)
{
  char id_text[NZ_ID_TEXT_SIZE];

  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CONTACTS:
      return g_strdup (PICK (TEXTS));
    case NZ_TYPE_DATE:
      return g_strdup ((field->flags & NZ_FIELD_FULL_DATE) != 0 ? "2010-06-15" : PICK (DATES));
    case NZ_TYPE_TIME:
      return nz_time_format (g_test_rand_int_range (0, 4) * 60);
    case NZ_TYPE_BOOLEAN:
      return g_strdup (g_test_rand_bit () ? "1" : "0");
    case NZ_TYPE_INTEGER:
      return g_strdup_printf ("%d", field->min + g_test_rand_int_range (0, 4));
    case NZ_TYPE_CHOICE:
      {
        guint n = 0;
        while (field->choices[n].code != NULL)
          n++;
        return g_strdup (field->choices[g_test_rand_int_range (0, (int)n)].code);
      }
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
    default:
      {
        const char *kind = nz_field_term_kind (field);
        const NzFilter filter = { .field = "kind", .text = kind };
        const NzQuery query
            = { .entity = nz_field_target (field), .filters = &filter, .n_filters = kind != NULL };
        g_autoptr (GArray) ids = nz_query_ids (f->store, &query, NULL);

        if (ids->len == 0)
          return NULL;
        /* Few of many terms, so that records share some. */
        return g_strdup (nz_id_to_text (
            g_array_index (ids, gint64, g_test_rand_int_range (0, (int)MIN (ids->len, 4))), id_text));
      }
    }
}

/* Rows that name further records name one each; FALSE where chance gave none. */
static gboolean
has_one (NzRecord *record)
{
  static const char *const kinds[] = { "organisation", "person", "working_group", "meeting" };

  if (nz_record_get_entity (record) != &nz_entity_entry_link)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (nz_record_has (record, kinds[i]))
      {
        fixture_one_each (record, i);
        return TRUE;
      }
  return FALSE;
}

static void
add_random_record (Fixture *f, const NzEntity *entity)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      g_autofree char *value = random_value (f, field);
      g_autoptr (GString) list = g_string_new (NULL);

      if (value == NULL || ((field->flags & NZ_FIELD_REQUIRED) == 0 && g_test_rand_int_range (0, 3) == 0))
        continue;
      if (field->type == NZ_TYPE_CONTACTS)
        {
          g_autofree char *second = random_value (f, field);
          g_autofree char *labelled = g_strconcat (second, " (Büro)", NULL);

          nz_list_append (list, value);
          nz_list_append (list, labelled);
        }
      else
        g_string_assign (list, value);
      nz_record_set_plain (record, field, list->str, &error);
      g_assert_no_error (error);
    }
  if (!has_one (record))
    return;
  if (!nz_store_save (f->store, record, NULL))
    {
      /* The end came before the beginning. */
      const NzField *until = nz_entity_field_with (entity, NZ_FIELD_UNTIL);

      g_assert_nonnull (until);
      if ((until->flags & NZ_FIELD_REQUIRED) != 0)
        return;
      nz_record_clear (record, until->name);
      nz_store_save (f->store, record, &error);
      g_assert_no_error (error);
    }
}

static gboolean
text_matches (const char *text, NzRuleKind kind, const char *value)
{
  g_autofree char *key = nz_text_match_key (text);
  g_autofree char *plain = nz_text_plain_key (text);
  g_autofree char *value_key = nz_text_match_key (value);
  g_autofree char *value_plain = nz_text_plain_key (value);

  if (kind == NZ_RULE_IS)
    return g_str_equal (key, value_key);
  return strstr (key, value_key) != NULL || strstr (plain, value_plain) != NULL;
}

static gboolean
date_matches (NzDate date, NzRuleKind kind, NzDate value)
{
  int first = nz_date_to_days (nz_date_first_day (date)), last = nz_date_to_days (nz_date_last_day (date));
  int value_first = nz_date_to_days (nz_date_first_day (value));
  int value_last = nz_date_to_days (nz_date_last_day (value));

  if (kind == NZ_RULE_IS)
    return first >= value_first && last <= value_last;
  return kind == NZ_RULE_BEFORE ? last < value_first : first > value_last;
}

static gboolean
value_matches (NzRecord *record, const NzField *field, NzRuleKind kind, const char *value)
{
  g_autoptr (NzRecord) other = nz_record_new (nz_record_get_entity (record));
  gint64 number, wanted;

  if (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT)
    return text_matches (nz_record_get_text (record, field->name), kind, value);
  if (field->type == NZ_TYPE_CONTACTS)
    {
      const char *const *values = nz_record_get_list (record, field->name);

      for (guint i = 0; values[i] != NULL; i++)
        {
          g_autofree char *bare = nz_contact_dup_value (values[i]);
          if (text_matches (bare, kind, value))
            return TRUE;
        }
      return FALSE;
    }
  nz_record_set_plain (other, field, value, NULL);
  if (field->type == NZ_TYPE_TERMS)
    {
      guint n, n_other;
      const gint64 *ids = nz_record_get_ids (record, field->name, &n);
      const gint64 *id = nz_record_get_ids (other, field->name, &n_other);

      for (guint i = 0; i < n; i++)
        if (ids[i] == id[0])
          return TRUE;
      return FALSE;
    }
  if (field->type == NZ_TYPE_DATE)
    return date_matches (nz_record_get_date (record, field->name), kind,
                         nz_record_get_date (other, field->name));
  if (field->type == NZ_TYPE_CHOICE)
    return g_strcmp0 (nz_record_get_text (record, field->name), value) == 0;
  number = nz_record_get_int (record, field->name);
  wanted = nz_record_get_int (other, field->name);
  return kind == NZ_RULE_IS ? number == wanted : kind == NZ_RULE_BEFORE ? number < wanted : number > wanted;
}

static gboolean
field_matches (NzRecord *record, const NzField *field, NzRuleKind kind, const char *const *values)
{
  if (!nz_record_has (record, field->name))
    return FALSE;
  if (kind == NZ_RULE_NOT_EMPTY)
    return TRUE;
  for (guint i = 0; values[i] != NULL; i++)
    if (value_matches (record, field, kind, values[i]))
      return TRUE;
  return FALSE;
}

typedef struct
{
  NzDate day;
  GPtrArray **records; /* per entity */
} World;

/* The rows that name further records besides that of the record's own reference. (transfer full) */
static GPtrArray *
further_rows (const World *world, NzRecord *record, const NzField *field)
{
  const NzEntity *entity = nz_record_get_entity (record), *further = nz_field_get_further (entity, field);
  GPtrArray *all = further != NULL ? world->records[nz_entity_index (further)] : NULL;
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (nz_record_get_int (all->pdata[i], entity->name) == nz_record_get_id (record))
      g_ptr_array_add (rows, all->pdata[i]);
  return rows;
}

static gboolean
own_or_further_matches (
    const World *world, NzRecord *record, const NzField *field, NzRuleKind kind, const char *const *values)
{
  g_autoptr (GPtrArray) rows = further_rows (world, record, field);

  for (guint i = 0; i < rows->len; i++)
    {
      const NzEntity *further = nz_record_get_entity (rows->pdata[i]);
      if (field_matches (rows->pdata[i], nz_entity_field (further, field->name), kind, values))
        return TRUE;
    }
  return field_matches (record, field, kind, values);
}

static gboolean
names_too (const World *world, NzRecord *record, const NzField *field, gint64 id)
{
  g_autoptr (GPtrArray) rows = further_rows (world, record, field);

  for (guint i = 0; i < rows->len; i++)
    if (nz_record_get_int (rows->pdata[i], field->name) == id)
      return TRUE;
  return FALSE;
}

static gboolean
refers_to (const World *world, NzRecord *record, NzRecord *host)
{
  const NzEntity *entity = nz_record_get_entity (record);
  gboolean any_required = FALSE, found = FALSE;
  gint64 first = 0;
  guint n = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (field->type != NZ_TYPE_REFERENCE || nz_field_target (field) != nz_record_get_entity (host))
        continue;
      if (n++ == 0)
        first = names_too (world, record, field, nz_record_get_id (host))
                    ? nz_record_get_id (host)
                    : nz_record_get_int (record, field->name);
      if ((field->flags & NZ_FIELD_REQUIRED) == 0)
        continue;
      any_required = TRUE;
      found |= nz_record_get_int (record, field->name) == nz_record_get_id (host);
    }
  return any_required ? found : first == nz_record_get_id (host);
}

static gboolean
positive_matches (const World *world, const NzRule *rule, NzRuleKind kind, NzRecord *record)
{
  const NzEntity *via;
  const NzField *field = nz_rule_get_field (rule, &via);
  GPtrArray *all;

  if (via == NULL)
    return own_or_further_matches (world, record, field, kind, nz_rule_get_values (rule));
  all = world->records[nz_entity_index (via)];
  for (guint i = 0; i < all->len; i++)
    if (refers_to (world, all->pdata[i], record) && nz_record_is_active (all->pdata[i], world->day)
        && own_or_further_matches (world, all->pdata[i], field, kind, nz_rule_get_values (rule)))
      return TRUE;
  return FALSE;
}

static gboolean
matches (const World *world, const NzRule *rule, NzRecord *record)
{
  NzDate day = world->day;

  switch (nz_rule_get_kind (rule))
    {
    case NZ_RULE_ALL:
      for (guint i = 0; i < nz_rule_get_n_parts (rule); i++)
        if (!matches (world, nz_rule_get_part (rule, i), record))
          return FALSE;
      return TRUE;
    case NZ_RULE_ANY:
      for (guint i = 0; i < nz_rule_get_n_parts (rule); i++)
        if (!nz_rule_is_empty (nz_rule_get_part (rule, i))
            && matches (world, nz_rule_get_part (rule, i), record))
          return TRUE;
      return nz_rule_is_empty (rule);
    case NZ_RULE_ACTIVE:
      if (nz_rule_get_values (rule)[0] != NULL)
        nz_date_parse_iso (nz_rule_get_values (rule)[0], &day);
      return nz_record_is_active (record, day);
    case NZ_RULE_IS_NOT:
      return !positive_matches (world, rule, NZ_RULE_IS, record);
    case NZ_RULE_CONTAINS_NOT:
      return !positive_matches (world, rule, NZ_RULE_CONTAINS, record);
    case NZ_RULE_EMPTY:
      return !positive_matches (world, rule, NZ_RULE_NOT_EMPTY, record);
    default:
      return positive_matches (world, rule, nz_rule_get_kind (rule), record);
    }
}

static void
add_random_condition (Fixture *f, NzRule *group, GPtrArray *paths)
{
  const NzEntity *entity = nz_rule_get_entity (group);
  g_autofree char *path
      = g_test_rand_bit () || paths->len == 0
            ? g_strdup (entity->fields[g_test_rand_int_range (0, (int)entity->n_fields)].name)
            : g_strdup (paths->pdata[g_test_rand_int_range (0, (int)paths->len)]);
  const char *dot = strchr (path, '.');
  g_autofree char *first = dot != NULL ? g_strndup (path, (gsize)(dot - path)) : g_strdup (entity->name);
  const NzField *field = nz_entity_field (nz_entity_by_name (first), dot != NULL ? dot + 1 : path);
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  const NzRuleKind *kinds = nz_rule_kinds_for (field);
  guint n_kinds = 0;

  if (nz_entity_field_with (entity, NZ_FIELD_SINCE) != NULL && g_test_rand_int_range (0, 10) == 0)
    {
      nz_rule_add (group, NULL, NZ_RULE_ACTIVE,
                   g_test_rand_bit () ? (const char *const[]){ "2004-03-15", NULL } : NULL, &error);
      g_assert_no_error (error);
      return;
    }
  while (kinds[n_kinds] != 0)
    n_kinds++;
  for (int i = g_test_rand_int_range (1, 3); i > 0; i--)
    {
      g_autofree char *value = random_value (f, field);

      if (value == NULL)
        return;
      g_strv_builder_add (values, value);
    }
  g_auto (GStrv) list = g_strv_builder_end (values);
  nz_rule_add (group, path, kinds[g_test_rand_int_range (0, (int)n_kinds)], (const char *const *)list,
               &error);
  g_assert_no_error (error);
}

static NzRule *
random_rule (Fixture *f, const NzEntity *entity, GPtrArray *paths, int depth)
{
  NzRule *rule = nz_rule_new (entity, g_test_rand_bit () ? NZ_RULE_ALL : NZ_RULE_ANY);

  for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
    if (depth < 3 && g_test_rand_int_range (0, 3) == 0)
      nz_rule_add_group (rule, random_rule (f, entity, paths, depth + 1));
    else
      add_random_condition (f, rule, paths);
  return rule;
}

static void
check_rule (
    Fixture *f, const World *world, const NzRule *rule, GPtrArray *records, guint *n_found, guint *n_missed)
{
  const NzQuery query = { .entity = nz_rule_get_entity (rule), .rule = rule, .day = world->day };
  g_autofree char *text = nz_rule_to_text (rule);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRule) again = nz_rule_parse (query.entity, text, &error);
  g_autoptr (NzRule) copy = nz_rule_copy (rule);
  g_autoptr (GArray) ids = NULL;
  guint at = 0;

  g_assert_no_error (error);
  g_assert_true (nz_rule_equal (rule, again));
  g_assert_true (nz_rule_equal (rule, copy));
  ids = nz_query_ids (f->store, &query, &error);
  g_assert_no_error (error);
  /* In the list's order, which is that of @records. */
  for (guint i = 0; i < records->len; i++)
    {
      NzRecord *record = records->pdata[i];
      gboolean wanted = nz_record_is_active (record, world->day) && matches (world, rule, record);
      gboolean found = at < ids->len && g_array_index (ids, gint64, at) == nz_record_get_id (record);

      if (wanted != found)
        {
          g_autofree char *title = nz_store_title (f->store, query.entity, nz_record_get_id (record));
          g_error ("%s “%s” %s: %s", query.entity->name, title, found ? "is found by" : "is missed by", text);
        }
      at += found;
      *n_found += found;
      *n_missed += !found;
    }
  g_assert_cmpint (at, ==, ids->len);
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, ids->len);
}

static void
test_random (Fixture *f, gconstpointer data)
{
  g_autofree GPtrArray **records = g_new0 (GPtrArray *, nz_n_entities ());
  World world = { nz_date (2010, 6, 15), records };
  guint n_found = 0, n_missed = 0;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      nz_store_begin (f->store, "Fill", &error);
      g_assert_no_error (error);
      for (int n = 0; n < 14 && (nz_entity_nth (i)->flags & NZ_ENTITY_SINGLETON) == 0; n++)
        add_random_record (f, nz_entity_nth (i));
      nz_store_commit (f->store, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < nz_n_entities (); i++)
    records[i] = nz_query_records (f->store, &(NzQuery){ .entity = nz_entity_nth (i) }, NULL);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_autoptr (GPtrArray) paths = nz_rule_paths (entity);

      for (int n = 0; n < (paths->len > 0 ? 60 : 15); n++)
        {
          g_autoptr (NzRule) rule = random_rule (f, entity, paths, 0);
          check_rule (f, &world, rule, records[i], &n_found, &n_missed);
        }
    }
  /* Neither everything nor nothing. */
  g_assert_cmpint (n_found, >, 500);
  g_assert_cmpint (n_missed, >, 500);
  for (guint i = 0; i < nz_n_entities (); i++)
    g_ptr_array_unref (records[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rule/random", Fixture, NULL, fixture_set_up, test_random, fixture_tear_down);
  return g_test_run ();
}
