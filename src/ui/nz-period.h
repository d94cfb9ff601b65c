/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/* (transfer full): a record's since and until in words: "since 2019", "2004 to March 2011", "until 2020"; "" where neither is known. */
char *nz_period_words (NzRecord *record, NzLanguage language);

G_END_DECLS
