/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-row.h"

/* One of several words, with the sentence that explains it; and yes or no. */

typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkWidget *toggle; /* of a switch row */
  gboolean quiet;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

/* A subtitle is markup; a message may hold any text that was typed. */
static void
show_subtitle (Choice *self, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), markup);
}

/* Of a field that may be empty, place 0 is "not given". */
static gboolean
has_none (const NzField *field)
{
  return (field->flags & NZ_FIELD_REQUIRED) == 0;
}

static const NzChoice *
choice_at (const NzField *field, guint place)
{
  if (has_none (field))
    return place > 0 ? &field->choices[place - 1] : NULL;
  return &field->choices[place];
}

static void
show_choice (gpointer data)
{
  Choice *self = data;
  const char *code = nz_record_get_text (nz_record_editor_get_record (self->editor), self->field->name);
  const NzChoice *choice = nz_field_choice (self->field, code);
  guint place = choice != NULL ? (guint)(choice - self->field->choices) + has_none (self->field) : 0;
  const char *hint = choice != NULL ? nz_choice_hint (choice, nz_get_language ()) : NULL;

  self->quiet = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), place);
  self->quiet = FALSE;
  show_subtitle (self, hint != NULL ? hint : "");
}

static void
on_selected (Choice *self)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet)
    return;
  const NzChoice *choice = choice_at (self->field, adw_combo_row_get_selected (ADW_COMBO_ROW (self->row)));
  if (!nz_record_editor_apply_text (self->editor, self->field, choice != NULL ? choice->code : "", &error))
    show_subtitle (self, error->message);
  else
    show_choice (self);
}

GtkWidget *
nz_field_choice_row_new (NzRecordEditor *editor, const NzField *field)
{
  Choice *self = g_new0 (Choice, 1);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_combo_row_new ();
  if (has_none (field))
    gtk_string_list_append (words, _ ("not given"));
  for (const NzChoice *c = field->choices; c->code != NULL; c++)
    gtk_string_list_append (words, nz_choice_label (c, nz_get_language ()));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), nz_field_label (field, nz_get_language ()));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->row), G_LIST_MODEL (words));
  gtk_widget_set_sensitive (self->row, !nz_record_editor_is_read_only (editor));
  nz_field_row_follow (self->row, editor, show_choice, self, choice_free);
  show_choice (self);
  g_signal_connect_swapped (self->row, "notify::selected", G_CALLBACK (on_selected), self);
  return self->row;
}

/* --- yes or no
 * ---------------------------------------------------------------------------------------------------- */

static void
show_switch (gpointer data)
{
  Choice *self = data;
  self->quiet = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->toggle),
                         nz_record_get_int (nz_record_editor_get_record (self->editor), self->field->name)
                             != 0);
  self->quiet = FALSE;
}

static void
on_switched (Choice *self)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet)
    return;
  if (!nz_record_editor_apply_int (self->editor, self->field,
                                   gtk_switch_get_active (GTK_SWITCH (self->toggle)), &error))
    {
      show_subtitle (self, error->message);
      show_switch (self);
    }
}

GtkWidget *
nz_field_switch_row_new (NzRecordEditor *editor, const NzField *field)
{
  Choice *self = g_new0 (Choice, 1);
  const char *label = nz_field_label (field, nz_get_language ());

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_action_row_new ();
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (self->row, !nz_record_editor_is_read_only (editor));
  nz_field_row_follow (self->row, editor, show_switch, self, choice_free);
  show_switch (self);
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_switched), self);
  return self->row;
}
