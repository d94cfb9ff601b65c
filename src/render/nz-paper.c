/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-paper.h"

static const struct
{
  const char *name;
  double width, height; /* upright; ISO 216 */
} papers[] = {
  [NZ_PAPER_A4] = { "a4", 210, 297 },
  [NZ_PAPER_A3] = { "a3", 297, 420 },
  [NZ_PAPER_A2] = { "a2", 420, 594 },
  [NZ_PAPER_A6] = { "a6", 105, 148 },
};

NzPaper
nz_paper (NzPaperSize size, gboolean landscape)
{
  g_return_val_if_fail (size < G_N_ELEMENTS (papers), ((NzPaper){ 210, 297 }));
  if (landscape)
    return (NzPaper){ papers[size].height, papers[size].width };
  return (NzPaper){ papers[size].width, papers[size].height };
}

gboolean
nz_paper_parse (const char *name, NzPaperSize *size)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (name, papers[i].name) == 0)
      {
        *size = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
nz_paper_is_landscape (NzPaper paper)
{
  return paper.width > paper.height;
}
