/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/nz-cli.h"

#include <stdio.h>
#include <string.h>

#include "cli/nz-cli-private.h"
#include "nz-config.h"

static const NzCommand *const commands[] = {
  &nz_command_create,     &nz_command_import,  &nz_command_export,   &nz_command_list,
  &nz_command_plan,       &nz_command_agenda,  &nz_command_print,   &nz_command_calendar, &nz_command_diagram,
  &nz_command_duplicates, &nz_command_history, &nz_command_check,    &nz_command_backup,
};

static const NzCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

static gboolean
has_display (void)
{
  const char *wayland = g_getenv ("WAYLAND_DISPLAY");
  const char *x11 = g_getenv ("DISPLAY");
  return (wayland != NULL && *wayland != '\0') || (x11 != NULL && *x11 != '\0');
}

gboolean
nz_cli_wants (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    {
      const char *word = argv[i];
      if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "--version")
          || g_str_equal (word, "help"))
        return TRUE;
      if (g_str_equal (word, "--language"))
        {
          i++;
          continue;
        }
      if (g_str_has_prefix (word, "--language="))
        continue;
      if (find_command (word) != NULL)
        return TRUE;
      break;
    }
  return !has_display ();
}

int
nz_cli_fail (const GError *error)
{
  g_printerr ("netzwerk: %s\n", error->message);
  return NZ_EXIT_INPUT;
}

int
nz_cli_usage (const NzCommand *command, const char *message)
{
  g_printerr ("netzwerk: %s\n", message);
  g_printerr (_ ("Usage: netzwerk %s %s\n"), command->name, _ (command->usage));
  g_printerr (_ ("“netzwerk %s --help” says more.\n"), command->name);
  return NZ_EXIT_USAGE;
}

static void
print_help (void)
{
  g_print (_ ("netzwerk [FILE]                  opens the window\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s %s", commands[i]->name, _ (commands[i]->usage));
      g_print ("netzwerk %s\n    %s\n", call, _ (commands[i]->summary));
    }
  g_print (_ ("\nEvery command understands --help and --language de|en.\n"));
}

/* The language in which this command speaks: --language anywhere, else that of the locale's name, which need
 * not be installed. */
static gboolean
take_language (int *argc, char **argv)
{
  NzLanguage language = NZ_LANGUAGE_EN;
  int kept = 1;

  nz_language_parse (g_get_language_names ()[0], &language);
  nz_set_language (language);
  for (int i = 1; i < *argc; i++)
    {
      const char *value = NULL;
      if (g_str_equal (argv[i], "--language"))
        value = i + 1 < *argc ? argv[++i] : "";
      else if (g_str_has_prefix (argv[i], "--language="))
        value = argv[i] + strlen ("--language=");
      else
        argv[kept++] = argv[i];
      if (value != NULL)
        {
          if (!nz_language_parse (value, &language))
            {
              g_printerr (_ ("netzwerk: “%s” is no language of this program: use de or en.\n"), value);
              return FALSE;
            }
          nz_set_language (language);
        }
    }
  argv[kept] = NULL;
  *argc = kept;
  return TRUE;
}

static const char *
translate (const char *text, gpointer data)
{
  return nz_gettext (text);
}

static int
run (const NzCommand *command, int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (_ (command->usage));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("netzwerk %s", command->name);

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translate_func (context, translate, NULL, NULL);
  if (command->options != NULL)
    {
      g_option_context_add_main_entries (context, command->options, NULL);
      g_option_group_set_translate_func (g_option_context_get_main_group (context), translate, NULL, NULL);
    }
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return nz_cli_usage (command, error->message);
  if (argc - 1 < command->min_arguments || argc - 1 > command->max_arguments)
    return nz_cli_usage (command, argc - 1 < command->min_arguments ? _ ("An argument is missing.")
                                                                    : _ ("There are too many arguments."));
  return command->run (argv + 1);
}

/* Results are UTF-8 whatever the locale is: GLib's own printing writes "?" for ä in the locale C of a
 * scheduled task. */
static void
print_plainly (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_plainly (const char *text)
{
  fputs (text, stderr);
}

/* A result that could not be written whole is a failure, as on a full disk. */
static int
finish (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  g_printerr ("netzwerk: %s\n", _ ("The result could not be written whole to standard output."));
  return status == NZ_EXIT_GOOD ? NZ_EXIT_INPUT : status;
}

int
nz_cli_main (int argc, char **argv)
{
  g_set_print_handler (print_plainly);
  g_set_printerr_handler (print_error_plainly);
  if (!take_language (&argc, argv))
    return NZ_EXIT_USAGE;
  if (argc < 2 || find_command (argv[1]) == NULL)
    {
      gboolean asks = argc >= 2
                      && (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
                          || g_str_equal (argv[1], "help"));
      if (argc >= 2 && g_str_equal (argv[1], "--version"))
        {
          g_print ("netzwerk %s\n", NZ_VERSION);
          return NZ_EXIT_GOOD;
        }
      if (asks)
        {
          print_help ();
          return NZ_EXIT_GOOD;
        }
      g_printerr (
          "%s\n",
          _ ("netzwerk: There is no display on which a window could open. Log in to a desktop, or use one of "
             "the "
             "commands below, which need none; “netzwerk create FILE --example” makes a file to try."));
      print_help ();
      return NZ_EXIT_USAGE;
    }
  return finish (run (find_command (argv[1]), argc - 1, argv + 1));
}

gboolean
nz_cli_day (const char *text, NzDate *day)
{
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    {
      *day = nz_date_today ();
      return TRUE;
    }
  if (!nz_date_parse (text, day, &error))
    {
      g_printerr ("netzwerk: --date %s: %s\n", text, error->message);
      return FALSE;
    }
  if (!nz_date_is_full (*day))
    {
      g_printerr (_ ("netzwerk: --date %s: a day is needed, such as 2026-11-23.\n"), text);
      return FALSE;
    }
  return TRUE;
}
