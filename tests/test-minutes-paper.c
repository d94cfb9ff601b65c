/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-meeting-lists.h"
#include "domain/nz-minutes-sheet.h"
#include "letters.h"
#include "pdf-text.h"
#include "records.h"
#include "render/nz-meeting-tables.h"
#include "render/nz-minutes-document.h"

/* The papers of what was said and of what is to be done: what they hold, and that it stands on the page. */

typedef struct
{
  Fixture f;
  gint64 before, meeting, youth, guests;
} Meeting;

static void
set_up (Meeting *m, gconstpointer data)
{
  Fixture *f = &m->f;

  fixture_set_up (f, NULL);
  m->before = records_add (f, &nz_entity_meeting, "kind", "conference", "number", "160", "day", "2026-09-03",
                           "state", "held", NULL);
  m->meeting = records_add (f, &nz_entity_meeting, "kind", "conference", "number", "161", "day", "2026-11-12",
                            "starts", "13:00", "state", "held", "place", "Rathaus", NULL);
  gint64 item = records_add (
      f, &nz_entity_agenda_item, "@meeting", m->meeting, "kind", "focus", "name", "Ferienkurse", "rank", "1",
      "minutes", "45", "material", "Beamer", "record",
      "Es fehlen Räume.\n@Jugendamt bis 15.3. Räume klären\n@Frau Neumann: Rückruf\nAlle sind dafür.", NULL);
  records_add (f, &nz_entity_agenda_item, "@meeting", m->meeting, "kind", "other", "rank", "2", "postponed",
               "1", NULL);
  m->youth = records_organisation (f, "Jugendamt");
  m->guests = records_organisation (f, "Ärztehaus");
  records_add (f, &nz_entity_decision, "number", "12", "name", "Kurse in allen Ferien", "way", "vote", "day",
               "2026-11-12", "@meeting", m->meeting, "@agenda_item", item, "votes_for", "31", "votes_against",
               "2", "result", "carried", NULL);
  gint64 task = records_add (f, &nz_entity_task, "name", "Räume klären", "@organisation", m->youth, "since",
                             "2026-11-12", "due", "2027-03-15", "state", "open", "@meeting", m->meeting,
                             "@agenda_item", item, NULL);
  records_add (f, &nz_entity_task_answer, "@task", task, "day", "2026-11-20", "text", "Zwei sind frei", NULL);
  records_add (f, &nz_entity_task, "name", "Flyer drucken", "@organisation", m->guests, "since", "2026-09-03",
               "state", "open", "@meeting", m->before, NULL);
  records_add (f, &nz_entity_task, "name", "Längst getan", "since", "2026-09-03", "state", "done", "@meeting",
               m->before, NULL);
  gint64 came = records_add (f, &nz_entity_invitation, "@meeting", m->meeting, "@organisation", m->youth,
                             "attendance", "present", NULL);
  records_add (f, &nz_entity_representation, "@invitation", came, "@organisation", m->guests, NULL);
  records_add (f, &nz_entity_invitation, "@meeting", m->meeting, "@organisation", m->guests, "attendance",
               "excused", NULL);
}

static void
tear_down (Meeting *m, gconstpointer data)
{
  fixture_tear_down (&m->f, NULL);
}

static NzRecord *
meeting_of (Meeting *m, gint64 id)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = nz_store_get (m->f.store, &nz_entity_meeting, id, &error);
  g_assert_no_error (error);
  return record;
}

static void
test_text (Meeting *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting);
  g_autoptr (NzMinutesSheet) text = nz_minutes_sheet_new (m->f.store, meeting, NZ_LANGUAGE_DE, &error);

  g_assert_no_error (error);
  g_assert_true (text->is_draft);
  g_assert_cmpuint (text->items->len, ==, 2);
  const NzMinutesItem *item = text->items->pdata[0];
  g_assert_cmpstr (item->title, ==, "Ferienkurse");
  /* a line that gives somebody something to do is told once, as a task; one that does not is not lost */
  g_assert_cmpstr (item->text, ==, "Es fehlen Räume.\nFrau Neumann: Rückruf\nAlle sind dafür.");
  g_assert_cmpuint (item->tasks->len, ==, 1);
  g_assert_cmpstr (item->tasks->pdata[0], ==, "Aufgabe für Jugendamt: Räume klären (bis\u00a015.03.2027)");
  g_assert_cmpuint (item->decisions->len, ==, 1);
  g_assert_true (g_str_has_prefix (item->decisions->pdata[0], "Beschluss 12: Kurse in allen Ferien ("));
  g_assert_false (item->postponed);
  item = text->items->pdata[1];
  g_assert_null (item->text);
  g_assert_true (item->postponed);
  /* one person came for both: who is represented is not excused as well */
  g_assert_cmpuint (text->represented->len, ==, 2);
  g_assert_cmpstr (text->represented->pdata[0], ==, "Ärztehaus");
  g_assert_cmpuint (text->excused->len, ==, 0);
}

/* Whoever may not be named is only counted. */
static void
test_individuals (Meeting *m, gconstpointer data)
{
  static const char *const names[] = { "Kim Nowak", "Helga Brandt" };
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = records_add (&m->f, &nz_entity_organisation, "name", names[i], "kind", "individual",
                               "public_name", i == 0 ? "0" : "1", NULL);
      records_add (&m->f, &nz_entity_invitation, "@meeting", m->meeting, "@organisation", id, "attendance",
                   "excused", NULL);
    }
  g_autoptr (NzMinutesSheet) text = nz_minutes_sheet_new (m->f.store, meeting, NZ_LANGUAGE_DE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (text->excused->len, ==, 2);
  g_assert_cmpstr (text->excused->pdata[0], ==, "Helga Brandt");
  g_assert_cmpstr (text->excused->pdata[1], ==, "1 Einzelperson");
  g_assert_cmpuint (text->n_excused, ==, 2);
}

static void
test_tasks (Meeting *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting);
  g_autoptr (NzListing) list = nz_task_list_new (m->f.store, meeting, NZ_LANGUAGE_DE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->rows->len, ==, 2);
  char **row = list->rows->pdata[0];
  g_assert_cmpstr (row[0], ==, "Räume klären");
  g_assert_cmpstr (row[1], ==, "Jugendamt");
  g_assert_cmpstr (row[4], ==, "offen: Zwei sind frei");
  row = list->rows->pdata[1];
  g_assert_cmpstr (row[0], ==, "Flyer drucken");
  g_assert_cmpstr (list->groups->pdata[0], !=, list->groups->pdata[1]);
  /* of the meeting before, what it took on is told whether it is done or not, and nothing of later */
  g_autoptr (NzRecord) before = meeting_of (m, m->before);
  g_autoptr (NzListing) all = nz_task_list_new (m->f.store, before, NZ_LANGUAGE_DE, &error);
  g_assert_cmpuint (all->rows->len, ==, 2);
}

static void
test_decisions (Meeting *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting), before = meeting_of (m, m->before);
  g_autoptr (NzListing) list = nz_decision_list_new (m->f.store, meeting, NZ_LANGUAGE_DE, &error);
  g_autoptr (NzListing) none = nz_decision_list_new (m->f.store, before, NZ_LANGUAGE_DE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->rows->len, ==, 1);
  g_assert_cmpstr (((char **)list->rows->pdata[0])[0], ==, "12");
  g_assert_cmpuint (none->rows->len, ==, 0);
}

static void
test_running_order (Meeting *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting);
  g_autoptr (NzListing) list = nz_agenda_list_new (m->f.store, meeting, TRUE, NZ_LANGUAGE_DE, &error);

  g_assert_no_error (error);
  char **row = list->rows->pdata[0];
  g_assert_cmpstr (row[1], ==, "13:00");
  g_assert_cmpstr (row[2], ==, "13:45");
  g_assert_cmpstr (row[3], ==, "45");
  g_assert_cmpstr (row[6], ==, "Beamer");
}

/* Minutes of many pages: no heading stands alone at the end of one. */
static void
test_pages (Meeting *m, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (m->f.store, NULL);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Punkt%02d", i);
      g_autofree char *rank = g_strdup_printf ("%d", 10 + i);
      g_autofree char *text = g_strdup_printf ("Text%02d, dazu noch mehr.", i);
      records_add (&m->f, &nz_entity_agenda_item, "@meeting", m->meeting, "kind", "discussion", "name", title,
                   "rank", rank, "record", text, NULL);
    }
  g_autoptr (NzRecord) meeting = meeting_of (m, m->meeting);
  NzMeetingPaper paper
      = { .store = m->f.store, .meeting = meeting, .network = network, .language = NZ_LANGUAGE_DE };
  g_autoptr (NzDocument) document = nz_minutes_document_make (&paper, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (paper.n, ==, 42);
  PopplerDocument *pdf = pdf_of (document, nz_paper (NZ_PAPER_A4, FALSE));
  int n_pages = poppler_document_get_n_pages (pdf), found = 0;
  g_assert_cmpint (n_pages, >=, 3);
  for (int page = 0; page < n_pages; page++)
    {
      PopplerPage *one = poppler_document_get_page (pdf, page);
      g_autofree char *text = poppler_page_get_text (one);
      for (int i = 0; i < 40; i++)
        {
          g_autofree char *title = g_strdup_printf ("Punkt%02d", i);
          g_autofree char *words = g_strdup_printf ("Text%02d", i);
          gboolean is_here = strstr (text, title) != NULL;
          found += is_here;
          g_assert_cmpint (is_here, ==, strstr (text, words) != NULL);
        }
      g_object_unref (one);
    }
  g_assert_cmpint (found, ==, 40);
  g_object_unref (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/minutes-paper/" name, Meeting, NULL, set_up, function, tear_down)
  ADD ("text", test_text);
  ADD ("individuals", test_individuals);
  ADD ("tasks", test_tasks);
  ADD ("decisions", test_decisions);
  ADD ("running-order", test_running_order);
  ADD ("pages", test_pages);
#undef ADD
  return g_test_run ();
}
