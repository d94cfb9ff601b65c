/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-csv-export.h"

#include "base/nz-id.h"
#include "exchange/nz-csv-writer.h"

static void
give (NzOutput *output, GString *text)
{
  if (output == NULL)
    return;
  nz_output_write (output, text->str, text->len);
  g_string_truncate (text, 0);
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
  NzRecord *record;

  nz_csv_begin (text, language);
  nz_csv_append (text, "id", TRUE, language);
  for (guint i = 0; i < n_fields; i++)
    nz_csv_append (text, nz_export_heading (nz_export_set_get_entity (set), fields[i], language), FALSE,
                   language);
  nz_csv_end_row (text);
  while ((record = nz_export_set_next (set, &local)) != NULL)
    {
      char id[NZ_ID_TEXT_SIZE];

      nz_csv_append (text, nz_id_to_text (nz_record_get_id (record), id), TRUE, language);
      for (guint i = 0; i < n_fields; i++)
        {
          g_autofree char *cell = nz_export_cell (lookup, record, fields[i], language);
          nz_csv_append (text, cell, FALSE, language);
        }
      nz_csv_end_row (text);
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
