/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* The few dialogs that every part of the window shares. */

/* An error over the window that @parent lies in: the message as it is, with one button. */
void nz_dialog_error (GtkWidget *parent, const GError *error);

/* Asks; calls @confirmed only after "yes". @destructive marks the button. @detail may be %NULL. */
typedef void (*NzDialogConfirmed) (gpointer data);
void nz_dialog_confirm (GtkWidget *parent,
                        const char *heading,
                        const char *detail,
                        const char *button,
                        gboolean destructive,
                        NzDialogConfirmed confirmed,
                        gpointer data,
                        GDestroyNotify destroy);

/* One answer of a question, its label with a mnemonic, translated by nz_dialog_ask(). */
typedef struct
{
  const char *response;
  const char *label;
} NzDialogAnswer;

/* Asks for one of @answers, at least one; the last is the suggested one, that of Enter and of Esc. The dialog
 * is still there when @answered is called. @destroy (nullable) frees @data in any case. */
typedef void (*NzDialogAnswered) (const char *response, gpointer data);
void nz_dialog_ask (GtkWidget *parent,
                    const char *heading,
                    const char *detail,
                    const NzDialogAnswer *answers,
                    guint n_answers,
                    NzDialogAnswered answered,
                    gpointer data,
                    GDestroyNotify destroy);

/* (transfer full) (nullable): a line for each NzDependent; %NULL if there are none. */
char *nz_dialog_describe_dependents (GArray *dependents);

/* File choosers: the one place where the old and the new API of GTK meet (GtkFileDialog needs GTK 4.10).
 * @chosen gets the path of the file, and
 * @parent, which is still in its window; it is not called after "cancel", nor for a file that has no path (an
 * error says so). When @parent goes, the chooser goes with it. @destroy frees @data in any case. @filters:
 * pairs of name and endings, without dot, in any case of letters, with a space between ("png jpg jpeg");
 * NULL-terminated. */
typedef void (*NzDialogChosen) (GtkWidget *parent, const char *path, gpointer data);
void nz_dialog_open_file (GtkWidget *parent,
                          const char *title,
                          const char *const *filters,
                          NzDialogChosen chosen,
                          gpointer data,
                          GDestroyNotify destroy);
/* The same for a folder. */
void nz_dialog_choose_folder (
    GtkWidget *parent, const char *title, NzDialogChosen chosen, gpointer data, GDestroyNotify destroy);
void nz_dialog_save_file (GtkWidget *parent,
                          const char *title,
                          const char *suggested_name,
                          const char *const *filters,
                          NzDialogChosen chosen,
                          gpointer data,
                          GDestroyNotify destroy);

/* Opens a file, folder or address in its own program, in front of the window that @parent lies in; an error
 * says what could not be opened. */
void nz_dialog_show_uri (GtkWidget *parent, const char *uri);

G_END_DECLS
