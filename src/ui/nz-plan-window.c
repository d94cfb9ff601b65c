/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-plan-window.h"

#include <adwaita.h>

#include "domain/nz-year-plan.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"

typedef struct
{
  GtkWindow *window;
  NzStore *store;
  NzYearPlan *plan;
  NzPlanAccepted accepted;
  gpointer data;
} Planning;

/* One date of the proposal: what the planner said first is kept, so that it can be chosen again. */
typedef struct
{
  Planning *planning;
  NzPlanDate *date;
  NzDate proposed;
} Choice;

static void
planning_free (gpointer data)
{
  Planning *self = data;
  nz_year_plan_free (self->plan);
  g_object_unref (self->store);
  g_free (self);
}

/* The day stands in the title, where it has the whole row: "No. 87 · Thursday, 16 March 2028". */
static char *
title_of (const NzPlanDate *date)
{
  g_autofree char *day = nz_date_format (date->day, nz_get_language (), NZ_DATE_FULL);
  g_autofree char *number
      = date->number > 0 ? g_strdup_printf (_ ("No. %d"), date->number) : g_strdup (_ ("Conference"));

  return g_strdup_printf ("%s · %s", number, day);
}

static void
on_date_chosen (AdwComboRow *row, GParamSpec *spec, Choice *choice)
{
  guint place = adw_combo_row_get_selected (row);
  const NzPlanNote *note = place > 0 && place <= choice->date->alternatives->len
                               ? &g_array_index (choice->date->alternatives, NzPlanNote, place - 1)
                               : NULL;
  g_autofree char *reason = g_markup_escape_text (note != NULL ? note->reason : choice->date->reason, -1);

  choice->date->day = note != NULL ? note->day : choice->proposed;
  g_autofree char *title = title_of (choice->date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
}

/* In the opened list: each day in full. The ready-made rows cut after twenty letters. */
static void
on_day_setup (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (cell, label);
}

static void
on_day_bind (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (cell)),
                       gtk_string_object_get_string (gtk_list_item_get_item (cell)));
}

static void
set_factories (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) days = gtk_signal_list_item_factory_new ();
  /* Beside the arrow nothing: the chosen day is the title. */
  g_autoptr (GtkListItemFactory) nothing = gtk_signal_list_item_factory_new ();

  g_signal_connect (days, "setup", G_CALLBACK (on_day_setup), NULL);
  g_signal_connect (days, "bind", G_CALLBACK (on_day_bind), NULL);
  adw_combo_row_set_factory (row, nothing);
  adw_combo_row_set_list_factory (row, days);
}

static GtkWidget *
date_row_new (Planning *self, NzPlanDate *date)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);
  g_autofree char *proposed = nz_date_format (date->day, nz_get_language (), NZ_DATE_FULL);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ self, date, date->day };
  gtk_string_list_append (days, proposed);
  for (guint i = 0; i < date->alternatives->len; i++)
    {
      g_autofree char *day = nz_date_format (g_array_index (date->alternatives, NzPlanNote, i).day,
                                             nz_get_language (), NZ_DATE_FULL);
      gtk_string_list_append (days, day);
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  set_factories (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (days));
  gtk_widget_set_tooltip_text (row, _ ("Choose another day"));
  g_object_set_data_full (G_OBJECT (row), "choice", choice, g_free);
  on_date_chosen (ADW_COMBO_ROW (row), NULL, choice);
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_date_chosen), choice);
  return row;
}

/* A conference that the file has already stays as it is. */
static GtkWidget *
kept_row_new (const NzPlanDate *date)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = title_of (date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("is already in the file and stays as it is"));
  return row;
}

static GtkWidget *
avoided_row_new (const NzPlanDate *date)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What was avoided"));
  gtk_widget_add_css_class (row, "quiet");
  for (guint i = 0; i < date->avoided->len; i++)
    {
      const NzPlanNote *note = &g_array_index (date->avoided, NzPlanNote, i);
      GtkWidget *line = adw_action_row_new ();
      g_autofree char *reason = g_markup_escape_text (note->reason, -1);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), reason);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (line), 0);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
    }
  return row;
}

static GtkWidget *
page_new (Planning *self)
{
  GtkWidget *page = adw_preferences_page_new ();

  if (self->plan->warnings->len > 0)
    {
      GtkWidget *group = adw_preferences_group_new ();
      for (guint i = 0; i < self->plan->warnings->len; i++)
        {
          GtkWidget *row = adw_action_row_new ();
          g_autofree char *text = g_markup_escape_text (self->plan->warnings->pdata[i], -1);
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
          adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
          adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-warning-symbolic");
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
        }
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  for (guint i = 0; i < self->plan->dates->len; i++)
    {
      NzPlanDate *date = self->plan->dates->pdata[i];
      GtkWidget *group = adw_preferences_group_new ();
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 date->meeting != 0 ? kept_row_new (date) : date_row_new (self, date));
      if (date->meeting == 0 && date->avoided->len > 0)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), avoided_row_new (date));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
    }
  return page;
}

static void
on_accept (Planning *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  if (!nz_year_plan_apply (self->plan, self->store, &ids, &error))
    {
      nz_dialog_error (GTK_WIDGET (self->window), error);
      return;
    }
  if (self->accepted != NULL)
    self->accepted (ids->len, self->data);
  gtk_window_destroy (self->window);
}

static GtkWidget *
header_new (Planning *self)
{
  GtkWidget *accept = gtk_button_new_with_mnemonic (_ ("_Accept"));
  g_autofree char *title = g_strdup_printf (_ ("Plan for %d"), self->plan->year);

  gtk_widget_set_sensitive (accept,
                            nz_year_plan_n_new (self->plan) > 0 && !nz_store_is_read_only (self->store));
  g_signal_connect_swapped (accept, "clicked", G_CALLBACK (on_accept), self);
  gtk_window_set_title (self->window, title);
  return nz_tool_header_new (title, NULL, accept);
}

void
nz_plan_window_present (GtkWindow *parent, NzStore *store, int year, NzPlanAccepted accepted, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store));

  g_autoptr (GError) error = NULL;
  NzYearPlan *plan = nz_year_plan_for_store (store, year, nz_get_language (), &error);
  if (plan == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }

  Planning *self = g_new0 (Planning, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window = adw_window_new ();
  *self = (Planning){ GTK_WINDOW (window), g_object_ref (store), plan, accepted, data };
  g_object_set_data_full (G_OBJECT (window), "planning", self, planning_free);
  GtkWidget *page = page_new (self);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  nz_tool_window_place (self->window, parent, 680, 1000);
  gtk_window_present (self->window);
}
