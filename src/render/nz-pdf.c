/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-document.h"

#include <cairo-pdf.h>
#include "base/nz-error.h"
#include "base/nz-file.h"

static cairo_status_t
write_to_output (void *closure, const unsigned char *data, unsigned int length)
{
  NzOutput *output = closure;
  nz_output_write (output, data, length);
  /* a full disk ends the drawing at once; the reason is told by nz_output_finish() */
  return nz_output_has_failed (output) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

/* The time in the file: SOURCE_DATE_EPOCH, else the document's day, else today; never the hour, so that two
 * runs agree. */
static char *
creation_date (NzDocument *document)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds;
  if (epoch && g_ascii_string_to_unsigned (epoch, 10, 0, 253402300799, &seconds, NULL))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc ((gint64)seconds);
      return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
    }
  NzDate day = nz_document_get_date (document);
  if (!nz_date_is_full (day))
    day = nz_date_today ();
  char iso[NZ_DATE_TEXT_SIZE];
  return g_strconcat (nz_date_to_iso (day, iso), "T00:00:00Z", NULL);
}

static void
set_metadata (cairo_surface_t *surface, NzDocument *document)
{
  g_autofree char *date = creation_date (document);
  const char *title = nz_document_get_title (document);
  if (title)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Netzwerk");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static gboolean
draw_pages (NzDocument *document,
            cairo_surface_t *surface,
            GCancellable *cancellable,
            NzDocumentProgress progress,
            gpointer data,
            GError **error)
{
  guint n_pages = nz_document_get_n_pages (document);
  cairo_t *cr = cairo_create (surface);
  gboolean cancelled = FALSE;
  for (guint page = 0; page < n_pages && !cancelled && cairo_status (cr) == CAIRO_STATUS_SUCCESS; page++)
    {
      cancelled = g_cancellable_is_cancelled (cancellable);
      if (cancelled)
        break;
      if (progress)
        progress (page, n_pages, data);
      nz_document_draw_page (document, page, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  if (cancelled)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED, _ ("Writing was cancelled."));
  return !cancelled;
}

gboolean
nz_document_write_pdf_full (NzDocument *document,
                            const char *path,
                            GCancellable *cancellable,
                            NzDocumentProgress progress,
                            gpointer data,
                            GError **error)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (nz_document_get_n_pages (document) == 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” was not written: there is nothing to print."),
                   path);
      return FALSE;
    }
  g_autoptr (NzOutput) output = nz_output_new (path, error);
  if (!output)
    return FALSE;

  NzPaper paper = nz_document_get_paper (document);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_to_output, output,
                                                                  paper.width * NZ_MM, paper.height * NZ_MM);
  set_metadata (surface, document);
  gboolean drawn = draw_pages (document, surface, cancellable, progress, data, error);
  cairo_surface_finish (surface);
  cairo_status_t status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS && !nz_output_has_failed (output))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("“%s” could not be written: %s."), path,
                   cairo_status_to_string (status));
      return FALSE;
    }
  return nz_output_finish (g_steal_pointer (&output), error);
}

gboolean
nz_document_write_pdf (NzDocument *document, const char *path, GError **error)
{
  return nz_document_write_pdf_full (document, path, NULL, NULL, NULL, error);
}
