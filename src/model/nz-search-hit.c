/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-search-hit.h"

#include <string.h>

#include "base/nz-text.h"

/* Letters of a long text that are shown around the first word found in it. */
#define BEFORE 30
#define SNIPPET 110

void
nz_search_reason_clear (NzSearchReason *reason)
{
  g_clear_pointer (&reason->title, g_free);
  g_clear_pointer (&reason->where, g_free);
}

/* --- marking -------------------------------------------------------------------------------------------- */

static gboolean
is_word_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
}

static gboolean
is_part (const char *word, const char *typed)
{
  return nz_query_finds_inside (typed) ? strstr (word, typed) != NULL : g_str_has_prefix (word, typed);
}

/* The first of @words that the word begins with or has inside, in either spelling of its umlauts; -1 for
 * none. */
static int
matching_word (const char *word, gsize size, const char *const *words)
{
  g_autofree char *text = g_strndup (word, size);
  g_autofree char *expanded = nz_text_match_key (text);
  g_autofree char *plain = nz_text_plain_key (text);

  for (int i = 0; words[i] != NULL; i++)
    if (is_part (expanded, words[i]) || is_part (plain, words[i]))
      return i;
  return -1;
}

/* A telephone number is one word of digits, however it is grouped. */
static int
matching_number (const char *text, const char *const *words)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  for (int i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= 3 && strspn (words[i], "0123456789") == strlen (words[i]))
      {
        const char *bare = words[i] + strspn (words[i], "0");
        if (*bare != '\0' && strstr (digits->str, bare) != NULL)
          return i;
      }
  return -1;
}

static void
append_escaped (GString *markup, const char *text, gsize size, gboolean bold)
{
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)size);
  g_string_append_printf (markup, bold ? "<b>%s</b>" : "%s", escaped);
}

char *
nz_search_mark (const char *text, const char *const *words, gboolean *found)
{
  g_return_val_if_fail (text != NULL && words != NULL, NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *rest = text;

  while (*rest != '\0')
    {
      const char *end = rest;

      while (*end != '\0' && !is_word_letter (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      append_escaped (markup, rest, (gsize)(end - rest), FALSE);
      rest = end;
      while (*end != '\0' && is_word_letter (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end == rest)
        break;
      int which = matching_word (rest, (gsize)(end - rest), words);
      append_escaped (markup, rest, (gsize)(end - rest), which >= 0);
      if (which >= 0 && found != NULL)
        found[which] = TRUE;
      rest = end;
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/* --- the reason ----------------------------------------------------------------------------------------- */

/* (transfer full): the part of a long text around the first word that matches, on one line. */
static char *
snippet_of (const char *text, const char *const *words)
{
  glong first = 0;
  glong place = 0;
  gboolean in_word = FALSE;

  for (const char *p = text; *p != '\0' && first == 0; p = g_utf8_next_char (p), place++)
    {
      gboolean letter = is_word_letter (g_utf8_get_char (p));
      if (letter && !in_word)
        {
          const char *end = p;
          while (*end != '\0' && is_word_letter (g_utf8_get_char (end)))
            end = g_utf8_next_char (end);
          if (matching_word (p, (gsize)(end - p), words) >= 0)
            first = place;
        }
      in_word = letter;
    }
  glong length = g_utf8_strlen (text, -1);
  glong from = first > BEFORE && length > SNIPPET ? first - BEFORE : 0;
  glong to = MIN (length, from + SNIPPET);
  g_autofree char *part = g_utf8_substring (text, from, to);
  g_strdelimit (part, "\n\r\t", ' ');
  return g_strdup_printf ("%s%s%s", from > 0 ? "… " : "", part, to < length ? " …" : "");
}

/* Appends the words of both lists. (transfer full) */
static GStrv
all_words (const char *typed, const char *const *near)
{
  g_autofree char *valid = g_utf8_make_valid (typed, -1);
  g_auto (GStrv) folded = nz_text_fold_query (valid);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **)folded);
  if (near != NULL)
    g_strv_builder_addv (builder, (const char **)near);
  return g_strv_builder_end (builder);
}

/* (transfer full) (nullable): "Field: text" if the field has one of the words. */
static char *
look_into (NzStore *store, NzRecord *record, const NzField *field, const char *const *words)
{
  g_autofree char *text = nz_store_display (store, record, field, nz_get_language ());
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length ((char **)words) + 1);
  gboolean any = FALSE;

  if (*text == '\0')
    return NULL;
  g_autofree char *snippet = snippet_of (text, words);
  g_autofree char *marked = nz_search_mark (snippet, words, found);
  for (guint i = 0; words[i] != NULL; i++)
    any |= found[i];
  if (!any && ((field->flags & NZ_FIELD_TELEPHONE) == 0 || matching_number (text, words) < 0))
    return NULL;
  g_autofree char *label = g_markup_escape_text (nz_field_label (field, nz_get_language ()), -1);
  return g_strdup_printf ("%s: %s", label, marked);
}

void
nz_search_reason_find (
    NzStore *store, const NzHit *hit, const char *typed, const char *const *near, NzSearchReason *reason)
{
  g_return_if_fail (NZ_IS_STORE (store) && hit != NULL && typed != NULL && reason != NULL);

  g_auto (GStrv) words = all_words (typed, near);
  const char *const *wanted = (const char *const *)words;
  g_autofree char *title = nz_store_title (store, hit->entity, hit->id);
  g_autofree gboolean *found = g_new0 (gboolean, g_strv_length (words) + 1);
  g_autoptr (NzRecord) record = nz_store_get (store, hit->entity, hit->id, NULL);
  gboolean all = TRUE;

  *reason = (NzSearchReason){ 0 };
  reason->title = nz_search_mark (title, wanted, found);
  for (guint i = 0; words[i] != NULL; i++)
    all &= found[i];
  for (guint i = 0; !all && record != NULL && reason->where == NULL && i < hit->entity->n_fields; i++)
    {
      const NzField *field = &hit->entity->fields[i];
      if ((field->flags & NZ_FIELD_SEARCHABLE) != 0 && (field->flags & NZ_FIELD_NAME) == 0)
        reason->where = look_into (store, record, field, wanted);
    }
}
