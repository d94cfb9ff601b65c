/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-import-private.h"
#include "exchange/nz-json-scan.h"

G_BEGIN_DECLS

/* What the files that read our JSON share. */

/* A reference, to be looked at when all records are known. */
typedef struct
{
  const NzEntity *entity;
  const NzField *field;
  gint64 id;
  gint64 target;
  guint line;
} NzJsonLink;

typedef struct
{
  NzStore *store;
  const NzImportOptions *options;
  NzImportResult *result;
  char *name;
  NzJsonScan scan;
  JsonParser *parser;
  gboolean is_complete;
  gboolean is_fresh; /* nobody has written in the store yet */
  GHashTable **seen; /* by nz_entity_index(): ids in the file */
  GArray *links;     /* (element-type NzJsonLink) */
  gsize size;
  guint n;
} NzJsonReader;

void nz_json_reader_add_fault (NzJsonReader *self, guint line, const NzField *field, const char *reason);
/* Whether what is read goes into the store: not in a trial, and no longer once there was a fault. */
gboolean nz_json_reader_is_written (NzJsonReader *self);

/* nz-import-json-value.c: one member of a record. %FALSE with the reason where it is no value of the field.
 */
gboolean nz_json_set_value (NzRecord *record, const NzField *field, JsonNode *node, GError **error);
/* (transfer none) (nullable): of a string. */
const char *nz_json_text_of (JsonNode *node);

/* nz-import-json-links.c: references, noted while records are read and looked at when all are known. */
void nz_json_note_links (NzJsonReader *self, NzRecord *record, guint line);
/* %FALSE only where the store fails; a reference that leads nowhere is a fault or a note. */
gboolean nz_json_check_links (NzJsonReader *self, GError **error);

/* nz-import-json-images.c: @piece: the array of images, of no size where there is none. A damaged one is a
 * fault. */
gboolean nz_json_read_images (NzJsonReader *self, const NzJsonPiece *piece, GError **error);

G_END_DECLS
