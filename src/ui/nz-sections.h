/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzSectionInfo: one line of the sidebar; the table in nz-sections.c is their list and order.
 * @title: msgid
 * @entities: names of the entities whose records are shown here, first the section's own, NULL-terminated
 * @count: (nullable): number beside the name; %NULL shows none. As of @day, which is set; with @error none is
 * shown, and why
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon;
  const char *entities[8];
  NzSection *(*create) (NzStore *store);
  gint64 (*count) (NzStore *store, NzDate day, GError **error);
} NzSectionInfo;

guint nz_n_sections (void);
const NzSectionInfo *nz_section_info (guint index);
gboolean nz_section_info_has (const NzSectionInfo *info, const NzEntity *entity);

G_END_DECLS
