/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the list of a section is compared with: a GtkColumnView with eight columns of labels on a list model
 * that makes a row's item when it is asked for it and tells of one change over all rows. The texts lie in
 * memory. */
#define NZ_TYPE_LAZY_LIST (nz_lazy_list_get_type ())
G_DECLARE_FINAL_TYPE (NzLazyList, nz_lazy_list, NZ, LAZY_LIST, GObject)

/* @names: (element-type utf8) (transfer none): one a row, folded to small letters. */
NzLazyList *nz_lazy_list_new (GPtrArray *names);
/* Keeps the rows in whose name every word of @text (folded, nullable) begins a word. */
void nz_lazy_list_filter (NzLazyList *list, const char *text);

/* (transfer floating): in a scrolled window. */
GtkWidget *nz_lazy_view_new (NzLazyList *list);

G_END_DECLS
