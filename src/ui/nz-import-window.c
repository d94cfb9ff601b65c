/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-window.h"

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

static void
import_now (gpointer data)
{
  Import *self = data;
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!nz_import_file (self->store, self->path, NULL, NULL, &result, &error))
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
  const NzImportOptions options = { .dry_run = TRUE };
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;

  *self = (Import){ .parent = parent, .store = g_object_ref (store), .path = g_file_get_path (file) };
  if (!nz_import_file (store, self->path, NULL, &options, &result, &error))
    {
      if (result != NULL && result->n_faults > 0)
        show_faults (self, result);
      else
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
