/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

/* More than anybody reads in a list; a field may hold megabytes. */
#define LONGEST_SORTED 500

typedef struct
{
  UCollator *names;
  UCollator *words;
  char version[2 * U_MAX_VERSION_STRING_LENGTH];
} Collators;

static UCollator *
open_collator (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open (locale, &status);

  if (U_SUCCESS (status))
    ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collator: %s", u_errorName (status));
  return collator;
}

/* Only read once they are made, which ICU allows from several threads. ICU carries its own data: no locale of
 * the C library needs to be installed. */
static const Collators *
collators (void)
{
  static Collators shared;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      UVersionInfo version;
      char names[U_MAX_VERSION_STRING_LENGTH], words[U_MAX_VERSION_STRING_LENGTH];

      shared.names = open_collator ("de@collation=phonebook");
      shared.words = open_collator ("de");
      ucol_getVersion (shared.names, version);
      u_versionToString (version, names);
      ucol_getVersion (shared.words, version);
      u_versionToString (version, words);
      g_snprintf (shared.version, sizeof shared.version, "%s/%s", names, words);
      g_once_init_leave (&once, 1);
    }
  return &shared;
}

static char *
to_hex (const guint8 *key, int length)
{
  static const char digits[] = "0123456789abcdef";
  char *text = g_malloc (2 * (gsize)length + 1);

  for (int i = 0; i < length; i++)
    {
      text[2 * i] = digits[key[i] >> 4];
      text[2 * i + 1] = digits[key[i] & 15];
    }
  text[2 * length] = '\0';
  return text;
}

static char *
sort_key (const UCollator *collator, const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[2 * LONGEST_SORTED + 1];
  guint8 stack_key[1024];
  g_autofree guint8 *heap_key = NULL;
  const char *end = text;
  int wide_length, length;

  for (int i = 0; i < LONGEST_SORTED && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  u_strFromUTF8Lenient (wide, G_N_ELEMENTS (wide), &wide_length, text, (int32_t)(end - text), &status);
  if (U_FAILURE (status))
    return g_strdup ("");
  length = ucol_getSortKey (collator, wide, wide_length, stack_key, sizeof stack_key);
  if (length > (int)sizeof stack_key)
    {
      heap_key = g_malloc ((gsize)length);
      length = ucol_getSortKey (collator, wide, wide_length, heap_key, length);
    }
  /* without the NUL at its end, so that the shorter text comes first */
  return to_hex (heap_key != NULL ? heap_key : stack_key, MAX (length - 1, 0));
}

char *
nz_text_sort_key_names (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return sort_key (collators ()->names, text);
}

char *
nz_text_sort_key_words (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);
  return sort_key (collators ()->words, text);
}

const char *
nz_text_collator_version (void)
{
  return collators ()->version;
}
