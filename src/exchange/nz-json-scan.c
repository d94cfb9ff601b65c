/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-json-scan.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"

static gboolean
fail_at (const NzJsonScan *self, guint line, gsize column, const char *reason, GError **error)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s:%u:%zu: %s", self->name, line, column, reason);
  return FALSE;
}

static gboolean
fail (const NzJsonScan *self, const char *reason, GError **error)
{
  return fail_at (self, self->line, (gsize)(self->at - self->line_start) + 1,
                  self->at >= self->end ? _ ("The file ends too early; it was cut off.") : reason, error);
}

void
nz_json_scan_init (NzJsonScan *self, const char *name, const char *text, gsize size)
{
  *self = (NzJsonScan){ .name = name, .at = text, .end = text + size, .line = 1 };
  if (size >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->line_start = self->at;
}

void
nz_json_scan_enter (NzJsonScan *self, const NzJsonScan *around, const NzJsonPiece *piece)
{
  *self
      = (NzJsonScan){ around->name, piece->text, piece->text + piece->size, piece->line_start, piece->line };
}

static void
skip_space (NzJsonScan *self)
{
  for (; self->at < self->end; self->at++)
    {
      if (*self->at == '\n')
        {
          self->line++;
          self->line_start = self->at + 1;
        }
      else if (*self->at != ' ' && *self->at != '\t' && *self->at != '\r')
        return;
    }
}

gboolean
nz_json_scan_open (NzJsonScan *self, char bracket, GError **error)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != bracket)
    return fail (self, bracket == '{' ? _ ("“{” should stand here.") : _ ("“[” should stand here."), error);
  self->at++;
  return TRUE;
}

gboolean
nz_json_scan_more (NzJsonScan *self, char closing, gboolean *is_first, gboolean *has, GError **error)
{
  skip_space (self);
  *has = self->at < self->end && *self->at != closing;
  if (self->at >= self->end)
    return fail (self, "", error);
  if (!*has)
    {
      self->at++;
      return TRUE;
    }
  if (!*is_first)
    {
      if (*self->at != ',')
        return fail (self, _ ("A comma is missing here."), error);
      self->at++;
    }
  *is_first = FALSE;
  return TRUE;
}

/* --- strings
 * ------------------------------------------------------------------------------------------------ */

/* The four digits behind \u; -1 if they are none. */
static int
unit_at (const NzJsonScan *self, const char *digits)
{
  int unit = 0;

  if (self->end - digits < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (digits[i]))
        return -1;
      unit = unit * 16 + g_ascii_xdigit_value (digits[i]);
    }
  return unit;
}

/* Behind the backslash. */
static gboolean
skip_escape (NzJsonScan *self, GError **error)
{
  int unit;

  if (self->at >= self->end || strchr ("\"\\/bfnrtu", *self->at) == NULL || *self->at == '\0')
    return fail (self, _ ("This escape is not known in JSON."), error);
  if (*self->at++ != 'u')
    return TRUE;
  unit = unit_at (self, self->at);
  if (unit == 0)
    return fail (self, _ ("Texts cannot hold the character 0."), error);
  if (unit < 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return fail (self, _ ("This escape is no character."), error);
  self->at += 4;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;
  unit = self->end - self->at > 6 && self->at[0] == '\\' && self->at[1] == 'u' ? unit_at (self, self->at + 2)
                                                                               : -1;
  if (unit < 0xdc00 || unit > 0xdfff)
    return fail (self, _ ("This escape is no character."), error);
  self->at += 6;
  return TRUE;
}

static gboolean
skip_string (NzJsonScan *self, GError **error)
{
  self->at++;
  for (;;)
    {
      while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar)*self->at >= 0x20)
        self->at++;
      if (self->at >= self->end || (guchar)*self->at < 0x20)
        return fail (self,
                     _ ("A line break or control character stands in a text; the quotation mark at its end "
                        "may be missing."),
                     error);
      if (*self->at++ == '"')
        return TRUE;
      if (!skip_escape (self, error))
        return FALSE;
    }
}

gboolean
nz_json_scan_key (NzJsonScan *self, char **key, GError **error)
{
  const char *start;

  skip_space (self);
  if (self->at >= self->end || *self->at != '"')
    return fail (self, _ ("A name in quotation marks should stand here."), error);
  start = self->at + 1;
  if (!skip_string (self, error))
    return FALSE;
  *key = g_strndup (start, (gsize)(self->at - start) - 1);
  skip_space (self);
  if (self->at < self->end && *self->at == ':')
    {
      self->at++;
      return TRUE;
    }
  g_clear_pointer (key, g_free);
  return fail (self, _ ("A colon is missing here."), error);
}

/* --- values
 * ------------------------------------------------------------------------------------------------- */

/* Behind an opening bracket, to behind its closing one. */
static gboolean
skip_inside (NzJsonScan *self, GError **error)
{
  char closing[NZ_JSON_MOST_DEPTH];
  guint depth = 0;

  do
    {
      skip_space (self);
      if (self->at >= self->end)
        return fail (self, "", error);
      switch (*self->at)
        {
        case '"':
          if (!skip_string (self, error))
            return FALSE;
          continue;
        case '{':
        case '[':
          if (depth == NZ_JSON_MOST_DEPTH)
            return fail (self, _ ("This is nested too deeply to be ours."), error);
          closing[depth++] = *self->at == '{' ? '}' : ']';
          break;
        case '}':
        case ']':
          if (*self->at != closing[depth - 1])
            return fail (self, _ ("This bracket closes none that is open."), error);
          depth--;
          break;
        default:
          break;
        }
      self->at++;
    }
  while (depth > 0);
  return TRUE;
}

gboolean
nz_json_scan_value (NzJsonScan *self, NzJsonPiece *piece, GError **error)
{
  skip_space (self);
  *piece = (NzJsonPiece){ self->at, 0, self->line_start, self->line };
  if (self->at >= self->end)
    return fail (self, "", error);
  if (*self->at == '{' || *self->at == '[')
    {
      if (!skip_inside (self, error))
        return FALSE;
    }
  else if (*self->at == '"')
    {
      if (!skip_string (self, error))
        return FALSE;
    }
  else
    while (self->at < self->end && (g_ascii_isalnum (*self->at) || strchr ("+-.", *self->at) != NULL)
           && *self->at != '\0')
      self->at++;
  piece->size = (gsize)(self->at - piece->text);
  return piece->size > 0 || fail (self, _ ("A value should stand here."), error);
}

gboolean
nz_json_scan_end (NzJsonScan *self, GError **error)
{
  skip_space (self);
  return self->at >= self->end || fail (self, _ ("Something follows behind the end."), error);
}

JsonNode *
nz_json_parse_piece (NzJsonScan *self, JsonParser *parser, const NzJsonPiece *piece, GError **error)
{
  guint line, column;

  if (json_parser_load_from_data (parser, piece->text, (gssize)piece->size, NULL)
      && json_parser_get_root (parser) != NULL)
    return json_parser_get_root (parser);
  /* The parser counts from the beginning of the piece. */
  line = MAX (json_parser_get_current_line (parser), 1);
  column = json_parser_get_current_pos (parser);
  fail_at (self, piece->line + line - 1,
           line == 1 ? (gsize)(piece->text - piece->line_start) + column + 1 : (gsize)column + 1,
           _ ("This is not JSON as it should be."), error);
  return NULL;
}
