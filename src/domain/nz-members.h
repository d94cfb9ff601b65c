/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzMember: an organisation in a working group.
 * @person: who stands for it there, 0 if nobody is named; @person_name likewise %NULL
 * @role: (transfer none): code: chair, member, guest
 */
typedef struct
{
  gint64 membership, working_group, organisation, person;
  char *group_name, *organisation_name, *person_name;
  const char *role;
  NzDate since, until;
} NzMember;

void nz_member_free (NzMember *member);

/* Who is in the group on the full @day (no day: who ever was): the chair first, then members, then guests, each by name.
 * (element-type NzMember) (transfer full) */
GPtrArray *nz_members_of_group (NzStore *store, gint64 working_group, NzDate day, GError **error);
/* The groups that an organisation is in, by name. */
GPtrArray *nz_groups_of_organisation (NzStore *store, gint64 organisation, NzDate day, GError **error);
/* The groups where a person stands for an organisation, by name. */
GPtrArray *nz_groups_of_person (NzStore *store, gint64 person, NzDate day, GError **error);

/* Who alone has positions at the organisation on the full @day: the likeliest to stand for it in a group. 0 if there is nobody or
 * more than one. */
gint64 nz_sole_person_of (NzStore *store, gint64 organisation, NzDate day);

/* SQL that goes behind FROM: m the membership, g its working group, o its organisation. */
#define NZ_SQL_MEMBERS                                                                                       \
  "membership AS m JOIN working_group AS g ON g.id = m.working_group JOIN organisation AS o ON o.id = m.organisation"

G_END_DECLS
