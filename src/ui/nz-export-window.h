/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzExportScope: what the window proposes to export; copied.
 * @entity: (nullable): %NULL: everything
 * @ids: (nullable) (array length=n_ids): only these records of @entity, in this order: a selection, or a list
 * as it stands
 * @is_list: they are all that a list shows, not a selection of it
 * @columns: (nullable) (array zero-terminated=1): names of the fields that the list shows; what its headings are
 * made of comes first
 * @by_letter: the list has headings by first letter
 */
typedef struct
{
  const NzEntity *entity;
  const gint64 *ids;
  gsize n_ids;
  gboolean is_list;
  const char *const *columns;
  gboolean by_letter;
} NzExportScope;

/* Asks what to export, as what and whether with personal data, then for a file, and writes it beside the main
 * loop; the user can cancel. */
void nz_export_window_present (NzWindow *window, const NzExportScope *scope);

G_END_DECLS
