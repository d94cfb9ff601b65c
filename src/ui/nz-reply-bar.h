/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzReplyBar:
 *
 * Above the invitations of a meeting: how many heads were promised for how many seats (after the day, who was
 * there), whether replies are being entered by keys, and the needs that are to be deleted after the day.
 *
 * Signals: "entering" when that was switched; "notice" (const char *, gboolean with_undo).
 */
#define NZ_TYPE_REPLY_BAR (nz_reply_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzReplyBar, nz_reply_bar, NZ, REPLY_BAR, GtkBox)

GtkWidget *nz_reply_bar_new (NzStore *store, gint64 meeting);
void nz_reply_bar_refresh (NzReplyBar *bar);
/* Words and buttons below each other. */
void nz_reply_bar_set_narrow (NzReplyBar *bar, gboolean narrow);
gboolean nz_reply_bar_is_entering (NzReplyBar *bar);
/* Enters the reply that a key means: y, n or d (German: j, n, v), or 1 to 9, the number of people. FALSE: it
 * means none. */
gboolean nz_reply_bar_take_key (NzReplyBar *bar, gint64 invitation, guint key);

G_END_DECLS
