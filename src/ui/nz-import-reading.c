/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-reading.h"

#include "base/nz-i18n.h"
#include "ui/nz-job-window.h"

typedef struct
{
  NzStore *store;
  char **paths;      /* (nullable) */
  char *text;        /* (nullable) */
  char *name;        /* (nullable): of @text */
  NzImportPlan *old; /* (nullable): of which one source is read again */
  guint source;
  NzTablesOptions options;
  NzImportPlan *plan;
  NzImportRead read; /* (nullable): not for @old */
  gpointer data;
  GDestroyNotify destroy;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->plan, nz_import_plan_unref);
  g_clear_pointer (&self->old, nz_import_plan_unref);
  g_strfreev (self->paths);
  g_free (self->text);
  g_free (self->name);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
read_all (NzStore *store, gpointer data, GError **error)
{
  Reading *self = data;
  guint n = self->paths != NULL ? g_strv_length (self->paths) : 0;

  if (self->old != NULL)
    {
      self->plan = nz_import_plan_read_again (self->old, self->source, &self->options, store, error);
      return self->plan != NULL;
    }
  self->plan = nz_import_plan_new (store);
  if (self->text != NULL)
    return nz_import_plan_add_data (self->plan, self->text, strlen (self->text), self->name, NULL, NULL,
                                    error);
  for (guint i = 0; i < n; i++)
    if (!nz_store_tell (store, i, n, error)
        || !nz_import_plan_add_file (self->plan, self->paths[i], NULL, NULL, error))
      return FALSE;
  return TRUE;
}

static void
on_read (gpointer data)
{
  Reading *self = data;

  nz_import_plan_set_store (self->plan, self->store);
  if (self->old != NULL)
    nz_import_plan_replace_source (self->old, self->source, g_steal_pointer (&self->plan));
  else
    self->read (g_steal_pointer (&self->plan), self->data);
}

/* Takes @reading. */
static void
start (GtkWidget *parent, Reading *reading)
{
  nz_job_window_run (parent, reading->store, NZ_JOB_READ, _ ("Reading the spreadsheet"), read_all, on_read,
                     reading, reading_free);
}

void
nz_import_read_files (GtkWidget *parent,
                      NzStore *store,
                      const char *const *paths,
                      NzImportRead read,
                      gpointer data,
                      GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && paths != NULL && read != NULL);

  Reading *self = g_new0 (Reading, 1);
  *self = (Reading){ .store = g_object_ref (store),
                     .paths = g_strdupv ((char **)paths),
                     .read = read,
                     .data = data,
                     .destroy = destroy };
  start (parent, self);
}

void
nz_import_read_text (GtkWidget *parent,
                     NzStore *store,
                     const char *text,
                     const char *name,
                     NzImportRead read,
                     gpointer data,
                     GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && text != NULL && read != NULL);

  Reading *self = g_new0 (Reading, 1);
  *self = (Reading){ .store = g_object_ref (store),
                     .text = g_strdup (text),
                     .name = g_strdup (name),
                     .read = read,
                     .data = data,
                     .destroy = destroy };
  start (parent, self);
}

void
nz_import_read_again (GtkWidget *parent,
                      NzStore *store,
                      NzImportPlan *plan,
                      guint source,
                      const NzTablesOptions *options,
                      GDestroyNotify done,
                      gpointer data)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && plan != NULL && done != NULL);

  Reading *self = g_new0 (Reading, 1);
  *self = (Reading){ .store = g_object_ref (store),
                     .old = nz_import_plan_ref (plan),
                     .source = source,
                     .options = *options,
                     .data = data,
                     .destroy = done };
  start (parent, self);
}
