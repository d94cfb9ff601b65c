/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/nz-record-list.h"

G_BEGIN_DECLS

/**
 * NzRuleBar:
 *
 * What narrows a list besides the quick chips: the rule in words, a click on it changes it; buttons to keep
 * it as a saved filter and to take it away. Hidden while there is no rule. A saved filter that is shown can
 * be renamed, changed and deleted from here, each one undoable step.
 *
 * Signals: "changed": another rule, or none; "edited": the editor was left with a rule that says what the
 * chips said, too.
 */
#define NZ_TYPE_RULE_BAR (nz_rule_bar_get_type ())
G_DECLARE_FINAL_TYPE (NzRuleBar, nz_rule_bar, NZ, RULE_BAR, AdwBin)

/* Keeps references to both. */
GtkWidget *nz_rule_bar_new (NzStore *store, NzRecordList *list);
/* Opens the editor of rules. */
void nz_rule_bar_edit (NzRuleBar *bar);
/* @rule: (nullable) (transfer none); @saved: the saved filter that it is, 0 if none. */
void nz_rule_bar_set_rule (NzRuleBar *bar, const NzRule *rule, gint64 saved);
/* (transfer full): rule and chips in words; "" for none. */
char *nz_rule_bar_dup_words (NzRuleBar *bar);
void nz_rule_bar_set_day (NzRuleBar *bar, NzDate day);

G_END_DECLS
