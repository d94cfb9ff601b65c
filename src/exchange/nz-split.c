/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-split.h"

#include <string.h>

#include "base/nz-text.h"
#include "entity/nz-person-name.h"

/* Fewer digits are an extension of the number before: "0361 12345 / 46". */
#define LEAST_DIGITS 5
#define MOST_PEOPLE 50

/* --- people ----------------------------------------------------------------------------------------------
 */

/* "Anna Müller", or "Frau Müller", "Dr. Müller" where that is how all are named. */
static gboolean
is_whole (const char *text, gboolean by_salutation)
{
  g_auto (NzPersonName) name = { 0 };

  nz_person_name_parse (text, &name);
  return strchr (text, ' ') != NULL
         && (by_salutation ? *name.salutation != '\0' || *name.title != '\0' : *name.given != '\0');
}

static gboolean
are_all_whole (char **parts, gboolean by_salutation)
{
  for (; *parts != NULL; parts++)
    if (!is_whole (*parts, by_salutation))
      return FALSE;
  return TRUE;
}

static void
add_part (GPtrArray *parts, const char *text)
{
  g_autofree char *plain = nz_text_normalise (text, FALSE);

  if (*plain != '\0')
    g_ptr_array_add (parts, g_steal_pointer (&plain));
}

/* "Anna Müller, Jan Weber" are two; "Müller, Anna" is one, and so is "Frau Vu, Thi Lan". */
static void
add_by_commas (GPtrArray *people, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);
  if (g_strv_length (parts) < 2 || (!are_all_whole (parts, FALSE) && !are_all_whole (parts, TRUE)))
    {
      add_part (people, text);
      return;
    }
  for (guint i = 0; parts[i] != NULL; i++)
    add_part (people, parts[i]);
}

/* "Anna und Jan Weber": who has no family name gets that of the next one. */
static void
add_joined (GPtrArray *people, const char *text)
{
  static const char *const joints[] = { " und ", " u. ", " & ", " and ", " + ", " / ", NULL };
  const char *place = NULL;
  guint joint = 0;
  NzPersonName left, right;
  g_autofree char *first = NULL;

  for (guint i = 0; joints[i] != NULL && place == NULL; i++)
    {
      place = strstr (text, joints[i]);
      joint = i;
    }
  if (place == NULL)
    {
      add_by_commas (people, text);
      return;
    }
  first = g_strndup (text, (gsize)(place - text));
  g_strstrip (first);
  nz_person_name_parse (first, &left);
  nz_person_name_parse (place + strlen (joints[joint]), &right);
  if (*left.given == '\0' && *right.given != '\0' && *left.family != '\0' && *left.salutation == '\0'
      && strchr (first, ',') == NULL)
    {
      g_autofree char *whole = g_strconcat (first, " ", right.family, NULL);
      add_part (people, whole);
    }
  else
    add_by_commas (people, first);
  nz_person_name_clear (&left);
  nz_person_name_clear (&right);
  add_joined (people, place + strlen (joints[joint]));
}

char **
nz_split_people (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";\n|", MOST_PEOPLE);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    add_joined (people, parts[i]);
  g_ptr_array_add (people, NULL);
  return (char **)g_ptr_array_free (people, FALSE);
}

/* --- addresses -------------------------------------------------------------------------------------------
 */

void
nz_postal_parts_clear (NzPostalParts *parts)
{
  g_free (parts->street);
  g_free (parts->addition);
  g_free (parts->postcode);
  g_free (parts->town);
  *parts = (NzPostalParts){ 0 };
}

/* Five digits alone, perhaps behind "D-", with a word behind them. */
static const char *
find_postcode (const char *text)
{
  const char *found = NULL;

  for (const char *c = text; *c != '\0'; c++)
    {
      gsize digits = strspn (c, "0123456789");

      if (digits == 5 && (c == text || c[-1] == ' ' || c[-1] == ',' || c[-1] == '-' || c[-1] == '\n')
          && (c[5] == ' ' || c[5] == '\0' || c[5] == ','))
        found = c;
      if (digits > 0)
        c += digits - 1;
    }
  return found;
}

static void
strip_joints (char *text)
{
  gsize length;

  g_strstrip (text);
  length = strlen (text);
  while (length > 0 && strchr (",;- \n", text[length - 1]) != NULL)
    text[--length] = '\0';
  while (*text != '\0' && strchr (",; \n", *text) != NULL)
    memmove (text, text + 1, strlen (text));
}

gboolean
nz_split_address (const char *text, NzPostalParts *parts)
{
  g_autofree char *lines = nz_text_normalise (text, TRUE);
  const char *postcode = find_postcode (lines);
  char *comma;

  *parts = (NzPostalParts){ 0 };
  if (postcode == NULL)
    {
      parts->street = nz_text_normalise (lines, FALSE);
      parts->addition = g_strdup ("");
      parts->postcode = g_strdup ("");
      parts->town = g_strdup ("");
      return FALSE;
    }
  parts->postcode = g_strndup (postcode, 5);
  parts->town = g_strdup (postcode + 5);
  strip_joints (parts->town);
  parts->street = g_strndup (lines, (gsize)(postcode - lines));
  strip_joints (parts->street);
  if (g_str_has_suffix (parts->street, " D") || g_str_equal (parts->street, "D"))
    {
      parts->street[strlen (parts->street) - 1] = '\0';
      strip_joints (parts->street);
    }
  /* "Haus der Dienste, Weg 5": the street is what stands last. */
  comma = strrchr (parts->street, '\n');
  comma = comma != NULL ? comma : strrchr (parts->street, ',');
  parts->addition = comma != NULL ? g_strndup (parts->street, (gsize)(comma - parts->street)) : g_strdup ("");
  strip_joints (parts->addition);
  if (comma != NULL)
    {
      memmove (parts->street, comma + 1, strlen (comma + 1) + 1);
      strip_joints (parts->street);
    }
  return TRUE;
}

void
nz_split_town (const char *text, NzPostalParts *parts)
{
  g_autofree char *plain = nz_text_normalise (text, FALSE);
  const char *start = g_str_has_prefix (plain, "D-") ? plain + 2 : plain;
  gsize digits = strspn (start, "0123456789");

  *parts = (NzPostalParts){ .street = g_strdup (""), .addition = g_strdup ("") };
  parts->postcode = g_strndup (start, digits);
  parts->town = g_strdup (start + digits);
  strip_joints (parts->town);
}

/* --- several values --------------------------------------------------------------------------------------
 */

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text) != 0;
  return n;
}

static gboolean
stands_alone (const char *text, NzSplitKind kind)
{
  if (kind == NZ_SPLIT_TELEPHONES)
    return count_digits (text) >= LEAST_DIGITS;
  return strchr (text, '@') != NULL || (strchr (text, '.') != NULL && strchr (text, ' ') == NULL);
}

char **
nz_split_values (const char *text, NzSplitKind kind)
{
  static const char *const joints[]
      = { "|", "\n", ";", ", ", ",", " / ", " oder ", " und ", " or ", " u. ", NULL };
  GPtrArray *values = g_ptr_array_new ();
  g_autoptr (GString) rest = g_string_new (text);

  /* The first joint whose both sides stand alone separates; a native | always does. */
  for (gsize from = 0;;)
    {
      gsize best = rest->len, length = 0;

      for (guint i = 0; joints[i] != NULL; i++)
        {
          const char *place = strstr (rest->str + from, joints[i]);

          if (place != NULL && (gsize)(place - rest->str) < best)
            {
              best = (gsize)(place - rest->str);
              length = strlen (joints[i]);
            }
        }
      if (length == 0)
        break;
      g_autofree char *left = g_strndup (rest->str, best);
      const char *right = rest->str + best + length;
      if (rest->str[best] == '|' || (stands_alone (left, kind) && stands_alone (right, kind)))
        {
          add_part (values, left);
          g_string_erase (rest, 0, (gssize)(best + length));
          from = 0;
        }
      else
        from = best + length;
    }
  add_part (values, rest->str);
  g_ptr_array_add (values, NULL);
  return (char **)g_ptr_array_free (values, FALSE);
}

/* --- marks -----------------------------------------------------------------------------------------------
 */

NzMark
nz_split_mark (const char *text)
{
  static const char *const yes[]
      = { "x", "xx", "ja", "j", "yes", "y", "1", "✓", "✔", "☑", "☒", "true", "wahr", "+", "•", NULL };
  static const char *const no[]
      = { "nein", "n", "no", "0", "-", "–", "—", "false", "falsch", "☐", "/", NULL };
  g_autofree char *plain = nz_text_normalise (text, FALSE);
  g_autofree char *key = nz_text_match_key (plain);

  if (*plain == '\0')
    return NZ_MARK_NONE;
  if (g_strv_contains (yes, key))
    return NZ_MARK_YES;
  return g_strv_contains (no, key) ? NZ_MARK_NO : NZ_MARK_OTHER;
}
