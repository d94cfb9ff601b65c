/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-meeting-paper.h"

G_BEGIN_DECLS

/* The tables of domain/nz-meeting-lists.h as papers. */
NzDocument *nz_agenda_make (NzMeetingPaper *paper, GError **error);
NzDocument *nz_running_order_make (NzMeetingPaper *paper, GError **error);
NzDocument *nz_task_list_make (NzMeetingPaper *paper, GError **error);
NzDocument *nz_decision_list_make (NzMeetingPaper *paper, GError **error);

G_END_DECLS
