/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-values.h"

#include "base/nz-i18n.h"
#include "store/nz-query.h"

/* More different words than this are no vocabulary; the most frequent are shown. */
#define MOST_VALUES 300

struct _NzImportValues
{
  AdwWindow parent_instance;
  NzImportPlan *plan;
  guint sheet;
  guint column;
  GStrv meanings; /* what the plan takes: codes, names of terms; the first two are "as it stands" and
                     "nothing" */
  GtkStringList *labels;
  GtkListBox *list;
  GtkWidget *focus; /* (nullable) (weak) */
};

G_DEFINE_FINAL_TYPE (NzImportValues, nz_import_values, ADW_TYPE_WINDOW)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

enum
{
  AS_IT_STANDS,
  NOTHING,
  FIRST_MEANING,
};

static void
on_chosen (AdwComboRow *row, GParamSpec *spec, NzImportValues *self)
{
  guint place = adw_combo_row_get_selected (row);
  const char *text = g_object_get_data (G_OBJECT (row), "text");

  if (place == GTK_INVALID_LIST_POSITION)
    return;
  nz_import_plan_set_value (self->plan, self->sheet, self->column, text,
                            place == AS_IT_STANDS ? NULL : self->meanings[place]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
place_of (NzImportValues *self, const NzImportValue *value)
{
  if (value->meaning == NULL)
    return AS_IT_STANDS;
  if (*value->meaning == '\0')
    return NOTHING;
  for (guint i = FIRST_MEANING; self->meanings[i] != NULL; i++)
    if (g_str_equal (self->meanings[i], value->meaning))
      return i;
  return AS_IT_STANDS;
}

static void
add_value (NzImportValues *self, const NzImportValue *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autofree char *title = g_markup_escape_text (value->text, -1);
  g_autofree char *count
      = g_strdup_printf (nz_ngettext ("in %u row", "in %u rows", value->count), value->count);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), count);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (self->labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place_of (self, value));
  g_object_set_data_full (G_OBJECT (row), "text", g_strdup (value->text), g_free);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_chosen), self, 0);
  gtk_list_box_append (self->list, row);
}

/* What the words can stand for: the field's choices, or the terms of its kind. */
static void
list_meanings (NzImportValues *self, NzStore *store, const NzField *field)
{
  g_autoptr (GStrvBuilder) meanings = g_strv_builder_new ();

  self->labels = gtk_string_list_new (NULL);
  g_strv_builder_add (meanings, "");
  gtk_string_list_append (self->labels,
                          field->type == NZ_TYPE_CHOICE ? _ ("As it stands") : _ ("A new word"));
  g_strv_builder_add (meanings, "");
  gtk_string_list_append (self->labels, _ ("Nothing"));
  for (const NzChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
    {
      g_strv_builder_add (meanings, choice->code);
      gtk_string_list_append (self->labels, nz_choice_label (choice, nz_get_language ()));
    }
  if (nz_field_term_kind (field) != NULL)
    {
      const NzFilter filter = { .field = "kind", .text = nz_field_term_kind (field) };
      const NzQuery query = { .entity = &nz_entity_term, .filters = &filter, .n_filters = 1 };
      g_autoptr (GPtrArray) terms = nz_query_records (store, &query, NULL);

      for (guint i = 0; terms != NULL && i < terms->len; i++)
        {
          g_strv_builder_add (meanings, nz_record_get_text (terms->pdata[i], "name"));
          gtk_string_list_append (self->labels, nz_record_get_text (terms->pdata[i], "name"));
        }
    }
  self->meanings = g_strv_builder_end (meanings);
}

GtkWindow *
nz_import_values_new (NzImportPlan *plan, NzStore *store, guint sheet, guint column)
{
  const NzImportColumn *the_column = nz_import_plan_get_sheet (plan, sheet)->columns->pdata[column];
  NzImportValues *self = g_object_new (NZ_TYPE_IMPORT_VALUES, "title", the_column->heading, NULL);

  self->plan = plan;
  self->sheet = sheet;
  self->column = column;
  list_meanings (self, store, the_column->target.field);
  g_autoptr (GPtrArray) values = nz_import_plan_list_values (plan, sheet, column);
  for (guint i = 0; i < MIN (values->len, MOST_VALUES); i++)
    add_value (self, values->pdata[i]);
  return GTK_WINDOW (self);
}

void
nz_import_values_set_sensitive (NzImportValues *self, gboolean is_sensitive)
{
  g_return_if_fail (NZ_IS_IMPORT_VALUES (self));

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->list)) == is_sensitive)
    return;
  if (!is_sensitive)
    g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), is_sensitive);
  if (is_sensitive && self->focus != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->focus);
}

static void
nz_import_values_finalize (GObject *object)
{
  NzImportValues *self = NZ_IMPORT_VALUES (object);

  g_clear_weak_pointer (&self->focus);
  g_strfreev (self->meanings);
  g_clear_object (&self->labels);
  G_OBJECT_CLASS (nz_import_values_parent_class)->finalize (object);
}

static void
nz_import_values_class_init (NzImportValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_import_values_finalize;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_VALUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
nz_import_values_init (NzImportValues *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("What the words of this column stand for."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (self), box);
}
