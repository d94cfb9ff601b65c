/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-field-picture-row.h"

#include "base/nz-file.h"
#include "render/nz-background.h"
#include "render/nz-logo.h"
#include "render/nz-thumbnail.h"
#include "ui/nz-dialogs.h"

struct _NzFieldPictureRow
{
  AdwActionRow parent_instance;
  NzFieldLink link;
  GtkWidget *choose;
  GtkWidget *clear;
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldPictureRow,
                               nz_field_picture_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_PICTURE_ROW (row)->link;
}

static void
update (NzFieldRow *row)
{
  NzFieldPictureRow *self = NZ_FIELD_PICTURE_ROW (row);
  gboolean set = nz_record_has (nz_field_row_get_record (row), self->link.field->name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), set ? _ ("chosen, lies in the file") : _ ("none"));
  gtk_widget_set_visible (self->clear, set && !nz_field_row_is_read_only (row));
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
}

static gboolean
is_paper (const NzField *field)
{
  return g_str_equal (field->name, "background");
}

/* The type of what can be drawn. Anything else is refused here, with the reason, and not when the letters are
 * printed. */
static const char *
check_image (const NzField *field, GBytes *bytes, GError **error)
{
  if (is_paper (field))
    {
      g_autoptr (NzBackground) paper = nz_background_new (bytes, error);
      return paper != NULL ? "application/pdf" : NULL;
    }
  g_autoptr (NzLogo) logo = nz_logo_new (bytes, error);
  return logo != NULL ? nz_logo_get_mime (bytes) : NULL;
}

static void
on_image_chosen (GtkWidget *parent, const char *path, gpointer data)
{
  NzFieldPictureRow *self = NZ_FIELD_PICTURE_ROW (parent);
  NzRecordEditor *editor = self->link.editor;
  NzStore *store = nz_record_editor_get_store (editor);
  g_autoptr (GError) error = NULL;
  gsize size;
  char *content = nz_file_read (path, NZ_LOGO_MOST_BYTES, &size, &error);

  if (content == NULL)
    {
      nz_dialog_error (parent, error);
      return;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, size);
  const char *mime = check_image (self->link.field, bytes, &error);
  /* That of an actor is only shown small; the office's own is printed. */
  if (mime != NULL && nz_record_editor_get_entity (editor) != &nz_entity_network)
    {
      g_autoptr (GBytes) small = nz_thumbnail_new (bytes, &error);
      mime = small != NULL ? "image/png" : NULL;
      g_clear_pointer (&bytes, g_bytes_unref);
      bytes = g_steal_pointer (&small);
    }
  g_autofree char *hash = mime != NULL ? nz_store_add_image (store, bytes, mime, &error) : NULL;
  if (hash == NULL || !nz_record_editor_apply_text (editor, self->link.field, hash, &error))
    nz_dialog_error (parent, error);
}

static void
on_choose (NzFieldPictureRow *self)
{
  const char *const image_filters[] = { _ ("Pictures (SVG, PNG, JPEG)"), "svg png jpg jpeg", NULL };
  const char *const paper_filters[] = { _ ("PDF documents"), "pdf", NULL };

  nz_dialog_open_file (GTK_WIDGET (self), nz_field_row_get_label (NZ_FIELD_ROW (self)),
                       is_paper (self->link.field) ? paper_filters : image_filters, on_image_chosen, NULL,
                       NULL);
}

static void
on_clear (NzFieldPictureRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_record_editor_apply_text (self->link.editor, self->link.field, "", &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
nz_field_picture_row_constructed (GObject *object)
{
  NzFieldPictureRow *self = NZ_FIELD_PICTURE_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);

  G_OBJECT_CLASS (nz_field_picture_row_parent_class)->constructed (object);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), nz_field_row_get_label (row));
  gtk_widget_set_sensitive (self->choose, !nz_field_row_is_read_only (row));
  nz_field_row_follow (row);
}

static void
nz_field_picture_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_picture_row_parent_class)->dispose (object);
}

static void
nz_field_picture_row_class_init (NzFieldPictureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_picture_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_picture_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_picture_row_init (NzFieldPictureRow *self)
{
  self->choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));
  self->clear = gtk_button_new_with_mnemonic (_ ("_Take away"));
  gtk_widget_set_valign (self->choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->choose);
  g_signal_connect_swapped (self->choose, "clicked", G_CALLBACK (on_choose), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
}

GtkWidget *
nz_field_picture_row_new (NzRecordEditor *editor, const NzField *field)
{
  return g_object_new (NZ_TYPE_FIELD_PICTURE_ROW, "editor", editor, "field", field, NULL);
}
