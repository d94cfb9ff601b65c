/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of unknown encoding to UTF-8. */

/* What a program other than ours may have made of a table; larger is no table. */
#define NZ_DECODE_LIMIT ((gsize)512 * 1024 * 1024)

typedef enum
{
  NZ_ENCODING_UNKNOWN, /* to be found out */
  NZ_ENCODING_UTF_8,
  NZ_ENCODING_WINDOWS_1252,
  NZ_ENCODING_UTF_16,
  NZ_ENCODING_IBM_850, /* never found out, only chosen */
  NZ_N_ENCODINGS,
} NzEncoding;

/* "Windows-1252", the same in every language; %NULL for the unknown. */
const char *nz_encoding_name (NzEncoding encoding);

/**
 * nz_decode:
 * @data: UTF-8 with or without BOM, UTF-16 with BOM (or without, where its zeros give it away), or
 * Windows-1252, of @size bytes
 * @name: what the file is called in messages
 * @encoding: (inout) (optional): NZ_ENCODING_UNKNOWN to find it out
 * @decoded_size: (out): bytes of the result without its NUL
 *
 * A file that is in truth a PDF, a picture, a database or the like is named as such, with what to
 * do. UTF-8 that is broken in a place is told apart from Windows-1252 and named with its line.
 *
 * Returns: (transfer full): UTF-8 without a BOM and without NUL inside; %NULL and NZ_ERROR_INVALID otherwise
 */
char *nz_decode (const char *data,
                 gsize size,
                 const char *name,
                 NzEncoding *encoding,
                 gsize *decoded_size,
                 GError **error);

/* The same, whatever it begins with: for what is no table. */
char *nz_decode_text (const char *data,
                      gsize size,
                      const char *name,
                      NzEncoding *encoding,
                      gsize *decoded_size,
                      GError **error);

/* (transfer full): bytes of an encoding with one byte for a character. Never fails. */
char *nz_decode_bytes (const char *data, gsize size, NzEncoding encoding);

G_END_DECLS
