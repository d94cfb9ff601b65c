/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* Rows that are struck through: what is crossed out in an office's list holds no more, or does all the same.
 * Only who imports knows; asked once for a sheet, and decided for single rows where something was chosen for
 * them. */

/* As many rows are named one by one. */
#define MOST_ROWS 12

gboolean
nz_import_is_struck (const NzSheetPlan *sheet, gsize row)
{
  const NzTable *table = sheet->public.table;
  guint n_filled = 0, n_struck = 0;

  if (nz_table_count_remarks (table, NZ_TABLE_STRUCK) == 0)
    return FALSE;
  for (guint column = 0; column < nz_table_get_n_cells (table, row); column++)
    if (nz_table_get_cell (table, row, column)[0] != '\0')
      {
        n_filled++;
        n_struck += nz_table_has_remark (table, row, column, NZ_TABLE_STRUCK);
      }
  return 2 * n_struck > n_filled;
}

static gint64
answer_of (NzImport *import, guint sheet)
{
  for (guint i = 0; i < import->questions->len; i++)
    {
      const NzImportQuestion *question = import->questions->pdata[i];

      if (question->kind == NZ_IMPORT_ASK_STRUCK && question->sheet == sheet)
        return question->answer;
    }
  return NZ_IMPORT_UNDECIDED;
}

static const NzRowChoice *
choice_of (NzImport *import, guint sheet, gsize row)
{
  return g_hash_table_lookup (((const NzSheetPlan *)import->sheets->pdata[sheet])->choices,
                              GSIZE_TO_POINTER (row));
}

gboolean
nz_import_is_left_out (NzImport *import, guint sheet, gsize row)
{
  const NzRowChoice *choice = choice_of (import, sheet, row);

  if (choice != NULL)
    return choice->choice == NZ_IMPORT_LEAVE_OUT;
  return nz_import_is_struck (import->sheets->pdata[sheet], row)
         && answer_of (import, sheet) == NZ_IMPORT_NOT_READ;
}

gboolean
nz_import_is_struck_open (NzImport *import, guint sheet, gsize row)
{
  return choice_of (import, sheet, row) == NULL && nz_import_is_struck (import->sheets->pdata[sheet], row)
         && answer_of (import, sheet) == NZ_IMPORT_UNDECIDED;
}

/* --- all of them -----------------------------------------------------------------------------------------
 */

typedef gboolean (*IsMeant) (NzImport *import, guint sheet, gsize row);

static gboolean
is_without_choice (NzImport *import, guint sheet, gsize row)
{
  return choice_of (import, sheet, row) == NULL;
}

static gboolean
is_taken (NzImport *import, guint sheet, gsize row)
{
  return !nz_import_is_left_out (import, sheet, row);
}

/* (transfer full) (nullable): "5, 7, 12" of the struck rows that are meant; NULL: there is none */
static char *
dup_rows (NzImport *import, guint index, IsMeant is_meant)
{
  const NzSheetPlan *sheet = import->sheets->pdata[index];
  const NzTable *table = sheet->public.table;
  g_autoptr (GString) rows = g_string_new (NULL);
  guint n = 0;

  for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (table); row++)
    if (nz_import_is_struck (sheet, row) && is_meant (import, index, row) && n++ < MOST_ROWS)
      g_string_append_printf (rows, "%s%d", rows->len > 0 ? ", " : "", nz_table_get_line (table, row));
  if (n > MOST_ROWS)
    g_string_append (rows, " …");
  return n > 0 ? g_string_free (g_steal_pointer (&rows), FALSE) : NULL;
}

/* Takes @text. */
static void
note (NzImport *import, guint index, char *text)
{
  const NzSheetPlan *sheet = import->sheets->pdata[index];
  g_autofree char *taken = text;

  nz_import_add_note (import->result, nz_table_get_name (sheet->public.table), 0, NULL, taken);
}

void
nz_import_ask_struck (NzImport *import, guint index)
{
  const NzSheetPlan *sheet = import->sheets->pdata[index];
  g_autofree char *open = NULL;

  if (nz_table_count_remarks (sheet->public.table, NZ_TABLE_STRUCK) == 0)
    return;
  open = dup_rows (import, index, is_without_choice);
  if (open != NULL)
    nz_import_ask (import, NZ_IMPORT_ASK_STRUCK, index, 0, sheet->public.entity, open);
  g_autofree char *taken = dup_rows (import, index, is_taken);
  g_autofree char *left_out = dup_rows (import, index, nz_import_is_left_out);
  if (taken != NULL)
    note (import, index,
          g_strdup_printf (_ ("Rows that are struck through, read like the others: %s"), taken));
  if (left_out != NULL)
    note (import, index, g_strdup_printf (_ ("Rows that are struck through, left out: %s"), left_out));
}
