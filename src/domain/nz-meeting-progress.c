/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-meeting-progress.h"

#include "domain/nz-agenda.h"
#include "domain/nz-attendance.h"
#include "domain/nz-load.h"

/* Minutes are due so long after the day. */
#define MINUTES_DUE 28

static const char *const labels[NZ_N_STEPS] = {
  [NZ_STEP_DATE] = NC_ ("step of a conference", "Date"),
  [NZ_STEP_ROOM] = NC_ ("step of a conference", "Room"),
  [NZ_STEP_AGENDA] = NC_ ("step of a conference", "Agenda"),
  [NZ_STEP_INVITED] = NC_ ("step of a conference", "Invited"),
  [NZ_STEP_REPLIES] = NC_ ("step of a conference", "Replies"),
  [NZ_STEP_HELD] = NC_ ("step of a conference", "Held"),
  [NZ_STEP_MINUTES] = NC_ ("step of a conference", "Minutes sent"),
};

/* What to do for the first step that is not done. */
static const char *const todo[NZ_N_STEPS] = {
  [NZ_STEP_DATE] = N_ ("Next: set the date"),           [NZ_STEP_ROOM] = N_ ("Next: have the room confirmed"),
  [NZ_STEP_AGENDA] = N_ ("Next: write the agenda"),     [NZ_STEP_INVITED] = N_ ("Next: send the invitations"),
  [NZ_STEP_REPLIES] = N_ ("Next: collect the replies"), [NZ_STEP_HELD] = N_ ("Next: hold the conference"),
  [NZ_STEP_MINUTES] = N_ ("Next: send the minutes"),
};

typedef struct
{
  int invited, sent, replied;
  NzAttendanceCount attendance;
} Counts;

static gboolean
count (NzStore *store, gint64 meeting, Counts *counts, GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (
      store, "SELECT count (*), count (sent_on), count (reply) FROM invitation WHERE meeting = ?1", error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_int (rows, 1, meeting);
  if (nz_rows_next (rows, &local))
    {
      counts->invited = (int)nz_rows_int (rows, 0);
      counts->sent = (int)nz_rows_int (rows, 1);
      counts->replied = (int)nz_rows_int (rows, 2);
    }
  return nz_load_done (&local, error) && nz_attendance_count (store, meeting, &counts->attendance, error);
}

static void
set (NzMeetingProgress *progress, NzStepKind kind, double fraction, gboolean is_late, char *words)
{
  progress->steps[kind].fraction = CLAMP (fraction, 0, 1);
  progress->steps[kind].is_late = is_late && fraction < 1;
  progress->steps[kind].words = words;
}

static double
share (int part, int whole)
{
  return whole > 0 ? (double)part / whole : 0;
}

static void
set_room (NzMeetingProgress *progress, NzRecord *meeting, gboolean lead_passed, NzLanguage language)
{
  gboolean named = nz_record_has (meeting, "room") || nz_record_has (meeting, "place");
  const char *room = nz_record_get_text (meeting, nz_record_has (meeting, "room") ? "room" : "place");

  if (!named)
    set (progress, NZ_STEP_ROOM, 0, lead_passed, g_strdup (nz_text (language, "no room yet")));
  else if (nz_record_get_int (meeting, "room_confirmed") == 0)
    set (progress, NZ_STEP_ROOM, 0.5, lead_passed,
         g_strdup_printf (nz_text (language, "%s, not confirmed"), room));
  else
    set (progress, NZ_STEP_ROOM, 1, FALSE, g_strdup (room));
}

/* An agenda is written when it has at least three items and fits the time. */
static void
set_agenda (NzMeetingProgress *progress, const NzAgenda *agenda, gboolean lead_passed, NzLanguage language)
{
  guint n = agenda->rows->len;

  if (n == 0)
    set (progress, NZ_STEP_AGENDA, 0, lead_passed, g_strdup (nz_text (language, "no agenda yet")));
  else if (agenda->overrun > 0)
    set (progress, NZ_STEP_AGENDA, 0.7, lead_passed,
         g_strdup_printf (nz_ntext (language, "%d minute too long", "%d minutes too long", agenda->overrun),
                          agenda->overrun));
  else
    set (progress, NZ_STEP_AGENDA, n < 3 ? n / 3.0 : 1, lead_passed,
         g_strdup_printf (nz_ntext (language, "%u item", "%u items", n), n));
}

static void
set_replies (NzMeetingProgress *progress,
             NzRecord *meeting,
             const Counts *counts,
             gboolean is_over,
             NzDate today,
             NzLanguage language)
{
  NzDate due = nz_record_get_date (meeting, "reply_by");
  gboolean closed = is_over || (nz_date_is_set (due) && nz_date_compare (due, today) < 0);

  if (counts->invited == 0)
    set (progress, NZ_STEP_REPLIES, is_over ? 1 : 0, FALSE,
         g_strdup (nz_text (language, "nobody invited yet")));
  else
    /* After the day that replies were due, those that came are all there will be. */
    set (progress, NZ_STEP_REPLIES, closed ? 1 : share (counts->replied, counts->invited), FALSE,
         g_strdup_printf (nz_text (language, "%d of %d replied, %u coming"), counts->replied, counts->invited,
                          counts->attendance.accepted));
}

static void
set_held (NzMeetingProgress *progress,
          NzRecord *meeting,
          const Counts *counts,
          gboolean is_over,
          NzLanguage language)
{
  const char *state = nz_record_get_text (meeting, "state");
  gboolean held = g_strcmp0 (state, "held") == 0;

  if (g_strcmp0 (state, "cancelled") == 0)
    set (progress, NZ_STEP_HELD, 0, FALSE, g_strdup (nz_text (language, "cancelled")));
  else if (held && (counts->attendance.people > 0 || counts->attendance.head_count > 0))
    set (progress, NZ_STEP_HELD, 1, FALSE, nz_attendance_count_words (&counts->attendance, language));
  else if (held)
    set (progress, NZ_STEP_HELD, 1, FALSE, g_strdup (nz_text (language, "held")));
  else
    set (progress, NZ_STEP_HELD, 0, is_over,
         g_strdup (is_over ? nz_text (language, "not marked as held yet")
                           : nz_text (language, "still to come")));
}

static void
set_minutes (
    NzMeetingProgress *progress, NzRecord *meeting, NzDate today, gboolean is_over, NzLanguage language)
{
  NzDate sent = nz_record_get_date (meeting, "minutes_sent_on");

  if (nz_date_is_set (sent))
    {
      g_autofree char *when = nz_date_format (sent, language, NZ_DATE_LONG);
      set (progress, NZ_STEP_MINUTES, 1, FALSE, g_strdup_printf (nz_text (language, "sent on %s"), when));
    }
  else
    set (progress, NZ_STEP_MINUTES, 0,
         is_over && nz_date_days_between (nz_record_get_date (meeting, "day"), today) > MINUTES_DUE,
         g_strdup (nz_text (language, "not sent yet")));
}

static void
summarise (NzMeetingProgress *progress, NzRecord *meeting, NzLanguage language)
{
  int first = -1;

  for (int i = 0; i < NZ_N_STEPS; i++)
    {
      progress->steps[i].label = nz_text (language, labels[i]);
      if (progress->steps[i].fraction >= 1)
        progress->n_done++;
      else if (first < 0)
        first = i;
    }
  if (g_strcmp0 (nz_record_get_text (meeting, "state"), "cancelled") == 0)
    progress->summary = g_strdup (nz_text (language, "Cancelled"));
  else
    progress->summary
        = g_strdup (first >= 0 ? nz_text (language, todo[first]) : nz_text (language, "All done"));
}

NzMeetingProgress *
nz_meeting_progress_new (
    NzStore *store, NzRecord *meeting, NzDate today, int lead_days, NzLanguage language, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (meeting), NULL);

  Counts counts = { 0 };
  NzDate day = nz_record_get_date (meeting, "day");
  g_autoptr (NzAgenda) agenda = nz_agenda_new (store, meeting, language, error);
  if (agenda == NULL || !count (store, nz_record_get_id (meeting), &counts, error))
    return NULL;

  NzMeetingProgress *progress = g_new0 (NzMeetingProgress, 1);
  gboolean is_over = nz_date_is_full (day) && nz_date_compare (day, today) < 0;
  gboolean lead_passed = nz_date_is_full (day) && nz_date_days_between (today, day) < lead_days;

  progress->meeting = nz_record_get_id (meeting);
  set (progress, NZ_STEP_DATE, nz_date_is_full (day) ? 1 : 0, FALSE,
       nz_date_format (day, language, NZ_DATE_LONG));
  set_room (progress, meeting, lead_passed, language);
  set_agenda (progress, agenda, lead_passed, language);
  set (progress, NZ_STEP_INVITED, share (counts.sent, counts.invited), lead_passed,
       counts.invited > 0 ? g_strdup_printf (nz_text (language, "%d of %d sent"), counts.sent, counts.invited)
                          : g_strdup (nz_text (language, "nobody invited yet")));
  set_replies (progress, meeting, &counts, is_over, today, language);
  set_held (progress, meeting, &counts, is_over, language);
  set_minutes (progress, meeting, today, is_over, language);
  summarise (progress, meeting, language);
  return progress;
}

void
nz_meeting_progress_free (NzMeetingProgress *progress)
{
  for (int i = 0; i < NZ_N_STEPS; i++)
    g_free (progress->steps[i].words);
  g_free (progress->summary);
  g_free (progress);
}
