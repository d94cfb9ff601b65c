/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "base/nz-text.h"
#include "exchange/nz-history-json.h"
#include "render/nz-changes-document.h"

static char *since;
static char *output;
static gboolean json;

static const GOptionEntry options[] = {
  { "since", 0, 0, G_OPTION_ARG_STRING, &since,
    N_ ("Only what was done on or after that day; “last” means since the last conference"), N_ ("DAY|last") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Every step with its changes, as JSON"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
    N_ ("Write what is different since that day as PDF, record by record"), N_ ("OUT.pdf") },
  { NULL },
};

/* A cell of a line: no tabs, no line breaks and no control characters in it. */
static void
append_cell (GString *line, const char *text)
{
  g_autofree char *one_line = nz_text_normalise (text != NULL ? text : "", FALSE);
  g_autofree char *clean = nz_text_strip_hidden (one_line, FALSE);

  g_string_append_printf (line, "%s%s", line->len > 0 ? "\t" : "", clean);
}

static GString *
begin_line (const NzStep *step)
{
  GString *line = g_string_new (NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (step->time);
  g_autofree char *time = g_date_time_format (moment, "%Y-%m-%d %H:%M");

  append_cell (line, time);
  append_cell (line, step->desk);
  append_cell (line, step->label);
  return line;
}

static void
print_record (const NzStep *step, const NzRecordChange *change)
{
  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];
      g_autoptr (GString) line = begin_line (step);

      append_cell (line, nz_change_word (change, nz_get_language ()));
      append_cell (line, nz_entity_label (change->entity, nz_get_language ()));
      append_cell (line, change->title);
      append_cell (line, nz_field_label (field->field, nz_get_language ()));
      append_cell (line, field->before);
      append_cell (line, field->after);
      g_print ("%s\n", line->str);
    }
}

static void
print_steps (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const NzStepChanges *changes = steps->pdata[i];

      if (changes->records->len == 0)
        {
          g_autoptr (GString) line = begin_line (changes->step);
          g_print ("%s\n", line->str);
        }
      for (guint j = 0; j < changes->records->len; j++)
        print_record (changes->step, changes->records->pdata[j]);
    }
}

static gboolean
write_document (NzStore *store, NzDate day, GError **error)
{
  g_autoptr (NzChangeList) list = nz_change_list_new (store, day, error);
  g_autoptr (NzRecord) network = list != NULL ? nz_store_get_network (store, error) : NULL;
  g_autoptr (NzChangesDocument) document = NULL;

  if (network == NULL)
    return FALSE;
  document = nz_changes_document_new (list, network, nz_date_today (), nz_get_language ());
  nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  return nz_document_write_pdf (NZ_DOCUMENT (document), output, error);
}

/* Without --since from the beginning. */
static int
parse_since (NzStore *store, NzDate *day)
{
  g_autoptr (GError) error = NULL;

  *day = NZ_DATE_NONE;
  if (since == NULL)
    return NZ_EXIT_GOOD;
  if (g_str_equal (since, "last"))
    {
      *day = nz_change_list_last_conference (store, nz_date_today ());
      if (nz_date_is_set (*day))
        return NZ_EXIT_GOOD;
      g_printerr ("netzwerk: %s\n", _ ("No conference has been held yet."));
      return NZ_EXIT_INPUT;
    }
  if (nz_date_parse_near (since, nz_date_today (), FALSE, day, &error) && nz_date_is_full (*day))
    return NZ_EXIT_GOOD;
  g_printerr (_ ("netzwerk: --since %s: a day is needed, such as 2026-11-23.\n"), since);
  return NZ_EXIT_USAGE;
}

static int
run (char **arguments)
{
  g_autoptr (GError) error = NULL;
  NzDate day;

  if (output != NULL && since == NULL)
    return nz_cli_usage (&nz_command_history, _ ("The document needs --since."));
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  int status = parse_since (store, &day);
  if (status != NZ_EXIT_GOOD)
    return status;
  if (output != NULL)
    return write_document (store, day, &error) ? NZ_EXIT_GOOD : nz_cli_fail (error);

  g_autoptr (GPtrArray) steps
      = nz_store_changes_since (store, nz_date_is_set (day) ? nz_change_list_time (day) : 0, 0, &error);
  if (steps == NULL)
    return nz_cli_fail (error);
  if (!json)
    {
      print_steps (steps);
      return NZ_EXIT_GOOD;
    }
  g_autofree char *text = nz_history_to_json (steps);
  g_print ("%s\n", text);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_history = {
  .name = "history",
  .usage = N_ ("FILE [--since DAY] [--json] [-o OUT.pdf]"),
  .summary = N_ ("What was changed, when, by whom: a line for each field, with its old and its new value"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
