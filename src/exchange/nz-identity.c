/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-identity.h"

#include "base/nz-text.h"

/* Between the values of a key; no text has it. */
#define GLUE '\036'

typedef struct
{
  const NzEntity *entity;
  const char *strong;
  const char *weak;
  gboolean repeats;
} Rule;

static const Rule rules[] = {
  { &nz_entity_organisation, "name", "town,postcode" },
  { &nz_entity_person, "family_name,given_name", "" },
  { &nz_entity_sponsorship, "mentee", "sponsor,since" },
  { &nz_entity_meeting, "day,kind", "number,name,starts" },
  { &nz_entity_agenda_item, "name,meeting,kind,organisation,person", "", TRUE },
  { &nz_entity_position, "person,organisation,since", "function" },
  { &nz_entity_term, "name,kind", "" },
  { &nz_entity_holiday, "name,since", "" },
  { &nz_entity_network, "", "" },
};

typedef struct
{
  NzTwin twin;
  gboolean is_stored; /* was there before the import */
  char **weak;        /* values as the file has them, "" for none */
} Candidate;

struct _NzIdentity
{
  const NzEntity *entity;
  GPtrArray *strong; /* (element-type NzField) */
  GPtrArray *weak;
  gboolean repeats;
  GHashTable *candidates; /* key → GPtrArray of Candidate */
};

/* --- rules -----------------------------------------------------------------------------------------------
 */

static GPtrArray *
fields_of (const NzEntity *entity, const char *names)
{
  g_auto (GStrv) parts = g_strsplit (names, ",", -1);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer)nz_entity_field (entity, parts[i]));
  return fields;
}

/* What an entity without a rule of its own is known by. A reference counts that a list shows or that the
 * record belongs to: what a tie's statement comes from does not make it another tie. */
static GPtrArray *
default_fields (const NzEntity *entity)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & NZ_FIELD_NAME) != 0 && nz_field_is_column (&entity->fields[i]))
      g_ptr_array_add (fields, (gpointer)&entity->fields[i]);
  if (fields->len > 0)
    {
      g_ptr_array_set_size (fields, 1);
      return g_steal_pointer (&fields);
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      gboolean joins = field->type == NZ_TYPE_REFERENCE && nz_field_term_kind (field) == NULL
                       && (field->flags & (NZ_FIELD_COLUMN | NZ_FIELD_OWNER | NZ_FIELD_REQUIRED)) != 0;

      if (joins || (field->flags & NZ_FIELD_SINCE) != 0)
        g_ptr_array_add (fields, (gpointer)field);
    }
  return g_steal_pointer (&fields);
}

static void
set_rule (NzIdentity *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].entity == self->entity)
      {
        self->strong = fields_of (self->entity, rules[i].strong);
        self->weak = fields_of (self->entity, rules[i].weak);
        self->repeats = rules[i].repeats;
        return;
      }
  self->strong = default_fields (self->entity);
  self->weak = g_ptr_array_new ();
}

/* --- values ----------------------------------------------------------------------------------------------
 */

/* As SQLite gives the column as text. (transfer full) */
static char *
stored_value (NzRecord *record, const NzField *field)
{
  if (field->type == NZ_TYPE_TEXT)
    return nz_text_normalise (
        nz_record_get_text (record, field->name) != NULL ? nz_record_get_text (record, field->name) : "",
        FALSE);
  if (field->type == NZ_TYPE_REFERENCE || field->type == NZ_TYPE_TIME || field->type == NZ_TYPE_INTEGER)
    return nz_record_has (record, field->name)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, nz_record_get_int (record, field->name))
               : g_strdup ("");
  return nz_record_dup_plain (record, field);
}

static char *
key_of (NzIdentity *self, NzRecord *record)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < self->strong->len; i++)
    {
      g_autofree char *value = stored_value (record, self->strong->pdata[i]);

      g_string_append (key, value);
      g_string_append_c (key, GLUE);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char **
weak_of (NzIdentity *self, NzRecord *record)
{
  char **values = g_new0 (char *, self->weak->len + 1);

  for (guint i = 0; i < self->weak->len; i++)
    values[i] = stored_value (record, self->weak->pdata[i]);
  return values;
}

static gboolean
contradict (char *const *a, char *const *b)
{
  for (; *a != NULL && *b != NULL; a++, b++)
    if (**a != '\0' && **b != '\0' && !g_str_equal (*a, *b))
      return TRUE;
  return FALSE;
}

/* --- candidates ------------------------------------------------------------------------------------------
 */

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_strfreev (candidate->weak);
  g_free (candidate);
}

/* Takes @key and @weak. @place %NULL: of the store. */
static void
add_candidate (NzIdentity *self, char *key, gint64 id, char **weak, const char *place)
{
  GPtrArray *list = g_hash_table_lookup (self->candidates, key);
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->twin = (NzTwin){ id, place };
  candidate->weak = weak;
  candidate->is_stored = place == NULL;
  if (list == NULL)
    {
      list = g_ptr_array_new_full (1, candidate_free);
      g_hash_table_insert (self->candidates, key, list);
    }
  else
    g_free (key);
  g_ptr_array_add (list, candidate);
}

static char *
select_sql (NzIdentity *self)
{
  g_autoptr (GString) sql = g_string_new ("SELECT id");

  for (guint i = 0; i < self->strong->len; i++)
    g_string_append_printf (sql, ", \"%s\"", ((const NzField *)self->strong->pdata[i])->name);
  for (guint i = 0; i < self->weak->len; i++)
    g_string_append_printf (sql, ", \"%s\"", ((const NzField *)self->weak->pdata[i])->name);
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY id", self->entity->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
row_value (NzRows *rows, int column, const NzField *field)
{
  const char *text = nz_rows_text (rows, column);

  if (text == NULL)
    return g_strdup ("");
  return field->type == NZ_TYPE_TEXT ? nz_text_normalise (text, FALSE) : g_strdup (text);
}

static void
add_row (NzIdentity *self, NzRows *rows)
{
  g_autoptr (GString) key = g_string_new (NULL);
  char **weak = g_new0 (char *, self->weak->len + 1);
  int column = 1;

  for (guint i = 0; i < self->strong->len; i++)
    {
      g_autofree char *value = row_value (rows, column++, self->strong->pdata[i]);

      g_string_append (key, value);
      g_string_append_c (key, GLUE);
    }
  for (guint i = 0; i < self->weak->len; i++)
    weak[i] = row_value (rows, column++, self->weak->pdata[i]);
  add_candidate (self, g_string_free (g_steal_pointer (&key), FALSE), nz_rows_int (rows, 0), weak, NULL);
}

NzIdentity *
nz_identity_new (NzStore *store, const NzEntity *entity, GError **error)
{
  g_autoptr (NzIdentity) self = g_new0 (NzIdentity, 1);
  g_autofree char *sql = NULL;
  g_autoptr (NzRows) rows = NULL;
  g_autoptr (GError) failure = NULL;

  self->entity = entity;
  set_rule (self);
  self->candidates
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  sql = select_sql (self);
  rows = nz_rows_new (store, sql, error);
  if (rows == NULL)
    return NULL;
  while (nz_rows_next (rows, &failure))
    add_row (self, rows);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
nz_identity_free (NzIdentity *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->strong);
  g_ptr_array_unref (self->weak);
  g_hash_table_unref (self->candidates);
  g_free (self);
}

GArray *
nz_identity_find (NzIdentity *self, NzRecord *record)
{
  GArray *twins = g_array_new (FALSE, FALSE, sizeof (NzTwin));
  g_autofree char *key = key_of (self, record);
  g_auto (GStrv) weak = weak_of (self, record);
  GPtrArray *list = g_hash_table_lookup (self->candidates, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Candidate *candidate = list->pdata[i];

      if (!contradict (candidate->weak, weak))
        g_array_append_val (twins, candidate->twin);
    }
  return twins;
}

gboolean
nz_identity_has_namesake (NzIdentity *self, NzRecord *record)
{
  if (self->entity != &nz_entity_organisation)
    return FALSE;
  g_autofree char *key = key_of (self, record);
  g_auto (GStrv) weak = weak_of (self, record);
  GPtrArray *list = g_hash_table_lookup (self->candidates, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Candidate *candidate = list->pdata[i];

      if (candidate->is_stored && contradict (candidate->weak, weak))
        return TRUE;
    }
  return FALSE;
}

void
nz_identity_claim (NzIdentity *self, NzRecord *record, const char *place)
{
  g_autofree char *key = key_of (self, record);
  GPtrArray *list = g_hash_table_lookup (self->candidates, key);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      Candidate *candidate = list->pdata[i];

      if (candidate->twin.id == nz_record_get_id (record))
        {
          candidate->twin.place = place;
          g_strfreev (candidate->weak);
          candidate->weak = weak_of (self, record);
          return;
        }
    }
  add_candidate (self, g_steal_pointer (&key), nz_record_get_id (record), weak_of (self, record), place);
}

gboolean
nz_identity_repeats (NzIdentity *self)
{
  return self->repeats;
}

const NzField *
nz_identity_get_field (NzIdentity *self)
{
  return self->strong->len > 0 ? self->strong->pdata[0] : NULL;
}
