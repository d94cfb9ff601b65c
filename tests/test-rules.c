/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "domain/nz-rules.h"
#include "records.h"

static GPtrArray *
check (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = nz_rules_check (f->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

/* Exactly one finding, of this level and with these words in it. */
static void
assert_one (Fixture *f, NzFindingLevel level, const NzEntity *entity, gint64 id, const char *words)
{
  g_autoptr (GPtrArray) findings = check (f);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((NzFinding *)findings->pdata[i])->message);
  g_assert_cmpuint (findings->len, ==, 1);
  const NzFinding *finding = findings->pdata[0];
  g_assert_cmpint (finding->level, ==, level);
  g_assert_true (finding->entity == entity);
  if (id != 0)
    g_assert_cmpint (finding->id, ==, id);
  g_assert_nonnull (strstr (finding->message, words));
  g_assert_true (g_str_has_suffix (finding->message, "."));
}

static void
assert_clean (Fixture *f)
{
  g_autoptr (GPtrArray) findings = check (f);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", ((NzFinding *)findings->pdata[i])->message);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gint64
group (Fixture *f, const char *since, const char *until)
{
  return records_add (f, &nz_entity_working_group, "name", "AG Sprache", "kind", "permanent", "since", since,
                      "until", until, NULL);
}

static gint64
member (Fixture *f, gint64 in, const char *name, const char *role, const char *since, const char *until)
{
  return records_add (f, &nz_entity_membership, "@working_group", in, "@organisation",
                      records_organisation (f, name), "role", role, "since", since, "until", until, NULL);
}

static void
test_new_file (Fixture *f, gconstpointer data)
{
  assert_clean (f);
}

static void
test_generic (Fixture *f, gconstpointer data)
{
  gint64 id = records_organisation (f, "Verein");
  records_set (f, &nz_entity_organisation, id, "postcode", "9908", "email", "kein-at", NULL);
  g_autoptr (GPtrArray) findings = check (f);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (((NzFinding *)findings->pdata[0])->message, ==,
                   "Organisation “Verein”: “9908” cannot be a German postcode: five digits are expected.");
}

static void
test_two_chairs (Fixture *f, gconstpointer data)
{
  gint64 in = group (f, "", "");
  member (f, in, "Eins", "chair", "2004", "2010-03");
  member (f, in, "Zwei", "chair", "2010-04", "");
  member (f, in, "Drei", "member", "", "");
  assert_clean (f);
  member (f, in, "Vier", "chair", "", "2004-05-01");
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_membership, 0, "“AG Sprache” has two chairs at one time: ");
}

static void
test_membership_ends (Fixture *f, gconstpointer data)
{
  gint64 in = group (f, "2005", "2010");
  member (f, in, "Eins", "member", "2005-06", "2010-12-31");
  member (f, in, "Zwei", "member", "", "2010");
  assert_clean (f);
  gint64 open = member (f, in, "Drei", "member", "2006", "");
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_membership, open,
              "Drei is a member of “AG Sprache” beyond the group’s end (2010).");
  records_set (f, &nz_entity_working_group, in, "until", "2999", NULL);
  assert_clean (f);
  records_set (f, &nz_entity_working_group, in, "until", "2010", NULL);
  records_set (f, &nz_entity_membership, open, "since", "2011-02", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_membership, open, "beyond the group’s end");
  records_set (f, &nz_entity_membership, open, "since", "2006", "until", "2011-01", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_membership, open, "beyond the group’s end");
  records_set (f, &nz_entity_membership, open, "since", "2004-12", "until", "2009", NULL);
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_membership, open, "from before the group began");
}

static void
test_membership_of_past (Fixture *f, gconstpointer data)
{
  gint64 in = group (f, "", "");
  gint64 gone = records_organisation (f, "Ausgetreten");
  records_set (f, &nz_entity_organisation, gone, "until", "2015-06-30", NULL);
  gint64 membership = records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", gone,
                                   "role", "member", NULL);
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_membership, membership,
              "Ausgetreten is a member of “AG Sprache” beyond its own end in the network (30 June 2015).");
}

static void
test_member_twice (Fixture *f, gconstpointer data)
{
  gint64 in = group (f, "", "");
  gint64 one = records_organisation (f, "Eins");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Amsel", "salutation",
                             "female", NULL);
  records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", one, "role", "member",
               "until", "2010", NULL);
  records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", one, "@person", anna, "role",
               "member", NULL);
  records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", one, "role", "member",
               "since", "2011", NULL);
  assert_clean (f);
  records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", one, "role", "guest", "since",
               "2010-12", "until", "2010", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_membership, 0, "Eins is in “AG Sprache” twice at one time.");
}

static void
test_chair_left (Fixture *f, gconstpointer data)
{
  gint64 in = group (f, "", "");
  gint64 one = records_organisation (f, "Eins");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Amsel", NULL);
  gint64 position = records_add (f, &nz_entity_position, "@person", anna, "@organisation", one, NULL);
  gint64 chair = records_add (f, &nz_entity_membership, "@working_group", in, "@organisation", one, "@person",
                              anna, "role", "chair", NULL);
  assert_clean (f);
  records_set (f, &nz_entity_position, position, "until", "2020", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_membership, chair,
              "Anna Amsel still chairs “AG Sprache”, but the position at Eins has ended.");
}

static void
test_ties (Fixture *f, gconstpointer data)
{
  gint64 one = records_organisation (f, "Eins");
  gint64 two = records_organisation (f, "Zwei");
  records_add (f, &nz_entity_tie, "@organisation", one, "@partner", two, "intensity", "1", "until", "2010",
               NULL);
  records_add (f, &nz_entity_tie, "@organisation", two, "@partner", one, "intensity", "2", "since", "2011",
               "until", "2015", NULL);
  assert_clean (f);
  gint64 self
      = records_add (f, &nz_entity_tie, "@organisation", one, "@partner", one, "intensity", "1", NULL);
  assert_one (f, NZ_FINDING_ERROR, &nz_entity_tie, self, "Eins cannot work together with itself.");
  nz_store_delete (f->store, &nz_entity_tie, self, NULL);
  gint64 again = records_add (f, &nz_entity_tie, "@organisation", one, "@partner", two, "intensity", "3",
                              "since", "2015-12", "until", "2016", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_tie, 0,
              "are recorded as working together twice at one time.");
  records_set (f, &nz_entity_tie, again, "since", "2016", NULL);
  assert_clean (f);
  records_set (f, &nz_entity_organisation, two, "until", "2015", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_tie, again,
              "Zwei is recorded as working with Eins beyond its own end");
}

static void
test_positions (Fixture *f, gconstpointer data)
{
  gint64 one = records_organisation (f, "Eins");
  gint64 two = records_organisation (f, "Zwei");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Amsel", NULL);
  gint64 first = records_add (f, &nz_entity_position, "@person", anna, "@organisation", one, "main", "1",
                              "until", "2010", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", two, "main", "1", "since", "2011",
               NULL);
  assert_clean (f);
  records_set (f, &nz_entity_position, first, "until", "", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_position, 0, "Anna Amsel has two main positions at one time");
  records_set (f, &nz_entity_position, first, "main", "0", NULL);
  records_set (f, &nz_entity_organisation, one, "until", "2012", NULL);
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_position, first, "Anna Amsel has a position at Eins beyond");
  records_set (f, &nz_entity_position, first, "until", "2013", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_position, first, "Anna Amsel has a position at Eins beyond");
}

static void
test_meetings (Fixture *f, gconstpointer data)
{
  gint64 id
      = records_add (f, &nz_entity_meeting, "kind", "conference", "number", "7", "day", "2027-06-03", "state",
                     "planned", "starts", "13:00", "ends", "16:30", "reply_by", "2027-06-03", NULL);
  gint64 item
      = records_add (f, &nz_entity_agenda_item, "@meeting", id, "kind", "focus", "minutes", "210", NULL);
  assert_clean (f);
  records_set (f, &nz_entity_agenda_item, item, "minutes", "215", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_meeting, id,
              "The agenda takes 215 minutes, the meeting lasts 210.");
  records_set (f, &nz_entity_agenda_item, item, "minutes", "5", NULL);
  records_set (f, &nz_entity_meeting, id, "ends", "12:30", NULL);
  assert_one (f, NZ_FINDING_ERROR, &nz_entity_meeting, id,
              "7. Network conference”: It ends before it starts.");
  records_set (f, &nz_entity_meeting, id, "ends", "", "reply_by", "2027-06-04", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_meeting, id,
              "Replies are due only on 4 June 2027, after the meeting.");
  records_set (f, &nz_entity_meeting, id, "reply_by", "", "minutes_sent_on", "2027-06-02", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_meeting, id, "before the meeting.");
  records_set (f, &nz_entity_meeting, id, "minutes_sent_on", "", NULL);
  gint64 twin = records_add (f, &nz_entity_meeting, "kind", "conference", "number", "7", "day", "2027-08-03",
                             "state", "planned", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_meeting, twin,
              "Number 7 belongs to the conference of 3 June 2027 already.");
}

static void
test_invitations (Fixture *f, gconstpointer data)
{
  gint64 meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2027-06-03", "state",
                                "planned", NULL);
  gint64 one = records_organisation (f, "Eins");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Amsel", NULL);
  gint64 invitation = records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", one,
                                   "sent_on", "2027-05-01", NULL);
  records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", one, "@person", anna, NULL);
  assert_clean (f);

  records_set (f, &nz_entity_invitation, invitation, "sent_on", "2027-06-04", NULL);
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_invitation, invitation, "after the meeting");
  records_set (f, &nz_entity_invitation, invitation, "sent_on", "", "@person", anna, NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_invitation, 0, "There is a second one like it.");
  records_set (f, &nz_entity_invitation, invitation, "@person", (gint64)0, NULL);

  gint64 past = records_organisation (f, "Vergangen");
  records_set (f, &nz_entity_organisation, past, "until", "2027-06", NULL);
  gint64 other = records_add (f, &nz_entity_invitation, "@meeting", meeting, "@organisation", past, NULL);
  assert_clean (f);
  records_set (f, &nz_entity_organisation, past, "until", "2027-05", NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_invitation, other,
              "Vergangen was not in the network on 3 June 2027.");
  records_set (f, &nz_entity_organisation, past, "until", "", NULL);
  gint64 empty = records_add (f, &nz_entity_invitation, "@meeting", meeting, NULL);
  assert_one (f, NZ_FINDING_WARNING, &nz_entity_invitation, empty,
              "It names neither a person nor an organisation.");
}

static void
test_rest (Fixture *f, gconstpointer data)
{
  gint64 sponsorship = records_add (f, &nz_entity_sponsorship, "mentee", "Linde", "state", "ended", NULL);
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_sponsorship, sponsorship,
              "It has ended, but the day is missing.");
  nz_store_delete (f->store, &nz_entity_sponsorship, sponsorship, NULL);
  records_organisation (f, "Eins");
  gint64 twin = records_organisation (f, "Eins");
  assert_one (f, NZ_FINDING_NOTE, &nz_entity_organisation, 0,
              "There is a second organisation named Eins in the same town.");
  records_set (f, &nz_entity_organisation, twin, "town", "Weimar", NULL);
  assert_clean (f);
}

/* The gravest come first. */
static void
test_order (Fixture *f, gconstpointer data)
{
  gint64 one = records_organisation (f, "Eins");
  records_set (f, &nz_entity_organisation, one, "postcode", "1", NULL);
  records_add (f, &nz_entity_tie, "@organisation", one, "@partner", one, "intensity", "1", NULL);
  records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2027-06-03", "state", "planned",
               "reply_by", "2027-06-04", NULL);
  g_autoptr (GPtrArray) findings = check (f);
  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpint (((NzFinding *)findings->pdata[0])->level, ==, NZ_FINDING_ERROR);
  g_assert_cmpint (((NzFinding *)findings->pdata[1])->level, ==, NZ_FINDING_WARNING);
  g_assert_cmpint (((NzFinding *)findings->pdata[2])->level, ==, NZ_FINDING_NOTE);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/rules/new-file", test_new_file);
  ADD ("/rules/generic", test_generic);
  ADD ("/rules/two-chairs", test_two_chairs);
  ADD ("/rules/membership-ends", test_membership_ends);
  ADD ("/rules/membership-of-past", test_membership_of_past);
  ADD ("/rules/member-twice", test_member_twice);
  ADD ("/rules/chair-left", test_chair_left);
  ADD ("/rules/ties", test_ties);
  ADD ("/rules/positions", test_positions);
  ADD ("/rules/meetings", test_meetings);
  ADD ("/rules/invitations", test_invitations);
  ADD ("/rules/rest", test_rest);
  ADD ("/rules/order", test_order);
  return g_test_run ();
}
