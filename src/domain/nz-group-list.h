/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

typedef struct
{
  char *organisation;
  char *person;  /* (nullable): nobody is named, or "not yet named" */
  char *role;    /* label */
  char *contact; /* (nullable): telephone of the person, else of the organisation */
} NzGroupMember;

/**
 * NzGroupListEntry: a working group on paper.
 * @about: "ständig · seit 2004 · trifft sich jeden zweiten Monat"
 * @theme, @mandate: (nullable)
 * @members: (element-type NzGroupMember): the chair first
 */
typedef struct
{
  gint64 id;
  char *name, *about, *theme, *mandate;
  GPtrArray *members;
} NzGroupListEntry;

/* By name. @ids %NULL: all groups that exist on the full @day. Members are those of the day. (element-type
 * NzGroupListEntry) (transfer full) */
GPtrArray *nz_group_list_new (
    NzStore *store, const gint64 *ids, gsize n, NzDate day, NzLanguage language, GError **error);

G_END_DECLS
