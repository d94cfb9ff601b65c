/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzConferenceSection:
 *
 * The section of the conferences: the year as twelve small months, beside it how far each conference of the
 * year is; a meeting's page opens over both. Printing prints the year plan, on a meeting's page its
 * invitations.
 */
#define NZ_TYPE_CONFERENCE_SECTION (nz_conference_section_get_type ())
G_DECLARE_FINAL_TYPE (NzConferenceSection, nz_conference_section, NZ, CONFERENCE_SECTION, NzSection)

NzSection *nz_conference_section_new (NzStore *store);

G_END_DECLS
