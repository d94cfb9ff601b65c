/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli-private.h"

#include <stdlib.h>

#include "domain/nz-meeting.h"
#include "domain/nz-sending.h"
#include "render/nz-letter-document.h"
#include "render/nz-year-page.h"

static char *output;
static char *meeting;
static char *date;
static int year;
static gboolean record;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF file to write"), N_ ("OUT.pdf") },
  { "meeting", 0, 0, G_OPTION_ARG_STRING, &meeting,
    N_ ("Which one: next (default), last, a conference's number, or an id"), N_ ("ID|next|last|NUMBER") },
  { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("Of the year plan (default: that of the next conference)"),
    N_ ("YEAR") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date,
    N_ ("Date of the letters, and what next and last are counted from (default: today)"), N_ ("DAY") },
  { "record", 0, 0, G_OPTION_ARG_NONE, &record, N_ ("Enter the letters into the file as sent"), NULL },
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
  g_autoptr (NzYearPage) page = nz_year_page_new (view);
  nz_document_prepare (NZ_DOCUMENT (page), nz_paper (NZ_PAPER_A4, FALSE));
  return nz_document_write_pdf (NZ_DOCUMENT (page), output, error);
}

static int
run (char **arguments)
{
  gboolean letters = g_str_equal (arguments[1], "invitations");
  g_autoptr (GError) error = NULL;
  NzDate day;

  if (!letters && !g_str_equal (arguments[1], "year-plan"))
    {
      g_autofree char *message
          = g_strdup_printf (_ ("“%s” cannot be printed; invitations and year-plan can."), arguments[1]);
      return nz_cli_usage (&nz_command_print, message);
    }
  if (output == NULL)
    return nz_cli_usage (&nz_command_print, _ ("-o OUT.pdf is missing."));
  if (!nz_cli_day (date, &day))
    return NZ_EXIT_USAGE;
  g_autoptr (NzStore) store = nz_store_open (arguments[0], record ? NZ_STORE_WRITE : NZ_STORE_READ, &error);
  if (store == NULL)
    return nz_cli_fail (error);
  if (!(letters ? print_invitations (store, day, &error) : print_year (store, day, &error)))
    return nz_cli_fail (error);
  return NZ_EXIT_GOOD;
}

const NzCommand nz_command_print = {
  .name = "print",
  .usage = N_ ("FILE invitations|year-plan [--year Y] -o OUT.pdf [--meeting ID|next|last|NUMBER]"),
  .summary = N_ ("Writes letters or the year plan as PDF; records nothing unless --record is given"),
  .options = options,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run,
};
