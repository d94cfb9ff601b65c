/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include <stdlib.h>
#include <string.h>

#include "domain/nz-meeting.h"
#include "domain/nz-sending.h"
#include "render/nz-letter-document.h"
#include "render/nz-printout.h"
#include "render/nz-year-papers.h"

static char *output;
static char *meeting;
static char *date;
static int year;
static gboolean record;
static char *sheet_name;
static int first = 1;
static char *offset;
static char *envelope;
static char *filter;
static char *paper_name;

/* Printers shift by millimetres. */
#define MOST_OFFSET 50.0

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF file to write"), N_ ("OUT.pdf") },
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting,
    N_ ("Which one: next (default; of minutes and tasks, last), last, a conference's number, or an id"),
    N_ ("ID|next|last|NUMBER") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Of the year plan (default: that of the next conference)"),
    N_ ("YEAR") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name,
    N_ ("Of the year plan: a4 (the plan, default), a3 (a wall calendar), a6 (a pocket card)"), N_ ("SIZE") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date,
    N_ ("Date of the letters and lists, and what next and last are counted from (default: today)"),
    N_ ("DAY") },
  { "record", 0, 0, G_OPTION_ARG_NONE, &record, N_ ("Enter the letters into the file as sent"), NULL },
  { "filter", 0, 0, G_OPTION_ARG_STRING, &filter,
    N_ ("Only the organisations (of group-list: the groups) that a rule says; default: all that are active "
        "on the day"),
    N_ ("RULE") },
  { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet_name,
    N_ ("Of labels and badges: name or number of the sheet, or its measures (default: Zweckform 3474, of "
        "badges Avery L4785)"),
    N_ ("NAME") },
  { "first", 0, 0, G_OPTION_ARG_INT, &first, N_ ("The first free label of the first sheet (default: 1)"),
    N_ ("N") },
  { "offset", 0, 0, G_OPTION_ARG_STRING, &offset,
    N_ ("By how much the printer needs the labels moved, in mm to the right and down"), N_ ("X,Y") },
  { "envelope", 0, 0, G_OPTION_ARG_STRING, &envelope, N_ ("Size of the envelopes: dl (default), c5 or c4"),
    N_ ("SIZE") },
  { NULL },
};

/* Letters that would be wrong come first, with the reason, and are left out. */
static void
tell_problems (const NzLetterSet *set)
{
  for (guint i = 0; i < set->warnings->len; i++)
    g_printerr (_ ("netzwerk: worth a look: %s\n"), (const char *)set->warnings->pdata[i]);
  for (guint i = 0; i < set->problems->len; i++)
    {
      const NzLetter *letter = set->problems->pdata[i];
      g_printerr (_ ("netzwerk: left out: %s: %s\n"), letter->recipient, letter->problem);
    }
  for (guint i = 0; i < set->letters->len; i++)
    {
      const NzLetter *letter = set->letters->pdata[i];
      if (letter->doubt != NULL)
        g_printerr (_ ("netzwerk: worth a look: %s: %s\n"), letter->recipient, letter->doubt);
    }
}

static gboolean
print_invitations (NzStore *store, NzDate day, GError **error)
{
  gint64 id = nz_meeting_find (store, meeting != NULL ? meeting : "next", day, error);
  g_autoptr (NzLetterSet) set = id != 0 ? nz_letter_set_new (store, id, day, TRUE, error) : NULL;

  if (set == NULL)
    return FALSE;
  tell_problems (set);
  if (set->letters->len == 0)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           _ ("Nobody is to be invited to this meeting by letter: nothing was printed."));
      return FALSE;
    }
  /* The letters are the document's from here on. */
  NzLetterSet *letters = set;
  g_autoptr (NzLetterDocument) document
      = nz_letter_document_new_for_store (g_steal_pointer (&set), store, error);
  if (document == NULL)
    return FALSE;
  nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  if (!nz_document_write_pdf (NZ_DOCUMENT (document), output, error))
    return FALSE;
  g_printerr (nz_ngettext ("%u letter, ", "%u letters, ", letters->letters->len), letters->letters->len);
  g_printerr (nz_ngettext ("%u left out.\n", "%u left out.\n", letters->problems->len),
              letters->problems->len);
  return !record || nz_sending_record_letters (store, letters, day, error);
}

static gboolean
print_year (NzStore *store, NzDate day, GError **error)
{
  int which = year;
  NzPaperSize size = NZ_PAPER_A4;

  if (paper_name != NULL && (!nz_paper_parse (paper_name, &size) || size == NZ_PAPER_A2))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           _ ("--paper takes a4 (the plan), a3 (a wall calendar) or a6 (a pocket card)."));
      return FALSE;
    }

  if (which == 0)
    {
      gint64 id = nz_meeting_find (store, "next", day, NULL);
      g_autoptr (NzRecord) next = id != 0 ? nz_store_get (store, &nz_entity_meeting, id, NULL) : NULL;
      which = next != NULL ? nz_record_get_date (next, "day").year : day.year;
    }
  if (which < 1999 || which > 2100)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("There is no year plan for %d: years from 1999 to 2100 can be printed."), which);
      return FALSE;
    }
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  NzLanguage language = NZ_LANGUAGE_DE;
  if (network == NULL)
    return FALSE;
  if (nz_record_has (network, "language"))
    nz_language_parse (nz_record_get_text (network, "language"), &language);

  NzYearView *view = nz_year_view_new_for_store (store, which, language, error);
  if (view == NULL)
    return FALSE;
  g_autoptr (NzDocument) document = nz_year_paper_new (view, size);
  return nz_document_write_pdf (document, output, error);
}

/* --- labels, envelopes, lists --- */

/* "1.5,-2"; "1,5;-2" is understood too. */
static gboolean
parse_offset (const char *text, double *x, double *y)
{
  const char *separator = strchr (text, ';') != NULL ? ";" : ",";
  g_auto (GStrv) parts = g_strsplit (text, separator, -1);
  double values[2] = { 0 };

  if (g_strv_length (parts) != G_N_ELEMENTS (values))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char *end = NULL;
      g_strdelimit (g_strstrip (parts[i]), ",", '.');
      values[i] = g_ascii_strtod (parts[i], &end);
      if (end == parts[i] || *end != '\0' || !(ABS (values[i]) <= MOST_OFFSET))
        return FALSE;
    }
  *x = values[0];
  *y = values[1];
  return TRUE;
}

/* What the options say of labels and envelopes; FALSE after saying what is wrong. */
static gboolean
read_options (NzPrintJob *job, NzLabelSheet **sheet)
{
  g_autoptr (GError) error = NULL;

  if (envelope != NULL && !nz_envelope_parse (envelope, &job->envelope))
    {
      g_printerr (_ ("netzwerk: “%s” is no size of envelope: dl, c5 or c4.\n"), envelope);
      return FALSE;
    }
  if (offset != NULL && !parse_offset (offset, &job->offset_x, &job->offset_y))
    {
      g_printerr (
          _ ("netzwerk: “%s” is no offset: give millimetres to the right and down, at most 50, as 1.5,-2.\n"),
          offset);
      return FALSE;
    }
  const char *usual = nz_print_kind_sheet (job->kind);
  if (usual == NULL)
    usual = nz_print_kind_sheet (NZ_PRINT_LABELS);
  *sheet = nz_label_sheet_find (sheet_name != NULL ? sheet_name : usual, &error);
  if (*sheet == NULL)
    {
      g_printerr ("netzwerk: %s\n", error->message);
      return FALSE;
    }
  guint places = (*sheet)->columns * (*sheet)->rows;
  if (first < 1 || (guint)first > places)
    {
      g_printerr (_ ("netzwerk: There is no label %d: the sheet has %u.\n"), first, places);
      return FALSE;
    }
  job->sheet = *sheet;
  job->first = (guint)first;
  return TRUE;
}

/* Those that are left out, with the reason, then what is worth a look. */
static void
tell_printout (const NzPrintout *printout)
{
  for (guint turn = 0; printout->addressees != NULL && turn < 2; turn++)
    for (guint i = 0; i < printout->addressees->len; i++)
      {
        const NzAddressee *addressee = printout->addressees->pdata[i];
        if (turn == 0 && addressee->problem != NULL)
          g_printerr (_ ("netzwerk: left out: %s: %s\n"), addressee->name, addressee->problem);
        else if (turn == 1 && addressee->problem == NULL && addressee->doubt != NULL)
          g_printerr (_ ("netzwerk: worth a look: %s: %s\n"), addressee->name, addressee->doubt);
      }
  for (guint i = 0; i < printout->cut->len; i++)
    g_printerr (_ ("netzwerk: worth a look: %s: the text is too long and was cut.\n"),
                (const char *)printout->cut->pdata[i]);
}

static gboolean
print_job (NzStore *store, const NzPrintJob *job, GError **error)
{
  g_autoptr (NzPrintout) printout = nz_printout_new (store, job, error);

  if (printout == NULL)
    return FALSE;
  tell_printout (printout);
  if (nz_document_get_n_pages (printout->document) == 0)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                           _ ("There is nothing to print: nothing was written."));
      return FALSE;
    }
  nz_document_set_date (printout->document, job->day);
  if (!nz_document_write_pdf (printout->document, output, error))
    return FALSE;
  guint left_out = nz_printout_n_left_out (printout);
  g_printerr (nz_ngettext ("%u entry, ", "%u entries, ", printout->n), printout->n);
  g_printerr (nz_ngettext ("%u left out.\n", "%u left out.\n", left_out), left_out);
  return TRUE;
}

static int
run_job (const char *path, NzPrintKind kind, NzDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzLabelSheet) sheet = NULL;
  g_autoptr (NzRule) rule = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 of = 0;
  NzPrintJob job = { .kind = kind, .day = day };

  job.entity = kind == NZ_PRINT_GROUP_LIST ? &nz_entity_working_group : &nz_entity_organisation;
  if (!read_options (&job, &sheet))
    return NZ_EXIT_USAGE;
  g_autoptr (NzStore) store = nz_store_open (path, NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (nz_print_kind_is_of_meeting (kind))
    {
      of = nz_meeting_find (store, meeting != NULL ? meeting : nz_print_kind_meeting (kind), day, &error);
      if (of == 0)
        return nz_cli_fail (error);
      job.entity = &nz_entity_meeting;
      job.ids = &of;
      job.n = 1;
    }
  else if (filter != NULL)
    {
      rule = nz_cli_rule (store, job.entity, filter);
      if (rule == NULL)
        return NZ_EXIT_USAGE;
      const NzQuery query = { .entity = job.entity, .day = day, .rule = rule };
      ids = nz_query_ids (store, &query, &error);
      if (ids == NULL)
        return nz_cli_fail (error);
      static const gint64 nobody[] = { 0 };
      job.ids = ids->len > 0 ? (const gint64 *)ids->data : nobody;
      job.n = ids->len;
    }
  return print_job (store, &job, &error) ? NZ_EXIT_GOOD : nz_cli_fail (error);
}

static int
run (char **arguments)
{
  gboolean letters = g_str_equal (arguments[1], "invitations");
  g_autoptr (GError) error = NULL;
  NzPrintKind kind;
  NzDate day;

  gboolean is_job = nz_print_kind_parse (arguments[1], &kind);
  if (!letters && !is_job && !g_str_equal (arguments[1], "year-plan"))
    {
      g_autoptr (GString) names = g_string_new ("invitations, year-plan");
      for (guint i = 0; i < NZ_PRINT_LAST; i++)
        g_string_append_printf (names, ", %s", nz_print_kind_name (i));
      g_autofree char *message
          = g_strdup_printf (_ ("“%s” cannot be printed. There are: %s."), arguments[1], names->str);
      return nz_cli_usage (&nz_command_print, message);
    }
  if (output == NULL)
    return nz_cli_usage (&nz_command_print, _ ("-o OUT.pdf is missing."));
  if (!nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;
  if (is_job)
    return run_job (arguments[0], kind, day);
  g_autoptr (NzStore) store = nz_store_open (arguments[0], record ? NZ_STORE_WRITE : NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (!(letters ? print_invitations (store, day, &error) : print_year (store, day, &error)))
    return nz_cli_fail (error);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_print = {
  .name = "print",
  .usage
  = N_ ("FILE invitations|year-plan|labels|envelopes|address-list|telephone-list|group-list|actor-sheets|"
        "agenda|running-order|reply-sheets|attendance|badges|table-signs|minutes|tasks|decisions|attendance-"
        "matrix -o OUT.pdf "
        "[--meeting ID|next|last|NUMBER] [--filter "
        "RULE] [--sheet "
        "NAME] [--first N] [--offset X,Y]"),
  .summary = N_ ("Writes letters, the year plan, labels, envelopes and lists as PDF; records nothing unless "
                 "--record is given"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
