/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <igraph/igraph.h>

G_BEGIN_DECLS

/* Debian's igraph is not thread-safe, and its default error handler aborts the program. Every use of igraph
 * stands between these two calls; the first one sets a handler that returns codes and the table of
 * attributes. */
void nz_igraph_lock (void);
void nz_igraph_unlock (void);

/* %TRUE for IGRAPH_SUCCESS; otherwise %FALSE with NZ_ERROR_FAILED and igraph's own reason in a whole
 * sentence. */
gboolean nz_igraph_check (igraph_error_t code, GError **error);

G_END_DECLS
