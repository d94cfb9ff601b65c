/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-address.h"

#include "base/nz-text.h"

static gboolean
is_filled (const char *text)
{
  g_autofree char *clean = text != NULL ? nz_text_normalise (text, FALSE) : NULL;

  return clean != NULL && clean[0] != '\0';
}

gboolean
nz_address_is_complete (const NzAddress *address)
{
  g_return_val_if_fail (address != NULL, FALSE);

  return (is_filled (address->organisation) || is_filled (address->person))
         && (is_filled (address->street) || is_filled (address->addition)) && is_filled (address->postcode)
         && is_filled (address->town);
}

/* Adds @text on one line; nothing where it is empty or says again what stands above it. */
static void
add_line (GPtrArray *lines, const char *text)
{
  g_autofree char *clean = text != NULL ? nz_text_normalise (text, FALSE) : NULL;

  if (clean == NULL || clean[0] == '\0')
    return;
  for (guint i = 0; i < lines->len; i++)
    if (g_strcmp0 (lines->pdata[i], clean) == 0)
      return;
  g_ptr_array_add (lines, g_steal_pointer (&clean));
}

/* DIN 5008 knows no "D-" before a postcode. */
static const char *
bare_postcode (const char *postcode)
{
  if (postcode == NULL)
    return "";
  if (g_ascii_strncasecmp (postcode, "D-", 2) == 0)
    return postcode + 2;
  if (g_ascii_strncasecmp (postcode, "DE-", 3) == 0)
    return postcode + 3;
  return postcode;
}

static char *
place_line (const NzAddress *address)
{
  g_autofree char *place = g_strdup_printf ("%s %s", bare_postcode (address->postcode),
                                            address->town != NULL ? address->town : "");

  return nz_text_normalise (place, FALSE);
}

/* In capitals; NULL for our own country. */
static char *
country_line (const NzAddress *address)
{
  g_autofree char *key = NULL;
  g_autofree char *clean = NULL;

  if (!is_filled (address->country))
    return NULL;
  key = nz_text_match_key (address->country);
  if (g_str_equal (key, "deutschland") || g_str_equal (key, "germany") || g_str_equal (key, "de")
      || g_str_equal (key, "d"))
    return NULL;
  clean = nz_text_normalise (address->country, FALSE);
  return g_utf8_strup (clean, -1);
}

char **
nz_address_lines (const NzAddress *address)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;
  g_autofree char *country = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  place = place_line (address);
  country = country_line (address);
  add_line (lines, address->organisation);
  add_line (lines, address->person);
  add_line (lines, address->addition);
  add_line (lines, address->street);
  add_line (lines, place);
  add_line (lines, country);
  g_ptr_array_add (lines, NULL);
  return (char **)g_ptr_array_steal (lines, NULL);
}

char *
nz_address_one_line (const NzAddress *address)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *place = NULL;
  g_autofree char *country = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  place = place_line (address);
  country = country_line (address);
  add_line (parts, is_filled (address->street) ? address->street : address->addition);
  add_line (parts, place);
  add_line (parts, country);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}
