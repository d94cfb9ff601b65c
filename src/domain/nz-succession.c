/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-succession.h"

#include <string.h>

#include "base/nz-error.h"
#include "domain/nz-involved.h"
#include "domain/nz-load.h"
#include "entity/nz-person-name.h"

/**
 * Hand: a kind of thing.
 * @sql: gives the ids; ?1 is the day, ?2 the position. {x} stands for "x is active on the day", {about} for
 * whom the entries of the journal concern
 * @name: field whose title names the thing
 */
typedef struct
{
  const NzEntity *entity;
  const char *label;
  const char *sql;
  const char *name;
} Hand;

#define SQL_POSITION "JOIN position p ON p.id = ?2 "
#define SQL_TO_COME "JOIN meeting t ON t.id = x.meeting AND t.day >= ?1 AND t.state = 'planned' "

static const Hand hands[NZ_N_HANDS] = {
  [NZ_HAND_SEATS]
  = { &nz_entity_membership, N_ ("Seats in groups"),
      "SELECT x.id FROM membership x " SQL_POSITION
      "WHERE x.person = p.person AND x.organisation = p.organisation AND {x} AND x.role NOT IN "
      "('chair', 'deputy')",
      "working_group" },
  [NZ_HAND_CHAIR] = { &nz_entity_membership, N_ ("Chair of groups"),
                      "SELECT x.id FROM membership x " SQL_POSITION
                      "WHERE x.person = p.person AND x.organisation = p.organisation AND {x} AND x.role IN "
                      "('chair', 'deputy')",
                      "working_group" },
  [NZ_HAND_INVITATIONS]
  = { &nz_entity_invitation, N_ ("Invitations"),
      "SELECT x.id FROM invitation x " SQL_POSITION SQL_TO_COME
      "WHERE x.person = p.person AND x.organisation = p.organisation AND x.attendance IS NULL",
      "meeting" },
  [NZ_HAND_LISTS]
  = { &nz_entity_list_entry, N_ ("Distribution lists"),
      "SELECT x.id FROM list_entry x " SQL_POSITION "WHERE x.person = p.person AND x.excluded = 0",
      "distribution_list" },
  [NZ_HAND_FOLLOW_UPS] = { &nz_entity_entry, N_ ("Open follow-ups"),
                           "SELECT x.id FROM entry x " SQL_POSITION
                           "JOIN {about} a ON a.record = x.id AND a.target = p.person WHERE x.follow_up_on "
                           "IS NOT NULL AND x.done_on IS NULL",
                           "text" },
  [NZ_HAND_AGENDA]
  = { &nz_entity_agenda_item, N_ ("Agenda items"),
      "SELECT x.id FROM agenda_item x " SQL_POSITION SQL_TO_COME "WHERE x.person = p.person", "name" },
};

const char *
nz_hand_label (NzHand hand)
{
  g_return_val_if_fail (hand < NZ_N_HANDS, NULL);
  return _ (hands[hand].label);
}

void
nz_succession_free (NzSuccession *succession)
{
  g_return_if_fail (succession != NULL);
  for (guint i = 0; i < NZ_N_HANDS; i++)
    {
      g_clear_pointer (&succession->things[i], g_array_unref);
      g_free (succession->words[i]);
    }
  g_free (succession->new_name);
  g_free (succession->function);
  g_free (succession);
}

/* (transfer full): the things' names, joined. */
static char *
words_of (NzStore *store, const Hand *hand, GArray *ids)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const NzField *field = nz_entity_field (hand->entity, hand->name);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (NzRecord) record = nz_store_get (store, hand->entity, g_array_index (ids, gint64, i), NULL);
      g_autofree char *name
          = record != NULL ? nz_store_display (store, record, field, nz_get_language ()) : g_strdup ("");
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* (transfer full) */
static GArray *
load_things (NzStore *store, const Hand *hand, gint64 position, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("x", "since", "until", 1);
  g_autofree char *about = nz_about_sql (&nz_entity_entry, nz_entity_field (&nz_entity_entry, "person"));
  g_autoptr (GString) sql = g_string_new (hand->sql);

  g_string_replace (sql, "{x}", active, 0);
  g_string_replace (sql, "{about}", about, 0);
  return nz_load_ids (store, sql->str, day, position, error);
}

NzSuccession *
nz_succession_new (NzStore *store, gint64 position, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (today), NULL);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_position, position, error);
  if (record == NULL)
    return NULL;
  g_autoptr (NzSuccession) self = g_new0 (NzSuccession, 1);
  self->position = position;
  self->person = nz_record_get_int (record, "person");
  self->organisation = nz_record_get_int (record, "organisation");
  self->function = g_strdup (nz_record_get_text (record, "function"));
  self->last_day = today;
  for (guint i = 0; i < NZ_N_HANDS; i++)
    {
      self->things[i] = load_things (store, &hands[i], position, today, error);
      if (self->things[i] == NULL)
        return NULL;
      self->words[i] = words_of (store, &hands[i], self->things[i]);
      self->hand[i] = TRUE;
    }
  return g_steal_pointer (&self);
}

gint64
nz_succession_position_of (NzStore *store, gint64 person, NzDate day)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), 0);
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM position AS p WHERE p.person = ?2 AND %s "
                                          "ORDER BY p.main DESC, p.since DESC, p.id LIMIT 1",
                                          active);

  return nz_load_int (store, sql, day, person, 0);
}

/* --- handing over -----------------------------------------------------------------------------------------
 */

/* The new person, of "Herr Samuel Tesfaye". */
static gboolean
save_successor (NzStore *store, NzSuccession *self, GError **error)
{
  g_autoptr (NzRecord) person = nz_record_new (&nz_entity_person);

  nz_person_set_name (person, self->new_name);
  if (self->new_salutation != NULL)
    nz_record_set_text (person, "salutation", self->new_salutation);
  if (!nz_store_save (store, person, error))
    return FALSE;
  self->successor = nz_record_get_id (person);
  return TRUE;
}

static gboolean
end_on (NzStore *store, NzRecord *record, NzDate last_day, GError **error)
{
  nz_record_set_date (record, "until", last_day);
  return nz_store_save (store, record, error);
}

static gboolean
change_position (NzStore *store, const NzSuccession *self, GError **error)
{
  g_autoptr (NzRecord) old = nz_store_get (store, &nz_entity_position, self->position, error);
  g_autoptr (NzRecord) fresh = NULL;

  if (old == NULL)
    return FALSE;
  fresh = nz_record_copy (old);
  if (!end_on (store, old, self->last_day, error))
    return FALSE;
  if (self->successor == 0)
    return TRUE;
  nz_record_set_id (fresh, 0);
  nz_record_set_int (fresh, "person", self->successor);
  nz_record_set_text (fresh, "function", self->function);
  nz_record_set_date (fresh, "since", nz_date_add_days (self->last_day, 1));
  nz_record_clear (fresh, "until");
  if (!self->hand[NZ_HAND_INVITATIONS])
    nz_record_set_int (fresh, "invited", 0);
  /* Whoever has a main position elsewhere keeps it. */
  if (nz_load_int (
          store,
          "SELECT count (*) FROM position WHERE person = ?2 AND main = 1 AND (until IS NULL OR until > ?1)",
          self->last_day, self->successor, 0)
      > 0)
    nz_record_set_int (fresh, "main", 0);
  return nz_store_save (store, fresh, error);
}

/* A seat ends with its holder and begins anew, so that who was in the group on any day stays right. */
static gboolean
change_seat (NzStore *store, const NzSuccession *self, NzRecord *seat, GError **error)
{
  NzDate since = nz_record_get_date (seat, "since");
  g_autoptr (NzRecord) fresh = nz_record_copy (seat);

  nz_record_set_int (fresh, "person", self->successor);
  nz_record_set_int (fresh, "vacant", self->successor == 0);
  /* One that has not begun by then has only its holder changed. */
  if (nz_date_is_set (since) && nz_date_compare (nz_date_first_day (since), self->last_day) > 0)
    return nz_store_save (store, fresh, error);
  nz_record_set_id (fresh, 0);
  nz_record_set_date (fresh, "since", nz_date_add_days (self->last_day, 1));
  return end_on (store, seat, self->last_day, error) && nz_store_save (store, fresh, error);
}

/* Whether the successor is on that list, invited to that meeting already: twice would be once too often. */
static gboolean
is_there_already (NzStore *store, const NzSuccession *self, NzRecord *thing)
{
  const NzEntity *entity = nz_record_get_entity (thing);
  const char *owner = entity == &nz_entity_invitation   ? "meeting"
                      : entity == &nz_entity_list_entry ? "distribution_list"
                                                        : NULL;

  if (owner == NULL || self->successor == 0)
    return FALSE;
  const NzQuery query
      = { .entity = entity,
          .filters = (NzFilter[]){ { .field = owner, .integer = nz_record_get_int (thing, owner) },
                                   { .field = "person", .integer = self->successor } },
          .n_filters = 2 };
  return nz_query_count (store, &query, NULL) > 0;
}

/* The same among all whom an entry of the journal concerns. */
static gboolean
change_involved (NzStore *store, const NzSuccession *self, NzRecord *entry, GError **error)
{
  g_autoptr (GArray) all = nz_involved_of (store, entry, error);
  const NzInvolved old = { &nz_entity_person, self->person };
  const NzInvolved fresh = self->successor != 0 ? (NzInvolved){ &nz_entity_person, self->successor }
                                                : (NzInvolved){ &nz_entity_organisation, self->organisation };

  if (all == NULL)
    return FALSE;
  /* the organisation stands for nobody yet only where none is named */
  if (self->successor == 0 && nz_record_has (entry, "organisation"))
    nz_involved_remove (all, old.entity, old.id);
  else
    nz_involved_replace (all, old, fresh);
  return nz_involved_save (store, entry, all, NULL, error);
}

/* The successor takes the place; where there is none yet, the organisation does. */
static gboolean
change_person (NzStore *store, const NzSuccession *self, NzRecord *thing, GError **error)
{
  if (is_there_already (store, self, thing))
    return nz_store_delete (store, nz_record_get_entity (thing), nz_record_get_id (thing), error);
  nz_record_set_int (thing, "person", self->successor);
  if (self->successor == 0 && !nz_record_has (thing, "organisation"))
    nz_record_set_int (thing, "organisation", self->organisation);
  return nz_store_save (store, thing, error);
}

static gboolean
hand_over (NzStore *store, const NzSuccession *self, NzHand kind, GError **error)
{
  const NzEntity *entity = hands[kind].entity;

  for (guint i = 0; i < self->things[kind]->len; i++)
    {
      g_autoptr (NzRecord) thing
          = nz_store_get (store, entity, g_array_index (self->things[kind], gint64, i), error);
      if (thing == NULL
          || !(entity == &nz_entity_membership ? change_seat (store, self, thing, error)
               : entity == &nz_entity_entry    ? change_involved (store, self, thing, error)
                                               : change_person (store, self, thing, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_sound (const NzSuccession *self, GError **error)
{
  if (!nz_date_is_full (self->last_day))
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The last day must be a whole date."));
  else if (self->successor == self->person)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                         _ ("Nobody can succeed themselves: choose another person."));
  else
    return TRUE;
  return FALSE;
}

/* (transfer full): the name of the step */
static char *
label_of (NzStore *store, const NzSuccession *self)
{
  g_autofree char *leaves = nz_store_title (store, &nz_entity_person, self->person);
  g_autofree char *comes = self->successor != 0 ? nz_store_title (store, &nz_entity_person, self->successor)
                           : self->new_name != NULL ? g_strdup (self->new_name)
                                                    : g_strdup (_ ("not yet named"));
  return g_strdup_printf (_ ("Succession: %s → %s"), leaves, comes);
}

gboolean
nz_succession_apply (NzStore *store, NzSuccession *self, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && self != NULL, FALSE);

  if (!is_sound (self, error))
    return FALSE;
  g_autofree char *label = label_of (store, self);
  gboolean made = self->successor == 0 && self->new_name != NULL;
  gboolean good = nz_store_begin (store, label, error) && (!made || save_successor (store, self, error))
                  && change_position (store, self, error);

  for (guint i = 0; good && i < NZ_N_HANDS; i++)
    if (self->hand[i])
      good = hand_over (store, self, i, error);
  if (good)
    good = nz_store_commit (store, error);
  else if (nz_store_in_action (store))
    nz_store_rollback (store);
  if (!good && made)
    self->successor = 0;
  return good;
}
