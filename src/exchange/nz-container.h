/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlreader.h>

G_BEGIN_DECLS

/**
 * NzContainer:
 *
 * The ZIP archive of XML files that a workbook is (XLSX, ODS), read from memory, one file of it at a time and
 * never unpacked as a whole. Guards against archives made to burst: a file may unpack to at most
 * NZ_CONTAINER_LIMIT bytes in all, and, beyond a size that every workbook may have, to at most
 * NZ_CONTAINER_RATIO times its own size.
 */
typedef struct _NzContainer NzContainer;

#define NZ_CONTAINER_LIMIT ((gsize)1024 * 1024 * 1024)
#define NZ_CONTAINER_RATIO 200
#define NZ_CONTAINER_ALWAYS ((gsize)32 * 1024 * 1024)

/* @data must live as long as the container. */
NzContainer *nz_container_new (const char *data, gsize size, const char *name);
void nz_container_free (NzContainer *container);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzContainer, nz_container_free)
const char *nz_container_get_name (NzContainer *container);

/**
 * nz_container_open:
 * @part: path inside the archive, whatever its case
 *
 * Begins to read a file of the archive; one at a time. XML with a document type is refused, so there are no
 * entities to expand.
 *
 * Returns: (transfer none): until nz_container_close(); %NULL where there is none (then @error is not set) or
 * it cannot be read
 */
xmlTextReaderPtr nz_container_open (NzContainer *container, const char *part, GError **error);
/* The next node; %FALSE at the end, or where the rest cannot be read: nz_container_close() says so. */
gboolean nz_container_next (NzContainer *container);
/* @error: the archive is cut off, encrypted, bursts or is no XML, with what to do. Also frees after an error
 * elsewhere (@error %NULL). */
gboolean nz_container_close (NzContainer *container, GError **error);

/* What the files of workbooks are read with. An element's name without its prefix; the value of an attribute,
 * whatever its prefix. (transfer full) (nullable) */
gboolean nz_xml_is (xmlTextReaderPtr reader, const char *name);
char *nz_xml_dup_attribute (xmlTextReaderPtr reader, const char *name);
/* @fallback where there is none or it is no whole number */
int nz_xml_int_attribute (xmlTextReaderPtr reader, const char *name, int fallback);
/* "1", "true", "on" */
gboolean nz_xml_true_attribute (xmlTextReaderPtr reader, const char *name, gboolean fallback);

G_END_DECLS
