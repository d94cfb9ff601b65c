/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import-private.h"

G_BEGIN_DECLS

/* A sheet being taken apart into parts. Only for nz-import-parts.c and nz-import-people.c. */

/* Further people in a cell are left aside, which is said. */
#define NZ_IMPORT_MOST_PEOPLE 8

typedef struct
{
  NzImport *import;
  NzSheetPlan *sheet;
  guint index;
  NzTable *table; /* with split columns once there are some */
  gboolean is_copy;
  guint next_cell;
  NzPart *main, *organisation;
  NzPart *people[NZ_IMPORT_MOST_PEOPLE], *positions[NZ_IMPORT_MOST_PEOPLE];
  guint n_people;
  guint name_cell; /* of the sheet: with several people in it; G_MAXUINT: none */
} NzPartsBuilder;

/* nz-import-parts.c: further columns, behind the last; 0 when there are too many. */
guint nz_parts_add_cells (NzPartsBuilder *builder, guint n);
void nz_parts_set_text (NzPartsBuilder *builder, gsize row, guint cell, const char *text);
const NzImportColumn *nz_parts_column_at (NzPartsBuilder *builder, guint index);
gsize nz_parts_first_row (NzPartsBuilder *builder);
NzPart *nz_parts_add_part (NzPartsBuilder *builder, const NzEntity *entity);
/* Column @index of the sheet, which stands in @cell, fills @field of @part. */
void
nz_parts_add_column (NzPartsBuilder *builder, NzPart *part, guint index, const NzField *field, guint cell);

/* nz-import-people.c: the parts of the people that a row names, and of their positions. */
void nz_parts_make_people (NzPartsBuilder *builder);
/* The columns of names, of which a cell may have several. */
void nz_parts_add_names (NzPartsBuilder *builder, guint index);
/* A column of the people or of their positions. */
void nz_parts_add_shared (NzPartsBuilder *builder, guint index, const NzImportTarget *target);
/* Once all columns have their part: a number of nobody is the organisation's, and what stands in a row
 * without an organisation the person's. */
void nz_parts_hand_over (NzPartsBuilder *builder);

G_END_DECLS
