/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench-window.h"
#include "nz-bench.h"
#include "nz-lazy-view.h"
#include "ui/nz-list-pane.h"
#include "widgets/nz-list-row.h"

/* From opening a section of a hundred thousand organisations, or from a key stroke in its search, to the end
 * of the frame that shows the rows, against a lazy list in a GtkColumnView; each in a window of its own, by
 * turns. (A section's list has one order and no columns: there is nothing to sort.) */

#define MANY NZ_BENCH_ORGANISATIONS
#define OPENINGS 15
#define GOAL 1.2

typedef struct
{
  NzStore *store;
  NzLazyList *lazy;
  GtkWidget *ours;      /* windows */
  GtkWidget *reference; /* … */
  gboolean changed;     /* the rows are those of the operation under way */
  gboolean other_rows;  /* … and not the same as before */
  gboolean seen;        /* … in the frame that was measured last */
  GMainLoop *loop;
} Bench;

/* (transfer none) (nullable): the first widget of the type at or below @widget. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
on_painted (GdkFrameClock *clock, Bench *bench)
{
  if (bench->changed)
    g_main_loop_quit (bench->loop);
}

/* Milliseconds from now, when @work is called, to the end of the frame in which @changed holds. */
static double
measure (Bench *bench, GtkWidget *window, void (*work) (Bench *bench, gpointer data), gpointer data)
{
  nz_bench_drain ();
  bench->changed = FALSE;

  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), bench);
  gint64 begin = g_get_monotonic_time ();
  work (bench, data);
  g_main_loop_run (bench->loop);
  double ms = (double)(g_get_monotonic_time () - begin) / 1000;
  g_signal_handler_disconnect (clock, handler);
  bench->seen = bench->other_rows;
  nz_bench_drain ();
  return ms;
}

/* --- opening
 * ----------------------------------------------------------------------------------------------------- */

/* The pane hands its list over when it thinks fit: the rows are there when the first one has a place. */
static void
on_looking (GdkFrameClock *clock, Bench *bench)
{
  GtkWidget *row = find (bench->ours, NZ_TYPE_LIST_ROW);

  bench->changed = row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

static void
open_ours (Bench *bench, gpointer data)
{
  gtk_window_set_child (GTK_WINDOW (bench->ours), nz_list_pane_new (bench->store, &nz_entity_organisation));
}

static void
open_reference (Bench *bench, gpointer data)
{
  g_set_object (&bench->lazy, NULL);
  bench->lazy = nz_lazy_list_new (data);
  gtk_window_set_child (GTK_WINDOW (bench->reference), nz_lazy_view_new (bench->lazy));
  bench->changed = TRUE;
}

static void
report (const char *what, GArray *ours, GArray *reference)
{
  double *our_times = (double *)(void *)ours->data, *reference_times = (double *)(void *)reference->data;
  double median = nz_bench_median_of (our_times, ours->len);
  double reference_median = nz_bench_median_of (reference_times, reference->len);

  nz_bench_against (what, median, "a lazy GtkColumnView", reference_median, GOAL);
  g_print ("  %u times, worst %.0f ms and %.0f ms\n", ours->len, our_times[ours->len - 1],
           reference_times[reference->len - 1]);
}

static void
add (GArray *times, double ms)
{
  g_array_append_val (times, ms);
}

static void
measure_opening (Bench *bench, GPtrArray *names)
{
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reference = g_array_new (FALSE, FALSE, sizeof (double));
  GdkFrameClock *clock = gtk_widget_get_frame_clock (bench->ours);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_looking), bench);

  for (guint i = 0; i <= OPENINGS; i++)
    {
      gtk_window_set_child (GTK_WINDOW (bench->ours), NULL);
      gtk_window_set_child (GTK_WINDOW (bench->reference), NULL);
      double ours_ms = measure (bench, bench->ours, open_ours, NULL);
      double reference_ms = measure (bench, bench->reference, open_reference, names);

      /* The first one of each fills caches. */
      if (i > 0)
        {
          add (ours, ours_ms);
          add (reference, reference_ms);
        }
    }
  g_signal_handler_disconnect (clock, handler);
  report ("opening a list of 100,000, to the frame with its rows", ours, reference);
}

/* --- typing
 * ------------------------------------------------------------------------------------------------------ */

static void
on_items_changed (Bench *bench)
{
  bench->other_rows = TRUE;
}

static void
on_searched (Bench *bench)
{
  bench->changed = TRUE;
}

/* The last letter of the text. */
static void
type_ours (Bench *bench, gpointer text)
{
  GtkEditable *entry = GTK_EDITABLE (find (bench->ours, GTK_TYPE_SEARCH_ENTRY));
  const char *end = (const char *)text + strlen (text), *letter = g_utf8_prev_char (end);
  int position = -1;

  gtk_editable_insert_text (entry, letter, (int)(end - letter), &position);
}

static void
type_reference (Bench *bench, gpointer text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  nz_lazy_list_filter (bench->lazy, folded);
  bench->changed = TRUE;
}

static void
empty (Bench *bench, GtkWidget *entry)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  nz_lazy_list_filter (bench->lazy, NULL);
  nz_bench_drain ();
}

static void
measure_typing (Bench *bench)
{
  static const char *const texts[]
      = { "Fö", "bera", "bünd 4", "haus 12", "471", "v 99", "initi 305", "2007", "treff 8" };
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) reference = g_array_new (FALSE, FALSE, sizeof (double));
  GtkListView *view = GTK_LIST_VIEW (find (bench->ours, GTK_TYPE_LIST_VIEW));
  GtkWidget *entry = find (bench->ours, GTK_TYPE_SEARCH_ENTRY);

  g_signal_connect_swapped (gtk_list_view_get_model (view), "items-changed", G_CALLBACK (on_items_changed),
                            bench);
  g_signal_connect_data (entry, "search-changed", G_CALLBACK (on_searched), bench, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++, empty (bench, entry))
    for (const char *p = g_utf8_next_char (texts[i]);; p = g_utf8_next_char (p))
      {
        g_autofree char *typed = g_strndup (texts[i], (gsize)(p - texts[i]));

        bench->other_rows = FALSE;
        double ours_ms = measure (bench, bench->ours, type_ours, typed);
        gboolean seen = bench->seen;
        double reference_ms = measure (bench, bench->reference, type_reference, typed);
        /* Where the rows stay the same, our list stands still: no merit of its rows. */
        if (seen)
          {
            add (ours, ours_ms);
            add (reference, reference_ms);
          }
        if (g_getenv ("NZ_BENCH_EACH") != NULL)
          g_print ("  “%s”: %.0f ms, %.0f ms%s\n", typed, ours_ms, reference_ms,
                   seen ? "" : ", the same rows");
        if (*p == '\0')
          break;
      }
  report ("a key stroke in the search of 100,000, to the frame with its rows", ours, reference);
}

static void
on_activate (GtkApplication *application, Bench *bench)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = nz_bench_name (i);
      g_ptr_array_add (names, g_utf8_strdown (name, -1));
    }
  bench->ours = nz_bench_window_new (application, 800, 800);
  bench->reference = nz_bench_window_new (application, 800, 800);
  measure_opening (bench, names);
  measure_typing (bench);
  gtk_window_destroy (GTK_WINDOW (bench->ours));
  gtk_window_destroy (GTK_WINDOW (bench->reference));
  nz_bench_drain ();
}

int
main (int argc, char **argv)
{
  Bench bench = { .store = nz_bench_big_store_new ("bench-frame.netzwerk") };

  bench.loop = g_main_loop_new (NULL, FALSE);
  int status = nz_bench_application_run (argc, argv, G_CALLBACK (on_activate), &bench);
  g_clear_object (&bench.lazy);
  g_main_loop_unref (bench.loop);
  nz_bench_store_free (bench.store);
  return status;
}
