/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-organisation-label.h"

#include <string.h>

/* From so many letters on, the short name is taken where there is one. */
#define LONG_NAME 28

static const char *const legal_forms[] = {
  " e. V.", " e.V.", " e. V", " e.V", " gGmbH", " GmbH",  " mbH",  " gUG",
  " UG",    " eG",   " GbR",  " KG",  " OHG",   " e. K.", " e.K.",
};

static char *
without_legal_form (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (legal_forms); i++)
    if (g_str_has_suffix (name, legal_forms[i]) && strlen (name) > strlen (legal_forms[i]) + 2)
      return g_strndup (name, strlen (name) - strlen (legal_forms[i]));
  return g_strdup (name);
}

char *
nz_organisation_label (const char *name, const char *short_name)
{
  g_autofree char *plain = without_legal_form (name);

  if (short_name != NULL && *short_name != '\0'
      && (g_utf8_strlen (plain, -1) >= LONG_NAME || *g_strstrip (plain) == '\0'))
    return without_legal_form (short_name);
  return g_steal_pointer (&plain);
}
