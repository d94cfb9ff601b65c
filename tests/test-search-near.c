/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-search-hit.h"
#include "records.h"

/* Search that forgives: one mistake, another spelling of the same sound, another script; and why something
 * was found. */

static gboolean
is_near (Fixture *f, const char *typed, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = nz_query_near (f->store, typed, 10, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    if (g_array_index (hits, NzHit, i).id == id)
      return TRUE;
  return FALSE;
}

static void
test_mistakes (Fixture *f, gconstpointer data)
{
  gint64 id = records_organisation (f, "Förderzentrum Regenbogen");
  static const char *const near[]
      = { "Regenbogn", "Regenbgoen", "Rehenbogen", "Reegenbogen", "Förderzentrm", "Foerdezentrum",
          "zentrum",   "bogen",      "Regnbogn",   "Föderzentrm", "Regenbgoin",   "Regenboxxn" };
  static const char *const far[] = { "Regebgon", "Rgn", "Tegenboden", "12345", "Regxxgn", "Föderzntrm" };

  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      g_test_message ("%s", near[i]);
      g_assert_true (is_near (f, near[i], id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (far); i++)
    {
      g_test_message ("%s", far[i]);
      g_assert_false (is_near (f, far[i], id));
    }
}

static void
test_sounds (Fixture *f, gconstpointer data)
{
  gint64 german = records_add (f, &nz_entity_person, "given_name", "Anna", "family_name", "Müller", NULL);
  gint64 russian = records_add (f, &nz_entity_person, "given_name", "Иван", "family_name", "Мюллер", NULL);
  gint64 other = records_add (f, &nz_entity_person, "given_name", "Eva", "family_name", "Schmidt", NULL);

  g_assert_true (is_near (f, "Мюллер", german));
  g_assert_true (is_near (f, "Müller", russian));
  g_assert_true (is_near (f, "Mueler", german));
  g_assert_true (is_near (f, "Schmitt", other));
  g_assert_false (is_near (f, "Мюллер", other));
}

/* "doan emre": an organisation has both in its texts, the person is called so, whichever word comes first. */
static void
test_named_first (Fixture *f, gconstpointer data)
{
  static const char *const typed[] = { "doan emre", "emre doan" };
  gint64 id = records_add (f, &nz_entity_person, "given_name", "Emre", "family_name", "Doğan", NULL);

  records_add (f, &nz_entity_organisation, "name", "Sprachcafé", "kind", "association", "notes",
               "Doğan sucht Emre.", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) hits = nz_query_near (f->store, typed[i], 10, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (hits->len, ==, 2);
      g_assert_cmpint (g_array_index (hits, NzHit, 0).id, ==, id);
    }
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("Wort%uaa Silbe%ubb Klang%ucc", i, i, i);
      records_organisation (f, name);
    }
  g_cancellable_cancel (cancellable);
  g_assert_null (nz_query_near (f->store, "Regenbogen", 10, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
assert_reason (
    Fixture *f, const NzEntity *entity, gint64 id, const char *typed, const char *title, const char *where)
{
  const NzHit hit = { entity, id };
  NzSearchReason reason;

  nz_search_reason_find (f->store, &hit, typed, NULL, &reason);
  g_assert_cmpstr (reason.title, ==, title);
  g_assert_cmpstr (reason.where, ==, where);
  nz_search_reason_clear (&reason);
}

static void
test_reasons (Fixture *f, gconstpointer data)
{
  gint64 id = records_add (f, &nz_entity_organisation, "name", "Förderzentrum <Nord>", "kind", "association",
                           "street", "Neue Straße 5", "telephone", "030 23125-111", "notes",
                           "Der Schlüssel liegt beim Hausdienst.", NULL);

  assert_reason (f, &nz_entity_organisation, id, "foerder", "<b>Förderzentrum</b> &lt;Nord&gt;", NULL);
  assert_reason (f, &nz_entity_organisation, id, "strasse", "Förderzentrum &lt;Nord&gt;",
                 "Street: Neue <b>Straße</b> 5");
  assert_reason (f, &nz_entity_organisation, id, "hausd", "Förderzentrum &lt;Nord&gt;",
                 "Notes: Der Schlüssel liegt beim <b>Hausdienst</b>.");
  assert_reason (f, &nz_entity_organisation, id, "03023125111", "Förderzentrum &lt;Nord&gt;",
                 "Telephone: 030 23125-111");

  /* only what the search looks for: of digits, three are found where a word begins, five inside one */
  gint64 numbered
      = records_add (f, &nz_entity_organisation, "name", "Haus 99084 am 084weg", "kind", "association", NULL);
  assert_reason (f, &nz_entity_organisation, numbered, "084", "Haus 99084 am <b>084weg</b>", NULL);
  gint64 long_number
      = records_add (f, &nz_entity_organisation, "name", "Haus 7699084", "kind", "association", NULL);
  assert_reason (f, &nz_entity_organisation, long_number, "99084", "Haus <b>7699084</b>", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, function)                                                                                 \
  g_test_add ("/search/near/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  TEST ("mistakes", test_mistakes);
  TEST ("sounds", test_sounds);
  TEST ("named-first", test_named_first);
  TEST ("cancelled", test_cancelled);
  TEST ("reasons", test_reasons);
#undef TEST
  return g_test_run ();
}
