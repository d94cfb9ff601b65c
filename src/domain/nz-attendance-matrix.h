/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-attendance.h"

G_BEGIN_DECLS

/**
 * NzAttendanceRow: an organisation over the conferences of a matrix.
 * @cells: (array): one NzAttendance for each conference
 * @present, @noted: at how many it was represented, of how many something is known about it
 * @longest: the most conferences one after the other at which it was neither represented nor excused, of
 * those that know something of it
 */
typedef struct
{
  gint64 organisation;
  char *name;
  guint8 *cells;
  guint present, noted, longest;
} NzAttendanceRow;

/**
 * NzAttendanceMatrix: organisations × conferences.
 * @conferences: (element-type NzAttended): the oldest first; their attendance is not used
 * @represented: (element-type guint): how many organisations were represented at each
 * @rows: (element-type NzAttendanceRow): by name (DIN 5007-1); organisations of the network on the day, and
 * only those of which anything is known
 */
typedef struct
{
  GArray *conferences;
  GArray *represented;
  GPtrArray *rows;
} NzAttendanceMatrix;

/* The last @n conferences that were held up to the full @day. (transfer full) */
NzAttendanceMatrix *nz_attendance_matrix_new (NzStore *store, NzDate day, guint n, GError **error);
void nz_attendance_matrix_free (NzAttendanceMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzAttendanceMatrix, nz_attendance_matrix_free)

/* "●" represented, "○" excused, "" else: no mark for who was not there. (transfer none) */
const char *nz_attendance_sign (NzAttendance attendance);
/* "9 of 12"; "" where nothing is known. (transfer full) */
char *nz_attendance_row_rate (const NzAttendanceRow *row, NzLanguage language);

G_END_DECLS
