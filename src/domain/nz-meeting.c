/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-meeting.h"

#include "base/nz-address.h"
#include "base/nz-error.h"
#include "base/nz-id.h"
#include "domain/nz-load.h"

#include <string.h>

/* "149th": English needs the ending, German only a full stop. */
static const char *
english_ending (int number)
{
  if (number % 100 >= 11 && number % 100 <= 13)
    return "th";
  switch (number % 10)
    {
    case 1:
      return "st";
    case 2:
      return "nd";
    case 3:
      return "rd";
    default:
      return "th";
    }
}

static char *
numbered_title (int number, const char *label, NzLanguage language)
{
  if (language == NZ_LANGUAGE_DE)
    return g_strdup_printf ("%d. %s", number, label);
  /* "Network conference" inside a phrase */
  g_autofree char *head = g_utf8_strdown (label, 1);
  return g_strdup_printf ("%d%s %s%s", number, english_ending (number), head,
                          *label != '\0' ? label + 1 : "");
}

char *
nz_meeting_title (NzRecord *meeting, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting) && nz_record_get_entity (meeting) == &nz_entity_meeting, NULL);

  const NzField *field = nz_entity_field (&nz_entity_meeting, "kind");
  const NzChoice *kind = nz_field_choice (field, nz_record_get_text (meeting, "kind"));
  const char *label = kind != NULL ? nz_choice_label (kind, language) : "";
  int number = (int)nz_record_get_int (meeting, "number");

  if (number <= 0)
    return g_strdup (nz_record_has (meeting, "name") ? nz_record_get_text (meeting, "name") : label);
  g_autofree char *numbered = numbered_title (number, label, language);
  const char *name = nz_record_get_text (meeting, "name");
  if (name == NULL || g_str_equal (name, label))
    return g_steal_pointer (&numbered);
  return g_strdup_printf ("%s: %s", numbered, name);
}

char *
nz_meeting_short_title (NzRecord *meeting, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting), NULL);

  int number = (int)nz_record_get_int (meeting, "number");
  if (number > 0 && g_strcmp0 (nz_record_get_text (meeting, "kind"), "conference") == 0)
    return numbered_title (number, nz_ctext (language, "inside a sentence", "conference"), language);
  g_autofree char *title = nz_meeting_title (meeting, language);
  g_autofree char *day = nz_date_format (nz_record_get_date (meeting, "day"), language, NZ_DATE_NUMERIC);
  return g_strdup_printf (nz_ctext (language, "meeting, day", "%s (%s)"), title, day);
}

char *
nz_meeting_when (NzRecord *meeting, NzLanguage language)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting), NULL);

  g_autofree char *day = nz_date_format (nz_record_get_date (meeting, "day"), language, NZ_DATE_FULL);
  if (!nz_record_has (meeting, "starts"))
    return g_steal_pointer (&day);
  g_autofree char *starts = nz_time_format ((int)nz_record_get_int (meeting, "starts"));
  if (!nz_record_has (meeting, "ends"))
    return g_strdup_printf (nz_ctext (language, "day, start", "%s, %s"), day, starts);
  g_autofree char *ends = nz_time_format ((int)nz_record_get_int (meeting, "ends"));
  return g_strdup_printf (nz_ctext (language, "day, start, end", "%s, %s–%s"), day, starts, ends);
}

static void
add_part (GString *where, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (where->len > 0)
    g_string_append (where, ", ");
  g_string_append (where, text);
}

char *
nz_meeting_where (NzRecord *meeting)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting), NULL);

  GString *where = g_string_new (NULL);
  NzAddress address = {
    .street = nz_record_get_text (meeting, "street"),
    .postcode = nz_record_get_text (meeting, "postcode"),
    .town = nz_record_get_text (meeting, "town"),
  };
  g_autofree char *line = nz_address_one_line (&address);

  add_part (where, nz_record_get_text (meeting, "place"));
  add_part (where, nz_record_get_text (meeting, "room"));
  add_part (where, line);
  return g_string_free (where, FALSE);
}

static gint64
not_found (GError **error, char *message)
{
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_NOT_FOUND, message);
  g_free (message);
  return 0;
}

/* The first id; 0 where there is none, and then @error is set only where the file could not be read. */
static gint64
first_id (NzStore *store, const char *sql, NzDate day, gint64 parameter, GError **error)
{
  g_autoptr (GArray) ids = nz_load_ids (store, sql, day, parameter, error);

  return ids != NULL && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

static gint64
find_next (NzStore *store, NzDate today, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id
      = first_id (store,
                  "SELECT id FROM meeting WHERE kind = 'conference' AND state <> 'cancelled' AND day >= ?1 "
                  "ORDER BY day, starts, id LIMIT 1",
                  today, 0, &local);
  if (!nz_load_done (&local, error) || id != 0)
    return id;
  g_autofree char *when = nz_date_format (today, nz_get_language (), NZ_DATE_LONG);
  return not_found (
      error, g_strdup_printf (_ ("No conference is planned on or after %s: plan the year first."), when));
}

static gint64
find_last (NzStore *store, NzDate today, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id
      = first_id (store,
                  "SELECT id FROM meeting WHERE kind = 'conference' AND state <> 'cancelled' AND day < ?1 "
                  "ORDER BY day DESC, starts DESC, id LIMIT 1",
                  today, 0, &local);
  if (!nz_load_done (&local, error) || id != 0)
    return id;
  g_autofree char *when = nz_date_format (today, nz_get_language (), NZ_DATE_LONG);
  return not_found (error, g_strdup_printf (_ ("There was no conference before %s."), when));
}

static gint64
find_number (NzStore *store, gint64 number, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = first_id (
      store, "SELECT id FROM meeting WHERE kind = 'conference' AND number = ?2 ORDER BY day DESC, id LIMIT 1",
      NZ_DATE_NONE, number, &local);
  if (!nz_load_done (&local, error) || id != 0)
    return id;
  return not_found (error, g_strdup_printf (_ ("There is no conference with the number %d."), (int)number));
}

gint64
nz_meeting_find (NzStore *store, const char *which, NzDate today, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && which != NULL, 0);

  guint64 number = 0;
  gint64 id = 0;
  if (g_ascii_strcasecmp (which, "next") == 0)
    return find_next (store, today, error);
  if (g_ascii_strcasecmp (which, "last") == 0)
    return find_last (store, today, error);
  /* An id has 13 characters, a number at most five. */
  if (strlen (which) <= 5 && g_ascii_string_to_unsigned (which, 10, 1, 99999, &number, NULL))
    return find_number (store, (gint64)number, error);
  if (!nz_id_parse (which, &id))
    {
      g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
                   _ ("“%s” is no meeting: give “next”, “last”, the number of a conference or an id."),
                   which);
      return 0;
    }
  if (nz_load_int (store, "SELECT id FROM meeting WHERE id = ?2", NZ_DATE_NONE, id, 0) == 0)
    return not_found (error, g_strdup_printf (_ ("There is no meeting with the id %s."), which));
  return id;
}

GPtrArray *
nz_meetings_between (NzStore *store, NzDate first, NzDate last, const char *kind, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autoptr (NzRows) rows
      = nz_rows_new (store,
                     "SELECT id FROM meeting WHERE day BETWEEN ?1 AND ?2 AND (?3 IS NULL OR kind = ?3) "
                     "ORDER BY day, starts, number, id",
                     error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_date (rows, 1, first);
  nz_rows_bind_date (rows, 2, last);
  nz_rows_bind_text (rows, 3, kind);
  while (nz_rows_next (rows, &local))
    {
      gint64 id = nz_rows_int (rows, 0);
      g_array_append_val (ids, id);
    }
  if (!nz_load_done (&local, error))
    return NULL;
  return nz_store_get_many (store, &nz_entity_meeting, (const gint64 *)ids->data, ids->len, error);
}
