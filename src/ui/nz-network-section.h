/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-section.h"

G_BEGIN_DECLS

/**
 * NzNetworkSection:
 *
 * Who works with whom on any day since the founding: the diagram, the same as a list, and what is known of
 * the selected actor. Follows the store; actors put somewhere by hand are pins in the file, each one step of
 * undo.
 */
#define NZ_TYPE_NETWORK_SECTION (nz_network_section_get_type ())
G_DECLARE_FINAL_TYPE (NzNetworkSection, nz_network_section, NZ, NETWORK_SECTION, NzSection)

NzSection *nz_network_section_new (NzStore *store);

G_END_DECLS
