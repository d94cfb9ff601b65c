/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include "domain/nz-meeting.h"
#include "exchange/nz-ical-import.h"
#include "exchange/nz-ical-lines.h"
#include "exchange/nz-ical-writer.h"

static char *meeting;
static int year;
static gboolean with_personal;
static gboolean dry_run;
static gboolean partial;

static const GOptionEntry options[] = {
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting,
    N_ ("export: only this one: “next”, “last”, the number of a conference, or an id"), N_ ("MEETING") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("export: only those of this year"), N_ ("YEAR") },
  { "with-personal", 0, 0, G_OPTION_ARG_NONE, &with_personal,
    N_ ("export: also who is invited, with mail addresses, and who presents what"), NULL },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("import: only say what would happen, change nothing"),
    NULL },
  { "partial", 0, 0, G_OPTION_ARG_NONE, &partial,
    N_ ("import: take what can be read of a file that has faults"), NULL },
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

/* --- import
 * ------------------------------------------------------------------------------------------------- */

/* As compilers name them: file, line, what it is. */
static void
print_remarks (const char *name, GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const NzIcalRemark *remark = remarks->pdata[i];
      if (remark->line > 0)
        g_printerr ("%s:%d: %s\n", name, remark->line, remark->message);
      else
        g_printerr ("%s: %s\n", name, remark->message);
    }
}

/* "Day: 5 January 2027 → 6 January 2027; Place: → Rathaus" */
static char *
describe_fields (NzStore *store, const NzIcalChange *change)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < nz_entity_meeting.n_fields; i++)
    {
      const NzField *field = &nz_entity_meeting.fields[i];
      if ((field->flags & NZ_FIELD_HIDDEN) != 0
          || nz_record_field_equal (change->before, change->after, field))
        continue;
      g_autofree char *before = nz_store_display (store, change->before, field, nz_get_language ());
      g_autofree char *after = nz_store_display (store, change->after, field, nz_get_language ());
      g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? "; " : "",
                              nz_field_label (field, nz_get_language ()), before, after);
    }
  g_strdelimit (text->str, "\t\n", ' ');
  return g_string_free (text, FALSE);
}

static void
print_changes (NzStore *store, const NzIcalPlan *plan)
{
  static const char *const words[NZ_ICAL_N_STATES]
      = { N_ ("new"), N_ ("changed"), N_ ("cancelled"), N_ ("same"), N_ ("older"), N_ ("kept here") };

  for (guint i = 0; i < plan->changes->len; i++)
    {
      const NzIcalChange *change = plan->changes->pdata[i];
      NzRecord *record = change->after != NULL ? change->after : change->before;
      char day[NZ_DATE_TEXT_SIZE];

      if (change->state == NZ_ICAL_SAME || change->state == NZ_ICAL_OWN)
        continue;
      g_autofree char *title = nz_meeting_title (record, nz_get_language ());
      g_autofree char *starts = nz_record_has (record, "starts")
                                    ? nz_time_format ((int)nz_record_get_int (record, "starts"))
                                    : NULL;
      g_autofree char *fields
          = change->before != NULL && change->after != NULL ? describe_fields (store, change) : NULL;
      g_print ("%s\t%s\t%s\t%s%s%s\n", _ (words[change->state]),
               nz_date_to_iso (nz_record_get_date (record, "day"), day), starts != NULL ? starts : "", title,
               fields != NULL ? "\t" : "", fields != NULL ? fields : "");
    }
}

static int
say_counts (const NzIcalPlan *plan)
{
  g_printerr (_ ("New: %u; changed: %u; cancelled: %u; as before: %u; older than here: %u; kept in this file "
                 "itself: %u\n"),
              plan->counts[NZ_ICAL_NEW], plan->counts[NZ_ICAL_CHANGED], plan->counts[NZ_ICAL_GONE],
              plan->counts[NZ_ICAL_SAME], plan->counts[NZ_ICAL_OLDER], plan->counts[NZ_ICAL_OWN]);
  if (dry_run)
    g_printerr (_ ("Nothing was changed (--dry-run).\n"));
  return NZ_EXIT_GOOD;
}

static int
import_from (const char *path, const char *in)
{
  g_autoptr (GError) error = NULL;
  NzDate today = nz_date_today ();
  g_autofree char *name = g_filename_display_basename (in);
  g_autoptr (NzStore) store = nz_store_open (path, dry_run ? NZ_STORE_READ : NZ_STORE_WRITE, &error);
  g_autoptr (NzIcalFile) file = store != NULL ? nz_ical_read (in, today, &error) : NULL;

  if (file == NULL)
    return nz_cli_fail (error);
  print_remarks (name, file->notes);
  print_remarks (name, file->faults);
  if (file->faults->len > 0 && !partial)
    {
      g_printerr (_ ("netzwerk: Nothing was imported. --partial takes what can be read.\n"));
      return NZ_EXIT_INPUT;
    }
  g_autoptr (NzIcalPlan) plan = nz_ical_plan_new (store, file, today, &error);
  if (plan == NULL)
    return nz_cli_fail (error);
  print_changes (store, plan);
  if (!dry_run && !nz_ical_plan_apply (plan, store, name, &error))
    return nz_cli_fail (error);
  return say_counts (plan);
}

static int
run (char **arguments)
{
  const char *what = arguments[1];
  gboolean is_export = g_str_equal (what, "export"), is_import = g_str_equal (what, "import");

  if ((is_export && (dry_run || partial)) || (is_import && (meeting != NULL || year != 0 || with_personal)))
    return nz_cli_usage (&nz_command_calendar,
                         _ ("--dry-run and --partial are for import, the others for export."));
  if (is_export)
    return export_to (arguments[0], arguments[2]);
  if (is_import)
    return import_from (arguments[0], arguments[2]);
  g_autofree char *valid = g_utf8_make_valid (what, -1);
  g_autofree char *message = g_strdup_printf (_ ("“%s” is not known: say export or import."), valid);
  return nz_cli_usage (&nz_command_calendar, message);
}

const NzCommand nz_command_calendar = {
  .name = "calendar",
  .usage = N_ ("FILE export OUT.ics [--meeting MEETING] [--year YEAR] [--with-personal], FILE import IN.ics "
               "[--dry-run] [--partial]"),
  .summary = N_ ("Writes meetings as a calendar file (iCalendar) for other programs, what is personal only "
                 "if asked; or takes the dates of one in as events"),
  .options = options,
  .min_arguments = 3,
  .max_arguments = 3,
  .run = run,
};
