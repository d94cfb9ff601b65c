/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-recipients.h"
#include "exchange/nz-example-private.h"

/* Made up, but always the same for the same records: every decision comes from a hash of the meeting, the
 * organisation and the person. */

/* Two actors that were not represented at the last two conferences, so that there is somebody to call. */
static const char *const missing_lately[] = { "Gärtnerei Lindenhof", "Ortsteilrat Rieth" };
#define MISSED 2

/* Letters that are still to be printed are seen only as long as there is time for the post. */
#define LAST_POST_DAYS 14

/* One invitation under way. */
typedef struct
{
  NzRecord *meeting, *organisation, *person; /* person may be NULL */
  const char *channel;
  NzDate today, day, sent_on;
  int back;
  guint nth; /* of the organisation's people */
} Guest;

static gint64
id_of (NzRecord *record)
{
  return record == NULL ? 0 : nz_record_get_id (record);
}

/* 0 to 99. */
static int
roll (const Guest *guest, const char *what)
{
  g_autofree char *text = g_strdup_printf (
      "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, nz_record_get_id (guest->meeting),
      nz_record_get_id (guest->organisation), guest->person == NULL ? 0 : nz_record_get_id (guest->person));
  return (int)(nz_example_id (what, text) / 64 % 100);
}

static gboolean
was_missing (const Guest *guest)
{
  const char *name = nz_record_get_text (guest->organisation, "short_name");

  if (guest->back < 0 || guest->back >= MISSED || name == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (missing_lately); i++)
    if (g_str_equal (name, missing_lately[i]))
      return TRUE;
  return FALSE;
}

static const char *
choose_attendance (const Guest *guest)
{
  int luck = roll (guest, "attendance");

  if (was_missing (guest))
    return "absent";
  /* A second person of the same actor often leaves it to the first. */
  if (guest->nth > 0 && luck < 40)
    return "excused";
  return luck < 86 ? "present" : luck < 95 ? "excused" : "absent";
}

/* %NULL: no reply came. */
static const char *
choose_reply (const Guest *guest, const char *attendance)
{
  int luck = roll (guest, "reply");

  if (g_strcmp0 (attendance, "excused") == 0)
    return "no";
  if (g_strcmp0 (attendance, "absent") == 0)
    return NULL;
  if (luck < 78)
    return "yes";
  if (luck < 83 && guest->person != NULL)
    return "deputy";
  return attendance == NULL && luck < 93 ? "no" : NULL;
}

/* The day on which a reply would come: between the second day after the invitation and the last day for
 * replies. */
static NzDate
choose_reply_day (const Guest *guest)
{
  NzDate last = nz_record_get_date (guest->meeting, "reply_by");
  int span = MAX (nz_date_days_between (guest->sent_on, last) - 2, 1);

  return nz_date_add_days (guest->sent_on, 2 + roll (guest, "day") * span / 100);
}

static gboolean
is_sent (const Guest *guest)
{
  if (nz_date_compare (guest->sent_on, guest->today) > 0)
    return FALSE;
  if (guest->back >= 0 || nz_date_days_between (guest->today, guest->day) < LAST_POST_DAYS)
    return TRUE;
  return g_str_equal (guest->channel, "mail") || roll (guest, "sent") < 85;
}

/* Most are there before it begins, some are late, few leave early. */
static void
add_times (const Guest *guest, NzRecord *invitation)
{
  gint64 starts = nz_record_get_int (guest->meeting, "starts");
  int luck = roll (guest, "arrived");

  if (!nz_record_has (guest->meeting, "starts"))
    return;
  nz_record_set_int (invitation, "arrived", starts + (luck < 88 ? luck / 5 - 20 : luck - 80));
  if (roll (guest, "departed") < 5)
    nz_record_set_int (invitation, "departed", starts + 95);
}

/* Some bring somebody along, or say what they need to be able to come. */
static void
add_details (const Guest *guest, NzRecord *invitation)
{
  static const char *const needs[] = { "Dolmetschen: Arabisch", "stufenloser Zugang",
                                       "Kinderbetreuung für zwei Kinder", "Dolmetschen: Ukrainisch" };
  int luck = roll (guest, "people");

  if (luck < 22)
    nz_record_set_int (invitation, "people", 2 + luck % 2);
  /* deleted after the day */
  luck = roll (guest, "needs");
  if (guest->back < 0 && luck < 14)
    nz_record_set_text (invitation, "needs", needs[luck % (int)G_N_ELEMENTS (needs)]);
}

static NzRecord *
make_invitation (const Guest *guest)
{
  NzRecord *invitation = nz_record_new (&nz_entity_invitation);
  const char *attendance = NULL, *reply;
  gint64 person = id_of (guest->person);
  g_autofree char *key
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                         nz_record_get_id (guest->meeting), nz_record_get_id (guest->organisation), person);
  NzDate reply_day = choose_reply_day (guest);

  nz_record_set_id (invitation, nz_example_id ("invitation", key));
  nz_record_set_int (invitation, "meeting", nz_record_get_id (guest->meeting));
  nz_record_set_int (invitation, "organisation", nz_record_get_id (guest->organisation));
  nz_record_set_int (invitation, "person", person);
  nz_record_set_text (invitation, "channel", guest->channel);
  if (!is_sent (guest))
    return invitation;

  nz_record_set_date (invitation, "sent_on", guest->sent_on);
  if (guest->back >= 0)
    {
      attendance = choose_attendance (guest);
      nz_record_set_text (invitation, "attendance", attendance);
      if (g_str_equal (attendance, "present"))
        add_times (guest, invitation);
    }
  reply = choose_reply (guest, attendance);
  if (reply != NULL && nz_date_compare (reply_day, guest->today) <= 0)
    {
      nz_record_set_text (invitation, "reply", reply);
      nz_record_set_date (invitation, "replied_on", reply_day);
      if (!g_str_equal (reply, "no"))
        add_details (guest, invitation);
    }
  return invitation;
}

/* People of one organisation one after the other. */
static int
compare_recipients (gconstpointer a, gconstpointer b)
{
  const NzRecipient *one = *(NzRecipient *const *)a, *two = *(NzRecipient *const *)b;
  gint64 x = id_of (one->organisation), y = id_of (two->organisation);

  if (x == y)
    {
      x = id_of (one->person);
      y = id_of (two->person);
    }
  return (x > y) - (x < y);
}

/* Invitations go out on a working day. */
static NzDate
day_of_sending (NzDate day, int lead_days)
{
  NzDate sent = nz_date_add_days (day, -lead_days);
  int weekday = nz_date_weekday (sent);

  return weekday > 5 ? nz_date_add_days (sent, 5 - weekday) : sent;
}

/* Somebody who speaks for a second actor, and a guest whom nobody had invited. */
static gboolean
add_others (NzStore *store, const Guest *guest, gint64 invitation, gint64 further, GError **error)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, nz_record_get_id (guest->meeting));
  g_autoptr (NzRecord) row = nz_record_new (&nz_entity_representation);
  g_autoptr (NzRecord) walk_in = nz_record_new (&nz_entity_invitation);

  nz_record_set_id (row, nz_example_id ("representation", key));
  nz_record_set_int (row, "invitation", invitation);
  nz_record_set_int (row, "organisation", further);
  nz_record_set_id (walk_in, nz_example_id ("walk-in", key));
  nz_record_set_int (walk_in, "meeting", nz_record_get_id (guest->meeting));
  nz_record_set_text (walk_in, "channel", "none");
  nz_record_set_text (walk_in, "notes", "Nachbarschaftstreff Herrenberg");
  nz_record_set_text (walk_in, "attendance", "present");
  nz_record_set_int (walk_in, "walk_in", 1);
  return nz_store_save (store, row, error) && nz_store_save (store, walk_in, error);
}

gboolean
nz_example_invite (NzStore *store, NzRecord *meeting, NzDate today, int lead_days, int back, GError **error)
{
  Guest guest = { .meeting = meeting, .today = today, .back = back };
  gint64 speaker = 0;

  guest.day = nz_record_get_date (meeting, "day");
  guest.sent_on = day_of_sending (guest.day, lead_days);
  g_autoptr (GPtrArray) recipients = nz_recipients_new (store, guest.day, 0, error);
  if (recipients == NULL)
    return FALSE;
  g_ptr_array_sort (recipients, compare_recipients);
  for (guint i = 0; i < recipients->len; i++)
    {
      const NzRecipient *recipient = recipients->pdata[i];

      guest.nth = guest.organisation == recipient->organisation ? guest.nth + 1 : 0;
      guest.organisation = recipient->organisation;
      guest.person = recipient->person;
      guest.channel = recipient->channel;
      g_autoptr (NzRecord) invitation = make_invitation (&guest);
      if (!nz_store_save (store, invitation, error))
        return FALSE;
      /* the first who was there speaks for the last actor of the list, too */
      if (speaker == 0 && back >= 0 && guest.person != NULL
          && g_strcmp0 (nz_record_get_text (invitation, "attendance"), "present") == 0)
        speaker = nz_record_get_id (invitation);
    }
  return speaker == 0 || add_others (store, &guest, speaker, id_of (guest.organisation), error);
}
