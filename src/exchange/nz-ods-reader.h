/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-table.h"

G_BEGIN_DECLS

/**
 * nz_ods_read:
 * @data: an OpenDocument spreadsheet (ISO/IEC 26300) of @size bytes
 * @name: what the file is called in messages
 *
 * As nz_xlsx_read(). Rows and cells that the file only counts ("repeated") are written out up to the limits
 * of nz-xlsx-reader.h; empty ones cost nothing.
 *
 * Returns: (transfer full) (element-type NzTable): one per sheet
 */
GPtrArray *nz_ods_read (const char *data, gsize size, const char *name, GError **error);

G_END_DECLS
