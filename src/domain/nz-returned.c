/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-returned.h"

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "domain/nz-addressee.h"
#include "domain/nz-load.h"
#include "domain/nz-mail.h"

struct _NzReturned
{
  NzStore *store;
  GHashTable *mails;   /* match key → NzDate */
  GHashTable *letters; /* "p7 key", "o7 key" → NzDate */
  GHashTable *ids;     /* gint64 of whom letters came back */
};

static char *
letter_key (char whose, gint64 id, const char *address)
{
  g_autofree char *key = nz_text_match_key (address);
  return g_strdup_printf ("%c%" G_GINT64_FORMAT " %s", whose, id, key);
}

static void
add (NzReturned *self, NzRecord *record)
{
  const char *address = nz_record_get_text (record, "address");
  gint64 person = nz_record_get_int (record, "person");
  gint64 id = person != 0 ? person : nz_record_get_int (record, "organisation");
  NzDate day = nz_record_get_date (record, "day");

  if (address == NULL)
    return;
  if (g_strcmp0 (nz_record_get_text (record, "kind"), "mail") == 0)
    g_hash_table_insert (self->mails, nz_text_match_key (address), g_memdup2 (&day, sizeof (day)));
  else if (id != 0)
    {
      g_hash_table_insert (self->letters, letter_key (person != 0 ? 'p' : 'o', id, address),
                           g_memdup2 (&day, sizeof (day)));
      g_hash_table_add (self->ids, g_memdup2 (&id, sizeof (id)));
    }
}

NzReturned *
nz_returned_new (NzStore *store, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) open = nz_returned_open (store, NULL, 0, error);
  NzReturned *self;

  if (open == NULL)
    return NULL;
  self = g_new0 (NzReturned, 1);
  self->store = g_object_ref (store);
  self->mails = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->letters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < open->len; i++)
    add (self, open->pdata[i]);
  return self;
}

void
nz_returned_free (NzReturned *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->store);
  g_hash_table_unref (self->mails);
  g_hash_table_unref (self->letters);
  g_hash_table_unref (self->ids);
  g_free (self);
}

static char *
say (gboolean is_mail, const char *address, const NzDate *day)
{
  g_autofree char *when = nz_date_format (*day, nz_get_language (), NZ_DATE_LONG);

  return g_strdup_printf (is_mail ? _ ("A mail to %s bounced on %s.") : _ ("A letter to %s came back on %s."),
                          address, when);
}

char *
nz_returned_mail_reason (const NzReturned *self, const char *mail)
{
  g_return_val_if_fail (self != NULL && mail != NULL, NULL);

  g_autofree char *key = nz_text_match_key (mail);
  const NzDate *day = g_hash_table_lookup (self->mails, key);

  return day != NULL ? say (TRUE, mail, day) : NULL;
}

char *
nz_returned_address (NzStore *store, NzRecord *person, NzRecord *organisation)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && (person != NULL || organisation != NULL), NULL);

  g_autoptr (NzAddressee) addressee = nz_addressee_new (store, person, organisation, nz_get_language ());
  guint n = g_strv_length (addressee->lines);

  /* Who it is to stands above street, postcode and town. */
  if (addressee->problem != NULL || n < 2)
    return NULL;
  return g_strdup_printf ("%s, %s", addressee->lines[n - 2], addressee->lines[n - 1]);
}

char *
nz_returned_letter_reason (const NzReturned *self, NzRecord *person, NzRecord *organisation)
{
  gint64 ids[] = { person != NULL ? nz_record_get_id (person) : 0,
                   organisation != NULL ? nz_record_get_id (organisation) : 0 };
  g_autofree char *address = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!g_hash_table_contains (self->ids, &ids[0]) && !g_hash_table_contains (self->ids, &ids[1]))
    return NULL;
  address = nz_returned_address (self->store, person, organisation);
  for (guint i = 0; address != NULL && i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *key = letter_key (i == 0 ? 'p' : 'o', ids[i], address);
      const NzDate *day = g_hash_table_lookup (self->letters, key);

      if (ids[i] != 0 && day != NULL)
        return say (FALSE, address, day);
    }
  return NULL;
}

GPtrArray *
nz_returned_open (NzStore *store, const NzEntity *entity, gint64 id, GError **error)
{
  g_autofree char *whose = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  g_return_val_if_fail (entity == NULL || entity == &nz_entity_organisation || entity == &nz_entity_person,
                        NULL);

  whose = entity != NULL ? g_strdup_printf (" AND \"%s\" = ?2", entity->name) : g_strdup ("");
  sql = g_strdup_printf ("SELECT id FROM returned WHERE checked_on IS NULL%s ORDER BY day DESC, id", whose);
  return nz_load_records (store, &nz_entity_returned, sql, NZ_DATE_NONE, id, error);
}

/* --- entering ------------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): where the person's letters go. */
static NzRecord *
main_organisation (NzStore *store, gint64 person, NzDate day)
{
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT organisation FROM position WHERE person = ?2 AND %s "
                                          "ORDER BY main DESC, coalesce (since, ''), id LIMIT 1",
                                          active);
  gint64 id = nz_load_int (store, sql, day, person, 0);

  return id != 0 ? nz_store_get (store, &nz_entity_organisation, id, NULL) : NULL;
}

/* (transfer full) (nullable): where it went. */
static char *
find_address (NzStore *store, NzRecord *person, NzRecord *organisation, gboolean is_mail, GError **error)
{
  g_autoptr (NzReturned) known = nz_returned_new (store, error);
  g_autofree char *address = NULL;
  g_autofree char *reason = NULL;
  gboolean has_none;

  if (known == NULL)
    return NULL;
  if (is_mail)
    address = nz_mail_of (person != NULL ? person : organisation, known, &reason);
  else
    {
      address = nz_returned_address (store, person, organisation);
      reason = nz_returned_letter_reason (known, person, organisation);
    }
  if (address != NULL && reason == NULL)
    return g_steal_pointer (&address);
  has_none = reason == NULL;
  if (has_none)
    g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                         is_mail ? _ ("There is no mail address that could be marked.")
                                 : _ ("There is no complete postal address that could be marked."));
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("That is entered already: %s"), reason);
  return NULL;
}

char *
nz_returned_enter (
    NzStore *store, const NzEntity *entity, gint64 id, const char *kind, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);
  g_return_val_if_fail (entity == &nz_entity_organisation || entity == &nz_entity_person, NULL);

  gboolean is_mail = g_str_equal (kind, "mail");
  g_autoptr (NzRecord) person = NULL;
  g_autoptr (NzRecord) organisation = NULL;
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_returned);
  g_autoptr (NzRecord) subject = nz_store_get (store, entity, id, error);
  g_autofree char *title = nz_store_title (store, entity, id);
  g_autofree char *address = NULL;
  g_autofree char *label
      = g_strdup_printf (is_mail ? _ ("Mail bounced: %s") : _ ("Letter came back: %s"), title);

  if (subject == NULL)
    return NULL;
  if (entity == &nz_entity_person)
    {
      person = g_steal_pointer (&subject);
      organisation = main_organisation (store, id, day);
    }
  else
    organisation = g_steal_pointer (&subject);
  address = find_address (store, person, organisation, is_mail, error);
  if (address == NULL)
    return NULL;
  nz_record_set_int (record, "person", person != NULL ? id : 0);
  /* What belongs to an organisation as well goes with it; a mailbox is the person's own. */
  nz_record_set_int (record, "organisation",
                     organisation != NULL && (person == NULL || !is_mail) ? nz_record_get_id (organisation)
                                                                          : 0);
  nz_record_set_text (record, "kind", kind);
  nz_record_set_text (record, "address", address);
  nz_record_set_date (record, "day", day);
  return nz_store_save_as (store, record, label, error) ? g_steal_pointer (&address) : NULL;
}

gboolean
nz_returned_check (NzStore *store, gint64 returned, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_returned, returned, error);
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Address checked: %s"), nz_record_get_text (record, "address"));
  nz_record_set_date (record, "checked_on", day);
  return nz_store_save_as (store, record, label, error);
}
