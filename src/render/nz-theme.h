/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A colour, not premultiplied, each part 0 to 1. A plain value. */
typedef struct
{
  double red, green, blue, alpha;
} NzColour;

/* From 0xRRGGBB. */
NzColour nz_colour (guint32 rgb, double alpha);
/* @share of @other in @colour: 0 gives @colour, 1 gives @other; alpha is mixed as well. */
NzColour nz_colour_mix (NzColour colour, NzColour other, double share);
/* The grey that is as bright (WCAG relative luminance, back in sRGB). */
NzColour nz_colour_grey (NzColour colour);
/* WCAG 2 contrast of two opaque colours, 1 to 21. */
double nz_colour_contrast (NzColour a, NzColour b);
void nz_colour_set_source (cairo_t *cr, NzColour colour);
/* Writes "#rrggbb" (without alpha) for SVG and returns @buffer. */
const char *nz_colour_to_hex (NzColour colour, char buffer[8]);

typedef enum
{
  NZ_THEME_LIGHT,
  NZ_THEME_DARK,
  NZ_THEME_PRINT,
  NZ_THEME_GREY,      /* print without colour */
  NZ_THEME_PROJECTOR, /* dark, for a wall */
  NZ_THEME_LAST,
} NzThemeKind;

/**
 * NzTheme: the colours of one drawing. All themes are the same drawing in other colours.
 * The values come from the target pictures and their notes; each text colour has at least 4.5:1 on @canvas,
 * each mark 3:1.
 */
typedef struct
{
  NzThemeKind kind;
  gboolean is_dark;
  gboolean is_grey; /* every colour of a kind becomes its grey; the shape tells the kind */

  NzColour canvas; /* background of the diagram or the page */
  NzColour text;
  NzColour dim; /* text that says less: labels of values, week numbers */
  NzColour weekend;
  NzColour line; /* hairlines of tables and frames */
  NzColour fill; /* the quiet ground of a table's head */

  NzColour accent;      /* selection, conference, the letterhead's line */
  NzColour accent_text; /* on accent */
  NzColour accent_line; /* accent as a thin line or ring */
  NzColour holiday;     /* day number of a public holiday */
  NzColour band;        /* school holidays behind day numbers */
  NzColour event;       /* dot of another meeting */

  NzColour tie[4];  /* intensity 1 to 4 */
  NzColour tie_lit; /* tie of the selected actor */
  NzColour change;  /* new or deepened since the last conference */
  double hull_fill; /* alpha of a working group's hull … */
  double hull_line; /* … and of its rim */

  NzColour sign_outline; /* of a sign in a list */
  double disc;           /* alpha of the kind's colour as a disc behind its sign */
  gboolean sign_moat;    /* a ring of the background around each node of the diagram */
} NzTheme;

/* (transfer none): constant. */
const NzTheme *nz_theme_get (NzThemeKind kind);

G_END_DECLS
