/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-rule-private.h"

#include <string.h>

#include "base/nz-error.h"

/* The tree. */

gboolean
nz_rule_is_group (const NzRule *rule)
{
  return rule->kind == NZ_RULE_ALL || rule->kind == NZ_RULE_ANY;
}

NzRule *
nz_rule_new (const NzEntity *entity, NzRuleKind kind)
{
  NzRule *rule = g_new0 (NzRule, 1);

  rule->entity = entity;
  rule->kind = kind;
  rule->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_rule_free);
  rule->values = g_new0 (char *, 1);
  return rule;
}

void
nz_rule_free (NzRule *rule)
{
  if (rule == NULL)
    return;
  g_ptr_array_unref (rule->parts);
  g_free (rule->path);
  g_strfreev (rule->values);
  g_free (rule);
}

NzRule *
nz_rule_copy (const NzRule *rule)
{
  NzRule *copy;

  g_return_val_if_fail (rule != NULL, NULL);

  copy = nz_rule_new (rule->entity, rule->kind);
  g_strfreev (copy->values);
  copy->values = g_strdupv (rule->values);
  copy->path = g_strdup (rule->path);
  copy->via = rule->via;
  copy->field = rule->field;
  for (guint i = 0; i < rule->parts->len; i++)
    g_ptr_array_add (copy->parts, nz_rule_copy (rule->parts->pdata[i]));
  return copy;
}

gboolean
nz_rule_is_empty (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, TRUE);

  if (!nz_rule_is_group (rule))
    return FALSE;
  for (guint i = 0; i < rule->parts->len; i++)
    if (!nz_rule_is_empty (rule->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

gboolean
nz_rule_equal (const NzRule *a, const NzRule *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->entity != b->entity || a->kind != b->kind || a->field != b->field || a->via != b->via
      || a->parts->len != b->parts->len
      || !g_strv_equal ((const char *const *)a->values, (const char *const *)b->values))
    return FALSE;
  for (guint i = 0; i < a->parts->len; i++)
    if (!nz_rule_equal (a->parts->pdata[i], b->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

const NzEntity *
nz_rule_get_entity (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);
  return rule->entity;
}

NzRuleKind
nz_rule_get_kind (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, NZ_RULE_ALL);
  return rule->kind;
}

guint
nz_rule_get_n_parts (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, 0);
  return rule->parts->len;
}

const NzRule *
nz_rule_get_part (const NzRule *rule, guint index)
{
  g_return_val_if_fail (rule != NULL && index < rule->parts->len, NULL);
  return rule->parts->pdata[index];
}

void
nz_rule_remove_part (NzRule *rule, guint index)
{
  g_return_if_fail (rule != NULL && index < rule->parts->len);
  g_ptr_array_remove_index (rule->parts, index);
}

const NzField *
nz_rule_get_field (const NzRule *rule, const NzEntity **via)
{
  g_return_val_if_fail (rule != NULL, NULL);
  if (via != NULL)
    *via = rule->via;
  return rule->field;
}

const char *
nz_rule_get_path (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);
  return rule->path;
}

const char *const *
nz_rule_get_values (const NzRule *rule)
{
  g_return_val_if_fail (rule != NULL, NULL);
  return (const char *const *)rule->values;
}

void
nz_rule_add_group (NzRule *group, NzRule *part)
{
  g_return_if_fail (group != NULL && nz_rule_is_group (group) && part != NULL);
  g_return_if_fail (part->entity == group->entity);
  g_ptr_array_add (group->parts, part);
}

static void
count (const NzRule *rule, guint depth, guint *deepest, guint *n_parts, guint *n_values)
{
  *deepest = MAX (*deepest, depth);
  *n_parts += 1;
  *n_values += g_strv_length (rule->values);
  for (guint i = 0; i < rule->parts->len && *deepest <= NZ_RULE_MOST_DEPTH; i++)
    count (rule->parts->pdata[i], depth + 1, deepest, n_parts, n_values);
}

gboolean
nz_rule_fits (const NzRule *rule, GError **error)
{
  guint deepest = 0, n_parts = 0, n_values = 0;

  count (rule, 0, &deepest, &n_parts, &n_values);
  if (deepest <= NZ_RULE_MOST_DEPTH && n_parts <= NZ_RULE_MOST_PARTS && n_values <= NZ_RULE_MOST_VALUES)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("The rule is too large: groups may lie %d deep, with %d conditions and %d values in all."),
               NZ_RULE_MOST_DEPTH, NZ_RULE_MOST_PARTS, NZ_RULE_MOST_VALUES);
  return FALSE;
}

/* --- paths ---------------------------------------------------------------------------------------------- */

GPtrArray *
nz_rule_links (const NzEntity *entity, const NzEntity *via)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();
  const NzField *first = NULL;

  for (guint i = 0; i < via->n_fields; i++)
    {
      const NzField *field = &via->fields[i];

      if (field->type != NZ_TYPE_REFERENCE || nz_field_target (field) != entity)
        continue;
      first = first != NULL ? first : field;
      if ((field->flags & NZ_FIELD_REQUIRED) != 0)
        g_ptr_array_add (links, (gpointer)field);
    }
  if (links->len == 0 && first != NULL)
    g_ptr_array_add (links, (gpointer)first);
  return g_steal_pointer (&links);
}

gboolean
nz_rule_find_path (const NzEntity *entity, const char *path, const NzEntity **via, const NzField **field)
{
  const char *dot = strchr (path, '.');
  const char *name = dot != NULL ? dot + 1 : path;
  const NzEntity *owner = entity;

  *via = NULL;
  *field = NULL;
  if (dot != NULL)
    {
      g_autofree char *first = g_strndup (path, (gsize)(dot - path));
      g_autoptr (GPtrArray) links = NULL;

      owner = nz_entity_by_name (first);
      links = owner != NULL ? nz_rule_links (entity, owner) : NULL;
      if (links == NULL || links->len == 0)
        return FALSE;
      *via = owner;
    }
  *field = nz_entity_field (owner, name);
  return *field != NULL;
}

GPtrArray *
nz_rule_paths (const NzEntity *entity)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (entity != NULL, paths);
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *via = nz_entity_nth (i);
      g_autoptr (GPtrArray) links = nz_rule_links (entity, via);

      /* What has no row of a form is not for people. */
      if (links->len == 0 || via == &nz_entity_pin || via == &nz_entity_distinct_pair)
        continue;
      for (guint k = 0; k < via->n_fields; k++)
        {
          const NzField *field = &via->fields[k];
          /* A single link is always this record; of two, the other one may be asked for. */
          gboolean is_link = links->len == 1 && links->pdata[0] == field;

          if (!is_link && (field->flags & NZ_FIELD_HIDDEN) == 0)
            g_ptr_array_add (paths, g_strconcat (via->name, ".", field->name, NULL));
        }
    }
  return paths;
}

/* --- kinds ---------------------------------------------------------------------------------------------- */

const NzRuleKind *
nz_rule_kinds_for (const NzField *field)
{
  static const NzRuleKind of_text[] = { NZ_RULE_CONTAINS, NZ_RULE_CONTAINS_NOT, NZ_RULE_IS, NZ_RULE_IS_NOT,
                                        NZ_RULE_EMPTY,    NZ_RULE_NOT_EMPTY,    0 };
  static const NzRuleKind of_code[] = { NZ_RULE_IS, NZ_RULE_IS_NOT, NZ_RULE_EMPTY, NZ_RULE_NOT_EMPTY, 0 };
  static const NzRuleKind of_number[]
      = { NZ_RULE_IS, NZ_RULE_IS_NOT, NZ_RULE_BEFORE, NZ_RULE_AFTER, NZ_RULE_EMPTY, NZ_RULE_NOT_EMPTY, 0 };
  static const NzRuleKind of_boolean[] = { NZ_RULE_IS, 0 };

  g_return_val_if_fail (field != NULL, of_code);
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
    case NZ_TYPE_CONTACTS:
      return of_text;
    case NZ_TYPE_DATE:
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
      return of_number;
    case NZ_TYPE_BOOLEAN:
      return of_boolean;
    case NZ_TYPE_CHOICE:
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
    default:
      return of_code;
    }
}

gboolean
nz_rule_kind_is_negative (NzRuleKind kind, NzRuleKind *positive)
{
  switch (kind)
    {
    case NZ_RULE_IS_NOT:
      *positive = NZ_RULE_IS;
      return TRUE;
    case NZ_RULE_CONTAINS_NOT:
      *positive = NZ_RULE_CONTAINS;
      return TRUE;
    case NZ_RULE_EMPTY:
      *positive = NZ_RULE_NOT_EMPTY;
      return TRUE;
    default:
      *positive = kind;
      return FALSE;
    }
}

static gboolean
kind_fits (NzRuleKind kind, const NzField *field)
{
  for (const NzRuleKind *k = nz_rule_kinds_for (field); *k != 0; k++)
    if (*k == kind)
      return TRUE;
  return FALSE;
}

/* --- conditions ----------------------------------------------------------------------------------------- */

/* (transfer full) (nullable): @text as the tree keeps it: what a record's field would make of it. */
static char *
plain_value (const NzEntity *owner, const NzField *field, const char *text, GError **error)
{
  g_autoptr (NzRecord) record = nz_record_new (owner);
  NzDate date;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The text for “%s” is not valid UTF-8."),
                   nz_field_label (field, nz_get_language ()));
      return NULL;
    }
  if (*text == '\0')
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” is compared with nothing: a value is missing."),
                   nz_field_label (field, nz_get_language ()));
      return NULL;
    }
  /* Looked for among several, so one value is one text, whatever is in it. */
  if (field->type == NZ_TYPE_CONTACTS || field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT)
    return g_strdup (text);
  /* Of a list of terms one, not several in one text. */
  if (field->type == NZ_TYPE_TERMS && strchr (text, '|') != NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” is more than one value."), text);
      return NULL;
    }
  if (!nz_record_set_plain (record, field, text, error))
    return NULL;
  date = field->type == NZ_TYPE_DATE ? nz_record_get_date (record, field->name) : NZ_DATE_NONE;
  if (nz_date_is_set (date) && !nz_date_is_valid (date))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s”: there is no such day as %s."),
                   nz_field_label (field, nz_get_language ()), text);
      return NULL;
    }
  return nz_record_dup_plain (record, field);
}

/* (transfer full) (nullable) */
static GStrv
plain_values (
    const NzEntity *owner, const NzField *field, NzRuleKind kind, const char *const *values, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = values != NULL ? g_strv_length ((GStrv)values) : 0;

  if (kind == NZ_RULE_EMPTY || kind == NZ_RULE_NOT_EMPTY)
    return g_new0 (char *, 1);
  if (n == 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” is compared with nothing: a value is missing."),
                   nz_field_label (field, nz_get_language ()));
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *plain = plain_value (owner, field, values[i], error);

      if (plain == NULL)
        return NULL;
      g_strv_builder_add (builder, plain);
    }
  return g_strv_builder_end (builder);
}

/* The record holds on a day: at most one value, a whole date. */
static gboolean
add_active (NzRule *group, const char *const *values, GError **error)
{
  NzRule *rule;
  NzDate date;

  if (nz_entity_field_with (group->entity, NZ_FIELD_SINCE) == NULL
      && nz_entity_field_with (group->entity, NZ_FIELD_UNTIL) == NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s have neither a beginning nor an end."),
                   nz_entity_plural (group->entity, nz_get_language ()));
      return FALSE;
    }
  if (values != NULL && values[0] != NULL
      && (values[1] != NULL || !nz_date_parse_iso (values[0], &date) || !nz_date_is_full (date)
          || !nz_date_is_valid (date)))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” is no day such as 2026-11-23."), values[0]);
      return FALSE;
    }
  rule = nz_rule_new (group->entity, NZ_RULE_ACTIVE);
  if (values != NULL)
    {
      g_strfreev (rule->values);
      rule->values = g_strdupv ((GStrv)values);
    }
  g_ptr_array_add (group->parts, rule);
  return TRUE;
}

gboolean
nz_rule_add (NzRule *group, const char *path, NzRuleKind kind, const char *const *values, GError **error)
{
  const NzEntity *via;
  const NzField *field;
  GStrv plain;
  NzRule *rule;

  g_return_val_if_fail (group != NULL && nz_rule_is_group (group), FALSE);
  g_return_val_if_fail (kind != NZ_RULE_ALL && kind != NZ_RULE_ANY, FALSE);
  g_return_val_if_fail ((path == NULL) == (kind == NZ_RULE_ACTIVE), FALSE);

  if (kind == NZ_RULE_ACTIVE)
    return add_active (group, values, error);
  if (!nz_rule_find_path (group->entity, path, &via, &field))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s have no field “%s”."),
                   nz_entity_plural (group->entity, nz_get_language ()), path);
      return FALSE;
    }
  if (!kind_fits (kind, field))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("“%s” cannot be asked “%s”."),
                   nz_field_label (field, nz_get_language ()),
                   nz_rule_kind_label (kind, NULL, nz_get_language ()));
      return FALSE;
    }
  plain = plain_values (via != NULL ? via : group->entity, field, kind, values, error);
  if (plain == NULL)
    return FALSE;

  rule = nz_rule_new (group->entity, kind);
  rule->path = g_strdup (path);
  rule->via = via;
  rule->field = field;
  g_strfreev (rule->values);
  rule->values = plain;
  g_ptr_array_add (group->parts, rule);
  return TRUE;
}
