/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One user action = one change set: labels, undo and redo, cascades, conflicts, the trail of a record,
 * thinning. */

#include "records.h"
#include "store/nz-step-changes.h"

/* --- one case each
 * --------------------------------------------------------------------------------------------- */

static gint64
add_organisation (Fixture *f, const char *name)
{
  static const char *const telephones[] = { "030 23125-001", "030 23125-002", NULL };
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autofree char *label = g_strdup_printf ("Add %s", name);
  g_autoptr (GError) error = NULL;
  gint64 topic = nz_sql_int (f->store, "SELECT min(id) FROM term WHERE kind = 'topic'", 0);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  nz_record_set_list (record, "telephone", telephones);
  nz_record_set_ids (record, "topics", &topic, 1);
  nz_store_save_as (f->store, record, label, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static gint64
add (Fixture *f,
     const NzEntity *entity,
     const char *field,
     const char *text,
     const char *first,
     gint64 a,
     const char *second,
     gint64 b)
{
  g_autoptr (NzRecord) record = nz_record_new (entity);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].type == NZ_TYPE_CHOICE && (entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0)
      nz_record_set_text (record, entity->fields[i].name, entity->fields[i].choices[0].code);
  if (field != NULL)
    nz_record_set_text (record, field, text);
  if (first != NULL)
    nz_record_set_int (record, first, a);
  if (second != NULL)
    nz_record_set_int (record, second, b);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static void
set_name (Fixture *f, gint64 id, const char *name, const char *label)
{
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, id, NULL);
  g_autoptr (GError) error = NULL;

  nz_record_set_text (record, "name", name);
  nz_store_save_as (f->store, record, label, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  nz_store_undo (f->store, &error);
  g_assert_no_error (error);
}

static void
redo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  nz_store_redo (f->store, &error);
  g_assert_no_error (error);
}

static void
assert_labels (Fixture *f, const char *undo_label, const char *redo_label)
{
  g_autofree char *a = nz_store_dup_undo_label (f->store);
  g_autofree char *b = nz_store_dup_redo_label (f->store);

  g_assert_cmpstr (a, ==, undo_label);
  g_assert_cmpstr (b, ==, redo_label);
}

static void
test_labels (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  assert_labels (f, NULL, NULL); /* what a new file starts with is nobody's action */
  g_assert_false (nz_store_undo (f->store, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (nz_store_get_undo_step (f->store), ==, 0);
  id = add_organisation (f, "Förderzentrum");
  gint64 added = nz_store_get_undo_step (f->store);
  set_name (f, id, "Zentrum", "Rename Förderzentrum");
  assert_labels (f, "Rename Förderzentrum", NULL);
  g_assert_cmpint (nz_store_get_undo_step (f->store), !=, added);
  undo (f);
  assert_labels (f, "Add Förderzentrum", "Rename Förderzentrum");
  g_assert_cmpint (nz_store_get_undo_step (f->store), ==, added);
  fixture_reopen (f);
  assert_labels (f, "Add Förderzentrum", "Rename Förderzentrum");
  undo (f);
  assert_labels (f, NULL, "Add Förderzentrum");
  redo (f);
  assert_labels (f, "Add Förderzentrum", "Rename Förderzentrum");

  /* an action that changes nothing is no step and cuts nothing */
  set_name (f, id, "Förderzentrum", "Nothing");
  assert_labels (f, "Add Förderzentrum", "Rename Förderzentrum");
}

static void
test_cut_tail (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "A");
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  set_name (f, id, "B", "to B");
  set_name (f, id, "C", "to C");
  undo (f);
  undo (f);
  set_name (f, id, "D", "to D");
  assert_labels (f, "to D", NULL);
  g_assert_false (nz_store_redo (f->store, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  title = nz_store_title (f->store, &nz_entity_organisation, id);
  g_assert_cmpstr (title, ==, "D");
  steps = nz_store_history (f->store, &nz_entity_organisation, id, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_cmpint (
      nz_sql_int (f->store, "SELECT count(*) FROM step_record WHERE step NOT IN (SELECT step FROM history)",
                  -1),
      ==, 0);
}

/* Deleting an organisation takes positions, ties, memberships and the rows of contacts and topics with it and
 * empties references. */
static void
test_cascade (Fixture *f, gconstpointer data)
{
  gint64 a = add_organisation (f, "A"), b = add_organisation (f, "B");
  gint64 person = add (f, &nz_entity_person, "family_name", "Müller", NULL, 0, NULL, 0);
  gint64 position = add (f, &nz_entity_position, "function", "Leitung", "person", person, "organisation", a);
  gint64 tie = add (f, &nz_entity_tie, NULL, NULL, "organisation", b, "partner", a);
  gint64 sponsorship
      = add (f, &nz_entity_sponsorship, "mentee", "Amsel", "accompanied_by", a, "sponsor", person);
  g_autoptr (GHashTable) before = fixture_dump (f->store), after = NULL;
  g_autofree char *difference = NULL;

  nz_store_delete (f->store, &nz_entity_organisation, a, NULL);
  after = fixture_dump (f->store);
  g_assert_true (nz_changes_has (f->last, &nz_entity_position, position));
  g_assert_true (nz_changes_has (f->last, &nz_entity_tie, tie));
  g_assert_true (nz_changes_resize (f->last, &nz_entity_tie));
  g_assert_true (nz_changes_has (f->last, &nz_entity_sponsorship, sponsorship));
  g_assert_false (nz_changes_resize (f->last, &nz_entity_sponsorship));
  g_assert_false (nz_changes_touch (f->last, &nz_entity_person));
  g_assert_true (nz_changes_operation (f->last, &nz_entity_organisation, a) == 'd');

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GHashTable) undone = NULL, redone = NULL;

      undo (f);
      undone = fixture_dump (f->store);
      fixture_assert_same (undone, before);
      fixture_reopen (f);
      redo (f);
      redone = fixture_dump (f->store);
      fixture_assert_same (redone, after);
      fixture_assert_index (f->store);
      fixture_reopen (f);
    }
}

/* In one action a reference is changed by hand and its row by a cascade, and rows are deleted before the
 * record that they belong to. */
static void
test_mixed_action (Fixture *f, gconstpointer data)
{
  gint64 a = add_organisation (f, "A"), b = add_organisation (f, "B");
  gint64 person = add (f, &nz_entity_person, "family_name", "Müller", NULL, 0, NULL, 0);
  gint64 position = add (f, &nz_entity_position, "function", "Leitung", "person", person, "organisation", a);
  gint64 sponsorship
      = add (f, &nz_entity_sponsorship, "mentee", "Amsel", "accompanied_by", a, "sponsor", person);
  g_autoptr (GHashTable) before = fixture_dump (f->store), after = NULL, undone = NULL, redone = NULL;
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_sponsorship, sponsorship, NULL);

  g_assert_true (nz_store_begin (f->store, "mixed", NULL));
  nz_record_set_text (record, "mentee", "Drossel");
  nz_record_set_int (record, "sponsor", 0);
  g_assert_true (nz_store_save (f->store, record, NULL));
  g_assert_true (nz_store_delete (f->store, &nz_entity_position, position, NULL));
  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, a, NULL));
  g_assert_true (nz_store_delete (f->store, &nz_entity_person, person, NULL));
  add (f, &nz_entity_tie, NULL, NULL, "organisation", b, "partner",
       add (f, &nz_entity_organisation, "name", "C", NULL, 0, NULL, 0));
  g_assert_true (nz_store_commit (f->store, NULL));
  after = fixture_dump (f->store);

  undo (f);
  undone = fixture_dump (f->store);
  fixture_assert_same (undone, before);
  redo (f);
  redone = fixture_dump (f->store);
  fixture_assert_same (redone, after);
}

/* What another hand wrote past the history stands in the way: a clear refusal, and not one row is touched. */
static void
test_conflict (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "A");
  g_autofree char *sql = NULL;
  g_autoptr (GHashTable) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  guint signals;

  g_assert_true (nz_store_begin (f->store, "two", NULL));
  add (f, &nz_entity_organisation, "name", "B", NULL, 0, NULL, 0);
  {
    g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, id, NULL);

    nz_record_set_text (record, "town", "Erfurt");
    g_assert_true (nz_store_save (f->store, record, NULL));
  }
  g_assert_true (nz_store_commit (f->store, NULL));
  sql = g_strdup_printf ("UPDATE organisation SET town = 'Weimar' WHERE id = %" G_GINT64_FORMAT, id);
  g_assert_true (nz_sql_exec (f->store, sql, NULL));
  before = fixture_dump (f->store);
  signals = f->signals;
  g_assert_false (nz_store_undo (f->store, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "two"));
  g_assert_cmpuint (f->signals, ==, signals);
  after = fixture_dump (f->store);
  fixture_assert_same (before, after);
  assert_labels (f, "two", NULL);
  g_assert_true (sqlite3_get_autocommit (f->store->db));
}

/* Rows that a redone deletion would take with it are gone already: then there is nothing to refuse. */
static void
test_gone_already (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "A");

  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, id, NULL));
  undo (f);
  g_assert_true (nz_sql_exec (f->store, "DELETE FROM contact; DELETE FROM term_use", NULL));
  redo (f);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM organisation", -1), ==, 0);
  fixture_assert_index (f->store);
}

static void
test_refusals (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_organisation (f, "A");
  g_assert_true (nz_store_begin (f->store, "open", NULL));
  g_assert_false (nz_store_undo (f->store, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_assert_true (nz_store_in_action (f->store));
  nz_store_rollback (f->store);
  assert_labels (f, "Add A", NULL);

  /* a change set that is damaged undoes nothing */
  g_clear_error (&error);
  g_assert_true (
      nz_sql_exec (f->store, "UPDATE change_set SET data = substr (data, 1, length (data) - 3)", NULL));
  g_assert_false (nz_store_undo (f->store, &error));
  g_assert_nonnull (error);
  assert_labels (f, "Add A", NULL);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM organisation", -1), ==, 1);
}

static void
test_trail (Fixture *f, gconstpointer data)
{
  gint64 id, other;
  g_autoptr (GPtrArray) steps = NULL, two = NULL;
  NzStep *step;

  nz_store_set_desk (f->store, "Frau Stein");
  id = add_organisation (f, "A");
  other = add_organisation (f, "Other");
  set_name (f, id, "B", "to B");
  set_name (f, other, "Another", "to Another");
  nz_store_delete (f->store, &nz_entity_organisation, id, NULL);
  steps = nz_store_history (f->store, &nz_entity_organisation, id, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 3);
  step = g_ptr_array_index (steps, 0);
  g_assert_true (step->operation == 'd');
  step = g_ptr_array_index (steps, 1);
  g_assert_true (step->operation == 'u');
  g_assert_cmpstr (step->label, ==, "to B");
  g_assert_cmpstr (step->desk, ==, "Frau Stein");
  g_assert_cmpint (ABS (step->time - g_get_real_time () / G_USEC_PER_SEC), <, 600);
  step = g_ptr_array_index (steps, 2);
  g_assert_true (step->operation == 'i');
  two = nz_store_history (f->store, &nz_entity_organisation, id, 2, NULL);
  g_assert_cmpuint (two->len, ==, 2);
}

static void
assert_last_step (Fixture *f, const NzEntity *entity, gint64 id, guint n, const char *label)
{
  g_autoptr (GPtrArray) steps = nz_store_history (f->store, entity, id, 0, NULL);

  g_assert_cmpuint (steps->len, ==, n);
  g_assert_cmpstr (((NzStep *)steps->pdata[0])->label, ==, label);
}

/* What joins two records is part of the history of both, also when it is gone. */
static void
test_joints (Fixture *f, gconstpointer data)
{
  gint64 a = add_organisation (f, "A"), b = add_organisation (f, "B"), c = add_organisation (f, "C");
  g_autoptr (NzRecord) tie = nz_record_new (&nz_entity_tie);
  g_autoptr (GError) error = NULL;

  nz_record_set_int (tie, "organisation", a);
  nz_record_set_int (tie, "partner", b);
  nz_record_set_text (tie, "intensity", "2");
  nz_store_save_as (f->store, tie, "tie", &error);
  g_assert_no_error (error);
  assert_last_step (f, &nz_entity_organisation, a, 2, "tie");
  assert_last_step (f, &nz_entity_organisation, b, 2, "tie");
  nz_record_set_text (tie, "intensity", "3");
  nz_store_save_as (f->store, tie, "closer", NULL);
  assert_last_step (f, &nz_entity_organisation, a, 3, "closer");
  assert_last_step (f, &nz_entity_organisation, b, 3, "closer");
  assert_last_step (f, &nz_entity_organisation, c, 1, "Add C");
  nz_record_set_int (tie, "partner", c);
  nz_store_save_as (f->store, tie, "other", NULL);
  assert_last_step (f, &nz_entity_organisation, b, 4, "other");
  assert_last_step (f, &nz_entity_organisation, c, 2, "other");
  undo (f);
  assert_last_step (f, &nz_entity_organisation, c, 1, "Add C");
  nz_store_delete (f->store, &nz_entity_tie, nz_record_get_id (tie), &error);
  g_assert_no_error (error);
  assert_last_step (f, &nz_entity_organisation, b, 4, "Delete A – B");
  assert_last_step (f, &nz_entity_organisation, a, 4, "Delete A – B");
}

/* What the file keeps as a name or a rule is told in words, as everywhere else. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = records_add (f, &nz_entity_saved_filter, "name", "Gemeinden", "entity", "organisation", "rule",
                           "kind is religion", NULL);
  g_autoptr (GPtrArray) steps = nz_store_record_changes (f->store, &nz_entity_saved_filter, id, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (steps->len, ==, 1);
  const NzStepChanges *step = steps->pdata[0];
  const NzRecordChange *change = step->records->pdata[0];
  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];

      if (g_str_equal (field->field->name, "entity"))
        g_assert_cmpstr (field->after, ==, "Organisations");
      else if (g_str_equal (field->field->name, "rule"))
        g_assert_cmpstr (field->after, ==, "Kind is Religious community");
      else
        continue;
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

/* The oldest change sets go, newest stay; labels and touched records stay of all; undo ends where they end.
 */
static void
test_thinning (Fixture *f, gconstpointer data)
{
  gint64 id = add_organisation (f, "0");
  g_autoptr (GPtrArray) steps = NULL;
  gint64 kept = 0;

  for (int i = 1; i <= 30; i++)
    {
      g_autofree char *name = g_strdup_printf ("%d %0*d", i, 1000, 0);

      set_name (f, id, name, name);
    }
  g_assert_true (nz_history_thin (f->store, 100, 1, 1, NULL)); /* all are among the newest */
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM change_set", -1), ==, 31);
  g_assert_true (nz_history_thin (f->store, 5, 20000, 1000, NULL)); /* by size: some 2 KiB each */
  kept = nz_sql_int (f->store, "SELECT count(*) FROM change_set", -1);
  g_assert_cmpint (kept, >=, 8);
  g_assert_cmpint (kept, <=, 10);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT sum(length(data)) FROM change_set", -1), <=, 20000);
  g_assert_true (nz_history_thin (f->store, 5, 1, 1000, NULL)); /* the newest stay however large */
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM change_set", -1), ==, 5);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT min(step) FROM change_set", -1), ==, 27);
  steps = nz_store_history (f->store, &nz_entity_organisation, id, 0, NULL);
  g_assert_cmpuint (steps->len, ==, 31);
  for (int i = 0; i < 5; i++)
    undo (f);
  g_assert_null (nz_store_dup_undo_label (f->store));
  g_assert_false (nz_store_undo (f->store, NULL));
  for (int i = 0; i < 5; i++)
    redo (f);
}

/* By itself while working: 1,000 steps can be undone whatever they weigh, and the file stays within its
 * budget. */
static void
test_budget (Fixture *f, gconstpointer data)
{
  const int size = 100 * 1024, n = NZ_HISTORY_KEEP + 300;
  g_autofree char *text = g_strnfill ((gsize)size, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, (gsize)size);
  g_autoptr (NzChanges) changes = nz_changes_new ();
  gint64 kept, total;

  nz_changes_add (changes, &nz_entity_network, 1, 'u');
  nz_changes_seal (changes);
  g_assert_true (nz_sql_exec (f->store, "BEGIN", NULL));
  for (int i = 0; i < n; i++)
    g_assert_true (nz_history_push (f->store, "large", bytes, changes, NULL));
  kept = nz_sql_int (f->store, "SELECT count(*) FROM change_set", -1);
  total = nz_sql_int (f->store, "SELECT sum(size) FROM history JOIN change_set USING (step)", -1);
  g_test_message ("%d steps of %d KiB: %" G_GINT64_FORMAT " change sets kept, %" G_GINT64_FORMAT " MiB", n,
                  size / 1024, kept, total / 1024 / 1024);
  g_assert_cmpint (kept, >=, NZ_HISTORY_KEEP);
  g_assert_cmpint (kept, <, NZ_HISTORY_KEEP + 64);
  nz_store_rollback (f->store);

  /* small steps: many more, as long as they fit */
  g_assert_true (nz_sql_exec (f->store, "BEGIN", NULL));
  g_clear_pointer (&bytes, g_bytes_unref);
  bytes = g_bytes_new (text, 200);
  for (int i = 0; i < 3 * NZ_HISTORY_KEEP; i++)
    g_assert_true (nz_history_push (f->store, "small", bytes, changes, NULL));
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM change_set", -1), ==, 3 * NZ_HISTORY_KEEP);
  nz_store_rollback (f->store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, function)                                                                            \
  g_test_add ("/history/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("labels", NULL, test_labels);
  ADD ("cut-tail", NULL, test_cut_tail);
  ADD ("cascade", NULL, test_cascade);
  ADD ("mixed-action", NULL, test_mixed_action);
  ADD ("conflict", NULL, test_conflict);
  ADD ("gone-already", NULL, test_gone_already);
  ADD ("refusals", NULL, test_refusals);
  ADD ("trail", NULL, test_trail);
  ADD ("joints", NULL, test_joints);
  ADD ("words", NULL, test_words);
  ADD ("thinning", NULL, test_thinning);
  ADD ("budget", NULL, test_budget);
#undef ADD

  return g_test_run ();
}
