/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nz-store.h"

G_BEGIN_DECLS

/* Figures with the reference of the same run beside them: a computer's speed varies, what we add to it should
 * not. */

/* Work to be timed, once. */
typedef void (*NzBenchWork) (gpointer data);

/* Milliseconds of the median of @times runs, after one that is not counted. */
double nz_bench_median (guint times, NzBenchWork work, gpointer data);
/* The same for two works that take turns: what else the computer does meets both. */
void nz_bench_turns (guint times,
                     NzBenchWork ours,
                     gpointer ours_data,
                     NzBenchWork reference,
                     gpointer reference_data,
                     double *ours_ms,
                     double *reference_ms);
/* The median of @n figures, which are sorted. */
double nz_bench_median_of (double *figures, guint n);
/* "one durable edit: 1.24 ms, a raw write with fdatasync: 0.61 ms, 2.0 times (goal 4): good" */
void nz_bench_against (const char *what, double ms, const char *reference, double reference_ms, double goal);
/* Median and worst of @n figures, which are sorted, each with its goal. */
void nz_bench_strokes (const char *what, double *figures, guint n, double goal_ms, double worst_goal_ms);
/* "the first page of 100,000: 7.1 ms (goal 16 ms): good" */
void nz_bench_within (const char *what, double ms, double goal_ms);

/* (transfer full): the name of an invented organisation. */
char *nz_bench_name (guint number);
/* (transfer full): a new file in the present folder, on a real disk and not on a tmpfs; with @n invented
 * organisations. */
NzStore *nz_bench_store_new (const char *name, guint n);
/* (transfer full): the same with NZ_BENCH_ORGANISATIONS and NZ_BENCH_ENTRIES in the journal: a copy of a file
 * that is made once, the first time that a benchmark in this folder asks for it. */
#define NZ_BENCH_ORGANISATIONS 100000
#define NZ_BENCH_ENTRIES 200000
NzStore *nz_bench_big_store_new (const char *name);
/* Closes it and removes the file. */
void nz_bench_store_free (NzStore *store);

G_END_DECLS
