/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-record.h"

#include <errno.h>

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "entity/nz-telephone.h"

/* A field of a record from and to text: plain (a file's), typed by a person, for eyes. */

/* --- lists: joined by |, with \| and \\ for the characters themselves
 * -------------------------------------------- */

void
nz_list_append (GString *list, const char *value)
{
  if (list->len > 0)
    g_string_append_c (list, '|');
  for (; *value != '\0'; value++)
    {
      if (*value == '|' || *value == '\\')
        g_string_append_c (list, '\\');
      g_string_append_c (list, *value);
    }
}

char **
nz_list_split (const char *text, gboolean normalise)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *c = text;; c++)
    {
      if (*c == '\\' && (c[1] == '|' || c[1] == '\\'))
        g_string_append_c (part, *++c);
      else if (*c == '|' || *c == '\0')
        {
          g_autofree char *value = normalise ? nz_text_normalise (part->str, FALSE) : g_strdup (part->str);
          if (*value != '\0')
            g_strv_builder_add (builder, value);
          g_string_truncate (part, 0);
          if (*c == '\0')
            break;
        }
      else
        g_string_append_c (part, *c);
    }
  return g_strv_builder_end (builder);
}

/* --- plain
 * ------------------------------------------------------------------------------------------------------- */

static char *
dup_ids (NzRecord *self, const NzField *field)
{
  guint n;
  const gint64 *ids = nz_record_get_ids (self, field->name, &n);
  g_autoptr (GString) out = g_string_new (NULL);
  char buffer[NZ_ID_TEXT_SIZE];

  for (guint i = 0; i < n; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", nz_id_to_text (ids[i], buffer));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
dup_list (NzRecord *self, const NzField *field)
{
  const char *const *values = nz_record_get_list (self, field->name);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    nz_list_append (out, values[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
nz_record_dup_plain (NzRecord *self, const NzField *field)
{
  g_return_val_if_fail (NZ_IS_RECORD (self) && field != NULL, NULL);

  if (!nz_record_has (self, field->name))
    return g_strdup ("");
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CHOICE:
      return g_strdup (nz_record_get_text (self, field->name));
    case NZ_TYPE_DATE:
      {
        char buffer[NZ_DATE_TEXT_SIZE];
        return g_strdup (nz_date_to_iso (nz_record_get_date (self, field->name), buffer));
      }
    case NZ_TYPE_TIME:
      return nz_time_format ((int)nz_record_get_int (self, field->name));
    case NZ_TYPE_REFERENCE:
      {
        char buffer[NZ_ID_TEXT_SIZE];
        return g_strdup (nz_id_to_text (nz_record_get_int (self, field->name), buffer));
      }
    case NZ_TYPE_TERMS:
      return dup_ids (self, field);
    case NZ_TYPE_CONTACTS:
      return dup_list (self, field);
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
    default:
      return g_strdup_printf ("%" G_GINT64_FORMAT, nz_record_get_int (self, field->name));
    }
}

static gboolean
refuse (GError **error, const NzField *field, const char *text, const char *reason)
{
  g_autofree char *shown = g_utf8_strlen (text, -1) > 60 ? g_utf8_substring (text, 0, 60) : g_strdup (text);
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” cannot stand in “%s”: %s"), shown,
               nz_field_label (field, nz_get_language ()), reason);
  return FALSE;
}

static gboolean
set_ids_from_text (NzRecord *self, const NzField *field, const char *text, GError **error)
{
  g_auto (GStrv) parts = nz_list_split (text, TRUE);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 id;
      if (!nz_id_parse (parts[i], &id))
        return refuse (error, field, parts[i], _ ("it is not the id of a record."));
      g_array_append_val (ids, id);
    }
  nz_record_set_ids (self, field->name, (const gint64 *)ids->data, ids->len);
  return TRUE;
}

static gboolean
set_integer (NzRecord *self, const NzField *field, const char *text, GError **error)
{
  char *end;
  errno = 0;
  gint64 number = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0' || errno != 0)
    return refuse (error, field, text, _ ("a whole number is expected."));
  if (field->max > field->min && (number < field->min || number > field->max))
    {
      g_autofree char *reason
          = g_strdup_printf (_ ("it must lie between %d and %d."), field->min, field->max);
      return refuse (error, field, text, reason);
    }
  nz_record_set_int (self, field->name, number);
  return TRUE;
}

gboolean
nz_record_set_plain (NzRecord *self, const NzField *field, const char *text, GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD (self) && field != NULL && text != NULL, FALSE);

  if (*text == '\0')
    {
      nz_record_clear (self, field->name);
      return TRUE;
    }
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      nz_record_set_text (self, field->name, text);
      return TRUE;
    case NZ_TYPE_CHOICE:
      if (nz_field_choice (field, text) == NULL)
        return refuse (error, field, text, _ ("it is none of the choices."));
      nz_record_set_text (self, field->name, text);
      return TRUE;
    case NZ_TYPE_DATE:
      {
        NzDate date;
        if (!nz_date_parse_iso (text, &date))
          return refuse (error, field, text, _ ("a date such as 2026-11-23 is expected."));
        nz_record_set_date (self, field->name, date);
        return TRUE;
      }
    case NZ_TYPE_TIME:
      {
        int minutes;
        if (!nz_time_parse (text, &minutes))
          return refuse (error, field, text, _ ("a time such as 13:00 is expected."));
        nz_record_set_int (self, field->name, minutes);
        return TRUE;
      }
    case NZ_TYPE_BOOLEAN:
      if (!g_str_equal (text, "0") && !g_str_equal (text, "1"))
        return refuse (error, field, text, _ ("yes or no is expected."));
      nz_record_set_int (self, field->name, *text == '1');
      return TRUE;
    case NZ_TYPE_REFERENCE:
      {
        gint64 id;
        if (!nz_id_parse (text, &id))
          return refuse (error, field, text, _ ("it is not the id of a record."));
        nz_record_set_int (self, field->name, id);
        return TRUE;
      }
    case NZ_TYPE_TERMS:
      return set_ids_from_text (self, field, text, error);
    case NZ_TYPE_CONTACTS:
      {
        g_auto (GStrv) parts = nz_list_split (text, FALSE);
        nz_record_set_list (self, field->name, (const char *const *)parts);
        return TRUE;
      }
    case NZ_TYPE_INTEGER:
    default:
      return set_integer (self, field, text, error);
    }
}

/* --- typed by a person
 * ------------------------------------------------------------------------------------------- */

static gboolean
parse_boolean (const char *text, gboolean *yes)
{
  static const char *const words_yes[] = { "1", "ja", "j", "x", "yes", "y", "true", "wahr", "✓", "✔", NULL };
  static const char *const words_no[] = { "0", "nein", "n", "-", "–", "no", "false", "falsch", NULL };

  g_autofree char *lower = g_utf8_strdown (text, -1);
  *yes = g_strv_contains (words_yes, lower);
  return *yes || g_strv_contains (words_no, lower);
}

/* "1 200" and "1.200" are what spreadsheets show for 1200. */
static char *
without_group_marks (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);
      if (!g_unichar_isspace (character) && character != '\'')
        g_string_append_unichar (out, character);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* (transfer full): "Office · Authority · Provider", so that the words to use stand in the message. */
static char *
dup_choices (const NzField *field)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const NzChoice *choice = field->choices; choice->code != NULL; choice++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                            nz_choice_label (choice, nz_get_language ()));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
nz_record_set_input (NzRecord *self, const NzField *field, const char *text, GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD (self) && field != NULL && text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The text for “%s” is not valid UTF-8."),
                   nz_field_label (field, nz_get_language ()));
      return FALSE;
    }
  g_autofree char *clean = nz_text_normalise (text, field->type == NZ_TYPE_LONG_TEXT);
  if (*clean == '\0')
    {
      nz_record_clear (self, field->name);
      return TRUE;
    }

  switch (field->type)
    {
    case NZ_TYPE_CHOICE:
      {
        const NzChoice *choice = nz_field_parse_choice (field, clean);
        if (choice == NULL)
          {
            g_autofree char *choices = dup_choices (field);
            g_autofree char *reason = g_strdup_printf (_ ("it is none of the choices: %s"), choices);
            return refuse (error, field, clean, reason);
          }
        nz_record_set_text (self, field->name, choice->code);
        return TRUE;
      }
    case NZ_TYPE_DATE:
      {
        NzDate date;
        g_autoptr (GError) reason = NULL;
        if (!nz_date_parse (clean, &date, &reason))
          return refuse (error, field, clean, reason->message);
        nz_record_set_date (self, field->name, date);
        return TRUE;
      }
    case NZ_TYPE_BOOLEAN:
      {
        gboolean yes;
        if (!parse_boolean (clean, &yes))
          return refuse (error, field, clean, _ ("yes or no is expected."));
        nz_record_set_int (self, field->name, yes);
        return TRUE;
      }
    case NZ_TYPE_INTEGER:
      {
        g_autofree char *digits = without_group_marks (clean);
        return set_integer (self, field, digits, error);
      }
    case NZ_TYPE_CONTACTS:
      {
        g_auto (GStrv) parts = nz_list_split (clean, TRUE);
        if ((field->flags & NZ_FIELD_TELEPHONE) != 0)
          nz_telephone_unify_all (parts, NULL);
        nz_record_set_list (self, field->name, (const char *const *)parts);
        return TRUE;
      }
    default:
      return nz_record_set_plain (self, field, clean, error);
    }
}

/* --- for eyes
 * ---------------------------------------------------------------------------------------------------- */

char *
nz_record_dup_display (NzRecord *self, const NzField *field, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (self) && field != NULL, NULL);

  if (!nz_record_has (self, field->name))
    return g_strdup ("");
  switch (field->type)
    {
    case NZ_TYPE_CHOICE:
      {
        const char *code = nz_record_get_text (self, field->name);
        const NzChoice *choice = nz_field_choice (field, code);
        return g_strdup (choice != NULL ? nz_choice_label (choice, language) : code);
      }
    case NZ_TYPE_DATE:
      return nz_date_format (nz_record_get_date (self, field->name), language, NZ_DATE_LONG);
    case NZ_TYPE_BOOLEAN:
      return g_strdup (nz_record_get_int (self, field->name) != 0 ? nz_text (language, N_ ("Yes"))
                                                                  : nz_text (language, N_ ("No")));
    case NZ_TYPE_CONTACTS:
      return g_strjoinv (", ", (char **)nz_record_get_list (self, field->name));
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
      return g_strdup ("");
    default:
      return nz_record_dup_plain (self, field);
    }
}
