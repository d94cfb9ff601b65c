/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-ranked.h"

int
nz_ranked_compare (const void *a, const void *b)
{
  const NzRanked *left = a, *right = b;

  if (left->value != right->value)
    return left->value < right->value ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}
