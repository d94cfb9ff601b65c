/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-step-changes.h"

G_BEGIN_DECLS

/* Rows that tell of changes; all (transfer floating). */

/* A field with its value before and after. */
GtkWidget *nz_change_field_row_new (const NzRecordChange *change, const NzFieldChange *field);
/* A record that opens into its fields: what it is, what happened to it. @about: (nullable): further words of
 * the subtitle. */
GtkWidget *nz_change_record_row_new (const NzRecordChange *change, const char *about);
/* "Frau Becker · 14:05" (transfer full) */
char *nz_change_step_words (const NzStep *step);
/* Brings a deleted record back and says so over the window that @widget lies in, also what had to stay away.
 */
void nz_change_restore_record (GtkWidget *widget, NzStore *store, const NzEntity *entity, gint64 id);
/* A button that does that. It keeps the store. */
GtkWidget *nz_change_restore_button_new (NzStore *store, const NzRecordChange *change);

G_END_DECLS
