/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* A button whose menu names the meetings whose agenda can be taken as a template for that of @meeting, the
 * newest first. (transfer floating) */
GtkWidget *nz_agenda_template_button_new (NzStore *store, gint64 meeting);

G_END_DECLS
