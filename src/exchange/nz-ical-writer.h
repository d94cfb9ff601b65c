/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Meetings as a calendar file (iCalendar, RFC 5545), for GNOME Calendar, Thunderbird, Outlook, a telephone.
 *
 * A meeting is one VEVENT: SUMMARY its title, DTSTART and DTEND in Europe/Berlin with the zone's definition
 * (a day without hours as DATE), LOCATION, DESCRIPTION with focus, agenda and whom to ask, URL, CATEGORIES
 * its kind, STATUS (CANCELLED; CONFIRMED when it took place or its room is promised; else TENTATIVE). UID is
 * made of its id, or the one that it came with; SEQUENCE counts the changes of day, hours, place and state
 * and never falls (migration 0006), so that a postponed meeting moves where it was imported before. An hour
 * that summer time skips is the one after it. */

/* The id in base32, so that an import knows what is from here, whatever became of UID in between. */
#define NZ_ICAL_ID "X-NETZWERK-ID"
/* How UIDs of our own end, behind the id. */
#define NZ_ICAL_UID "@org.zim.Netzwerk"

/**
 * NzIcalOptions:
 * @meeting: only this one; 0: see @year
 * @year: only those of a year; 0: all
 * @with_personal: also who presents what, the contact person, and who is invited (ORGANIZER and ATTENDEE with
 * their mail addresses and replies); otherwise nothing about people leaves
 * @language: of title, description and categories
 */
typedef struct
{
  gint64 meeting;
  int year;
  gboolean with_personal;
  NzLanguage language;
} NzIcalOptions;

/* Whole or not there, as NzOutput. @count: (out) (optional): meetings. */
gboolean nz_ical_write_file (
    NzStore *store, const char *path, const NzIcalOptions *options, guint *count, GError **error);

G_END_DECLS
