/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <locale.h>

#include "exchange/nz-export.h"
#include "exchange/nz-import-json.h"
#include "exchange/nz-import-plan.h"
#include "hard-records.h"
#include "records.h"
#include "store/nz-store-private.h"

/* What is exported as JSON, XLSX and cards, beside CSV (test-export.c). */

typedef struct
{
  char *path;
  NzStore *store;
} Copy;

static Copy
copy_new (Fixture *f)
{
  Copy copy = { g_build_filename (f->folder, "copy.netzwerk", NULL), NULL };
  g_autoptr (GError) error = NULL;

  copy.store = nz_store_create (copy.path, &error);
  g_assert_no_error (error);
  return copy;
}

static void
copy_clear (Copy *copy)
{
  nz_store_close (copy->store);
  g_object_unref (copy->store);
  g_unlink (copy->path);
  g_free (copy->path);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copy, copy_clear)

static char *
export_to (Fixture *f, NzStore *store, const char *name, NzExportOptions options)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (nz_export_parse_ending (path, &options.format));
  nz_export_file (store, path, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static gboolean
import_json (Fixture *f, NzStore *store, const char *name, NzImportResult **result, GError **error)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);

  return nz_import_json (store, path, NULL, result, error);
}

static void
unlink_in (Fixture *f, const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_unlink (path);
}

/* Beside the test's own file nothing lies there, not even hidden. */
static void
assert_nothing_written (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  g_autofree char *own = g_path_get_basename (f->path);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (!g_str_has_prefix (name, own))
      g_error ("%s was left behind", name);
}

/* --- JSON
 * --------------------------------------------------------------------------------------------------- */

static void
there_and_back (Fixture *f)
{
  g_auto (Copy) copy = copy_new (f);
  g_autofree char *first = export_to (f, f->store, "one.json", (NzExportOptions){ 0 });
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (NzImportResult) again = NULL;

  import_json (f, copy.store, "one.json", &result, &error);
  if (result->faults->len > 0)
    g_error ("%s", (char *)result->faults->pdata[0]);
  g_assert_no_error (error);
  hard_assert_same (f->store, copy.store);
  second = export_to (f, copy.store, "two.json", (NzExportOptions){ 0 });
  g_assert_cmpstr (first, ==, second);
  fixture_assert_index (copy.store);
  g_assert_true (import_json (f, copy.store, "one.json", &again, &error));
  g_assert_cmpuint (again->n_new + again->n_changed, ==, 0);
  unlink_in (f, "one.json");
  unlink_in (f, "two.json");
}

static void
test_json_hard (Fixture *f, gconstpointer data)
{
  for (guint32 seed = 1; seed <= 3; seed++)
    {
      hard_fill (f, seed);
      there_and_back (f);
    }
}

/* Of the vocabulary with which a new file begins only what the old one has is left; images come along, also
 * those that no record names any more. */
static void
test_json_whole (Fixture *f, gconstpointer data)
{
  static const char bytes[] = "\x89PNG\r\n\x1a\n\0picture";
  g_autoptr (GBytes) image = g_bytes_new_static (bytes, sizeof bytes);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = nz_store_add_image (f->store, image, "image/png", &error);
  const NzQuery terms = { .entity = &nz_entity_term };
  g_autoptr (GArray) ids = nz_query_ids (f->store, &terms, &error);
  g_autoptr (NzRecord) network = nz_store_get_network (f->store, &error);

  g_assert_true (nz_store_delete (f->store, &nz_entity_term, g_array_index (ids, gint64, 3), &error));
  nz_record_set_text (network, "logo", hash);
  nz_record_set_text (network, "name", "Netzwerk \"Ä\"\\");
  g_assert_true (nz_store_save (f->store, network, &error));
  there_and_back (f);

  g_auto (Copy) copy = copy_new (f);
  g_autofree char *text = export_to (f, f->store, "one.json", (NzExportOptions){ 0 });
  g_assert_true (import_json (f, copy.store, "one.json", NULL, &error));
  g_autoptr (GBytes) kept = nz_store_get_image (copy.store, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (image, kept));
  unlink_in (f, "one.json");
  /* and undo takes it all back */
  g_assert_true (nz_store_undo (copy.store, &error));
  g_assert_cmpint (nz_query_count (copy.store, &terms, &error), ==, ids->len);
}

/* In a file that somebody works with nothing goes. */
static void
test_json_merge (Fixture *f, gconstpointer data)
{
  gint64 one
      = records_add (f, &nz_entity_organisation, "name", "Eins", "kind", "office", "notes", "alt", NULL);
  g_auto (Copy) copy = copy_new (f);
  g_autofree char *text = export_to (f, f->store, "one.json", (NzExportOptions){ 0 });
  g_autoptr (GError) error = NULL;
  g_autoptr (NzImportResult) result = NULL;

  records_add (f, &nz_entity_organisation, "name", "Zwei", "kind", "office", NULL);
  records_set (f, &nz_entity_organisation, one, "notes", "neu", NULL);
  g_assert_true (import_json (f, f->store, "one.json", &result, &error));
  g_assert_cmpuint (result->n_changed, ==, 1);
  g_assert_cmpuint (result->n_new, ==, 0);
  const NzQuery all = { .entity = &nz_entity_organisation };
  g_assert_cmpint (nz_query_count (f->store, &all, NULL), ==, 2);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_organisation, one, NULL);
  g_assert_cmpstr (nz_record_get_text (record, "notes"), ==, "alt");
  unlink_in (f, "one.json");
}

/* A section alone, into another file: what its records refer to and is not there is left out and named. */
static void
test_json_part (Fixture *f, gconstpointer data)
{
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG", "kind", "permanent", NULL);
  gint64 one = records_add (f, &nz_entity_entry, "kind", "note", "day", "2026-11-23", "text", "Notiz",
                            "@working_group", group, NULL);
  g_auto (Copy) copy = copy_new (f);
  g_autofree char *text
      = export_to (f, f->store, "part.json", (NzExportOptions){ .entity = &nz_entity_entry });
  g_autoptr (GError) error = NULL;
  g_autoptr (NzImportResult) result = NULL;

  g_assert_nonnull (strstr (text, "\"complete\":false"));
  g_assert_true (import_json (f, copy.store, "part.json", &result, &error));
  g_assert_cmpuint (result->n_new, ==, 1);
  g_assert_cmpuint (result->n_notes, ==, 1);
  g_autoptr (NzRecord) record = nz_store_get (copy.store, &nz_entity_entry, one, NULL);
  g_assert_cmpstr (nz_record_get_text (record, "text"), ==, "Notiz");
  g_assert_false (nz_record_has (record, "working_group"));
  unlink_in (f, "part.json");
}

/* Refused with the place, and nothing has changed. */
static void
test_json_broken (Fixture *f, gconstpointer data)
{
#define HEAD "{\"format\":\"netzwerk\",\"version\":1,\"complete\":false,\n\"records\":{\n"
#define ORGANISATION(id, rest)                                                                               \
  "\"organisation\":[\n{\"id\":\"" id "\",\"name\":\"A\",\"kind\":\"office\"" rest "}]}}"
  static const struct
  {
    const char *text;
    const char *place; /* in the message or in the first fault */
  } cases[] = {
    { "", "broken.json:1:1: " },
    { "[]", "not of Netzwerk" },
    { "{\"a\":1}", "not of Netzwerk" },
    { "{\"format\":\"other\",\"version\":1,\"records\":{}}", "not of Netzwerk" },
    { "{\"format\":\"netzwerk\",\"version\":2,\"records\":{}}", "newer" },
    { HEAD "\"organisation\":[\n{\"id\":\"0000000000042\",\"name\":\"A", "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"x\":1"), "broken.json:4: " },
    { HEAD ORGANISATION ("0000000000042", ",\"since\":\"2026-02-30\""), "broken.json:4: since: " },
    { HEAD ORGANISATION ("0000000000042", ",\"public_name\":\"ja\""), "broken.json:4: public_name: " },
    { HEAD ORGANISATION ("0000000000042", ",\"topics\":[1]"), "broken.json:4: topics: " },
    { HEAD ORGANISATION ("0000000000042", ",\"telephone\":\"1\""), "broken.json:4: telephone: " },
    { HEAD ORGANISATION ("!", ""), "broken.json:4: " },
    { HEAD ORGANISATION ("0000000000000", ""), "broken.json:4: " },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":\"\\u0000\""), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":\"\\ud800\""), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":\"\\udc00\""), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":\"\\x\""), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":\"\xff\""), "broken.json:4: " },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":nothing"), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", ",\"notes\":"), "broken.json:4:" },
    { HEAD ORGANISATION ("0000000000042", "") "x", "broken.json:4:" },
    { HEAD "\"organisation\":[\n{\"id\":\"0000000000042\"}]}}", "broken.json:4: " },
    { HEAD "\"organisation\":[\n5]}}", "broken.json:4: " },
    { HEAD "\"organisation\":[\n{},]}}", "broken.json:4:" },
    { HEAD "\"organisation\":{}}}", "broken.json:3:" },
    { HEAD "\"things\":[]}}", "broken.json:3: " },
    { HEAD
      "\"membership\":[\n{\"id\":\"0000000000042\",\"role\":\"member\",\"working_group\":\"0000000000043\","
      "\"organisation\":\"0000000000044\"}]}}",
      "broken.json:4: working_group: " },
    { "{\"format\":\"netzwerk\",\"version\":1,\"records\":{},\"images\":[{\"hash\":\"x\",\"mime\":\"image/"
      "png\",\"data\":\"AAAA\"}]}",
      "broken.json:1: " },
  };
  g_autofree char *path = g_build_filename (f->folder, "broken.json", NULL);
  g_autoptr (GHashTable) before = fixture_dump (f->store);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzImportResult) result = NULL;
      g_autoptr (GHashTable) after = NULL;
      const char *said;

      fixture_write_file (path, cases[i].text, -1);
      g_assert_false (nz_import_json (f->store, path, NULL, &result, &error));
      g_assert_nonnull (error);
      said = result->faults->len > 0 ? result->faults->pdata[0] : error->message;
      if (strstr (said, cases[i].place) == NULL)
        g_error ("%s: “%s”", cases[i].text, said);
      after = fixture_dump (f->store);
      fixture_assert_same (before, after);
      g_assert_false (nz_store_in_action (f->store));
    }
  g_unlink (path);
}

/* Brackets without end do not end the program. */
static void
test_json_deep (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "deep.json", NULL);
  g_autoptr (GString) text = g_string_new ("{\"records\":");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  fixture_write_file (path, text->str, (gssize)text->len);
  g_assert_false (nz_import_json (f->store, path, NULL, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_unlink (path);
}

/* --- XLSX
 * --------------------------------------------------------------------------------------------------- */

static void
workbook_there_and_back (Fixture *f, NzLanguage language)
{
  g_auto (Copy) copy = copy_new (f);
  g_autofree char *path = g_build_filename (f->folder, "all.xlsx", NULL);
  const NzExportOptions options = { .format = NZ_EXPORT_XLSX, .language = language };
  g_autoptr (GError) error = NULL;
  g_autoptr (NzImportResult) result = NULL;

  nz_export_file (f->store, path, &options, NULL, &error);
  g_assert_no_error (error);
  if (!nz_import_file (copy.store, path, NULL, NULL, &result, &error))
    g_error ("%s: %s", error->message, result->faults->len > 0 ? (char *)result->faults->pdata[0] : "");
  hard_assert_same (f->store, copy.store);
  g_unlink (path);
}

static void
test_xlsx_hard (Fixture *f, gconstpointer data)
{
  const char *locale = setlocale (LC_NUMERIC, NULL);
  g_autofree char *before = g_strdup (locale);

  hard_fill (f, 1);
  workbook_there_and_back (f, NZ_LANGUAGE_DE);
  /* Numbers have a point whatever the locale says. */
  setlocale (LC_NUMERIC, "de_DE.UTF-8");
  workbook_there_and_back (f, NZ_LANGUAGE_EN);
  setlocale (LC_NUMERIC, before);
}

/* What a cell cannot hold is no silent loss. */
static void
test_xlsx_long (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "long.xlsx", NULL);
  g_autofree char *longest = g_strnfill (32767, 'x');
  g_autofree char *longer = g_strnfill (32768, 'x');
  NzExportOptions options = { .format = NZ_EXPORT_XLSX, .entity = &nz_entity_organisation };
  g_autoptr (GError) error = NULL;
  gint64 id = records_add (f, &nz_entity_organisation, "name", "A", "kind", "office", "notes", longest, NULL);

  g_assert_true (nz_export_file (f->store, path, &options, NULL, &error));
  g_unlink (path);
  records_set (f, &nz_entity_organisation, id, "notes", longer, NULL);
  g_assert_false (nz_export_file (f->store, path, &options, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  assert_nothing_written (f);
}

/* --- what goes out
 * ------------------------------------------------------------------------------------------ */

static void
add_some (Fixture *f)
{
  gint64 club = records_add (f, &nz_entity_organisation, "name", "Verein", "kind", "association", "telephone",
                             "0361 1|0171 2 (privat)|0361 3 (Büro)", NULL);
  gint64 human = records_add (f, &nz_entity_organisation, "name", "Erika Einzel", "kind", "individual", NULL);
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Mustermann", "given_name", "Mara",
                               "salutation", "female", NULL);
  gint64 group = records_add (f, &nz_entity_working_group, "name", "AG", "kind", "permanent", NULL);

  records_add (f, &nz_entity_position, "@person", person, "@organisation", club, "function", "Leitung", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", club, "@person", person,
               "role", "member", NULL);
  records_add (f, &nz_entity_membership, "@working_group", group, "@organisation", human, "role", "member",
               NULL);
  records_add (f, &nz_entity_tie, "@organisation", club, "@partner", human, "intensity", "3", NULL);
  gint64 call = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-11-23", "text", "Mara rief an",
                             "@organisation", human, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", call, "@person", person, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", call, "@organisation", human, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", call, "@organisation", club, NULL);
}

/* Nothing of people is in any file, in whatever format. */
static void
test_without_personal (Fixture *f, gconstpointer data)
{
  static const char *const secrets[] = { "Mustermann", "Mara", "Einzel", "0171", "Leitung" };

  add_some (f);
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint format = 0; format < NZ_EXPORT_N_FORMATS; format++)
      {
        const NzEntity *entity = nz_entity_nth (i);
        g_autofree char *refusal = nz_export_refusal (entity, (NzExportFormat)format, TRUE);
        g_autofree char *name = g_strdup_printf ("out.%s", nz_export_ending ((NzExportFormat)format));

        if (refusal != NULL || format == NZ_EXPORT_XLSX)
          continue;
        g_autofree char *text
            = export_to (f, f->store, name, (NzExportOptions){ .entity = entity, .without_personal = TRUE });
        for (guint n = 0; n < G_N_ELEMENTS (secrets); n++)
          if (strstr (text, secrets[n]) != NULL)
            g_error ("%s: %s has “%s”", entity->name, name, secrets[n]);
        if (entity == &nz_entity_organisation)
          g_assert_nonnull (strstr (text, "0361 3"));
        unlink_in (f, name);
      }
  g_autofree char *people = nz_export_refusal (&nz_entity_person, NZ_EXPORT_CSV, TRUE);
  g_autofree char *positions = nz_export_refusal (&nz_entity_position, NZ_EXPORT_CSV, TRUE);
  g_autofree char *whole = nz_export_refusal (NULL, NZ_EXPORT_JSON, TRUE);
  g_autofree char *cards = nz_export_refusal (&nz_entity_tie, NZ_EXPORT_VCARD, FALSE);
  g_autofree char *club = nz_export_refusal (&nz_entity_organisation, NZ_EXPORT_VCARD, TRUE);
  g_assert_true (people != NULL && positions != NULL && whole != NULL && cards != NULL && club == NULL);
}

static void
test_selection (Fixture *f, gconstpointer data)
{
  const gint64 ids[] = {
    records_add (f, &nz_entity_organisation, "name", "B", "kind", "office", "town", "Erfurt", NULL),
    records_add (f, &nz_entity_organisation, "name", "A", "kind", "office", "town", "Gera", NULL),
    records_add (f, &nz_entity_organisation, "name", "C", "kind", "office", "town", "Erfurt", NULL),
  };
  static const char *const columns[] = { "town", "name", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRule) rule = nz_rule_parse (&nz_entity_organisation, "town is Erfurt", &error);
  NzExportOptions options = {
    .entity = &nz_entity_organisation, .columns = columns, .language = NZ_LANGUAGE_EN, .ids = ids, .n_ids = 2
  };
  g_autofree char *selected = export_to (f, f->store, "some.csv", options);
  g_autoptr (GString) expected = g_string_new ("id,Town,Name\r\n");
  char id[NZ_ID_TEXT_SIZE];

  g_string_append_printf (expected, "%s,Erfurt,B\r\n", nz_id_to_text (ids[0], id));
  g_string_append_printf (expected, "%s,Gera,A\r\n", nz_id_to_text (ids[1], id));
  g_assert_cmpstr (selected, ==, expected->str);
  options.rule = rule;
  g_autofree char *both = export_to (f, f->store, "some.csv", options);
  g_assert_null (strstr (both, "Gera"));
  g_assert_nonnull (strstr (both, "Erfurt,B"));
  g_assert_null (strstr (both, "Erfurt,C"));
  unlink_in (f, "some.csv");
}

/* As a list stands: its columns and no ids, under its letters. */
static void
test_listed (Fixture *f, gconstpointer data)
{
  const gint64 ids[] = {
    records_add (f, &nz_entity_person, "family_name", "Zöller", "given_name", "Anna", "title", "Dr.", NULL),
    records_add (f, &nz_entity_person, "family_name", "Özdemir", "given_name", "Can", NULL),
  };
  static const char *const columns[] = { "given_name", "family_name", NULL };
  NzExportOptions options = { .entity = &nz_entity_person,
                              .columns = columns,
                              .as_listed = TRUE,
                              .language = NZ_LANGUAGE_EN,
                              .ids = ids,
                              .n_ids = 2 };
  g_autofree char *plain = export_to (f, f->store, "some.csv", options);

  g_assert_cmpstr (plain, ==, "Given name,Family name\r\nAnna,Zöller\r\nCan,Özdemir\r\n");
  options.by_letter = TRUE;
  g_autofree char *letters = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (letters, ==, "First letter,Given name,Family name\r\nZ,Anna,Zöller\r\nO,Can,Özdemir\r\n");
  options.n_ids = 0;
  g_autofree char *none = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (none, ==, "First letter,Given name,Family name\r\n");
  unlink_in (f, "some.csv");
}

/* Of the journal: whom the list shows is in the file too, but nobody who is personal where that was asked
 * for; a list by day has no letters, whatever headings another one had. */
static void
test_listed_journal (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Arbeit"), z = records_organisation (f, "Zentrum");
  gint64 me = records_add (f, &nz_entity_organisation, "name", "Einzeln", "kind", "individual", NULL);
  gint64 entry
      = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-05-01", "@organisation", z, NULL);
  gint64 other
      = records_add (f, &nz_entity_entry, "kind", "visit", "day", "2026-05-02", "@organisation", me, NULL);
  static const char *const columns[] = { "day", "organisation", NULL };
  const gint64 ids[] = { entry, other };
  NzExportOptions options = { .entity = &nz_entity_entry,
                              .columns = columns,
                              .as_listed = TRUE,
                              .by_letter = TRUE,
                              .language = NZ_LANGUAGE_EN,
                              .ids = ids,
                              .n_ids = 2 };
  records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", a, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", me, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", other, "@organisation", a, NULL);

  g_autofree char *all = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (
      all, ==,
      "Day,Organisation\r\n2026-05-01,\"Zentrum, Arbeit, Einzeln\"\r\n2026-05-02,\"Einzeln, Arbeit\"\r\n");
  options.without_personal = TRUE;
  g_autofree char *some = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (some, ==, "Day,Organisation\r\n2026-05-01,\"Zentrum, Arbeit\"\r\n2026-05-02,Arbeit\r\n");
  /* what is brought back again names all, too, in a way that can be read back */
  options.without_personal = options.as_listed = FALSE;
  g_autofree char *again = export_to (f, f->store, "some.csv", options);
  g_assert_nonnull (strstr (again, ",Zentrum|Arbeit|Einzeln\r\n"));
  g_assert_nonnull (strstr (again, ",Einzeln|Arbeit\r\n"));
  unlink_in (f, "some.csv");
}

static gint64
count_links (NzStore *store)
{
  return nz_query_count (store, &(NzQuery){ .entity = &nz_entity_entry_link }, NULL);
}

/* The journal with all whom its entries name comes back from one table, and once more changes nothing; with
 * the table of the further ones beside it, too. */
static void
test_journal_again (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Arbeit"), z = records_organisation (f, "Zentrum|Nord");
  gint64 me = records_organisation (f, "Einzeln");
  gint64 entry
      = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-05-01", "@organisation", z, NULL);
  NzExportOptions options = { .entity = &nz_entity_entry, .language = NZ_LANGUAGE_EN };
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (NzImportResult) second = NULL;
  g_autoptr (GError) error = NULL;

  records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", a, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", me, NULL);
  g_autofree char *table = export_to (f, f->store, "entry.csv", options);
  g_autofree char *path = g_build_filename (f->folder, "entry.csv", NULL);
  options.entity = &nz_entity_entry_link;
  g_autofree char *links = export_to (f, f->store, "entry_link.csv", options);
  g_autofree char *links_path = g_build_filename (f->folder, "entry_link.csv", NULL);
  g_assert_true (nz_import_file (f->store, path, NULL, NULL, &result, &error));
  g_assert_cmpuint (result->n_new + result->n_changed, ==, 0);
  nz_store_begin (f->store, "Delete", NULL);
  g_assert_true (nz_store_delete (f->store, &nz_entity_entry, entry, &error));
  nz_store_commit (f->store, NULL);
  g_assert_cmpint (count_links (f->store), ==, 0);
  const NzImportSource sources[] = { { .path = path }, { .path = links_path } };
  g_assert_true (nz_import_files (f->store, sources, 2, NULL, NULL, &error));
  g_assert_cmpint (count_links (f->store), ==, 2);
  nz_store_begin (f->store, "Delete", NULL);
  g_assert_true (nz_store_delete (f->store, &nz_entity_entry, entry, &error));
  nz_store_commit (f->store, NULL);
  g_assert_true (nz_import_file (f->store, path, NULL, NULL, &second, &error));
  g_assert_cmpuint (second->n_new, ==, 3);
  options.entity = &nz_entity_entry;
  g_autofree char *again = export_to (f, f->store, "entry.csv", options);
  g_assert_cmpstr (again, ==, table);
  unlink_in (f, "entry.csv");
  unlink_in (f, "entry_link.csv");
}

/* That a name goes can be refused; then nothing of the table is new. */
static void
assert_refusable (Fixture *f, const char *path)
{
  g_autoptr (NzImportPlan) plan = nz_import_plan_new (f->store);
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;

  nz_import_plan_add_file (plan, path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (nz_import_plan_examine (plan, &error));
  for (guint i = 0; i < nz_import_plan_get_lines (plan)->len; i++)
    {
      g_clear_pointer (&differences, g_ptr_array_unref);
      differences = nz_import_plan_list_differences (plan, i);
      if (differences->len > 0)
        nz_import_plan_refuse (plan, i, differences->pdata[0], TRUE);
    }
  g_assert_true (nz_import_plan_examine (plan, &error));
  g_assert_cmpuint (nz_import_plan_get_result (plan)->n_changed, ==, 0);
}

/* A table with ids that has several names in a cell says all whom an entry names: those that are missing go;
 * an entry may name only further ones. */
static void
test_journal_fewer (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Arbeit|Ost"), z = records_organisation (f, "Zentrum");
  gint64 entry
      = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-05-01", "@organisation", z, NULL);
  gint64 bare = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-05-02", NULL);
  NzExportOptions options = { .entity = &nz_entity_entry, .language = NZ_LANGUAGE_EN };
  g_autofree char *path = g_build_filename (f->folder, "entry.csv", NULL);
  g_autoptr (NzImportResult) same = NULL;
  g_autoptr (NzImportResult) fewer = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (GError) error = NULL;

  records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", a, NULL);
  records_add (f, &nz_entity_entry_link, "@entry", bare, "@organisation", z, NULL);
  g_autofree char *table = export_to (f, f->store, "entry.csv", options);
  g_assert_nonnull (strstr (table, ",Zentrum|Arbeit\\|Ost"));
  g_assert_nonnull (strstr (table, ",|Zentrum"));
  g_assert_true (nz_import_file (f->store, path, NULL, NULL, &same, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (same->n_new + same->n_changed, ==, 0);
  mended = g_string_new (table);
  g_string_replace (mended, "Zentrum|Arbeit\\|Ost", "Zentrum", 0);
  g_assert_true (g_file_set_contents (path, mended->str, -1, NULL));
  assert_refusable (f, path);
  g_assert_true (nz_import_file (f->store, path, NULL, NULL, &fewer, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (fewer->n_changed, ==, 1);
  g_autofree char *words = nz_import_result_dup_words (fewer);
  g_assert_cmpstr (words, ==, "1 further name goes");
  g_assert_cmpint (count_links (f->store), ==, 1);
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_entry, bare, &error);
  g_assert_no_error (error);
  g_assert_false (nz_record_has (record, "organisation"));
  /* somebody else's table does not quote: what is no list of names is one */
  g_assert_true (g_file_set_contents (
      path, "Kind;Day;Organisation\nCall;2026-05-03;Arbeit|Ost\nCall;2026-05-04;Zentrum|Arbeit\\|Ost\n", -1,
      NULL));
  g_assert_true (nz_import_file (f->store, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_links (f->store), ==, 2);
  unlink_in (f, "entry.csv");
}

/* As JSON, with the ids of the further ones. */
static void
test_journal_json (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Arbeit"), z = records_organisation (f, "Zentrum");
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Ahmadi", NULL);
  gint64 entry
      = records_add (f, &nz_entity_entry, "kind", "call", "day", "2026-05-01", "@organisation", z, NULL);
  g_autofree char *other_path = g_build_filename (f->folder, "other.netzwerk", NULL);
  g_autoptr (GError) error = NULL;
  gint64 link = records_add (f, &nz_entity_entry_link, "@entry", entry, "@organisation", a, NULL);

  records_add (f, &nz_entity_entry_link, "@entry", entry, "@person", person, NULL);
  g_autofree char *whole = export_to (f, f->store, "all.json", (NzExportOptions){ 0 });
  g_autoptr (NzStore) other = nz_store_create (other_path, &error);
  g_assert_no_error (error);
  g_assert_true (import_json (f, other, "all.json", NULL, &error));
  g_assert_cmpint (count_links (other), ==, 2);
  g_autoptr (NzRecord) record = nz_store_get (other, &nz_entity_entry_link, link, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nz_record_get_int (record, "organisation"), ==, a);
  g_autofree char *again = export_to (f, other, "all.json", (NzExportOptions){ 0 });
  g_assert_cmpstr (again, ==, whole);
  g_clear_object (&record);
  g_clear_object (&other);
  unlink_in (f, "all.json");
  unlink_in (f, "other.netzwerk");
}

/* Derived columns speak the language of the file and are of its day; where they cannot be read there is no
 * file. */
static void
test_listed_derived (Fixture *f, gconstpointer data)
{
  gint64 z = records_organisation (f, "Zentrum");
  gint64 person = records_add (f, &nz_entity_person, "family_name", "Ahmadi", NULL);
  static const char *const columns[] = { "family_name", "organisation", NULL };
  g_autofree char *path = g_build_filename (f->folder, "some.csv", NULL);
  g_autoptr (GError) error = NULL;
  NzExportOptions options = { .entity = &nz_entity_person,
                              .columns = columns,
                              .as_listed = TRUE,
                              .language = NZ_LANGUAGE_EN,
                              .day = nz_date (2012, 1, 1) };
  records_add (f, &nz_entity_position, "@person", person, "@organisation", z, "since", "2010", "until",
               "2014", NULL);

  g_autofree char *then = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (then, ==, "Family name,Organisation\r\nAhmadi,Zentrum\r\n");
  options.day = nz_date (2020, 1, 1);
  g_autofree char *later = export_to (f, f->store, "some.csv", options);
  g_assert_cmpstr (later, ==, "Family name,Organisation\r\nAhmadi,\r\n");
  g_unlink (path);

  g_assert_cmpint (sqlite3_exec (f->store->db, "ALTER TABLE position RENAME TO gone", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  for (guint format = NZ_EXPORT_CSV; format <= NZ_EXPORT_XLSX; format++)
    {
      options.format = (NzExportFormat)format;
      g_assert_false (nz_export_file (f->store, path, &options, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  sqlite3_exec (f->store->db, "ALTER TABLE gone RENAME TO position", NULL, NULL, NULL);
}

/* Where every column is personal nothing is written, rather than a file of empty lines. */
static void
test_listed_personal (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { "person", NULL };
  g_autofree char *path = g_build_filename (f->folder, "some.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  const NzExportOptions options = { .format = NZ_EXPORT_XLSX,
                                    .entity = &nz_entity_entry,
                                    .columns = columns,
                                    .as_listed = TRUE,
                                    .without_personal = TRUE };

  g_assert_false (nz_export_file (f->store, path, &options, NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  assert_nothing_written (f);
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  add_some (f);
  g_cancellable_cancel (cancellable);
  for (guint format = 0; format < NZ_EXPORT_N_FORMATS; format++)
    {
      g_autofree char *path = g_build_filename (f->folder, nz_export_ending ((NzExportFormat)format), NULL);
      NzExportOptions options = { .format = (NzExportFormat)format,
                                  .entity = &nz_entity_organisation,
                                  .cancellable = cancellable };
      g_autoptr (GError) error = NULL;

      g_assert_false (nz_export_file (f->store, path, &options, NULL, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_CANCELLED);
    }
  assert_nothing_written (f);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/formats/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("json/hard", test_json_hard);
  ADD ("json/whole", test_json_whole);
  ADD ("json/merge", test_json_merge);
  ADD ("json/part", test_json_part);
  ADD ("json/broken", test_json_broken);
  ADD ("json/deep", test_json_deep);
  ADD ("xlsx/hard", test_xlsx_hard);
  ADD ("xlsx/long", test_xlsx_long);
  ADD ("without-personal", test_without_personal);
  ADD ("selection", test_selection);
  ADD ("listed", test_listed);
  ADD ("listed-journal", test_listed_journal);
  ADD ("journal-again", test_journal_again);
  ADD ("journal-fewer", test_journal_fewer);
  ADD ("journal-json", test_journal_json);
  ADD ("listed-derived", test_listed_derived);
  ADD ("listed-personal", test_listed_personal);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
