/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-file.h"
#include "exchange/nz-export-set.h"

G_BEGIN_DECLS

/* A set of records as CSV (nz-export.h says how). @text: an empty buffer; @output: (nullable): gets what
 * comes together in it; %NULL: it stays there.
 * @count: (inout) (optional): grows by the records written. */
gboolean nz_csv_export (NzExportSet *set,
                        NzLookup *lookup,
                        NzLanguage language,
                        GString *text,
                        NzOutput *output,
                        guint *count,
                        GError **error);

G_END_DECLS
