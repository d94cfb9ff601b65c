/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "exchange/nz-import-private.h"

/* What only a person knows: whether a name that nobody has is one that somebody has, written otherwise;
 * whether a group that has ended gets members. Asked once for all rows of a column. */

/* A column of other people's names is no list of slips. */
#define MOST_QUESTIONS 100
/* To compare with every name takes its time: beyond so many comparisons (a second or two) names that nobody
 * has are only that. */
#define MOST_COMPARISONS 4000000
#define MOST_NAMES 4

static void
question_free (gpointer data)
{
  NzImportQuestion *question = data;

  g_free (question->text);
  g_array_unref (question->records);
  g_ptr_array_unref (question->names);
  g_free (question);
}

GPtrArray *
nz_import_questions_new (void)
{
  return g_ptr_array_new_with_free_func (question_free);
}

/* What was answered holds for what the column is about now: a group is no distribution list. Which rows are
 * struck through may change. */
static char *
dup_key (NzImportQuestionKind kind, guint column, const NzEntity *entity, const char *text)
{
  return g_strdup_printf ("%d %u %s %s", kind, column, entity->name,
                          kind != NZ_IMPORT_ASK_STRUCK ? text : "");
}

static NzImportQuestion *
find_question (NzImport *import,
               NzImportQuestionKind kind,
               guint sheet,
               guint column,
               const NzEntity *entity,
               const char *text)
{
  for (guint i = 0; i < import->questions->len; i++)
    {
      NzImportQuestion *question = import->questions->pdata[i];

      if (question->kind == kind && question->sheet == sheet && question->column == column
          && question->entity == entity && g_str_equal (question->text, text))
        return question;
    }
  return NULL;
}

static NzImportQuestion *
add_question (NzImport *import,
              NzImportQuestionKind kind,
              guint sheet,
              guint column,
              const NzEntity *entity,
              const char *text)
{
  NzImportQuestion *question = g_new0 (NzImportQuestion, 1);

  question->kind = kind;
  question->sheet = sheet;
  question->column = column;
  question->entity = entity;
  question->text = g_strdup (text);
  question->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->names = g_ptr_array_new_with_free_func (g_free);
  question->can_be_new = entity == &nz_entity_working_group || entity == &nz_entity_distribution_list;
  question->answer = NZ_IMPORT_UNDECIDED;
  g_ptr_array_add (import->questions, question);
  return question;
}

static void
add_record (NzImport *import, NzImportQuestion *question, gint64 id)
{
  g_array_append_val (question->records, id);
  g_ptr_array_add (question->names,
                   nz_lookup_name (import->lookup, question->entity, NULL, id, nz_get_language ()));
}

/* "id name": a record that this import is about to make has another id each time. */
static char *
dup_answer (const NzImportQuestion *question, gint64 answer)
{
  const char *name = "";

  for (guint i = 0; i < question->records->len; i++)
    if (g_array_index (question->records, gint64, i) == answer)
      name = question->names->pdata[i];
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", answer, name);
}

/* Once it is known what can be answered: a record that was meant may be gone. */
static void
recall_answer (NzImport *import, NzImportQuestion *question)
{
  const NzSheetPlan *plan = import->sheets->pdata[question->sheet];
  g_autofree char *key = dup_key (question->kind, question->column, question->entity, question->text);
  const char *said = g_hash_table_lookup (plan->answers, key);
  char *name = NULL;
  gint64 answer = said != NULL ? g_ascii_strtoll (said, &name, 10) : NZ_IMPORT_UNDECIDED;

  question->is_remembered = g_hash_table_contains (plan->recalled, key);
  if (answer <= 0)
    question->answer = answer;
  for (guint i = 0; answer > 0 && i < question->records->len; i++)
    if (g_array_index (question->records, gint64, i) == answer
        || g_str_equal (question->names->pdata[i], name + 1))
      question->answer = g_array_index (question->records, gint64, i);
  question->is_remembered = question->is_remembered && question->answer != NZ_IMPORT_UNDECIDED;
}

/* Who was not asked shall know. */
static void
note_remembered (NzImport *import, const NzImportQuestion *question)
{
  const NzSheetPlan *sheet = import->sheets->pdata[question->sheet];
  const NzImportColumn *column = sheet->public.columns->pdata[question->column];
  g_autofree char *text = NULL;

  if (!question->is_remembered || question->answer <= 0)
    return;
  for (guint i = 0; i < question->records->len; i++)
    if (g_array_index (question->records, gint64, i) == question->answer)
      text = g_strdup_printf (_ ("“%s” is taken for “%s”, as it was answered before."), question->text,
                              (const char *)question->names->pdata[i]);
  nz_import_add_note (import->result, nz_table_get_name (sheet->public.table),
                      nz_table_get_line (sheet->public.table, sheet->public.heading), column->heading, text);
}

/* Each name is looked for once, and not at all where that has taken long enough, which is noted. (transfer
 * full) (nullable) */
static GArray *
find_near (NzImport *import, const NzEntity *entity, const char *text)
{
  g_autofree char *key = g_strdup_printf ("%s %s", entity->name, text);
  guint n = nz_lookup_count (import->lookup, entity);

  if (g_hash_table_contains (import->unlike, key))
    return NULL;
  if (import->questions->len >= MOST_QUESTIONS || import->n_compared + n > MOST_COMPARISONS)
    {
      import->n_not_compared++;
      return NULL;
    }
  g_autoptr (GArray) near = nz_lookup_near (import->lookup, entity, text, MOST_NAMES);
  import->n_compared += n;
  if (near->len > 0)
    return g_steal_pointer (&near);
  g_hash_table_add (import->unlike, g_steal_pointer (&key));
  return NULL;
}

const NzImportQuestion *
nz_import_ask_name (NzImport *import, guint sheet, guint column, const NzEntity *entity, const char *text)
{
  NzImportQuestion *question = find_question (import, NZ_IMPORT_ASK_NAME, sheet, column, entity, text);
  g_autoptr (GArray) near = question == NULL ? find_near (import, entity, text) : NULL;

  if (near != NULL)
    {
      question = add_question (import, NZ_IMPORT_ASK_NAME, sheet, column, entity, text);
      for (guint i = 0; i < near->len; i++)
        add_record (import, question, g_array_index (near, gint64, i));
      recall_answer (import, question);
      note_remembered (import, question);
    }
  return question;
}

const NzImportQuestion *
nz_import_ask (NzImport *import,
               NzImportQuestionKind kind,
               guint sheet,
               guint column,
               const NzEntity *entity,
               const char *text)
{
  NzImportQuestion *question = add_question (import, kind, sheet, column, entity, text);

  recall_answer (import, question);
  return question;
}

static gboolean
has_ended (NzImport *import, gint64 group)
{
  g_autoptr (NzRecord) record = NULL;
  NzDate until;

  if (g_hash_table_contains (import->going, &group))
    return FALSE;
  record = nz_store_get (import->store, &nz_entity_working_group, group, NULL);
  until = record != NULL ? nz_record_get_date (record, "until") : (NzDate){ 0 };
  if (nz_date_is_set (until) && !nz_date_active_on ((NzDate){ 0 }, until, nz_date_today ()))
    return TRUE;
  g_hash_table_add (import->going, g_memdup2 (&group, sizeof group));
  return FALSE;
}

const NzImportQuestion *
nz_import_ask_ended (NzImport *import, guint sheet, guint column, gint64 group)
{
  g_autofree char *name = NULL;
  NzImportQuestion *question;

  if (!has_ended (import, group))
    return NULL;
  name = nz_lookup_name (import->lookup, &nz_entity_working_group, NULL, group, nz_get_language ());
  question = find_question (import, NZ_IMPORT_ASK_ENDED, sheet, column, &nz_entity_working_group, name);
  if (question == NULL)
    {
      question = add_question (import, NZ_IMPORT_ASK_ENDED, sheet, column, &nz_entity_working_group, name);
      add_record (import, question, group);
      recall_answer (import, question);
    }
  return question;
}

gint64
nz_import_make_named (NzImport *import, const NzEntity *entity, const char *name)
{
  NzRecord *record = nz_record_new (entity);

  nz_record_set_id (record, nz_id_new ());
  nz_record_set_text (record, "name", name);
  if (entity == &nz_entity_working_group)
    nz_record_set_text (record, "kind", "permanent");
  nz_lookup_add (import->lookup, record);
  g_ptr_array_add (import->made, record);
  return nz_record_get_id (record);
}

gint64
nz_import_claim_made (NzImport *import, NzRecord *record)
{
  const NzEntity *entity = nz_record_get_entity (record);
  gboolean is_named = entity == &nz_entity_working_group || entity == &nz_entity_distribution_list;
  const char *text = is_named ? nz_record_get_text (record, "name") : NULL;
  g_autofree char *wanted = text != NULL ? nz_text_match_key (text) : NULL;

  if (wanted == NULL)
    return 0;
  for (guint i = 0; i < import->made->len; i++)
    {
      NzRecord *made = import->made->pdata[i];
      gint64 id = nz_record_get_id (made);

      if (nz_record_get_entity (made) != entity)
        continue;
      g_autofree char *name = nz_text_match_key (nz_record_get_text (made, "name"));
      if (!g_str_equal (name, wanted))
        continue;
      g_ptr_array_remove_index (import->made, i);
      return id;
    }
  return 0;
}

void
nz_import_check_ended (NzImportRow *row, NzRecord *record)
{
  const NzField *field = nz_entity_field (row->part->entity, "working_group");
  const NzPartColumn *column = field != NULL ? nz_part_column_of (row->part, field) : NULL;
  gint64 group = row->part->entity == &nz_entity_membership ? nz_record_get_int (record, "working_group") : 0;
  const NzImportQuestion *question;

  if (column == NULL || group == 0 || nz_record_has (record, "until"))
    return;
  question = nz_import_ask_ended (row->import, row->part->sheet, column->shown, group);
  if (question == NULL || question->answer == NZ_IMPORT_ALL_THE_SAME)
    return;
  g_autofree char *reason = g_strdup_printf (
      _ ("The working group “%s” has ended; say until when the membership lasted."), question->text);
  nz_import_row_fault (row, field, reason);
}

gboolean
nz_import_may_join (NzImportRow *row, NzPartColumn *column, gint64 group)
{
  const NzPart *part = row->part;
  const NzImportQuestion *question
      = part->entity == &nz_entity_membership
            ? nz_import_ask_ended (row->import, part->sheet, column->shown, group)
            : NULL;
  g_autofree char *text = NULL;

  if (question == NULL || question->answer == NZ_IMPORT_ALL_THE_SAME)
    return TRUE;
  if (column->is_told)
    return FALSE;
  column->is_told = TRUE;
  text = g_strdup_printf (_ ("New members were left aside: the working group “%s” has ended."),
                          question->text);
  nz_import_add_note (row->import->result, part->name, nz_table_get_line (part->table, part->heading),
                      column->heading, text);
  return FALSE;
}

/* --- headings --------------------------------------------------------------------------------------------
 */

static const NzImportColumn *
column_at (NzImport *import, guint sheet, guint index)
{
  return ((const NzSheetPlan *)import->sheets->pdata[sheet])->public.columns->pdata[index];
}

static void
note_heading (NzImport *import, guint sheet, guint index, const char *text)
{
  const NzSheetPlan *plan = import->sheets->pdata[sheet];

  nz_import_add_note (import->result, nz_table_get_name (plan->public.table),
                      nz_table_get_line (plan->public.table, plan->public.heading),
                      column_at (import, sheet, index)->heading, text);
}

/* What nobody is called in full may be somebody by half: who imports decides. */
static gint64
resolve_new (NzImport *import, guint sheet, guint index, const NzEntity *entity, const char *name)
{
  const NzImportQuestion *question = nz_import_ask_name (import, sheet, index, entity, name);
  g_autofree char *text = NULL;

  if (question != NULL && question->answer > 0)
    return question->answer;
  if (question != NULL && question->answer == NZ_IMPORT_NOT_READ)
    {
      text = g_strdup_printf (_ ("The column was left aside: “%s” is not decided."), name);
      note_heading (import, sheet, index, text);
      return 0;
    }
  if (question != NULL && question->answer == NZ_IMPORT_UNDECIDED)
    {
      text = g_strdup_printf (_ ("“%s” is new, but much like “%s”."), name,
                              (const char *)question->names->pdata[0]);
      note_heading (import, sheet, index, text);
    }
  return nz_import_make_named (import, entity, name);
}

gint64
nz_import_resolve_heading (
    NzImport *import, guint sheet, guint index, const NzEntity *entity, const char *name)
{
  const NzSheetPlan *plan = import->sheets->pdata[sheet];
  gint64 id = 0;
  NzLookupOutcome outcome = nz_lookup_find (import->lookup, entity, NULL, name, &id);
  g_autofree char *reason = NULL;

  if (outcome == NZ_LOOKUP_MISSING && entity != &nz_entity_meeting)
    {
      id = resolve_new (import, sheet, index, entity, name);
      outcome = NZ_LOOKUP_FOUND;
    }
  if (outcome == NZ_LOOKUP_FOUND)
    return id;
  reason = g_strdup_printf (outcome == NZ_LOOKUP_AMBIGUOUS ? _ ("Several are called “%s” (%s). Give the id.")
                                                           : _ ("There is no “%s” (%s)."),
                            name, nz_entity_plural (entity, nz_get_language ()));
  nz_import_add_fault (import->result, nz_table_get_name (plan->public.table),
                       nz_table_get_line (plan->public.table, plan->public.heading),
                       column_at (import, sheet, index)->heading, reason);
  return 0;
}

/* --- for who looks ---------------------------------------------------------------------------------------
 */

GPtrArray *
nz_import_plan_get_questions (NzImportPlan *self)
{
  return self->import != NULL ? self->import->questions : self->no_questions;
}

guint
nz_import_plan_count_open (NzImportPlan *self)
{
  GPtrArray *questions = nz_import_plan_get_questions (self);
  guint n = 0;

  for (guint i = 0; i < questions->len; i++)
    n += ((const NzImportQuestion *)questions->pdata[i])->answer == NZ_IMPORT_UNDECIDED;
  return n;
}

char *
nz_import_plan_dup_not_asked (NzImportPlan *self)
{
  return self->import != NULL ? nz_import_dup_not_compared (self->import->n_not_compared) : NULL;
}

gboolean
nz_import_is_lasting (const NzSheetPlan *sheet, const char *key, const char *answer)
{
  return g_ascii_strtoll (key, NULL, 10) != NZ_IMPORT_ASK_STRUCK
         && g_ascii_strtoll (answer, NULL, 10) != NZ_IMPORT_UNDECIDED
         && !g_hash_table_contains (sheet->passing, key);
}

/* (transfer none): the key under which it was kept */
static const char *
keep_answer (NzSheetPlan *sheet, const NzImportQuestion *question, gint64 answer)
{
  char *key = dup_key (question->kind, question->column, question->entity, question->text);

  g_hash_table_remove (sheet->recalled, key);
  g_hash_table_remove (sheet->passing, key);
  g_hash_table_replace (sheet->answers, key, dup_answer (question, answer));
  return key;
}

void
nz_import_plan_answer (NzImportPlan *self, const NzImportQuestion *question, gint64 answer)
{
  NzSheetPlan *sheet = self->sheets->pdata[question->sheet];

  g_return_if_fail (!self->is_running);

  keep_answer (sheet, question, answer);
  sheet->is_chosen = sheet->is_chosen || question->kind != NZ_IMPORT_ASK_STRUCK;
}

void
nz_import_plan_answer_once (NzImportPlan *self, const NzImportQuestion *question, gint64 answer)
{
  NzSheetPlan *sheet = self->sheets->pdata[question->sheet];

  g_return_if_fail (!self->is_running);

  g_hash_table_add (sheet->passing, g_strdup (keep_answer (sheet, question, answer)));
}

/* --- since when ------------------------------------------------------------------------------------------
 */

guint
nz_import_plan_count_undated (NzImportPlan *self)
{
  return self->import != NULL ? self->import->n_undated : 0;
}

void
nz_import_plan_set_since (NzImportPlan *self, NzDate since)
{
  g_return_if_fail (!self->is_running);
  self->since = since;
}
