/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/nz-field-row.h"

G_BEGIN_DECLS

/* The rows that nz_field_row_new() chooses from, each in the file of its name. */

/* One line: text, date, time, number. */
#define NZ_TYPE_FIELD_ENTRY_ROW (nz_field_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldEntryRow, nz_field_entry_row, NZ, FIELD_ENTRY_ROW, AdwEntryRow)

/* A text of several lines. */
#define NZ_TYPE_FIELD_TEXT_ROW (nz_field_text_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldTextRow, nz_field_text_row, NZ, FIELD_TEXT_ROW, AdwPreferencesRow)

/* Several values of one kind (telephone numbers, files). Signals, of files and folders only: "choose" (gboolean
 * folder): one is to be looked for on the disk; "open-link" (const char *uri). */
#define NZ_TYPE_FIELD_LIST_ROW (nz_field_list_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldListRow, nz_field_list_row, NZ, FIELD_LIST_ROW, AdwPreferencesRow)
/* One more value, applied at once. */
void nz_field_list_row_add_value (NzFieldListRow *row, const char *text);

/* One of several words, with the sentence that explains it. */
#define NZ_TYPE_FIELD_CHOICE_ROW (nz_field_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldChoiceRow, nz_field_choice_row, NZ, FIELD_CHOICE_ROW, AdwComboRow)

/* Yes or no. */
#define NZ_TYPE_FIELD_SWITCH_ROW (nz_field_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldSwitchRow, nz_field_switch_row, NZ, FIELD_SWITCH_ROW, AdwActionRow)

/* Another record, shown by its title, chosen by typing, and a way to go there. */
#define NZ_TYPE_FIELD_REFERENCE_ROW (nz_field_reference_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldReferenceRow, nz_field_reference_row, NZ, FIELD_REFERENCE_ROW, AdwPreferencesRow)

/* Several terms of the vocabulary as small tags. */
#define NZ_TYPE_FIELD_TERMS_ROW (nz_field_terms_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldTermsRow, nz_field_terms_row, NZ, FIELD_TERMS_ROW, AdwPreferencesRow)

G_END_DECLS
