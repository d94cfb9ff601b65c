/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-agenda.h"
#include "domain/nz-minutes.h"
#include "ui/nz-minutes-field.h"

G_BEGIN_DECLS

/**
 * NzMinutesItem:
 *
 * One item of the agenda in the minutes: what was said, below it the tasks that its lines give and those that
 * were asked for, decisions, and whether it was put off.
 */
#define NZ_TYPE_MINUTES_ITEM (nz_minutes_item_get_type ())
G_DECLARE_FINAL_TYPE (NzMinutesItem, nz_minutes_item, NZ, MINUTES_ITEM, GtkBox)

/* @data, for @who, must live as long as the widget. (transfer floating) */
GtkWidget *nz_minutes_item_new (NzStore *store, gint64 item, NzDate day, NzMinutesWho who, gpointer data);
gint64 nz_minutes_item_get_id (NzMinutesItem *self);
/* @number: its place in the agenda, from 1 */
void nz_minutes_item_show (NzMinutesItem *self, guint number, const NzAgendaRow *row, const NzVoters *voters);
void nz_minutes_item_set_narrow (NzMinutesItem *self, gboolean narrow);

G_END_DECLS
