/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-i18n.h"

G_BEGIN_DECLS

/* A step of the history is named in the language of the window in which it was made, and so it stands in the
 * file. What reads the history shows it in the language of who reads: names of steps are recognised by the
 * texts of which they were made, in either language, with what was filled in; the names of fields and kinds
 * of record among that are said in the other language as well, names of people and organisations stay. A name
 * that is none of ours (given on the command line) stays as it is.
 *
 * nz_store_dup_undo_label(), NzStep and everything made of it have it done already.
 *
 * (transfer full): @label in @language. */
char *nz_step_label_in (NzLanguage language, const char *label);

/* (transfer full) (nullable): what was filled in where @label is made of @msgid ("Merge %s with %s") in
 * either language; %NULL if it is not. */
char **nz_step_label_take_apart (const char *label, const char *msgid);

G_END_DECLS
