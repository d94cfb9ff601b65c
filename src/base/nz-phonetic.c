/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-phonetic.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/nz-text.h"

/* --- other letters and other scripts
 * ------------------------------------------------------------------------ */

/* Latin letters that sound in German like several, not like the letter without its mark. */
static const struct
{
  gunichar letter; /* lower case */
  const char *sound;
} SOUNDS[] = {
  { 0xe7, "tsch" }, { 0x107, "tsch" }, { 0x10d, "tsch" }, { 0x15b, "sch" },
  { 0x15f, "sch" }, { 0x219, "sch" },  { 0x161, "sch" },  { 0x17e, "sch" },
  { 0x17c, "sch" }, { 0x163, "z" },    { 0x21b, "z" },    { 0xf1, "nj" },
  { 0x144, "nj" },  { 0x148, "nj" },   { 0x11f, "g" },    { 0x1e9e, "ss" },
};

/* Before ICU: Cyrillic as Duden writes it in German, and Arabic with its long vowels, which Any-Latin takes
 * for consonants, and with a vowel between the first two consonants, which nobody writes there but everybody
 * in Latin letters. */
static const char RULES[]
    = "::Lower; ::NFC;\n"
      "щ > schtsch; ш > sch; ч > tsch; ж > sch; ц > z; х > ch; ё > jo; ю > ju; я > ja; э > e; ы > y; в > w;\n"
      "й > j; ь > ; ъ > ; є > je; ї > ji; і > i; ґ > g; ў > w; џ > dsch; љ > lj; њ > nj; ћ > tsch; ђ > "
      "dsch;\n"
      "ӓ > ae; ӧ > oe; ӱ > ue;\n"
      "$edge = [[:^L:]$];\n"
      "$consonant = [[ء-غف-هپچژگک]-[اأإآةوىي]];\n"
      "$edge { و > w; $edge { ي > j; و > u; ي > i; ى > a; ة > a; ئ > i; ؤ > u; ع > ; ء > ;\n"
      "ش > sch; ج > dsch; خ > ch; چ > tsch; ژ > sch;\n"
      "$edge { ($consonant) } $consonant > $1 a;\n"
      "::Null; ::Any-Latin; ::Latin-ASCII; ::Lower;\n";

static UTransliterator *
transliterator (void)
{
  static UTransliterator *shared;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;
      UParseError fault;
      UChar rules[2 * sizeof RULES];
      static const UChar id[] = { 'N', 'z', 0 };

      u_strFromUTF8 (rules, G_N_ELEMENTS (rules), NULL, RULES, -1, &status);
      shared = utrans_openU (id, -1, UTRANS_FORWARD, rules, -1, &fault, &status);
      if (U_FAILURE (status))
        g_error ("ICU has no transliteration: %s", u_errorName (status));
      g_once_init_leave (&once, 1);
    }
  return shared;
}

/* (transfer full): by ICU; what it cannot take stays as it is. */
static char *
transliterate (const char *text)
{
  static GMutex mutex;
  UErrorCode status = U_ZERO_ERROR;
  gsize length = strlen (text);
  /* A letter may become seven, "щ" two bytes. */
  int capacity = (int)MIN (8 * length + 8, (gsize)G_MAXINT / 4);
  g_autofree UChar *buffer = g_new (UChar, capacity);
  g_autofree char *out = NULL;
  int n = 0, limit, size = 0;

  u_strFromUTF8Lenient (buffer, capacity, &n, text, (int)length, &status);
  limit = n;
  g_mutex_lock (&mutex);
  utrans_transUChars (transliterator (), buffer, &n, capacity, 0, &limit, &status);
  g_mutex_unlock (&mutex);
  if (U_FAILURE (status))
    return g_strdup (text);
  out = g_malloc (3 * (gsize)n + 1);
  u_strToUTF8 (out, 3 * n + 1, &size, buffer, n, &status);
  return U_SUCCESS (status) ? g_steal_pointer (&out) : g_strdup (text);
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar)*text >= 0x80)
      return FALSE;
  return TRUE;
}

/* Whether all letters are Latin, as nearly always. */
static gboolean
is_latin (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter >= 0x250 && g_unichar_isalpha (letter)
          && g_unichar_get_script (letter) != G_UNICODE_SCRIPT_LATIN)
        return FALSE;
    }
  return TRUE;
}

static const char *
find_sound (gunichar letter)
{
  if (letter < 0x80)
    return NULL;
  letter = g_unichar_tolower (letter);
  for (gsize i = 0; i < G_N_ELEMENTS (SOUNDS); i++)
    if (SOUNDS[i].letter == letter)
      return SOUNDS[i].sound;
  return NULL;
}

static char *
write_sounds (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) written = g_string_sized_new (strlen (text) + 8);

  for (const char *p = composed != NULL ? composed : text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *sound = find_sound (g_utf8_get_char (p));

      if (sound != NULL)
        g_string_append (written, sound);
      else
        g_string_append_len (written, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (g_steal_pointer (&written), FALSE);
}

char *
nz_phonetic_latin (const char *text)
{
  g_autofree char *letters = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  if (is_ascii (text))
    return g_ascii_strdown (text, -1);
  letters = is_latin (text) ? write_sounds (text) : transliterate (text);
  return nz_text_match_key (letters);
}

/* --- Cologne phonetics
 * -------------------------------------------------------------------------------------- */

static gboolean
is_one_of (char letter, const char *letters)
{
  return letter != '\0' && strchr (letters, letter) != NULL;
}

/* Postel's table: the digits of a letter between its neighbours, '\0' where there is none. "0": a vowel. */
static const char *
digits_of (char letter, char before, char after)
{
  switch (letter)
    {
    case 'a':
    case 'e':
    case 'i':
    case 'j':
    case 'o':
    case 'u':
    case 'y':
      return "0";
    case 'b':
      return "1";
    case 'p':
      return after == 'h' ? "3" : "1";
    case 'd':
    case 't':
      return is_one_of (after, "csz") ? "8" : "2";
    case 'f':
    case 'v':
    case 'w':
      return "3";
    case 'g':
    case 'k':
    case 'q':
      return "4";
    case 'c':
      if (before == '\0')
        return is_one_of (after, "ahkloqrux") ? "4" : "8";
      return !is_one_of (before, "sz") && is_one_of (after, "ahkoqux") ? "4" : "8";
    case 'x':
      return is_one_of (before, "ckq") ? "8" : "48";
    case 'l':
      return "5";
    case 'm':
    case 'n':
      return "6";
    case 'r':
      return "7";
    case 's':
    case 'z':
      return "8";
    default: /* h */
      return "";
    }
}

/* The letters only, folded. */
static char *
letters_of (const char *word)
{
  char *latin = nz_phonetic_latin (word);
  char *to = latin;

  for (const char *from = latin; *from != '\0'; from++)
    if (g_ascii_isalpha (*from))
      *to++ = *from;
  *to = '\0';
  return latin;
}

/* @letters: lower-case ASCII. */
static void
append_code (GString *code, const char *letters, gsize length)
{
  gsize start = code->len;
  char last = '\0';

  for (gsize i = 0; i < length; i++)
    {
      const char *digits
          = digits_of (letters[i], i > 0 ? letters[i - 1] : '\0', i + 1 < length ? letters[i + 1] : '\0');

      if (*digits == '\0')
        last = '\0';
      for (; *digits != '\0'; digits++)
        {
          if (*digits != last && (*digits != '0' || code->len == start))
            g_string_append_c (code, *digits);
          last = *digits;
        }
    }
}

char *
nz_phonetic_code (const char *word)
{
  g_autofree char *letters = NULL;
  GString *code;

  g_return_val_if_fail (word != NULL, NULL);
  letters = letters_of (word);
  code = g_string_sized_new (16);
  append_code (code, letters, strlen (letters));
  return g_string_free (code, FALSE);
}

char **
nz_phonetic_words (const char *text)
{
  g_autofree char *latin = NULL;
  g_autoptr (GString) code = g_string_sized_new (16);
  GPtrArray *words = g_ptr_array_new ();

  g_return_val_if_fail (text != NULL, NULL);
  latin = nz_phonetic_latin (text);
  for (const char *p = latin; *p != '\0';)
    {
      const char *start = p;
      gboolean number = FALSE;

      for (; g_ascii_isalnum (*p); p++)
        number |= g_ascii_isdigit (*p);
      if (p == start)
        {
          p++;
          continue;
        }
      g_string_truncate (code, 0);
      if (number)
        g_string_append_len (code, start, p - start);
      else
        append_code (code, start, (gsize)(p - start));
      if (code->len > 0)
        g_ptr_array_add (words, g_strndup (code->str, code->len));
    }
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}
