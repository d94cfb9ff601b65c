/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nz-record-editor.h"
#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzRecordPage:
 *
 * The detail of one record: head (disc, name, kind, quick actions), then its fields as boxed lists by the description's groups, edited where they are
 * read, then what hangs on it (people, groups, collaborations, attendance, history). Made from the description; what only some entities have
 * (the surroundings diagram, attendance dots) are cards added by nz-record-page-<entity>.c.
 *
 * Signals: "open-record" (const NzEntity *, gint64 id) and "notice" (const char *, gboolean with_undo), as NzSection's.
 */
#define NZ_TYPE_RECORD_PAGE (nz_record_page_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordPage, nz_record_page, NZ, RECORD_PAGE, AdwBin)

/* Keeps a reference to @editor. */
GtkWidget *nz_record_page_new (NzRecordEditor *editor);
NzRecordEditor *nz_record_page_get_editor (NzRecordPage *page);
/* One or two columns of cards. */
void nz_record_page_set_width (NzRecordPage *page, NzWidth width);
/* Shows head and cards as of a day; NZ_DATE_NONE: today. */
void nz_record_page_set_day (NzRecordPage *page, NzDate day);
/* Puts the keyboard into the first required field that is empty, else the first field: after adding a record. */
void nz_record_page_begin_editing (NzRecordPage *page);

G_END_DECLS
