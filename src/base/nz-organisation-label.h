/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an organisation is called where room is scarce, in the diagram as in lists of partners and on agendas: its name without the
 * legal form, or its short name where the name is long. @short_name: (nullable). (transfer full) */
char *nz_organisation_label (const char *name, const char *short_name);

G_END_DECLS
