/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-meeting-paper.h"
#include "render/nz-ruled-document.h"

G_BEGIN_DECLS

/**
 * NzAttendanceSheet:
 *
 * The list that lies at the door to be signed: name, organisation, signature and a box for "no photos",
 * nothing else; what becomes of it and of photos stands at its head on every page, and free lines at its end
 * are for those who come without an invitation.
 */
#define NZ_TYPE_ATTENDANCE_SHEET (nz_attendance_sheet_get_type ())
G_DECLARE_FINAL_TYPE (NzAttendanceSheet, nz_attendance_sheet, NZ, ATTENDANCE_SHEET, NzRuledDocument)

/* @participants: (element-type NzParticipant): a reference is kept; as they are to stand. */
NzAttendanceSheet *
nz_attendance_sheet_new (GPtrArray *participants, NzRecord *meeting, NzRecord *network, NzLanguage language);
/* Of all who have not declined, by name. */
NzDocument *nz_attendance_sheet_make (NzMeetingPaper *paper, GError **error);

G_END_DECLS
