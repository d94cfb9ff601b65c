/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Files that are whole or not there. NzOutput is a temporary file beside the target: written, fsynced and renamed
 * over it in nz_output_finish(); dropped without a trace otherwise. A new file is its owner's alone (mode 0600), since
 * nearly all that we write is personal; one that was there keeps its mode. Errors are NZ_ERROR_IO and name the target
 * and the reason in words (no such folder, no permission, disk full). */

typedef struct _NzOutput NzOutput;

NzOutput *nz_output_new (const char *path, GError **error);
/* Writes; a failure is kept and reported by nz_output_finish(), so callers may write on. */
void nz_output_write (NzOutput *output, const void *data, gsize size);
void nz_output_printf (NzOutput *output, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* (transfer none): for libraries that want a path or a descriptor. */
const char *nz_output_get_temporary_path (NzOutput *output);
int nz_output_get_fd (NzOutput *output);
/* Whether a write failed already (a cairo stream's callback asks). */
gboolean nz_output_has_failed (NzOutput *output);
/* (transfer full) @output: fsync, rename, fsync of the folder; frees @output in any case. */
gboolean nz_output_finish (NzOutput *output, GError **error);
/* (transfer full) @output: drops the temporary file. */
void nz_output_discard (NzOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzOutput, nz_output_discard)

/* Reads a whole file of at most @limit bytes; NUL-terminated. Messages as above. (transfer full) */
char *nz_file_read (const char *path, gsize limit, gsize *size, GError **error);
/* The path of @file. Where it has none (sftp://…, a telephone's memory) an error says to copy it here, or, @writing, to
 * choose a place here. (transfer full) */
char *nz_file_dup_path (GFile *file, gboolean writing, GError **error);
/* One sentence for an errno on a path, translated: "“x.pdf” could not be written: the disk is full." */
void nz_file_set_error (GError **error, const char *path, int errnum, gboolean writing);

G_END_DECLS
