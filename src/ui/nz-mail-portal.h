/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a new mail in the user's mail program. Attachments are handed over by the desktop's portal
 * (https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Email.html); where there is
 * none, the mail is opened as a draft (nz_mail_draft_new()) that holds them, made in a thread. Without
 * attachments it is a mailto: URI.
 * @bcc: (element-type utf8): not to be changed any more: addresses from @first, at most @n of them; all in
 * BCC, none in To. @attachments: (element-type filename): paths.
 * @as_file: it was (to be) opened as a file. */
typedef void (*NzMailOpened) (gboolean as_file, const GError *error, gpointer data);
/* @opened is called once, with @error %NULL if a mail program was asked; @data must live until then. */
void nz_mail_portal_compose (GtkWindow *parent,
                             GPtrArray *bcc,
                             guint first,
                             guint n,
                             const char *subject,
                             GPtrArray *attachments,
                             NzMailOpened opened,
                             gpointer data);
/* Whether the portal is there. An error is only that @cancellable was cancelled. */
void nz_mail_portal_ask_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean nz_mail_portal_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
