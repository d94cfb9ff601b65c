/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-print.h"

#include "base/nz-i18n.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-window.h"

/* What the user chose for the last job, for the next one of this run of the program. */
static GtkPrintSettings *last_settings;

typedef struct
{
  GtkWidget *parent; /* weak: it may be closed while the printer works */
  NzDocument *document;
  NzPrinted printed;
  gpointer data;
  GDestroyNotify destroy;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_weak_pointer (&job->parent);
  g_object_unref (job->document);
  g_free (job);
}

static void
on_begin_print (GtkPrintOperation *operation, GtkPrintContext *context, Job *job)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  NzPaper paper = { gtk_page_setup_get_paper_width (setup, GTK_UNIT_MM),
                    gtk_page_setup_get_paper_height (setup, GTK_UNIT_MM) };
  gtk_print_operation_set_n_pages (operation, (int)MAX (1, nz_document_prepare (job->document, paper)));
}

static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Job *job)
{
  if ((guint)page < nz_document_get_n_pages (job->document))
    nz_document_draw_page (job->document, (guint)page, gtk_print_context_get_cairo_context (context));
}

static void
on_done (GtkPrintOperation *operation, GtkPrintOperationResult result, Job *job)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
      if (job->printed != NULL)
        job->printed (job->data);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autoptr (GError) error = NULL;
      gtk_print_operation_get_error (operation, &error);
      if (error != NULL && job->parent != NULL)
        nz_dialog_error (job->parent, error);
    }
}

/* By their longer side, mm; gtk_paper_size_new() knows them upright. */
static const char *
paper_name (NzPaper paper)
{
  double longer = MAX (paper.width, paper.height), shorter = MIN (paper.width, paper.height);

  if (longer > 400)
    return "iso_a3";
  if (shorter < 120)
    return "iso_dl";
  if (shorter < 180)
    return "iso_c5";
  return longer > 310 ? "iso_c4" : GTK_PAPER_NAME_A4;
}

/* Documents know their own margins: the whole sheet is theirs. */
static GtkPageSetup *
page_setup_for (NzDocument *document)
{
  NzPaper paper = nz_document_get_paper (document);
  gboolean landscape = nz_paper_is_landscape (paper);
  GtkPageSetup *setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (paper_name (paper));

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup,
                                  landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  return setup;
}

void
nz_print_document (GtkWindow *parent,
                   NzDocument *document,
                   const char *name,
                   NzPrinted printed,
                   gpointer data,
                   GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_DOCUMENT (document));

  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = page_setup_for (document);
  g_autoptr (GtkPrintSettings) settings
      = last_settings != NULL ? gtk_print_settings_copy (last_settings) : gtk_print_settings_new ();
  g_autoptr (GError) error = NULL;
  Job *job = g_new (Job, 1);

  *job = (Job){ NULL, g_object_ref (document), printed, data, destroy };
  g_set_weak_pointer (&job->parent, GTK_WIDGET (parent));
  /* The paper's direction belongs to the document, not to the last job. */
  gtk_print_settings_set_orientation (settings, gtk_page_setup_get_orientation (setup));
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (on_begin_print), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (on_done), job, job_free, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
}

const char *
nz_print_get_printer (void)
{
  return last_settings != NULL ? gtk_print_settings_get_printer (last_settings) : NULL;
}

/* --- a file --- */

static void
on_file_chosen (GtkWidget *parent, const char *path, gpointer document)
{
  g_autoptr (GError) error = NULL;

  if (!nz_document_write_pdf (document, path, &error))
    {
      nz_dialog_error (parent, error);
      return;
    }
  GtkRoot *root = gtk_widget_get_root (parent);
  guint n = nz_document_get_n_pages (document);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text
      = g_strdup_printf (nz_ngettext ("%u page saved as “%s”", "%u pages saved as “%s”", n), n, name);
  if (NZ_IS_WINDOW (root))
    nz_window_notice (NZ_WINDOW (root), text, FALSE);
}

void
nz_print_to_file (GtkWidget *parent, NzDocument *document, const char *suggested)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_DOCUMENT (document));

  const char *filters[] = { _ ("PDF documents"), "pdf", NULL };
  g_autofree char *clean = g_strdelimit (g_strdup (suggested), "/\\:", '-');
  g_autofree char *name = g_strconcat (clean, ".pdf", NULL);

  nz_dialog_save_file (parent, _ ("Save as PDF"), name, filters, on_file_chosen, g_object_ref (document),
                       g_object_unref);
}
