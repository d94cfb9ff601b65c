/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ods-reader.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "exchange/nz-container.h"
#include "exchange/nz-sheet-filler.h"
#include "exchange/nz-xlsx-reader.h"

/* What a style says: of cells, tables and dates. */
typedef struct
{
  gboolean is_struck, is_coloured, is_hidden;
  gboolean has_day, has_month; /* of a format of dates */
  char *data_style;            /* the format of the cell's dates */
  char *parent;
} Style;

/* The cell under way. */
typedef struct
{
  GString *text;
  char *type, *value; /* office:value-type and its value */
  char *style;
  guint n_columns; /* repeated */
  guint span_rows, span_columns;
  gboolean is_formula, is_commented, has_paragraph;
} Cell;

/* One cell that the row under way has, written out once the row is whole. */
typedef struct
{
  guint column;
  guint n;
  char *text;
  guint remarks;
} Kept;

typedef struct
{
  NzContainer *container;
  xmlTextReaderPtr reader;
  GHashTable *styles; /* "family name" → Style */
  Style *style;       /* under way */
  GPtrArray *tables;
  NzSheetFiller *filler; /* (nullable): the table under way */
  gsize n_cells;
  int line;     /* of the row under way */
  guint n_rows; /* repeated */
  gboolean is_row_hidden;
  GArray *row; /* (element-type Kept) */
  guint column;
  char *row_style; /* the style of cells that name none */
  Cell cell;
  gboolean in_cell;
  int in_paragraph, in_note; /* depths */
} Reading;

/* --- styles ----------------------------------------------------------------------------------------------
 */

static void
style_free (gpointer data)
{
  Style *style = data;

  g_free (style->data_style);
  g_free (style->parent);
  g_free (style);
}

static void
begin_style (Reading *reading, const char *family)
{
  g_autofree char *name = nz_xml_dup_attribute (reading->reader, "name");
  g_autofree char *own = family == NULL ? nz_xml_dup_attribute (reading->reader, "family") : NULL;

  if (name == NULL)
    return;
  reading->style = g_new0 (Style, 1);
  reading->style->data_style = nz_xml_dup_attribute (reading->reader, "data-style-name");
  reading->style->parent = nz_xml_dup_attribute (reading->reader, "parent-style-name");
  g_hash_table_replace (reading->styles,
                        g_strdup_printf ("%s %s",
                                         family != NULL ? family
                                         : own != NULL  ? own
                                                        : "",
                                         name),
                        reading->style);
}

static const Style *
find_style (Reading *reading, const char *family, const char *name)
{
  g_autofree char *key = g_strdup_printf ("%s %s", family, name != NULL ? name : "");

  return g_hash_table_lookup (reading->styles, key);
}

static gboolean
attribute_differs (Reading *reading, const char *name, const char *usual)
{
  g_autofree char *value = nz_xml_dup_attribute (reading->reader, name);

  return value != NULL && g_ascii_strcasecmp (value, usual) != 0;
}

static void
read_style_element (Reading *reading)
{
  xmlTextReaderPtr reader = reading->reader;

  if (nz_xml_is (reader, "style"))
    begin_style (reading, NULL);
  else if (nz_xml_is (reader, "date-style"))
    begin_style (reading, "date");
  else if (reading->style == NULL)
    return;
  else if (nz_xml_is (reader, "table-cell-properties"))
    reading->style->is_coloured = attribute_differs (reading, "background-color", "transparent")
                                  && attribute_differs (reading, "background-color", "#ffffff");
  else if (nz_xml_is (reader, "text-properties"))
    reading->style->is_struck = attribute_differs (reading, "text-line-through-style", "none")
                                || (attribute_differs (reading, "text-line-through-type", "none"));
  else if (nz_xml_is (reader, "table-properties"))
    reading->style->is_hidden = !nz_xml_true_attribute (reader, "display", TRUE);
  else if (nz_xml_is (reader, "day"))
    reading->style->has_day = TRUE;
  else if (nz_xml_is (reader, "month"))
    reading->style->has_month = TRUE;
}

/* --- cells -----------------------------------------------------------------------------------------------
 */

static void
clear_cell (Cell *cell)
{
  g_clear_pointer (&cell->type, g_free);
  g_clear_pointer (&cell->value, g_free);
  g_clear_pointer (&cell->style, g_free);
}

static void
begin_cell (Reading *reading)
{
  xmlTextReaderPtr reader = reading->reader;
  Cell *cell = &reading->cell;
  GString *text = cell->text;

  clear_cell (cell);
  g_string_truncate (text, 0);
  *cell = (Cell){ .text = text, .n_columns = 1, .span_rows = 1, .span_columns = 1 };
  while (xmlTextReaderMoveToNextAttribute (reader) == 1)
    {
      const char *value = (const char *)xmlTextReaderConstValue (reader);

      if (value == NULL)
        continue;
      if (nz_xml_is (reader, "value-type") && cell->type == NULL)
        cell->type = g_strdup (value);
      else if (nz_xml_is (reader, "value") || nz_xml_is (reader, "date-value")
               || nz_xml_is (reader, "time-value") || nz_xml_is (reader, "boolean-value")
               || nz_xml_is (reader, "string-value"))
        {
          g_free (cell->value);
          cell->value = g_strdup (value);
        }
      else if (nz_xml_is (reader, "style-name"))
        cell->style = g_strdup (value);
      else if (nz_xml_is (reader, "formula"))
        cell->is_formula = TRUE;
      else if (nz_xml_is (reader, "number-columns-repeated"))
        cell->n_columns = (guint)CLAMP (atoi (value), 1, 1 << 20);
      else if (nz_xml_is (reader, "number-columns-spanned"))
        cell->span_columns = (guint)CLAMP (atoi (value), 1, 1 << 20);
      else if (nz_xml_is (reader, "number-rows-spanned"))
        cell->span_rows = (guint)CLAMP (atoi (value), 1, NZ_WORKBOOK_MOST_ROWS);
    }
  xmlTextReaderMoveToElement (reader);
  reading->in_cell = TRUE;
}

static const Style *
cell_style (Reading *reading)
{
  const char *name = reading->cell.style != NULL ? reading->cell.style : reading->row_style;

  return find_style (reading, "table-cell", name);
}

/* Follows the styles that it is made from: at most as deep as a person would. */
static gboolean
style_has (Reading *reading, const Style *style, gboolean struck)
{
  for (int depth = 0; style != NULL && depth < 8; depth++)
    {
      if (struck ? style->is_struck : style->is_coloured)
        return TRUE;
      style = style->parent != NULL ? find_style (reading, "table-cell", style->parent) : NULL;
    }
  return FALSE;
}

static char *
dup_date (Reading *reading, const Style *style)
{
  const Style *format
      = style != NULL && style->data_style != NULL ? find_style (reading, "date", style->data_style) : NULL;
  char *day = nz_sheet_dup_day (reading->cell.value);

  if (format != NULL && !format->has_day && strlen (day) == 10)
    day[format->has_month ? 7 : 4] = '\0';
  return day;
}

/* "PT09H30M00S" */
static char *
dup_time (const char *value)
{
  int hours, minutes;

  if (sscanf (value, "PT%dH%dM", &hours, &minutes) == 2)
    return g_strdup_printf ("%02d:%02d", hours, minutes);
  return g_strdup (value);
}

/* As it is shown where that has leading zeros: a postcode; otherwise its value, free of separators. */
static char *
dup_number (const char *shown, const char *value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double number;

  if (shown[0] == '0' && strspn (shown, "0123456789") == strlen (shown))
    return g_strdup (shown);
  number = g_ascii_strtod (value, NULL);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

static char *
dup_cell_text (Reading *reading, const Style *style)
{
  const Cell *cell = &reading->cell;
  const char *type = cell->type != NULL ? cell->type : "string";

  if (cell->value == NULL)
    return g_strdup (cell->text->str);
  if (g_str_equal (type, "date"))
    return dup_date (reading, style);
  if (g_str_equal (type, "time"))
    return dup_time (cell->value);
  if (g_str_equal (type, "boolean"))
    return g_strdup (g_str_equal (cell->value, "true") ? "1" : "0");
  if (g_str_equal (type, "float") || g_str_equal (type, "percentage") || g_str_equal (type, "currency"))
    return dup_number (cell->text->str, cell->value);
  return g_strdup (cell->has_paragraph ? cell->text->str : cell->value);
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *)data)->text);
}

static void
end_cell (Reading *reading)
{
  const Cell *cell = &reading->cell;
  const Style *style = cell_style (reading);
  g_autofree char *text = dup_cell_text (reading, style);
  gboolean has_failed = cell->is_formula && (g_str_has_prefix (text, "Err:") || g_str_has_prefix (text, "#"));
  guint remarks = (style_has (reading, style, TRUE) ? 1u << NZ_TABLE_STRUCK : 0)
                  | (style_has (reading, style, FALSE) ? 1u << NZ_TABLE_COLOURED : 0)
                  | (cell->is_formula ? 1u << NZ_TABLE_FORMULA : 0) | (has_failed ? 1u << NZ_TABLE_FAILED : 0)
                  | (cell->is_commented ? 1u << NZ_TABLE_COMMENTED : 0);

  reading->in_cell = FALSE;
  if (has_failed)
    text[0] = '\0';
  if (cell->span_rows > 1 || cell->span_columns > 1)
    nz_sheet_filler_merge_at (reading->filler, reading->line, reading->column, cell->span_rows,
                              cell->span_columns);
  if (text[0] != '\0' || has_failed)
    {
      const Kept kept = { reading->column, cell->n_columns, g_steal_pointer (&text), remarks };
      g_array_append_val (reading->row, kept);
    }
  reading->column = MIN (reading->column + cell->n_columns, NZ_TABLE_MOST_COLUMNS + 1);
}

/* --- rows and tables -------------------------------------------------------------------------------------
 */

static void
begin_row (Reading *reading)
{
  g_autofree char *visibility = nz_xml_dup_attribute (reading->reader, "visibility");

  reading->n_rows = (guint)CLAMP (nz_xml_int_attribute (reading->reader, "number-rows-repeated", 1), 1,
                                  NZ_WORKBOOK_MOST_ROWS);
  reading->is_row_hidden = visibility != NULL && !g_str_equal (visibility, "visible");
  reading->column = 0;
  g_free (reading->row_style);
  reading->row_style = nz_xml_dup_attribute (reading->reader, "default-cell-style-name");
  g_array_set_size (reading->row, 0);
}

static void
write_row (Reading *reading, int line)
{
  nz_sheet_filler_begin_row (reading->filler, line, reading->is_row_hidden);
  for (guint i = 0; i < reading->row->len; i++)
    {
      const Kept *kept = &g_array_index (reading->row, Kept, i);

      for (guint n = 0; n < kept->n; n++)
        {
          nz_sheet_filler_add (reading->filler, kept->column + n, kept->text, kept->remarks);
          if (kept->column + n >= NZ_TABLE_MOST_COLUMNS)
            break;
        }
    }
}

static void
end_row (Reading *reading)
{
  for (guint i = 0; i < reading->n_rows && reading->row->len > 0; i++)
    {
      write_row (reading, reading->line + (int)i);
      /* the rest would be cut off row by row */
      if (nz_sheet_filler_is_full (reading->filler) || reading->line + (int)i > NZ_WORKBOOK_MOST_ROWS)
        break;
    }
  reading->line = (int)MIN ((gint64)reading->line + reading->n_rows, G_MAXINT / 2);
}

static void
begin_table (Reading *reading)
{
  g_autofree char *name = nz_xml_dup_attribute (reading->reader, "name");
  g_autofree char *style = nz_xml_dup_attribute (reading->reader, "style-name");
  g_autofree char *full
      = g_strdup_printf ("%s: %s", nz_container_get_name (reading->container), name != NULL ? name : "");
  const Style *found = find_style (reading, "table", style);

  reading->filler = nz_sheet_filler_new (full, &reading->n_cells);
  reading->line = 1;
  reading->column = 0;
  if (found != NULL && found->is_hidden)
    nz_sheet_filler_remark_sheet (reading->filler, NZ_TABLE_HIDDEN);
}

static void
end_table (Reading *reading)
{
  g_ptr_array_add (reading->tables, nz_sheet_filler_finish (reading->filler));
  g_clear_pointer (&reading->filler, nz_sheet_filler_free);
}

static void
read_column (Reading *reading)
{
  g_autofree char *visibility = nz_xml_dup_attribute (reading->reader, "visibility");
  int n = CLAMP (nz_xml_int_attribute (reading->reader, "number-columns-repeated", 1), 1, 1 << 20);

  if (visibility != NULL && !g_str_equal (visibility, "visible"))
    nz_sheet_filler_hide_columns (reading->filler, (int)reading->column + 1, (int)reading->column + n);
  reading->column = MIN (reading->column + (guint)n, NZ_TABLE_MOST_COLUMNS + 1);
}

/* --- nodes -----------------------------------------------------------------------------------------------
 */

static void
read_paragraph_element (Reading *reading)
{
  xmlTextReaderPtr reader = reading->reader;
  GString *text = reading->cell.text;

  if (nz_xml_is (reader, "s"))
    for (int n = CLAMP (nz_xml_int_attribute (reader, "c", 1), 1, 1000); n > 0; n--)
      g_string_append_c (text, ' ');
  else if (nz_xml_is (reader, "tab"))
    g_string_append_c (text, '\t');
  else if (nz_xml_is (reader, "line-break"))
    g_string_append_c (text, '\n');
}

static void
begin_in_cell (Reading *reading, gboolean is_empty)
{
  if (nz_xml_is (reading->reader, "annotation"))
    {
      reading->cell.is_commented = TRUE;
      reading->in_note += !is_empty;
    }
  else if (reading->in_note > 0)
    return;
  else if (nz_xml_is (reading->reader, "p"))
    {
      if (reading->cell.has_paragraph)
        g_string_append_c (reading->cell.text, '\n');
      reading->cell.has_paragraph = TRUE;
      reading->in_paragraph += !is_empty;
    }
  else if (reading->in_paragraph > 0)
    read_paragraph_element (reading);
}

static void
begin_element (Reading *reading)
{
  xmlTextReaderPtr reader = reading->reader;
  gboolean is_empty = xmlTextReaderIsEmptyElement (reader) != 0;

  if (reading->in_cell)
    begin_in_cell (reading, is_empty);
  else if (reading->filler == NULL)
    {
      if (nz_xml_is (reader, "table") && reading->tables->len < NZ_WORKBOOK_MOST_SHEETS)
        {
          begin_table (reading);
          if (is_empty)
            end_table (reading);
        }
      else
        read_style_element (reading);
    }
  else if (nz_xml_is (reader, "table-row"))
    {
      begin_row (reading);
      if (is_empty)
        end_row (reading);
    }
  else if (nz_xml_is (reader, "table-cell") || nz_xml_is (reader, "covered-table-cell"))
    {
      begin_cell (reading);
      if (is_empty)
        end_cell (reading);
    }
  else if (nz_xml_is (reader, "table-column"))
    read_column (reading);
}

static void
end_element (Reading *reading)
{
  xmlTextReaderPtr reader = reading->reader;

  if (reading->in_cell)
    {
      if (nz_xml_is (reader, "annotation"))
        reading->in_note = MAX (0, reading->in_note - 1);
      else if (reading->in_note == 0 && nz_xml_is (reader, "p"))
        reading->in_paragraph = MAX (0, reading->in_paragraph - 1);
      else if (nz_xml_is (reader, "table-cell") || nz_xml_is (reader, "covered-table-cell"))
        {
          reading->in_paragraph = reading->in_note = 0;
          end_cell (reading);
        }
    }
  else if (reading->filler == NULL)
    {
      if (nz_xml_is (reader, "style") || nz_xml_is (reader, "date-style"))
        reading->style = NULL;
    }
  else if (nz_xml_is (reader, "table-row"))
    end_row (reading);
  else if (nz_xml_is (reader, "table"))
    end_table (reading);
}

static void
read_node (Reading *reading)
{
  int type = xmlTextReaderNodeType (reading->reader);

  if (type == XML_READER_TYPE_ELEMENT)
    begin_element (reading);
  else if (type == XML_READER_TYPE_END_ELEMENT)
    end_element (reading);
  else if (reading->in_cell && reading->in_paragraph > 0 && reading->in_note == 0
           && xmlTextReaderConstValue (reading->reader) != NULL)
    g_string_append (reading->cell.text, (const char *)xmlTextReaderConstValue (reading->reader));
}

/* --- the file --------------------------------------------------------------------------------------------
 */

static gboolean
check_encryption (NzContainer *container, GError **error)
{
  g_autoptr (GError) failure = NULL;
  xmlTextReaderPtr reader = nz_container_open (container, "META-INF/manifest.xml", &failure);
  gboolean is_encrypted = FALSE;

  if (reader == NULL)
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return error == NULL || *error == NULL;
    }
  while (nz_container_next (container))
    is_encrypted = is_encrypted || nz_xml_is (reader, "encryption-data");
  if (!nz_container_close (container, error))
    return FALSE;
  if (is_encrypted)
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s: %s", nz_container_get_name (container),
                 _ ("The file is protected by a password. Save it without one, then import that."));
  return !is_encrypted;
}

/* Styles that are named by hand lie in styles.xml, the others beside the cells. */
static gboolean
read_part (Reading *reading, const char *part, gboolean is_needed, GError **error)
{
  g_autoptr (GError) failure = NULL;

  reading->reader = nz_container_open (reading->container, part, &failure);
  if (reading->reader == NULL)
    {
      if (failure == NULL && is_needed)
        failure = g_error_new (NZ_ERROR, NZ_ERROR_INVALID,
                               _ ("%s: This is no workbook; its list of sheets is missing."),
                               nz_container_get_name (reading->container));
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      return error == NULL || *error == NULL;
    }
  while (nz_container_next (reading->container))
    read_node (reading);
  return nz_container_close (reading->container, error);
}

GPtrArray *
nz_ods_read (const char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (NzContainer) container = NULL;
  g_autoptr (GHashTable) styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, style_free);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_table_free);
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GString) text = g_string_new (NULL);
  Reading reading = { .styles = styles, .tables = tables, .row = row, .cell = { .text = text } };
  gboolean is_good;

  g_return_val_if_fail (data != NULL && name != NULL && error != NULL, NULL);

  container = reading.container = nz_container_new (data, size, name);
  g_array_set_clear_func (row, clear_kept);
  is_good = check_encryption (container, error) && read_part (&reading, "styles.xml", FALSE, error)
            && read_part (&reading, "content.xml", TRUE, error);
  clear_cell (&reading.cell);
  g_free (reading.row_style);
  g_clear_pointer (&reading.filler, nz_sheet_filler_free);
  return is_good ? g_steal_pointer (&tables) : NULL;
}
