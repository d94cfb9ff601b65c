/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include <stdlib.h>

#include "domain/nz-year-plan.h"

static gboolean explain;
static gboolean apply;

static const GOptionEntry options[] = {
  { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("Also say what else would do, and what was avoided"),
    NULL },
  { "apply", 0, 0, G_OPTION_ARG_NONE, &apply, N_ ("Enter the conferences into the file"), NULL },
  { NULL },
};

static void
print_notes (const char *heading, GArray *notes)
{
  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const NzPlanNote *note = &g_array_index (notes, NzPlanNote, i);
      char iso[NZ_DATE_TEXT_SIZE];
      g_print ("\t%s\t%s\t%s\n", heading, nz_date_to_iso (note->day, iso), note->reason);
    }
}

static void
print_plan (const NzYearPlan *plan)
{
  for (guint i = 0; i < plan->dates->len; i++)
    {
      const NzPlanDate *date = plan->dates->pdata[i];
      char iso[NZ_DATE_TEXT_SIZE];
      g_autofree char *weekday = nz_weekday_name (nz_date_weekday (date->day), nz_get_language (), FALSE);
      g_print ("%s\t%s\t%s\n", nz_date_to_iso (date->day, iso), weekday, date->reason);
      if (explain)
        {
          print_notes (_ ("or"), date->alternatives);
          print_notes (_ ("avoided"), date->avoided);
        }
    }
}

static int
run (char **arguments)
{
  char *end;
  long year = strtol (arguments[1], &end, 10);
  g_autoptr (GError) error = NULL;

  if (end == arguments[1] || *end != '\0' || year < G_MININT16 || year > G_MAXINT16)
    {
      g_autofree char *message = g_strdup_printf (_ ("“%s” is no year."), arguments[1]);
      return nz_cli_usage (&nz_command_plan, message);
    }
  g_autoptr (NzStore) store = nz_store_open (arguments[0], apply ? NZ_STORE_WRITE : NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  g_autoptr (NzYearPlan) plan = nz_year_plan_for_store (store, (int)year, nz_get_language (), &error);
  if (plan == NULL)
    return nz_cli_fail (error);

  for (guint i = 0; i < plan->warnings->len; i++)
    g_printerr ("netzwerk: %s\n", (const char *)plan->warnings->pdata[i]);
  print_plan (plan);
  if (apply && !nz_year_plan_apply (plan, store, NULL, &error))
    return nz_cli_fail (error);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_plan = {
  .name = "plan",
  .usage = N_ ("FILE YEAR [--explain] [--apply]"),
  .summary = N_ ("Proposes the conferences of a year: a line each, day, weekday and reason"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
