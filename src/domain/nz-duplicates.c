/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-duplicates.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "domain/nz-blocks.h"
#include "domain/nz-load.h"
#include "domain/nz-looks.h"
#include "entity/nz-contact.h"

struct _NzDuplicates
{
  const NzEntity *entity;
  NzLooksTable *table;
  NzBlocks *blocks;
  GArray *met;       /* (element-type guint): of one search */
  GHashTable *apart; /* hash of two ids */
  GHashTable *above; /* id → GArray of ids of parents and successors */
};

gboolean
nz_duplicates_has (const NzEntity *entity)
{
  return entity == &nz_entity_organisation || entity == &nz_entity_person;
}

/* --- reading ---------------------------------------------------------------------------------------------
 */

static guint64
pair_hash (gint64 a, gint64 b)
{
  return nz_blocks_mix ((guint64)MIN (a, b)) ^ nz_blocks_mix (nz_blocks_mix ((guint64)MAX (a, b)));
}

static void
put_above (NzDuplicates *self, gint64 id, gint64 above)
{
  GArray *list = g_hash_table_lookup (self->above, &id);

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->above, g_memdup2 (&id, sizeof id), list);
    }
  g_array_append_val (list, above);
}

/* A statement that gives rows of an owner's id and a value, in the order of the ids; what belongs to one is
 * taken while the records go by.
 */
typedef struct
{
  NzRows *rows;
  gboolean more;
} Belongings;

static gboolean
belongings_open (Belongings *self, NzStore *store, const char *sql, GError **error)
{
  self->rows = nz_rows_new (store, sql, error);
  self->more = self->rows != NULL && nz_rows_next (self->rows, NULL);
  return self->rows != NULL;
}

static void
take_contacts (Belongings *contacts, NzLooksInput *input)
{
  g_ptr_array_set_size (input->telephones, 0);
  g_ptr_array_set_size (input->mails, 0);
  g_ptr_array_set_size (input->webs, 0);
  for (; contacts->more && nz_rows_int (contacts->rows, 0) <= input->id;
       contacts->more = nz_rows_next (contacts->rows, NULL))
    {
      const char *kind = nz_rows_text (contacts->rows, 1);
      const char *value = nz_rows_text (contacts->rows, 2);
      GPtrArray *list = g_strcmp0 (kind, "telephone") == 0 ? input->telephones
                        : g_strcmp0 (kind, "email") == 0   ? input->mails
                        : g_strcmp0 (kind, "web") == 0     ? input->webs
                                                           : NULL;

      if (list != NULL && value != NULL && nz_rows_int (contacts->rows, 0) == input->id)
        g_ptr_array_add (list, g_strdup (value));
    }
}

static void
take_organisations (Belongings *positions, NzLooksInput *input)
{
  g_array_set_size (input->organisations, 0);
  for (; positions->more && nz_rows_int (positions->rows, 0) <= input->id;
       positions->more = nz_rows_next (positions->rows, NULL))
    {
      gint64 organisation = nz_rows_int (positions->rows, 1);

      if (nz_rows_int (positions->rows, 0) == input->id)
        g_array_append_val (input->organisations, organisation);
    }
}

static const char *
records_sql (const NzEntity *entity)
{
  return entity == &nz_entity_person ? "SELECT id, family_name, given_name, salutation, NULL, street, "
                                       "postcode, town, NULL, NULL FROM person ORDER BY id"
                                     : "SELECT id, name, short_name, kind, register_number, street, "
                                       "postcode, town, parent, successor FROM organisation "
                                       "ORDER BY id";
}

static void
add_row (NzDuplicates *self, NzRows *rows, NzLooksInput *input)
{
  input->name = nz_rows_text (rows, 1);
  input->short_name = nz_rows_text (rows, 2);
  input->kind = nz_rows_text (rows, 3);
  input->register_number = nz_rows_text (rows, 4);
  input->street = nz_rows_text (rows, 5);
  input->postcode = nz_rows_text (rows, 6);
  input->town = nz_rows_text (rows, 7);
  if (input->name == NULL)
    input->name = "";
  for (int column = 8; column <= 9; column++)
    if (!nz_rows_is_null (rows, column))
      put_above (self, input->id, nz_rows_int (rows, column));
  nz_looks_table_add (self->table, input);
}

static void
input_init (NzLooksInput *input)
{
  *input = (NzLooksInput){
    .telephones = g_ptr_array_new_with_free_func (g_free),
    .mails = g_ptr_array_new_with_free_func (g_free),
    .webs = g_ptr_array_new_with_free_func (g_free),
    .organisations = g_array_new (FALSE, FALSE, sizeof (gint64)),
  };
}

static void
input_clear (NzLooksInput *input)
{
  g_ptr_array_unref (input->telephones);
  g_ptr_array_unref (input->mails);
  g_ptr_array_unref (input->webs);
  g_array_unref (input->organisations);
}

static gboolean
read_records (NzDuplicates *self,
              NzRows *rows,
              Belongings *contacts,
              Belongings *positions,
              GCancellable *cancellable,
              GError **error)
{
  NzLooksInput input;
  g_autoptr (GError) local = NULL;

  input_init (&input);
  while (!g_cancellable_is_cancelled (cancellable) && nz_rows_next (rows, &local))
    {
      input.id = nz_rows_int (rows, 0);
      take_contacts (contacts, &input);
      if (positions->rows != NULL)
        take_organisations (positions, &input);
      add_row (self, rows, &input);
    }
  input_clear (&input);
  return nz_load_done (&local, error);
}

static gboolean
read_all (NzDuplicates *self, NzStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, records_sql (self->entity), error);
  g_autofree char *contacts_sql
      = g_strdup_printf ("SELECT \"%s\", kind, value FROM contact WHERE \"%s\" IS NOT NULL ORDER BY \"%s\"",
                         self->entity->name, self->entity->name, self->entity->name);
  Belongings contacts = { 0 }, positions = { 0 };
  gboolean good;

  good = rows != NULL && belongings_open (&contacts, store, contacts_sql, error)
         && (self->entity != &nz_entity_person
             || belongings_open (&positions, store,
                                 "SELECT person, organisation FROM position ORDER BY person", error))
         && read_records (self, rows, &contacts, &positions, cancellable, error);
  g_clear_pointer (&contacts.rows, nz_rows_free);
  g_clear_pointer (&positions.rows, nz_rows_free);
  return good;
}

static gboolean
read_apart (NzDuplicates *self, NzStore *store, GError **error)
{
  const char *sql
      = self->entity == &nz_entity_person
            ? "SELECT person, other_person FROM distinct_pair WHERE person IS NOT NULL AND other_person IS "
              "NOT NULL"
            : "SELECT organisation, other_organisation FROM distinct_pair WHERE organisation IS NOT NULL AND "
              "other_organisation IS NOT NULL";
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (nz_rows_next (rows, &local))
    g_hash_table_add (self->apart,
                      GSIZE_TO_POINTER ((gsize)pair_hash (nz_rows_int (rows, 0), nz_rows_int (rows, 1))));
  return nz_load_done (&local, error);
}

NzDuplicates *
nz_duplicates_new (NzStore *store, const NzEntity *entity, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_duplicates_has (entity), NULL);

  g_autoptr (NzDuplicates) self = g_new0 (NzDuplicates, 1);

  self->entity = entity;
  self->table = nz_looks_table_new (entity);
  self->blocks = nz_blocks_new ();
  self->met = g_array_new (FALSE, FALSE, sizeof (guint));
  self->apart = g_hash_table_new (NULL, NULL);
  self->above = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify)g_array_unref);
  if (!read_all (self, store, cancellable, error) || !read_apart (self, store, error))
    return NULL;
  for (guint i = 0; i < self->table->looks->len && !g_cancellable_is_cancelled (cancellable); i++)
    nz_blocks_add (self->blocks, self->table, i);
  if (g_cancellable_is_cancelled (cancellable))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED,
                           _ ("The search for duplicates was cancelled."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
nz_duplicates_free (NzDuplicates *self)
{
  if (self == NULL)
    return;
  nz_looks_table_free (self->table);
  nz_blocks_free (self->blocks);
  g_array_unref (self->met);
  g_hash_table_unref (self->apart);
  g_hash_table_unref (self->above);
  g_free (self);
}

/* --- comparing -------------------------------------------------------------------------------------------
 */

/* Whether @b is a parent or successor of @a, however many steps away; loops end. */
static gboolean
is_above (NzDuplicates *self, gint64 a, gint64 b, guint depth)
{
  GArray *list = g_hash_table_lookup (self->above, &a);

  for (guint i = 0; list != NULL && depth < 16 && i < list->len; i++)
    {
      gint64 above = g_array_index (list, gint64, i);

      if (above == b || is_above (self, above, b, depth + 1))
        return TRUE;
    }
  return FALSE;
}

static gboolean
may_be_one (NzDuplicates *self, gint64 a, gint64 b)
{
  if (a == b || g_hash_table_contains (self->apart, GSIZE_TO_POINTER ((gsize)pair_hash (a, b))))
    return FALSE;
  return g_hash_table_size (self->above) == 0 || (!is_above (self, a, b, 0) && !is_above (self, b, a, 0));
}

static void
compare (NzDuplicates *self, guint one, guint other, GArray *found)
{
  const NzLooks *a = nz_looks_at (self->table, one), *b = nz_looks_at (self->table, other);
  NzDuplicate duplicate = { .entity = self->entity, .a = a->id, .b = b->id };

  duplicate.score = nz_looks_compare (self->table, a, b, &duplicate.reasons);
  if (duplicate.score >= NZ_DUPLICATE_LIKELY && may_be_one (self, a->id, b->id))
    g_array_append_val (found, duplicate);
}

/* Compares @record with those that share a key with it and were added before. */
static void
compare_with_earlier (NzDuplicates *self, guint record, GArray *found)
{
  g_array_set_size (self->met, 0);
  nz_blocks_meet (self->blocks, self->table, record, self->met);
  for (guint i = 0; i < self->met->len; i++)
    compare (self, record, g_array_index (self->met, guint, i), found);
}

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const NzDuplicate *one = a, *other = b;

  if (one->score < other->score || one->score > other->score)
    return one->score < other->score ? 1 : -1;
  if (one->a != other->a)
    return one->a < other->a ? -1 : 1;
  return one->b < other->b ? -1 : one->b > other->b ? 1 : 0;
}

GArray *
nz_duplicates_pairs (NzDuplicates *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (NzDuplicate));

  for (guint i = 0; i < self->table->looks->len; i++)
    {
      if (i % 1000 == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED,
                               _ ("The search for duplicates was cancelled."));
          return NULL;
        }
      compare_with_earlier (self, i, found);
    }
  g_array_sort (found, compare_scores);
  return g_steal_pointer (&found);
}

/* --- one record ------------------------------------------------------------------------------------------
 */

static void
fill_values (GPtrArray *list, NzRecord *record, const char *field)
{
  const char *const *values = nz_record_get_list (record, field);

  for (; *values != NULL; values++)
    {
      /* without the label, as the file has it */
      g_autofree char *value = NULL;
      g_autofree char *label = NULL;

      nz_contact_split (*values, &value, &label);
      g_ptr_array_add (list, g_steal_pointer (&value));
    }
}

static guint
add_record (NzDuplicates *self, NzRecord *record, GArray *organisations)
{
  gboolean person = self->entity == &nz_entity_person;
  NzLooksInput input;
  guint place;

  input_init (&input);
  input.id = nz_record_get_id (record);
  input.name = nz_record_get_text (record, person ? "family_name" : "name");
  input.short_name = nz_record_get_text (record, person ? "given_name" : "short_name");
  input.kind = nz_record_get_text (record, person ? "salutation" : "kind");
  input.register_number = person ? NULL : nz_record_get_text (record, "register_number");
  input.street = nz_record_get_text (record, "street");
  input.postcode = nz_record_get_text (record, "postcode");
  input.town = nz_record_get_text (record, "town");
  if (input.name == NULL)
    input.name = "";
  fill_values (input.telephones, record, "telephone");
  fill_values (input.mails, record, "email");
  fill_values (input.webs, record, "web");
  if (organisations != NULL)
    g_array_append_vals (input.organisations, organisations->data, organisations->len);
  place = nz_looks_table_add (self->table, &input);
  input_clear (&input);
  return place;
}

static GArray *
find_similar (NzDuplicates *self, guint place, guint limit)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (NzDuplicate));

  compare_with_earlier (self, place, found);
  g_array_sort (found, compare_scores);
  if (limit > 0 && found->len > limit)
    g_array_set_size (found, limit);
  return found;
}

GArray *
nz_duplicates_similar (NzDuplicates *self, NzRecord *record, GArray *organisations, guint limit)
{
  g_return_val_if_fail (
      self != NULL && NZ_IS_RECORD (record) && nz_record_get_entity (record) == self->entity, NULL);

  GArray *found = find_similar (self, add_record (self, record, organisations), limit);

  nz_looks_table_drop (self->table);
  return found;
}

GArray *
nz_duplicates_take (NzDuplicates *self, NzRecord *record, GArray *organisations, guint limit)
{
  g_return_val_if_fail (
      self != NULL && NZ_IS_RECORD (record) && nz_record_get_entity (record) == self->entity, NULL);

  guint place = add_record (self, record, organisations);
  GArray *found = find_similar (self, place, limit);

  nz_blocks_add (self->blocks, self->table, place);
  return found;
}

/* --- apart -----------------------------------------------------------------------------------------------
 */

gboolean
nz_duplicates_tell_apart (NzStore *store, const NzEntity *entity, gint64 a, gint64 b, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_duplicates_has (entity) && a != b, FALSE);

  g_autoptr (NzRecord) pair = nz_record_new (&nz_entity_distinct_pair);
  g_autofree char *other = g_strconcat ("other_", entity->name, NULL);
  g_autofree char *name = nz_store_title (store, entity, a);
  g_autofree char *label = g_strdup_printf (_ ("No Duplicate: %s"), name);

  nz_record_set_int (pair, entity->name, MIN (a, b));
  nz_record_set_int (pair, other, MAX (a, b));
  return nz_store_save_as (store, pair, label, error);
}

/* --- in words --------------------------------------------------------------------------------------------
 */

static const struct
{
  guint reason;
  const char *text;
} REASONS[] = {
  { NZ_DUPLICATE_SAME_NAME, N_ ("same name") },
  { NZ_DUPLICATE_SAME_CORE, N_ ("same name, written otherwise") },
  { NZ_DUPLICATE_SAME_SOUND, N_ ("name sounds the same") },
  { NZ_DUPLICATE_SAME_SHORT, N_ ("same short name") },
  { NZ_DUPLICATE_LIKE_NAME, N_ ("similar name") },
  { NZ_DUPLICATE_PART_NAME, N_ ("same family name, one given name missing or only its initial") },
  { NZ_DUPLICATE_SAME_REGISTER, N_ ("same register number") },
  { NZ_DUPLICATE_SAME_MAIL, N_ ("same e-mail") },
  { NZ_DUPLICATE_SAME_TELEPHONE, N_ ("same telephone") },
  { NZ_DUPLICATE_SAME_ADDRESS, N_ ("same address") },
  { NZ_DUPLICATE_SAME_WEB, N_ ("same website") },
  { NZ_DUPLICATE_SAME_ORGANISATION, N_ ("same organisation") },
};

char **
nz_duplicate_reasons (const NzDuplicate *duplicate)
{
  GPtrArray *texts = g_ptr_array_new ();

  g_return_val_if_fail (duplicate != NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (REASONS); i++)
    if ((duplicate->reasons & REASONS[i].reason) != 0)
      g_ptr_array_add (texts, g_strdup (nz_gettext (REASONS[i].text)));
  g_ptr_array_add (texts, NULL);
  return (char **)g_ptr_array_free (texts, FALSE);
}

const char *
nz_duplicate_words (const NzDuplicate *duplicate)
{
  g_return_val_if_fail (duplicate != NULL, NULL);
  if (duplicate->score >= 0.9)
    return _ ("almost certain");
  return duplicate->score >= 0.8 ? _ ("very likely") : _ ("likely");
}
