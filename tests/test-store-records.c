/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "nz-store-fixture.h"

/* Records go into the store and come out as they were, whatever stands in them. */

static const char *const hard_texts[] = {
  "Ä ö ü ß é ł Ş ש 你好",
  "O'Brien \"quoted\" ; -- DROP TABLE organisation",
  "👩‍👩‍👧 🇩🇪",
  "a|b\\c\td",
  "0",
  " blanks at both ends ",
  "NULL",
};
static const char *const hard_dates[]
    = { "0001", "0001-01-01", "1999-10", "2004-02-29", "9999", "9999-12", "9999-12-31" };

/* A record that a reference can point at, one per entity. */
static gint64
target_for (NzStore *store, const NzEntity *entity)
{
  g_autoptr (NzRecord) record = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM \"%s\"", entity->name);
  gint64 id = nz_sql_int (store, sql, 0);
  g_autoptr (GError) error = NULL;

  if (id != 0)
    return id;
  record = nz_record_new (entity);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if ((field->flags & NZ_FIELD_REQUIRED) == 0)
        continue;
      if (field->type == NZ_TYPE_CHOICE)
        nz_record_set_text (record, field->name, field->choices[0].code);
      else if (field->type == NZ_TYPE_TEXT)
        nz_record_set_text (record, field->name, "Target");
      else if (field->type == NZ_TYPE_DATE)
        nz_record_set_date (record, field->name, nz_date (2020, 1, 1));
      else if (field->type == NZ_TYPE_REFERENCE)
        nz_record_set_int (record, field->name, target_for (store, nz_field_target (field)));
      else
        g_assert_not_reached ();
    }
  nz_store_save (store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static void
fill_terms (NzStore *store, NzRecord *record, const NzField *field, guint round)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, "SELECT id FROM term WHERE kind = ?1 ORDER BY id", NULL);
  gint64 ids[5];
  guint n = 0;

  nz_rows_bind_text (rows, 1, nz_field_term_kind (field));
  while (n < G_N_ELEMENTS (ids) && nz_rows_next (rows, NULL))
    ids[n++] = nz_rows_int (rows, 0);
  g_assert_cmpint (n, ==, 5);
  /* Out of their natural order, and in another one in each round. */
  gint64 chosen[] = { ids[(round + 3) % 5], ids[round % 5], ids[(round + 1) % 5] };
  nz_record_set_ids (record, field->name, chosen, round % 4);
}

static void
fill (NzStore *store, NzRecord *record, const NzField *field, guint round)
{
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
      nz_record_set_text (record, field->name, hard_texts[round % G_N_ELEMENTS (hard_texts)]);
      break;
    case NZ_TYPE_LONG_TEXT:
      nz_record_set_text (record, field->name,
                          round % 2 ? "first line\nsecond „line“\n\nlast" : hard_texts[0]);
      break;
    case NZ_TYPE_DATE:
      {
        NzDate date;
        g_assert_true (nz_date_parse_iso (hard_dates[round % G_N_ELEMENTS (hard_dates)], &date));
        nz_record_set_date (record, field->name, date);
        break;
      }
    case NZ_TYPE_TIME:
      nz_record_set_int (record, field->name, round % 2 ? 0 : 1439);
      break;
    case NZ_TYPE_INTEGER:
      nz_record_set_int (record, field->name, round % 2 ? field->min : field->max);
      break;
    case NZ_TYPE_BOOLEAN:
      nz_record_set_int (record, field->name, round % 2);
      break;
    case NZ_TYPE_CHOICE:
      {
        guint n = 0;
        while (field->choices[n].code != NULL)
          n++;
        nz_record_set_text (record, field->name, field->choices[round % n].code);
        break;
      }
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (record, field->name, target_for (store, nz_field_target (field)));
      break;
    case NZ_TYPE_TERMS:
      fill_terms (store, record, field, round);
      break;
    case NZ_TYPE_CONTACTS:
      {
        const char *const values[] = { hard_texts[round % 6], "030 23125-100", hard_texts[round % 6], NULL };
        nz_record_set_list (record, field->name, round % 3 == 2 ? NULL : values + round % 3);
        break;
      }
    default:
      g_assert_not_reached ();
    }
}

static void
assert_stored (NzStore *store, NzRecord *record)
{
  const NzEntity *entity = nz_record_get_entity (record);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) loaded = nz_store_get (store, entity, nz_record_get_id (record), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      g_autofree char *was = nz_record_dup_plain (record, &entity->fields[i]);
      g_autofree char *is = nz_record_dup_plain (loaded, &entity->fields[i]);

      g_assert_cmpstr (is, ==, was);
      g_assert_true (nz_record_field_equal (record, loaded, &entity->fields[i]));
    }
  g_assert_true (nz_record_equal (record, loaded));
}

/* Straight into the rows: what the description calls impossible must survive too. */
static void
store_in_action (NzStore *store, NzRecord *record)
{
  g_autoptr (GError) error = NULL;

  nz_store_begin (store, "Round trip", &error);
  g_assert_no_error (error);
  nz_record_store (store, record, &error);
  g_assert_no_error (error);
  nz_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
test_every_field (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      g_autoptr (NzRecord) record = (entity->flags & NZ_ENTITY_SINGLETON) != 0
                                        ? nz_store_get_network (f->store, NULL)
                                        : nz_record_new (entity);

      /* The first round inserts, the others update one and the same record. */
      for (guint round = 0; round < 12; round++)
        {
          for (guint k = 0; k < entity->n_fields; k++)
            fill (f->store, record, &entity->fields[k], round);
          fixture_one_each (record, round);
          store_in_action (f->store, record);
          assert_stored (f->store, record);
        }
      /* One field after the other is emptied. */
      for (guint k = 0; k < entity->n_fields; k++)
        {
          if ((entity->fields[k].flags & NZ_FIELD_REQUIRED) != 0 || entity == &nz_entity_entry_link)
            continue;
          nz_record_clear (record, entity->fields[k].name);
          store_in_action (f->store, record);
          assert_stored (f->store, record);
        }
    }
  fixture_assert_index (f->store);
}

static void
test_longest (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  GString *name = g_string_new (NULL);
  g_autofree char *notes = g_strnfill (NZ_LONG_TEXT_MAX, 'n');
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (name, "🌍");
  nz_record_set_text (record, "name", name->str);
  nz_record_set_text (record, "kind", "association");
  nz_record_set_text (record, "notes", notes);
  g_string_free (name, TRUE);
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  assert_stored (f->store, record);
}

static NzRecord *
new_organisation (const char *name)
{
  NzRecord *record = nz_record_new (&nz_entity_organisation);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", "association");
  return record;
}

static NzRecord *
save_organisation (NzStore *store, const char *name)
{
  NzRecord *record = new_organisation (name);
  g_autoptr (GError) error = NULL;

  nz_store_save (store, record, &error);
  g_assert_no_error (error);
  return record;
}

/* "id value position" of an organisation's telephones. */
static char *
contact_rows (NzStore *store, gint64 organisation)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "SELECT id || ' ' || value || ' ' || position FROM contact WHERE organisation = ?1 ORDER BY position",
      NULL);
  GString *text = g_string_new (NULL);

  nz_rows_bind_int (rows, 1, organisation);
  while (nz_rows_next (rows, NULL))
    g_string_append_printf (text, "%s\n", nz_rows_text (rows, 0));
  return g_string_free (text, FALSE);
}

static void
set_telephones (NzStore *store, NzRecord *record, const char *joined)
{
  g_auto (GStrv) values = g_strsplit (joined, "|", -1);
  g_autoptr (GError) error = NULL;

  nz_record_set_list (record, "telephone", (const char *const *)values);
  nz_store_save (store, record, &error);
  g_assert_no_error (error);
}

/* Rows stay the same ones as long as their value stays: a change set then says what happened. */
static void
test_rows_stay (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = save_organisation (f->store, "Rows");
  gint64 id = nz_record_get_id (record);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_auto (GStrv) first = NULL;
  g_auto (GStrv) second = NULL;
  g_autofree char *moved = NULL;

  set_telephones (f->store, record, "111|222|333");
  one = contact_rows (f->store, id);
  set_telephones (f->store, record, "222|333|444");
  two = contact_rows (f->store, id);
  first = g_strsplit (one, "\n", -1);
  second = g_strsplit (two, "\n", -1);
  /* 222 moved up and kept its row; the row of 111 now holds 444 */
  moved = g_strndup (first[1], strlen (first[1]) - 1);
  g_assert_true (g_str_has_prefix (second[0], moved));
  g_assert_cmpint (g_ascii_strtoll (first[0], NULL, 10), ==, g_ascii_strtoll (second[2], NULL, 10));
  assert_stored (f->store, record);

  set_telephones (f->store, record, "333");
  assert_stored (f->store, record);
  set_telephones (f->store, record, "");
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM contact", -1), ==, 0);
}

/* Saving what is there already is no step. */
static void
test_nothing_changed (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = save_organisation (f->store, "Same");
  g_autoptr (NzRecord) loaded = NULL;
  gint64 steps;

  set_telephones (f->store, record, "1|2|1");
  steps = nz_sql_int (f->store, "SELECT count(*) FROM history", 0);
  f->signals = 0;
  loaded = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  g_assert_true (nz_store_save (f->store, loaded, NULL));
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM history", 0), ==, steps);
  g_assert_cmpint (f->signals, ==, 0);
}

static void
test_given_id (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = new_organisation ("Given");

  nz_record_set_id (record, 4711);
  g_assert_true (nz_store_save (f->store, record, NULL));
  assert_stored (f->store, record);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT id FROM organisation", 0), ==, 4711);
}

static void
test_invalid_is_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (NzRecord) tie = nz_record_new (&nz_entity_tie);
  g_autoptr (GError) error = NULL;

  g_assert_false (nz_store_save (f->store, record, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_cmpint (nz_record_get_id (record), ==, 0);
  g_clear_error (&error);

  nz_record_set_int (tie, "organisation", 12345);
  nz_record_set_int (tie, "partner", 54321);
  nz_record_set_text (tie, "intensity", "1");
  g_assert_false (nz_store_save (f->store, tie, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_cmpint (nz_record_get_id (tie), ==, 0);
  g_assert_false (nz_store_in_action (f->store));
  g_assert_cmpint (f->signals, ==, 0);
}

/* A record that fails in the middle of an action leaves nothing of itself, and the action goes on. */
static void
test_failure_inside_an_action (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) good = new_organisation ("Good");
  g_autoptr (NzRecord) bad = new_organisation ("Bad");
  gint64 no_term = 99;

  nz_record_set_ids (bad, "topics", &no_term, 1);
  g_assert_true (nz_store_begin (f->store, "Two", NULL));
  g_assert_true (nz_store_save (f->store, good, NULL));
  g_assert_false (nz_store_save (f->store, bad, NULL));
  g_assert_true (nz_store_commit (f->store, NULL));
  g_assert_cmpint (nz_query_find_text (f->store, &nz_entity_organisation, "name", "Bad"), ==, 0);
  g_assert_cmpint (nz_query_find_text (f->store, &nz_entity_organisation, "name", "Good"), ==,
                   nz_record_get_id (good));
}

static void
test_rollback (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = new_organisation ("Gone");
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (GHashTable) after = NULL;

  g_assert_true (nz_store_begin (f->store, "Try", NULL));
  g_assert_true (nz_store_in_action (f->store));
  g_assert_true (nz_store_save (f->store, record, NULL));
  nz_store_rollback (f->store);
  g_assert_false (nz_store_in_action (f->store));
  after = fixture_dump (f->store);
  fixture_assert_same (before, after);
  g_assert_cmpint (f->signals, ==, 0);
}

static guint
dependents (NzStore *store, gint64 id, const NzEntity *entity, gboolean goes)
{
  g_autoptr (GArray) all = nz_store_dependents (store, &nz_entity_organisation, id, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      NzDependent *dependent = &g_array_index (all, NzDependent, i);
      if (dependent->entity == entity && dependent->goes == goes)
        return dependent->count;
    }
  return 0;
}

static gint64
count_rows (NzStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);
  return nz_sql_int (store, sql, -1);
}

/* What the preview of a deletion says is what the deletion does. */
static void
test_dependents (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) a = save_organisation (f->store, "A");
  g_autoptr (NzRecord) b = save_organisation (f->store, "B");
  g_autoptr (NzRecord) c = save_organisation (f->store, "C");
  gint64 parties[][3] = {
    { nz_record_get_id (a), nz_record_get_id (b), nz_record_get_id (a) },
    { nz_record_get_id (b), nz_record_get_id (a), 0 },
    { nz_record_get_id (b), nz_record_get_id (c), nz_record_get_id (a) },
  };

  set_telephones (f->store, a, "1|2");
  for (guint i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      g_autoptr (NzRecord) tie = nz_record_new (&nz_entity_tie);

      nz_record_set_int (tie, "organisation", parties[i][0]);
      nz_record_set_int (tie, "partner", parties[i][1]);
      nz_record_set_int (tie, "stated_by", parties[i][2]);
      nz_record_set_text (tie, "intensity", "2");
      g_assert_true (nz_store_save (f->store, tie, NULL));
    }
  g_assert_cmpint (dependents (f->store, parties[0][0], &nz_entity_tie, TRUE), ==, 2);
  g_assert_cmpint (dependents (f->store, parties[0][0], &nz_entity_tie, FALSE), ==, 1);
  g_assert_cmpint (dependents (f->store, parties[2][1], &nz_entity_tie, TRUE), ==, 1);
  g_assert_cmpint (dependents (f->store, parties[0][0], &nz_entity_position, TRUE), ==, 0);

  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, parties[0][0], NULL));
  g_assert_cmpint (count_rows (f->store, "tie"), ==, 1);
  g_assert_cmpint (count_rows (f->store, "contact"), ==, 0);
  g_assert_cmpint (nz_sql_int (f->store, "SELECT count(*) FROM tie WHERE stated_by IS NULL", 0), ==, 1);
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = save_organisation (f->store, "Förderzentrum Regenbogen");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  g_assert_true (nz_store_delete (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL));
  label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Delete Förderzentrum Regenbogen");
  g_assert_null (nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (nz_store_delete (f->store, &nz_entity_organisation, nz_record_get_id (record), &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (nz_store_delete (f->store, &nz_entity_network, 1, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_REFERENCED);
}

static void
test_get_many (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) a = save_organisation (f->store, "A");
  g_autoptr (NzRecord) b = save_organisation (f->store, "B");
  gint64 ids[] = { nz_record_get_id (b), 17, nz_record_get_id (a), nz_record_get_id (b) };
  g_autoptr (GPtrArray) records = nz_store_get_many (f->store, &nz_entity_organisation, ids, 4, NULL);

  g_assert_cmpint (records->len, ==, 3);
  g_assert_true (nz_record_equal (g_ptr_array_index (records, 0), b));
  g_assert_true (nz_record_equal (g_ptr_array_index (records, 1), a));
}

static void
assert_title (NzStore *store, NzRecord *record, const char *expected)
{
  g_autofree char *of_record = nz_title_of_record (store, record);
  g_autofree char *stored = NULL;

  g_assert_cmpstr (of_record, ==, expected);
  g_assert_true (nz_store_save (store, record, NULL));
  stored = nz_store_title (store, nz_record_get_entity (record), nz_record_get_id (record));
  g_assert_cmpstr (stored, ==, expected);
}

static void
test_titles (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) organisation = save_organisation (f->store, "Lebensbaum e.V.");
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);
  g_autoptr (NzRecord) position = nz_record_new (&nz_entity_position);
  g_autoptr (NzRecord) meeting = nz_record_new (&nz_entity_meeting);
  g_autoptr (NzRecord) invitation = nz_record_new (&nz_entity_invitation);
  g_autofree char *nothing = nz_store_title (f->store, &nz_entity_person, 12);
  g_autofree char *shown = NULL;

  g_assert_cmpstr (nothing, ==, "");
  nz_record_set_text (person, "family_name", "Öztürk");
  assert_title (f->store, person, "Öztürk");
  nz_record_set_text (person, "title", "Dr.");
  nz_record_set_text (person, "given_name", "Ayşe");
  assert_title (f->store, person, "Dr. Ayşe Öztürk");

  nz_record_set_int (position, "person", nz_record_get_id (person));
  nz_record_set_int (position, "organisation", nz_record_get_id (organisation));
  assert_title (f->store, position, "Dr. Ayşe Öztürk, Lebensbaum e.V.");
  nz_record_set_text (position, "function", "Leitung");
  assert_title (f->store, position, "Dr. Ayşe Öztürk – Leitung, Lebensbaum e.V.");

  nz_record_set_text (meeting, "kind", "conference");
  nz_record_set_text (meeting, "state", "planned");
  nz_record_set_date (meeting, "day", nz_date (2026, 3, 5));
  assert_title (f->store, meeting, "Network conference");
  nz_record_set_int (meeting, "number", 158);
  assert_title (f->store, meeting, "158. Network conference");
  nz_record_set_text (meeting, "name", "Sprache");
  assert_title (f->store, meeting, "158. Sprache");

  nz_record_set_int (invitation, "meeting", nz_record_get_id (meeting));
  nz_record_set_int (invitation, "organisation", nz_record_get_id (organisation));
  assert_title (f->store, invitation, "Lebensbaum e.V. – 158. Sprache");
  nz_record_set_int (invitation, "person", nz_record_get_id (person));
  assert_title (f->store, invitation, "Dr. Ayşe Öztürk – 158. Sprache");

  shown = nz_store_display (f->store, invitation, nz_entity_field (&nz_entity_invitation, "organisation"),
                            NZ_LANGUAGE_DE);
  g_assert_cmpstr (shown, ==, "Lebensbaum e.V.");
}

static void
test_image (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("\0\1\2", 3);
  g_autofree char *one = nz_store_add_image (f->store, bytes, "image/png", NULL);
  g_autofree char *two = nz_store_add_image (f->store, bytes, "image/png", NULL);
  g_autoptr (GBytes) back = nz_store_get_image (f->store, one, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpint (count_rows (f->store, "image"), ==, 1);
  g_assert_true (g_bytes_equal (bytes, back));
  g_assert_null (nz_store_get_image (f->store, "none", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

static void
test_sending (Fixture *f, gconstpointer data)
{
  g_assert_true (nz_store_record_sending (f->store, 1, 2, 0, "letter", NULL));
  g_assert_cmpint (nz_sql_int (f->store, "SELECT organisation FROM sending WHERE person IS NULL", 0), ==, 2);
  g_assert_null (nz_store_dup_undo_label (f->store));
}

static void
test_check (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) organisation = save_organisation (f->store, "Waise");
  g_autoptr (GPtrArray) clean = nz_store_check (f->store, NULL);
  g_autoptr (GPtrArray) findings = NULL;
  NzFinding *finding;

  g_assert_cmpint (clean->len, ==, 0);
  g_assert_true (nz_sql_exec (f->store,
                              "PRAGMA foreign_keys = OFF; UPDATE organisation SET district = 5; "
                              "DELETE FROM sort_key; PRAGMA foreign_keys = ON",
                              NULL));
  findings = nz_store_check (f->store, NULL);
  g_assert_cmpint (findings->len, ==, 2);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->level, ==, NZ_FINDING_ERROR);
  g_assert_true (finding->entity == &nz_entity_organisation);
  g_assert_cmpint (finding->id, ==, nz_record_get_id (organisation));
  g_assert_nonnull (strstr (finding->message, "Waise"));
  g_assert_cmpint (((NzFinding *)g_ptr_array_index (findings, 1))->level, ==, NZ_FINDING_WARNING);
}

/* A contact's label lies apart from its value, so that a search for the number finds it. */
static void
test_labels (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  const char *const numbers[] = { "0361 1 (Büro)", "0361 2", NULL };
  const char *const others[] = { "0361 2 (Fax)", "0361 1 (Büro)", NULL };
  g_autoptr (NzRecord) read = NULL;
  g_autoptr (NzRecord) changed = NULL;

  nz_record_set_text (record, "name", "Verein");
  nz_record_set_text (record, "kind", "association");
  nz_record_set_list (record, "telephone", numbers);
  g_assert_true (nz_store_save (f->store, record, NULL));
  read = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  g_assert_true (nz_record_equal (record, read));
  g_assert_cmpint (
      nz_sql_int (f->store, "SELECT count(*) FROM contact WHERE value = '0361 1' AND label = 'Büro'", 0), ==,
      1);
  g_assert_cmpint (
      nz_sql_int (f->store, "SELECT count(*) FROM contact WHERE value = '0361 2' AND label IS NULL", 0), ==,
      1);

  nz_record_set_list (read, "telephone", others);
  g_assert_true (nz_store_save (f->store, read, NULL));
  changed = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  g_assert_true (nz_record_equal (read, changed));
  g_assert_true (nz_store_undo (f->store, NULL));
  g_clear_object (&changed);
  changed = nz_store_get (f->store, &nz_entity_organisation, nz_record_get_id (record), NULL);
  g_assert_true (nz_record_equal (record, changed));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/store/records/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("every-field", test_every_field);
  TEST ("longest", test_longest);
  TEST ("labels", test_labels);
  TEST ("rows-stay", test_rows_stay);
  TEST ("nothing-changed", test_nothing_changed);
  TEST ("given-id", test_given_id);
  TEST ("invalid", test_invalid_is_refused);
  TEST ("failure-inside", test_failure_inside_an_action);
  TEST ("rollback", test_rollback);
  TEST ("dependents", test_dependents);
  TEST ("delete", test_delete);
  TEST ("get-many", test_get_many);
  TEST ("titles", test_titles);
  TEST ("image", test_image);
  TEST ("sending", test_sending);
  TEST ("check", test_check);
#undef TEST
  return g_test_run ();
}
