/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-contact.h"
#include "entity/nz-value.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"

/* What the description alone can say of a record's values. Rules over several records are domain/'s. */

NzFinding *
nz_finding_new (NzFindingLevel level, NzRecord *record, const NzField *field, char *message)
{
  NzFinding *finding = g_new0 (NzFinding, 1);
  finding->level = level;
  finding->entity = record != NULL ? nz_record_get_entity (record) : NULL;
  finding->id = record != NULL ? nz_record_get_id (record) : 0;
  finding->field = field;
  finding->message = message;
  return finding;
}

void
nz_finding_free (NzFinding *finding)
{
  g_free (finding->message);
  g_free (finding);
}

typedef struct
{
  NzRecord *record;
  const NzField *field;
  GPtrArray *findings;
} Check;

static void G_GNUC_PRINTF (3, 4) add (Check *check, NzFindingLevel level, const char *format, ...)
{
  va_list arguments;
  va_start (arguments, format);
  g_ptr_array_add (check->findings,
                   nz_finding_new (level, check->record, check->field, g_strdup_vprintf (format, arguments)));
  va_end (arguments);
}

static const char *
label (Check *check)
{
  return nz_field_label (check->field, nz_get_language ());
}

/* What a text should look like by the field's flags. */
static void
check_shape (Check *check, const char *text)
{
  guint flags = check->field->flags;

  if ((flags & NZ_FIELD_EMAIL) != 0 && !nz_text_is_email (text))
    add (check, NZ_FINDING_NOTE, _ ("“%s” cannot be a mail address."), text);
  if ((flags & NZ_FIELD_POSTCODE) != 0 && !nz_text_is_postcode (text))
    add (check, NZ_FINDING_NOTE, _ ("“%s” cannot be a German postcode: five digits are expected."), text);
  if ((flags & NZ_FIELD_TELEPHONE) != 0 && !nz_text_is_telephone (text))
    add (check, NZ_FINDING_NOTE, _ ("“%s” cannot be a telephone number."), text);
  if ((flags & NZ_FIELD_WEB) != 0 && !nz_text_is_web (text))
    add (check, NZ_FINDING_NOTE, _ ("“%s” cannot be a web address."), text);
}

static void
check_text (Check *check, const char *text)
{
  gboolean multiline = check->field->type == NZ_TYPE_LONG_TEXT;
  gsize limit = multiline ? NZ_LONG_TEXT_MAX : NZ_TEXT_MAX;

  if (!g_utf8_validate (text, -1, NULL))
    add (check, NZ_FINDING_ERROR, _ ("“%s” is not valid UTF-8."), label (check));
  else if (strlen (text) > limit)
    add (check, NZ_FINDING_ERROR, _ ("“%s” is too long: %lu bytes, at most %lu fit."), label (check),
         (gulong)strlen (text), (gulong)limit);
  else if (nz_text_has_hidden (text, multiline))
    add (check, NZ_FINDING_WARNING, _ ("“%s” has invisible control characters."), label (check));
  else if (check->field->type != NZ_TYPE_CONTACTS)
    check_shape (check, text);
}

static void
check_date (Check *check, NzDate date)
{
  if (!nz_date_is_valid (date))
    {
      char buffer[NZ_DATE_TEXT_SIZE];
      add (check, NZ_FINDING_ERROR, _ ("“%s”: there is no such day as %s."), label (check),
           nz_date_to_iso (date, buffer));
    }
  else if ((check->field->flags & NZ_FIELD_FULL_DATE) != 0 && !nz_date_is_full (date))
    add (check, NZ_FINDING_ERROR, _ ("“%s” needs a day, not only a month or a year."), label (check));
}

static void
check_field (Check *check)
{
  const NzField *field = check->field;
  const NzValue *value = nz_record_peek (check->record, field);

  if (!nz_value_is_set (field, value))
    {
      if ((field->flags & NZ_FIELD_REQUIRED) != 0)
        add (check, NZ_FINDING_ERROR, _ ("“%s” must not be empty."), label (check));
      return;
    }
  switch (field->type)
    {
    case NZ_TYPE_TEXT:
    case NZ_TYPE_LONG_TEXT:
      check_text (check, value->text);
      break;
    case NZ_TYPE_CHOICE:
      if (nz_field_choice (field, value->text) == NULL)
        add (check, NZ_FINDING_ERROR, _ ("“%s”: “%s” is none of the choices."), label (check), value->text);
      break;
    case NZ_TYPE_DATE:
      check_date (check, value->date);
      break;
    case NZ_TYPE_TIME:
      if (value->integer < 0 || value->integer > 24 * 60)
        add (check, NZ_FINDING_ERROR, _ ("“%s” must lie between 0:00 and 24:00."), label (check));
      break;
    case NZ_TYPE_INTEGER:
      {
        if (field->max > field->min && (value->integer < field->min || value->integer > field->max))
          add (check, NZ_FINDING_ERROR, _ ("“%s” must lie between %d and %d."), label (check), field->min,
               field->max);
        break;
      }
    case NZ_TYPE_CONTACTS:
      for (char **contact = value->list; *contact != NULL; contact++)
        {
          g_autofree char *bare = nz_contact_dup_value (*contact);
          check_text (check, *contact);
          check_shape (check, bare);
        }
      break;
    case NZ_TYPE_BOOLEAN:
    case NZ_TYPE_REFERENCE:
    case NZ_TYPE_TERMS:
    default:
      break;
    }
}

/* --- rows that name one further record each --------------------------------------------------------------
 */

/* The entity whose further rows these are. (nullable) */
static const NzEntity *
host_of (const NzEntity *entity)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    if (g_strcmp0 (nz_entity_nth (i)->further, entity->name) == 0)
      return nz_entity_nth (i);
  return NULL;
}

/* A row with two would go as a whole when one of them is taken away. */
static void
check_names_one (Check *check, const NzEntity *entity)
{
  const NzEntity *host = host_of (entity);
  g_autoptr (GString) labels = g_string_new (NULL);
  guint n = 0;

  check->field = NULL; /* it is not the fault of one of them */
  for (guint i = 0; host != NULL && i < entity->n_fields; i++)
    {
      const NzField *field = &entity->fields[i];

      if (field->type != NZ_TYPE_REFERENCE || nz_field_target (field) == host)
        continue;
      n += nz_record_has (check->record, field->name);
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              nz_field_label (field, nz_get_language ()));
    }
  if (host != NULL && n != 1)
    add (check, NZ_FINDING_ERROR, _ ("“%s” needs exactly one of: %s."),
         nz_entity_label (entity, nz_get_language ()), labels->str);
}

/* -------------------------------------------------------------------------------------------------------- */

GPtrArray *
nz_record_check (NzRecord *record)
{
  g_return_val_if_fail (NZ_IS_RECORD (record), NULL);

  const NzEntity *entity = nz_record_get_entity (record);
  Check check = { record, NULL, g_ptr_array_new_with_free_func ((GDestroyNotify)nz_finding_free) };

  for (guint i = 0; i < entity->n_fields; i++)
    {
      check.field = &entity->fields[i];
      check_field (&check);
    }

  check_names_one (&check, entity);
  const NzField *since = nz_entity_field_with (entity, NZ_FIELD_SINCE);
  const NzField *until = nz_entity_field_with (entity, NZ_FIELD_UNTIL);
  check.field = until;
  if (since != NULL && until != NULL
      && !nz_date_in_order (nz_record_get_date (record, since->name),
                            nz_record_get_date (record, until->name)))
    add (&check, NZ_FINDING_ERROR, _ ("“%s” lies before “%s”."), label (&check),
         nz_field_label (since, nz_get_language ()));
  return check.findings;
}

gboolean
nz_record_is_valid (NzRecord *record, GError **error)
{
  g_autoptr (GPtrArray) findings = nz_record_check (record);

  for (guint i = 0; i < findings->len; i++)
    {
      const NzFinding *finding = findings->pdata[i];
      if (finding->level == NZ_FINDING_ERROR)
        {
          g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID, finding->message);
          return FALSE;
        }
    }
  return TRUE;
}
