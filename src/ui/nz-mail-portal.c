/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-mail-portal.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

#include "base/nz-text.h"
#include "domain/nz-mail.h"

typedef struct
{
  GtkWindow *parent;
  char *uri; /* where there is no portal */
  NzMailOpened opened;
  gpointer data;
} Task;

static void
finish (Task *task, gboolean with_attachments, const GError *error)
{
  task->opened (with_attachments, error, task->data);
  g_object_unref (task->parent);
  g_free (task->uri);
  g_free (task);
}

/* --- mailto:
 * ------------------------------------------------------------------------------------------------ */

static void
on_uri (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error);
  finish (data, FALSE, error);
}

static void
open_uri (Task *task)
{
  gtk_show_uri_full (task->parent, task->uri, GDK_CURRENT_TIME, NULL, on_uri, task);
}

/* --- the portal
 * --------------------------------------------------------------------------------------------- */

static void
on_composed (GObject *source, GAsyncResult *result, gpointer data)
{
  Task *task = data;
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source),
                                                                                 &descriptors, result, NULL);

  if (answer != NULL)
    finish (task, TRUE, NULL);
  else
    /* No portal, or one that cannot. */
    open_uri (task);
}

/* (transfer full) (nullable): each file opened for reading; the mail program never gets a path. */
static GUnixFDList *
open_files (GPtrArray *paths, GVariantBuilder *handles, GError **error)
{
  g_autoptr (GUnixFDList) list = g_unix_fd_list_new ();

  for (guint i = 0; i < paths->len; i++)
    {
      int descriptor = open (paths->pdata[i], O_RDONLY | O_CLOEXEC);
      int saved = errno;
      int handle;

      if (descriptor < 0)
        {
          g_autofree char *name = g_filename_display_basename (paths->pdata[i]);

          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), _ ("“%s” could not be read: %s."),
                       name, g_strerror (saved));
          return NULL;
        }
      handle = g_unix_fd_list_append (list, descriptor, error);
      close (descriptor);
      if (handle < 0)
        return NULL;
      g_variant_builder_add (handles, "h", handle);
    }
  return g_steal_pointer (&list);
}

static GVariant *
addresses (GPtrArray *bcc, guint first, guint n)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = first; i < bcc->len && i - first < n; i++)
    if (nz_text_is_email (bcc->pdata[i]))
      g_variant_builder_add (&builder, "s", bcc->pdata[i]);
  return g_variant_builder_end (&builder);
}

void
nz_mail_portal_compose (GtkWindow *parent,
                        GPtrArray *bcc,
                        guint first,
                        guint n,
                        const char *subject,
                        GPtrArray *attachments,
                        NzMailOpened opened,
                        gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *one_line = nz_text_normalise (subject, FALSE);
  g_autofree char *clean = nz_text_strip_hidden (one_line, FALSE);
  GVariantBuilder options, handles;
  Task *task = g_new0 (Task, 1);

  *task = (Task){
    .parent = g_object_ref (parent), .uri = nz_mail_uri (bcc, first, n, clean), .opened = opened, .data = data
  };
  /* Without files a mailto: is as good and works everywhere. */
  if (attachments->len == 0 || bus == NULL)
    {
      open_uri (task);
      return;
    }
  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  descriptors = open_files (attachments, &handles, &error);
  if (descriptors == NULL)
    {
      g_variant_builder_clear (&handles);
      finish (task, FALSE, error);
      return;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "bcc", addresses (bcc, first, n));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (clean));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_builder_end (&handles));
  g_dbus_connection_call_with_unix_fd_list (
      bus, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
      "org.freedesktop.portal.Email", "ComposeEmail", g_variant_new ("(sa{sv})", "", &options),
      G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, descriptors, NULL, on_composed, task);
}
