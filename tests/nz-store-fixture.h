/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-error.h"
#include "store/nz-changes.h"
#include "store/nz-store-private.h"

/* A new file in a folder of its own for one test, what its store signalled last, and all its records as text.
 */
typedef struct
{
  char *folder;
  char *path;
  NzStore *store;
  NzChanges *last; /* (nullable) */
  guint signals;
} Fixture;

void fixture_set_up (Fixture *f, gconstpointer data);
void fixture_tear_down (Fixture *f, gconstpointer data);
void fixture_reopen (Fixture *f);

/* Each record with the rows that belong to it: "entity id" → text. (transfer full) */
GHashTable *fixture_dump (NzStore *store);
/* The keys of the records in which the dumps differ, sorted; "" where they are equal. (transfer full) */
char *fixture_compare (GHashTable *before, GHashTable *after);
void fixture_assert_same (GHashTable *a, GHashTable *b);
/* The same keys of what a signal said. (transfer full) */
char *fixture_list_changes (NzChanges *changes);
void fixture_assert_index (NzStore *store);

/* What a section's search gives, as far as the words of the index are in memory. (transfer full)
 * (element-type gint64) */
GArray *fixture_search (Fixture *f, const NzEntity *entity, const char *typed, guint limit);

/* Names and contents of all files of a folder. (transfer full) */
char *fixture_fingerprint (const char *folder);
/* Nothing lies beside the test's file. */
void fixture_assert_only_the_file (Fixture *f);
void fixture_write_file (const char *path, const void *bytes, gssize size);
/* On a file, as another program would. */
void fixture_run_sql (const char *path, const char *sql);
/* Of a row of entry_link, which names one record besides its entry: clears all kinds but @which, counted
 * round. */
void fixture_one_each (NzRecord *record, guint which);
