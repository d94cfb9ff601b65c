/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Opens a small modal window over @parent for writing to a distribution list: subject, attachments, so many
 * addresses in each mail, a button for each portion that opens it in the mail program with all addresses in
 * BCC, and one that enters in the journal that it was sent. @mails: (element-type utf8): from
 * nz_distribution_mails(), at least one; copied. */
void nz_mail_window_open (GtkWidget *parent, NzStore *store, gint64 list, GPtrArray *mails);

G_END_DECLS
