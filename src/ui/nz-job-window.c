/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-job-window.h"

#include "base/nz-error.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-tool-window.h"
#include "ui/nz-window.h"
#include "widgets/nz-job-bar.h"

#define WIDTH 420

typedef struct
{
  GtkWidget *parent;
  NzWindow *owner;   /* (nullable): whose file it is */
  GtkWindow *direct; /* (nullable): the one that @parent lies in */
  gulong kept_open;
  GtkWindow *window; /* (nullable): once it has taken a while */
  NzJob *job;
  NzJobBar *bar;
  char *words;
  guint source;
  NzJobWork work;
  NzJobWindowDone done;
  gpointer data;
  GDestroyNotify destroy;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->job, nz_job_unref);
  g_clear_object (&self->owner);
  g_clear_object (&self->direct);
  g_object_unref (self->parent);
  g_free (self->words);
  g_free (self);
}

/* The window of the file over which others lie. (nullable) */
static NzWindow *
owner_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWindow *window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  while (window != NULL && !NZ_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? NZ_WINDOW (window) : NULL;
}

/* --- the window ----------------------------------------------------------------------------------------- */

/* Before there is a window that says what is waited for. */
static gboolean
on_close_parent (void)
{
  return GDK_EVENT_STOP;
}

static gboolean
on_close_request (Waiting *self)
{
  nz_job_cancel (self->job);
  return GDK_EVENT_STOP;
}

/* With the parent; then nobody waits any more. */
static void
on_destroy (Waiting *self)
{
  self->window = NULL;
}

static gboolean
on_long (gpointer data)
{
  Waiting *self = data;

  self->source = 0;
  /* it may have been destroyed with the window of the file */
  if (self->direct == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->direct)))
    return G_SOURCE_REMOVE;
  self->window = nz_tool_window_new (self->direct, self->words, WIDTH, -1, NULL);
  self->bar = NZ_JOB_BAR (nz_job_bar_new ());
  gtk_window_set_resizable (self->window, FALSE);
  gtk_widget_set_margin_top (GTK_WIDGET (self->bar), 12);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->bar), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->bar), 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->bar), 18);
  nz_job_bar_follow_alone (self->bar, self->job, self->words);
  nz_tool_window_set_content (self->window, GTK_WIDGET (self->bar));
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (on_close_request), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (on_destroy), self);
  gtk_window_present (self->window);
  return G_SOURCE_REMOVE;
}

static void
close_window (Waiting *self)
{
  GtkWindow *window = g_steal_pointer (&self->window);

  g_clear_handle_id (&self->source, g_source_remove);
  if (window == NULL)
    return;
  g_signal_handlers_disconnect_by_data (window, self);
  gtk_window_destroy (window);
}

/* --- the job -------------------------------------------------------------------------------------------- */

static gboolean
work (NzStore *store, gpointer data, GError **error)
{
  Waiting *self = data;
  return self->work (store, self->data, error);
}

static void
on_done (gpointer data, const GError *error)
{
  Waiting *self = data;

  close_window (self);
  if (self->direct != NULL)
    g_clear_signal_handler (&self->kept_open, self->direct);
  if (self->owner != NULL)
    nz_window_set_busy (self->owner, FALSE);
  g_application_release (g_application_get_default ());
  if (error == NULL)
    self->done (self->data);
  else if (!g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    nz_dialog_error (self->parent, error);
}

void
nz_job_window_run (GtkWidget *parent,
                   NzStore *store,
                   NzJobKind kind,
                   const char *words,
                   NzJobWork do_work,
                   NzJobWindowDone done,
                   gpointer data,
                   GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && do_work != NULL && done != NULL);

  Waiting *self = g_new0 (Waiting, 1);
  NzWindow *owner = owner_of (parent);
  GtkRoot *root = gtk_widget_get_root (parent);

  *self = (Waiting){ .parent = g_object_ref (parent),
                     .owner = owner != NULL ? g_object_ref (owner) : NULL,
                     .direct = GTK_IS_WINDOW (root) ? g_object_ref (GTK_WINDOW (root)) : NULL,
                     .words = g_strdup (words),
                     .work = do_work,
                     .done = done,
                     .data = data,
                     .destroy = destroy };
  g_application_hold (g_application_get_default ());
  if (owner != NULL)
    nz_window_set_busy (owner, TRUE);
  if (self->direct != NULL)
    self->kept_open = g_signal_connect (self->direct, "close-request", G_CALLBACK (on_close_parent), NULL);
  self->source = g_timeout_add (NZ_JOB_BAR_AFTER, on_long, self);
  self->job = nz_job_start (store, kind, work, on_done, self, waiting_free);
}
