/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-error.h"
#include "exchange/nz-csv-reader.h"
#include "exchange/nz-csv-writer.h"
#include "exchange/nz-decode.h"

/* --- decoding ----------------------------------------------------------------------------------------------
 */

static void
assert_decodes (const char *data, gsize size, const char *expected)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *text = nz_decode (data, size, "x.csv", NULL, &length, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (length, ==, strlen (expected));
}

#define DECODES(data, expected) assert_decodes (data, sizeof (data) - 1, expected)

static void
test_encodings (void)
{
  DECODES ("Stra\xc3\x9f"
           "e;\xf0\x9f\x98\x80",
           "Straße;😀");
  DECODES ("\xef\xbb\xbfStra\xc3\x9f"
           "e",
           "Straße");
  DECODES ("\xff\xfeS\0\xe4\0=\xd8\0\xde", "Sä😀");
  DECODES ("\xfe\xff\0S\0\xe4\xd8=\xde\0", "Sä😀");
  DECODES ("N\0a\0m\0e\0;\0O\0r\0t\0\n\0", "Name;Ort\n");
  DECODES ("\0N\0a\0m\0e\0;\0O\0r\0t\0\n", "Name;Ort\n");
  DECODES ("Stra\xdf"
           "e \x80 \x84x\x93 \xfc",
           "Straße € „x“ ü");
  DECODES ("", "");
  DECODES ("\xef\xbb\xbf", "");
}

static void
assert_refused (const char *data, gsize size, const char *word)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *text = nz_decode (data, size, "akteure.csv", NULL, &length, &error);

  g_assert_null (text);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "akteure.csv"));
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not name “%s”", error->message, word);
}

#define REFUSED(data, word) assert_refused (data, sizeof (data) - 1, word)

static void
test_foreign (void)
{
  REFUSED ("PK\3\4 something.txt", "packed");
  REFUSED ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "old Excel");
  REFUSED ("%PDF-1.7 ...", "PDF");
  REFUSED ("\x89PNG\r\n\x1a\n....", "picture");
  REFUSED ("\xff\xd8\xff\xe0....", "picture");
  REFUSED ("SQLite format 3\0....", "database");
  REFUSED ("<!DOCTYPE html><html>", "web page");
  REFUSED ("\x1f\x8b\x08\0....", "packed");
  REFUSED ("Name;\0\1\2\3Ort und vieles mehr in einer langen Zeile", "not a text file");
  REFUSED ("\xff\xfeN\0a\0m", "UTF-16");
  REFUSED ("\xff\xfeN\0\0\xd8x\0", "UTF-16");
  /* UTF-8 with one broken place is named with its line; it is not Windows-1252. */
  REFUSED ("Name\nM\xc3\xbcller\nStra\xc3\x9f"
           "e M\xc3\nxyz",
           "akteure.csv:3:");
}

/* --- reading -----------------------------------------------------------------------------------------------
 */

/* The table as "line[cell|cell]line[…". */
static char *
read_table (const char *text, char *delimiter)
{
  g_autoptr (GError) error = NULL;
  char found = *delimiter;
  g_autoptr (NzTable) table = nz_csv_read (text, strlen (text), "x.csv", &found, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_no_error (error);
  for (gsize row = 0; row < nz_table_get_n_rows (table); row++)
    {
      g_string_append_printf (out, "%d[", nz_table_get_line (table, row));
      for (guint i = 0; i < nz_table_get_n_cells (table, row); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", nz_table_get_cell (table, row, i));
      g_string_append_c (out, ']');
    }
  *delimiter = found;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_reader (void)
{
  const struct
  {
    const char *text;
    char delimiter;
    const char *expected;
  } rows[] = {
    { "a;b\r\n1;2\r\n", ';', "1[a|b]2[1|2]" },
    { "a,b\n1,2", ',', "1[a|b]2[1|2]" },
    { "a\tb\n1\t\n", '\t', "1[a|b]2[1|]" },
    { "a\n1\n", ';', "1[a]2[1]" },
    { "a,b\r1,2\r", ',', "1[a|b]2[1|2]" },
    { "\n\na;b\n\n  \n;;\n1;2\n\n", ';', "3[a|b]7[1|2]" },
    { "a;b\n\"x\ny\";2\n3;\"4\r\n\r\n5\"\n6;7\n", ';', "1[a|b]2[x\ny|2]4[3|4\r\n\r\n5]7[6|7]" },
    { "a;b\n\"sagt \"\"ja\"\"\";\";\"\n", ';', "1[a|b]2[sagt \"ja\"|;]" },
    { "a;b\nVerein \"Haus\" e.V.;\"\"\n", ';', "1[a|b]2[Verein \"Haus\" e.V.|]" },
    { "Name, Ort;PLZ\nErfurt, Stadt;1\nWeimar;2\n", ';', "1[Name, Ort|PLZ]2[Erfurt, Stadt|1]3[Weimar|2]" },
    { "\"Name;Zusatz\",Ort\n\"x;y\",z\n", ',', "1[Name;Zusatz|Ort]2[x;y|z]" },
    { "sep=,\r\na;b,c\r\n1,2\r\n", ',', "2[a;b|c]3[1|2]" },
    { "a;b;c\n1\n1;2;3;4\n", ';', "1[a|b|c]2[1]3[1|2|3|4]" },
    { "", ';', "" },
    { "\n \n", ';', "" },
    { "a\tb\n\t\n\tx\n", '\t', "1[a|b]3[|x]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char delimiter = '\0';
      g_autofree char *table = read_table (rows[i].text, &delimiter);

      g_assert_cmpstr (table, ==, rows[i].expected);
      g_assert_cmpint (delimiter, ==, rows[i].delimiter);
    }
}

/* What was found out can be chosen otherwise. */
static void
test_chosen (void)
{
  const char bytes[] = "M\x81ller;Stra\xe1"
                       "e";
  NzEncoding encoding = NZ_ENCODING_IBM_850;
  char delimiter = ',';
  gsize length;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = nz_decode (bytes, sizeof bytes - 1, "x.csv", &encoding, &length, &error);
  g_autofree char *table = NULL;

  g_assert_cmpstr (text, ==, "Müller;Straße");
  table = read_table (text, &delimiter);
  g_assert_cmpstr (table, ==, "1[Müller;Straße]");
  g_free (text);
  encoding = NZ_ENCODING_UNKNOWN;
  text = nz_decode (bytes, sizeof bytes - 1, "x.csv", &encoding, &length, &error);
  g_assert_cmpstr (nz_encoding_name (encoding), ==, "Windows-1252");
  g_free (text);
  encoding = NZ_ENCODING_UTF_8;
  text = nz_decode (bytes, sizeof bytes - 1, "x.csv", &encoding, &length, &error);
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
}

static void
test_cells (void)
{
  g_autoptr (NzTable) table = nz_table_new ("x");
  g_autoptr (NzTable) copy = NULL;
  gsize iter = 0, row;
  guint column;

  nz_table_begin_row (table, 3);
  nz_table_add_cell (table, "a", -1);
  nz_table_begin_row (table, 4);
  nz_table_add_cell (table, "", 0);
  nz_table_remark (table, 1, 0, NZ_TABLE_COLOURED);
  nz_table_begin_row (table, 7);
  nz_table_add_cell (table, "b", -1);
  nz_table_add_cell (table, "c\0d", 3);
  nz_table_remark (table, 1, 1, NZ_TABLE_STRUCK);
  nz_table_remark (table, 0, 0, NZ_TABLE_COLOURED);
  nz_table_remark (table, NZ_TABLE_ALL_ROWS, NZ_TABLE_ALL_COLUMNS, NZ_TABLE_HIDDEN);
  nz_table_end (table);
  g_assert_cmpuint (nz_table_get_n_rows (table), ==, 2);
  g_assert_cmpuint (nz_table_get_n_columns (table), ==, 2);
  g_assert_cmpstr (nz_table_get_cell (table, 1, 1), ==, "c");
  g_assert_true (nz_table_has_remark (table, 1, 1, NZ_TABLE_STRUCK));
  g_assert_false (nz_table_has_remark (table, 1, 0, NZ_TABLE_COLOURED));
  g_assert_cmpuint (nz_table_count_remarks (table, NZ_TABLE_COLOURED), ==, 1);
  g_assert_true (nz_table_has_remark (table, NZ_TABLE_ALL_ROWS, 0, NZ_TABLE_HIDDEN));
  g_assert_true (nz_table_next_remark (table, NZ_TABLE_STRUCK, &iter, &row, &column));
  g_assert_cmpuint (row, ==, 1);
  g_assert_cmpuint (column, ==, 1);
  g_assert_false (nz_table_next_remark (table, NZ_TABLE_STRUCK, &iter, &row, &column));
  g_assert_true (nz_table_find_line (table, 7, &row));
  g_assert_false (nz_table_find_line (table, 4, &row));

  copy = nz_table_copy (table);
  nz_table_set_cell (copy, 0, 3, nz_table_get_cell (copy, 1, 0));
  nz_table_set_cell (copy, 1, 0, "neu");
  g_assert_cmpstr (nz_table_get_cell (copy, 0, 0), ==, "a");
  g_assert_cmpstr (nz_table_get_cell (copy, 0, 2), ==, "");
  g_assert_cmpstr (nz_table_get_cell (copy, 0, 3), ==, "b");
  g_assert_cmpstr (nz_table_get_cell (copy, 1, 0), ==, "neu");
  g_assert_cmpstr (nz_table_get_cell (table, 1, 0), ==, "b");
  g_assert_cmpuint (nz_table_get_n_columns (copy), ==, 4);
}

static void
assert_broken (const char *text, const char *start)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nz_csv_read (text, strlen (text), "x.csv", NULL, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, start))
    g_error ("“%s” does not begin with “%s”", error->message, start);
}

static void
test_broken (void)
{
  assert_broken ("a;b\n1;2\n3;\"4\n5;6\n", "x.csv:3:");
  assert_broken ("a;b\n1;2\n\"Haus\" e.V.;6\n", "x.csv:3:");
  assert_broken ("a;b\n\"x\n\ny\"z;6\n", "x.csv:4:");
}

static void
test_large_cell (void)
{
  gsize size = 10 * 1024 * 1024;
  g_autofree char *large = g_strnfill (size, 'x');
  g_autofree char *text = g_strdup_printf ("a;b\n\"%s\";2\n", large);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzTable) table = nz_csv_read (text, strlen (text), "x.csv", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (nz_table_get_cell (table, 1, 0)), ==, size);
  g_assert_cmpstr (nz_table_get_cell (table, 1, 1), ==, "2");
}

/* --- writing -----------------------------------------------------------------------------------------------
 */

static void
test_guard (void)
{
  const char *const rows[][2] = {
    { "=1+1", "'=1+1" },
    { "+49 361 1", "'+49 361 1" },
    { "@SUM(A1)", "'@SUM(A1)" },
    { "-x", "'-x" },
    { "-12", "-12" },
    { "-1.5", "'-1.5" },
    { "'=x", "''=x" },
    { "''+1", "'''+1" },
    { "'n Verein", "'n Verein" },
    { "’s", "’s" },
    { "\tx", "'\tx" },
    { "\rx", "'\rx" },
    { "＝1", "'＝1" },
    { "", "" },
    { "'", "'" },
    { "a=b", "a=b" },
    { "'-12", "'-12" },
    { "-", "'-" },
    { "\n", "'\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      nz_csv_guard (cell, rows[i][0]);
      g_assert_cmpstr (cell->str, ==, rows[i][1]);
      g_assert_cmpstr (nz_csv_unguard (cell->str), ==, rows[i][0]);
    }
}

/* Whatever is written is read as the same, cell by cell. */
static void
test_write_and_read (void)
{
  static const char *const pieces[] = { "a", "Ä", "😀", "\"", ";", ",",  "\t", "\n", "\r\n",        " ",
                                        "'", "=", "+", "-",  "@", "\\", "|",  "5",  "\xe2\x80\xae" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int run = 0; run < 500; run++)
    {
      NzLanguage language = run % 2 == 0 ? NZ_LANGUAGE_DE : NZ_LANGUAGE_EN;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      guint n_columns = (guint)g_rand_int_range (rand, 1, 6), n_rows = (guint)g_rand_int_range (rand, 1, 8);
      g_autoptr (GError) error = NULL;
      g_autoptr (NzTable) table = NULL;
      gsize decoded = 0;
      g_autofree char *plain = NULL;

      nz_csv_begin (text, language);
      for (guint i = 0; i < n_rows * n_columns; i++)
        {
          GString *cell = g_string_new (i % n_columns == 0 ? "id" : NULL);

          for (int n = g_rand_int_range (rand, 0, 6); n > 0 && i >= n_columns; n--)
            g_string_append (cell, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          if (i < n_columns && i > 0)
            g_string_append_printf (cell, "h%u", i);
          nz_csv_append (text, cell->str, i % n_columns == 0, language);
          if (i % n_columns == n_columns - 1)
            nz_csv_end_row (text);
          g_ptr_array_add (cells, g_string_free (cell, FALSE));
        }
      plain = nz_decode (text->str, text->len, "x.csv", NULL, &decoded, &error);
      g_assert_no_error (error);
      table = nz_csv_read (plain, decoded, "x.csv", NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (nz_table_get_n_rows (table), ==, n_rows);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (nz_csv_unguard (nz_table_get_cell (table, i / n_columns, i % n_columns)), ==,
                         cells->pdata[i]);
    }
}

static void
test_written_form (void)
{
  g_autoptr (GString) german = g_string_new (NULL);
  g_autoptr (GString) english = g_string_new (NULL);

  nz_csv_begin (german, NZ_LANGUAGE_DE);
  nz_csv_append (german, "a;b", TRUE, NZ_LANGUAGE_DE);
  nz_csv_append (german, "sagt \"ja\"", FALSE, NZ_LANGUAGE_DE);
  nz_csv_append (german, "", FALSE, NZ_LANGUAGE_DE);
  nz_csv_end_row (german);
  g_assert_cmpstr (german->str, ==, "\xef\xbb\xbf\"a;b\";\"sagt \"\"ja\"\"\";\r\n");
  nz_csv_begin (english, NZ_LANGUAGE_EN);
  nz_csv_append (english, "a", TRUE, NZ_LANGUAGE_EN);
  nz_csv_append (english, " b", FALSE, NZ_LANGUAGE_EN);
  g_assert_cmpstr (english->str, ==, "a,\" b\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/foreign", test_foreign);
  g_test_add_func ("/csv/reader", test_reader);
  g_test_add_func ("/csv/chosen", test_chosen);
  g_test_add_func ("/csv/cells", test_cells);
  g_test_add_func ("/csv/broken", test_broken);
  g_test_add_func ("/csv/large-cell", test_large_cell);
  g_test_add_func ("/csv/guard", test_guard);
  g_test_add_func ("/csv/write-and-read", test_write_and_read);
  g_test_add_func ("/csv/written-form", test_written_form);
  return g_test_run ();
}
