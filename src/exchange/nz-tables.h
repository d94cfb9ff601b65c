/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-decode.h"
#include "exchange/nz-table.h"

G_BEGIN_DECLS

/* Any file of tables: CSV, TSV, XLSX, ODS, vCard, the clipboard's text. What it is, is told by its content;
 * the name's ending matters only where the content leaves it open. */

typedef enum
{
  NZ_TABLES_TEXT, /* CSV, TSV, clipboard */
  NZ_TABLES_XLSX,
  NZ_TABLES_ODS,
  NZ_TABLES_VCARD,
} NzTablesFormat;

/**
 * NzTablesOptions: how a file is read, and how it was; zero is "find it out".
 * @format: (out)
 * @encoding: (inout): of text and cards
 * @delimiter: (inout): of text
 */
typedef struct
{
  NzTablesFormat format;
  NzEncoding encoding;
  char delimiter;
} NzTablesOptions;

/* The endings of names of files that can be read, for a file dialog and for help: "csv tsv txt xlsx xlsm ods
 * vcf". */
#define NZ_TABLES_ENDINGS "csv tsv txt xlsx xlsm ods vcf"

/**
 * nz_tables_read:
 * @name: (nullable): what to call it in messages; default: the file's name
 * @options: (inout) (nullable)
 *
 * Every sheet of a workbook, hidden ones too (with a remark), sheets without any text left out. Cards are one
 * table with a heading row.
 *
 * Returns: (transfer full) (element-type NzTable): at least one; %NULL and a sentence that names file, sheet
 * and line where it is empty, broken, cut off, encrypted, too large or no table at all
 */
GPtrArray *nz_tables_read (const char *path, const char *name, NzTablesOptions *options, GError **error);
/* The same from memory; @name may end like a file's. */
GPtrArray *nz_tables_read_data (
    const char *data, gsize size, const char *name, NzTablesOptions *options, GError **error);

G_END_DECLS
