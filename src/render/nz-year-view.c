/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-year-view.h"

#include "base/nz-address.h"

static void
free_meeting (gpointer data)
{
  NzYearMeeting *meeting = data;
  g_free (meeting->title);
  g_free (meeting->place);
  g_free (meeting);
}

NzYearView *
nz_year_view_new (int year, NzLanguage language, NzCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  NzYearView *view = g_new0 (NzYearView, 1);
  view->year = year;
  view->language = language;
  view->calendar = calendar;
  view->meetings = g_ptr_array_new_with_free_func (free_meeting);
  return view;
}

void
nz_year_view_free (NzYearView *view)
{
  g_return_if_fail (view != NULL);
  nz_calendar_free (view->calendar);
  g_ptr_array_unref (view->meetings);
  g_free (view->network);
  g_free (view->office);
  g_free (view);
}

static NzYearMeeting *
add_meeting (NzYearView *view, NzDate day, gboolean is_conference, int starts, int ends)
{
  NzYearMeeting *meeting = g_new0 (NzYearMeeting, 1);
  meeting->day = day;
  meeting->is_conference = is_conference;
  meeting->starts = starts;
  meeting->ends = ends;
  g_ptr_array_add (view->meetings, meeting);
  return meeting;
}

void
nz_year_view_add (NzYearView *view,
                  NzDate day,
                  gboolean is_conference,
                  int starts,
                  int ends,
                  const char *title,
                  const char *place)
{
  g_return_if_fail (view && nz_date_is_full (day));
  NzYearMeeting *meeting = add_meeting (view, day, is_conference, starts, ends);
  meeting->title = g_strdup (title);
  meeting->place = g_strdup (place);
}

char *
nz_year_view_title (const NzYearView *view)
{
  return g_strdup_printf (nz_text (view->language, "Network conferences %d"), view->year);
}

guint
nz_year_view_n_conferences (const NzYearView *view)
{
  guint n = 0;
  for (guint i = 0; i < view->meetings->len; i++)
    n += ((const NzYearMeeting *)view->meetings->pdata[i])->is_conference;
  return n;
}

/* --- from the store --- */

static int
time_of (NzRecord *record, const char *field)
{
  return nz_record_has (record, field) ? (int)nz_record_get_int (record, field) : -1;
}

/* "149. Netzwerktagung": the language is the document's, so the description's title (in the program's) will
 * not do. */
static char *
title_of (NzRecord *record, NzLanguage language)
{
  const char *name = nz_record_get_text (record, "name");
  const NzField *kind = nz_entity_field (&nz_entity_meeting, "kind");
  const NzChoice *choice = nz_field_choice (kind, nz_record_get_text (record, "kind"));
  if (!name)
    name = choice ? nz_choice_label (choice, language) : "";
  gint64 number = nz_record_get_int (record, "number");
  return number > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT ". %s", number, name) : g_strdup (name);
}

static char *
place_of (NzRecord *record)
{
  const char *place = nz_record_get_text (record, "place"), *room = nz_record_get_text (record, "room");
  if (place && room)
    return g_strdup_printf ("%s, %s", place, room);
  return g_strdup (place ? place : room);
}

static void
add_record (NzYearView *view, NzRecord *record)
{
  gboolean is_conference = g_strcmp0 (nz_record_get_text (record, "kind"), "conference") == 0;
  NzYearMeeting *meeting = add_meeting (view, nz_record_get_date (record, "day"), is_conference,
                                        time_of (record, "starts"), time_of (record, "ends"));
  meeting->id = nz_record_get_id (record);
  meeting->title = title_of (record, view->language);
  meeting->place = place_of (record);
}

static GArray *
find_meetings (NzStore *store, int year, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store,
                                         "SELECT id FROM meeting WHERE day >= ?1 AND day <= ?2"
                                         " AND state IS NOT 'cancelled' ORDER BY day, starts, number, id",
                                         error);
  if (!rows)
    return NULL;
  nz_rows_bind_date (rows, 1, nz_date (year, 1, 1));
  nz_rows_bind_date (rows, 2, nz_date (year, 12, 31));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) reason = NULL;
  while (nz_rows_next (rows, &reason))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (reason)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
read_network (NzYearView *view, NzStore *store, GError **error)
{
  g_autoptr (NzRecord) network = nz_store_get_network (store, error);
  if (!network)
    return FALSE;
  NzAddress address = {
    .street = nz_record_get_text (network, "street"),
    .postcode = nz_record_get_text (network, "postcode"),
    .town = nz_record_get_text (network, "town"),
  };
  const char *office = nz_record_get_text (network, "office");
  g_autofree char *line = nz_address_one_line (&address);
  view->network = g_strdup (nz_record_get_text (network, "name"));
  view->office
      = office && *line ? g_strdup_printf ("%s · %s", office, line) : g_strdup (office ? office : line);
  view->example = nz_record_get_int (network, "example") != 0;
  return TRUE;
}

NzYearView *
nz_year_view_new_for_store (NzStore *store, int year, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzCalendar *calendar = nz_calendar_new (store, error);
  if (!calendar)
    return NULL;
  g_autoptr (NzYearView) view = nz_year_view_new (year, language, calendar);
  g_autoptr (GArray) ids = find_meetings (store, year, error);
  if (!ids || !read_network (view, store, error))
    return NULL;
  g_autoptr (GPtrArray) records
      = nz_store_get_many (store, &nz_entity_meeting, (const gint64 *)(gpointer)ids->data, ids->len, error);
  if (!records)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    add_record (view, records->pdata[i]);
  return g_steal_pointer (&view);
}
