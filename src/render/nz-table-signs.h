/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-meeting-paper.h"

G_BEGIN_DECLS

/**
 * NzTableSigns:
 *
 * Signs for the table, one on each sheet of A4, which is folded in its middle and stands like a roof: the
 * name is read from both sides, so that the upper half stands on its head.
 */
#define NZ_TYPE_TABLE_SIGNS (nz_table_signs_get_type ())
G_DECLARE_FINAL_TYPE (NzTableSigns, nz_table_signs, NZ, TABLE_SIGNS, NzDocument)

/* @participants: (element-type NzParticipant): a reference is kept. */
NzTableSigns *nz_table_signs_new (GPtrArray *participants, NzLanguage language);
/* After prepare: whose text is cut, as lists name them. (transfer full) (element-type utf8) */
GPtrArray *nz_table_signs_dup_cut (NzTableSigns *signs);
/* Of all who accepted (where nobody did, of all who have not declined), by name. */
NzDocument *nz_table_signs_make (NzMeetingPaper *paper, GError **error);

G_END_DECLS
