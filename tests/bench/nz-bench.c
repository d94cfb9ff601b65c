/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

/* To be raised when the big file holds something else. */
#define BIG_VERSION 2

static int
compare_doubles (const void *a, const void *b)
{
  double one = *(const double *)a, two = *(const double *)b;

  return (one > two) - (one < two);
}

double
nz_bench_median_of (double *figures, guint n)
{
  g_assert (n > 0);
  qsort (figures, n, sizeof (double), compare_doubles);
  return figures[n / 2];
}

static double
time_of (NzBenchWork work, gpointer data)
{
  gint64 begin = g_get_monotonic_time ();

  work (data);
  return (double)(g_get_monotonic_time () - begin) / 1000;
}

double
nz_bench_median (guint times, NzBenchWork work, gpointer data)
{
  g_autofree double *taken = g_new (double, times);

  work (data);
  for (guint i = 0; i < times; i++)
    taken[i] = time_of (work, data);
  return nz_bench_median_of (taken, times);
}

void
nz_bench_turns (guint times,
                NzBenchWork ours,
                gpointer ours_data,
                NzBenchWork reference,
                gpointer reference_data,
                double *ours_ms,
                double *reference_ms)
{
  g_autofree double *our_times = g_new (double, times);
  g_autofree double *reference_times = g_new (double, times);

  ours (ours_data);
  reference (reference_data);
  for (guint i = 0; i < times; i++)
    {
      our_times[i] = time_of (ours, ours_data);
      reference_times[i] = time_of (reference, reference_data);
    }
  *ours_ms = nz_bench_median_of (our_times, times);
  *reference_ms = nz_bench_median_of (reference_times, times);
}

void
nz_bench_against (const char *what, double ms, const char *reference, double reference_ms, double goal)
{
  g_print ("%s: %.2f ms, %s: %.2f ms, %.1f times (goal %.1f): %s\n", what, ms, reference, reference_ms,
           ms / reference_ms, goal, ms <= goal * reference_ms ? "good" : "TOO SLOW");
}

void
nz_bench_within (const char *what, double ms, double goal_ms)
{
  g_print ("%s: %.2f ms (goal %.0f ms): %s\n", what, ms, goal_ms, ms <= goal_ms ? "good" : "TOO SLOW");
}

void
nz_bench_strokes (const char *what, double *figures, guint n, double goal_ms, double worst_goal_ms)
{
  double median = nz_bench_median_of (figures, n);
  double worst = figures[n - 1];

  g_print ("%s: %.2f ms (goal %.0f ms), worst of %u %.2f ms (goal %.0f ms): %s\n", what, median, goal_ms, n,
           worst, worst_goal_ms, median <= goal_ms && worst <= worst_goal_ms ? "good" : "TOO SLOW");
}

static void
remove_store (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);
      g_unlink (name);
    }
}

char *
nz_bench_name (guint number)
{
  static const char *const words[]
      = { "Förderzentrum", "Verein", "Haus", "Treffpunkt", "Beratung", "Bündnis", "Initiative" };

  return g_strdup_printf ("%s %u der Nachbarschaft %u", words[number % G_N_ELEMENTS (words)],
                          number * 7919 % 100003, number);
}

/* (transfer full): one of 50,000 words put together of three, as in "Jugendsporthilfe": no two numbers below
 * that have the same. */
static char *
compound (guint number)
{
  static const char *const first[]
      = { "Kultur",      "Jugend", "Sprach",   "Bürger",   "Frauen", "Kinder", "Stadt",
          "Garten",      "Musik",  "Senioren", "Familien", "Eltern", "Schul",  "Bildungs",
          "Gesundheits", "Natur",  "Theater",  "Kunst",    "Umwelt", "Heimat" };
  static const char *const second[]
      = { "sport",     "kultur", "hilfs",    "förder", "nord",      "süd",     "integrations", "begegnungs",
          "beratungs", "lern",   "freizeit", "werk",   "austausch", "pflege",  "spiel",        "tanz",
          "wander",    "radio",  "presse",   "film",   "chor",      "mal",     "lese",         "schreib",
          "näh",       "koch",   "back",     "umzugs", "reise",     "medien",  "rechts",       "sozial",
          "arbeits",   "wohn",   "leihen",   "tausch", "repair",    "notfall", "nacht",        "tages",
          "abend",     "winter", "sommer",   "herbst", "ferien",    "wochen",  "monats",       "jahres",
          "stunden",   "dauer" };
  static const char *const third[]
      = { "amt",      "verein",  "hilfe",    "haus",   "zentrum",   "treff",    "gruppe",  "stelle",
          "bund",     "verband", "kreis",    "dienst", "werkstatt", "club",     "projekt", "netz",
          "rat",      "büro",    "schule",   "laden",  "stube",     "forum",    "bühne",   "archiv",
          "institut", "kolleg",  "ring",     "team",   "runde",     "union",    "allianz", "börse",
          "bus",      "café",    "stiftung", "fonds",  "hof",       "platz",    "raum",    "markt",
          "messe",    "tag",     "wache",    "wehr",   "zirkel",    "akademie", "agentur", "partei",
          "kirche",   "mission" };

  guint rest = number / G_N_ELEMENTS (third);
  return g_strconcat (first[rest / G_N_ELEMENTS (second) % G_N_ELEMENTS (first)],
                      second[rest % G_N_ELEMENTS (second)], third[number % G_N_ELEMENTS (third)], NULL);
}

static void
add_organisation (NzStore *store, guint number, gboolean has_compound)
{
  static const char *const kinds[] = { "association", "provider", "office" };
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
  g_autoptr (GError) error = NULL;
  g_autofree char *word = has_compound ? compound (number / 2) : NULL;
  g_autofree char *plain = nz_bench_name (number);
  g_autofree char *name = word != NULL ? g_strdup_printf ("%s %s", plain, word) : g_strdup (plain);
  g_autofree char *street = g_strdup_printf ("Beispielweg %u", number % 200 + 1);

  nz_record_set_text (record, "name", name);
  nz_record_set_text (record, "kind", kinds[number % G_N_ELEMENTS (kinds)]);
  nz_record_set_text (record, "street", street);
  nz_record_set_text (record, "postcode", "99084");
  nz_record_set_text (record, "town", "Erfurt");
  nz_store_save (store, record, &error);
  g_assert_no_error (error);
}

/* @compounds: every second name has a word that no other has */
static NzStore *
make_store (const char *name, guint n, gboolean compounds)
{
  g_autoptr (GError) error = NULL;

  remove_store (name);
  NzStore *store = nz_store_create (name, &error);
  g_assert_no_error (error);
  nz_store_begin (store, "Fill", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    add_organisation (store, i, compounds && i % 2 == 0);
  nz_store_commit (store, &error);
  g_assert_no_error (error);
  return store;
}

NzStore *
nz_bench_store_new (const char *name, guint n)
{
  return make_store (name, n, FALSE);
}

static void
add_entries (NzStore *store)
{
  g_autoptr (GError) error = NULL;
  gboolean done = nz_store_begin (store, "Journal", &error);

  for (guint i = 0; done && i < NZ_BENCH_ENTRIES; i++)
    {
      g_autoptr (NzRecord) entry = nz_record_new (&nz_entity_entry);
      g_autofree char *text
          = g_strdup_printf ("Anruf %u: Wann beginnt der nächste Deutschkurs, und wer berät?", i);

      nz_record_set_text (entry, "kind", "call");
      nz_record_set_date (entry, "day", nz_date_add_days (nz_date (2000, 1, 1), (int)(i % 9000)));
      nz_record_set_text (entry, "text", text);
      done = nz_store_save (store, entry, &error);
    }
  if (!done || !nz_store_commit (store, &error))
    g_error ("%s", error->message);
}

/* Half made under another name, so that what lies there is whole. */
static void
make_big_file (const char *path)
{
  static const char *const half = "bench-big-half.netzwerk";
  NzStore *store = make_store (half, NZ_BENCH_ORGANISATIONS, TRUE);

  add_entries (store);
  nz_store_close (store);
  g_object_unref (store);
  if (g_rename (half, path) != 0)
    g_error ("%s: %s", path, g_strerror (errno));
}

NzStore *
nz_bench_big_store_new (const char *name)
{
  g_autofree char *path = g_strdup_printf ("bench-big-%d.netzwerk", BIG_VERSION);
  g_autoptr (GFile) made = g_file_new_for_path (path);
  g_autoptr (GFile) copy = g_file_new_for_path (name);
  g_autoptr (GError) error = NULL;

  if (!g_file_query_exists (made, NULL))
    make_big_file (path);
  remove_store (name);
  if (!g_file_copy (made, copy, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  NzStore *store = nz_store_open (name, NZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  return store;
}

void
nz_bench_store_free (NzStore *store)
{
  g_autofree char *path = g_strdup (nz_store_get_path (store));

  nz_store_close (store);
  g_object_unref (store);
  remove_store (path);
}
