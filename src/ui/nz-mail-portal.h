/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a new mail in the user's mail program: by the desktop's portal, which alone can attach files
 * (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Email.html), else as a
 * mailto: URI without them.
 * @bcc: (element-type utf8): addresses from @first, at most @n of them; all in BCC, none in To. @attachments:
 * (element-type utf8): paths. */
typedef void (*NzMailOpened) (gboolean with_attachments, const GError *error, gpointer data);
/* @opened is called once, with @error %NULL if a mail program was asked; @data must live until then. */
void nz_mail_portal_compose (GtkWindow *parent,
                             GPtrArray *bcc,
                             guint first,
                             guint n,
                             const char *subject,
                             GPtrArray *attachments,
                             NzMailOpened opened,
                             gpointer data);

G_END_DECLS
