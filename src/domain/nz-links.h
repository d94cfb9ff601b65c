/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Files and folders that records point at (fields with NZ_FIELD_FILE): a path of this computer, a file:
 * address, or an address of the web. */

/**
 * NzLink: one that leads nowhere.
 * @target: what stands in the record, without its label
 */
typedef struct
{
  const NzEntity *entity;
  gint64 id;
  char *target;
} NzLink;

void nz_link_free (NzLink *link);

/* (transfer full) (nullable): the file or folder on this computer; %NULL for an address of the web and
 * anything else. "~/" is the home folder. */
char *nz_link_dup_path (const char *target);
/* (transfer full) (nullable): what opens it: a file: or http(s): address; %NULL if it is neither. */
char *nz_link_dup_uri (const char *target);
/* Whether it is a path and nothing lies there. An address of the web is never asked for. */
gboolean nz_link_is_broken (const char *target);
/* Those of all records, by entity and record. Looks at the disk: network folders may take their time.
 * (element-type NzLink) (transfer full) */
GPtrArray *nz_links_broken (NzStore *store, GError **error);

G_END_DECLS
