/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-inherit.h"
#include "records.h"

static NzInherited *
inherit (Fixture *f, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, id, &error);
  g_assert_no_error (error);
  return nz_inherit (f->store, record);
}

static const char *
text (NzInherited *inherited, const char *field)
{
  return nz_record_get_text (inherited->record, field);
}

static void
test_branch (Fixture *f, gconstpointer data)
{
  gint64 top = records_add (f, &nz_entity_organisation, "name", "Internationaler Bund", "kind", "provider",
                            "street", "Fischmarkt 1", "postcode", "99084", "town", "Erfurt", "postal_street",
                            "Postfach 1", "postal_postcode", "99002", "postal_town", "Erfurt", "telephone",
                            "030 23125-001|030 23125-002 (privat)", "web", "ib.example.org", NULL);
  gint64 middle = records_add (f, &nz_entity_organisation, "name", "Mitte", "kind", "provider", "@parent",
                               top, "email", "mitte@example.org", NULL);
  gint64 branch = records_add (f, &nz_entity_organisation, "name", "Nord", "kind", "provider", "@parent",
                               middle, "addition", "Haus B", "web", "nord.example.org", NULL);
  g_autoptr (NzInherited) inherited = inherit (f, branch);

  g_assert_cmpstr (text (inherited, "name"), ==, "Nord");
  g_assert_cmpstr (text (inherited, "street"), ==, "Fischmarkt 1");
  g_assert_cmpstr (text (inherited, "addition"), ==, "Haus B");
  g_assert_cmpstr (text (inherited, "postal_street"), ==, "Postfach 1");
  g_assert_cmpstr (nz_record_get_list (inherited->record, "email")[0], ==, "mitte@example.org");
  g_assert_cmpstr (nz_record_get_list (inherited->record, "web")[0], ==, "nord.example.org");
  /* what is somebody's own stays theirs */
  g_assert_cmpuint (g_strv_length ((char **)nz_record_get_list (inherited->record, "telephone")), ==, 1);
  g_assert_cmpint (nz_inherited_from (inherited, "street"), ==, top);
  g_assert_cmpint (nz_inherited_from (inherited, "email"), ==, middle);
  g_assert_cmpint (nz_inherited_from (inherited, "addition"), ==, 0);
  g_assert_cmpint (nz_inherited_from (inherited, "web"), ==, 0);
  g_assert_false (nz_record_has (inherited->record, "notes"));
}

/* No street of one place with the town of another, no box of a place that the branch has left. */
static void
test_own_place (Fixture *f, gconstpointer data)
{
  gint64 top = records_add (f, &nz_entity_organisation, "name", "Träger", "kind", "provider", "street",
                            "Fischmarkt 1", "postcode", "99084", "town", "Erfurt", "postal_street",
                            "Postfach 1", "opening_hours", "Mo 9–12", NULL);
  gint64 branch = records_add (f, &nz_entity_organisation, "name", "Gotha", "kind", "provider", "@parent",
                               top, "street", "Hauptmarkt 2", NULL);
  g_autoptr (NzInherited) inherited = inherit (f, branch);

  g_assert_cmpstr (text (inherited, "street"), ==, "Hauptmarkt 2");
  g_assert_null (text (inherited, "town"));
  g_assert_null (text (inherited, "postcode"));
  g_assert_null (text (inherited, "postal_street"));
  g_assert_null (text (inherited, "opening_hours"));
}

static void
test_loop (Fixture *f, gconstpointer data)
{
  gint64 a = records_add (f, &nz_entity_organisation, "name", "A", "kind", "provider", NULL);
  gint64 b = records_add (f, &nz_entity_organisation, "name", "B", "kind", "provider", "@parent", a, "web",
                          "b.example.org", NULL);
  records_set (f, &nz_entity_organisation, a, "@parent", b, NULL);
  g_autoptr (NzInherited) inherited = inherit (f, a);

  g_assert_cmpint (nz_inherited_from (inherited, "web"), ==, b);
  g_assert_null (text (inherited, "street"));
}

static void
test_possible (void)
{
  const NzEntity *entity = &nz_entity_organisation;
  g_assert_true (nz_inherit_is_possible (nz_entity_field (entity, "street")));
  g_assert_true (nz_inherit_is_possible (nz_entity_field (entity, "topics")));
  g_assert_false (nz_inherit_is_possible (nz_entity_field (entity, "name")));
  g_assert_false (nz_inherit_is_possible (nz_entity_field (entity, "since")));
  g_assert_false (nz_inherit_is_possible (nz_entity_field (entity, "notes")));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/inherit/branch", test_branch);
  ADD ("/inherit/own-place", test_own_place);
  ADD ("/inherit/loop", test_loop);
  g_test_add_func ("/inherit/possible", test_possible);
  return g_test_run ();
}
