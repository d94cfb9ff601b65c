/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-agenda.h"

#include "base/nz-error.h"
#include "base/nz-organisation-label.h"
#include "domain/nz-load.h"

#define DAY_MINUTES (24 * 60)

static const char items_sql[]
    = "SELECT id FROM agenda_item WHERE meeting = ?2 ORDER BY rank IS NULL, rank, id";

static void
row_free (NzAgendaRow *row)
{
  g_clear_object (&row->item);
  g_free (row->title);
  g_free (row->by);
  g_free (row);
}

static char *
item_title (NzRecord *item, NzLanguage language)
{
  if (nz_record_has (item, "name"))
    return g_strdup (nz_record_get_text (item, "name"));
  const NzField *field = nz_entity_field (&nz_entity_agenda_item, "kind");
  const NzChoice *kind = nz_field_choice (field, nz_record_get_text (item, "kind"));
  return g_strdup (kind != NULL ? nz_choice_label (kind, language) : "");
}

/* The records that the items' field points at, at once. (transfer full) */
static GHashTable *
load_named (NzStore *store, GPtrArray *items, const char *field, const NzEntity *entity, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < items->len; i++)
    {
      gint64 id = nz_record_get_int (items->pdata[i], field);
      if (id != 0)
        g_array_append_val (ids, id);
    }
  g_autoptr (GPtrArray) records
      = nz_store_get_many (store, entity, (const gint64 *)ids->data, ids->len, error);
  return records != NULL ? nz_load_table (records) : NULL;
}

/* "Dr. Natalia Becker, Jugendamt" */
static char *
presented_by (NzRecord *person, NzRecord *organisation)
{
  g_autofree char *name = NULL;
  g_autofree char *where = NULL;

  if (person != NULL)
    {
      const char *parts[] = { nz_record_get_text (person, "title"), nz_record_get_text (person, "given_name"),
                              nz_record_get_text (person, "family_name") };
      GString *joined = g_string_new (NULL);
      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        if (parts[i] != NULL)
          g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", parts[i]);
      name = g_string_free (joined, FALSE);
    }
  if (organisation != NULL)
    where = nz_organisation_label (nz_record_get_text (organisation, "name"),
                                   nz_record_get_text (organisation, "short_name"));
  if (name != NULL && where != NULL)
    return g_strdup_printf ("%s, %s", name, where);
  return name != NULL ? g_steal_pointer (&name) : g_steal_pointer (&where);
}

NzAgenda *
nz_agenda_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  g_autoptr (GPtrArray) items = nz_load_records (store, &nz_entity_agenda_item, items_sql, NZ_DATE_NONE,
                                                 nz_record_get_id (meeting), error);
  if (items == NULL)
    return NULL;
  g_autoptr (GHashTable) people = load_named (store, items, "person", &nz_entity_person, error);
  if (people == NULL)
    return NULL;
  g_autoptr (GHashTable) organisations
      = load_named (store, items, "organisation", &nz_entity_organisation, error);
  if (organisations == NULL)
    return NULL;

  NzAgenda *agenda = g_new0 (NzAgenda, 1);
  int at = nz_record_has (meeting, "starts") ? (int)nz_record_get_int (meeting, "starts") : -1;
  agenda->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)row_free);
  for (guint i = 0; i < items->len; i++)
    {
      NzRecord *item = items->pdata[i];
      NzAgendaRow *row = g_new0 (NzAgendaRow, 1);
      row->item = g_object_ref (item);
      row->starts = at < 0 ? -1 : (at + agenda->minutes) % DAY_MINUTES;
      row->title = item_title (item, language);
      row->by = presented_by (nz_load_find (people, nz_record_get_int (item, "person")),
                              nz_load_find (organisations, nz_record_get_int (item, "organisation")));
      agenda->minutes += (int)CLAMP (nz_record_get_int (item, "minutes"), 0, DAY_MINUTES);
      g_ptr_array_add (agenda->rows, row);
    }
  agenda->ends = at < 0 ? -1 : (at + agenda->minutes) % DAY_MINUTES;
  if (at >= 0 && nz_record_has (meeting, "ends"))
    agenda->overrun = MAX (0, at + agenda->minutes - (int)nz_record_get_int (meeting, "ends"));
  return agenda;
}

void
nz_agenda_free (NzAgenda *agenda)
{
  g_ptr_array_unref (agenda->rows);
  g_free (agenda);
}

/* Numbers the items from 1 in their new order; only what changes is saved. */
static gboolean
save_order (NzStore *store, GPtrArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      NzRecord *item = items->pdata[i];
      if (nz_record_has (item, "rank") && nz_record_get_int (item, "rank") == (gint64)i + 1)
        continue;
      nz_record_set_int (item, "rank", i + 1);
      if (!nz_store_save (store, item, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
nz_agenda_move (NzStore *store, gint64 meeting, gint64 item, guint to, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (GPtrArray) items
      = nz_load_records (store, &nz_entity_agenda_item, items_sql, NZ_DATE_NONE, meeting, error);
  if (items == NULL)
    return FALSE;
  guint from = 0;
  while (from < items->len && nz_record_get_id (items->pdata[from]) != item)
    from++;
  if (from == items->len)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, _ ("This item is no longer in the agenda."));
      return FALSE;
    }

  g_autofree char *title = item_title (items->pdata[from], nz_get_language ());
  g_autofree char *label = g_strdup_printf (_ ("Move “%s” in the agenda"), title);
  gpointer moved = g_ptr_array_steal_index (items, from);
  g_ptr_array_insert (items, (int)MIN (to, items->len), moved);

  gboolean own = !nz_store_in_action (store);
  if (own && !nz_store_begin (store, label, error))
    return FALSE;
  if (!save_order (store, items, error))
    {
      if (own)
        nz_store_rollback (store);
      return FALSE;
    }
  return !own || nz_store_commit (store, error);
}

/* --- adding and taking away -------------------------------------------------------------------------------
 */

static gboolean
is_one_of (const char *kind, const char *const *kinds)
{
  return kind != NULL && g_strv_contains (kinds, kind);
}

/* The place among @items that an item of that kind has. */
static guint
place_of (GPtrArray *items, const char *kind)
{
  static const char *const first[] = { "opening", "agenda", "minutes", NULL };
  static const char *const last[] = { "other", "next", NULL };
  guint place = items->len;

  if (is_one_of (kind, first))
    {
      /* behind those of its own kind and the ones that come before it */
      guint own = 0;
      while (!g_str_equal (first[own], kind))
        own++;
      for (place = 0; place < items->len; place++)
        {
          const char *other = nz_record_get_text (items->pdata[place], "kind");
          guint n = 0;
          while (first[n] != NULL && g_strcmp0 (first[n], other) != 0)
            n++;
          if (n > own)
            break;
        }
      return place;
    }
  if (g_strcmp0 (kind, "next") == 0)
    return place;
  while (place > 0 && is_one_of (nz_record_get_text (items->pdata[place - 1], "kind"), last)
         && !(g_strcmp0 (kind, "other") == 0
              && g_strcmp0 (nz_record_get_text (items->pdata[place - 1], "kind"), "other") == 0))
    place--;
  return place;
}

static gboolean
insert (NzStore *store, NzRecord *item, GError **error)
{
  g_autoptr (GPtrArray) items = nz_load_records (store, &nz_entity_agenda_item, items_sql, NZ_DATE_NONE,
                                                 nz_record_get_int (item, "meeting"), error);

  if (items == NULL)
    return FALSE;
  guint place = place_of (items, nz_record_get_text (item, "kind"));
  nz_record_set_int (item, "rank", place + 1);
  if (!nz_store_save (store, item, error))
    return FALSE;
  g_ptr_array_insert (items, (int)place, g_object_ref (item));
  return save_order (store, items, error);
}

gboolean
nz_agenda_insert (NzStore *store, NzRecord *item, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (item), FALSE);

  if (nz_store_in_action (store))
    return insert (store, item, error);
  if (!nz_store_begin (store, _ ("Add to the agenda"), error))
    return FALSE;
  if (!insert (store, item, error))
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}

/* What comes again at each meeting, once. It keeps its title and who speaks. */
static const char *const recurring[]
    = { "opening", "agenda", "minutes", "news", "report", "break", "other", "next", NULL };

/* An item for another meeting after the example of @item. (transfer full) */
static NzRecord *
copy_of (NzRecord *item, gint64 meeting)
{
  NzRecord *copy = nz_record_new (&nz_entity_agenda_item);

  nz_record_set_int (copy, "meeting", meeting);
  nz_record_set_text (copy, "kind", nz_record_get_text (item, "kind"));
  nz_record_set_int (copy, "minutes", nz_record_get_int (item, "minutes"));
  if (is_one_of (nz_record_get_text (item, "kind"), recurring))
    {
      nz_record_set_text (copy, "name", nz_record_get_text (item, "name"));
      nz_record_set_int (copy, "organisation", nz_record_get_int (item, "organisation"));
      nz_record_set_int (copy, "person", nz_record_get_int (item, "person"));
      nz_record_set_int (copy, "working_group", nz_record_get_int (item, "working_group"));
    }
  return copy;
}

/* Whether @items have it already; reports are told apart by their title. */
static gboolean
has_already (GPtrArray *items, NzRecord *item)
{
  const char *kind = nz_record_get_text (item, "kind");

  if (!is_one_of (kind, recurring))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (nz_record_get_text (items->pdata[i], "kind"), kind) == 0
        && (!g_str_equal (kind, "report")
            || g_strcmp0 (nz_record_get_text (items->pdata[i], "name"), nz_record_get_text (item, "name"))
                   == 0))
      return TRUE;
  return FALSE;
}

/* Into an empty agenda in the order of the other; else each to the place of its kind. */
static int
copy_items (NzStore *store, GPtrArray *from, GPtrArray *present, gint64 meeting, GError **error)
{
  gboolean empty = present->len == 0;
  int n = 0;

  for (guint i = 0; i < from->len; i++)
    {
      if (!empty && has_already (present, from->pdata[i]))
        continue;
      g_autoptr (NzRecord) copy = copy_of (from->pdata[i], meeting);
      if (empty)
        nz_record_set_int (copy, "rank", i + 1);
      if (empty ? !nz_store_save (store, copy, error) : !insert (store, copy, error))
        return -1;
      n++;
    }
  return n;
}

int
nz_agenda_copy (NzStore *store, gint64 from, gint64 meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && from != meeting, -1);

  g_autoptr (GPtrArray) items
      = nz_load_records (store, &nz_entity_agenda_item, items_sql, NZ_DATE_NONE, from, error);
  g_autoptr (GPtrArray) present = items != NULL ? nz_load_records (store, &nz_entity_agenda_item, items_sql,
                                                                   NZ_DATE_NONE, meeting, error)
                                                : NULL;
  if (present == NULL)
    return -1;
  g_autofree char *title = nz_store_title (store, &nz_entity_meeting, from);
  g_autofree char *label = g_strdup_printf (_ ("Take the agenda of “%s” over"), title);
  if (!nz_store_begin (store, label, error))
    return -1;
  int n = copy_items (store, items, present, meeting, error);
  if (n < 0)
    {
      nz_store_rollback (store);
      return -1;
    }
  return nz_store_commit (store, error) ? n : -1;
}

gboolean
nz_agenda_remove (NzStore *store, gint64 item, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), FALSE);

  g_autoptr (NzRecord) record = nz_store_get (store, &nz_entity_agenda_item, item, error);
  g_autoptr (GArray) asked
      = record != NULL ? nz_load_ids (store,
                                      "SELECT id FROM task_answer WHERE agenda_item = ?2 AND coalesce (text, "
                                      "'') = ''",
                                      NZ_DATE_NONE, item, error)
                       : NULL;
  if (asked == NULL)
    return FALSE;
  g_autofree char *title = item_title (record, nz_get_language ());
  g_autofree char *label = g_strdup_printf (_ ("Take “%s” off the agenda"), title);
  gboolean good = nz_store_begin (store, label, error);

  if (!good)
    return FALSE;
  for (guint i = 0; good && i < asked->len; i++)
    good = nz_store_delete (store, &nz_entity_task_answer, g_array_index (asked, gint64, i), error);
  good = good && nz_store_delete (store, &nz_entity_agenda_item, item, error);
  if (!good)
    {
      nz_store_rollback (store);
      return FALSE;
    }
  return nz_store_commit (store, error);
}
