/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzAddress:
 *
 * The parts of a postal address, all of them optional and owned by whoever fills them in. Lines follow DIN 5008:
 * organisation, person, addition, street, postcode and town, country in capitals; no blank lines, no "D-".
 */
typedef struct
{
  const char *organisation;
  const char *person; /* with title, without "Frau"/"Herr" where the salutation is not known */
  const char *addition;
  const char *street;
  const char *postcode;
  const char *town;
  const char *country; /* only abroad */
} NzAddress;

/* Whether a letter can arrive: a street (or an addition such as a P.O. box), a postcode and a town, and somebody. */
gboolean nz_address_is_complete (const NzAddress *address);
/* (transfer full): (array zero-terminated=1): at most six lines, the least important ones joined or left out. */
char **nz_address_lines (const NzAddress *address);
/* (transfer full): "Rosa-Luxemburg-Straße 50, 99086 Erfurt" */
char *nz_address_one_line (const NzAddress *address);

G_END_DECLS
