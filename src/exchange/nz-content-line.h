/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lines of which address cards and calendar files are made. */

/* Appends @lines folded anew: at most 75 octets each, never cut inside a character, ended by CR LF (RFC
 * 2426, 2.6; RFC 5545, 3.1). The libraries count characters, or octets without regard to characters. */
void nz_content_fold (GString *text, const char *lines);

G_END_DECLS
