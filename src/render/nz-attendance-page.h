/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-attendance-matrix.h"
#include "render/nz-meeting-paper.h"
#include "render/nz-ruled-document.h"

G_BEGIN_DECLS

/**
 * NzAttendancePage:
 *
 * Attendance over the years: organisations × conferences, "●" represented, "○" excused, nothing else; with
 * the rate and the longest time without a contact. For whoever stays in touch, not a class register.
 */
#define NZ_TYPE_ATTENDANCE_PAGE (nz_attendance_page_get_type ())
G_DECLARE_FINAL_TYPE (NzAttendancePage, nz_attendance_page, NZ, ATTENDANCE_PAGE, NzRuledDocument)

/* So many conferences stand beside each other on a page. */
#define NZ_ATTENDANCE_PAGE_MOST 18

/* @matrix: (transfer full) */
NzAttendancePage *
nz_attendance_page_new (NzAttendanceMatrix *matrix, NzRecord *network, NzDate day, NzLanguage language);
/* The conferences that were held up to the day of the meeting, or up to today if it is still to come. */
NzDocument *nz_attendance_page_make (NzMeetingPaper *paper, GError **error);

/* A dot of @size in the middle of @x, @y: filled for represented, a ring for excused, nothing else. */
void nz_attendance_dot (cairo_t *cr, NzAttendance attendance, double x, double y, double size);

G_END_DECLS
