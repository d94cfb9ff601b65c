/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-journal-card.h"

#include <string.h>

#include "base/nz-id.h"
#include "domain/nz-journal.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"

#define SHOWN 8

struct _NzJournalCard
{
  GtkBox parent_instance;

  NzStore *store;
  const NzEntity *entity;
  gint64 id;
  gulong changed_handler;
  guint refresh_id; /* rows go in an idle moment: a row must not go under its own click */
  GtkWidget *list;
  GtkWidget *add; /* (nullable): the line that is typed into, the first of the list */
};

G_DEFINE_FINAL_TYPE (NzJournalCard, nz_journal_card, GTK_TYPE_BOX)

static const NzField *
field_of (const char *name)
{
  return nz_entity_field (&nz_entity_entry, name);
}

/* --- adding -----------------------------------------------------------------------------------------------
 */

static void
on_add (NzJournalCard *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add)));
  g_autoptr (NzRecord) entry = nz_journal_entry_new (self->store, self->entity, self->id, nz_date_today ());
  g_autofree char *text = g_strstrip (g_strdup (nz_journal_take_kind (entry, typed)));
  g_autofree char *kind = nz_record_dup_display (entry, field_of ("kind"), nz_get_language ());
  g_autofree char *label = g_strdup_printf (_ ("Journal: %s: %s"), kind, text);
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    return;
  nz_record_set_text (entry, "text", text);
  if (!nz_store_save_as (self->store, entry, label, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->add), "");
}

/* The window with all fields, tied to this record. */
static void
on_more (NzJournalCard *self)
{
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s", self->entity->name, nz_id_to_text (self->id, text));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.journal-about", "s", where);
}

/* --- a row ------------------------------------------------------------------------------------------------
 */

static void
on_open (GtkWidget *row, NzJournalCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s", nz_entity_entry.name, nz_id_to_text (*id, text));
  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
}

static void
on_done (GtkCheckButton *button, NzJournalCard *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) entry = nz_store_get (self->store, &nz_entity_entry, *id, &error);

  if (entry != NULL)
    {
      gboolean done = gtk_check_button_get_active (button);
      g_autofree char *title = nz_store_title (self->store, &nz_entity_entry, *id);
      g_autofree char *label
          = g_strdup_printf (done ? _ ("Follow-up done: %s") : _ ("Follow-up open again: %s"), title);
      nz_record_set_date (entry, "done_on", done ? nz_date_today () : NZ_DATE_NONE);
      nz_store_save_as (self->store, entry, label, &error);
    }
  if (error != NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* (transfer full): "Anruf · 12.10.2026 · Natalia Becker · Wiedervorlage 01.12.2026, Anna"; on her own page
 * she need not be named. */
static char *
subtitle_of (NzJournalCard *self, NzRecord *entry)
{
  gint64 person = self->entity != &nz_entity_person ? nz_record_get_int (entry, "person") : 0;
  g_autofree char *name = person != 0 ? nz_store_title (self->store, &nz_entity_person, person) : NULL;
  g_autofree char *kind = nz_record_dup_display (entry, field_of ("kind"), nz_get_language ());
  g_autofree char *day
      = nz_date_format (nz_record_get_date (entry, "day"), nz_get_language (), NZ_DATE_NUMERIC);
  NzDate due = nz_record_get_date (entry, "follow_up_on");
  const char *by = nz_record_get_text (entry, "follow_up_by");
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s · %s", kind, day);
  if (name != NULL)
    g_string_append_printf (text, " · %s", name);
  if (nz_date_is_set (due))
    {
      g_autofree char *when = nz_date_format (due, nz_get_language (), NZ_DATE_NUMERIC);
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("follow-up %s"), when);
      if (by != NULL)
        g_string_append_printf (text, ", %s", by);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint64 *
box_id (NzRecord *entry)
{
  gint64 id = nz_record_get_id (entry);
  return g_memdup2 (&id, sizeof id);
}

static GtkWidget *
row_new (NzJournalCard *self, NzRecord *entry)
{
  GtkWidget *row = adw_action_row_new ();
  const char *text = nz_record_get_text (entry, "text");
  g_autofree char *plain = text != NULL
                               ? g_strdup (text)
                               : nz_store_title (self->store, &nz_entity_entry, nz_record_get_id (entry));
  g_autofree char *title = g_markup_escape_text (plain, -1);
  g_autofree char *words = subtitle_of (self, entry);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), g_strdelimit (title, "\n", ' '));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "history");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", box_id (entry), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (on_open), self);
  if (nz_record_has (entry, "follow_up_on"))
    {
      GtkWidget *done = gtk_check_button_new ();
      g_autofree char *label = g_strdup_printf (_ ("Follow-up done: %s"), plain);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (done), nz_record_has (entry, "done_on"));
      gtk_widget_set_sensitive (done, !nz_store_is_read_only (self->store));
      gtk_widget_set_tooltip_text (done, _ ("Done"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (done), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (done), "id", box_id (entry), g_free);
      g_signal_connect (done, "toggled", G_CALLBACK (on_done), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), done);
    }
  return row;
}

/* --- all rows ---------------------------------------------------------------------------------------------
 */

static void
refresh (NzJournalCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nz_journal_of (self->store, self->entity, self->id, SHOWN, &error);
  guint n = entries != NULL ? entries->len : 0;
  GtkWidget *child = gtk_widget_get_first_child (self->list);

  nz_read_error_tell (GTK_WIDGET (self), error);
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      if (child != self->add)
        gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
      child = next;
    }
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, entries->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || self->add != NULL);
}

static gboolean
on_refresh (gpointer data)
{
  NzJournalCard *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzJournalCard *self)
{
  if ((nz_changes_touch (changes, &nz_entity_entry) || nz_changes_touch (changes, &nz_entity_position))
      && self->refresh_id == 0)
    self->refresh_id = g_idle_add (on_refresh, self);
}

static void
nz_journal_card_dispose (GObject *object)
{
  NzJournalCard *self = NZ_JOURNAL_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_journal_card_parent_class)->dispose (object);
}

static void
nz_journal_card_class_init (NzJournalCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_journal_card_dispose;
}

static void
nz_journal_card_init (NzJournalCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_journal_card_new (NzStore *store, const NzEntity *entity, gint64 id)
{
  NzJournalCard *self = g_object_new (NZ_TYPE_JOURNAL_CARD, NULL);
  gboolean writable = !nz_store_is_read_only (store);
  GtkWidget *more
      = writable ? nz_icon_button_new ("list-add-symbolic", _ ("New journal entry (Ctrl+J)")) : NULL;

  self->store = g_object_ref (store);
  self->entity = entity;
  self->id = id;
  self->list = nz_card_list_new (_ ("Journal"));
  if (more != NULL)
    g_signal_connect_swapped (more, "clicked", G_CALLBACK (on_more), self);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Journal"), more));
  gtk_box_append (GTK_BOX (self), self->list);
  if (writable)
    {
      self->add = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), _ ("Note, or “Call: …”"));
      g_signal_connect_swapped (self->add, "entry-activated", G_CALLBACK (on_add), self);
      gtk_list_box_append (GTK_LIST_BOX (self->list), self->add);
    }
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
