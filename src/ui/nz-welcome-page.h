/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NzWelcomePage:
 *
 * What the window shows where no file is open: the example, a new file, another one, and those used last.
 * Acts by the window's actions.
 */
#define NZ_TYPE_WELCOME_PAGE (nz_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (NzWelcomePage, nz_welcome_page, NZ, WELCOME_PAGE, AdwBin)

GtkWidget *nz_welcome_page_new (void);

G_END_DECLS
