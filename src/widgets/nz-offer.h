/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/nz-field-row.h"

G_BEGIN_DECLS

/* While somebody types into @row, an NzFieldRow that is an editable, it offers the entries of a vocabulary
 * that fit, in their order: the arrows move, Enter or a click takes one, Esc closes; whatever else is typed
 * is as good. */
void nz_offer_attach (NzFieldRow *row, const char *term_kind);

G_END_DECLS
