/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-organisation-label.h"

#include <string.h>

#include "base/nz-legal-form.h"

/* From so many letters on, the short name is taken where there is one. */
#define LONG_NAME 28

char *
nz_organisation_label (const char *name, const char *short_name)
{
  g_autofree char *plain = nz_legal_form_strip (name);

  if (short_name != NULL && *short_name != '\0'
      && (g_utf8_strlen (plain, -1) >= LONG_NAME || *g_strstrip (plain) == '\0'))
    return nz_legal_form_strip (short_name);
  return g_steal_pointer (&plain);
}
