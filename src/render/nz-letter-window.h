/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-letter-head.h"

G_BEGIN_DECLS

/* The address field and the information block of DIN 5008: what has its place to the millimetre. */

#define NZ_LETTER_ADDRESS_LINES 6

/* How the address was fitted: all lines in one size. Layouts belong to the typeset's cache. */
typedef struct
{
  PangoLayout *lines[NZ_LETTER_ADDRESS_LINES];
  guint n_lines;
  double size; /* 10.5 down to 8 pt */
} NzLetterAddress;

/* Fits the address into 75 mm and six lines: shrinks to 9 pt, then wraps, then shrinks to 8 pt, then
 * ellipsizes; whatever the names, the last lines (street, town) keep their place. */
NzLetterAddress nz_letter_address_fit (NzTypeset *typeset, char **lines);

/* Draws return line and address. */
void nz_letter_window_draw (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, char **address);
/* The dashed outline of the field that the screen's preview shows. */
void nz_letter_window_draw_outline (cairo_t *cr);

/* Draws the information block (pairs of label and text) if @cr is not %NULL, and returns where it ends, in
 * mm. */
double nz_letter_block_draw (
    NzTypeset *typeset, cairo_t *cr, char **information, const char *date, NzLanguage language);

G_END_DECLS
