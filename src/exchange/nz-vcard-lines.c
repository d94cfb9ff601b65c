/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-vcard-lines.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "exchange/nz-decode.h"

/* A text of more is not one that a person wrote into a card. */
#define MOST_TEXT ((gsize)1024 * 1024)
#define MOST_CARDS 1000000

typedef struct
{
  const char *name;
  const char *data;
  gsize size, place;
  int line; /* of @place, from 1 */
  GPtrArray *cards;
  GPtrArray *card; /* (nullable): under way */
  int card_line;
  int depth; /* of cards inside a card */
} Reading;

static void
line_free (gpointer data)
{
  NzVcardLine *line = data;

  g_free (line->text);
  g_free (line);
}

/* The physical line at the place, without its end. */
static const char *
next_line (Reading *reading, gsize *size)
{
  const char *start = reading->data + reading->place;
  gsize rest = reading->size - reading->place, length = 0;

  while (length < rest && start[length] != '\n' && start[length] != '\r')
    length++;
  *size = length;
  reading->place += length;
  if (length < rest)
    reading->place += start[length] == '\r' && length + 1 < rest && start[length + 1] == '\n' ? 2 : 1;
  reading->line++;
  return start;
}

static gboolean
at_end (const Reading *reading)
{
  return reading->place >= reading->size;
}

static gboolean
begins_with (const char *line, gsize size, const char *word)
{
  return size >= strlen (word) && g_ascii_strncasecmp (line, word, strlen (word)) == 0;
}

/* --- one property ----------------------------------------------------------------------------------------
 */

/* Where the value begins: behind the first colon outside quotation marks; NULL for none. */
static const char *
find_value (const char *line, gsize size)
{
  gboolean quoted = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (line[i] == '"')
        quoted = !quoted;
      else if (line[i] == ':' && !quoted)
        return line + i + 1;
    }
  return memchr (line, ':', size) != NULL ? (const char *)memchr (line, ':', size) + 1 : NULL;
}

static gboolean
is_property (const char *line, gsize size)
{
  const char *value = find_value (line, size);
  const char *c = line;
  guint n_dots = 0;

  if (value == NULL || !g_ascii_isalpha (*line))
    return FALSE;
  for (; c < value - 1 && *c != ';'; c++)
    {
      if (!g_ascii_isalnum (*c) && *c != '-' && *c != '.' && *c != '_')
        return FALSE;
      n_dots += *c == '.';
    }
  /* "item1.TEL": a group and a name */
  return g_ascii_isalnum (c[-1]) && n_dots <= 1;
}

/* What the parameters say that a value is written in; the others stay in @kept. */
typedef struct
{
  gboolean is_quoted, is_base64;
  char *charset;
  GString *kept; /* "TEL;TYPE=WORK" */
} Parameters;

static gboolean
value_is (const char *parameter, const char *value)
{
  const char *equals = strchr (parameter, '=');
  const char *own = equals != NULL ? equals + 1 : parameter;

  return (equals == NULL || g_ascii_strncasecmp (parameter, "ENCODING=", 9) == 0)
         && g_ascii_strcasecmp (own, value) == 0;
}

/* What is none says nothing about the value, and would only confuse who reads it next. */
static gboolean
is_well_formed (const char *parameter)
{
  gsize name = strcspn (parameter, "=");
  guint n_quotes = 0;

  for (gsize i = 0; parameter[i] != '\0'; i++)
    {
      if (i < name ? !g_ascii_isalnum (parameter[i]) && parameter[i] != '-'
                   : !g_ascii_isprint (parameter[i]) || parameter[i] == ':')
        return FALSE;
      n_quotes += parameter[i] == '"';
    }
  return name > 0 && n_quotes % 2 == 0;
}

static void
read_parameters (const char *line, const char *colon, Parameters *parameters)
{
  g_autofree char *text = g_strndup (line, (gsize)(colon - line));
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  parameters->kept = g_string_new (parts[0]);
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      if (value_is (parts[i], "QUOTED-PRINTABLE"))
        parameters->is_quoted = TRUE;
      else if (value_is (parts[i], "BASE64") || value_is (parts[i], "B"))
        parameters->is_base64 = TRUE;
      else if (g_ascii_strncasecmp (parts[i], "CHARSET=", 8) == 0)
        {
          g_free (parameters->charset);
          parameters->charset = g_strdup (parts[i] + 8);
        }
      else if (is_well_formed (parts[i]))
        g_string_append_printf (parameters->kept, ";%s", parts[i]);
    }
}

static void
parameters_clear (Parameters *parameters)
{
  g_free (parameters->charset);
  g_string_free (parameters->kept, TRUE);
}

/* "M=FCller" to bytes; what is no code stays as it is. */
static void
decode_quoted (GString *text)
{
  gsize to = 0;

  for (gsize i = 0; i < text->len; i++)
    {
      int high = i + 2 < text->len && text->str[i] == '=' ? g_ascii_xdigit_value (text->str[i + 1]) : -1;
      int low = high >= 0 ? g_ascii_xdigit_value (text->str[i + 2]) : -1;

      if (low >= 0)
        {
          text->str[to++] = (char)(high * 16 + low);
          i += 2;
        }
      else
        text->str[to++] = text->str[i];
    }
  g_string_truncate (text, to);
}

/* (transfer full): in UTF-8, whatever it was. */
static char *
dup_utf8 (const char *bytes, gsize size, const char *charset)
{
  NzEncoding encoding = NZ_ENCODING_WINDOWS_1252;
  char *text = NULL;

  if (charset != NULL && g_ascii_strcasecmp (charset, "UTF-8") != 0)
    text = g_convert (bytes, (gssize)size, "UTF-8", charset, NULL, NULL, NULL);
  if (text == NULL && g_utf8_validate_len (bytes, size, NULL))
    text = g_strndup (bytes, size);
  if (text == NULL)
    text = nz_decode_bytes (bytes, size, encoding);
  return text;
}

/* A line break inside a value is written \n. */
static void
append_value (GString *line, const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    {
      if (*c == '\r' && c[1] == '\n')
        continue;
      if (*c == '\n' || *c == '\r')
        g_string_append (line, "\\n");
      else
        g_string_append_c (line, *c);
    }
}

static gboolean
is_data_property (const char *line, const char *colon)
{
  static const char *const names[] = { "PHOTO", "LOGO", "SOUND", "KEY" };
  const char *end = memchr (line, ';', (gsize)(colon - line));
  const char *dot = memchr (line, '.', (gsize)((end != NULL ? end : colon) - line));
  const char *start = dot != NULL ? dot + 1 : line;
  gsize length = (gsize)((end != NULL ? end : colon) - start);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (length == strlen (names[i]) && g_ascii_strncasecmp (start, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* Takes the property that begins with @raw. */
static void
add_property (Reading *reading, int line, const GString *raw)
{
  const char *value = find_value (raw->str, raw->len);
  Parameters parameters = { 0 };
  NzVcardLine *added = g_new0 (NzVcardLine, 1);

  read_parameters (raw->str, value - 1, &parameters);
  added->line = line;
  g_string_append_c (parameters.kept, ':');
  if (is_data_property (raw->str, value - 1) || parameters.is_base64 || raw->len > MOST_TEXT)
    added->size = raw->len - (gsize)(value - raw->str);
  else
    {
      g_autoptr (GString) bytes = g_string_new_len (value, (gssize)(raw->len - (gsize)(value - raw->str)));
      g_autofree char *text = NULL;

      if (parameters.is_quoted)
        decode_quoted (bytes);
      text = dup_utf8 (bytes->str, bytes->len, parameters.charset);
      append_value (parameters.kept, text);
    }
  added->text = dup_utf8 (parameters.kept->str, parameters.kept->len, NULL);
  g_ptr_array_add (reading->card, added);
  parameters_clear (&parameters);
}

/* --- lines to properties ---------------------------------------------------------------------------------
 */

static gboolean
is_quoted_printable (const GString *raw)
{
  const char *value = find_value (raw->str, raw->len);
  g_autofree char *head = value != NULL ? g_ascii_strup (raw->str, value - raw->str) : NULL;

  return head != NULL && strstr (head, "QUOTED-PRINTABLE") != NULL;
}

/* Whether the next line belongs to the one before; *@skip: bytes at its beginning that do not. */
static gboolean
continues (Reading *reading, const GString *raw, gboolean is_quoted, gsize *skip)
{
  gsize place = reading->place, size;
  int line = reading->line;
  const char *next;

  *skip = 0;
  if (at_end (reading))
    return FALSE;
  next = next_line (reading, &size);
  reading->place = place;
  reading->line = line;
  if (size > 0 && (*next == ' ' || *next == '\t'))
    {
      *skip = 1;
      return TRUE;
    }
  /* not folded, but no property either; a blank line ends data of version 2.1 */
  return size > 0 && !is_property (next, size) && raw->len > 0;
}

/* The rest of a property that begins with @first, of @size bytes. */
static GString *
gather (Reading *reading, const char *first, gsize size)
{
  GString *raw = g_string_new_len (first, (gssize)size);
  gboolean is_quoted = is_quoted_printable (raw);
  gsize skip;

  for (;;)
    {
      if (is_quoted && raw->len > 0 && raw->str[raw->len - 1] == '=' && !at_end (reading))
        {
          const char *next = next_line (reading, &size);

          g_string_truncate (raw, raw->len - 1);
          g_string_append_len (raw, next, (gssize)size);
        }
      else if (continues (reading, raw, is_quoted, &skip))
        {
          const char *next = next_line (reading, &size);

          if (skip == 0 && raw->len < MOST_TEXT)
            g_string_append_c (raw, '\n');
          g_string_append_len (raw, next + skip, (gssize)(size - skip));
        }
      else
        return raw;
    }
}

static gboolean
refuse (Reading *reading, int line, const char *message, GError **error)
{
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, "%s:%d: %s", reading->name, line, message);
  return FALSE;
}

static void
begin_card (Reading *reading, int line)
{
  reading->card = g_ptr_array_new_with_free_func (line_free);
  reading->card_line = line;
  g_ptr_array_add (reading->cards, reading->card);
}

/* A card in the value of AGENT; the property before says so. */
static gboolean
is_agent (const Reading *reading)
{
  const NzVcardLine *last
      = reading->card != NULL && reading->card->len > 0 ? reading->card->pdata[reading->card->len - 1] : NULL;

  return last != NULL && g_ascii_strncasecmp (last->text, "AGENT", 5) == 0;
}

static gboolean
read_property (Reading *reading, GError **error)
{
  gsize size;
  int line = reading->line;
  const char *text = next_line (reading, &size);

  while (size > 0 && g_ascii_isspace (text[size - 1]))
    size--;
  if (size == 0)
    return TRUE;
  if (begins_with (text, size, "BEGIN:VCARD"))
    {
      if (reading->depth > 0 || is_agent (reading))
        {
          if (reading->depth++ == 0)
            ((NzVcardLine *)reading->card->pdata[reading->card->len - 1])->size = 1;
        }
      else
        begin_card (reading, line);
      return reading->cards->len <= MOST_CARDS
             || refuse (reading, line, _ ("There are more than a million cards."), error);
    }
  if (begins_with (text, size, "END:VCARD"))
    {
      if (reading->depth > 0)
        reading->depth--;
      else
        reading->card = NULL;
      return TRUE;
    }
  if (reading->depth > 0)
    return TRUE;
  if (reading->card == NULL)
    return refuse (reading, line, _ ("This stands outside a card; a card begins with BEGIN:VCARD."), error);
  if (!is_property (text, size))
    return refuse (reading, line, _ ("This is no line of a card: it has no name before a colon."), error);
  g_autoptr (GString) raw = gather (reading, text, size);
  add_property (reading, line, raw);
  return TRUE;
}

GPtrArray *
nz_vcard_split (const char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  Reading reading = { .name = name, .data = data, .size = size, .line = 1, .cards = cards };

  g_return_val_if_fail (data != NULL && name != NULL, NULL);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    reading.place = 3;
  if (memchr (data, '\0', size) != NULL)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: There are no address cards in it."), name);
      return NULL;
    }
  while (!at_end (&reading))
    if (!read_property (&reading, error))
      return NULL;
  if (reading.card != NULL)
    {
      refuse (&reading, reading.card_line,
              _ ("The card that begins here has no end (END:VCARD): the file is cut off. Export it anew."),
              error);
      return NULL;
    }
  if (cards->len == 0)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID, _ ("%s: There are no address cards in it."), name);
      return NULL;
    }
  return g_steal_pointer (&cards);
}
