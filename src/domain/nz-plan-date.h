/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-planner.h"

G_BEGIN_DECLS

/* One date of a plan with its reason, alternatives and what was avoided; number and meeting are left 0. (transfer full). Only for the
 * files of domain/. */
NzPlanDate *nz_plan_date_explain (const NzPlanner *planner, const int *chosen, guint k, NzLanguage language);
void nz_plan_date_free (NzPlanDate *date);

G_END_DECLS
