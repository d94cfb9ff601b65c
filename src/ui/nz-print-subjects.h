/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzPrintSubject: of whom something is printed: a selection, all of a section, a distribution list, a filter
 * that is kept.
 * @label: "Verein Lebensbaum", "All organisations (75)"
 * @entity: organisation, person, working_group, distribution_list or meeting
 */
typedef struct
{
  char *label;
  const NzEntity *entity;
  GArray *ids; /* (nullable) (element-type gint64): %NULL: all that hold on the day */
  char *rule;  /* (nullable): of a filter */
} NzPrintSubject;

/* What can be chosen, the given ones first. @ids: (nullable) (array length=n): a selection of @entity, called
 * @who (nullable). Those that can be read are there even where @error says that others cannot. (transfer
 * full) (element-type NzPrintSubject) */
GPtrArray *nz_print_subjects_new (NzStore *store,
                                  const NzEntity *entity,
                                  const gint64 *ids,
                                  gsize n,
                                  const char *who,
                                  NzDate day,
                                  GError **error);

/* The records' ids on the day; %NULL without an error: all. (transfer full) (nullable) (element-type gint64)
 */
GArray *nz_print_subject_ids (const NzPrintSubject *subject, NzStore *store, NzDate day, GError **error);

G_END_DECLS
