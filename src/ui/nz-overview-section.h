/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzOverviewSection:
 *
 * "To do today": what the coordinator's day begins with (domain/nz-todo.h), card by card. Gathered in a
 * thread when the section shows, and again after every change.
 */
#define NZ_TYPE_OVERVIEW_SECTION (nz_overview_section_get_type ())
G_DECLARE_FINAL_TYPE (NzOverviewSection, nz_overview_section, NZ, OVERVIEW_SECTION, NzSection)

NzSection *nz_overview_section_new (NzStore *store);

G_END_DECLS
