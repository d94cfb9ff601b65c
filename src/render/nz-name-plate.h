/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-typeset.h"

G_BEGIN_DECLS

/**
 * NzNamePlate: a name, large, and below it the organisation, in the middle of a room: badges and table signs.
 * Measures in points.
 * @name_largest: the name shrinks on one line, then stands on two, then shrinks to @name_smallest, and is cut
 * in the end
 */
typedef struct
{
  double width, height;
  double name_largest, name_smallest;
  double organisation_largest, organisation_smallest;
} NzNamePlate;

/* Draws with the room's upper left corner at @x, @y; @cr: %NULL: only laid out. @name: "": the organisation
 * takes its place. Returns whether something is cut. */
gboolean nz_name_plate_draw (NzTypeset *typeset,
                             cairo_t *cr,
                             const NzNamePlate *plate,
                             const char *name,
                             const char *organisation,
                             double x,
                             double y);

G_END_DECLS
