/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-related.h"
#include "records.h"

#define TODAY nz_date (2026, 11, 11)

/* The card of @host that shows records of @entity. */
static const NzRelated *
line (const NzEntity *host, const NzEntity *entity)
{
  g_autoptr (GPtrArray) lines = nz_related_for (host);

  for (guint i = 0; i < lines->len; i++)
    {
      const NzRelated *related = lines->pdata[i];
      if (g_str_equal (related->entity, entity->name))
        return related;
    }
  g_assert_not_reached ();
}

static gint64
add (Fixture *f, const NzRelated *related, gint64 host, gint64 other, const char *typed)
{
  g_autoptr (GError) error = NULL;
  gint64 id = nz_related_add (f->store, related, host, other, typed, TODAY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  return id;
}

/* Every field of every table line exists, and every required field can be filled. */
static void
test_lines (Fixture *f, gconstpointer data)
{
  guint n = 0;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      g_autoptr (GPtrArray) lines = nz_related_for (nz_entity_nth (i));

      for (guint l = 0; l < lines->len; l++, n++)
        {
          const NzRelated *related = lines->pdata[l];
          const NzEntity *entity = nz_entity_by_name (related->entity);

          g_assert_nonnull (entity);
          g_assert_nonnull (nz_entity_field (entity, related->via));
          g_assert_true (related->via_too == NULL || nz_entity_field (entity, related->via_too) != NULL);
          g_assert_true (related->other == NULL || nz_entity_field (entity, related->other) != NULL);
        }
    }
  g_assert_cmpuint (n, >, 8);
}

/* Somebody new on an organisation's page: one step makes both, and takes both back. */
static void
test_new_person (Fixture *f, gconstpointer data)
{
  gint64 organisation = records_organisation (f, "Regenbogen");
  gint64 position = add (f, line (&nz_entity_organisation, &nz_entity_position), organisation, 0,
                         "Frau Dr. Amira von der Heide");
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_position, position, NULL);
  gint64 id = nz_record_get_int (record, "person");
  g_autoptr (NzRecord) person = nz_store_get (f->store, &nz_entity_person, id, NULL);

  g_assert_cmpint (nz_record_get_int (record, "organisation"), ==, organisation);
  g_assert_true (nz_date_equal (nz_record_get_date (record, "since"), TODAY));
  g_assert_cmpstr (nz_record_get_text (person, "family_name"), ==, "von der Heide");
  g_assert_cmpstr (nz_record_get_text (person, "salutation"), ==, "female");
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_null (nz_store_get (f->store, &nz_entity_position, position, NULL));
  g_assert_null (nz_store_get (f->store, &nz_entity_person, id, NULL));
}

/* Who joins a group is a member, and whoever alone works there stands for it. */
static void
test_membership (Fixture *f, gconstpointer data)
{
  const NzRelated *members = line (&nz_entity_working_group, &nz_entity_membership);
  gint64 organisation = records_organisation (f, "Regenbogen"), other = records_organisation (f, "Zoo");
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Becker", NULL);
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", NULL);
  records_add (f, &nz_entity_position, "@person", person, "@organisation", organisation, NULL);
  g_autoptr (NzRecord) first
      = nz_store_get (f->store, &nz_entity_membership, add (f, members, group, organisation, NULL), NULL);
  g_autoptr (NzRecord) second
      = nz_store_get (f->store, &nz_entity_membership, add (f, members, group, other, NULL), NULL);

  g_assert_cmpstr (nz_record_get_text (first, "role"), ==, "member");
  g_assert_cmpint (nz_record_get_int (first, "person"), ==, person);
  g_assert_false (nz_record_has (second, "person"));
}

/* A collaboration leads to its other end, from whichever side it is looked at. */
static void
test_tie (Fixture *f, gconstpointer data)
{
  const NzRelated *ties = line (&nz_entity_organisation, &nz_entity_tie);
  gint64 a = records_organisation (f, "Regenbogen"), b = records_organisation (f, "Zoo");
  g_autoptr (NzRecord) tie = nz_store_get (f->store, &nz_entity_tie, add (f, ties, a, b, NULL), NULL);

  g_assert_cmpstr (nz_related_other (ties, a, tie)->name, ==, "partner");
  g_assert_cmpstr (nz_related_other (ties, b, tie)->name, ==, "organisation");
  g_assert_cmpstr (nz_related_host (ties, a, tie)->name, ==, "organisation");
  g_assert_cmpstr (nz_related_host (ties, b, tie)->name, ==, "partner");
}

/* What is refused leaves nothing behind. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const NzQuery people = { .entity = &nz_entity_person };
  gint64 before = nz_query_count (f->store, &people, NULL);

  g_assert_cmpint (nz_related_add (f->store, line (&nz_entity_organisation, &nz_entity_position), 4711, 0,
                                   "Jan Weber", TODAY, &error),
                   ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpint (nz_query_count (f->store, &people, NULL), ==, before);
  g_assert_false (nz_store_in_action (f->store));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("/related/lines", test_lines);
  ADD ("/related/new-person", test_new_person);
  ADD ("/related/membership", test_membership);
  ADD ("/related/tie", test_tie);
  ADD ("/related/refused", test_refused);
#undef ADD
  return g_test_run ();
}
