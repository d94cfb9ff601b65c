/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-window.h"

#include "base/nz-error.h"
#include "exchange/nz-import.h"
#include "ui/nz-dialogs.h"

/* What a spreadsheet would do is shown first; it is imported after a yes. */
typedef struct
{
  GtkWindow *parent;
  NzStore *store;
  char *path;
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;
  g_clear_object (&self->store);
  g_free (self->path);
  g_free (self);
}

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

static gboolean
run (Import *self, gboolean dry_run, NzImportResult **result, GError **error)
{
  Progress progress = { .parent = self->parent, .begun = g_get_monotonic_time () };
  const NzImportOptions options = { .dry_run = dry_run, .progress = on_progress, .progress_data = &progress };
  gboolean good = nz_import_file (self->store, self->path, NULL, &options, result, error);

  if (progress.window != NULL)
    {
      g_signal_handlers_disconnect_by_data (progress.window, &progress);
      gtk_window_destroy (GTK_WINDOW (progress.window));
    }
  return good;
}

static void
import_now (gpointer data)
{
  Import *self = data;
  g_autoptr (GError) error = NULL;

  if (!run (self, FALSE, NULL, &error) && !g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    nz_dialog_error (GTK_WIDGET (self->parent), error);
}

/* Faults, with what to do, as a text to read and copy. */
static void
show_faults (Import *self, const NzImportResult *result)
{
  g_autofree char *faults = nz_import_result_dup_faults (result);
  GtkWidget *dialog = adw_message_dialog_new (
      self->parent, _ ("Nothing was imported"),
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
on_chosen (GFile *file, gpointer data)
{
  GtkWindow *parent = data;
  NzStore *store = g_object_get_data (G_OBJECT (parent), "nz-import-store");
  Import *self = g_new0 (Import, 1);
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  *self = (Import){ .parent = parent, .store = g_object_ref (store), .path = g_file_get_path (file) };
  if (!run (self, TRUE, &result, &error))
    {
      if (result != NULL && result->n_faults > 0)
        show_faults (self, result);
      else if (!g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
        nz_dialog_error (GTK_WIDGET (parent), error);
      import_free (self);
      return;
    }
  g_autofree char *summary = nz_import_result_dup_summary (result);
  g_autofree char *notes = nz_import_result_dup_notes (result);
  g_autofree char *detail
      = *notes != '\0' ? g_strdup_printf ("%s\n\n%s", summary, notes) : g_strdup (summary);
  nz_dialog_confirm (GTK_WIDGET (parent), _ ("Import this spreadsheet?"), detail, _ ("_Import"), FALSE,
                     import_now, self, import_free);
}

void
nz_import_window_present (GtkWindow *parent, NzStore *store)
{
  const char *const filters[] = { _ ("Spreadsheets as CSV"), "*.[cCtT][sS][vV]", NULL };

  g_object_set_data_full (G_OBJECT (parent), "nz-import-store", g_object_ref (store), g_object_unref);
  nz_dialog_open_file (GTK_WIDGET (parent), _ ("Import a spreadsheet"), filters, on_chosen, parent);
}
