/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): the messages of a compiled gettext catalogue of either byte order: msgid (with "context\004"
 * before it where it has one) to msgstr; of a message with a plural, the singular to both forms, each with its NUL. What is
 * damaged is left out; NULL or a foreign file gives an empty table. The texts lie in @bytes, which must outlive the table. */
GHashTable *nz_mo_read (GBytes *bytes);

G_END_DECLS
