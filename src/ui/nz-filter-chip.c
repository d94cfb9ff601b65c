/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-filter-chip.h"

#include "ui/nz-day-view.h"

struct _NzFilterChip
{
  AdwBin parent_instance;
  NzStore *store; /* borrowed from the pane that holds the chip */
  NzRecordList *list;
  const NzField *field; /* NULL: the toggle "Active" */
  NzDate day;           /* of "Active"; NZ_DATE_NONE: today */
  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkListBox *choices;
};

G_DEFINE_FINAL_TYPE (NzFilterChip, nz_filter_chip, ADW_TYPE_BIN)

/* --- by a field
 * --------------------------------------------------------------------------------------------------- */

/* @label NULL: the filter is off and the chip shows the field's name. */
static void
show_state (NzFilterChip *self, const char *label)
{
  const char *name = nz_field_label (self->field, nz_get_language ());
  g_autofree char *accessible = label != NULL ? g_strdup_printf ("%s: %s", name, label) : g_strdup (name);

  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : name);
  if (label != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible,
                                  -1);
}

static void
add_choice (NzFilterChip *self, const char *label, const char *code, gint64 id)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *text = gtk_label_new (label);
  gint64 *boxed = g_new (gint64, 1);

  *boxed = id;
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (code), g_free);
  g_object_set_data_full (G_OBJECT (row), "id", boxed, g_free);
  g_object_set_data_full (G_OBJECT (row), "label", g_strdup (label), g_free);
  gtk_list_box_append (self->choices, row);
}

/* Stands where the choices would, and cannot be chosen. */
static void
add_failure (NzFilterChip *self, const GError *error)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *text = gtk_label_new (error->message);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (text), 30);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 30);
  gtk_widget_add_css_class (text, "error");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->choices, row);
}

static void
add_terms (NzFilterChip *self)
{
  const NzFilter filter = { .field = "kind", .text = nz_field_term_kind (self->field) };
  const NzQuery query = { .entity = &nz_entity_term, .filters = &filter, .n_filters = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) terms = nz_query_records (self->store, &query, &error);

  if (terms == NULL)
    {
      add_failure (self, error);
      return;
    }
  for (guint i = 0; i < terms->len; i++)
    add_choice (self, nz_record_get_text (terms->pdata[i], "name"), NULL, nz_record_get_id (terms->pdata[i]));
}

/* The choices are read when the chip opens: the vocabulary may have grown. */
static void
on_popover_shown (NzFilterChip *self)
{
  GtkWidget *child;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->choices))) != NULL)
    gtk_list_box_remove (self->choices, child);

  add_choice (self, _ ("All"), NULL, 0);
  if (self->field->type != NZ_TYPE_CHOICE)
    add_terms (self);
  else
    for (const NzChoice *c = self->field->choices; c->code != NULL; c++)
      add_choice (self, nz_choice_label (c, nz_get_language ()), c->code, 0);
}

static void
on_choice (GtkListBox *box, GtkListBoxRow *row, NzFilterChip *self)
{
  const char *code = g_object_get_data (G_OBJECT (row), "code");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  gboolean on = code != NULL || *id != 0;

  show_state (self, on ? g_object_get_data (G_OBJECT (row), "label") : NULL);
  nz_record_list_set_filter (self->list, self->field->name, code, *id);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Made when it is first asked for: a popover is a window of its own, and most chips are never opened. */
static void
create_popover (GtkMenuButton *button, gpointer data)
{
  NzFilterChip *self = data;

  if (self->popover != NULL)
    return;
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->popover = gtk_popover_new ();
  self->choices = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->choices, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->choices), "navigation-sidebar");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 200);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->choices));
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_label (self->field, nz_get_language ()), -1);
  g_signal_connect_swapped (self->popover, "map", G_CALLBACK (on_popover_shown), self);
  g_signal_connect (self->choices, "row-activated", G_CALLBACK (on_choice), self);
  gtk_menu_button_set_popover (button, self->popover);
}

GtkWidget *
nz_filter_chip_new (NzStore *store, NzRecordList *list, const NzField *field)
{
  NzFilterChip *self = g_object_new (NZ_TYPE_FILTER_CHIP, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->store = store;
  self->list = g_object_ref (list);
  self->field = field;
  self->label = gtk_label_new (NULL);
  self->button = gtk_menu_button_new ();
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover, self, NULL);
  adw_bin_set_child (ADW_BIN (self), self->button);
  show_state (self, NULL);
  return GTK_WIDGET (self);
}

/* --- active today
 * ------------------------------------------------------------------------------------------------- */

static void
on_toggled (NzFilterChip *self)
{
  gboolean on = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), "on");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "on");
  nz_record_list_set_active_on (self->list, on ? nz_day_or_today (self->day) : NZ_DATE_NONE);
}

GtkWidget *
nz_filter_chip_new_active (NzRecordList *list)
{
  NzFilterChip *self = g_object_new (NZ_TYPE_FILTER_CHIP, NULL);

  self->list = g_object_ref (list);
  self->button = gtk_toggle_button_new_with_label (_ ("Active"));
  gtk_widget_set_tooltip_text (self->button, _ ("Only those that are active on the day shown"));
  adw_bin_set_child (ADW_BIN (self), self->button);
  g_signal_connect_swapped (self->button, "toggled", G_CALLBACK (on_toggled), self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), TRUE);
  return GTK_WIDGET (self);
}

void
nz_filter_chip_set_day (NzFilterChip *self, NzDate day)
{
  g_return_if_fail (NZ_IS_FILTER_CHIP (self));

  if (self->field != NULL)
    return;
  self->day = day;
  on_toggled (self);
}

const NzField *
nz_filter_chip_get_field (NzFilterChip *self)
{
  g_return_val_if_fail (NZ_IS_FILTER_CHIP (self), NULL);
  return self->field;
}

void
nz_filter_chip_lift (NzFilterChip *self)
{
  g_return_if_fail (NZ_IS_FILTER_CHIP (self));
  if (self->field == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), FALSE);
  else
    {
      show_state (self, NULL);
      nz_record_list_set_filter (self->list, self->field->name, NULL, 0);
    }
}

static void
nz_filter_chip_dispose (GObject *object)
{
  g_clear_object (&NZ_FILTER_CHIP (object)->list);
  G_OBJECT_CLASS (nz_filter_chip_parent_class)->dispose (object);
}

static void
nz_filter_chip_class_init (NzFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_filter_chip_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "chip");
}

static void
nz_filter_chip_init (NzFilterChip *self)
{
}
