/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NzLineRow:
 *
 * A row of a list of cards: a title, a line below it, what stands before and behind them. It looks as
 * AdwActionRow does and takes text, not markup; its text is measured by #NzHeightFirstLayout, which in a list
 * of such rows is several times quicker (AdwActionRow's labels lie in boxes that ask for their width at a
 * height).
 */
#define NZ_TYPE_LINE_ROW (nz_line_row_get_type ())
G_DECLARE_FINAL_TYPE (NzLineRow, nz_line_row, NZ, LINE_ROW, GtkListBoxRow)

/* (nullable) @subtitle. Each wraps to at most @lines lines and ends in dots then. */
GtkWidget *nz_line_row_new (const char *title, const char *subtitle, int lines);
/* Tells a screen reader @text, too, behind the subtitle: what a badge says, for example. */
void nz_line_row_describe (NzLineRow *row, const char *text);
/* Puts @widget before the text; the last one added stands first. */
void nz_line_row_add_prefix (NzLineRow *row, GtkWidget *widget);
/* Puts @widget behind the text and what is there already. */
void nz_line_row_add_suffix (NzLineRow *row, GtkWidget *widget);
/* Puts @widget below the text. */
void nz_line_row_add_below (NzLineRow *row, GtkWidget *widget);

G_END_DECLS
