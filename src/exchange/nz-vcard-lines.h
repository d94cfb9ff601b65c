/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzVcardLine: one property of a card, unfolded, in UTF-8, without transfer encoding, as vCard 3.0 writes it
 * ("TEL;TYPE=WORK:0361 1").
 * @line: in which it begins
 * @size: of data (pictures, sounds, keys), which are left out: @text then ends after the colon; 0 for others
 */
typedef struct
{
  int line;
  char *text;
  gsize size;
} NzVcardLine;

/**
 * nz_vcard_split:
 * @data: a file of cards of version 2.1, 3.0 or 4.0, of @size bytes, in whatever encoding
 * @name: what the file is called in messages
 *
 * Cuts a file into cards and cards into properties, as forgiving as programs are careless: lines end with CR,
 * LF or both; folded lines (RFC 2425, 5.8.1) and soft breaks of quoted-printable are joined; a line that a
 * program forgot to fold continues the one before; a charset is followed where it is named, otherwise UTF-8,
 * and what is none is Windows-1252; a card whose end is missing ends before the next one begins. A card
 * inside a card (AGENT) is left out and counted as data.
 *
 * Returns: (transfer full) (element-type GPtrArray of NzVcardLine): a card each; %NULL and NZ_ERROR_INVALID
 * with the line where the file is cut off or has no card
 */
GPtrArray *nz_vcard_split (const char *data, gsize size, const char *name, GError **error);

G_END_DECLS
