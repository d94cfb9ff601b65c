/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"

G_DEFINE_QUARK (nz - error - quark, nz_error)
