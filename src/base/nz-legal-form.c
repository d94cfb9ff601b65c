/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-legal-form.h"

#include <string.h>

/* Letters only, in lower case. The leftmost beginning wins, so that "GmbH & Co. KG" is no KG. */
static const struct
{
  const char *letters;
  const char *kind;
} FORMS[] = {
  { "ev", "ev" },
  { "eingetragenerverein", "ev" },
  { "eingetrverein", "ev" },
  { "registeredassociation", "ev" },
  { "ggmbh", "ggmbh" },
  { "gemeinnützigegmbh", "ggmbh" },
  { "gemeinnuetzigegmbh", "ggmbh" },
  { "gemngmbh", "ggmbh" },
  { "gemeinnützigegesellschaftmbh", "ggmbh" },
  { "gmbh", "gmbh" },
  { "mbh", "gmbh" },
  { "gesellschaftmitbeschränkterhaftung", "gmbh" },
  { "gesellschaftmbh", "gmbh" },
  { "gmbhcokg", "gmbhcokg" },
  { "gmbhundcokg", "gmbhcokg" },
  { "ug", "ug" },
  { "ughaftungsbeschränkt", "ug" },
  { "ughaftungsbeschraenkt", "ug" },
  { "gug", "gug" },
  { "gughaftungsbeschränkt", "gug" },
  { "eg", "eg" },
  { "egmbh", "eg" },
  { "gbr", "gbr" },
  { "gdbr", "gbr" },
  { "kg", "kg" },
  { "cokg", "kg" },
  { "ohg", "ohg" },
  { "ek", "ek" },
  { "ekfr", "ek" },
  { "ag", "ag" },
  { "gag", "gag" },
  { "se", "se" },
  { "kdör", "kdoer" },
  { "kdoer", "kdoer" },
  { "aör", "aoer" },
  { "aoer", "aoer" },
  { "ltd", "ltd" },
  { "inc", "inc" },
  { "sro", "sro" },
  { "spzoo", "spzoo" },
  { "evig", "ev" },
};

/* Bytes: the longest of the table with what may stand between its letters. */
#define LONGEST 80
/* Bytes: more than the longest of the table. */
#define LETTERS 48

/* (nullable): the kind if @text is a legal form and nothing else. */
static const char *
kind_of (const char *text)
{
  char letters[LETTERS + 8];
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isdigit (letter) || n > LETTERS)
        return NULL;
      if (g_unichar_isalpha (letter))
        n += (gsize)g_unichar_to_utf8 (g_unichar_tolower (letter), letters + n);
    }
  letters[n] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (FORMS); i++)
    if (FORMS[i].letters[0] == letters[0] && g_str_equal (FORMS[i].letters, letters))
      return FORMS[i].kind;
  return NULL;
}

/* "AG" and "SE" are forms only as they are written: "Die ag" is none. */
static gboolean
is_written_as_form (const char *text, const char *kind)
{
  if (strlen (kind) > 2 || (!g_str_equal (kind, "se") && !g_str_equal (kind, "ag")))
    return TRUE;
  return g_ascii_isupper (text[0]) && g_ascii_isupper (text[1]);
}

static const char *
find (const char *name, const char **kind)
{
  const char *end = name + strlen (name);
  const char *p = end - name > LONGEST ? end - LONGEST : name + 1;

  for (; p < end; p++)
    {
      if (strchr (" ,(", p[-1]) == NULL || *p == ' ')
        continue;
      *kind = kind_of (p);
      if (*kind != NULL && is_written_as_form (p, *kind))
        return p;
    }
  *kind = NULL;
  return end;
}

const char *
nz_legal_form_find (const char *name)
{
  const char *kind;

  g_return_val_if_fail (name != NULL, NULL);
  return find (name, &kind);
}

const char *
nz_legal_form_of (const char *name)
{
  const char *kind;

  g_return_val_if_fail (name != NULL, NULL);
  find (name, &kind);
  return kind;
}

char *
nz_legal_form_split (const char *name, const char **kind)
{
  const char *end;

  g_return_val_if_fail (name != NULL && kind != NULL, NULL);
  end = find (name, kind);
  if (*end == '\0')
    return g_strdup (name);
  while (end > name && strchr (" ,(", end[-1]) != NULL)
    end--;
  return end > name ? g_strndup (name, (gsize)(end - name)) : g_strdup (name);
}

char *
nz_legal_form_strip (const char *name)
{
  const char *kind;

  g_return_val_if_fail (name != NULL, NULL);
  return nz_legal_form_split (name, &kind);
}
