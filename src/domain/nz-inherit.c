/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-inherit.h"

#include "entity/nz-contact.h"

/* Each by itself. */
static const char *const single_fields[] = {
  "legal_form", "register_number", "logo",   "telephone",     "fax",       "email",
  "web",        "letter_channel",  "topics", "target_groups", "languages", "districts",
};

/* All or none of them; what belongs to the place follows. */
static const char *const place_fields[] = { "street", "postcode", "town" };
static const char *const place_extras[] = { "addition", "district", "opening_hours" };
static const char *const postal_fields[] = { "postal_street", "postal_postcode", "postal_town" };

static gboolean
is_among (const char *name, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  return FALSE;
}

#define IS_AMONG(name, names) is_among (name, names, G_N_ELEMENTS (names))

gboolean
nz_inherit_is_possible (const NzField *field)
{
  g_return_val_if_fail (field != NULL, FALSE);
  return IS_AMONG (field->name, single_fields) || IS_AMONG (field->name, place_fields)
         || IS_AMONG (field->name, place_extras) || IS_AMONG (field->name, postal_fields);
}

/* The parent's list without what is somebody's own. */
static void
copy_list (NzRecord *to, NzRecord *parent, const char *name)
{
  const char *const *values = nz_record_get_list (parent, name);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; values[i] != NULL; i++)
    if (!nz_contact_is_private (values[i]))
      g_ptr_array_add (kept, (gpointer)values[i]);
  g_ptr_array_add (kept, NULL);
  nz_record_set_list (to, name, (const char *const *)kept->pdata);
}

static void
take (NzInherited *self, NzRecord *parent, const char *name)
{
  const NzField *field = nz_entity_field (&nz_entity_organisation, name);

  if (nz_record_has (self->record, name) || !nz_record_has (parent, name))
    return;
  if (field->type == NZ_TYPE_CONTACTS)
    copy_list (self->record, parent, name);
  else
    {
      g_autofree char *plain = nz_record_dup_plain (parent, field);
      nz_record_set_plain (self->record, field, plain, NULL);
    }
  if (nz_record_has (self->record, name))
    self->from[nz_field_index (&nz_entity_organisation, field)] = nz_record_get_id (parent);
}

static gboolean
has_any (NzRecord *record, const char *const *names, guint n)
{
  for (guint i = 0; i < n; i++)
    if (nz_record_has (record, names[i]))
      return TRUE;
  return FALSE;
}

/* The first parent that has an address at all gives it, with what belongs to that place. */
static gboolean
take_place (NzInherited *self, NzRecord *parent)
{
  gboolean has_place = has_any (parent, place_fields, G_N_ELEMENTS (place_fields));
  gboolean has_postal = has_any (parent, postal_fields, G_N_ELEMENTS (postal_fields));

  if (!has_place && !has_postal)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (place_fields); i++)
    take (self, parent, place_fields[i]);
  for (guint i = 0; i < G_N_ELEMENTS (place_extras); i++)
    take (self, parent, place_extras[i]);
  if (!has_any (self->record, postal_fields, G_N_ELEMENTS (postal_fields)))
    for (guint i = 0; i < G_N_ELEMENTS (postal_fields); i++)
      take (self, parent, postal_fields[i]);
  return TRUE;
}

static gboolean
has_seen (GArray *seen, gint64 id)
{
  for (guint i = 0; i < seen->len; i++)
    if (g_array_index (seen, gint64, i) == id)
      return TRUE;
  return FALSE;
}

NzInherited *
nz_inherit (NzStore *store, NzRecord *organisation)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (organisation), NULL);
  g_return_val_if_fail (nz_record_get_entity (organisation) == &nz_entity_organisation, NULL);

  NzInherited *self = g_new0 (NzInherited, 1);
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = nz_record_get_id (organisation), next = nz_record_get_int (organisation, "parent");

  self->record = nz_record_copy (organisation);
  self->from = g_new0 (gint64, nz_entity_organisation.n_fields);
  gboolean placed = has_any (organisation, place_fields, G_N_ELEMENTS (place_fields));
  g_array_append_val (seen, id);
  while (next != 0 && !has_seen (seen, next))
    {
      g_autoptr (NzRecord) parent = nz_store_get (store, &nz_entity_organisation, next, NULL);
      if (parent == NULL)
        break;
      g_array_append_val (seen, next);
      for (guint i = 0; i < G_N_ELEMENTS (single_fields); i++)
        take (self, parent, single_fields[i]);
      placed = placed || take_place (self, parent);
      next = nz_record_get_int (parent, "parent");
    }
  return self;
}

void
nz_inherited_free (NzInherited *inherited)
{
  g_return_if_fail (inherited != NULL);
  g_object_unref (inherited->record);
  g_free (inherited->from);
  g_free (inherited);
}

gint64
nz_inherited_from (const NzInherited *inherited, const char *field)
{
  g_return_val_if_fail (inherited != NULL && field != NULL, 0);
  const NzField *described = nz_entity_field (&nz_entity_organisation, field);
  g_return_val_if_fail (described != NULL, 0);
  return inherited->from[nz_field_index (&nz_entity_organisation, described)];
}
