/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-window-private.h"

#include "base/nz-id.h"
#include "domain/nz-succession.h"
#include "ui/nz-changes-window.h"
#include "ui/nz-deleted-window.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-door-window.h"
#include "ui/nz-duplicates-window.h"
#include "ui/nz-job-window.h"
#include "ui/nz-journal-counts-window.h"
#include "ui/nz-journal-window.h"
#include "ui/nz-preferences.h"
#include "ui/nz-search-window.h"
#include "ui/nz-succession-window.h"
#include "ui/nz-vocabulary-window.h"
#include "widgets/nz-field-row.h"

/* The actions of the window that do not concern its file as a whole. */

/* Bytes of a change set that is taken back in a moment: those of a few hundred records. */
#define LARGE_STEP 50000

/* Taking the focus away applies what is being typed. If it was refused it keeps the focus: FALSE. */
gboolean
nz_window_leave_entry (NzWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, NZ_TYPE_FIELD_ROW) : NULL;

  if (row == NULL)
    {
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      return TRUE;
    }
  g_object_ref (row);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gboolean refused = nz_field_row_is_refused (NZ_FIELD_ROW (row));
  if (refused)
    gtk_widget_grab_focus (focus);
  g_object_unref (row);
  return !refused;
}

typedef struct
{
  NzWindow *window;
  char *label;
  gboolean undo;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->window);
  g_free (step->label);
  g_free (step);
}

static gboolean
take_step (NzStore *store, gpointer data, GError **error)
{
  return ((Step *)data)->undo ? nz_store_undo (store, error) : nz_store_redo (store, error);
}

static void
on_step_taken (gpointer data)
{
  Step *step = data;
  g_autofree char *text = g_strdup_printf (step->undo ? _ ("Undone: %s") : _ ("Redone: %s"), step->label);

  nz_window_notice (step->window, text, FALSE);
}

/* (transfer full) (nullable): what has the keyboard, unless it is a field, which takes what is typed when it
 * loses it */
static GtkWidget *
dup_focus (NzWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_get_ancestor (focus, NZ_TYPE_FIELD_ROW) == NULL ? g_object_ref (focus)
                                                                                     : NULL;
}

/* Whoever writes the minutes, or works down a list, goes on where the step was taken back. */
static void
give_focus_back (NzWindow *self, GtkWidget *focus)
{
  if (focus != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL && gtk_widget_get_mapped (focus)
      && gtk_widget_get_root (focus) == GTK_ROOT (self))
    gtk_widget_grab_focus (focus);
}

/* A step of one record is taken at once, so that the next key finds it done. */
static void
undo_or_redo (NzWindow *self, gboolean undo)
{
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return;
  g_autoptr (GtkWidget) focus = dup_focus (self);
  if (!nz_window_leave_entry (self))
    {
      nz_window_notice (self, _ ("Mend the marked value first, or give it back with Esc."), FALSE);
      return;
    }
  Step *step = g_new (Step, 1);
  *step
      = (Step){ g_object_ref (self),
                undo ? nz_store_dup_undo_label (self->store) : nz_store_dup_redo_label (self->store), undo };
  gint64 size = undo ? nz_store_get_undo_size (self->store) : nz_store_get_redo_size (self->store);
  if (step->label != NULL && size > LARGE_STEP)
    {
      g_autofree char *words = g_strdup_printf (undo ? _ ("Undoing: %s") : _ ("Redoing: %s"), step->label);

      nz_job_window_run (GTK_WIDGET (self), self->store, NZ_JOB_WRITE, words, take_step, on_step_taken, step,
                         step_free);
      return;
    }
  if (step->label != NULL && take_step (self->store, step, &error))
    {
      on_step_taken (step);
      give_focus_back (self, focus);
    }
  else if (error != NULL)
    nz_dialog_error (GTK_WIDGET (self), error);
  step_free (step);
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (NZ_WINDOW (widget), TRUE);
}

static void
on_redo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  undo_or_redo (NZ_WINDOW (widget), FALSE);
}

static void
on_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzSection *section = nz_window_get_section (NZ_WINDOW (widget));
  if (section != NULL)
    nz_section_add (section);
}

static void
on_delete (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzSection *section = nz_window_get_section (NZ_WINDOW (widget));
  if (section != NULL)
    nz_section_delete_selected (section);
}

static void
on_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzSection *section = nz_window_get_section (NZ_WINDOW (widget));
  if (section != NULL)
    nz_section_focus_search (section);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzSection *section = nz_window_get_section (NZ_WINDOW (widget));
  if (section != NULL)
    nz_section_print (section);
}

static void
on_search_everything (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (nz_search_window_new (self)));
}

static void
on_duplicates (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL && nz_window_leave_entry (self))
    gtk_window_present (GTK_WINDOW (nz_duplicates_window_new (self)));
}

static void
write_journal (NzWindow *self, const NzEntity *entity, gint64 id)
{
  if (self->store != NULL && !nz_store_is_read_only (self->store) && nz_window_leave_entry (self))
    gtk_window_present (GTK_WINDOW (nz_journal_window_new (self, entity, id)));
}

/* About the record that is open. */
static void
on_journal (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  NzSection *section = nz_window_get_section (self);
  gint64 id = 0;
  const NzEntity *entity = section != NULL ? nz_section_get_record (section, &id) : NULL;

  write_journal (self, entity, id);
}

/* Of the meeting that is open, else of the one today, else of the next conference. */
static void
on_door (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  NzSection *section = self->store != NULL ? nz_window_get_section (self) : NULL;
  gint64 id = 0;

  if (section == NULL || !nz_window_leave_entry (self))
    return;
  if (nz_section_get_record (section, &id) == &nz_entity_meeting)
    nz_door_window_present (GTK_WINDOW (self), self->store, id);
  else
    nz_door_window_present_today (GTK_WINDOW (self), self->store);
}

/* Whoever is open leaves the main position. */
static void
on_succession (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  NzSection *section = self->store != NULL ? nz_window_get_section (self) : NULL;
  gint64 id = 0, position = 0;

  if (section != NULL && nz_section_get_record (section, &id) == &nz_entity_person)
    position = nz_succession_position_of (self->store, id, nz_date_today ());
  if (position == 0)
    nz_toaster_say (self->toaster, _ ("Choose somebody who has a position today: whoever leaves it."));
  else if (nz_window_leave_entry (self))
    nz_succession_window_present (GTK_WINDOW (self), self->store, position);
}

/* "organisation/7ZZZZZZZZZZZZ" */
static void
on_journal_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const NzEntity *entity = parts[0] != NULL ? nz_entity_by_name (parts[0]) : NULL;
  gint64 id;

  if (entity != NULL && parts[1] != NULL && nz_id_parse (parts[1], &id))
    write_journal (NZ_WINDOW (widget), entity, id);
}

/* "meeting/7ZZZZZZZZZZZZ/agenda" */
static void
on_open_part (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 3);
  const NzEntity *entity = g_strv_length (parts) == 3 ? nz_entity_by_name (parts[0]) : NULL;
  gint64 id;

  if (self->store == NULL || entity == NULL || !nz_id_parse (parts[1], &id))
    return;
  if (nz_window_show_record (self, entity, id))
    nz_section_show_part (nz_window_get_section (self), parts[2]);
}

static void
on_journal_counts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL)
    gtk_window_present (GTK_WINDOW (nz_journal_counts_window_new (GTK_WINDOW (self), self->store)));
}

static void
on_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL)
    nz_preferences_present (GTK_WINDOW (self), self->store);
}

static void
on_vocabularies (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL && nz_window_leave_entry (self))
    nz_vocabulary_window_present (self);
}

static void
on_changes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL && nz_window_leave_entry (self))
    nz_changes_window_present (GTK_WINDOW (self), self->store);
}

static void
on_deleted (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  if (self->store != NULL && nz_window_leave_entry (self))
    nz_deleted_window_present (GTK_WINDOW (self), self->store);
}

/* Back to the list, then to the sidebar. */
static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  NzSection *section = nz_window_get_section (self);

  if (section != NULL && nz_section_go_back (section))
    return;
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_section (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);
  gint32 number = g_variant_get_int32 (parameter);

  if (number < 1)
    return;
  nz_window_show_section (self, (guint)number - 1);
  if (nz_window_get_section (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (nz_window_get_section (self)));
}

/* For parts of a page that know no section: "Entry deleted", with the way back. */
static void
on_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_window_notice (NZ_WINDOW (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (NZ_WINDOW (widget)->menu_button);
}

/* Made when it is first asked for. */
static void
on_show_help_overlay (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/zim/Netzwerk/ui/help-overlay.ui");
      gtk_application_window_set_help_overlay (
          window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static GMenuModel *
menu_new (const char *undo, const char *redo)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) steps = g_menu_new ();
  g_autoptr (GMenu) file = g_menu_new ();
  g_autoptr (GMenu) data = g_menu_new ();
  g_autoptr (GMenu) history = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autofree char *undo_name
      = undo != NULL ? g_strdup_printf (_ ("_Undo: %s"), undo) : g_strdup (_ ("_Undo"));
  g_autofree char *redo_name
      = redo != NULL ? g_strdup_printf (_ ("_Redo: %s"), redo) : g_strdup (_ ("_Redo"));

  g_menu_append (steps, undo_name, "win.undo");
  g_menu_append (steps, redo_name, "win.redo");
  g_menu_append (file, _ ("_New file…"), "win.new-file");
  g_menu_append (file, _ ("_Open…"), "win.open");
  g_menu_append (file, _ ("Open the _example"), "win.example");
  g_menu_append (file, _ ("Save a _backup copy…"), "win.backup");
  g_menu_append (data, _ ("_Import spreadsheets and cards…"), "win.import");
  g_menu_append (data, _ ("Import what was c_opied"), "win.import-paste");
  g_menu_append (data, _ ("_Export…"), "win.export");
  g_menu_append (data, _ ("_Print…"), "win.print");
  g_menu_append (data, _ ("Find _duplicates…"), "win.duplicates");
  g_menu_append (data, _ ("_Check the file"), "win.check");
  g_menu_append (history, _ ("_Changes since…"), "win.changes");
  g_menu_append (history, _ ("_Deleted records…"), "win.deleted");
  g_menu_append (rest, _ ("_Vocabularies…"), "win.vocabularies");
  g_menu_append (data, _ ("New _journal entry…"), "win.journal");
  g_menu_append (data, _ ("En_quiries by topic and month…"), "win.journal-counts");
  g_menu_append (rest, _ ("_Preferences"), "win.preferences");
  g_menu_append (rest, _ ("_Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (rest, _ ("_About Netzwerk"), "app.about");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (steps));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (file));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (data));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (history));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

/* Made when it opens: it names the steps that undo and redo would take then, and costs nothing before. */
static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  NzWindow *self = data;
  gboolean writable = self->store != NULL && !nz_store_is_read_only (self->store);
  g_autofree char *undo = writable ? nz_store_dup_undo_label (self->store) : NULL;
  g_autofree char *redo = writable ? nz_store_dup_redo_label (self->store) : NULL;
  g_autoptr (GMenuModel) menu = menu_new (undo, redo);

  gtk_menu_button_set_menu_model (button, menu);
}

void
nz_window_prepare_menu (NzWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu, self, NULL);
}

static gboolean
shows_people (NzWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->sections);

  return g_strcmp0 (name, "people") == 0;
}

void
nz_window_update_actions (NzWindow *self)
{
  /* What is at work on the store has it alone. */
  NzStore *store = nz_window_is_busy (self) ? NULL : self->store;
  gboolean idle = !nz_window_is_busy (self);
  NzSection *section = store != NULL ? nz_window_get_section (self) : NULL;
  gboolean writable = store != NULL && !nz_store_is_read_only (store);
  g_autofree char *undo = writable ? nz_store_dup_undo_label (store) : NULL;
  g_autofree char *redo = writable ? nz_store_dup_redo_label (store) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.add",
                                 writable && section != NULL && nz_section_can_add (section));
  gtk_widget_action_set_enabled (widget, "win.delete",
                                 writable && section != NULL && nz_section_can_delete (section));
  gtk_widget_action_set_enabled (widget, "win.search", section != NULL && nz_section_can_search (section));
  gtk_widget_action_set_enabled (widget, "win.print", section != NULL && nz_section_can_print (section));
  gtk_widget_action_set_enabled (widget, "win.search-everything", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.duplicates", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.journal", writable);
  gtk_widget_action_set_enabled (widget, "win.journal-about", writable);
  gtk_widget_action_set_enabled (widget, "win.succession", writable && shows_people (self));
  gtk_widget_action_set_enabled (widget, "win.journal-counts", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.preferences", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.vocabularies", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.changes", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.deleted", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.open", idle);
  gtk_widget_action_set_enabled (widget, "win.new-file", idle);
  gtk_widget_action_set_enabled (widget, "win.example", idle);
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.import-paste", writable);
  gtk_widget_action_set_enabled (widget, "win.export", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.backup", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.check", store != NULL);
}

void
nz_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (klass, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (klass, "win.add", NULL, on_add);
  gtk_widget_class_install_action (klass, "win.delete", NULL, on_delete);
  gtk_widget_class_install_action (klass, "win.search", NULL, on_search);
  gtk_widget_class_install_action (klass, "win.search-everything", NULL, on_search_everything);
  gtk_widget_class_install_action (klass, "win.journal", NULL, on_journal);
  gtk_widget_class_install_action (klass, "win.journal-about", "s", on_journal_about);
  gtk_widget_class_install_action (klass, "win.open-part", "s", on_open_part);
  gtk_widget_class_install_action (klass, "win.journal-counts", NULL, on_journal_counts);
  gtk_widget_class_install_action (klass, "win.print", NULL, on_print);
  gtk_widget_class_install_action (klass, "win.door", NULL, on_door);
  gtk_widget_class_install_action (klass, "win.succession", NULL, on_succession);
  gtk_widget_class_install_action (klass, "win.duplicates", NULL, on_duplicates);
  gtk_widget_class_install_action (klass, "win.preferences", NULL, on_preferences);
  gtk_widget_class_install_action (klass, "win.vocabularies", NULL, on_vocabularies);
  gtk_widget_class_install_action (klass, "win.changes", NULL, on_changes);
  gtk_widget_class_install_action (klass, "win.deleted", NULL, on_deleted);
  gtk_widget_class_install_action (klass, "win.back", NULL, on_back);
  gtk_widget_class_install_action (klass, "win.menu", NULL, on_menu);
  gtk_widget_class_install_action (klass, "win.notice", "s", on_notice);
  gtk_widget_class_install_action (klass, "win.section", "i", on_section);
  gtk_widget_class_install_action (klass, "win.show-help-overlay", NULL, on_show_help_overlay);
}
