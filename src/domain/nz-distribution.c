/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-distribution.h"

#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "domain/nz-salutation.h"
#include "domain/nz-sort.h"

/* Everything is read in a handful of queries whatever the number of members: the ids of the rule and the
 * entries, positions, then the records at once. */

/* Somebody before it is known whether anything keeps it out. */
typedef struct
{
  gint64 id;
  const NzEntity *entity;
  gboolean by_rule;
  NzRecord *entry; /* (nullable) */
} Candidate;

typedef struct
{
  NzStore *store;
  NzDate day;
  NzDistribution *distribution;
  GPtrArray *entries;        /* NzRecord */
  GPtrArray *candidates;     /* Candidate */
  GHashTable *organisations; /* id → NzRecord */
  GHashTable *people;        /* id → NzRecord */
  GHashTable *place;         /* person → organisation of the main position */
  GHashTable *contact;       /* organisation → person who receives its invitations */
  GHashTable *had_position;  /* persons with any position at any time */
  GHashTable *excluded;      /* organisations that an entry keeps out */
  NzReturned *returned;
} Gather;

static void
member_free (NzListMember *member)
{
  g_free (member->name);
  g_free (member->why);
  g_free (member->mail);
  g_free (member->left_out);
  g_free (member->mail_problem);
  g_free (member->letter_problem);
  g_free (member->sort_key);
  g_free (member);
}

void
nz_distribution_free (NzDistribution *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->list);
  nz_rule_free (self->rule);
  g_free (self->words);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  g_free (self->problem);
  g_free (self);
}

static void
gather_clear (Gather *gather)
{
  g_clear_pointer (&gather->entries, g_ptr_array_unref);
  g_clear_pointer (&gather->candidates, g_ptr_array_unref);
  g_clear_pointer (&gather->organisations, g_hash_table_unref);
  g_clear_pointer (&gather->people, g_hash_table_unref);
  g_clear_pointer (&gather->place, g_hash_table_unref);
  g_clear_pointer (&gather->contact, g_hash_table_unref);
  g_clear_pointer (&gather->had_position, g_hash_table_unref);
  g_clear_pointer (&gather->excluded, g_hash_table_unref);
  nz_returned_free (gather->returned);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Gather, gather_clear)

/* --- who could be on it -----------------------------------------------------------------------------------
 */

static void
read_rule (NzDistribution *self, NzStore *store)
{
  const char *text = nz_record_get_text (self->list, "rule");
  const char *name = nz_record_get_text (self->list, "rule_entity");
  const NzEntity *entity = name != NULL ? nz_entity_by_name (name) : NULL;
  g_autoptr (GError) error = NULL;

  self->words = g_strdup ("");
  self->rule_entity = entity == &nz_entity_person ? entity : &nz_entity_organisation;
  if (text == NULL)
    return;
  self->rule = nz_rule_parse (self->rule_entity, text, &error);
  if (self->rule == NULL)
    {
      self->problem = g_strdup (error->message);
      return;
    }
  g_free (self->words);
  self->words = nz_rule_words (self->rule, store, nz_get_language ());
}

/* Former ones too, to be told why they are left out; what hangs on them is asked on the day. */
static gboolean
add_by_rule (Gather *gather, GHashTable *known, GError **error)
{
  NzDistribution *self = gather->distribution;
  const NzQuery query = { .entity = self->rule_entity, .rule = self->rule, .rule_day = gather->day };
  g_autoptr (GArray) ids = NULL;

  /* An empty rule never means everybody. */
  if (self->rule == NULL || nz_rule_is_empty (self->rule))
    return TRUE;
  ids = nz_query_ids (gather->store, &query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      Candidate *candidate = g_new0 (Candidate, 1);

      candidate->id = g_array_index (ids, gint64, i);
      candidate->entity = self->rule_entity;
      candidate->by_rule = TRUE;
      g_ptr_array_add (gather->candidates, candidate);
      g_hash_table_insert (known, &candidate->id, candidate);
    }
  return ids != NULL;
}

static gboolean
add_by_name (Gather *gather, GHashTable *known, GError **error)
{
  gather->entries = nz_load_records (gather->store, &nz_entity_list_entry,
                                     "SELECT id FROM list_entry WHERE distribution_list = ?2 ORDER BY id",
                                     NZ_DATE_NONE, nz_record_get_id (gather->distribution->list), error);
  for (guint i = 0; gather->entries != NULL && i < gather->entries->len; i++)
    {
      NzRecord *entry = gather->entries->pdata[i];
      gint64 person = nz_record_get_int (entry, "person");
      gint64 id = person != 0 ? person : nz_record_get_int (entry, "organisation");
      Candidate *candidate = g_hash_table_lookup (known, &id);

      if (id == 0)
        continue;
      if (person == 0 && nz_record_get_int (entry, "excluded") != 0)
        g_hash_table_add (gather->excluded, g_memdup2 (&id, sizeof (id)));
      if (candidate == NULL)
        {
          candidate = g_new0 (Candidate, 1);
          candidate->id = id;
          candidate->entity = person != 0 ? &nz_entity_person : &nz_entity_organisation;
          g_ptr_array_add (gather->candidates, candidate);
          g_hash_table_insert (known, &candidate->id, candidate);
        }
      /* Being kept out outweighs being named. */
      if (candidate->entry == NULL || nz_record_get_int (candidate->entry, "excluded") == 0)
        candidate->entry = entry;
    }
  return gather->entries != NULL;
}

/* --- where they are and how they are reached
 * ---------------------------------------------------------------- */

static void
remember (GHashTable *table, gint64 key, gint64 value)
{
  if (!g_hash_table_contains (table, &key))
    g_hash_table_insert (table, g_memdup2 (&key, sizeof (key)), g_memdup2 (&value, sizeof (value)));
}

static gint64
recall (GHashTable *table, gint64 key)
{
  const gint64 *value = g_hash_table_lookup (table, &key);
  return value != NULL ? *value : 0;
}

/* Positions on the day, the more important first. */
static gboolean
read_positions (Gather *gather, GError **error)
{
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf ("SELECT person, organisation, invited, %s FROM position ORDER BY main DESC, "
                         "coalesce (since, ''), id",
                         active);
  g_autoptr (NzRows) rows = nz_rows_new (gather->store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, gather->day);
  while (nz_rows_next (rows, &local))
    {
      gint64 person = nz_rows_int (rows, 0), organisation = nz_rows_int (rows, 1);

      remember (gather->had_position, person, 1);
      if (nz_rows_int (rows, 3) == 0)
        continue;
      remember (gather->place, person, organisation);
      if (nz_rows_int (rows, 2) != 0)
        remember (gather->contact, organisation, person);
    }
  return nz_load_done (&local, error);
}

/* (transfer full) (nullable): id → NzRecord of the candidates and those by whom they are reached. */
static GHashTable *
load (Gather *gather, const NzEntity *entity, GHashTable *via, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < gather->candidates->len; i++)
    {
      const Candidate *candidate = gather->candidates->pdata[i];
      gint64 id = candidate->entity == entity ? candidate->id : recall (via, candidate->id);

      if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof (id))))
        g_array_append_val (ids, id);
    }
  records = nz_store_get_many (gather->store, entity, (const gint64 *)ids->data, ids->len, error);
  return records != NULL ? nz_load_table (records) : NULL;
}

/* --- one of them
 * -------------------------------------------------------------------------------------------- */

static const char *
channel_of (NzRecord *person, NzRecord *organisation)
{
  const char *own = person != NULL ? nz_record_get_text (person, "letter_channel") : NULL;

  if (own == NULL && organisation != NULL)
    own = nz_record_get_text (organisation, "letter_channel");
  return own;
}

/* (transfer full) (nullable) */
static char *
find_left_out (Gather *gather, const Candidate *candidate, NzRecord *person, NzRecord *organisation)
{
  gint64 place = organisation != NULL ? nz_record_get_id (organisation) : 0;
  gboolean excluded = candidate->entry != NULL && nz_record_get_int (candidate->entry, "excluded") != 0;
  const char *reason = excluded ? nz_record_get_text (candidate->entry, "reason") : NULL;

  if (reason != NULL)
    return g_strdup_printf (_ ("Excluded: %s"), reason);
  if (excluded)
    return g_strdup (_ ("Excluded"));
  if (person != NULL && candidate->entry == NULL && g_hash_table_contains (gather->excluded, &place))
    return g_strdup_printf (_ ("Excluded with %s"), nz_record_get_text (organisation, "name"));
  if (organisation != NULL && !nz_record_is_active (organisation, gather->day))
    {
      NzDate until = nz_record_get_date (organisation, "until");
      g_autofree char *when = nz_date_format (until, nz_get_language (), NZ_DATE_LONG);

      if (nz_date_is_set (until) && nz_date_compare (nz_date_first_day (until), gather->day) <= 0)
        return g_strdup_printf (_ ("Not in the network since %s"), when);
      return g_strdup (_ ("Not in the network on this day"));
    }
  if (person != NULL && organisation == NULL && recall (gather->had_position, candidate->id) != 0)
    return g_strdup (_ ("Has no position any more"));
  if (g_strcmp0 (channel_of (person, organisation), "none") == 0)
    return g_strdup (_ ("Wants no invitations"));
  return NULL;
}

/* Its own address, else the one by which it can be reached. */
static void
find_mail (Gather *gather, NzListMember *member, NzRecord *own, NzRecord *other)
{
  g_autofree char *problem = NULL;

  member->mail = nz_mail_of (own, gather->returned, &member->mail_problem);
  /* A mailbox that is there but does not work is looked after, not gone round. */
  if (member->mail != NULL || member->mail_problem != NULL)
    return;
  if (other != NULL)
    member->mail = nz_mail_of (other, gather->returned, &problem);
  if (member->mail == NULL)
    member->mail_problem = problem != NULL ? g_steal_pointer (&problem) : g_strdup (_ ("No mail address"));
}

static char *
find_why (const Gather *gather, const Candidate *candidate)
{
  if (candidate->by_rule && candidate->entry != NULL)
    return g_strdup (_ ("By the rule and by name"));
  return g_strdup (candidate->by_rule ? _ ("By the rule") : _ ("By name"));
}

static void
add_member (Gather *gather, const Candidate *candidate)
{
  gboolean is_person = candidate->entity == &nz_entity_person;
  NzRecord *person = is_person ? nz_load_find (gather->people, candidate->id) : NULL;
  gint64 place = is_person ? recall (gather->place, candidate->id) : candidate->id;
  NzRecord *organisation = nz_load_find (gather->organisations, place);
  NzRecord *own = is_person ? person : organisation;
  NzRecord *other
      = is_person ? organisation : nz_load_find (gather->people, recall (gather->contact, candidate->id));
  NzListMember *member;

  if (own == NULL)
    return;
  member = g_new0 (NzListMember, 1);
  member->person = is_person ? candidate->id : 0;
  member->organisation = organisation != NULL ? place : 0;
  member->entry = candidate->entry != NULL ? nz_record_get_id (candidate->entry) : 0;
  member->by_rule = candidate->by_rule;
  member->excluded = candidate->entry != NULL && nz_record_get_int (candidate->entry, "excluded") != 0;
  member->name
      = is_person ? nz_person_list_name (person) : g_strdup (nz_record_get_text (organisation, "name"));
  member->sort_key = nz_text_sort_key_names (member->name);
  member->why = find_why (gather, candidate);
  member->left_out = find_left_out (gather, candidate, person, organisation);
  find_mail (gather, member, own, other);
  member->letter_problem = nz_returned_letter_reason (gather->returned, person, organisation);
  g_ptr_array_add (member->left_out != NULL ? gather->distribution->left_out : gather->distribution->members,
                   member);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const NzListMember *first = *(NzListMember *const *)a, *second = *(NzListMember *const *)b;
  return g_strcmp0 (first->sort_key, second->sort_key);
}

NzDistribution *
nz_distribution_new_rule (NzStore *store, gint64 list, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (NzDistribution) self = g_new0 (NzDistribution, 1);

  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify)member_free);
  self->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify)member_free);
  self->list = nz_store_get (store, &nz_entity_distribution_list, list, error);
  if (self->list == NULL)
    return NULL;
  read_rule (self, store);
  return g_steal_pointer (&self);
}

NzDistribution *
nz_distribution_new (NzStore *store, gint64 list, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);

  g_autoptr (NzDistribution) self = nz_distribution_new_rule (store, list, error);
  g_auto (Gather) gather = { .store = store, .day = day, .distribution = self };
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (self == NULL)
    return NULL;
  gather.candidates = g_ptr_array_new_with_free_func (g_free);
  gather.excluded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gather.place = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gather.contact = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gather.had_position = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (!add_by_rule (&gather, known, error) || !add_by_name (&gather, known, error)
      || !read_positions (&gather, error)
      || (gather.organisations = load (&gather, &nz_entity_organisation, gather.place, error)) == NULL
      || (gather.people = load (&gather, &nz_entity_person, gather.contact, error)) == NULL
      || (gather.returned = nz_returned_new (store, error)) == NULL)
    return NULL;
  for (guint i = 0; i < gather.candidates->len; i++)
    add_member (&gather, gather.candidates->pdata[i]);
  g_ptr_array_sort (self->members, by_name);
  g_ptr_array_sort (self->left_out, by_name);
  return g_steal_pointer (&self);
}

GPtrArray *
nz_distribution_mails (const NzDistribution *self)
{
  g_autoptr (GPtrArray) mails = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->members->len; i++)
    g_ptr_array_add (mails, ((NzListMember *)self->members->pdata[i])->mail);
  return nz_mail_unique (mails);
}
