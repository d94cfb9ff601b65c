/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/**
 * NzRuleValue:
 *
 * The value of one condition, as its field asks for it: an entry for texts, dates and numbers (several
 * separated by |), ticks for choices, records or terms as tags. One of several must fit.
 *
 * Where one value is wanted (nz_rule_value_set_single()), ticks exclude each other and the next record takes
 * the place of the one before.
 *
 * Signal "changed".
 */
#define NZ_TYPE_RULE_VALUE (nz_rule_value_get_type ())
G_DECLARE_FINAL_TYPE (NzRuleValue, nz_rule_value, NZ, RULE_VALUE, GtkBox)

GtkWidget *nz_rule_value_new (NzStore *store);
/* Whether the value is one; of several by default. Before nz_rule_value_set(). */
void nz_rule_value_set_single (NzRuleValue *self, gboolean single);
/* Begins anew. @owner: the entity that has the field; @field: %NULL for the day of "active on". @values:
 * (nullable): plain texts. */
void
nz_rule_value_set (NzRuleValue *self, const NzEntity *owner, const NzField *field, const char *const *values);
/* (transfer full): plain texts; what was typed and is no value of the field stands there as it is, and the
 * rule refuses it. */
GStrv nz_rule_value_dup_values (NzRuleValue *self);
/* Marks what was typed as wrong, with the reason as tooltip; %NULL as right. */
void nz_rule_value_report (NzRuleValue *self, const char *reason);

G_END_DECLS
