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
