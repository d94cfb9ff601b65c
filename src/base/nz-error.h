/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzError:
 * @NZ_ERROR_INVALID: a value, a record or a line of input is at fault
 * @NZ_ERROR_NOT_FOUND: the file or record does not exist
 * @NZ_ERROR_FOREIGN: the file is not one of ours (a picture, another program's database)
 * @NZ_ERROR_NEWER: the file was written by a newer version of the program
 * @NZ_ERROR_DAMAGED: the file is ours but cut off or corrupt
 * @NZ_ERROR_IN_USE: somebody else has the file open for writing
 * @NZ_ERROR_STALE_LOCK: as NZ_ERROR_IN_USE, but only another computer's note says so, on a network file system
 *   where a lock proves nothing: NZ_STORE_TAKE_OVER would open the file
 * @NZ_ERROR_READ_ONLY: the file or store may only be read
 * @NZ_ERROR_EXISTS: the file to be created exists already
 * @NZ_ERROR_REFERENCED: the record cannot go because others depend on it
 * @NZ_ERROR_IO: reading or writing failed (full disk, no permission, missing folder)
 * @NZ_ERROR_CANCELLED: the user cancelled
 * @NZ_ERROR_FAILED: anything that a caller does not distinguish
 *
 * The one error domain. The code is what callers distinguish; the message is a whole translated sentence
 * that a coordinator understands and that names the file, line or field at fault.
 */
typedef enum
{
  NZ_ERROR_INVALID,
  NZ_ERROR_NOT_FOUND,
  NZ_ERROR_FOREIGN,
  NZ_ERROR_NEWER,
  NZ_ERROR_DAMAGED,
  NZ_ERROR_IN_USE,
  NZ_ERROR_STALE_LOCK,
  NZ_ERROR_READ_ONLY,
  NZ_ERROR_EXISTS,
  NZ_ERROR_REFERENCED,
  NZ_ERROR_IO,
  NZ_ERROR_CANCELLED,
  NZ_ERROR_FAILED,
} NzError;

#define NZ_ERROR (nz_error_quark ())
GQuark nz_error_quark (void);

G_END_DECLS
