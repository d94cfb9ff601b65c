/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "base/nz-error.h"
#include "domain/nz-rules.h"
#include "domain/nz-year-plan.h"
#include "exchange/nz-example-private.h"
#include "exchange/nz-example.h"
#include "nz-data-resource.h"

/* The Erfurt example, made through the program itself. */

#define DAY nz_date (2026, 11, 23)

/* --- days ----------------------------------------------------------------------------------------------- */

static NzCalendar *
empty_calendar (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  return nz_calendar_new_for_records (none);
}

static void
test_days (void)
{
  static const struct
  {
    const char *text, *iso;
  } cases[] = {
    { "heute", "2026-11-23" },
    { "heute-120", "2026-07-26" },
    { "heute+20", "2026-12-13" },
    { "heute-14m", "2025-09-23" },
    { "heute+13m", "2027-12-23" },
    { "heute+3/Mi", "2026-12-02" },
    { "heute+2/Mi", "2026-11-25" },
    { "heute-9/Mo", "2026-11-09" },
    /* 3 October 2026 is a Saturday and a public holiday: away from today, a week earlier */
    { "heute-48/Sa", "2026-09-26" },
    /* Christmas Day */
    { "heute+27/Fr", "2027-01-08" },
  };
  g_autoptr (NzCalendar) calendar = empty_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char buffer[NZ_DATE_TEXT_SIZE];
      NzDate day;

      g_assert_true (nz_example_day (cases[i].text, DAY, calendar, &day));
      g_assert_cmpstr (nz_date_to_iso (day, buffer), ==, cases[i].iso);
    }
}

static void
test_no_days (void)
{
  static const char *const cases[] = {
    "",        "2026-11-23", "heut",       "heute ",   "heute-",
    "heute+m", "heute-3y",   "heute-3/Xx", "heute+-3", "heute-99999999999",
  };
  g_autoptr (NzCalendar) calendar = empty_calendar ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NzDate day;
      g_assert_false (nz_example_day (cases[i], DAY, calendar, &day));
    }
}

static void
test_expand (void)
{
  g_autoptr (NzCalendar) calendar = empty_calendar ();
  const char *text = "Name;Seit;Bis\nA;heute-1m;\nB;2021;heute+50\n";
  g_autofree char *one = nz_example_expand ("tie", text, DAY, calendar);
  g_autofree char *same = nz_example_expand ("tie", text, DAY, calendar);
  g_autofree char *other = nz_example_expand ("position", text, DAY, calendar);
  g_autofree char *early = nz_example_expand ("tie", text, nz_date (2003, 5, 1), calendar);
  g_auto (GStrv) lines = g_strsplit (one, "\n", -1);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (lines[0], ==, "id;Name;Seit;Bis");
  g_assert_true (g_str_has_suffix (lines[1], ";A;2026-10-23;"));
  g_assert_true (g_str_has_suffix (lines[2], ";B;2021;2027-01-12"));
  /* 2021 has not come yet: since when is unknown rather than wrong */
  g_assert_nonnull (strstr (early, ";B;;2003-06-20\n"));
  g_assert_cmpint (nz_example_id ("tie", "x"), >, 0);
}

/* --- the shipped tables ----------------------------------------------------------------------------------
 */

static void
check_matches (const char *text, const char *found, const char *allowed)
{
  g_autoptr (GRegex) regex = g_regex_new (found, 0, 0, NULL);
  g_autoptr (GRegex) rule = g_regex_new (allowed, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  for (g_regex_match (regex, text, 0, &info); g_match_info_matches (info); g_match_info_next (info, NULL))
    {
      g_autofree char *match = g_match_info_fetch (info, 0);
      if (!g_regex_match (rule, match, 0, NULL))
        g_error ("“%s” must not stand in the example", match);
    }
}

/* Numbers only from the block that is reserved for fiction, addresses only at example.org; nothing that needs
 * quoting. */
static void
test_tables (void)
{
  static const char *const names[]
      = { "organisation", "person", "network", "meeting", "agenda", "sponsorship" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strdup_printf ("/org/zim/Netzwerk/example/%s.csv", names[i]);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (nz_data_get_resource (), path, 0, NULL);

      g_assert_nonnull (bytes);
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strchr (text, '"'));
      g_assert_null (strchr (text, '\r'));
      check_matches (text, "\\+?\\d{3,5} \\d{4,}[-\\d]*", "^030 23125-\\d{3}$");
      check_matches (text, "[^;|\\s]*@[^;|\\s]*", "[@.]example\\.org$");
      check_matches (text, "(https?://|www\\.)[^;|\\s]*", "^https://([a-z0-9-]+\\.)?example\\.org$");
    }
}

/* --- the file ---------------------------------------------------------------------------------------------
 */

typedef struct
{
  char *folder, *path;
  NzStore *store;
} File;

static void
file_open (File *file, NzDate day)
{
  g_autoptr (GError) error = NULL;

  file->folder = g_dir_make_tmp ("nz-example-XXXXXX", NULL);
  file->path = g_build_filename (file->folder, "erfurt.netzwerk", NULL);
  file->store = nz_store_create (file->path, &error);
  g_assert_no_error (error);
  nz_example_fill (file->store, day, &error);
  g_assert_no_error (error);
}

static void
file_close (File *file)
{
  const char *name;
  g_autoptr (GDir) folder = g_dir_open (file->folder, 0, NULL);

  nz_store_close (file->store);
  g_clear_object (&file->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (file->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (file->folder);
  g_free (file->path);
  g_free (file->folder);
}

static gint64
ask (NzStore *store, const char *sql, NzDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, &error);

  g_assert_no_error (error);
  nz_rows_bind_date (rows, 1, day);
  g_assert_true (nz_rows_next (rows, &error));
  return nz_rows_int (rows, 0);
}

#define ASK(sql) ask (file.store, sql " AND ?1 IS NOT NULL", day)

static gint64
count (NzStore *store, const NzEntity *entity, NzDate day)
{
  NzQuery query = { .entity = entity, .day = day };
  return nz_query_count (store, &query, NULL);
}

static void
check_counts (NzStore *store, NzDate day)
{
  g_assert_cmpint (count (store, &nz_entity_organisation, day), >=, 64);
  g_assert_cmpint (count (store, &nz_entity_person, day), >=, 40);
  g_assert_cmpint (count (store, &nz_entity_working_group, NZ_DATE_NONE), ==, 9);
  g_assert_cmpint (count (store, &nz_entity_working_group, day), ==, 7);
  g_assert_cmpint (count (store, &nz_entity_membership, NZ_DATE_NONE), >=, 120);
  g_assert_cmpint (count (store, &nz_entity_tie, day), >=, 150);
  g_assert_cmpint (count (store, &nz_entity_sponsorship, NZ_DATE_NONE), ==, 30);
}

static void
test_counts (void)
{
  File file;
  NzDate day = DAY;

  file_open (&file, day);
  check_counts (file.store, day);
  g_assert_cmpint (ASK ("SELECT count (DISTINCT kind) FROM organisation WHERE 1"), ==, 9);
  g_assert_cmpint (ASK ("SELECT count (*) FROM organisation WHERE length (since) = 10"), >=, 40);
  g_assert_cmpint (ASK ("SELECT count (*) FROM organisation WHERE until IS NOT NULL"), ==, 3);
  g_assert_cmpint (ASK ("SELECT count (DISTINCT intensity) FROM tie WHERE 1"), ==, 4);
  g_assert_cmpint (ASK ("SELECT count (*) FROM tie WHERE since LIKE '1999%'"), >, 0);
  g_assert_cmpint (ASK ("SELECT count (DISTINCT state) FROM sponsorship WHERE 1"), ==, 6);
  g_assert_cmpint (ASK ("SELECT count (*) FROM working_group WHERE kind = 'temporary'"), ==, 3);
  g_assert_cmpint (ASK ("SELECT count (*) FROM meeting WHERE kind = 'conference'"), ==, 18);
  g_assert_cmpint (ASK ("SELECT count (DISTINCT kind) FROM meeting WHERE 1"), ==, 5);
  g_assert_cmpint (ASK ("SELECT max (number) FROM meeting WHERE day LIKE '2026%'"), ==, 163);
  /* something of everything in the closed loop of the conferences */
  g_assert_cmpint (ASK ("SELECT count (DISTINCT state) FROM task WHERE 1"), ==, 3);
  g_assert_cmpint (ASK ("SELECT count (*) FROM task WHERE organisation IS NULL AND working_group IS NULL"), ==, 0);
  g_assert_cmpint (ASK ("SELECT count (DISTINCT result) FROM decision WHERE 1"), ==, 2);
  g_assert_cmpint (ASK ("SELECT count (*) FROM task_answer WHERE text IS NOT NULL"), >=, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM agenda_item WHERE postponed = 1"), ==, 1);
  g_assert_cmpint (ASK ("SELECT count (*) FROM invitation WHERE wishes IS NOT NULL"), >=, 3);
  g_assert_cmpint (ASK ("SELECT min (number) FROM meeting WHERE day LIKE '2025%'"), ==, 152);
  file_close (&file);
}

/* Every group is led by exactly one actor: today, or until it ended. */
static void
test_chairs (void)
{
  File file;

  file_open (&file, DAY);
  g_assert_cmpint (
      ask (file.store,
           "SELECT count (*) FROM working_group AS g WHERE 1 <> (SELECT count (*) FROM membership AS m "
           "WHERE m.working_group = g.id AND m.role = 'chair' AND (m.until IS NULL OR m.until >= "
           "min (ifnull (g.until, ?1), ?1)))",
           DAY),
      ==, 0);
  file_close (&file);
}

/* Nothing is wrong with it but what was put there to be seen. */
static void
test_clean (void)
{
  File file;

  file_open (&file, DAY);
  g_autoptr (GPtrArray) structure = nz_store_check (file.store, NULL);
  g_autoptr (GPtrArray) findings = nz_rules_check (file.store, NULL);
  g_assert_cmpuint (structure->len, ==, 0);
  g_assert_cmpuint (findings->len, <=, 3);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (((NzFinding *)findings->pdata[i])->level, ==, NZ_FINDING_NOTE);
  file_close (&file);
}

/* --- the conferences, on whatever day --------------------------------------------------------------------
 */

#define LAST "(SELECT id FROM meeting WHERE kind = 'conference' AND day < ?1 ORDER BY day DESC LIMIT 1)"
#define NEXT "(SELECT id FROM meeting WHERE kind = 'conference' AND day >= ?1 ORDER BY day LIMIT 1)"

static void
check_next (NzStore *store, NzDate day)
{
  /* one letter for each person, one for each organisation without */
  g_assert_cmpint (ask (store,
                        "SELECT count (DISTINCT coalesce (person, organisation)) FROM invitation "
                        "WHERE channel IN ('letter', 'both') AND meeting = " NEXT,
                        day),
                   >=, 55);
  g_assert_cmpint (ask (store, "SELECT sum (minutes) FROM agenda_item WHERE meeting = " NEXT, day), ==, 210);
  g_assert_cmpint (
      ask (store, "SELECT count (*) FROM invitation WHERE attendance IS NOT NULL AND meeting = " NEXT, day),
      ==, 0);
}

static void
check_held (NzStore *store, NzDate day)
{
  gint64 present
      = ask (store,
             "SELECT 100 * sum (attendance = 'present') / count (*) FROM invitation AS i JOIN meeting AS m "
             "ON m.id = i.meeting WHERE m.day < ?1",
             day);

  g_assert_cmpint (present, >=, 78);
  g_assert_cmpint (present, <=, 92);
  g_assert_cmpint (
      ask (store, "SELECT count (*) FROM invitation WHERE attendance IS NULL AND meeting = " LAST, day), ==,
      0);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM meeting WHERE day < ?1 AND state = 'planned'", day), ==,
                   0);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM meeting WHERE day >= ?1 AND state = 'held'", day), ==,
                   0);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM meeting WHERE minutes_sent_on > ?1", day), ==, 0);
  g_assert_cmpint (
      ask (store,
           "SELECT count (*) FROM invitation WHERE max (ifnull (sent_on, ''), ifnull (replied_on, '')) > ?1",
           day),
      ==, 0);
  g_assert_cmpint (ask (store, "SELECT count (*) FROM meeting WHERE kind = 'conference' AND day < ?1", day),
                   >=, 6);
}

static void
check_working_days (NzStore *store)
{
  g_autoptr (NzCalendar) calendar = nz_calendar_new (store, NULL);
  NzFilter filter = { .field = "kind", .text = "conference" };
  NzQuery query = { .entity = &nz_entity_meeting, .filters = &filter, .n_filters = 1 };
  g_autoptr (GPtrArray) meetings = nz_query_records (store, &query, NULL);

  for (guint i = 0; i < meetings->len; i++)
    g_assert_true (nz_calendar_is_working_day (calendar, nz_record_get_date (meetings->pdata[i], "day")));
}

static void
test_never_stale (void)
{
  static const NzDate days[] = { { 2024, 2, 29 }, { 2026, 1, 1 }, { 2027, 7, 15 }, { 2031, 12, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      File file;

      file_open (&file, days[i]);
      check_counts (file.store, days[i]);
      check_next (file.store, days[i]);
      check_held (file.store, days[i]);
      check_working_days (file.store);
      file_close (&file);
    }
}

/* --- the same again ----------------------------------------------------------------------------------------
 */

static char *
dump (NzStore *store)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint e = 0; e < nz_n_entities (); e++)
    {
      const NzEntity *entity = nz_entity_nth (e);
      NzQuery query = { .entity = entity };
      g_autoptr (GPtrArray) records = nz_query_records (store, &query, NULL);

      for (guint i = 0; i < records->len; i++)
        {
          g_string_append_printf (text, "%s %" G_GINT64_FORMAT, entity->name,
                                  nz_record_get_id (records->pdata[i]));
          for (guint f = 0; f < entity->n_fields; f++)
            {
              g_autofree char *plain = nz_record_dup_plain (records->pdata[i], &entity->fields[f]);
              g_string_append_printf (text, ";%s", plain);
            }
          g_string_append_c (text, '\n');
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_same_again (void)
{
  File one, two;

  file_open (&one, DAY);
  file_open (&two, DAY);
  g_autofree char *first = dump (one.store), *second = dump (two.store);
  g_assert_cmpstr (first, ==, second);
  file_close (&two);
  file_close (&one);
}

/* Marked as an example, with its logo; undo does not offer to empty it. */
static void
test_marked (void)
{
  File file;

  file_open (&file, DAY);
  g_autoptr (NzRecord) network = nz_store_get_network (file.store, NULL);
  g_autofree char *undo = nz_store_dup_undo_label (file.store);
  g_assert_true (nz_record_get_int (network, "example"));
  g_autoptr (GBytes) logo = nz_store_get_image (file.store, nz_record_get_text (network, "logo"), NULL);
  g_assert_nonnull (logo);
  g_assert_null (undo);
  file_close (&file);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("nz-example-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.netzwerk", NULL);
  g_autoptr (NzStore) store = nz_store_create (path, NULL);
  static const NzDate days[] = { { 1998, 1, 1 }, { 2000, 12, 31 }, { 2100, 1, 1 }, { 2026, 5, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_false (nz_example_fill (store, days[i], &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
      g_assert_cmpint (count (store, &nz_entity_organisation, NZ_DATE_NONE), ==, 0);
    }
  nz_store_close (store);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/example/days", test_days);
  g_test_add_func ("/example/no-days", test_no_days);
  g_test_add_func ("/example/expand", test_expand);
  g_test_add_func ("/example/tables", test_tables);
  g_test_add_func ("/example/counts", test_counts);
  g_test_add_func ("/example/chairs", test_chairs);
  g_test_add_func ("/example/clean", test_clean);
  g_test_add_func ("/example/never-stale", test_never_stale);
  g_test_add_func ("/example/same-again", test_same_again);
  g_test_add_func ("/example/marked", test_marked);
  g_test_add_func ("/example/refused", test_refused);
  return g_test_run ();
}
