/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-mail-portal.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-text.h"
#include "domain/nz-mail-file.h"
#include "domain/nz-mail.h"

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_EMAIL "org.freedesktop.portal.Email"

typedef struct
{
  GtkWindow *parent;
  char *uri; /* of a mail without attachments, or of the file */
  gboolean as_file;
  NzMailOpened opened;
  gpointer data;
  /* what the mail is made of */
  GPtrArray *bcc, *attachments;
  guint first, n;
  char *subject;
} Task;

static void
finish (Task *task, const GError *error)
{
  task->opened (task->as_file, error, task->data);
  g_object_unref (task->parent);
  g_free (task->uri);
  g_ptr_array_unref (task->bcc);
  g_ptr_array_unref (task->attachments);
  g_free (task->subject);
  g_free (task);
}

/* --- mailto: and file:
 * ------------------------------------------------------------------------------------------------ */

static void
on_uri (GObject *source, GAsyncResult *result, gpointer data)
{
  Task *task = data;
  g_autoptr (GError) error = NULL;

  /* What GIO says of it ("Operation not supported") helps nobody. */
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    {
      g_clear_error (&error);
      g_set_error_literal (
          &error, NZ_ERROR, NZ_ERROR_FAILED,
          task->as_file
              ? _ ("No program of this computer opens mails as files. Save the mail with the button "
                   "beside it and open it in your mail program.")
              : _ ("No mail program is set up on this computer. Close this window, copy the addresses "
                   "on the list's page and write the mail where you always write yours."));
    }
  finish (task, error);
}

static void
open_uri (Task *task)
{
  gtk_show_uri_full (task->parent, task->uri, GDK_CURRENT_TIME, NULL, on_uri, task);
}

/* Many megabytes may have to be read and written. */
static void
make_draft (GTask *worker, gpointer source, gpointer data, GCancellable *cancellable)
{
  Task *task = data;
  GError *error = NULL;
  char *path = nz_mail_draft_new (task->bcc, task->first, task->n, task->subject, task->attachments, &error);

  if (path != NULL)
    g_task_return_pointer (worker, path, g_free);
  else
    g_task_return_error (worker, error);
}

static void
on_draft (GObject *source, GAsyncResult *result, gpointer data)
{
  Task *task = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (G_TASK (result), &error);

  /* Where the window was closed meanwhile, nobody wants the mail any more. */
  if (path != NULL && !gtk_widget_get_realized (GTK_WIDGET (task->parent)))
    g_unlink (path);
  if (path == NULL || !gtk_widget_get_realized (GTK_WIDGET (task->parent)))
    {
      finish (task, error);
      return;
    }
  g_free (task->uri);
  task->uri = g_filename_to_uri (path, NULL, NULL);
  open_uri (task);
}

static void
open_file (Task *task)
{
  g_autoptr (GTask) worker = g_task_new (NULL, NULL, on_draft, task);

  task->as_file = TRUE;
  g_task_set_source_tag (worker, open_file);
  g_task_set_task_data (worker, task, NULL);
  g_task_run_in_thread (worker, make_draft);
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
    finish (task, NULL);
  else
    /* No portal, or one that cannot. */
    open_file (task);
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

/* The list may change while the mail is made. */
static GPtrArray *
copy_paths (GPtrArray *paths)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (copy, g_strdup (paths->pdata[i]));
  return copy;
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
    .parent = g_object_ref (parent),
    .uri = nz_mail_uri (bcc, first, n, clean),
    .opened = opened,
    .data = data,
    .bcc = g_ptr_array_ref (bcc),
    .attachments = copy_paths (attachments),
    .first = first,
    .n = n,
    .subject = g_strdup (clean),
  };
  /* Without files a mailto: is as good and works everywhere. */
  if (attachments->len == 0)
    {
      open_uri (task);
      return;
    }
  if (bus == NULL)
    {
      open_file (task);
      return;
    }
  g_variant_builder_init (&handles, G_VARIANT_TYPE ("ah"));
  descriptors = open_files (attachments, &handles, &error);
  if (descriptors == NULL)
    {
      g_variant_builder_clear (&handles);
      finish (task, error);
      return;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "bcc", addresses (bcc, first, n));
  g_variant_builder_add (&options, "{sv}", "subject", g_variant_new_string (clean));
  g_variant_builder_add (&options, "{sv}", "attachment_fds", g_variant_builder_end (&handles));
  g_dbus_connection_call_with_unix_fd_list (bus, PORTAL_NAME, PORTAL_PATH, PORTAL_EMAIL, "ComposeEmail",
                                            g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                                            G_DBUS_CALL_FLAGS_NONE, -1, descriptors, NULL, on_composed, task);
}

/* --- asking
 * --------------------------------------------------------------------------------------------- */

static void
on_version (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, NULL);

  g_task_return_boolean (task, answer != NULL);
}

void
nz_mail_portal_ask_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  if (bus == NULL)
    {
      g_task_return_boolean (task, FALSE);
      return;
    }
  g_dbus_connection_call (bus, PORTAL_NAME, PORTAL_PATH, "org.freedesktop.DBus.Properties", "Get",
                          g_variant_new ("(ss)", PORTAL_EMAIL, "version"), G_VARIANT_TYPE ("(v)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, cancellable, on_version, g_steal_pointer (&task));
}

gboolean
nz_mail_portal_ask_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
