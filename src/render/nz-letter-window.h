/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-address-block.h"
#include "render/nz-letter-head.h"

G_BEGIN_DECLS

/* The address field and the information block of DIN 5008: what has its place to the millimetre. */

/* Fits the address into 75 by 27.3 mm: shrinks to 9 pt, then wraps, then shrinks to 8 pt with closer lines,
 * then ellipsizes; whatever the names are, the last lines (street, town) keep their place. */
NzAddressBlock nz_letter_address_fit (NzTypeset *typeset, char **lines);

/* Draws return line and address. */
void nz_letter_window_draw (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, char **address);
/* The dashed outline of the field that the screen's preview shows. */
void nz_letter_window_draw_outline (cairo_t *cr);

/* Draws the information block (pairs of label and text) if @cr is not %NULL, and returns where it ends, in
 * mm. */
double nz_letter_block_draw (
    NzTypeset *typeset, cairo_t *cr, char **information, const char *date, NzLanguage language);

G_END_DECLS
