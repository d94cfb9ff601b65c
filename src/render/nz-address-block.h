/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-typeset.h"

G_BEGIN_DECLS

/* An address in the room that a window, a label or an envelope has for it. */

/* What is given is at most six lines; small type allows more when long names wrap. */
#define NZ_ADDRESS_LINES 6
#define NZ_ADDRESS_MOST_LINES 8

/**
 * NzAddressBox: the room, in points.
 * @last: the lowest baseline below the top
 * @largest: size of the type; it shrinks to @unwrapped rather than wrapping, and to @smallest rather than
 * cutting
 * @pitch: the most from baseline to baseline
 */
typedef struct
{
  double width, last;
  double largest, unwrapped, smallest;
  double pitch;
} NzAddressBox;

/**
 * NzAddressBlock: how the address was fitted: all lines in one size. Layouts belong to the typeset's cache.
 * @n_lines: all texts' lines together
 * @first: first baseline below the top, points
 * @cut: something of it is not there: a line ends with "…", or one in the middle gave way
 */
typedef struct
{
  PangoLayout *texts[NZ_ADDRESS_LINES];
  guint n_texts;
  guint n_lines;
  double size;
  double first;
  double pitch;
  gboolean cut;
} NzAddressBlock;

/* Shrinks, then wraps, then shrinks further with closer lines, then cuts; whatever the names are, the last
 * lines (street, town) keep their place. */
NzAddressBlock nz_address_block_fit (NzTypeset *typeset, const NzAddressBox *box, char **lines);
/* With the box's upper left corner at @x, @y. */
void nz_address_block_draw (NzTypeset *typeset, cairo_t *cr, const NzAddressBlock *block, double x, double y);

G_END_DECLS
