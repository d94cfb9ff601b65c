/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzRelated: how records of @entity hang on a record of @host: which cards a page has, one line each in nz-related-card.c.
 * @via: the field that points at the host; @via_too: (nullable): another that may (the other end of a collaboration)
 * @other: the field that leads on, shown as the row's title
 * @heading: msgid
 */
typedef struct
{
  const char *host;
  const char *entity;
  const char *via;
  const char *via_too;
  const char *other;
  const char *heading;
} NzRelated;

/* The lines for a kind of host, NULL-terminated. (transfer container) */
GPtrArray *nz_related_for (const NzEntity *host);

/**
 * NzRelatedCard:
 *
 * A card of a record's page: what hangs on it (people, groups, collaborations). Each row opens in place into its fields; "+" adds one by choosing
 * the other side. Past ones stand at the end, dimmed.
 */
#define NZ_TYPE_RELATED_CARD (nz_related_card_get_type ())
G_DECLARE_FINAL_TYPE (NzRelatedCard, nz_related_card, NZ, RELATED_CARD, GtkBox)

GtkWidget *nz_related_card_new (NzStore *store, const NzRelated *related, gint64 host);

/* (transfer floating): heading and end widget (nullable) above a boxed list: the frame that all cards share. */
GtkWidget *nz_card_heading_new (const char *heading, GtkWidget *end);
/* (transfer floating) */
GtkWidget *nz_card_list_new (const char *label);

G_END_DECLS
