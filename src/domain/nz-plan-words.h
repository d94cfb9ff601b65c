/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-planner.h"

G_BEGIN_DECLS

/* What a plan says about its dates, in whole sentences of the plan's language. Only for the files of domain/.
 */

/* One date of the plan with its reason, alternatives and what was avoided; number and meeting are left 0.
 * (transfer full) */
NzPlanDate *nz_plan_words_explain (const NzPlanner *planner, const int *chosen, guint k, NzLanguage language);
void nz_plan_date_free (NzPlanDate *date);

/* (transfer full): "20 May" / "20. Mai"; with the year where it is not @year. */
char *nz_plan_words_day (NzDate day, int year, NzLanguage language);
/* (transfer full) (nullable): why a day is not open or not good: "Thursday 20 May lies before Whit Monday (24
 * May)."; NULL for a good day. */
char *nz_plan_words_objection (const NzPlanner *planner, int index, NzLanguage language);

G_END_DECLS
