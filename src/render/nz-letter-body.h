/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-letter.h"
#include "render/nz-flow.h"
#include "render/nz-letter-head.h"

G_BEGIN_DECLS

/* The text of a letter from subject to enclosures, laid out over its pages: subject with two blank lines
 * before and after, salutation, paragraphs, the event's block, the agenda as a table, closing, names (DIN
 * 5008). Type is 10.5 pt; the leading closes up a little where that saves a page. (transfer full) */
NzFlow *nz_letter_body_new (NzTypeset *typeset, const NzLetter *letter, NzLetterHead *head, NzPaper paper);

G_END_DECLS
