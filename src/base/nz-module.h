/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NzModule:
 * @version: of the struct; changes whenever the struct does
 *
 * A library that few runs need, and that would make every start slower, is not linked by the program: it
 * stands behind a struct of functions that begins with these members and is defined in one file,
 * room/nz-<name>-module.c, which is built as a shared module of its own and loaded when it is first used.
 * Such a file includes no more of the program than headers: it is handed texts and numbers, and returns them.
 */
typedef struct
{
  guint version;
} NzModule;

/* The name under which a module's file defines its struct, visible from outside:
 *   G_MODULE_EXPORT const NzPoppler NZ_MODULE_NAME = { { NZ_POPPLER_VERSION }, read_pages }; */
#define NZ_MODULE_NAME nz_module_functions
#define NZ_MODULE_SYMBOL "nz_module_functions"

/**
 * nz_module_get:
 * @name: "igraph" for nz-igraph.so
 * @version: with which the caller was built
 *
 * The struct of a module, which is loaded the first time and stays. From any thread.
 *
 * Returns: (transfer none) (nullable): %NULL and NZ_ERROR_FAILED where it, or its library, is not installed,
 * or belongs to another version of the program
 */
gconstpointer nz_module_get (const char *name, guint version, GError **error);

G_END_DECLS
