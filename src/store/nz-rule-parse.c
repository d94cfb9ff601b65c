/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-rule-private.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"

/* A rule from text: tokens, conditions, groups. */

#define MOST_OPERATOR_WORDS 3

/* --- tokens --------------------------------------------------------------------------------------------- */

typedef enum
{
  TOKEN_WORD,
  TOKEN_QUOTED,
  TOKEN_OR,    /* | */
  TOKEN_OPEN,  /* ( */
  TOKEN_CLOSE, /* ) */
  TOKEN_NEXT,  /* ; or the end of a line */
  TOKEN_END,
} TokenKind;

typedef struct
{
  TokenKind kind;
  const char *begin, *end; /* in the text */
  char *value;             /* of words; owned */
} Token;

typedef struct
{
  const NzEntity *entity;
  const char *text;
  GArray *tokens;
  guint at;
  NzRuleFind find;
  gpointer data;
} Parser;

static void
token_clear (gpointer token)
{
  g_free (((Token *)token)->value);
}

static const Token *
peek (const Parser *parser, guint ahead)
{
  return &g_array_index (parser->tokens, Token, MIN (parser->at + ahead, parser->tokens->len - 1));
}

/* Always %FALSE: @reason stands in the message behind the place in the text. */
static gboolean
refuse_at (const Parser *parser, const char *place, const char *reason, GError **error)
{
  glong character = g_utf8_pointer_to_offset (parser->text, place) + 1;
  glong rest = g_utf8_strlen (place, -1);
  g_autofree char *near = g_utf8_substring (place, 0, MIN (rest, 20));

  if (*near == '\0')
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The rule, at its end: %s"), reason);
  else
    g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The rule, from character %ld (“%s”): %s"), character,
                 near, reason);
  return FALSE;
}

/* (nullable): behind the closing quotation mark. */
static const char *
read_quoted (const char *c, GString *value)
{
  for (c++; *c != '\0'; c++)
    {
      if (*c == '"' && c[1] != '"')
        return c + 1;
      if (*c == '"')
        c++;
      g_string_append_c (value, *c);
    }
  return NULL;
}

static gboolean
read_tokens (Parser *parser, GError **error)
{
  const char *c = parser->text;

  while (TRUE)
    {
      Token token = { TOKEN_END, c, c + 1, NULL };

      if (*c == ';' || *c == '\n')
        token.kind = TOKEN_NEXT;
      else if (*c == '(' || *c == ')')
        token.kind = *c == '(' ? TOKEN_OPEN : TOKEN_CLOSE;
      else if (*c == '|')
        token.kind = TOKEN_OR;
      else if (*c == '"')
        {
          g_autoptr (GString) value = g_string_new (NULL);

          token.kind = TOKEN_QUOTED;
          token.end = read_quoted (c, value);
          if (token.end == NULL)
            return refuse_at (parser, c, _ ("the closing quotation mark is missing."), error);
          token.value = g_strdup (value->str);
        }
      else if (g_ascii_isspace (*c))
        {
          c++;
          continue;
        }
      else if (*c != '\0')
        {
          token.kind = TOKEN_WORD;
          token.end = c + strcspn (c, ";()|\" \t\r\n\f\v");
          token.value = g_strndup (c, (gsize)(token.end - c));
        }
      g_array_append_val (parser->tokens, token);
      if (token.kind == TOKEN_END)
        return TRUE;
      c = token.end;
    }
}

/* --- conditions ----------------------------------------------------------------------------------------- */

/* (nullable) (transfer full): the path of what a person calls a field. */
static char *
find_path (const NzEntity *entity, const char *text)
{
  const NzField *field = nz_entity_parse_field (entity, text);

  if (field != NULL)
    return g_strdup (field->name);
  for (const char *dot = strchr (text, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *first = g_strndup (text, (gsize)(dot - text));
      const NzEntity *via = nz_entity_parse (first);
      g_autoptr (GPtrArray) links = via != NULL ? nz_rule_links (entity, via) : NULL;

      field = via != NULL ? nz_entity_parse_field (via, dot + 1) : NULL;
      if (field != NULL && links->len > 0)
        return g_strconcat (via->name, ".", field->name, NULL);
    }
  return NULL;
}

/* (transfer full): the text from the next token to that behind @n words. */
static char *
words_ahead (const Parser *parser, guint from, guint n)
{
  const Token *first = peek (parser, from);

  if (n == 1)
    return g_strdup (first->value);
  return g_strndup (first->begin, (gsize)(peek (parser, from + n - 1)->end - first->begin));
}

static guint
n_words_ahead (const Parser *parser, guint from)
{
  guint n = 0;

  while (peek (parser, from + n)->kind == TOKEN_WORD)
    n++;
  return n;
}

/* The longest run of words that is a field. (nullable) (transfer full): its path. */
static char *
take_path (Parser *parser)
{
  guint n = n_words_ahead (parser, 0);

  if (peek (parser, 0)->kind == TOKEN_QUOTED)
    n = 1;
  /* No heading has more words. */
  for (n = MIN (n, 12); n > 0; n--)
    {
      g_autofree char *text = words_ahead (parser, 0, n);
      g_autofree char *path = find_path (parser->entity, text);

      if (path == NULL)
        continue;
      parser->at += n;
      return g_steal_pointer (&path);
    }
  return NULL;
}

/* The longest run of words that is an operator. */
static gboolean
take_operator (Parser *parser, NzRuleKind *kind)
{
  for (guint n = MIN (n_words_ahead (parser, 0), MOST_OPERATOR_WORDS); n > 0; n--)
    {
      g_autofree char *text = words_ahead (parser, 0, n);

      if (nz_rule_parse_kind (text, kind))
        {
          parser->at += n;
          return TRUE;
        }
    }
  return FALSE;
}

/* (nullable) (transfer full): a value as the tree keeps it. */
static char *
resolve (const Parser *parser, const char *path, const char *value, GError **error)
{
  const NzEntity *via;
  const NzField *field;
  g_autoptr (NzRecord) record = NULL;

  nz_rule_find_path (parser->entity, path, &via, &field);
  if (field->type == NZ_TYPE_TEXT || field->type == NZ_TYPE_LONG_TEXT || field->type == NZ_TYPE_CONTACTS)
    return g_strdup (value);
  record = nz_record_new (via != NULL ? via : parser->entity);
  if (nz_field_target (field) != NULL && parser->find != NULL)
    {
      gint64 id = 0;

      if (!parser->find (nz_field_target (field), nz_field_term_kind (field), value, &id, parser->data,
                         error))
        return NULL;
      if (field->type == NZ_TYPE_TERMS)
        nz_record_set_ids (record, field->name, &id, 1);
      else
        nz_record_set_int (record, field->name, id);
    }
  else if (!nz_record_set_input (record, field, value, error))
    return NULL;
  return nz_record_dup_plain (record, field);
}

/* Values up to the end of the condition. @path: (nullable): as they are. (nullable) (transfer full) */
static GStrv
take_values (Parser *parser, const char *path, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint n_values = 0;; n_values++)
    {
      const Token *token = peek (parser, 0);
      guint n = token->kind == TOKEN_QUOTED ? 1 : n_words_ahead (parser, 0);
      g_autofree char *text = NULL;
      g_autofree char *value = NULL;
      g_autoptr (GError) reason = NULL;

      if (n == 0)
        {
          if (n_values == 0)
            break;
          refuse_at (parser, token->begin, _ ("a value is missing."), error);
          return NULL;
        }
      text = words_ahead (parser, 0, n);
      value = path != NULL ? resolve (parser, path, text, &reason) : g_strdup (text);
      if (value == NULL)
        {
          refuse_at (parser, token->begin, reason->message, error);
          return NULL;
        }
      g_strv_builder_add (builder, value);
      parser->at += n;
      if (peek (parser, 0)->kind != TOKEN_OR)
        break;
      parser->at++;
    }
  return g_strv_builder_end (builder);
}

/* "active", "active on 2026-11-23", "aktiv am 23.11.2026" */
static gboolean
parse_active (Parser *parser, NzRule *group, GError **error)
{
  const Token *first = peek (parser, 0);
  g_autofree char *day = NULL;
  const char *values[] = { NULL, NULL };
  char iso[NZ_DATE_TEXT_SIZE];
  NzDate date;
  g_autoptr (GError) reason = NULL;
  guint n;

  parser->at++;
  if (peek (parser, 0)->kind == TOKEN_WORD && nz_rule_is_one_of (peek (parser, 0)->value, "on|am"))
    parser->at++;
  n = peek (parser, 0)->kind == TOKEN_QUOTED ? 1 : n_words_ahead (parser, 0);
  if (n > 0)
    {
      day = words_ahead (parser, 0, n);
      if (!nz_date_parse (day, &date, &reason))
        return refuse_at (parser, peek (parser, 0)->begin, reason->message, error);
      values[0] = nz_date_to_iso (date, iso);
      parser->at += n;
    }
  return nz_rule_add (group, NULL, NZ_RULE_ACTIVE, values, &reason)
         || refuse_at (parser, first->begin, reason->message, error);
}

static gboolean
parse_condition (Parser *parser, NzRule *group, GError **error)
{
  const Token *first = peek (parser, 0);
  g_autofree char *path = take_path (parser);
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) reason = NULL;
  NzRuleKind kind;

  if (path == NULL && first->kind == TOKEN_WORD && nz_rule_is_one_of (first->value, "active|aktiv"))
    return parse_active (parser, group, error);
  if (path == NULL)
    {
      g_autofree char *message
          = g_strdup_printf (_ ("here the name of a field of %s is expected, then what is asked of it, as in "
                                "“%s contains Erfurt”."),
                             nz_entity_plural (parser->entity, nz_get_language ()), parser->entity->sort);
      return refuse_at (parser, first->begin, message, error);
    }
  if (!take_operator (parser, &kind))
    return refuse_at (parser, peek (parser, 0)->begin,
                      _ ("here “is”, “is not”, “contains”, “contains not”, “empty”, “not empty”, “before” or "
                         "“after” is expected."),
                      error);
  values = take_values (parser, path, error);
  if (values == NULL)
    return FALSE;
  if ((kind == NZ_RULE_EMPTY || kind == NZ_RULE_NOT_EMPTY) && values[0] != NULL)
    return refuse_at (parser, first->begin, _ ("“empty” takes no value."), error);
  return nz_rule_add (group, path, kind, (const char *const *)values, &reason)
         || refuse_at (parser, first->begin, reason->message, error);
}

/* --- groups --------------------------------------------------------------------------------------------- */

static gboolean
begins_group (const Parser *parser, NzRuleKind *kind)
{
  const Token *first = peek (parser, 0);

  if (first->kind != TOKEN_WORD || peek (parser, 1)->kind != TOKEN_OPEN)
    return FALSE;
  *kind = nz_rule_is_one_of (first->value, "any|eine|oder|or") ? NZ_RULE_ANY : NZ_RULE_ALL;
  return *kind == NZ_RULE_ANY || nz_rule_is_one_of (first->value, "all|alle|und|and");
}

static gboolean
parse_parts (Parser *parser, NzRule *group, guint depth, TokenKind end, GError **error)
{
  if (depth > NZ_RULE_MOST_DEPTH)
    return refuse_at (parser, peek (parser, 0)->begin, _ ("the groups lie too deep in one another."), error);
  while (peek (parser, 0)->kind != end)
    {
      const Token *token = peek (parser, 0);
      NzRuleKind kind;

      if (token->kind == TOKEN_NEXT)
        {
          parser->at++;
          continue;
        }
      if (token->kind == TOKEN_END)
        return refuse_at (parser, token->begin, _ ("a closing parenthesis is missing."), error);
      if (begins_group (parser, &kind))
        {
          NzRule *part = nz_rule_new (parser->entity, kind);

          nz_rule_add_group (group, part);
          parser->at += 2;
          if (!parse_parts (parser, part, depth + 1, TOKEN_CLOSE, error))
            return FALSE;
          parser->at++;
        }
      else if (!parse_condition (parser, group, error))
        return FALSE;
      token = peek (parser, 0);
      if (token->kind != TOKEN_NEXT && token->kind != end)
        return refuse_at (parser, token->begin,
                          token->kind == TOKEN_END
                              ? _ ("a closing parenthesis is missing.")
                              : _ ("here “;” or a new line is expected. A value with ; | ( ) "
                                   "or quotation marks in it stands in quotation marks."),
                          error);
    }
  return TRUE;
}

NzRule *
nz_rule_parse_names (const NzEntity *entity, const char *text, NzRuleFind find, gpointer data, GError **error)
{
  g_return_val_if_fail (entity != NULL && text != NULL, NULL);

  g_autoptr (GArray) tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  Parser parser = { entity, text, tokens, 0, find, data };
  g_autoptr (NzRule) rule = nz_rule_new (entity, NZ_RULE_ALL);

  g_array_set_clear_func (tokens, token_clear);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("The rule is not valid UTF-8."));
      return NULL;
    }
  if (!read_tokens (&parser, error) || !parse_parts (&parser, rule, 0, TOKEN_END, error))
    return NULL;
  /* One group is the rule itself. */
  if (rule->parts->len == 1 && nz_rule_is_group (rule->parts->pdata[0]))
    {
      NzRule *part = g_ptr_array_steal_index (rule->parts, 0);

      nz_rule_free (rule);
      rule = part;
    }
  return nz_rule_fits (rule, error) ? g_steal_pointer (&rule) : NULL;
}

NzRule *
nz_rule_parse (const NzEntity *entity, const char *text, GError **error)
{
  return nz_rule_parse_names (entity, text, NULL, NULL, error);
}
