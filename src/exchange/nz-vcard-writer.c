/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-vcard-writer.h"

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "exchange/nz-content-line.h"
#include "exchange/nz-ebook.h"
#include "store/nz-query.h"

typedef struct
{
  NzStore *store;
  NzDate day;
  const NzEbook *ebook;
  GPtrArray *card; /* (element-type NzVcardProperty) */
  guint n_groups;  /* of labels and further positions: item1, item2 */
} Writer;

gboolean
nz_vcard_has (const NzEntity *entity)
{
  return entity == &nz_entity_person || entity == &nz_entity_organisation;
}

/* --- properties
 * --------------------------------------------------------------------------------------------- */

static void
add_value (NzVcardProperty *property, const char *value)
{
  g_ptr_array_add (property->values, g_strdup (value != NULL ? value : ""));
}

static NzVcardProperty *
add (Writer *self, const char *group, const char *name, const char *value)
{
  NzVcardProperty *property = nz_vcard_property_new (group, name);

  add_value (property, value);
  g_ptr_array_add (self->card, property);
  return property;
}

static void
add_if (Writer *self, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    add (self, NULL, name, value);
}

static void
add_values (NzVcardProperty *property, ...)
{
  va_list arguments;

  va_start (arguments, property);
  for (guint left = va_arg (arguments, guint); left > 0; left--)
    add_value (property, va_arg (arguments, const char *));
  va_end (arguments);
}

static void
add_types (NzVcardProperty *property, const char *const *types)
{
  for (guint i = 0; types[i] != NULL; i++)
    g_ptr_array_add (property->types, g_strdup (types[i]));
}

static char *
next_group (Writer *self)
{
  return g_strdup_printf ("item%u", ++self->n_groups);
}

static gboolean
says (const char *label, const char *const *words)
{
  g_autofree char *folded = label != NULL ? g_utf8_casefold (label, -1) : NULL;

  for (guint i = 0; folded != NULL && words[i] != NULL; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What the label of a number says, as types of TEL. (transfer container) */
static GPtrArray *
types_of (const NzField *field, const char *text, const char *label)
{
  static const char *const mobile[] = { "mobil", "handy", "cell", "mobile", NULL };
  static const char *const fax[] = { "fax", NULL };
  static const char *const pager[] = { "pager", NULL };
  GPtrArray *types = g_ptr_array_new ();
  gboolean is_number = (field->flags & NZ_FIELD_TELEPHONE) != 0;

  g_ptr_array_add (types, (gpointer)(nz_contact_is_private (text) ? "HOME" : "WORK"));
  if (g_str_equal (field->name, "email"))
    g_ptr_array_add (types, (gpointer) "INTERNET");
  else if (is_number && (g_str_equal (field->name, "fax") || says (label, fax)))
    g_ptr_array_add (types, (gpointer) "FAX");
  else if (is_number && says (label, mobile))
    g_ptr_array_add (types, (gpointer) "CELL");
  else if (is_number && says (label, pager))
    g_ptr_array_add (types, (gpointer) "PAGER");
  else if (is_number)
    g_ptr_array_add (types, (gpointer) "VOICE");
  g_ptr_array_add (types, NULL);
  return types;
}

static void
add_contacts (Writer *self, NzRecord *record, const char *field_name, const char *property)
{
  const NzField *field = nz_entity_field (nz_record_get_entity (record), field_name);
  const char *const *values = field != NULL ? nz_record_get_list (record, field_name) : NULL;

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *value = NULL;
      g_autofree char *label = NULL;
      g_autofree char *group = NULL;

      nz_contact_split (values[i], &value, &label);
      group = label != NULL ? next_group (self) : NULL;
      NzVcardProperty *added = add (self, group, property, value);
      if (!g_str_equal (property, "URL"))
        {
          g_autoptr (GPtrArray) types = types_of (field, values[i], label);
          add_types (added, (const char *const *)types->pdata);
        }
      if (label != NULL)
        add (self, group, "X-ABLabel", label);
    }
}

/* @prefix: "" or "postal_" */
static gboolean
has_address (NzRecord *record, const char *prefix)
{
  g_autofree char *street = g_strconcat (prefix, "street", NULL);
  g_autofree char *town = g_strconcat (prefix, "town", NULL);

  return nz_record_has (record, street) || nz_record_has (record, town);
}

static void
add_address (Writer *self, NzRecord *record, const char *prefix, const char *const *types)
{
  g_autofree char *street = g_strconcat (prefix, "street", NULL);
  g_autofree char *town = g_strconcat (prefix, "town", NULL);
  g_autofree char *postcode = g_strconcat (prefix, "postcode", NULL);
  NzVcardProperty *property;

  if (!has_address (record, prefix))
    return;
  property = add (self, NULL, "ADR", "");
  add_values (property, 6u, *prefix == '\0' ? nz_record_get_text (record, "addition") : "",
              nz_record_get_text (record, street), nz_record_get_text (record, town), "",
              nz_record_get_text (record, postcode), "");
  add_types (property, types);
}

static void
add_addresses_of_organisation (Writer *self, NzRecord *organisation)
{
  static const char *const work[] = { "WORK", NULL };
  static const char *const postal[] = { "WORK", "POSTAL", NULL };

  add_address (self, organisation, "", work);
  add_address (self, organisation, "postal_", postal);
}

/* The last step that touched the record; none where its history has gone. */
static gboolean
add_revision (Writer *self, NzRecord *record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (NzRows) rows = nz_rows_new (self->store,
                                         "SELECT max(h.time) FROM step_record r JOIN history h USING (step) "
                                         "WHERE r.entity = ?1 AND r.record = ?2 AND h.state = 'done'",
                                         error);

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_text (rows, 1, nz_record_get_entity (record)->name);
  nz_rows_bind_int (rows, 2, nz_record_get_id (record));
  if (nz_rows_next (rows, &local) && !nz_rows_is_null (rows, 0))
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (nz_rows_int (rows, 0));
      g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
      add_if (self, "REV", text);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- organisations
 * ------------------------------------------------------------------------------------------ */

static void
add_categories (Writer *self, GPtrArray *names)
{
  NzVcardProperty *property;

  if (names->len == 0)
    return;
  property = add (self, NULL, "CATEGORIES", names->pdata[0]);
  for (guint i = 1; i < names->len; i++)
    add_value (property, names->pdata[i]);
}

static void
add_topics (Writer *self, NzRecord *record)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n;
  const gint64 *ids = nz_record_get_ids (record, "topics", &n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, nz_store_title (self->store, &nz_entity_term, ids[i]));
  add_categories (self, names);
}

static void
fill_organisation (Writer *self, NzRecord *record)
{
  const char *name = nz_record_get_text (record, "name");

  add (self, NULL, "FN", name);
  /* Every card must have N; that this is no person is told as Apple does, which others understand too. */
  add_values (add (self, NULL, "N", name), 4u, "", "", "", "");
  add (self, NULL, "ORG", name);
  add (self, NULL, "X-ABShowAs", "COMPANY");
  add_if (self, NZ_VCARD_KIND, nz_record_get_text (record, "kind"));
  add_if (self, "NICKNAME", nz_record_get_text (record, "short_name"));
  add_addresses_of_organisation (self, record);
  add_contacts (self, record, "telephone", "TEL");
  add_contacts (self, record, "fax", "TEL");
  add_contacts (self, record, "email", "EMAIL");
  add_contacts (self, record, "web", "URL");
  add_topics (self, record);
  add_if (self, "NOTE", nz_record_get_text (record, "notes"));
}

/* --- people
 * ------------------------------------------------------------------------------------------------- */

static GPtrArray *
held_by (Writer *self, const NzEntity *entity, NzRecord *person, GError **error)
{
  const NzFilter filter = { .field = "person", .integer = nz_record_get_id (person) };
  const NzQuery query = { .entity = entity, .day = self->day, .filters = &filter, .n_filters = 1 };

  return nz_query_records (self->store, &query, error);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  NzRecord *first = *(NzRecord *const *)a, *second = *(NzRecord *const *)b;

  return (int)(nz_record_get_int (second, "main") - nz_record_get_int (first, "main"));
}

static gboolean
add_positions (Writer *self, NzRecord *person, GError **error)
{
  g_autoptr (GPtrArray) positions = held_by (self, &nz_entity_position, person, error);

  if (positions == NULL)
    return FALSE;
  g_ptr_array_sort (positions, compare_positions);
  for (guint i = 0; i < positions->len; i++)
    {
      NzRecord *position = positions->pdata[i];
      g_autoptr (NzRecord) organisation = nz_store_get (self->store, &nz_entity_organisation,
                                                        nz_record_get_int (position, "organisation"), error);
      g_autofree char *group = i > 0 ? next_group (self) : NULL;

      if (organisation == NULL)
        return FALSE;
      add (self, group, "ORG", nz_record_get_text (organisation, "name"));
      if (nz_record_has (position, "function"))
        add (self, group, "TITLE", nz_record_get_text (position, "function"));
      if (i == 0)
        add_addresses_of_organisation (self, organisation);
    }
  return TRUE;
}

static gboolean
add_working_groups (Writer *self, NzRecord *person, GError **error)
{
  g_autoptr (GPtrArray) seats = held_by (self, &nz_entity_membership, person, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (seats == NULL)
    return FALSE;
  for (guint i = 0; i < seats->len; i++)
    {
      g_autofree char *name = nz_store_title (self->store, &nz_entity_working_group,
                                              nz_record_get_int (seats->pdata[i], "working_group"));

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
  add_categories (self, names);
  return TRUE;
}

static gboolean
fill_person (Writer *self, NzRecord *record, GError **error)
{
  static const char *const home[] = { "HOME", NULL };
  g_autofree char *title = nz_store_title (self->store, &nz_entity_person, nz_record_get_id (record));

  add (self, NULL, "FN", title);
  add_values (add (self, NULL, "N", nz_record_get_text (record, "family_name")), 4u,
              nz_record_get_text (record, "given_name"), "", nz_record_get_text (record, "title"), "");
  if (!add_positions (self, record, error))
    return FALSE;
  add_address (self, record, "", home);
  add_contacts (self, record, "telephone", "TEL");
  add_contacts (self, record, "email", "EMAIL");
  add_contacts (self, record, "web", "URL");
  if (!add_working_groups (self, record, error))
    return FALSE;
  add_if (self, "NOTE", nz_record_get_text (record, "notes"));
  return TRUE;
}

/* --- cards
 * -------------------------------------------------------------------------------------------------- */

static gboolean
append_card (Writer *self, NzRecord *record, GString *text, GError **error)
{
  g_autoptr (GPtrArray) card = nz_vcard_properties_new ();
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *written = NULL;

  self->card = card;
  self->n_groups = 0;
  if (nz_record_get_entity (record) == &nz_entity_organisation)
    fill_organisation (self, record);
  else if (!fill_person (self, record, error))
    return FALSE;
  if (!add_revision (self, record, error))
    return FALSE;
  add (self, NULL, "UID", nz_id_to_text (nz_record_get_id (record), id));
  written = self->ebook->print (card);
  nz_content_fold (text, written);
  return TRUE;
}

gboolean
nz_vcard_write (NzStore *store, NzExportSet *set, NzDate day, NzOutput *output, guint *count, GError **error)
{
  Writer writer = { .store = store, .day = nz_date_is_set (day) ? day : nz_date_today () };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  NzRecord *record;

  g_return_val_if_fail (nz_vcard_has (nz_export_set_get_entity (set)), FALSE);

  writer.ebook = nz_module_get (NZ_EBOOK_MODULE, NZ_EBOOK_VERSION, error);
  if (writer.ebook == NULL)
    return FALSE;
  while (local == NULL && (record = nz_export_set_next (set, &local)) != NULL)
    {
      if (!append_card (&writer, record, text, &local))
        break;
      nz_output_write (output, text->str, text->len);
      g_string_truncate (text, 0);
      if (count != NULL)
        (*count)++;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
