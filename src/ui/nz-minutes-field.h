/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-who.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): whom a line of the minutes may name. */
typedef NzWho *(*NzMinutesWho) (gpointer data);

/**
 * NzMinutesField:
 *
 * What is said under one item of the agenda, written while it is said: saved by itself in every pause, as one
 * step that can be undone, and as the focus leaves. Behind an @ it offers names.
 *
 * Signals: "written" after the text was saved or shown anew, so that what follows from it is shown.
 */
#define NZ_TYPE_MINUTES_FIELD (nz_minutes_field_get_type ())
G_DECLARE_FINAL_TYPE (NzMinutesField, nz_minutes_field, NZ, MINUTES_FIELD, AdwBin)

/* @data must live as long as the widget. (transfer floating) */
GtkWidget *nz_minutes_field_new (NzStore *store, gint64 item, NzMinutesWho who, gpointer data);
/* Shows what stands in the file, unless something is being typed. @title: of the item, for screen readers;
 * @text: (nullable) */
void nz_minutes_field_show (NzMinutesField *self, const char *title, const char *text);
/* (transfer full): as it stands on the screen */
char *nz_minutes_field_dup (NzMinutesField *self);
/* Saves what was typed now. */
void nz_minutes_field_flush (NzMinutesField *self);

G_END_DECLS
