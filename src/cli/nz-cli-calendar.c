/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "domain/nz-meeting.h"
#include "exchange/nz-ical-writer.h"

static char *meeting;
static int year;
static gboolean with_personal;

static const GOptionEntry options[] = {
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting,
    N_ ("export: only this one: “next”, “last”, the number of a conference, or an id"), N_ ("MEETING") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("export: only those of this year"), N_ ("YEAR") },
  { "with-personal", 0, 0, G_OPTION_ARG_NONE, &with_personal,
    N_ ("export: also who is invited, with mail addresses, and who presents what"), NULL },
  { NULL },
};

static int
export_to (const char *file, const char *out)
{
  g_autoptr (GError) error = NULL;
  NzIcalOptions export = { .year = year, .with_personal = with_personal, .language = nz_get_language () };
  guint count = 0;

  if (meeting != NULL && year != 0)
    return nz_cli_usage (&nz_command_calendar, _ ("Give --meeting or --year, not both."));
  if (year != 0 && (year < 1000 || year > 9999))
    return nz_cli_usage (&nz_command_calendar, _ ("--year: a year has four digits."));
  g_autoptr (NzStore) store = nz_cli_open (file, &nz_entity_meeting, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (meeting != NULL)
    {
      export.meeting = nz_meeting_find (store, meeting, nz_date_today (), &error);
      if (export.meeting == 0)
        return nz_cli_fail (error);
    }
  if (!nz_ical_write_file (store, out, &export, &count, &error))
    return nz_cli_fail (error);
  g_autofree char *name = g_filename_display_basename (out);
  g_printerr (nz_ngettext ("%u date saved as “%s”\n", "%u dates saved as “%s”\n", count), count, name);
  return NZ_EXIT_GOOD;
}

static int
run (char **arguments)
{
  const char *what = arguments[1];

  if (g_str_equal (what, "export"))
    return export_to (arguments[0], arguments[2]);
  g_autofree char *valid = g_utf8_make_valid (what, -1);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is not known: say export."), valid);
  return nz_cli_usage (&nz_command_calendar, message);
}

const NzCommand nz_command_calendar = {
  .name = "calendar",
  .usage = N_ ("FILE export OUT.ics [--meeting MEETING] [--year YEAR] [--with-personal]"),
  .summary
  = N_ ("Writes meetings as a calendar file (iCalendar) for other programs; what is personal only if asked"),
  .options = options,
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run,
};
