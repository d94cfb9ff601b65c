/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzAgenda: a meeting's items in order with the times that follow from the durations. Derived, never stored.
 */
typedef struct
{
  NzRecord *item; /* agenda_item */
  int starts;     /* minutes after midnight; -1 if the meeting has no start */
  char *title;    /* the item's title, or the label of its kind */
  char *by;       /* (nullable) who presents: person, organisation's short name */
} NzAgendaRow;

typedef struct
{
  GPtrArray *rows; /* (element-type NzAgendaRow) */
  int minutes;     /* together */
  int ends;        /* when it would end; -1 if the meeting has no start */
  int overrun;     /* minutes beyond the meeting's end; 0 if none */
} NzAgenda;

/* (transfer full) */
NzAgenda *nz_agenda_new (NzStore *store, NzRecord *meeting, NzLanguage language, GError **error);
void nz_agenda_free (NzAgenda *agenda);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzAgenda, nz_agenda_free)

/* Saves the new @item, whose meeting and kind are set, at the place that its kind has in an agenda: before any other business and the next
 * date, which end it; the approval of the agenda and of the minutes behind the opening. One action of its own unless one is open. */
gboolean nz_agenda_insert (NzStore *store, NzRecord *item, GError **error);
/* Takes the agenda of the meeting @from as a template, as one undoable action: kinds, order, minutes, and the titles and speakers of what
 * comes again each time; a topic of then is left to be written anew. What the agenda has of such kinds already stays as it is.
 * Returns how many items came; -1 and @error on failure. */
int nz_agenda_copy (NzStore *store, gint64 from, gint64 meeting, GError **error);
/* Deletes an item, and with it that tasks were to be asked for under it, unless something was answered. One undoable action. */
gboolean nz_agenda_remove (NzStore *store, gint64 item, GError **error);
/* Moves an item to another place in the order, as one undoable action. */
gboolean nz_agenda_move (NzStore *store, gint64 meeting, gint64 item, guint to, GError **error);

G_END_DECLS
