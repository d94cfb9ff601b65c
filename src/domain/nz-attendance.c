/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-attendance.h"

#include "domain/nz-load.h"

/* The best of an organisation's invitations to each conference: 3 present, 2 excused, 1 absent, NULL unknown.
 */
static const char attendance_sql[]
    = "SELECT m.id, m.number, m.day, max (CASE i.attendance WHEN 'present' THEN 3 WHEN 'excused' THEN 2 "
      "WHEN 'absent' THEN 1 END) "
      "FROM (SELECT id, number, day, starts FROM meeting WHERE kind = 'conference' AND state = 'held' AND "
      "day <= ?1 "
      "      ORDER BY day DESC, starts DESC, id LIMIT ?3) AS m "
      "LEFT JOIN invitation AS i ON i.meeting = m.id AND i.organisation = ?2 "
      "GROUP BY m.id ORDER BY m.day, m.starts, m.id";

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

  g_autoptr (NzRows) rows = nz_rows_new (store, attendance_sql, error);
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

const char *
nz_attendance_label (NzAttendance attendance, NzLanguage language)
{
  static const char *const codes[] = { NULL, "present", "excused", "absent" };
  const NzField *field = nz_entity_field (&nz_entity_invitation, "attendance");
  const NzChoice *choice
      = attendance < G_N_ELEMENTS (codes) ? nz_field_choice (field, codes[attendance]) : NULL;

  return choice != NULL ? nz_choice_label (choice, language) : nz_text (language, "Unknown");
}
