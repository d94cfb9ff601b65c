/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-flow.h"

/* Where the baseline lies in a line's pitch: cap height and descent look centred between two lines. */
#define BASELINE 0.785
#define HAIRLINE 0.5
/* Lines of a paragraph that stay together at a page's foot (orphans) and head (widows). */
#define KEPT_LINES 2

static void
clear_item (gpointer data)
{
  g_clear_object (&((NzFlowItem *)data)->layout);
}

NzFlow *
nz_flow_new (NzTypeset *typeset, double left, double width, double top, double next_top, double bottom)
{
  g_return_val_if_fail (typeset != NULL, NULL);
  NzFlow *flow = g_new0 (NzFlow, 1);
  *flow = (NzFlow){ .typeset = typeset,
                    .left = left,
                    .width = width,
                    .top = top,
                    .next_top = next_top,
                    .bottom = bottom,
                    .y = top };
  flow->items = g_array_new (FALSE, TRUE, sizeof (NzFlowItem));
  g_array_set_clear_func (flow->items, clear_item);
  return flow;
}

void
nz_flow_free (NzFlow *flow)
{
  g_return_if_fail (flow != NULL);
  g_array_unref (flow->items);
  g_free (flow);
}

guint
nz_flow_n_pages (NzFlow *flow)
{
  g_return_val_if_fail (flow != NULL, 0);
  return flow->page + 1;
}

static double
page_top (NzFlow *flow)
{
  return flow->page == 0 ? flow->top : flow->next_top;
}

static gboolean
at_top (NzFlow *flow)
{
  return flow->y <= page_top (flow);
}

static void
new_page (NzFlow *flow)
{
  flow->page++;
  flow->y = flow->next_top;
  flow->pending = 0;
}

static double
room (NzFlow *flow)
{
  return flow->bottom - flow->y - (at_top (flow) ? 0 : flow->pending);
}

void
nz_flow_settle (NzFlow *flow)
{
  if (!at_top (flow))
    flow->y += flow->pending;
  flow->pending = 0;
}

void
nz_flow_space (NzFlow *flow, double space)
{
  flow->pending += space;
}

gboolean
nz_flow_need (NzFlow *flow, double height)
{
  if (height <= room (flow) || at_top (flow))
    return FALSE;
  new_page (flow);
  return TRUE;
}

static void
put_lines (NzFlow *flow, PangoLayout *layout, NzTone tone, double indent, int first, int n, double top)
{
  NzFlowItem item = {
    .page = flow->page,
    .tone = tone,
    .x = flow->left + indent,
    .y = top + nz_layout_pitch (layout) * BASELINE,
    .width = nz_layout_width (layout),
    .height = nz_layout_span (layout, first, n),
    .layout = g_object_ref (layout),
    .first = first,
    .n = n,
  };
  g_array_append_val (flow->items, item);
}

static void
put_box (NzFlow *flow, NzTone tone, double x, double y, double width, double height)
{
  NzFlowItem item = { .page = flow->page, .tone = tone, .x = x, .y = y, .width = width, .height = height };
  g_array_append_val (flow->items, item);
}

/* How many lines from @first on fit into @height. */
static int
fitting_lines (PangoLayout *layout, int first, double height)
{
  int n_lines = nz_layout_n_lines (layout), n = 0;
  while (first + n < n_lines && nz_layout_span (layout, first, n + 1) <= height + 0.01)
    n++;
  return n;
}

void
nz_flow_text (NzFlow *flow, PangoLayout *layout, NzTone tone, double indent, double keep_after)
{
  int n_lines = nz_layout_n_lines (layout), first = 0;
  while (first < n_lines)
    {
      int left = n_lines - first;
      int n = fitting_lines (layout, first, room (flow));
      gboolean ends_here = n == left && nz_layout_span (layout, first, n) + keep_after <= room (flow) + 0.01;
      /* what cannot be divided stays, even if nothing finds room below it */
      gboolean whole = n == left && at_top (flow) && left < 2 * KEPT_LINES;
      if (!ends_here && !whole)
        {
          n = MIN (n, left - MIN (left, KEPT_LINES));
          if (n < KEPT_LINES && !at_top (flow))
            {
              new_page (flow);
              continue;
            }
          n = MAX (n, 1);
        }
      nz_flow_settle (flow);
      put_lines (flow, layout, tone, indent, first, n, flow->y);
      flow->y += nz_layout_span (layout, first, n);
      first += n;
      if (first < n_lines)
        new_page (flow);
    }
}

void
nz_flow_place (NzFlow *flow, PangoLayout *layout, NzTone tone, double indent)
{
  put_lines (flow, layout, tone, indent, 0, nz_layout_n_lines (layout), flow->y);
}

void
nz_flow_bar (NzFlow *flow, NzTone tone, double indent, double width, double height)
{
  put_box (flow, tone, flow->left + indent, flow->y - height, width, height);
}

/* --- tables --- */

static int
row_lines (const NzFlowRow *row)
{
  int most = 1;
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].layout)
      most = MAX (most, nz_layout_n_lines (row->cells[i].layout));
  return most;
}

/* The height of lines @first to @first + @n - 1 of the row's tallest cell. */
static double
row_height (const NzFlowRow *row, int first, int n)
{
  double height = 0;
  for (guint i = 0; i < row->n_cells; i++)
    {
      PangoLayout *layout = row->cells[i].layout;
      int count = layout ? MIN (n, nz_layout_n_lines (layout) - first) : 0;
      if (count > 0)
        height = MAX (height, nz_layout_span (layout, first, count));
    }
  return height + 2 * row->pad;
}

static void
put_row (NzFlow *flow, const NzFlowRow *row, int first, int n)
{
  nz_flow_settle (flow);
  double height = row_height (row, first, n);
  if (row->is_head)
    put_box (flow, NZ_TONE_FILL, flow->left, flow->y, flow->width, height);
  else
    put_box (flow, NZ_TONE_RULE, flow->left, flow->y + height - HAIRLINE / 2, flow->width, HAIRLINE);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const NzFlowCell *cell = &row->cells[i];
      int count = cell->layout ? MIN (n, nz_layout_n_lines (cell->layout) - first) : 0;
      if (count > 0)
        put_lines (flow, cell->layout, cell->tone, cell->x, first, count, flow->y + row->pad);
    }
  flow->y += height;
}

static void
put_head (NzFlow *flow, const NzFlowRow *head)
{
  if (head)
    put_row (flow, head, 0, row_lines (head));
}

/* A row higher than a page, line by line; @head_height belongs to each page. */
static void
put_long_row (NzFlow *flow, const NzFlowRow *head, const NzFlowRow *row)
{
  int n_lines = row_lines (row), first = 0;
  while (first < n_lines)
    {
      int n = 0;
      while (first + n < n_lines && row_height (row, first, n + 1) <= room (flow))
        n++;
      if (n >= MIN (KEPT_LINES, n_lines - first) || at_top (flow))
        {
          n = MAX (n, 1);
          put_row (flow, row, first, n);
          first += n;
        }
      if (first < n_lines)
        {
          new_page (flow);
          put_head (flow, head);
        }
    }
}

void
nz_flow_row_clear (NzFlowRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    g_clear_object (&row->cells[i].layout);
}

void
nz_flow_table (NzFlow *flow, const NzFlowRow *head, const NzFlowRow *rows, guint n_rows)
{
  if (n_rows == 0)
    return;
  double head_height = head ? row_height (head, 0, row_lines (head)) : 0;
  double page_height = flow->bottom - flow->next_top - head_height;
  for (guint i = 0; i < n_rows; i++)
    {
      const NzFlowRow *row = &rows[i];
      double height = row_height (row, 0, row_lines (row));
      gboolean is_long = height > page_height;
      /* the head with the first two rows, the last two rows together, a group's name with its first row */
      double together = is_long ? row_height (row, 0, KEPT_LINES) : height;
      if (i + 1 < n_rows && (i == 0 || i + 2 == n_rows || row->leads))
        {
          double next = row_height (&rows[i + 1], 0, row_lines (&rows[i + 1]));
          if (height + next <= page_height)
            together = height + next;
        }
      if (i == 0)
        {
          nz_flow_need (flow, head_height + together);
          put_head (flow, head);
        }
      else if (nz_flow_need (flow, together))
        put_head (flow, head);
      if (is_long)
        put_long_row (flow, head, row);
      else
        put_row (flow, row, 0, row_lines (row));
    }
}

/* --- drawing --- */

static NzColour
tone_colour (NzTone tone, const NzTheme *theme)
{
  switch (tone)
    {
    case NZ_TONE_DIM:
      return theme->dim;
    case NZ_TONE_FILL:
      return theme->fill;
    case NZ_TONE_RULE:
      return theme->line;
    case NZ_TONE_ACCENT:
      return theme->accent;
    case NZ_TONE_TEXT:
    case NZ_TONE_MARKED:
    default:
      return theme->text;
    }
}

static void
draw_mark (const NzFlowItem *item, cairo_t *cr)
{
  double ascent = nz_layout_pitch (item->layout) * BASELINE;
  cairo_rectangle (cr, item->x - 2, item->y - ascent - 0.5, item->width + 4, item->height + 1);
  nz_colour_set_source (cr, nz_colour (0xf8e45c, 0.85));
  cairo_fill (cr);
}

void
nz_flow_draw (NzFlow *flow, guint page, cairo_t *cr, const NzTheme *theme, gboolean marks)
{
  g_return_if_fail (flow && cr && theme);
  cairo_new_path (cr);
  for (guint i = 0; i < flow->items->len; i++)
    {
      const NzFlowItem *item = &g_array_index (flow->items, NzFlowItem, i);
      if (item->page != page)
        continue;
      if (marks && item->tone == NZ_TONE_MARKED)
        draw_mark (item, cr);
      nz_colour_set_source (cr, tone_colour (item->tone, theme));
      if (item->layout)
        nz_typeset_show_lines (flow->typeset, cr, item->layout, item->first, item->n, item->x, item->y);
      else
        {
          cairo_rectangle (cr, item->x, item->y, item->width, item->height);
          cairo_fill (cr);
        }
    }
}
