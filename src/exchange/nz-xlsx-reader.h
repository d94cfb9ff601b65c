/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-table.h"

G_BEGIN_DECLS

/* More cells than this in all sheets, or rows in one, are not read: the last sheet gets the remark
 * NZ_TABLE_CUT. */
#define NZ_WORKBOOK_MOST_CELLS 10000000
#define NZ_WORKBOOK_MOST_ROWS 1048576
#define NZ_WORKBOOK_MOST_SHEETS 500

/**
 * nz_xlsx_read:
 * @data: a workbook as Excel, LibreOffice and others write it (ECMA-376, Office Open XML; also "strict"), of
 * @size bytes
 * @name: what the file is called in messages
 *
 * Cells become text: shared and inline strings, numbers as their format shows them (dates as ISO text, cut
 * where only month or year are shown; leading zeros), yes and no as 1 and 0, a formula's last result. What
 * the text does not say is a remark. Cells below a merged one in the same column have its text, too.
 *
 * Returns: (transfer full) (element-type NzTable): one per sheet, named "mappe.xlsx: Tabelle1", empty ones
 * too
 */
GPtrArray *nz_xlsx_read (const char *data, gsize size, const char *name, GError **error);

G_END_DECLS
