/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-uses.h"

#include "domain/nz-vocabulary.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"

#define MOST 500

typedef struct
{
  GtkWindow *window;
  NzUseChosen chosen;
  gpointer data;
} Uses;

typedef struct
{
  Uses *uses;
  NzVocabularyUse use;
} Line;

static void
line_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
on_activated (GtkWidget *row, Line *line)
{
  const NzVocabularyUse use = line->use;
  const Uses uses = *line->uses;

  gtk_window_destroy (uses.window);
  uses.chosen (use.entity, use.id, uses.data);
}

static GtkWidget *
row_new (Uses *self, NzStore *store, const NzVocabularyUse *use)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = nz_store_title (store, use->entity, use->id);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  Line *line = g_new (Line, 1);

  *line = (Line){ self, *use };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), nz_field_label (use->field, nz_get_language ()));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (on_activated), line, line_free, 0);
  return row;
}

void
nz_vocabulary_uses_present (GtkWindow *parent, NzStore *store, gint64 term, NzUseChosen chosen, gpointer data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store) && chosen != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) uses = nz_vocabulary_uses (store, term, MOST, &error);
  g_autofree char *name = nz_store_title (store, &nz_entity_term, term);
  AdwPreferencesGroup *group = NULL;
  const NzEntity *entity = NULL;
  GtkWidget *header, *page;
  GtkBox *column;

  if (uses == NULL)
    {
      nz_dialog_error (GTK_WIDGET (parent), error);
      return;
    }
  Uses *self = g_new (Uses, 1);
  *self = (Uses){ nz_tool_window_new (parent, _ ("Where used"), 460, 560, &header), chosen, data };
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("Where used"), name));
  g_object_set_data_full (G_OBJECT (self->window), "uses", self, g_free);
  page = nz_tool_page_new (&column);
  for (guint i = 0; i < uses->len; i++)
    {
      const NzVocabularyUse *use = &g_array_index (uses, NzVocabularyUse, i);

      if (use->entity != entity)
        {
          entity = use->entity;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, nz_entity_plural (entity, nz_get_language ()));
          gtk_box_append (column, GTK_WIDGET (group));
        }
      adw_preferences_group_add (group, row_new (self, store, use));
    }
  nz_tool_window_set_content (self->window, page);
  gtk_window_present (self->window);
}
