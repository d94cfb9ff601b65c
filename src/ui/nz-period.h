/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"

G_BEGIN_DECLS

/* (transfer full): a record's since and until in words, seen from the full @day: "since 2019", "2004 to March 2011", "until 2020"; what
 * begins or ends on that day or later to the day: "from 24/11/2026". "" where neither is known. */
char *nz_period_words (NzRecord *record, NzDate day, NzLanguage language);

G_END_DECLS
