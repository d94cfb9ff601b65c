/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-task-line.h"

#include "base/nz-i18n.h"

#include <string.h>

/* "in drei Wochen" has the most words. */
#define MOST_DAY_WORDS 3

void
nz_task_line_free (NzTaskLine *line)
{
  if (line == NULL)
    return;
  g_free (line->raw);
  g_free (line->names);
  g_free (line->typed);
  g_free (line->name);
  g_free (line);
}

/* (transfer full): @word without the marks that end a part of a sentence; a full stop stays, it belongs to
 * "15.3." and "Dr." */
static char *
bare (const char *word)
{
  gsize length = strlen (word);

  while (length > 0 && strchr (",;:", word[length - 1]) != NULL)
    length--;
  return g_strndup (word, length);
}

static gboolean
is_until (const char *word)
{
  static const char *const words[] = { "bis", "by", "until", "till", NULL };
  g_autofree char *lower = g_ascii_strdown (word, -1);
  return g_strv_contains (words, lower);
}

/* A day of at most three words from @words on; how many they are, 0 if there is none. */
static guint
read_day (char *const *words, NzDate day, NzDate *due)
{
  for (guint n = MIN (g_strv_length ((char **)words), MOST_DAY_WORDS); n > 0; n--)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *word = bare (words[i]);
          g_string_append_printf (text, "%s%s", i > 0 ? " " : "", word);
        }
      if (nz_date_parse_near (text->str, day, TRUE, due, NULL) && nz_date_is_full (*due))
        return n;
    }
  return 0;
}

/* (transfer container): the words that are left when "bis 15.3." is taken out */
static GPtrArray *
take_due (char **words, NzDate day, NzTaskLine *line)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint n = !nz_date_is_set (line->due) && is_until (words[i]) && words[i + 1] != NULL
                    ? read_day (words + i + 1, day, &line->due)
                    : 0;
      if (n > 0)
        i += n;
      else
        g_ptr_array_add (left, words[i]);
    }
  return left;
}

/* How many of the words can be the name at most: up to one that ends with a colon or a comma. */
static guint
room_for_name (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      char last = word[0] != '\0' ? word[strlen (word) - 1] : '\0';
      if (last == ':' || last == ',')
        return i + 1;
    }
  return words->len;
}

static char *
join (GPtrArray *words, guint from)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < words->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", (const char *)words->pdata[i]);
  return g_string_free (text, FALSE);
}

/* (transfer full): without what joins it to the name or the day: "– Räume klären," */
static char *
trim (char *text)
{
  g_autofree char *owned = text;
  const char *start = text;
  gsize length;

  for (;;)
    {
      gunichar c = g_utf8_get_char (start);
      if (c == 0
          || !(g_unichar_isspace (c) || c == ':' || c == ',' || c == '-' || c == 0x2013 || c == 0x2014))
        break;
      start = g_utf8_next_char (start);
    }
  length = strlen (start);
  while (length > 0 && strchr (" ,;:", start[length - 1]) != NULL)
    length--;
  return g_strndup (start, length);
}

static char *
names_of (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, 3); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", ((const NzWhoName *)names->pdata[i])->label);
  if (names->len > 3)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

static void
find_who (NzTaskLine *line, GPtrArray *words, NzWho *who)
{
  guint room = room_for_name (words), used = 0;
  g_autoptr (GPtrArray) asked = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = NULL;

  for (guint i = 0; i < room; i++)
    g_ptr_array_add (asked, bare (words->pdata[i]));
  g_ptr_array_add (asked, NULL);
  line->result = nz_who_find (who, (const char *const *)asked->pdata, &used, &names);
  if (line->result == NZ_WHO_FOUND)
    line->who = names->pdata[0];
  else if (line->result == NZ_WHO_AMBIGUOUS)
    line->names = names_of (names);
  line->typed = g_strdup (asked->pdata[0] != NULL ? asked->pdata[0] : "");
  line->name = trim (join (words, line->result == NZ_WHO_NOBODY ? MIN (1, words->len) : used));
}

static NzTaskLine *
parse (const char *text, guint number, NzWho *who, NzDate day)
{
  NzTaskLine *line = g_new0 (NzTaskLine, 1);
  g_auto (GStrv) words = g_strsplit_set (text + 1, " \t", -1);
  g_autoptr (GPtrArray) said = g_ptr_array_new ();

  line->number = number;
  line->raw = g_strdup (text);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (said, words[i]);
  g_ptr_array_add (said, NULL);
  g_autoptr (GPtrArray) left = take_due ((char **)said->pdata, day, line);
  find_who (line, left, who);
  return line;
}

GPtrArray *
nz_task_lines_parse (const char *text, NzWho *who, NzDate day)
{
  g_return_val_if_fail (who != NULL, NULL);

  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_task_line_free);
  g_auto (GStrv) all = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; all[i] != NULL; i++)
    if (*g_strstrip (all[i]) == '@')
      g_ptr_array_add (lines, parse (all[i], i, who, day));
  return lines;
}

gboolean
nz_task_line_is_whole (const NzTaskLine *line)
{
  return line->result == NZ_WHO_FOUND && *line->name != '\0';
}

char *
nz_task_line_fault (const NzTaskLine *line)
{
  if (*line->typed == '\0')
    return g_strdup (_ ("Behind @ stands who does it: an organisation, a group or a person."));
  if (line->result == NZ_WHO_NOBODY)
    return g_strdup_printf (_ ("Nobody is called “%s”: no organisation, no group and no person."),
                            line->typed);
  if (line->result == NZ_WHO_AMBIGUOUS)
    return g_strdup_printf (_ ("“%s” may be several: %s."), line->typed, line->names);
  if (*line->name == '\0')
    return g_strdup_printf (_ ("What is %s to do?"), line->who->label);
  return NULL;
}
