/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "nz-store-fixture.h"
#include "store/nz-query.h"

#define HARD_PER_ENTITY 12

static const char *const hard_texts[] = {
  "Förderzentrum „Regenbogen“ e. V.",
  "=HYPERLINK(\"http://x\")",
  "+49 361 1",
  "-12",
  "-1+1",
  "@x",
  "'n Verein",
  "''=x",
  " vorn und hinten  ",
  "a;b,c\td",
  "sagt \"ja\"",
  "\"",
  "😀👨‍👩‍👧",
  "\xe2\x80\xae"
  "umgekehrt",
  "א ‏ב",
  "0",
  "1",
  "nein",
  "2004",
  "0000000000042",
  "a|b\\c\\|d",
  "zwei\nZeilen\r\nund \n\n drei ",
  "\t",
  "\001x",
  "…",
  "’",
  "Name",
};

static inline char *
hard_text (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 20))
    {
    case 0:
      {
        g_autoptr (GString) text = g_string_new (NULL);
        for (int i = 0; i < 10000; i++)
          g_string_append (text, i % 3 == 0 ? "ß" : i % 3 == 1 ? "😀" : "x");
        return g_string_free (g_steal_pointer (&text), FALSE);
      }
    case 1:
      return g_strdup_printf ("%s%s", hard_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (hard_texts))],
                              hard_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (hard_texts))]);
    default:
      return g_strdup (hard_texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (hard_texts))]);
    }
}

/* From the first to the last day, as precise as the field needs it, and no until before its since. */
static inline NzDate
hard_date (GRand *rand, const NzField *field)
{
  gboolean until = (field->flags & NZ_FIELD_UNTIL) != 0;
  NzDate date = nz_date (until ? g_rand_int_range (rand, 2001, 10000) : g_rand_int_range (rand, 1, 2000),
                         g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
  int precision = (field->flags & NZ_FIELD_FULL_DATE) != 0 ? 0 : g_rand_int_range (rand, 0, 3);

  if (precision > 0)
    date.day = 0;
  if (precision > 1)
    date.month = 0;
  return date;
}

static inline gint64
hard_id (Fixture *f, GRand *rand, const NzField *field)
{
  const char *kind = nz_field_term_kind (field);
  const NzFilter filter = { .field = "kind", .text = kind };
  const NzQuery query = { .entity = nz_field_target (field), .filters = &filter, .n_filters = kind != NULL };
  g_autoptr (GArray) ids = nz_query_ids (f->store, &query, NULL);

  return ids->len > 0 ? g_array_index (ids, gint64, g_rand_int_range (rand, 0, (gint32)ids->len)) : 0;
}

static inline void
hard_field (Fixture *f, GRand *rand, NzRecord *record, const NzField *field)
{
  g_autofree char *text = hard_text (rand);

  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      nz_record_set_text (record, field->name, text);
      break;
    case NZ_TYPE_DATE:
      nz_record_set_date (record, field->name, hard_date (rand, field));
      break;
    case NZ_TYPE_TIME:
      nz_record_set_int (record, field->name, g_rand_int_range (rand, 0, 24 * 60));
      break;
    case NZ_TYPE_INTEGER:
      nz_record_set_int (record, field->name, g_rand_boolean (rand) ? field->min : field->max);
      break;
    case NZ_TYPE_BOOLEAN:
      nz_record_set_int (record, field->name, g_rand_boolean (rand));
      break;
    case NZ_TYPE_CHOICE:
      {
        int n = 0;
        while (field->choices[n].code != NULL)
          n++;
        nz_record_set_text (record, field->name, field->choices[g_rand_int_range (rand, 0, n)].code);
        break;
      }
    case NZ_TYPE_REFERENCE:
      nz_record_set_int (record, field->name, hard_id (f, rand, field));
      break;
    case NZ_TYPE_TERMS:
      {
        const gint64 ids[] = { hard_id (f, rand, field), hard_id (f, rand, field) };
        nz_record_set_ids (record, field->name, ids, 2);
        break;
      }
    case NZ_TYPE_CONTACTS:
    default:
      {
        const char *const list[] = { text, "zwei|drei\\", NULL };
        nz_record_set_list (record, field->name, list);
      }
    }
}

static inline void
hard_add (Fixture *f, GRand *rand, const NzEntity *entity)
{
  for (int n = 0; n < HARD_PER_ENTITY; n++)
    {
      g_autoptr (NzRecord) record = nz_record_new (entity);
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < entity->n_fields; i++)
        if ((entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0 || g_rand_int_range (rand, 0, 5) > 0)
          hard_field (f, rand, record, &entity->fields[i]);
      if (entity == &nz_entity_entry_link)
        {
          hard_field (f, rand, record, nz_entity_field (entity, n % 2 == 0 ? "organisation" : "meeting"));
          fixture_one_each (record, n % 2 == 0 ? 0 : 3);
        }
      nz_store_save (f->store, record, &error);
      g_assert_no_error (error);
    }
}

/* Twelve records of each kind with every value that has ever broken something; the same for the same @seed.
 */
static inline void
hard_fill (Fixture *f, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < nz_n_entities (); i++)
    if ((nz_entity_nth (i)->flags & NZ_ENTITY_SINGLETON) == 0)
      {
        g_assert_true (nz_store_begin (f->store, "fill", NULL));
        hard_add (f, rand, nz_entity_nth (i));
        g_assert_true (nz_store_commit (f->store, NULL));
      }
}

/* Every record of @a is in @b, equal in every field. */
static inline void
hard_assert_same (NzStore *a, NzStore *b)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);
      const NzQuery query = { .entity = entity };
      g_autoptr (GPtrArray) records = nz_query_records (a, &query, NULL);

      g_assert_cmpint (nz_query_count (b, &query, NULL), ==, records->len);
      for (guint r = 0; r < records->len; r++)
        {
          g_autoptr (NzRecord) other = nz_store_get (b, entity, nz_record_get_id (records->pdata[r]), NULL);

          g_assert_nonnull (other);
          for (guint n = 0; n < entity->n_fields; n++)
            if (!nz_record_field_equal (records->pdata[r], other, &entity->fields[n]))
              {
                g_autofree char *before = nz_record_dup_plain (records->pdata[r], &entity->fields[n]);
                g_autofree char *after = nz_record_dup_plain (other, &entity->fields[n]);
                g_error ("%s.%s: “%s” has become “%s”", entity->name, entity->fields[n].name, before, after);
              }
        }
    }
}
