/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/nz-field-row.h"

G_BEGIN_DECLS

/**
 * NzOfferLine: one thing that is offered. A plain struct.
 * @text: what it is called; @detail: (nullable): a second, quieter line
 * @entity: (nullable), @id: the record that it stands for, where it is one
 */
typedef struct
{
  char *text;
  char *detail;
  const NzEntity *entity;
  gint64 id;
} NzOfferLine;

void nz_offer_line_free (NzOfferLine *line);

/* What is offered for @typed, never "". (transfer full) (element-type NzOfferLine) */
typedef GPtrArray *(*NzOfferAsk) (GtkWidget *row, const char *typed, gpointer data);
typedef void (*NzOfferTake) (GtkWidget *row, const NzOfferLine *line, gpointer data);

/* While somebody types into @row, a GtkEditable called @label, it offers what fits: the arrows move, Enter or
 * a click takes one, Esc closes.
 * @first: the first one is chosen already, for a row into which nothing else can be written. */
void nz_offer_attach_to (
    GtkWidget *row, const char *label, gboolean first, NzOfferAsk ask, NzOfferTake take, gpointer data);

/* The entries of a vocabulary, in their order, for an NzFieldRow that is an editable; whatever else is typed
 * is as good. */
void nz_offer_attach (NzFieldRow *row, const char *term_kind);

G_END_DECLS
