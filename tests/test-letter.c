/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-letter.h"

#include <string.h>

#include "domain/nz-recipients.h"
#include "domain/nz-returned.h"
#include "domain/nz-sending.h"
#include "nz-store-fixture.h"

#define DAY nz_date (2027, 6, 3)

/* --- a small network
 * ----------------------------------------------------------------------------------------- */

static gint64
save (Fixture *f, NzRecord *record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) owned = record;
  nz_store_save (f->store, record, &error);
  g_assert_no_error (error);
  return nz_record_get_id (record);
}

static NzRecord *
organisation_of (const char *name, const char *kind)
{
  NzRecord *record = nz_record_new (&nz_entity_organisation);
  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "street", "Fischmarkt 1");
  nz_record_set_text (record, "postcode", "99084");
  nz_record_set_text (record, "town", "Erfurt");
  return record;
}

static gint64
add_organisation (Fixture *f, const char *name)
{
  return save (f, organisation_of (name, "association"));
}

static gint64
add_person (Fixture *f, const char *given, const char *family, const char *salutation, const char *channel)
{
  NzRecord *record = nz_record_new (&nz_entity_person);
  nz_record_set_text (record, "given_name", given);
  nz_record_set_text (record, "family_name", family);
  nz_record_set_text (record, "salutation", salutation);
  nz_record_set_text (record, "letter_channel", channel);
  return save (f, record);
}

static gint64
add_position (
    Fixture *f, gint64 person, gint64 organisation, const char *function, gboolean main, gboolean invited)
{
  NzRecord *record = nz_record_new (&nz_entity_position);
  nz_record_set_int (record, "person", person);
  nz_record_set_int (record, "organisation", organisation);
  nz_record_set_text (record, "function", function);
  nz_record_set_int (record, "main", main);
  nz_record_set_int (record, "invited", invited);
  return save (f, record);
}

static gint64
add_conference (Fixture *f)
{
  NzRecord *record = nz_record_new (&nz_entity_meeting);
  nz_record_set_text (record, "kind", "conference");
  nz_record_set_text (record, "state", "planned");
  nz_record_set_int (record, "number", 166);
  nz_record_set_date (record, "day", DAY);
  nz_record_set_int (record, "starts", 13 * 60);
  nz_record_set_int (record, "ends", 16 * 60 + 30);
  nz_record_set_text (record, "place", "Rathaus");
  nz_record_set_text (record, "room", "Festsaal");
  nz_record_set_text (record, "street", "Fischmarkt 1");
  nz_record_set_text (record, "postcode", "99084");
  nz_record_set_text (record, "town", "Erfurt");
  nz_record_set_date (record, "reply_by", nz_date (2027, 5, 24));
  return save (f, record);
}

static void
add_item (Fixture *f, gint64 meeting, int rank, const char *kind, const char *name, int minutes)
{
  NzRecord *record = nz_record_new (&nz_entity_agenda_item);
  nz_record_set_int (record, "meeting", meeting);
  nz_record_set_int (record, "rank", rank);
  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "name", name);
  nz_record_set_int (record, "minutes", minutes);
  save (f, record);
}

static void
set_field (Fixture *f, const NzEntity *entity, gint64 id, const char *field, const char *plain)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = entity == &nz_entity_network ? nz_store_get_network (f->store, &error)
                                                  : nz_store_get (f->store, entity, id, &error);
  g_assert_no_error (error);
  g_assert_true (nz_record_set_plain (record, nz_entity_field (entity, field), plain, &error));
  save (f, record);
}

static NzLetterSet *
letters_of (Fixture *f, gint64 meeting, gboolean paper_only)
{
  g_autoptr (GError) error = NULL;
  NzLetterSet *set = nz_letter_set_new (f->store, meeting, nz_date (2027, 5, 3), paper_only, &error);
  g_assert_no_error (error);
  g_assert_nonnull (set);
  return set;
}

/* Recipients joined by "|", in their order. */
static char *
names (GPtrArray *letters)
{
  GString *joined = g_string_new (NULL);
  for (guint i = 0; i < letters->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", ((NzLetter *)letters->pdata[i])->recipient);
  return g_string_free (joined, FALSE);
}

static void
assert_names (GPtrArray *letters, const char *expected)
{
  g_autofree char *joined = names (letters);
  g_assert_cmpstr (joined, ==, expected);
}

static const NzLetter *
letter_to (NzLetterSet *set, const char *recipient)
{
  for (guint i = 0; i < set->letters->len; i++)
    if (g_str_equal (((NzLetter *)set->letters->pdata[i])->recipient, recipient))
      return set->letters->pdata[i];
  g_error ("no letter to %s", recipient);
}

static void
english (Fixture *f)
{
  set_field (f, &nz_entity_network, 1, "language", "en");
}

/* --- who gets one
 * --------------------------------------------------------------------------------------------- */

static void
test_recipients (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  gint64 one = add_organisation (f, "Ärzteverein");
  gint64 two = add_organisation (f, "Zebra");
  gint64 past = add_organisation (f, "Vergangen");
  gint64 future = add_organisation (f, "Zukunft");
  gint64 silent = add_organisation (f, "Stumm");
  gint64 mail = add_organisation (f, "Mailverein");
  add_organisation (f, "Ohne Person");
  set_field (f, &nz_entity_organisation, past, "until", "2027-05");
  set_field (f, &nz_entity_organisation, future, "since", "2027-06-04");
  set_field (f, &nz_entity_organisation, silent, "letter_channel", "none");
  set_field (f, &nz_entity_organisation, mail, "letter_channel", "mail");

  gint64 becker = add_person (f, "Natalia", "Becker", "female", NULL);
  add_position (f, becker, two, "Vorstand", FALSE, TRUE);
  add_position (f, becker, one, "Leitung", TRUE, TRUE);
  gint64 vogt = add_person (f, "Jens", "Vogt", "male", NULL);
  add_position (f, vogt, past, NULL, FALSE, TRUE);
  gint64 oehler = add_person (f, "Uwe", "Öhler", "male", NULL);
  add_position (f, oehler, one, NULL, FALSE, TRUE);
  gint64 ofen = add_person (f, "Uwe", "Ofen", "male", NULL);
  add_position (f, ofen, one, NULL, FALSE, TRUE);
  gint64 quiet = add_person (f, "Ida", "Ohm", "female", NULL);
  add_position (f, quiet, one, NULL, FALSE, FALSE);
  gint64 own = add_person (f, "Eigen", "Weg", "male", "letter");
  add_position (f, own, silent, NULL, FALSE, TRUE);
  gint64 never = add_person (f, "Nie", "Post", "male", "none");
  add_position (f, never, two, NULL, FALSE, TRUE);

  /* DIN 5007-2: Öhler sorts as Oehler, before Ofen. Zebra is reached by its board member; nobody stands for
   * "Ohne Person". */
  g_autoptr (NzLetterSet) all = letters_of (f, meeting, FALSE);
  assert_names (all->letters, "Becker, Natalia|Mailverein|Öhler, Uwe|Ofen, Uwe|Ohne Person|Weg, Eigen");
  g_autoptr (NzLetterSet) paper = letters_of (f, meeting, TRUE);
  assert_names (paper->letters, "Becker, Natalia|Öhler, Uwe|Ofen, Uwe|Ohne Person|Weg, Eigen");
  g_assert_cmpuint (all->problems->len, ==, 0);

  /* The main position gives the address, the other one is told. */
  const NzLetter *letter = letter_to (all, "Becker, Natalia");
  g_assert_cmpint (letter->organisation, ==, one);
  g_assert_cmpint (letter->person, ==, becker);
  g_assert_cmpstr (letter->address[0], ==, "Ärzteverein");
  g_assert_cmpstr (letter->address[1], ==, "Frau Natalia Becker");
  g_assert_cmpstr (letter->address[2], ==, "Fischmarkt 1");
  g_assert_cmpstr (letter->address[3], ==, "99084 Erfurt");
  g_assert_null (letter->address[4]);
  g_assert_cmpstr (letter->other_positions[0], ==, "Vorstand, Zebra");
  g_assert_null (letter->other_positions[1]);
  g_assert_null (letter->doubt);
  g_assert_cmpstr (letter->salutation, ==, "Sehr geehrte Frau Becker,");
  g_assert_cmpstr (letter_to (all, "Ohne Person")->salutation, ==, "Sehr geehrte Damen und Herren,");
}

/* An individual is written to by name, with a doubt because nobody knows more. */
static void
test_individual (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  save (f, organisation_of ("Maria Koch", "individual"));
  gint64 other = save (f, organisation_of ("Ali Demir", "individual"));
  gint64 demir = add_person (f, "Ali", "Demir", "male", NULL);
  add_position (f, demir, other, NULL, FALSE, TRUE);

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, FALSE);
  assert_names (set->letters, "Demir, Ali|Maria Koch");
  const NzLetter *koch = letter_to (set, "Maria Koch");
  g_assert_cmpstr (koch->salutation, ==, "Guten Tag Maria Koch,");
  g_assert_nonnull (koch->doubt);
  const NzLetter *known = letter_to (set, "Demir, Ali");
  g_assert_cmpstr (known->address[0], ==, "Herrn Ali Demir");
  g_assert_cmpstr (known->address[1], ==, "Fischmarkt 1");
  g_assert_null (known->doubt);
}

static void
test_group_session (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  gint64 in = add_organisation (f, "Drin");
  gint64 named = add_organisation (f, "Genannt");
  gint64 gone = add_organisation (f, "Ausgetreten");
  add_organisation (f, "Draußen");
  gint64 anna = add_person (f, "Anna", "Amsel", "female", NULL);
  gint64 bert = add_person (f, "Bert", "Buche", "male", NULL);
  gint64 chef = add_person (f, "Chris", "Chef", "none", NULL);
  add_position (f, anna, in, NULL, FALSE, TRUE);
  add_position (f, chef, named, NULL, TRUE, TRUE);
  add_position (f, bert, named, NULL, FALSE, FALSE);

  NzRecord *group = nz_record_new (&nz_entity_working_group);
  nz_record_set_text (group, "name", "AG Sprache");
  nz_record_set_text (group, "kind", "permanent");
  gint64 group_id = save (f, group);
  const gint64 members[][2] = { { in, 0 }, { named, bert }, { gone, 0 } };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      NzRecord *membership = nz_record_new (&nz_entity_membership);
      nz_record_set_int (membership, "working_group", group_id);
      nz_record_set_int (membership, "organisation", members[i][0]);
      nz_record_set_int (membership, "person", members[i][1]);
      nz_record_set_text (membership, "role", "member");
      if (members[i][0] == gone)
        nz_record_set_date (membership, "until", nz_date (2026, 0, 0));
      save (f, membership);
    }
  set_field (f, &nz_entity_meeting, meeting, "kind", "session");
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_meeting, meeting, NULL);
  nz_record_set_int (record, "working_group", group_id);
  g_assert_true (nz_store_save (f->store, record, NULL));

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, FALSE);
  assert_names (set->letters, "Amsel, Anna|Buche, Bert");
}

/* --- invitations decide
 * ---------------------------------------------------------------------------------------- */

static void
test_invitations (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 meeting = add_conference (f);
  gint64 one = add_organisation (f, "Eins");
  gint64 two = add_organisation (f, "Zwei");
  gint64 becker = add_person (f, "Natalia", "Becker", "female", "mail");
  gint64 position = add_position (f, becker, one, "Leitung", TRUE, TRUE);

  g_assert_cmpint (nz_invitations_prepare (f->store, meeting, &error), ==, 2);
  g_assert_no_error (error);
  g_autofree char *label = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (label, ==, "Invite to 166th network conference");
  g_assert_cmpint (nz_invitations_prepare (f->store, meeting, &error), ==, 0);

  /* Somebody new is added, the others stay. */
  gint64 three = add_organisation (f, "Drei");
  g_assert_cmpint (nz_invitations_prepare (f->store, meeting, &error), ==, 1);
  g_autoptr (NzLetterSet) all = letters_of (f, meeting, FALSE);
  assert_names (all->letters, "Becker, Natalia|Drei|Zwei");
  g_autoptr (NzLetterSet) paper = letters_of (f, meeting, TRUE);
  assert_names (paper->letters, "Drei|Zwei");

  /* The invitation's channel counts, not what the person says today. */
  g_autoptr (NzRows) rows = nz_rows_new (f->store, "SELECT id FROM invitation WHERE person = ?1", NULL);
  nz_rows_bind_int (rows, 1, becker);
  g_assert_true (nz_rows_next (rows, NULL));
  set_field (f, &nz_entity_invitation, nz_rows_int (rows, 0), "channel", "both");
  set_field (f, &nz_entity_position, position, "until", "2027-03");
  set_field (f, &nz_entity_organisation, three, "until", "2027-01-31");
  g_autoptr (NzLetterSet) later = letters_of (f, meeting, TRUE);
  assert_names (later->letters, "Becker, Natalia|Drei|Zwei");
  g_assert_cmpstr (letter_to (later, "Becker, Natalia")->doubt, ==,
                   "Natalia Becker has no position at Eins on 3 June 2027.");
  g_assert_cmpstr (letter_to (later, "Drei")->doubt, ==, "Drei is not in the network on 3 June 2027.");
  g_assert_null (letter_to (later, "Zwei")->doubt);

  /* The preview shows them first. */
  g_autoptr (GPtrArray) preview = nz_letter_set_preview (later);
  assert_names (preview, "Becker, Natalia|Drei|Zwei");

  /* Where a letter came back and nobody has looked since, none goes. */
  g_autofree char *address
      = nz_returned_enter (f->store, &nz_entity_organisation, two, "letter", nz_date (2027, 5, 1), &error);
  g_assert_no_error (error);
  g_autoptr (NzLetterSet) left = letters_of (f, meeting, TRUE);
  assert_names (left->letters, "Becker, Natalia|Drei");
  assert_names (left->problems, "Zwei");
  g_assert_nonnull (strstr (((NzLetter *)left->problems->pdata[0])->problem, "came back"));
}

static void
test_undo_prepare (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  add_organisation (f, "Eins");
  add_organisation (f, "Zwei");

  g_assert_cmpint (nz_invitations_prepare (f->store, meeting, NULL), ==, 2);
  g_assert_true (nz_store_undo (f->store, NULL));
  NzQuery query = { .entity = &nz_entity_invitation };
  g_assert_cmpint (nz_query_count (f->store, &query, NULL), ==, 0);
}

/* --- what cannot be sent
 * ------------------------------------------------------------------------------------------ */

static void
test_problems (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  gint64 homeless = add_organisation (f, "Ohne Straße");
  gint64 odd = add_organisation (f, "Schiefe Postleitzahl");
  set_field (f, &nz_entity_organisation, homeless, "street", "");
  set_field (f, &nz_entity_organisation, homeless, "town", "");
  set_field (f, &nz_entity_organisation, odd, "postcode", "9908");
  add_organisation (f, "Alles da");

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  assert_names (set->problems, "Ohne Straße");
  assert_names (set->letters, "Alles da|Schiefe Postleitzahl");
  g_assert_cmpstr (((NzLetter *)set->problems->pdata[0])->problem, ==,
                   "The address of Ohne Straße is incomplete: street, town.");
  g_assert_cmpstr (letter_to (set, "Schiefe Postleitzahl")->doubt, ==, "“9908” cannot be a German postcode.");
  g_autoptr (GPtrArray) preview = nz_letter_set_preview (set);
  assert_names (preview, "Ohne Straße|Schiefe Postleitzahl|Alles da");

  /* A person without a position has no address at all. */
  gint64 alone = add_person (f, "Anna", "Allein", "female", NULL);
  NzRecord *invitation = nz_record_new (&nz_entity_invitation);
  nz_record_set_int (invitation, "meeting", meeting);
  nz_record_set_int (invitation, "person", alone);
  save (f, invitation);
  NzRecord *empty = nz_record_new (&nz_entity_invitation);
  nz_record_set_int (empty, "meeting", meeting);
  save (f, empty);
  g_autoptr (NzLetterSet) invited = letters_of (f, meeting, TRUE);
  g_assert_cmpuint (invited->letters->len, ==, 0);
  assert_names (invited->problems, "Allein, Anna|Nobody");
}

/* --- what it says
 * -------------------------------------------------------------------------------------------------- */

static void
test_words (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  add_organisation (f, "Eins");
  english (f);
  set_field (f, &nz_entity_network, 1, "reference", "ZIM-17");
  set_field (f, &nz_entity_network, 1, "contact", "Mara Lindt");
  set_field (f, &nz_entity_network, 1, "telephone", "030 23125-101");
  set_field (f, &nz_entity_network, 1, "email", "office@example.org");
  set_field (f, &nz_entity_network, 1, "signatory", "Mara Lindt");
  set_field (f, &nz_entity_network, 1, "signatory_function", "Coordinator");
  add_item (f, meeting, 2, "report", "Report of the group Language", 30);
  add_item (f, meeting, 1, "opening", NULL, 10);
  add_item (f, meeting, 3, "other", NULL, 0);

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  const NzLetter *letter = set->letters->pdata[0];
  g_assert_cmpint (set->language, ==, NZ_LANGUAGE_EN);
  g_assert_false (set->example);
  g_assert_cmpuint (set->warnings->len, ==, 0);
  g_assert_cmpstr (letter->subject, ==, "Invitation to the 166th network conference on 3 June 2027");
  g_assert_cmpstr (letter->salutation, ==, "Dear Sir or Madam,");
  g_assert_cmpstr (letter->opening, ==,
                   "We cordially invite you to the 166th network conference of our network.");
  g_assert_cmpstr (letter->when, ==, "Thursday, 3 June 2027, 13:00–16:30");
  g_assert_cmpstr (letter->where, ==, "Rathaus, Festsaal, Fischmarkt 1, 99084 Erfurt");
  g_assert_cmpstr (letter->date, ==, "3 May 2027");
  g_assert_true (g_str_has_prefix (letter->closing_text,
                                   "Please let us know by 24 May 2027, by telephone (030 23125-101) or "
                                   "e-mail (office@example.org), whether"));
  g_assert_cmpstr (letter->closing, ==, "Yours sincerely");
  g_autofree char *information = g_strjoinv ("|", letter->information);
  g_assert_cmpstr (
      information, ==,
      "Our reference|ZIM-17|Contact person|Mara Lindt|Telephone|030 23125-101|E-mail|office@example.org|"
      "Date|3 May 2027");
  g_autofree char *signatures = g_strjoinv ("|", letter->signatures);
  g_assert_cmpstr (signatures, ==, "Mara Lindt|Coordinator");

  g_assert_cmpuint (letter->agenda->len, ==, 3);
  const NzLetterAgendaRow *first = letter->agenda->pdata[0];
  const NzLetterAgendaRow *second = letter->agenda->pdata[1];
  const NzLetterAgendaRow *third = letter->agenda->pdata[2];
  g_assert_cmpstr (first->time, ==, "13:00");
  g_assert_cmpstr (first->title, ==, "Opening");
  g_assert_cmpstr (second->time, ==, "13:10");
  g_assert_cmpstr (second->title, ==, "Report of the group Language");
  g_assert_cmpstr (third->time, ==, "13:40");
}

static void
test_own_text (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  add_organisation (f, "Eins");
  english (f);
  set_field (f, &nz_entity_meeting, meeting, "focus", "Language");
  set_field (f, &nz_entity_meeting, meeting, "letter_text",
             "Come to the {meeting} on {Datum} ({Schwerpunkt}).\n\nUntil {reply by}, {nobody}! {");

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  const NzLetter *letter = set->letters->pdata[0];
  g_assert_cmpstr (
      letter->opening, ==,
      "Come to the 166th network conference on 3 June 2027 (Language).\n\nUntil 24 May 2027, {nobody}! {");
  gboolean told = FALSE;
  for (guint i = 0; i < set->warnings->len; i++)
    told = told || strstr (set->warnings->pdata[i], "{nobody}") != NULL;
  g_assert_true (told);
}

static void
test_warnings (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  set_field (f, &nz_entity_meeting, meeting, "state", "cancelled");
  set_field (f, &nz_entity_meeting, meeting, "place", "");
  set_field (f, &nz_entity_meeting, meeting, "room", "");
  add_item (f, meeting, 1, "focus", NULL, 240);

  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  g_assert_cmpuint (set->warnings->len, ==, 3);
  g_assert_cmpstr (set->warnings->pdata[2], ==, "The agenda is 30 minutes longer than the meeting.");

  g_autoptr (GError) error = NULL;
  g_assert_null (nz_letter_set_new (f->store, 42, DAY, TRUE, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
}

/* --- what went out -------------------------------------------------------------------------------------- */

static gint64
count_sendings (Fixture *f)
{
  return nz_sql_int (f->store, "SELECT count(*) FROM sending", -1);
}

static gint64
count_sent (Fixture *f)
{
  return nz_sql_int (f->store, "SELECT count(*) FROM invitation WHERE sent_on = '2027-05-03'", -1);
}

static void
test_sent (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  g_autoptr (GError) error = NULL;

  add_organisation (f, "Eins");
  add_organisation (f, "Zwei");
  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  g_assert_true (nz_sending_record_letters (f->store, set, nz_date (2027, 5, 3), &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_sent (f), ==, 2);
  g_assert_cmpint (count_sendings (f), ==, 2);

  /* What went out cannot be taken back. */
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_cmpint (count_sent (f), ==, 0);
  g_assert_cmpint (count_sendings (f), ==, 2);
}

/* The second letter cannot be recorded: the first is not either, and no invitation says "sent". */
static void
test_sent_in_vain (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  g_autoptr (GError) error = NULL;

  add_organisation (f, "Eins");
  add_organisation (f, "Zwei");
  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  g_assert_true (nz_sql_exec (f->store, "CREATE UNIQUE INDEX only_one ON sending (meeting)", &error));
  g_assert_false (nz_sending_record_letters (f->store, set, nz_date (2027, 5, 3), &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_false (nz_store_in_action (f->store));
  g_assert_cmpint (count_sent (f), ==, 0);
  g_assert_cmpint (count_sendings (f), ==, 0);
}

/* A thousand letters come from a handful of queries, not from a thousand. */
static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 meeting = add_conference (f);
  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (int i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("Verein %d", i);
      g_autofree char *family = g_strdup_printf ("Familie%c%c", 'a' + i / 26 % 26, 'a' + i % 26);
      gint64 organisation = add_organisation (f, name);
      add_position (f, add_person (f, "Anna", family, "female", NULL), organisation, "Leitung", TRUE, TRUE);
    }
  g_assert_true (nz_store_commit (f->store, NULL));

  gint64 before = g_get_monotonic_time ();
  g_autoptr (NzLetterSet) set = letters_of (f, meeting, TRUE);
  gint64 taken = g_get_monotonic_time () - before;
  g_assert_cmpuint (set->letters->len, ==, 1000);
  g_test_message ("1,000 letters in %.0f ms", taken / 1000.0);
  g_test_minimized_result (taken / 1e6, "1,000 letters");
}

/* The preferences' sample: the letterhead's values, a day of the planning rules, also where nothing else is
 * there. */
static void
test_sample (Fixture *f, gconstpointer data)
{
  g_autoptr (NzRecord) network = nz_store_get_network (f->store, NULL);
  g_autoptr (NzLetterSet) set = NULL, bare = NULL;
  g_autoptr (NzRecord) empty = nz_record_new (&nz_entity_network);

  nz_record_set_text (network, "weekday", "2");
  nz_record_set_text (network, "signatory", "Martina Seidel");
  nz_record_set_text (network, "language", "en");
  set = nz_letter_set_new_sample (network, nz_date (2026, 11, 23));
  g_assert_cmpuint (set->letters->len, ==, 1);
  g_assert_cmpint (nz_date_weekday (nz_record_get_date (set->meeting, "day")), ==, 2);
  const NzLetter *letter = set->letters->pdata[0];
  g_assert_cmpstr (letter->salutation, ==, "Dear Ms Sample,");
  g_assert_cmpstr (letter->signatures[0], ==, "Martina Seidel");
  bare = nz_letter_set_new_sample (empty, nz_date (2026, 11, 23));
  g_assert_cmpuint (bare->letters->len, ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/letter/recipients", test_recipients);
  ADD ("/letter/individual", test_individual);
  ADD ("/letter/group-session", test_group_session);
  ADD ("/letter/invitations", test_invitations);
  ADD ("/letter/undo-prepare", test_undo_prepare);
  ADD ("/letter/problems", test_problems);
  ADD ("/letter/words", test_words);
  ADD ("/letter/own-text", test_own_text);
  ADD ("/letter/warnings", test_warnings);
  ADD ("/letter/sent", test_sent);
  ADD ("/letter/sent-in-vain", test_sent_in_vain);
  ADD ("/letter/many", test_many);
  ADD ("/letter/sample", test_sample);
  return g_test_run ();
}
