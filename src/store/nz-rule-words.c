/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-rule-private.h"

#include "base/nz-id.h"

/* A rule for eyes. */

const char *
nz_rule_kind_label (NzRuleKind kind, const NzField *field, NzLanguage language)
{
  gboolean is_terms = field != NULL && field->type == NZ_TYPE_TERMS;
  gboolean is_number = field != NULL && (field->type == NZ_TYPE_INTEGER || field->type == NZ_TYPE_TIME);

  switch (kind)
    {
    case NZ_RULE_ALL:
      return nz_ctext (language, "rule", "all of these");
    case NZ_RULE_ANY:
      return nz_ctext (language, "rule", "any of these");
    case NZ_RULE_IS:
      return is_terms ? nz_ctext (language, "rule", "with") : nz_ctext (language, "rule", "is");
    case NZ_RULE_IS_NOT:
      return is_terms ? nz_ctext (language, "rule", "without") : nz_ctext (language, "rule", "is not");
    case NZ_RULE_CONTAINS:
      return nz_ctext (language, "rule", "contains");
    case NZ_RULE_CONTAINS_NOT:
      return nz_ctext (language, "rule", "does not contain");
    case NZ_RULE_EMPTY:
      return nz_ctext (language, "rule", "is empty");
    case NZ_RULE_NOT_EMPTY:
      return nz_ctext (language, "rule", "is not empty");
    case NZ_RULE_BEFORE:
      return is_number ? nz_ctext (language, "rule", "is less than")
                       : nz_ctext (language, "rule", "is before");
    case NZ_RULE_AFTER:
      return is_number ? nz_ctext (language, "rule", "is more than")
                       : nz_ctext (language, "rule", "is after");
    case NZ_RULE_ACTIVE:
    default:
      return nz_ctext (language, "rule", "active on");
    }
}

char *
nz_rule_path_label (const NzEntity *entity, const char *path, NzLanguage language)
{
  const NzEntity *via;
  const NzField *field;

  g_return_val_if_fail (entity != NULL, NULL);
  if (path == NULL)
    return g_strdup (nz_ctext (language, "rule", "Active on a day"));
  if (!nz_rule_find_path (entity, path, &via, &field))
    return g_strdup (path);
  if (via == NULL)
    return g_strdup (nz_field_label (field, language));
  return g_strdup_printf ("%s: %s", nz_entity_label (via, language), nz_field_label (field, language));
}

/* One value for eyes: (transfer full) */
static char *
value_words (const NzRule *rule, const char *value, NzStore *store, NzLanguage language)
{
  const NzField *field = rule->field;
  g_autoptr (NzRecord) record = NULL;
  gint64 id;

  if (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT || field->type == NZ_TYPE_CONTACTS)
    return g_strdup_printf (nz_text (language, N_ ("“%s”")), value);
  if (nz_field_target (field) != NULL)
    {
      g_autofree char *title = NULL;

      nz_id_parse (value, &id);
      title = nz_store_title (store, nz_field_target (field), id);
      /* What it named is gone: then the rule finds nobody by it. */
      return *title != '\0' ? g_steal_pointer (&title)
                            : g_strdup (nz_ctext (language, "rule", "(a deleted entry)"));
    }
  record = nz_record_new (rule->via != NULL ? rule->via : rule->entity);
  nz_record_set_plain (record, field, value, NULL);
  return nz_record_dup_display (record, field, language);
}

/* "neither A nor B" */
static void
append_values (GString *words, const NzRule *rule, NzStore *store, NzLanguage language)
{
  gboolean neither = rule->kind == NZ_RULE_IS_NOT || rule->kind == NZ_RULE_CONTAINS_NOT;
  const char *word = neither && rule->field->type != NZ_TYPE_TERMS ? nz_ctext (language, "rule", "nor")
                                                                   : nz_ctext (language, "rule", "or");

  for (guint i = 0; rule->values[i] != NULL; i++)
    {
      g_autofree char *value = value_words (rule, rule->values[i], store, language);

      if (i == 0)
        g_string_append_printf (words, " %s", value);
      else
        g_string_append_printf (words, " %s %s", word, value);
    }
}

static void
append_condition (GString *words, const NzRule *rule, NzStore *store, NzLanguage language)
{
  gboolean several = rule->values[0] != NULL && rule->values[1] != NULL;
  g_autofree char *label = NULL;
  const char *verb;

  if (rule->kind == NZ_RULE_ACTIVE)
    {
      NzDate day = NZ_DATE_NONE;
      g_autofree char *text = NULL;

      if (rule->values[0] != NULL)
        nz_date_parse_iso (rule->values[0], &day);
      text = nz_date_format (day, language, NZ_DATE_LONG);
      if (*text == '\0')
        g_string_append (words, nz_ctext (language, "rule", "active on the day in question"));
      else
        g_string_append_printf (words, "%s %s", nz_rule_kind_label (NZ_RULE_ACTIVE, NULL, language), text);
      return;
    }
  label = nz_rule_path_label (rule->entity, rule->path, language);
  verb = nz_rule_kind_label (rule->kind, rule->field, language);
  if (several && rule->field->type != NZ_TYPE_TERMS && rule->kind == NZ_RULE_IS_NOT)
    verb = nz_ctext (language, "rule", "is neither");
  if (several && rule->kind == NZ_RULE_CONTAINS_NOT)
    verb = nz_ctext (language, "rule", "contains neither");
  g_string_append_printf (words, "%s %s", label, verb);
  append_values (words, rule, store, language);
}

static void
append_rule (GString *words, const NzRule *rule, NzStore *store, NzLanguage language)
{
  const char *word
      = rule->kind == NZ_RULE_ANY ? nz_ctext (language, "rule", "or") : nz_ctext (language, "rule", "and");
  guint n = 0;

  if (!nz_rule_is_group (rule))
    {
      append_condition (words, rule, store, language);
      return;
    }
  for (guint i = 0; i < rule->parts->len; i++)
    {
      const NzRule *part = rule->parts->pdata[i];
      gboolean in_parentheses = nz_rule_is_group (part) && rule->parts->len > 1 && part->parts->len > 1;

      if (nz_rule_is_empty (part))
        continue;
      if (n++ > 0)
        g_string_append_printf (words, " %s ", word);
      if (in_parentheses)
        g_string_append_c (words, '(');
      append_rule (words, part, store, language);
      if (in_parentheses)
        g_string_append_c (words, ')');
    }
}

char *
nz_rule_words (const NzRule *rule, NzStore *store, NzLanguage language)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (rule != NULL && NZ_IS_STORE (store), NULL);
  append_rule (words, rule, store, language);
  return g_string_free (g_steal_pointer (&words), FALSE);
}
