/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Makes @window one beside @parent: over it, modal, closed by Esc (which asks "close-request" as the button
 * does) and with it, sized by nz_tool_window_fit(). */
void nz_tool_window_place (GtkWindow *window, GtkWindow *parent, int width, int height);
/* As large as @width and @height, in pixels, where the parent is, else smaller: beside a narrow window it would
 * hang over its edge. -1: as much as its content needs. */
void nz_tool_window_fit (GtkWindow *window, GtkWindow *parent, int width, int height);
/* Esc closes it even where something in it has a use of its own for Esc: a toast, in which the keyboard may be,
 * would only go itself. A popover keeps its own. */
void nz_tool_window_escape_first (GtkWindow *window);
/* A window beside the main one that shows one thing: header bar, content below; placed as above. @header: (out) (optional) (transfer none). (transfer none) */
GtkWindow *
nz_tool_window_new (GtkWindow *parent, const char *title, int width, int height, GtkWidget **header);
/* (transfer floating): the header bar of a window that is answered: "Cancel", which closes it, and @accept, which is
 * suggested and pressed by Ctrl+Enter too, instead of the window's own buttons. @title: "": no room for it; @subtitle: (nullable). */
GtkWidget *nz_tool_header_new (const char *title, const char *subtitle, GtkWidget *accept);
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
