/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists stand in the order that a reader of German expects, and follow every change, undo included. */

#include "records.h"

static char *
titles_in_order (Fixture *f, const NzEntity *entity)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  sqlite3_stmt *statement
      = nz_sql_prepare (f->store, "SELECT record FROM sort_key WHERE entity = ?1 ORDER BY key, record", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  sqlite3_bind_text (statement, 1, entity->name, -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  sqlite3_reset (statement);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = nz_store_title (f->store, entity, g_array_index (ids, gint64, i));

      g_string_append_printf (titles, "%s%s", i == 0 ? "" : "; ", title);
    }
  return g_strdup (titles->str);
}

static void
test_people (Fixture *f, gconstpointer data)
{
  g_autofree char *titles = NULL;

  records_add (f, &nz_entity_person, "given_name", "Bernd", "family_name", "Müller", NULL);
  records_add (f, &nz_entity_person, "given_name", "Zoe", "family_name", "Muff", NULL);
  records_add (f, &nz_entity_person, "given_name", "Carl", "family_name", "Mueller", NULL);
  records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", NULL);
  records_add (f, &nz_entity_person, "family_name", "Müller", NULL);
  records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müllerin", NULL);
  records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller-Lüdenscheidt", NULL);
  records_add (f, &nz_entity_person, "given_name", "Łukasz", "family_name", "Ärmel", NULL);
  records_add (f, &nz_entity_person, "given_name", "Gyula", "family_name", "Adam", NULL);
  records_add (f, &nz_entity_person, "given_name", "Ida", "family_name", "Af", NULL);
  titles = titles_in_order (f, &nz_entity_person);
  /* DIN 5007-2: ä as ae, and Mueller among Müller, by the given names */
  g_assert_cmpstr (titles, ==,
                   "Gyula Adam; Łukasz Ärmel; Ida Af; Müller; Anna Müller; Bernd Müller; Carl Mueller; "
                   "Anna Müller-Lüdenscheidt; Anna Müllerin; Zoe Muff");
}

static void
test_groups (Fixture *f, gconstpointer data)
{
  static const char *const names[] = { "AG 10", "AG 2", "Ärzte", "AG Sprache", "Arzt" };
  g_autofree char *titles = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    records_add (f, &nz_entity_working_group, "name", names[i], "kind", "permanent", NULL);
  titles = titles_in_order (f, &nz_entity_working_group);
  g_assert_cmpstr (titles, ==, "AG 2; AG 10; AG Sprache; Arzt; Ärzte");
}

static void
test_meetings (Fixture *f, gconstpointer data)
{
  static const struct
  {
    const char *name;
    NzDate day;
  } meetings[] = {
    { "c", { 2026, 10, 1 } }, { "b", { 2026, 3, 5 } }, { "Ä", { 2026, 3, 5 } },
    { "d", { 1999, 10, 1 } }, { "a", { 2027, 1, 7 } },
  };
  g_autofree char *titles = NULL, *undone = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_meeting);

      nz_record_set_text (record, "name", meetings[i].name);
      nz_record_set_text (record, "kind", "event");
      nz_record_set_text (record, "state", "planned");
      nz_record_set_date (record, "day", meetings[i].day);
      g_assert_true (nz_store_save (f->store, record, NULL));
    }
  titles = titles_in_order (f, &nz_entity_meeting);
  g_assert_cmpstr (titles, ==, "d; Ä; b; c; a");
  nz_store_undo (f->store, NULL);
  undone = titles_in_order (f, &nz_entity_meeting);
  g_assert_cmpstr (undone, ==, "d; Ä; b; c");
}

static void
test_integers (Fixture *f, gconstpointer data)
{
  static const int places[] = { 30, -5, 1000000, 0, -1000000, 4 };
  gint64 o = records_organisation (f, "A");
  g_autoptr (GString) order = g_string_new (NULL);
  sqlite3_stmt *statement;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_pin);

      nz_record_set_int (record, "organisation", o);
      nz_record_set_int (record, "x", places[i]);
      g_assert_true (nz_store_save (f->store, record, NULL));
    }
  statement = nz_sql_prepare (
      f->store, "SELECT x FROM pin JOIN sort_key ON entity = 'pin' AND record = id ORDER BY key", NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (order, "%d ", sqlite3_column_int (statement, 0));
  sqlite3_reset (statement);
  g_assert_cmpstr (order->str, ==, "-1000000 -5 0 4 30 1000000 ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                                  \
  g_test_add ("/order/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("people", test_people);
  ADD ("groups", test_groups);
  ADD ("meetings", test_meetings);
  ADD ("integers", test_integers);
#undef ADD
  return g_test_run ();
}
