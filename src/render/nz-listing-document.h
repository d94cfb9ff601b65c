/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-listing.h"
#include "render/nz-framed-document.h"

G_BEGIN_DECLS

/**
 * NzListingDocument:
 *
 * A list just as it stands on the screen: its columns in their proportions, the heading on each page, "Page n
 * of m".
 */
#define NZ_TYPE_LISTING_DOCUMENT (nz_listing_document_get_type ())
G_DECLARE_FINAL_TYPE (NzListingDocument, nz_listing_document, NZ, LISTING_DOCUMENT, NzFramedDocument)

/* More columns than this do not fit a page; the first ones are printed. */
#define NZ_LISTING_MOST_COLUMNS NZ_FLOW_MOST_CELLS

/* Takes @listing (transfer full). @network: settings; @day: as of which it is. Not yet prepared: A4, on its
 * side for more than four columns, is nz_listing_document_paper(). */
NzListingDocument *
nz_listing_document_new (NzListing *listing, NzRecord *network, NzDate day, NzLanguage language);
/* Of the rows, points, before it is prepared; 9 by default, for long lists. */
void nz_listing_document_set_size (NzListingDocument *document, double size);
NzPaper nz_listing_document_paper (NzListingDocument *document);

G_END_DECLS
