/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "model/nz-record-list.h"
#include "nz-bench.h"
#include "store/nz-query.h"

/* From opening a section, or from a key stroke in its search, to the first page of a hundred thousand
 * organisations, with twice as many entries in the journal; of those that are active today, as a section's
 * list has it. */

#define MANY NZ_BENCH_ORGANISATIONS
#define PAGE 30
#define GOAL_MS 16
#define WORST_MS 33
/* As many as the window of the search over everything asks for. */
#define HITS 6

static void
read_page (NzRecordList *list)
{
  guint n = MIN (PAGE, g_list_model_get_n_items (G_LIST_MODEL (list)));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (NzListItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_assert_nonnull (nz_list_item_get_summary (item)->title);
    }
}

static void
open_list (gpointer data)
{
  g_autoptr (NzRecordList) list = nz_record_list_new (data, &nz_entity_organisation);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY);
  read_page (list);
}

static const char *const texts[] = { "Foerderz",      "beratung 7", "Bündnis nachb",
                                     "initi 41",      "haus",       "treffp weg",
                                     "erfurt n",      "99084",      "deutschk",
                                     "barschaft",     "ratung",     "dnis 7",
                                     "zentr bar",     "8012",       "amt",
                                     "verein",        "schule",     "sportv",
                                     "verein nord",   "amt sport",  "kultur sport hilf",
                                     "jugend verein", "haus kurs",  "erfurt amt" };

/* What strokes of one kind took, in milliseconds: by the clock, and of that the processor's part, which tells
 * the worst stroke from one that had to wait for other programs. */
typedef struct
{
  GArray *by_clock, *by_processor; /* (element-type double) */
} Strokes;

static void
strokes_init (Strokes *strokes)
{
  strokes->by_clock = g_array_new (FALSE, FALSE, sizeof (double));
  strokes->by_processor = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
strokes_clear (Strokes *strokes)
{
  g_array_unref (strokes->by_clock);
  g_array_unref (strokes->by_processor);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Strokes, strokes_clear)

static double
processor_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return (double)used.tv_sec * 1e3 + (double)used.tv_nsec / 1e6;
}

/* @begin, @begin_processor: when the stroke came. Returns what it took. */
static double
strokes_add (Strokes *strokes, gint64 begin, double begin_processor)
{
  double ms = (double)(g_get_monotonic_time () - begin) / 1000;
  double used = processor_ms () - begin_processor;

  g_array_append_val (strokes->by_clock, ms);
  g_array_append_val (strokes->by_processor, used);
  return ms;
}

/* What follows when the first hits are painted is read in a thread; @rest: what the main loop was busy with
 * at a time for it, which a frame waits for. Returns until all was there. */
static double
wait_for_rest (NzRecordList *list, GArray *rest)
{
  gint64 begin = g_get_monotonic_time ();
  double longest = 0;

  while (!nz_record_list_is_complete (list))
    {
      double used = processor_ms ();

      g_main_context_iteration (NULL, TRUE);
      longest = MAX (longest, processor_ms () - used);
    }
  g_array_append_val (rest, longest);
  return (double)(g_get_monotonic_time () - begin) / 1000;
}

/* One text after the other is typed letter by letter, as a user does. */
static void
type_texts (NzRecordList *list, Strokes *first, Strokes *further, GArray *rest)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (const char *p = g_utf8_next_char (texts[i]);; p = g_utf8_next_char (p))
      {
        g_autofree char *typed = g_strndup (texts[i], (gsize)(p - texts[i]));
        gint64 begin = g_get_monotonic_time ();
        double begin_processor = processor_ms ();

        nz_record_list_set_search (list, typed);
        read_page (list);

        double ms = strokes_add (g_utf8_strlen (typed, -1) == 1 ? first : further, begin, begin_processor);
        double rest_ms = wait_for_rest (list, rest);
        if (g_getenv ("NZ_BENCH_EACH") != NULL)
          g_print ("  “%s”: %.2f ms, the rest %.2f ms, %u hits\n", typed, ms, rest_ms,
                   g_list_model_get_n_items (G_LIST_MODEL (list)));
        if (*p == '\0')
          break;
      }
}

static void
report (const char *what, Strokes *taken)
{
  guint n = taken->by_clock->len;
  double *used = (double *)(void *)taken->by_processor->data;

  nz_bench_strokes (what, (double *)(void *)taken->by_clock->data, n, GOAL_MS, WORST_MS);
  double median = nz_bench_median_of (used, n);
  g_print ("  of that the processor's part: %.2f ms, worst %.2f ms\n", median, used[n - 1]);
}

static void
measure_typing (NzRecordList *list)
{
  g_auto (Strokes) first;
  g_auto (Strokes) further;
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (double));

  strokes_init (&first);
  strokes_init (&further);
  for (guint i = 0; i < 5; i++)
    type_texts (list, &first, &further, rest);
  report ("the first letter in the search of 100,000, with its first page", &first);
  report ("a further key stroke in the search of 100,000, with its first page", &further);

  nz_bench_strokes ("the main loop at a time, while the hits behind the first ones come",
                    (double *)(void *)rest->data, rest->len, GOAL_MS, WORST_MS);
}

/* The same letters in the search over everything: ids of records and of journal entries. */
static void
measure_everything (NzStore *store)
{
  g_auto (Strokes) strokes;
  g_autoptr (GError) error = NULL;

  strokes_init (&strokes);
  for (guint round = 0; round < 5; round++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      for (const char *p = texts[i]; *p != '\0';)
        {
          p = g_utf8_next_char (p);
          g_autofree char *typed = g_strndup (texts[i], (gsize)(p - texts[i]));
          gint64 begin = g_get_monotonic_time ();
          double begin_processor = processor_ms ();
          g_autoptr (GArray) hits = nz_query_everything (store, typed, HITS, &error);
          double ms = strokes_add (&strokes, begin, begin_processor);

          g_assert_no_error (error);
          if (g_getenv ("NZ_BENCH_EACH") != NULL)
            g_print ("  “%s”: %.2f ms, %u hits\n", typed, ms, hits->len);
        }
  report ("a key stroke in the search over everything, to its first ids", &strokes);
}

int
main (void)
{
  NzStore *store = nz_bench_big_store_new ("bench-list.netzwerk");

  nz_bench_within ("opening a list of 100,000, with its first page", nz_bench_median (20, open_list, store),
                   GOAL_MS);

  g_autoptr (NzRecordList) list = nz_record_list_new (store, &nz_entity_organisation);
  nz_record_list_set_active_on (list, nz_date_today ());
  measure_typing (list);
  g_clear_object (&list);
  measure_everything (store);
  nz_bench_store_free (store);
  return 0;
}
