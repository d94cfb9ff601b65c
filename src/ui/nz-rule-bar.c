/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-rule-bar.h"

#include "base/nz-error.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "ui/nz-rule-window.h"
#include "widgets/nz-buttons.h"

struct _NzRuleBar
{
  AdwBin parent_instance;

  NzStore *store;
  NzRecordList *list;
  NzDate day;
  gint64 saved; /* the filter that is shown, 0 if it is not kept */
  GtkLabel *words;
  GtkWidget *save;
  GtkEntry *name;
  GtkLabel *reason;
  GtkWidget *keep_as_new, *forget;
};

G_DEFINE_FINAL_TYPE (NzRuleBar, nz_rule_bar, ADW_TYPE_BIN)

static guint changed_signal, edited_signal;

/* (transfer full) (nullable): @error: (nullable) */
static NzRecord *
read_saved (NzRuleBar *self, GError **error)
{
  return self->saved != 0 ? nz_store_get (self->store, &nz_entity_saved_filter, self->saved, error) : NULL;
}

/* (transfer full) (nullable): said where it cannot be read. */
static NzRecord *
saved_record (NzRuleBar *self)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record = read_saved (self, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  return record;
}

static char *
words_of (NzRuleBar *self, const NzRule *rule)
{
  return rule != NULL ? nz_rule_words (rule, self->store, nz_get_language ()) : g_strdup ("");
}

char *
nz_rule_bar_dup_words (NzRuleBar *self)
{
  g_return_val_if_fail (NZ_IS_RULE_BAR (self), NULL);
  g_autoptr (NzRule) rule = nz_record_list_dup_rule (self->list);
  return words_of (self, rule);
}

/* "Name: rule" of a saved one. */
static void
show (NzRuleBar *self)
{
  g_autoptr (NzRecord) saved = saved_record (self);
  g_autofree char *words = words_of (self, nz_record_list_get_rule (self->list));
  g_autofree char *text = saved != NULL
                              ? g_strdup_printf ("%s: %s", nz_record_get_text (saved, "name"), words)
                              : g_strdup (words);

  gtk_label_set_label (self->words, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), text);
  gtk_widget_set_visible (self->save, !nz_store_is_read_only (self->store));
  gtk_widget_set_visible (GTK_WIDGET (self), *words != '\0');
}

void
nz_rule_bar_set_rule (NzRuleBar *self, const NzRule *rule, gint64 saved)
{
  g_return_if_fail (NZ_IS_RULE_BAR (self));

  self->saved = saved;
  nz_record_list_set_rule (self->list, rule);
  show (self);
  g_signal_emit (self, changed_signal, 0);
}

void
nz_rule_bar_set_day (NzRuleBar *self, NzDate day)
{
  g_return_if_fail (NZ_IS_RULE_BAR (self));
  self->day = day;
}

static void
on_edited (const NzRule *rule, gpointer self)
{
  nz_rule_bar_set_rule (self, rule, NZ_RULE_BAR (self)->saved);
  g_signal_emit (self, edited_signal, 0);
}

void
nz_rule_bar_edit (NzRuleBar *self)
{
  g_return_if_fail (NZ_IS_RULE_BAR (self));
  NzDate active_on = nz_record_list_get_active_on (self->list);
  g_autoptr (NzRule) rule = nz_record_list_dup_rule (self->list);
  /* The bar may be hidden, its parent is not. */
  nz_rule_window_open (gtk_widget_get_parent (GTK_WIDGET (self)), self->store,
                       nz_record_list_get_entity (self->list), rule,
                       nz_date_is_set (active_on) ? active_on : self->day, _ ("Filter"), _ ("_Apply"),
                       on_edited, g_object_ref (self), g_object_unref);
}

static void
on_clear (NzRuleBar *self)
{
  nz_rule_bar_set_rule (self, NULL, 0);
}

/* --- keeping it
 * ---------------------------------------------------------------------------------------------------------
 */

static void
keep (NzRuleBar *self, gboolean as_new)
{
  const NzRule *rule = nz_record_list_get_rule (self->list);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  g_autofree char *text = rule != NULL ? nz_rule_to_text (rule) : NULL;
  g_autofree char *label = g_strdup_printf (_ ("Save filter: %s"), name);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = as_new ? NULL : read_saved (self, &error);

  if (rule == NULL)
    return;
  /* one that is gone is kept again; one that cannot be read must not be there twice */
  if (error != NULL && !g_error_matches (error, NZ_ERROR, NZ_ERROR_NOT_FOUND))
    {
      gtk_label_set_label (self->reason, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
      return;
    }
  g_clear_error (&error);
  if (record == NULL)
    record = nz_record_new (&nz_entity_saved_filter);
  nz_record_set_text (record, "name", *name != '\0' ? name : NULL);
  nz_record_set_text (record, "entity", nz_record_list_get_entity (self->list)->name);
  nz_record_set_text (record, "rule", text);
  if (!nz_store_save_as (self->store, record, label, &error))
    {
      gtk_label_set_label (self->reason, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
      return;
    }
  self->saved = nz_record_get_id (record);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->save));
  show (self);
}

static void
on_keep (NzRuleBar *self)
{
  keep (self, FALSE);
}

static void
on_keep_as_new (NzRuleBar *self)
{
  keep (self, TRUE);
}

/* The list stays as it is; what goes is the entry in the sidebar. */
static void
on_forget (NzRuleBar *self)
{
  g_autofree char *title = nz_store_title (self->store, &nz_entity_saved_filter, self->saved);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), title);
  g_autoptr (GError) error = NULL;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->save));
  if (!nz_store_delete (self->store, &nz_entity_saved_filter, self->saved, &error))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  self->saved = 0;
  show (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "s", text);
}

static void
on_popover (NzRuleBar *self)
{
  g_autoptr (NzRecord) saved = saved_record (self);

  gtk_editable_set_text (GTK_EDITABLE (self->name), saved != NULL ? nz_record_get_text (saved, "name") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_widget_set_visible (self->keep_as_new, saved != NULL);
  gtk_widget_set_visible (self->forget, saved != NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static GtkWidget *
popover_new (NzRuleBar *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *keep_it = gtk_button_new_with_mnemonic (_ ("_Save filter"));

  self->name = GTK_ENTRY (gtk_entry_new ());
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  self->keep_as_new = gtk_button_new_with_mnemonic (_ ("Save as a _new filter"));
  self->forget = gtk_button_new_with_mnemonic (_ ("_Delete filter"));
  gtk_entry_set_placeholder_text (self->name, _ ("Name of the filter"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the filter"), -1);
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_max_width_chars (self->reason, 28);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_widget_add_css_class (keep_it, "suggested-action");
  gtk_widget_add_css_class (self->forget, "destructive-action");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), keep_it);
  gtk_box_append (GTK_BOX (box), self->keep_as_new);
  gtk_box_append (GTK_BOX (box), self->forget);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_keep), self);
  g_signal_connect_swapped (keep_it, "clicked", G_CALLBACK (on_keep), self);
  g_signal_connect_swapped (self->keep_as_new, "clicked", G_CALLBACK (on_keep_as_new), self);
  g_signal_connect_swapped (self->forget, "clicked", G_CALLBACK (on_forget), self);
  g_signal_connect_swapped (popover, "map", G_CALLBACK (on_popover), self);
  return popover;
}

/* --- GObject
 * -------------------------------------------------------------------------------------------------------------
 */

/* The saved filter was renamed or deleted elsewhere, or undone; or a word in the rule was renamed or merged.
 */
static void
on_store_changed (NzStore *store, NzChanges *changes, NzRuleBar *self)
{
  if (!nz_changes_touch (changes, &nz_entity_saved_filter) && !nz_changes_touch (changes, &nz_entity_term))
    return;
  g_autoptr (NzRecord) saved = saved_record (self);
  if (saved == NULL)
    self->saved = 0;
  show (self);
}

static void
nz_rule_bar_dispose (GObject *object)
{
  NzRuleBar *self = NZ_RULE_BAR (object);

  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_rule_bar_parent_class)->dispose (object);
}

static void
nz_rule_bar_class_init (NzRuleBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_rule_bar_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rulebar");
  changed_signal
      = g_signal_new ("changed", NZ_TYPE_RULE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  edited_signal
      = g_signal_new ("edited", NZ_TYPE_RULE_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_rule_bar_init (NzRuleBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2), *edit = gtk_button_new ();
  GtkWidget *clear = nz_icon_button_new ("window-close-symbolic", _ ("Take the filter away"));

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->words, 0);
  gtk_button_set_child (GTK_BUTTON (edit), GTK_WIDGET (self->words));
  gtk_widget_add_css_class (edit, "flat");
  gtk_widget_set_hexpand (edit, TRUE);
  self->save = nz_icon_menu_button_new ("non-starred-symbolic", _ ("Keep this filter"), popover_new (self));
  gtk_box_append (GTK_BOX (box), edit);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), clear);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_swapped (edit, "clicked", G_CALLBACK (nz_rule_bar_edit), self);
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (on_clear), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nz_rule_bar_new (NzStore *store, NzRecordList *list)
{
  NzRuleBar *self = g_object_new (NZ_TYPE_RULE_BAR, NULL);

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, 0);
  return GTK_WIDGET (self);
}
