/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-export.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "base/nz-error.h"
#include "base/nz-file.h"
#include "exchange/nz-csv-export.h"
#include "exchange/nz-json-file.h"
#include "exchange/nz-vcard-writer.h"
#include "exchange/nz-xlsx-writer.h"

static const char *const endings[NZ_EXPORT_N_FORMATS] = { "csv", "xlsx", "vcf", "json" };

const char *
nz_export_ending (NzExportFormat format)
{
  g_return_val_if_fail (format < NZ_EXPORT_N_FORMATS, NULL);
  return endings[format];
}

gboolean
nz_export_parse_ending (const char *path, NzExportFormat *format)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < NZ_EXPORT_N_FORMATS; i++)
    if (g_ascii_strcasecmp (dot + 1, endings[i]) == 0)
      {
        *format = (NzExportFormat)i;
        return TRUE;
      }
  return FALSE;
}

char *
nz_export_refusal (const NzEntity *entity, NzExportFormat format, gboolean without_personal)
{
  if (entity == NULL && format == NZ_EXPORT_JSON && without_personal)
    return g_strdup (
        _ ("The whole file as JSON always has everything, personal data too. Choose one kind of entry, "
           "or another format."));
  if (entity == NULL)
    return NULL;
  if (format == NZ_EXPORT_VCARD && !nz_vcard_has (entity))
    return g_strdup_printf (_ ("Address cards hold people and organisations only, not %s."),
                            nz_entity_plural (entity, nz_get_language ()));
  if (without_personal && nz_export_set_is_all_personal (entity))
    return g_strdup_printf (_ ("%s: all of it is personal data, so nothing would be left."),
                            nz_entity_plural (entity, nz_get_language ()));
  return NULL;
}

/* --- which sets
 * --------------------------------------------------------------------------------------------- */

static gboolean
is_wanted (const NzEntity *entity, const NzExportOptions *options)
{
  if (options->entity != NULL)
    return entity == options->entity;
  if (options->format == NZ_EXPORT_VCARD && !nz_vcard_has (entity))
    return FALSE;
  return !options->without_personal || !nz_export_set_is_all_personal (entity);
}

/* (transfer full) (element-type NzExportSet) */
static GPtrArray *
open_sets (NzStore *store, const NzExportOptions *options, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_export_set_free);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      NzExportSet *set;

      if (!is_wanted (nz_entity_nth (i), options))
        continue;
      set = nz_export_set_new (store, nz_entity_nth (i), options, error);
      if (set == NULL)
        return NULL;
      g_ptr_array_add (sets, set);
    }
  return g_steal_pointer (&sets);
}

/* --- one file
 * ----------------------------------------------------------------------------------------------- */

static gboolean
write_cards (NzStore *store,
             GPtrArray *sets,
             const NzExportOptions *options,
             NzOutput *output,
             guint *count,
             GError **error)
{
  for (guint i = 0; i < sets->len; i++)
    if (!nz_vcard_write (store, sets->pdata[i], options->day, output, count, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_csv (
    NzExportSet *set, NzLookup *lookup, NzLanguage language, NzOutput *output, guint *count, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  return nz_csv_export (set, lookup, language, text, output, count, error);
}

static gboolean
write_output (NzStore *store, const NzExportOptions *options, NzOutput *output, guint *count, GError **error)
{
  g_autoptr (NzLookup) lookup = NULL;
  g_autoptr (GPtrArray) sets = NULL;

  if (options->format == NZ_EXPORT_JSON && options->entity == NULL)
    return nz_json_file_write (store, output, options->cancellable, count, error);
  lookup = nz_lookup_new (store);
  sets = open_sets (store, options, error);
  if (sets == NULL)
    return FALSE;
  if (options->format == NZ_EXPORT_JSON)
    return nz_json_file_write_sets (store, (NzExportSet *const *)sets->pdata, sets->len, output, count,
                                    error);
  if (options->format == NZ_EXPORT_VCARD)
    return write_cards (store, sets, options, output, count, error);
  return write_csv (sets->pdata[0], lookup, options->language, output, count, error);
}

static gboolean
export_output (NzStore *store, const char *path, const NzExportOptions *options, guint *count, GError **error)
{
  /* Opened first: a folder that cannot be written to is told before the work. */
  g_autoptr (NzOutput) output = nz_output_new (path, error);

  if (output == NULL || !write_output (store, options, output, count, error))
    return FALSE;
  return nz_output_finish (g_steal_pointer (&output), error);
}

/* Of everything only the sheets on which there is something. */
static gboolean
export_workbook (
    NzStore *store, const char *path, const NzExportOptions *options, guint *count, GError **error)
{
  g_autoptr (NzXlsxWriter) writer = nz_xlsx_writer_new (path, options->language, error);
  g_autoptr (NzLookup) lookup = nz_lookup_new (store);
  g_autoptr (GPtrArray) sets = NULL;

  if (writer == NULL)
    return FALSE;
  sets = open_sets (store, options, error);
  if (sets == NULL)
    return FALSE;
  for (guint i = 0; i < sets->len; i++)
    if ((sets->len == 1 || nz_export_set_get_size (sets->pdata[i]) > 0)
        && !nz_xlsx_writer_add (writer, sets->pdata[i], lookup, count, error))
      return FALSE;
  return nz_xlsx_writer_finish (g_steal_pointer (&writer), error);
}

/* --- a folder of tables
 * ------------------------------------------------------------------------------------- */

static NzOutput *
write_table (
    NzExportSet *set, NzLookup *lookup, const char *folder, NzLanguage language, guint *count, GError **error)
{
  g_autofree char *name = g_strconcat (nz_export_set_get_entity (set)->name, ".csv", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (NzOutput) output = nz_output_new (path, error);

  if (output == NULL || !write_csv (set, lookup, language, output, count, error))
    return NULL;
  /* so that a full disk shows before the first file takes its place */
  nz_output_get_fd (output);
  if (nz_output_has_failed (output))
    {
      nz_output_finish (g_steal_pointer (&output), error);
      return NULL;
    }
  return g_steal_pointer (&output);
}

/* All files are written before the first takes its place. */
static gboolean
write_tables (
    NzStore *store, const char *folder, const NzExportOptions *options, guint *count, GError **error)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new ();
  g_autoptr (NzLookup) lookup = nz_lookup_new (store);
  g_autoptr (GPtrArray) sets = open_sets (store, options, error);
  gboolean done = sets != NULL;

  for (guint i = 0; done && i < sets->len; i++)
    {
      NzOutput *output = write_table (sets->pdata[i], lookup, folder, options->language, count, error);

      done = output != NULL;
      if (done)
        g_ptr_array_add (outputs, output);
    }
  for (guint i = 0; i < outputs->len; i++)
    {
      if (done)
        done = nz_output_finish (outputs->pdata[i], error);
      else
        nz_output_discard (outputs->pdata[i]);
    }
  return done;
}

static gboolean
export_tables (NzStore *store, const char *path, const NzExportOptions *options, guint *count, GError **error)
{
  /* As its files, for its owner alone. */
  gboolean is_new = g_mkdir (path, 0700) == 0;

  if (!is_new && (errno != EEXIST || !g_file_test (path, G_FILE_TEST_IS_DIR)))
    {
      nz_file_set_error (error, path, errno == EEXIST ? ENOTDIR : errno, TRUE);
      return FALSE;
    }
  if (write_tables (store, path, options, count, error))
    return TRUE;
  if (is_new)
    g_rmdir (path);
  return FALSE;
}

/* --- the one function
 * --------------------------------------------------------------------------------------- */

gboolean
nz_export_file (
    NzStore *store, const char *path, const NzExportOptions *options, guint *count, GError **error)
{
  g_autofree char *refusal = NULL;

  g_return_val_if_fail (NZ_IS_STORE (store) && path != NULL && options != NULL, FALSE);
  g_return_val_if_fail (options->format < NZ_EXPORT_N_FORMATS, FALSE);

  if (count != NULL)
    *count = 0;
  refusal = nz_export_refusal (options->entity, options->format, options->without_personal);
  if (refusal != NULL)
    {
      g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, refusal);
      return FALSE;
    }
  if (options->format == NZ_EXPORT_XLSX)
    return export_workbook (store, path, options, count, error);
  if (options->format == NZ_EXPORT_CSV && options->entity == NULL)
    return export_tables (store, path, options, count, error);
  return export_output (store, path, options, count, error);
}

char *
nz_export_entity_text (
    NzStore *store, const NzEntity *entity, NzLanguage language, gsize *size, GError **error)
{
  const NzExportOptions options = { .format = NZ_EXPORT_CSV, .entity = entity, .language = language };
  g_autoptr (NzLookup) lookup = NULL;
  g_autoptr (NzExportSet) set = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  lookup = nz_lookup_new (store);
  set = nz_export_set_new (store, entity, &options, error);
  if (set == NULL || !nz_csv_export (set, lookup, language, text, NULL, NULL, error))
    return NULL;
  if (size != NULL)
    *size = text->len;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
nz_export_entity (
    NzStore *store, const NzEntity *entity, const char *path, NzLanguage language, GError **error)
{
  const NzExportOptions options = { .format = NZ_EXPORT_CSV, .entity = entity, .language = language };

  return nz_export_file (store, path, &options, NULL, error);
}

gboolean
nz_export_folder (NzStore *store, const char *path, NzLanguage language, GError **error)
{
  const NzExportOptions options = { .format = NZ_EXPORT_CSV, .language = language };

  return nz_export_file (store, path, &options, NULL, error);
}
