/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-summary.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-involved.h"
#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-who.h"

void
nz_summary_clear (NzSummary *summary)
{
  g_clear_pointer (&summary->title, g_free);
  g_clear_pointer (&summary->short_title, g_free);
  g_clear_pointer (&summary->subtitle, g_free);
  g_clear_pointer (&summary->sign, g_free);
  g_clear_pointer (&summary->initials, g_free);
  g_clear_pointer (&summary->badge, g_free);
}

/* (transfer full): @second is freed; the parts that are not empty, with a dot between them. */
static char *
with_dot (char *first, char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;
  if (a == NULL || *a == '\0')
    return g_steal_pointer (&b);
  if (b == NULL || *b == '\0')
    return g_steal_pointer (&a);
  return g_strdup_printf ("%s · %s", a, b);
}

static char *
choice_label (const NzEntity *entity, const char *field, const char *code)
{
  const NzChoice *choice = code != NULL ? nz_field_choice (nz_entity_field (entity, field), code) : NULL;
  return g_strdup (choice != NULL ? nz_choice_label (choice, nz_get_language ()) : "");
}

/* (transfer full) (nullable): the organisation whose names stand in these columns. */
static char *
label_of (NzRows *row, int name, int short_name)
{
  return nz_rows_text (row, name) != NULL
             ? nz_organisation_label (nz_rows_text (row, name), nz_rows_text (row, short_name))
             : NULL;
}

static const char organisation_sql[]
    = "SELECT o.name, o.kind, d.name, o.since, {o}, (SELECT count (DISTINCT m.working_group) FROM "
      "membership m WHERE m.organisation = o.id AND {m}), (SELECT count (*) FROM membership m WHERE "
      "m.organisation = o.id AND m.role = 'chair' AND {m}), o.short_name FROM organisation o LEFT "
      "JOIN term d ON d.id = o.district WHERE o.id = ?1";

static void
fill_organisation (NzRows *row, NzDate day, NzSummary *out)
{
  gint64 groups = nz_rows_int (row, 5);
  NzDate since = nz_rows_date (row, 3);
  out->title = g_strdup (nz_rows_text (row, 0));
  out->short_title = nz_organisation_label (out->title, nz_rows_text (row, 7));
  out->sign = g_strdup (nz_rows_text (row, 1));
  out->past = nz_rows_int (row, 4) == 0;
  out->subtitle = with_dot (choice_label (&nz_entity_organisation, "kind", out->sign),
                            g_strdup (nz_rows_text (row, 2)));
  out->subtitle
      = with_dot (out->subtitle,
                  groups == 0 ? g_strdup (_ ("no group"))
                              : g_strdup_printf (nz_ngettext ("%d group", "%d groups", groups), (int)groups));
  if (nz_date_is_set (since) && nz_date_days_between (day, nz_date_first_day (since)) > 0)
    {
      g_autofree char *from = nz_date_format (since, nz_get_language (), NZ_DATE_NUMERIC);
      out->past = FALSE;
      out->badge = g_strdup_printf (_ ("from %s"), from);
    }
  else if (out->past)
    out->badge = g_strdup (_ ("former"));
  else if (nz_rows_int (row, 6) > 0)
    {
      out->badge = g_strdup (_ ("Chair"));
      out->badge_style = NZ_BADGE_ACCENT;
    }
  else if (nz_date_is_set (since) && nz_date_days_between (nz_date_first_day (since), day) < 183)
    {
      out->badge = g_strdup (_ ("new"));
      out->badge_style = NZ_BADGE_GOOD;
    }
}

static const char person_sql[]
    = "SELECT x.title, x.given_name, x.family_name, p.function, o.name, (SELECT count (*) FROM "
      "position c WHERE c.person = x.id AND {c}), o.short_name FROM person x LEFT JOIN position p "
      "ON p.id = (SELECT p.id FROM position p WHERE p.person = x.id AND {p} ORDER BY p.main DESC, "
      "p.since, p.id LIMIT 1) LEFT JOIN organisation o ON o.id = p.organisation WHERE x.id = ?1";

static void
fill_person (NzRows *row, NzDate day, NzSummary *out)
{
  const char *title = nz_rows_text (row, 0);
  const char *given = nz_rows_text (row, 1);
  g_autofree char *plain = g_strconcat (given != NULL ? given : "", " ", nz_rows_text (row, 2), NULL);
  g_autofree char *whole = g_strconcat (title != NULL ? title : "", " ", plain, NULL);
  gint64 positions = nz_rows_int (row, 5);

  out->title = nz_text_normalise (whole, FALSE);
  out->initials = nz_text_initials (plain);
  out->subtitle = with_dot (g_strdup (nz_rows_text (row, 3)), label_of (row, 4, 6));
  if (positions > 1)
    out->badge = g_strdup_printf (_ ("%d positions"), (int)positions);
  else if (positions == 0)
    out->subtitle = g_strdup (_ ("no position"));
}

static const char working_group_sql[]
    = "SELECT g.name, g.kind, g.until, {g}, (SELECT count (DISTINCT m.organisation) FROM membership "
      "m WHERE m.working_group = g.id AND {m}), o.name, o.short_name FROM working_group g LEFT JOIN "
      "organisation o ON o.id = (SELECT m.organisation FROM membership m  WHERE m.working_group = "
      "g.id AND m.role = 'chair' AND {m} ORDER BY m.since LIMIT 1) WHERE g.id = ?1";

static void
fill_working_group (NzRows *row, NzDate day, NzSummary *out)
{
  int members = (int)nz_rows_int (row, 4);
  out->title = g_strdup (nz_rows_text (row, 0));
  out->initials = g_strdup ("");
  out->past = nz_rows_int (row, 3) == 0;
  out->subtitle = choice_label (&nz_entity_working_group, "kind", nz_rows_text (row, 1));
  if (out->past)
    {
      g_autofree char *until = nz_date_format (nz_rows_date (row, 2), nz_get_language (), NZ_DATE_NUMERIC);
      out->subtitle = with_dot (out->subtitle, g_strdup_printf (_ ("ended %s"), until));
      out->badge = g_strdup (_ ("ended"));
    }
  else
    {
      out->subtitle = with_dot (out->subtitle,
                                g_strdup_printf (nz_ngettext ("%d actor", "%d actors", members), members));
      g_autofree char *chair = label_of (row, 5, 6);
      if (chair != NULL)
        out->subtitle = with_dot (out->subtitle, g_strdup_printf (_ ("chaired by %s"), chair));
    }
}

static const char sponsorship_sql[]
    = "SELECT s.mentee, s.state, p.given_name, p.family_name, d.name, ?2 FROM sponsorship s LEFT "
      "JOIN person p ON p.id = s.sponsor LEFT JOIN term d ON d.id = s.district WHERE s.id = ?1";

static void
fill_sponsorship (NzRows *row, NzDate day, NzSummary *out)
{
  const char *state = nz_rows_text (row, 1);
  out->title = g_strdup (nz_rows_text (row, 0));
  out->initials = g_strdup ("");
  if (nz_rows_text (row, 3) != NULL)
    {
      g_autofree char *name = g_strconcat (nz_rows_text (row, 2) != NULL ? nz_rows_text (row, 2) : "", " ",
                                           nz_rows_text (row, 3), NULL);
      out->subtitle = nz_text_normalise (name, FALSE);
    }
  else
    out->subtitle = g_strdup (_ ("no sponsor yet"));
  out->subtitle = with_dot (out->subtitle, g_strdup (nz_rows_text (row, 4)));
  out->badge = choice_label (&nz_entity_sponsorship, "state", state);
  out->past = g_strcmp0 (state, "ended") == 0;
  if (g_strcmp0 (state, "active") == 0)
    out->badge_style = NZ_BADGE_GOOD;
  else if (g_strcmp0 (state, "requested") == 0)
    out->badge_style = NZ_BADGE_ATTENTION;
}

/* --- reading
 * ------------------------------------------------------------------------------------------------------ */

/**
 * Row: an entity that one statement sums up.
 * @sql: gives one row for the id ?1 on the day ?2; {x} stands for "x is active on the day"
 */
typedef struct
{
  const NzEntity *entity;
  const char *sql;
  void (*fill) (NzRows *row, NzDate day, NzSummary *out);
} Row;

static const Row rows_of[] = {
  { &nz_entity_organisation, organisation_sql, fill_organisation },
  { &nz_entity_person, person_sql, fill_person },
  { &nz_entity_working_group, working_group_sql, fill_working_group },
  { &nz_entity_sponsorship, sponsorship_sql, fill_sponsorship },
};

/* (transfer full): @sql with each {x} written out. */
static char *
write_out (const char *sql)
{
  g_autoptr (GString) text = g_string_new (sql);

  for (const char *at; (at = strchr (text->str, '{')) != NULL;)
    {
      const char alias[] = { at[1], '\0' };
      g_autofree char *active = nz_date_active_sql (alias, "since", "until", 2);
      gssize place = at - text->str;
      g_string_erase (text, place, strlen ("{x}"));
      g_string_insert (text, place, active);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
load_row (NzStore *store, const Row *row, gint64 id, NzDate day, NzSummary *out, GError **error)
{
  static char *written[G_N_ELEMENTS (rows_of)];
  char **sql = &written[row - rows_of];

  if (g_once_init_enter (sql))
    g_once_init_leave (sql, write_out (row->sql));

  g_autoptr (NzRows) rows = nz_rows_new (store, *sql, error);
  g_autoptr (GError) local = NULL;
  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, id);
  nz_rows_bind_date (rows, 2, day);
  if (nz_rows_next (rows, &local))
    row->fill (rows, day, out);
  return nz_load_done (&local, error);
}

static void
fill_meeting (NzRecord *meeting, NzSummary *out)
{
  out->title = nz_meeting_title (meeting, nz_get_language ());
  out->initials = g_strdup ("");
  out->subtitle = with_dot (nz_meeting_when (meeting, nz_get_language ()),
                            g_strdup (nz_record_get_text (meeting, "place")));
}

/* To whom, what came back from where, and whether somebody has looked at the address since. */
static void
fill_returned (NzStore *store, NzRecord *record, NzSummary *out)
{
  const NzField *kind = nz_entity_field (&nz_entity_returned, "kind");
  gint64 person = nz_record_get_int (record, "person");

  out->title = person != 0 ? nz_store_title (store, &nz_entity_person, person)
                           : nz_store_title (store, &nz_entity_organisation,
                                             nz_record_get_int (record, "organisation"));
  out->initials = g_strdup ("");
  out->subtitle = with_dot (nz_store_display (store, record, kind, nz_get_language ()),
                            g_strdup (nz_record_get_text (record, "address")));
  out->subtitle = with_dot (out->subtitle, nz_date_format (nz_record_get_date (record, "day"),
                                                           nz_get_language (), NZ_DATE_NUMERIC));
  out->past = nz_record_has (record, "checked_on");
  out->badge = g_strdup (out->past ? _ ("checked") : _ ("to check"));
  out->badge_style = out->past ? NZ_BADGE_NEUTRAL : NZ_BADGE_ATTENTION;
}

/* What it says, then its kind, its day and what it is about; an open follow-up is marked with its day. */
static void
fill_entry (NzStore *store, NzRecord *entry, NzDate day, NzSummary *out)
{
  g_autoptr (GArray) involved = nz_involved_of (store, entry, NULL);
  const char *text = nz_record_get_text (entry, "text");
  NzDate due = nz_record_get_date (entry, "follow_up_on");

  out->title = nz_text_normalise (text != NULL ? text : "", FALSE);
  if (*out->title == '\0')
    {
      g_free (out->title);
      out->title = nz_store_title (store, &nz_entity_entry, nz_record_get_id (entry));
    }
  out->initials = g_strdup ("");
  out->subtitle
      = with_dot (choice_label (&nz_entity_entry, "kind", nz_record_get_text (entry, "kind")),
                  nz_date_format (nz_record_get_date (entry, "day"), nz_get_language (), NZ_DATE_NUMERIC));
  if (involved != NULL && involved->len > 0)
    {
      const NzInvolved *first = &g_array_index (involved, NzInvolved, 0);
      guint more = involved->len - 1;
      g_autofree char *title = nz_store_title (store, first->entity, first->id);
      out->subtitle = with_dot (
          out->subtitle,
          more == 0 ? g_strdup (title)
                    : g_strdup_printf (nz_ngettext ("%s and %u more", "%s and %u more", more), title, more));
    }
  if (!nz_date_is_full (due) || nz_record_has (entry, "done_on"))
    return;
  out->badge = nz_date_format (due, nz_get_language (), NZ_DATE_NUMERIC);
  out->badge_style = nz_date_compare (due, day) <= 0 ? NZ_BADGE_ATTENTION : NZ_BADGE_NEUTRAL;
}

/* Who has it, until when and whether it is done. */
static void
fill_task (NzStore *store, NzRecord *task, NzDate day, NzSummary *out)
{
  const char *state = nz_record_get_text (task, "state");
  NzDate due = nz_record_get_date (task, "due");
  gboolean open = g_strcmp0 (state, "open") == 0;
  gboolean late = open && nz_date_is_full (due) && nz_date_compare (due, day) < 0;
  g_autofree char *until = nz_date_format (due, nz_get_language (), NZ_DATE_NUMERIC);

  out->title = g_strdup (nz_record_get_text (task, "name"));
  out->initials = g_strdup ("");
  out->subtitle = with_dot (nz_who_words (store, task),
                            nz_date_is_set (due) ? g_strdup_printf (_ ("by %s"), until) : NULL);
  out->past = !open;
  out->badge = late ? g_strdup (_ ("overdue")) : choice_label (&nz_entity_task, "state", state);
  out->badge_style = open                             ? NZ_BADGE_ATTENTION
                     : g_strcmp0 (state, "done") == 0 ? NZ_BADGE_GOOD
                                                      : NZ_BADGE_NEUTRAL;
}

static void
fill_task_answer (NzRecord *answer, NzSummary *out)
{
  const char *text = nz_record_get_text (answer, "text");

  out->title = text != NULL ? nz_text_normalise (text, FALSE) : g_strdup (_ ("asked for, no answer yet"));
  out->initials = g_strdup ("");
  out->subtitle = nz_date_format (nz_record_get_date (answer, "day"), nz_get_language (), NZ_DATE_NUMERIC);
}

/* Any other entity: its title, and below it what a list shows as columns. */
static void
fill_generic (NzStore *store, NzRecord *record, NzSummary *out)
{
  const NzEntity *entity = nz_record_get_entity (record);

  out->title = nz_store_title (store, entity, nz_record_get_id (record));
  out->initials = g_strdup ("");
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];
      if ((field->flags & NZ_FIELD_COLUMN) == 0 || (field->flags & NZ_FIELD_NAME) != 0
          || !nz_record_has (record, field->name))
        continue;
      out->subtitle = with_dot (out->subtitle, nz_store_display (store, record, field, nz_get_language ()));
    }
}

static gboolean
load_record (NzStore *store, const NzEntity *entity, gint64 id, NzDate day, NzSummary *out, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (NzRecord) record = nz_store_get (store, entity, id, &local);

  if (record == NULL)
    return g_error_matches (local, NZ_ERROR, NZ_ERROR_NOT_FOUND) || nz_load_done (&local, error);
  if (entity == &nz_entity_meeting)
    fill_meeting (record, out);
  else if (entity == &nz_entity_returned)
    fill_returned (store, record, out);
  else if (entity == &nz_entity_task)
    fill_task (store, record, day, out);
  else if (entity == &nz_entity_task_answer)
    fill_task_answer (record, out);
  else if (entity == &nz_entity_entry)
    fill_entry (store, record, day, out);
  else
    fill_generic (store, record, out);
  return TRUE;
}

static gboolean
load (NzStore *store, const NzEntity *entity, gint64 id, NzDate day, NzSummary *out, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows_of); i++)
    if (rows_of[i].entity == entity)
      return load_row (store, &rows_of[i], id, day, out, error);
  return load_record (store, entity, id, day, out, error);
}

void
nz_summary_load (NzStore *store, const NzEntity *entity, gint64 id, NzDate day, NzSummary *out)
{
  g_autoptr (GError) error = NULL;

  *out = (NzSummary){ 0 };
  if (!load (store, entity, id, day, out, &error))
    {
      nz_summary_clear (out);
      *out = (NzSummary){ .title = g_strdup (_ ("This entry cannot be read")),
                          .subtitle = g_strdup (error->message),
                          .initials = g_strdup ("") };
    }
  if (out->title == NULL)
    out->title = g_strdup ("");
  if (out->subtitle == NULL)
    out->subtitle = g_strdup ("");
}
