/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-bench.h"

/* Leaves a copy of the big file under the name that is given, for the benchmarks that start the program. */

int
main (int argc, char **argv)
{
  g_return_val_if_fail (argc == 2, 2);

  g_autoptr (NzStore) store = nz_bench_big_store_new (argv[1]);
  nz_store_close (store);
  return 0;
}
