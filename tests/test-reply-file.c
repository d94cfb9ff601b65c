/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-reply-file.h"
#include "records.h"

#include <string.h>

typedef struct
{
  gint64 meeting, anna, bert, office;
} Made;

static Made
make (Fixture *f)
{
  Made made = { 0 };
  gint64 one = records_organisation (f, "Frauenhaus Erfurt"), two = records_organisation (f, "Jugendamt");
  gint64 anna = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", NULL);
  gint64 bert = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", NULL);
  made.meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "day", "2027-06-03", "state",
                              "planned", NULL);
  made.anna = records_add (f, &nz_entity_invitation, "@meeting", made.meeting, "@organisation", one,
                           "@person", anna, NULL);
  made.bert = records_add (f, &nz_entity_invitation, "@meeting", made.meeting, "@organisation", two,
                           "@person", bert, NULL);
  made.office = records_add (f, &nz_entity_invitation, "@meeting", made.meeting, "@organisation",
                             records_organisation (f, "Ausländerbehörde"), NULL);
  return made;
}

static NzReplyFile *
import (Fixture *f, gint64 meeting, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (f->folder, "form.csv", NULL);
  fixture_write_file (path, text, -1);
  return nz_reply_file_import (f->store, meeting, path, error);
}

static void
assert_reply (Fixture *f, gint64 id, const char *code, int people, const char *needs)
{
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_invitation, id, NULL);
  g_assert_cmpstr (nz_record_get_text (record, "reply"), ==, code);
  g_assert_cmpint (nz_record_get_int (record, "people"), ==, people);
  g_assert_cmpstr (nz_record_get_text (record, "needs"), ==, needs);
}

static void
test_form (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Made made = make (f);
  g_autoptr (NzReplyFile) file = import (f, made.meeting,
                                         "Name;Einrichtung;Zusage;Anzahl;Themen;Bedarf\n"
                                         "Anna Mueller;Frauenhaus;ja;3;Wohnen;Kinderbetreuung\n"
                                         ";Ausländerbehörde;nein;;;\n"
                                         "Ida Fremd;Volksbühne;ja;1;;\n"
                                         "Anna Müller;;ja;1;;\n",
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->n, ==, 2);
  assert_reply (f, made.anna, "yes", 3, "Kinderbetreuung");
  assert_reply (f, made.office, "no", 0, NULL);
  assert_reply (f, made.bert, NULL, 0, NULL);
  /* nobody is lost: who is not invited, and who could be two, are named with their line */
  g_assert_cmpuint (file->left->len, ==, 2);
  g_assert_nonnull (strstr (file->left->pdata[0], "4"));
  g_assert_nonnull (strstr (file->left->pdata[0], "Ida Fremd (Volksbühne)"));
  g_assert_nonnull (strstr (file->left->pdata[1], "Anna Müller"));
  /* one step */
  g_assert_true (nz_store_undo (f->store, &error));
  assert_reply (f, made.anna, NULL, 0, NULL);
  assert_reply (f, made.office, NULL, 0, NULL);
}

static void
test_columns (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Made made = make (f);
  g_autoptr (NzReplyFile) file = import (f, made.meeting,
                                         "Zeitstempel,Nachname,Vorname,Organisation,Rückmeldung\n1,Müller,"
                                         "Anna,Jugendamt,Vertretung\n2,Müller,Anna,Jugendamt,vielleicht\n",
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->n, ==, 1);
  g_assert_cmpuint (file->left->len, ==, 1);
  assert_reply (f, made.bert, "deputy", 0, NULL);

  g_assert_null (import (f, made.meeting, "Wetter,Farbe\nschön,blau\n", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

#define TEST(name, function) g_test_add (name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/reply-file/form", test_form);
  TEST ("/reply-file/columns", test_columns);
  return g_test_run ();
}
