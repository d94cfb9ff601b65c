/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzJournalCountsWindow:
 *
 * Enquiries and advice of a year by topic and month, as a small table that can be copied.
 */
#define NZ_TYPE_JOURNAL_COUNTS_WINDOW (nz_journal_counts_window_get_type ())
G_DECLARE_FINAL_TYPE (NzJournalCountsWindow, nz_journal_counts_window, NZ, JOURNAL_COUNTS_WINDOW, AdwWindow)

/* (transfer floating) */
GtkWidget *nz_journal_counts_window_new (GtkWindow *parent, NzStore *store);

G_END_DECLS
