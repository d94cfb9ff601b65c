/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-journal.h"

#include <string.h>

#include "domain/nz-involved.h"
#include "domain/nz-load.h"

gboolean
nz_journal_is_about (const NzEntity *entity)
{
  guint n;
  const NzEntity *const *kinds = nz_involved_kinds (&n);

  for (guint i = 0; i < n; i++)
    if (kinds[i] == entity)
      return TRUE;
  return FALSE;
}

static gint64
main_organisation (NzStore *store, gint64 person, NzDate today)
{
  g_autofree char *active = nz_date_active_sql ("p", "since", "until", 1);
  g_autofree char *sql = g_strdup_printf ("SELECT p.organisation FROM position p WHERE p.person = ?2 AND %s "
                                          "ORDER BY p.main DESC, p.since, p.id LIMIT 1",
                                          active);
  return nz_load_int (store, sql, today, person, 0);
}

NzRecord *
nz_journal_entry_new (NzStore *store, const NzEntity *entity, gint64 id, NzDate today)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_full (today), NULL);

  NzRecord *entry = nz_record_new (&nz_entity_entry);
  nz_record_set_text (entry, "kind", "note");
  nz_record_set_date (entry, "day", today);
  if (id != 0 && entity == &nz_entity_sponsorship)
    {
      g_autoptr (NzRecord) sponsorship = nz_store_get (store, entity, id, NULL);
      id = sponsorship != NULL ? nz_record_get_int (sponsorship, "sponsor") : 0;
      entity = &nz_entity_person;
    }
  if (id == 0 || entity == NULL || !nz_journal_is_about (entity))
    return entry;
  nz_record_set_int (entry, entity->name, id);
  if (entity == &nz_entity_person)
    nz_record_set_int (entry, "organisation", main_organisation (store, id, today));
  return entry;
}

const char *
nz_journal_take_kind (NzRecord *entry, const char *typed)
{
  g_return_val_if_fail (NZ_IS_RECORD (entry) && typed != NULL, typed);

  const char *colon = strchr (typed, ':');
  if (colon == NULL || colon == typed)
    return typed;
  g_autofree char *word = g_strndup (typed, (gsize)(colon - typed));
  const NzChoice *kind
      = nz_field_parse_choice (nz_entity_field (&nz_entity_entry, "kind"), g_strstrip (word));
  if (kind == NULL)
    return typed;
  nz_record_set_text (entry, "kind", kind->code);
  for (colon++; g_ascii_isspace (*colon); colon++)
    ;
  return colon;
}

gboolean
nz_journal_is_enquiry (NzRecord *entry)
{
  g_return_val_if_fail (NZ_IS_RECORD (entry), FALSE);
  return nz_record_applies (entry, nz_entity_field (&nz_entity_entry, "asker"));
}

/* SQL: the ids of entries about the people of the organisation ?2. (transfer full) */
static char *
about_people_sql (void)
{
  g_autofree char *about = nz_about_sql (&nz_entity_entry, nz_entity_field (&nz_entity_entry, "person"));
  g_autofree char *active = nz_date_active_on_sql ("p", "since", "until", "e.day");

  return g_strdup_printf (
      "SELECT e.id FROM %s a JOIN entry e ON e.id = a.record"
      " WHERE a.target IN (SELECT person FROM position WHERE organisation = ?2) AND EXISTS"
      " (SELECT 1 FROM position p WHERE p.person = a.target AND p.organisation = ?2 AND %s)",
      about, active);
}

GPtrArray *
nz_journal_of (NzStore *store, const NzEntity *entity, gint64 id, guint limit, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_journal_is_about (entity), NULL);

  g_autofree char *about = nz_about_sql (&nz_entity_entry, nz_entity_field (&nz_entity_entry, entity->name));
  g_autofree char *people = entity == &nz_entity_organisation ? about_people_sql () : NULL;
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM entry WHERE id IN (SELECT a.record FROM %s a WHERE a.target = ?2%s%s) "
      "ORDER BY day DESC, id LIMIT %u",
      about, people != NULL ? " UNION ALL " : "", people != NULL ? people : "", limit);
  return nz_load_records (store, &nz_entity_entry, sql, NZ_DATE_NONE, id, error);
}

/* --- counts -----------------------------------------------------------------------------------------------
 */

static void
topic_free (gpointer data)
{
  NzJournalTopic *topic = data;

  g_free (topic->name);
  g_free (topic->counts);
  g_free (topic);
}

void
nz_journal_counts_free (NzJournalCounts *counts)
{
  g_return_if_fail (counts != NULL);
  g_ptr_array_unref (counts->topics);
  g_free (counts->sums);
  g_free (counts);
}

/* The row of a topic; rows of one topic follow each other. */
static NzJournalTopic *
topic_for (NzJournalCounts *counts, gint64 id, const char *name)
{
  NzJournalTopic *last = counts->topics->len > 0 ? counts->topics->pdata[counts->topics->len - 1] : NULL;

  if (last != NULL && last->topic == id)
    return last;
  last = g_new0 (NzJournalTopic, 1);
  *last = (NzJournalTopic){ id, g_strdup (name != NULL ? name : ""), g_new0 (guint, counts->n_months), 0 };
  g_ptr_array_add (counts->topics, last);
  return last;
}

static const char counts_sql[] = "SELECT e.topic, t.name, substr (e.day, 1, 7), count (*), coalesce (sum "
                                 "(e.minutes), 0) FROM entry e LEFT JOIN "
                                 "term t ON t.id = e.topic LEFT JOIN sort_key s ON s.entity = 'term' AND "
                                 "s.record = e.topic WHERE e.kind IN "
                                 "('enquiry', 'advice') AND e.day >= ?1 AND e.day < ?2 GROUP BY e.topic, "
                                 "substr (e.day, 1, 7) ORDER BY e.topic "
                                 "IS NULL, s.key, e.topic, 3";

NzJournalCounts *
nz_journal_counts_new (NzStore *store, NzDate first, guint n_months, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_date_is_set (first) && n_months > 0, NULL);

  g_autoptr (NzJournalCounts) counts = g_new0 (NzJournalCounts, 1);
  g_autoptr (GError) local = NULL;
  counts->first = nz_date (first.year, MAX (first.month, 1), 0);
  counts->n_months = n_months;
  counts->topics = g_ptr_array_new_with_free_func (topic_free);
  counts->sums = g_new0 (guint, n_months);

  g_autoptr (NzRows) rows = nz_rows_new (store, counts_sql, error);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, counts->first);
  nz_rows_bind_date (rows, 2, nz_date_add_months (counts->first, (int)n_months));
  while (nz_rows_next (rows, &local))
    {
      NzDate month = nz_rows_date (rows, 2);
      guint index = (guint)((month.year - counts->first.year) * 12 + month.month - counts->first.month);
      guint n = (guint)nz_rows_int (rows, 3);
      NzJournalTopic *topic = topic_for (counts, nz_rows_int (rows, 0), nz_rows_text (rows, 1));
      topic->counts[index] += n;
      topic->total += n;
      counts->sums[index] += n;
      counts->total += n;
      counts->minutes += (guint)nz_rows_int (rows, 4);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&counts) : NULL;
}
