/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "entity/nz-contact.h"
#include "exchange/nz-import-private.h"

static const char *
column_name (const NzImportRow *row, const NzField *field)
{
  const NzPartColumn *column = nz_part_column_of (row->part, field);

  return column != NULL ? column->heading : nz_field_label (field, nz_get_language ());
}

NzLineState *
nz_import_line (NzImport *import, guint sheet, gsize row)
{
  const NzSheetPlan *plan = import->sheets->pdata[sheet];

  return &import->lines[import->first_line[sheet] + row - plan->public.heading - 1];
}

void
nz_import_line_fault (NzImportRow *row, const NzField *field, guint column, const char *reason)
{
  NzLineState *line = nz_import_line (row->import, row->part->sheet, row->row);
  const NzLineFault fault = { row->part->entity, field, column, g_strdup (reason) };

  if (line->n_faults++ == 0)
    line->reason = g_strdup (reason);
  if (line->faults == NULL)
    line->faults = g_array_new (FALSE, FALSE, sizeof (NzLineFault));
  g_array_append_val (line->faults, fault);
}

void
nz_import_row_fault (NzImportRow *row, const NzField *field, const char *reason)
{
  const NzPartColumn *column = field != NULL ? nz_part_column_of (row->part, field) : NULL;

  if (field != NULL)
    row->faulty[nz_field_index (row->part->entity, field)] = TRUE;
  row->n_faults++;
  if (row->is_quiet)
    return;
  nz_import_line_fault (row, field, column != NULL ? column->shown : G_MAXUINT, reason);
  nz_import_add_fault (row->import->result, row->part->name, row->line,
                       field != NULL ? column_name (row, field) : NULL, reason);
}

/* --- references and terms --------------------------------------------------------------------------------
 */

/* A word of the vocabulary that nobody has yet. */
static gint64
make_term (NzImport *import, const char *kind, const char *name)
{
  NzRecord *term = nz_record_new (&nz_entity_term);

  nz_record_set_id (term, nz_id_new ());
  nz_record_set_text (term, "kind", kind);
  nz_record_set_text (term, "name", name);
  nz_lookup_add (import->lookup, term);
  g_ptr_array_add (import->made, term);
  return nz_record_get_id (term);
}

static void
fault_for_name (NzImportRow *row,
                const NzField *field,
                NzLookupOutcome outcome,
                const char *name,
                const NzImportQuestion *question)
{
  const NzEntity *target = nz_field_target (field);
  g_autofree char *shown = nz_import_shorten (name);
  g_autofree char *reason = NULL;

  if (outcome == NZ_LOOKUP_AMBIGUOUS)
    reason = g_strdup_printf (_ ("Several are called “%s” (%s). Give the id."), shown,
                              nz_entity_plural (target, nz_get_language ()));
  else if (question != NULL && question->answer == NZ_IMPORT_UNDECIDED)
    reason = g_strdup_printf (_ ("There is no “%s” (%s). Is “%s” meant?"), shown,
                              nz_entity_plural (target, nz_get_language ()),
                              (const char *)question->names->pdata[0]);
  else
    /* TRANSLATORS: what is looked for, then where: Nobody is called “AG Sport” (Working Groups). */
    reason = g_strdup_printf (_ ("There is no “%s” (%s)."), shown,
                              nz_entity_plural (target, nz_get_language ()));
  nz_import_row_fault (row, field, reason);
}

/* Nobody is called @name: what was answered to the question whom it means; 0: nothing. */
static gint64
ask_for_name (NzImportRow *row, NzPartColumn *column, const char *name, const NzImportQuestion **question)
{
  const NzEntity *target = nz_field_target (column->field);

  if (row->is_own)
    return 0;
  *question = nz_import_ask_name (row->import, row->part->sheet, column->shown, target, name);
  if (*question == NULL)
    return 0;
  if ((*question)->answer == NZ_IMPORT_NEW_RECORD && (*question)->can_be_new)
    return nz_import_make_named (row->import, target, name);
  return MAX ((*question)->answer, 0);
}

/* The record that @name means; 0 and a fault where there is none. */
static gint64
resolve (NzImportRow *row, NzPartColumn *column, const char *name)
{
  const NzField *field = column->field;
  const char *kind = nz_field_term_kind (field);
  const gint64 *cached = g_hash_table_lookup (column->cache, name);
  const NzImportQuestion *question = NULL;
  NzLookupOutcome outcome;
  gint64 id;

  if (cached != NULL)
    return *cached;
  outcome = nz_lookup_find (row->import->lookup, nz_field_target (field), kind, name, &id);
  if (outcome == NZ_LOOKUP_MISSING && !nz_id_parse (name, &id))
    {
      id = kind != NULL ? make_term (row->import, kind, name) : ask_for_name (row, column, name, &question);
      outcome = id != 0 ? NZ_LOOKUP_FOUND : NZ_LOOKUP_MISSING;
    }
  if (outcome != NZ_LOOKUP_FOUND)
    {
      fault_for_name (row, field, outcome, name, question);
      return 0;
    }
  g_hash_table_insert (column->cache, g_strdup (name), g_memdup2 (&id, sizeof id));
  return id;
}

/* What the user said that a text means; the text itself where nothing was said. (transfer none) */
static const char *
meaning_of (const NzPartColumn *column, const char *text)
{
  const char *meaning = column->values != NULL ? g_hash_table_lookup (column->values, text) : NULL;

  return meaning != NULL ? meaning : text;
}

void
nz_import_set_reference (NzImportRow *row, NzPartColumn *column, const char *text, NzRecord *record)
{
  g_autofree char *plain = nz_text_normalise (text, FALSE);
  const char *name = meaning_of (column, plain);

  nz_record_set_int (record, column->field->name, name[0] != '\0' ? resolve (row, column, name) : 0);
}

/* Our own files join words by |; others by whatever came to mind, unless the whole is a word that is known.
 */
static char **
split_terms (NzImportRow *row, NzPartColumn *column, const char *text)
{
  const char *kind = nz_field_term_kind (column->field);
  gint64 id;

  if (row->is_own || strchr (text, '|') != NULL
      || (strpbrk (text, ";,\n") == NULL && strstr (text, " / ") == NULL)
      || (column->values != NULL && g_hash_table_contains (column->values, text))
      || nz_lookup_find (row->import->lookup, &nz_entity_term, kind, text, &id) == NZ_LOOKUP_FOUND)
    return nz_list_split (text, TRUE);
  const char *between = strpbrk (text, ";\n") != NULL ? ";\n" : ",";
  char **words
      = strpbrk (text, ";,\n") != NULL ? g_strsplit_set (text, between, -1) : g_strsplit (text, " / ", -1);
  guint n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = words[i];
      char *plain = nz_text_normalise (word, FALSE);

      words[i] = NULL;
      if (*plain != '\0')
        words[n++] = plain;
      else
        g_free (plain);
    }
  words[n] = NULL;
  return words;
}

static void
set_terms (NzImportRow *row, NzPartColumn *column, const char *text, NzRecord *record)
{
  g_auto (GStrv) names = split_terms (row, column, text);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  /* somebody else's table does not know all that the record has */
  if (column->adds || !row->is_own)
    {
      const gint64 *before = nz_record_get_ids (record, column->field->name, &n);
      g_array_append_vals (ids, before, n);
    }
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *name = meaning_of (column, names[i]);
      gint64 id = *name != '\0' ? resolve (row, column, name) : 0;

      if (id != 0)
        g_array_append_val (ids, id);
    }
  nz_record_set_ids (record, column->field->name, (const gint64 *)ids->data, ids->len);
}

/* --- the other types -------------------------------------------------------------------------------------
 */

/* "seit 2008" */
static const char *
after_since (const char *text)
{
  static const char *const words[] = { "seit ", "ab ", "since " };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strncasecmp (text, words[i], strlen (words[i])) == 0)
      return text + strlen (words[i]);
  return text;
}

static void
set_choice (NzImportRow *row, NzPartColumn *column, const char *text, NzRecord *record)
{
  const char *code = g_hash_table_lookup (column->cache, text);
  g_autofree char *plain = column->values != NULL ? nz_text_normalise (text, FALSE) : NULL;
  g_autoptr (GError) error = NULL;

  if (plain != NULL)
    text = meaning_of (column, plain);
  if (*text == '\0')
    return;

  if (code != NULL)
    nz_record_set_text (record, column->field->name, code);
  else if (!nz_record_set_input (record, column->field, text, &error))
    nz_import_row_fault (row, column->field, error->message);
  else
    g_hash_table_insert (column->cache, g_strdup (text),
                         g_strdup (nz_record_get_text (record, column->field->name)));
}

/* Somebody else's table knows one number and nothing of labels: what the record has beyond that stays. */
static void
add_contacts (NzImportRow *row, const NzPartColumn *column, const char *text, NzRecord *record)
{
  const NzField *field = column->field;
  const char *const *before = nz_record_get_list (record, field->name);
  g_auto (GStrv) more = nz_import_read_contacts (row, column, text, record);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; before != NULL && before[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (before[i]));
  for (guint i = 0; more[i] != NULL; i++)
    nz_contact_unite (all, more[i], (field->flags & NZ_FIELD_TELEPHONE) != 0);
  g_ptr_array_add (all, NULL);
  nz_record_set_list (record, field->name, (const char *const *)all->pdata);
}

static void
set_cell (NzImportRow *row, NzPartColumn *column, const char *text, NzRecord *record)
{
  const NzField *field = column->field;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  gboolean done = TRUE;

  switch (field->type)
    {
    case NZ_TYPE_LONG_TEXT:
      done = row->is_own ? nz_record_set_plain (record, field, text, &error)
                         : nz_import_add_text (record, field, text, &error);
      break;
    case NZ_TYPE_TEXT:
      done = row->is_own ? nz_record_set_plain (record, field, text, &error)
                         : nz_import_set_text (record, field, text, &error);
      break;
    case NZ_TYPE_CONTACTS:
      if (row->is_own && !column->adds)
        done = nz_record_set_plain (record, field, text, &error);
      else
        add_contacts (row, column, text, record);
      break;
    case NZ_TYPE_CHOICE:
      set_choice (row, column, text, record);
      break;
    case NZ_TYPE_REFERENCE:
      nz_import_set_reference (
          row, column, nz_import_first_name (row->import, row->part->entity, field, text, &first), record);
      break;
    case NZ_TYPE_TERMS:
      set_terms (row, column, text, record);
      break;
    case NZ_TYPE_DATE:
      done = nz_record_set_input (record, field, row->is_own ? text : after_since (text), &error);
      break;
    case NZ_TYPE_TIME:
    case NZ_TYPE_INTEGER:
    case NZ_TYPE_BOOLEAN:
    default:
      done = nz_record_set_input (record, field, text, &error);
    }
  if (!done)
    nz_import_row_fault (row, field, error->message);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* An empty cell says "nothing" only in a row of our own; and a yes or no always has a value. */
static gboolean
may_skip (const NzImportRow *row, const NzPartColumn *column, const char *text)
{
  if (*text == '\0')
    return !row->is_own || column->field->type == NZ_TYPE_BOOLEAN || column->adds;
  if (row->is_own && (column->field->type == NZ_TYPE_TEXT || column->field->type == NZ_TYPE_LONG_TEXT))
    return FALSE;
  return is_blank (text) && (!row->is_own || column->field->type == NZ_TYPE_BOOLEAN);
}

static gboolean
is_own_reference (const NzPart *part, const NzPartColumn *column)
{
  return column->field != NULL && column->field->type == NZ_TYPE_REFERENCE
         && nz_field_target (column->field) == part->entity;
}

gboolean
nz_part_has_own_references (const NzPart *part)
{
  for (guint i = 0; i < part->columns->len; i++)
    if (is_own_reference (part, part->columns->pdata[i]))
      return TRUE;
  return FALSE;
}

void
nz_import_fill_own_references (NzImportRow *row, NzRecord *record)
{
  for (guint i = 0; i < row->part->columns->len; i++)
    {
      NzPartColumn *column = row->part->columns->pdata[i];
      const char *text = nz_import_cell (row->part->table, row->row, column->cell);

      if (is_own_reference (row->part, column) && !may_skip (row, column, text))
        set_cell (row, column, text, record);
    }
}

static void
set_links (NzImportRow *row, NzRecord *record)
{
  for (guint i = 0; i < row->part->links->len; i++)
    {
      const NzLink *link = &g_array_index (row->part->links, NzLink, i);

      nz_record_set_int (record, link->field->name,
                         link->part != NULL ? link->part->ids[row->row] : link->id);
    }
}

void
nz_import_fill (NzImportRow *row, NzRecord *record)
{
  NzTable *table = row->part->table;
  guint n_cells = nz_table_get_n_cells (table, row->row);

  for (guint i = 0; i < row->part->columns->len; i++)
    {
      NzPartColumn *column = row->part->columns->pdata[i];
      const char *text = nz_import_cell (table, row->row, column->cell);

      if (column->is_id || is_own_reference (row->part, column))
        continue;
      if (column->field == NULL)
        column->n_left_aside += !row->is_quiet && *text != '\0';
      else if (!may_skip (row, column, text))
        set_cell (row, column, text, record);
    }
  set_links (row, record);
  if (row->part->entity == &nz_entity_organisation && !row->is_own)
    nz_import_tell_kind (row, record);
  if (row->part->entity == &nz_entity_working_group && !row->is_own)
    nz_import_tell_group (row, record);
  for (guint i = row->part->n_headings; i < MIN (n_cells, row->part->n_own_cells); i++)
    if (!is_blank (nz_table_get_cell (table, row->row, i)))
      {
        nz_import_row_fault (
            row, NULL,
            _ ("The row has more cells than there are headings. A cell with a delimiter in it "
               "must stand in quotation marks."));
        return;
      }
}

gboolean
nz_import_read_id (NzImportRow *row, gint64 *id)
{
  *id = 0;
  for (guint i = 0; i < row->part->columns->len; i++)
    {
      const NzPartColumn *column = row->part->columns->pdata[i];
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *reason = NULL;

      if (!column->is_id)
        continue;
      text = nz_text_normalise (nz_table_get_cell (row->part->table, row->row, column->cell), FALSE);
      if (text[0] == '\0' || nz_id_parse (text, id))
        return TRUE;
      shown = nz_import_shorten (text);
      reason = g_strdup_printf (_ ("“%s” is no id. Leave the cell empty for a new record."), shown);
      row->n_faults++;
      if (!row->is_quiet)
        nz_import_add_fault (row->import->result, row->part->name, row->line, column->heading, reason);
      return FALSE;
    }
  return TRUE;
}
