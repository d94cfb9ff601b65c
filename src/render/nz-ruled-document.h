/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzRuledDocument:
 *
 * Base of framed lists whose rows are all equally high (lines to sign, a matrix): the head is repeated on
 * every page, no row is divided, and each has a hairline below. A subclass draws head and rows.
 */
#define NZ_TYPE_RULED_DOCUMENT (nz_ruled_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzRuledDocument, nz_ruled_document, NZ, RULED_DOCUMENT, NzFramedDocument)

/**
 * NzRuledDocumentClass: measures in points.
 * @measure: how high the head is, above a table of @width, and how high a row
 * @n_rows: where @per_page fit on a page
 * @draw_head, @draw_row: the origin is the upper left corner of the head or the row
 */
struct _NzRuledDocumentClass
{
  NzFramedDocumentClass parent_class;
  void (*measure) (NzRuledDocument *document, NzTypeset *typeset, double width, double *head, double *row);
  guint (*n_rows) (NzRuledDocument *document, guint per_page);
  void (*draw_head) (NzRuledDocument *document, NzTypeset *typeset, cairo_t *cr, double width);
  void (*draw_row) (NzRuledDocument *document, guint row, NzTypeset *typeset, cairo_t *cr, double width);
};

/* A text in a cell of @width × @height whose upper left corner is at @x, 0: in the cell's middle, over at
 * most two lines, smaller before it is cut. @type: its size is the largest. For draw_row and draw_head. */
void nz_ruled_document_cell (NzTypeset *typeset,
                             cairo_t *cr,
                             const char *text,
                             const NzType *type,
                             double x,
                             double width,
                             double height);

G_END_DECLS
