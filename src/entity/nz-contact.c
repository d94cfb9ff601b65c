/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-contact.h"

#include <string.h>

#include "base/nz-text.h"

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

char *
nz_contact_telephone_key (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);
  g_auto (GStrv) words = nz_text_fold_query (value);
  g_autofree char *joined = g_strjoinv ("", words);

  return strlen (joined) >= 6 && strspn (joined, "0123456789") == strlen (joined) ? g_steal_pointer (&joined)
                                                                                  : NULL;
}

/* Digits that are not parted at all are the worst, then those parted by other signs than DIN 5008 knows; a
 * hyphen before the extension is the best. */
static guint
rate_grouping (const char *number)
{
  const char *digits = number + (*number == '+' ? 1 : 0);
  gsize first = strspn (digits, "0123456789");
  const char *hyphen = strrchr (digits, '-');
  guint rate = 0;

  if (digits[first] == '\0')
    return 0;
  rate += strspn (digits, "0123456789 -") == strlen (digits) ? 2 : 1;
  if (hyphen != NULL && hyphen > digits + first)
    rate++;
  return rate;
}

static gboolean
is_same_contact (const char *a, const char *b, gboolean telephone)
{
  if (g_ascii_strcasecmp (a, b) == 0)
    return TRUE;
  if (!telephone)
    return FALSE;
  g_autofree char *one = nz_contact_telephone_key (a);
  g_autofree char *other = nz_contact_telephone_key (b);
  return one != NULL && g_strcmp0 (one, other) == 0;
}

void
nz_contact_unite (GPtrArray *all, const char *text, gboolean telephone)
{
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (all != NULL && text != NULL);
  nz_contact_split (text, &value, &label);
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *there = NULL;
      g_autofree char *there_label = NULL;

      nz_contact_split (all->pdata[i], &there, &there_label);
      if (!is_same_contact (there, value, telephone)
          || (label != NULL && there_label != NULL && !g_str_equal (label, there_label)))
        continue;
      gboolean better = telephone && rate_grouping (value) > rate_grouping (there);
      g_free (all->pdata[i]);
      all->pdata[i] = nz_contact_join (better ? value : there, there_label != NULL ? there_label : label);
      return;
    }
  g_ptr_array_add (all, g_strdup (text));
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
