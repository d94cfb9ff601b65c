/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-year-document.h"

G_BEGIN_DECLS

/**
 * NzYearCard:
 *
 * The conferences of a year as a card for the pocket, A6 upright: day, hours and place of each.
 */
#define NZ_TYPE_YEAR_CARD (nz_year_card_get_type ())
G_DECLARE_FINAL_TYPE (NzYearCard, nz_year_card, NZ, YEAR_CARD, NzYearDocument)

/* Takes @view (transfer full). */
NzYearCard *nz_year_card_new (NzYearView *view);

G_END_DECLS
