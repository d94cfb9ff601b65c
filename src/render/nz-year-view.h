/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-calendar.h"

G_BEGIN_DECLS

/* One meeting of the year as a calendar shows it. */
typedef struct
{
  gint64 id;
  NzDate day;
  gboolean is_conference;
  int starts, ends; /* minutes after midnight; -1 if not known */
  char *title;      /* "149. Netzwerktagung", in the view's language */
  char *place;      /* (nullable) "Rathaus, Festsaal" */
} NzYearMeeting;

/**
 * NzYearView:
 *
 * What a year has: holidays, conferences, other meetings. Plain data for the year's page on paper and the
 * year view in the window, made from a store or filled in by hand. Cancelled meetings are left out.
 * @meetings: (element-type NzYearMeeting), by day
 * @today: for the ring on the screen; none for paper
 */
typedef struct
{
  int year;
  NzLanguage language;
  NzCalendar *calendar;
  GPtrArray *meetings;
  NzDate today;
  char *network; /* (nullable) its name */
  char *office;  /* (nullable) office and address in one line */
  gboolean example;
} NzYearView;

/* An empty year. @calendar: (transfer full). (transfer full) */
NzYearView *nz_year_view_new (int year, NzLanguage language, NzCalendar *calendar);
/* From the file, in @language. (transfer full) */
NzYearView *nz_year_view_new_for_store (NzStore *store, int year, NzLanguage language, GError **error);
void nz_year_view_free (NzYearView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzYearView, nz_year_view_free)

void nz_year_view_add (NzYearView *view,
                       NzDate day,
                       gboolean is_conference,
                       int starts,
                       int ends,
                       const char *title,
                       const char *place);
/* (transfer full): "Network conferences 2027", in the view's language. */
char *nz_year_view_title (const NzYearView *view);
guint nz_year_view_n_conferences (const NzYearView *view);

G_END_DECLS
