/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/nz-field-row.h"

G_BEGIN_DECLS

/* The row of a list of files and folders (NZ_FIELD_FILE): nz_field_row_new()'s, with what opens them and the
 * dialogs to choose them by. (transfer floating) */
GtkWidget *nz_field_file_row_new (NzRecordEditor *editor, const NzField *field);

G_END_DECLS
