/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-print-subjects.h"

#include "base/nz-i18n.h"
#include "domain/nz-meeting.h"
#include "store/nz-query.h"

static void
subject_free (gpointer data)
{
  NzPrintSubject *subject = data;
  g_free (subject->label);
  g_clear_pointer (&subject->ids, g_array_unref);
  g_free (subject->rule);
  g_free (subject);
}

static NzPrintSubject *
add (GPtrArray *subjects, const NzEntity *entity, char *label)
{
  NzPrintSubject *subject = g_new0 (NzPrintSubject, 1);
  subject->entity = entity;
  subject->label = label;
  g_ptr_array_add (subjects, subject);
  return subject;
}

static void
add_selection (GPtrArray *subjects, const NzEntity *entity, const gint64 *ids, gsize n, const char *who)
{
  char *label = who != NULL ? g_strdup (who)
                            : g_strdup_printf (nz_ngettext ("Selection (%u)", "Selection (%u)", n), (guint)n);
  NzPrintSubject *subject = add (subjects, entity, label);
  subject->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), (guint)n);
  g_array_append_vals (subject->ids, ids, (guint)n);
}

/* The section's own first. */
static void
add_sections (GPtrArray *subjects, const NzEntity *first)
{
  static const NzEntity *const sections[]
      = { &nz_entity_organisation, &nz_entity_person, &nz_entity_working_group };
  static const char *const labels[]
      = { N_ ("All organisations"), N_ ("All people with a position"), N_ ("All working groups") };

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
      if ((sections[i] == first) == (turn == 0))
        add (subjects, sections[i], g_strdup (nz_gettext (labels[i])));
}

static void
add_lists (GPtrArray *subjects, NzStore *store, GError **error)
{
  const NzQuery query = { .entity = &nz_entity_distribution_list };
  g_autoptr (GPtrArray) lists = nz_query_records (store, &query, error);

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      gint64 id = nz_record_get_id (lists->pdata[i]);
      char *label = g_strdup_printf (_ ("List: %s"), nz_record_get_text (lists->pdata[i], "name"));
      NzPrintSubject *subject = add (subjects, &nz_entity_distribution_list, label);
      subject->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (subject->ids, id);
    }
}

static void
add_filters (GPtrArray *subjects, NzStore *store, GError **error)
{
  const NzQuery query = { .entity = &nz_entity_saved_filter };
  g_autoptr (GPtrArray) filters = nz_query_records (store, &query, error);

  for (guint i = 0; filters != NULL && i < filters->len; i++)
    {
      const NzEntity *entity = nz_entity_by_name (nz_record_get_text (filters->pdata[i], "entity"));
      if (entity != &nz_entity_organisation && entity != &nz_entity_person
          && entity != &nz_entity_working_group)
        continue;
      char *label = g_strdup_printf (_ ("Filter: %s"), nz_record_get_text (filters->pdata[i], "name"));
      add (subjects, entity, label)->rule = g_strdup (nz_record_get_text (filters->pdata[i], "rule"));
    }
}

/* The meetings of the year around the given one, each by itself. */
static void
add_meetings (GPtrArray *subjects, NzStore *store, gint64 but, NzDate day, GError **error)
{
  g_autoptr (NzRecord) record = but != 0 ? nz_store_get (store, &nz_entity_meeting, but, error) : NULL;
  if (but != 0 && record == NULL)
    return;
  NzDate middle = record != NULL ? nz_record_get_date (record, "day") : day;
  g_autoptr (GPtrArray) meetings = nz_meetings_between (store, nz_date_add_days (middle, -183),
                                                        nz_date_add_days (middle, 183), NULL, error);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      gint64 id = nz_record_get_id (meetings->pdata[i]);
      if (id == but)
        continue;
      g_autofree char *title = nz_meeting_title (meetings->pdata[i], nz_get_language ());
      g_autofree char *date = nz_date_format (nz_record_get_date (meetings->pdata[i], "day"),
                                              nz_get_language (), NZ_DATE_NUMERIC);
      NzPrintSubject *subject = add (subjects, &nz_entity_meeting, g_strdup_printf ("%s, %s", title, date));
      subject->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_val (subject->ids, id);
    }
}

GPtrArray *
nz_print_subjects_new (NzStore *store,
                       const NzEntity *entity,
                       const gint64 *ids,
                       gsize n,
                       const char *who,
                       NzDate day,
                       GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  GPtrArray *subjects = g_ptr_array_new_with_free_func (subject_free);
  g_autoptr (GError) local = NULL;

  if (ids != NULL)
    add_selection (subjects, entity, ids, n, who);
  if (entity == &nz_entity_meeting)
    {
      add_meetings (subjects, store, ids != NULL && n > 0 ? ids[0] : 0, day, error);
      return subjects;
    }
  add_sections (subjects, entity);
  add_lists (subjects, store, &local);
  if (local == NULL)
    add_filters (subjects, store, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return subjects;
}

GArray *
nz_print_subject_ids (const NzPrintSubject *subject, NzStore *store, NzDate day, GError **error)
{
  g_return_val_if_fail (subject != NULL && NZ_IS_STORE (store), NULL);

  if (subject->ids != NULL)
    return g_array_ref (subject->ids);
  if (subject->rule == NULL)
    return NULL;
  g_autoptr (NzRule) rule = nz_rule_parse (subject->entity, subject->rule, error);
  const NzQuery query = { .entity = subject->entity, .day = day, .rule = rule };
  return rule != NULL ? nz_query_ids (store, &query, error) : NULL;
}
