/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/nz-rule.h"

G_BEGIN_DECLS

/* Records as files that other programs read, and that our own import reads back: one function for the command
 * line and the window.
 *
 * CSV (RFC 4180): importing the tables into another file and exporting again gives the same bytes. The first
 * column is the id. Headings, choices, yes and no are in the given language; a reference is written as what
 * the record is called where that names one record only, else as its id; lists are joined by |; dates are
 * ISO. In German the file has a BOM and semicolons, in English commas, as spreadsheets expect. Cells that
 * would be taken for a formula get an apostrophe (nz-csv-writer.h). Rows are in the order of the lists, so
 * the same content gives the same bytes.
 *
 * XLSX: the same tables as sheets of a workbook (nz-xlsx-writer.h). vCard: people and organisations as cards
 * (nz-vcard-writer.h). JSON: as nz-json-file.h has it; of everything it is the whole file, always complete.
 *
 * Every file is whole or not there. */

typedef enum
{
  NZ_EXPORT_CSV,
  NZ_EXPORT_XLSX,
  NZ_EXPORT_VCARD,
  NZ_EXPORT_JSON,
  NZ_EXPORT_N_FORMATS,
} NzExportFormat;

/* "csv", "xlsx", "vcf", "json" */
const char *nz_export_ending (NzExportFormat format);
/* By the ending of @path, in any case; %FALSE if it is none of these. */
gboolean nz_export_parse_ending (const char *path, NzExportFormat *format);

/**
 * NzExportOptions: what goes out; borrowed while the export runs.
 * @entity: (nullable): one kind of record; %NULL: everything
 * @ids: (nullable) (array length=n_ids): just these records of @entity, in this order
 * @rule: (nullable): over @entity; only what fulfils it, asked on @day
 * @columns: (nullable) (array zero-terminated=1): names of fields of @entity, in this order; default: all. Of
 * CSV, XLSX and JSON
 * @as_listed: as a list stands, for reading rather than for bringing back: no column of ids. Of CSV and XLSX
 * @by_letter: with @as_listed: the list has headings by the first letter of what it is sorted by, which become the
 * first column
 * @without_personal: leaves out what is personal in the sense of the GDPR: fields marked so, references to
 * people, contacts labelled as private (nz_contact_is_private()), and records that are personal as a whole
 * (nz_record_is_personal()) or belong to one
 * @day: as of which the rule asks and cards name positions; none: today
 * @cancellable: (nullable)
 */
typedef struct
{
  NzExportFormat format;
  const NzEntity *entity;
  const gint64 *ids;
  gsize n_ids;
  const NzRule *rule;
  const char *const *columns;
  gboolean as_listed;
  gboolean by_letter;
  gboolean without_personal;
  NzLanguage language;
  NzDate day;
  GCancellable *cancellable;
} NzExportOptions;

/**
 * nz_export_file:
 * @count: (out) (optional): records written
 *
 * Everything as CSV is a folder with one file per entity, named after it (organisation.csv), which is made if
 * need be.
 *
 * Returns: %FALSE with NZ_ERROR_INVALID where the format cannot hold what is asked for (cards of working
 * groups, the whole file as JSON without personal data, nothing but personal data left, in records or in
 * columns), NZ_ERROR_IO, or
 * NZ_ERROR_CANCELLED; then nothing new is left behind
 */
gboolean nz_export_file (
    NzStore *store, const char *path, const NzExportOptions *options, guint *count, GError **error);
/* Why @entity (%NULL: everything) cannot be exported so, (transfer full); %NULL: it can. For a dialog to say
 * before. */
char *nz_export_refusal (const NzEntity *entity, NzExportFormat format, gboolean without_personal);

/* One entity's records into the CSV file @path. */
gboolean nz_export_entity (
    NzStore *store, const NzEntity *entity, const char *path, NzLanguage language, GError **error);
/* (transfer full): the same as text; @size may be %NULL. */
char *nz_export_entity_text (
    NzStore *store, const NzEntity *entity, NzLanguage language, gsize *size, GError **error);
/* Everything as CSV. */
gboolean nz_export_folder (NzStore *store, const char *path, NzLanguage language, GError **error);

G_END_DECLS
