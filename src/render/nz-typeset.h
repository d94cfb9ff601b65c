/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>
#include "base/nz-i18n.h"
#include "render/nz-theme.h"

G_BEGIN_DECLS

/**
 * NzTypeset:
 *
 * The fonts and laid-out texts of one document: a font map of its own (so that a document can be drawn in any
 * thread) and a cache of layouts, because the same texts stand on a thousand letters (cached layouts are a
 * third faster, FIGURES.md). Unhinted, with unrounded glyph positions: lines break on the screen as on paper.
 */
typedef struct _NzTypeset NzTypeset;

/* What plain Debian desktops have, best first. A single font per text, so no glyph looks foreign; DejaVu Sans
 * is always there. Cantarell is last: it is a variable CFF font, which cairo 1.16 does not embed as text. */
#define NZ_TYPESET_FAMILY "Noto Sans, Open Sans, Liberation Sans, DejaVu Sans, Cantarell, sans-serif"

typedef enum
{
  NZ_TYPESET_PAGE,   /* for documents: text in PDF and on printers, outlines on image surfaces */
  NZ_TYPESET_SCREEN, /* for widgets: the screen's own hinting */
} NzTypesetMode;

/* @family: (nullable): NZ_TYPESET_FAMILY by default; a widget gives the desktop's font. (transfer full) */
NzTypeset *nz_typeset_new (NzTypesetMode mode, const char *family, NzLanguage language);
void nz_typeset_free (NzTypeset *typeset);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzTypeset, nz_typeset_free)

/**
 * NzType: how a text is set. A plain value.
 * @size: in points (units of the cairo_t)
 * @weight: 400 regular, 700 bold
 * @width: of the column; 0 for one line that is as long as it is
 * @pitch: from baseline to baseline; 0 for the font's own
 * @lines: at most so many lines, the last one ellipsized; 0 for all
 */
typedef struct
{
  double size;
  int weight;
  double width;
  double pitch;
  int lines;
  PangoAlignment align;
} NzType;

/* (transfer none): valid until the next nz_typeset_trim(); take a reference to keep it. %NULL text is "". */
PangoLayout *nz_typeset_layout (NzTypeset *typeset, const char *text, const NzType *type);
/* Forgets all layouts if there are more than @most. */
void nz_typeset_trim (NzTypeset *typeset, guint most);

/* Width and height of what the layout covers, in points. */
double nz_layout_width (PangoLayout *layout);
double nz_layout_height (PangoLayout *layout);
/* From the layout's top to its first baseline. */
double nz_layout_baseline (PangoLayout *layout);
int nz_layout_n_lines (PangoLayout *layout);
/* The distance from one baseline to the next. */
double nz_layout_pitch (PangoLayout *layout);

/* What lines @first to @first + @n - 1 take, pitch included. */
double nz_layout_span (PangoLayout *layout, int first, int n);

/* Shows @layout with its first baseline at @y; @x is the left edge of its column. */
void nz_typeset_show (NzTypeset *typeset, cairo_t *cr, PangoLayout *layout, double x, double y);
/* Shows lines @first to @first + @n - 1, the first of them with its baseline at @y. */
void nz_typeset_show_lines (
    NzTypeset *typeset, cairo_t *cr, PangoLayout *layout, int first, int n, double x, double y);

/* One line of text: @x is where it begins, ends or has its middle, by type->align (type->width is an upper
 * limit: the text shrinks to 80 % of its size and is then ellipsized). Returns its width. */
double
nz_typeset_line (NzTypeset *typeset, cairo_t *cr, const char *text, const NzType *type, double x, double y);

G_END_DECLS
