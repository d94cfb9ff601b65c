/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-date.h"
#include "base/nz-error.h"
#include "cli/nz-cli.h"
#include "exchange/nz-import.h"
#include "store/nz-rule.h"

G_BEGIN_DECLS

enum
{
  NZ_EXIT_GOOD = 0,
  NZ_EXIT_INPUT = 1, /* the input is at fault, or the file */
  NZ_EXIT_USAGE = 2,
};

/**
 * NzCommand: one subcommand.
 * @usage: its arguments as shown, msgid
 * @summary: msgid
 * @options: (nullable): static; what they fill in is reset by nobody, a process runs one command
 * @run: gets the arguments without the command's name, NULL-terminated, as many as promised
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  const GOptionEntry *options;
  int min_arguments, max_arguments;
  int (*run) (char **arguments);
} NzCommand;

extern const NzCommand nz_command_create;
extern const NzCommand nz_command_import;
extern const NzCommand nz_command_export;
extern const NzCommand nz_command_list;
extern const NzCommand nz_command_plan;
extern const NzCommand nz_command_agenda;
extern const NzCommand nz_command_print;
extern const NzCommand nz_command_calendar;
extern const NzCommand nz_command_diagram;
extern const NzCommand nz_command_duplicates;
extern const NzCommand nz_command_history;
extern const NzCommand nz_command_check;
extern const NzCommand nz_command_backup;

/* Says what went wrong; returns NZ_EXIT_INPUT. */
int nz_cli_fail (const GError *error);
/* Says what is wrong with the call and how it goes; returns NZ_EXIT_USAGE. */
int nz_cli_usage (const NzCommand *command, const char *message);
/* The day of an option; today where @text is %NULL. %FALSE after saying what is wrong with it. */
gboolean nz_cli_day (const char *text, NzDate *day);
/* (transfer full) (nullable): the rule of --filter, references and terms by name or id; %NULL after saying where it is wrong and why: then
 * NZ_EXIT_USAGE. An empty one finds all. */
NzRule *nz_cli_rule (NzStore *store, const NzEntity *entity, const char *text);
/* Whether the ending of @path says that it is a table, cards or JSON. */
gboolean nz_cli_is_table (const char *path);
/* (transfer full): a file to read from: one of ours, or (nz_cli_is_table()) what the import makes of it, in a file that goes with the program;
 * nothing is written beside it. @as: (nullable): what its rows are where it does not say so. */
NzStore *nz_cli_open (const char *path, const NzEntity *as, GError **error);
/* Faults and notes of an import to standard error. */
void nz_cli_report (const NzImportResult *result);

G_END_DECLS
