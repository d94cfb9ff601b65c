/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records as they were: the history of one record beside the history of all. */

#include "records.h"
#include "store/nz-step-changes.h"

/* One change in a line: "u organisation 7 Name: A → B". */
static char *
words_of (const NzRecordChange *change)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words, "%c %s %" G_GINT64_FORMAT, change->operation, change->entity->name,
                          change->id);
  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];
      g_string_append_printf (words, " %s: %s → %s", field->field->name, field->before, field->after);
    }
  return g_string_free (words, FALSE);
}

/* What all steps together say of one record and what joins it: "step: words", a line each. */
static char *
words_in_all (Fixture *f, const NzEntity *entity, gint64 id, GPtrArray *own)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = nz_store_changes_since (f->store, 0, 0, &error);
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (wanted, &((NzStepChanges *)own->pdata[i])->step->step);
  for (guint i = 0; i < steps->len; i++)
    {
      const NzStepChanges *step = steps->pdata[i];

      for (guint j = 0; j < step->records->len; j++)
        {
          const NzRecordChange *change = step->records->pdata[j];
          const NzRecord *one = change->after != NULL ? change->after : change->before;
          gboolean is_it = change->entity == entity && change->id == id;
          gboolean joins
              = change->entity == &nz_entity_position
                && ((change->before != NULL && nz_record_get_int (change->before, entity->name) == id)
                    || (change->after != NULL && nz_record_get_int (change->after, entity->name) == id));

          g_assert_nonnull (one);
          if (!is_it && !joins)
            continue;
          g_autofree char *line = words_of (change);
          g_assert_true (g_hash_table_contains (wanted, &step->step->step));
          g_string_append_printf (words, "%" G_GINT64_FORMAT ": %s\n", step->step->step, line);
        }
    }
  return g_string_free (words, FALSE);
}

static char *
words_in_own (GPtrArray *own)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < own->len; i++)
    {
      const NzStepChanges *step = own->pdata[i];

      for (guint j = 0; j < step->records->len; j++)
        {
          g_autofree char *line = words_of (step->records->pdata[j]);
          g_string_append_printf (words, "%" G_GINT64_FORMAT ": %s\n", step->step->step, line);
        }
    }
  return g_string_free (words, FALSE);
}

static guint
assert_same_history (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) own = nz_store_record_changes (f->store, entity, id, 0, &error);

  g_assert_no_error (error);
  g_autofree char *one = words_in_own (own), *all = words_in_all (f, entity, id, own);
  g_assert_cmpstr (one, ==, all);
  return own->len;
}

/* The history of one record reads no more than it must, and says of it what the history of all says. */
static void
test_one_and_all (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "B");
  gint64 p = records_add (f, &nz_entity_person, "family_name", "P", "telephone", "0361 1", NULL);
  gint64 q = records_add (f, &nz_entity_person, "family_name", "Q", NULL);
  gint64 post
      = records_add (f, &nz_entity_position, "@person", p, "@organisation", a, "function", "Chef", NULL);
  gint64 other = records_add (f, &nz_entity_position, "@person", q, "@organisation", a, NULL);

  /* many in one step, of which each history takes its own */
  g_assert_true (nz_store_begin (f->store, "all", NULL));
  records_set (f, &nz_entity_organisation, a, "telephone", "0361 2", "street", "Anger 1", NULL);
  records_set (f, &nz_entity_organisation, b, "telephone", "0361 3\n0361 4", NULL);
  records_set (f, &nz_entity_person, p, "telephone", "0361 5", "given_name", "Paula", NULL);
  records_set (f, &nz_entity_position, post, "function", "Leitung", NULL);
  records_set (f, &nz_entity_position, other, "function", "Büro", NULL);
  g_assert_true (nz_store_commit (f->store, NULL));
  /* taken from A: what A's history said of it before is found all the same */
  records_set (f, &nz_entity_position, post, "@organisation", b, NULL);
  records_set (f, &nz_entity_organisation, a, "telephone", "0361 2 (Zentrale)", NULL);
  g_assert_true (nz_store_delete (f->store, &nz_entity_position, other, NULL));
  records_set (f, &nz_entity_organisation, a, "telephone", "", NULL);

  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, a), ==, 8);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, b), ==, 3);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_person, p), ==, 4);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_person, q), ==, 4);
  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, a, NULL));
  assert_same_history (f, &nz_entity_organisation, a);
  assert_same_history (f, &nz_entity_person, q);
}

/* What happens to a position where it was moved to is no part of the history of the organisation that it
 * left, nor does it change what that says of before. */
static void
test_moved_away (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "B");
  gint64 p = records_add (f, &nz_entity_person, "family_name", "P", NULL);
  gint64 post
      = records_add (f, &nz_entity_position, "@person", p, "@organisation", a, "function", "Chef", NULL);
  gint64 other
      = records_add (f, &nz_entity_position, "@person", p, "@organisation", a, "function", "Büro", NULL);

  records_set (f, &nz_entity_position, post, "function", "Leitung", NULL);
  records_set (f, &nz_entity_position, post, "@organisation", b, NULL);
  records_set (f, &nz_entity_position, post, "function", "Vorstand", NULL);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, a), ==, 5);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, b), ==, 3);
  /* and back */
  records_set (f, &nz_entity_position, post, "@organisation", a, NULL);
  records_set (f, &nz_entity_position, post, "function", "Kasse", NULL);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, a), ==, 7);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, b), ==, 4);
  /* moved and deleted there */
  records_set (f, &nz_entity_position, other, "@organisation", b, NULL);
  g_assert_true (nz_store_delete (f->store, &nz_entity_position, other, NULL));
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, a), ==, 8);
  g_assert_cmpuint (assert_same_history (f, &nz_entity_organisation, b), ==, 6);
  assert_same_history (f, &nz_entity_person, p);
}

/* Puts all steps so far back by @days. */
static void
age (Fixture *f, int days)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE history SET time = time - %d * 86400", days);

  g_assert_true (nz_sql_exec (f->store, sql, NULL));
}

static void
assert_on_day (
    Fixture *f, const NzEntity *entity, gint64 id, int days, const char *field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  NzDate day = nz_date_add_days (nz_date_today (), -days);
  g_autoptr (NzRecord) record = nz_store_get_on_day (f->store, entity, id, day, &error);

  if (expected == NULL)
    {
      g_assert_null (record);
      g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
      return;
    }
  g_assert_no_error (error);
  g_autofree char *text = nz_record_dup_plain (record, nz_entity_field (entity, field));
  g_assert_cmpstr (text, ==, expected);
}

/* As the file had it when the day ended; nothing is made up of days before. */
static void
test_on_day (Fixture *f, gconstpointer data)
{
  const NzEntity *entity = &nz_entity_organisation;
  gint64 a = records_organisation (f, "A"), b = records_organisation (f, "B");

  records_set (f, entity, a, "telephone", "0361 1\n0361 2", NULL);
  age (f, 10);
  records_set (f, entity, a, "street", "Anger 1", "telephone", "0361 1", NULL);
  age (f, 10);
  records_set (f, entity, a, "street", "Anger 2", NULL);

  assert_on_day (f, entity, a, 0, "street", "Anger 2");
  assert_on_day (f, entity, a, 1, "street", "Anger 1");
  assert_on_day (f, entity, a, 10, "street", "Anger 1");
  assert_on_day (f, entity, a, 10, "telephone", "0361 1");
  assert_on_day (f, entity, a, 11, "street", "Fischmarkt 1");
  assert_on_day (f, entity, a, 11, "telephone", "0361 1\n0361 2");
  assert_on_day (f, entity, a, 20, "street", "Fischmarkt 1");
  assert_on_day (f, entity, a, 21, NULL, NULL);
  assert_on_day (f, entity, b, 11, "street", "Fischmarkt 1");
  assert_on_day (f, entity, b, 21, NULL, NULL);

  /* a step whose change set is gone cannot be taken back */
  g_assert_true (nz_history_thin (f->store, 1, 1, 1, NULL));
  assert_on_day (f, entity, a, 1, "street", "Anger 1");
  assert_on_day (f, entity, a, 11, NULL, NULL);
  assert_on_day (f, entity, b, 11, "street", "Fischmarkt 1");

  /* deleted, and brought back: on the days between it was not there */
  age (f, 5);
  g_assert_true (nz_store_delete (f->store, entity, b, NULL));
  age (f, 5);
  g_assert_true (nz_store_restore_record (f->store, entity, b, NULL, NULL));
  assert_on_day (f, entity, b, 0, "street", "Fischmarkt 1");
  assert_on_day (f, entity, b, 5, NULL, NULL);
  assert_on_day (f, entity, b, 6, "street", "Fischmarkt 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/past/one-and-all", Fixture, NULL, fixture_set_up, test_one_and_all, fixture_tear_down);
  g_test_add ("/past/moved-away", Fixture, NULL, fixture_set_up, test_moved_away, fixture_tear_down);
  g_test_add ("/past/on-day", Fixture, NULL, fixture_set_up, test_on_day, fixture_tear_down);

  return g_test_run ();
}
