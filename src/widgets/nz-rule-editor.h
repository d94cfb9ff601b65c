/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/**
 * NzRuleEditor:
 *
 * A rule in rows: field, what is asked of it, value; groups of rows of which all or any must hold, with
 * groups inside. The top row of each group says which. Fields of the record come first, then what hangs on
 * it.
 *
 * A row without a value says nothing yet: it is left out of the rule and nz_rule_editor_is_complete() is
 * FALSE.
 *
 * Signal "changed": after every edit, also of a row that is not complete.
 */
#define NZ_TYPE_RULE_EDITOR (nz_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (NzRuleEditor, nz_rule_editor, NZ, RULE_EDITOR, GtkWidget)

/* Keeps a reference to @store, which it asks for terms and records to choose. Begins empty. */
NzRuleEditor *nz_rule_editor_new (NzStore *store, const NzEntity *entity);
/* @rule: (nullable): over the editor's entity; copied. Does not emit "changed". */
void nz_rule_editor_set_rule (NzRuleEditor *editor, const NzRule *rule);
/* (transfer full): what the complete rows say. */
NzRule *nz_rule_editor_dup_rule (NzRuleEditor *editor);
gboolean nz_rule_editor_is_complete (NzRuleEditor *editor);

G_END_DECLS
