/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-content-line.h"

#include <string.h>

/* Octets of a line without its end. */
#define LINE 75

static void
append_folded (GString *text, const char *line, gsize size)
{
  gsize room = LINE;

  while (size > room)
    {
      gsize cut = room;

      /* back to the beginning of a character */
      while (cut > 1 && ((guchar)line[cut] & 0xc0) == 0x80)
        cut--;
      g_string_append_len (text, line, (gssize)cut);
      g_string_append (text, "\r\n ");
      line += cut;
      size -= cut;
      room = LINE - 1;
    }
  g_string_append_len (text, line, (gssize)size);
  g_string_append (text, "\r\n");
}

void
nz_content_fold (GString *text, const char *lines)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = lines; *p != '\0';)
    {
      gsize length = strcspn (p, "\r\n");

      g_string_append_len (line, p, (gssize)length);
      p += length;
      p += *p == '\r' ? 1 : 0;
      p += *p == '\n' ? 1 : 0;
      if (*p == ' ' || *p == '\t')
        {
          p++;
          continue;
        }
      if (line->len > 0)
        append_folded (text, line->str, line->len);
      g_string_truncate (line, 0);
    }
}
