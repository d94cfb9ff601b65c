/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"
#include "exchange/nz-import-json-private.h"

static const char *
member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL ? nz_json_text_of (node) : NULL;
}

static gboolean
read_image (NzJsonReader *self, const NzJsonPiece *piece, GError **error)
{
  JsonNode *node = nz_json_parse_piece (&self->scan, self->parser, piece, error);
  JsonObject *object = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *hash = object != NULL ? member (object, "hash") : NULL;
  const char *mime = object != NULL ? member (object, "mime") : NULL;
  const char *data = object != NULL ? member (object, "data") : NULL;
  g_autofree char *found = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  if (node == NULL)
    return FALSE;
  if (data != NULL)
    {
      guchar *decoded = g_base64_decode (data, &size);

      bytes = g_bytes_new_take (decoded, size);
      found = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
    }
  if (found == NULL || mime == NULL || g_strcmp0 (found, hash) != 0)
    {
      nz_json_reader_add_fault (self, piece->line, NULL, _ ("This image is damaged."));
      return TRUE;
    }
  if (!nz_json_reader_is_written (self))
    return TRUE;
  g_autofree char *kept = nz_store_add_image (self->store, bytes, mime, error);
  return kept != NULL;
}

gboolean
nz_json_read_images (NzJsonReader *self, const NzJsonPiece *piece, GError **error)
{
  NzJsonScan scan;
  gboolean is_first = TRUE, has;
  g_autoptr (GError) local = NULL;

  if (piece->size == 0)
    return TRUE;
  nz_json_scan_enter (&scan, &self->scan, piece);
  if (!nz_json_scan_open (&scan, '[', error))
    return FALSE;
  while (nz_json_scan_more (&scan, ']', &is_first, &has, &local) && has)
    {
      NzJsonPiece image;

      if (!nz_json_scan_value (&scan, &image, error) || !read_image (self, &image, error))
        return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
