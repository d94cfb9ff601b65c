/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "entity/nz-telephone.h"
#include "exchange/nz-import-private.h"
#include "exchange/nz-split.h"

/* Numbers and addresses of somebody else's table: what is written where there is none, and what a spreadsheet
 * makes of a number. */

/* Fewer digits are no number of anybody (110 has three). */
#define LEAST_DIGITS 3
/* A number without its place has at most eight; from here on something before the place's code is missing:
 * the 0 up to ten digits, of a mobile network eleven. What is longer begins with the code of a country. */
#define LEAST_WITH_CODE 9
#define MOST_WITH_CODE 10
#define MOST_MOBILE 11
/* Germany's own code before those. */
#define COUNTRY "49"
#define LEAST_WITH_COUNTRY 11
#define MOST_WITH_COUNTRY 13

static void
remark (NzImportRow *row, const NzPartColumn *column, const char *text)
{
  NzLineState *line = nz_import_line (row->import, row->part->sheet, row->row);
  const NzLineFault one = { row->part->entity, column->field, column->shown, g_strdup (text) };

  if (row->is_quiet)
    {
      g_free (one.reason);
      return;
    }
  if (line->remarks == NULL)
    line->remarks = g_array_new (FALSE, FALSE, sizeof (NzLineFault));
  g_array_append_val (line->remarks, one);
  nz_import_add_note (row->import->result, row->part->name, row->line, column->heading, text);
}

/* "n. n.", "-", "keine": nothing, said in words. */
gboolean
nz_import_is_nothing (const char *text)
{
  static const char *const words[] = { "nn",           "keine",
                                       "kein",         "keiner",
                                       "keines",       "ka",
                                       "na",           "unbekannt",
                                       "nichtbekannt", "ohne",
                                       "entfaellt",    "keineangabe",
                                       "keineangaben", "none",
                                       "unknown",      "notknown",
                                       "nil",          "nichtvorhanden",
                                       "fehlt",        "nein",
                                       "no",           "x",
                                       "leer",         "unbesetzt",
                                       "vakant",       "nochnichtbenannt",
                                       "nichtbenannt", "vacant",
                                       "notnamed",     NULL };
  g_autofree char *key = nz_text_match_key (text);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *c = key; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (letters, g_utf8_get_char (c));
  return *key != '\0' && (letters->len == 0 || g_strv_contains (words, letters->str));
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) != 0;
  return n;
}

/* "3,61E+09": a number of which the spreadsheet has written the first digits only. */
static gboolean
is_shortened (const char *text)
{
  return g_regex_match_simple ("^\\s*[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]{1,2}\\s*$", text, 0, 0);
}

/* A German number begins with 0 or +; a spreadsheet takes it for a sum and drops them. */
static gboolean
has_lost_start (const char *value)
{
  gsize n = strlen (value);

  return n >= LEAST_WITH_CODE && value[0] != '0' && strspn (value, "0123456789") == n;
}

static gboolean
is_mobile (const char *value)
{
  return value[0] == '1' && value[1] >= '5' && value[1] <= '7';
}

/* (transfer full) (nullable): with what was dropped; NULL: it may be a number of another country, or one of a
 * place whose code begins like Germany's. */
static char *
dup_with_start (const char *value)
{
  gsize n = strlen (value);

  if (g_str_has_prefix (value, COUNTRY))
    return n >= LEAST_WITH_COUNTRY && n <= MOST_WITH_COUNTRY && value[strlen (COUNTRY)] != '0'
               ? g_strconcat ("+", value, NULL)
               : NULL;
  return n <= (is_mobile (value) ? MOST_MOBILE : MOST_WITH_CODE) ? g_strconcat ("0", value, NULL) : NULL;
}

/* What is no number or address is not lost: it goes to the notes under the column's heading. Every entity
 * with numbers or addresses has notes, which take any text. */
static void
keep_in_notes (NzImportRow *row, const NzPartColumn *column, const char *value, NzRecord *record)
{
  const NzField *notes = nz_entity_field (row->part->entity, "notes");
  gboolean is_telephone = (column->field->flags & NZ_FIELD_TELEPHONE) != 0;
  g_autofree char *kept = g_strdup_printf ("%s: %s", column->heading, value);
  g_autofree char *shown = nz_import_shorten (value);
  g_autofree char *text
      = g_strdup_printf (is_telephone ? _ ("“%s” is no telephone number; it is kept in the notes.")
                                      : _ ("“%s” is no e-mail address; it is kept in the notes."),
                         shown);

  nz_import_add_text (record, notes, kept, NULL);
  remark (row, column, text);
}

/* A telephone number in one way of writing; what it is understood as is said. (transfer full) */
static char *
read_telephone (NzImportRow *row, const NzPartColumn *column, const char *text)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;
  g_autofree char *said = NULL;
  char *unified;

  nz_contact_split (text, &value, &label);
  if (!has_lost_start (value))
    return nz_telephone_unify (text);
  g_autofree char *whole = dup_with_start (value);
  if (whole == NULL)
    {
      said = g_strdup_printf (_ ("“%s” stays as it is: a spreadsheet drops what stands before the first "
                                 "digit, here perhaps + or 00."),
                              value);
      remark (row, column, said);
      return g_strdup (text);
    }
  g_autofree char *joined = nz_contact_join (whole, label);
  unified = nz_telephone_unify (joined);
  said = g_strdup_printf (
      _ ("“%s” is understood as “%s”: a spreadsheet drops what stands before the first digit."), value,
      unified);
  remark (row, column, said);
  return unified;
}

/* One value as it is taken; NULL: not at all, which has been said. (transfer full) (nullable) */
static char *
read_one (NzImportRow *row, const NzPartColumn *column, const char *text, NzRecord *record)
{
  gboolean is_telephone = (column->field->flags & NZ_FIELD_TELEPHONE) != 0;

  if (((column->field->flags & NZ_FIELD_EMAIL) != 0 && strchr (text, '@') == NULL)
      || (is_telephone && count_digits (text) < LEAST_DIGITS))
    {
      keep_in_notes (row, column, text, record);
      return NULL;
    }
  return is_telephone ? read_telephone (row, column, text) : g_strdup (text);
}

/* Several numbers or addresses in a cell. */
static char **
split (const NzField *field, const char *text)
{
  gboolean is_list
      = (field->flags & NZ_FIELD_FILE) != 0 || strchr (text, '\\') != NULL || strpbrk (text, ";,/\n") == NULL;

  return is_list ? nz_list_split (text, TRUE)
                 : nz_split_values (text, (field->flags & NZ_FIELD_TELEPHONE) != 0 ? NZ_SPLIT_TELEPHONES
                                                                                   : NZ_SPLIT_ADDRESSES);
}

/* FALSE: there is nothing to read in the cell, or a fault. */
static gboolean
is_readable (NzImportRow *row, const NzPartColumn *column, const char *text)
{
  g_autofree char *shown = nz_import_shorten (text);
  g_autofree char *said = NULL;

  if ((column->field->flags & NZ_FIELD_FILE) != 0)
    return TRUE;
  if (nz_import_is_nothing (text))
    {
      said = g_strdup_printf (_ ("“%s” is taken as empty."), shown);
      remark (row, column, said);
      return FALSE;
    }
  if ((column->field->flags & NZ_FIELD_TELEPHONE) == 0 || !is_shortened (text))
    return TRUE;
  said
      = g_strdup_printf (_ ("“%s” is a number of which the spreadsheet has lost digits. Format the column as "
                            "text there and enter the whole number."),
                         shown);
  nz_import_row_fault (row, column->field, said);
  return FALSE;
}

/* Unless the cell says another one. */
static void
set_label (char **text, const char *label)
{
  g_autofree char *value = NULL;
  g_autofree char *own = NULL;

  nz_contact_split (*text, &value, &own);
  if (own != NULL)
    return;
  g_free (*text);
  *text = nz_contact_join (value, label);
}

char **
nz_import_read_contacts (NzImportRow *row, const NzPartColumn *column, const char *text, NzRecord *record)
{
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();
  const char *label = row->is_own ? NULL : nz_import_label_of_heading (column->field, column->heading);
  g_auto (GStrv) values = row->is_own || is_readable (row, column, text) ? split (column->field, text) : NULL;

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      g_autofree char *value = NULL;

      if (row->is_own || (column->field->flags & NZ_FIELD_FILE) != 0)
        value = g_strdup (values[i]);
      else if (is_readable (row, column, values[i]))
        value = read_one (row, column, values[i], record);
      if (value != NULL && label != NULL)
        set_label (&value, label);
      if (value != NULL)
        g_strv_builder_add (taken, value);
    }
  return g_strv_builder_end (taken);
}
