/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-field-rows.h"
#include "widgets/nz-growing-text.h"

struct _NzFieldTextRow
{
  AdwPreferencesRow parent_instance;
  NzFieldLink link;
  GtkTextView *view;
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldTextRow,
                               nz_field_text_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_TEXT_ROW (row)->link;
}

static void
update (NzFieldRow *row)
{
  NzFieldTextRow *self = NZ_FIELD_TEXT_ROW (row);
  g_autofree char *text = nz_record_editor_dup_entry (self->link.editor, self->link.field);
  g_autofree char *shown = nz_growing_text_dup (self->view);

  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
}

static gboolean
apply (NzFieldRow *row, GError **error)
{
  NzFieldTextRow *self = NZ_FIELD_TEXT_ROW (row);
  g_autofree char *text = nz_growing_text_dup (self->view);

  return nz_record_editor_apply_text (self->link.editor, self->link.field, text, error);
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
  iface->apply = apply;
}

static void
nz_field_text_row_constructed (GObject *object)
{
  NzFieldTextRow *self = NZ_FIELD_TEXT_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);

  G_OBJECT_CLASS (nz_field_text_row_parent_class)->constructed (object);
  gtk_text_view_set_editable (self->view, !nz_field_row_is_read_only (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_row_get_label (row), -1);
  nz_field_row_add_frame (row, GTK_WIDGET (self->view));
  nz_field_row_watch_input (row, GTK_WIDGET (self->view));
  nz_field_row_follow (row);
}

static void
nz_field_text_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_text_row_parent_class)->dispose (object);
}

static void
nz_field_text_row_class_init (NzFieldTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_text_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_text_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_text_row_init (NzFieldTextRow *self)
{
  self->view = GTK_TEXT_VIEW (nz_growing_text_new (44));
}
