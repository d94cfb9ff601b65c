/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-involved-card.h"

#include "base/nz-id.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-involved-list.h"

struct _NzInvolvedCard
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 entry;
  gulong changed_handler;
  guint refresh_id; /* rows go in an idle moment: a row must not go under its own click */
  NzInvolvedList *list;
};

G_DEFINE_FINAL_TYPE (NzInvolvedCard, nz_involved_card, GTK_TYPE_BOX)

static void
refresh (NzInvolvedCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) entry = nz_store_get (self->store, &nz_entity_entry, self->entry, &error);
  g_autoptr (GArray) all = entry != NULL ? nz_involved_of (self->store, entry, &error) : NULL;

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (all != NULL)
    nz_involved_list_set (self->list, all);
}

static gboolean
on_refresh (gpointer data)
{
  NzInvolvedCard *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzInvolvedCard *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (on_refresh, self);
}

static void
on_changed (NzInvolvedCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) entry = nz_store_get (self->store, &nz_entity_entry, self->entry, &error);
  g_autofree char *title = nz_store_title (self->store, &nz_entity_entry, self->entry);
  g_autofree char *label = g_strdup_printf (_ ("Change Participants: %s"), title);

  if (entry != NULL
      && nz_involved_save (self->store, entry, nz_involved_list_get (self->list), label, &error))
    return;
  nz_dialog_error (GTK_WIDGET (self), error);
  refresh (self);
}

static void
on_open_record (NzInvolvedList *list, const NzEntity *entity, gint64 id, NzInvolvedCard *self)
{
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s", entity->name, nz_id_to_text (id, text));

  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
}

static void
nz_involved_card_dispose (GObject *object)
{
  NzInvolvedCard *self = NZ_INVOLVED_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_involved_card_parent_class)->dispose (object);
}

static void
nz_involved_card_class_init (NzInvolvedCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_involved_card_dispose;
}

static void
nz_involved_card_init (NzInvolvedCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_involved_card_new (NzStore *store, gint64 entry)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzInvolvedCard *self = g_object_new (NZ_TYPE_INVOLVED_CARD, NULL);
  self->store = g_object_ref (store);
  self->entry = entry;
  self->list = NZ_INVOLVED_LIST (nz_involved_list_new (store, nz_store_is_read_only (store)));
  g_signal_connect_swapped (self->list, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (self->list, "open-record", G_CALLBACK (on_open_record), self);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Participants"), NULL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
