/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-table.h"

#include <stdlib.h>

#define MOST_KEPT_REMARKS 2000000

typedef struct
{
  gsize first_cell;
  guint n_cells;
  int line;
} Row;

typedef struct
{
  gsize row;
  guint column;
  NzTableRemark remark;
} Remark;

/* All cells lie behind each other in one block, each with its NUL. */
struct _NzTable
{
  char *name;
  GString *text;
  GArray *cells;   /* (element-type gsize): where each begins in text */
  GArray *rows;    /* (element-type Row) */
  GArray *remarks; /* (element-type Remark), by row and column once the table is full */
  guint n_remarks[NZ_TABLE_N_REMARKS];
  gboolean on_sheet[NZ_TABLE_N_REMARKS];
  guint n_columns;
  gboolean is_guarded;
  gboolean in_row; /* while reading */
  gboolean row_has_text;
};

static GArray *
copy_array (GArray *array, guint element_size)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, element_size, array->len);

  return g_array_append_vals (copy, array->data, array->len);
}

NzTable *
nz_table_new (const char *name)
{
  NzTable *table = g_new0 (NzTable, 1);

  g_return_val_if_fail (name != NULL, NULL);

  table->name = g_strdup (name);
  table->text = g_string_new (NULL);
  table->cells = g_array_new (FALSE, FALSE, sizeof (gsize));
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  table->remarks = g_array_new (FALSE, FALSE, sizeof (Remark));
  return table;
}

NzTable *
nz_table_copy (const NzTable *table)
{
  NzTable *copy = g_new0 (NzTable, 1);

  *copy = *table;
  copy->name = g_strdup (table->name);
  copy->text = g_string_new_len (table->text->str, (gssize)table->text->len);
  copy->cells = copy_array (table->cells, sizeof (gsize));
  copy->rows = copy_array (table->rows, sizeof (Row));
  copy->remarks = copy_array (table->remarks, sizeof (Remark));
  return copy;
}

void
nz_table_free (NzTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_string_free (table->text, TRUE);
  g_array_unref (table->cells);
  g_array_unref (table->rows);
  g_array_unref (table->remarks);
  g_free (table);
}

/* --- reading it ------------------------------------------------------------------------------------------
 */

static Row *
row_at (const NzTable *table, gsize row)
{
  return &g_array_index (table->rows, Row, row);
}

const char *
nz_table_get_name (const NzTable *table)
{
  return table->name;
}

gsize
nz_table_get_n_rows (const NzTable *table)
{
  return table->rows->len;
}

int
nz_table_get_line (const NzTable *table, gsize row)
{
  return row_at (table, row)->line;
}

guint
nz_table_get_n_cells (const NzTable *table, gsize row)
{
  return row_at (table, row)->n_cells;
}

guint
nz_table_get_n_columns (const NzTable *table)
{
  return table->n_columns;
}

const char *
nz_table_get_cell (const NzTable *table, gsize row, guint column)
{
  const Row *r = row_at (table, row);

  if (column >= r->n_cells)
    return "";
  return table->text->str + g_array_index (table->cells, gsize, r->first_cell + column);
}

gboolean
nz_table_is_guarded (const NzTable *table)
{
  return table->is_guarded;
}

void
nz_table_set_guarded (NzTable *table, gboolean is_guarded)
{
  table->is_guarded = is_guarded;
}

gboolean
nz_table_find_line (const NzTable *table, int line, gsize *row)
{
  gsize low = 0, high = table->rows->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (row_at (table, middle)->line < line)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low;
  return low < table->rows->len && row_at (table, low)->line == line;
}

/* --- filling it ------------------------------------------------------------------------------------------
 */

static gsize
add_text (NzTable *table, const char *text, gssize size)
{
  gsize place = table->text->len;

  g_string_append_len (table->text, text, size);
  g_string_append_c (table->text, '\0');
  return place;
}

static void
drop_row (NzTable *table)
{
  const Row *row = row_at (table, table->rows->len - 1);

  if (row->n_cells > 0)
    g_string_truncate (table->text, g_array_index (table->cells, gsize, row->first_cell));
  g_array_set_size (table->cells, (guint)row->first_cell);
  for (guint i = table->remarks->len; i > 0; i--)
    {
      const Remark *remark = &g_array_index (table->remarks, Remark, i - 1);

      if (remark->row != table->rows->len - 1)
        break;
      table->n_remarks[remark->remark]--;
      g_array_set_size (table->remarks, i - 1);
    }
  g_array_set_size (table->rows, table->rows->len - 1);
}

static void
end_row (NzTable *table)
{
  if (table->in_row && !table->row_has_text)
    drop_row (table);
  else if (table->in_row)
    table->n_columns = MAX (table->n_columns, row_at (table, table->rows->len - 1)->n_cells);
  table->in_row = FALSE;
}

void
nz_table_begin_row (NzTable *table, int line)
{
  Row row = { .line = line };

  end_row (table);
  row.first_cell = table->cells->len;
  g_array_append_val (table->rows, row);
  table->in_row = TRUE;
  table->row_has_text = FALSE;
}

void
nz_table_add_cell (NzTable *table, const char *text, gssize size)
{
  gsize place;

  g_return_if_fail (table->in_row);

  place = add_text (table, text, size);
  g_array_append_val (table->cells, place);
  row_at (table, table->rows->len - 1)->n_cells++;
  table->row_has_text = table->row_has_text || table->text->str[place] != '\0';
}

static int
compare_remarks (gconstpointer a, gconstpointer b)
{
  const Remark *first = a, *second = b;

  if (first->row != second->row)
    return first->row < second->row ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return (int)first->remark - (int)second->remark;
}

void
nz_table_end (NzTable *table)
{
  end_row (table);
  for (guint i = 1; i < table->remarks->len; i++)
    if (compare_remarks (&g_array_index (table->remarks, Remark, i - 1),
                         &g_array_index (table->remarks, Remark, i))
        > 0)
      {
        g_array_sort (table->remarks, compare_remarks);
        return;
      }
}

static void
set_place (NzTable *table, gsize row, guint column, gsize text)
{
  Row *r = row_at (table, row);

  if (column >= r->n_cells)
    {
      gsize first = table->cells->len, nothing = add_text (table, "", 0);

      for (guint i = 0; i <= column; i++)
        {
          gsize place = i < r->n_cells ? g_array_index (table->cells, gsize, r->first_cell + i) : nothing;
          g_array_append_val (table->cells, place);
        }
      r->first_cell = first;
      r->n_cells = column + 1;
      table->n_columns = MAX (table->n_columns, r->n_cells);
    }
  g_array_index (table->cells, gsize, r->first_cell + column) = text;
}

void
nz_table_set_cell (NzTable *table, gsize row, guint column, const char *text)
{
  /* @text may be a cell of this table. */
  g_autofree char *copy = g_strdup (text);

  g_return_if_fail (!table->in_row && column < NZ_TABLE_MOST_COLUMNS);
  set_place (table, row, column, add_text (table, copy, -1));
}

void
nz_table_repeat_cell (NzTable *table, gsize row, gsize to, guint column)
{
  const Row *r = row_at (table, row);

  g_return_if_fail (!table->in_row && column < r->n_cells);
  set_place (table, to, column, g_array_index (table->cells, gsize, r->first_cell + column));
}

/* --- remarks ---------------------------------------------------------------------------------------------
 */

void
nz_table_remark (NzTable *table, gsize row, guint column, NzTableRemark remark)
{
  Remark new = { row, column, remark };

  g_return_if_fail (remark < NZ_TABLE_N_REMARKS);

  if (row == NZ_TABLE_ALL_ROWS)
    {
      table->n_remarks[remark] += !table->on_sheet[remark];
      table->on_sheet[remark] = TRUE;
      return;
    }
  /* A row of nothing but a failed formula is one to tell of. */
  table->row_has_text = table->row_has_text || remark == NZ_TABLE_FAILED;
  table->n_remarks[remark]++;
  if (table->remarks->len < MOST_KEPT_REMARKS)
    g_array_append_val (table->remarks, new);
}

gboolean
nz_table_has_remark (const NzTable *table, gsize row, guint column, NzTableRemark remark)
{
  const Remark wanted = { row, column, remark };

  g_return_val_if_fail (remark < NZ_TABLE_N_REMARKS, FALSE);

  if (row == NZ_TABLE_ALL_ROWS)
    return table->on_sheet[remark];
  return table->remarks->len > 0
         && bsearch (&wanted, table->remarks->data, table->remarks->len, sizeof (Remark), compare_remarks)
                != NULL;
}

guint
nz_table_count_remarks (const NzTable *table, NzTableRemark remark)
{
  g_return_val_if_fail (remark < NZ_TABLE_N_REMARKS, 0);
  return table->n_remarks[remark];
}

gboolean
nz_table_next_remark (const NzTable *table, NzTableRemark remark, gsize *iter, gsize *row, guint *column)
{
  for (; *iter < table->remarks->len; (*iter)++)
    {
      const Remark *found = &g_array_index (table->remarks, Remark, *iter);

      if (found->remark == remark)
        {
          *row = found->row;
          *column = found->column;
          (*iter)++;
          return TRUE;
        }
    }
  return FALSE;
}
