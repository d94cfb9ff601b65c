/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"
#include "render/nz-document.h"
#include "render/nz-flow.h"

G_BEGIN_DECLS

/**
 * NzFramedDocument:
 *
 * Base of the lists on paper: every page has the title, what the list holds and the day at its head, and at
 * its foot the network, the mark of an example and "Page n of m"; between them one or more columns of running
 * text. A subclass fills in that text only.
 */
#define NZ_TYPE_FRAMED_DOCUMENT (nz_framed_document_get_type ())
G_DECLARE_DERIVABLE_TYPE (NzFramedDocument, nz_framed_document, NZ, FRAMED_DOCUMENT, NzDocument)

/**
 * NzFramedDocumentClass:
 * @columns: side by side, 1 by default
 * @fill: puts the text into the flow, whose pages are columns: left, right, left of the next page …
 */
struct _NzFramedDocumentClass
{
  NzDocumentClass parent_class;
  guint columns;
  void (*fill) (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset);
};

/* For the subclass's constructor. @network: settings. @subtitle: (nullable): "62 organisations". @day: of
 * which the list is; none: it has none. */
void nz_framed_document_set_frame (NzFramedDocument *document,
                                   const char *title,
                                   const char *subtitle,
                                   NzRecord *network,
                                   NzDate day,
                                   NzLanguage language);
/* Between two columns, points. */
#define NZ_FRAMED_GUTTER 20.0

G_END_DECLS
