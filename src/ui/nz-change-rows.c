/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-change-rows.h"

#include "base/nz-error.h"
#include "domain/nz-change-list.h"
#include "ui/nz-dialogs.h"
#include "widgets/nz-buttons.h"

/* A text of pages is told by its beginning. */
#define MOST_LINES 6

static void
set_title (GtkWidget *row, const char *title)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
}

/* (transfer full): "Weg 1 → Weg 2"; of a record that came or went the value alone. */
static char *
value_words (const NzRecordChange *change, const NzFieldChange *field)
{
  if (change->operation == 'i')
    return g_strdup (field->after);
  if (change->operation == 'd')
    return g_strdup (field->before);
  return g_strdup_printf ("%s → %s", *field->before != '\0' ? field->before : _ ("empty"),
                          *field->after != '\0' ? field->after : _ ("empty"));
}

GtkWidget *
nz_change_field_row_new (const NzRecordChange *change, const NzFieldChange *field)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = value_words (change, field);
  g_autofree char *markup = g_markup_escape_text (words, -1);

  set_title (row, nz_field_label (field->field, nz_get_language ()));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), MOST_LINES);
  gtk_widget_add_css_class (row, "change");
  return row;
}

GtkWidget *
nz_change_record_row_new (const NzRecordChange *change, const char *about)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autoptr (GString) words = g_string_new (nz_entity_label (change->entity, nz_get_language ()));

  g_string_append_printf (words, " · %s", nz_change_word (change, nz_get_language ()));
  for (guint i = 0; change->operation == 'u' && i < change->fields->len; i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? ", " : ": ",
        nz_field_label (((NzFieldChange *)change->fields->pdata[i])->field, nz_get_language ()));
  if (about != NULL)
    g_string_append_printf (words, " · %s", about);
  set_title (row, change->title);
  g_autofree char *markup = g_markup_escape_text (words->str, -1);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), markup);
  for (guint i = 0; i < change->fields->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              nz_change_field_row_new (change, change->fields->pdata[i]));
  return row;
}

char *
nz_change_step_words (const NzStep *step)
{
  g_autofree char *time = nz_change_time_words (step->time, nz_date_today (), nz_get_language ());

  if (step->desk == NULL || *step->desk == '\0')
    return g_steal_pointer (&time);
  return g_strdup_printf ("%s · %s", step->desk, time);
}

/* --- bringing back
 * ---------------------------------------------------------------------------------------------------- */

void
nz_change_restore_record (GtkWidget *widget, NzStore *store, const NzEntity *entity, gint64 id)
{
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));

  if (!nz_store_restore_record (store, entity, id, &left_out, &error))
    {
      nz_dialog_error (window, error);
      return;
    }
  if (left_out->len == 0)
    return;
  g_ptr_array_add (left_out, NULL);
  g_autofree char *lines = g_strjoinv ("\n", (char **)left_out->pdata);
  g_autoptr (GError) told
      = g_error_new (NZ_ERROR, NZ_ERROR_REFERENCED, _ ("The record is back, but not all of it:\n%s"), lines);
  nz_dialog_error (window, told);
}

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  gint64 id;
} Deleted;

static void
deleted_free (gpointer data, GClosure *closure)
{
  Deleted *deleted = data;

  g_object_unref (deleted->store);
  g_free (deleted);
}

static void
on_restore (GtkWidget *button, Deleted *deleted)
{
  nz_change_restore_record (button, deleted->store, deleted->entity, deleted->id);
}

GtkWidget *
nz_change_restore_button_new (NzStore *store, const NzRecordChange *change)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore"));
  Deleted *deleted = g_new (Deleted, 1);
  g_autofree char *label = g_strdup_printf (_ ("Restore %s"), change->title);

  *deleted = (Deleted){ g_object_ref (store), change->entity, change->id };
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (store));
  nz_button_set_accessible_name (button, label);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_restore), deleted, deleted_free, 0);
  return button;
}
