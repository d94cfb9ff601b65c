/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-record-table.h"

#include "widgets/nz-record-cell.h"

/* More than a window shows. */
#define FIRST_ROWS 40

struct _NzRecordTable
{
  AdwBin parent_instance;

  NzRecordSelection *selection;
  NzColumnLayout *layout;
  GtkColumnView *view;
  gboolean shown;
  gboolean painted;   /* the first frame is over */
  gboolean filling;   /* columns come and go by our own hand */
  const char *probed; /* the field whose sorter answered first … */
  GObject *probes[2]; /* … when it was asked about these two */
  gulong sorter_handler;
};

G_DEFINE_FINAL_TYPE (NzRecordTable, nz_record_table, ADW_TYPE_BIN)

enum
{
  LAYOUT_CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const NzField *
field_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "field");
}

static GtkColumnViewColumn *
column_of (NzRecordTable *self, const NzField *field)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      if (field_of (column) == field)
        return column;
    }
  return NULL;
}

/* --- sorting
 * ----------------------------------------------------------------------------------------------------------
 */

/* "Kind ²" where there are several keys: GTK's arrow stands beside the one that was clicked last only. */
static void
show_titles (NzRecordTable *self)
{
  static const char *const places[] = { "", " ¹", " ²", " ³" };
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const NzField *field = field_of (column);
      guint place = nz_column_layout_sort_place (self->layout, field, NULL);
      g_autofree char *title = g_strconcat (nz_field_label (field, nz_get_language ()),
                                            self->layout->sorts->len > 1 ? places[place] : "", NULL);

      if (g_strcmp0 (gtk_column_view_column_get_title (column), title) != 0)
        gtk_column_view_column_set_title (column, title);
    }
}

static void
sort_list (NzRecordTable *self)
{
  NzRecordList *list = nz_record_selection_get_list (self->selection);

  if (self->shown)
    nz_record_list_set_sorts (list, (const NzSort *)self->layout->sorts->data, self->layout->sorts->len);
}

static void
layout_changed (NzRecordTable *self)
{
  show_titles (self);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/* GTK 4.8 does not tell which column its headings sort by. Asked to compare two items that it knows nothing
 * of, its sorter asks that of the first column, with the result turned round where it falls. */
static int
compare_probes (gconstpointer a, gconstpointer b, gpointer data)
{
  GtkColumnViewColumn *column = data;
  NzRecordTable *self = g_object_get_data (G_OBJECT (column), "table");

  if (self->probed == NULL)
    self->probed = field_of (column)->name;
  return a == (gconstpointer)self->probes[0] ? -1 : 1;
}

static gboolean
is_shift_down (NzRecordTable *self)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  return keyboard != NULL && (gdk_device_get_modifier_state (keyboard) & GDK_SHIFT_MASK) != 0;
}

static void
on_sorter_changed (GtkSorter *sorter, GtkSorterChange change, NzRecordTable *self)
{
  if (self->filling)
    return;
  self->probed = NULL;
  GtkOrdering order = gtk_sorter_compare (sorter, self->probes[0], self->probes[1]);

  if (self->probed == NULL)
    g_array_set_size (self->layout->sorts, 0);
  else
    nz_column_layout_sort (self->layout, nz_entity_column (self->layout->entity, self->probed),
                           order == GTK_ORDERING_LARGER, is_shift_down (self));
  sort_list (self);
  layout_changed (self);
}

/* The arrow stands where the layout's last key is. */
static void
show_arrow (NzRecordTable *self)
{
  guint n = self->layout->sorts->len;
  const NzSort *last = n > 0 ? &g_array_index (self->layout->sorts, NzSort, n - 1) : NULL;
  GtkColumnViewColumn *column
      = last != NULL ? column_of (self, nz_entity_column (self->layout->entity, last->field)) : NULL;

  self->filling = TRUE;
  gtk_column_view_sort_by_column (
      self->view, column, last != NULL && last->descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->filling = FALSE;
}

/* --- columns
 * ----------------------------------------------------------------------------------------------------------
 */

static void
on_width (GtkColumnViewColumn *column, GParamSpec *spec, NzRecordTable *self)
{
  if (self->filling)
    return;
  nz_column_layout_set_width (self->layout, field_of (column),
                              gtk_column_view_column_get_fixed_width (column));
  layout_changed (self);
}

/* A heading was dragged to another place. */
static void
on_columns_changed (GListModel *columns, guint position, guint removed, guint added, NzRecordTable *self)
{
  if (self->filling || g_list_model_get_n_items (columns) != self->layout->columns->len)
    return;
  for (guint i = 0; i < self->layout->columns->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      nz_column_layout_move (self->layout, field_of (column), (int)i);
    }
  layout_changed (self);
}

static void
add_column (NzRecordTable *self, const NzField *field)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (nz_field_label (field, nz_get_language ()),
                                                            nz_record_cell_factory_new (field));
  GtkSorter *sorter;

  g_object_set_data (G_OBJECT (column), "field", (gpointer)field);
  g_object_set_data (G_OBJECT (column), "table", self);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_probes, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, nz_column_layout_width (self->layout, field));
  g_signal_connect (column, "notify::fixed-width", G_CALLBACK (on_width), self);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (sorter);
  g_object_unref (column);
}

static void
fill (NzRecordTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->filling = TRUE;
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);
      g_signal_handlers_disconnect_by_data (column, self);
      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->layout->columns->len; i++)
    add_column (self, g_array_index (self->layout->columns, NzColumn, i).field);
  self->filling = FALSE;
  show_arrow (self);
  show_titles (self);
}

const NzColumnLayout *
nz_record_table_get_layout (NzRecordTable *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_TABLE (self), NULL);
  return self->layout;
}

void
nz_record_table_set_layout (NzRecordTable *self, NzColumnLayout *layout)
{
  g_return_if_fail (NZ_IS_RECORD_TABLE (self) && layout != NULL);

  if (layout != self->layout)
    g_clear_pointer (&self->layout, nz_column_layout_free);
  self->layout = layout;
  fill (self);
  sort_list (self);
  g_signal_emit (self, signals[LAYOUT_CHANGED], 0);
}

/* The rows below the window's edge come with the frame after. */
static gboolean
on_rest (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzRecordTable *self = NZ_RECORD_TABLE (widget);

  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  nz_record_selection_set_most (self->selection, 0);
  return G_SOURCE_REMOVE;
}

void
nz_record_table_set_shown (NzRecordTable *self, gboolean shown)
{
  g_return_if_fail (NZ_IS_RECORD_TABLE (self));

  if (self->shown == shown)
    return;
  self->shown = shown;
  if (shown)
    {
      sort_list (self);
      nz_record_selection_set_most (self->selection, FIRST_ROWS);
      self->painted = FALSE;
      gtk_widget_add_tick_callback (GTK_WIDGET (self), on_rest, NULL, NULL);
    }
  else
    {
      nz_record_selection_set_most (self->selection, 0);
      nz_record_list_set_sorts (nz_record_selection_get_list (self->selection), NULL, 0);
    }
  gtk_column_view_set_model (self->view, shown ? GTK_SELECTION_MODEL (self->selection) : NULL);
}

void
nz_record_table_scroll_to (NzRecordTable *self, guint position)
{
  g_return_if_fail (NZ_IS_RECORD_TABLE (self));
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (self->shown && rows != NULL)
    gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

void
nz_record_table_focus (NzRecordTable *self)
{
  g_return_if_fail (NZ_IS_RECORD_TABLE (self));
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (rows != NULL)
    nz_record_selection_focus_row (rows);
}

static void
on_activate (GtkColumnView *view, guint position, NzRecordTable *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0,
                 nz_record_list_get_id (nz_record_selection_get_list (self->selection), position));
}

/* --- GObject
 * ----------------------------------------------------------------------------------------------------------
 */

static void
nz_record_table_dispose (GObject *object)
{
  NzRecordTable *self = NZ_RECORD_TABLE (object);

  if (self->view != NULL)
    {
      g_clear_signal_handler (&self->sorter_handler, gtk_column_view_get_sorter (self->view));
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->view), self);
      gtk_column_view_set_model (self->view, NULL);
    }
  self->view = NULL;
  g_clear_object (&self->selection);
  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    g_clear_object (&self->probes[i]);
  G_OBJECT_CLASS (nz_record_table_parent_class)->dispose (object);
}

static void
nz_record_table_finalize (GObject *object)
{
  g_clear_pointer (&NZ_RECORD_TABLE (object)->layout, nz_column_layout_free);
  G_OBJECT_CLASS (nz_record_table_parent_class)->finalize (object);
}

static void
nz_record_table_class_init (NzRecordTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_record_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_record_table_finalize;
  signals[LAYOUT_CHANGED] = g_signal_new ("layout-changed", NZ_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", NZ_TYPE_RECORD_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
nz_record_table_init (NzRecordTable *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->probes); i++)
    self->probes[i] = g_object_new (G_TYPE_OBJECT, NULL);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_reorderable (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "record-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), scrolled);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  g_signal_connect (gtk_column_view_get_columns (self->view), "items-changed",
                    G_CALLBACK (on_columns_changed), self);
  self->sorter_handler = g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                                           G_CALLBACK (on_sorter_changed), self);
}

GtkWidget *
nz_record_table_new (NzRecordSelection *selection, NzColumnLayout *layout)
{
  g_return_val_if_fail (NZ_IS_RECORD_SELECTION (selection) && layout != NULL, NULL);

  NzRecordTable *self = g_object_new (NZ_TYPE_RECORD_TABLE, NULL);
  self->selection = g_object_ref (selection);
  self->layout = layout;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_entity_plural (layout->entity, nz_get_language ()), -1);
  fill (self);
  return GTK_WIDGET (self);
}
