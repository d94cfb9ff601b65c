/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/**
 * NzRuleRow:
 *
 * One condition: field, what is asked of it, value. Two lines, so that it fits a narrow window.
 *
 * Signals: "changed"; "removed": it is to go.
 */
#define NZ_TYPE_RULE_ROW (nz_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (NzRuleRow, nz_rule_row, NZ, RULE_ROW, GtkBox)

/* @condition: (nullable): to begin with; else the first field. */
GtkWidget *nz_rule_row_new (NzStore *store, const NzEntity *entity, const NzRule *condition);
/* Adds what the row says to @group; FALSE, and nothing is added, if it says nothing yet or is refused. What
 * is refused is marked. */
gboolean nz_rule_row_add_to (NzRuleRow *self, NzRule *group);

G_END_DECLS
