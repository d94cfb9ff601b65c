/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-returned-card.h"

#include <adwaita.h>

#include "domain/nz-returned.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"

struct _NzReturnedCard
{
  GtkBox parent_instance;

  NzStore *store;
  const NzEntity *entity;
  gint64 id;
  gulong changed_handler;
  GtkWidget *actions;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (NzReturnedCard, nz_returned_card, GTK_TYPE_BOX)

/* --- entering ------------------------------------------------------------------------------------------- */

static void
enter (NzReturnedCard *self, const char *kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address
      = nz_returned_enter (self->store, self->entity, self->id, kind, nz_date_today (), &error);
  g_autofree char *text = NULL;

  if (address == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  text = g_strdup_printf (_ ("Nothing goes to %s until it is checked"), address);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "s", text);
}

static void
on_letter (NzReturnedCard *self)
{
  enter (self, "letter");
}

static void
on_mail (NzReturnedCard *self)
{
  enter (self, "mail");
}

/* The keys work wherever the focus is in the window, but for the page that is shown. */
static gboolean
on_key (GtkWidget *widget, GVariant *kind, gpointer data)
{
  NzReturnedCard *self = NZ_RETURNED_CARD (widget);

  if (!gtk_widget_get_mapped (widget) || nz_store_is_read_only (self->store))
    return GDK_EVENT_PROPAGATE;
  enter (self, g_variant_get_string (kind, NULL));
  return GDK_EVENT_STOP;
}

static void
add_key (NzReturnedCard *self, GtkShortcutController *keys, guint key, const char *kind)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (on_key, NULL, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_string (kind));
  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

/* --- what is open --------------------------------------------------------------------------------------- */

static void
on_checked (GtkButton *button, NzReturnedCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;

  if (!nz_returned_check (self->store, *id, nz_date_today (), &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static GtkWidget *
row_new (NzReturnedCard *self, NzRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Checked"));
  gboolean is_mail = g_strcmp0 (nz_record_get_text (record, "kind"), "mail") == 0;
  gint64 id = nz_record_get_id (record);
  const char *address = nz_record_get_text (record, "address");
  g_autofree char *day
      = nz_date_format (nz_record_get_date (record, "day"), nz_get_language (), NZ_DATE_LONG);
  g_autofree char *subtitle
      = g_strdup_printf (is_mail ? _ ("Mail bounced on %s") : _ ("Letter came back on %s"), day);
  g_autofree char *label = g_strdup_printf (_ ("Checked: %s is right"), address);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), address);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  nz_button_set_accessible_name (button, label);
  gtk_widget_set_visible (button, !nz_store_is_read_only (self->store));
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof (id)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_checked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
refresh (NzReturnedCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = nz_returned_open (self->store, self->entity, self->id, &error);
  GtkWidget *child;

  nz_read_error_tell (GTK_WIDGET (self), error);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; open != NULL && i < open->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, open->pdata[i]));
  gtk_widget_set_visible (self->list, open != NULL && open->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_visible (self->list) || !nz_store_is_read_only (self->store));
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzReturnedCard *self)
{
  if (nz_changes_touch (changes, &nz_entity_returned))
    refresh (self);
}

static void
nz_returned_card_dispose (GObject *object)
{
  NzReturnedCard *self = NZ_RETURNED_CARD (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_returned_card_parent_class)->dispose (object);
}

static void
nz_returned_card_class_init (NzReturnedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_returned_card_dispose;
}

static void
append_action (NzReturnedCard *self, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (self->actions), button);
}

static void
nz_returned_card_init (NzReturnedCard *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->actions = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_set_homogeneous (GTK_BOX (self->actions), TRUE);
  append_action (self, _ ("_Letter came back"), _ ("The postal address is wrong (F7)"),
                 G_CALLBACK (on_letter));
  append_action (self, _ ("_Mail bounced"), _ ("The mail address is wrong (F9)"), G_CALLBACK (on_mail));
  self->list = nz_card_list_new (_ ("Returned mail"));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_F7, "letter");
  add_key (self, GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_F9, "mail");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Returned mail"), NULL));
  gtk_box_append (GTK_BOX (self), self->actions);
  gtk_box_append (GTK_BOX (self), self->list);
}

GtkWidget *
nz_returned_card_new (NzStore *store, const NzEntity *entity, gint64 id)
{
  NzReturnedCard *self = g_object_new (NZ_TYPE_RETURNED_CARD, NULL);

  self->store = g_object_ref (store);
  self->entity = entity;
  self->id = id;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  gtk_widget_set_visible (self->actions, !nz_store_is_read_only (store));
  refresh (self);
  return GTK_WIDGET (self);
}
