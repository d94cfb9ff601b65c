/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzJournalWindow:
 *
 * A journal entry in five seconds: one line of text, its kind ("Anruf: …" sets it), for an enquiry who asked,
 * about what and how it ended, and when to come back to it. Enter saves, Esc gives up.
 */
#define NZ_TYPE_JOURNAL_WINDOW (nz_journal_window_get_type ())
G_DECLARE_FINAL_TYPE (NzJournalWindow, nz_journal_window, NZ, JOURNAL_WINDOW, AdwWindow)

/* @entity, @id: the record that it is about; 0: none. (transfer floating) */
GtkWidget *nz_journal_window_new (NzWindow *parent, const NzEntity *entity, gint64 id);

G_END_DECLS
