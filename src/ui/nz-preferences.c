/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-preferences.h"

#include "base/nz-file.h"
#include "model/nz-record-editor.h"
#include "render/nz-background.h"
#include "render/nz-logo.h"
#include "ui/nz-dialogs.h"
#include "widgets/nz-field-row.h"

/* A field that holds an image: a row with the buttons to choose one and to take it away. */
typedef struct
{
  NzRecordEditor *editor;
  const NzField *field;
  GtkWidget *row;
  GtkWidget *clear;
} Image;

static void
image_free (gpointer data)
{
  Image *self = data;
  g_clear_object (&self->editor);
  g_free (self);
}

static void
show_image (gpointer data)
{
  Image *self = data;
  gboolean set = nz_record_has (nz_record_editor_get_record (self->editor), self->field->name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), set ? _ ("chosen, lies in the file") : _ ("none"));
  gtk_widget_set_visible (self->clear, set && !nz_record_editor_is_read_only (self->editor));
}

/* The type of what can be drawn. Anything else is refused here, with the reason, and not when the letters are
 * printed. */
static const char *
check_image (const NzField *field, GBytes *bytes, GError **error)
{
  if (g_str_equal (field->name, "background"))
    {
      g_autoptr (NzBackground) paper = nz_background_new (bytes, error);
      return paper != NULL ? "application/pdf" : NULL;
    }
  g_autoptr (NzLogo) logo = nz_logo_new (bytes, error);
  return logo != NULL ? nz_logo_get_mime (bytes) : NULL;
}

static void
on_image_chosen (GtkWidget *row, const char *path, gpointer data)
{
  Image *self = data; /* the row's own */
  NzStore *store = nz_record_editor_get_store (self->editor);
  g_autoptr (GError) error = NULL;
  gsize size;
  char *content = nz_file_read (path, NZ_LOGO_MOST_BYTES, &size, &error);

  if (content == NULL)
    {
      nz_dialog_error (row, error);
      return;
    }
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, size);
  const char *mime = check_image (self->field, bytes, &error);
  g_autofree char *hash = mime != NULL ? nz_store_add_image (store, bytes, mime, &error) : NULL;
  if (hash == NULL || !nz_record_editor_apply_text (self->editor, self->field, hash, &error))
    nz_dialog_error (self->row, error);
}

static void
on_choose (Image *self)
{
  const char *const image_filters[] = { _ ("Pictures (SVG, PNG, JPEG)"), "svg png jpg jpeg", NULL };
  const char *const paper_filters[] = { _ ("PDF documents"), "pdf", NULL };
  gboolean paper = g_str_equal (self->field->name, "background");

  nz_dialog_open_file (self->row, nz_field_label (self->field, nz_get_language ()),
                       paper ? paper_filters : image_filters, on_image_chosen, self, NULL);
}

static void
on_clear (Image *self)
{
  g_autoptr (GError) error = NULL;
  if (!nz_record_editor_apply_text (self->editor, self->field, "", &error))
    nz_dialog_error (self->row, error);
}

static GtkWidget *
image_row_new (NzRecordEditor *editor, const NzField *field)
{
  Image *self = g_new0 (Image, 1);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_ ("_Choose…"));

  self->editor = g_object_ref (editor);
  self->field = field;
  self->row = adw_action_row_new ();
  self->clear = gtk_button_new_with_mnemonic (_ ("_Take away"));
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->clear, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (choose, !nz_record_editor_is_read_only (editor));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), nz_field_label (field, nz_get_language ()));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), choose);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (on_choose), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  nz_field_row_follow (self->row, editor, show_image, self, image_free);
  show_image (self);
  return self->row;
}

/* One page per group of the description. */
static void
add_pages (AdwPreferencesWindow *window, NzRecordEditor *editor)
{
  static const char *const icons[]
      = { "nz-letter-symbolic", "nz-conferences-symbolic", "preferences-system-symbolic" };
  const NzEntity *entity = nz_record_editor_get_entity (editor);
  AdwPreferencesGroup *rows = NULL;
  const char *shown = NULL;
  guint n_pages = 0;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      const char *group = nz_field_group (entity, field, nz_get_language ());
      gboolean image = g_str_equal (field->name, "logo") || g_str_equal (field->name, "background");

      if ((field->flags & NZ_FIELD_HIDDEN) != 0 && !image)
        continue;
      if (rows == NULL || g_strcmp0 (group, shown) != 0)
        {
          GtkWidget *page = adw_preferences_page_new ();
          adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), group);
          adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page),
                                              icons[MIN (n_pages, G_N_ELEMENTS (icons) - 1)]);
          rows = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (rows, group);
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), rows);
          adw_preferences_window_add (window, ADW_PREFERENCES_PAGE (page));
          shown = group;
          n_pages++;
        }
      adw_preferences_group_add (rows,
                                 image ? image_row_new (editor, field) : nz_field_row_new (editor, field));
    }
}

void
nz_preferences_present (GtkWindow *parent, NzStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (store, &error);
  g_autoptr (NzRecordEditor) editor
      = network != NULL ? nz_record_editor_new (store, &nz_entity_network, nz_record_get_id (network), &error)
                        : NULL;

  if (editor == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }
  GtkWidget *window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                                    "search-enabled", TRUE, "title", _ ("Preferences"), NULL);
  add_pages (ADW_PREFERENCES_WINDOW (window), editor);
  gtk_window_present (GTK_WINDOW (window));
}
