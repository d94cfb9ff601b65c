/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ical-lines.h"

#include <string.h>

#include "base/nz-i18n.h"

/* An alarm in an event in a calendar is three. */
#define DEEPEST 8
/* Of a line in a message. */
#define SHOWN 40

static void
part_free (gpointer data)
{
  NzIcalPart *part = data;

  g_free (part->name);
  g_free (part->text);
  g_free (part);
}

static void
remark_free (gpointer data)
{
  NzIcalRemark *remark = data;

  g_free (remark->message);
  g_free (remark);
}

GPtrArray *
nz_ical_remarks_new (void)
{
  return g_ptr_array_new_with_free_func (remark_free);
}

void
nz_ical_remark (GPtrArray *remarks, int line, char *message)
{
  NzIcalRemark *remark = g_new (NzIcalRemark, 1);

  *remark = (NzIcalRemark){ .line = line, .message = message };
  g_ptr_array_add (remarks, remark);
}

/* --- unfolding
 * ---------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *next;
  int next_number;
  GString *line;
  const char *start; /* of the line in the text */
  int number;
} Lines;

static const char *
end_of_line (const char *p)
{
  return p + strcspn (p, "\r\n");
}

static const char *
after_line (const char *end)
{
  if (end[0] == '\r' && end[1] == '\n')
    return end + 2;
  return *end != '\0' ? end + 1 : end;
}

/* The next line with what is folded behind it; empty ones are skipped. */
static gboolean
next_line (Lines *self)
{
  do
    {
      if (*self->next == '\0')
        return FALSE;
      self->start = self->next;
      self->number = self->next_number;
      g_string_truncate (self->line, 0);
      do
        {
          const char *from = self->line->len > 0 || self->next != self->start ? self->next + 1 : self->next;
          const char *end = end_of_line (self->next);
          g_string_append_len (self->line, from, MAX (end - from, 0));
          self->next = after_line (end);
          self->next_number++;
        }
      while (*self->next == ' ' || *self->next == '\t');
    }
  while (self->line->len == 0);
  return TRUE;
}

/* (transfer full) (nullable): "VEVENT" of "begin:vevent " */
static char *
name_behind (const char *line, const char *word)
{
  gsize length = strlen (word);

  if (g_ascii_strncasecmp (line, word, length) != 0 || line[length] != ':')
    return NULL;
  return g_strstrip (g_ascii_strup (line + length + 1, -1));
}

/* --- components
 * --------------------------------------------------------------------------------------------- */

typedef struct
{
  Lines lines;
  GPtrArray *open; /* names of components */
  GPtrArray *parts;
  GPtrArray *faults;
  const char *part_start;
  int part_line;
  gboolean is_broken; /* the part */
} Scanner;

static void
add_fault (Scanner *self, char *message)
{
  self->is_broken = TRUE;
  nz_ical_remark (self->faults, self->lines.number, message);
}

static const char *
innermost (Scanner *self)
{
  return self->open->len > 0 ? self->open->pdata[self->open->len - 1] : "";
}

static void
begin (Scanner *self, char *name)
{
  if ((self->open->len == 0) != g_str_equal (name, "VCALENDAR") || self->open->len >= DEEPEST)
    add_fault (self, g_strdup_printf (_ ("“BEGIN:%s” does not belong here."), name));
  if (self->open->len == 1)
    {
      self->part_start = self->lines.start;
      self->part_line = self->lines.number;
      self->is_broken = FALSE;
    }
  if (self->open->len < DEEPEST)
    g_ptr_array_add (self->open, name);
  else
    g_free (name);
}

static gboolean
is_open (Scanner *self, const char *name)
{
  for (guint i = 0; i < self->open->len; i++)
    if (g_str_equal (self->open->pdata[i], name))
      return TRUE;
  return FALSE;
}

static void
end (Scanner *self, const char *name)
{
  if (!g_str_equal (innermost (self), name))
    {
      if (self->open->len > 0)
        add_fault (self,
                   g_strdup_printf (_ ("“END:%s” stands where “END:%s” belongs."), name, innermost (self)));
      else
        add_fault (self, g_strdup_printf (_ ("“END:%s” does not belong here."), name));
      if (!is_open (self, name))
        return;
      while (!g_str_equal (innermost (self), name))
        g_ptr_array_remove_index (self->open, self->open->len - 1);
    }
  if (self->open->len == 2 && !self->is_broken)
    {
      NzIcalPart *part = g_new (NzIcalPart, 1);
      *part
          = (NzIcalPart){ .name = g_strdup (name),
                          .text = g_strndup (self->part_start, (gsize)(self->lines.next - self->part_start)),
                          .line = self->part_line };
      g_ptr_array_add (self->parts, part);
    }
  g_ptr_array_remove_index (self->open, self->open->len - 1);
}

static void
scan_line (Scanner *self)
{
  const char *line = self->lines.line->str;
  char *name = name_behind (line, "BEGIN");

  if (name != NULL)
    {
      begin (self, name);
      return;
    }
  name = name_behind (line, "END");
  if (name != NULL)
    {
      end (self, name);
      g_free (name);
    }
  else if (self->open->len == 0 || strchr (line, ':') == NULL)
    {
      g_autofree char *shown
          = g_utf8_strlen (line, -1) > SHOWN ? g_utf8_substring (line, 0, SHOWN) : g_strdup (line);
      add_fault (self, g_strdup_printf (_ ("“%s” is no line of a calendar file."), shown));
    }
}

GPtrArray *
nz_ical_parts (const char *text, GPtrArray *faults, gboolean *is_calendar)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  Scanner scanner = {
    .lines = { .next = text, .next_number = 1, .line = line }, .open = open, .parts = parts, .faults = faults
  };

  gboolean has_line = next_line (&scanner.lines);
  g_autofree char *first = has_line ? name_behind (line->str, "BEGIN") : NULL;
  *is_calendar = g_strcmp0 (first, "VCALENDAR") == 0;
  if (!*is_calendar)
    return parts;
  do
    scan_line (&scanner);
  while (next_line (&scanner.lines));
  if (open->len > 0)
    {
      scanner.lines.number = scanner.lines.next_number - 1;
      add_fault (&scanner,
                 g_strdup_printf (_ ("The file ends before “END:%s”: it is cut off."), innermost (&scanner)));
    }
  return parts;
}

/* --- one part
 * ----------------------------------------------------------------------------------------------- */

void
nz_ical_part_each (const NzIcalPart *part, NzIcalLineFunc func, gpointer data)
{
  g_autoptr (GString) line = g_string_new (NULL);
  Lines lines = { .next = part->text, .next_number = part->line, .line = line };
  int depth = 0;

  while (next_line (&lines))
    if (g_ascii_strncasecmp (line->str, "BEGIN:", 6) == 0)
      depth++;
    else if (g_ascii_strncasecmp (line->str, "END:", 4) == 0)
      depth--;
    else if (depth == 1)
      func (line->str, lines.number, data);
}

typedef struct
{
  const char *name;
  int number;
} Search;

static void
look_at (const char *line, int number, gpointer data)
{
  Search *search = data;
  gsize length = strlen (search->name);

  if (search->number == 0 && g_ascii_strncasecmp (line, search->name, length) == 0
      && (line[length] == ':' || line[length] == ';'))
    search->number = number;
}

int
nz_ical_part_line (const NzIcalPart *part, const char *name)
{
  Search search = { .name = name };

  nz_ical_part_each (part, look_at, &search);
  return search.number != 0 ? search.number : part->line;
}
