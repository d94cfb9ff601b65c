/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-letter.h"

#include "base/nz-text.h"
#include "domain/nz-addressee.h"
#include "domain/nz-agenda.h"
#include "domain/nz-letter-text.h"
#include "domain/nz-meeting.h"
#include "domain/nz-recipients.h"

#include <string.h>

static void
row_free (NzLetterAgendaRow *row)
{
  g_free (row->time);
  g_free (row->title);
  g_free (row->by);
  g_free (row);
}

void
nz_letter_free (NzLetter *letter)
{
  g_free (letter->recipient);
  g_strfreev (letter->address);
  g_strfreev (letter->information);
  g_free (letter->date);
  g_free (letter->subject);
  g_free (letter->salutation);
  g_free (letter->opening);
  g_free (letter->when);
  g_free (letter->where);
  g_clear_pointer (&letter->agenda, g_ptr_array_unref);
  g_free (letter->closing_text);
  g_free (letter->closing);
  g_strfreev (letter->signatures);
  g_strfreev (letter->enclosures);
  g_strfreev (letter->other_positions);
  g_free (letter->doubt);
  g_free (letter->problem);
  g_free (letter->sort_key);
  g_free (letter);
}

void
nz_letter_set_free (NzLetterSet *set)
{
  g_clear_object (&set->network);
  g_clear_object (&set->meeting);
  g_clear_pointer (&set->letters, g_ptr_array_unref);
  g_clear_pointer (&set->problems, g_ptr_array_unref);
  g_clear_pointer (&set->warnings, g_ptr_array_unref);
  g_free (set);
}

GPtrArray *
nz_letter_set_preview (const NzLetterSet *set)
{
  g_return_val_if_fail (set != NULL, NULL);

  GPtrArray *order = g_ptr_array_new ();
  for (guint i = 0; i < set->problems->len; i++)
    g_ptr_array_add (order, set->problems->pdata[i]);
  for (int doubtful = 1; doubtful >= 0; doubtful--)
    for (guint i = 0; i < set->letters->len; i++)
      {
        NzLetter *letter = set->letters->pdata[i];
        if ((letter->doubt != NULL) == doubtful)
          g_ptr_array_add (order, letter);
      }
  return order;
}

/* --- whom it goes to
 * ---------------------------------------------------------------------------------------------- */

static const char *
text_of (NzRecord *record, const char *field)
{
  const char *text = record != NULL ? nz_record_get_text (record, field) : NULL;
  return text != NULL ? text : "";
}

static char **
steal_strings (GPtrArray *strings)
{
  GPtrArray *copy = g_ptr_array_new ();
  for (guint i = 0; i < strings->len; i++)
    g_ptr_array_add (copy, g_strdup (strings->pdata[i]));
  g_ptr_array_add (copy, NULL);
  return (char **)g_ptr_array_free (copy, FALSE);
}

/* What an invitation adds to the reasons of the address itself. */
static char *
find_doubt (const NzRecipient *recipient, NzAddressee *addressee)
{
  if (addressee->doubt != NULL || recipient->doubt == NULL)
    return g_steal_pointer (&addressee->doubt);
  return g_strdup (recipient->doubt);
}

/* The letter's own part: address, salutation, doubts. */
static NzLetter *
letter_to (NzStore *store, const NzRecipient *recipient, NzLanguage language)
{
  g_autoptr (NzAddressee) addressee
      = nz_addressee_new (store, recipient->person, recipient->organisation, language);
  NzLetter *letter = g_new0 (NzLetter, 1);

  letter->organisation = addressee->organisation;
  letter->person = addressee->person;
  letter->recipient = g_steal_pointer (&addressee->name);
  letter->sort_key = nz_text_sort_key_names (letter->recipient);
  letter->address = g_steal_pointer (&addressee->lines);
  letter->salutation = g_steal_pointer (&addressee->salutation);
  letter->doubt = find_doubt (recipient, addressee);
  letter->problem
      = addressee->problem != NULL ? g_steal_pointer (&addressee->problem) : g_strdup (recipient->no_letter);
  letter->other_positions = steal_strings (recipient->others);
  return letter;
}

/* --- what all letters share
 * --------------------------------------------------------------------------------------- */

static GPtrArray *
agenda_rows (const NzAgenda *agenda)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *item = agenda->rows->pdata[i];
      NzLetterAgendaRow *row = g_new0 (NzLetterAgendaRow, 1);
      row->time = item->starts >= 0 ? nz_time_format (item->starts) : g_strdup ("");
      row->title = g_strdup (item->title);
      row->by = g_strdup (item->by);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
add_shared (NzLetter *letter, const NzLetterSet *set, const NzLetterText *text, GPtrArray *agenda)
{
  letter->meeting = nz_record_get_id (set->meeting);
  letter->information = g_strdupv (text->information);
  letter->date = g_strdup (text->date);
  letter->subject = g_strdup (text->subject);
  letter->opening = g_strdup (text->opening);
  letter->when = nz_meeting_when (set->meeting, set->language);
  letter->where = nz_meeting_where (set->meeting);
  letter->agenda = g_ptr_array_ref (agenda);
  letter->closing_text = g_strdup (text->closing_text);
  letter->closing = g_strdup (text->closing);
  letter->signatures = g_strdupv (text->signatures);
}

static void
add_warnings (NzLetterSet *set, const NzAgenda *agenda, const NzLetterText *text)
{
  NzRecord *meeting = set->meeting;

  if (g_str_equal (text_of (meeting, "state"), "cancelled"))
    g_ptr_array_add (set->warnings, g_strdup (_ ("The meeting is cancelled.")));
  if (*text_of (meeting, "place") == '\0' && *text_of (meeting, "room") == '\0')
    g_ptr_array_add (set->warnings, g_strdup (_ ("The meeting has no place yet.")));
  else if (*text_of (meeting, "street") == '\0')
    g_ptr_array_add (set->warnings, g_strdup (_ ("The place of the meeting has no street yet.")));
  if (!nz_record_has (meeting, "starts"))
    g_ptr_array_add (set->warnings, g_strdup (_ ("The meeting has no hours yet.")));
  if (agenda->rows->len == 0)
    g_ptr_array_add (set->warnings, g_strdup (_ ("The agenda is empty.")));
  if (agenda->overrun > 0)
    g_ptr_array_add (
        set->warnings,
        g_strdup_printf (nz_ngettext ("The agenda is %d minute longer than the meeting.",
                                      "The agenda is %d minutes longer than the meeting.", agenda->overrun),
                         agenda->overrun));
  for (guint i = 0; i < text->unknown->len; i++)
    g_ptr_array_add (set->warnings,
                     g_strdup_printf (_ ("The text of the invitation has “%s”, which means nothing."),
                                      (char *)text->unknown->pdata[i]));
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const NzLetter *one = *(NzLetter *const *)a;
  const NzLetter *other = *(NzLetter *const *)b;

  return nz_mail_order_compare (&(NzMailOrder){ one->sort_key, one->organisation, one->person },
                                &(NzMailOrder){ other->sort_key, other->organisation, other->person });
}

static gboolean
is_wanted (const NzRecipient *recipient, gboolean paper_only)
{
  if (g_str_equal (recipient->channel, "none"))
    return FALSE;
  return !paper_only || !g_str_equal (recipient->channel, "mail");
}

static void
write_letters (NzStore *store,
               NzLetterSet *set,
               GPtrArray *recipients,
               const NzAgenda *agenda,
               const NzLetterText *text,
               gboolean paper_only)
{
  g_autoptr (GPtrArray) rows = agenda_rows (agenda);

  for (guint i = 0; i < recipients->len; i++)
    {
      const NzRecipient *recipient = recipients->pdata[i];
      if (!is_wanted (recipient, paper_only))
        continue;
      NzLetter *letter = letter_to (store, recipient, set->language);
      add_shared (letter, set, text, rows);
      g_ptr_array_add (letter->problem != NULL ? set->problems : set->letters, letter);
    }
  g_ptr_array_sort (set->letters, compare_letters);
  g_ptr_array_sort (set->problems, compare_letters);
}

/* The meeting's invitations decide; without any, the rules of the network. */
static GPtrArray *
find_recipients (NzStore *store, NzRecord *meeting, GError **error)
{
  g_autoptr (GPtrArray) invited = nz_recipients_for_invitations (store, meeting, error);
  if (invited == NULL || invited->len > 0)
    return g_steal_pointer (&invited);
  return nz_recipients_new (store, nz_record_get_date (meeting, "day"),
                            nz_record_get_int (meeting, "working_group"), error);
}

NzLetterSet *
nz_letter_set_new (NzStore *store, gint64 meeting, NzDate date, gboolean paper_only, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (NzLetterSet) set = g_new0 (NzLetterSet, 1);
  set->meeting = nz_store_get (store, &nz_entity_meeting, meeting, error);
  if (set->meeting == NULL)
    return NULL;
  set->network = nz_store_get_network (store, error);
  if (set->network == NULL)
    return NULL;
  set->language = g_strcmp0 (nz_record_get_text (set->network, "language"), "en") == 0 ? NZ_LANGUAGE_EN
                                                                                       : NZ_LANGUAGE_DE;
  set->example = nz_record_get_int (set->network, "example") != 0;
  set->letters = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->warnings = g_ptr_array_new_with_free_func (g_free);

  g_autoptr (NzAgenda) agenda = nz_agenda_new (store, set->meeting, set->language, error);
  if (agenda == NULL)
    return NULL;
  g_autoptr (GPtrArray) recipients = find_recipients (store, set->meeting, error);
  if (recipients == NULL)
    return NULL;
  g_autoptr (NzLetterText) text = nz_letter_text_new (set->network, set->meeting, date, set->language);
  add_warnings (set, agenda, text);
  write_letters (store, set, recipients, agenda, text, paper_only);
  return g_steal_pointer (&set);
}
