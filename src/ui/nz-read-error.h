/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says in the window of @widget (as soon as it lies in one) that something could not be read, so that what
 * stays empty for that is not taken for nothing. Nothing is said where there was no error (%NULL), where the
 * record is only gone (NZ_ERROR_NOT_FOUND: its page goes, too), and where the reading was cancelled. */
void nz_read_error_tell (GtkWidget *widget, const GError *error);

G_END_DECLS
