/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import.h"

G_BEGIN_DECLS

/* Reads what nz-json-file.h writes, as one undoable step: all of it or nothing.
 *
 * A record goes by its id: one that is there becomes what the file says, of the fields that the file names;
 * one that is not is made with that id. Into a file that nobody has written in yet, a complete file comes as
 * it is: of the vocabulary and holidays with which a new file begins only what the JSON has is left, so that
 * both files have the same records and images. Fields and kinds of entry that are not known are faults, and
 * so is a reference to a record that neither the JSON nor the file has; from a part of a file such a
 * reference is left out where the record can be without it, with a note. */

/* Whether @path is named like JSON. */
gboolean nz_import_json_is (const char *path);
/* As nz_import_files(): faults are "file:line: …" in @result, text that is no JSON an error with line and
 * column. */
gboolean nz_import_json (NzStore *store,
                         const char *path,
                         const NzImportOptions *options,
                         NzImportResult **result,
                         GError **error);

G_END_DECLS
