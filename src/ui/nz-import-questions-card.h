/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "exchange/nz-import-plan.h"

G_BEGIN_DECLS

/* What an import asks (nz_import_plan_get_questions()), each as a row with its answers, and since when new
 * organisations are members (nz_import_plan_set_since()); hidden where there is nothing to ask. "changed":
 * something was answered; the rows are to be looked at again. */
#define NZ_TYPE_IMPORT_QUESTIONS_CARD (nz_import_questions_card_get_type ())
G_DECLARE_FINAL_TYPE (NzImportQuestionsCard, nz_import_questions_card, NZ, IMPORT_QUESTIONS_CARD, AdwBin)

/* @plan must outlive the card. */
GtkWidget *nz_import_questions_card_new (NzImportPlan *plan);
/* After examining. */
void nz_import_questions_card_refresh (NzImportQuestionsCard *self);
/* Asks for the answers that are missing, in a dialog; then @shown is called, the card must be seen by that,
 * and the first question without an answer gets the focus. @destroy frees @data in any case. */
void nz_import_questions_card_ask (NzImportQuestionsCard *self,
                                   GSourceOnceFunc shown,
                                   gpointer data,
                                   GDestroyNotify destroy);
/* The first question without an answer gets the focus. %FALSE: all have one. */
gboolean nz_import_questions_card_focus_open (NzImportQuestionsCard *self);

G_END_DECLS
