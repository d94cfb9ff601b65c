/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "render/nz-printout.h"

G_BEGIN_DECLS

/**
 * NzPrintWindow:
 *
 * What is printed, of whom, on which sheet, with a preview drawn by the document's own code and every
 * recipient with address and salutation, the doubtful first; then to the printer or a PDF. Remembers the
 * sheet, and for each printer by how much it shifts (GSettings label-offsets).
 */
#define NZ_TYPE_PRINT_WINDOW (nz_print_window_get_type ())
G_DECLARE_FINAL_TYPE (NzPrintWindow, nz_print_window, NZ, PRINT_WINDOW, AdwWindow)

/* Shows it over @parent, a window of the application. @entity: organisation, person, working_group or
 * distribution_list, or meeting for the papers of meetings. @ids: (nullable) (array length=n): a selection,
 * called @who (nullable), that can be chosen besides all, the lists and the filters; @of_ids: it is what is
 * chosen at first. @kind: the document shown first. @day: as of which; none: today. */
void nz_print_window_present (GtkWindow *parent,
                              NzStore *store,
                              NzPrintKind kind,
                              const NzEntity *entity,
                              const gint64 *ids,
                              gsize n,
                              const char *who,
                              gboolean of_ids,
                              NzDate day);

G_END_DECLS
