/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzTaskRow:
 *
 * A task as a row: done by a click or the space bar, who has it and until when; it opens in place into its
 * fields and, under an item of an agenda that asks for it, what was answered. A button leads to its page
 * ("record.open").
 */
#define NZ_TYPE_TASK_ROW (nz_task_row_get_type ())
G_DECLARE_FINAL_TYPE (NzTaskRow, nz_task_row, NZ, TASK_ROW, AdwExpanderRow)

/* @answer: 0, or the task_answer under which it is asked for. (transfer floating) */
GtkWidget *nz_task_row_new (NzStore *store, gint64 task, gint64 answer);
/* On the page of whoever has the task, in half a page's width: its state stands below it, and nobody is named. */
void nz_task_row_set_compact (NzTaskRow *row);
/* Shows what stands in the file. */
void nz_task_row_refresh (NzTaskRow *row);

G_END_DECLS
