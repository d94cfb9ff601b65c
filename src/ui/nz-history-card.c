/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-history-card.h"

#include "base/nz-date.h"
#include "ui/nz-history-window.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"

#define SHOWN 5

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  gint64 id;
  GtkWidget *card;
  GtkWidget *list;
} History;

static void
history_free (gpointer data)
{
  History *self = data;
  g_clear_object (&self->store);
  g_free (self);
}

/* (transfer full): "today", or the day. */
static char *
day_of (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  NzDate day = nz_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                        g_date_time_get_day_of_month (moment));

  if (nz_date_equal (day, nz_date_today ()))
    return g_date_time_format (moment, "%H:%M");
  return nz_date_format (day, nz_get_language (), NZ_DATE_NUMERIC);
}

/* To what the step changed, and the way back. */
static void
on_activated (GtkWidget *row, History *self)
{
  const gint64 *step = g_object_get_data (G_OBJECT (row), "step");

  nz_history_window_present (GTK_WINDOW (gtk_widget_get_root (row)), self->store, self->entity, self->id,
                             *step);
}

static GtkWidget *
row_new (History *self, const NzStep *step)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = day_of (step->time);
  g_autofree char *title = g_markup_escape_text (step->label, -1);
  GtkWidget *when = gtk_label_new (day);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_add_css_class (row, "history");
  gtk_widget_add_css_class (when, "row-subtitle");
  g_autofree char *desk = g_markup_escape_text (step->desk != NULL ? step->desk : "", -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), desk);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), when);
  g_object_set_data_full (G_OBJECT (row), "step", g_memdup2 (&step->step, sizeof step->step), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("What changed"));
  g_signal_connect (row, "activated", G_CALLBACK (on_activated), self);
  return row;
}

static void
refresh (History *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = nz_store_history (self->store, self->entity, self->id, SHOWN, &error);
  GtkWidget *child;

  nz_read_error_tell (self->card, error);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; steps != NULL && i < steps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, steps->pdata[i]));
  gtk_widget_set_visible (self->card, steps != NULL && steps->len > 0);
}

static void
on_all (GtkWidget *button, History *self)
{
  nz_history_window_present (GTK_WINDOW (gtk_widget_get_root (button)), self->store, self->entity, self->id,
                             0);
}

/* Opens the history with all fields. */
static GtkWidget *
all_button_new (History *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("What changed"));

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (on_all), self);
  return button;
}

GtkWidget *
nz_history_card_new (NzStore *store, const NzEntity *entity, gint64 id)
{
  History *self = g_new0 (History, 1);
  GClosure *follow = g_cclosure_new_swap (G_CALLBACK (refresh), self, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->id = id;
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = nz_card_list_new (_ ("History"));
  gtk_box_append (GTK_BOX (self->card), nz_card_heading_new (_ ("History"), all_button_new (self)));
  gtk_box_append (GTK_BOX (self->card), self->list);
  g_object_set_data_full (G_OBJECT (self->card), "nz-history", self, history_free);
  g_object_watch_closure (G_OBJECT (self->card), follow);
  g_signal_connect_closure (store, "changed", follow, FALSE);
  refresh (self);
  return self->card;
}
