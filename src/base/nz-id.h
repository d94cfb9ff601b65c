/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keys of records: random positive 63-bit integers, so that two desks never collide. Outside SQLite an id is always
 * text, 13 characters of Crockford's base32 (https://www.crockford.com/base32.html), because spreadsheets keep 15 digits. */

#define NZ_ID_TEXT_SIZE 14

/* A new random id, never 0. From the system's random numbers (getrandom). */
gint64 nz_id_new (void);
/* Writes 13 characters and a NUL. */
const char *nz_id_to_text (gint64 id, char buffer[NZ_ID_TEXT_SIZE]);
/* Reads them back, in either case, with I, L as 1 and O as 0. FALSE if @text is no id. */
gboolean nz_id_parse (const char *text, gint64 *id);

G_END_DECLS
