/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-rule-value.h"

#include "base/nz-id.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"
#include "widgets/nz-wrap-layout.h"

struct _NzRuleValue
{
  GtkBox parent_instance;

  NzStore *store;
  gboolean single;
  const NzEntity *owner;
  const NzField *field; /* %NULL: the day of "active on" */
  GtkWidget *entry;     /* (nullable) */
  GtkWidget *choice;    /* (nullable): button that shows what is ticked */
  GPtrArray *ticks;     /* GtkCheckButton, in the order of the choices */
  GtkWidget *tags;      /* (nullable) */
  GPtrArray *ids;       /* plain texts of records and terms */
};

G_DEFINE_FINAL_TYPE (NzRuleValue, nz_rule_value, GTK_TYPE_BOX)

static guint changed_signal;

static void
emit_changed (NzRuleValue *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static const char *
label_of (NzRuleValue *self)
{
  return self->field != NULL ? nz_field_label (self->field, nz_get_language ()) : _ ("Day");
}

/* --- texts, dates, numbers --------------------------------------------------------------------------------
 */

/* For eyes: dates in the language of the program, several values with a bar between them. */
static char *
typed_text (NzRuleValue *self, const char *const *values)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_date = self->field == NULL || self->field->type == NZ_TYPE_DATE;

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      NzDate date;
      g_autofree char *shown = is_date && nz_date_parse_iso (values[i], &date)
                                   ? nz_date_format (date, nz_get_language (), NZ_DATE_NUMERIC)
                                   : g_strdup (values[i]);
      nz_list_append (text, shown);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_entry (NzRuleValue *self, const char *const *values)
{
  g_autofree char *text = typed_text (self, values);
  gboolean is_date = self->field == NULL || self->field->type == NZ_TYPE_DATE;

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  if (self->field == NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("the day that is shown"));
  else if (is_date)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("day, month or year"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label_of (self), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (emit_changed), self);
  gtk_box_append (GTK_BOX (self), self->entry);
}

/* What was typed as the field reads it; what it does not understand stays as it is. (transfer full) */
static char *
plain_of (NzRuleValue *self, const char *typed)
{
  g_autoptr (NzRecord) record = NULL;
  NzDate date;
  char iso[NZ_DATE_TEXT_SIZE];

  if (self->field == NULL || self->field->type == NZ_TYPE_DATE)
    return g_strdup (nz_date_parse (typed, &date, NULL) ? nz_date_to_iso (date, iso) : typed);
  if (self->field->type != NZ_TYPE_TIME && self->field->type != NZ_TYPE_INTEGER)
    return g_strdup (typed);
  record = nz_record_new (self->owner);
  return nz_record_set_input (record, self->field, typed, NULL) ? nz_record_dup_plain (record, self->field)
                                                                : g_strdup (typed);
}

static GStrv
typed_values (NzRuleValue *self)
{
  g_auto (GStrv) parts = nz_list_split (gtk_editable_get_text (GTK_EDITABLE (self->entry)), TRUE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *plain = plain_of (self, parts[i]);
      g_strv_builder_add (builder, plain);
    }
  return g_strv_builder_end (builder);
}

/* --- choices
 * ------------------------------------------------------------------------------------------------ */

static void
show_ticked (NzRuleValue *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gtk_check_button_get_label (self->ticks->pdata[i]));
  gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->choice))),
                       text->len > 0 ? text->str : _ ("Choose…"));
}

static void
on_ticked (NzRuleValue *self)
{
  show_ticked (self);
  emit_changed (self);
}

static void
add_tick (NzRuleValue *self, GtkBox *box, const char *label, const char *code, const char *const *values)
{
  GtkWidget *tick = gtk_check_button_new_with_label (label);

  /* Of yes and no one. */
  if ((self->single || self->field->type == NZ_TYPE_BOOLEAN) && self->ticks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (tick), self->ticks->pdata[0]);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), values != NULL && g_strv_contains (values, code));
  g_object_set_data_full (G_OBJECT (tick), "code", g_strdup (code), g_free);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (on_ticked), self);
  g_ptr_array_add (self->ticks, tick);
  gtk_box_append (box, tick);
}

static void
add_choice (NzRuleValue *self, const char *const *values)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (NULL);
  NzLanguage language = nz_get_language ();

  if (self->field->type == NZ_TYPE_BOOLEAN)
    {
      add_tick (self, GTK_BOX (box), nz_text (language, N_ ("Yes")), "1", values);
      add_tick (self, GTK_BOX (box), nz_text (language, N_ ("No")), "0", values);
    }
  else
    for (const NzChoice *choice = self->field->choices; choice->code != NULL; choice++)
      add_tick (self, GTK_BOX (box), nz_choice_label (choice, language), choice->code, values);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  self->choice = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->choice), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->choice), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->choice), popover);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label_of (self), -1);
  show_ticked (self);
  gtk_box_append (GTK_BOX (self), self->choice);
}

static GStrv
ticked_values (NzRuleValue *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->ticks->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_strv_builder_add (builder, g_object_get_data (self->ticks->pdata[i], "code"));
  return g_strv_builder_end (builder);
}

/* --- records and terms
 * -------------------------------------------------------------------------------------- */

static void show_tags (NzRuleValue *self);

static void
on_remove (GtkButton *button, NzRuleValue *self)
{
  g_ptr_array_remove (self->ids, g_object_get_data (G_OBJECT (button), "value"));
  show_tags (self);
  emit_changed (self);
}

static void
on_chosen (NzRuleValue *self, gint64 id)
{
  char text[NZ_ID_TEXT_SIZE];

  nz_id_to_text (id, text);
  if (g_ptr_array_find_with_equal_func (self->ids, text, g_str_equal, NULL))
    return;
  if (self->single)
    g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_add (self->ids, g_strdup (text));
  show_tags (self);
  emit_changed (self);
}

static GtkWidget *
tag_new (NzRuleValue *self, const char *value)
{
  gint64 id = 0;
  g_autofree char *title = NULL;
  g_autofree char *remove_label = NULL;
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button, *label;

  nz_id_parse (value, &id);
  title = nz_store_title (self->store, nz_field_target (self->field), id);
  remove_label = g_strdup_printf (_ ("Take away: %s"), title);
  button = nz_icon_button_new ("window-close-symbolic", remove_label);
  label = gtk_label_new (*title != '\0' ? title : nz_ctext (nz_get_language (), "rule", "(a deleted entry)"));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (button), "value", (gpointer)value);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tag), label);
  gtk_box_append (GTK_BOX (tag), button);
  return tag;
}

static void
show_tags (NzRuleValue *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_box_remove (GTK_BOX (self->tags), child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->tags), tag_new (self, self->ids->pdata[i]));
  gtk_widget_set_visible (self->tags, self->ids->len > 0);
}

static void
add_tags (NzRuleValue *self, const char *const *values)
{
  GtkWidget *chooser = nz_record_chooser_new (self->store, nz_field_target (self->field),
                                              nz_field_term_kind (self->field), FALSE);
  g_autofree char *label = g_strdup_printf (_ ("Choose: %s"), label_of (self));
  GtkWidget *button = nz_icon_menu_button_new ("list-add-symbolic", label, chooser);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (values[i]));
  self->tags = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->tags, nz_wrap_layout_new (6, 4));
  gtk_widget_set_hexpand (self->tags, TRUE);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_chosen), self);
  gtk_box_append (GTK_BOX (self), self->tags);
  gtk_box_append (GTK_BOX (self), button);
  show_tags (self);
}

/* --- all --------------------------------------------------------------------------------------------------
 */

void
nz_rule_value_set_single (NzRuleValue *self, gboolean single)
{
  g_return_if_fail (NZ_IS_RULE_VALUE (self));
  self->single = single;
}

void
nz_rule_value_set (NzRuleValue *self, const NzEntity *owner, const NzField *field, const char *const *values)
{
  GtkWidget *child;

  g_return_if_fail (NZ_IS_RULE_VALUE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  self->entry = self->choice = self->tags = NULL;
  g_ptr_array_set_size (self->ticks, 0);
  g_ptr_array_set_size (self->ids, 0);
  self->owner = owner;
  self->field = field;
  if (field == NULL)
    add_entry (self, values);
  else if (field->type == NZ_TYPE_CHOICE || field->type == NZ_TYPE_BOOLEAN)
    add_choice (self, values);
  else if (nz_field_target (field) != NULL)
    add_tags (self, values);
  else
    add_entry (self, values);
}

GStrv
nz_rule_value_dup_values (NzRuleValue *self)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (NZ_IS_RULE_VALUE (self), NULL);

  if (self->entry != NULL)
    return typed_values (self);
  if (self->choice != NULL)
    return ticked_values (self);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < self->ids->len; i++)
    g_strv_builder_add (builder, self->ids->pdata[i]);
  return g_strv_builder_end (builder);
}

void
nz_rule_value_report (NzRuleValue *self, const char *reason)
{
  g_return_if_fail (NZ_IS_RULE_VALUE (self));

  if (self->entry == NULL)
    return;
  gtk_widget_set_tooltip_text (self->entry, reason);
  if (reason != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
nz_rule_value_dispose (GObject *object)
{
  NzRuleValue *self = NZ_RULE_VALUE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_rule_value_parent_class)->dispose (object);
}

static void
nz_rule_value_class_init (NzRuleValueClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_rule_value_dispose;
  changed_signal
      = g_signal_new ("changed", NZ_TYPE_RULE_VALUE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_rule_value_init (NzRuleValue *self)
{
  self->ticks = g_ptr_array_new ();
  self->ids = g_ptr_array_new_with_free_func (g_free);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
nz_rule_value_new (NzStore *store)
{
  NzRuleValue *self;

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  self = g_object_new (NZ_TYPE_RULE_VALUE, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
