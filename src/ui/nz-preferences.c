/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-preferences.h"

#include "model/nz-record-editor.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-field-picture-row.h"
#include "ui/nz-holiday-page.h"
#include "ui/nz-letter-sample.h"
#include "ui/nz-tool-window.h"
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
          /* above the fields, so that it is seen while they are typed */
          if (n_pages == 0)
            adw_preferences_page_add (
                ADW_PREFERENCES_PAGE (page),
                ADW_PREFERENCES_GROUP (nz_letter_sample_new (nz_record_editor_get_store (editor))));
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

/* The vocabularies have a window of their own. */
static void
on_vocabularies (GtkWidget *row)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (row));
  GtkWindow *parent = gtk_window_get_transient_for (window);

  g_object_ref (parent);
  gtk_window_destroy (window);
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.vocabularies", NULL);
  g_object_unref (parent);
}

static GtkWidget *
lists_page_new (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (page), _ ("Vocabularies"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (page), "nz-lists-symbolic");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Topics, target groups, districts, languages, functions"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Add, rename, merge, order and retire what records choose from"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (on_vocabularies), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
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
  GtkWidget *window
      = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                      "destroy-with-parent", TRUE, "search-enabled", TRUE, "title", _ ("Preferences"), NULL);
  add_pages (ADW_PREFERENCES_WINDOW (window), editor);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (nz_holiday_page_new (store)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (lists_page_new ()));
  /* Esc is its own: it leaves the search first. */
  nz_tool_window_fit (GTK_WINDOW (window), GTK_WINDOW (parent), 640, 576);
  gtk_window_present (GTK_WINDOW (window));
}
