/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-selection-bar.h"

#include "ui/nz-bulk-window.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-job-window.h"
#include "ui/nz-merge-window.h"
#include "ui/nz-print-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"

struct _NzSelectionBar
{
  AdwBin parent_instance;

  NzStore *store;
  NzRecordSelection *selection;
  const NzEntity *entity;
  NzDate day; /* NZ_DATE_NONE: today */
  GSimpleActionGroup *actions;
  GtkRevealer *revealer;
  GtkLabel *count;
  GtkBox *buttons;
};

G_DEFINE_FINAL_TYPE (NzSelectionBar, nz_selection_bar, ADW_TYPE_BIN)

static guint notice_signal;

static void
notice (NzSelectionBar *self, const char *text)
{
  g_signal_emit (self, notice_signal, 0, text, TRUE);
}

static GtkWindow *
window_of (NzSelectionBar *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show (NzSelectionBar *self)
{
  guint n = nz_record_selection_count (self->selection);
  g_autofree char *text = g_strdup_printf (_ ("%u selected"), n);
  GAction *merge = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "merge");

  if (n > 1)
    gtk_label_set_label (self->count, text);
  if (merge != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (merge), n == 2 && !nz_store_is_read_only (self->store));
  gtk_revealer_set_reveal_child (self->revealer, n > 1);
}

/* --- one field of all
 * -------------------------------------------------------------------------------------------------- */

static void
on_changed (const char *text, gpointer self)
{
  notice (self, text);
}

static void
on_change (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzSelectionBar *self = data;
  g_autoptr (GArray) ids = nz_record_selection_dup_ids (self->selection);

  if (ids->len > 0)
    nz_bulk_window_open (GTK_WIDGET (self), self->store, self->entity, (const gint64 *)ids->data, ids->len,
                         on_changed, g_object_ref (self), g_object_unref);
}

/* --- into a group, on a list
 * -------------------------------------------------------------------------------------------- */

/* "12 added; 3 were there already; 1 is without an organisation" */
static char *
joined_words (const NzBulkJoin *join)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, nz_ngettext ("%u added", "%u added", join->ids->len), join->ids->len);
  if (join->n_there > 0)
    g_string_append_printf (text, _ ("; %u there already"), join->n_there);
  if (join->n_without > 0)
    g_string_append_printf (text, _ ("; %u without an organisation left out"), join->n_without);
  if (join->n_excluded > 0)
    g_string_append_printf (text, _ ("; %u stay excluded"), join->n_excluded);
  return g_string_free (text, FALSE);
}

/* Many records on their way into a group or onto a list, or out of the file. */
typedef struct
{
  NzSelectionBar *bar;
  const NzEntity *entity;
  GArray *ids;
  const NzEntity *target;
  gint64 target_id;
  NzDate day;
  NzBulkJoin *joining; /* (nullable): what became of it */
  GArray *dependents;  /* (nullable) */
} Many;

/* @ids: (transfer full) */
static Many *
many_new (NzSelectionBar *self, GArray *ids)
{
  Many *many = g_new0 (Many, 1);

  many->bar = g_object_ref (self);
  many->entity = self->entity;
  many->ids = ids;
  return many;
}

static void
many_free (gpointer data)
{
  Many *many = data;

  g_object_unref (many->bar);
  g_array_unref (many->ids);
  g_clear_pointer (&many->joining, nz_bulk_join_free);
  g_clear_pointer (&many->dependents, g_array_unref);
  g_free (many);
}

static gboolean
join_all (NzStore *store, gpointer data, GError **error)
{
  Many *many = data;

  many->joining = nz_bulk_join_new (store, many->entity, (const gint64 *)many->ids->data, many->ids->len,
                                    many->target, many->target_id, many->day, error);
  return many->joining != NULL
         && (many->joining->ids->len == 0 || nz_bulk_join_apply (many->joining, store, error));
}

static void
on_joined (gpointer data)
{
  Many *many = data;
  g_autofree char *text = joined_words (many->joining);

  g_signal_emit (many->bar, notice_signal, 0, text, many->joining->ids->len > 0);
}

static void
join (NzSelectionBar *self, const NzEntity *target, gint64 id)
{
  Many *many = many_new (self, nz_record_selection_dup_ids (self->selection));
  g_autofree char *words = g_strdup_printf (
      nz_ngettext ("Adding %u entry", "Adding %u entries", many->ids->len), many->ids->len);

  many->target = target;
  many->target_id = id;
  many->day = nz_day_or_today (self->day);
  nz_job_window_run (GTK_WIDGET (self), self->store, NZ_JOB_WRITE, words, join_all, on_joined, many,
                     many_free);
}

static void
on_group (NzSelectionBar *self, gint64 id)
{
  join (self, &nz_entity_working_group, id);
}

static void
on_list (NzSelectionBar *self, gint64 id)
{
  join (self, &nz_entity_distribution_list, id);
}

static void
add_chooser (NzSelectionBar *self, const NzEntity *target, const char *label, GCallback chosen)
{
  GtkWidget *chooser = nz_record_chooser_new (self->store, target, NULL, FALSE);
  GtkWidget *button = nz_icon_menu_button_new (
      target == &nz_entity_working_group ? "nz-groups-symbolic" : "nz-lists-symbolic", label, chooser);

  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  g_signal_connect_swapped (chooser, "chosen", chosen, self);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, button);
}

/* --- paper, files, two into one
 * ----------------------------------------------------------------------------------------- */

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzSelectionBar *self = data;
  g_autoptr (GArray) ids = nz_record_selection_dup_ids (self->selection);
  g_autofree char *who = g_strdup_printf (_ ("%u selected"), ids->len);

  nz_print_window_present (window_of (self), self->store,
                           self->entity == &nz_entity_working_group ? NZ_PRINT_GROUP_LIST : NZ_PRINT_LABELS,
                           self->entity, (const gint64 *)ids->data, ids->len, who, TRUE, self->day);
}

static void
on_merge (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzSelectionBar *self = data;
  g_autoptr (GArray) ids = nz_record_selection_dup_ids (self->selection);

  if (ids->len == 2)
    nz_merge_in_window (NZ_WINDOW (window_of (self)), self->entity, g_array_index (ids, gint64, 0),
                        g_array_index (ids, gint64, 1));
}

/* --- deleting
 * ---------------------------------------------------------------------------------------------------------
 */

static gboolean
delete_all (NzStore *store, gpointer data, GError **error)
{
  Many *many = data;
  return nz_bulk_delete (store, many->entity, (const gint64 *)many->ids->data, many->ids->len, error);
}

static void
on_all_deleted (gpointer data)
{
  Many *many = data;
  guint n = many->ids->len;
  g_autofree char *text = g_strdup_printf (nz_ngettext ("%u entry deleted", "%u entries deleted", n), n);

  /* The page may be gone with its file. */
  if (many->bar->selection == NULL)
    return;
  nz_record_selection_select_only (many->bar->selection, 0);
  notice (many->bar, text);
}

static void
delete_now (gpointer data)
{
  Many *asked = data;
  NzSelectionBar *self = asked->bar;
  Many *many = many_new (self, g_array_ref (asked->ids));
  g_autofree char *words = g_strdup_printf (
      nz_ngettext ("Deleting %u entry", "Deleting %u entries", many->ids->len), many->ids->len);

  nz_job_window_run (GTK_WIDGET (self), self->store, NZ_JOB_WRITE, words, delete_all, on_all_deleted, many,
                     many_free);
}

static gboolean
count_dependents (NzStore *store, gpointer data, GError **error)
{
  Many *many = data;

  many->dependents
      = nz_bulk_dependents (store, many->entity, (const gint64 *)many->ids->data, many->ids->len, error);
  return many->dependents != NULL;
}

static void
ask_to_delete (gpointer data)
{
  Many *counted = data;
  NzSelectionBar *self = counted->bar;
  Many *many = many_new (self, g_array_ref (counted->ids));
  g_autofree char *lines = nz_dialog_describe_dependents (counted->dependents);
  guint n = counted->ids->len;
  g_autofree char *heading = g_strdup_printf (nz_ngettext ("Delete %u entry?", "Delete %u entries?", n), n);
  g_autofree char *detail
      = lines != NULL
            ? g_strdup_printf (_ ("This hangs on it and is deleted too:\n\n%s\n\nIt can be undone."), lines)
            : g_strdup (_ ("It can be undone."));

  nz_dialog_confirm (GTK_WIDGET (self), heading, detail, _ ("_Delete"), TRUE, delete_now, many, many_free);
}

void
nz_selection_bar_delete (NzSelectionBar *self)
{
  g_return_if_fail (NZ_IS_SELECTION_BAR (self));

  nz_job_window_run (GTK_WIDGET (self), self->store, NZ_JOB_READ, _ ("Looking what hangs on it…"),
                     count_dependents, ask_to_delete,
                     many_new (self, nz_record_selection_dup_ids (self->selection)), many_free);
}

static void
on_delete (GSimpleAction *action, GVariant *parameter, gpointer self)
{
  nz_selection_bar_delete (self);
}

static void
on_none (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzSelectionBar *self = data;
  nz_record_selection_select_only (self->selection, 0);
}

/* --- the bar
 * ----------------------------------------------------------------------------------------------------------
 */

static void
add_button (NzSelectionBar *self, const char *icon, const char *label, const char *action)
{
  GtkWidget *button = nz_icon_button_new (icon, label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_box_append (self->buttons, button);
}

static void
add_buttons (NzSelectionBar *self)
{
  gboolean writable = !nz_store_is_read_only (self->store);
  gboolean has_address = self->entity == &nz_entity_organisation || self->entity == &nz_entity_person;

  if (writable)
    add_button (self, "document-edit-symbolic", _ ("Change a field of all…"), "selection.change");
  if (writable && has_address)
    {
      add_chooser (self, &nz_entity_working_group, _ ("Add to a working group…"), G_CALLBACK (on_group));
      add_chooser (self, &nz_entity_distribution_list, _ ("Put on a distribution list…"),
                   G_CALLBACK (on_list));
    }
  if (has_address || self->entity == &nz_entity_working_group)
    add_button (self, "printer-symbolic", _ ("Print…"), "selection.print");
  add_button (self, "document-save-symbolic", _ ("Export…"), "pane.export-selected");
  if (writable && has_address)
    add_button (self, "nz-merge-symbolic", _ ("Merge the two…"), "selection.merge");
  if (writable)
    add_button (self, "user-trash-symbolic", _ ("Delete…"), "selection.delete");
}

void
nz_selection_bar_set_day (NzSelectionBar *self, NzDate day)
{
  g_return_if_fail (NZ_IS_SELECTION_BAR (self));
  self->day = day;
}

#define BARS "nz-selection-bars"

/* What the window says at its lower edge stands above the bar meanwhile. When the section changes, the bar of
 * the next one comes before that of the last one goes. */
static void
count_bar (NzSelectionBar *self, int change)
{
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (toasts == NULL)
    return;
  int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (toasts), BARS)) + change;
  g_object_set_data (G_OBJECT (toasts), BARS, GINT_TO_POINTER (n));
  if (n > 0)
    gtk_widget_add_css_class (toasts, "above-bar");
  else
    gtk_widget_remove_css_class (toasts, "above-bar");
}

static void
on_bar_map (NzSelectionBar *self)
{
  count_bar (self, 1);
}

static void
on_bar_unmap (NzSelectionBar *self)
{
  count_bar (self, -1);
}

static void
nz_selection_bar_dispose (GObject *object)
{
  NzSelectionBar *self = NZ_SELECTION_BAR (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_selection_bar_parent_class)->dispose (object);
}

static void
nz_selection_bar_class_init (NzSelectionBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_selection_bar_dispose;
  notice_signal = g_signal_new ("notice", NZ_TYPE_SELECTION_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
nz_selection_bar_init (NzSelectionBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4),
            *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *none = nz_icon_button_new ("window-close-symbolic", _ ("Select none"));

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "heading");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "selection.none");
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (head), none);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->buttons));
  gtk_widget_add_css_class (box, "selection-bar");
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, box);
  g_signal_connect_object (box, "map", G_CALLBACK (on_bar_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (box, "unmap", G_CALLBACK (on_bar_unmap), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

GtkWidget *
nz_selection_bar_new (NzStore *store, NzRecordSelection *selection)
{
  static const GActionEntry entries[] = {
    { .name = "change", .activate = on_change }, { .name = "print", .activate = on_print },
    { .name = "merge", .activate = on_merge },   { .name = "delete", .activate = on_delete },
    { .name = "none", .activate = on_none },
  };
  NzSelectionBar *self = g_object_new (NZ_TYPE_SELECTION_BAR, NULL);

  self->store = g_object_ref (store);
  self->selection = g_object_ref (selection);
  self->entity = nz_record_list_get_entity (nz_record_selection_get_list (selection));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "selection", G_ACTION_GROUP (self->actions));
  add_buttons (self);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
