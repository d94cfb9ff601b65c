/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-i18n.h"
#include "domain/nz-listing.h"

G_BEGIN_DECLS

/* A list just as it stands, as CSV (nz-csv-writer.h): for reading on, not for bringing back; that is nz-export.h. Whole or not there. */
gboolean nz_listing_write_csv (const NzListing *listing, const char *path, NzLanguage language, GError **error);

G_END_DECLS
