/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/nz-letter.h"

G_BEGIN_DECLS

/**
 * NzLetterPreview:
 *
 * The letters of a meeting as they will be printed, one at a time: those that cannot be sent first, with the
 * reason, then the doubtful ones, then the others, each in the order of the list of the invited. Below the
 * page the person's other positions. Prints and saves them, in the order of that list.
 *
 * Signals: "shown" (gint64 organisation, gint64 person) when the arrows led to another letter; "notice"
 * (const char *, gboolean with_undo).
 */
#define NZ_TYPE_LETTER_PREVIEW (nz_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (NzLetterPreview, nz_letter_preview, NZ, LETTER_PREVIEW, GtkBox)

GtkWidget *nz_letter_preview_new (NzStore *store, gint64 meeting);
/* Reads the letters again, keeping the place. */
void nz_letter_preview_refresh (NzLetterPreview *preview);
/* (transfer none) (nullable): until the next refresh. */
const NzLetterSet *nz_letter_preview_get_set (NzLetterPreview *preview);
/* Shows the letter to a person, or to an organisation alone; says so where there is none. */
void nz_letter_preview_show (NzLetterPreview *preview, gint64 organisation, gint64 person);
/* Those that are not sent yet; all if every one is. */
void nz_letter_preview_print (NzLetterPreview *preview, gboolean all);
/* As PDF. Without @all only those that are not sent yet; if every one is, it says so. */
void nz_letter_preview_save (NzLetterPreview *preview, gboolean all);

G_END_DECLS
