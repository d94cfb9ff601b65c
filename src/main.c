/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "base/nz-i18n.h"
#include "base/nz-place.h"
#include "cli/nz-cli.h"
#include "nz-config.h"
#include "ui/nz-application.h"

/* An installed program finds its catalogue where it was installed, a build in the build folder. */
static void
bind_catalogue (void)
{
  bindtextdomain (NZ_GETTEXT_DOMAIN, nz_runs_from_build () ? NZ_BUILD_DIR "/po" : NZ_LOCALEDIR);
  bind_textdomain_codeset (NZ_GETTEXT_DOMAIN, "UTF-8");
  textdomain (NZ_GETTEXT_DOMAIN);
}

int
main (int argc, char **argv)
{
  /* GTK sets no locale by itself here (nz_application_main ()): numbers in files have a point, whatever the
   * user's language is. */
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bind_catalogue ();

  if (nz_cli_wants (argc, argv))
    return nz_cli_main (argc, argv);

  /* The window follows the process's locale: gettext says which language that is, so that both kinds of text
   * agree. TRANSLATORS: the code of your language, "de" for German. */
  NzLanguage language = NZ_LANGUAGE_EN;
  nz_language_parse (dgettext (NZ_GETTEXT_DOMAIN, N_ ("en")), &language);
  nz_set_language (language);
  return nz_application_main (argc, argv);
}
