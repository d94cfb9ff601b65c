/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzRecordChooser:
 *
 * A popover to choose a record by typing a part of its name. Down and Enter choose; where @can_create, a last line makes a new record of what was typed.
 *
 * Signals: "chosen" (gint64 id); "create" (const char *typed) only where @can_create.
 */
#define NZ_TYPE_RECORD_CHOOSER (nz_record_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordChooser, nz_record_chooser, NZ, RECORD_CHOOSER, GtkPopover)

/* @term_kind: (nullable): only terms of this kind. Nothing is read before the popover opens. */
GtkWidget *nz_record_chooser_new (NzStore *store, const NzEntity *entity, const char *term_kind, gboolean can_create);
/* While nothing is typed, only these are shown, if there are any: the most likely ones. (transfer full) (nullable) */
void nz_record_chooser_set_likely (NzRecordChooser *chooser, NzRule *likely);
/* People with a position in the organisation are the likely ones; 0: nobody is. */
void nz_record_chooser_set_likely_people (NzRecordChooser *chooser, gint64 organisation);

G_END_DECLS
