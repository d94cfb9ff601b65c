/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-planner.h"

G_BEGIN_DECLS

/* Days, holidays and what speaks against a day, in words of the plan's language. Only for the files of domain/. */

typedef struct
{
  const NzPlanner *planner;
  const NzCalendar *calendar;
  NzLanguage language;
  int year;
} NzPlanWords;

NzPlanWords nz_plan_words_for (const NzPlanner *planner, NzLanguage language);

/* (transfer full): "20 May" / "20. Mai"; with the year where it is not the plan's. */
char *nz_plan_words_date (const NzPlanWords *words, NzDate day);
/* What stands after "in", "before" or "after": "the summer holidays" / "den Sommerferien" (transfer full); "Whit Monday" (transfer none). */
char *nz_plan_words_school (const NzPlanWords *words, NzDate day);
const char *nz_plan_words_public (const NzPlanWords *words, NzDate day);

/* The nearest public holiday on a weekday, and the nearest day of school holidays of a working week or more, going @step days (1 or −1) at a time;
 * no date if there is none within @limit days. */
NzDate nz_plan_words_near_public (const NzPlanWords *words, NzDate day, int step, int limit);
NzDate nz_plan_words_near_school (const NzPlanWords *words, NzDate day, int step, int limit);

/* (transfer full) (nullable): why a day is not open or not good: "Thursday 20 May lies before Whit Monday (24 May)."; NULL for a good day. */
char *nz_plan_words_objection (const NzPlanWords *words, int index);
/* (transfer full) (nullable): the same of a chosen day as a clause: "although it lies before …". */
char *nz_plan_words_flaw (const NzPlanWords *words, guint flaws, NzDate day);

G_END_DECLS
