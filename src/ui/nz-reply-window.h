/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* What else stands on a reply: how many come, which topics are wished, what somebody needs to be able to
 * come. Over @parent; Enter in a line or the button enters it as one step. */
void nz_reply_window_present (GtkWindow *parent, NzStore *store, gint64 invitation);

G_END_DECLS
