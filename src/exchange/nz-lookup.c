/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-lookup.h"

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"
#include "exchange/nz-near-name.h"

#define N_LANGUAGES 2

typedef enum
{
  RANK_NAME,
  RANK_SECOND,
  RANK_LOOSE,
  N_RANKS,
} Rank;

typedef struct
{
  gint64 id;
  gboolean ambiguous;
} Meaning;

/* How a record may be called in a cell, by language. */
typedef struct
{
  char *names[N_LANGUAGES];
  NzNearName *near; /* (nullable): the first of them, made when first needed */
} Names;

/* One entity. The loose spellings are made when first needed. */
typedef struct
{
  GHashTable *meanings[N_RANKS]; /* match key → Meaning; of a term with its kind before it */
  GHashTable *records;           /* id → Names */
  GHashTable *aliases;           /* id → id */
} Table;

struct _NzLookup
{
  NzStore *store;
  Table **tables; /* by nz_entity_index(), NULL until asked */
  GError *error;
};

/* --- what records are called --------------------------------------------------------------------------- */

/* The columns that say what a record is called, and how. Other entities are called by their fields of the
 * flag NAME. */
typedef struct
{
  const NzEntity *entity;
  const char *columns;
  void (*add) (Table *table, gint64 id, const char *const *values);
} Naming;

static void
meanings_add (GHashTable *meanings, const char *key, gint64 id)
{
  Meaning *meaning = g_hash_table_lookup (meanings, key);

  if (meaning == NULL)
    {
      meaning = g_new0 (Meaning, 1);
      meaning->id = id;
      g_hash_table_insert (meanings, g_strdup (key), meaning);
    }
  else if (meaning->id != id)
    meaning->ambiguous = TRUE;
}

/* A key of letters and digits only, behind the term's kind. */
static char *
loose_key (const char *key)
{
  const char *start = strchr (key, '\037');
  g_autoptr (GString) loose = g_string_new_len (key, start != NULL ? start - key + 1 : 0);

  for (const char *c = key + loose->len; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_len (loose, c, g_utf8_next_char (c) - c);
  return g_string_free (g_steal_pointer (&loose), FALSE);
}

static char *
key_of (const char *kind, const char *text)
{
  g_autofree char *key = nz_text_match_key (text);

  return kind != NULL ? g_strconcat (kind, "\037", key, NULL) : g_steal_pointer (&key);
}

static void
add_key (Table *table, Rank rank, const char *kind, const char *text, gint64 id)
{
  g_autofree char *key = text != NULL ? key_of (kind, text) : NULL;

  if (key == NULL || *key == '\0')
    return;
  meanings_add (table->meanings[rank], key, id);
  if (table->meanings[RANK_LOOSE] != NULL)
    {
      g_autofree char *loose = loose_key (key);
      meanings_add (table->meanings[RANK_LOOSE], loose, id);
    }
}

static void
add_record (Table *table, gint64 id, const char *name_en, const char *name_de)
{
  Names *names = g_hash_table_lookup (table->records, &id);

  if (names == NULL)
    {
      names = g_new0 (Names, 1);
      g_hash_table_insert (table->records, g_memdup2 (&id, sizeof id), names);
    }
  g_free (names->names[NZ_LANGUAGE_EN]);
  g_free (names->names[NZ_LANGUAGE_DE]);
  g_clear_pointer (&names->near, nz_near_name_free);
  names->names[NZ_LANGUAGE_EN] = g_strdup (name_en);
  names->names[NZ_LANGUAGE_DE] = g_strcmp0 (name_en, name_de) != 0 ? g_strdup (name_de) : NULL;
}

static void
add_named (Table *table, gint64 id, const char *const *values)
{
  add_record (table, id, values[0], values[0]);
  add_key (table, RANK_NAME, NULL, values[0], id);
  if (values[1] != NULL)
    add_key (table, RANK_SECOND, NULL, values[1], id);
}

static void
add_term (Table *table, gint64 id, const char *const *values)
{
  add_record (table, id, values[1], values[1]);
  add_key (table, RANK_NAME, values[0], values[1], id);
}

static void
add_person (Table *table, gint64 id, const char *const *values)
{
  const char *title = values[0], *given = values[1], *family = values[2];
  g_autofree char *name = g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");

  g_strstrip (name);
  add_record (table, id, name, name);
  add_key (table, RANK_NAME, NULL, name, id);
  if (given != NULL && family != NULL)
    {
      g_autofree char *turned = g_strdup_printf ("%s, %s", family, given);
      add_key (table, RANK_SECOND, NULL, turned, id);
    }
  if (title != NULL)
    {
      g_autofree char *full = g_strdup_printf ("%s %s", title, name);
      add_key (table, RANK_SECOND, NULL, full, id);
    }
}

/* "163. Netzwerktagung" in both languages; else its number alone (of a conference) or its day. */
static void
add_meeting (Table *table, gint64 id, const char *const *values)
{
  const char *kind = values[0], *number = values[1], *name = values[2], *day = values[3];
  const NzField *field = nz_entity_field (&nz_entity_meeting, "kind");
  const NzChoice *choice = nz_field_choice (field, kind);
  g_autofree char *titles[N_LANGUAGES] = { NULL };

  for (int language = 0; language < N_LANGUAGES; language++)
    {
      const char *what = name != NULL     ? name
                         : choice != NULL ? nz_choice_label (choice, (NzLanguage)language)
                                          : kind;

      titles[language] = number != NULL ? g_strdup_printf ("%s. %s", number, what) : g_strdup (what);
      add_key (table, RANK_NAME, NULL, titles[language], id);
    }
  add_record (table, id, titles[NZ_LANGUAGE_EN], titles[NZ_LANGUAGE_DE]);
  if (number != NULL && g_strcmp0 (kind, "conference") == 0)
    add_key (table, RANK_SECOND, NULL, number, id);
  add_key (table, RANK_SECOND, NULL, day, id);
  g_free (titles[NZ_LANGUAGE_DE]);
  titles[NZ_LANGUAGE_DE] = NULL;
}

static const Naming namings[] = {
  { &nz_entity_term, "kind,name", add_term },
  { &nz_entity_organisation, "name,short_name", add_named },
  { &nz_entity_person, "title,given_name,family_name", add_person },
  { &nz_entity_working_group, "name", add_named },
  { &nz_entity_meeting, "kind,number,name,day", add_meeting },
};

/* Enough for every naming, and a NULL behind the last. */
#define MOST_COLUMNS 5

/* Of any other entity: the first field of its name. */
static Naming
naming_of (const NzEntity *entity)
{
  const NzField *field = nz_entity_field_with (entity, NZ_FIELD_NAME);

  for (gsize i = 0; i < G_N_ELEMENTS (namings); i++)
    if (namings[i].entity == entity)
      return namings[i];
  return (Naming){ entity, field != NULL ? field->name : NULL, field != NULL ? add_named : NULL };
}

/* --- tables ----------------------------------------------------------------------------------------------
 */

static void
names_free (gpointer data)
{
  Names *names = data;

  g_free (names->names[NZ_LANGUAGE_EN]);
  g_free (names->names[NZ_LANGUAGE_DE]);
  nz_near_name_free (names->near);
  g_free (names);
}

static Table *
table_new (void)
{
  Table *table = g_new0 (Table, 1);

  for (int rank = 0; rank < RANK_LOOSE; rank++)
    table->meanings[rank] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  table->records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, names_free);
  table->aliases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  return table;
}

static void
table_free (Table *table)
{
  for (int rank = 0; rank < N_RANKS; rank++)
    g_clear_pointer (&table->meanings[rank], g_hash_table_unref);
  g_hash_table_unref (table->records);
  g_hash_table_unref (table->aliases);
  g_free (table);
}

/* @columns with quotation marks, behind a comma each: names such as "number" may be words of SQL. */
static char *
quote_columns (const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns != NULL ? columns : "", ",", -1);
  g_autoptr (GString) quoted = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    g_string_append_printf (quoted, ", \"%s\"", names[i]);
  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

static gboolean
table_read (Table *table, NzStore *store, const NzEntity *entity, GError **error)
{
  Naming naming = naming_of (entity);
  g_autofree char *columns = quote_columns (naming.columns);
  g_autofree char *sql = g_strdup_printf ("SELECT id%s FROM \"%s\"", columns, entity->name);
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) failure = NULL;
  guint n = 0;

  if (rows == NULL)
    return FALSE;
  for (const char *c = columns; *c != '\0'; c++)
    n += *c == ',';
  while (nz_rows_next (rows, &failure))
    {
      const char *values[MOST_COLUMNS] = { NULL };
      gint64 id = nz_rows_int (rows, 0);

      for (guint i = 0; i < n; i++)
        values[i] = nz_rows_text (rows, (int)i + 1);
      if (naming.add != NULL)
        naming.add (table, id, values);
      else
        add_record (table, id, NULL, NULL);
    }
  return nz_load_done (&failure, error);
}

static Table *
table_of (NzLookup *self, const NzEntity *entity)
{
  Table **table = &self->tables[nz_entity_index (entity)];

  if (*table == NULL)
    {
      *table = table_new ();
      if (self->error == NULL && !table_read (*table, self->store, entity, &self->error))
        {
          /* Half of the names would make one unique that is not. */
          table_free (*table);
          *table = table_new ();
        }
    }
  return *table;
}

void
nz_lookup_set_store (NzLookup *lookup, NzStore *store)
{
  g_set_object (&lookup->store, store);
}

NzLookup *
nz_lookup_new (NzStore *store)
{
  NzLookup *self = g_new0 (NzLookup, 1);

  self->store = g_object_ref (store);
  self->tables = g_new0 (Table *, nz_n_entities ());
  return self;
}

void
nz_lookup_free (NzLookup *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < nz_n_entities (); i++)
    g_clear_pointer (&self->tables[i], table_free);
  g_free (self->tables);
  g_clear_error (&self->error);
  g_clear_object (&self->store);
  g_free (self);
}

gboolean
nz_lookup_is_complete (NzLookup *self, GError **error)
{
  if (self->error != NULL && error != NULL)
    *error = g_error_copy (self->error);
  return self->error == NULL;
}

/* --- asking ----------------------------------------------------------------------------------------------
 */

static void
make_loose (Table *table)
{
  table->meanings[RANK_LOOSE] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int rank = 0; rank < RANK_LOOSE; rank++)
    {
      GHashTableIter iter;
      gpointer key, value;

      g_hash_table_iter_init (&iter, table->meanings[rank]);
      while (g_hash_table_iter_next (&iter, &key, &value))
        {
          const Meaning *meaning = value;
          g_autofree char *loose = loose_key (key);

          meanings_add (table->meanings[RANK_LOOSE], loose, meaning->id);
          if (meaning->ambiguous)
            meanings_add (table->meanings[RANK_LOOSE], loose, -1);
        }
    }
}

static const Meaning *
meaning_of (Table *table, const char *key)
{
  for (int rank = 0; rank < N_RANKS; rank++)
    {
      const Meaning *meaning;
      g_autofree char *loose = rank == RANK_LOOSE ? loose_key (key) : NULL;

      if (rank == RANK_LOOSE && table->meanings[RANK_LOOSE] == NULL)
        make_loose (table);
      meaning = g_hash_table_lookup (table->meanings[rank], loose != NULL ? loose : key);
      if (meaning != NULL)
        return meaning;
    }
  return NULL;
}

static NzLookupOutcome
find_id (Table *table, const char *text, gint64 *id)
{
  const gint64 *alias;

  if (!nz_id_parse (text, id))
    return NZ_LOOKUP_MISSING;
  alias = g_hash_table_lookup (table->aliases, id);
  if (alias != NULL)
    *id = *alias;
  return g_hash_table_contains (table->records, id) ? NZ_LOOKUP_FOUND : NZ_LOOKUP_MISSING;
}

NzLookupOutcome
nz_lookup_find (NzLookup *self, const NzEntity *entity, const char *kind, const char *text, gint64 *id)
{
  Table *table = table_of (self, entity);
  g_autofree char *key = key_of (kind, text);
  const Meaning *meaning;
  NzDate day;

  *id = 0;
  meaning = g_hash_table_lookup (table->meanings[RANK_NAME], key);
  if (meaning == NULL && find_id (table, text, id) == NZ_LOOKUP_FOUND)
    return NZ_LOOKUP_FOUND;
  if (meaning == NULL)
    meaning = meaning_of (table, key);
  if (meaning == NULL && entity == &nz_entity_meeting && nz_date_parse (text, &day, NULL))
    {
      char iso[NZ_DATE_TEXT_SIZE];
      meaning = g_hash_table_lookup (table->meanings[RANK_SECOND], nz_date_to_iso (day, iso));
    }
  if (meaning == NULL)
    return NZ_LOOKUP_MISSING;
  if (meaning->ambiguous)
    return NZ_LOOKUP_AMBIGUOUS;
  *id = meaning->id;
  return NZ_LOOKUP_FOUND;
}

guint
nz_lookup_count (NzLookup *self, const NzEntity *entity)
{
  return g_hash_table_size (table_of (self, entity)->records);
}

typedef struct
{
  gint64 id;
  double similarity;
} Near;

/* The most alike first; the same ones in the same order each time. */
static int
compare_near (gconstpointer a, gconstpointer b)
{
  const Near *first = a, *second = b;

  if (first->similarity != second->similarity)
    return first->similarity > second->similarity ? -1 : 1;
  return (first->id > second->id) - (first->id < second->id);
}

GArray *
nz_lookup_near (NzLookup *self, const NzEntity *entity, const char *text, guint most)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Near));
  g_autoptr (NzNearName) wanted = nz_near_name_new (text);
  GHashTableIter iter;
  gpointer id, value;

  g_hash_table_iter_init (&iter, table_of (self, entity)->records);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      Names *names = value;
      Near near = { .id = *(const gint64 *)id };

      if (names->names[NZ_LANGUAGE_EN] == NULL)
        continue;
      if (names->near == NULL)
        names->near = nz_near_name_new (names->names[NZ_LANGUAGE_EN]);
      near.similarity = nz_near_name_compare (wanted, names->near);
      if (near.similarity >= 0)
        g_array_append_val (all, near);
    }
  g_array_sort (all, compare_near);
  for (guint i = 0; i < MIN (all->len, most); i++)
    g_array_append_val (ids, g_array_index (all, Near, i).id);
  return ids;
}

gboolean
nz_lookup_has (NzLookup *self, const NzEntity *entity, gint64 id)
{
  return g_hash_table_contains (table_of (self, entity)->records, &id);
}

void
nz_lookup_add (NzLookup *self, NzRecord *record)
{
  const NzEntity *entity = nz_record_get_entity (record);
  Table *table = table_of (self, entity);
  Naming naming = naming_of (entity);
  g_auto (GStrv) columns = g_strsplit (naming.columns != NULL ? naming.columns : "", ",", -1);
  const char *values[MOST_COLUMNS] = { NULL };
  g_auto (GStrv) plain = g_new0 (char *, MOST_COLUMNS);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      plain[i] = nz_record_dup_plain (record, nz_entity_field (entity, columns[i]));
      values[i] = plain[i][0] != '\0' ? plain[i] : NULL;
    }
  if (naming.add != NULL)
    naming.add (table, nz_record_get_id (record), values);
  else
    add_record (table, nz_record_get_id (record), NULL, NULL);
}

void
nz_lookup_add_alias (NzLookup *self, const NzEntity *entity, gint64 alias, gint64 id)
{
  g_hash_table_replace (table_of (self, entity)->aliases, g_memdup2 (&alias, sizeof alias),
                        g_memdup2 (&id, sizeof id));
}

char *
nz_lookup_name (NzLookup *self, const NzEntity *entity, const char *kind, gint64 id, NzLanguage language)
{
  const Names *names = g_hash_table_lookup (table_of (self, entity)->records, &id);
  const char *name = NULL;
  char text[NZ_ID_TEXT_SIZE];
  gint64 found;

  if (names != NULL)
    name = names->names[language] != NULL ? names->names[language] : names->names[NZ_LANGUAGE_EN];
  /* A cell of nothing but white space is an empty one. */
  g_autofree char *visible = name != NULL ? nz_text_normalise (name, FALSE) : NULL;
  if (visible != NULL && *visible != '\0'
      && nz_lookup_find (self, entity, kind, name, &found) == NZ_LOOKUP_FOUND && found == id)
    return g_strdup (name);
  return g_strdup (nz_id_to_text (id, text));
}
