/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-involved.h"

G_BEGIN_DECLS

/**
 * NzInvolvedList:
 *
 * Whom and what an entry of the journal concerns: a row each, which can be taken away, and a last one into
 * which a name is typed.
 *
 * Signals: "changed": somebody was added or taken away by the user; "open-record" (const NzEntity *, gint64):
 * a row was activated; "entered": Enter in the last row while nothing is typed there.
 */
#define NZ_TYPE_INVOLVED_LIST (nz_involved_list_get_type ())
G_DECLARE_FINAL_TYPE (NzInvolvedList, nz_involved_list, NZ, INVOLVED_LIST, GtkBox)

/* Where @is_fixed, the rows can be read only. */
GtkWidget *nz_involved_list_new (NzStore *store, gboolean is_fixed);
/* Shows these; keeps a copy. */
void nz_involved_list_set (NzInvolvedList *list, GArray *all);
/* Whether nothing is typed for which nobody has been chosen; else marks the row, says why below it, and takes
 * the keyboard there. */
gboolean nz_involved_list_check (NzInvolvedList *list);
/* (transfer none) (element-type NzInvolved) */
GArray *nz_involved_list_get (NzInvolvedList *list);

G_END_DECLS
