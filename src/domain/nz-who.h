/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzWho: whom a name that is typed quickly may mean: actors and groups that are active on a day, and people, by
 * their name, their short name, or the beginnings of their words ("Jugend", "Förder Regen").
 */
typedef struct _NzWho NzWho;

/**
 * NzWhoName: one of them, owned by the NzWho.
 * @entity: organisation, working_group or person
 * @label: as it is written where room is scarce; nz_who_find() finds it by that
 */
typedef struct
{
  const NzEntity *entity;
  gint64 id;
  char *label;
} NzWhoName;

typedef enum
{
  NZ_WHO_NOBODY,    /* no name begins like this */
  NZ_WHO_FOUND,     /* exactly one */
  NZ_WHO_AMBIGUOUS, /* several */
} NzWhoResult;

/* As of the full @day. Reads three tables once. (transfer full) */
NzWho *nz_who_new (NzStore *store, NzDate day, GError **error);
void nz_who_free (NzWho *who);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzWho, nz_who_free)

/* Whose name the first of @words are: the longest whole name, else the most beginnings of words that fit one.
 * @used: (out): how many of the words belong to it
 * @names: (out) (optional) (transfer container) (element-type NzWhoName): who it is, or several who it may be */
NzWhoResult nz_who_find (NzWho *who, const char *const *words, guint *used, GPtrArray **names);
/* Those whose names @typed may be the beginning of, the whole names first; at most @limit.
 * (transfer container) (element-type NzWhoName) */
GPtrArray *nz_who_complete (NzWho *who, const char *typed, guint limit);

/* (transfer full): whom a record with the fields organisation, person and (perhaps) working_group names: "Natalia Becker, Regenbogen"; "" if
 * nobody. */
char *nz_who_words (NzStore *store, NzRecord *record);

G_END_DECLS
