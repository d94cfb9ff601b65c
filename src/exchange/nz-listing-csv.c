/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-listing-csv.h"

#include "base/nz-file.h"
#include "exchange/nz-csv-writer.h"

gboolean
nz_listing_write_csv (const NzListing *listing, const char *path, NzLanguage language, GError **error)
{
  g_return_val_if_fail (listing != NULL && path != NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);

  nz_csv_begin (text, language);
  for (guint i = 0; i < listing->headings->len; i++)
    nz_csv_append (text, listing->headings->pdata[i], i == 0, language);
  nz_csv_end_row (text);
  for (guint k = 0; k < listing->rows->len; k++)
    {
      char **cells = listing->rows->pdata[k];

      for (guint i = 0; i < listing->headings->len; i++)
        nz_csv_append (text, cells[i], i == 0, language);
      nz_csv_end_row (text);
    }
  NzOutput *output = nz_output_new (path, error);
  if (output == NULL)
    return FALSE;
  nz_output_write (output, text->str, text->len);
  return nz_output_finish (output, error);
}
