/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-reply-window.h"

#include <adwaita.h>

#include "base/nz-i18n.h"
#include "domain/nz-reply.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"

static const char *const codes[] = { NULL, "yes", "no", "deputy" };

typedef struct
{
  NzStore *store;
  gint64 invitation;
  GtkWindow *window;
  GtkWidget *reply, *people, *wishes, *needs;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;
  g_object_unref (form->store);
  g_free (form);
}

static const char *
text_of (GtkWidget *row)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  return *text != '\0' ? text : NULL;
}

static void
on_done (Form *form)
{
  g_autoptr (GError) error = NULL;
  guint code = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (form->reply)), G_N_ELEMENTS (codes) - 1);
  const NzReply reply = { codes[code], gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (form->people)),
                          text_of (form->wishes), text_of (form->needs) };

  if (!nz_reply_enter (form->store, form->invitation, &reply, TRUE, &error))
    nz_dialog_error (GTK_WIDGET (form->window), error);
  else
    gtk_window_close (form->window);
}

static GtkWidget *
reply_row_new (NzRecord *record)
{
  const NzField *field = nz_entity_field (&nz_entity_invitation, "reply");
  GtkWidget *row = adw_combo_row_new ();
  const char *labels[G_N_ELEMENTS (codes) + 1] = { _ ("open") };
  guint selected = 0;

  for (guint i = 1; i < G_N_ELEMENTS (codes); i++)
    {
      labels[i] = nz_choice_label (nz_field_choice (field, codes[i]), nz_get_language ());
      if (g_strcmp0 (codes[i], nz_record_get_text (record, "reply")) == 0)
        selected = i;
    }
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), nz_field_label (field, nz_get_language ()));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static GtkWidget *
people_row_new (Form *form, NzRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = nz_field_label (nz_entity_field (&nz_entity_invitation, "people"), nz_get_language ());

  form->people = gtk_spin_button_new_with_range (0, 1000, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (form->people), (double)nz_record_get_int (record, "people"));
  gtk_widget_set_valign (form->people, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), form->people);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), form->people);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->people), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static GtkWidget *
text_row_new (Form *form, NzRecord *record, const char *field)
{
  GtkWidget *row = adw_entry_row_new ();
  const char *text = nz_record_get_text (record, field);

  adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (row),
      nz_field_label (nz_entity_field (&nz_entity_invitation, field), nz_get_language ()));
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (on_done), form);
  return row;
}

static GtkWidget *
content_new (Form *form, NzRecord *record)
{
  GtkBox *column;
  GtkWidget *page = nz_tool_page_new (&column);
  GtkWidget *group = adw_preferences_group_new ();

  form->reply = reply_row_new (record);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->reply);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), people_row_new (form, record));
  form->wishes = text_row_new (form, record, "wishes");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->wishes);
  form->needs = text_row_new (form, record, "needs");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), form->needs);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("What somebody needs is to be deleted after the day; the Overview reminds you of it."));
  gtk_box_append (column, group);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

void
nz_reply_window_present (GtkWindow *parent, NzStore *store, gint64 invitation)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store));

  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_invitation, invitation, &error);
  if (record == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }
  g_autofree char *title = nz_store_title (store, &nz_entity_invitation, invitation);
  Form *form = g_new0 (Form, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *done = gtk_button_new_with_mnemonic (_ ("_Enter"));

  form->store = g_object_ref (store);
  form->invitation = invitation;
  form->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_title (form->window, _ ("Reply"));
  g_object_set_data_full (G_OBJECT (form->window), "form", form, form_free);
  g_signal_connect_swapped (done, "clicked", G_CALLBACK (on_done), form);
  gtk_box_append (GTK_BOX (box), nz_tool_header_new (_ ("Reply"), title, done));
  gtk_box_append (GTK_BOX (box), content_new (form, record));
  adw_window_set_content (ADW_WINDOW (form->window), box);
  nz_tool_window_place (form->window, parent, 460, 440);
  gtk_widget_grab_focus (form->people);
  gtk_window_present (form->window);
}
