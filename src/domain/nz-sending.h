/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"

G_BEGIN_DECLS

/* After the letters of @set really went out: enters @day as "sent on" into the invitations as one undoable action "Letters sent: …" (an invitation is
 * made where there was none) and, in the same transaction, keeps for good that they went (nz_store_record_sending(), which undo never touches). On
 * failure neither is there. */
gboolean nz_sending_record_letters (NzStore *store, NzLetterSet *set, NzDate day, GError **error);

G_END_DECLS
