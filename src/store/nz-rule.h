/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzRule:
 *
 * Which records of an entity are meant: conditions over its fields and over what hangs on it, joined by "all"
 * or "any", with groups of them inside. One thing for the filters of a list, the filters that are kept, the
 * rule of a distribution list and --filter of the command line. A plain tree that its owner frees; knows the
 * description, not the store: NzQuery.rule asks the store.
 *
 * As text (in the file and on the command line) one condition a line or separated by ";", a group as "any
 * (…)" or "all (…)":
 *
 *     kind is association|provider; any (town contains Erfurt; district empty); membership.working_group is
 *     7ZZZZZZZZZZZZ; active 2026-11-23
 *
 * Fields are named by their name or by a heading in either language, choices by code or label, dates as
 * people write them, operators in German too ("Ort enthält Erfurt; Stadtteil ist leer"). A value with ; | ( )
 * or quotation marks in it stands in quotation marks, doubled inside. References and terms are ids unless
 * nz_rule_parse_names() is told how to find names. A text that is one group is that group.
 *
 * "membership.working_group" means: there is a membership of this record, holding on the day, whose working
 * group is …; IS_NOT, CONTAINS_NOT and EMPTY say that there is none. What holds is asked on the query's day,
 * today where it has none. The entity before the dot refers to this one by its required references, by its
 * first one where none is required.
 *
 * What conditions mean: texts are compared as search folds them (case, accents, "foerder" and "förder"); a
 * date IS another if it lies in it (2004-03 is 2004), and is BEFORE or AFTER one if it certainly is, as far
 * as both are known; NOT is the opposite, so a record without a value fulfils it.
 *
 * An empty rule means nobody where people would be written to (distribution lists) and all where it only
 * narrows a list: nz_rule_is_empty() tells. A group without parts inside a rule says nothing and is left out
 * of the question.
 */
typedef struct _NzRule NzRule;

typedef enum
{
  NZ_RULE_ALL, /* a group: every part holds */
  NZ_RULE_ANY, /* a group: one part holds */
  NZ_RULE_IS,  /* one of the values */
  NZ_RULE_IS_NOT,
  NZ_RULE_CONTAINS, /* folded as search folds: "foerder" is in "Förderzentrum" */
  NZ_RULE_CONTAINS_NOT,
  NZ_RULE_EMPTY,
  NZ_RULE_NOT_EMPTY,
  NZ_RULE_BEFORE, /* of a date or number: less than the value */
  NZ_RULE_AFTER,  /* greater than the value */
  NZ_RULE_ACTIVE, /* no field: the record holds on the day that is its value, without one on the query's day
                   */
} NzRuleKind;

/* (transfer full): a group without parts. @kind is NZ_RULE_ALL or NZ_RULE_ANY. */
NzRule *nz_rule_new (const NzEntity *entity, NzRuleKind kind);
NzRule *nz_rule_copy (const NzRule *rule);
void nz_rule_free (NzRule *rule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzRule, nz_rule_free)

/* Adds a condition to a group. @path: a field's name, or "entity.field" of what hangs on the record, or %NULL
 * for NZ_RULE_ACTIVE; @values: (nullable) (array zero-terminated=1): plain texts as nz_record_set_plain()
 * reads them (codes, ISO dates, ids), one of which must fit. FALSE and NZ_ERROR_INVALID with the reason if
 * the field does not exist, cannot be asked that, a value is none of it or is missing. */
gboolean
nz_rule_add (NzRule *group, const char *path, NzRuleKind kind, const char *const *values, GError **error);
/* Adds a group inside a group. Takes @part (transfer full), a rule over the same entity. */
void nz_rule_add_group (NzRule *group, NzRule *part);

const NzEntity *nz_rule_get_entity (const NzRule *rule);
NzRuleKind nz_rule_get_kind (const NzRule *rule);
/* Of a group. */
guint nz_rule_get_n_parts (const NzRule *rule);
/* How deep groups may nest, and how many conditions and values a rule may have, so that SQLite takes it: more
 * is refused when it is read and when it is asked. */
#define NZ_RULE_MOST_DEPTH 12
#define NZ_RULE_MOST_PARTS 400
#define NZ_RULE_MOST_VALUES 10000
/* (transfer none) */
const NzRule *nz_rule_get_part (const NzRule *rule, guint index);
void nz_rule_remove_part (NzRule *rule, guint index);
/* Of a condition: its field; @via: (out) (optional): the entity that hangs on the record, %NULL for a field
 * of its own. */
const NzField *nz_rule_get_field (const NzRule *rule, const NzEntity **via);
const char *nz_rule_get_path (const NzRule *rule);
const char *const *nz_rule_get_values (const NzRule *rule);
/* Without any condition, however many groups it has. */
gboolean nz_rule_is_empty (const NzRule *rule);
gboolean nz_rule_equal (const NzRule *a, const NzRule *b);

/* What may be asked of a field; 0-terminated. */
const NzRuleKind *nz_rule_kinds_for (const NzField *field);
/* What hangs on @entity and can be asked for: "membership.working_group". In the order of the descriptions.
 * (transfer full) (element-type utf8) */
GPtrArray *nz_rule_paths (const NzEntity *entity);

/* Finds the record that a rule names: FALSE and NZ_ERROR_INVALID with the reason if there is none or several.
 * @kind: (nullable): of term. */
typedef gboolean (*NzRuleFind) (
    const NzEntity *target, const char *kind, const char *name, gint64 *id, gpointer data, GError **error);

/* (transfer full): NZ_ERROR_INVALID with the place and the reason. nz_rule_parse (nz_rule_to_text ()) is the
 * same rule. */
NzRule *nz_rule_parse (const NzEntity *entity, const char *text, GError **error);
/* The same with references and terms by name. @find: (scope call) */
NzRule *nz_rule_parse_names (
    const NzEntity *entity, const char *text, NzRuleFind find, gpointer data, GError **error);
/* (transfer full): "" of an empty rule. */
char *nz_rule_to_text (const NzRule *rule);

/* (transfer full): the rule for eyes, references and terms by their titles: "Art ist Verein oder Träger und
 * (Ort enthält „Erfurt“ oder Stadtteil ist leer)". "" of an empty rule. */
char *nz_rule_words (const NzRule *rule, NzStore *store, NzLanguage language);
/* (transfer full): what a path is called: "Stadtteil", "Mitgliedschaft: Arbeitsgruppe"; of %NULL "Active on a
 * day". */
char *nz_rule_path_label (const NzEntity *entity, const char *path, NzLanguage language);
/* What a kind is called between a field and its value: "is", "contains", "is empty"; of a date "is in", "is
 * before". @field: (nullable) */
const char *nz_rule_kind_label (NzRuleKind kind, const NzField *field, NzLanguage language);

G_END_DECLS
