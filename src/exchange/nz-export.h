/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* The store as spreadsheets (CSV, RFC 4180) that nz-import.h reads back to the same: importing the tables into another file and exporting
 * again gives the same bytes.
 *
 * The first column is the id. Headings, choices, yes and no are in the given language; a reference is written as what the record is called where
 * that names one record only, else as its id; lists are joined by |; dates are ISO. In German the file has a BOM and semicolons, in English
 * commas, as spreadsheets expect. Cells that would be taken for a formula get an apostrophe (nz-csv-writer.h). Rows are in the order of the
 * lists, so the same content gives the same bytes. */

/* One entity's records into the file @path; whole or not at all. */
gboolean nz_export_entity (NzStore *store, const NzEntity *entity, const char *path, NzLanguage language, GError **error);
/* (transfer full): the same as text; @size may be %NULL. */
char *nz_export_entity_text (NzStore *store, const NzEntity *entity, NzLanguage language, gsize *size, GError **error);
/* One file per entity, named after it (organisation.csv), into the folder @path, which is made if need be. On failure nothing new is left behind. */
gboolean nz_export_folder (NzStore *store, const char *path, NzLanguage language, GError **error);

G_END_DECLS
