/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"
#include "store/nz-query.h"

/* What columns can be for, and what their values can mean: the menus of an assistant. */

#define MOST_CONFERENCES 60
#define MOST_VALUES 500

gboolean
nz_import_target_equal (const NzImportTarget *a, const NzImportTarget *b)
{
  return a->use == b->use && a->field == b->field && (a->use == NZ_IMPORT_ASIDE || a->entity == b->entity)
         && g_strcmp0 (a->name, b->name) == 0;
}

static char *
with_label (const NzEntity *entity, const char *label, gboolean with_entity)
{
  return with_entity && entity != NULL
             ? g_strdup_printf ("%s: %s", nz_entity_label (entity, nz_get_language ()), label)
             : g_strdup (label);
}

char *
nz_import_target_dup_label (const NzImportTarget *target, gboolean with_entity)
{
  switch (target->use)
    {
    case NZ_IMPORT_ID:
      return g_strdup (_ ("Number from an earlier export (id)"));
    case NZ_IMPORT_FIELD:
      return with_label (target->entity, nz_field_label (target->field, nz_get_language ()), with_entity);
    case NZ_IMPORT_NAME:
      return with_label (&nz_entity_person, _ ("Full name"), with_entity);
    case NZ_IMPORT_ADDRESS:
      return with_label (target->entity, _ ("Whole address"), with_entity);
    case NZ_IMPORT_MEMBER:
      return g_strdup_printf (_ ("Member of: %s"), target->name);
    case NZ_IMPORT_LISTED:
      return g_strdup_printf (_ ("On the list: %s"), target->name);
    case NZ_IMPORT_ATTENDED:
      return g_strdup_printf (_ ("Attended: %s"), target->name);
    case NZ_IMPORT_ASIDE:
    default:
      return g_strdup (_ ("Left aside"));
    }
}

static void
add_target (GArray *targets, NzImportUse use, const NzEntity *entity, const NzField *field, const char *name)
{
  const NzImportTarget target = { use, entity, field, name != NULL ? g_intern_string (name) : NULL };

  for (guint i = 0; i < targets->len; i++)
    if (nz_import_target_equal (&g_array_index (targets, NzImportTarget, i), &target))
      return;
  g_array_append_val (targets, target);
}

static void
add_fields (GArray *targets, const NzEntity *entity, gboolean is_main)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      /* what another record of the row is, the row says by itself */
      if ((field->flags & NZ_FIELD_HIDDEN) == 0
          && (is_main || field->type != NZ_TYPE_REFERENCE || nz_field_term_kind (field) != NULL))
        add_target (targets, NZ_IMPORT_FIELD, entity, field, NULL);
    }
}

static void
add_records (GArray *targets, NzStore *store, NzImportUse use, const NzEntity *main, const NzEntity *entity)
{
  const NzSort latest_first = { .field = "day", .descending = TRUE };
  gboolean is_meeting = entity == &nz_entity_meeting;
  const NzQuery query = { .entity = entity,
                          .sorts = is_meeting ? &latest_first : NULL,
                          .n_sorts = is_meeting ? 1 : 0,
                          .limit = is_meeting ? MOST_CONFERENCES : 0 };
  g_autoptr (GArray) ids = nz_query_ids (store, &query, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *title = nz_store_title (store, entity, g_array_index (ids, gint64, i));
      add_target (targets, use, main, NULL, title);
    }
}

GArray *
nz_import_plan_list_targets (NzImportPlan *plan, guint index, guint column)
{
  const NzSheetPlan *sheet = plan->sheets->pdata[index];
  const NzEntity *main = sheet->public.entity;
  NzStore *store = plan->store;
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (NzImportTarget));
  const NzImportColumn *own;

  g_return_val_if_fail (column < sheet->public.columns->len, targets);

  own = sheet->public.columns->pdata[column];
  add_target (targets, NZ_IMPORT_ASIDE, NULL, NULL, NULL);
  if (main == NULL)
    return targets;
  add_fields (targets, main, TRUE);
  if (main != &nz_entity_organisation && main != &nz_entity_person)
    return targets;
  add_target (targets, NZ_IMPORT_ADDRESS, &nz_entity_organisation, NULL, NULL);
  if (main == &nz_entity_person)
    add_target (targets, NZ_IMPORT_ADDRESS, main, NULL, NULL);
  add_target (targets, NZ_IMPORT_NAME, &nz_entity_person, NULL, NULL);
  add_fields (targets, main == &nz_entity_organisation ? &nz_entity_person : &nz_entity_organisation, FALSE);
  add_fields (targets, &nz_entity_position, FALSE);
  add_records (targets, store, NZ_IMPORT_MEMBER, main, &nz_entity_working_group);
  add_records (targets, store, NZ_IMPORT_LISTED, main, &nz_entity_distribution_list);
  if (*own->heading != '\0')
    {
      add_target (targets, NZ_IMPORT_MEMBER, main, NULL, own->heading);
      add_target (targets, NZ_IMPORT_LISTED, main, NULL, own->heading);
    }
  add_records (targets, store, NZ_IMPORT_ATTENDED, main, &nz_entity_meeting);
  add_target (targets, NZ_IMPORT_ID, main, NULL, NULL);
  /* an older conference than those */
  add_target (targets, own->target.use, own->target.entity, own->target.field, own->target.name);
  return targets;
}

/* --- values ----------------------------------------------------------------------------------------------
 */

void
nz_import_value_free (NzImportValue *value)
{
  g_free (value->text);
  g_free (value->meaning);
  g_free (value);
}

/* The field whose values a column has: that of its marks, too. */
static const NzField *
field_of_values (const NzImportTarget *target)
{
  switch (target->use)
    {
    case NZ_IMPORT_FIELD:
      return target->field->type == NZ_TYPE_CHOICE || nz_field_term_kind (target->field) != NULL
                 ? target->field
                 : NULL;
    case NZ_IMPORT_MEMBER:
      return nz_entity_field (&nz_entity_membership, "role");
    case NZ_IMPORT_ATTENDED:
      return nz_entity_field (&nz_entity_invitation, "attendance");
    case NZ_IMPORT_ASIDE:
    case NZ_IMPORT_ID:
    case NZ_IMPORT_NAME:
    case NZ_IMPORT_ADDRESS:
    case NZ_IMPORT_LISTED:
    default:
      return NULL;
    }
}

static char *
dup_meaning (NzLookup *lookup, const NzField *field, const char *text)
{
  const NzChoice *choice = field->type == NZ_TYPE_CHOICE ? nz_field_parse_choice (field, text) : NULL;
  gint64 id;

  if (choice != NULL)
    return g_strdup (choice->code);
  if (field->type == NZ_TYPE_CHOICE
      || nz_lookup_find (lookup, &nz_entity_term, nz_field_term_kind (field), text, &id) != NZ_LOOKUP_FOUND)
    return NULL;
  return nz_lookup_name (lookup, &nz_entity_term, nz_field_term_kind (field), id, nz_get_language ());
}

static void
count_text (GHashTable *counts, const char *text)
{
  char *plain = nz_text_normalise (text, FALSE);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, plain));

  if (*plain == '\0' || (n == 0 && g_hash_table_size (counts) >= MOST_VALUES))
    g_free (plain);
  else
    g_hash_table_replace (counts, plain, GUINT_TO_POINTER (n + 1));
}

static void
count_texts (GHashTable *counts, const NzField *field, const char *cell)
{
  g_auto (GStrv) words = field->type == NZ_TYPE_TERMS ? g_strsplit_set (cell, "|;,\n", -1) : NULL;

  if (words == NULL)
    count_text (counts, cell);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    count_text (counts, words[i]);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const NzImportValue *first = *(const NzImportValue *const *)a, *second = *(const NzImportValue *const *)b;

  if (first->count != second->count)
    return first->count > second->count ? -1 : 1;
  return g_strcmp0 (first->text, second->text);
}

GPtrArray *
nz_import_plan_list_values (NzImportPlan *plan, guint index, guint column)
{
  const NzSheetPlan *sheet = plan->sheets->pdata[index];
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_import_value_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (NzLookup) lookup = nz_lookup_new (plan->store);
  const NzField *field;
  GHashTableIter iter;
  gpointer text, count;

  g_return_val_if_fail (column < sheet->public.columns->len, values);

  field = field_of_values (&((const NzImportColumn *)sheet->public.columns->pdata[column])->target);
  for (gsize row = sheet->public.heading + 1;
       field != NULL && row < nz_table_get_n_rows (sheet->public.table); row++)
    count_texts (counts, field, nz_import_cell (sheet->public.table, row, column));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      GHashTable *chosen = sheet->values->pdata[column];
      const char *meaning = chosen != NULL ? g_hash_table_lookup (chosen, text) : NULL;
      NzImportValue *value = g_new0 (NzImportValue, 1);

      value->text = g_strdup (text);
      value->count = GPOINTER_TO_UINT (count);
      value->is_chosen = meaning != NULL;
      value->meaning = meaning != NULL ? g_strdup (meaning) : dup_meaning (lookup, field, text);
      g_ptr_array_add (values, value);
    }
  g_ptr_array_sort (values, compare_values);
  return values;
}
