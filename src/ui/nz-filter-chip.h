/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-list.h"

G_BEGIN_DECLS

/**
 * NzFilterChip:
 *
 * A small round button above a list that narrows it by one field: "Kind ▾" opens the choices, a chosen one
 * stands in its place with a tick. Or, made by nz_filter_chip_new_active(), a toggle "Active".
 */
#define NZ_TYPE_FILTER_CHIP (nz_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (NzFilterChip, nz_filter_chip, NZ, FILTER_CHIP, AdwBin)

/* For a choice, a reference to a term or a list of terms. */
GtkWidget *nz_filter_chip_new (NzStore *store, NzRecordList *list, const NzField *field);
/* Only records that hold today; on at first. */
GtkWidget *nz_filter_chip_new_active (NzRecordList *list);
/* "Active" on this day; NZ_DATE_NONE: today. Nothing for other chips. */
void nz_filter_chip_set_day (NzFilterChip *chip, NzDate day);
/* (nullable): the field by which it narrows; %NULL of "Active". */
const NzField *nz_filter_chip_get_field (NzFilterChip *chip);
/* Takes the filter away. */
void nz_filter_chip_lift (NzFilterChip *chip);

G_END_DECLS
