/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-csv-export.h"

#include "exchange/nz-csv-writer.h"

static void
give (NzOutput *output, GString *text)
{
  if (output == NULL)
    return;
  nz_output_write (output, text->str, text->len);
  g_string_truncate (text, 0);
}

static gboolean
append_record (
    NzExportSet *set, NzLookup *lookup, NzRecord *record, NzLanguage language, GString *text, GError **error)
{
  g_autofree char *lead = nz_export_set_dup_lead (set, record);
  guint n_fields;
  const NzField *const *fields = nz_export_set_get_fields (set, &n_fields);

  if (lead != NULL)
    nz_csv_append (text, lead, TRUE, language);
  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *cell = nz_export_cell (set, lookup, record, fields[i], language, error);

      if (cell == NULL)
        return FALSE;
      nz_csv_append (text, cell, i == 0 && lead == NULL, language);
    }
  nz_csv_end_row (text);
  return TRUE;
}

gboolean
nz_csv_export (NzExportSet *set,
               NzLookup *lookup,
               NzLanguage language,
               GString *text,
               NzOutput *output,
               guint *count,
               GError **error)
{
  g_autoptr (GError) local = NULL;
  guint n_fields;
  const NzField *const *fields = nz_export_set_get_fields (set, &n_fields);
  const char *lead = nz_export_set_lead (set, language);
  NzRecord *record;

  nz_csv_begin (text, language);
  if (lead != NULL)
    nz_csv_append (text, lead, TRUE, language);
  for (guint i = 0; i < n_fields; i++)
    nz_csv_append (text, nz_export_heading (nz_export_set_get_entity (set), fields[i], language),
                   i == 0 && lead == NULL, language);
  nz_csv_end_row (text);
  while ((record = nz_export_set_next (set, &local)) != NULL)
    {
      if (!append_record (set, lookup, record, language, text, &local))
        break;
      give (output, text);
      if (count != NULL)
        (*count)++;
    }
  give (output, text);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return nz_lookup_is_complete (lookup, error);
}
