/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-sheet-filler.h"

#include <string.h>

#include "exchange/nz-xlsx-reader.h"

/* A place of something that comes before or after the cells that it is about. */
typedef struct
{
  int line;
  guint column, n_rows, n_columns;
  NzTableRemark remark;
} Later;

#define MOST_LATER 1000000

struct _NzSheetFiller
{
  NzTable *table;
  gsize *n_cells;
  int line; /* the row under way, 0: none */
  gboolean is_row_hidden, has_row;
  GArray *hidden; /* (element-type Later): columns */
  GArray *later;  /* (element-type Later) */
};

NzSheetFiller *
nz_sheet_filler_new (const char *name, gsize *n_cells)
{
  NzSheetFiller *self = g_new0 (NzSheetFiller, 1);

  self->table = nz_table_new (name);
  self->n_cells = n_cells;
  self->hidden = g_array_new (FALSE, FALSE, sizeof (Later));
  self->later = g_array_new (FALSE, FALSE, sizeof (Later));
  return self;
}

void
nz_sheet_filler_free (NzSheetFiller *self)
{
  if (self == NULL)
    return;
  nz_table_free (self->table);
  g_array_unref (self->hidden);
  g_array_unref (self->later);
  g_free (self);
}

static void
cut (NzSheetFiller *self)
{
  nz_sheet_filler_remark_sheet (self, NZ_TABLE_CUT);
}

gboolean
nz_sheet_filler_is_full (NzSheetFiller *self)
{
  return *self->n_cells >= NZ_WORKBOOK_MOST_CELLS;
}

void
nz_sheet_filler_begin_row (NzSheetFiller *self, int line, gboolean is_hidden)
{
  self->has_row = FALSE;
  self->is_row_hidden = is_hidden;
  if (line <= self->line || line > NZ_WORKBOOK_MOST_ROWS)
    {
      cut (self);
      self->line = 0;
      return;
    }
  self->line = line;
}

/* Cells without text to the left are added, so that each stands in its column. */
static gboolean
reach (NzSheetFiller *self, guint column)
{
  gsize row;

  if (!self->has_row)
    nz_table_begin_row (self->table, self->line);
  if (!self->has_row && self->is_row_hidden)
    nz_table_remark (self->table, nz_table_get_n_rows (self->table) - 1, NZ_TABLE_ALL_COLUMNS,
                     NZ_TABLE_HIDDEN);
  self->has_row = TRUE;
  row = nz_table_get_n_rows (self->table) - 1;
  if (nz_table_get_n_cells (self->table, row) > column)
    return FALSE;
  while (nz_table_get_n_cells (self->table, row) < column)
    nz_table_add_cell (self->table, "", 0);
  return TRUE;
}

void
nz_sheet_filler_add (NzSheetFiller *self, guint column, const char *text, guint remarks)
{
  gsize row;

  if (*text == '\0')
    remarks &= 1u << NZ_TABLE_FAILED;
  if (*text == '\0' && remarks == 0)
    return;
  if (self->line == 0 || column >= NZ_TABLE_MOST_COLUMNS || nz_sheet_filler_is_full (self))
    {
      cut (self);
      return;
    }
  if (!reach (self, column))
    {
      cut (self);
      return;
    }
  nz_table_add_cell (self->table, text, -1);
  *self->n_cells += 1 + column / 8;
  row = nz_table_get_n_rows (self->table) - 1;
  for (int remark = 0; remark < NZ_TABLE_N_REMARKS; remark++)
    if ((remarks & 1u << remark) != 0)
      nz_table_remark (self->table, row, column, (NzTableRemark)remark);
}

void
nz_sheet_filler_hide_columns (NzSheetFiller *self, int first, int last)
{
  if (first < 1 || last < first || first > NZ_TABLE_MOST_COLUMNS || self->hidden->len > NZ_TABLE_MOST_COLUMNS)
    return;
  const Later hidden
      = { .column = (guint)first - 1, .n_columns = (guint)(MIN (last, NZ_TABLE_MOST_COLUMNS) - first) + 1 };
  g_array_append_val (self->hidden, hidden);
}

static void
add_later (NzSheetFiller *self, const Later *later)
{
  if (self->later->len < MOST_LATER)
    g_array_append_vals (self->later, later, 1);
}

void
nz_sheet_filler_merge_at (NzSheetFiller *self, int line, guint column, guint n_rows, guint n_columns)
{
  const Later later = { line, column, n_rows, n_columns, NZ_TABLE_MERGED };

  if (n_rows > 1 || n_columns > 1)
    add_later (self, &later);
}

void
nz_sheet_filler_merge (NzSheetFiller *self, const char *range)
{
  const char *colon = range != NULL ? strchr (range, ':') : NULL;
  guint left, right;
  int top, bottom;
  g_autofree char *first = colon != NULL ? g_strndup (range, (gsize)(colon - range)) : NULL;

  if (first == NULL || !nz_sheet_parse_place (first, &left, &top)
      || !nz_sheet_parse_place (colon + 1, &right, &bottom) || right < left || bottom < top)
    return;
  nz_sheet_filler_merge_at (self, top, left, (guint)(bottom - top) + 1, right - left + 1);
}

void
nz_sheet_filler_remark_at (NzSheetFiller *self, int line, guint column, NzTableRemark remark)
{
  const Later later = { line, column, 1, 1, remark };

  add_later (self, &later);
}

void
nz_sheet_filler_remark_place (NzSheetFiller *self, const char *place, NzTableRemark remark)
{
  guint column;
  int line;

  if (place != NULL && nz_sheet_parse_place (place, &column, &line))
    nz_sheet_filler_remark_at (self, line, column, remark);
}

void
nz_sheet_filler_remark_sheet (NzSheetFiller *self, NzTableRemark remark)
{
  nz_table_remark (self->table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, remark);
}

/* --- the end ---------------------------------------------------------------------------------------------
 */

/* The text of a merged cell holds for the rows below it that have something else in them. */
static void
fill_down (NzSheetFiller *self, const Later *merged, gsize first)
{
  gint64 last = (gint64)merged->line + merged->n_rows - 1;

  if (nz_table_get_cell (self->table, first, merged->column)[0] == '\0')
    return;
  for (gsize row = first + 1;
       row < nz_table_get_n_rows (self->table) && nz_table_get_line (self->table, row) <= last; row++)
    if (nz_table_get_cell (self->table, row, merged->column)[0] == '\0')
      {
        nz_table_repeat_cell (self->table, first, row, merged->column);
        nz_table_remark (self->table, row, merged->column, NZ_TABLE_MERGED);
      }
}

static int
compare_later (gconstpointer a, gconstpointer b)
{
  const Later *one = a, *other = b;

  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;
  return (one->line > other->line) - (one->line < other->line);
}

static gboolean
fills_down (const Later *later)
{
  return later->remark == NZ_TABLE_MERGED && later->n_rows > 1 && later->n_columns == 1;
}

/* Column by column from the top, so that each row is filled once, however many merged cells a bad workbook
 * lays over each other there. */
static void
apply_later (NzSheetFiller *self)
{
  guint column = 0;
  gint64 filled = 0; /* the last line of it that was */

  g_array_sort (self->later, compare_later);
  for (guint i = 0; i < self->later->len; i++)
    {
      const Later *later = &g_array_index (self->later, Later, i);
      gsize row;

      if (!nz_table_find_line (self->table, later->line, &row) || later->column >= NZ_TABLE_MOST_COLUMNS)
        continue;
      nz_table_remark (self->table, row, later->column, later->remark);
      if (!fills_down (later) || (later->column == column && later->line <= filled))
        continue;
      fill_down (self, later, row);
      column = later->column;
      filled = (gint64)later->line + later->n_rows - 1;
    }
}

static void
apply_hidden (NzSheetFiller *self)
{
  for (guint i = 0; i < self->hidden->len && nz_table_get_n_rows (self->table) > 0; i++)
    {
      const Later *hidden = &g_array_index (self->hidden, Later, i);

      for (guint column = hidden->column;
           column < MIN (hidden->column + hidden->n_columns, nz_table_get_n_columns (self->table)); column++)
        nz_table_remark (self->table, 0, column, NZ_TABLE_HIDDEN);
    }
}

NzTable *
nz_sheet_filler_finish (NzSheetFiller *self)
{
  nz_table_end (self->table);
  apply_later (self);
  apply_hidden (self);
  nz_table_end (self->table);
  return g_steal_pointer (&self->table);
}

/* --- places and days -------------------------------------------------------------------------------------
 */

gboolean
nz_sheet_parse_place (const char *place, guint *column, int *row)
{
  guint c = 0, n = 0;
  guint64 r;

  place += *place == '$';
  for (; g_ascii_isalpha (*place) && n < 4; n++, place++)
    c = c * 26 + (guint)(g_ascii_toupper (*place) - 'A') + 1;
  place += *place == '$';
  if (n == 0 || !g_ascii_string_to_unsigned (place, 10, 1, G_MAXINT, &r, NULL))
    return FALSE;
  *column = c - 1;
  *row = (int)r;
  return TRUE;
}

char *
nz_sheet_dup_day (const char *iso)
{
  const char *time = strchr (iso, 'T');

  if (time == NULL)
    return g_strdup (iso);
  if (strlen (time) < 6 || strncmp (time + 1, "00:00", 5) == 0)
    return g_strndup (iso, (gsize)(time - iso));
  return g_strdup_printf ("%.*s %.5s", (int)(time - iso), iso, time + 1);
}
