/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-directory.h"

#include "base/nz-text.h"
#include "domain/nz-addressee.h"
#include "domain/nz-inherit.h"
#include "domain/nz-load.h"
#include "domain/nz-salutation.h"
#include "entity/nz-contact.h"

#include <string.h>

static void
person_free (gpointer data)
{
  NzDirectoryPerson *person = data;
  g_free (person->name);
  g_free (person->function);
  g_strfreev (person->telephones);
  g_strfreev (person->emails);
  g_free (person);
}

static void
entry_free (gpointer data)
{
  NzDirectoryEntry *entry = data;
  g_free (entry->name);
  g_free (entry->sort_key);
  g_free (entry->about);
  g_strfreev (entry->address);
  g_strfreev (entry->telephones);
  g_strfreev (entry->emails);
  g_strfreev (entry->web);
  g_ptr_array_unref (entry->people);
  g_free (entry);
}

char **
nz_directory_contacts (NzRecord *record, const char *field)
{
  const char *const *values = nz_record_get_list (record, field);
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    if (!nz_contact_is_private (values[i]))
      g_ptr_array_add (kept, g_strdup (values[i]));
  g_ptr_array_add (kept, NULL);
  return (char **)g_ptr_array_free (kept, FALSE);
}

static const char *
text_of (NzRecord *record, const char *field)
{
  const char *text = nz_record_get_text (record, field);
  return text != NULL ? text : "";
}

/* --- who holds which position --- */

typedef struct
{
  gint64 person, organisation;
  char *function;
} Place;

static void
place_clear (gpointer data)
{
  g_free (((Place *)data)->function);
}

/* All positions on the day, the main ones first. (transfer full) (element-type Place) */
static GArray *
load_places (NzStore *store, NzDate day, GError **error)
{
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf ("SELECT p.person, p.organisation, p.function FROM position AS p WHERE %s "
                         "ORDER BY p.main DESC, coalesce (p.since, ''), p.id",
                         active);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GError) local = NULL;

  g_array_set_clear_func (places, place_clear);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &local))
    {
      Place place = { nz_rows_int (rows, 0), nz_rows_int (rows, 1), g_strdup (nz_rows_text (rows, 2)) };
      g_array_append_val (places, place);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&places) : NULL;
}

/* The people or organisations that the places name. (transfer full) */
static GHashTable *
load_named (NzStore *store, GArray *places, gboolean people, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      gint64 *id = people ? &place->person : &place->organisation;
      if (g_hash_table_add (seen, id))
        g_array_append_val (ids, *id);
    }
  g_autoptr (GPtrArray) loaded
      = nz_store_get_many (store, people ? &nz_entity_person : &nz_entity_organisation,
                           (const gint64 *)ids->data, ids->len, error);
  return loaded != NULL ? nz_load_table (loaded) : NULL;
}

/* --- entries --- */

static NzDirectoryEntry *
entry_new (gint64 id, char *name, char *sort_key)
{
  NzDirectoryEntry *entry = g_new0 (NzDirectoryEntry, 1);
  entry->id = id;
  entry->name = name;
  entry->sort_key = sort_key;
  entry->people = g_ptr_array_new_with_free_func (person_free);
  return entry;
}

static void
add_line (GPtrArray *lines, const char *format, const char *text)
{
  g_autoptr (GString) line = g_string_new (format);
  g_string_replace (line, "%s", text, 1);
  if (*text != '\0')
    g_ptr_array_add (lines, g_strdup (line->str));
}

/* Where one goes, and where letters go if that is elsewhere. */
static char **
address_of (NzRecord *organisation, NzLanguage language)
{
  GPtrArray *lines = g_ptr_array_new ();
  g_autofree char *raw
      = g_strconcat (text_of (organisation, "postcode"), " ", text_of (organisation, "town"), NULL);
  g_autofree char *town = nz_text_normalise (raw, FALSE);
  g_autofree char *raw_postal = g_strconcat (text_of (organisation, "postal_postcode"), " ",
                                             text_of (organisation, "postal_town"), NULL);
  g_autofree char *postal_town = nz_text_normalise (raw_postal, FALSE);
  const char *box = text_of (organisation, "postal_street");
  g_autofree char *postal
      = g_strconcat (box, *box != '\0' && *postal_town != '\0' ? ", " : "", postal_town, NULL);

  add_line (lines, "%s", text_of (organisation, "addition"));
  add_line (lines, "%s", text_of (organisation, "street"));
  add_line (lines, "%s", town);
  add_line (lines, nz_text (language, "Post: %s"), postal);
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_free (lines, FALSE);
}

static NzDirectoryEntry *
organisation_entry (NzStore *store, NzRecord *organisation, NzLanguage language)
{
  g_autoptr (NzInherited) inherited = nz_inherit (store, organisation);
  NzRecord *whole = inherited->record;
  const char *name = text_of (organisation, "name");
  NzDirectoryEntry *entry
      = entry_new (nz_record_get_id (organisation), g_strdup (name), nz_text_sort_key_words (name));

  entry->about
      = nz_record_dup_display (organisation, nz_entity_field (&nz_entity_organisation, "kind"), language);
  entry->address = address_of (whole, language);
  entry->telephones = nz_directory_contacts (whole, "telephone");
  entry->emails = nz_directory_contacts (whole, "email");
  entry->web = nz_directory_contacts (whole, "web");
  return entry;
}

static NzDirectoryEntry *
person_entry (
    NzStore *store, NzRecord *person, NzRecord *organisation, const char *function, NzLanguage language)
{
  g_autoptr (NzAddressee) addressee = nz_addressee_new (store, person, organisation, language);
  guint skip = organisation != NULL && addressee->lines[0] != NULL && addressee->lines[1] != NULL ? 2 : 1;
  char *name = nz_person_list_name (person);
  NzDirectoryEntry *entry = entry_new (nz_record_get_id (person), name, nz_text_sort_key_names (name));
  const char *place = organisation != NULL ? text_of (organisation, "name") : "";

  entry->about
      = g_strconcat (function != NULL ? function : "",
                     function != NULL && *function != '\0' && *place != '\0' ? ", " : "", place, NULL);
  /* an individual has no organisation above the name */
  if (organisation != NULL && g_strcmp0 (addressee->lines[0], place) != 0)
    skip = 1;
  entry->address
      = g_strdupv (g_strv_length (addressee->lines) > skip ? addressee->lines + skip : (char *[]){ NULL });
  entry->telephones = nz_directory_contacts (person, "telephone");
  entry->emails = nz_directory_contacts (person, "email");
  entry->web = nz_directory_contacts (person, "web");
  return entry;
}

static NzDirectoryPerson *
person_new (NzRecord *person, const char *function)
{
  NzDirectoryPerson *self = g_new0 (NzDirectoryPerson, 1);
  self->person = nz_record_get_id (person);
  self->name = nz_person_list_name (person);
  self->function = g_strdup (function);
  self->telephones = nz_directory_contacts (person, "telephone");
  self->emails = nz_directory_contacts (person, "email");
  return self;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  g_autofree char *one = nz_text_sort_key_names ((*(NzDirectoryPerson *const *)a)->name);
  g_autofree char *other = nz_text_sort_key_names ((*(NzDirectoryPerson *const *)b)->name);
  return strcmp (one, other);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const NzDirectoryEntry *one = *(NzDirectoryEntry *const *)a, *other = *(NzDirectoryEntry *const *)b;
  int order = strcmp (one->sort_key, other->sort_key);
  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

void
nz_directory_sort (GPtrArray *entries)
{
  g_return_if_fail (entries != NULL);
  g_ptr_array_sort (entries, compare_entries);
}

/* Each person once at an organisation. */
static void
add_people (GPtrArray *entries, GArray *places, GHashTable *people)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (by_id, &((NzDirectoryEntry *)entries->pdata[i])->id, entries->pdata[i]);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      NzDirectoryEntry *entry = g_hash_table_lookup (by_id, &place->organisation);
      NzRecord *person = nz_load_find (people, place->person);
      if (entry != NULL && person != NULL
          && g_hash_table_add (seen, g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, place->person,
                                                      place->organisation)))
        g_ptr_array_add (entry->people, person_new (person, place->function));
    }
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_sort (((NzDirectoryEntry *)entries->pdata[i])->people, compare_people);
}

static GPtrArray *
load (NzStore *store, const NzEntity *entity, const gint64 *ids, gsize n, NzDate day, GError **error)
{
  if (ids != NULL)
    return nz_store_get_many (store, entity, ids, n, error);
  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *sql
      = g_strdup_printf (entity == &nz_entity_person ? "SELECT DISTINCT person FROM position WHERE %s"
                                                     : "SELECT id FROM organisation WHERE %s",
                         active);
  return nz_load_records (store, entity, sql, day, 0, error);
}

GPtrArray *
nz_directory_new (NzStore *store,
                  const NzEntity *entity,
                  const gint64 *ids,
                  gsize n,
                  NzDate day,
                  NzLanguage language,
                  GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (day), NULL);
  g_return_val_if_fail (entity == &nz_entity_organisation || entity == &nz_entity_person, NULL);

  gboolean of_people = entity == &nz_entity_person;
  g_autoptr (GPtrArray) records = load (store, entity, ids, n, day, error);
  g_autoptr (GArray) places = records != NULL ? load_places (store, day, error) : NULL;
  g_autoptr (GHashTable) named = places != NULL ? load_named (store, places, !of_people, error) : NULL;
  if (named == NULL)
    return NULL;

  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GHashTable) first = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = places->len; of_people && i > 0; i--)
    g_hash_table_insert (first, &g_array_index (places, Place, i - 1).person,
                         &g_array_index (places, Place, i - 1));
  for (guint i = 0; i < records->len; i++)
    {
      gint64 id = nz_record_get_id (records->pdata[i]);
      Place *place = of_people ? g_hash_table_lookup (first, &id) : NULL;
      g_ptr_array_add (
          entries, of_people ? person_entry (store, records->pdata[i],
                                             place != NULL ? nz_load_find (named, place->organisation) : NULL,
                                             place != NULL ? place->function : NULL, language)
                             : organisation_entry (store, records->pdata[i], language));
    }
  if (!of_people)
    add_people (entries, places, named);
  nz_directory_sort (entries);
  return entries;
}
