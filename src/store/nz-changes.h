/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-entity.h"

G_BEGIN_DECLS

/**
 * NzChanges:
 *
 * Which records a committed action touched: per entity the ids, sorted, each once. Rows of contact and term_use count as their owner.
 * Reference counted, immutable.
 */
typedef struct _NzChanges NzChanges;
#define NZ_TYPE_CHANGES (nz_changes_get_type ())
GType nz_changes_get_type (void);

NzChanges *nz_changes_ref (NzChanges *changes);
void nz_changes_unref (NzChanges *changes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzChanges, nz_changes_unref)

gboolean nz_changes_touch (const NzChanges *changes, const NzEntity *entity);
gboolean nz_changes_has (const NzChanges *changes, const NzEntity *entity, gint64 id);
/* (transfer none) (array length=n) */
const gint64 *nz_changes_ids (const NzChanges *changes, const NzEntity *entity, gsize *n);
/* Whether rows of the entity came or went, so that its lists change in length. */
gboolean nz_changes_resize (const NzChanges *changes, const NzEntity *entity);

G_END_DECLS
