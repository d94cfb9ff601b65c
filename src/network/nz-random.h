/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Random numbers and the exponential for the layouts, written out so that the same file gives the same
 * picture on every machine: GLib's generator may change between versions, and exp() of different C libraries
 * differs in the last bit, which is enough to make an annealing take another way. PCG32 of Melissa O'Neill,
 * "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation",
 * 2014. */

typedef struct
{
  guint64 state;
} NzRandom;

static inline guint32
nz_random_next (NzRandom *random)
{
  guint64 old = random->state;
  guint32 shifted, rotation;

  random->state = old * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
  shifted = (guint32)(((old >> 18) ^ old) >> 27);
  rotation = (guint32)(old >> 59);
  return (shifted >> rotation) | (shifted << ((32 - rotation) & 31));
}

static inline void
nz_random_seed (NzRandom *random, guint64 seed)
{
  random->state = seed + G_GUINT64_CONSTANT (1442695040888963407);
  (void)nz_random_next (random);
  (void)nz_random_next (random);
}

/* 0 ≤ x < 1 */
static inline double
nz_random_unit (NzRandom *random)
{
  return nz_random_next (random) * (1.0 / 4294967296.0);
}

/* 0 ≤ k < n */
static inline guint
nz_random_below (NzRandom *random, guint n)
{
  return (guint)(((guint64)nz_random_next (random) * n) >> 32);
}

/* e^−x for x ≥ 0, close enough to accept or refuse a step: (1 + x/1024)^−1024. */
static inline double
nz_exp_minus (double x)
{
  double base = 1 + x / 1024;

  for (int i = 0; i < 10; i++)
    base *= base;
  return 1 / base;
}

/* Exponentially distributed with mean 1: the number of draws in a falling run decides (von Neumann, "Various
 * techniques used in connection with random digits", 1951), which needs no logarithm. */
static inline double
nz_random_exponential (NzRandom *random)
{
  double whole = 0;

  for (;;)
    {
      double first = nz_random_unit (random), last = first;
      guint run = 1;

      for (;;)
        {
          double next = nz_random_unit (random);

          if (next >= last)
            break;
          last = next;
          run++;
        }
      if (run % 2 == 1)
        return whole + first;
      whole += 1;
    }
}

G_END_DECLS
