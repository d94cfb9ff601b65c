/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/* Somebody at an organisation, as lists on paper have it. Numbers and addresses that are labelled as private
 * are left out. */
typedef struct
{
  gint64 person;
  char *name; /* "Becker, Natalia" */
  char *function;
  char **telephones, **emails;
} NzDirectoryPerson;

/**
 * NzDirectoryEntry: an organisation, or a person, in a list of addresses or telephone numbers. A branch has
 * what it inherits. Lists of texts are NULL-terminated and never %NULL.
 * @about: the kind; of a person function and organisation
 * @address: lines: street, postcode and town, and where it differs "Post: Postfach 100, 99002 Erfurt"
 * @people: (element-type NzDirectoryPerson): with a position on the day, by name
 */
typedef struct
{
  gint64 id;
  char *name;
  char *sort_key;
  char *about;
  char **address;
  char **telephones, **emails, **web;
  GPtrArray *people;
} NzDirectoryEntry;

/* By name. @ids %NULL: all organisations active on the full @day, or all people with a position then.
 * (element-type NzDirectoryEntry) (transfer full) */
GPtrArray *nz_directory_new (NzStore *store,
                             const NzEntity *entity,
                             const gint64 *ids,
                             gsize n,
                             NzDate day,
                             NzLanguage language,
                             GError **error);

/* By name, after joining two of them. */
void nz_directory_sort (GPtrArray *entries);

/* A record's contacts without those labelled as private. (transfer full) */
char **nz_directory_contacts (NzRecord *record, const char *field);

G_END_DECLS
