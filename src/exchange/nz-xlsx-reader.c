/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-xlsx-reader.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "exchange/nz-sheet-filler.h"
#include "exchange/nz-xlsx-styles.h"

/* A sheet as the workbook lists it. */
typedef struct
{
  char *name;
  char *relation; /* its id in the workbook's relations */
  gboolean is_hidden;
} SheetEntry;

/* A text that many cells share. */
typedef struct
{
  char *text;
  gboolean is_struck;
} SharedString;

typedef struct
{
  NzContainer *container;
  char *workbook;        /* path of workbook.xml */
  GHashTable *relations; /* id or type's last word → path */
  GPtrArray *entries;    /* (element-type SheetEntry) */
  GArray *strings;       /* (element-type SharedString) */
  GArray *styles;        /* (element-type NzCellStyle) */
  gboolean is_1904;
  gsize n_cells;
} Workbook;

static void
entry_free (gpointer data)
{
  SheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->relation);
  g_free (entry);
}

static void
clear_string (gpointer data)
{
  g_free (((SharedString *)data)->text);
}

static void
workbook_clear (Workbook *book)
{
  nz_container_free (book->container);
  g_free (book->workbook);
  g_clear_pointer (&book->relations, g_hash_table_unref);
  g_clear_pointer (&book->entries, g_ptr_array_unref);
  g_clear_pointer (&book->strings, g_array_unref);
  g_clear_pointer (&book->styles, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

/* --- where things lie ------------------------------------------------------------------------------------
 */

/* "xl/workbook.xml" and "worksheets/../sheets/1.xml" to "xl/sheets/1.xml"; a path from the root begins with a
 * slash. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *path = target[0] == '/' ? g_strdup (target) : g_strconcat ("/", folder, "/", target, NULL);
  g_autofree char *canonical = g_canonicalize_filename (path, "/");

  return g_strdup (canonical + 1);
}

/* The relations of @part: by id, and by the last word of their type ("sharedStrings"). */
static GHashTable *
read_relations (NzContainer *container, const char *part, GError **error)
{
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *base = g_path_get_basename (part);
  g_autofree char *path
      = *part == '\0' ? g_strdup ("_rels/.rels") : g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  g_autoptr (GError) failure = NULL;
  xmlTextReaderPtr reader = nz_container_open (container, path, &failure);

  if (reader == NULL && failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  while (reader != NULL && nz_container_next (container))
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && nz_xml_is (reader, "Relationship"))
      {
        g_autofree char *id = nz_xml_dup_attribute (reader, "Id");
        g_autofree char *type = nz_xml_dup_attribute (reader, "Type");
        g_autofree char *target = nz_xml_dup_attribute (reader, "Target");
        const char *word = type != NULL ? strrchr (type, '/') : NULL;

        if (id == NULL || target == NULL)
          continue;
        g_hash_table_replace (relations, g_steal_pointer (&id), resolve (part, target));
        if (word != NULL && !g_hash_table_contains (relations, word))
          g_hash_table_replace (relations, g_strdup (word), resolve (part, target));
      }
  return reader == NULL || nz_container_close (container, error) ? g_steal_pointer (&relations) : NULL;
}

static gboolean
read_workbook (Workbook *book, GError **error)
{
  xmlTextReaderPtr reader = nz_container_open (book->container, book->workbook, error);

  if (reader == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                     _ ("%s: This is no workbook; its list of sheets is missing."),
                     nz_container_get_name (book->container));
      return FALSE;
    }
  while (nz_container_next (book->container))
    {
      if (xmlTextReaderNodeType (reader) != XML_READER_TYPE_ELEMENT)
        continue;
      if (nz_xml_is (reader, "workbookPr"))
        book->is_1904 = nz_xml_true_attribute (reader, "date1904", FALSE);
      else if (nz_xml_is (reader, "sheet") && book->entries->len < NZ_WORKBOOK_MOST_SHEETS)
        {
          SheetEntry *entry = g_new0 (SheetEntry, 1);
          g_autofree char *state = nz_xml_dup_attribute (reader, "state");

          entry->name = nz_xml_dup_attribute (reader, "name");
          entry->relation = nz_xml_dup_attribute (reader, "id");
          entry->is_hidden = state != NULL && !g_str_equal (state, "visible");
          g_ptr_array_add (book->entries, entry);
        }
    }
  return nz_container_close (book->container, error);
}

/* --- strings ---------------------------------------------------------------------------------------------
 */

static int
hex_digit (char c)
{
  return g_ascii_xdigit_value (c);
}

/* _x000D_ and the like, by which characters are written that XML has no way for (22.9.2.19). */
static char *
unescape (const char *text)
{
  g_autoptr (GString) plain = NULL;

  if (strstr (text, "_x") == NULL)
    return g_strdup (text);
  plain = g_string_new (NULL);
  while (*text != '\0')
    {
      gunichar character = 0;
      int digits = 0;

      if (text[0] == '_' && text[1] == 'x')
        for (; digits < 4 && hex_digit (text[2 + digits]) >= 0; digits++)
          character = character * 16 + (gunichar)hex_digit (text[2 + digits]);
      if (digits == 4 && text[6] == '_' && character != 0 && g_unichar_validate (character))
        {
          g_string_append_unichar (plain, character);
          text += 7;
        }
      else
        g_string_append_c (plain, *text++);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/* Collects the texts of one string: <t> in its runs <r>, without how it is pronounced <rPh>. */
typedef struct
{
  GString *text;
  gboolean in_text, in_phonetic, is_struck;
} StringReading;

static void
read_string_node (StringReading *reading, xmlTextReaderPtr reader, int type)
{
  gboolean begins = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (reader);

  if (type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT)
    {
      if (nz_xml_is (reader, "t"))
        reading->in_text = begins;
      else if (nz_xml_is (reader, "rPh"))
        reading->in_phonetic = begins;
      else if (type == XML_READER_TYPE_ELEMENT && nz_xml_is (reader, "strike"))
        reading->is_struck = reading->is_struck || nz_xml_true_attribute (reader, "val", TRUE);
    }
  else if (reading->in_text && !reading->in_phonetic)
    {
      const xmlChar *value = xmlTextReaderConstValue (reader);
      if (value != NULL)
        g_string_append (reading->text, (const char *)value);
    }
}

static gboolean
read_strings (Workbook *book, GError **error)
{
  const char *part = g_hash_table_lookup (book->relations, "/sharedStrings");
  g_autoptr (GString) text = g_string_new (NULL);
  StringReading reading = { .text = text };
  g_autoptr (GError) failure = NULL;
  xmlTextReaderPtr reader;

  if (part == NULL)
    return TRUE;
  reader = nz_container_open (book->container, part, &failure);
  if (reader == NULL && failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  while (reader != NULL && nz_container_next (book->container))
    {
      int type = xmlTextReaderNodeType (reader);

      read_string_node (&reading, reader, type);
      if ((type == XML_READER_TYPE_END_ELEMENT
           || (type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader)))
          && nz_xml_is (reader, "si"))
        {
          SharedString string = { unescape (text->str), reading.is_struck };

          g_array_append_val (book->strings, string);
          g_string_truncate (text, 0);
          reading.is_struck = FALSE;
        }
    }
  return reader == NULL || nz_container_close (book->container, error);
}

/* --- a sheet ---------------------------------------------------------------------------------------------
 */

/* The cell under way. */
typedef struct
{
  guint column;
  int style;
  char type[12];
  gboolean is_formula, in_value, is_inline;
} Cell;

typedef struct
{
  Workbook *book;
  NzSheetFiller *filler;
  GString *text; /* of the cell */
  StringReading string;
  Cell cell;
  int row;
  guint next_column;
  gboolean in_cell;
} SheetReading;

static const NzCellStyle *
style_of (Workbook *book, int index)
{
  static const NzCellStyle plain = { 0 };

  return index >= 0 && (guint)index < book->styles->len ? &g_array_index (book->styles, NzCellStyle, index)
                                                        : &plain;
}

static void
begin_cell (SheetReading *reading, xmlTextReaderPtr reader)
{
  Cell *cell = &reading->cell;
  int row;

  *cell = (Cell){ .column = reading->next_column };
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      const char *value = (const char *)xmlTextReaderConstValue (reader);

      if (value == NULL)
        continue;
      if (nz_xml_is (reader, "r"))
        nz_sheet_parse_place (value, &cell->column, &row);
      else if (nz_xml_is (reader, "s"))
        cell->style = atoi (value);
      else if (nz_xml_is (reader, "t"))
        g_strlcpy (cell->type, value, sizeof cell->type);
    }
  xmlTextReaderMoveToElement (reader);
  reading->next_column = cell->column + 1;
  reading->in_cell = TRUE;
  reading->string.is_struck = FALSE;
  g_string_truncate (reading->text, 0);
}

static const SharedString *
shared_string (SheetReading *reading)
{
  guint64 index;

  if (g_ascii_string_to_unsigned (reading->text->str, 10, 0, G_MAXUINT, &index, NULL)
      && index < reading->book->strings->len)
    return &g_array_index (reading->book->strings, SharedString, index);
  return NULL;
}

static void
end_cell (SheetReading *reading)
{
  const Cell *cell = &reading->cell;
  const NzCellStyle *style = style_of (reading->book, cell->style);
  const char *text = reading->text->str;
  gboolean is_struck = style->is_struck || reading->string.is_struck;
  gboolean has_failed = FALSE;
  g_autofree char *made = NULL;
  guint remarks = 0;

  reading->in_cell = FALSE;
  if (g_str_equal (cell->type, "s"))
    {
      const SharedString *string = *text != '\0' ? shared_string (reading) : NULL;

      has_failed = string == NULL && *text != '\0';
      text = string != NULL ? string->text : "";
      is_struck = is_struck || (string != NULL && string->is_struck);
    }
  else if (g_str_equal (cell->type, "e"))
    {
      has_failed = TRUE;
      text = "";
    }
  else if (g_str_equal (cell->type, "str") || g_str_equal (cell->type, "inlineStr"))
    text = made = unescape (text);
  else if (*text != '\0' && (cell->type[0] == '\0' || g_str_equal (cell->type, "n")))
    text = made = nz_xlsx_format_number (text, style, reading->book->is_1904);
  else if (g_str_equal (cell->type, "d"))
    text = made = nz_sheet_dup_day (text);
  has_failed = has_failed || (cell->is_formula && reading->text->len == 0);

  remarks = (is_struck ? 1u << NZ_TABLE_STRUCK : 0) | (style->is_coloured ? 1u << NZ_TABLE_COLOURED : 0)
            | (cell->is_formula ? 1u << NZ_TABLE_FORMULA : 0) | (has_failed ? 1u << NZ_TABLE_FAILED : 0);
  nz_sheet_filler_add (reading->filler, cell->column, text, remarks);
}

static void
begin_element (SheetReading *reading, xmlTextReaderPtr reader)
{
  gboolean is_empty = xmlTextReaderIsEmptyElement (reader) != 0;

  if (nz_xml_is (reader, "row"))
    {
      reading->row = nz_xml_int_attribute (reader, "r", reading->row + 1);
      reading->next_column = 0;
      nz_sheet_filler_begin_row (reading->filler, reading->row,
                                 nz_xml_true_attribute (reader, "hidden", FALSE));
    }
  else if (nz_xml_is (reader, "c"))
    {
      begin_cell (reading, reader);
      if (is_empty)
        end_cell (reading);
    }
  else if (reading->in_cell && nz_xml_is (reader, "f"))
    reading->cell.is_formula = TRUE;
  else if (reading->in_cell && nz_xml_is (reader, "v"))
    reading->cell.in_value = !is_empty;
  else if (reading->in_cell && nz_xml_is (reader, "is"))
    reading->cell.is_inline = !is_empty;
  else if (nz_xml_is (reader, "mergeCell"))
    {
      g_autofree char *range = nz_xml_dup_attribute (reader, "ref");
      nz_sheet_filler_merge (reading->filler, range);
    }
  else if (nz_xml_is (reader, "col") && nz_xml_true_attribute (reader, "hidden", FALSE))
    nz_sheet_filler_hide_columns (reading->filler, nz_xml_int_attribute (reader, "min", 0),
                                  nz_xml_int_attribute (reader, "max", 0));
}

static void
read_node (SheetReading *reading, xmlTextReaderPtr reader)
{
  int type = xmlTextReaderNodeType (reader);

  if (reading->cell.is_inline)
    read_string_node (&reading->string, reader, type);
  if (type == XML_READER_TYPE_ELEMENT)
    begin_element (reading, reader);
  else if (type == XML_READER_TYPE_END_ELEMENT)
    {
      if (nz_xml_is (reader, "v"))
        reading->cell.in_value = FALSE;
      else if (nz_xml_is (reader, "is"))
        reading->cell.is_inline = FALSE;
      else if (nz_xml_is (reader, "c") && reading->in_cell)
        end_cell (reading);
    }
  else if (reading->cell.in_value && xmlTextReaderConstValue (reader) != NULL)
    g_string_append (reading->text, (const char *)xmlTextReaderConstValue (reader));
}

/* The places of comments, which lie in a file of their own. */
static gboolean
read_comments (Workbook *book, const char *part, NzSheetFiller *filler, GError **error)
{
  g_autoptr (GHashTable) relations = read_relations (book->container, part, error);
  const char *comments;
  xmlTextReaderPtr reader;
  g_autoptr (GError) failure = NULL;

  if (relations == NULL)
    return FALSE;
  comments = g_hash_table_lookup (relations, "/comments");
  if (comments == NULL)
    return TRUE;
  reader = nz_container_open (book->container, comments, &failure);
  if (reader == NULL && failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  while (reader != NULL && nz_container_next (book->container))
    if (xmlTextReaderNodeType (reader) == XML_READER_TYPE_ELEMENT && nz_xml_is (reader, "comment"))
      {
        g_autofree char *place = nz_xml_dup_attribute (reader, "ref");
        nz_sheet_filler_remark_place (filler, place, NZ_TABLE_COMMENTED);
      }
  return reader == NULL || nz_container_close (book->container, error);
}

static NzTable *
read_sheet (Workbook *book, const SheetEntry *entry, GError **error)
{
  const char *part = entry->relation != NULL ? g_hash_table_lookup (book->relations, entry->relation) : NULL;
  g_autofree char *name = g_strdup_printf ("%s: %s", nz_container_get_name (book->container),
                                           entry->name != NULL ? entry->name : "");
  g_autoptr (NzSheetFiller) filler = nz_sheet_filler_new (name, &book->n_cells);
  g_autoptr (GString) text = g_string_new (NULL);
  SheetReading reading = { .book = book, .filler = filler, .text = text, .string = { .text = text } };
  g_autoptr (GError) failure = NULL;
  xmlTextReaderPtr reader = part != NULL ? nz_container_open (book->container, part, &failure) : NULL;

  if (reader == NULL)
    {
      if (failure == NULL)
        failure = g_error_new (NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: The sheet is missing in the file."), name);
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  while (nz_container_next (book->container))
    read_node (&reading, reader);
  if (!nz_container_close (book->container, error) || !read_comments (book, part, filler, error))
    return NULL;
  if (entry->is_hidden)
    nz_sheet_filler_remark_sheet (filler, NZ_TABLE_HIDDEN);
  return nz_sheet_filler_finish (filler);
}

/* --- the workbook ----------------------------------------------------------------------------------------
 */

static gboolean
open_workbook (Workbook *book, GError **error)
{
  g_autoptr (GHashTable) root = read_relations (book->container, "", error);
  const char *workbook, *styles;

  if (root == NULL)
    return FALSE;
  workbook = g_hash_table_lookup (root, "/officeDocument");
  book->workbook = g_strdup (workbook != NULL ? workbook : "xl/workbook.xml");
  book->relations = read_relations (book->container, book->workbook, error);
  if (book->relations == NULL || !read_workbook (book, error) || !read_strings (book, error))
    return FALSE;
  styles = g_hash_table_lookup (book->relations, "/styles");
  book->styles = styles != NULL ? nz_xlsx_read_styles (book->container, styles, error)
                                : g_array_new (FALSE, FALSE, sizeof (NzCellStyle));
  return book->styles != NULL;
}

GPtrArray *
nz_xlsx_read (const char *data, gsize size, const char *name, GError **error)
{
  g_auto (Workbook) book = { 0 };
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_table_free);

  g_return_val_if_fail (data != NULL && name != NULL && error != NULL, NULL);

  book.container = nz_container_new (data, size, name);
  book.entries = g_ptr_array_new_with_free_func (entry_free);
  book.strings = g_array_new (FALSE, FALSE, sizeof (SharedString));
  g_array_set_clear_func (book.strings, clear_string);
  if (!open_workbook (&book, error))
    return NULL;
  for (guint i = 0; i < book.entries->len; i++)
    {
      const SheetEntry *entry = book.entries->pdata[i];
      const char *part
          = entry->relation != NULL ? g_hash_table_lookup (book.relations, entry->relation) : NULL;
      NzTable *table;

      /* A sheet of its own that is only a chart has no cells. */
      if (part != NULL && strstr (part, "chartsheet") != NULL)
        continue;
      table = read_sheet (&book, entry, error);
      if (table == NULL)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return g_steal_pointer (&tables);
}
