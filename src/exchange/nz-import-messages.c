/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* The longest reason that is shown: a cell of megabytes is no help. */
#define MOST_CHARACTERS 300
#define MOST_CELL_CHARACTERS 60

NzImportResult *
nz_import_result_new (void)
{
  NzImportResult *result = g_new0 (NzImportResult, 1);

  result->counts = g_new0 (NzImportCount, nz_n_entities ());
  result->faults = g_ptr_array_new_with_free_func (g_free);
  result->notes = g_ptr_array_new_with_free_func (g_free);
  return result;
}

void
nz_import_result_free (NzImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->counts);
  g_ptr_array_unref (result->faults);
  g_ptr_array_unref (result->notes);
  g_free (result);
}

static char *
shorten (const char *text, glong most)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= most)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, most);
  return g_strconcat (start, "…", NULL);
}

char *
nz_import_shorten (const char *text)
{
  return shorten (text, MOST_CELL_CHARACTERS);
}

static char *
message_new (const char *file, int line, const char *column, const char *reason)
{
  g_autoptr (GString) message = g_string_new (file);
  g_autofree char *cut = shorten (reason, MOST_CHARACTERS);

  if (line > 0)
    g_string_append_printf (message, ":%d", line);
  if (column != NULL)
    g_string_append_printf (message, ": %s", column);
  g_string_append_printf (message, ": %s", cut);
  /* one message, one line */
  for (char *c = message->str; *c != '\0'; c++)
    if (*c == '\n' || *c == '\r')
      *c = ' ';
  return g_string_free (g_steal_pointer (&message), FALSE);
}

void
nz_import_add_fault (
    NzImportResult *result, const char *file, int line, const char *column, const char *reason)
{
  if (result->n_faults++ < NZ_IMPORT_MOST_MESSAGES)
    g_ptr_array_add (result->faults, message_new (file, line, column, reason));
}

void
nz_import_add_note (NzImportResult *result, const char *file, int line, const char *column, const char *text)
{
  if (result->n_notes++ < NZ_IMPORT_MOST_MESSAGES)
    g_ptr_array_add (result->notes, message_new (file, line, column, text));
}

static char *
join (GPtrArray *messages, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < messages->len; i++)
    g_string_append_printf (text, "%s\n", (const char *)messages->pdata[i]);
  if (n > messages->len)
    {
      guint more = n - messages->len;

      g_string_append_printf (text, nz_ngettext ("… and %u more", "… and %u more", more), more);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
nz_import_result_dup_faults (const NzImportResult *result)
{
  return join (result->faults, result->n_faults);
}

char *
nz_import_result_dup_notes (const NzImportResult *result)
{
  return join (result->notes, result->n_notes);
}

char *
nz_import_result_dup_summary (const NzImportResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzImportCount *count = &result->counts[i];

      if (count->n_new + count->n_changed + count->n_same == 0)
        continue;
      /* TRANSLATORS: "Organisations: 64 new, 2 changed, 0 unchanged" */
      g_string_append_printf (text, _ ("%s: %u new, %u changed, %u unchanged"),
                              nz_entity_plural (nz_entity_nth (i), nz_get_language ()), count->n_new,
                              count->n_changed, count->n_same);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
