/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "exchange/nz-export.h"

static char *what;
static char *filter;
static char *columns;
static gboolean without_personal;

static const GOptionEntry options[] = {
  { "what", 0, 0, G_OPTION_ARG_STRING, &what, N_ ("One kind of entry only, into the file OUT"),
    N_ ("ENTITY") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter,
    N_ ("Only what a rule says, for example “kind is association; town contains Erfurt”"), N_ ("RULE") },
  { "columns", 0, 0, G_OPTION_ARG_STRING, &columns,
    N_ ("Only these fields, in this order, separated by commas"), N_ ("FIELDS") },
  { "without-personal", 0, 0, G_OPTION_ARG_NONE, &without_personal, N_ ("Leave out all personal data"),
    NULL },
  { NULL },
};

/* (transfer full) (nullable): names of fields; %NULL after saying which is not known. */
static char **
read_columns (const NzEntity *entity)
{
  g_auto (GStrv) words = g_strsplit (columns, ",", -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *valid = g_utf8_make_valid (words[i], -1);
      const NzField *field = nz_entity_parse_field (entity, g_strstrip (valid));

      if (field == NULL)
        {
          g_autofree char *message = g_strdup_printf (_ ("--columns: There is no field “%s”."), valid);
          nz_cli_usage (&nz_command_export, message);
          return NULL;
        }
      g_ptr_array_add (names, g_strdup (field->name));
    }
  g_ptr_array_add (names, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* What was left open and what is in the file that nobody asked for. */
static void
say_what (const char *out, const NzExportOptions *export)
{
  g_autofree char *name = g_filename_display_basename (out);

  if (export->format == NZ_EXPORT_JSON && export->entity == NULL)
    g_printerr (_ ("“%s” has everything, personal data too; only the history is not in it.\n"), name);
  else if (what == NULL && export->entity != NULL)
    g_printerr (_ ("“%s” has %s only: --what chooses another kind of entry, a folder takes them all.\n"),
                name, nz_entity_plural (export->entity, nz_get_language ()));
}

static int
export_to (NzStore *store, const char *out, NzExportOptions *export)
{
  g_autoptr (NzRule) rule = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;

  if (filter != NULL)
    {
      rule = nz_cli_rule (store, export->entity, filter);
      if (rule == NULL)
        return NZ_EXIT_USAGE;
      export->rule = rule;
    }
  if (columns != NULL)
    {
      names = read_columns (export->entity);
      if (names == NULL)
        return NZ_EXIT_USAGE;
      export->columns = (const char *const *)names;
    }
  if (!nz_export_file (store, out, export, NULL, &error))
    return nz_cli_fail (error);
  say_what (out, export);
  return NZ_EXIT_GOOD;
}

static int
run (char **arguments)
{
  const char *out = arguments[1];
  NzExportOptions export = { .format = NZ_EXPORT_CSV,
                             .entity = what != NULL ? nz_entity_parse (what) : NULL,
                             .without_personal = without_personal,
                             .language = nz_get_language () };
  gboolean is_file = nz_export_parse_ending (out, &export.format) && !g_file_test (out, G_FILE_TEST_IS_DIR);
  g_autoptr (GError) error = NULL;

  if (what != NULL && export.entity == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("--what: “%s” is not known."), what);
      return nz_cli_usage (&nz_command_export, message);
    }
  if (!is_file)
    export.format = NZ_EXPORT_CSV;
  else if (export.format == NZ_EXPORT_CSV && export.entity == NULL)
    export.entity = &nz_entity_organisation;
  if ((filter != NULL || columns != NULL) && export.entity == NULL)
    return nz_cli_usage (&nz_command_export, _ ("--filter and --columns need --what."));

  g_autofree char *refusal = nz_export_refusal (export.entity, export.format, without_personal);
  if (refusal != NULL)
    return nz_cli_usage (&nz_command_export, refusal);
  g_autoptr (NzStore) store = nz_cli_open (arguments[0], export.entity, &error);
  return store != NULL ? export_to (store, out, &export) : nz_cli_fail (error);
}

const NzCommand nz_command_export = {
  .name = "export",
  .usage = N_ ("FILE OUT [--what ENTITY] [--filter RULE] [--columns FIELDS] [--without-personal]"),
  .summary
  = N_ ("Writes tables (.csv, .xlsx), address cards (.vcf) or the whole file (.json), by the ending of "
        "OUT; without one, a CSV file for each kind of entry into the folder OUT"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
