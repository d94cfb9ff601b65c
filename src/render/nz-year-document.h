/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-document.h"
#include "render/nz-typeset.h"
#include "render/nz-year-view.h"

G_BEGIN_DECLS

/**
 * NzYearDocument:
 *
 * Base of what shows a year on paper: it holds the year and its fonts; a subclass draws. One page unless it
 * says otherwise.
 */
#define NZ_TYPE_YEAR_DOCUMENT (nz_year_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzYearDocument, nz_year_document, NZ, YEAR_DOCUMENT, NzDocument)

struct _NzYearDocumentClass
{
  NzDocumentClass parent_class;
};

/* For the subclass's constructor: one of @type. Takes @view (transfer full). (transfer full) */
gpointer nz_year_document_make (GType type, NzYearView *view);
/* (transfer none) */
const NzYearView *nz_year_document_get_view (NzYearDocument *document);
NzTypeset *nz_year_document_get_typeset (NzYearDocument *document);

G_END_DECLS
