/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-looks.h"

G_BEGIN_DECLS

/**
 * NzBlocks:
 *
 * Which records are worth a comparison: those that share a key (a word's sound or its first or last letters, two words, a contact, an address), so
 * that a hundred thousand need not be compared with each other. What too many share is no key. Only for nz-duplicates.c.
 */
typedef struct _NzBlocks NzBlocks;

NzBlocks *nz_blocks_new (void);
void nz_blocks_free (NzBlocks *blocks);
/* Files a record of @table under its keys. */
void nz_blocks_add (NzBlocks *blocks, const NzLooksTable *table, guint record);
/* Appends to @met (element-type guint) those that share a key with @record and came into the table before it, each once. */
void nz_blocks_meet (NzBlocks *blocks, const NzLooksTable *table, guint record, GArray *met);

/* All bits of @value in all bits of the result (the finaliser of MurmurHash3). */
guint64 nz_blocks_mix (guint64 value);

G_END_DECLS
