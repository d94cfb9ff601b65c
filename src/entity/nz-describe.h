/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-entity.h"

G_BEGIN_DECLS

/* Choices that several entities share; only for the files that describe entities. */

/* how somebody is invited: letter, mail, both, none */
extern const NzChoice nz_choices_channel[];

G_END_DECLS
