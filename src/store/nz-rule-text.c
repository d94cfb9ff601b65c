/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-rule-private.h"

#include <string.h>

#include "base/nz-text.h"

/* A rule as text, and the words that it is made of. */

typedef struct
{
  NzRuleKind kind;
  const char *words; /* match keys, separated by | */
} Operator;

static const Operator OPERATORS[] = {
  { NZ_RULE_IS, "is|ist|=|is in|liegt in" },
  { NZ_RULE_IS_NOT, "is not|ist nicht|!=|≠|is not in|liegt nicht in" },
  { NZ_RULE_CONTAINS, "contains|enthaelt" },
  { NZ_RULE_CONTAINS_NOT, "contains not|does not contain|enthaelt nicht" },
  { NZ_RULE_EMPTY, "empty|is empty|leer|ist leer" },
  { NZ_RULE_NOT_EMPTY, "not empty|is not empty|nicht leer|ist nicht leer" },
  { NZ_RULE_BEFORE,
    "before|is before|less than|is less than|<|vor|ist vor|liegt vor|kleiner als|ist kleiner als" },
  { NZ_RULE_AFTER,
    "after|is after|greater than|is greater than|>|nach|ist nach|liegt nach|groesser als|ist groesser als" },
};
/* What the file has. */
static const char *const NAMES[] = {
  [NZ_RULE_ALL] = "all",
  [NZ_RULE_ANY] = "any",
  [NZ_RULE_IS] = "is",
  [NZ_RULE_IS_NOT] = "is not",
  [NZ_RULE_CONTAINS] = "contains",
  [NZ_RULE_CONTAINS_NOT] = "contains not",
  [NZ_RULE_EMPTY] = "empty",
  [NZ_RULE_NOT_EMPTY] = "not empty",
  [NZ_RULE_BEFORE] = "before",
  [NZ_RULE_AFTER] = "after",
  [NZ_RULE_ACTIVE] = "active",
};

gboolean
nz_rule_is_one_of (const char *text, const char *words)
{
  g_autofree char *key = nz_text_match_key (text);
  g_auto (GStrv) parts = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *)parts, key);
}

gboolean
nz_rule_parse_kind (const char *text, NzRuleKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (OPERATORS); i++)
    if (nz_rule_is_one_of (text, OPERATORS[i].words))
      {
        *kind = OPERATORS[i].kind;
        return TRUE;
      }
  return FALSE;
}

/* Whether a value reads as nothing but a value: one plain word that belongs to no operator. */
static gboolean
is_plain_word (const char *value)
{
  g_autofree char *key = NULL;

  if (*value == '\0'
      || strspn (value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._@+-:/")
             != strlen (value))
    return FALSE;
  key = nz_text_match_key (value);
  for (guint i = 0; i < G_N_ELEMENTS (OPERATORS); i++)
    {
      g_auto (GStrv) words = g_strsplit_set (OPERATORS[i].words, "| ", -1);
      if (g_strv_contains ((const char *const *)words, key))
        return FALSE;
    }
  return TRUE;
}

static void
append_value (GString *text, const char *value)
{
  if (is_plain_word (value))
    {
      g_string_append (text, value);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *c);
    }
  g_string_append_c (text, '"');
}

static void append_rule (GString *text, const NzRule *rule);

static void
append_parts (GString *text, const NzRule *group)
{
  for (guint i = 0; i < group->parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, "; ");
      append_rule (text, group->parts->pdata[i]);
    }
}

static void
append_rule (GString *text, const NzRule *rule)
{
  if (nz_rule_is_group (rule))
    {
      g_string_append_printf (text, "%s (", NAMES[rule->kind]);
      append_parts (text, rule);
      g_string_append_c (text, ')');
      return;
    }
  if (rule->path != NULL)
    g_string_append_printf (text, "%s ", rule->path);
  g_string_append (text, NAMES[rule->kind]);
  for (guint i = 0; rule->values[i] != NULL; i++)
    {
      g_string_append_c (text, i > 0 ? '|' : ' ');
      append_value (text, rule->values[i]);
    }
}

char *
nz_rule_to_text (const NzRule *rule)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (rule != NULL, NULL);

  /* A text that is one group is that group. */
  if (rule->kind == NZ_RULE_ALL
      && !(rule->parts->len == 1 && nz_rule_is_group (g_ptr_array_index (rule->parts, 0))))
    append_parts (text, rule);
  else
    append_rule (text, rule);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
