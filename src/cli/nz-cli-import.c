/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "exchange/nz-import-json.h"
#include "exchange/nz-import-plan.h"

static char *as;
static char *duplicates;
static char *kind;
static char *struck;
static char *report;
static gboolean dry_run;

static const GOptionEntry options[] = {
  { "as", 0, 0, G_OPTION_ARG_STRING, &as,
    N_ ("What the rows are (default: told by the file's name or headings)"), N_ ("ENTITY") },
  { "duplicates", 0, 0, G_OPTION_ARG_STRING, &duplicates,
    N_ ("What to do with rows that look like a record that is there (default: import)"),
    N_ ("import|skip|fail") },
  { "struck", 0, 0, G_OPTION_ARG_STRING, &struck,
    N_ ("What to do with rows that are struck through (default: import)"), N_ ("import|skip|fail") },
  { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Kind of organisations whose table does not say it"),
    N_ ("KIND") },
  { "report", 0, 0, G_OPTION_ARG_STRING, &report, N_ ("Print what every row does, for other programs"),
    "json" },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Say what would happen, change nothing"), NULL },
  { NULL },
};

/* What shall become of rows of which only a person knows it. */
typedef enum
{
  WISH_IMPORT,
  WISH_SKIP,
  WISH_FAIL,
  WISH_UNKNOWN,
} Wish;

/* @word: (nullable): an option */
static Wish
parse_wish (const char *word)
{
  static const char *const words[] = { "import", "skip", "fail" };

  if (word == NULL)
    return WISH_IMPORT;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return (Wish)i;
  return WISH_UNKNOWN;
}

static gboolean
add_inputs (NzImportPlan *plan, char **inputs, const NzEntity *entity, const char *code, GError **error)
{
  for (; *inputs != NULL; inputs++)
    if (!nz_import_plan_add_file (plan, *inputs, entity, NULL, error))
      return FALSE;
  for (guint i = 0; code != NULL && i < nz_import_plan_get_n_sheets (plan); i++)
    nz_import_plan_set_kind (plan, i, code);
  return nz_import_plan_is_understood (plan, error);
}

/* Names the rows that are left out: after that they are not looked at any more. */
static void
tell_left_out (NzImportPlan *plan)
{
  GPtrArray *lines = nz_import_plan_get_lines (plan);

  for (guint i = 0; i < lines->len; i++)
    {
      const NzImportLine *line = lines->pdata[i];

      if (line->state == NZ_IMPORT_DUPLICATE)
        g_printerr (_ ("%s:%d: %s. Left out: %s\n"),
                    nz_table_get_name (nz_import_plan_get_sheet (plan, line->sheet)->table), line->line,
                    line->title, line->reason);
    }
}

static guint
count_questions (NzImportPlan *plan, gboolean of_struck_rows)
{
  GPtrArray *questions = nz_import_plan_get_questions (plan);
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    {
      const NzImportQuestion *question = questions->pdata[i];
      n += (question->kind == NZ_IMPORT_ASK_STRUCK) == of_struck_rows
           && question->answer == NZ_IMPORT_UNDECIDED;
    }
  return n;
}

static void
refuse_questions (NzImportPlan *plan, gboolean of_struck_rows)
{
  GPtrArray *questions = nz_import_plan_get_questions (plan);

  for (guint i = 0; i < questions->len; i++)
    {
      const NzImportQuestion *question = questions->pdata[i];

      /* what was answered in the window holds, and an option is nobody's answer for the next time */
      if ((question->kind == NZ_IMPORT_ASK_STRUCK) == of_struck_rows
          && question->answer == NZ_IMPORT_UNDECIDED)
        nz_import_plan_answer_once (plan, question, NZ_IMPORT_NOT_READ);
    }
}

/* What the rows that look like others shall do. */
static gboolean
settle_duplicates (NzImportPlan *plan, Wish wish, GError **error)
{
  guint n = nz_import_plan_count (plan, NZ_IMPORT_DUPLICATE) + count_questions (plan, FALSE);

  if (n == 0 || wish == WISH_IMPORT)
    return TRUE;
  if (wish == WISH_FAIL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   nz_ngettext ("%u row or name looks like a record that is there; nothing was imported.",
                                "%u rows or names look like records that are there; nothing was imported.",
                                n),
                   n);
      return FALSE;
    }
  tell_left_out (plan);
  nz_import_plan_set_choices (plan, NZ_IMPORT_DUPLICATE, NZ_IMPORT_LEAVE_OUT);
  refuse_questions (plan, FALSE);
  return nz_import_plan_examine (plan, error);
}

/* What the rows that are struck through shall do; the notes name them. */
static gboolean
settle_struck (NzImportPlan *plan, Wish wish, GError **error)
{
  if (wish == WISH_IMPORT || count_questions (plan, TRUE) == 0)
    return TRUE;
  if (wish == WISH_FAIL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("Rows are struck through; nothing was imported."));
      return FALSE;
    }
  refuse_questions (plan, TRUE);
  return nz_import_plan_examine (plan, error);
}

/* Rows that look like others are known only after a first look; without a wish for them there is no need for
 * two. */
static gboolean
run_plan (NzImportPlan *plan, Wish of_duplicates, Wish of_struck, GError **error)
{
  if (dry_run || of_duplicates != WISH_IMPORT || of_struck != WISH_IMPORT)
    if (!nz_import_plan_examine (plan, error) || !settle_struck (plan, of_struck, error)
        || !settle_duplicates (plan, of_duplicates, error) || !nz_import_plan_is_good (plan, error))
      return FALSE;
  return dry_run || nz_import_plan_apply (plan, NULL, error);
}

static int
finish (const NzImportResult *result, gboolean imported, NzImportPlan *plan, const GError *error)
{
  g_autofree char *summary = nz_import_result_dup_summary (result);
  g_autofree char *machine = report != NULL && plan != NULL ? nz_import_plan_dup_report (plan) : NULL;

  nz_cli_report (result);
  if (machine != NULL)
    g_print ("%s\n", machine);
  if (!imported)
    return nz_cli_fail (error);
  if (machine == NULL)
    g_print ("%s\n", g_strchomp (summary));
  if (dry_run)
    g_printerr (_ ("Nothing was changed (--dry-run).\n"));
  return NZ_EXIT_GOOD;
}

static int
run_json (NzStore *store, const char *path)
{
  const NzImportOptions import_options = { .dry_run = dry_run };
  g_autoptr (NzImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean imported = nz_import_json (store, path, &import_options, &result, &error);

  if (result == NULL)
    return nz_cli_fail (error);
  return finish (result, imported, NULL, error);
}

static int
wrong_option (const char *option, const char *value)
{
  g_autofree char *message = g_strdup_printf (_ ("--%s: “%s” is not known."), option, value);

  return nz_cli_usage (&nz_command_import, message);
}

static int
run (char **arguments)
{
  const NzEntity *entity = as != NULL ? nz_entity_parse (as) : NULL;
  const NzChoice *choice
      = kind != NULL ? nz_field_parse_choice (nz_entity_field (&nz_entity_organisation, "kind"), kind) : NULL;
  Wish of_duplicates = parse_wish (duplicates), of_struck = parse_wish (struck);
  g_autoptr (GError) error = NULL;

  if (as != NULL && entity == NULL)
    {
      g_autofree char *message = g_strdup_printf (_ ("--as: “%s” is not known."), as);
      return nz_cli_usage (&nz_command_import, message);
    }
  if (of_duplicates == WISH_UNKNOWN)
    return wrong_option ("duplicates", duplicates);
  if (of_struck == WISH_UNKNOWN)
    return wrong_option ("struck", struck);
  if (kind != NULL && choice == NULL)
    return wrong_option ("kind", kind);
  if (report != NULL && g_ascii_strcasecmp (report, "json") != 0)
    return wrong_option ("report", report);
  for (char **input = arguments + 1; *input != NULL; input++)
    if (nz_import_json_is (*input) && (arguments[2] != NULL || as != NULL))
      return nz_cli_usage (&nz_command_import, _ ("JSON is read by itself: one file, and without --as."));
  g_autoptr (NzStore) store = nz_store_open (arguments[0], dry_run ? NZ_STORE_READ : NZ_STORE_WRITE, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (nz_import_json_is (arguments[1]))
    return run_json (store, arguments[1]);

  g_autoptr (NzImportPlan) plan = nz_import_plan_new (store);
  gboolean imported = add_inputs (plan, arguments + 1, entity, choice != NULL ? choice->code : NULL, &error)
                      && run_plan (plan, of_duplicates, of_struck, &error);
  return finish (nz_import_plan_get_result (plan), imported, plan, error);
}

const NzCommand nz_command_import = {
  .name = "import",
  .usage = N_ ("FILE INPUT… [--as ENTITY] [--kind KIND] [--duplicates import|skip|fail] "
               "[--struck import|skip|fail] [--report json] [--dry-run]"),
  .summary = N_ ("Takes spreadsheets (CSV, XLSX, ODS), cards (vCard) and JSON in: all of it or nothing, as "
                 "one step that can be undone"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = G_MAXINT,
  .run = run,
};
