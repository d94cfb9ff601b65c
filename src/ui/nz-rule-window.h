/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/* What to do with the rule when the window is closed with its main button. @rule: (transfer none). */
typedef void (*NzRuleDone) (const NzRule *rule, gpointer data);

/* Opens a small modal window over @parent with an NzRuleEditor, the rule in words and how many records it
 * finds now, counted anew while it is edited. @rule: (nullable): to begin with; @title: of the window;
 * @action: label of the main button, with a mnemonic, "_Apply";
 * @day: of the count and of what hangs on a record, NZ_DATE_NONE for all records and today. @done is called
 * at most once; @destroy (nullable) frees @data in any case. */
void nz_rule_window_open (GtkWidget *parent,
                          NzStore *store,
                          const NzEntity *entity,
                          const NzRule *rule,
                          NzDate day,
                          const char *title,
                          const char *action,
                          NzRuleDone done,
                          gpointer data,
                          GDestroyNotify destroy);

G_END_DECLS
