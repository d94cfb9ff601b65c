/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"

#include <string.h>
#include <sys/random.h>

static const char DIGITS[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

gint64
nz_id_new (void)
{
  guint64 number = 0;

  while (number == 0)
    {
      /* Fails only where the kernel has no getrandom at all; GLib's generator is seeded from the system then.
       */
      if (getrandom (&number, sizeof number, 0) != (gssize)sizeof number)
        number = ((guint64)g_random_int () << 32) | g_random_int ();
      number &= G_MAXINT64;
    }
  return (gint64)number;
}

const char *
nz_id_to_text (gint64 id, char buffer[NZ_ID_TEXT_SIZE])
{
  guint64 rest = (guint64)id;

  g_return_val_if_fail (id >= 0, "");

  for (int i = NZ_ID_TEXT_SIZE - 2; i >= 0; i--)
    {
      buffer[i] = DIGITS[rest & 31];
      rest >>= 5;
    }
  buffer[NZ_ID_TEXT_SIZE - 1] = '\0';
  return buffer;
}

static int
digit_value (char c)
{
  const char *place;

  c = g_ascii_toupper (c);
  if (c == 'I' || c == 'L')
    return 1;
  if (c == 'O')
    return 0;
  place = c != '\0' ? strchr (DIGITS, c) : NULL;
  return place != NULL ? (int)(place - DIGITS) : -1;
}

gboolean
nz_id_parse (const char *text, gint64 *id)
{
  guint64 number = 0;

  g_return_val_if_fail (id != NULL, FALSE);

  if (text == NULL || strlen (text) != NZ_ID_TEXT_SIZE - 1)
    return FALSE;
  for (int i = 0; i < NZ_ID_TEXT_SIZE - 1; i++)
    {
      int value = digit_value (text[i]);

      /* 13 digits hold 65 bits: the first digit has three. */
      if (value < 0 || (i == 0 && value > 7))
        return FALSE;
      number = number << 5 | (guint64)value;
    }
  if (number == 0)
    return FALSE;
  *id = (gint64)number;
  return TRUE;
}
