/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-mail.h"

G_BEGIN_DECLS

/**
 * NzListMember: an organisation or person on a distribution list, or somebody whom it leaves out.
 * @organisation: of a person the main one on the day, 0 if there is none; @person: 0 if it is the
 * organisation
 * @entry: the record (entity list_entry) that names or excludes it, 0 if only the rule does
 * @by_rule: the rule brings it, whether it is named or not; @excluded: kept out by @entry
 * @name: for lists: "Becker, Natalia"
 * @why: by rule or by name, in the language of the program
 * @mail: (nullable): where a mail goes: its own address, else the one by which it can be reached: of an
 * organisation that of the person who receives its invitations, of a person that of the organisation
 * @left_out: (nullable): why nothing at all goes there: excluded, former, wants no invitations
 * @mail_problem, @letter_problem: (nullable): why no mail or no letter goes there: no address, bounced, came
 * back
 */
typedef struct
{
  gint64 organisation, person;
  gint64 entry;
  gboolean by_rule, excluded;
  char *name;
  char *why;
  char *mail;
  char *left_out;
  char *mail_problem;
  char *letter_problem;
  char *sort_key;
} NzListMember;

/**
 * NzDistribution: who is on a distribution list on a day, and why.
 * @rule: %NULL where there is none, or @problem says that it cannot be read. An empty rule is nobody, never
 * everybody
 * @rule_entity: organisation or person
 * @words: the rule in words, "" where there is none
 * @members: (element-type NzListMember): by name
 * @left_out: (element-type NzListMember): whom rule or name would bring and something keeps out, by name
 * @problem: (nullable): why the rule could not be asked; then only those named are members
 */
typedef struct
{
  NzRecord *list;
  NzRule *rule;
  const NzEntity *rule_entity;
  char *words;
  GPtrArray *members;
  GPtrArray *left_out;
  char *problem;
} NzDistribution;

/* @day: full. */
NzDistribution *nz_distribution_new (NzStore *store, gint64 list, NzDate day, GError **error);
/* Only the list and its rule, which is quick however many it brings: nobody is looked for. */
NzDistribution *nz_distribution_new_rule (NzStore *store, gint64 list, GError **error);
void nz_distribution_free (NzDistribution *distribution);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzDistribution, nz_distribution_free)

/* (transfer full) (element-type utf8): the members' mail addresses, each once. */
GPtrArray *nz_distribution_mails (const NzDistribution *distribution);

/* --- changes, each one undoable step ----------------------------------------------------------------------
 */

/* @rule: (nullable) or empty: the list has none any more. */
gboolean nz_distribution_set_rule (NzStore *store, gint64 list, const NzRule *rule, GError **error);
/* Names an organisation or person, or with @excluded keeps it out, with a reason (nullable). Whoever has an
 * entry gets it changed. */
gboolean nz_distribution_enter (NzStore *store,
                                gint64 list,
                                const NzEntity *entity,
                                gint64 id,
                                gboolean excluded,
                                const char *reason,
                                GError **error);
/* After the user said that a mail to the list was sent: an entry of the journal (kind mail) with subject,
 * number of addresses, portions and the names of the attachments (nullable) (array zero-terminated=1). */
gboolean nz_distribution_record_mail (NzStore *store,
                                      gint64 list,
                                      const char *subject,
                                      guint n_addresses,
                                      guint n_portions,
                                      const char *const *attachments,
                                      NzDate day,
                                      GError **error);

G_END_DECLS
