/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-describe.h"

const NzChoice nz_choices_channel[] = {
  { "letter", "Letter", "Brief", "Post|post|mail (paper)|schriftlich" },
  { "mail", "E-mail", "E-Mail", "Mail|email|elektronisch" },
  { "both", "Letter and e-mail", "Brief und E-Mail", "both|beides|Post und Mail" },
  { "none", "Not invited", "Keine Einladung", "none|kein|keine|nicht" },
  { NULL },
};
