/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-window.h"

#include "base/nz-error.h"
#include "exchange/nz-import.h"
#include "ui/nz-dialogs.h"

/* What a spreadsheet would do is shown first; it is imported after a yes. */
typedef struct
{
  NzWindow *window;
  NzStore *store;
  char *path;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;
  g_clear_object (&self->window);
  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* --- while it works
 * ------------------------------------------------------------------------------------------- */

/* A store belongs to its thread and there is one writer, so an import runs here; between two pieces of it the
 * window is served, and a modal bar with "Cancel" keeps everything else away. It appears only if the work
 * takes longer than a moment. */
typedef struct
{
  GtkWindow *parent;
  GtkWidget *window;
  GtkWidget *bar;
  GtkWidget *cancel;
  gint64 begun;
  gboolean cancelled;
} Progress;

static gboolean
on_close (Progress *progress)
{
  progress->cancelled = TRUE;
  return TRUE; /* it goes when the import has stopped */
}

static void
show_progress (Progress *progress)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *label = gtk_label_new (_ ("Reading the spreadsheet …"));

  progress->bar = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (progress->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 36);
  gtk_widget_set_margin_end (box, 36);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), progress->bar);
  gtk_box_append (GTK_BOX (box), cancel);
  progress->window
      = g_object_new (ADW_TYPE_WINDOW, "transient-for", progress->parent, "modal", TRUE, "resizable", FALSE,
                      "default-width", 320, "title", _ ("Import a spreadsheet"), "content", box, NULL);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (on_close), progress);
  progress->cancel = cancel;
  g_signal_connect_swapped (progress->window, "close-request", G_CALLBACK (on_close), progress);
  gtk_window_present (GTK_WINDOW (progress->window));
}

static gboolean
on_progress (double fraction, gpointer data)
{
  Progress *progress = data;

  if (progress->window == NULL && g_get_monotonic_time () - progress->begun > G_USEC_PER_SEC / 5)
    show_progress (progress);
  if (progress->window != NULL)
    {
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (progress->bar), fraction);
      while (g_main_context_pending (NULL))
        g_main_context_iteration (NULL, FALSE);
    }
  return !progress->cancelled;
}

/* While it runs the window cannot be closed, the program not be ended and nothing else be done with the
 * store. */
static gboolean
run (Import *self, gboolean dry_run, NzImportResult **result, GError **error)
{
  Progress progress = { .parent = GTK_WINDOW (self->window), .begun = g_get_monotonic_time () };
  const NzImportOptions options = { .dry_run = dry_run, .progress = on_progress, .progress_data = &progress };
  g_autoptr (GApplication) application = g_object_ref (g_application_get_default ());
  gboolean good;

  g_application_hold (application);
  nz_window_set_busy (self->window, TRUE);
  good = nz_import_file (self->store, self->path, NULL, &options, result, error);
  if (progress.window != NULL)
    {
      g_signal_handlers_disconnect_by_data (progress.window, &progress);
      g_signal_handlers_disconnect_by_data (progress.cancel, &progress);
      gtk_window_destroy (GTK_WINDOW (progress.window));
    }
  nz_window_set_busy (self->window, FALSE);
  g_application_release (application);
  return good;
}

/* Faults, with what to do, as a text to read and copy. */
static void
show_faults (Import *self, const NzImportResult *result)
{
  g_autofree char *faults = nz_import_result_dup_faults (result);
  GtkWidget *dialog = adw_message_dialog_new (
      GTK_WINDOW (self->window), _ ("Nothing was imported"),
      _ ("Mend these places in the spreadsheet and import it again. Nothing has changed."));
  GtkWidget *label = gtk_label_new (faults);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), label);
  gtk_widget_set_size_request (scrolled, 420, 220);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_failure (Import *self, const NzImportResult *result, const GError *error)
{
  if (result != NULL && result->n_faults > 0)
    show_faults (self, result);
  else if (error != NULL && !g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    nz_dialog_error (GTK_WIDGET (self->window), error);
}

/* Between a question and its answer the window may have been closed. */
static gboolean
still_open (Import *self)
{
  return nz_window_get_store (self->window) == self->store && !nz_window_is_busy (self->window);
}

static void
import_now (gpointer data)
{
  Import *self = data;
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!still_open (self))
    return;
  if (!run (self, FALSE, &result, &error))
    {
      show_failure (self, result, error);
      return;
    }
  gboolean is_step = result->n_new + result->n_changed > 0;
  g_autofree char *words = nz_import_result_dup_words (result);
  g_autofree char *text = is_step ? g_strdup_printf (_ ("Imported: %s"), words)
                                  : g_strdup (_ ("All of it was there already; nothing has changed"));
  nz_window_notice (self->window, text, is_step);
}

static void
on_chosen (GtkWidget *widget, const char *path, gpointer data)
{
  NzWindow *window = NZ_WINDOW (widget);
  NzStore *store = nz_window_get_store (window);
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (store == NULL || nz_window_is_busy (window))
    return;
  g_autoptr (Import) self = g_new (Import, 1);
  *self = (Import){ g_object_ref (window), g_object_ref (store), g_strdup (path) };
  if (!run (self, TRUE, &result, &error))
    {
      show_failure (self, result, error);
      return;
    }
  g_autofree char *summary = nz_import_result_dup_summary (result);
  g_autofree char *notes = nz_import_result_dup_notes (result);
  g_autofree char *detail
      = *notes != '\0' ? g_strdup_printf ("%s\n\n%s", summary, notes) : g_strdup (summary);
  nz_dialog_confirm (GTK_WIDGET (window), _ ("Import this spreadsheet?"), detail, _ ("_Import"), FALSE,
                     import_now, g_steal_pointer (&self), import_free);
}

void
nz_import_window_present (NzWindow *window)
{
  g_return_if_fail (NZ_IS_WINDOW (window));

  const char *const filters[] = { _ ("Spreadsheets as CSV"), "csv tsv", NULL };
  nz_dialog_open_file (GTK_WIDGET (window), _ ("Import a spreadsheet"), filters, on_chosen, NULL, NULL);
}
