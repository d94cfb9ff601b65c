/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-attendance-window.h"

#include <adwaita.h>

#include "base/nz-text.h"
#include "domain/nz-attendance-matrix.h"
#include "domain/nz-meeting.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print-window.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"

#define CONFERENCES 18
#define NAME_WIDTH 230
#define CELL_WIDTH 46

/* What the window holds; freed with it. */
typedef struct
{
  NzSection *section; /* weak */
  NzStore *store;
  NzAttendanceMatrix *matrix;
  GtkWindow *window;
} Table;

static void
table_free (gpointer data)
{
  Table *table = data;
  g_clear_weak_pointer (&table->section);
  g_clear_pointer (&table->matrix, nz_attendance_matrix_free);
  g_object_unref (table->store);
  g_free (table);
}

/* The objects of the list carry a row of the matrix. */
static const NzAttendanceRow *
row_of (gpointer object)
{
  return g_object_get_data (object, "row");
}

/* --- cells --- */

static GtkWidget *
label_of (GtkListItem *cell)
{
  return gtk_list_item_get_child (cell);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_name = GPOINTER_TO_INT (data);

  gtk_label_set_xalign (GTK_LABEL (label), is_name ? 0 : 0.5f);
  gtk_label_set_ellipsize (GTK_LABEL (label), is_name ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_list_item_set_child (cell, label);
}

static void
on_bind_name (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  gtk_label_set_label (GTK_LABEL (label_of (cell)), row_of (gtk_list_item_get_item (cell))->name);
}

static void
on_bind_rate (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  g_autofree char *rate = nz_attendance_row_rate (row_of (gtk_list_item_get_item (cell)), nz_get_language ());
  gtk_label_set_label (GTK_LABEL (label_of (cell)), rate);
}

static void
on_bind_longest (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  guint longest = row_of (gtk_list_item_get_item (cell))->longest;
  g_autofree char *text = longest > 0 ? g_strdup_printf ("%u", longest) : g_strdup ("");
  gtk_label_set_label (GTK_LABEL (label_of (cell)), text);
}

static void
on_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *cell, gpointer data)
{
  NzAttendance attendance = row_of (gtk_list_item_get_item (cell))->cells[GPOINTER_TO_UINT (data)];
  const char *words
      = attendance == NZ_ATTENDANCE_UNKNOWN ? "" : nz_attendance_label (attendance, nz_get_language ());

  gtk_label_set_label (GTK_LABEL (label_of (cell)), nz_attendance_sign (attendance));
  /* a dot says nothing to a screen reader */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label_of (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* --- order --- */

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  g_autofree char *one = nz_text_sort_key_words (row_of ((gpointer)a)->name);
  g_autofree char *other = nz_text_sort_key_words (row_of ((gpointer)b)->name);
  return g_strcmp0 (one, other);
}

static int
by_rate (gconstpointer a, gconstpointer b, gpointer data)
{
  const NzAttendanceRow *one = row_of ((gpointer)a), *other = row_of ((gpointer)b);
  double x = one->noted > 0 ? (double)one->present / one->noted : 0;
  double y = other->noted > 0 ? (double)other->present / other->noted : 0;
  return (x > y) - (x < y);
}

static int
by_longest (gconstpointer a, gconstpointer b, gpointer data)
{
  const NzAttendanceRow *one = row_of ((gpointer)a), *other = row_of ((gpointer)b);
  return (one->longest > other->longest) - (one->longest < other->longest);
}

/* --- the table --- */

static void
add_column (GtkColumnView *view,
            const char *title,
            GCallback bind,
            gpointer data,
            int width,
            GCompareDataFunc compare)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  gboolean is_name = compare == by_name;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (is_name));
  g_signal_connect (factory, "bind", bind, data);
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, is_name);
  if (compare != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, NULL, NULL));
      gtk_column_view_column_set_sorter (column, sorter);
    }
  gtk_column_view_append_column (view, column);
}

static void
on_row (GtkColumnView *view, guint position, Table *table)
{
  g_autoptr (GObject) item
      = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), position);
  gint64 id = item != NULL ? row_of (item)->organisation : 0;
  NzSection *section = table->section;

  if (id == 0 || section == NULL)
    return;
  gtk_window_close (table->window);
  nz_section_open_record (section, &nz_entity_organisation, id);
}

static GListModel *
rows_new (Table *table)
{
  GListStore *rows = g_list_store_new (G_TYPE_OBJECT);

  for (guint i = 0; i < table->matrix->rows->len; i++)
    {
      g_autoptr (GObject) item = g_object_new (G_TYPE_OBJECT, NULL);
      g_object_set_data (item, "row", table->matrix->rows->pdata[i]);
      g_list_store_append (rows, item);
    }
  return G_LIST_MODEL (rows);
}

static GtkWidget *
view_new (Table *table)
{
  GtkWidget *view = gtk_column_view_new (NULL);
  GtkColumnView *columns = GTK_COLUMN_VIEW (view);

  add_column (columns, _ ("Institution"), G_CALLBACK (on_bind_name), NULL, NAME_WIDTH, by_name);
  for (guint i = 0; i < table->matrix->conferences->len; i++)
    {
      const NzAttended *one = &g_array_index (table->matrix->conferences, NzAttended, i);
      g_autofree char *title = one->number > 0
                                   ? g_strdup_printf ("%d", one->number)
                                   : nz_date_format (one->day, nz_get_language (), NZ_DATE_NUMERIC);
      add_column (columns, title, G_CALLBACK (on_bind_cell), GUINT_TO_POINTER (i), CELL_WIDTH, NULL);
    }
  add_column (columns, _ ("Represented"), G_CALLBACK (on_bind_rate), NULL, 100, by_rate);
  add_column (columns, _ ("Longest gap"), G_CALLBACK (on_bind_longest), NULL, 110, by_longest);
  GtkSortListModel *sorted
      = gtk_sort_list_model_new (rows_new (table), g_object_ref (gtk_column_view_get_sorter (columns)));
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_column_view_set_model (columns, GTK_SELECTION_MODEL (selection));
  g_signal_connect (view, "activate", G_CALLBACK (on_row), table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attendance over the years"), -1);
  return view;
}

static void
on_print (Table *table)
{
  g_autoptr (GError) error = NULL;
  gint64 id = nz_meeting_find (table->store, "last", nz_date_today (), &error);
  g_autofree char *title = id != 0 ? nz_store_title (table->store, &nz_entity_meeting, id) : NULL;

  if (id == 0)
    nz_dialog_error (GTK_WIDGET (table->window), error);
  else
    nz_print_window_present (gtk_window_get_transient_for (table->window), table->store,
                             NZ_PRINT_ATTENDANCE_MATRIX, &nz_entity_meeting, &id, 1, title, TRUE,
                             nz_date_today ());
}

static GtkWidget *
nobody_new (void)
{
  GtkWidget *page = adw_status_page_new ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "nz-people-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No attendance yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Once it was noted who came to a conference, it stands here."));
  return page;
}

void
nz_attendance_window_present (NzSection *section, NzStore *store)
{
  g_return_if_fail (NZ_IS_SECTION (section) && NZ_IS_STORE (store));

  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section)));
  g_autoptr (GError) error = NULL;
  NzAttendanceMatrix *matrix = nz_attendance_matrix_new (store, nz_date_today (), CONFERENCES, &error);
  if (matrix == NULL)
    {
      nz_dialog_error (GTK_WIDGET (section), error);
      return;
    }
  Table *table = g_new0 (Table, 1);
  GtkWidget *header, *scroller = gtk_scrolled_window_new ();
  g_set_weak_pointer (&table->section, section);
  table->store = g_object_ref (store);
  table->matrix = matrix;
  table->window = nz_tool_window_new (parent, _ ("Attendance over the years"), 1100, 760, &header);
  GtkWidget *print = nz_icon_button_new ("printer-symbolic", _ ("Print"));
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), table);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), print);
  gtk_widget_set_sensitive (print, matrix->rows->len > 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller),
                                 matrix->rows->len > 0 ? view_new (table) : nobody_new ());
  gtk_widget_set_vexpand (scroller, TRUE);
  nz_tool_window_set_content (table->window, scroller);
  g_object_set_data_full (G_OBJECT (table->window), "table", table, table_free);
  gtk_window_present (table->window);
}
