/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-addressee.h"
#include "render/nz-sheet-document.h"

G_BEGIN_DECLS

/**
 * NzLabelDocument:
 *
 * Addresses on sheets of labels. An address that is too long shrinks, wraps, and is cut in the end, which is
 * told.
 */
#define NZ_TYPE_LABEL_DOCUMENT (nz_label_document_get_type ())
G_DECLARE_FINAL_TYPE (NzLabelDocument, nz_label_document, NZ, LABEL_DOCUMENT, NzSheetDocument)

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
/* After prepare: the addressees whose text is cut. (transfer container) (element-type NzAddressee) */
GPtrArray *nz_label_document_get_cut (NzLabelDocument *document);
/* After prepare: how many labels are set smaller than the others, since their text fits only so. */
guint nz_label_document_get_n_smaller (NzLabelDocument *document);

G_END_DECLS
