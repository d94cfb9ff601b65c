/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-cell-text.h"
#include "domain/nz-listing.h"
#include "model/nz-column-layout.h"
#include "model/nz-record-list.h"
#include "records.h"

/* Which columns a table has and by what it is sorted, as text and back; and rows that get other records in
 * place. */

static const NzField *
field (const char *name)
{
  return nz_entity_field (&nz_entity_organisation, name);
}

static void
assert_text (const NzColumnLayout *layout, const char *expected)
{
  g_autofree char *text = nz_column_layout_to_text (layout);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_layout (void)
{
  g_autoptr (NzColumnLayout) own = nz_column_layout_new (&nz_entity_organisation);
  g_autoptr (NzColumnLayout) layout = nz_column_layout_parse (
      &nz_entity_organisation, "name=300,nonsense,town=5,kind,town|kind,-name,rubbish");

  /* the description's columns, in its order */
  g_assert_cmpint (nz_column_layout_find (own, field ("name")), ==, 0);
  g_assert_cmpint (nz_column_layout_find (own, field ("notes")), ==, -1);
  g_assert_cmpuint (own->sorts->len, ==, 0);

  /* what is not there or makes no sense is left out */
  assert_text (layout, "name=300,town,kind|kind,-name");
  g_assert_cmpint (nz_column_layout_width (layout, field ("name")), ==, 300);
  g_assert_cmpint (nz_column_layout_width (layout, field ("town")), >, 40);

  nz_column_layout_move (layout, field ("kind"), 0);
  nz_column_layout_show (layout, field ("email"), TRUE);
  nz_column_layout_show (layout, field ("town"), FALSE);
  assert_text (layout, "kind,name=300,email|kind,-name");

  /* alone, then further ones; a key again turns round where it stands; the one that counts least makes room
   */
  nz_column_layout_sort (layout, field ("name"), FALSE, FALSE);
  nz_column_layout_sort (layout, field ("town"), FALSE, TRUE);
  nz_column_layout_sort (layout, field ("kind"), TRUE, TRUE);
  nz_column_layout_sort (layout, field ("town"), TRUE, TRUE);
  assert_text (layout, "kind,name=300,email|name,-town,-kind");
  nz_column_layout_sort (layout, field ("email"), FALSE, TRUE);
  assert_text (layout, "kind,name=300,email|name,-town,email");
  nz_column_layout_unsort (layout, field ("name"));
  g_assert_cmpuint (nz_column_layout_sort_place (layout, field ("town"), NULL), ==, 1);

  /* there is always a column */
  nz_column_layout_show (layout, field ("kind"), FALSE);
  nz_column_layout_show (layout, field ("name"), FALSE);
  nz_column_layout_show (layout, field ("email"), FALSE);
  g_assert_cmpuint (layout->columns->len, ==, 1);

  g_autoptr (NzColumnLayout) again = nz_column_layout_parse (&nz_entity_organisation, "");
  g_autofree char *text = nz_column_layout_to_text (own);
  assert_text (again, text);
}

#define MANY 300

typedef struct
{
  guint items_changed, rows_moved, moved;
} Told;

static void
on_items_changed (NzRecordList *list, guint position, guint removed, guint added, Told *told)
{
  told->items_changed++;
}

static void
on_rows_moved (NzRecordList *list, guint position, guint n, Told *told)
{
  told->rows_moved++;
  told->moved = n;
}

static void
on_changed (guint *times)
{
  (*times)++;
}

static void
assert_items (NzRecordList *list, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (NzListItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_true (item == items->pdata[i]);
      g_assert_cmpint (nz_list_item_get_id (item), ==, nz_record_list_get_id (list, i));
      g_autofree char *name = nz_list_item_dup_text (item, field ("name"));
      g_assert_cmpstr (nz_list_item_get_summary (item)->title, ==, name);
    }
}

/* Whoever holds a row's item sees the record that stands there now; only the difference in number is told as
 * such. */
static void
test_in_place (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const NzSort falling = { "name", TRUE };
  Told told = { 0 };
  guint changed = 0;

  g_assert_true (nz_store_begin (f->store, "many", NULL));
  for (guint i = 0; i < MANY; i++)
    {
      g_autoptr (NzRecord) record = nz_record_new (&nz_entity_organisation);
      g_autofree char *name = g_strdup_printf ("Verein %03u", i);
      nz_record_set_text (record, "name", name);
      nz_record_set_text (record, "kind", i % 3 == 0 ? "office" : "association");
      g_assert_true (nz_store_save (f->store, record, NULL));
    }
  g_assert_true (nz_store_commit (f->store, NULL));
  g_autoptr (NzRecordList) list = nz_record_list_new (f->store, &nz_entity_organisation);
  for (guint i = 0; i < 50; i++)
    {
      NzListItem *item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_ptr_array_add (items, item);
      g_signal_connect_swapped (item, "changed", G_CALLBACK (on_changed), &changed);
    }
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &told);
  g_signal_connect (list, "rows-moved", G_CALLBACK (on_rows_moved), &told);
  assert_items (list, items);

  nz_record_list_set_sorts (list, &falling, 1);
  g_assert_cmpuint (told.items_changed, ==, 0);
  g_assert_cmpuint (told.rows_moved, ==, 1);
  g_assert_cmpuint (told.moved, ==, MANY);
  g_assert_cmpuint (changed, ==, 50);
  assert_items (list, items);
  g_assert_cmpstr (nz_list_item_get_summary (items->pdata[0])->title, ==, "Verein 299");

  nz_record_list_set_filter (list, "kind", "office", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, MANY / 3);
  g_assert_cmpuint (told.items_changed, ==, 1);
  assert_items (list, items);
  nz_record_list_set_filter (list, "kind", NULL, 0);
  assert_items (list, items);

  /* one edit moves one row as such */
  g_autoptr (NzRecord) first
      = nz_store_get (f->store, &nz_entity_organisation, nz_record_list_get_id (list, 0), NULL);
  guint moved = told.rows_moved;
  nz_record_set_text (first, "name", "Verein 290 b");
  g_assert_true (nz_store_save (f->store, first, NULL));
  g_assert_cmpuint (told.rows_moved, ==, moved);
}

/* --- derived columns --------------------------------------------------------------------------------------
 */

/* A derived column is what its field is, of an entity that refers to the record. */
static void
test_derived_sound (void)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      for (guint k = 0; k < entity->n_derived; k++)
        {
          const NzField *column = &entity->derived[k], *link = NULL;
          const NzEntity *via = nz_field_get_via (entity, column, &link);
          const NzField *source = via != NULL ? nz_entity_field (via, column->name) : NULL;

          g_test_message ("%s.%s", entity->name, column->name);
          g_assert_nonnull (source);
          g_assert_true (nz_field_target (link) == entity);
          g_assert_cmpint (column->type, ==, source->type);
          g_assert_true (column->type != NZ_TYPE_REFERENCE
                         || nz_field_target (column) == nz_field_target (source));
          g_assert_null (nz_entity_field (entity, column->name));
          g_assert_true (nz_entity_column (entity, column->name) == column);
          g_assert_true (column->first_by == NULL
                         || nz_entity_field (via, column->first_by)->type == NZ_TYPE_BOOLEAN);
        }
    }
}

static void
assert_cell (Fixture *f, gint64 person, const char *name, NzDate day, const char *expected)
{
  g_autoptr (NzRecord) record = nz_store_get (f->store, &nz_entity_person, person, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = nz_cell_text (f->store, record, nz_entity_column (&nz_entity_person, name), day,
                                        NZ_LANGUAGE_EN, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Who is at the Jobcenter: the main position on the day. */
static void
test_derived (Fixture *f, gconstpointer data)
{
  gint64 a = records_organisation (f, "Arbeit"), z = records_organisation (f, "Zentrum");
  gint64 ahmadi = records_add (f, &nz_entity_person, "family_name", "Ahmadi", NULL);
  gint64 becker = records_add (f, &nz_entity_person, "family_name", "Becker", NULL);
  gint64 nobody = records_add (f, &nz_entity_person, "family_name", "Aaron", NULL);
  NzDate before = nz_date (2020, 1, 1), after = nz_date (2026, 1, 1);
  records_add (f, &nz_entity_position, "@person", ahmadi, "@organisation", a, "since", "2010", "until",
               "2022", "function", "Leiterin", NULL);
  records_add (f, &nz_entity_position, "@person", ahmadi, "@organisation", z, "since", "2015", "main", "1",
               "function", "Beraterin", NULL);
  records_add (f, &nz_entity_position, "@person", becker, "@organisation", z, "since", "2010", "until",
               "2021", NULL);
  records_add (f, &nz_entity_position, "@person", becker, "@organisation", a, "since", "2022", NULL);

  assert_cell (f, ahmadi, "organisation", before, "Zentrum");
  assert_cell (f, ahmadi, "organisation", nz_date (2012, 1, 1), "Arbeit");
  assert_cell (f, ahmadi, "function", after, "Beraterin");
  assert_cell (f, becker, "organisation", before, "Zentrum");
  assert_cell (f, becker, "organisation", after, "Arbeit");
  assert_cell (f, becker, "function", after, "");
  assert_cell (f, nobody, "organisation", after, "");

  /* the function of the position whose organisation stands beside it, even if that has none */
  gint64 cem = records_add (f, &nz_entity_person, "family_name", "Cem", NULL);
  records_add (f, &nz_entity_position, "@person", cem, "@organisation", z, "since", "2015", "main", "1",
               NULL);
  records_add (f, &nz_entity_position, "@person", cem, "@organisation", a, "since", "2010", "function",
               "Vorsitzender", NULL);
  assert_cell (f, cem, "organisation", after, "Zentrum");
  assert_cell (f, cem, "function", after, "");
  assert_cell (f, cem, "function", nz_date (2012, 1, 1), "Vorsitzender");
  g_assert_true (nz_store_delete (f->store, &nz_entity_person, cem, NULL));

  /* sorted by it, as of the day, those without any last */
  const NzSort sort = { "organisation", FALSE };
  NzQuery query = { .entity = &nz_entity_person, .sorts = &sort, .n_sorts = 1, .rule_day = after };
  g_autoptr (GArray) sorted = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpuint (sorted->len, ==, 3);
  g_assert_cmpint (g_array_index (sorted, gint64, 0), ==, becker);
  g_assert_cmpint (g_array_index (sorted, gint64, 1), ==, ahmadi);
  g_assert_cmpint (g_array_index (sorted, gint64, 2), ==, nobody);
  query.rule_day = nz_date (2012, 1, 1);
  g_autoptr (GArray) earlier = nz_query_ids (f->store, &query, NULL);
  g_assert_cmpint (g_array_index (earlier, gint64, 0), ==, ahmadi);

  /* shown behind the name at first, and printed */
  g_autoptr (NzColumnLayout) layout = nz_column_layout_new (&nz_entity_person);
  g_assert_cmpint (nz_column_layout_find (layout, nz_entity_column (&nz_entity_person, "organisation")), ==,
                   2);
  g_assert_cmpint (nz_column_layout_find (layout, nz_entity_column (&nz_entity_person, "function")), ==, 3);
  const NzField *fields[] = { nz_entity_column (&nz_entity_person, "organisation") };
  const double weight = 1;
  const NzListingShape shape = { .fields = fields, .weights = &weight, .n_fields = 1, .is_grouped = TRUE };
  g_autoptr (NzListing) listing
      = nz_listing_new (f->store, &nz_entity_person, &becker, 1, &shape, before, NULL);
  g_assert_cmpstr (((GStrv)listing->rows->pdata[0])[0], ==, "Zentrum");
  g_assert_cmpstr (listing->groups->pdata[0], ==, "B");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/layout", test_layout);
  g_test_add ("/columns/in-place", Fixture, NULL, fixture_set_up, test_in_place, fixture_tear_down);
  g_test_add_func ("/columns/derived-sound", test_derived_sound);
  g_test_add ("/columns/derived", Fixture, NULL, fixture_set_up, test_derived, fixture_tear_down);
  return g_test_run ();
}
