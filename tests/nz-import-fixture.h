/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "exchange/nz-import-plan.h"
#include "nz-store-fixture.h"

/* Imports of a text into a store of their own, in few words. */

G_GNUC_UNUSED static NzImportPlan *
plan_of (Fixture *f, const char *name, const char *text)
{
  g_autoptr (GError) error = NULL;
  NzImportPlan *plan = nz_import_plan_new (f->store);

  nz_import_plan_add_data (plan, text, strlen (text), name, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

G_GNUC_UNUSED static void
examine (NzImportPlan *plan)
{
  g_autoptr (GError) error = NULL;

  nz_import_plan_examine (plan, &error);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
apply (NzImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  gboolean is_good = nz_import_plan_apply (plan, NULL, &error);

  if (!is_good && nz_import_plan_get_result (plan)->faults->len > 0)
    g_error ("%s", (char *)nz_import_plan_get_result (plan)->faults->pdata[0]);
  g_assert_no_error (error);
}

G_GNUC_UNUSED static void
import_text (Fixture *f, const char *name, const char *text)
{
  g_autoptr (NzImportPlan) plan = plan_of (f, name, text);

  apply (plan);
}

G_GNUC_UNUSED static const NzImportLine *
line_at (NzImportPlan *plan, guint index)
{
  GPtrArray *lines = nz_import_plan_get_lines (plan);

  g_assert_cmpuint (index, <, lines->len);
  return lines->pdata[index];
}

G_GNUC_UNUSED static gint64
count (Fixture *f, const NzEntity *entity)
{
  const NzQuery query = { .entity = entity };

  return nz_query_count (f->store, &query, NULL);
}

G_GNUC_UNUSED static NzRecord *
find (Fixture *f, const NzEntity *entity, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  NzRecord *record
      = nz_store_get (f->store, entity, nz_query_find_text (f->store, entity, field, text), &error);

  g_assert_no_error (error);
  return record;
}

G_GNUC_UNUSED static gboolean
has_note (NzImportPlan *plan, const char *text)
{
  const GPtrArray *notes = nz_import_plan_get_result (plan)->notes;

  for (guint i = 0; i < notes->len; i++)
    if (strstr (notes->pdata[i], text) != NULL)
      return TRUE;
  return FALSE;
}
