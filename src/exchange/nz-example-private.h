/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-calendar.h"

G_BEGIN_DECLS

/* What the files of the example share. Nobody else includes this, but for its test. */

/* nz-example-text.c: the shipped tables are CSV as the program reads it, with two differences. A day may be
 * said relative to the day of creation: "heute", "heute-120", "heute+20" (days), "heute-14m" (months), and
 * with "/Do" moved to the next such weekday away from today, where public holidays are passed over. And the
 * rows have no ids: each gets one made from its text, so that the same day makes the same file. Cells hold no
 * semicolons, quotes or line breaks. */

/* A stable positive id for @text among the records of @entity. */
gint64 nz_example_id (const char *entity, const char *text);

/* Reads the notation; %FALSE if @text is none of it. */
gboolean nz_example_day (const char *text, NzDate today, const NzCalendar *calendar, NzDate *day);

/* (transfer full): @text with absolute days and a first column "id". A "Seit" that comes to lie after its
 * "Bis" (the example made for a day long ago) is left empty: unknown. */
char *nz_example_expand (const char *entity, const char *text, NzDate today, const NzCalendar *calendar);

/* nz-example-year.c: the conferences of the year before, of and after @today by the program's planner, with
 * invitations, replies and attendance up to the day, inside the caller's action. Returns their agenda as a
 * table like the shipped ones, made from @templates (agenda.csv: one agenda for each conference of a year).
 * (transfer full): %NULL on failure. */
char *nz_example_add_conferences (NzStore *store, NzDate today, const char *templates, GError **error);

/* nz-example-invite.c: who is invited to a conference, and what came of it.
 * Saves the invitations to @meeting with sent, reply and attendance as they stand on @today: a meeting before
 * @today has been held. @back counts the held conferences from the last one (0) backwards; it is -1 for the
 * next one. */
gboolean
nz_example_invite (NzStore *store, NzRecord *meeting, NzDate today, int lead_days, int back, GError **error);

/* nz-example-minutes.c: what was said, decided and taken on at the last conferences, topics wished, and how far the
 * minutes are, by @table (minutes.csv), inside the caller's action. */
gboolean nz_example_add_minutes (
    NzStore *store, NzDate today, const NzCalendar *calendar, const char *table, GError **error);

G_END_DECLS
