/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-rule.h"

G_BEGIN_DECLS

/* What the files of the rule share: the tree itself, its text, its SQL and its words. */

struct _NzRule
{
  const NzEntity *entity;
  NzRuleKind kind;
  GPtrArray *parts; /* of a group (element-type NzRule) */
  /* of a condition */
  char *path; /* (nullable): as it is written: "kind", "membership.working_group" */
  const NzEntity *via;
  const NzField *field;
  GStrv values; /* plain, never %NULL */
};

gboolean nz_rule_is_group (const NzRule *rule);
/* Whether the rule says that something is not so; then what is so. */
gboolean nz_rule_kind_is_negative (NzRuleKind kind, NzRuleKind *positive);
/* The field of a path and what it goes by. FALSE where there is none. @path: "entity.field" with names. */
gboolean
nz_rule_find_path (const NzEntity *entity, const char *path, const NzEntity **via, const NzField **field);
/* The references of @via that say to which record of @entity it belongs. (transfer full) (element-type
 * NzField) */
GPtrArray *nz_rule_links (const NzEntity *entity, const NzEntity *via);
/* nz-rule-text.c: whether @text is one of the match keys in @words, separated by |. */
gboolean nz_rule_is_one_of (const char *text, const char *words);
/* What is asked of a field, in either language. */
gboolean nz_rule_parse_kind (const char *text, NzRuleKind *kind);
/* Whether nothing is asked too deep or too often; NZ_ERROR_INVALID. */
gboolean nz_rule_fits (const NzRule *rule, GError **error);

G_END_DECLS
