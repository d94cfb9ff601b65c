/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NzSearchButton:
 *
 * One of many texts: a button that shows it and opens a list that is narrowed by typing any part of a text (a
 * GtkDropDown of GTK 4.8 knows beginnings only, and grows as wide as its longest text).
 *
 * Signal "selected": the user has chosen another one.
 */
#define NZ_TYPE_SEARCH_BUTTON (nz_search_button_get_type ())
G_DECLARE_FINAL_TYPE (NzSearchButton, nz_search_button, NZ, SEARCH_BUTTON, AdwBin)

/* Shows the texts under headings, without what the headings say. @headings, @names: as many as there are
 * texts, in their order; those of one heading stand together. What is typed is looked for in text and
 * heading. */
void
nz_search_button_set_groups (NzSearchButton *self, const char *const *headings, const char *const *names);

/* @label: what is chosen, for screen readers; @texts: kept. The first text is selected. */
GtkWidget *nz_search_button_new (const char *label, GtkStringList *texts);
guint nz_search_button_get_selected (NzSearchButton *self);
/* Does not emit "selected". */
void nz_search_button_set_selected (NzSearchButton *self, guint position);

G_END_DECLS
