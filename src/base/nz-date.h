/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-i18n.h"

G_BEGIN_DECLS

/**
 * NzDate:
 * @year: 1 to 9999; 0 means that no date is set
 * @month: 1 to 12; 0 means that only the year is known
 * @day: 1 to 31; 0 means that only the year and the month are known
 *
 * A date of the proleptic Gregorian calendar, as precise as life knows it: 2004, 2004-03 or 2004-03-15.
 * A plain value; {0} is "no date". Written as ISO 8601 text cut to its precision, which also sorts.
 *
 * A "since" counts from the first day that it can mean, an "until" to and including the last one. No since
 * means "unknown, before records were kept": it holds on every earlier day.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} NzDate;

#define NZ_DATE_NONE ((NzDate){ 0 })
/* "2004-03-15" and its NUL */
#define NZ_DATE_TEXT_SIZE 11

typedef enum
{
  NZ_DATE_NUMERIC, /* 15.03.2004 · 15/03/2004; March 2004 as 03/2004 */
  NZ_DATE_SHORT,   /* 15. März 2004, 15. Jan. 2004 · 15 Mar 2004 */
  NZ_DATE_LONG,    /* 15. März 2004 · 15 March 2004 (DIN 5008, alphanumeric) */
  NZ_DATE_WEEKDAY, /* Mo., 15.03.2004 · Mon, 15/03/2004: beside what was typed, to be checked at a glance */
  NZ_DATE_FULL,    /* Montag, 15. März 2004 · Monday, 15 March 2004 */
} NzDateStyle;

NzDate nz_date (int year, int month, int day);
gboolean nz_date_is_set (NzDate date);
/* whether a day is known, not only a month or a year */
gboolean nz_date_is_full (NzDate date);
/* whether such a date exists: 2023-02-29 does not */
gboolean nz_date_is_valid (NzDate date);
NzDate nz_date_today (void);

/* Exactly the ISO form "2004", "2004-03" or "2004-03-15"; FALSE for anything else, also for NULL. */
gboolean nz_date_parse_iso (const char *text, NzDate *date);

/* What a person writes: ISO, "15.3.2004", "15.3.04", "3/2004", "März 2004", "15 March 2004", "2004".
 * Both languages are understood whatever language runs. Two-digit years mean 1950–2049.
 * On failure @error says why ("30 February 2024 does not exist."), NZ_ERROR_INVALID. Empty text is an error too. */
gboolean nz_date_parse (const char *text, NzDate *date, GError **error);

/* What a person types while thinking of @today (a full date), beside all that nz_date_parse() takes: "heute", "morgen", "übermorgen", "gestern",
 * "in 2 Wochen", "vor drei Tagen", "Fr", "nächsten Montag", "letzten Freitag", "nächste Woche" (its Monday), "nächsten Monat" (its first day), "15.3." and
 * "15. März" without a year; in English too ("tomorrow", "in 2 weeks", "next Monday", "3 days ago"). A weekday is the next one after today.
 * "Anfang", "Mitte" and "Ende" ("early", "mid", "end of"): of a month ("Ende Januar", "Mitte Mai 2027", "Ende des Monats") its 1st, 15th and last day; of a
 * week ("Anfang nächster Woche") its Monday, Wednesday and Friday; of a year 1 January, 1 July and 31 December.
 * @ahead: a day or month without a year is the next one from today on (a follow-up); otherwise the nearest to today.
 * On failure the error is that of nz_date_parse(). */
gboolean nz_date_parse_near (const char *text, NzDate today, gboolean ahead, NzDate *date, GError **error);

/* Writes the ISO form into @buffer and returns it; "" for no date. */
const char *nz_date_to_iso (NzDate date, char buffer[NZ_DATE_TEXT_SIZE]);
/* (transfer full): for eyes; partial dates as "2004", "März 2004". "" for no date. */
char *nz_date_format (NzDate date, NzLanguage language, NzDateStyle style);
/* (transfer full): "Montag" / "Monday"; @weekday 1 Monday to 7 Sunday. Short: "Mo" / "Mon". */
char *nz_weekday_name (int weekday, NzLanguage language, gboolean is_short);
/* (transfer full): "Januar" / "January" as a heading (standalone form). Short: "Jan." / "Jan" */
char *nz_month_name (int month, NzLanguage language, gboolean is_short);

/* Days since 1970-01-01 of the first day that @date can mean, and back (always a full date). */
int nz_date_to_days (NzDate date);
NzDate nz_date_from_days (int days);
NzDate nz_date_first_day (NzDate date);
NzDate nz_date_last_day (NzDate date);
NzDate nz_date_add_days (NzDate date, int days);
/* Adds months to a date as precise as @date; the day is cut to the month's length. */
NzDate nz_date_add_months (NzDate date, int months);
/* @b − @a in days, of full dates */
int nz_date_days_between (NzDate a, NzDate b);
/* 1 Monday to 7 Sunday, of a full date */
int nz_date_weekday (NzDate date);
/* ISO 8601 week number, of a full date */
int nz_date_iso_week (NzDate date);
int nz_days_in_month (int year, int month);

/* As their ISO texts compare: no date first, 2004 before 2004-01. */
int nz_date_compare (NzDate a, NzDate b);
gboolean nz_date_equal (NzDate a, NzDate b);

/* Whether something from @since to @until holds on the full date @day. The same rule as
 * nz_date_active_sql() in store/, written once for C and once for SQL, and tested against each other. */
gboolean nz_date_active_on (NzDate since, NzDate until, NzDate day);
/* Whether @until is certainly not before @since. */
gboolean nz_date_in_order (NzDate since, NzDate until);

/* Times of day as minutes after midnight: "13:00", "9.30", "13 Uhr", "9" to minutes; FALSE if it is none. */
gboolean nz_time_parse (const char *text, int *minutes);
/* (transfer full): "13:00" */
char *nz_time_format (int minutes);

G_END_DECLS
