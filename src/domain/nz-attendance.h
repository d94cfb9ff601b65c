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
/* (transfer none): "represented", "excused", "not represented", "unknown", in @language. */
const char *nz_attendance_label (NzAttendance attendance, NzLanguage language);

G_END_DECLS
