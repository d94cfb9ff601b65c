/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the steps of the history changed, and bringing back from it. */

#include "nz-store-fixture.h"

#include "base/nz-error.h"
#include "store/nz-step-changes.h"

static const char hard[] = "Förder\"zentrum' ‚Ünïcode‘; 50 % | (a) \\ {name} 漢字 \xf0\x9f\x8f\xa0";

static NzRecord *
get (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = nz_store_get (f->store, entity, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
save (Fixture *f, NzRecord *record, const char *label)
{
  g_autoptr (GError) error = NULL;

  nz_store_save_as (f->store, record, label, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static gint64
add_term (Fixture *f, const char *kind, const char *name)
{
  g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);

  nz_record_set_text (term, "kind", kind);
  nz_record_set_text (term, "name", name);
  return save (f, term, "Add term");
}

static gint64
add_organisation (Fixture *f, const char *name)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  return save (f, record, "Add organisation");
}

static gint64
add_person (Fixture *f, const char *name)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_person);

  nz_record_set_text (record, "family_name", name);
  return save (f, record, "Add person");
}

static gint64
add_group (Fixture *f, const char *name)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_working_group);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "permanent");
  return save (f, record, "Add group");
}

static gint64
add_membership (Fixture *f, gint64 group, gint64 organisation, gint64 person)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_membership);

  nz_record_set_int (record, "working_group", group);
  nz_record_set_int (record, "organisation", organisation);
  nz_record_set_int (record, "person", person);
  nz_record_set_text (record, "role", "member");
  return save (f, record, "Add membership");
}

static void
set_text (Fixture *f, const NzEntity *entity, gint64 id, const char *field, const char *text)
{
  g_autoptr (NzRecord) record = get (f, entity, id);

  nz_record_set_text (record, field, text);
  save (f, record, field);
}

static void
set_telephones (Fixture *f, gint64 id, const char *joined)
{
  g_autoptr (NzRecord) record = get (f, &nz_entity_organisation, id);
  g_auto (GStrv) list = g_strsplit (joined, "|", -1);

  nz_record_set_list (record, "telephone", (const char *const *)list);
  save (f, record, joined);
}

static void
set_topics (Fixture *f, gint64 id, const gint64 *terms, guint n)
{
  g_autoptr (NzRecord) record = get (f, &nz_entity_organisation, id);

  nz_record_set_ids (record, "topics", terms, n);
  save (f, record, "Topics");
}

static void delete (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;

  nz_store_delete (f->store, entity, id, &error);
  g_assert_no_error (error);
}

/* (transfer full) */
static GPtrArray *
changes_of (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *steps = nz_store_record_changes (f->store, entity, id, 0, &error);

  g_assert_no_error (error);
  return steps;
}

static const NzRecordChange *
change_in (GPtrArray *steps, guint step, guint index)
{
  const NzStepChanges *changes = steps->pdata[step];

  g_assert_true (changes->kept);
  g_assert_cmpuint (changes->records->len, >, index);
  return changes->records->pdata[index];
}

static void
assert_field (
    const NzRecordChange *change, guint index, const char *name, const char *before, const char *after)
{
  g_assert_cmpuint (change->fields->len, >, index);
  const NzFieldChange *field = change->fields->pdata[index];

  g_assert_cmpstr (field->field->name, ==, name);
  g_assert_cmpstr (field->before, ==, before);
  g_assert_cmpstr (field->after, ==, after);
}

/* --- reading
 * -----------------------------------------------------------------------------------------------------------
 */

static void
test_fields (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  g_autoptr (GPtrArray) steps = NULL;

  set_text (f, &nz_entity_organisation, id, "street", "Weg 1");
  set_text (f, &nz_entity_organisation, id, "street", hard);
  set_text (f, &nz_entity_organisation, id, "street", NULL);
  nz_store_set_desk (f->store, "Frau Becker");
  set_text (f, &nz_entity_organisation, id, "name", "Förderzentrum");

  steps = changes_of (f, &nz_entity_organisation, id);
  g_assert_cmpuint (steps->len, ==, 5);
  assert_field (change_in (steps, 0, 0), 0, "name", "Zentrum", "Förderzentrum");
  g_assert_cmpstr (((NzStepChanges *)steps->pdata[0])->step->desk, ==, "Frau Becker");
  g_assert_cmpuint (change_in (steps, 0, 0)->fields->len, ==, 1);
  assert_field (change_in (steps, 1, 0), 0, "street", hard, "");
  assert_field (change_in (steps, 2, 0), 0, "street", "Weg 1", hard);
  assert_field (change_in (steps, 3, 0), 0, "street", "", "Weg 1");
  g_assert_cmpint (change_in (steps, 4, 0)->operation, ==, 'i');
  assert_field (change_in (steps, 4, 0), 0, "name", "", "Zentrum");
  g_assert_null (change_in (steps, 4, 0)->before);
}

/* Lists are rows of their own, of which an update names only what differs: whole lists must come out. */
static void
test_lists (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  gint64 topics[] = { add_term (f, "topic", "Beratung"), add_term (f, "topic", "Sport"),
                      add_term (f, "topic", "Wohnen") };
  const gint64 swapped[] = { topics[1], topics[0] };
  g_autoptr (GPtrArray) steps = NULL;

  set_telephones (f, id, "1 (Büro)|2|3");
  set_telephones (f, id, "1 (Büro)|3");
  set_telephones (f, id, "3|1 (privat)|4");
  set_topics (f, id, topics, 2);
  set_topics (f, id, swapped, 2);
  delete (f, &nz_entity_term, topics[0]);
  set_topics (f, id, &topics[2], 1);

  steps = changes_of (f, &nz_entity_organisation, id);
  assert_field (change_in (steps, 0, 0), 0, "topics", "Sport", "Wohnen");
  assert_field (change_in (steps, 1, 0), 0, "topics", "Sport, Beratung", "Sport");
  g_assert_false (change_in (steps, 1, 0)->direct);
  assert_field (change_in (steps, 2, 0), 0, "topics", "Beratung, Sport", "Sport, Beratung");
  assert_field (change_in (steps, 3, 0), 0, "topics", "", "Beratung, Sport");
  assert_field (change_in (steps, 4, 0), 0, "telephone", "1 (Büro), 3", "3, 1 (privat), 4");
  assert_field (change_in (steps, 5, 0), 0, "telephone", "1 (Büro), 2, 3", "1 (Büro), 3");
  assert_field (change_in (steps, 6, 0), 0, "telephone", "", "1 (Büro), 2, 3");
}

static void
test_joins (Fixture *f, gconstpointer data)
{
  gint64 organisation = add_organisation (f, "Zentrum"), group = add_group (f, "Sprache");
  gint64 person = add_person (f, "Becker");
  gint64 membership = add_membership (f, group, organisation, person);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *gone = NULL;

  set_text (f, &nz_entity_membership, membership, "role", "chair");
  delete (f, &nz_entity_working_group, group);

  steps = changes_of (f, &nz_entity_organisation, organisation);
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpint (change_in (steps, 0, 0)->operation, ==, 'd');
  g_assert_true (change_in (steps, 0, 0)->entity == &nz_entity_membership);
  g_assert_cmpstr (change_in (steps, 0, 0)->title, ==, "Zentrum – Sprache");
  assert_field (change_in (steps, 1, 0), 0, "role", "Member", "Chair");
  assert_field (change_in (steps, 2, 0), 0, "working_group", "", "Sprache");
  gone = nz_store_title_ever (f->store, &nz_entity_working_group, group);
  g_assert_cmpstr (gone, ==, "Sprache");
}

static void
test_undone (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  g_autoptr (GPtrArray) steps = NULL;

  set_text (f, &nz_entity_organisation, id, "street", "Weg 1");
  set_text (f, &nz_entity_organisation, id, "street", "Weg 2");
  g_assert_true (nz_store_undo (f->store, NULL));
  steps = changes_of (f, &nz_entity_organisation, id);
  g_assert_cmpuint (steps->len, ==, 2);
  assert_field (change_in (steps, 0, 0), 0, "street", "", "Weg 1");
}

static void
test_thinned (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  g_autoptr (GPtrArray) steps = NULL, since = NULL;
  g_autoptr (GError) error = NULL;

  set_text (f, &nz_entity_organisation, id, "street", "Weg 1");
  g_assert_true (nz_store_end_undo (f->store, NULL));
  set_text (f, &nz_entity_organisation, id, "street", "Weg 2");
  steps = changes_of (f, &nz_entity_organisation, id);
  g_assert_cmpuint (steps->len, ==, 3);
  assert_field (change_in (steps, 0, 0), 0, "street", "Weg 1", "Weg 2");
  for (guint i = 1; i < 3; i++)
    {
      g_assert_false (((NzStepChanges *)steps->pdata[i])->kept);
      g_assert_cmpuint (((NzStepChanges *)steps->pdata[i])->records->len, ==, 0);
    }
  g_assert_false (nz_store_restore_value (f->store, &nz_entity_organisation, id, "street",
                                          ((NzStepChanges *)steps->pdata[1])->step->step, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  since = nz_store_changes_since (f->store, 0, 0, NULL);
  g_assert_cmpuint (since->len, ==, 3);
}

static void
test_since (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL, none = NULL, cut = NULL;
  g_autoptr (GError) error = NULL;

  nz_store_begin (f->store, "Three", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);
      nz_record_set_text (person, "family_name", "Müller");
      g_assert_true (nz_store_save (f->store, person, NULL));
    }
  nz_store_commit (f->store, &error);
  g_assert_no_error (error);

  all = nz_store_changes_since (f->store, 0, 0, NULL);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (((NzStepChanges *)all->pdata[0])->records->len, ==, 3);
  cut = nz_store_changes_since (f->store, 0, 2, NULL);
  g_assert_cmpuint (((NzStepChanges *)cut->pdata[0])->records->len, ==, 2);
  g_assert_cmpuint (((NzStepChanges *)cut->pdata[0])->more, ==, 1);
  none = nz_store_changes_since (f->store, g_get_real_time () / G_USEC_PER_SEC + 86400, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- bringing back
 * ----------------------------------------------------------------------------------------------------- */

/* The step that changed a field @back changes ago. */
static gint64
step_of (Fixture *f, const NzEntity *entity, gint64 id, guint back)
{
  g_autoptr (GPtrArray) steps = changes_of (f, entity, id);

  g_assert_cmpuint (steps->len, >, back);
  return ((NzStepChanges *)steps->pdata[back])->step->step;
}

static void
test_restore_value (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  g_autoptr (NzRecord) record = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  set_text (f, &nz_entity_organisation, id, "notes", hard);
  set_telephones (f, id, "1 (Büro)|2");
  set_telephones (f, id, "9");
  set_text (f, &nz_entity_organisation, id, "notes", "x");

  nz_store_restore_value (f->store, &nz_entity_organisation, id, "telephone",
                          step_of (f, &nz_entity_organisation, id, 1), &error);
  g_assert_no_error (error);
  label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Restore Telephone: Zentrum");
  nz_store_restore_value (f->store, &nz_entity_organisation, id, "notes",
                          step_of (f, &nz_entity_organisation, id, 1), &error);
  g_assert_no_error (error);
  record = get (f, &nz_entity_organisation, id);
  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, hard);
  g_assert_cmpstr (nz_record_get_list (record, "telephone")[0], ==, "1 (Büro)");
  g_assert_cmpstr (nz_record_get_list (record, "telephone")[1], ==, "2");
  g_assert_true (nz_store_undo (f->store, NULL));
  undone = get (f, &nz_entity_organisation, id);
  g_assert_cmpstr (nz_record_get_text (undone, "notes"), ==, "x");
}

static void
test_restore_value_gone (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum"), parent = add_organisation (f, "Dach");
  gint64 topic = add_term (f, "topic", "Sport");
  g_autoptr (NzRecord) record = get (f, &nz_entity_organisation, id);
  g_autoptr (GError) error = NULL;

  nz_record_set_int (record, "parent", parent);
  nz_record_set_ids (record, "topics", &topic, 1);
  save (f, record, "Parent");
  delete (f, &nz_entity_organisation, parent);
  delete (f, &nz_entity_term, topic);

  g_assert_false (nz_store_restore_value (f->store, &nz_entity_organisation, id, "topics",
                                          step_of (f, &nz_entity_organisation, id, 0), &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message, "“Sport”"));
  g_clear_error (&error);
  g_assert_false (nz_store_restore_value (f->store, &nz_entity_organisation, id, "parent",
                                          step_of (f, &nz_entity_organisation, id, 1), &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message, "“Dach”"));
  g_clear_error (&error);
  delete (f, &nz_entity_organisation, id);
  g_assert_false (nz_store_restore_value (f->store, &nz_entity_organisation, id, "name", 1, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

/* A deletion and its restoring leave nothing changed, also of what it took along and emptied. */
static void
test_restore_record (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, hard), branch = add_organisation (f, "Zweig");
  gint64 group = add_group (f, "Sprache"), person = add_person (f, "Becker");
  gint64 topic = add_term (f, "topic", "Sport");
  g_autoptr (NzRecord) record = get (f, &nz_entity_organisation, branch);
  g_autoptr (GHashTable) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GPtrArray) deleted = NULL, left_out = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  set_topics (f, id, &topic, 1);
  set_telephones (f, id, "1 (Büro)|2");
  add_membership (f, group, id, person);
  nz_record_set_int (record, "parent", id);
  save (f, record, "Parent");
  before = fixture_dump (f->store);
  delete (f, &nz_entity_organisation, id);
  set_text (f, &nz_entity_organisation, branch, "street", "Weg 3");
  set_text (f, &nz_entity_organisation, branch, "street", NULL);

  deleted = nz_store_deleted (f->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (deleted->len, ==, 1);
  g_assert_cmpstr (change_in (deleted, 0, 0)->title, ==, hard);

  nz_store_restore_record (f->store, &nz_entity_organisation, id, &left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 0);
  after = fixture_dump (f->store);
  g_assert_cmpuint (g_hash_table_size (before), ==, g_hash_table_size (after));
  record = (g_object_unref (record), get (f, &nz_entity_organisation, branch));
  g_assert_cmpint (nz_record_get_int (record, "parent"), ==, id);
  record = (g_object_unref (record), get (f, &nz_entity_organisation, id));
  g_assert_cmpstr (nz_record_get_text (record, "name"), ==, hard);
  g_assert_cmpuint (g_strv_length ((char **)nz_record_get_list (record, "telephone")), ==, 2);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM membership WHERE person IS NOT NULL", 0), ==,
                   1);
  none = nz_store_deleted (f->store, 10, NULL);
  g_assert_cmpuint (none->len, ==, 0);

  g_assert_false (nz_store_restore_record (f->store, &nz_entity_organisation, id, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_EXISTS);
  g_assert_true (nz_store_undo (f->store, NULL));
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM membership", -1), ==, 0);
}

static void
test_restore_conflicts (Fixture *f, gconstpointer data)
{
  gint64 organisation = add_organisation (f, "Zentrum"), branch = add_organisation (f, "Zweig");
  gint64 group = add_group (f, "Sprache"), person = add_person (f, "Becker");
  gint64 membership = add_membership (f, group, organisation, person);
  g_autoptr (NzRecord) record = get (f, &nz_entity_organisation, branch);
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;

  /* the branch belongs to somebody else when its old parent comes back */
  nz_record_set_int (record, "parent", organisation);
  save (f, record, "Parent");
  delete (f, &nz_entity_organisation, organisation);
  nz_record_set_int (record, "parent", add_organisation (f, "Anderer"));
  save (f, record, "Parent");
  delete (f, &nz_entity_person, person);
  delete (f, &nz_entity_working_group, group);

  g_assert_false (nz_store_restore_record (f->store, &nz_entity_membership, membership, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_REFERENCED);
  g_assert_nonnull (strstr (error->message, "“Sprache”"));
  g_clear_error (&error);
  g_assert_false (nz_store_in_action (f->store));

  nz_store_restore_record (f->store, &nz_entity_organisation, organisation, &left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left_out->len, ==, 1); /* the membership in the group that is gone */
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM membership", -1), ==, 0);
  record = (g_object_unref (record), get (f, &nz_entity_organisation, branch));
  g_assert_cmpint (nz_record_get_int (record, "parent"), !=, organisation);

  g_assert_false (nz_store_restore_record (f->store, &nz_entity_person, 12345, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

static void
test_restore_term (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  gint64 topics[] = { add_term (f, "topic", "Beratung"), add_term (f, "topic", "Sport") };
  g_autoptr (NzRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 *ids;
  guint n;

  set_topics (f, id, topics, 2);
  delete (f, &nz_entity_term, topics[0]);
  nz_store_restore_record (f->store, &nz_entity_term, topics[0], NULL, &error);
  g_assert_no_error (error);
  record = get (f, &nz_entity_organisation, id);
  ids = nz_record_get_ids (record, "topics", &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (ids[0], ==, topics[0]);
  g_assert_cmpint (ids[1], ==, topics[1]);
}

/* Steps at random: what the walk tells of the state before each is what it was. */
static void
test_random (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "Zentrum");
  gint64 topics[4];
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint i = 0; i < 4; i++)
    topics[i] = add_term (f, "topic", "Thema");
  while (states->len < 60)
    {
      g_autoptr (NzRecord) before = get (f, &nz_entity_organisation, id);
      g_autoptr (NzRecord) record = nz_record_copy (before);
      g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (rand, 0, 4));
      g_autofree char *other = g_strdup_printf ("%d (Büro)", g_rand_int_range (rand, 0, 3));
      const char *const list[] = { number, g_rand_boolean (rand) ? other : NULL, NULL };
      const gint64 ids[] = { topics[g_rand_int_range (rand, 0, 2)], topics[g_rand_int_range (rand, 2, 4)] };

      if (g_rand_boolean (rand))
        nz_record_set_list (record, g_rand_boolean (rand) ? "telephone" : "fax", list);
      if (g_rand_boolean (rand))
        nz_record_set_ids (record, "topics", ids, (guint)g_rand_int_range (rand, 0, 3));
      if (g_rand_boolean (rand))
        nz_record_set_text (record, "street", number);
      if (nz_record_equal (record, before))
        continue;
      save (f, record, "Step");
      g_ptr_array_add (states, g_steal_pointer (&before));
    }
  g_autoptr (GPtrArray) steps = changes_of (f, &nz_entity_organisation, id);
  for (guint i = 0; i < states->len; i++)
    {
      const NzRecordChange *change = change_in (steps, states->len - 1 - i, 0);
      g_autoptr (NzRecord) before
          = nz_store_get_before (f->store, &nz_entity_organisation, id,
                                 ((NzStepChanges *)steps->pdata[states->len - 1 - i])->step->step, NULL);

      g_assert_true (nz_record_equal (change->before, states->pdata[i]));
      g_assert_true (nz_record_equal (before, states->pdata[i]));
      g_assert_cmpuint (change->fields->len, >, 0);
    }
}

#define CASE(path, run) g_test_add (path, Fixture, NULL, fixture_set_up, run, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  nz_set_language (NZ_LANGUAGE_EN);
  CASE ("/changes/fields", test_fields);
  CASE ("/changes/lists", test_lists);
  CASE ("/changes/joins", test_joins);
  CASE ("/changes/undone", test_undone);
  CASE ("/changes/thinned", test_thinned);
  CASE ("/changes/since", test_since);
  CASE ("/changes/random", test_random);
  CASE ("/restore/value", test_restore_value);
  CASE ("/restore/value-gone", test_restore_value_gone);
  CASE ("/restore/record", test_restore_record);
  CASE ("/restore/conflicts", test_restore_conflicts);
  CASE ("/restore/term", test_restore_term);
  return g_test_run ();
}
