/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/* The words that records choose from, kind by kind: add, rename, merge, colour, order, retire, and where each
 * is used. */
void nz_vocabulary_window_present (NzWindow *parent);

G_END_DECLS
