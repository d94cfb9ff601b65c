/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-letter-text.h"

#include "domain/nz-meeting.h"

#include <string.h>

typedef enum
{
  PLACE_MEETING,
  PLACE_NUMBER,
  PLACE_DATE,
  PLACE_TIME,
  PLACE_PLACE,
  PLACE_FOCUS,
  PLACE_REPLY_BY,
  PLACE_NETWORK,
  PLACE_TELEPHONE,
  PLACE_EMAIL,
  N_PLACES,
} Place;

/* In braces, in both languages whatever language runs: a text written under one must not break under the
 * other. */
static const struct
{
  const char *en, *de;
} places[N_PLACES] = {
  [PLACE_MEETING] = { "meeting", "Termin" },
  [PLACE_NUMBER] = { "number", "Nummer" },
  [PLACE_DATE] = { "date", "Datum" },
  [PLACE_TIME] = { "time", "Uhrzeit" },
  [PLACE_PLACE] = { "place", "Ort" },
  [PLACE_FOCUS] = { "focus", "Schwerpunkt" },
  [PLACE_REPLY_BY] = { "reply by", "Rückmeldung bis" },
  [PLACE_NETWORK] = { "network", "Netzwerk" },
  [PLACE_TELEPHONE] = { "telephone", "Telefon" },
  [PLACE_EMAIL] = { "e-mail", "E-Mail" },
};

static const char *
text_of (NzRecord *record, const char *field)
{
  const char *text = nz_record_get_text (record, field);
  return text != NULL ? text : "";
}

static char *
time_words (NzRecord *meeting, NzLanguage language)
{
  if (!nz_record_has (meeting, "starts"))
    return g_strdup ("");
  g_autofree char *starts = nz_time_format ((int)nz_record_get_int (meeting, "starts"));
  return g_strdup_printf (nz_ctext (language, "time of day", "%s"), starts);
}

/* (transfer full): what a placeholder stands for; "" where it is not set. */
static char *
value_of (Place place, NzRecord *network, NzRecord *meeting, NzLanguage language)
{
  switch (place)
    {
    case PLACE_MEETING:
      return nz_meeting_title (meeting, language);
    case PLACE_NUMBER:
      return nz_record_has (meeting, "number")
                 ? g_strdup_printf ("%" G_GINT64_FORMAT, nz_record_get_int (meeting, "number"))
                 : g_strdup ("");
    case PLACE_DATE:
      return nz_date_format (nz_record_get_date (meeting, "day"), language, NZ_DATE_LONG);
    case PLACE_TIME:
      return time_words (meeting, language);
    case PLACE_PLACE:
      return nz_meeting_where (meeting);
    case PLACE_FOCUS:
      return g_strdup (text_of (meeting, "focus"));
    case PLACE_REPLY_BY:
      return nz_date_format (nz_record_get_date (meeting, "reply_by"), language, NZ_DATE_LONG);
    case PLACE_NETWORK:
      return g_strdup (text_of (network, "name"));
    case PLACE_TELEPHONE:
      return g_strdup (text_of (network, "telephone"));
    case PLACE_EMAIL:
      return g_strdup (text_of (network, "email"));
    case N_PLACES:
    default:
      g_return_val_if_reached (NULL);
    }
}

static int
find_place (const char *name)
{
  for (int i = 0; i < N_PLACES; i++)
    if (g_ascii_strcasecmp (name, places[i].en) == 0 || g_ascii_strcasecmp (name, places[i].de) == 0)
      return i;
  return -1;
}

char **
nz_letter_placeholders (NzRecord *network, NzRecord *meeting, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (network) && NZ_IS_RECORD (meeting), NULL);

  GPtrArray *pairs = g_ptr_array_new ();
  for (int i = 0; i < N_PLACES; i++)
    {
      const char *name = language == NZ_LANGUAGE_DE ? places[i].de : places[i].en;
      g_ptr_array_add (pairs, g_strdup_printf ("{%s}", name));
      g_ptr_array_add (pairs, value_of (i, network, meeting, language));
    }
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

/* Fills the placeholders in; what is none of them stays as it is and is told in @unknown. */
static char *
fill (const char *text, NzRecord *network, NzRecord *meeting, NzLanguage language, GPtrArray *unknown)
{
  GString *filled = g_string_new (NULL);
  const char *rest = text;

  for (const char *open = strchr (rest, '{'); open != NULL; open = strchr (rest, '{'))
    {
      const char *close = strchr (open, '}');
      if (close == NULL)
        break;
      g_autofree char *name = g_strndup (open + 1, close - open - 1);
      int place = find_place (g_strstrip (name));
      g_string_append_len (filled, rest, open - rest);
      if (place >= 0)
        {
          g_autofree char *value = value_of (place, network, meeting, language);
          g_string_append (filled, value);
        }
      else
        {
          g_string_append_len (filled, open, close + 1 - open);
          g_ptr_array_add (unknown, g_strndup (open, close + 1 - open));
        }
      rest = close + 1;
    }
  g_string_append (filled, rest);
  return g_string_free (filled, FALSE);
}

/* --- the parts of the letter
 * -------------------------------------------------------------------------------------- */

/* A conference that is called by its kind alone, "150th network conference". One with a title of its own does
 * not fit behind "to the …" and is announced as other meetings are. */
static gboolean
is_plain_conference (NzRecord *meeting, NzLanguage language)
{
  const char *name = nz_record_get_text (meeting, "name");
  const NzField *field = nz_entity_field (&nz_entity_meeting, "kind");
  const NzChoice *kind = nz_field_choice (field, "conference");

  return g_strcmp0 (nz_record_get_text (meeting, "kind"), "conference") == 0
         && (name == NULL || g_str_equal (name, nz_choice_label (kind, language)));
}

static char *
subject_of (NzRecord *meeting, NzLanguage language)
{
  g_autofree char *title = nz_meeting_title (meeting, language);
  g_autofree char *day = nz_date_format (nz_record_get_date (meeting, "day"), language, NZ_DATE_LONG);
  if (is_plain_conference (meeting, language))
    return g_strdup_printf (nz_ctext (language, "network conference, day", "Invitation to the %s on %s"),
                            title, day);
  return g_strdup_printf (nz_ctext (language, "other meeting, day", "Invitation: %s on %s"), title, day);
}

/* The usual words before the event block, where the meeting has none of its own. */
static char *
default_opening (NzRecord *meeting, NzLanguage language)
{
  GString *opening = g_string_new (NULL);
  g_autofree char *title = nz_meeting_title (meeting, language);

  if (is_plain_conference (meeting, language))
    g_string_append_printf (
        opening,
        nz_ctext (language, "network conference", "We cordially invite you to the %s of our network."),
        title);
  else
    g_string_append_printf (opening, nz_ctext (language, "other meeting", "We cordially invite you: %s."),
                            title);
  if (nz_record_has (meeting, "focus"))
    g_string_append_printf (opening, nz_text (language, " This time the focus is on “%s”."),
                            nz_record_get_text (meeting, "focus"));
  return g_string_free (opening, FALSE);
}

/* "by telephone (…) or e-mail (…)": as many ways as the settings know. */
static char *
reply_way (NzRecord *network, NzLanguage language)
{
  const char *telephone = text_of (network, "telephone");
  const char *email = text_of (network, "email");

  if (*telephone != '\0' && *email != '\0')
    return g_strdup_printf (nz_text (language, "by telephone (%s) or e-mail (%s)"), telephone, email);
  if (*telephone != '\0')
    return g_strdup_printf (nz_text (language, "by telephone (%s)"), telephone);
  if (*email != '\0')
    return g_strdup_printf (nz_text (language, "by e-mail (%s)"), email);
  return NULL;
}

static char *
closing_text (NzRecord *network, NzRecord *meeting, NzLanguage language)
{
  NzDate due = nz_record_get_date (meeting, "reply_by");
  g_autofree char *by = nz_date_format (due, language, NZ_DATE_LONG);
  g_autofree char *way = reply_way (network, language);
  g_autofree char *reply = NULL;

  if (nz_date_is_set (due) && way != NULL)
    reply = g_strdup_printf (
        nz_ctext (language, "day, way",
                  "Please let us know by %s, %s, whether you are coming or who will represent you."),
        by, way);
  else if (nz_date_is_set (due))
    reply = g_strdup_printf (
        nz_ctext (language, "day",
                  "Please let us know by %s whether you are coming or who will represent you."),
        by);
  else
    reply = g_strdup (
        nz_text (language, "Please let us know soon whether you are coming or who will represent you."));
  return g_strconcat (reply, "\n\n", nz_text (language, "We look forward to the exchange with you."), NULL);
}

static void
add_pair (GPtrArray *pairs, const char *label, const char *text)
{
  if (*text == '\0')
    return;
  g_ptr_array_add (pairs, g_strdup (label));
  g_ptr_array_add (pairs, g_strdup (text));
}

/* DIN 5008 (2020): one information block, no reference line. */
static char **
information_of (NzRecord *network, const char *date, NzLanguage language)
{
  GPtrArray *pairs = g_ptr_array_new ();
  add_pair (pairs, nz_text (language, "Our reference"), text_of (network, "reference"));
  add_pair (pairs, nz_text (language, "Contact person"), text_of (network, "contact"));
  add_pair (pairs, nz_text (language, "Telephone"), text_of (network, "telephone"));
  add_pair (pairs, nz_text (language, "E-mail"), text_of (network, "email"));
  add_pair (pairs, nz_text (language, "Date"), date);
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

/* Pairs of name and function; a function may be empty. */
static char **
signatures_of (NzRecord *network)
{
  static const char *const fields[][2] = {
    { "signatory", "signatory_function" },
    { "second_signatory", "second_signatory_function" },
  };
  GPtrArray *pairs = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (nz_record_has (network, fields[i][0]))
      {
        g_ptr_array_add (pairs, g_strdup (text_of (network, fields[i][0])));
        g_ptr_array_add (pairs, g_strdup (text_of (network, fields[i][1])));
      }
  g_ptr_array_add (pairs, NULL);
  return (char **)g_ptr_array_free (pairs, FALSE);
}

NzLetterText *
nz_letter_text_new (NzRecord *network, NzRecord *meeting, NzDate date, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (network) && NZ_IS_RECORD (meeting), NULL);

  NzLetterText *text = g_new0 (NzLetterText, 1);
  text->unknown = g_ptr_array_new_with_free_func (g_free);
  text->date = nz_date_format (date, language, NZ_DATE_LONG);
  text->information = information_of (network, text->date, language);
  text->signatures = signatures_of (network);
  text->subject = subject_of (meeting, language);
  if (nz_record_has (meeting, "letter_text"))
    text->opening
        = fill (nz_record_get_text (meeting, "letter_text"), network, meeting, language, text->unknown);
  else
    text->opening = default_opening (meeting, language);
  text->closing_text = closing_text (network, meeting, language);
  text->closing = g_strdup (nz_text (language, "Yours sincerely"));
  return text;
}

void
nz_letter_text_free (NzLetterText *text)
{
  g_free (text->subject);
  g_free (text->opening);
  g_free (text->closing_text);
  g_free (text->closing);
  g_free (text->date);
  g_strfreev (text->information);
  g_strfreev (text->signatures);
  g_ptr_array_unref (text->unknown);
  g_free (text);
}
