/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzAgendaView:
 *
 * A meeting's agenda with the times that follow from the minutes. A row opens into all its fields; it is
 * moved by dragging, with Alt+Up and Alt+Down or by its buttons. Follows the store.
 */
#define NZ_TYPE_AGENDA_VIEW (nz_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (NzAgendaView, nz_agenda_view, NZ, AGENDA_VIEW, GtkBox)

GtkWidget *nz_agenda_view_new (NzStore *store, gint64 meeting);
void nz_agenda_view_set_narrow (NzAgendaView *view, gboolean narrow);

/* Goes to the first suggestion, or takes the one that has the keyboard. FALSE if there is none. */
gboolean nz_agenda_view_suggest (NzAgendaView *self);

G_END_DECLS
