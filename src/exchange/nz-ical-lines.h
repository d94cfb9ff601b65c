/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A calendar file taken apart into its components, with the lines where they stand: what libical says of a
 * file has no lines. */

/**
 * NzIcalPart: one component inside VCALENDAR, with all inside it
 * @name: "VEVENT", in capitals
 * @text: as it stands, from BEGIN to END
 * @line: of its BEGIN, from 1
 */
typedef struct
{
  char *name;
  char *text;
  int line;
} NzIcalPart;

/* A sentence about a line. */
typedef struct
{
  int line;
  char *message;
} NzIcalRemark;

GPtrArray *nz_ical_remarks_new (void);
/* Takes @message. */
void nz_ical_remark (GPtrArray *remarks, int line, char *message);

/* (transfer full) (element-type NzIcalPart): whole components only. @faults: (element-type NzIcalRemark):
 * gets what is wrong with the lines. @is_calendar: (out): whether it is a calendar at all; if not, there is
 * no fault but this. */
GPtrArray *nz_ical_parts (const char *text, GPtrArray *faults, gboolean *is_calendar);
/* The line in the file of the first property @name of a part; its first line where there is none. */
int nz_ical_part_line (const NzIcalPart *part, const char *name);
/* Calls @func for each property of a part itself, not of what is inside it. @line is unfolded; @number in the
 * file. */
typedef void (*NzIcalLineFunc) (const char *line, int number, gpointer data);
void nz_ical_part_each (const NzIcalPart *part, NzIcalLineFunc func, gpointer data);

G_END_DECLS
