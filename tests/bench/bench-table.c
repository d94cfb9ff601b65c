/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench-window.h"
#include "nz-bench.h"
#include "ui/nz-record-table.h"

/* The table of a section of a hundred thousand organisations: filled, sorted and filtered, to the end of the
 * frame that shows it, against what GTK offers for that: a GListStore with the texts in memory below a
 * GtkSortListModel and a GtkFilterListModel, with the same number of columns of labels. */

#define MANY 100000
#define TIMES 7
#define COLUMNS 6
#define GOAL 0.25

typedef struct
{
  NzStore *store;
  NzRecordList *list;
  NzRecordTable *table;
  GListStore *rows;
  GtkCustomFilter *filter;
  GtkWidget *ours, *reference;
  gboolean descending, filtered;
  GMainLoop *loop;
} Bench;

static void
on_painted (GdkFrameClock *clock, GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

static double
measure (Bench *bench, GtkWidget *window, void (*work) (Bench *bench))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  nz_bench_drain ();
  gint64 begin = g_get_monotonic_time ();
  work (bench);
  gtk_widget_queue_draw (window);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_painted), bench->loop);
  g_main_loop_run (bench->loop);
  double ms = (double)(g_get_monotonic_time () - begin) / 1000;
  g_signal_handler_disconnect (clock, handler);
  nz_bench_drain ();
  return ms;
}

/* --- ours
 * -------------------------------------------------------------------------------------------------------------
 */

static void
fill_ours (Bench *bench)
{
  g_set_object (&bench->list, NULL);
  bench->list = nz_record_list_new (bench->store, &nz_entity_organisation);
  g_autoptr (NzRecordSelection) selection = nz_record_selection_new (bench->list);
  bench->table
      = NZ_RECORD_TABLE (nz_record_table_new (selection, nz_column_layout_new (&nz_entity_organisation)));
  gtk_window_set_child (GTK_WINDOW (bench->ours), GTK_WIDGET (bench->table));
  nz_record_table_set_shown (bench->table, TRUE);
}

static void
sort_ours (Bench *bench)
{
  const NzSort sort = { "name", bench->descending };
  nz_record_list_set_sorts (bench->list, &sort, 1);
}

static void
filter_ours (Bench *bench)
{
  nz_record_list_set_search (bench->list, bench->filtered ? "haus" : NULL);
  nz_record_list_complete (bench->list);
}

/* --- the reference
 * ----------------------------------------------------------------------------------------------------- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (cell, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *cell)
{
  GtkStringObject *row = gtk_list_item_get_item (cell);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)), gtk_string_object_get_string (row));
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  Bench *bench = data;
  int order = strcmp (gtk_string_object_get_string ((GtkStringObject *)a),
                      gtk_string_object_get_string ((GtkStringObject *)b));
  return bench->descending ? -order : order;
}

static gboolean
fits (gpointer row, gpointer data)
{
  return !((Bench *)data)->filtered || strstr (gtk_string_object_get_string (row), "haus") != NULL;
}

static GtkCustomSorter *sorter;

static void
fill_reference (Bench *bench)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  sorter = gtk_custom_sorter_new (compare, bench, NULL);
  bench->filter = gtk_custom_filter_new (fits, bench, NULL);
  GtkFilterListModel *filtered
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (bench->rows)), GTK_FILTER (bench->filter));
  GtkSortListModel *sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), GTK_SORTER (sorter));
  GtkWidget *view
      = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (sorted))));

  for (guint i = 0; i < COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Column", factory);
      gtk_column_view_column_set_fixed_width (column, 170);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (bench->reference), scrolled);
}

static void
sort_reference (Bench *bench)
{
  gtk_sorter_changed (GTK_SORTER (sorter), GTK_SORTER_CHANGE_DIFFERENT);
}

static void
filter_reference (Bench *bench)
{
  gtk_filter_changed (GTK_FILTER (bench->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
run (Bench *bench, const char *what, void (*ours) (Bench *bench), void (*reference) (Bench *bench))
{
  double our_times[TIMES], reference_times[TIMES];

  /* The first one of each fills caches. */
  for (int i = -1; i < TIMES; i++)
    {
      bench->descending = !bench->descending;
      bench->filtered = ours == filter_ours && !bench->filtered;
      double our_ms = measure (bench, bench->ours, ours);
      double reference_ms = measure (bench, bench->reference, reference);
      if (i >= 0)
        {
          our_times[i] = our_ms;
          reference_times[i] = reference_ms;
        }
    }
  nz_bench_against (what, nz_bench_median_of (our_times, TIMES), "sort and filter models over a list store",
                    nz_bench_median_of (reference_times, TIMES), GOAL);
}

static void
on_activate (GtkApplication *application, Bench *bench)
{
  bench->rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = nz_bench_name (i);
      g_autoptr (GtkStringObject) row = gtk_string_object_new (name);
      g_list_store_append (bench->rows, row);
    }
  bench->ours = nz_bench_window_new (application, 1100, 800);
  bench->reference = nz_bench_window_new (application, 1100, 800);
  run (bench, "filling a table of 100,000", fill_ours, fill_reference);
  run (bench, "sorting it", sort_ours, sort_reference);
  run (bench, "filtering it", filter_ours, filter_reference);
  gtk_window_destroy (GTK_WINDOW (bench->ours));
  gtk_window_destroy (GTK_WINDOW (bench->reference));
  nz_bench_drain ();
}

int
main (int argc, char **argv)
{
  Bench bench = { .store = nz_bench_store_new ("bench-table.netzwerk", MANY) };

  bench.loop = g_main_loop_new (NULL, FALSE);
  int status = nz_bench_application_run (argc, argv, G_CALLBACK (on_activate), &bench);
  g_clear_object (&bench.list);
  g_clear_object (&bench.rows);
  g_main_loop_unref (bench.loop);
  nz_bench_store_free (bench.store);
  return status;
}
