/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-igraph.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"

static GMutex mutex;
static gboolean is_set_up;

void
nz_igraph_lock (void)
{
  g_mutex_lock (&mutex);
  if (!is_set_up)
    {
      igraph_set_error_handler (igraph_error_handler_ignore);
      igraph_set_warning_handler (igraph_warning_handler_ignore);
      igraph_set_attribute_table (&igraph_cattribute_table);
      is_set_up = TRUE;
    }
}

void
nz_igraph_unlock (void)
{
  g_mutex_unlock (&mutex);
}

gboolean
nz_igraph_check (igraph_error_t code, GError **error)
{
  if (code == IGRAPH_SUCCESS)
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED, _ ("The diagram could not be laid out: %s."),
               igraph_strerror (code));
  return FALSE;
}
