/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-year-document.h"

G_BEGIN_DECLS

/**
 * NzYearPage:
 *
 * The year plan for the wall: one page with twelve small months, holidays, the conferences as discs and as a
 * list, other meetings as dots. Upright three months beside each other, landscape four; drawn for A4, larger
 * paper enlarges it.
 */
#define NZ_TYPE_YEAR_PAGE (nz_year_page_get_type ())
G_DECLARE_FINAL_TYPE (NzYearPage, nz_year_page, NZ, YEAR_PAGE, NzYearDocument)

/* @view: (transfer full) */
NzYearPage *nz_year_page_new (NzYearView *view);

G_END_DECLS
