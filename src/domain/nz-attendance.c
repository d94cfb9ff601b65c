/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-attendance.h"

#include "domain/nz-load.h"

/* How an invitation's attendance counts for an organisation: the best of all counts. */
#define SQL_RANK                                                                                             \
  "max (CASE i.attendance WHEN 'present' THEN 3 WHEN 'excused' THEN 2 WHEN 'absent' THEN 1 END)"

/* Whom an invitation is for: its own organisation and those that its person represents besides. */
static char *
for_whom_sql (void)
{
  return nz_about_sql (&nz_entity_invitation, nz_entity_field (&nz_entity_invitation, "organisation"));
}

static NzAttendance
from_rank (gint64 rank)
{
  switch (rank)
    {
    case 3:
      return NZ_ATTENDANCE_PRESENT;
    case 2:
      return NZ_ATTENDANCE_EXCUSED;
    case 1:
      return NZ_ATTENDANCE_ABSENT;
    default:
      return NZ_ATTENDANCE_UNKNOWN;
    }
}

GArray *
nz_attendance_of (NzStore *store, gint64 organisation, NzDate day, guint n, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_autofree char *for_whom = for_whom_sql ();
  g_autofree char *sql = g_strdup_printf (
      "WITH mine AS (SELECT i.meeting AS meeting, " SQL_RANK " AS rank FROM %s a JOIN invitation i ON "
      "i.id = a.record WHERE a.target = ?2 GROUP BY i.meeting) "
      "SELECT m.id, m.number, m.day, mine.rank FROM (SELECT id, number, day, starts FROM meeting WHERE "
      "kind = 'conference' AND state = 'held' AND day <= ?1 ORDER BY day DESC, starts DESC, id LIMIT ?3) AS "
      "m "
      "LEFT JOIN mine ON mine.meeting = m.id ORDER BY m.day, m.starts, m.id",
      for_whom);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GArray) attended = g_array_new (FALSE, FALSE, sizeof (NzAttended));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  nz_rows_bind_int (rows, 2, organisation);
  nz_rows_bind_int (rows, 3, n);
  while (nz_rows_next (rows, &local))
    {
      NzAttended one = { nz_rows_int (rows, 0), (int)nz_rows_int (rows, 1), nz_rows_date (rows, 2),
                         from_rank (nz_rows_int (rows, 3)) };
      g_array_append_val (attended, one);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&attended) : NULL;
}

gboolean
nz_attendance_count (NzStore *store, gint64 meeting, NzAttendanceCount *count, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && count != NULL, FALSE);

  g_autoptr (NzRows) rows = nz_rows_new (
      store,
      "WITH rest AS (SELECT * FROM invitation WHERE meeting = ?1) SELECT "
      "(SELECT count (DISTINCT a.target) FROM " NZ_FOR_WHOM_SQL " a JOIN rest i ON i.id = a.record WHERE "
      "i.attendance = 'present'), (SELECT count (*) FROM rest WHERE attendance = 'present'), "
      "(SELECT count (*) FROM rest WHERE attendance = 'present' AND departed IS NULL), "
      "(SELECT count (*) FROM rest WHERE attendance IS NULL), "
      "(SELECT count (*) FROM rest WHERE attendance = 'excused'), "
      "(SELECT count (*) FROM rest WHERE attendance = 'absent'), "
      "(SELECT coalesce (sum (max (coalesce (people, 1), 1)), 0) FROM rest WHERE reply IN ('yes', "
      "'deputy')), "
      "(SELECT head_count FROM meeting WHERE id = ?1), (SELECT capacity FROM meeting WHERE id = ?1)",
      error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, meeting);
  if (nz_rows_next (rows, &local))
    {
      *count = (NzAttendanceCount){ .organisations = (guint)nz_rows_int (rows, 0),
                                    .people = (guint)nz_rows_int (rows, 1),
                                    .there = (guint)nz_rows_int (rows, 2),
                                    .open = (guint)nz_rows_int (rows, 3),
                                    .excused = (guint)nz_rows_int (rows, 4),
                                    .absent = (guint)nz_rows_int (rows, 5),
                                    .accepted = (guint)nz_rows_int (rows, 6),
                                    .head_count = (guint)nz_rows_int (rows, 7),
                                    .capacity = (guint)nz_rows_int (rows, 8) };
    }
  return nz_load_done (&local, error);
}

char *
nz_attendance_count_words (const NzAttendanceCount *count, NzLanguage language)
{
  g_return_val_if_fail (count != NULL, NULL);

  g_autofree char *organisations = g_strdup_printf (
      nz_ntext (language, "%u organisation", "%u organisations", count->organisations), count->organisations);
  /* a public event may hold a plain number, and no fewer came than those who were noted by name */
  guint n = MAX (count->people, count->head_count);
  g_autofree char *people = g_strdup_printf (nz_ntext (language, "%u person", "%u people", n), n);

  return count->organisations > 0 ? g_strdup_printf ("%s, %s", organisations, people)
                                  : g_steal_pointer (&people);
}

const char *
nz_attendance_label (NzAttendance attendance, NzLanguage language)
{
  static const char *const codes[] = { NULL, "present", "excused", "absent" };
  const NzField *field = nz_entity_field (&nz_entity_invitation, "attendance");
  const NzChoice *choice
      = attendance < G_N_ELEMENTS (codes) ? nz_field_choice (field, codes[attendance]) : NULL;

  return choice != NULL ? nz_choice_label (choice, language) : nz_text (language, "Unknown");
}
