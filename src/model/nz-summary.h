/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

typedef enum
{
  NZ_BADGE_NEUTRAL,
  NZ_BADGE_GOOD,
  NZ_BADGE_ATTENTION,
  NZ_BADGE_ACCENT,
} NzBadge;

/**
 * NzSummary: what a row of a list shows of a record, in the language of the program. A plain struct that owns its texts.
 * @short_title: (nullable): an organisation as nz_organisation_label() has it, for narrow places
 * @sign: (nullable): the kind of an organisation, drawn as its sign; otherwise @initials are shown
 * @badge: (nullable): at most one small mark
 */
typedef struct
{
  char *title;
  char *short_title;
  char *subtitle;
  char *sign;
  char *initials;
  char *badge;
  NzBadge badge_style;
  gboolean past; /* does not hold on the day any more */
} NzSummary;

void nz_summary_clear (NzSummary *summary);

/* Fills in the summary of one record as of @day. A record that is gone gives empty texts, one that cannot be read a title that
 * says so and the reason as its subtitle: that is where whoever looks for it will see it. Cheap: one prepared statement. */
void nz_summary_load (NzStore *store, const NzEntity *entity, gint64 id, NzDate day, NzSummary *summary);

G_END_DECLS
