/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-example-private.h"

/* Made up, but always the same for the same records: every decision comes from a hash of the meeting, the
 * organisation and the person. */

/* Two actors that were not represented at the last two conferences, so that there is somebody to call. */
static const char *const missing_lately[] = { "Gärtnerei Lindenhof", "Ortsteilrat Rieth" };
#define MISSED 2

/* Letters that are still to be printed are seen only as long as there is time for the post. */
#define LAST_POST_DAYS 14

struct _NzExampleGuests
{
  NzStore *store;
  GPtrArray *organisations; /* (element-type NzRecord) */
  GPtrArray *positions;     /* (element-type NzRecord) */
  GHashTable *people;       /* id → NzRecord */
};

/* One invitation under way. */
typedef struct
{
  NzRecord *meeting, *organisation, *person; /* person may be NULL */
  NzDate today, day, sent_on;
  int back;
  guint nth; /* of the organisation's people */
} Guest;

/* By id: the usual order of a query knows the records of an action only after its end. */
static GPtrArray *
read_all (NzStore *store, const NzEntity *entity, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s ORDER BY id", entity->name);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return nz_store_get_many (store, entity, (const gint64 *)ids->data, ids->len, error);
}

NzExampleGuests *
nz_example_guests_new (NzStore *store, GError **error)
{
  g_autoptr (NzExampleGuests) guests = g_new0 (NzExampleGuests, 1);
  g_autoptr (GPtrArray) people = read_all (store, &nz_entity_person, error);

  guests->store = store;
  if (people == NULL || (guests->organisations = read_all (store, &nz_entity_organisation, error)) == NULL
      || (guests->positions = read_all (store, &nz_entity_position, error)) == NULL)
    return NULL;
  guests->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < people->len; i++)
    {
      gint64 id = nz_record_get_id (people->pdata[i]);
      g_hash_table_insert (guests->people, g_memdup2 (&id, sizeof id), g_object_ref (people->pdata[i]));
    }
  return g_steal_pointer (&guests);
}

void
nz_example_guests_free (NzExampleGuests *guests)
{
  g_clear_pointer (&guests->organisations, g_ptr_array_unref);
  g_clear_pointer (&guests->positions, g_ptr_array_unref);
  g_clear_pointer (&guests->people, g_hash_table_unref);
  g_free (guests);
}

static NzRecord *
find_person (NzExampleGuests *guests, NzRecord *position)
{
  gint64 id = nz_record_get_int (position, "person");
  return g_hash_table_lookup (guests->people, &id);
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

static const char *
choose_channel (const Guest *guest)
{
  const char *own = guest->person == NULL ? NULL : nz_record_get_text (guest->person, "letter_channel");
  const char *usual = nz_record_get_text (guest->organisation, "letter_channel");

  return own != NULL ? own : usual != NULL ? usual : "letter";
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
is_sent (const Guest *guest, const char *channel)
{
  if (nz_date_compare (guest->sent_on, guest->today) > 0)
    return FALSE;
  if (guest->back >= 0 || nz_date_days_between (guest->today, guest->day) < LAST_POST_DAYS)
    return TRUE;
  return g_str_equal (channel, "mail") || roll (guest, "sent") < 85;
}

static NzRecord *
make_invitation (const Guest *guest)
{
  NzRecord *invitation = nz_record_new (&nz_entity_invitation);
  const char *channel = choose_channel (guest), *attendance = NULL, *reply;
  gint64 person = guest->person == NULL ? 0 : nz_record_get_id (guest->person);
  g_autofree char *key
      = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                         nz_record_get_id (guest->meeting), nz_record_get_id (guest->organisation), person);
  NzDate reply_day = choose_reply_day (guest);

  nz_record_set_id (invitation, nz_example_id ("invitation", key));
  nz_record_set_int (invitation, "meeting", nz_record_get_id (guest->meeting));
  nz_record_set_int (invitation, "organisation", nz_record_get_id (guest->organisation));
  nz_record_set_int (invitation, "person", person);
  nz_record_set_text (invitation, "channel", channel);
  if (!is_sent (guest, channel))
    return invitation;

  nz_record_set_date (invitation, "sent_on", guest->sent_on);
  if (guest->back >= 0)
    {
      attendance = choose_attendance (guest);
      nz_record_set_text (invitation, "attendance", attendance);
    }
  reply = choose_reply (guest, attendance);
  if (reply != NULL && nz_date_compare (reply_day, guest->today) <= 0)
    {
      nz_record_set_text (invitation, "reply", reply);
      nz_record_set_date (invitation, "replied_on", reply_day);
    }
  return invitation;
}

static gboolean
save_invitation (NzExampleGuests *guests, const Guest *guest, GError **error)
{
  g_autoptr (NzRecord) invitation = make_invitation (guest);
  return nz_store_save (guests->store, invitation, error);
}

/* Everybody of the organisation who receives invitations on the day of the meeting; the organisation itself
 * where there is nobody. */
static gboolean
invite_organisation (NzExampleGuests *guests, Guest *guest, GError **error)
{
  gint64 id = nz_record_get_id (guest->organisation);

  guest->nth = 0;
  for (guint i = 0; i < guests->positions->len; i++)
    {
      NzRecord *position = guests->positions->pdata[i];

      if (nz_record_get_int (position, "organisation") != id || !nz_record_get_int (position, "invited")
          || !nz_record_is_active (position, guest->day))
        continue;
      guest->person = find_person (guests, position);
      if (g_strcmp0 (choose_channel (guest), "none") != 0 && !save_invitation (guests, guest, error))
        return FALSE;
      guest->nth++;
    }
  guest->person = NULL;
  return guest->nth > 0 || g_strcmp0 (choose_channel (guest), "none") == 0
         || save_invitation (guests, guest, error);
}

/* Invitations go out on a working day. */
static NzDate
day_of_sending (NzDate day, int lead_days)
{
  NzDate sent = nz_date_add_days (day, -lead_days);
  int weekday = nz_date_weekday (sent);

  return weekday > 5 ? nz_date_add_days (sent, 5 - weekday) : sent;
}

gboolean
nz_example_invite (
    NzExampleGuests *guests, NzRecord *meeting, NzDate today, int lead_days, int back, GError **error)
{
  Guest guest = { .meeting = meeting, .today = today, .back = back };

  guest.day = nz_record_get_date (meeting, "day");
  guest.sent_on = day_of_sending (guest.day, lead_days);
  for (guint i = 0; i < guests->organisations->len; i++)
    {
      guest.organisation = guests->organisations->pdata[i];
      if (nz_record_is_active (guest.organisation, guest.day) && !invite_organisation (guests, &guest, error))
        return FALSE;
    }
  return TRUE;
}
