/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Points (1/72 inch) are the unit of every document's cairo_t; millimetres that of paper and of DIN 5008. */
#define NZ_MM (72.0 / 25.4)

typedef enum
{
  NZ_PAPER_A4,
  NZ_PAPER_A3,
  NZ_PAPER_A2,
  NZ_PAPER_A6, /* a card */
} NzPaperSize;

/* A sheet in millimetres as it is read: width before height. A plain value; sizes that a printer reports may
 * differ a little from ISO 216. */
typedef struct
{
  double width, height;
} NzPaper;

NzPaper nz_paper (NzPaperSize size, gboolean landscape);
/* "a4", "A3", "a2", "a6"; FALSE for anything else. */
gboolean nz_paper_parse (const char *name, NzPaperSize *size);
gboolean nz_paper_is_landscape (NzPaper paper);

G_END_DECLS
