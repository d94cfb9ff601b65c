/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Shows the preferences of the network: letterhead and planning rules, made from the description of the entity "network"; logo and letter paper are
 * files chosen here. They lie in the file and can be undone like everything else. */
void nz_preferences_present (GtkWindow *parent, NzStore *store);

G_END_DECLS
