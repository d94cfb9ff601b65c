/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/nz-todo.h"

G_BEGIN_DECLS

/**
 * NzTodoCard:
 *
 * One kind of line of the Overview as a boxed list: each row leads to its record and can be finished or
 * postponed where it stands; the whole kind can be put off. Hidden while it has no rows.
 */
#define NZ_TYPE_TODO_CARD (nz_todo_card_get_type ())
G_DECLARE_FINAL_TYPE (NzTodoCard, nz_todo_card, NZ, TODO_CARD, GtkBox)

/* (transfer floating) */
GtkWidget *nz_todo_card_new (NzStore *store, NzTodoKind kind);
/* How much room the lines have that are set from now on. */
void nz_todo_card_set_narrow (NzTodoCard *card, gboolean narrow);
/* Shows the lines of its kind. @todos must stay until the next call. @head: (nullable) (transfer floating): a
 * row above them, with which the card shows even without lines. */
void nz_todo_card_set (NzTodoCard *card, const NzTodos *todos, GtkWidget *head);

G_END_DECLS
