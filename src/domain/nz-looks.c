/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-looks.h"

#include <string.h>

#include "base/nz-legal-form.h"
#include "base/nz-phonetic.h"
#include "base/nz-text.h"
#include "entity/nz-contact.h"

#define WORDS_MAX 24
/* Most keys are shorter. */
#define KEY_MOST 256

/* Words that no name is told by. */
static const char *const EMPTY_WORDS[]
    = { "und", "u",  "and", "der", "die", "das", "des",  "dem",  "den",       "fuer",
        "fur", "in", "im",  "zu",  "zur", "zum", "von",  "vom",  "am",        "an",
        "e",   "v",  "ev",  "the", "of",  "for", "seit", "gegr", "gegruendet" };

/* The year behind them says since when, not who. */
static const char *const SINCE_WORDS[] = { "seit", "gegr", "gegruendet" };

/* What is written in two ways. */
static const char *const SAME_WORDS[][2] = {
  { "awo", "arbeiterwohlfahrt" },
  { "vhs", "volkshochschule" },
  { "kita", "kindertagesstaette" },
  { "kindergarten", "kindertagesstaette" },
  { "ag", "arbeitsgemeinschaft" },
  { "lv", "landesverband" },
  { "kv", "kreisverband" },
  { "ov", "ortsverband" },
  { "st", "sankt" },
};

NzLooksTable *
nz_looks_table_new (const NzEntity *entity)
{
  NzLooksTable *self = g_new0 (NzLooksTable, 1);
  const NzLooksWord none = { 0 };
  const guint nothing = 0;

  self->entity = entity;
  self->texts = g_string_chunk_new (64 * 1024);
  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  self->book = g_array_new (FALSE, TRUE, sizeof (NzLooksWord));
  self->values = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->looks = g_array_new (FALSE, FALSE, sizeof (NzLooks));
  self->names = g_hash_table_new (NULL, NULL);
  g_array_append_val (self->book, none);
  g_array_append_val (self->numbers, nothing);
  return self;
}

void
nz_looks_table_free (NzLooksTable *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->texts);
  g_hash_table_unref (self->words);
  g_array_unref (self->book);
  g_hash_table_unref (self->values);
  g_array_unref (self->numbers);
  g_array_unref (self->ids);
  g_array_unref (self->looks);
  g_hash_table_unref (self->names);
  g_free (self);
}

/* --- numbers for texts
 * -------------------------------------------------------------------------------------- */

/* @kind keeps equal texts of different sorts apart. 0 for an empty one. */
static guint
number_of (NzLooksTable *self, char kind, const char *text)
{
  char place[KEY_MOST];
  g_autofree char *longer = NULL;
  char *key = place;
  gsize length;
  guint number;

  if (text == NULL || *text == '\0')
    return 0;
  length = strlen (text);
  if (length + 2 > sizeof place)
    key = longer = g_malloc (length + 2);
  key[0] = kind;
  memcpy (key + 1, text, length + 1);
  number = GPOINTER_TO_UINT (g_hash_table_lookup (self->values, key));
  if (number == 0)
    {
      number = g_hash_table_size (self->values) + 1;
      g_hash_table_insert (self->values, g_string_chunk_insert (self->texts, key), GUINT_TO_POINTER (number));
    }
  return number;
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static guint
word_of (NzLooksTable *self, const char *text)
{
  guint word = GPOINTER_TO_UINT (g_hash_table_lookup (self->words, text));

  if (word == 0)
    {
      g_autofree char *code = NULL;
      NzLooksWord fresh
          = { .text = g_string_chunk_insert (self->texts, text), .is_number = has_digit (text) };

      code = fresh.is_number ? g_strdup (text) : nz_phonetic_code (text);
      fresh.sound = number_of (self, 's', code);
      word = self->book->len;
      g_array_append_val (self->book, fresh);
      g_hash_table_insert (self->words, (gpointer)fresh.text, GUINT_TO_POINTER (word));
    }
  return word;
}

static gboolean
is_among (const char *text, const char *const *texts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (text, texts[i]))
      return TRUE;
  return FALSE;
}

static const char *
same_word (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (SAME_WORDS); i++)
    if (g_str_equal (text, SAME_WORDS[i][0]))
      return SAME_WORDS[i][1];
  return text;
}

/* "12 a" and "12-a" become "12a", as others write it; "12 e. V." does not. */
static void
join_letters (char *text)
{
  char *to = text;

  for (const char *p = text; *p != '\0';)
    {
      gsize gap = g_ascii_isdigit (*p) ? strspn (p + 1, " -/") : 0;
      char letter = gap > 0 ? p[1 + gap] : '\0';

      *to++ = *p++;
      if (g_ascii_isalpha (letter) && !g_ascii_isalnum (p[gap + 1]) && strchr ("euv", letter) == NULL)
        p += gap;
    }
  *to = '\0';
}

/* Cuts the next word off the text at @place. (nullable) */
static char *
next_word (char **place)
{
  char *start = *place;
  char *end;

  while (*start != '\0' && !g_ascii_isalnum (*start))
    start++;
  for (end = start; g_ascii_isalnum (*end);)
    end++;
  *place = *end != '\0' ? end + 1 : end;
  *end = '\0';
  return end > start ? start : NULL;
}

static gboolean
is_since (const char *text, const char *before)
{
  return before != NULL && strlen (text) == 4 && strspn (text, "0123456789") == 4
         && is_among (before, SINCE_WORDS, G_N_ELEMENTS (SINCE_WORDS));
}

/* Appends the words of @latin (ASCII) to `numbers`; returns how many. Where all are empty words, they count.
 */
static guint
add_words (NzLooksTable *self, const char *latin, gboolean skip_empty, GString *initials)
{
  g_autofree char *text = g_strdup (latin);
  char *place = text, *start, *before = NULL;
  guint n = 0;

  if (has_digit (text))
    join_letters (text);
  for (; n < WORDS_MAX && (start = next_word (&place)) != NULL; before = start)
    {
      guint word;

      if (skip_empty
          && (is_among (start, EMPTY_WORDS, G_N_ELEMENTS (EMPTY_WORDS)) || is_since (start, before)))
        continue;
      if (initials != NULL)
        g_string_append_c (initials, *start);
      word = word_of (self, same_word (start));
      nz_looks_word (self, word)->uses++;
      g_array_append_val (self->numbers, word);
      n++;
    }
  if (n == 0 && skip_empty && *latin != '\0')
    return add_words (self, latin, FALSE, initials);
  return n;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The number of all words from @first on in alphabetical order, as they are written or as they sound. */
static guint
sorted_key (NzLooksTable *self, guint first, guint n, gboolean sound)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_sized_new (n + 1);
  g_autofree char *joined = NULL;
  char codes[WORDS_MAX * 2][12];

  if (n == 0)
    return 0;
  for (guint i = 0; i < MIN (n, WORDS_MAX * 2); i++)
    {
      const NzLooksWord *word = nz_looks_word (self, nz_looks_numbers (self, first)[i]);

      if (sound)
        g_snprintf (codes[i], sizeof codes[i], "%u", word->sound);
      g_ptr_array_add (texts, sound ? codes[i] : (char *)word->text);
    }
  g_ptr_array_sort (texts, compare_texts);
  g_ptr_array_add (texts, NULL);
  joined = g_strjoinv (" ", (char **)texts->pdata);
  return number_of (self, sound ? 'S' : 'k', joined);
}

/* --- what else a record says
 * -------------------------------------------------------------------------------- */

static char *
mail_key (const char *text)
{
  return g_strstrip (g_utf8_strdown (text, -1));
}

/* "https://www.example.org/" as "example.org". */
static char *
web_key (const char *text)
{
  g_autofree char *lower = g_strstrip (g_utf8_strdown (text, -1));
  const char *start = strstr (lower, "://");
  gsize length;

  start = start != NULL ? start + 3 : lower;
  if (g_str_has_prefix (start, "www."))
    start += 4;
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;
  return g_strndup (start, length);
}

static guint
add_values (
    NzLooksTable *self, char kind, GPtrArray *values, char *(*key_of) (const char *text), guint *place)
{
  guint n = 0;

  *place = self->numbers->len;
  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *key = key_of (values->pdata[i]);
      guint number = number_of (self, kind, key);

      if (number == 0)
        continue;
      g_array_append_val (self->numbers, number);
      n++;
    }
  return n;
}

/* "Rosa-Luxemburg-Str. 50" as "rosaluxemburgstr50". (transfer full) */
static char *
street_key (const char *street)
{
  g_autofree char *latin = nz_phonetic_latin (street);
  g_autoptr (GString) key = g_string_sized_new (strlen (latin));

  for (const char *p = latin; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
  g_string_replace (key, "strasse", "str", 0);
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char *
letters_key (const char *text)
{
  g_autofree char *latin = nz_phonetic_latin (text);
  char *key = g_new (char, strlen (latin) + 1);
  char *to = key;

  for (const char *p = latin; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      *to++ = *p;
  *to = '\0';
  return key;
}

static guint
value_of (NzLooksTable *self, char kind, const char *text, char *(*key_of) (const char *text))
{
  g_autofree char *key = text != NULL ? key_of (text) : NULL;

  return number_of (self, kind, key);
}

static gboolean
is_foreign (const char *name)
{
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (letter >= 0x370 && g_unichar_isalpha (letter)
          && g_unichar_get_script (letter) != G_UNICODE_SCRIPT_LATIN)
        return TRUE;
    }
  return FALSE;
}

static void
add_address (NzLooksTable *self, const NzLooksInput *input, NzLooks *looks)
{
  looks->street = value_of (self, 'a', input->street, street_key);
  looks->postcode = value_of (self, 'p', input->postcode, letters_key);
  looks->town = value_of (self, 't', input->town, letters_key);
  if (input->town != NULL && self->entity == &nz_entity_organisation)
    {
      g_autofree char *latin = nz_phonetic_latin (input->town);

      if (*latin != '\0' && strpbrk (latin, " -,()/") == NULL)
        nz_looks_word (self, word_of (self, latin))->is_town = TRUE;
    }
}

/* Only words that no acronym can stand for. */
static guint64
figures_of (const NzLooksTable *self, guint first, guint n)
{
  guint64 figures = 0;

  for (guint i = 0; i < n; i++)
    {
      guint word = nz_looks_numbers (self, first)[i];

      if (g_ascii_isdigit (nz_looks_word (self, word)->text[0]))
        figures |= G_GUINT64_CONSTANT (1) << (word * 2654435761u >> 26);
    }
  return figures;
}

static void
add_organisation_name (NzLooksTable *self, const NzLooksInput *input, NzLooks *looks)
{
  g_autofree char *core = nz_legal_form_split (input->name, &looks->legal_form);
  g_autofree char *latin = nz_phonetic_latin (core);
  g_autofree char *exact = nz_text_match_key (input->name);
  g_autoptr (GString) initials = g_string_new (NULL);

  looks->words = self->numbers->len;
  looks->n_words = add_words (self, latin, TRUE, initials);
  looks->figures = figures_of (self, looks->words, looks->n_words);
  looks->key = sorted_key (self, looks->words, looks->n_words, FALSE);
  looks->sound = sorted_key (self, looks->words, looks->n_words, TRUE);
  looks->exact = number_of (self, 'n', exact);
  looks->foreign = is_foreign (input->name);
  looks->initials = initials->len >= 2 && initials->len <= 8 ? number_of (self, 'i', initials->str) : 0;
  if (input->short_name != NULL)
    {
      g_autofree char *short_core = nz_legal_form_strip (input->short_name);
      g_autofree char *short_latin = letters_key (short_core);

      looks->short_key = strlen (short_latin) >= 2 ? number_of (self, 'i', short_latin) : 0;
    }
}

static void
add_person_name (NzLooksTable *self, const NzLooksInput *input, NzLooks *looks)
{
  g_autofree char *family = nz_phonetic_latin (input->name);
  g_autofree char *given = nz_phonetic_latin (input->short_name != NULL ? input->short_name : "");
  g_autofree char *name
      = g_strconcat (input->short_name != NULL ? input->short_name : "", " ", input->name, NULL);
  g_autofree char *exact = nz_text_match_key (name);

  looks->words = self->numbers->len;
  looks->n_words = add_words (self, family, FALSE, NULL);
  looks->given = self->numbers->len;
  looks->n_given = add_words (self, given, FALSE, NULL);
  looks->key = sorted_key (self, looks->words, looks->n_words + looks->n_given, FALSE);
  looks->sound = sorted_key (self, looks->words, looks->n_words + looks->n_given, TRUE);
  looks->exact = number_of (self, 'n', exact);
  looks->foreign = is_foreign (name);
}

guint
nz_looks_table_add (NzLooksTable *self, const NzLooksInput *input)
{
  NzLooks looks = { .id = input->id };
  guint n;

  if (self->entity == &nz_entity_person)
    add_person_name (self, input, &looks);
  else
    add_organisation_name (self, input, &looks);
  looks.n_telephones = add_values (self, 'T', input->telephones, nz_contact_telephone_key, &looks.telephones);
  looks.n_mails = add_values (self, 'M', input->mails, mail_key, &looks.mails);
  looks.n_webs = add_values (self, 'W', input->webs, web_key, &looks.webs);
  looks.register_number = value_of (self, 'R', input->register_number, letters_key);
  looks.kind = g_intern_string (input->kind);
  looks.organisations = self->ids->len;
  if (input->organisations != NULL)
    {
      looks.n_organisations = input->organisations->len;
      g_array_append_vals (self->ids, input->organisations->data, input->organisations->len);
    }
  add_address (self, input, &looks);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, GUINT_TO_POINTER (looks.key)));
  g_hash_table_insert (self->names, GUINT_TO_POINTER (looks.key), GUINT_TO_POINTER (n + 1));
  g_array_append_val (self->looks, looks);
  return self->looks->len - 1;
}

void
nz_looks_table_drop (NzLooksTable *self)
{
  const NzLooks *looks = nz_looks_at (self, self->looks->len - 1);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->names, GUINT_TO_POINTER (looks->key)));

  g_hash_table_insert (self->names, GUINT_TO_POINTER (looks->key), GUINT_TO_POINTER (n - 1));
  for (guint i = 0; i < looks->n_words; i++)
    nz_looks_word (self, nz_looks_numbers (self, looks->words)[i])->uses--;
  for (guint i = 0; i < looks->n_given; i++)
    nz_looks_word (self, nz_looks_numbers (self, looks->given)[i])->uses--;
  g_array_set_size (self->numbers, looks->words);
  g_array_set_size (self->ids, looks->organisations);
  g_array_set_size (self->looks, self->looks->len - 1);
}
