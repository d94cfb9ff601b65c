/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/nz-store.h"

G_BEGIN_DECLS

/**
 * NzToaster:
 *
 * The words that come up at the foot of a window, one at a time: the newest takes the place of the one
 * before. What one offers to undo is the step that it speaks of: once another step has come, or that one is
 * undone, the words stay and the button goes.
 */
#define NZ_TYPE_TOASTER (nz_toaster_get_type ())
G_DECLARE_FINAL_TYPE (NzToaster, nz_toaster, NZ, TOASTER, GObject)

/* (transfer full): shows in @overlay, which owns the toasts and outlives it or goes with it. */
NzToaster *nz_toaster_new (AdwToastOverlay *overlay);
void nz_toaster_say (NzToaster *toaster, const char *text);
/* With a button: @action with the text @parameter. */
void nz_toaster_offer (
    NzToaster *toaster, const char *text, const char *button, const char *action, const char *parameter);
/* What was just done in @store, with "Undo". @action: (nullable): what does it; %NULL: nz_store_undo(). */
void nz_toaster_offer_undo (NzToaster *toaster, const char *text, NzStore *store, const char *action);

G_END_DECLS
