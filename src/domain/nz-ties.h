/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzTie: a declared collaboration as one of its two sides sees it.
 * @partner: the other side; @name: (transfer full): what it is called
 * @kind: (transfer none): code of the partner's kind
 */
typedef struct
{
  gint64 tie;
  gint64 partner;
  char *name;
  const char *kind;
  int intensity; /* 1 information exchange to 4 joint responsibility */
  NzDate since, until;
  gboolean confirmed;
} NzTie;

void nz_tie_free (NzTie *tie);

/* The organisation's ties that hold on the full @day to partners that hold on it too, the strongest first, then by name. No day: all there ever were.
 * (element-type NzTie) (transfer full) */
GPtrArray *nz_ties_of (NzStore *store, gint64 organisation, NzDate day, GError **error);

/* Two organisations that work together on a day, each pair once with its strongest tie. */
typedef struct
{
  gint64 a, b; /* a < b */
  int intensity;
} NzPair;

/* All pairs of organisations of the network on the full @day. (element-type NzPair) (transfer full) */
GArray *nz_ties_on (NzStore *store, NzDate day, GError **error);

G_END_DECLS
