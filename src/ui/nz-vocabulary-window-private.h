/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-toaster.h"
#include "ui/nz-vocabulary-item.h"
#include "ui/nz-vocabulary-row.h"
#include "ui/nz-window.h"

G_BEGIN_DECLS

/* The window of the vocabularies: the list is nz-vocabulary-window.c, what is done with the chosen entries
 * nz-vocabulary-actions.c. */

typedef struct
{
  NzWindow *parent; /* borrowed: this window is transient for it */
  NzStore *store;
  GtkWindow *window;
  const char *kind;

  GListStore *items;
  GtkCustomFilter *filter;
  GtkMultiSelection *selection;
  char *typed; /* as search compares */

  GtkWidget *kind_choice, *search, *add, *view, *strange;
  NzToaster *toaster;
  GtkWidget *up, *down, *rename, *colour, *merge, *retire, *uses, *delete, *sort;
} NzVocabularyWindow;

/* Ids of the chosen entries. (transfer full) (element-type gint64) */
GArray *nz_vocabulary_actions_chosen_ids (NzVocabularyWindow *self);
/* After what is chosen or the list has changed: what can be done with it. */
void nz_vocabulary_actions_update (NzVocabularyWindow *self);
/* (transfer floating): the buttons with signs; first. */
GtkWidget *nz_vocabulary_actions_bar_new (NzVocabularyWindow *self);
/* (transfer floating): those with words. */
GtkWidget *nz_vocabulary_actions_words_new (NzVocabularyWindow *self);
/* Keys on the list. */
void nz_vocabulary_actions_add_shortcuts (NzVocabularyWindow *self);
void nz_vocabulary_actions_rename (NzVocabularyWindow *self);
/* Takes the name that is typed. */
void nz_vocabulary_actions_add (NzVocabularyWindow *self);
/* Takes over the functions that positions have. */
void nz_vocabulary_actions_take_over (NzVocabularyWindow *self);
void nz_vocabulary_actions_row_moved (NzVocabularyRow *row, gint64 id, guint place, NzVocabularyWindow *self);

G_END_DECLS
