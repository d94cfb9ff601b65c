/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* A window beside the main one that shows one thing: header bar, content below, closed by Esc and with its
 * parent. As large as @width and
 * @height where the parent is, else smaller. @header: (out) (optional) (transfer none). (transfer none) */
GtkWindow *
nz_tool_window_new (GtkWindow *parent, const char *title, int width, int height, GtkWidget **header);
/* What stands below the header bar. */
void nz_tool_window_set_content (GtkWindow *window, GtkWidget *content);
/* (transfer none): a page that scrolls, narrow enough to be read, into which preferences groups are put;
 * @column: (out). */
GtkWidget *nz_tool_page_new (GtkBox **column);
/* Takes everything out of a box. */
void nz_tool_box_clear (GtkBox *box);
/* @refresh (@data) now and after each change of the store, as long as @widget lives; several changes at once
 * are one. */
void nz_tool_follow (GtkWidget *widget, NzStore *store, void (*refresh) (gpointer data), gpointer data);

G_END_DECLS
