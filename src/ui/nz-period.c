/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-period.h"

/* A day is more than a line of a list needs: month and year say enough. */
static char *
coarse (NzDate date, NzLanguage language)
{
  date.day = 0;
  return nz_date_format (date, language, NZ_DATE_LONG);
}

char *
nz_period_words (NzRecord *record, NzLanguage language)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const NzField *since_field = nz_entity_field_with (entity, NZ_FIELD_SINCE);
  const NzField *until_field = nz_entity_field_with (entity, NZ_FIELD_UNTIL);
  NzDate since = since_field != NULL ? nz_record_get_date (record, since_field->name) : NZ_DATE_NONE;
  NzDate until = until_field != NULL ? nz_record_get_date (record, until_field->name) : NZ_DATE_NONE;
  g_autofree char *first = coarse (since, language);
  g_autofree char *last = coarse (until, language);

  if (nz_date_is_set (since) && nz_date_is_set (until))
    return g_strdup_printf (nz_text (language, N_ ("%s to %s")), first, last);
  if (nz_date_is_set (since))
    return g_strdup_printf (nz_text (language, N_ ("since %s")), first);
  if (nz_date_is_set (until))
    return g_strdup_printf (nz_text (language, N_ ("until %s")), last);
  return g_strdup ("");
}
