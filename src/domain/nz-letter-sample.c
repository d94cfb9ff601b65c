/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-letter.h"

#include "domain/nz-letter-text.h"
#include "domain/nz-meeting.h"

/* A letter that shows what letters look like, whatever is in the file yet. */

/* The next conference that the planning rules would give, as far as a letter names it. */
static NzRecord *
sample_meeting (NzRecord *network, NzDate today)
{
  static const char *const places[][2] = { { "place", "place" },
                                           { "room", "room" },
                                           { "street", "place_street" },
                                           { "postcode", "place_postcode" },
                                           { "town", "place_town" } };
  NzRecord *meeting = nz_record_new (&nz_entity_meeting);
  gint64 lead = nz_record_get_int (network, "lead_days"), reply = nz_record_get_int (network, "reply_days");
  NzDate day = nz_date_add_days (today, (int)(lead > 0 ? lead : 35));
  const char *weekday = nz_record_get_text (network, "weekday");

  while (weekday != NULL && nz_date_weekday (day) != weekday[0] - '0' && weekday[0] >= '1'
         && weekday[0] <= '7')
    day = nz_date_add_days (day, 1);
  nz_record_set_text (meeting, "kind", "conference");
  nz_record_set_text (meeting, "state", "planned");
  nz_record_set_date (meeting, "day", day);
  nz_record_set_int (meeting, "number", 1);
  if (nz_record_has (network, "starts"))
    {
      nz_record_set_int (meeting, "starts", nz_record_get_int (network, "starts"));
      if (nz_record_has (network, "minutes"))
        nz_record_set_int (meeting, "ends",
                           nz_record_get_int (network, "starts") + nz_record_get_int (network, "minutes"));
    }
  if (reply > 0)
    nz_record_set_date (meeting, "reply_by", nz_date_add_days (day, -(int)reply));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    nz_record_set_text (meeting, places[i][0], nz_record_get_text (network, places[i][1]));
  return meeting;
}

static NzLetter *
sample_letter (const NzLetterSet *set, const NzLetterText *text)
{
  const char *const address[]
      = { nz_text (set->language, N_ ("Sample Association")), nz_text (set->language, N_ ("Ms Erika Sample")),
          nz_text (set->language, N_ ("1 Sample Street")), nz_text (set->language, N_ ("12345 Sampletown")),
          NULL };
  NzLetter *letter = g_new0 (NzLetter, 1);

  letter->recipient = g_strdup (address[1]);
  letter->sort_key = g_strdup ("");
  letter->address = g_strdupv ((char **)address);
  letter->salutation = g_strdup (nz_text (set->language, N_ ("Dear Ms Sample,")));
  letter->other_positions = g_new0 (char *, 1);
  letter->information = g_strdupv (text->information);
  letter->date = g_strdup (text->date);
  letter->subject = g_strdup (text->subject);
  letter->opening = g_strdup (text->opening);
  letter->when = nz_meeting_when (set->meeting, set->language);
  letter->where = nz_meeting_where (set->meeting);
  letter->agenda = g_ptr_array_new ();
  letter->closing_text = g_strdup (text->closing_text);
  letter->closing = g_strdup (text->closing);
  letter->signatures = g_strdupv (text->signatures);
  return letter;
}

NzLetterSet *
nz_letter_set_new_sample (NzRecord *network, NzDate date)
{
  g_return_val_if_fail (NZ_IS_RECORD (network), NULL);

  NzLetterSet *set = g_new0 (NzLetterSet, 1);

  set->network = nz_record_copy (network);
  set->meeting = sample_meeting (network, date);
  set->language
      = g_strcmp0 (nz_record_get_text (network, "language"), "en") == 0 ? NZ_LANGUAGE_EN : NZ_LANGUAGE_DE;
  set->example = nz_record_get_int (network, "example") != 0;
  set->letters = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->problems = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_letter_free);
  set->warnings = g_ptr_array_new_with_free_func (g_free);

  g_autoptr (NzLetterText) text = nz_letter_text_new (set->network, set->meeting, date, set->language);
  g_ptr_array_add (set->letters, sample_letter (set, text));
  return set;
}
