/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/nz-window.h"

G_BEGIN_DECLS

/**
 * NzCommand: something that can be done by typing its name into the search over everything ("neue Tagung").
 * @label: msgid
 * @synonyms: other words for it, in both languages
 * @icon: symbolic
 * @section: (nullable): name of the section that is shown first
 * @action: (nullable): the window's action
 */
typedef struct
{
  const char *label;
  const char *synonyms;
  const char *icon;
  const char *section;
  const char *action;
} NzCommand;

/* The commands each of whose typed words begins a word of its label or synonyms, in the order of the table.
 * (transfer container) (element-type NzCommand) */
GPtrArray *nz_commands_find (const char *typed);
void nz_command_run (const NzCommand *command, NzWindow *window);

G_END_DECLS
