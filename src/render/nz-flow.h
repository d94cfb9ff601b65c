/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-typeset.h"

G_BEGIN_DECLS

/* How a piece of a page is painted. */
typedef enum
{
  NZ_TONE_TEXT,
  NZ_TONE_DIM,
  NZ_TONE_MARKED, /* text that the screen's preview underlays (a doubtful salutation) */
  NZ_TONE_FILL,   /* a quiet ground */
  NZ_TONE_RULE,   /* a hairline */
  NZ_TONE_ACCENT, /* a bar in the accent colour */
} NzTone;

/* A piece in its place: lines of a layout (@y is the first one's baseline) or a rectangle (no layout). */
typedef struct
{
  guint page;
  NzTone tone;
  double x, y, width, height;
  PangoLayout *layout; /* (owned) (nullable) */
  int first, n;
} NzFlowItem;

/**
 * NzFlow:
 *
 * Text that runs over pages: a column with a top, another top on following pages, and a bottom. Pieces are
 * put one below the other; a page ends where the next piece does not fit. Paragraphs leave at least two lines
 * on each side of the break. A plain struct.
 */
typedef struct
{
  NzTypeset *typeset; /* (unowned) */
  double left, width;
  double top, next_top, bottom;
  GArray *items;  /* (element-type NzFlowItem) */
  guint page;     /* where the next piece goes … */
  double y;       /* … and its upper edge */
  double pending; /* space asked for; vanishes at a page's top */
} NzFlow;

/* One cell of a row of a table. */
typedef struct
{
  PangoLayout *layout; /* (nullable) */
  double x;            /* from the flow's left */
  NzTone tone;
} NzFlowCell;

#define NZ_FLOW_MOST_CELLS 10

typedef struct
{
  NzFlowCell cells[NZ_FLOW_MOST_CELLS];
  guint n_cells;
  double pad;       /* above and below the text */
  gboolean is_head; /* on a quiet ground, without a line below */
  gboolean leads;   /* stands on no page without the next one: the name of a group */
} NzFlowRow;

/* Lets the layouts of a row go. */
void nz_flow_row_clear (NzFlowRow *row);

NzFlow *
nz_flow_new (NzTypeset *typeset, double left, double width, double top, double next_top, double bottom);
void nz_flow_free (NzFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzFlow, nz_flow_free)

guint nz_flow_n_pages (NzFlow *flow);
/* Space before the next piece; several add up. */
void nz_flow_space (NzFlow *flow, double space);
/* Begins a new page unless @height is left on this one (or it is empty anyway). Returns whether it did. */
gboolean nz_flow_need (NzFlow *flow, double height);
/* A paragraph @indent to the right. @keep_after: what stands directly below it must find this much room on
 * the page of its last two lines. */
void nz_flow_text (NzFlow *flow, PangoLayout *layout, NzTone tone, double indent, double keep_after);
/* Takes the space asked for now, so that flow->y is where the next piece goes. */
void nz_flow_settle (NzFlow *flow);
/* A layout at flow->y without moving on, for things side by side. */
void nz_flow_place (NzFlow *flow, PangoLayout *layout, NzTone tone, double indent);
/* A rectangle from @height above the present place down to it. */
void nz_flow_bar (NzFlow *flow, NzTone tone, double indent, double width, double height);
/* A table: @head (nullable) is repeated on each page. A row is divided only if it is higher than a page; a
 * head never stands alone, nor the last row. */
void nz_flow_table (NzFlow *flow, const NzFlowRow *head, const NzFlowRow *rows, guint n_rows);

/* Draws the items of a page. @marks: whether NZ_TONE_MARKED shows. */
void nz_flow_draw (NzFlow *flow, guint page, cairo_t *cr, const NzTheme *theme, gboolean marks);

G_END_DECLS
