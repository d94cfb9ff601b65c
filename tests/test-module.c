/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "base/nz-module.h"
#include "base/nz-place.h"
#include "exchange/nz-ebook.h"
#include "exchange/nz-xlsxwriter.h"
#include "network/nz-igraph.h"
#include "render/nz-poppler.h"

/* Modules of the build folder, without the rooms that use them: a module needs nothing of the program. */

static const struct
{
  const char *name;
  guint version;
} modules[] = {
  { NZ_EBOOK_MODULE, NZ_EBOOK_VERSION },
  { NZ_IGRAPH_MODULE, NZ_IGRAPH_VERSION },
  { NZ_POPPLER_MODULE, NZ_POPPLER_VERSION },
  { NZ_XLSXWRITER_MODULE, NZ_XLSXWRITER_VERSION },
};

static void
test_load (void)
{
  g_assert_true (nz_runs_from_build ());
  for (guint i = 0; i < G_N_ELEMENTS (modules); i++)
    {
      g_autoptr (GError) error = NULL;
      const NzModule *functions = nz_module_get (modules[i].name, modules[i].version, &error);

      g_assert_no_error (error);
      g_assert_nonnull (functions);
      g_assert_cmpuint (functions->version, ==, modules[i].version);
      g_assert_true (nz_module_get (modules[i].name, modules[i].version, NULL) == functions);
    }
}

static gpointer
get_igraph (gpointer data)
{
  return (gpointer)nz_module_get (NZ_IGRAPH_MODULE, NZ_IGRAPH_VERSION, NULL);
}

static void
test_threads (void)
{
  GThread *threads[8];
  gconstpointer first = get_igraph (NULL);

  g_assert_nonnull (first);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("module", get_igraph, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == first);
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nz_module_get ("nothing", 1, &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "nz-nothing.so"));
  g_assert_nonnull (strstr (error->message, "Install Netzwerk again."));
}

/* In a process of its own: what is loaded stays. */
static void
test_version (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (nz_module_get (NZ_POPPLER_MODULE, NZ_POPPLER_VERSION + 1, &error));
      g_assert_error (error, NZ_ERROR, NZ_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "nz-poppler.so"));
      g_assert_nonnull (strstr (error->message, "another version"));
      /* a wrong question is no reason to refuse the right one */
      g_assert_nonnull (nz_module_get (NZ_POPPLER_MODULE, NZ_POPPLER_VERSION, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* first: nothing is loaded yet */
  g_test_add_func ("/module/version", test_version);
  g_test_add_func ("/module/threads", test_threads);
  g_test_add_func ("/module/load", test_load);
  g_test_add_func ("/module/missing", test_missing);
  return g_test_run ();
}
