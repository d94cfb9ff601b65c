/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entity/nz-entity.h"

G_BEGIN_DECLS

/**
 * NzContactLine:
 *
 * One value of a list of contacts, typed as "0361 1234567 (Sekretariat)": beside a number or an address a
 * menu of the usual labels, beside a file or folder what opens it, and a mark where it is not there.
 *
 * Signals: "apply" after Enter or the choice of a label; "open-link" (const char *uri): file: or http(s):.
 */
#define NZ_TYPE_CONTACT_LINE (nz_contact_line_get_type ())
G_DECLARE_FINAL_TYPE (NzContactLine, nz_contact_line, NZ, CONTACT_LINE, GtkBox)

/* @field: of type NZ_TYPE_CONTACTS. (transfer floating) */
GtkWidget *nz_contact_line_new (const NzField *field, const char *text, gboolean read_only);

/* (transfer none) */
const char *nz_contact_line_get_text (NzContactLine *line);
/* What is in the record: looks at the disk for files. */
void nz_contact_line_set_text (NzContactLine *line, const char *text);

G_END_DECLS
