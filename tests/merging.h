/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/nz-merge.h"
#include "records.h"

static inline NzMerge *
new_merge (Fixture *f, const NzEntity *entity, gint64 a, gint64 b)
{
  g_autoptr (GError) error = NULL;
  NzMerge *merge = nz_merge_new (f->store, entity, a, b, &error);

  g_assert_no_error (error);
  return merge;
}

/* (transfer full): the record that stayed. */
static inline NzRecord *
merge_now (Fixture *f, const NzEntity *entity, gint64 a, gint64 b)
{
  g_autoptr (NzMerge) merge = new_merge (f, entity, a, b);
  gint64 kept = nz_merge_get_kept (merge), gone = kept == a ? b : a;
  g_autoptr (GError) error = NULL;
  NzRecord *record;

  nz_merge_apply (merge, &error);
  g_assert_no_error (error);
  g_assert_null (nz_store_get (f->store, entity, gone, NULL));
  record = nz_store_get (f->store, entity, kept, &error);
  g_assert_no_error (error);
  return record;
}

static inline void
undo (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  nz_store_undo (f->store, &error);
  g_assert_no_error (error);
}
