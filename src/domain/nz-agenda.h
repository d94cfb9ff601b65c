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

/* Moves an item to another place in the order, as one undoable action. */
gboolean nz_agenda_move (NzStore *store, gint64 meeting, gint64 item, guint to, GError **error);

G_END_DECLS
