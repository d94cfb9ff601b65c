/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-agenda-template.h"

#include "base/nz-id.h"
#include "domain/nz-agenda.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"

typedef struct
{
  NzStore *store;
  gint64 meeting;
} Template;

static void
template_free (gpointer data)
{
  Template *self = data;
  g_object_unref (self->store);
  g_free (self);
}

static void
on_copy (GSimpleAction *action, GVariant *parameter, gpointer button)
{
  const Template *self = g_object_get_data (button, "template");
  g_autoptr (GError) error = NULL;
  gint64 from;

  if (!nz_id_parse (g_variant_get_string (parameter, NULL), &from))
    return;
  int n = nz_agenda_copy (self->store, from, self->meeting, &error);
  if (n < 0)
    {
      nz_dialog_error (button, error);
      return;
    }
  g_autofree char *text
      = n == 0 ? g_strdup (_ ("Everything was on the agenda already"))
               : g_strdup_printf (nz_ngettext ("%d item taken over", "%d items taken over", n), n);
  gtk_widget_activate_action (button, "win.notice", "s", text);
}

/* (transfer full) */
static char *
words_of (NzRecord *meeting)
{
  g_autofree char *title = nz_meeting_title (meeting, nz_get_language ());
  g_autofree char *day
      = nz_date_format (nz_record_get_date (meeting, "day"), nz_get_language (), NZ_DATE_NUMERIC);
  return g_strdup_printf ("%s, %s", title, day);
}

/* The menu is made when it opens: the meetings of the last two years. */
static void
fill (GtkMenuButton *button, gpointer data)
{
  const Template *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings = nz_load_records (
      self->store, &nz_entity_meeting,
      "SELECT m.id FROM meeting m JOIN meeting n ON n.id = ?2 WHERE m.id <> n.id AND m.kind = "
      "n.kind AND m.working_group IS n.working_group AND EXISTS (SELECT 1 FROM agenda_item i "
      "WHERE i.meeting = m.id) ORDER BY m.day DESC, m.id LIMIT 12",
      NZ_DATE_NONE, self->meeting, &error);

  nz_read_error_tell (GTK_WIDGET (button), error);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      char id[NZ_ID_TEXT_SIZE];
      g_autofree char *words = words_of (meetings->pdata[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (words, NULL);
      nz_id_to_text (nz_record_get_id (meetings->pdata[i]), id);
      g_menu_item_set_action_and_target (item, "template.copy", "s", id);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu,
                         meetings == NULL || meetings->len == 0 ? _ ("There is no other agenda yet")
                                                                : _ ("Take the agenda over from"),
                         G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

GtkWidget *
nz_agenda_template_button_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  GtkWidget *button = gtk_menu_button_new ();
  Template *self = g_new0 (Template, 1);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) copy = g_simple_action_new ("copy", G_VARIANT_TYPE_STRING);
  const char *label = _ ("Take the agenda over from…");

  *self = (Template){ g_object_ref (store), meeting };
  g_object_set_data_full (G_OBJECT (button), "template", self, template_free);
  g_signal_connect_object (copy, "activate", G_CALLBACK (on_copy), button, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (copy));
  gtk_widget_insert_action_group (button, "template", G_ACTION_GROUP (group));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), fill, self, NULL);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "edit-copy-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}
