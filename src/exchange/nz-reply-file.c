/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-reply-file.h"

#include <string.h>

#include "base/nz-error.h"
#include "base/nz-text.h"
#include "domain/nz-participants.h"
#include "domain/nz-reply.h"
#include "exchange/nz-tables.h"

typedef enum
{
  NAME,
  GIVEN,
  FAMILY,
  ORGANISATION,
  REPLY,
  PEOPLE,
  WISHES,
  NEEDS,
  N_COLUMNS,
} Column;

/* How forms call them, as nz_text_match_key() writes it; "|" between. */
static const char *const headings[N_COLUMNS] = {
  [NAME] = "name|person|vor- und nachname|vorname und name|vorname und nachname|ihr name|full name",
  [GIVEN] = "vorname|given name|first name",
  [FAMILY] = "nachname|familienname|family name|last name|surname",
  [ORGANISATION] = "einrichtung|organisation|organization|akteur|institution|verein|ihre einrichtung",
  [REPLY]
  = "zusage|rueckmeldung|antwort|teilnahme|nehmen sie teil?|ich nehme teil|kommen sie?|reply|rsvp|coming",
  [PEOPLE] = "anzahl|anzahl personen|anzahl der personen|zahl der "
             "personen|personen|personenzahl|people|number of people",
  [WISHES] = "themen|thema|themenwunsch|themenwuensche|gewuenschte themen|wishes|topics|topics wished",
  [NEEDS] = "bedarf|bedarfe|unterstuetzung|unterstuetzungsbedarf|needs",
};

/* A file that is being read. */
typedef struct
{
  NzStore *store;
  const NzTable *table;
  GPtrArray *participants;
  int columns[N_COLUMNS]; /* -1: there is none */
  NzReplyFile *result;
} Reading;

void
nz_reply_file_free (NzReplyFile *file)
{
  g_clear_pointer (&file->left, g_ptr_array_unref);
  g_free (file);
}

static gboolean
is_called (const char *names, const char *key)
{
  g_auto (GStrv) all = g_strsplit (names, "|", -1);
  return g_strv_contains ((const char *const *)all, key);
}

static gboolean
find_columns (Reading *self, GError **error)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->columns[i] = -1;
  for (guint cell = 0; cell < nz_table_get_n_cells (self->table, 0); cell++)
    {
      g_autofree char *key = nz_text_match_key (nz_table_get_cell (self->table, 0, cell));
      for (guint i = 0; i < N_COLUMNS; i++)
        if (self->columns[i] < 0 && is_called (headings[i], key))
          self->columns[i] = (int)cell;
    }
  if (self->columns[REPLY] >= 0
      && (self->columns[NAME] >= 0 || self->columns[FAMILY] >= 0 || self->columns[ORGANISATION] >= 0))
    return TRUE;
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("%s: The first line has to name the columns: “Name” or “Einrichtung” for who replies, "
                  "“Zusage” for the reply; also “Anzahl”, “Themen” and “Bedarf”."),
               nz_table_get_name (self->table));
  return FALSE;
}

/* (transfer full): normalised, "" where there is none. */
static char *
cell_of (Reading *self, gsize row, Column column)
{
  const char *text
      = self->columns[column] >= 0 ? nz_table_get_cell (self->table, row, (guint)self->columns[column]) : "";
  return nz_text_normalise (text, FALSE);
}

/* Whether all words of @typed stand in @key. */
static gboolean
has_words (const char *key, const char *typed)
{
  g_autofree char *folded = nz_text_match_key (typed);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      n++;
      if (strstr (key, words[i]) == NULL)
        return FALSE;
    }
  return n > 0;
}

/* Who replies: by name, and by organisation where that leaves several or there is no name. %NULL with the
 * reason in @why. */
static const NzParticipant *
find (Reading *self, const char *name, const char *organisation, const char **why)
{
  const NzParticipant *found = NULL;
  guint n = 0;

  for (guint turn = 0; turn < 2 && n != 1; turn++)
    {
      /* with the organisation only where the name alone is not enough */
      gboolean with_organisation = turn == 1 || *name == '\0';
      n = 0;
      for (guint i = 0; i < self->participants->len; i++)
        {
          const NzParticipant *one = self->participants->pdata[i];
          g_autofree char *own = nz_text_match_key (one->list_name);
          if (*name != '\0' && (*one->name == '\0' || !has_words (own, name)))
            continue;
          if (with_organisation && (*organisation == '\0' || !has_words (one->search_key, organisation)))
            continue;
          found = one;
          n++;
        }
      if (n == 0)
        break;
    }
  *why = n == 0 ? _ ("is not invited") : _ ("several are called so");
  return n == 1 ? found : NULL;
}

static void
leave (Reading *self, gsize row, const char *name, const char *organisation, const char *why)
{
  g_autofree char *who = *name != '\0' && *organisation != '\0'
                             ? g_strdup_printf ("%s (%s)", name, organisation)
                         : *name != '\0' ? g_strdup (name)
                                         : g_strdup (organisation);
  g_ptr_array_add (self->result->left,
                   g_strdup_printf (_ ("Line %d: %s: %s"), nz_table_get_line (self->table, row), who, why));
}

static gboolean
read_row (Reading *self, gsize row, GError **error)
{
  g_autofree char *whole = cell_of (self, row, NAME), *given = cell_of (self, row, GIVEN);
  g_autofree char *family = cell_of (self, row, FAMILY), *organisation = cell_of (self, row, ORGANISATION);
  g_autofree char *both = g_strdup_printf ("%s %s", given, family);
  g_autofree char *code = cell_of (self, row, REPLY), *people = cell_of (self, row, PEOPLE);
  g_autofree char *wishes = cell_of (self, row, WISHES), *needs = cell_of (self, row, NEEDS);
  const char *name = self->columns[FAMILY] >= 0 ? g_strstrip (both) : whole, *why;
  g_autoptr (NzRecord) parsed = nz_record_new (&nz_entity_invitation);

  if (*name == '\0' && *organisation == '\0')
    return TRUE;
  const NzParticipant *one = find (self, name, organisation, &why);
  if (one == NULL)
    {
      leave (self, row, name, organisation, why);
      return TRUE;
    }
  if (*code == '\0'
      || !nz_record_set_input (parsed, nz_entity_field (&nz_entity_invitation, "reply"), code, NULL))
    {
      leave (self, row, name, organisation, _ ("it is not said whether she comes"));
      return TRUE;
    }
  const NzReply reply
      = { nz_record_get_text (parsed, "reply"), (int)CLAMP (g_ascii_strtoll (people, NULL, 10), 0, 1000),
          *wishes != '\0' ? wishes : NULL, *needs != '\0' ? needs : NULL };
  self->result->n++;
  return nz_reply_enter (self->store, one->invitation, &reply, TRUE, error);
}

static gboolean
read_rows (Reading *self, GError **error)
{
  for (gsize row = 1; row < nz_table_get_n_rows (self->table); row++)
    if (!read_row (self, row, error))
      return FALSE;
  return TRUE;
}

NzReplyFile *
nz_reply_file_import (NzStore *store, gint64 meeting, const char *path, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && path != NULL, NULL);

  g_autoptr (GPtrArray) tables = nz_tables_read (path, NULL, NULL, error);
  g_autoptr (GPtrArray) participants = tables != NULL ? nz_participants_new (store, meeting, error) : NULL;
  if (participants == NULL)
    return NULL;
  g_autoptr (NzReplyFile) result = g_new0 (NzReplyFile, 1);
  result->left = g_ptr_array_new_with_free_func (g_free);
  Reading reading
      = { .store = store, .table = tables->pdata[0], .participants = participants, .result = result };
  if (!find_columns (&reading, error) || !nz_store_begin (store, _ ("Enter the replies of a form"), error))
    return NULL;
  if (!read_rows (&reading, error))
    {
      nz_store_rollback (store);
      return NULL;
    }
  return nz_store_commit (store, error) ? g_steal_pointer (&result) : NULL;
}
