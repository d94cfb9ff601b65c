/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-listing.h"

G_BEGIN_DECLS

/* The tables that a meeting needs on paper, as lists that can be printed (render/nz-listing-document.h); in
 * the language asked for. */

/* The agenda with its hours: for everybody number, time, item and who speaks; for the chair, as the running
 * order, also until when, how long, with what material, the notes, and a box to tick. (transfer full) */
NzListing *nz_agenda_list_new (
    NzStore *store, NzRecord *meeting, gboolean for_chair, NzLanguage language, GError **error);
/* What was taken on at @meeting, done or not, and what else is open; who, since when, until when, and the
 * last answer. (transfer full) */
NzListing *nz_task_list_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error);
/* All decisions up to and at @meeting, by meeting, the last one first. (transfer full) */
NzListing *nz_decision_list_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error);

/* (transfer full): who has taken on the task, for everybody's eyes: the organisation, else the group, else the
 * person; "" where nobody is named. */
char *nz_task_who (NzStore *store, NzRecord *task, NzLanguage language);

G_END_DECLS
