/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzListing: a list of records just as it stands on the screen: its columns, its rows, its order. For paper
 * and files; a plain struct that its owner frees.
 * @title: "Organisations"; @subtitle: (nullable): what narrows and sorts it: "Kind is Association · 34
 * entries"
 * @headings: (element-type utf8); @weights: (element-type double): how wide the columns are to each other
 * @rows: (element-type GStrv): each with as many cells as there are headings
 * @groups: (nullable) (element-type utf8): per row the group that it stands in: "A", "Association"
 */
typedef struct
{
  char *title;
  char *subtitle;
  GPtrArray *headings;
  GArray *weights;
  GPtrArray *rows;
  GPtrArray *groups;
} NzListing;

/**
 * NzListingShape: the columns and groups of a list; a plain value.
 * @fields: (array length=n_fields); @weights: (array length=n_fields)
 * @is_grouped: whether rows stand in groups: by the value of @group, or by the first letter of what the
 * entity is sorted by where that is %NULL
 */
typedef struct
{
  const NzField *const *fields;
  const double *weights;
  guint n_fields;
  gboolean is_grouped;
  const NzField *group;
} NzListingShape;

/* Reads the records @ids in this order, derived columns as of @day (NZ_DATE_NONE: today); those that are gone
 * are left out. In the language of the program: it is what the screen shows. %NULL and @error where something
 * could not be read. */
NzListing *nz_listing_new (NzStore *store,
                           const NzEntity *entity,
                           const gint64 *ids,
                           guint n,
                           const NzListingShape *shape,
                           NzDate day,
                           GError **error);
/* (transfer full): the heading over the group of whatever has this @text, "" for none: its first letter or
 * all of it. In the language of the program. */
char *nz_listing_heading (const char *text, gboolean by_letter);

void nz_listing_free (NzListing *listing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzListing, nz_listing_free)

G_END_DECLS
