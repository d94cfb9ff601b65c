/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-file.h"
#include "exchange/nz-export-set.h"

G_BEGIN_DECLS

/* A file's content as JSON, written record by record; nz-import-json.h reads it back to the same.
 *
 *     {"format":"netzwerk","version":1,"complete":true,
 *     "records":{
 *     "term":[
 *     {"id":"0000000000001","kind":"topic","name":"Bildung"},
 *     …],
 *     "organisation":[ … ], …},
 *     "images":[{"hash":"…","mime":"image/png","data":"base64"}, …]}
 *
 * One member of "records" for each entity of the descriptions, with all its records by id and all fields that
 * have a value (nz-json.h says how). "complete" is true of the whole file: every described record, the
 * network's settings and every image; not the history, nor what was really printed or sent. The same content
 * gives the same bytes. */
#define NZ_JSON_FILE_FORMAT "netzwerk"
#define NZ_JSON_FILE_VERSION 1

/* The whole file, as it is at one moment. @count: (inout) (optional): grows by the records written. */
gboolean nz_json_file_write (
    NzStore *store, NzOutput *output, GCancellable *cancellable, guint *count, GError **error);

/* Part of it: "complete" is false, and of the images there are those that the records name. @sets: (array
 * length=n_sets) */
gboolean nz_json_file_write_sets (
    NzStore *store, NzExportSet *const *sets, guint n_sets, NzOutput *output, guint *count, GError **error);

G_END_DECLS
