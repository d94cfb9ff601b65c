/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* One column of a table. @width: in pixels; 0: what its kind of field wants. */
typedef struct
{
  const NzField *field;
  int width;
} NzColumn;

/* As many sort keys a table has at most: more than that nobody reads. */
#define NZ_COLUMN_SORTS 3

/**
 * NzColumnLayout:
 *
 * Which fields of an entity a table shows, in what order and width, and by what it is sorted. A plain struct that its owner frees. There is
 * always a column.
 *
 * As text for the settings: "name=260,kind,district|kind,-name": columns, then sort keys, falling ones with "-". What a text names and the
 * entity does not have is left out.
 */
typedef struct
{
  const NzEntity *entity;
  GArray *columns; /* (element-type NzColumn) */
  GArray *sorts;   /* (element-type NzSort): field names are the description's */
} NzColumnLayout;

/* The description's own columns (NZ_FIELD_COLUMN), sorted as the entity is. */
NzColumnLayout *nz_column_layout_new (const NzEntity *entity);
/* @text: (nullable): that of nz_column_layout_to_text(); "" gives the description's own. */
NzColumnLayout *nz_column_layout_parse (const NzEntity *entity, const char *text);
char *nz_column_layout_to_text (const NzColumnLayout *layout);
void nz_column_layout_free (NzColumnLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzColumnLayout, nz_column_layout_free)

/* Whether a field can be a column: not one that no form shows, nor a picture, nor a confidential one. */
gboolean nz_column_layout_can_show (const NzField *field);
/* Its place among the columns; -1: it is not shown. */
int nz_column_layout_find (const NzColumnLayout *layout, const NzField *field);
/* Shows a field as the last column, or hides it; the last column that is left stays. */
void nz_column_layout_show (NzColumnLayout *layout, const NzField *field, gboolean shown);
/* Moves a column to @place, or to the nearest one that there is. */
void nz_column_layout_move (NzColumnLayout *layout, const NzField *field, int place);
void nz_column_layout_set_width (NzColumnLayout *layout, const NzField *field, int width);
/* The width to show, in pixels, never 0. */
int nz_column_layout_width (const NzColumnLayout *layout, const NzField *field);

/* Sorts by a field: alone, or where @further, after the keys that are there. A field that is a key already changes its direction in its place. */
void nz_column_layout_sort (NzColumnLayout *layout, const NzField *field, gboolean descending, gboolean further);
void nz_column_layout_unsort (NzColumnLayout *layout, const NzField *field);
/* 1 for the first sort key, 0 for none; @descending: (out) (optional). */
guint nz_column_layout_sort_place (const NzColumnLayout *layout, const NzField *field, gboolean *descending);

G_END_DECLS
