/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-door-guest.h"

#include "base/nz-i18n.h"
#include "domain/nz-door.h"
#include "ui/nz-dialogs.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"

struct _NzDoorGuest
{
  GtkBox parent_instance;
  NzStore *store;
  gint64 meeting;
  gint64 organisation;
  gint64 deputy_of; /* an invitation, or 0 */
  char *elsewhere;  /* (nullable): typed, no record of the file */
  GtkWidget *name, *button, *button_label, *done;
};

G_DEFINE_FINAL_TYPE (NzDoorGuest, nz_door_guest, GTK_TYPE_BOX)

enum
{
  CAME,
  CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* @words: %NULL: none is chosen */
static void
show_organisation (NzDoorGuest *self, const char *words)
{
  g_autofree char *name = g_strdup_printf (_ ("Organisation: %s"), words != NULL ? words : _ ("not chosen yet"));

  gtk_label_set_label (GTK_LABEL (self->button_label), words != NULL ? words : _ ("Institution"));
  nz_button_set_accessible_name (self->button, name);
}

static void
on_organisation (NzDoorGuest *self, gint64 id)
{
  g_autofree char *title = nz_store_title (self->store, &nz_entity_organisation, id);

  self->organisation = id;
  g_clear_pointer (&self->elsewhere, g_free);
  show_organisation (self, title);
  gtk_widget_grab_focus (self->done);
}

static void
on_elsewhere (NzDoorGuest *self, const char *typed)
{
  self->organisation = 0;
  g_free (self->elsewhere);
  self->elsewhere = g_strdup (typed);
  show_organisation (self, typed);
  gtk_widget_grab_focus (self->done);
}

static void
on_done (NzDoorGuest *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  const NzWalkIn walk_in
      = { gtk_editable_get_text (GTK_EDITABLE (self->name)), self->organisation, self->elsewhere,
          self->deputy_of, meeting != NULL ? nz_door_minutes (meeting) : -1 };
  gint64 id = meeting != NULL ? nz_door_walk_in (self->store, self->meeting, &walk_in, &error) : 0;

  if (id == 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_signal_emit (self, signals[CAME], 0, id);
}

static void
on_close (NzDoorGuest *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static void
on_name_done (NzDoorGuest *self)
{
  if (self->organisation == 0 && self->elsewhere == NULL && self->deputy_of == 0)
    gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  else
    on_done (self);
}

void
nz_door_guest_begin (NzDoorGuest *self, const char *name)
{
  g_return_if_fail (NZ_IS_DOOR_GUEST (self));

  self->organisation = 0;
  self->deputy_of = 0;
  g_clear_pointer (&self->elsewhere, g_free);
  show_organisation (self, NULL);
  gtk_widget_set_sensitive (self->button, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->name), name != NULL ? name : "");
  gtk_widget_grab_focus (self->name);
  gtk_editable_set_position (GTK_EDITABLE (self->name), -1);
}

void
nz_door_guest_begin_deputy (NzDoorGuest *self, gint64 invitation)
{
  g_return_if_fail (NZ_IS_DOOR_GUEST (self));

  g_autofree char *title = nz_store_title (self->store, &nz_entity_invitation, invitation);
  g_autofree char *words = g_strdup_printf (_ ("Deputy for: %s"), title);

  nz_door_guest_begin (self, NULL);
  self->deputy_of = invitation;
  show_organisation (self, words);
  gtk_widget_set_sensitive (self->button, FALSE);
}

static void
nz_door_guest_finalize (GObject *object)
{
  NzDoorGuest *self = NZ_DOOR_GUEST (object);
  g_clear_object (&self->store);
  g_free (self->elsewhere);
  G_OBJECT_CLASS (nz_door_guest_parent_class)->finalize (object);
}

static void
nz_door_guest_class_init (NzDoorGuestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_door_guest_finalize;
  signals[CAME] = g_signal_new ("came", NZ_TYPE_DOOR_GUEST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CLOSE]
      = g_signal_new ("close", NZ_TYPE_DOOR_GUEST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_door_guest_init (NzDoorGuest *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "door-guest");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
}

GtkWidget *
nz_door_guest_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzDoorGuest *self = g_object_new (NZ_TYPE_DOOR_GUEST, NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chooser = nz_record_chooser_new (store, &nz_entity_organisation, NULL, TRUE);
  GtkWidget *cancel = nz_icon_button_new ("window-close-symbolic", _ ("No guest after all"));

  self->store = g_object_ref (store);
  self->meeting = meeting;
  self->done = gtk_button_new_with_mnemonic (_ ("Is _there"));
  self->name = gtk_entry_new ();
  g_object_set (self->name, "placeholder-text", _ ("Name of the guest"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the guest"), -1);
  self->button_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->button_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->button_label), 0);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->button_label);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), chooser);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_add_css_class (self->done, "suggested-action");
  g_signal_connect_swapped (self->name, "activate", G_CALLBACK (on_name_done), self);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_organisation), self);
  g_signal_connect_swapped (chooser, "create", G_CALLBACK (on_elsewhere), self);
  g_signal_connect_swapped (self->done, "clicked", G_CALLBACK (on_done), self);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (buttons), self->button);
  gtk_box_append (GTK_BOX (buttons), self->done);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (self), self->name);
  gtk_box_append (GTK_BOX (self), buttons);
  show_organisation (self, NULL);
  return GTK_WIDGET (self);
}
