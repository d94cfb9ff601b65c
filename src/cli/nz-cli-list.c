/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-cell-text.h"
#include "exchange/nz-json.h"
#include "store/nz-query.h"

static char *search;
static char *date;
static char *filter;
static gboolean json;

static const GOptionEntry options[] = {
  { "search", 0, 0, G_OPTION_ARG_STRING, &search, N_ ("Only what has all these words, or parts of them"),
    N_ ("TEXT") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("Only what holds on that day"), N_ ("DAY") },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter,
    N_ ("Only what a rule says, for example “kind is association; town contains Erfurt”"), N_ ("RULE") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Every field, as JSON"), NULL },
  { NULL },
};

/* A cell of a line: no tabs and no line breaks in it, and no control characters, which a terminal would obey.
 */
static void
append_cell (GString *line, const char *text)
{
  g_autofree char *one_line = nz_text_normalise (text, FALSE);
  g_autofree char *clean = nz_text_strip_hidden (one_line, FALSE);

  g_string_append_c (line, '\t');
  g_string_append (line, clean);
}

/* Id, name, and the columns that the list in the window shows. */
static gboolean
print_line (NzStore *store, NzRecord *record, NzDate day, GError **error)
{
  const NzEntity *entity = nz_record_get_entity (record);
  char id[NZ_ID_TEXT_SIZE];
  g_autoptr (GString) line = g_string_new (nz_id_to_text (nz_record_get_id (record), id));
  g_autofree char *title = nz_store_title (store, entity, nz_record_get_id (record));

  append_cell (line, title);
  for (guint i = 0; i < entity->n_derived; i++)
    if ((entity->derived[i].flags & NZ_FIELD_COLUMN) != 0)
      {
        g_autofree char *cell
            = nz_cell_text (store, record, &entity->derived[i], day, nz_get_language (), error);
        if (cell == NULL)
          return FALSE;
        append_cell (line, cell);
      }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      if ((field->flags & NZ_FIELD_COLUMN) == 0 || (field->flags & NZ_FIELD_NAME) != 0)
        continue;
      g_autofree char *display = nz_store_display (store, record, field, nz_get_language ());
      append_cell (line, display);
    }
  g_print ("%s\n", line->str);
  return TRUE;
}

static int
run (char **arguments)
{
  const NzEntity *entity = nz_entity_parse (arguments[1]);
  NzDate day = NZ_DATE_NONE;
  g_autoptr (GError) error = NULL;

  if (entity == NULL)
    {
      g_autoptr (GString) message = g_string_new (NULL);
      g_string_printf (message, _ ("“%s” is not known. There are:"), arguments[1]);
      for (guint i = 0; i < nz_n_entities (); i++)
        g_string_append_printf (message, " %s", nz_entity_nth (i)->name);
      return nz_cli_usage (&nz_command_list, message->str);
    }
  if (date != NULL && !nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;

  g_autoptr (NzStore) store = nz_cli_open (arguments[0], entity, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  g_autoptr (NzRule) rule = filter != NULL ? nz_cli_rule (store, entity, filter) : NULL;
  if (filter != NULL && rule == NULL)
    return NZ_EXIT_USAGE;
  const NzQuery query = { .entity = entity, .search = search, .day = day, .rule = rule };
  g_autoptr (GPtrArray) records = nz_query_records (store, &query, &error);
  if (records == NULL)
    return nz_cli_fail (error);

  if (json)
    {
      g_autofree char *text = nz_json_records (store, records);
      g_print ("%s\n", text);
      return NZ_EXIT_GOOD;
    }
  for (guint i = 0; i < records->len; i++)
    if (!print_line (store, records->pdata[i], day, &error))
      return nz_cli_fail (error);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_list = {
  .name = "list",
  .usage = N_ ("FILE ENTITY [--search TEXT] [--date DAY] [--filter RULE] [--json]"),
  .summary = N_ ("Lists entries: a line each, with tabs between the id, the name and the columns"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
