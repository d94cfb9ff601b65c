/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-addressee.h"

#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "domain/nz-returned.h"
#include "domain/nz-salutation.h"

#include <string.h>

int
nz_mail_order_compare (const NzMailOrder *one, const NzMailOrder *other)
{
  int order = strcmp (one->sort_key, other->sort_key);

  if (order != 0)
    return order;
  if (one->organisation != other->organisation)
    return one->organisation < other->organisation ? -1 : 1;
  return one->person < other->person ? -1 : one->person > other->person;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const NzAddressee *one = *(NzAddressee *const *)a;
  const NzAddressee *other = *(NzAddressee *const *)b;

  return nz_mail_order_compare (&(NzMailOrder){ one->sort_key, one->organisation, one->person },
                                &(NzMailOrder){ other->sort_key, other->organisation, other->person });
}

void
nz_addressees_sort (GPtrArray *addressees)
{
  g_return_if_fail (addressees != NULL);
  g_ptr_array_sort (addressees, compare);
}

/* The ids themselves, or all that hold on the day. (transfer full) */
static GPtrArray *
load (NzStore *store, const NzEntity *entity, const gint64 *ids, gsize n, NzDate day, GError **error)
{
  if (ids != NULL)
    return nz_store_get_many (store, entity, ids, n, error);

  g_autofree char *active = nz_date_active_sql ("r", "since", "until", 1);
  g_autofree char *sql
      = entity == &nz_entity_person
            ? g_strdup_printf ("SELECT DISTINCT r.person FROM position AS r WHERE %s", active)
            : g_strdup_printf ("SELECT r.id FROM organisation AS r WHERE %s", active);
  return nz_load_records (store, entity, sql, day, 0, error);
}

/* person → the organisation of the main position, else of the oldest one, on the day. (transfer full) */
static GHashTable *
load_places (NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT p.person, p.organisation FROM position AS p WHERE %s "
                                          "ORDER BY p.main DESC, coalesce (p.since, ''), p.id",
                                          active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &local))
    {
      gint64 person = nz_rows_int (rows, 0), organisation = nz_rows_int (rows, 1);
      if (!g_hash_table_contains (places, &person))
        g_hash_table_insert (places, g_memdup2 (&person, sizeof person),
                             g_memdup2 (&organisation, sizeof organisation));
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&places) : NULL;
}

/* Where letters came back and nobody has looked since, none goes. */
static NzAddressee *
make (
    NzStore *store, const NzReturned *returned, NzRecord *person, NzRecord *organisation, NzLanguage language)
{
  NzAddressee *addressee = nz_addressee_new (store, person, organisation, language);

  if (addressee->problem == NULL)
    addressee->problem = nz_returned_letter_reason (returned, person, organisation);
  return addressee;
}

static GPtrArray *
people (NzStore *store,
        const NzReturned *returned,
        GPtrArray *records,
        NzDate day,
        NzLanguage language,
        GError **error)
{
  g_autoptr (GHashTable) places = load_places (store, day, error);
  if (places == NULL)
    return NULL;

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      gint64 *organisation = g_hash_table_lookup (places, &id);
      if (organisation != NULL)
        g_array_append_val (ids, *organisation);
    }
  g_autoptr (GPtrArray) loaded
      = nz_store_get_many (store, &nz_entity_organisation, (const gint64 *)ids->data, ids->len, error);
  if (loaded == NULL)
    return NULL;
  g_autoptr (GHashTable) organisations = nz_load_table (loaded);
  GPtrArray *addressees = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_addressee_free);
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      gint64 *organisation = g_hash_table_lookup (places, &id);
      NzRecord *place = organisation != NULL ? nz_load_find (organisations, *organisation) : NULL;
      g_ptr_array_add (addressees, make (store, returned, records->pdata[i], place, language));
    }
  return addressees;
}

GPtrArray *
nz_addressees_new (NzStore *store,
                   const NzEntity *entity,
                   const gint64 *ids,
                   gsize n,
                   NzDate day,
                   NzLanguage language,
                   GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);
  g_return_val_if_fail (entity == &nz_entity_organisation || entity == &nz_entity_person, NULL);

  g_autoptr (GPtrArray) records = load (store, entity, ids, n, day, error);
  g_autoptr (NzReturned) returned = records != NULL ? nz_returned_new (store, error) : NULL;
  if (returned == NULL)
    return NULL;
  GPtrArray *addressees = NULL;
  if (entity == &nz_entity_person)
    addressees = people (store, returned, records, day, language, error);
  else
    {
      addressees = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_addressee_free);
      for (guint i = 0; i < records->len; i++)
        g_ptr_array_add (addressees, make (store, returned, NULL, records->pdata[i], language));
    }
  if (addressees != NULL)
    nz_addressees_sort (addressees);
  return addressees;
}

GPtrArray *
nz_addressees_preview (GPtrArray *addressees)
{
  g_return_val_if_fail (addressees != NULL, NULL);

  GPtrArray *order = g_ptr_array_new ();
  for (int turn = 0; turn < 4; turn++)
    for (guint i = 0; i < addressees->len; i++)
      {
        const NzAddressee *one = addressees->pdata[i];
        int rank = one->problem != NULL ? 0 : one->address_is_doubtful ? 1 : one->doubt != NULL ? 2 : 3;
        if (rank == turn)
          g_ptr_array_add (order, addressees->pdata[i]);
      }
  return order;
}

/* --- two people at one address --- */

/* Family name and place: equal keys mean one household. NULL for who is written to at an organisation. */
static char *
household_key (const NzAddressee *addressee)
{
  if (addressee->person == 0 || addressee->organisation != 0 || addressee->problem != NULL)
    return NULL;
  g_autofree char *place = g_strjoinv ("\n", addressee->lines + 1);
  const char *comma = strchr (addressee->name, ',');
  g_autofree char *family = comma != NULL ? g_strndup (addressee->name, (gsize)(comma - addressee->name))
                                          : g_strdup (addressee->name);
  g_autofree char *key = g_strconcat (family, "\n", place, NULL);
  return nz_text_match_key (key);
}

void
nz_addressees_doubt_households (GPtrArray *addressees)
{
  g_return_if_fail (addressees != NULL);

  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < addressees->len; i++)
    {
      NzAddressee *one = addressees->pdata[i];
      char *key = household_key (one);
      NzAddressee *other = key != NULL ? g_hash_table_lookup (first, key) : NULL;
      if (key != NULL && other == NULL)
        {
          g_hash_table_insert (first, key, one);
          continue;
        }
      g_free (key);
      if (other == NULL)
        continue;
      for (int turn = 0; turn < 2; turn++)
        {
          NzAddressee *of = turn == 0 ? one : other, *with = turn == 0 ? other : one;
          if (of->doubt == NULL)
            of->doubt
                = g_strdup_printf (_ ("%s lives at the same address: one letter for both?"), with->name);
        }
    }
}

static void
unite (NzStore *store, NzAddressee *one, NzAddressee *other, NzLanguage language)
{
  g_autoptr (NzRecord) a = nz_store_get (store, &nz_entity_person, one->person, NULL);
  g_autoptr (NzRecord) b = nz_store_get (store, &nz_entity_person, other->person, NULL);
  if (a == NULL || b == NULL)
    return;

  gboolean in_order = nz_salutation_first (a, b);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  g_ptr_array_add (lines, g_strdup (in_order ? one->lines[0] : other->lines[0]));
  g_ptr_array_add (lines, g_strdup (in_order ? other->lines[0] : one->lines[0]));
  for (guint i = 1; one->lines[i] != NULL; i++)
    g_ptr_array_add (lines, g_strdup (one->lines[i]));
  g_ptr_array_add (lines, NULL);
  g_strfreev (one->lines);
  one->lines = (char **)g_ptr_array_steal (lines, NULL);
  g_free (one->salutation);
  one->salutation = nz_salutation_two (a, b, language);
  g_autofree char *name = one->name;
  one->name = g_strdup_printf ("%s; %s", name, other->name);
  if (one->doubt == NULL)
    {
      one->doubt = g_steal_pointer (&other->doubt);
      one->address_is_doubtful = other->address_is_doubtful;
    }
}

/* At most two: of a larger household the others keep their own. */
guint
nz_addressees_unite (NzStore *store, GPtrArray *addressees, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && addressees != NULL, 0);

  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint united = 0;
  for (guint i = 0; i < addressees->len;)
    {
      NzAddressee *one = addressees->pdata[i];
      g_autofree char *key = household_key (one);
      NzAddressee *other = key != NULL ? g_hash_table_lookup (first, key) : NULL;
      if (other == NULL)
        {
          if (key != NULL)
            g_hash_table_insert (first, g_steal_pointer (&key), one);
          i++;
          continue;
        }
      unite (store, other, one, language);
      g_hash_table_remove (first, key);
      g_ptr_array_remove_index (addressees, i);
      united++;
    }
  return united;
}
