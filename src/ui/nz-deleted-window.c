/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-deleted-window.h"

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-change-list.h"
#include "domain/nz-merged-into.h"
#include "ui/nz-change-rows.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-job-bar.h"

#include <string.h>

#define MOST 200

typedef struct
{
  NzStore *store;
  NzJobBar *bar; /* a reference */
  GtkBox *column;
  GtkWidget *search;
  GtkWidget *list; /* (nullable): while there is something */
} Deleted;

static void
deleted_free (gpointer data)
{
  Deleted *self = data;

  nz_job_bar_stop (self->bar);
  g_object_unref (self->bar);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
fits (GtkListBoxRow *row, gpointer data)
{
  Deleted *self = data;
  const char *key = g_object_get_data (G_OBJECT (row), "key");
  g_autofree char *typed = nz_text_match_key (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  return key == NULL || *typed == '\0' || strstr (key, typed) != NULL;
}

static void
on_search (Deleted *self)
{
  if (self->list != NULL)
    gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
on_show_kept (GtkWidget *button)
{
  const char *where = g_object_get_data (G_OBJECT (button), "where");
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (button));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  gtk_widget_activate_action (GTK_WIDGET (parent), NZ_ACTION_OPEN_RECORD, "s", where);
  gtk_window_close (window);
}

/* Leads to what the record was merged with. */
static GtkWidget *
kept_button_new (const NzEntity *entity, const NzMergedInto *merged)
{
  GtkWidget *button = nz_icon_button_new ("go-next-symbolic", _ ("Show what it was merged with"));
  g_autofree char *name = g_strdup_printf (_ ("Show “%s”"), merged->name);
  char text[NZ_ID_TEXT_SIZE];

  g_object_set_data_full (G_OBJECT (button), "where",
                          g_strdup_printf ("%s/%s", entity->name, nz_id_to_text (merged->kept, text)),
                          g_free);
  nz_button_set_accessible_name (button, name);
  g_signal_connect (button, "clicked", G_CALLBACK (on_show_kept), NULL);
  return button;
}

static GtkWidget *
row_new (Deleted *self, const NzStepChanges *changes, const NzMergedInto *merged)
{
  const NzRecordChange *change = changes->records->pdata[0];
  g_autofree char *when = nz_change_step_words (changes->step);
  g_autofree char *how = merged->name != NULL ? g_strdup_printf (_ ("merged with “%s”"), merged->name) : NULL;
  g_autofree char *words = how != NULL ? g_strdup_printf ("%s · %s", how, when) : g_strdup (when);
  GtkWidget *row = nz_change_record_row_new (change, words);
  GtkWidget *restore = nz_change_restore_button_new (self->store, change);

  if (merged->kept != 0)
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), kept_button_new (change->entity, merged));
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), restore);
  g_object_set_data_full (G_OBJECT (row), "key", nz_text_match_key (change->title), g_free);
  return row;
}

static void
add_note (Deleted *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Only the last %u that were deleted are listed here."), MOST);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->column, label);
}

/* The list; how many are told in it. */
static guint
show_list (Deleted *self, GPtrArray *deleted, GArray *merged)
{
  guint told = 0;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), fits, self, NULL);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Deleted records"), -1);
  for (guint i = 0; i < MIN (deleted->len, MOST); i++)
    {
      const NzStepChanges *changes = deleted->pdata[i];

      if (!nz_change_is_told (changes->records->pdata[0]))
        continue;
      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           row_new (self, changes, &g_array_index (merged, NzMergedInto, i)));
      told++;
    }
  gtk_box_append (self->column, self->list);
  if (deleted->len > MOST)
    add_note (self);
  return told;
}

/* @error: (nullable): why nothing is known */
static void
show_nothing (Deleted *self, const GError *error)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "user-trash-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page),
                             error != NULL ? error->message : _ ("Nothing is deleted"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("What is deleted stays here and can be brought back, as far as the history reaches."));
  nz_tool_box_clear (self->column);
  self->list = NULL;
  gtk_box_append (self->column, page);
}

/* --- reading ----------------------------------------------------------------------------------------------
 */

/* What the thread reads for the window, which may be closed before it has. */
typedef struct
{
  Deleted *window;
  GPtrArray *deleted; /* (nullable) */
  GArray *merged;     /* NzMergedInto, one for each of them */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->deleted, g_ptr_array_unref);
  g_array_unref (reading->merged);
  g_free (reading);
}

static gboolean
read_deleted (NzStore *store, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->deleted = nz_store_deleted (store, MOST + 1, error);
  for (guint i = 0; reading->deleted != NULL && i < reading->deleted->len; i++)
    {
      NzMergedInto merged;

      if (!nz_merged_into_find (store, reading->deleted->pdata[i], &merged, error))
        return FALSE;
      g_array_append_val (reading->merged, merged);
    }
  return reading->deleted != NULL;
}

static void
on_read (gpointer data, const GError *error)
{
  Reading *reading = data;
  Deleted *self = reading->window;
  guint told = 0;

  nz_tool_box_clear (self->column);
  self->list = NULL;
  /* the bar says what was cancelled */
  if (g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    return;
  if (error == NULL)
    told = show_list (self, reading->deleted, reading->merged);
  gtk_widget_set_visible (self->search, told > 0);
  if (told == 0)
    show_nothing (self, error);
}

/* Beside the main loop: all that was ever touched is looked through for what was deleted. */
static void
refresh (gpointer data)
{
  Deleted *self = data;
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ self, NULL, g_array_new (FALSE, FALSE, sizeof (NzMergedInto)) };
  g_array_set_clear_func (reading->merged, (GDestroyNotify)nz_merged_into_clear);
  nz_job_bar_run (self->bar, self->store, _ ("Reading the history…"), read_deleted, on_read, reading,
                  reading_free);
}

void
nz_deleted_window_present (GtkWindow *parent, NzStore *store)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store));

  Deleted *self = g_new0 (Deleted, 1);
  GtkWindow *window = nz_tool_window_new (parent, _ ("Deleted records"), 620, 640, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();
  GtkBox *column;
  GtkWidget *page = nz_tool_page_new (&column);

  self->store = g_object_ref (store);
  self->bar = g_object_ref_sink (NZ_JOB_BAR (nz_job_bar_new ()));
  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, gtk_box_get_spacing (column)));
  gtk_box_append (column, GTK_WIDGET (self->bar));
  gtk_box_append (column, GTK_WIDGET (self->column));
  g_signal_connect_swapped (self->bar, "again", G_CALLBACK (refresh), self);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Search in what was deleted"), "margin-start", 12,
                "margin-end", 12, "margin-top", 6, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search in what was deleted"), -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->search);
  gtk_box_append (GTK_BOX (content), clamp);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (content), page);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_window_close), window);
  g_object_set_data_full (G_OBJECT (window), "deleted", self, deleted_free);
  nz_tool_window_set_content (window, content);
  nz_tool_follow (page, store, refresh, self);
  gtk_window_present (window);
}
