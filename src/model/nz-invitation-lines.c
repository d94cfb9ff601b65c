/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-invitation-lines.h"

#include <string.h>

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"

void
nz_invitation_line_free (NzInvitationLine *line)
{
  g_free (line->name);
  g_free (line->person);
  g_free (line->sign);
  g_free (line->channel);
  g_free (line->reply);
  g_free (line->attendance);
  g_free (line->problem);
  g_free (line->doubt);
  g_free (line->search_key);
  g_free (line->sort_key);
  g_free (line);
}

gboolean
nz_invitation_line_equal (const NzInvitationLine *a, const NzInvitationLine *b)
{
  return a->id == b->id && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->person, b->person) == 0
         && g_strcmp0 (a->sign, b->sign) == 0 && g_strcmp0 (a->channel, b->channel) == 0
         && nz_date_equal (a->sent_on, b->sent_on) && g_strcmp0 (a->reply, b->reply) == 0
         && g_strcmp0 (a->attendance, b->attendance) == 0 && g_strcmp0 (a->problem, b->problem) == 0
         && g_strcmp0 (a->doubt, b->doubt) == 0 && a->people == b->people && a->has_more == b->has_more;
}

/* The letter that answers an invitation: that of its person, or that of its organisation alone. */
static void
take_remarks (NzInvitationLine *line, const NzLetterSet *set)
{
  GPtrArray *const lists[] = { set->problems, set->letters };

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < lists[k]->len; i++)
      {
        const NzLetter *letter = lists[k]->pdata[i];
        if (line->person_id != 0 ? letter->person != line->person_id
                                 : letter->person != 0 || letter->organisation != line->organisation_id)
          continue;
        line->problem = g_strdup (letter->problem);
        line->doubt = g_strdup (letter->doubt);
        return;
      }
}

static NzInvitationLine *
read_line (NzRows *rows)
{
  NzInvitationLine *line = g_new0 (NzInvitationLine, 1);
  const char *parts[] = { nz_rows_text (rows, 6), nz_rows_text (rows, 7), nz_rows_text (rows, 8) };
  g_autoptr (GString) person = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (person, "%s%s", person->len > 0 ? " " : "", parts[i]);
  line->id = nz_rows_int (rows, 0);
  line->organisation_id = nz_rows_int (rows, 1);
  line->person_id = nz_rows_int (rows, 2);
  const char *organisation = nz_rows_text (rows, 3), *short_name = nz_rows_text (rows, 4);
  line->name
      = organisation != NULL ? nz_organisation_label (organisation, short_name) : g_strdup (person->str);
  line->person = organisation != NULL && person->len > 0 ? g_strdup (person->str) : NULL;
  line->sign = g_strdup (nz_rows_text (rows, 5));
  line->channel = g_strdup (nz_rows_text (rows, 9));
  line->sent_on = nz_rows_date (rows, 10);
  line->reply = g_strdup (nz_rows_text (rows, 11));
  line->attendance = g_strdup (nz_rows_text (rows, 12));
  line->people = (int)nz_rows_int (rows, 13);
  line->has_more = nz_rows_int (rows, 14) != 0;
  g_autofree char *all = g_strdup_printf ("%s %s %s", organisation != NULL ? organisation : "", person->str,
                                          short_name != NULL ? short_name : "");
  line->search_key = nz_text_match_key (all);
  line->sort_key = nz_text_sort_key_names (line->name);
  return line;
}

static int
urgency (const NzInvitationLine *line)
{
  return line->problem != NULL ? 0 : line->doubt != NULL ? 1 : 2;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const NzInvitationLine *one = *(NzInvitationLine *const *)a;
  const NzInvitationLine *other = *(NzInvitationLine *const *)b;
  int order = urgency (one) - urgency (other);

  if (order == 0)
    order = strcmp (one->sort_key, other->sort_key);
  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

GPtrArray *
nz_invitation_lines_new (NzStore *store, gint64 meeting, const NzLetterSet *letters, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (GError) local = NULL;
  g_autoptr (NzRows) rows
      = nz_rows_new (store,
                     "SELECT i.id, i.organisation, i.person, o.name, o.short_name, "
                     "o.kind, p.title, p.given_name,"
                     " p.family_name, i.channel, i.sent_on, i.reply, i.attendance, i.people, i.wishes IS NOT "
                     "NULL OR i.needs IS NOT NULL FROM invitation i"
                     " LEFT JOIN organisation o ON o.id = i.organisation LEFT JOIN person p ON p.id = "
                     "i.person WHERE i.meeting = ?1",
                     error);
  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, meeting);

  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_invitation_line_free);
  while (nz_rows_next (rows, &local))
    {
      NzInvitationLine *line = read_line (rows);
      if (letters != NULL)
        take_remarks (line, letters);
      g_ptr_array_add (lines, line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  g_ptr_array_sort (lines, compare);
  return g_steal_pointer (&lines);
}

NzInvitationCounts
nz_invitation_lines_count (GPtrArray *lines)
{
  NzInvitationCounts counts = { .all = lines->len };

  for (guint i = 0; i < lines->len; i++)
    {
      const NzInvitationLine *line = lines->pdata[i];
      if (g_strcmp0 (line->reply, "yes") == 0 || g_strcmp0 (line->reply, "deputy") == 0)
        counts.yes++;
      else if (g_strcmp0 (line->reply, "no") == 0)
        counts.no++;
      else if (nz_date_is_set (line->sent_on))
        counts.open++;
      else
        counts.unsent++;
    }
  return counts;
}
