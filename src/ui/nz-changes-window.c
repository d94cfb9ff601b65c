/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-changes-window.h"

#include "base/nz-error.h"
#include "domain/nz-change-list.h"
#include "render/nz-changes-document.h"
#include "ui/nz-change-rows.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-job-bar.h"
#include "widgets/nz-page-view.h"

/* Rows are for looking; a list that is longer is read on paper. */
#define MOST_ROWS 400
#define MOST_PAGES 40
/* Where no conference has been held yet. */
#define USUAL_DAYS 30

typedef struct
{
  NzStore *store;
  GtkWindow *window;
  NzDate since;
  NzJobBar *bar;
  NzChangeList *list;          /* (nullable): while it is being read, and where that failed */
  NzChangesDocument *document; /* (nullable): when the preview is looked at */
  GtkWidget *day;              /* AdwEntryRow */
  GtkStack *stack;
  GtkBox *rows, *pages;
} Changes;

static void
changes_free (gpointer data)
{
  Changes *self = data;

  nz_job_bar_stop (self->bar);
  g_object_unref (self->bar);
  g_clear_object (&self->document);
  g_clear_pointer (&self->list, nz_change_list_free);
  g_object_unref (self->store);
  g_free (self);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

static void
add_note (Changes *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->rows, label);
}

static void
show_rows (Changes *self, const NzChangeList *list)
{
  AdwPreferencesGroup *group = NULL;
  const NzEntity *entity = NULL;

  nz_tool_box_clear (self->rows);
  for (guint i = 0; i < MIN (list->records->len, MOST_ROWS); i++)
    {
      const NzRecordChange *change = list->records->pdata[i];

      if (change->entity != entity)
        {
          entity = change->entity;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, nz_entity_plural (entity, nz_get_language ()));
          gtk_box_append (self->rows, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, nz_change_record_row_new (change, NULL));
    }
  if (list->records->len == 0)
    add_note (self, _ ("Nothing has changed."));
  if (list->records->len > MOST_ROWS)
    add_note (self, _ ("Only the first records are shown here; on paper the list is whole."));
  if (list->n_forgotten > 0)
    add_note (self, _ ("Some steps lie too far back: the file only keeps that they happened."));
}

/* (transfer full) (nullable) */
static NzChangesDocument *
document_new (Changes *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (self->store, &error);
  NzChangesDocument *document;

  if (network == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self->window), error);
      return NULL;
    }
  document = nz_changes_document_new (self->list, network, nz_date_today (), nz_get_language ());
  nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  return document;
}

/* The pages are made when somebody wants them. */
static gboolean
ensure_document (Changes *self)
{
  if (self->document == NULL && self->list != NULL)
    self->document = document_new (self);
  return self->document != NULL;
}

static void
show_pages (Changes *self)
{
  nz_tool_box_clear (self->pages);
  if (!ensure_document (self))
    return;
  guint n = nz_document_get_n_pages (NZ_DOCUMENT (self->document));
  for (guint i = 0; i < MIN (n, MOST_PAGES); i++)
    {
      GtkWidget *view = nz_page_view_new ();
      g_autofree char *label = g_strdup_printf (_ ("Page %u of %u"), i + 1, n);

      nz_page_view_set_page (NZ_PAGE_VIEW (view), NZ_DOCUMENT (self->document), i, label);
      gtk_box_append (self->pages, view);
    }
}

static gboolean
is_preview (Changes *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "pages") == 0;
}

/* What the thread that reads has. */
typedef struct
{
  Changes *changes; /* borrowed: it stops its bar when it goes */
  NzDate since;
  NzChangeList *list;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->list, nz_change_list_free);
  g_free (reading);
}

static gboolean
read_list (NzStore *store, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->list = nz_change_list_new (store, reading->since, error);
  return reading->list != NULL;
}

static void
on_read (gpointer data, const GError *error)
{
  Reading *reading = data;
  Changes *self = reading->changes;

  nz_tool_box_clear (self->rows);
  self->list = g_steal_pointer (&reading->list);
  if (self->list == NULL)
    {
      /* the bar says that it was cancelled */
      if (!g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
        add_note (self, error->message);
      return;
    }
  show_rows (self, self->list);
  if (is_preview (self))
    show_pages (self);
}

static void
refresh (gpointer data)
{
  Changes *self = data;
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading){ self, self->since, NULL };
  g_clear_object (&self->document);
  g_clear_pointer (&self->list, nz_change_list_free);
  nz_job_bar_run (self->bar, self->store, _ ("Reading the history…"), read_list, on_read, reading,
                  reading_free);
}

/* --- the day ----------------------------------------------------------------------------------------------
 */

static void
show_day (Changes *self)
{
  g_autofree char *text = nz_date_format (self->since, nz_get_language (), NZ_DATE_NUMERIC);

  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  gtk_widget_remove_css_class (self->day, "error");
}

static void
on_day (Changes *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->day));
  NzDate day;

  if (!nz_date_parse_near (typed, nz_date_today (), FALSE, &day, NULL) || !nz_date_is_full (day))
    {
      gtk_widget_add_css_class (self->day, "error");
      return;
    }
  self->since = day;
  show_day (self);
  refresh (self);
}

static void
on_last_conference (Changes *self)
{
  NzDate day = nz_change_list_last_conference (self->store, nz_date_today ());

  if (nz_date_is_set (day))
    self->since = day;
  show_day (self);
  refresh (self);
}

static GtkWidget *
day_group_new (Changes *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *last = gtk_button_new_with_label (_ ("Last conference"));

  self->day = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day), _ ("Since"));
  gtk_widget_set_tooltip_text (self->day, _ ("A day, “yesterday”, “last Monday”"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->day), TRUE);
  gtk_widget_add_css_class (last, "flat");
  gtk_widget_set_valign (last, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (last,
                            nz_date_is_set (nz_change_list_last_conference (self->store, nz_date_today ())));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->day), last);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->day);
  g_signal_connect_swapped (self->day, "apply", G_CALLBACK (on_day), self);
  g_signal_connect_swapped (self->day, "entry-activated", G_CALLBACK (on_day), self);
  g_signal_connect_swapped (last, "clicked", G_CALLBACK (on_last_conference), self);
  return group;
}

/* --- paper ------------------------------------------------------------------------------------------------
 */

static void
on_print (Changes *self)
{
  g_autoptr (NzChangesDocument) document = self->list != NULL ? document_new (self) : NULL;

  /* one of its own: the printer's paper may be another than that of the preview */
  if (document != NULL)
    nz_print_document (self->window, NZ_DOCUMENT (document), nz_document_get_title (NZ_DOCUMENT (document)),
                       NULL, NULL, NULL);
}

static void
on_save (Changes *self)
{
  char iso[NZ_DATE_TEXT_SIZE];
  g_autofree char *name = g_strdup_printf (_ ("Changes since %s"), nz_date_to_iso (self->since, iso));

  if (ensure_document (self))
    nz_print_to_file (GTK_WIDGET (self->window), NZ_DOCUMENT (self->document), name);
}

static void
on_preview (GtkToggleButton *button, GParamSpec *spec, Changes *self)
{
  gtk_stack_set_visible_child_name (self->stack, gtk_toggle_button_get_active (button) ? "pages" : "rows");
  if (is_preview (self) && self->document == NULL)
    show_pages (self);
}

static void
fill_header (Changes *self, AdwHeaderBar *header)
{
  GtkWidget *print = nz_icon_button_new ("document-print-symbolic", _ ("Print…"));
  GtkWidget *save = nz_icon_button_new ("document-save-symbolic", _ ("Save as PDF…"));
  GtkWidget *preview = gtk_toggle_button_new_with_label (_ ("Preview"));

  adw_header_bar_pack_start (header, preview);
  adw_header_bar_pack_end (header, print);
  adw_header_bar_pack_end (header, save);
  g_signal_connect (preview, "notify::active", G_CALLBACK (on_preview), self);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (on_save), self);
}

void
nz_changes_window_present (GtkWindow *parent, NzStore *store)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store));

  Changes *self = g_new0 (Changes, 1);
  GtkWidget *header, *rows, *pages;
  GtkBox *column;
  NzDate last = nz_change_list_last_conference (store, nz_date_today ());

  self->store = g_object_ref (store);
  self->window = nz_tool_window_new (parent, _ ("Changes"), 680, 760, &header);
  self->since = nz_date_is_set (last) ? last : nz_date_add_days (nz_date_today (), -USUAL_DAYS);
  g_object_set_data_full (G_OBJECT (self->window), "changes", self, changes_free);
  fill_header (self, ADW_HEADER_BAR (header));

  rows = nz_tool_page_new (&column);
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->bar = g_object_ref_sink (NZ_JOB_BAR (nz_job_bar_new ()));
  g_signal_connect_swapped (self->bar, "again", G_CALLBACK (refresh), self);
  gtk_box_append (column, day_group_new (self));
  gtk_box_append (column, GTK_WIDGET (self->bar));
  gtk_box_append (column, GTK_WIDGET (self->rows));
  pages = nz_tool_page_new (&self->pages);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, rows, "rows");
  gtk_stack_add_named (self->stack, pages, "pages");
  nz_tool_window_set_content (self->window, GTK_WIDGET (self->stack));
  show_day (self);
  nz_tool_follow (GTK_WIDGET (self->stack), store, refresh, self);
  gtk_window_present (self->window);
}
