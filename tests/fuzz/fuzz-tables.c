/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "exchange/nz-tables.h"

/* The readers of workbooks and cards: any bytes become tables or a sentence, never a crash or a memory full
 * of cells. The first byte says what the bytes are: a file as it is, or one part of a workbook that is packed
 * here, because no fuzzer finds a ZIP archive by chance. */

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

#define LIMIT (4 * 1024 * 1024)

static void
add_part (struct archive *archive, const char *name, const void *content, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, content, size);
  archive_entry_free (entry);
}

#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

/* The usual parts, the one at @chosen replaced by @data. (transfer full) */
static guint8 *
pack (gsize chosen, const guint8 *data, gsize size, gsize *packed)
{
  static const char *const parts[][2] = {
    { "xl/worksheets/1.xml",
      "<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c></row></sheetData></worksheet>" },
    { "xl/sharedStrings.xml", "<sst><si><t>Name</t></si></sst>" },
    { "xl/styles.xml", "<styleSheet><cellXfs><xf/><xf numFmtId='14'/></cellXfs></styleSheet>" },
    { "xl/workbook.xml", "<workbook xmlns:r='r'><sheets><sheet name='A' r:id='a'/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='a' Type='" TYPE
                                    "/worksheet' Target='worksheets/1.xml'/><Relationship Id='b' Type='" TYPE
                                    "/styles' Target='styles.xml'/><Relationship Id='c' Type='" TYPE
                                    "/sharedStrings' Target='sharedStrings.xml'/></Relationships>" },
    { "content.xml", "" },
  };
  guint8 *buffer = g_malloc (LIMIT);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  archive_write_zip_set_compression_store (archive);
  archive_write_open_memory (archive, buffer, LIMIT, packed);
  if (chosen == G_N_ELEMENTS (parts) - 1)
    add_part (archive, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", 46);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (archive, parts[i][0], i == chosen ? (const char *)data : parts[i][1],
              i == chosen ? size : strlen (parts[i][1]));
  archive_write_close (archive);
  archive_write_free (archive);
  return buffer;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static const char *const names[] = { "x.xlsx", "x.ods", "x.vcf", "x.csv" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autofree guint8 *packed = NULL;
  gsize packed_size = 0;

  if (size == 0 || size > LIMIT / 4)
    return 0;
  if (data[0] % 8 < 6)
    {
      packed = pack (data[0] % 8, data + 1, size - 1, &packed_size);
      tables = nz_tables_read_data ((const char *)packed, packed_size, names[0], NULL, &error);
    }
  else
    tables = nz_tables_read_data ((const char *)data + 1, size - 1, names[data[0] / 8 % 4], NULL, &error);
  g_assert_true ((tables == NULL) == (error != NULL));
  for (guint i = 0; tables != NULL && i < tables->len; i++)
    {
      const NzTable *table = tables->pdata[i];

      for (gsize row = 0; row < nz_table_get_n_rows (table); row++)
        for (guint column = 0; column < nz_table_get_n_cells (table, row); column++)
          g_assert_true (g_utf8_validate (nz_table_get_cell (table, row, column), -1, NULL));
    }
  return 0;
}
