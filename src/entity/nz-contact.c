/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-contact.h"

#include <string.h>

/* (nullable): where the label begins, behind its parenthesis. */
static const char *
find_label (const char *text)
{
  gsize length = strlen (text);
  const char *open;

  if (length < 4 || text[length - 1] != ')')
    return NULL;
  open = g_strrstr (text, " (");
  if (open == NULL || open == text)
    return NULL;

  const char *label = open + 2;
  gsize size = (gsize)(text + length - 1 - label);
  if (size == 0 || memchr (label, '(', size) != NULL || memchr (label, ')', size) != NULL
      || !g_unichar_isalpha (g_utf8_get_char (label))
      || g_utf8_strlen (label, (gssize)size) > NZ_CONTACT_LABEL_MAX)
    return NULL;
  return label;
}

void
nz_contact_split (const char *text, char **value, char **label)
{
  g_return_if_fail (text != NULL && value != NULL && label != NULL);
  const char *begin = g_utf8_validate (text, -1, NULL) ? find_label (text) : NULL;

  *value = begin != NULL ? g_strndup (text, (gsize)(begin - 2 - text)) : g_strdup (text);
  *label = begin != NULL ? g_strndup (begin, strlen (begin) - 1) : NULL;
}

char *
nz_contact_join (const char *value, const char *label)
{
  g_return_val_if_fail (value != NULL, NULL);
  return label != NULL && *label != '\0' ? g_strdup_printf ("%s (%s)", value, label) : g_strdup (value);
}

char *
nz_contact_dup_value (const char *text)
{
  g_autofree char *label = NULL;
  char *value;

  g_return_val_if_fail (text != NULL, NULL);
  nz_contact_split (text, &value, &label);
  return value;
}

gboolean
nz_contact_is_private (const char *text)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (text != NULL, FALSE);
  nz_contact_split (text, &value, &label);
  if (label == NULL)
    return FALSE;
  g_autofree char *folded = g_utf8_casefold (label, -1);
  return g_str_has_prefix (folded, "privat") || g_str_equal (folded, "home")
         || g_str_equal (folded, "zu hause");
}

const char *
nz_contact_offer (guint index, NzLanguage language)
{
  static const char *const offers[] = {
    NC_ ("label of a number", "Office"),      NC_ ("label of a number", "Switchboard"),
    NC_ ("label of a number", "Secretariat"), NC_ ("label of a number", "mobile"),
    NC_ ("label of a number", "private"),
  };

  return index < G_N_ELEMENTS (offers) ? nz_text (language, offers[index]) : NULL;
}
