/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-editor.h"

G_BEGIN_DECLS

/**
 * NzMinutesView:
 *
 * The minutes of a meeting, item by item of its agenda, with how far they are, who wrote them, and who may
 * vote. It is filled when it is first shown.
 *
 * Signals: "open-record" (gpointer entity, gint64 id).
 */
#define NZ_TYPE_MINUTES_VIEW (nz_minutes_view_get_type ())
G_DECLARE_FINAL_TYPE (NzMinutesView, nz_minutes_view, NZ, MINUTES_VIEW, GtkBox)

/* @editor: of the meeting. (transfer floating) */
GtkWidget *nz_minutes_view_new (NzRecordEditor *editor);
void nz_minutes_view_set_narrow (NzMinutesView *self, gboolean narrow);

G_END_DECLS
