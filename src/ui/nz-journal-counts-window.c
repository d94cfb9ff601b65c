/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-journal-counts-window.h"

#include "domain/nz-journal.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"

#define MONTHS 12

struct _NzJournalCountsWindow
{
  AdwWindow parent_instance;

  NzStore *store;
  int year;
  AdwWindowTitle *title;
  AdwBin *table;
  GString *copy; /* the table as tab-separated text */
};

G_DEFINE_FINAL_TYPE (NzJournalCountsWindow, nz_journal_counts_window, ADW_TYPE_WINDOW)

/* A cell of the table and of the text. Zeros stay empty: what is there stands out. */
static void
add_cell (NzJournalCountsWindow *self, GtkGrid *grid, int column, int row, const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_widget_set_hexpand (label, column == 0);
  if (column == 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 14);
    }
  if (heading)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (grid, label, column, row, 1, 1);
  g_string_append_printf (self->copy, "%s%s", column > 0 ? "\t" : row > 0 ? "\n" : "", text);
}

static void
add_number (NzJournalCountsWindow *self, GtkGrid *grid, int column, int row, guint number, gboolean heading)
{
  g_autofree char *text = number > 0 ? g_strdup_printf ("%u", number) : g_strdup ("");
  add_cell (self, grid, column, row, text, heading);
}

static void
add_row (NzJournalCountsWindow *self,
         GtkGrid *grid,
         int row,
         const char *name,
         const guint *counts,
         guint total,
         gboolean heading)
{
  add_cell (self, grid, 0, row, name, heading);
  for (int i = 0; i < MONTHS; i++)
    add_number (self, grid, i + 1, row, counts[i], heading);
  add_number (self, grid, MONTHS + 1, row, total, TRUE);
}

static GtkWidget *
grid_new (NzJournalCountsWindow *self, const NzJournalCounts *counts)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());
  int row = 1;

  gtk_grid_set_column_spacing (grid, 12);
  gtk_grid_set_row_spacing (grid, 8);
  gtk_widget_add_css_class (GTK_WIDGET (grid), "counts");
  add_cell (self, grid, 0, 0, _ ("Topic"), TRUE);
  for (int i = 0; i < MONTHS; i++)
    {
      g_autofree char *month = nz_month_name (i + 1, nz_get_language (), TRUE);
      add_cell (self, grid, i + 1, 0, month, TRUE);
    }
  add_cell (self, grid, MONTHS + 1, 0, _ ("Total"), TRUE);
  for (guint i = 0; i < counts->topics->len; i++)
    {
      const NzJournalTopic *topic = counts->topics->pdata[i];
      add_row (self, grid, row++, topic->topic != 0 ? topic->name : _ ("without a topic"), topic->counts,
               topic->total, FALSE);
    }
  add_row (self, grid, row, _ ("Total"), counts->sums, counts->total, TRUE);
  return GTK_WIDGET (grid);
}

static GtkWidget *
nothing_new (void)
{
  return g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "nz-journal-symbolic", "title",
                       _ ("No enquiries in this year"), "description",
                       _ ("Enquiries and advice that you enter in the journal (Ctrl+J) are counted here."),
                       NULL);
}

static void
show (NzJournalCountsWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzJournalCounts) counts
      = nz_journal_counts_new (self->store, nz_date (self->year, 1, 0), MONTHS, &error);
  g_autofree char *year = g_strdup_printf (_ ("Enquiries %d"), self->year);

  if (counts == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_string_truncate (self->copy, 0);
  adw_bin_set_child (self->table, counts->total > 0 ? grid_new (self, counts) : nothing_new ());
  g_autofree char *minutes
      = counts->minutes > 0 ? g_strdup_printf (
            nz_ngettext ("%u minute noted", "%u minutes noted", counts->minutes), counts->minutes)
                            : g_strdup ("");
  adw_window_title_set_title (self->title, year);
  adw_window_title_set_subtitle (self->title, minutes);
}

static void
on_before (NzJournalCountsWindow *self)
{
  self->year--;
  show (self);
}

static void
on_after (NzJournalCountsWindow *self)
{
  self->year++;
  show (self);
}

static void
on_copy (NzJournalCountsWindow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->copy->str);
}

static void
nz_journal_counts_window_finalize (GObject *object)
{
  NzJournalCountsWindow *self = NZ_JOURNAL_COUNTS_WINDOW (object);

  g_clear_object (&self->store);
  g_string_free (self->copy, TRUE);
  G_OBJECT_CLASS (nz_journal_counts_window_parent_class)->finalize (object);
}

static void
nz_journal_counts_window_class_init (NzJournalCountsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_journal_counts_window_finalize;
}

static void
add_button (NzJournalCountsWindow *self,
            GtkWidget *header,
            const char *icon,
            const char *label,
            GCallback clicked,
            gboolean end)
{
  GtkWidget *button = nz_icon_button_new (icon, label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  if (end)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  else
    adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
}

static void
nz_journal_counts_window_init (NzJournalCountsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->copy = g_string_new (NULL);
  self->year = nz_date_today ().year;
  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  self->table = ADW_BIN (adw_bin_new ());
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  add_button (self, header, "go-previous-symbolic", _ ("Year before"), G_CALLBACK (on_before), FALSE);
  add_button (self, header, "go-next-symbolic", _ ("Next year"), G_CALLBACK (on_after), FALSE);
  add_button (self, header, "edit-copy-symbolic", _ ("Copy the table"), G_CALLBACK (on_copy), TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
}

GtkWidget *
nz_journal_counts_window_new (GtkWindow *parent, NzStore *store)
{
  NzJournalCountsWindow *self
      = g_object_new (NZ_TYPE_JOURNAL_COUNTS_WINDOW, "title", _ ("Enquiries by topic and month"), NULL);

  nz_tool_window_place (GTK_WINDOW (self), parent, 760, 460);
  self->store = g_object_ref (store);
  show (self);
  return GTK_WIDGET (self);
}
