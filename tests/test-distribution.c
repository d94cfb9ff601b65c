/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-distribution.h"
#include "domain/nz-mail-file.h"
#include "domain/nz-recipients.h"
#include "records.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define DAY nz_date (2026, 11, 23)

static gint64
list_with (Fixture *f, const char *entity, const char *rule)
{
  return records_add (f, &nz_entity_distribution_list, "name", "Verteiler", "rule_entity", entity, "rule",
                      rule, NULL);
}

static void
append (GString *text, GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const NzListMember *member = members->pdata[i];

      g_string_append_printf (text, "%s | %s | %s", member->name, member->why,
                              member->mail != NULL ? member->mail : member->mail_problem);
      if (member->left_out != NULL)
        g_string_append_printf (text, " | %s", member->left_out);
      if (member->letter_problem != NULL)
        g_string_append_printf (text, " | %s", member->letter_problem);
      g_string_append_c (text, '\n');
    }
}

/* Who is on the list and who is left out, a line each. (transfer full) */
static char *
members_of (Fixture *f, gint64 list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzDistribution) distribution = nz_distribution_new (f->store, list, DAY, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  append (text, distribution->members);
  g_string_append (text, "--\n");
  append (text, distribution->left_out);
  return g_strdup (text->str);
}

#define ASSERT_LIST(list, expected)                                                                          \
  G_STMT_START                                                                                               \
  {                                                                                                          \
    g_autofree char *found_ = members_of (f, list);                                                          \
    g_assert_cmpstr (found_, ==, expected);                                                                  \
  }                                                                                                          \
  G_STMT_END

/* An empty rule is nobody, in whatever way it is empty, and so is one that cannot be read. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  static const char *const rules[] = { "", ";\n;", "any ()", "all (any (); all ())" };

  records_organisation (f, "Verein A");
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    ASSERT_LIST (list_with (f, "organisation", rules[i]), "--\n");
  ASSERT_LIST (list_with (f, "", "town empty"), "--\n");
  gint64 broken = list_with (f, "organisation", "colour is red");
  ASSERT_LIST (broken, "--\n");
  g_autoptr (NzDistribution) distribution = nz_distribution_new (f->store, broken, DAY, NULL);
  g_assert_nonnull (strstr (distribution->problem, "colour"));
}

static void
test_members (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Verein A");
  gint64 b = records_organisation (f, "Verein B");
  gint64 c = records_organisation (f, "Verein C");
  gint64 d = records_organisation (f, "Verein D");
  gint64 press = records_add (f, &nz_entity_organisation, "name", "Zeitung", "kind", "company", "email",
                              "redaktion@zeitung.de", NULL);
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Ärmel", "email",
                             "anna@a.de (privat)|anna@verein-a.de", NULL);
  gint64 bert = records_add (f, &nz_entity_person, "given_name", "Bert", "family_name", "Bach", NULL);
  gint64 list = list_with (f, "organisation", "kind is association");
  g_autoptr (GError) error = NULL;

  records_add (f, &nz_entity_position, "@person", anna, "@organisation", a, NULL);
  records_add (f, &nz_entity_position, "@person", bert, "@organisation", b, "until", "2020", NULL);
  records_set (f, &nz_entity_organisation, b, "email", "b@verein.de", NULL);
  records_set (f, &nz_entity_organisation, c, "until", "2010-05", NULL);
  records_set (f, &nz_entity_organisation, d, "letter_channel", "none", NULL);
  ASSERT_LIST (list, "Verein A | By the rule | anna@verein-a.de\n"
                     "Verein B | By the rule | b@verein.de\n"
                     "--\n"
                     "Verein C | By the rule | No mail address | Not in the network since May 2010\n"
                     "Verein D | By the rule | No mail address | Wants no invitations\n");

  g_assert_true (nz_distribution_enter (f->store, list, &nz_entity_organisation, press, FALSE, NULL, &error));
  g_assert_true (nz_distribution_enter (f->store, list, &nz_entity_person, bert, FALSE, NULL, &error));
  g_assert_true (
      nz_distribution_enter (f->store, list, &nz_entity_organisation, a, TRUE, "liest nicht", &error));
  g_assert_no_error (error);
  ASSERT_LIST (list, "Verein B | By the rule | b@verein.de\n"
                     "Zeitung | By name | redaktion@zeitung.de\n"
                     "--\n"
                     "Bach, Bert | By name | No mail address | Has no position any more\n"
                     "Verein A | By the rule and by name | anna@verein-a.de | Excluded: liest nicht\n"
                     "Verein C | By the rule | No mail address | Not in the network since May 2010\n"
                     "Verein D | By the rule | No mail address | Wants no invitations\n");

  /* One entry for each, so that taking the exclusion back is one step. */
  g_assert_true (nz_distribution_enter (f->store, list, &nz_entity_organisation, a, FALSE, NULL, &error));
  g_assert_cmpint (nz_query_count (f->store, &(NzQuery){ .entity = &nz_entity_list_entry }, NULL), ==, 3);
  g_assert_true (nz_store_undo (f->store, &error));
  g_assert_true (nz_distribution_set_rule (f->store, list, NULL, &error));
  ASSERT_LIST (list, "Zeitung | By name | redaktion@zeitung.de\n"
                     "--\n"
                     "Bach, Bert | By name | No mail address | Has no position any more\n"
                     "Verein A | By name | anna@verein-a.de | Excluded: liest nicht\n");
}

/* A rule over people: each by the own address, else that of the organisation; whose organisation is kept out
 * is too. */
static void
test_people (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Verein A");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Ärmel", NULL);
  gint64 bert = records_add (f, &nz_entity_person, "given_name", "Bert", "family_name", "Bach", "email",
                             "bert@bach.de", NULL);
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG", "kind", "permanent", NULL);
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *rule = g_strdup_printf ("membership.working_group is %s", nz_id_to_text (group, id));
  gint64 list = list_with (f, "person", rule);
  g_autoptr (GError) error = NULL;

  records_set (f, &nz_entity_organisation, a, "email", "post@verein-a.de", NULL);
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", a, NULL);
  records_add (f, &nz_entity_position, "@person", bert, "@organisation", a, NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", a, "@person", anna, "role",
               "member", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", a, "@person", bert, "role",
               "member", "until", "2026-11-22", NULL);
  ASSERT_LIST (list, "Ärmel, Anna | By the rule | post@verein-a.de\n--\n");
  g_assert_true (nz_distribution_enter (f->store, list, &nz_entity_person, bert, FALSE, NULL, &error));
  g_assert_true (nz_distribution_enter (f->store, list, &nz_entity_organisation, a, TRUE, NULL, &error));
  ASSERT_LIST (list, "Bach, Bert | By name | bert@bach.de\n"
                     "--\n"
                     "Ärmel, Anna | By the rule | post@verein-a.de | Excluded with Verein A\n"
                     "Verein A | By name | post@verein-a.de | Excluded\n");
}

/* --- returned mail ----------------------------------------------------------------------------------------
 */

static char *
enter (Fixture *f, const NzEntity *entity, gint64 id, const char *kind)
{
  g_autoptr (GError) error = NULL;
  char *address = nz_returned_enter (f->store, entity, id, kind, DAY, &error);

  return address != NULL ? address : g_strdup (error->message);
}

static void
test_returned (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Verein A");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Ärmel", "email",
                             "anna@a.de|anna2@a.de (Büro)", NULL);
  gint64 list = list_with (f, "person", "family_name not empty");
  g_autofree char *undo = NULL;
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;

  records_add (f, &nz_entity_position, "@person", anna, "@organisation", a, NULL);
  g_autofree char *letter = enter (f, &nz_entity_person, anna, "letter");
  g_assert_cmpstr (letter, ==, "Fischmarkt 1, 99084 Erfurt");
  undo = nz_store_dup_undo_label (f->store);
  g_assert_cmpstr (undo, ==, "Letter came back: Anna Ärmel");
  g_autofree char *mail = enter (f, &nz_entity_person, anna, "mail");
  g_assert_cmpstr (mail, ==, "anna@a.de");
  /* The next address takes its place, and the letter is doubtful for her alone. */
  ASSERT_LIST (
      list, "Ärmel, Anna | By the rule | anna2@a.de | A letter to Fischmarkt 1, 99084 Erfurt came back on 23 "
            "November 2026.\n--\n");
  g_autofree char *again = enter (f, &nz_entity_person, anna, "letter");
  g_assert_nonnull (strstr (again, "entered already"));
  g_autofree char *second = enter (f, &nz_entity_person, anna, "mail");
  g_assert_cmpstr (second, ==, "anna2@a.de");
  ASSERT_LIST (list,
               "Ärmel, Anna | By the rule | A mail to anna@a.de bounced on 23 November 2026. | A letter to "
               "Fischmarkt 1, 99084 Erfurt came back on 23 November 2026.\n--\n");
  g_autofree char *third = enter (f, &nz_entity_person, anna, "mail");
  g_assert_nonnull (strstr (third, "entered already"));
  g_autofree char *none = enter (f, &nz_entity_organisation, a, "mail");
  g_assert_nonnull (strstr (none, "no mail address"));

  /* A corrected address is another one; a checked one is good again. */
  records_set (f, &nz_entity_organisation, a, "street", "Fischmarkt 2", NULL);
  ASSERT_LIST (list, "Ärmel, Anna | By the rule | A mail to anna@a.de bounced on 23 November 2026.\n--\n");
  open = nz_returned_open (f->store, &nz_entity_person, anna, &error);
  g_assert_cmpint (open->len, ==, 3);
  for (guint i = 0; i < open->len; i++)
    g_assert_true (nz_returned_check (f->store, nz_record_get_id (open->pdata[i]), DAY, &error));
  ASSERT_LIST (list, "Ärmel, Anna | By the rule | anna@a.de\n--\n");
  g_assert_true (nz_store_undo (f->store, &error));
}

/* A letter that came back to the organisation concerns everybody there, and the invitations say so. */
static void
test_recipients (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Verein A");
  gint64 b = records_organisation (f, "Verein B");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Ärmel", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *letter = enter (f, &nz_entity_organisation, a, "letter");
  guint n_doubts = 0;

  records_set (f, &nz_entity_organisation, b, "email", "b@b.de", "letter_channel", "mail", NULL);
  g_autofree char *mail = enter (f, &nz_entity_organisation, b, "mail");
  /* Whoever gets no letters does not mind that one came back. */
  g_autofree char *other = enter (f, &nz_entity_organisation, b, "letter");
  records_add (f, &nz_entity_position, "@person", anna, "@organisation", a, NULL);
  g_autoptr (GPtrArray) recipients = nz_recipients_new (f->store, DAY, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (recipients->len, ==, 2);
  for (guint i = 0; i < recipients->len; i++)
    {
      const NzRecipient *recipient = recipients->pdata[i];

      const char *reason = recipient->person != NULL ? recipient->no_letter : recipient->doubt;
      g_assert_nonnull (reason);
      n_doubts += strstr (reason, recipient->person != NULL ? "came back" : "b@b.de bounced") != NULL;
    }
  g_assert_cmpint (n_doubts, ==, 2);
}

/* --- addresses as other programs take them
 * ------------------------------------------------------------------ */

static void
test_addresses (void)
{
  static const char *const mails[] = { "a@b.de",
                                       "A@B.DE",
                                       NULL,
                                       "c&d=e?f%g@h.de",
                                       "x@y.de\nBcc: evil@example.org",
                                       "x@y.de,evil@example.org",
                                       "x@y.de;z@y.de",
                                       "<x@y.de>",
                                       "",
                                       "mailto:q@r.de",
                                       "i@j.de\r\n",
                                       "k@l.de" };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) unique = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mails); i++)
    g_ptr_array_add (all, (gpointer)mails[i]);
  g_autofree char *outlook = nz_mail_join (all, ';');
  g_assert_cmpstr (outlook, ==, "a@b.de; c&d=e?f%g@h.de; k@l.de");
  g_autofree char *thunderbird = nz_mail_join (all, ',');
  g_assert_cmpstr (thunderbird, ==, "a@b.de, c&d=e?f%g@h.de, k@l.de");

  unique = nz_mail_unique (all);
  g_autofree char *first = nz_mail_uri (unique, 0, 2, "Grüße & Küsse?\r\nTo: evil@example.org");
  g_assert_cmpstr (
      first, ==,
      "mailto:?bcc=a@b.de,c%26d%3De%3Ff%25g@h.de&subject=Gr%C3%BC%C3%9Fe%20%26%20K%C3%BCsse%3F%20To%3A"
      "%20evil%40example.org");
  g_autofree char *second = nz_mail_uri (unique, 2, 2, NULL);
  g_assert_cmpstr (second, ==, "mailto:?bcc=k@l.de");
  /* Also what was not looked through before adds nothing. */
  g_autofree char *raw = nz_mail_uri (all, 3, 3, NULL);
  g_assert_cmpstr (raw, ==, "mailto:?bcc=c%26d%3De%3Ff%25g@h.de");
}

/* (transfer full): the text of what stands behind @mark in @message, up to the next @end. */
static char *
between (const char *message, const char *mark, const char *end)
{
  const char *start = strstr (message, mark);
  g_assert_nonnull (start);
  start += strlen (mark);
  const char *stop = strstr (start, end);
  g_assert_nonnull (stop);
  return g_strndup (start, (gsize)(stop - start));
}

/* A draft that holds its attachments, which no subject or name can break out of. */
static void
test_mail_file (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *plan = g_build_filename (f->folder, "Plan.pdf", NULL);
  g_autofree char *notes = g_build_filename (f->folder, "Grüße \"an\" alle.txt", NULL);
  g_autofree char *octets = g_malloc (1000);
  g_autoptr (GPtrArray) mails = g_ptr_array_new (), files = g_ptr_array_new (), gone = g_ptr_array_new ();
  const char *const addresses[] = { "a@b.de", "c@d.de", "evil\r\nTo: x@y.de", "e@f.de" };

  for (guint i = 0; i < 1000; i++)
    octets[i] = (char)i;
  g_file_set_contents (plan, octets, 1000, &error);
  g_assert_no_error (error);
  g_file_set_contents (notes, "", 0, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    g_ptr_array_add (mails, (gpointer)addresses[i]);
  g_ptr_array_add (files, plan);
  g_ptr_array_add (files, notes);
  g_autoptr (GBytes) message = nz_mail_file_new (
      mails, 1, 3, "Einladung zur Tagung über Sprache, Schule und Übergänge\r\nTo: x@y.de", files, &error);
  g_assert_no_error (error);
  g_autofree char *text = g_strndup (g_bytes_get_data (message, NULL), g_bytes_get_size (message));

  g_assert_true (g_str_has_prefix (text, "X-Unsent: 1\r\nBcc: c@d.de,\r\n e@f.de\r\nSubject: =?UTF-8?B?"));
  g_assert_null (strstr (text, "\r\nTo:"));
  g_assert_nonnull (strstr (text, "filename=\"Plan.pdf\"\r\n\r\n"));
  g_assert_nonnull (strstr (text, "filename*=UTF-8''Gr%C3%BC%C3%9Fe%20%22an%22%20alle.txt\r\n\r\n"));
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 78);
      g_assert_null (strchr (lines[i], '\n'));
    }
  gsize length;
  g_autofree char *encoded = between (text, "filename=\"Plan.pdf\"\r\n\r\n", "\r\n--");
  g_autofree guchar *decoded = g_base64_decode (encoded, &length);
  g_assert_cmpmem (decoded, length, octets, 1000);

  g_autofree char *missing = g_build_filename (f->folder, "fehlt.pdf", NULL);
  g_ptr_array_add (gone, missing);
  g_assert_null (nz_mail_file_new (mails, 0, 3, "x", gone, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "fehlt.pdf"));
}

/* Drafts lie where they go with the session and nowhere else, and do not gather there. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) mails = g_ptr_array_new (), files = g_ptr_array_new ();
  g_autofree char *session = g_build_filename (f->folder, "sitzung", NULL);
  g_autofree char *folder = g_build_filename (session, "netzwerk-mail", NULL);
  g_autofree char *before = g_strdup (g_getenv ("XDG_RUNTIME_DIR"));
  struct utimbuf old = { 1, 1 };
  GStatBuf info;

  g_ptr_array_add (mails, (gpointer) "a@b.de");
  g_unsetenv ("XDG_RUNTIME_DIR");
  g_assert_null (nz_mail_draft_new (mails, 0, 1, "x", files, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_clear_error (&error);
  nz_mail_drafts_clear ();

  g_setenv ("XDG_RUNTIME_DIR", session, TRUE);
  fixture_write_file (session, "", 0);
  g_assert_null (nz_mail_draft_new (mails, 0, 1, "x", files, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_unlink (session);

  g_autofree char *first = nz_mail_draft_new (mails, 0, 1, "x", files, &error);
  g_assert_no_error (error);
  g_autofree char *second = nz_mail_draft_new (mails, 0, 1, "x", files, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_str_has_prefix (first, folder));
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (first, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);

  /* the mail program may not have read the second one yet */
  g_assert_cmpint (g_utime (first, &old), ==, 0);
  nz_mail_drafts_clear ();
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_utime (second, &old), ==, 0);
  nz_mail_drafts_clear ();
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_rmdir (session);
  if (before != NULL)
    g_setenv ("XDG_RUNTIME_DIR", before, TRUE);
  else
    g_unsetenv ("XDG_RUNTIME_DIR");
}

static void
test_journal (Fixture *f, gconstpointer data)
{
  gint64 list = list_with (f, "", "");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (nz_distribution_record_mail (f->store, list, "Einladung", 120, 3,
                                              (const char *const[]){ "plan.pdf", NULL }, DAY, &error));
  g_assert_no_error (error);
  entries = nz_query_records (f->store, &(NzQuery){ .entity = &nz_entity_entry }, NULL);
  g_assert_cmpint (entries->len, ==, 1);
  g_assert_cmpstr (nz_record_get_text (entries->pdata[0], "kind"), ==, "mail");
  g_assert_cmpstr (nz_record_get_text (entries->pdata[0], "text"), ==,
                   "To the distribution list Verteiler, 120 addresses in 3 portions\nSubject: Einladung\n"
                   "Attachments: plan.pdf");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/distribution/addresses", test_addresses);
#define TEST(name, func)                                                                                     \
  g_test_add ("/distribution/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  TEST ("empty", test_empty);
  TEST ("members", test_members);
  TEST ("people", test_people);
  TEST ("returned", test_returned);
  TEST ("recipients", test_recipients);
  TEST ("mail-file", test_mail_file);
  TEST ("drafts", test_drafts);
  TEST ("journal", test_journal);
#undef TEST
  return g_test_run ();
}
