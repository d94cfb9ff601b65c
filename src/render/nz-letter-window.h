/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-letter-head.h"

G_BEGIN_DECLS

/* The address field and the information block of DIN 5008: what has its place to the millimetre. */

/* What is given is at most six lines; small type allows more when long names wrap. */
#define NZ_LETTER_ADDRESS_LINES 6
#define NZ_LETTER_MOST_ADDRESS_LINES 8

/* How the address was fitted: all lines in one size. Layouts belong to the typeset's cache. */
typedef struct
{
  PangoLayout *texts[NZ_LETTER_ADDRESS_LINES];
  guint n_texts;
  guint n_lines; /* all texts' lines together */
  double size;   /* 10.5 down to 8 pt */
  double first;  /* first baseline below the address zone's top, points */
  double pitch;
} NzLetterAddress;

/* Fits the address into 75 by 27.3 mm: shrinks to 9 pt, then wraps, then shrinks to 8 pt with closer lines,
 * then ellipsizes; whatever the names are, the last lines (street, town) keep their place. */
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
