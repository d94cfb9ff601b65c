/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-attendance-matrix.h"

#include <string.h>

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"

static void
row_free (gpointer data)
{
  NzAttendanceRow *row = data;
  g_free (row->name);
  g_free (row->cells);
  g_free (row);
}

void
nz_attendance_matrix_free (NzAttendanceMatrix *self)
{
  g_clear_pointer (&self->conferences, g_array_unref);
  g_clear_pointer (&self->represented, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_conferences (NzAttendanceMatrix *self, NzStore *store, NzDate day, guint n, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "SELECT id, number, day FROM (SELECT * FROM meeting WHERE kind = 'conference' AND state = "
      "'held' AND day <= ?1 ORDER BY day DESC, starts DESC, id LIMIT ?2) ORDER BY day, starts, id",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, n);
  while (nz_rows_next (rows, &local))
    {
      const NzAttended one = { nz_rows_int (rows, 0), (int)nz_rows_int (rows, 1), nz_rows_date (rows, 2),
                               NZ_ATTENDANCE_UNKNOWN };
      const guint none = 0;
      g_array_append_val (self->conferences, one);
      g_array_append_val (self->represented, none);
    }
  return nz_load_done (&local, error);
}

/* The organisations of the network on the day, by id. */
static GHashTable *
read_organisations (NzAttendanceMatrix *self, NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT id, name, short_name FROM organisation WHERE %s", active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GHashTable) table = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &local))
    {
      NzAttendanceRow *row = g_new0 (NzAttendanceRow, 1);
      row->organisation = nz_rows_int (rows, 0);
      row->name = nz_organisation_label (nz_rows_text (rows, 1), nz_rows_text (rows, 2));
      row->cells = g_new0 (guint8, self->conferences->len + 1);
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (table, &row->organisation, row);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&table) : NULL;
}

/* The best of all who were there for an organisation counts. */
static gboolean
read_cells (NzAttendanceMatrix *self, NzStore *store, GHashTable *table, guint column, GError **error)
{
  static const NzAttendance of_rank[]
      = { NZ_ATTENDANCE_UNKNOWN, NZ_ATTENDANCE_ABSENT, NZ_ATTENDANCE_EXCUSED, NZ_ATTENDANCE_PRESENT };
  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "SELECT a.target, max (CASE i.attendance WHEN 'present' THEN 3 WHEN 'excused' THEN 2 ELSE 1 END) "
      "FROM " NZ_FOR_WHOM_SQL
      " a JOIN invitation i ON i.id = a.record WHERE i.attendance IS NOT NULL GROUP BY 1",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, g_array_index (self->conferences, NzAttended, column).meeting);
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      NzAttendance attendance = of_rank[CLAMP (nz_rows_int (rows, 1), 0, 3)];
      NzAttendanceRow *row = g_hash_table_lookup (table, &id);
      if (attendance == NZ_ATTENDANCE_PRESENT)
        g_array_index (self->represented, guint, column)++;
      if (row != NULL)
        row->cells[column] = attendance;
    }
  return nz_load_done (&local, error);
}

static void
sum_up (NzAttendanceRow *row, guint n)
{
  guint missed = 0;

  for (guint i = 0; i < n; i++)
    switch (row->cells[i])
      {
      case NZ_ATTENDANCE_PRESENT:
        row->present++;
        row->noted++;
        missed = 0;
        break;
      case NZ_ATTENDANCE_EXCUSED:
        row->noted++;
        missed = 0;
        break;
      case NZ_ATTENDANCE_ABSENT:
        row->noted++;
        missed++;
        row->longest = MAX (row->longest, missed);
        break;
      default:
        break;
      }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const NzAttendanceRow *one = *(NzAttendanceRow *const *)a, *other = *(NzAttendanceRow *const *)b;
  g_autofree char *x = nz_text_sort_key_words (one->name);
  g_autofree char *y = nz_text_sort_key_words (other->name);
  int order = strcmp (x, y);

  return order != 0 ? order
                    : (one->organisation > other->organisation) - (one->organisation < other->organisation);
}

NzAttendanceMatrix *
nz_attendance_matrix_new (NzStore *store, NzDate day, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_autoptr (NzAttendanceMatrix) self = g_new0 (NzAttendanceMatrix, 1);
  self->conferences = g_array_new (FALSE, FALSE, sizeof (NzAttended));
  self->represented = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rows = g_ptr_array_new_with_free_func (row_free);
  if (!read_conferences (self, store, day, n, error))
    return NULL;
  g_autoptr (GHashTable) table = read_organisations (self, store, day, error);
  if (table == NULL)
    return NULL;
  for (guint i = 0; i < self->conferences->len; i++)
    if (!read_cells (self, store, table, i, error))
      return NULL;
  for (guint i = self->rows->len; i > 0; i--)
    {
      NzAttendanceRow *row = self->rows->pdata[i - 1];
      sum_up (row, self->conferences->len);
      if (row->noted == 0)
        g_ptr_array_remove_index_fast (self->rows, i - 1);
    }
  g_ptr_array_sort (self->rows, compare);
  return g_steal_pointer (&self);
}

const char *
nz_attendance_sign (NzAttendance attendance)
{
  return attendance == NZ_ATTENDANCE_PRESENT ? "●" : attendance == NZ_ATTENDANCE_EXCUSED ? "○" : "";
}

char *
nz_attendance_row_rate (const NzAttendanceRow *row, NzLanguage language)
{
  return row->noted > 0 ? g_strdup_printf (nz_text (language, "%u of %u"), row->present, row->noted)
                        : g_strdup ("");
}
