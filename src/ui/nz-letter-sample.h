/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* (transfer floating): a group of the preferences with a letter as the letterhead makes it; follows every
 * change of the settings. */
GtkWidget *nz_letter_sample_new (NzStore *store);

G_END_DECLS
