/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-place.h"

#include <stdlib.h>
#include <string.h>

#include "nz-config.h"

char *
nz_dup_program (void)
{
  return g_file_read_link ("/proc/self/exe", NULL);
}

gboolean
nz_runs_from_build (void)
{
  g_autofree char *program = nz_dup_program ();
  /* The kernel's answer has no symbolic links, the name of the build folder may have some. */
  char *folder = realpath (NZ_BUILD_DIR, NULL);
  gsize length = folder != NULL ? strlen (folder) : 0;
  gboolean is_inside
      = length > 0 && program != NULL && strncmp (program, folder, length) == 0 && program[length] == '/';

  free (folder);
  return is_inside;
}
