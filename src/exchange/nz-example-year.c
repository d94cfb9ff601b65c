/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "domain/nz-year-plan.h"
#include "exchange/nz-example-private.h"

/* Minutes go round so long after a conference. */
#define MINUTES_DAYS 14
/* So many conferences after the next one have their room already. */
#define ROOMS_AHEAD 1
#define ROOM_SEATS 60

#define AGENDA_HEADINGS                                                                                      \
  "Termin;Reihenfolge;Art;Titel;Minuten;Vorgestellt von (Akteur);Vorgestellt von (Person)\n"

/* Columns of the templates. */
enum
{
  TEMPLATE,
  KIND,
  TITLE,
  N_COLUMNS = 6,
};

typedef struct
{
  NzStore *store;
  NzDate today;
  NzRecord *network;
  NzCalendar *calendar;
  GPtrArray *conferences; /* (element-type NzRecord) in their order */
  GArray *nth;            /* (element-type guint) of each in its year, from 1 */
  GPtrArray *templates;   /* (element-type GStrv): rows of agenda.csv */
  GString *agenda;
} Year;

static void
year_clear (Year *year)
{
  g_clear_object (&year->network);
  g_clear_pointer (&year->calendar, nz_calendar_free);
  g_clear_pointer (&year->conferences, g_ptr_array_unref);
  g_clear_pointer (&year->nth, g_array_unref);
  g_clear_pointer (&year->templates, g_ptr_array_unref);
  if (year->agenda != NULL)
    g_string_free (g_steal_pointer (&year->agenda), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Year, year_clear)

static void
read_templates (Year *year, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  year->templates = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      char **cells = g_strsplit (lines[i], ";", -1);

      g_assert (g_strv_length (cells) == N_COLUMNS);
      g_ptr_array_add (year->templates, cells);
    }
}

/* The conferences of one year. They are saved at once: the plan of the following year keeps its distance from
 * them. */
static gboolean
plan_year (Year *year, int number, GError **error)
{
  g_autoptr (NzYearPlan) plan = nz_year_plan_for_store (year->store, number, NZ_LANGUAGE_DE, error);

  if (plan == NULL)
    return FALSE;
  for (guint i = 0; i < plan->dates->len; i++)
    {
      NzPlanDate *date = plan->dates->pdata[i];
      g_autoptr (NzRecord) meeting = nz_year_plan_conference (plan, year->network, date->day, date->number);
      g_autofree char *key = g_strdup_printf ("conference %d", date->number);
      guint nth = i + 1;

      nz_record_set_id (meeting, nz_example_id ("meeting", key));
      if (!nz_store_save (year->store, meeting, error))
        return FALSE;
      g_ptr_array_add (year->conferences, g_steal_pointer (&meeting));
      g_array_append_val (year->nth, nth);
    }
  return TRUE;
}

/* The first conference that is not over. */
static guint
find_next (const Year *year)
{
  guint next = 0;

  while (next < year->conferences->len
         && nz_date_compare (nz_record_get_date (year->conferences->pdata[next], "day"), year->today) < 0)
    next++;
  return next;
}

/* The agenda of the conference's place in the year; its focus stands in the meeting too. */
static void
add_agenda (Year *year, NzRecord *meeting, guint nth)
{
  const char *kind = nz_choice_label (
      nz_field_choice (nz_entity_field (&nz_entity_agenda_item, "kind"), "focus"), NZ_LANGUAGE_DE);
  char id[NZ_ID_TEXT_SIZE];
  guint rank = 0, last = 0;

  nz_id_to_text (nz_record_get_id (meeting), id);
  for (guint i = 0; i < year->templates->len; i++)
    last = MAX (last, (guint)g_ascii_strtoull (((char **)year->templates->pdata[i])[TEMPLATE], NULL, 10));
  for (guint i = 0; i < year->templates->len; i++)
    {
      char **cells = year->templates->pdata[i];

      if (g_ascii_strtoull (cells[TEMPLATE], NULL, 10) != (nth - 1) % last + 1)
        continue;
      g_autofree char *rest = g_strjoinv (";", cells + KIND);
      g_string_append_printf (year->agenda, "%s;%u;%s\n", id, ++rank, rest);
      if (g_str_equal (cells[KIND], kind))
        nz_record_set_text (meeting, "focus", cells[TITLE]);
    }
}

static NzDate
day_of_minutes (const Year *year, NzDate day)
{
  day = nz_date_add_days (day, MINUTES_DAYS);
  while (!nz_calendar_is_working_day (year->calendar, day))
    day = nz_date_add_days (day, 1);
  return day;
}

/* How far a conference is: held, next, or only a date. */
static gboolean
advance (Year *year, guint i, guint next, GError **error)
{
  NzRecord *meeting = year->conferences->pdata[i];
  NzDate minutes = day_of_minutes (year, nz_record_get_date (meeting, "day"));
  int lead_days = (int)nz_record_get_int (year->network, "lead_days");

  nz_record_set_int (meeting, "room_confirmed", i <= next + ROOMS_AHEAD);
  nz_record_set_int (meeting, "capacity", ROOM_SEATS);
  if (i > next + ROOMS_AHEAD)
    nz_record_clear (meeting, "room");
  if (i < next)
    {
      nz_record_set_text (meeting, "state", "held");
      if (nz_date_compare (minutes, year->today) <= 0)
        nz_record_set_date (meeting, "minutes_sent_on", minutes);
    }
  if (i <= next)
    add_agenda (year, meeting, g_array_index (year->nth, guint, i));
  if (!nz_store_save (year->store, meeting, error))
    return FALSE;
  return i > next
         || nz_example_invite (year->store, meeting, year->today, lead_days, (int)next - 1 - (int)i, error);
}

char *
nz_example_add_conferences (NzStore *store, NzDate today, const char *templates, GError **error)
{
  g_auto (Year) year = { .store = store, .today = today };
  guint next;

  if ((year.network = nz_store_get_network (store, error)) == NULL
      || (year.calendar = nz_calendar_new (store, error)) == NULL)
    return NULL;
  year.conferences = g_ptr_array_new_with_free_func (g_object_unref);
  year.nth = g_array_new (FALSE, FALSE, sizeof (guint));
  year.agenda = g_string_new (AGENDA_HEADINGS);
  read_templates (&year, templates);
  for (int number = today.year - 1; number <= today.year + 1; number++)
    if (!plan_year (&year, number, error))
      return NULL;

  next = find_next (&year);
  for (guint i = 0; i < year.conferences->len; i++)
    if (!advance (&year, i, next, error))
      return NULL;
  return g_string_free (g_steal_pointer (&year.agenda), FALSE);
}
