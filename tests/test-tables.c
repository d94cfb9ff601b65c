/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbooks.h"

#include "base/nz-error.h"
#include "exchange/nz-sheet-filler.h"
#include "exchange/nz-tables.h"
#include "exchange/nz-xlsx-reader.h"
#include "exchange/nz-xlsx-styles.h"

/* --- helpers -----------------------------------------------------------------------------------------------
 */

static GPtrArray *
read_bytes (GByteArray *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tables = nz_tables_read_data ((const char *)bytes->data, bytes->len, name, NULL, &error);

  g_assert_no_error (error);
  return tables;
}

/* The table as "line[cell|cell]line[…". */
static char *
write_table (const NzTable *table)
{
  GString *out = g_string_new (NULL);

  for (gsize row = 0; row < nz_table_get_n_rows (table); row++)
    {
      g_string_append_printf (out, "%d[", nz_table_get_line (table, row));
      for (guint i = 0; i < nz_table_get_n_cells (table, row); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", nz_table_get_cell (table, row, i));
      g_string_append_c (out, ']');
    }
  return g_string_free (out, FALSE);
}

static void
assert_table (const NzTable *table, const char *expected)
{
  g_autofree char *written = write_table (table);

  g_assert_cmpstr (written, ==, expected);
}

static void
assert_refused (const void *data, gsize size, const char *name, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = nz_tables_read_data (data, size, name, NULL, &error);

  g_assert_null (tables);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  if (strstr (error->message, word) == NULL || !g_str_has_prefix (error->message, name))
    g_error ("“%s” does not name “%s”", error->message, word);
}

/* --- XLSX
 * ---------------------------------------------------------------------------------------------------- */

#define RELATIONS "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define ROOT                                                                                                 \
  "_rels/.rels",                                                                                             \
      RELATIONS "<Relationship Id='r1' Type='" OFFICE "/officeDocument' Target='xl/workbook.xml'/>"          \
                "</Relationships>"
#define BOOK_RELATIONS                                                                                       \
  "xl/_rels/workbook.xml.rels",                                                                              \
      RELATIONS "<Relationship Id='a' Type='" OFFICE "/worksheet' Target='worksheets/sheet1.xml'/>"          \
                "<Relationship Id='b' Type='" OFFICE "/worksheet' Target='/xl/worksheets/sheet2.xml'/>"      \
                "<Relationship Id='s' Type='" OFFICE "/sharedStrings' Target='sharedStrings.xml'/>"          \
                "<Relationship Id='t' Type='" OFFICE "/styles' Target='styles.xml'/></Relationships>"
#define WORKBOOK(properties)                                                                                 \
  "xl/workbook.xml", "<workbook xmlns:r='" OFFICE "'>" properties "<sheets><sheet name='Akteure' r:id='a'/>" \
                     "<sheet name='Geheim' state='hidden' r:id='b'/></sheets></workbook>"
#define STRINGS                                                                                              \
  "xl/sharedStrings.xml", "<sst><si><t>Name</t></si><si><r><t>Für</t></r><r><rPr><strike/></rPr><t "        \
                          "xml:space='preserve'> dich</t>"                                                   \
                          "</r><rPh><t>laut</t></rPh></si><si><t>a_x000D_b_x0041_</t></si><si/></sst>"
#define STYLES                                                                                               \
  "xl/styles.xml",                                                                                           \
      "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='00000'/><numFmt numFmtId='171' "              \
      "formatCode='mmmm\\ yyyy'/><numFmt numFmtId='172' formatCode='yyyy-mm-dd hh:mm'/></numFmts>"           \
      "<fonts><font/><font><strike/></font></fonts>"                                                         \
      "<fills><fill><patternFill patternType='none'/></fill><fill><patternFill patternType='solid'>"         \
      "<fgColor rgb='FFFFFF00'/></patternFill></fill></fills>"                                               \
      "<cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/><xf numFmtId='172'/>"        \
      "<xf fontId='1'/><xf fillId='1'/><xf numFmtId='20'/></cellXfs></styleSheet>"
#define SHEET(rows, more) "<worksheet><sheetData>" rows "</sheetData>" more "</worksheet>"

static const char first_sheet[] = SHEET (
    "<row r='2'><c r='A2' t='s'><v>0</v></c><c r='C2' "
    "t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c></row>"
    "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3' s='1'><v>38061</v></c><c r='C3' s='2'><v>1067</v></c>"
    "<c r='D3' s='3'><v>38047</v></c><c r='E3' s='4'><v>38061.395833333336</v></c><c r='F3' "
    "s='7'><v>0.5</v></c>"
    "<c r='G3' t='b'><v>1</v></c><c r='H3' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='I3' "
    "t='str'><f>A1</f><v>x</v></c></row>"
    "<row r='4'/><row r='5' hidden='1'><c r='A5' t='s' s='5'><v>2</v></c><c r='B5' s='6'><v>0.1</v></c>"
    "<c s='6'/><c r='E5' t='s'><v>3</v></c><c r='F5'><v>12</v></c></row>"
    "<row r='9'><c r='A9' t='inlineStr'><is><t>u</t></is></c></row>",
    "<mergeCells><mergeCell ref='F5:F9'/></mergeCells>");

static GByteArray *
workbook (const char *sheet)
{
  return archive_new (ROOT, BOOK_RELATIONS, WORKBOOK (""), STRINGS, STYLES, "xl/worksheets/sheet1.xml", sheet,
                      "xl/worksheets/sheet2.xml", SHEET ("<row><c><v>7</v></c></row>", ""), NULL);
}

static void
test_xlsx (void)
{
  g_autoptr (GByteArray) bytes = workbook (first_sheet);
  g_autoptr (GPtrArray) tables = read_bytes (bytes, "x.xlsx");
  const NzTable *table = tables->pdata[0];
  gsize row;

  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpstr (nz_table_get_name (table), ==, "x.xlsx: Akteure");
  assert_table (table, "2[Name||inline]"
                       "3[Für dich|2004-03-15|01067|2004-03|2004-03-15 09:30|12:00|1||x]"
                       "5[a\rbA|0.1||||12]9[u|||||12]");
  g_assert_true (nz_table_has_remark (table, 1, 0, NZ_TABLE_STRUCK));
  g_assert_true (nz_table_has_remark (table, 1, 7, NZ_TABLE_FAILED));
  g_assert_true (nz_table_has_remark (table, 1, 8, NZ_TABLE_FORMULA));
  g_assert_true (nz_table_find_line (table, 5, &row));
  g_assert_true (nz_table_has_remark (table, row, 0, NZ_TABLE_STRUCK));
  g_assert_true (nz_table_has_remark (table, row, 1, NZ_TABLE_COLOURED));
  g_assert_true (nz_table_has_remark (table, row, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN));
  g_assert_true (nz_table_has_remark (table, row + 1, 5, NZ_TABLE_MERGED));
  g_assert_cmpuint (nz_table_count_remarks (table, NZ_TABLE_COLOURED), ==, 1);
  g_assert_false (nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN));
  table = tables->pdata[1];
  assert_table (table, "1[7]");
  g_assert_true (nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN));
}

static void
test_1904 (void)
{
  g_autoptr (GByteArray) bytes
      = archive_new (ROOT, BOOK_RELATIONS, WORKBOOK ("<workbookPr date1904='1'/>"), STRINGS, STYLES,
                     "xl/worksheets/sheet1.xml", SHEET ("<row><c s='1'><v>36599</v></c></row>", ""),
                     "xl/worksheets/sheet2.xml", SHEET ("", ""), NULL);
  g_autoptr (GPtrArray) tables = read_bytes (bytes, "x.xlsx");

  g_assert_cmpuint (tables->len, ==, 1);
  assert_table (tables->pdata[0], "1[2004-03-15]");
}

static void
test_formats (void)
{
  static const struct
  {
    const char *code;
    NzNumberKind kind;
    guint digits;
  } rows[] = {
    { "General", NZ_NUMBER_PLAIN, 0 },
    { "0.00", NZ_NUMBER_PLAIN, 0 },
    { "#,##0.00 [$€-407]", NZ_NUMBER_PLAIN, 0 },
    { "00000", NZ_NUMBER_PLAIN, 5 },
    { "dd/mm/yyyy", NZ_NUMBER_DATE, 0 },
    { "[$-407]d. mmmm yyyy;@", NZ_NUMBER_DATE, 0 },
    { "mmm yy", NZ_NUMBER_MONTH, 0 },
    { "yyyy", NZ_NUMBER_YEAR, 0 },
    { "hh:mm", NZ_NUMBER_TIME, 0 },
    { "[h]:mm", NZ_NUMBER_TIME, 0 },
    { "mm:ss.0", NZ_NUMBER_TIME, 0 },
    { "yyyy-mm-dd hh:mm", NZ_NUMBER_MOMENT, 0 },
    { "0 \"Tage\"", NZ_NUMBER_PLAIN, 0 },
    { "[Red]0.0", NZ_NUMBER_PLAIN, 0 },
    { "@", NZ_NUMBER_PLAIN, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NzCellStyle style = nz_xlsx_parse_format (rows[i].code);

      if (style.number != rows[i].kind || style.digits != rows[i].digits)
        g_error ("%s: %d, %u", rows[i].code, style.number, style.digits);
    }
}

static void
test_broken_xlsx (void)
{
  g_autoptr (GByteArray) bytes = workbook (first_sheet);
  g_autoptr (GByteArray) bad = workbook ("<worksheet><sheetData><row><c>");
  g_autoptr (GByteArray) entities
      = workbook ("<!DOCTYPE w [<!ENTITY a 'aaaa'><!ENTITY b "
                  "'&a;&a;&a;'>]><worksheet><sheetData><row><c><v>&b;</v></c></row>"
                  "</sheetData></worksheet>");
  g_autoptr (GByteArray) lacking = archive_new (ROOT, BOOK_RELATIONS, WORKBOOK (""), NULL);
  g_autoptr (GByteArray) other = archive_new ("word/document.xml", "<x/>", NULL);
  static const char old[]
      = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 .... E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

  assert_refused (bytes->data, bytes->len / 2, "x.xlsx", "cut off");
  assert_refused (bytes->data, bytes->len - 30, "x.xlsx", "cut off");
  assert_refused (bad->data, bad->len, "x.xlsx", "broken");
  assert_refused (entities->data, entities->len, "x.xlsx", "broken");
  assert_refused (lacking->data, lacking->len, "x.xlsx", "missing");
  assert_refused (other->data, other->len, "x.zip", "text document");
  assert_refused (old, sizeof old - 1, "x.xlsx", "password");
  assert_refused ("PK\5\6", 4, "x.xlsx", "broken");
}

/* A hundred megabytes of nothing in a small file. */
static void
test_bomb (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>");

  for (int i = 0; i < 4000000; i++)
    g_string_append (sheet, "<row/>          ");
  g_string_append (sheet, "</sheetData></worksheet>");
  g_autoptr (GByteArray) bytes = workbook (sheet->str);
  g_assert_cmpuint (bytes->len, <, 1024 * 1024);
  assert_refused (bytes->data, bytes->len, "x.xlsx", "unpacks to more");
}

/* --- ODS
 * ----------------------------------------------------------------------------------------------------- */

#define MIME "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
#define ODS_BEGIN                                                                                            \
  "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s' xmlns:fo='f' "   \
  "xmlns:number='n'><office:automatic-styles>"                                                               \
  "<number:date-style style:name='N1'><number:month/><number:year/></number:date-style>"                     \
  "<style:style style:name='m' style:family='table-cell' style:data-style-name='N1'/>"                       \
  "<style:style style:name='k' style:family='table-cell'><style:text-properties "                            \
  "style:text-line-through-style='solid'/></style:style>"                                                    \
  "<style:style style:name='c' style:family='table-cell'><style:table-cell-properties "                      \
  "fo:background-color='#ffff00'/></style:style>"                                                            \
  "<style:style style:name='h' style:family='table'><style:table-properties table:display='false'/>"         \
  "</style:style></office:automatic-styles><office:body><office:spreadsheet>"
#define ODS_END "</office:spreadsheet></office:body></office:document-content>"

static void
test_ods (void)
{
  g_autoptr (GByteArray) bytes = archive_new (
      MIME, "content.xml",
      ODS_BEGIN "<table:table table:name='Liste'><table:table-column table:number-columns-repeated='2'/>"
                "<table:table-row table:number-rows-repeated='2'><table:table-cell "
                "table:number-columns-repeated='1024'/></table:table-row>"
                "<table:table-row><table:table-cell office:value-type='string'><text:p>a<text:s "
                "text:c='2'/>b</text:p><text:p>zwei</text:p>"
                "<office:annotation><text:p>Notiz</text:p></office:annotation></table:table-cell>"
                "<table:table-cell office:value-type='float' "
                "office:value='1067'><text:p>01067</text:p></table:table-cell>"
                "<table:table-cell office:value-type='float' "
                "office:value='1234.5'><text:p>1.234,50</text:p></table:table-cell>"
                "<table:table-cell office:value-type='date' "
                "office:date-value='2004-03-15'><text:p>15.03.04</text:p></table:table-cell>"
                "<table:table-cell table:style-name='m' office:value-type='date' "
                "office:date-value='2004-03-01'><text:p>März 2004</text:p></table:table-cell>"
                "<table:table-cell office:value-type='time' "
                "office:time-value='PT09H30M00S'><text:p>9:30</text:p></table:table-cell>"
                "<table:table-cell office:value-type='boolean' "
                "office:boolean-value='true'><text:p>WAHR</text:p></table:table-cell></table:table-row>"
                "<table:table-row table:number-rows-repeated='2'><table:table-cell table:style-name='k' "
                "table:number-columns-repeated='3' "
                "office:value-type='string'><text:p>x</text:p></table:table-cell><table:table-cell "
                "table:style-name='c' "
                "office:value-type='string'><text:p>y</text:p></table:table-cell></table:table-row>"
                "<table:table-row><table:table-cell table:number-rows-spanned='2' "
                "office:value-type='string'><text:p>m</text:p></table:table-cell></table:table-row>"
                "<table:table-row table:visibility='filter'><table:covered-table-cell/><table:table-cell "
                "table:formula='of:=1' "
                "office:value-type='string'><text:p>Err:502</text:p></table:table-cell></table:table-row>"
                "<table:table-row table:number-rows-repeated='1048000'><table:table-cell "
                "table:number-columns-repeated='1024'/></table:table-row>"
                "</table:table><table:table table:name='Versteckt' "
                "table:style-name='h'><table:table-row><table:table-cell "
                "office:value-type='string'><text:p>z</text:p></table:table-cell></table:table-row></"
                "table:table>" ODS_END,
      NULL);
  g_autoptr (GPtrArray) tables = read_bytes (bytes, "x.ods");
  const NzTable *table = tables->pdata[0];

  g_assert_cmpuint (tables->len, ==, 2);
  assert_table (table, "3[a  b\nzwei|01067|1234.5|2004-03-15|2004-03|09:30|1]4[x|x|x|y]5[x|x|x|y]6[m]7[m|]");
  g_assert_true (nz_table_has_remark (table, 0, 0, NZ_TABLE_COMMENTED));
  g_assert_true (nz_table_has_remark (table, 1, 2, NZ_TABLE_STRUCK));
  g_assert_true (nz_table_has_remark (table, 2, 3, NZ_TABLE_COLOURED));
  g_assert_true (nz_table_has_remark (table, 4, 1, NZ_TABLE_FAILED));
  g_assert_true (nz_table_has_remark (table, 4, 0, NZ_TABLE_MERGED));
  g_assert_true (nz_table_has_remark (table, 4, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN));
  g_assert_true (
      nz_table_has_remark (tables->pdata[1], NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN));
}

/* As many merged cells as there are rows, each laid over all rows below it: every row is filled once. */
static void
test_merged_over (void)
{
  const int n = 100000;
  gsize n_cells = 0;
  g_autoptr (NzSheetFiller) filler = nz_sheet_filler_new ("x", &n_cells);

  for (int line = 1; line <= n; line++)
    {
      nz_sheet_filler_begin_row (filler, line, FALSE);
      if (line == 1)
        nz_sheet_filler_add (filler, 0, "oben", 0);
      nz_sheet_filler_add (filler, 1, "b", 0);
    }
  for (int line = n; line >= 1; line--)
    nz_sheet_filler_merge_at (filler, line, 0, (guint)(n - line) + 1, 1);
  g_autoptr (NzTable) table = nz_sheet_filler_finish (filler);
  g_assert_cmpuint (nz_table_get_n_rows (table), ==, (gsize)n);
  g_assert_cmpstr (nz_table_get_cell (table, (gsize)n - 1, 0), ==, "oben");
  g_assert_cmpstr (nz_table_get_cell (table, 1, 0), ==, "oben");
  g_assert_cmpstr (nz_table_get_cell (table, 1, 1), ==, "b");
}

/* Counted cells that would fill the memory are cut, and that is said. */
static void
test_repeated (void)
{
  g_autoptr (GByteArray) bytes = archive_new (
      MIME, "content.xml",
      ODS_BEGIN
      "<table:table table:name='L'><table:table-row table:number-rows-repeated='1000000'><table:table-cell "
      "table:number-columns-repeated='1000000' office:value-type='string'><text:p>xxxxxxxxxxxxxxxx</text:p>"
      "</table:table-cell></table:table-row></table:table>" ODS_END,
      NULL);
  g_autoptr (GPtrArray) tables = read_bytes (bytes, "x.ods");
  const NzTable *table = tables->pdata[0];

  g_assert_true (nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_CUT));
  g_assert_cmpuint (nz_table_get_n_columns (table), ==, NZ_TABLE_MOST_COLUMNS);
  g_assert_cmpuint (nz_table_get_n_rows (table), <, 100000);
}

static void
test_encrypted_ods (void)
{
  g_autoptr (GByteArray) bytes
      = archive_new (MIME, "META-INF/manifest.xml",
                     "<m:manifest xmlns:m='m'><m:file-entry "
                     "m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>",
                     "content.xml", "\x01\x02\x03garbage", NULL);

  assert_refused (bytes->data, bytes->len, "x.ods", "password");
}

/* --- cards
 * --------------------------------------------------------------------------------------------------- */

static char *
cell_of (const NzTable *table, gsize row, const char *heading)
{
  for (guint i = 0; i < nz_table_get_n_cells (table, 0); i++)
    if (g_str_equal (nz_table_get_cell (table, 0, i), heading))
      return g_strdup (nz_table_get_cell (table, row, i));
  return g_strdup ("(no column)");
}

static void
assert_cell (const NzTable *table, gsize row, const char *heading, const char *expected)
{
  g_autofree char *cell = cell_of (table, row, heading);

  if (!g_str_equal (cell, expected))
    g_error ("%s: “%s”, not “%s”", heading, cell, expected);
}

static GPtrArray *
read_cards (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *tables = nz_tables_read_data (text, size, "x.vcf", NULL, &error);

  g_assert_no_error (error);
  return tables;
}

static void
test_outlook (void)
{
  static const char text[]
      = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=de;CHARSET=Windows-1252:M\xfcller;Anna;;Dr.\r\nORG:"
        "F\xf6rderzentrum;Abt. 2\r\n"
        "TITLE:Leiterin\r\nTEL;WORK;VOICE:0361 12345\r\nTEL;CELL;VOICE:0170 5\r\nTEL;WORK;FAX:0361 9\r\n"
        "ADR;WORK;PREF;ENCODING=QUOTED-PRINTABLE:;;Stra=DFe 5;Erfurt;;99084;Deutschland\r\n"
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zeile eins=0D=0A=\r\nZeile zwei =C3=A4\r\n"
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQAAAQ\r\n "
        "!!garbage!!\r\n\r\nEMAIL;PREF;INTERNET:a@example.org\r\n"
        "X-MS-OL-DESIGN;CHARSET=utf-8:<card/>\r\nBDAY:1970-01-01\r\nEND:VCARD\r\n";
  g_autoptr (GPtrArray) tables = read_cards (text, sizeof text - 1);
  const NzTable *table = tables->pdata[0];

  g_assert_cmpuint (nz_table_get_n_rows (table), ==, 2);
  g_assert_cmpint (nz_table_get_line (table, 1), ==, 1);
  assert_cell (table, 1, "Person: Family name", "Müller");
  assert_cell (table, 1, "Person: Title", "Dr.");
  assert_cell (table, 1, "Organisation: Name", "Förderzentrum");
  assert_cell (table, 1, "Organisation: Address addition", "Abt. 2");
  assert_cell (table, 1, "Organisation: Street", "Straße 5");
  assert_cell (table, 1, "Organisation: Fax", "0361 9");
  assert_cell (table, 1, "Person: Telephone", "0361 12345|0170 5 (mobile)");
  assert_cell (table, 1, "Person: Notes", "Zeile eins\nZeile zwei ä");
  assert_cell (table, 1, "Position: Function", "Leiterin");
  assert_cell (table, 1, "BDAY", "1970-01-01");
  assert_cell (table, 1, "X-MS-OL-DESIGN", "(no column)");
  g_assert_cmpuint (nz_table_get_n_cells (table, 0), >, 10);
}

static void
test_careless_cards (void)
{
  static const char text[]
      = "BEGIN:VCARD\rVERSION:4.0\rKIND:org\rFN:Diakonie "
        "Erfurt\rTEL;VALUE=uri;TYPE=\"voice,work\":tel:+49-361-1\rEND:VCARD\r"
        "begin:vcard\nVERSION:3.0\nitem1.TEL:0170 "
        "77\nitem1.X-ABLabel:_$!<Mobile>!$_\nN:Weber;Jan;;;\nNOTE:lang\\, zwei\\n\n  fort\n"
        "ADR;TYPE=HOME:;;Gasse 1;Erfurt;;99085;\nADR;TYPE=HOME:;;Gasse 2;Jena;;07743;\n"
        "BEGIN:VCARD\nN:Petrenko;Olga\nNOTE:eins\nzwei ohne "
        "Falz\nAGENT:\nBEGIN:VCARD\nN:Innen\nEND:VCARD\nEND:VCARD\n";
  g_autoptr (GPtrArray) tables = read_cards (text, sizeof text - 1);
  const NzTable *table = tables->pdata[0];

  g_assert_cmpuint (nz_table_get_n_rows (table), ==, 4);
  assert_cell (table, 1, "Organisation: Name", "Diakonie Erfurt");
  assert_cell (table, 1, "Organisation: Telephone", "+49-361-1");
  assert_cell (table, 2, "Person: Telephone", "0170 77 (Mobile)");
  assert_cell (table, 2, "Person: Notes", "lang, zwei\nfort");
  assert_cell (table, 2, "Person: Street", "Gasse 1");
  assert_cell (table, 2, "ADR", "Gasse 2, Jena, 07743");
  assert_cell (table, 3, "Person: Family name", "Petrenko");
  assert_cell (table, 3, "Person: Notes", "eins\nzwei ohne Falz");
  g_assert_cmpint (nz_table_get_line (table, 2), ==, 7);
}

static void
test_broken_cards (void)
{
  assert_refused ("BEGIN:VCARD\nN:a;b\n", 18, "x.vcf", "x.vcf:1:");
  assert_refused ("BEGIN:VCARD\nN:a;b\nEND:VCARD\nN:c\n", 32, "x.vcf", "x.vcf:4:");
  assert_refused ("BEGIN:VCARD\n=garbage\nEND:VCARD\n", 31, "x.vcf", "x.vcf:2:");
  assert_refused ("BEGIN:VCARD\nN:a\0b\nEND:VCARD\n", 28, "x.vcf", "no address cards");
}

static void
test_large_photo (void)
{
  gsize size = 50 * 1024 * 1024;
  g_autoptr (GString) text = g_string_new ("BEGIN:VCARD\nN:Groß;B\nPHOTO;ENCODING=b:");
  g_autoptr (GPtrArray) tables = NULL;

  g_string_set_size (text, text->len + size);
  memset (text->str + text->len - size, 'A', size);
  g_string_append (text, "\nEND:VCARD\n");
  tables = read_cards (text->str, text->len);
  assert_cell (tables->pdata[0], 1, "Person: Family name", "Groß");
  assert_cell (tables->pdata[0], 1, "PHOTO", "52.4 MB");
}

/* --- by content
 * ---------------------------------------------------------------------------------------------- */

static void
test_clipboard (void)
{
  static const char text[] = "Name\tOrt\r\nA\t\"x\ny\"\r\n";
  NzTablesOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = nz_tables_read_data (text, sizeof text - 1, "Clipboard", &options, &error);

  g_assert_no_error (error);
  g_assert_cmpint (options.format, ==, NZ_TABLES_TEXT);
  g_assert_cmpint (options.delimiter, ==, '\t');
  g_assert_cmpint (options.encoding, ==, NZ_ENCODING_UTF_8);
  assert_table (tables->pdata[0], "1[Name|Ort]2[A|x\ny]");
}

/* Broken input of any kind ends in tables or a sentence. */
static void
test_damage (void)
{
  g_autoptr (GByteArray) bytes = workbook (first_sheet);
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (int run = 0; run < 400; run++)
    {
      g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) tables = NULL;

      for (int i = 0; i < 1 + run % 8; i++)
        copy[g_rand_int_range (rand, 4, (gint)bytes->len)] = (guint8)g_rand_int (rand);
      tables = nz_tables_read_data ((const char *)copy, bytes->len, "x.xlsx", NULL, &error);
      g_assert_true ((tables == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/xlsx", test_xlsx);
  g_test_add_func ("/tables/xlsx-1904", test_1904);
  g_test_add_func ("/tables/formats", test_formats);
  g_test_add_func ("/tables/xlsx-broken", test_broken_xlsx);
  g_test_add_func ("/tables/bomb", test_bomb);
  g_test_add_func ("/tables/ods", test_ods);
  g_test_add_func ("/tables/merged-over", test_merged_over);
  g_test_add_func ("/tables/ods-repeated", test_repeated);
  g_test_add_func ("/tables/ods-encrypted", test_encrypted_ods);
  g_test_add_func ("/tables/outlook", test_outlook);
  g_test_add_func ("/tables/careless-cards", test_careless_cards);
  g_test_add_func ("/tables/broken-cards", test_broken_cards);
  g_test_add_func ("/tables/large-photo", test_large_photo);
  g_test_add_func ("/tables/clipboard", test_clipboard);
  g_test_add_func ("/tables/damage", test_damage);
  return g_test_run ();
}
