/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/nz-field-row.h"

G_BEGIN_DECLS

/**
 * NzFieldPictureRow:
 *
 * The field row of a picture or a letter paper that lies in the file: buttons to choose one and to take it away. The value of the field is the hash of the bytes.
 */
#define NZ_TYPE_FIELD_PICTURE_ROW (nz_field_picture_row_get_type ())
G_DECLARE_FINAL_TYPE (NzFieldPictureRow, nz_field_picture_row, NZ, FIELD_PICTURE_ROW, AdwActionRow)

/* (transfer floating). @field: "logo", or "background", which takes PDF documents. */
GtkWidget *nz_field_picture_row_new (NzRecordEditor *editor, const NzField *field);

G_END_DECLS
