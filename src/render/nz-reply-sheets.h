/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-meeting-paper.h"

G_BEGIN_DECLS

/**
 * NzReplySheets:
 *
 * A page for each who is invited, to be filled in and sent back: name and organisation stand there already,
 * boxes for yes, no and a deputy, the number of people, topics wished, needs, the last day; folded as a
 * letter after DIN 5008 form B the office's address stands in the window of the envelope.
 */
#define NZ_TYPE_REPLY_SHEETS (nz_reply_sheets_get_type ())
G_DECLARE_FINAL_TYPE (NzReplySheets, nz_reply_sheets, NZ, REPLY_SHEETS, NzDocument)

/* @participants: (element-type NzParticipant): a reference is kept. */
NzReplySheets *
nz_reply_sheets_new (GPtrArray *participants, NzRecord *meeting, NzRecord *network, NzLanguage language);
/* Of all who have not replied yet, in the order of the letters. */
NzDocument *nz_reply_sheets_make (NzMeetingPaper *paper, GError **error);

G_END_DECLS
