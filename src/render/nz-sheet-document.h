/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-document.h"
#include "render/nz-label-sheet.h"
#include "render/nz-typeset.h"

G_BEGIN_DECLS

/**
 * NzSheetDocument:
 *
 * Base of what is printed on sheets of labels: row by row, from the first free label on. Nothing stands
 * outside the labels and no text leaves its own. All begin at the same place of their label, and printers
 * that shift are answered with an offset. A subclass says what stands on one label.
 */
#define NZ_TYPE_SHEET_DOCUMENT (nz_sheet_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzSheetDocument, nz_sheet_document, NZ, SHEET_DOCUMENT, NzDocument)

/**
 * NzSheetDocumentClass:
 * @n_labels: how many there are
 * @draw_label: draws label @label; the origin is its upper left corner, points, and it is clipped to it.
 * @cr: %NULL: only laid out. Returns whether text had to be cut
 * @is_doubtful: (nullable): whether what stands on it should be looked at: a mark on the screen
 */
struct _NzSheetDocumentClass
{
  NzDocumentClass parent_class;
  guint (*n_labels) (NzSheetDocument *document);
  gboolean (*draw_label) (NzSheetDocument *document, guint label, NzTypeset *typeset, cairo_t *cr);
  gboolean (*is_doubtful) (NzSheetDocument *document, guint label);
};

/* For the subclass's constructor. @first: from 1 to columns × rows. @offset_x, @offset_y: mm, right and down.
 */
void nz_sheet_document_set_sheet (NzSheetDocument *document,
                                  const NzLabelSheet *sheet,
                                  guint first,
                                  double offset_x,
                                  double offset_y,
                                  NzLanguage language);
const NzLabelSheet *nz_sheet_document_get_sheet (NzSheetDocument *document);

/* After prepare: the numbers of the labels whose text is cut. (transfer none) (element-type guint) */
GArray *nz_sheet_document_get_cut (NzSheetDocument *document);
/* For the screen's preview only: the outlines of the labels, and a mark of those that are cut or
 * doubtful. */
void nz_sheet_document_set_marks (NzSheetDocument *document, gboolean marks);

G_END_DECLS
