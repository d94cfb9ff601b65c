/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-period.h"

/* A day is more than a line of a list needs of what was: month and year say enough. What is still to come
 * counts to the day. */
static char *
dup_date (NzDate date, NzDate day, NzLanguage language)
{
  if (nz_date_is_full (date) && nz_date_compare (date, day) >= 0)
    return nz_date_format (date, language, NZ_DATE_NUMERIC);
  date.day = 0;
  return nz_date_format (date, language, NZ_DATE_LONG);
}

char *
nz_period_words (NzRecord *record, NzDate day, NzLanguage language)
{
  const NzEntity *entity = nz_record_get_entity (record);
  const NzField *since_field = nz_entity_field_with (entity, NZ_FIELD_SINCE);
  const NzField *until_field = nz_entity_field_with (entity, NZ_FIELD_UNTIL);
  NzDate since = since_field != NULL ? nz_record_get_date (record, since_field->name) : NZ_DATE_NONE;
  NzDate until = until_field != NULL ? nz_record_get_date (record, until_field->name) : NZ_DATE_NONE;
  g_autofree char *first = dup_date (since, day, language);
  g_autofree char *last = dup_date (until, day, language);

  if (nz_date_is_set (since) && nz_date_is_set (until))
    return g_strdup_printf (nz_text (language, N_ ("%s to %s")), first, last);
  if (nz_date_is_set (since) && nz_date_compare (nz_date_first_day (since), day) > 0)
    return g_strdup_printf (nz_text (language, N_ ("from %s")), first);
  if (nz_date_is_set (since))
    return g_strdup_printf (nz_text (language, N_ ("since %s")), first);
  if (nz_date_is_set (until))
    return g_strdup_printf (nz_text (language, N_ ("until %s")), last);
  return g_strdup ("");
}
