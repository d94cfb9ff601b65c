/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-decode.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"

#define UTF8_BOM "\xef\xbb\xbf"

/* How a file of another kind begins, and what to tell who offers it as a table. */
typedef struct
{
  const char *magic;
  gsize size;
  const char *message;
} Magic;

#define MAGIC(text, message)                                                                                 \
  {                                                                                                          \
    text, sizeof (text) - 1, message                                                                         \
  }

static const Magic magics[] = {
  MAGIC ("SQLite format 3\0",
         N_ ("“%s” is a database, not a table. If it is a file of this program, open it.")),
  MAGIC ("%PDF-", N_ ("“%s” is a PDF, not a table. Tables are read as CSV.")),
  MAGIC ("\x89PNG\r\n", N_ ("“%s” is a picture, not a table.")),
  MAGIC ("\xff\xd8\xff", N_ ("“%s” is a picture, not a table.")),
  MAGIC ("GIF8", N_ ("“%s” is a picture, not a table.")),
  MAGIC ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
         N_ ("“%s” is an old Excel or Word file. Open it there and save it as CSV, then import that.")),
  MAGIC ("{\\rtf", N_ ("“%s” is a text document, not a table. Save the table as CSV.")),
  MAGIC ("\x1f\x8b", N_ ("“%s” is a packed file. Unpack it and import the table that is in it.")),
  MAGIC ("<!DOCTYPE",
         N_ ("“%s” is a web page, not a table. Open it in a spreadsheet program and save it as CSV.")),
  MAGIC ("<html",
         N_ ("“%s” is a web page, not a table. Open it in a spreadsheet program and save it as CSV.")),
  MAGIC ("<?xml",
         N_ ("“%s” is an XML file, not a table. Open it in a spreadsheet program and save it as CSV.")),
  MAGIC ("PK\3\4", N_ ("“%s” is a packed file. Unpack it and import the table that is in it.")),
  MAGIC ("BEGIN:VCALENDAR", N_ ("“%s” is a calendar, not a table. Tables are read as CSV.")),
};

static const char *
foreign_message (const char *data, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (size >= magics[i].size && memcmp (data, magics[i].magic, magics[i].size) == 0)
      return magics[i].message;
  return NULL;
}

static void
refuse (GError **error, const char *message, const char *name)
{
  /* Every message takes the file's name and nothing else. */
  g_autofree char *text = g_strdup (nz_gettext (message));
  char *place = strstr (text, "%s");
  g_autoptr (GString) whole = g_string_new (NULL);

  g_string_append_len (whole, text, place != NULL ? place - text : (gssize)strlen (text));
  if (place != NULL)
    g_string_append_printf (whole, "%s%s", name, place + 2);
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, whole->str);
}

static void
refuse_line (GError **error, const char *data, const char *place, const char *name)
{
  int line = 1;

  for (const char *c = data; c < place; c++)
    line += *c == '\n';
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("%s:%d: This is not valid UTF-8: the file is damaged here. Save it anew as CSV in UTF-8."),
               name, line);
}

typedef enum
{
  ORDER_NONE,
  ORDER_LITTLE,
  ORDER_BIG,
} ByteOrder;

/* By the BOM, else by the zeros that Latin letters have in every second byte. */
static ByteOrder
utf16_order (const guchar *data, gsize size)
{
  gsize sample = MIN (size, 4096) & ~(gsize)1;
  gsize zeros[2] = { 0, 0 };

  if (size >= 2 && data[0] == 0xff && data[1] == 0xfe)
    return ORDER_LITTLE;
  if (size >= 2 && data[0] == 0xfe && data[1] == 0xff)
    return ORDER_BIG;
  for (gsize i = 0; i < sample; i++)
    zeros[i % 2] += data[i] == 0;
  if (zeros[1] > sample / 4 && zeros[0] < sample / 32 + 1)
    return ORDER_LITTLE;
  if (zeros[0] > sample / 4 && zeros[1] < sample / 32 + 1)
    return ORDER_BIG;
  return ORDER_NONE;
}

static char *
decode_utf16 (
    const guchar *data, gsize size, ByteOrder order, const char *name, gsize *decoded_size, GError **error)
{
  glong n_units = (glong)(size / 2), written = 0;
  g_autofree gunichar2 *units = g_new (gunichar2, (gsize)n_units + 1);
  glong first;
  char *text = NULL;

  for (glong i = 0; i < n_units; i++)
    units[i] = order == ORDER_LITTLE ? (gunichar2)(data[2 * i] | data[2 * i + 1] << 8)
                                     : (gunichar2)(data[2 * i] << 8 | data[2 * i + 1]);
  first = n_units > 0 && units[0] == 0xfeff ? 1 : 0;
  for (glong i = first; i < n_units; i++)
    if (units[i] == 0)
      {
        refuse (error, N_ ("“%s” is not a text file, so it cannot be read as a table."), name);
        return NULL;
      }
  if (size % 2 == 0)
    text = g_utf16_to_utf8 (units + first, n_units - first, NULL, &written, NULL);
  if (text == NULL)
    {
      refuse (error, N_ ("“%s” is damaged UTF-16 text. Save it anew as CSV in UTF-8."), name);
      return NULL;
    }
  *decoded_size = (gsize)written;
  return text;
}

/* Bytes 0x80 to 0x9f of Windows-1252 (https://encoding.spec.whatwg.org/index-windows-1252.txt). By a table of
 * our own: the C library's converters are a package that need not be installed. */
static const guint16 windows_1252[32] = {
  0x20ac, 0x0081, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0x008d, 0x017d, 0x008f, 0x0090, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x009d, 0x017e, 0x0178,
};

/* Of old programs under DOS and of the Windows command line in Western Europe
 * (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT). */
static const guint16 ibm_850[128] = {
  0x00c7, 0x00fc, 0x00e9, 0x00e2, 0x00e4, 0x00e0, 0x00e5, 0x00e7, 0x00ea, 0x00eb, 0x00e8, 0x00ef, 0x00ee,
  0x00ec, 0x00c4, 0x00c5, 0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2, 0x00fb, 0x00f9, 0x00ff, 0x00d6,
  0x00dc, 0x00f8, 0x00a3, 0x00d8, 0x00d7, 0x0192, 0x00e1, 0x00ed, 0x00f3, 0x00fa, 0x00f1, 0x00d1, 0x00aa,
  0x00ba, 0x00bf, 0x00ae, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb, 0x2591, 0x2592, 0x2593, 0x2502,
  0x2524, 0x00c1, 0x00c2, 0x00c0, 0x00a9, 0x2563, 0x2551, 0x2557, 0x255d, 0x00a2, 0x00a5, 0x2510, 0x2514,
  0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x00e3, 0x00c3, 0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550,
  0x256c, 0x00a4, 0x00f0, 0x00d0, 0x00ca, 0x00cb, 0x00c8, 0x0131, 0x00cd, 0x00ce, 0x00cf, 0x2518, 0x250c,
  0x2588, 0x2584, 0x00a6, 0x00cc, 0x2580, 0x00d3, 0x00df, 0x00d4, 0x00d2, 0x00f5, 0x00d5, 0x00b5, 0x00fe,
  0x00de, 0x00da, 0x00db, 0x00d9, 0x00fd, 0x00dd, 0x00af, 0x00b4, 0x00ad, 0x00b1, 0x2017, 0x00be, 0x00b6,
  0x00a7, 0x00f7, 0x00b8, 0x00b0, 0x00a8, 0x00b7, 0x00b9, 0x00b3, 0x00b2, 0x25a0, 0x00a0,
};

static char *
decode_bytes (const guchar *data, gsize size, NzEncoding encoding, gsize *decoded_size)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8);

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] < 0x80)
        g_string_append_c (text, (char)data[i]);
      else if (encoding == NZ_ENCODING_IBM_850)
        g_string_append_unichar (text, ibm_850[data[i] - 0x80]);
      else
        g_string_append_unichar (text, data[i] < 0xa0 ? windows_1252[data[i] - 0x80] : data[i]);
    }
  *decoded_size = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Text that is not valid UTF-8 and yet has more sequences of it than broken bytes is UTF-8 with damage: in
 * Windows-1252 such sequences ("Ã¼") hardly occur. */
static gboolean
is_broken_utf8 (const char *data, gsize size)
{
  const char *end = data + size;
  gsize n_sequences = 0, n_broken = 0;

  for (const char *c = data; c < end;)
    {
      gunichar character = (guchar)*c < 0x80 ? (guchar)*c : g_utf8_get_char_validated (c, end - c);

      if (character == (gunichar)-1 || character == (gunichar)-2)
        {
          n_broken++;
          c++;
        }
      else
        {
          n_sequences += (guchar)*c >= 0x80;
          c = g_utf8_next_char (c);
        }
    }
  return n_sequences > n_broken;
}

const char *
nz_encoding_name (NzEncoding encoding)
{
  static const char *const names[] = {
    [NZ_ENCODING_UTF_8] = "UTF-8",
    [NZ_ENCODING_WINDOWS_1252] = "Windows-1252",
    [NZ_ENCODING_UTF_16] = "UTF-16",
    [NZ_ENCODING_IBM_850] = "IBM 850 (DOS)",
  };

  g_return_val_if_fail (encoding < NZ_N_ENCODINGS, NULL);
  return names[encoding];
}

/* Bytes without a mark of their order, found to be UTF-8 or of one byte each. */
static char *
decode_plain (
    const char *data, gsize size, const char *name, NzEncoding *encoding, gsize *decoded_size, GError **error)
{
  gboolean has_bom = size >= 3 && memcmp (data, UTF8_BOM, 3) == 0;
  gboolean is_valid;
  const char *invalid;

  data += has_bom ? 3 : 0;
  size -= has_bom ? 3 : 0;
  if (memchr (data, '\0', size) != NULL)
    {
      refuse (error, N_ ("“%s” is not a text file, so it cannot be read as a table."), name);
      return NULL;
    }
  is_valid = g_utf8_validate_len (data, size, &invalid);
  if (*encoding == NZ_ENCODING_UNKNOWN)
    *encoding
        = is_valid || has_bom || is_broken_utf8 (data, size) ? NZ_ENCODING_UTF_8 : NZ_ENCODING_WINDOWS_1252;
  if (*encoding != NZ_ENCODING_UTF_8)
    return decode_bytes ((const guchar *)data, size, *encoding, decoded_size);
  if (!is_valid)
    {
      refuse_line (error, data, invalid, name);
      return NULL;
    }
  *decoded_size = size;
  return g_strndup (data, size);
}

char *
nz_decode (
    const char *data, gsize size, const char *name, NzEncoding *encoding, gsize *decoded_size, GError **error)
{
  g_return_val_if_fail (data != NULL && name != NULL && decoded_size != NULL, NULL);

  const char *message = foreign_message (data, size);
  if (message != NULL)
    {
      refuse (error, message, name);
      return NULL;
    }
  return nz_decode_text (data, size, name, encoding, decoded_size, error);
}

char *
nz_decode_text (
    const char *data, gsize size, const char *name, NzEncoding *encoding, gsize *decoded_size, GError **error)
{
  g_return_val_if_fail (data != NULL && name != NULL && decoded_size != NULL, NULL);

  NzEncoding found = encoding != NULL ? *encoding : NZ_ENCODING_UNKNOWN;
  ByteOrder order = ORDER_NONE;
  char *text;

  if (found == NZ_ENCODING_UNKNOWN || found == NZ_ENCODING_UTF_16)
    order = utf16_order ((const guchar *)data, size);
  if (found == NZ_ENCODING_UTF_16 && order == ORDER_NONE)
    order = ORDER_LITTLE;
  if (order != ORDER_NONE)
    {
      found = NZ_ENCODING_UTF_16;
      text = decode_utf16 ((const guchar *)data, size, order, name, decoded_size, error);
    }
  else
    text = decode_plain (data, size, name, &found, decoded_size, error);
  if (encoding != NULL)
    *encoding = found;
  return text;
}

char *
nz_decode_bytes (const char *data, gsize size, NzEncoding encoding)
{
  gsize decoded_size;

  g_return_val_if_fail (encoding == NZ_ENCODING_WINDOWS_1252 || encoding == NZ_ENCODING_IBM_850, NULL);
  return decode_bytes ((const guchar *)data, size, encoding, &decoded_size);
}
