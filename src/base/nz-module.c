/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-module.h"

#include <gmodule.h>
#include <string.h>

#include "base/nz-error.h"
#include "base/nz-i18n.h"
#include "base/nz-place.h"
#include "nz-config.h"

static GMutex mutex;
static GHashTable *loaded; /* name → struct of functions, under the mutex */

/* In the build folder beside the program; otherwise where it was installed, also below a folder that
 * packagers install into (DESTDIR): what then stands before the program's place stands before the module's.
 */
static char *
dup_path (const char *name)
{
  g_autofree char *file = g_strdup_printf ("nz-%s." G_MODULE_SUFFIX, name);
  g_autofree char *program = nz_dup_program ();

  if (nz_runs_from_build ())
    return g_build_filename (NZ_BUILD_DIR, "src", file, NULL);
  if (program != NULL && g_str_has_suffix (program, NZ_PROGRAM))
    program[strlen (program) - strlen (NZ_PROGRAM)] = '\0';
  else
    g_clear_pointer (&program, g_free);
  return g_strconcat (program != NULL ? program : "", NZ_MODULE_DIR, G_DIR_SEPARATOR_S, file, NULL);
}

static gconstpointer
load (const char *name, guint version, GError **error)
{
  g_autofree char *path = dup_path (name);
  GModule *module = g_module_open (path, G_MODULE_BIND_LAZY | G_MODULE_BIND_LOCAL);
  gpointer functions = NULL;

  /* The libraries register types and do not like to go. */
  if (module != NULL)
    g_module_make_resident (module);
  if (module == NULL || !g_module_symbol (module, NZ_MODULE_SYMBOL, &functions))
    {
      g_set_error (
          error, NZ_ERROR, NZ_ERROR_FAILED,
          _ ("A part of Netzwerk or a library that it needs is missing: %s. Install Netzwerk again."),
          g_module_error ());
      return NULL;
    }
  if (((const NzModule *)functions)->version != version)
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_FAILED,
                   _ ("“%s” belongs to another version of Netzwerk. Close Netzwerk and start it again; if "
                      "that does not help, install it again."),
                   path);
      return NULL;
    }
  return functions;
}

gconstpointer
nz_module_get (const char *name, guint version, GError **error)
{
  gconstpointer functions;

  g_return_val_if_fail (name != NULL, NULL);

  g_mutex_lock (&mutex);
  if (loaded == NULL)
    loaded = g_hash_table_new (g_str_hash, g_str_equal);
  functions = g_hash_table_lookup (loaded, name);
  if (functions == NULL)
    {
      functions = load (name, version, error);
      if (functions != NULL)
        g_hash_table_insert (loaded, (gpointer)g_intern_string (name), (gpointer)functions);
    }
  g_mutex_unlock (&mutex);
  return functions;
}
