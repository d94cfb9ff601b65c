/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NzApplication:
 *
 * The program with a window: opens files (each in a window of its own), remembers the last one, offers what belongs to no window.
 */
#define NZ_TYPE_APPLICATION (nz_application_get_type ())
G_DECLARE_FINAL_TYPE (NzApplication, nz_application, NZ, APPLICATION, AdwApplication)

NzApplication *nz_application_new (void);

/* What the machine remembers (GSettings): window size, last file. */
GSettings *nz_application_get_settings (NzApplication *application);

/* Runs the program with a window until it ends; returns its exit status. */
int nz_application_main (int argc, char **argv);

G_END_DECLS
