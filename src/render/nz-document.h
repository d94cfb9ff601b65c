/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include "base/nz-date.h"
#include "render/nz-paper.h"

G_BEGIN_DECLS

/**
 * NzDocument:
 *
 * Something that stands on pages. Screen preview, printer, PDF and PNG all call the same two functions:
 * prepare once for a paper, then draw pages in any order and as often as wanted. Units of draw_page are
 * points from the page's upper left corner; the paper itself is not painted (a caller who needs white paints
 * it). A document belongs to the thread that made it, and owns its fonts, so that it can be made and drawn in
 * a worker thread.
 */
#define NZ_TYPE_DOCUMENT (nz_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzDocument, nz_document, NZ, DOCUMENT, GObject)

/**
 * NzDocumentClass:
 * @prepare: lays the document out for @paper and returns the number of pages; called again when the paper
 * changes
 * @draw_page: draws page @page (from 0), between cairo_save() and cairo_restore()
 */
struct _NzDocumentClass
{
  GObjectClass parent_class;
  guint (*prepare) (NzDocument *document, NzPaper paper);
  void (*draw_page) (NzDocument *document, guint page, cairo_t *cr);
};

guint nz_document_prepare (NzDocument *document, NzPaper paper);
void nz_document_draw_page (NzDocument *document, guint page, cairo_t *cr);

/* Of the last prepare; 0 pages and A4 before the first. */
guint nz_document_get_n_pages (NzDocument *document);
NzPaper nz_document_get_paper (NzDocument *document);

/* What a viewer shows in its title bar: "Einladung zur 163. Netzwerktagung". (nullable) */
void nz_document_set_title (NzDocument *document, const char *title);
const char *nz_document_get_title (NzDocument *document);
void nz_document_set_language (NzDocument *document, NzLanguage language);
NzLanguage nz_document_get_language (NzDocument *document);
/* The day that stands in a file's creation date, so that the same document gives the same bytes. Default:
 * today. SOURCE_DATE_EPOCH prevails (https://reproducible-builds.org/specs/source-date-epoch/). */
void nz_document_set_date (NzDocument *document, NzDate date);
NzDate nz_document_get_date (NzDocument *document);

/* --- files (nz-pdf.c, nz-png.c): the document must be prepared; whole or not there (NzOutput); NZ_ERROR_IO
 * names file and reason ---- */

typedef void (*NzDocumentProgress) (guint page, guint n_pages, gpointer data);

gboolean nz_document_write_pdf (NzDocument *document, const char *path, GError **error);
/* The same for a worker thread: @progress is called before each page in the calling thread;
 * NZ_ERROR_CANCELLED leaves nothing behind. */
gboolean nz_document_write_pdf_full (NzDocument *document,
                                     const char *path,
                                     GCancellable *cancellable,
                                     NzDocumentProgress progress,
                                     gpointer data,
                                     GError **error);
/* One page at @dpi dots an inch. */
gboolean
nz_document_write_png (NzDocument *document, guint page, double dpi, const char *path, GError **error);
/* A page on white, @scale pixels a point: what a preview shows. (transfer full); in an error state if it is
 * too large (30,000 px). */
cairo_surface_t *nz_document_render_page (NzDocument *document, guint page, double scale);

G_END_DECLS
