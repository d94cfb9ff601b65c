/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzRecordSection:
 *
 * The section of an entity: list and detail, both made from its description.
 */
#define NZ_TYPE_RECORD_SECTION (nz_record_section_get_type ())
G_DECLARE_FINAL_TYPE (NzRecordSection, nz_record_section, NZ, RECORD_SECTION, NzSection)

NzSection *nz_record_section_new (NzStore *store, const NzEntity *entity);

G_END_DECLS
