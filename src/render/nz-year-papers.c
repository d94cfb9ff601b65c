/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-year-papers.h"

#include "render/nz-wall-calendar.h"
#include "render/nz-year-card.h"
#include "render/nz-year-page.h"

NzDocument *
nz_year_paper_new (NzYearView *view, NzPaperSize size)
{
  g_return_val_if_fail (view != NULL && size != NZ_PAPER_A2, NULL);

  NzDocument *document = size == NZ_PAPER_A3   ? NZ_DOCUMENT (nz_wall_calendar_new (view))
                         : size == NZ_PAPER_A6 ? NZ_DOCUMENT (nz_year_card_new (view))
                                               : NZ_DOCUMENT (nz_year_page_new (view));
  nz_document_prepare (document, nz_paper (size, size == NZ_PAPER_A3));
  return document;
}
