/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-participants.h"

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-attendance.h"
#include "domain/nz-load.h"

#include <string.h>

void
nz_participant_free (NzParticipant *self)
{
  g_free (self->name);
  g_free (self->list_name);
  g_free (self->organisations);
  g_free (self->deputy_for);
  g_free (self->reply);
  g_free (self->attendance);
  g_free (self->sort_key);
  g_free (self->search_key);
  g_free (self);
}

gboolean
nz_participant_equal (const NzParticipant *a, const NzParticipant *b)
{
  return a->invitation == b->invitation && a->person == b->person && a->walk_in == b->walk_in
         && a->arrived == b->arrived && a->departed == b->departed && g_str_equal (a->name, b->name)
         && g_str_equal (a->organisations, b->organisations) && g_strcmp0 (a->reply, b->reply) == 0
         && g_strcmp0 (a->attendance, b->attendance) == 0 && g_strcmp0 (a->deputy_for, b->deputy_for) == 0;
}

gboolean
nz_participant_is_present (const NzParticipant *self)
{
  return g_strcmp0 (self->attendance, "present") == 0;
}

/* (transfer full): parts that are not empty, with spaces. */
static char *
join (const char *first, const char *second, const char *third)
{
  const char *parts[] = { first, second, third };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", parts[i]);
  return g_string_free (text, FALSE);
}

static int
time_at (NzRows *rows, int column)
{
  return nz_rows_is_null (rows, column) ? -1 : (int)nz_rows_int (rows, column);
}

static void
add_organisation (
    NzParticipant *self, GString *search, const char *name, const char *short_name, const char *kind)
{
  /* somebody who is an actor by herself is not named twice */
  if (*self->name != '\0' && g_strcmp0 (kind, "individual") == 0)
    return;
  g_autofree char *label = nz_organisation_label (name, short_name);
  char *all = *self->organisations != '\0' ? g_strdup_printf ("%s, %s", self->organisations, label)
                                           : g_strdup (label);

  g_free (self->organisations);
  self->organisations = all;
  g_string_append_printf (search, " %s %s", name, short_name != NULL ? short_name : "");
}

/* Columns: invitation, person, organisation, title, given, family, deputy's names, reply, attendance,
 * walk_in, arrived, departed, and of one organisation its name, short name and kind; then the notes; a row
 * for each organisation. */
static const char participants_sql[]
    = "SELECT i.id, i.person, i.organisation, p.title, p.given_name, p.family_name, d.given_name, "
      "d.family_name, i.reply, i.attendance, i.walk_in, i.arrived, i.departed, o.name, o.short_name, o.kind, "
      "i.notes "
      "FROM invitation i LEFT JOIN " NZ_FOR_WHOM_SQL " AS r ON r.record = i.id "
      "LEFT JOIN person p ON p.id = i.person LEFT JOIN person d ON d.id = i.deputy_for "
      "LEFT JOIN organisation o ON o.id = r.target WHERE i.meeting = ?1 ORDER BY i.id, r.further, o.name";

static NzParticipant *
read_participant (NzRows *rows)
{
  NzParticipant *self = g_new0 (NzParticipant, 1);
  const char *title = nz_rows_text (rows, 3), *given = nz_rows_text (rows, 4);
  const char *family = nz_rows_text (rows, 5);
  g_autofree char *deputy = join (nz_rows_text (rows, 6), nz_rows_text (rows, 7), NULL);
  g_autofree char *front = join (title, given, NULL);

  self->invitation = nz_rows_int (rows, 0);
  self->person = nz_rows_int (rows, 1);
  self->organisation = nz_rows_int (rows, 2);
  self->walk_in = nz_rows_int (rows, 10) != 0;
  self->name = join (title, given, family);
  self->list_name
      = family != NULL && *front != '\0' ? g_strdup_printf ("%s, %s", family, front) : g_strdup (self->name);
  /* somebody who came from elsewhere */
  self->organisations = g_strdup (self->walk_in && self->organisation == 0 && nz_rows_text (rows, 16) != NULL
                                      ? nz_rows_text (rows, 16)
                                      : "");
  self->deputy_for = *deputy != '\0' ? g_steal_pointer (&deputy) : NULL;
  self->reply = g_strdup (nz_rows_text (rows, 8));
  self->attendance = g_strdup (nz_rows_text (rows, 9));
  self->arrived = time_at (rows, 11);
  self->departed = time_at (rows, 12);
  /* without the title: who is looked for is looked for by name */
  g_autofree char *key = family != NULL && given != NULL ? g_strdup_printf ("%s, %s", family, given)
                                                         : g_strdup (self->list_name);
  self->sort_key = nz_text_sort_key_names (key);
  return self;
}

static void
finish (NzParticipant *self, const GString *search)
{
  if (*self->list_name == '\0')
    {
      g_free (self->list_name);
      g_free (self->sort_key);
      self->list_name = g_strdup (self->organisations);
      self->sort_key = nz_text_sort_key_names (self->list_name);
    }
  self->search_key = nz_text_match_key (search->str);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const NzParticipant *one = *(NzParticipant *const *)a, *other = *(NzParticipant *const *)b;
  int order = strcmp (one->sort_key, other->sort_key);

  return order != 0 ? order : (one->invitation > other->invitation) - (one->invitation < other->invitation);
}

GPtrArray *
nz_participants_new (NzStore *store, gint64 meeting, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (NzRows) rows = nz_rows_new (store, participants_sql, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_participant_free);
  g_autoptr (GString) search = g_string_new (NULL);
  g_autoptr (GError) local = NULL;
  NzParticipant *last = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, meeting);
  while (nz_rows_next (rows, &local))
    {
      if (last == NULL || last->invitation != nz_rows_int (rows, 0))
        {
          if (last != NULL)
            finish (last, search);
          last = read_participant (rows);
          g_string_printf (search, "%s %s", last->list_name, last->name);
          g_ptr_array_add (all, last);
        }
      if (nz_rows_text (rows, 13) != NULL)
        add_organisation (last, search, nz_rows_text (rows, 13), nz_rows_text (rows, 14),
                          nz_rows_text (rows, 15));
    }
  if (!nz_load_done (&local, error))
    return NULL;
  if (last != NULL)
    finish (last, search);
  g_ptr_array_sort (all, compare);
  return g_steal_pointer (&all);
}

void
nz_participants_expected (GPtrArray *participants)
{
  for (guint i = participants->len; i > 0; i--)
    {
      const NzParticipant *one = participants->pdata[i - 1];
      if (g_strcmp0 (one->reply, "no") == 0 && !nz_participant_is_present (one))
        g_ptr_array_remove_index (participants, i - 1);
    }
}

static gboolean
has_accepted (const NzParticipant *one)
{
  return g_strcmp0 (one->reply, "yes") == 0 || g_strcmp0 (one->reply, "deputy") == 0
         || nz_participant_is_present (one);
}

void
nz_participants_accepted (GPtrArray *participants)
{
  guint n = 0;

  for (guint i = 0; i < participants->len; i++)
    n += has_accepted (participants->pdata[i]);
  if (n == 0)
    {
      nz_participants_expected (participants);
      return;
    }
  for (guint i = participants->len; i > 0; i--)
    if (!has_accepted (participants->pdata[i - 1]))
      g_ptr_array_remove_index (participants, i - 1);
}
