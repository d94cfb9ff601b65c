/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-text.h"
#include "exchange/nz-import-private.h"

/* Texts of several lines: what somebody wrote is never lost for what a table says. */

static gboolean
is_word_at (const char *text)
{
  return *text != '\0' && g_unichar_isalnum (g_utf8_get_char (text));
}

/* Whether @text says @part in whole words; both as compared. */
static gboolean
says (const char *text, const char *part)
{
  gsize length = strlen (part);

  if (length == 0)
    return TRUE;
  for (const char *found = strstr (text, part); found != NULL;
       found = strstr (g_utf8_next_char (found), part))
    {
      const char *before = found > text ? g_utf8_prev_char (found) : NULL;
      gboolean begins = before == NULL || !is_word_at (before) || !is_word_at (found);
      gboolean ends = !is_word_at (found + length) || !is_word_at (g_utf8_prev_char (found + length));

      if (begins && ends)
        return TRUE;
    }
  return FALSE;
}

char *
nz_import_unite_texts (const char *old, const char *new)
{
  g_autofree char *old_key = nz_text_match_key (old != NULL ? old : "");
  g_autofree char *new_key = nz_text_match_key (new);

  if (says (old_key, new_key))
    return g_strdup (old != NULL ? old : "");
  if (says (new_key, old_key))
    return g_strdup (new);
  return g_strconcat (old, "\n\n", new, NULL);
}

/* (transfer full): letters and digits, folded, with what addresses abbreviate abbreviated. */
static char *
bare (const char *text)
{
  g_autofree char *key = nz_text_match_key (text);
  g_autoptr (GString) bare = g_string_new (NULL);

  for (const char *c = key; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (bare, g_utf8_get_char (c));
  g_string_replace (bare, "strasse", "str", 0);
  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/* Whether @new says what @old does in less: "Max-Reger-Str. 1", "Chor e.V.". */
static gboolean
is_shorthand (const char *old, const char *new)
{
  if (g_utf8_strlen (new, -1) >= g_utf8_strlen (old, -1))
    return FALSE;
  g_autofree char *old_bare = bare (old);
  g_autofree char *new_bare = bare (new);

  return *new_bare != '\0' && g_str_equal (old_bare, new_bare);
}

gboolean
nz_import_set_text (NzRecord *record, const NzField *field, const char *text, GError **error)
{
  g_autofree char *old = g_strdup (nz_record_get_text (record, field->name));

  if (!nz_record_set_input (record, field, text, error))
    return FALSE;
  const char *new = nz_record_get_text (record, field->name);
  if (old != NULL && new != NULL && is_shorthand (old, new))
    nz_record_set_text (record, field->name, old);
  return TRUE;
}

gboolean
nz_import_add_text (NzRecord *record, const NzField *field, const char *text, GError **error)
{
  g_autofree char *old = g_strdup (nz_record_get_text (record, field->name));

  if (!nz_record_set_input (record, field, text, error))
    return FALSE;
  const char *new = nz_record_get_text (record, field->name);
  g_autofree char *both = nz_import_unite_texts (old, new != NULL ? new : "");
  nz_record_set_text (record, field->name, both);
  return TRUE;
}
