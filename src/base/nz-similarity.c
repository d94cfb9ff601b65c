/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-similarity.h"

#include <string.h>

#define PREFIX_MAX 4
#define PREFIX_WEIGHT 0.1
#define PREFIX_FROM 0.7

/* Letters that both have, no further apart than half the longer text; a bit set for each in @in_a and @in_b.
 */
static guint
count_common (const char *a, gsize n, const char *b, gsize m, guint64 *in_a, guint64 *in_b)
{
  gsize window = MAX (n, m) / 2;
  guint common = 0;

  window = window > 0 ? window - 1 : 0;
  for (gsize i = 0; i < n; i++)
    for (gsize k = i > window ? i - window : 0; k < MIN (i + window + 1, m); k++)
      if (a[i] == b[k] && (*in_b & (G_GUINT64_CONSTANT (1) << k)) == 0)
        {
          *in_a |= G_GUINT64_CONSTANT (1) << i;
          *in_b |= G_GUINT64_CONSTANT (1) << k;
          common++;
          break;
        }
  return common;
}

/* Common letters that stand in another order; two make one transposition. */
static guint
count_misplaced (const char *a, gsize n, const char *b, guint64 in_a, guint64 in_b)
{
  guint misplaced = 0;
  gsize k = 0;

  for (gsize i = 0; i < n; i++)
    {
      if ((in_a & (G_GUINT64_CONSTANT (1) << i)) == 0)
        continue;
      while ((in_b & (G_GUINT64_CONSTANT (1) << k)) == 0)
        k++;
      misplaced += a[i] != b[k] ? 1 : 0;
      k++;
    }
  return misplaced;
}

double
nz_similarity (const char *a, const char *b)
{
  guint64 in_a = 0, in_b = 0;
  gsize n, m;
  guint prefix = 0;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (strcmp (a, b) == 0)
    return 1;
  n = MIN (strlen (a), NZ_SIMILARITY_MAX);
  m = MIN (strlen (b), NZ_SIMILARITY_MAX);
  guint common = count_common (a, n, b, m, &in_a, &in_b);
  if (common == 0)
    return 0;
  double misplaced = count_misplaced (a, n, b, in_a, in_b) / 2.0;
  double jaro = ((double)common / (double)n + (double)common / (double)m + (common - misplaced) / common) / 3;
  if (jaro < PREFIX_FROM)
    return jaro;
  while (prefix < PREFIX_MAX && prefix < MIN (n, m) && a[prefix] == b[prefix])
    prefix++;
  return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
}
