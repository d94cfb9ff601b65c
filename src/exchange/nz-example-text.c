/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "exchange/nz-example-private.h"

#include <string.h>

#define TODAY "heute"

gint64
nz_example_id (const char *entity, const char *text)
{
  g_autofree char *named = g_strconcat (entity, "\n", text, NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize size = sizeof digest;
  guint64 id = 0;

  g_checksum_update (sum, (const guchar *)named, -1);
  g_checksum_get_digest (sum, digest, &size);
  for (guint i = 0; i < 8; i++)
    id = id << 8 | digest[i];
  id &= G_MAXINT64;
  return id == 0 ? 1 : (gint64)id;
}

/* "Mo" to "So" as 1 to 7; 0 for anything else. */
static int
parse_weekday (const char *text)
{
  static const char *const names[] = { "Mo", "Di", "Mi", "Do", "Fr", "Sa", "So" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      return (int)i + 1;
  return 0;
}

/* The nearest @weekday that is no public holiday, going away from today: what is past stays past. */
static NzDate
move_to_weekday (NzDate day, int weekday, int direction, const NzCalendar *calendar)
{
  while (nz_date_weekday (day) != weekday || nz_calendar_public_holiday (calendar, day) != NULL)
    day = nz_date_add_days (day, direction);
  return day;
}

gboolean
nz_example_day (const char *text, NzDate today, const NzCalendar *calendar, NzDate *day)
{
  gint64 n = 0;
  int weekday = 0;
  char *end;

  if (!g_str_has_prefix (text, TODAY))
    return FALSE;
  text += strlen (TODAY);
  *day = today;
  if (*text == '+' || *text == '-')
    {
      if (!g_ascii_isdigit (text[1]))
        return FALSE;
      n = g_ascii_strtoll (text, &end, 10);
      if (ABS (n) > 40000)
        return FALSE;
      *day = *end == 'm' ? nz_date_add_months (today, (int)n) : nz_date_add_days (today, (int)n);
      text = *end == 'm' ? end + 1 : end;
    }
  if (*text == '/')
    {
      weekday = parse_weekday (text + 1);
      if (weekday == 0)
        return FALSE;
      *day = move_to_weekday (*day, weekday, n < 0 ? -1 : 1, calendar);
      return TRUE;
    }
  return *text == '\0';
}

/* The columns of when a record begins and ends to hold; -1 where there is none. */
static int
find_column (char **headings, const char *name, const char *other)
{
  for (int i = 0; headings[i] != NULL; i++)
    if (g_str_equal (headings[i], name) || g_str_equal (headings[i], other))
      return i;
  return -1;
}

static void
make_absolute (char **cells, NzDate today, const NzCalendar *calendar)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      char buffer[NZ_DATE_TEXT_SIZE];
      NzDate day;

      if (!nz_example_day (cells[i], today, calendar, &day))
        continue;
      g_free (cells[i]);
      cells[i] = g_strdup (nz_date_to_iso (day, buffer));
    }
}

static void
keep_in_order (char **cells, int since, int until)
{
  NzDate first, last;

  if (since < 0 || until < 0 || !nz_date_parse_iso (cells[since], &first)
      || !nz_date_parse_iso (cells[until], &last) || nz_date_in_order (first, last))
    return;
  *cells[since] = '\0';
}

char *
nz_example_expand (const char *entity, const char *text, NzDate today, const NzCalendar *calendar)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) headings = g_strsplit (lines[0], ";", -1);
  int since = find_column (headings, "Seit", "Mitglied seit");
  int until = find_column (headings, "Bis", "Mitglied bis");
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "id;%s\n", lines[0]);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);
      char id[NZ_ID_TEXT_SIZE];

      g_assert (g_strv_length (cells) == g_strv_length (headings));
      make_absolute (cells, today, calendar);
      keep_in_order (cells, since, until);
      g_autofree char *row = g_strjoinv (";", cells);
      g_string_append_printf (out, "%s;%s\n", nz_id_to_text (nz_example_id (entity, lines[i]), id), row);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
