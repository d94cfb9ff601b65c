/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "base/nz-text.h"
#include "domain/nz-rules.h"
#include "store/nz-store.h"

static const char *
level_name (NzFindingLevel level)
{
  switch (level)
    {
    case NZ_FINDING_ERROR:
      return _ ("serious");
    case NZ_FINDING_WARNING:
      return _ ("doubtful");
    case NZ_FINDING_NOTE:
    default:
      return _ ("note");
    }
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  guint serious = 0;

  if (store == NULL)
    return nz_cli_fail (error);
  g_autoptr (GPtrArray) findings = nz_store_check (store, &error);
  g_autoptr (GPtrArray) rules = findings != NULL ? nz_rules_check (store, &error) : NULL;
  if (rules == NULL)
    return nz_cli_fail (error);
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&rules));

  for (guint i = 0; i < findings->len; i++)
    {
      const NzFinding *finding = findings->pdata[i];
      /* What a record holds may be no fit text for a terminal. */
      g_autofree char *message = nz_text_strip_hidden (finding->message, FALSE);

      g_print ("%s\t%s\n", level_name (finding->level), message);
      serious += finding->level == NZ_FINDING_ERROR;
    }
  g_printerr (nz_ngettext ("%u finding, ", "%u findings, ", findings->len), findings->len);
  g_printerr (nz_ngettext ("%u of them serious.\n", "%u of them serious.\n", serious), serious);
  return serious > 0 ? NZ_EXIT_INPUT : NZ_EXIT_GOOD;
}

const NzCommand nz_command_check = {
  .name = "check",
  .usage = N_ ("FILE"),
  .summary = N_ ("Checks a file: whether it is whole, and whether its entries keep the rules"),
  .options = NULL,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
