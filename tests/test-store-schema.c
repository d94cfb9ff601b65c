/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "nz-store-fixture.h"

/* The migrations against the descriptions: each entity's table has exactly the columns of its fields. In what
 * order does not matter: a form shows a new field where it belongs, a migration adds its column at the end.
 */

static const char *
type_of (const NzField *field)
{
  switch (field->type)
    {
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_TIME:
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

static int
compare_lines (const void *a, const void *b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

/* (transfer full): the lines in alphabetical order. */
static char *
sorted (const char *lines)
{
  g_auto (GStrv) all = g_strsplit (lines, "\n", -1);

  qsort (all, g_strv_length (all), sizeof *all, compare_lines);
  return g_strjoinv ("\n", all);
}

/* "name TYPE [NOT NULL]" of the columns, one a line. */
static char *
described_columns (const NzEntity *entity)
{
  GString *text = g_string_new ("id INTEGER\n");

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (nz_field_is_column (field))
        g_string_append_printf (
            text, "%s %s%s\n", field->name, type_of (field),
            (field->flags & NZ_FIELD_REQUIRED) != 0 || field->type == NZ_TYPE_BOOLEAN ? " NOT NULL" : "");
    }
  return g_string_free (text, FALSE);
}

static char *
stored_columns (NzStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info ('%s')", table);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, NULL);
  GString *text = g_string_new (NULL);

  while (nz_rows_next (rows, NULL))
    g_string_append_printf (text, "%s %s%s\n", nz_rows_text (rows, 1), nz_rows_text (rows, 2),
                            nz_rows_int (rows, 3) ? " NOT NULL" : "");
  return g_string_free (text, FALSE);
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_autofree char *described = described_columns (entity);
      g_autofree char *stored = stored_columns (f->store, entity->name);
      g_autofree char *wanted = sorted (described);
      g_autofree char *found = sorted (stored);

      g_test_message ("%s", entity->name);
      g_assert_cmpstr (found, ==, wanted);
    }
}

static void
test_strict (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      f->store, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'", NULL);
  guint n = 0;

  while (nz_rows_next (rows, NULL))
    {
      if (g_str_has_prefix (nz_rows_text (rows, 0), "sqlite_"))
        continue;
      g_test_message ("%s", nz_rows_text (rows, 0));
      g_assert_cmpint (nz_rows_int (rows, 1), ==, 1);
      n++;
    }
  g_assert_cmpint (n, >=, nz_n_entities ());
}

static void
test_defaults (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      for (guint k = 0; k < entity->n_fields; k++)
        {
          const NzField *field = &entity->fields[k];
          g_autofree char *sql = NULL;

          if (field->type != NZ_TYPE_BOOLEAN)
            continue;
          sql = g_strdup_printf ("SELECT dflt_value FROM pragma_table_info ('%s') WHERE name = '%s'",
                                 entity->name, field->name);
          g_assert_cmpint (nz_sql_int (f->store, sql, -1), ==,
                           (field->flags & NZ_FIELD_DEFAULT_TRUE) != 0 ? 1 : 0);
        }
    }
}

/* The table, the column's target and what happens when that goes. */
static char *
rule_of (NzStore *store, const char *table, const char *column)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT \"table\" || ' ' || on_delete FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'", table,
      column);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, NULL);

  return nz_rows_next (rows, NULL) ? g_strdup (nz_rows_text (rows, 0)) : NULL;
}

static void
test_references (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      for (guint k = 0; k < entity->n_fields; k++)
        {
          const NzField *field = &entity->fields[k];
          g_autofree char *rule = NULL;
          g_autofree char *expected = NULL;

          if (field->type != NZ_TYPE_REFERENCE)
            continue;
          rule = rule_of (f->store, entity->name, field->name);
          expected = g_strdup_printf (
              "%s %s", nz_field_target (field)->name,
              (field->flags & (NZ_FIELD_REQUIRED | NZ_FIELD_OWNER)) != 0 ? "CASCADE" : "SET NULL");
          g_test_message ("%s.%s", entity->name, field->name);
          g_assert_cmpstr (rule, ==, expected);
        }
    }
}

/* Each entity with contacts or terms has its owner column, and no other has one. */
static void
test_owners (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      gboolean contacts = FALSE, terms = FALSE;
      g_autofree char *contact_rule = rule_of (f->store, "contact", entity->name);
      g_autofree char *term_rule = rule_of (f->store, "term_use", entity->name);
      g_autofree char *cascade = g_strdup_printf ("%s CASCADE", entity->name);

      for (guint k = 0; k < entity->n_fields; k++)
        {
          contacts |= entity->fields[k].type == NZ_TYPE_CONTACTS;
          terms |= entity->fields[k].type == NZ_TYPE_TERMS;
        }
      g_assert_cmpstr (contact_rule, ==, contacts ? cascade : NULL);
      if (entity != &nz_entity_term)
        g_assert_cmpstr (term_rule, ==, terms ? cascade : NULL);
    }
}

/* Without one, a deletion would look through the whole table. */
static void
test_every_reference_has_an_index (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      f->store,
      "SELECT t.name, k.\"from\" FROM pragma_table_list t JOIN pragma_foreign_key_list (t.name) k "
      "WHERE t.schema = 'main' AND t.type = 'table' AND NOT EXISTS (SELECT 1 FROM pragma_index_list (t.name) "
      "i "
      "JOIN pragma_index_info (i.name) c WHERE c.seqno = 0 AND c.name = k.\"from\")",
      NULL);

  while (nz_rows_next (rows, NULL))
    /* The key itself, or the beginning of one. */
    if (!g_str_equal (nz_rows_text (rows, 1), "step"))
      g_error ("%s.%s has no index", nz_rows_text (rows, 0), nz_rows_text (rows, 1));
}

static void
test_pragmas (Fixture *f, gconstpointer data)
{
  g_autoptr (NzStore) again = nz_store_open_again (f->store, NULL);

  g_assert_cmpint (nz_sql_int (again, "PRAGMA trusted_schema", -1), ==, 0);
  g_assert_cmpint (nz_sql_int (again, "PRAGMA cell_size_check", -1), ==, 1);
  g_assert_cmpint (nz_sql_int (again, "PRAGMA mmap_size", 0), ==, 0);
  g_assert_cmpint (nz_sql_int (again, "PRAGMA foreign_keys", -1), ==, 1);
  g_assert_cmpint (nz_sql_int (again, "PRAGMA synchronous", -1), ==, 2);
  g_assert_cmpint (nz_sql_int (f->store, "PRAGMA application_id", 0), ==, NZ_STORE_APPLICATION_ID);
  g_assert_cmpint (nz_sql_int (f->store, "PRAGMA user_version", 0), ==, nz_migration_newest ());
  g_assert_false (nz_sql_exec (f->store, "UPDATE text_index_data SET block = x'00'", NULL)); /* defensive */
}

static void
test_shipped (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) network = nz_store_get_network (f->store, NULL);

  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM term", 0), >, 100);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM holiday", 0), ==, 60);
  g_assert_cmpint (nz_record_get_int (network, "starts"), ==, 780);
  g_assert_cmpstr (nz_record_get_text (network, "weekday"), ==, "4");
  g_assert_null (nz_record_get_text (network, "name"));
  g_assert_null (nz_store_dup_undo_label (f->store));
  fixture_assert_index (f->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/schema/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("columns", test_columns);
  TEST ("strict", test_strict);
  TEST ("defaults", test_defaults);
  TEST ("references", test_references);
  TEST ("owners", test_owners);
  TEST ("indexes", test_every_reference_has_an_index);
  TEST ("pragmas", test_pragmas);
  TEST ("shipped", test_shipped);
#undef TEST
  return g_test_run ();
}
