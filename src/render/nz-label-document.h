/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-addressee.h"
#include "render/nz-document.h"
#include "render/nz-label-sheet.h"

G_BEGIN_DECLS

/**
 * NzLabelDocument:
 *
 * Addresses on sheets of labels: row by row, from the first free label on. Nothing stands outside the labels,
 * and no text leaves its own: it shrinks, wraps, and is cut in the end, which is told. All labels begin at
 * the same place of their label, and printers that shift are answered with an offset.
 */
#define NZ_TYPE_LABEL_DOCUMENT (nz_label_document_get_type ())
G_DECLARE_FINAL_TYPE (NzLabelDocument, nz_label_document, NZ, LABEL_DOCUMENT, NzDocument)

/* @addressees: (element-type NzAddressee): a reference is kept; those with a problem get no label. @first:
 * from 1 to columns × rows.
 * @offset_x, @offset_y: mm, right and down. */
NzLabelDocument *nz_label_document_new (GPtrArray *addressees,
                                        const NzLabelSheet *sheet,
                                        guint first,
                                        double offset_x,
                                        double offset_y,
                                        NzLanguage language);

guint nz_label_document_get_n_labels (NzLabelDocument *document);
/* After prepare: the addressees whose text is cut. (transfer none) (element-type NzAddressee) */
GPtrArray *nz_label_document_get_cut (NzLabelDocument *document);
/* For the screen's preview only: the outlines of the labels, and of cut ones a mark. */
void nz_label_document_set_marks (NzLabelDocument *document, gboolean marks);

G_END_DECLS
