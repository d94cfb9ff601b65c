/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Asks for a file and writes meetings into it for other programs' calendars (exchange/nz-ical-writer.h),
 * without what is personal; the window then says so. @meeting: only this one; 0: those of @year. */
void nz_calendar_file_save (GtkWidget *parent, NzStore *store, gint64 meeting, int year);

G_END_DECLS
