/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-rows.h"

struct _NzFieldSwitchRow
{
  AdwActionRow parent_instance;
  NzFieldLink link;
  GtkSwitch *toggle;
  gboolean quiet; /* the record's value is being shown */
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldSwitchRow,
                               nz_field_switch_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_SWITCH_ROW (row)->link;
}

static void
update (NzFieldRow *row)
{
  NzFieldSwitchRow *self = NZ_FIELD_SWITCH_ROW (row);

  self->quiet = TRUE;
  gtk_switch_set_active (self->toggle,
                         nz_record_get_int (nz_field_row_get_record (row), self->link.field->name) != 0);
  self->quiet = FALSE;
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
}

static void
on_switched (NzFieldSwitchRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->quiet || self->link.editor == NULL)
    return;
  if (!nz_record_editor_apply_int (self->link.editor, self->link.field, gtk_switch_get_active (self->toggle),
                                   &error))
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), error->message);
      update (NZ_FIELD_ROW (self));
    }
}

static void
nz_field_switch_row_constructed (GObject *object)
{
  NzFieldSwitchRow *self = NZ_FIELD_SWITCH_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  const char *label = nz_field_row_get_label (row);

  G_OBJECT_CLASS (nz_field_switch_row_parent_class)->constructed (object);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self), !nz_field_row_is_read_only (row));
  nz_field_row_follow (row);
}

static void
nz_field_switch_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_switch_row_parent_class)->dispose (object);
}

static void
nz_field_switch_row_class_init (NzFieldSwitchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_switch_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_switch_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_switch_row_init (NzFieldSwitchRow *self)
{
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  /* a message may hold any text that was typed */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_switched), self);
}
