/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-involved.h"
#include "domain/nz-succession.h"
#include "records.h"

#define TODAY nz_date (2026, 11, 11)

typedef struct
{
  gint64 organisation, becker, tesfaye, position, group, chaired, seat, chair, meeting, invitation, list,
      list_entry, entry, item;
} World;

static gint64
group (Fixture *f, const char *name)
{
  return records_add (f, &nz_entity_working_group, "name", name, "kind", "permanent", NULL);
}

static World
build (Fixture *f)
{
  World w = { 0 };

  w.organisation = records_organisation (f, "Regenbogen");
  w.becker = records_add (f, &nz_entity_person, "given_name", "Natalia", "family_name", "Becker", NULL);
  w.tesfaye = records_add (f, &nz_entity_person, "given_name", "Samuel", "family_name", "Tesfaye", NULL);
  w.position = records_add (f, &nz_entity_position, "@person", w.becker, "@organisation", w.organisation,
                            "function", "Vorsitzende", "main", "1", "since", "2019", NULL);
  w.group = group (f, "AG Sprache");
  w.chaired = group (f, "AG Arbeit");
  w.seat = records_add (f, &nz_entity_membership, "@working_group", w.group, "@organisation", w.organisation,
                        "@person", w.becker, "role", "member", "since", "2019", NULL);
  w.chair = records_add (f, &nz_entity_membership, "@working_group", w.chaired, "@organisation",
                         w.organisation, "@person", w.becker, "role", "chair", "since", "2020", NULL);
  w.meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2026-12-17", "state",
                           "planned", NULL);
  w.invitation = records_add (f, &nz_entity_invitation, "@meeting", w.meeting, "@organisation",
                              w.organisation, "@person", w.becker, NULL);
  w.list = records_add (f, &nz_entity_distribution_list, "name", "Presse", NULL);
  w.list_entry
      = records_add (f, &nz_entity_list_entry, "@distribution_list", w.list, "@person", w.becker, NULL);
  w.entry = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-11-01", "text", "Raum", "@person",
                         w.becker, "follow_up_on", "2026-11-20", NULL);
  w.item = records_add (f, &nz_entity_agenda_item, "@meeting", w.meeting, "kind", "presentation", "name",
                        "Neues", "@person", w.becker, NULL);
  return w;
}

static NzRecord *
get (Fixture *f, const NzEntity *entity, gint64 id)
{
  NzRecord *record = nz_store_get (f->store, entity, id, NULL);
  g_assert_nonnull (record);
  return record;
}

static NzSuccession *
succession (Fixture *f, const World *w)
{
  g_autoptr (GError) error = NULL;
  NzSuccession *self = nz_succession_new (f->store, w->position, TODAY, &error);
  g_assert_no_error (error);
  return self;
}

/* The one membership of the group that begins on the day after. */
static NzRecord *
fresh_seat (Fixture *f, gint64 of_group)
{
  const NzQuery query = { .entity = &nz_entity_membership,
                          .day = nz_date_add_days (TODAY, 1),
                          .filters = (NzFilter[]){ { .field = "working_group", .integer = of_group } },
                          .n_filters = 1 };
  g_autoptr (GPtrArray) found = nz_query_records (f->store, &query, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  return g_object_ref (found->pdata[0]);
}

static gint64
person_of (Fixture *f, const NzEntity *entity, gint64 id)
{
  g_autoptr (NzRecord) record = get (f, entity, id);
  return nz_record_get_int (record, "person");
}

static void
test_named (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzSuccession) self = succession (f, &w);

  for (guint i = 0; i < NZ_N_HANDS; i++)
    g_assert_cmpuint (self->things[i]->len, ==, 1);
  g_assert_cmpstr (self->words[NZ_HAND_SEATS], ==, "AG Sprache");
  self->successor = w.tesfaye;
  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);

  g_autoptr (NzRecord) old = get (f, &nz_entity_position, w.position);
  g_assert_true (nz_date_equal (nz_record_get_date (old, "until"), TODAY));
  const NzQuery query = { .entity = &nz_entity_position,
                          .filters = (NzFilter[]){ { .field = "person", .integer = w.tesfaye } },
                          .n_filters = 1 };
  g_autoptr (GPtrArray) positions = nz_query_records (f->store, &query, NULL);
  g_assert_cmpuint (positions->len, ==, 1);
  g_assert_cmpstr (nz_record_get_text (positions->pdata[0], "function"), ==, "Vorsitzende");
  g_assert_true (nz_date_equal (nz_record_get_date (positions->pdata[0], "since"), nz_date (2026, 11, 12)));
  g_assert_cmpint (nz_record_get_int (positions->pdata[0], "main"), ==, 1);

  g_autoptr (NzRecord) seat = fresh_seat (f, w.group);
  g_autoptr (NzRecord) chair = fresh_seat (f, w.chaired);
  g_assert_cmpint (nz_record_get_int (seat, "person"), ==, w.tesfaye);
  g_assert_cmpint (nz_record_get_int (seat, "vacant"), ==, 0);
  g_assert_cmpstr (nz_record_get_text (chair, "role"), ==, "chair");
  g_assert_cmpint (person_of (f, &nz_entity_membership, w.seat), ==, w.becker);
  g_assert_cmpint (person_of (f, &nz_entity_invitation, w.invitation), ==, w.tesfaye);
  g_assert_cmpint (person_of (f, &nz_entity_list_entry, w.list_entry), ==, w.tesfaye);
  g_assert_cmpint (person_of (f, &nz_entity_entry, w.entry), ==, w.tesfaye);
  g_assert_cmpint (person_of (f, &nz_entity_agenda_item, w.item), ==, w.tesfaye);

  /* one step */
  g_assert_true (nz_store_undo (f->store, &error));
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

/* She was one of several at the visit: the others stay, he takes her place there, and only once. */
static void
test_one_of_several (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  gint64 other = records_add (f, &nz_entity_person, "family_name", "Other", NULL);
  gint64 visit = records_add (f, &nz_entity_entry, "kind", "visit", "day", "2026-11-02", "@person", other,
                              "follow_up_on", "2026-11-20", NULL);
  records_add (f, &nz_entity_entry_link, "@entry", visit, "@person", w.becker, NULL);
  gint64 both = records_add (f, &nz_entity_entry, "kind", "visit", "day", "2026-11-03", "@person", w.becker,
                             "follow_up_on", "2026-11-20", NULL);
  records_add (f, &nz_entity_entry_link, "@entry", both, "@person", w.tesfaye, NULL);
  g_autoptr (NzSuccession) self = succession (f, &w);

  g_assert_cmpuint (self->things[NZ_HAND_FOLLOW_UPS]->len, ==, 3);
  self->successor = w.tesfaye;
  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);
  g_autoptr (NzRecord) first = get (f, &nz_entity_entry, visit), second = get (f, &nz_entity_entry, both);
  g_autoptr (GArray) of_first = nz_involved_of (f->store, first, NULL);
  g_autoptr (GArray) of_second = nz_involved_of (f->store, second, NULL);
  g_assert_cmpint (nz_record_get_int (first, "person"), ==, other);
  g_assert_cmpuint (of_first->len, ==, 2);
  g_assert_true (nz_involved_has (of_first, &nz_entity_person, w.tesfaye));
  g_assert_cmpuint (of_second->len, ==, 1);
  g_assert_true (nz_involved_has (of_second, &nz_entity_person, w.tesfaye));
}

/* She is "Vorsitzende", he is not. */
static void
test_function (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  g_autoptr (NzSuccession) self = succession (f, &w);
  const NzQuery query = { .entity = &nz_entity_position,
                          .filters = (NzFilter[]){ { .field = "person", .integer = w.tesfaye } },
                          .n_filters = 1 };

  g_assert_cmpstr (self->function, ==, "Vorsitzende");
  g_free (self->function);
  self->function = g_strdup ("Vorsitzender");
  self->successor = w.tesfaye;
  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) positions = nz_query_records (f->store, &query, NULL);
  g_assert_cmpstr (nz_record_get_text (positions->pdata[0], "function"), ==, "Vorsitzender");
  g_autoptr (NzRecord) old = get (f, &nz_entity_position, w.position);
  g_assert_cmpstr (nz_record_get_text (old, "function"), ==, "Vorsitzende");
}

/* Nobody is named: seats stay open, the organisation stands for the rest. */
static void
test_not_named (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  g_autoptr (NzSuccession) self = succession (f, &w);

  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);
  g_autoptr (NzRecord) seat = fresh_seat (f, w.group);
  g_assert_cmpint (nz_record_get_int (seat, "vacant"), ==, 1);
  g_assert_false (nz_record_has (seat, "person"));
  g_autoptr (NzRecord) entry = get (f, &nz_entity_entry, w.entry);
  g_assert_cmpint (nz_record_get_int (entry, "organisation"), ==, w.organisation);
  g_assert_false (nz_record_has (entry, "person"));
  g_assert_cmpint (person_of (f, &nz_entity_invitation, w.invitation), ==, 0);
}

static void
test_not_ticked (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  g_autoptr (NzSuccession) self = succession (f, &w);

  self->new_name = g_strdup ("Samuel Tesfaye-Neu");
  for (guint i = 0; i < NZ_N_HANDS; i++)
    self->hand[i] = i == NZ_HAND_CHAIR;
  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);
  g_assert_cmpint (self->successor, !=, 0);
  g_autoptr (NzRecord) comes = get (f, &nz_entity_person, self->successor);
  g_assert_cmpstr (nz_record_get_text (comes, "given_name"), ==, "Samuel");
  g_assert_cmpstr (nz_record_get_text (comes, "family_name"), ==, "Tesfaye-Neu");
  g_autoptr (NzRecord) chair = fresh_seat (f, w.chaired);
  g_assert_cmpint (nz_record_get_int (chair, "person"), ==, self->successor);
  g_assert_cmpint (person_of (f, &nz_entity_invitation, w.invitation), ==, w.becker);
  g_assert_cmpint (person_of (f, &nz_entity_entry, w.entry), ==, w.becker);
  g_autoptr (NzRecord) seat = get (f, &nz_entity_membership, w.seat);
  g_assert_false (nz_record_has (seat, "until"));
}

/* Who is on the list already is not on it twice. */
static void
test_there_already (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  records_add (f, &nz_entity_list_entry, "@distribution_list", w.list, "@person", w.tesfaye, NULL);
  g_autoptr (NzSuccession) self = succession (f, &w);

  self->successor = w.tesfaye;
  nz_succession_apply (f->store, self, &error);
  g_assert_no_error (error);
  const NzQuery query = { .entity = &nz_entity_list_entry };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 1);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  World w = build (f);
  g_autoptr (GHashTable) before = fixture_dump (f->store);
  g_autoptr (NzSuccession) self = succession (f, &w);

  self->successor = w.becker;
  g_assert_false (nz_succession_apply (f->store, self, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  /* ends before it began: refused by the record, and nothing is left half done */
  self->successor = w.tesfaye;
  self->last_day = nz_date (2018, 1, 1);
  g_assert_false (nz_succession_apply (f->store, self, &error));
  g_assert_nonnull (error);
  g_assert_false (nz_store_in_action (f->store));
  g_autoptr (GHashTable) after = fixture_dump (f->store);
  fixture_assert_same (before, after);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/succession/named", test_named);
  ADD ("/succession/function", test_function);
  ADD ("/succession/one-of-several", test_one_of_several);
  ADD ("/succession/not-named", test_not_named);
  ADD ("/succession/not-ticked", test_not_ticked);
  ADD ("/succession/there-already", test_there_already);
  ADD ("/succession/refused", test_refused);
  return g_test_run ();
}
