/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-export-window.h"

#include "base/nz-error.h"
#include "exchange/nz-export.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"

/* A line of "What". */
typedef struct
{
  const NzEntity *entity; /* NULL: everything */
  gboolean is_scope;      /* only what the caller named */
} Subject;

typedef struct
{
  NzWindow *parent;
  GtkWindow *window;
  NzStore *store;
  GArray *subjects; /* (element-type Subject) */
  gint64 *ids;
  gsize n_ids;
  gboolean is_list, by_letter;
  char **columns; /* (nullable) */
  const NzEntity *entity;
  AdwComboRow *what, *format, *language;
  GtkSwitch *shown, *personal;
  GtkWidget *shown_row, *personal_row, *language_row;
  GtkWidget *page, *accept, *spinner;
  GtkRevealer *bar;
  GtkLabel *refusal;
  GCancellable *cancellable; /* (nullable): while it works */
} Exporting;

static const NzExportFormat formats[] = { NZ_EXPORT_XLSX, NZ_EXPORT_CSV, NZ_EXPORT_VCARD, NZ_EXPORT_JSON };

static void
exporting_free (gpointer data)
{
  Exporting *self = data;

  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_array_unref (self->subjects);
  g_strfreev (self->columns);
  g_free (self->ids);
  g_free (self);
}

/* --- what is chosen
 * ----------------------------------------------------------------------------------------- */

static const Subject *
get_subject (Exporting *self)
{
  return &g_array_index (self->subjects, Subject, adw_combo_row_get_selected (self->what));
}

static NzExportFormat
get_format (Exporting *self)
{
  return formats[adw_combo_row_get_selected (self->format)];
}

static gboolean
is_whole_json (Exporting *self)
{
  return get_subject (self)->entity == NULL && get_format (self) == NZ_EXPORT_JSON;
}

static gboolean
is_table (NzExportFormat format)
{
  return format == NZ_EXPORT_CSV || format == NZ_EXPORT_XLSX;
}

/* What is not a matter of choice is not offered; what cannot be is said before the file is asked for. */
static void
update (Exporting *self)
{
  const Subject *subject = get_subject (self);
  NzExportFormat format = get_format (self);
  gboolean whole = is_whole_json (self);
  gboolean with_personal = whole || gtk_switch_get_active (self->personal);
  g_autofree char *refusal = nz_export_refusal (subject->entity, format, !with_personal);

  gtk_widget_set_visible (self->shown_row,
                          self->columns != NULL && subject->entity == self->entity && is_table (format));
  gtk_widget_set_visible (self->language_row, is_table (format));
  gtk_widget_set_visible (self->personal_row, !whole);
  if (whole)
    gtk_label_set_label (
        self->refusal,
        _ ("This file has everything, personal data too: all entries, settings and images. Only the "
           "history is not in it. Netzwerk reads it back to the same."));
  else if (refusal != NULL)
    gtk_label_set_label (self->refusal, refusal);
  gtk_revealer_set_reveal_child (self->bar, whole || refusal != NULL);
  gtk_widget_set_sensitive (self->accept, refusal == NULL);
}

/* --- the work
 * ----------------------------------------------------------------------------------------------- */

/* What the thread needs; the records are read by a connection of its own. */
typedef struct
{
  NzStore *store;
  char *path;
  NzExportOptions options;
  gint64 *ids;
  char **columns;
  guint count;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->store);
  g_strfreev (job->columns);
  g_free (job->ids);
  g_free (job->path);
  g_free (job);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (nz_export_file (job->store, job->path, &job->options, &job->count, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  nz_store_close (job->store);
}

static void
set_working (Exporting *self, gboolean working)
{
  gtk_widget_set_sensitive (self->page, !working);
  gtk_widget_set_visible (self->accept, !working);
  gtk_widget_set_visible (self->spinner, working);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), working);
  if (!working)
    g_clear_object (&self->cancellable);
}

static void
say_done (Exporting *self, const Job *job)
{
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *text = g_strdup_printf (
      nz_ngettext ("%u entry exported into “%s”", "%u entries exported into “%s”", job->count), job->count,
      name);

  nz_window_offer (self->parent, text, _ ("Show in folder"), "win.show-file", job->path);
}

/* The window may have been closed meanwhile; the task keeps it alive, not open. */
static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) window = data;
  Exporting *self = g_object_get_data (G_OBJECT (window), "exporting");
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (!gtk_widget_get_visible (window))
    return;
  set_working (self, FALSE);
  if (!done)
    {
      if (!g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
        nz_dialog_error (window, error);
      return;
    }
  say_done (self, g_task_get_task_data (G_TASK (result)));
  gtk_window_destroy (self->window);
}

static Job *
job_new (Exporting *self, NzStore *reading, const char *path)
{
  const Subject *subject = get_subject (self);
  Job *job = g_new0 (Job, 1);

  job->store = reading;
  job->path = g_strdup (path);
  job->ids = subject->is_scope ? g_memdup2 (self->ids, MAX (self->n_ids, 1) * sizeof (gint64)) : NULL;
  job->columns = gtk_widget_get_visible (self->shown_row) && gtk_switch_get_active (self->shown)
                     ? g_strdupv (self->columns)
                     : NULL;
  job->options = (NzExportOptions){
    .format = get_format (self),
    .entity = subject->entity,
    .ids = job->ids,
    .n_ids = subject->is_scope ? self->n_ids : 0,
    .columns = (const char *const *)job->columns,
    .as_listed = job->columns != NULL,
    .by_letter = self->by_letter && subject->is_scope,
    .without_personal = !is_whole_json (self) && !gtk_switch_get_active (self->personal),
    .language = adw_combo_row_get_selected (self->language) == 0 ? NZ_LANGUAGE_DE : NZ_LANGUAGE_EN,
    .day = nz_window_get_day (self->parent),
    .cancellable = self->cancellable,
  };
  return job;
}

static void
export_to (Exporting *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  NzStore *reading = nz_store_open_again (self->store, &error);
  g_autoptr (GTask) task = NULL;

  if (reading == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self->window), error);
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, NULL, on_done, g_object_ref (self->window));
  g_task_set_task_data (task, job_new (self, reading, path), job_free);
  set_working (self, TRUE);
  g_task_run_in_thread (task, work);
}

/* --- the file
 * ----------------------------------------------------------------------------------------------- */

static gboolean
is_folder (Exporting *self)
{
  return get_subject (self)->entity == NULL && get_format (self) == NZ_EXPORT_CSV;
}

static void
on_chosen (GtkWidget *widget, const char *chosen, gpointer data)
{
  Exporting *self = g_object_get_data (G_OBJECT (widget), "exporting");
  g_autofree char *ending = g_strconcat (".", nz_export_ending (get_format (self)), NULL);
  g_autofree char *lower = g_utf8_strdown (chosen, -1);
  gboolean has_ending = is_folder (self) || g_str_has_suffix (lower, ending);
  g_autofree char *path = has_ending ? g_strdup (chosen) : g_strconcat (chosen, ending, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;

  /* The chooser asked about the name that was typed, not about the whole one. */
  if (!has_ending && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (&error, NZ_ERROR, NZ_ERROR_EXISTS,
                   _ ("“%s” exists already and was left as it is. Choose another name."), name);
      nz_dialog_error (widget, error);
      return;
    }
  export_to (self, path);
}

static void
on_accept (Exporting *self)
{
  const NzEntity *entity = get_subject (self)->entity;
  const char *ending = nz_export_ending (get_format (self));
  g_autofree char *file = g_filename_display_basename (nz_store_get_path (self->store));
  g_autofree char *name = NULL;
  const char *const filters[]
      = { gtk_string_object_get_string (adw_combo_row_get_selected_item (self->format)), ending, NULL };

  if (g_str_has_suffix (file, ".netzwerk"))
    file[strlen (file) - strlen (".netzwerk")] = '\0';
  if (is_folder (self))
    {
      nz_dialog_save_file (GTK_WIDGET (self->window), _ ("Export into a new folder"), _ ("Netzwerk export"),
                           NULL, on_chosen, NULL, NULL);
      return;
    }
  name = g_strdup_printf ("%s.%s", entity != NULL ? nz_entity_plural (entity, nz_get_language ()) : file,
                          ending);
  nz_dialog_save_file (GTK_WIDGET (self->window), _ ("Export"), name, filters, on_chosen, NULL, NULL);
}

/* --- the window
 * --------------------------------------------------------------------------------------------- */

/* While it works, Esc and the button only stop the work. */
static gboolean
on_close (Exporting *self)
{
  if (self->cancellable == NULL)
    return FALSE;
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static AdwComboRow *
combo_new (AdwPreferencesGroup *group, const char *title, GtkStringList *list, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

static GtkSwitch *
switch_new (
    AdwPreferencesGroup *group, const char *title, const char *subtitle, gboolean active, GtkWidget **row)
{
  GtkWidget *toggle = gtk_switch_new ();

  *row = adw_action_row_new ();
  gtk_switch_set_active (GTK_SWITCH (toggle), active);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (*row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (*row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (*row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (*row), toggle);
  adw_preferences_group_add (group, *row);
  return GTK_SWITCH (toggle);
}

static void
add_subject (
    Exporting *self, GtkStringList *names, const char *name, const NzEntity *entity, gboolean is_scope)
{
  const Subject subject = { entity, is_scope };

  gtk_string_list_append (names, name);
  g_array_append_val (self->subjects, subject);
}

/* What was asked for is chosen: the records that were named, or all of their kind. */
static void
add_what (Exporting *self, AdwPreferencesGroup *group)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  if (self->ids != NULL)
    {
      g_autofree char *name
          = g_strdup_printf (self->is_list ? _ ("%s: %u, as the list stands") : _ ("%s: %u chosen"),
                             nz_entity_plural (self->entity, nz_get_language ()), (guint)self->n_ids);
      add_subject (self, names, name, self->entity, TRUE);
    }
  add_subject (self, names, _ ("Everything"), NULL, FALSE);
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      if ((entity->flags & NZ_ENTITY_SECTION) == 0 && entity != self->entity)
        continue;
      if (entity == self->entity && self->ids == NULL)
        selected = self->subjects->len;
      add_subject (self, names, nz_entity_plural (entity, nz_get_language ()), entity, FALSE);
    }
  self->what = combo_new (group, _ ("What"), names, selected);
}

static GtkWidget *
page_new (Exporting *self)
{
  const char *const format_names[]
      = { _ ("Workbook (XLSX)"), _ ("Table (CSV)"), _ ("Address cards (vCard)"), _ ("JSON"), NULL };
  const char *const language_names[] = { _ ("German"), _ ("English"), NULL };
  g_autoptr (GtkStringList) format_list = gtk_string_list_new (format_names);
  g_autoptr (GtkStringList) languages = gtk_string_list_new (language_names);
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *more = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  add_what (self, group);
  self->format = combo_new (group, _ ("Format"), format_list, 0);
  self->language = combo_new (group, _ ("Language of the headings"), languages,
                              nz_get_language () == NZ_LANGUAGE_DE ? 0 : 1);
  self->language_row = GTK_WIDGET (self->language);
  self->shown = switch_new (more, _ ("Only the columns shown"), _ ("As the list stands, in its order"), TRUE,
                            &self->shown_row);
  self->personal
      = switch_new (more, _ ("Personal data"),
                    _ ("People, their fields and names, and what is labelled as private. Notes and "
                       "journal texts are always there: look through them before passing on the file."),
                    FALSE, &self->personal_row);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), more);
  return page;
}

/* What cannot be, or what the file has besides. */
static GtkWidget *
bar_new (Exporting *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *bar = gtk_revealer_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 24);
  gtk_widget_set_margin_end (label, 24);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 18);
  gtk_revealer_set_child (GTK_REVEALER (bar), label);
  self->refusal = GTK_LABEL (label);
  self->bar = GTK_REVEALER (bar);
  return bar;
}

static GtkWidget *
header_new (Exporting *self)
{
  GtkWidget *header;

  self->accept = gtk_button_new_with_mnemonic (_ ("_Export…"));
  self->spinner = gtk_spinner_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spinner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Exporting"), -1);
  gtk_widget_set_visible (self->spinner, FALSE);
  header = nz_tool_header_new (_ ("Export"), NULL, self->accept);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->spinner);
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (on_accept), self);
  return header;
}

static void
build (Exporting *self, GtkWidget *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), header_new (self));
  self->page = page_new (self);
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), self->page);
  gtk_box_append (GTK_BOX (box), bar_new (self));
  adw_window_set_content (ADW_WINDOW (window), box);
  g_signal_connect_swapped (self->what, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->format, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->personal, "notify::active", G_CALLBACK (update), self);
  g_signal_connect_swapped (window, "close-request", G_CALLBACK (on_close), self);
  update (self);
}

void
nz_export_window_present (NzWindow *parent, const NzExportScope *scope)
{
  GtkWidget *window;
  Exporting *self;

  g_return_if_fail (NZ_IS_WINDOW (parent) && scope != NULL && nz_window_get_store (parent) != NULL);

  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Export"), NULL);
  nz_tool_window_place (GTK_WINDOW (window), GTK_WINDOW (parent), 520, 520);
  self = g_new0 (Exporting, 1);
  *self = (Exporting){ .parent = parent,
                       .window = GTK_WINDOW (window),
                       .store = g_object_ref (nz_window_get_store (parent)),
                       .subjects = g_array_new (FALSE, FALSE, sizeof (Subject)),
                       .ids = scope->ids != NULL
                                  ? g_memdup2 (scope->ids, MAX (scope->n_ids, 1) * sizeof (gint64))
                                  : NULL,
                       .n_ids = scope->n_ids,
                       .is_list = scope->is_list,
                       .by_letter = scope->by_letter,
                       .columns = g_strdupv ((char **)scope->columns),
                       .entity = scope->entity };
  g_object_set_data_full (G_OBJECT (window), "exporting", self, exporting_free);
  build (self, window);
  gtk_window_present (GTK_WINDOW (window));
}
