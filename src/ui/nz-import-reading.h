/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/* Files and texts for an import, read in a thread: below a window with how far it is where that takes a
 * while. What cannot be read is named in a dialog over @parent, with the reason. */

/* @plan: (transfer full): with what was read, of the store that was asked for. */
typedef void (*NzImportRead) (NzImportPlan *plan, gpointer data);

/* @paths: (array zero-terminated=1). @read is called only if all could be read; @destroy (nullable) frees
 * @data in any case. */
void nz_import_read_files (GtkWidget *parent,
                           NzStore *store,
                           const char *const *paths,
                           NzImportRead read,
                           gpointer data,
                           GDestroyNotify destroy);
/* The same with a text that is called @name. */
void nz_import_read_text (GtkWidget *parent,
                          NzStore *store,
                          const char *text,
                          const char *name,
                          NzImportRead read,
                          gpointer data,
                          GDestroyNotify destroy);

/* Source @source of @plan, read otherwise and put in its place; nobody may change @plan before @done, which
 * is called in any case: what could not be read otherwise stays as it was. */
void nz_import_read_again (GtkWidget *parent,
                           NzStore *store,
                           NzImportPlan *plan,
                           guint source,
                           const NzTablesOptions *options,
                           GDestroyNotify done,
                           gpointer data);

G_END_DECLS
