/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/**
 * NzImportLineItem: the number of a line of an NzImportPlan, for a list.
 */
#define NZ_TYPE_IMPORT_LINE_ITEM (nz_import_line_item_get_type ())
G_DECLARE_FINAL_TYPE (NzImportLineItem, nz_import_line_item, NZ, IMPORT_LINE_ITEM, GObject)

guint nz_import_line_item_get_line (NzImportLineItem *item);

/**
 * NzImportLineList:
 *
 * A GListModel over the lines of a plan, all or those in one state; first those that were or are at fault,
 * like another record or struck through, for somebody has to look at them. A line keeps its place when it is
 * decided. Makes its items when they are asked for, so that a hundred thousand rows cost an array of numbers.
 */
#define NZ_TYPE_IMPORT_LINE_LIST (nz_import_line_list_get_type ())
G_DECLARE_FINAL_TYPE (NzImportLineList, nz_import_line_list, NZ, IMPORT_LINE_LIST, GObject)

/* (transfer full) */
NzImportLineList *nz_import_line_list_new (void);
/* @lines: (element-type NzImportLine): read now and not kept. @state: NZ_IMPORT_N_STATES for all. */
void nz_import_line_list_fill (NzImportLineList *list, GPtrArray *lines, NzImportState state);
/* Where a line stands in the list; G_MAXUINT if it is not in it. */
guint nz_import_line_list_find (NzImportLineList *list, guint line);

G_END_DECLS
