/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-preferences.h"

#include "model/nz-record-editor.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-field-picture-row.h"
#include "widgets/nz-field-row.h"

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
      adw_preferences_group_add (rows, image ? nz_field_picture_row_new (editor, field)
                                             : nz_field_row_new (editor, field));
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
