/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-merge.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-phonetic.h"
#include "domain/nz-load.h"
#include "domain/nz-merge-rows.h"
#include "entity/nz-contact.h"

struct _NzMerge
{
  NzStore *store;
  const NzEntity *entity;
  NzRecord *records[2]; /* by NzMergeChoice */
  char *names[2];
  gboolean keeps_b;
  gboolean prefers_b; /* the one that was looked after last */
  GPtrArray *fields;
};

/* Fields that are right only together: an address of half of one and half of the other is nobody's. The first
 * of each decides from which record the others come, but what is empty there never empties what the other
 * has. */
static const char *const groups[][5] = {
  { "street", "addition", "postcode", "town", "district" },
  { "postal_street", "postal_postcode", "postal_town" },
  { "successor", "succession" },
};

/* --- whether they can be merged ------------------------------------------------------------------------- */

/* Whether @field, followed from @from, comes to @to. A loop ends where it closes. */
static gboolean
leads_to (NzStore *store, const NzEntity *entity, const NzField *field, gint64 from, gint64 to)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?2", field->name, entity->name);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gint64 at = from; at != 0 && g_hash_table_add (seen, g_memdup2 (&at, sizeof at));)
    {
      at = nz_load_int (store, sql, NZ_DATE_NONE, at, 0);
      if (at == to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
refuse_relation (NzMerge *self, const NzField *field, guint below, GError **error)
{
  const char *under = self->names[below], *over = self->names[1 - below];
  const char *label = nz_field_label (field, nz_get_language ());

  if (g_str_equal (field->name, "successor"))
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                 _ ("“%s” is recorded as a predecessor of “%s”: both stay, so that their history can be "
                    "found. If they are "
                    "one, empty the field “%s” first."),
                 under, over, label);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                 _ ("“%s” belongs to “%s”: a branch and what it belongs to are two. If they are one, empty "
                    "the field “%s” first."),
                 under, over, label);
  return FALSE;
}

static gboolean
may_merge (NzMerge *self, GError **error)
{
  gint64 ids[2] = { nz_record_get_id (self->records[0]), nz_record_get_id (self->records[1]) };

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *field = &self->entity->fields[i];

      if (!nz_field_is_column (field) || nz_field_target (field) != self->entity)
        continue;
      for (guint below = 0; below < 2; below++)
        if (leads_to (self->store, self->entity, field, ids[below], ids[1 - below]))
          return refuse_relation (self, field, below, error);
    }
  return TRUE;
}

/* --- the proposal --------------------------------------------------------------------------------------- */

static gboolean
has (NzMerge *self, guint side, const NzField *field)
{
  return nz_record_has (self->records[side], field->name);
}

static gint64
last_step (NzMerge *self, guint side)
{
  g_autoptr (GPtrArray) steps
      = nz_store_history (self->store, self->entity, nz_record_get_id (self->records[side]), 1, NULL);

  return steps != NULL && steps->len > 0 ? ((NzStep *)steps->pdata[0])->step : 0;
}

/* Which record was looked after last: checked later, else changed later. */
static const char *
prefer (NzMerge *self)
{
  NzDate a = NZ_DATE_NONE, b = NZ_DATE_NONE;

  if (nz_entity_field (self->entity, "checked_on") != NULL)
    {
      a = nz_record_get_date (self->records[0], "checked_on");
      b = nz_record_get_date (self->records[1], "checked_on");
    }
  if (nz_date_compare (a, b) != 0)
    {
      self->prefers_b = nz_date_compare (a, b) < 0;
      return _ ("checked later");
    }
  self->prefers_b = last_step (self, 0) < last_step (self, 1);
  return _ ("changed later");
}

static const char *
propose_name (NzMerge *self, NzMergeField *field)
{
  gsize a = strlen (nz_record_get_text (self->records[0], field->field->name));
  gsize b = strlen (nz_record_get_text (self->records[1], field->field->name));

  if (a == b)
    return NULL;
  field->choice = a > b ? NZ_MERGE_A : NZ_MERGE_B;
  return _ ("more complete");
}

static const char *
propose_date (NzMerge *self, NzMergeField *field)
{
  const char *name = field->field->name;
  int order = nz_date_compare (nz_record_get_date (self->records[0], name),
                               nz_record_get_date (self->records[1], name));
  gboolean since = (field->field->flags & NZ_FIELD_SINCE) != 0;

  field->choice = (order < 0) == since ? NZ_MERGE_A : NZ_MERGE_B;
  return since ? _ ("earlier") : _ ("later");
}

/* By the kind of field. (nullable): why */
static const char *
propose_value (NzMerge *self, NzMergeField *field, const char *preferred)
{
  const NzField *f = field->field;
  const char *why = NULL;

  field->choice = self->prefers_b ? NZ_MERGE_B : NZ_MERGE_A;
  if (nz_field_is_list (f) || f->type == NZ_TYPE_LONG_TEXT)
    {
      field->choice = NZ_MERGE_BOTH;
      return _ ("both are kept");
    }
  if (f->type == NZ_TYPE_BOOLEAN)
    {
      field->choice = nz_record_get_int (self->records[0], f->name) == 0 ? NZ_MERGE_A : NZ_MERGE_B;
      return _ ("the more careful one");
    }
  if (has (self, 0, f) != has (self, 1, f))
    {
      guint empty = has (self, 0, f) ? 1 : 0;
      /* A member that has left in one record only is one still. */
      gboolean open
          = (f->flags & NZ_FIELD_UNTIL) != 0 && nz_record_is_active (self->records[empty], nz_date_today ());

      field->choice = (empty == 0) == open ? NZ_MERGE_A : NZ_MERGE_B;
      return open ? _ ("still open in one of them") : _ ("only here");
    }
  if ((f->flags & NZ_FIELD_NAME) != 0 && f->type == NZ_TYPE_TEXT)
    why = propose_name (self, field);
  else if (f->type == NZ_TYPE_DATE)
    why = propose_date (self, field);
  return why != NULL ? why : preferred;
}

/* "Rosa-Luxemburg-Str. 5" is no other street than "Rosa-Luxemburg-Straße 5". */
static gboolean
means_the_same (const char *a, const char *b)
{
  g_autofree char *one = nz_phonetic_latin (a);
  g_autofree char *other = nz_phonetic_latin (b);
  g_autoptr (GString) x = g_string_new (one), y = g_string_new (other);

  g_string_replace (x, "strasse", "str.", 0);
  g_string_replace (y, "strasse", "str.", 0);
  return g_string_equal (x, y);
}

static NzMergeField *
field_named (NzMerge *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      NzMergeField *field = self->fields->pdata[i];
      if (g_str_equal (field->field->name, name))
        return field;
    }
  return NULL;
}

/* Where the two have another first field of a group, the others come from the same side. */
static gboolean
is_bound (const NzMergeField *first)
{
  return first != NULL && !first->same && *first->a != '\0' && *first->b != '\0'
         && !means_the_same (first->a, first->b);
}

static void
bind_group (NzMerge *self, gsize group)
{
  NzMergeField *first = field_named (self, groups[group][0]);

  if (!is_bound (first))
    return;
  for (gsize i = 1; i < G_N_ELEMENTS (groups[group]) && groups[group][i] != NULL; i++)
    {
      NzMergeField *field = field_named (self, groups[group][i]);

      if (field == NULL || field->same)
        continue;
      if (*field->a == '\0' || *field->b == '\0')
        {
          field->choice = *field->a == '\0' ? NZ_MERGE_B : NZ_MERGE_A;
          field->why = _ ("only here");
          continue;
        }
      field->choice = first->choice;
      field->why = _ ("belongs to the line above");
    }
}

static void
bind_groups (NzMerge *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    bind_group (self, i);
}

static void
field_free (gpointer data)
{
  NzMergeField *field = data;

  g_free (field->a);
  g_free (field->b);
  g_free (field);
}

static void
propose (NzMerge *self)
{
  const char *preferred = prefer (self);

  for (guint i = 0; i < self->entity->n_fields; i++)
    {
      const NzField *f = &self->entity->fields[i];
      NzMergeField *field;

      if (!has (self, 0, f) && !has (self, 1, f))
        continue;
      field = g_new0 (NzMergeField, 1);
      field->field = f;
      field->a = has (self, 0, f) ? nz_store_display (self->store, self->records[0], f, nz_get_language ())
                                  : g_strdup ("");
      field->b = has (self, 1, f) ? nz_store_display (self->store, self->records[1], f, nz_get_language ())
                                  : g_strdup ("");
      field->same = nz_record_field_equal (self->records[0], self->records[1], f);
      field->can_both = (nz_field_is_list (f) || f->type == NZ_TYPE_LONG_TEXT) && !field->same;
      if (!field->same)
        field->why = propose_value (self, field, preferred);
      g_ptr_array_add (self->fields, field);
    }
  bind_groups (self);
}

/* --- making one ----------------------------------------------------------------------------------------- */

static guint
count_references (NzMerge *self, guint side)
{
  g_autoptr (GArray) dependents
      = nz_store_dependents (self->store, self->entity, nz_record_get_id (self->records[side]), NULL);
  guint n = 0;

  for (guint i = 0; dependents != NULL && i < dependents->len; i++)
    n += g_array_index (dependents, NzDependent, i).count;
  return n;
}

NzMerge *
nz_merge_new (NzStore *store, const NzEntity *entity, gint64 a, gint64 b, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  g_autoptr (NzMerge) self = g_new0 (NzMerge, 1);
  const gint64 ids[2] = { a, b };

  self->store = g_object_ref (store);
  self->entity = entity;
  self->fields = g_ptr_array_new_with_free_func (field_free);
  for (guint i = 0; i < 2; i++)
    {
      self->records[i] = nz_store_get (store, entity, ids[i], error);
      if (self->records[i] == NULL)
        return NULL;
      self->names[i] = nz_store_title (store, entity, ids[i]);
    }
  if (a == b)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” cannot be merged with itself: choose two entries."), self->names[0]);
      return NULL;
    }
  if (!may_merge (self, error))
    return NULL;
  self->keeps_b = count_references (self, 1) > count_references (self, 0);
  propose (self);
  return g_steal_pointer (&self);
}

void
nz_merge_free (NzMerge *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_clear_object (&self->records[i]);
      g_free (self->names[i]);
    }
  g_ptr_array_unref (self->fields);
  g_object_unref (self->store);
  g_free (self);
}

gint64
nz_merge_get_kept (NzMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return nz_record_get_id (self->records[self->keeps_b ? 1 : 0]);
}

const char *
nz_merge_get_name (NzMerge *self, NzMergeChoice which)
{
  g_return_val_if_fail (self != NULL && which != NZ_MERGE_BOTH, NULL);
  return self->names[which];
}

GPtrArray *
nz_merge_get_fields (NzMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->fields;
}

void
nz_merge_choose (NzMerge *self, guint index, NzMergeChoice choice)
{
  NzMergeField *field;

  g_return_if_fail (self != NULL && index < self->fields->len);
  field = self->fields->pdata[index];
  g_return_if_fail (choice != NZ_MERGE_BOTH || field->can_both);
  field->choice = choice;
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i][0], field->field->name))
      bind_group (self, i);
}

/* --- values -----------------------------------------------------------------------------------------------
 */

static void
unite_lists (NzRecord *result, NzRecord *first, NzRecord *second, const NzField *field)
{
  NzRecord *const records[] = { first, second };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 2; i++)
    {
      guint n = 0;

      if (field->type == NZ_TYPE_CONTACTS)
        {
          for (const char *const *text = nz_record_get_list (records[i], field->name); *text != NULL; text++)
            nz_contact_unite (all, *text, (field->flags & NZ_FIELD_TELEPHONE) != 0);
          continue;
        }
      const gint64 *terms = nz_record_get_ids (records[i], field->name, &n);
      for (guint k = 0; k < n; k++)
        {
          gboolean there = FALSE;
          for (guint j = 0; j < ids->len; j++)
            there |= g_array_index (ids, gint64, j) == terms[k];
          if (!there)
            g_array_append_val (ids, terms[k]);
        }
    }
  g_ptr_array_add (all, NULL);
  if (field->type == NZ_TYPE_CONTACTS)
    nz_record_set_list (result, field->name, (const char *const *)all->pdata);
  else
    nz_record_set_ids (result, field->name, (const gint64 *)(void *)ids->data, ids->len);
}

static void
unite_texts (NzRecord *result, NzRecord *first, NzRecord *second, const NzField *field)
{
  const char *a = nz_record_get_text (first, field->name), *b = nz_record_get_text (second, field->name);
  g_autofree char *both = a == NULL   ? g_strdup (b)
                          : b == NULL ? g_strdup (a)
                                      : g_strdup_printf ("%s\n%s", a, b);

  nz_record_set_text (result, field->name, both);
}

static void
note_lost (NzMerge *self, NzMergeField *field, GPtrArray *lost)
{
  const char *text = field->choice == NZ_MERGE_A ? field->b : field->a;
  const char *label = nz_field_label (field->field, nz_get_language ());

  if (*text == '\0' || field->field->type == NZ_TYPE_BOOLEAN)
    return;
  if ((field->field->flags & NZ_FIELD_IMAGE) != 0)
    g_ptr_array_add (lost, g_strdup_printf (_ ("%s: there were two"), label));
  else
    g_ptr_array_add (lost, g_strdup_printf ("%s: %s", label, text));
}

/* (transfer full): the record that stays, with the chosen values. */
static NzRecord *
make_result (NzMerge *self, GPtrArray *lost)
{
  NzRecord *first = self->records[self->prefers_b ? 1 : 0], *second = self->records[self->prefers_b ? 0 : 1];
  NzRecord *result = nz_record_copy (self->records[self->keeps_b ? 1 : 0]);

  for (guint i = 0; i < self->fields->len; i++)
    {
      NzMergeField *field = self->fields->pdata[i];

      if (field->same)
        continue;
      if (field->choice == NZ_MERGE_BOTH && nz_field_is_list (field->field))
        unite_lists (result, first, second, field->field);
      else if (field->choice == NZ_MERGE_BOTH)
        unite_texts (result, first, second, field->field);
      else
        {
          g_autofree char *plain = nz_record_dup_plain (self->records[field->choice], field->field);

          nz_record_set_plain (result, field->field, plain, NULL);
          note_lost (self, field, lost);
        }
    }
  return result;
}

/* "Merged on 23 November 2026 with “…”:" and a line for each value that did not win. */
static void
write_note (NzMerge *self, NzRecord *result, GPtrArray *lost)
{
  const NzField *notes = nz_entity_field (self->entity, "notes");
  const char *gone = self->names[self->keeps_b ? 0 : 1];
  g_autofree char *day = nz_date_format (nz_date_today (), nz_get_language (), NZ_DATE_LONG);
  g_autoptr (GString) text = g_string_new (NULL);

  if (notes == NULL || lost->len == 0)
    return;
  if (nz_record_has (result, "notes"))
    g_string_printf (text, "%s\n", nz_record_get_text (result, "notes"));
  g_string_append_printf (text, _ ("Merged with “%s” on %s. What was not kept:"), gone, day);
  for (guint i = 0; i < lost->len; i++)
    g_string_append_printf (text, "\n%s", (const char *)lost->pdata[i]);
  nz_record_set_text (result, "notes", text->str);
}

/* --- applying ---------------------------------------------------------------------------------------------
 */

static gboolean
is_unchanged (NzMerge *self, GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (NzRecord) now
          = nz_store_get (self->store, self->entity, nz_record_get_id (self->records[i]), NULL);

      if (now != NULL && nz_record_equal (now, self->records[i]))
        continue;
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” has been changed meanwhile: look at the two again."), self->names[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply (NzMerge *self, GError **error)
{
  gint64 to = nz_merge_get_kept (self), from = nz_record_get_id (self->records[self->keeps_b ? 0 : 1]);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (NzRecord) result = make_result (self, lost);

  if (!nz_merge_rows (self->store, self->entity, from, to, lost, error))
    return FALSE;
  write_note (self, result, lost);
  return nz_store_save (self->store, result, error)
         && nz_store_delete (self->store, self->entity, from, error);
}

gboolean
nz_merge_apply (NzMerge *self, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!is_unchanged (self, error) || !may_merge (self, error))
    return FALSE;
  label = g_strdup_printf (_ ("Merge %s with %s"), self->names[0], self->names[1]);
  if (!nz_store_begin (self->store, label, error))
    return FALSE;
  if (!apply (self, error))
    {
      nz_store_rollback (self->store);
      return FALSE;
    }
  return nz_store_commit (self->store, error);
}
