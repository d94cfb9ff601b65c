/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * NzJsonScan:
 *
 * Walks through a JSON text (RFC 8259) and hands out its values one at a time, each to be understood by
 * json-glib: a file of hundreds of megabytes needs no tree, and a fault has its line and column. Counts
 * lines, checks strings and their escapes (a NUL, half a pair of surrogates), and goes no deeper than
 * NZ_JSON_MOST_DEPTH, so that nothing hostile reaches a parser that recurses. A plain struct:
 * nz_json_scan_init() sets it.
 */
typedef struct
{
  const char *name; /* of the file, for messages */
  const char *at, *end;
  const char *line_start;
  guint line;
} NzJsonScan;

#define NZ_JSON_MOST_DEPTH 64

/* One value: a piece of the text. */
typedef struct
{
  const char *text;
  gsize size;
  const char *line_start;
  guint line;
} NzJsonPiece;

/* @text: valid UTF-8, perhaps with a BOM; it and @name are borrowed. */
void nz_json_scan_init (NzJsonScan *scan, const char *name, const char *text, gsize size);
/* The inside of a piece. */
void nz_json_scan_enter (NzJsonScan *scan, const NzJsonScan *around, const NzJsonPiece *piece);

/* All of these: %FALSE with NZ_ERROR_INVALID, "file:line:column: …". */

/* Steps into an object '{' or an array '['. */
gboolean nz_json_scan_open (NzJsonScan *scan, char bracket, GError **error);
/* Before each element: whether there is one; behind the last one steps out. @is_first: (inout): TRUE at
 * first. */
gboolean
nz_json_scan_more (NzJsonScan *scan, char closing, gboolean *is_first, gboolean *has, GError **error);
/* The name of a member of an object and its colon. @key: (out) (transfer full) */
gboolean nz_json_scan_key (NzJsonScan *scan, char **key, GError **error);
gboolean nz_json_scan_value (NzJsonScan *scan, NzJsonPiece *piece, GError **error);
/* Nothing but white space is left. */
gboolean nz_json_scan_end (NzJsonScan *scan, GError **error);

/* (transfer none): until the next piece is parsed by @parser; %NULL on failure. */
JsonNode *
nz_json_parse_piece (NzJsonScan *scan, JsonParser *parser, const NzJsonPiece *piece, GError **error);

G_END_DECLS
