/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzRelated: how records of @entity hang on a record of @host: which cards a page has, one line each in
 * nz-related.c.
 * @via: the field that points at the host; @via_too: (nullable): another that may (the other end of a
 * collaboration)
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

/* The end of a collaboration that is not the host; %NULL where nothing leads on. */
const NzField *nz_related_other (const NzRelated *related, gint64 host, NzRecord *record);
/* What refers to the host, which need not be said of the record. */
const NzField *nz_related_host (const NzRelated *related, gint64 host, NzRecord *record);

/* Adds one on the full @day, in one step that stands in the history of both sides, with what its fields are
 * until the user says otherwise.
 * @other: the other side; 0: it is made of @typed ("Petra Lustig"), where one leads on at all. Returns its
 * id; 0 and @error on failure, then nothing is changed. */
gint64 nz_related_add (NzStore *store,
                       const NzRelated *related,
                       gint64 host,
                       gint64 other,
                       const char *typed,
                       NzDate day,
                       GError **error);

/* Something in each required field that is empty, to be typed over: a new record has to be valid. */
void nz_record_fill_required (NzRecord *record);

G_END_DECLS
