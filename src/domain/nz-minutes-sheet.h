/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* What the minutes of a meeting say, decided before they are drawn; in one language. */

/* One line of the head: "Chaired by", "Natalia Becker". */
typedef struct
{
  char *label, *text;
} NzMinutesFact;

/**
 * NzMinutesItem:
 * @title: without its number; @by: (nullable): who spoke
 * @text: (nullable): what was written under it, without the lines that are tasks
 * @decisions, @tasks: (element-type utf8): a sentence each: "Decision 12: … (31 for: carried)",
 *   "Task for Jugendamt: … (by 15/03/2027)"
 * @postponed: to another meeting
 */
typedef struct
{
  char *title, *by, *text;
  GPtrArray *decisions, *tasks;
  gboolean postponed;
} NzMinutesItem;

/**
 * NzMinutesSheet:
 * @is_draft: nobody has checked them yet: that stands on the paper
 * @facts: (element-type NzMinutesFact); @items: (element-type NzMinutesItem)
 * @n_represented, @n_excused: organisations, whether they are named or not
 * @represented, @excused: (element-type utf8): organisations, each once, by name, and how many individuals
 *   who may not be named. Whoever chaired, wrote or spoke is named, and who took on a task for no
 *   organisation or group; nobody else: who was there herself is nothing that everybody who gets the
 *   minutes has to know
 */
typedef struct
{
  gboolean is_draft;
  GPtrArray *facts, *items;
  GPtrArray *represented, *excused;
  guint n_represented, n_excused;
} NzMinutesSheet;

/* (transfer full) */
NzMinutesSheet *nz_minutes_sheet_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error);
void nz_minutes_sheet_free (NzMinutesSheet *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzMinutesSheet, nz_minutes_sheet_free)

G_END_DECLS
