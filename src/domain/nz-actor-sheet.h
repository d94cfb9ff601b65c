/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-directory.h"

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *value; /* "" where nothing is known; several lines with \n */
} NzActorSheetRow;

/**
 * NzActorSheet: all that is known of an organisation, for itself to look at and correct. Notes and links to
 * files are the office's own and do not stand there; nor does what is only about sending.
 * @rows: (element-type NzActorSheetRow): the fields in the order of the form; empty ones too: they can be
 * filled in
 * @people: (element-type NzDirectoryPerson)
 * @groups: "AG Sprache (Leitung)"
 * @checked: (nullable): the day on which it was checked the last time
 * @logo: (nullable): the picture itself, for the head
 */
typedef struct
{
  gint64 id;
  char *name;
  char *about;
  GPtrArray *rows;
  GPtrArray *people;
  char **groups;
  char *checked;
  GBytes *logo;
} NzActorSheet;

/* By name; @ids %NULL: all organisations active on the full @day. (element-type NzActorSheet) (transfer full)
 */
GPtrArray *nz_actor_sheets_new (
    NzStore *store, const gint64 *ids, gsize n, NzDate day, NzLanguage language, GError **error);

G_END_DECLS
