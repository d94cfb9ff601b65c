/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

typedef enum
{
  NZ_ATTENDANCE_UNKNOWN, /* not invited, or nobody wrote it down */
  NZ_ATTENDANCE_PRESENT,
  NZ_ATTENDANCE_EXCUSED,
  NZ_ATTENDANCE_ABSENT,
} NzAttendance;

/* One conference of the row of dots on an organisation's page. */
typedef struct
{
  gint64 meeting;
  int number; /* 0 if it has none */
  NzDate day;
  NzAttendance attendance;
} NzAttended;

/* Whether the organisation was represented at the last @n conferences that were held up to the full @day, the oldest first. One person present is
 * enough; excused is who of several nobody came but one excused. (element-type NzAttended) (transfer full) */
GArray *nz_attendance_of (NzStore *store, gint64 organisation, NzDate day, guint n, GError **error);
/* In SQL: which invitations (record) of the meeting ?1 are for which organisations (target), further = 1 for those
 * that somebody represents besides. As nz_about_sql(), of one meeting: its index is asked in both halves. */
#define NZ_FOR_WHOM_SQL                                                                                      \
  "(SELECT id AS record, organisation AS target, 0 AS further FROM invitation WHERE meeting = ?1 AND "       \
  "organisation IS NOT NULL UNION ALL SELECT fr.invitation, fr.organisation, 1 FROM invitation AS fi JOIN "  \
  "representation AS fr ON fr.invitation = fi.id WHERE fi.meeting = ?1)"

/**
 * NzAttendanceCount: who was at a meeting. Attendance is kept per person, with all for whom she was there; an
 * organisation counts once.
 * @organisations: represented; @people: noted as present; @there: of them, who have not left
 * @open: of whom nothing was noted yet
 * @accepted: heads that were promised in replies: the number given, else one for each; @capacity: seats, 0
 * where not known
 * @head_count: plain number of a public event; 0 where none was counted
 */
typedef struct
{
  guint organisations, people, there;
  guint open, excused, absent;
  guint accepted, capacity, head_count;
} NzAttendanceCount;

gboolean nz_attendance_count (NzStore *store, gint64 meeting, NzAttendanceCount *count, GError **error);
/* "41 organisations, 58 people", in @language. (transfer full) */
char *nz_attendance_count_words (const NzAttendanceCount *count, NzLanguage language);

/* (transfer none): "represented", "excused", "not represented", "unknown", in @language. */
const char *nz_attendance_label (NzAttendance attendance, NzLanguage language);

G_END_DECLS
