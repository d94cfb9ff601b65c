/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-geometry.h"
#include "network/nz-label.h"
#include "render/nz-theme.h"
#include "render/nz-typeset.h"

G_BEGIN_DECLS

/* A drawing as a list of marks in the order of painting: what is where, what it is, what it is called and how
 * it looks. One painter puts it on any cairo_t, one writes it as SVG, so that a window, a page and a file
 * cannot differ. */

typedef enum
{
  NZ_MARK_LINE, /* from a to b, as a quadratic curve through control */
  NZ_MARK_SIGN, /* the sign of a kind of actor around a */
  NZ_MARK_RECT, /* rounded by radius */
  NZ_MARK_RING, /* a circle around a */
  NZ_MARK_TEXT, /* lines in box */
} NzMarkKind;

/**
 * NzMark:
 * @class_name: (transfer none): what it is, words for a style sheet: "tie intensity-3 ends"
 * @title: (nullable): what a viewer shows when the pointer rests on it; the words of a screen reader
 * @id: of the organisation for signs and labels, 0 otherwise
 * @sign: kind of actor of a sign
 * @lines: (nullable) (array zero-terminated=1): of a text; baselines are @pitch apart, the first one @ascent
 * below the box's top
 * @halo: width of a rim in @halo_colour around letters; 0 for none
 * @colour: of a line, a ring, a rectangle or a text; signs take theirs from the theme
 * @opacity: of the whole mark, 1 normally
 */
typedef struct
{
  NzMarkKind kind;
  const char *class_name;
  char *title;
  gint64 id;
  NzPoint a, control, b;
  double radius;
  double scale; /* of a sign's outline */
  const char *sign;
  NzRect box;
  char **lines;
  NzLabelAlign align;
  double size, pitch, ascent;
  int weight;
  double halo;
  NzColour halo_colour;
  NzColour colour;
  double line_width;
  double dash[2]; /* on and off; 0, 0 for a whole line */
  double opacity;
} NzMark;

/**
 * NzMarks: the list, and what it was drawn for. Owns its marks.
 * @marks: (element-type NzMark)
 * @pixels: pixels per unit of a screen: rims of letters are then kept as images beside their layouts, which
 * is ten times faster. 0 (the default) for paper: outlines
 */
typedef struct
{
  GArray *marks;
  double width, height;
  const NzTheme *theme;
  double pixels;
} NzMarks;

NzMarks *nz_marks_new (double width, double height, const NzTheme *theme);
void nz_marks_free (NzMarks *marks);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzMarks, nz_marks_free)

/* Each adds a mark and returns it to be filled in further; valid until the next one is added. */
NzMark *nz_marks_add_line (
    NzMarks *marks, const char *class_name, NzPoint a, NzPoint b, double line_width, NzColour colour);
NzMark *nz_marks_add_sign (
    NzMarks *marks, const char *class_name, const char *sign, NzPoint centre, double radius, double scale);
NzMark *
nz_marks_add_rect (NzMarks *marks, const char *class_name, NzRect box, double radius, NzColour colour);
NzMark *nz_marks_add_ring (NzMarks *marks,
                           const char *class_name,
                           NzPoint centre,
                           double radius,
                           double line_width,
                           NzColour colour);
/* Text in one line with its baseline at @y; @x is its left edge, middle or right edge by @align. */
NzMark *nz_marks_add_text (NzMarks *marks,
                           const char *class_name,
                           const char *text,
                           double x,
                           double y,
                           double size,
                           int weight,
                           NzLabelAlign align,
                           NzColour colour);
/* The same in a place that is only @width wide: a longer text shrinks to 80 % of its size and then ends in
 * "…". */
NzMark *nz_marks_add_fitting (NzMarks *marks,
                              NzTypeset *typeset,
                              const char *class_name,
                              const char *text,
                              NzPoint place,
                              double width,
                              double size,
                              int weight,
                              NzLabelAlign align,
                              NzColour colour);
/* Text in a column, wrapped by @typeset; *@y is its first baseline and moves to the one that would follow. */
void nz_marks_add_paragraph (NzMarks *marks,
                             NzTypeset *typeset,
                             const char *class_name,
                             const char *text,
                             double x,
                             double *y,
                             double width,
                             double size,
                             int weight,
                             NzColour colour);

/* Paints the marks, clipped by nothing; the background is the caller's. */
void nz_marks_paint (const NzMarks *marks, NzTypeset *typeset, cairo_t *cr);

/* Writes an SVG 1.1 file with text as text, titles and classes; whole or not there. @title and @description
 * say what the picture is. Text carries the width that it was laid out with, so that another font keeps it in
 * its place. */
gboolean nz_marks_write_svg (const NzMarks *marks,
                             NzTypeset *typeset,
                             const char *title,
                             const char *description,
                             NzLanguage language,
                             const char *path,
                             GError **error);

G_END_DECLS
