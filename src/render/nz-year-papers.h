/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-document.h"
#include "render/nz-year-view.h"

G_BEGIN_DECLS

/* The year on paper, by the sheet that it is for: A4 the year plan, A3 a calendar for the wall, A6 a card for
 * the pocket (nz-year-page.h, nz-wall-calendar.h, nz-year-card.h). Takes @view (transfer full). Prepared.
 * (transfer full); %NULL for A2, on which there is nothing of the year. */
NzDocument *nz_year_paper_new (NzYearView *view, NzPaperSize size);

G_END_DECLS
