/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-rows.h"

struct _NzFieldChoiceRow
{
  AdwComboRow parent_instance;
  NzFieldLink link;
  gboolean quiet; /* the record's value is being shown */
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldChoiceRow,
                               nz_field_choice_row,
                               ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_CHOICE_ROW (row)->link;
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
update (NzFieldRow *row)
{
  NzFieldChoiceRow *self = NZ_FIELD_CHOICE_ROW (row);
  const NzField *field = self->link.field;
  const char *code = nz_record_get_text (nz_field_row_get_record (row), field->name);
  const NzChoice *choice = nz_field_choice (field, code);
  guint place = choice != NULL ? (guint)(choice - field->choices) + has_none (field) : 0;
  const char *hint = choice != NULL ? nz_choice_hint (choice, nz_get_language ()) : NULL;

  self->quiet = TRUE;
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), place);
  self->quiet = FALSE;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), hint != NULL ? hint : "");
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
}

static void
on_selected (NzFieldChoiceRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet || self->link.editor == NULL)
    return;
  const NzChoice *choice = choice_at (self->link.field, adw_combo_row_get_selected (ADW_COMBO_ROW (self)));
  if (!nz_record_editor_apply_text (self->link.editor, self->link.field, choice != NULL ? choice->code : "",
                                    &error))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
  else
    update (NZ_FIELD_ROW (self));
}

static GtkStringList *
words_new (const NzField *field)
{
  GtkStringList *words = gtk_string_list_new (NULL);

  if (has_none (field))
    gtk_string_list_append (words, _ ("not given"));
  for (const NzChoice *c = field->choices; c->code != NULL; c++)
    gtk_string_list_append (words, nz_choice_label (c, nz_get_language ()));
  return words;
}

static void
nz_field_choice_row_constructed (GObject *object)
{
  NzFieldChoiceRow *self = NZ_FIELD_CHOICE_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  g_autoptr (GtkStringList) words = words_new (self->link.field);

  G_OBJECT_CLASS (nz_field_choice_row_parent_class)->constructed (object);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), nz_field_row_get_label (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (words));
  gtk_widget_set_sensitive (GTK_WIDGET (self), !nz_field_row_is_read_only (row));
  nz_field_row_follow (row);
  g_signal_connect (self, "notify::selected", G_CALLBACK (on_selected), NULL);
}

static void
nz_field_choice_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_choice_row_parent_class)->dispose (object);
}

static void
nz_field_choice_row_class_init (NzFieldChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_choice_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_choice_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_choice_row_init (NzFieldChoiceRow *self)
{
  /* the subtitle may be a message, which may hold any text that was typed */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}
