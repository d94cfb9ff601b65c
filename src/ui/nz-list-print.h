/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-listing.h"
#include "model/nz-column-layout.h"
#include "model/nz-record-list.h"

G_BEGIN_DECLS

/* What a list shows, just as it stands, on paper: its columns, its rows in their order. */

/* (transfer full): @subtitle: (nullable): what narrows it. @is_grouped, @group: as in NzListingShape. */
NzListing *nz_list_print_listing (NzStore *store,
                                  NzRecordList *list,
                                  const NzColumnLayout *layout,
                                  gboolean is_grouped,
                                  const NzField *group,
                                  const char *subtitle,
                                  GError **error);
/* Shows it as pages in a window over @parent, to be printed or saved as PDF. Takes @listing. @day: as of
 * which; NZ_DATE_NONE: today. */
void nz_list_print_preview (GtkWidget *parent, NzStore *store, NzListing *listing, NzDate day);

G_END_DECLS
