/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* (transfer floating): a page of the preferences: the school holidays and days off around which conferences
 * are planned, from this year on; each opens into its fields, others can be added and taken away. */
GtkWidget *nz_holiday_page_new (NzStore *store);

G_END_DECLS
