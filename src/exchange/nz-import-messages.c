/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-import-private.h"

/* The longest reason that is shown: a cell of megabytes is no help. */
#define MOST_CHARACTERS 1000
#define MOST_CELL_CHARACTERS 60

/* Tables are read in the order of their entities, and what a whole table lacks is found out in one of its
 * rows: so messages are sorted at the end. */
typedef struct
{
  gboolean is_fault;
  guint file; /* place among the files; G_MAXUINT: of none, after all of them */
  int line;
  guint number;
  char *text;
} Message;

struct _NzImportLog
{
  GPtrArray *files;    /* (element-type utf8) */
  GPtrArray *messages; /* (element-type Message) */
  GHashTable *kept;    /* file and kind → how many */
};

static void
message_free (gpointer data)
{
  Message *message = data;

  g_free (message->text);
  g_free (message);
}

static NzImportLog *
log_new (void)
{
  NzImportLog *log = g_new0 (NzImportLog, 1);

  log->files = g_ptr_array_new_with_free_func (g_free);
  log->messages = g_ptr_array_new_with_free_func (message_free);
  log->kept = g_hash_table_new (NULL, NULL);
  return log;
}

static void
log_free (NzImportLog *log)
{
  g_ptr_array_unref (log->files);
  g_ptr_array_unref (log->messages);
  g_hash_table_unref (log->kept);
  g_free (log);
}

NzImportResult *
nz_import_result_new (void)
{
  NzImportResult *result = g_new0 (NzImportResult, 1);

  result->log = log_new ();

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
  log_free (result->log);
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
nz_import_result_add_file (NzImportResult *result, const char *file)
{
  g_ptr_array_add (result->log->files, g_strdup (file));
}

static guint
index_of_file (const NzImportLog *log, const char *file)
{
  for (guint i = 0; i < log->files->len; i++)
    if (g_str_equal (log->files->pdata[i], file))
      return i;
  return G_MAXUINT;
}

/* Of each file no more messages of a kind are kept than will be shown of all. */
static void
add_message (
    NzImportLog *log, gboolean is_fault, const char *file, int line, const char *column, const char *reason)
{
  guint index = index_of_file (log, file);
  gpointer key = GUINT_TO_POINTER (2 * (index + 1) + is_fault);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (log->kept, key));

  if (n == NZ_IMPORT_MOST_MESSAGES)
    return;
  g_hash_table_insert (log->kept, key, GUINT_TO_POINTER (n + 1));
  Message *message = g_new (Message, 1);
  *message = (Message){ is_fault, index, line, log->messages->len, message_new (file, line, column, reason) };
  g_ptr_array_add (log->messages, message);
}

void
nz_import_add_fault (
    NzImportResult *result, const char *file, int line, const char *column, const char *reason)
{
  result->n_faults++;
  add_message (result->log, TRUE, file, line, column, reason);
}

void
nz_import_add_note (NzImportResult *result, const char *file, int line, const char *column, const char *text)
{
  result->n_notes++;
  add_message (result->log, FALSE, file, line, column, text);
}

static int
compare_messages (gconstpointer a, gconstpointer b)
{
  const Message *first = *(const Message *const *)a, *second = *(const Message *const *)b;

  if (first->file != second->file)
    return first->file < second->file ? -1 : 1;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return first->number < second->number ? -1 : 1;
}

void
nz_import_result_sort (NzImportResult *result)
{
  g_ptr_array_sort (result->log->messages, compare_messages);
  g_ptr_array_set_size (result->faults, 0);
  g_ptr_array_set_size (result->notes, 0);
  for (guint i = 0; i < result->log->messages->len; i++)
    {
      const Message *message = result->log->messages->pdata[i];
      GPtrArray *list = message->is_fault ? result->faults : result->notes;

      if (list->len < NZ_IMPORT_MOST_MESSAGES)
        g_ptr_array_add (list, g_strdup (message->text));
    }
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
