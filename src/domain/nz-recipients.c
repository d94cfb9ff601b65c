/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-recipients.h"

#include "domain/nz-load.h"
#include "domain/nz-mail.h"

/* Everything is read in a handful of queries whatever the number of recipients: pairs of ids first, then the
 * records at once. */

/* A person at an organisation, as a position, a membership or an invitation says. */
typedef struct
{
  gint64 person, organisation; /* 0 if none */
  char *function;
  char *channel;
} Pair;

static void
pair_clear (gpointer data)
{
  g_free (((Pair *)data)->function);
  g_free (((Pair *)data)->channel);
}

typedef struct
{
  NzStore *store;
  NzDate day;
  GArray *pairs;             /* (element-type Pair): the more important ones first */
  GHashTable *organisations; /* id → NzRecord */
  GHashTable *people;        /* id → NzRecord */
} Gather;

static void
gather_init (Gather *gather, NzStore *store, NzDate day)
{
  gather->store = store;
  gather->day = day;
  gather->pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  g_array_set_clear_func (gather->pairs, pair_clear);
}

static void
gather_clear (Gather *gather)
{
  g_clear_pointer (&gather->pairs, g_array_unref);
  g_clear_pointer (&gather->organisations, g_hash_table_unref);
  g_clear_pointer (&gather->people, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

void
nz_recipient_free (NzRecipient *recipient)
{
  g_clear_object (&recipient->person);
  g_clear_object (&recipient->organisation);
  g_free (recipient->function);
  g_ptr_array_unref (recipient->others);
  g_free (recipient->doubt);
  g_free (recipient->no_letter);
  g_free (recipient);
}

/* @sql gives person, organisation, function, channel; ?1 is the day, ?2 is @parameter. */
static gboolean
read_pairs (Gather *gather, const char *sql, gint64 parameter, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (gather->store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, gather->day);
  nz_rows_bind_int (rows, 2, parameter);
  while (nz_rows_next (rows, &local))
    {
      Pair pair = { nz_rows_int (rows, 0), nz_rows_int (rows, 1), g_strdup (nz_rows_text (rows, 2)),
                    g_strdup (nz_rows_text (rows, 3)) };
      g_array_append_val (gather->pairs, pair);
    }
  return nz_load_done (&local, error);
}

/* The records that the pairs name, people or organisations. (transfer full) */
static GHashTable *
load_named (Gather *gather, gboolean people, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < gather->pairs->len; i++)
    {
      Pair *pair = &g_array_index (gather->pairs, Pair, i);
      gint64 *id = people ? &pair->person : &pair->organisation;
      if (*id != 0 && g_hash_table_add (seen, id))
        g_array_append_val (ids, *id);
    }
  g_autoptr (GPtrArray) loaded
      = nz_store_get_many (gather->store, people ? &nz_entity_person : &nz_entity_organisation,
                           (const gint64 *)ids->data, ids->len, error);
  return loaded != NULL ? nz_load_table (loaded) : NULL;
}

/* The network's organisations on the day. (transfer full) */
static GHashTable *
load_active (Gather *gather, GError **error)
{
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM organisation WHERE %s ORDER BY id", active);
  g_autoptr (GPtrArray) loaded
      = nz_load_records (gather->store, &nz_entity_organisation, sql, gather->day, 0, error);
  return loaded != NULL ? nz_load_table (loaded) : NULL;
}

/* The channel of a person at an organisation; either may be missing. */
static const char *
channel_of (NzRecord *person, NzRecord *organisation, const char *own)
{
  if (own != NULL)
    return g_intern_string (own);
  if (person != NULL && nz_record_has (person, "letter_channel"))
    return g_intern_string (nz_record_get_text (person, "letter_channel"));
  if (organisation != NULL && nz_record_has (organisation, "letter_channel"))
    return g_intern_string (nz_record_get_text (organisation, "letter_channel"));
  return g_intern_static_string ("letter");
}

static NzRecipient *
recipient_new (NzRecord *person, NzRecord *organisation, const char *function, const char *own_channel)
{
  NzRecipient *recipient = g_new0 (NzRecipient, 1);
  recipient->person = person != NULL ? g_object_ref (person) : NULL;
  recipient->organisation = organisation != NULL ? g_object_ref (organisation) : NULL;
  recipient->channel = channel_of (person, organisation, own_channel);
  recipient->function = g_strdup (function);
  recipient->others = g_ptr_array_new_with_free_func (g_free);
  return recipient;
}

static void
add_other (NzRecipient *recipient, NzRecord *organisation, const char *function)
{
  const char *name = organisation != NULL ? nz_record_get_text (organisation, "name") : NULL;

  if (name != NULL && function != NULL)
    g_ptr_array_add (recipient->others, g_strdup_printf ("%s, %s", function, name));
  else if (name != NULL)
    g_ptr_array_add (recipient->others, g_strdup (name));
}

/* One recipient per person, the first pair giving the place; @reached collects the organisations that so have
 * somebody. */
static void
add_people (Gather *gather, GPtrArray *recipients, GHashTable *reached, gboolean by_rule)
{
  g_autoptr (GHashTable) by_person = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < gather->pairs->len; i++)
    {
      Pair *pair = &g_array_index (gather->pairs, Pair, i);
      NzRecord *person = nz_load_find (gather->people, pair->person);
      NzRecord *organisation = nz_load_find (gather->organisations, pair->organisation);

      /* By the rules, only organisations of the network on the day were read. */
      if (person == NULL || (by_rule && organisation == NULL))
        continue;
      const char *channel = channel_of (person, organisation, pair->channel);
      if (by_rule && g_str_equal (channel, "none"))
        continue;
      g_hash_table_add (reached, &pair->organisation);
      NzRecipient *known = g_hash_table_lookup (by_person, &pair->person);
      if (known != NULL)
        {
          if (organisation != known->organisation)
            add_other (known, organisation, pair->function);
          continue;
        }
      NzRecipient *recipient = recipient_new (person, organisation, pair->function, pair->channel);
      g_hash_table_insert (by_person, &pair->person, recipient);
      g_ptr_array_add (recipients, recipient);
    }
}

/* Letters that came back and mails that bounced, as far as they concern how somebody is invited. What is odd
 * already stays. */
static gboolean
doubt_returned (NzStore *store, GPtrArray *recipients, GError **error)
{
  g_autoptr (NzReturned) returned = nz_returned_new (store, error);

  if (returned == NULL)
    return FALSE;
  for (guint i = 0; i < recipients->len; i++)
    {
      NzRecipient *recipient = recipients->pdata[i];
      NzRecord *own = recipient->person != NULL ? recipient->person : recipient->organisation;
      gboolean by_letter = !g_str_equal (recipient->channel, "mail");
      gboolean by_mail = g_str_equal (recipient->channel, "mail") || g_str_equal (recipient->channel, "both");

      if (own == NULL)
        continue;
      if (by_letter)
        recipient->no_letter
            = nz_returned_letter_reason (returned, recipient->person, recipient->organisation);
      if (by_mail && recipient->doubt == NULL)
        {
          g_autofree char *mail = nz_mail_of (own, returned, &recipient->doubt);
        }
    }
  return TRUE;
}

/* --- by the rules of the network
 * ------------------------------------------------------------------------------- */

/* Positions on the day: the main one first, then the oldest. */
static char *
positions_sql (void)
{
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 1);
  return g_strdup_printf ("SELECT p.person, p.organisation, p.function, NULL FROM position AS p "
                          "WHERE p.invited = 1 AND %s "
                          "ORDER BY p.main DESC, coalesce (p.since, ''), p.id",
                          active);
}

/* Memberships that name a person. */
static char *
memberships_sql (void)
{
  g_autofree char *active = nz_date_active_sql ("m", "since", "until", 1);
  return g_strdup_printf ("SELECT m.person, m.organisation, NULL, NULL FROM membership AS m "
                          "WHERE m.working_group = ?2 AND %s ORDER BY m.role = 'chair' DESC, m.id",
                          active);
}

/* Leaves only the members of the group: its organisations, and of the positions those at an organisation
 * whose membership names nobody. */
static gboolean
restrict_to_group (Gather *gather, gint64 working_group, GError **error)
{
  g_autofree char *sql = memberships_sql ();
  g_autoptr (GArray) positions = g_steal_pointer (&gather->pairs);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  gather->pairs = g_array_new (FALSE, TRUE, sizeof (Pair));
  g_array_set_clear_func (gather->pairs, pair_clear);
  if (!read_pairs (gather, sql, working_group, error))
    return FALSE;
  for (guint i = 0; i < gather->pairs->len; i++)
    {
      Pair *pair = &g_array_index (gather->pairs, Pair, i);
      NzRecord *organisation = nz_load_find (gather->organisations, pair->organisation);
      if (organisation != NULL)
        g_ptr_array_add (members, organisation);
      if (pair->person != 0)
        g_hash_table_add (named, g_memdup2 (&pair->organisation, sizeof (gint64)));
    }
  g_autoptr (GHashTable) all = g_steal_pointer (&gather->organisations);
  gather->organisations = nz_load_table (members);
  for (guint i = 0; i < positions->len; i++)
    {
      Pair *pair = &g_array_index (positions, Pair, i);
      if (nz_load_find (gather->organisations, pair->organisation) != NULL
          && !g_hash_table_contains (named, &pair->organisation))
        {
          Pair copy = { pair->person, pair->organisation, g_strdup (pair->function), NULL };
          g_array_append_val (gather->pairs, copy);
        }
    }
  return TRUE;
}

GPtrArray *
nz_recipients_new (NzStore *store, NzDate day, gint64 working_group, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_auto (Gather) gather = { 0 };
  g_autofree char *sql = positions_sql ();
  gather_init (&gather, store, day);
  gather.organisations = load_active (&gather, error);
  if (gather.organisations == NULL || !read_pairs (&gather, sql, 0, error)
      || (working_group != 0 && !restrict_to_group (&gather, working_group, error))
      || (gather.people = load_named (&gather, TRUE, error)) == NULL)
    return NULL;

  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_recipient_free);
  g_autoptr (GHashTable) reached = g_hash_table_new (g_int64_hash, g_int64_equal);
  add_people (&gather, recipients, reached, TRUE);

  GHashTableIter iter;
  gpointer id, organisation;
  g_hash_table_iter_init (&iter, gather.organisations);
  while (g_hash_table_iter_next (&iter, &id, &organisation))
    if (!g_hash_table_contains (reached, id) && !g_str_equal (channel_of (NULL, organisation, NULL), "none"))
      g_ptr_array_add (recipients, recipient_new (NULL, organisation, NULL, NULL));
  return doubt_returned (store, recipients, error) ? g_steal_pointer (&recipients) : NULL;
}

/* --- by the meeting's invitations
 * ------------------------------------------------------------------------------ */

/* An invitation of a person that names no organisation takes the person's main one on the day. */
static const char invitations_sql[]
    = "SELECT i.person, coalesce (i.organisation, (SELECT p.organisation FROM position AS p WHERE p.person = "
      "i.person "
      "   ORDER BY p.main DESC, (p.until IS NULL OR p.until >= ?1) DESC, coalesce (p.since, ''), p.id LIMIT "
      "1)) AS place, "
      " (SELECT p.function FROM position AS p WHERE p.person = i.person AND p.organisation = i.organisation "
      "   ORDER BY p.main DESC, p.id LIMIT 1), i.channel "
      "FROM invitation AS i WHERE i.meeting = ?2 "
      "ORDER BY coalesce ((SELECT max (p.main) FROM position AS p WHERE p.person = i.person "
      "   AND p.organisation = i.organisation), 0) DESC, i.id";

/* Whether each person named still is where the invitation says. */
static void
doubt_places (Gather *gather, GPtrArray *recipients, GHashTable *holding)
{
  for (guint i = 0; i < recipients->len; i++)
    {
      NzRecipient *recipient = recipients->pdata[i];
      NzRecord *organisation = recipient->organisation;
      if (organisation == NULL)
        continue;
      g_autofree char *when = nz_date_format (gather->day, nz_get_language (), NZ_DATE_LONG);
      const char *name = nz_record_get_text (organisation, "name");
      if (!nz_record_is_active (organisation, gather->day))
        recipient->doubt = g_strdup_printf (_ ("%s is not in the network on %s."), name, when);
      else if (recipient->person != NULL)
        {
          g_autofree char *key
              = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                 nz_record_get_id (recipient->person), nz_record_get_id (organisation));
          if (!g_hash_table_contains (holding, key))
            recipient->doubt
                = g_strdup_printf (_ ("%s %s has no position at %s on %s."),
                                   nz_record_has (recipient->person, "given_name")
                                       ? nz_record_get_text (recipient->person, "given_name")
                                       : "",
                                   nz_record_get_text (recipient->person, "family_name"), name, when);
        }
    }
}

/* "person organisation" of every position on the day, and of every membership that names a person. (transfer
 * full) */
static GHashTable *
read_holding (Gather *gather, GError **error)
{
  g_autoptr (GHashTable) holding = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *position = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf ("SELECT person, organisation FROM position WHERE %s UNION "
                         "SELECT person, organisation FROM membership WHERE person IS NOT NULL AND %s",
                         position, position);
  g_autoptr (NzRows) rows = nz_rows_new (gather->store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, gather->day);
  while (nz_rows_next (rows, &local))
    g_hash_table_add (holding, g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT,
                                                nz_rows_int (rows, 0), nz_rows_int (rows, 1)));
  return nz_load_done (&local, error) ? g_steal_pointer (&holding) : NULL;
}

GPtrArray *
nz_recipients_for_invitations (NzStore *store, NzRecord *meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  g_auto (Gather) gather = { 0 };
  gather_init (&gather, store, nz_record_get_date (meeting, "day"));
  if (!read_pairs (&gather, invitations_sql, nz_record_get_id (meeting), error)
      || (gather.organisations = load_named (&gather, FALSE, error)) == NULL
      || (gather.people = load_named (&gather, TRUE, error)) == NULL)
    return NULL;
  g_autoptr (GHashTable) holding = read_holding (&gather, error);
  if (holding == NULL)
    return NULL;

  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_recipient_free);
  g_autoptr (GHashTable) reached = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) alone = g_hash_table_new (g_int64_hash, g_int64_equal);
  add_people (&gather, recipients, reached, FALSE);
  for (guint i = 0; i < gather.pairs->len; i++)
    {
      Pair *pair = &g_array_index (gather.pairs, Pair, i);
      /* Each organisation once; what names nobody at all is kept each time, to be told. */
      if (pair->person == 0 && (pair->organisation == 0 || g_hash_table_add (alone, &pair->organisation)))
        g_ptr_array_add (recipients,
                         recipient_new (NULL, nz_load_find (gather.organisations, pair->organisation), NULL,
                                        pair->channel));
    }
  doubt_places (&gather, recipients, holding);
  return doubt_returned (store, recipients, error) ? g_steal_pointer (&recipients) : NULL;
}
