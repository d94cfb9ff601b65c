/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "base/nz-text.h"
#include "domain/nz-agenda.h"
#include "domain/nz-meeting.h"
#include "domain/nz-suggestion.h"
#include "exchange/nz-json.h"

static gboolean suggest;
static char *date;
static gboolean json;

static const GOptionEntry options[] = {
  { "suggest", 0, 0, G_OPTION_ARG_NONE, &suggest, N_ ("What is open and belongs on it, with the reason"),
    NULL },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The day from which “next” and “last” count (today)"),
    N_ ("DAY") },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("As JSON"), NULL },
  { NULL },
};

/* A text as one cell of a line. (transfer full) */
static char *
cell (const char *text)
{
  g_autofree char *one_line = nz_text_normalise (text != NULL ? text : "", FALSE);
  return nz_text_strip_hidden (one_line, FALSE);
}

/* --- the agenda -------------------------------------------------------------------------------------------
 */

static void
print_agenda (const NzAgenda *agenda)
{
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      g_autofree char *time = row->starts >= 0 ? nz_time_format (row->starts) : g_strdup ("");
      g_autofree char *title = cell (row->title);
      g_autofree char *by = cell (row->by);
      g_print ("%s\t%d\t%s\t%s\n", time, (int)nz_record_get_int (row->item, "minutes"), title, by);
    }
  if (agenda->overrun > 0)
    g_printerr (nz_ngettext ("netzwerk: The agenda is %d minute longer than the meeting.\n",
                             "netzwerk: The agenda is %d minutes longer than the meeting.\n",
                             agenda->overrun),
                agenda->overrun);
}

static void
append_text (GString *out, const char *key, const char *text)
{
  nz_json_append_key (out, key);
  if (text != NULL)
    nz_json_append_text (out, text);
  else
    g_string_append (out, "null");
}

static void
append_time (GString *out, const char *key, int minutes)
{
  g_autofree char *time = minutes >= 0 ? nz_time_format (minutes) : NULL;
  append_text (out, key, time);
}

static void
print_agenda_json (NzRecord *meeting, const NzAgenda *agenda)
{
  g_autoptr (GString) out = g_string_new ("{\"meeting\":");

  nz_json_append_id (out, nz_record_get_id (meeting));
  append_time (out, "ends", agenda->ends);
  nz_json_append_key (out, "minutes");
  g_string_append_printf (out, "%d", agenda->minutes);
  nz_json_append_key (out, "overrun");
  g_string_append_printf (out, "%d", agenda->overrun);
  nz_json_append_key (out, "items");
  g_string_append_c (out, '[');
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      g_string_append (out, i > 0 ? ",\n{\"id\":" : "\n{\"id\":");
      nz_json_append_id (out, nz_record_get_id (row->item));
      append_text (out, "kind", nz_record_get_text (row->item, "kind"));
      append_time (out, "starts", row->starts);
      nz_json_append_key (out, "minutes");
      g_string_append_printf (out, "%d", (int)nz_record_get_int (row->item, "minutes"));
      append_text (out, "title", row->title);
      append_text (out, "by", row->by);
      g_string_append_c (out, '}');
    }
  g_print ("%s]}\n", out->str);
}

/* --- suggestions ------------------------------------------------------------------------------------------
 */

static void
print_suggestions (GPtrArray *suggestions)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const NzSuggestion *one = suggestions->pdata[i];
      g_autofree char *title = cell (one->title);
      g_autofree char *by = cell (one->by);
      g_autofree char *reason = cell (one->reason);
      g_print ("%s\t%d\t%s\t%s\t%s\n", nz_suggestion_label (one->kind, nz_get_language ()), one->minutes,
               title, by, reason);
    }
  if (suggestions->len == 0)
    g_printerr ("netzwerk: %s\n", _ ("Nothing is open for this agenda."));
}

static void
print_suggestions_json (GPtrArray *suggestions)
{
  g_autoptr (GString) out = g_string_new ("[");

  for (guint i = 0; i < suggestions->len; i++)
    {
      const NzSuggestion *one = suggestions->pdata[i];
      g_string_append (out, i > 0 ? ",\n{\"kind\":" : "\n{\"kind\":");
      nz_json_append_text (out, nz_suggestion_code (one->kind));
      append_text (out, "entity", one->entity->name);
      nz_json_append_key (out, "id");
      nz_json_append_id (out, one->id);
      append_text (out, "title", one->title);
      append_text (out, "by", one->by);
      append_text (out, "reason", one->reason);
      nz_json_append_key (out, "minutes");
      g_string_append_printf (out, "%d}", one->minutes);
    }
  g_print ("%s]\n", out->str);
}

static int
run (char **arguments)
{
  const char *which = arguments[1] != NULL ? arguments[1] : "next";
  NzDate day = NZ_DATE_NONE;
  g_autoptr (GError) error = NULL;

  if (!nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;
  g_autoptr (NzStore) store = nz_store_open (arguments[0], NZ_STORE_READ, &error);
  gint64 id = store != NULL ? nz_meeting_find (store, which, day, &error) : 0;
  g_autoptr (NzRecord) meeting = id != 0 ? nz_store_get (store, &nz_entity_meeting, id, &error) : NULL;

  if (meeting == NULL)
    return nz_cli_fail (error);
  if (suggest)
    {
      g_autoptr (GPtrArray) suggestions = nz_suggestions_new (store, meeting, nz_get_language (), &error);
      if (suggestions == NULL)
        return nz_cli_fail (error);
      if (json)
        print_suggestions_json (suggestions);
      else
        print_suggestions (suggestions);
      return NZ_EXIT_GOOD;
    }
  g_autoptr (NzAgenda) agenda = nz_agenda_new (store, meeting, nz_get_language (), &error);
  if (agenda == NULL)
    return nz_cli_fail (error);
  if (json)
    print_agenda_json (meeting, agenda);
  else
    print_agenda (agenda);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_agenda = {
  .name = "agenda",
  .usage = N_ ("FILE [next|last|NUMBER|ID] [--suggest] [--date DAY] [--json]"),
  .summary
  = N_ ("Shows a conference's agenda: a line each, start, minutes, title and speaker; or what belongs on it"),
  .options = options,
  .min_arguments = 1,
  .max_arguments = 2,
  .run = run,
};
