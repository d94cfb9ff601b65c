/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/nz-id.h"
#include "base/nz-text.h"
#include "exchange/nz-csv-writer.h"
#include "exchange/nz-import-private.h"
#include "exchange/nz-split.h"

/* So many rows tell what a column holds. */
#define SAMPLE_ROWS 200
/* So many numbers in a row are no marks. */
#define LEAST_RUNNING 3

/* --- cells -----------------------------------------------------------------------------------------------
 */

const char *
nz_import_cell (const NzTable *table, gsize row, guint column)
{
  const char *text = nz_table_get_cell (table, row, column);

  return nz_table_is_guarded (table) ? nz_csv_unguard (text) : text;
}

char *
nz_import_dup_heading (const NzTable *table, gsize row, guint column)
{
  return nz_text_normalise (nz_import_cell (table, row, column), FALSE);
}

/* --- what a column holds ---------------------------------------------------------------------------------
 */

typedef struct
{
  guint n, n_marks, n_mails, n_telephones, n_webs, n_addresses, n_people, n_postcodes;
} Content;

static Content
look_at (const NzSheetPlan *sheet, guint column)
{
  const NzTable *table = sheet->public.table;
  const NzField *role = nz_entity_field (&nz_entity_membership, "role");
  Content content = { 0 };

  for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (table) && content.n < SAMPLE_ROWS;
       row++)
    {
      const char *text = nz_import_cell (table, row, column);
      g_auto (NzPostalParts) parts = { 0 };
      NzMark mark = nz_split_mark (text);

      if (mark == NZ_MARK_NONE)
        continue;
      content.n++;
      content.n_marks += mark != NZ_MARK_OTHER || g_utf8_strlen (text, -1) <= 2
                         || nz_field_parse_choice (role, text) != NULL;
      content.n_mails += strchr (text, '@') != NULL;
      content.n_telephones += nz_text_is_telephone (text);
      content.n_webs += nz_text_is_web (text) && strchr (text, '@') == NULL && strchr (text, '.') != NULL;
      content.n_postcodes += nz_text_is_postcode (text);
      content.n_addresses += nz_split_address (text, &parts) && *parts.town != '\0';
      content.n_people += strchr (text, ' ') != NULL || strchr (text, ',') != NULL;
    }
  return content;
}

static gboolean
is_mostly (guint n, const Content *content)
{
  return content->n > 0 && n * 5 >= content->n * 4;
}

static guint
count_filled (const NzSheetPlan *sheet, guint column)
{
  guint n = 0;

  for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (sheet->public.table); row++)
    n += nz_table_get_cell (sheet->public.table, row, column)[0] != '\0';
  return n;
}

/* "lfd. Nr.", "Nr", "#": letters only */
static gboolean
is_numbering (const char *heading)
{
  static const char *const words[]
      = { "",       "lfdnr", "laufendenummer", "laufendenr", "lfd", "nr", "nummer", "no",
          "number", "pos",   "position",       "zeile",      "row", NULL };
  g_autofree char *key = nz_text_match_key (heading);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (const char *c = key; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_isalnum (g_utf8_get_char (c)))
      g_string_append_unichar (letters, g_utf8_get_char (c));
  return g_strv_contains (words, letters->str);
}

/* 1, 2, 3 …: a number that says where the row stands. Under a heading that says so, some may be missing. */
static gboolean
is_running_number (const NzSheetPlan *sheet, guint column, const char *heading)
{
  const NzTable *table = sheet->public.table;
  gboolean is_named = is_numbering (heading);
  guint64 last = 0;
  guint n = 0;

  for (gsize row = sheet->public.heading + 1; row < nz_table_get_n_rows (table) && n < SAMPLE_ROWS; row++)
    {
      const char *text = nz_import_cell (table, row, column);
      char *end;
      guint64 number = g_ascii_strtoull (text, &end, 10);

      if (*text == '\0')
        continue;
      if (!g_ascii_isdigit (*text) || (*end != '\0' && !g_str_equal (end, ".")) || number <= last
          || (!is_named && number != last + 1))
        return FALSE;
      last = number;
      n++;
    }
  return n >= (is_named ? 1 : LEAST_RUNNING);
}

/* --- one heading -----------------------------------------------------------------------------------------
 */

static gboolean
key_is (const char *key, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *)list, key);
}

static NzImportTarget
field_target (const NzEntity *entity, const NzField *field)
{
  return (NzImportTarget){ field != NULL ? NZ_IMPORT_FIELD : NZ_IMPORT_ASIDE, entity, field, NULL };
}

#define PERSON_WORDS                                                                                         \
  "ansprechpartner|ansprechpartnerin|ansprechpartner/in|ansprechpartner/"                                    \
  "-in|ansprechpartner*in|ansprechpartner:in|"                                                               \
  "ansprechpartnerinnen|ansprechpartner(in)|ansprechperson|ansprechpersonen|kontaktperson|kontaktpersonen|"  \
  "kontakt|"                                                                                                 \
  "kontaktpartner|vertreter|vertreter/in|vertretung|leiter|leiter/in|leiterin|name ansprechpartner|contact|" \
  "contact person|person|vorname nachname|vorname name|name, vorname|nachname, vorname|vor- und nachname|"   \
  "vor- und zuname|vollstaendiger name|full name|name der ansprechperson"

/* "Person: Vorname", as our cards and exports of several records say it. */
static NzImportTarget
explicit_target (const char *heading)
{
  const char *colon = strstr (heading, ": ");
  g_autofree char *first = colon != NULL ? g_strndup (heading, (gsize)(colon - heading)) : NULL;
  const NzEntity *entity = first != NULL ? nz_entity_parse (first) : NULL;

  if (entity == NULL)
    return (NzImportTarget){ 0 };
  if (entity == &nz_entity_person
      && (g_str_equal (colon + 2, _ ("Full name")) || g_str_equal (colon + 2, "Full name")))
    return (NzImportTarget){ NZ_IMPORT_NAME, entity, NULL, NULL };
  return field_target (entity, nz_entity_parse_field (entity, colon + 2));
}

/* "Telefon Ansprechpartner", "E-Mail (Kontaktperson)": a field of the person. */
static const NzField *
person_field (const char *key)
{
  static const char *const words[]
      = { "ansprechpartner/in", "ansprechpartnerin", "ansprechpartner", "ansprechperson",
          "kontaktperson",      "persoenlich",       "direkt" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *place = strstr (key, words[i]);
      g_autoptr (GString) rest = NULL;
      const NzField *field;

      if (place == NULL)
        continue;
      rest = g_string_new_len (key, place - key);
      g_string_append (rest, place + strlen (words[i]));
      for (gsize c = 0; c < rest->len; c++)
        if (strchr ("():-", rest->str[c]) != NULL && !g_str_has_prefix (rest->str + c, "-mail"))
          rest->str[c] = ' ';
      g_autofree char *plain = nz_text_normalise (rest->str, FALSE);
      field = nz_entity_parse_field (&nz_entity_person, plain);
      if (field != NULL)
        return field;
    }
  return NULL;
}

typedef struct
{
  gboolean has_organisation_name, has_family_name, has_given_name, has_person;
} Context;

/* "Telefon Zentrale", "Tel. privat": what is private is somebody's, where the table has people. */
static NzImportTarget
contact_target (const NzEntity *main, const char *heading, const Context *context)
{
  gboolean is_private;
  const NzField *field = nz_import_contact_of_heading (main, heading, &is_private);

  if (field != NULL && is_private && main == &nz_entity_organisation && context->has_person)
    {
      const NzField *own = nz_entity_field (&nz_entity_person, field->name);
      return field_target (own != NULL ? &nz_entity_person : main, own != NULL ? own : field);
    }
  return field_target (main, field);
}

static NzImportTarget
word_target (const NzEntity *main, const char *heading, const Context *context)
{
  g_autofree char *key = nz_text_match_key (heading);
  NzImportTarget target = explicit_target (heading);
  const NzField *field;

  if (target.use != NZ_IMPORT_ASIDE || *key == '\0')
    return target;
  if (g_str_equal (key, "id"))
    return (NzImportTarget){ NZ_IMPORT_ID, main, NULL, NULL };
  if (main == &nz_entity_organisation && key_is (key, "name|nachname") && context->has_given_name
      && context->has_organisation_name)
    return field_target (&nz_entity_person, nz_entity_field (&nz_entity_person, "family_name"));
  field = nz_entity_parse_field (main, heading);
  if (field != NULL)
    return field_target (main, field);
  if (main != &nz_entity_organisation && main != &nz_entity_person)
    return target;
  if (key_is (key, PERSON_WORDS))
    return (NzImportTarget){ NZ_IMPORT_NAME, &nz_entity_person, NULL, NULL };
  if (key_is (key, "plz/ort|plz ort|plz, ort|plz / ort|plz und ort|anschrift|adresse|postanschrift|address"))
    return (NzImportTarget){ NZ_IMPORT_ADDRESS, main, NULL, NULL };
  field = person_field (key);
  if (field != NULL)
    return field_target (&nz_entity_person, field);
  target = contact_target (main, heading, context);
  if (target.use != NZ_IMPORT_ASIDE)
    return target;
  if (key_is (key, "funktion|position|function|rolle|role|stelle|aufgabe|funktion/position"))
    return field_target (&nz_entity_position, nz_entity_field (&nz_entity_position, "function"));
  if (main == &nz_entity_organisation)
    return field_target (&nz_entity_person, nz_entity_parse_field (&nz_entity_person, heading));
  if (key_is (key, "organisation|organization|einrichtung|akteur|verein|institution|firma|traeger|"
                   "dienststelle|company"))
    return field_target (&nz_entity_organisation, nz_entity_field (&nz_entity_organisation, "name"));
  return target;
}

/* --- columns of marks ------------------------------------------------------------------------------------
 */

static gboolean
begins_with_word (const char *key, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (g_str_has_prefix (key, list[i]) && strchr (" :-", key[strlen (list[i])]) != NULL)
      return TRUE;
  return FALSE;
}

/* A conference as people head a column: "163.", "Tagung 163", "163. Netzwerktagung", "12.03.2025". */
static gboolean
find_conference (NzLookup *lookup, const char *heading, gint64 *id)
{
  g_auto (GStrv) words = g_strsplit_set (heading, " ():", -1);

  if (nz_lookup_find (lookup, &nz_entity_meeting, NULL, heading, id) == NZ_LOOKUP_FOUND)
    return TRUE;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      gboolean has_digit = strpbrk (words[i], "0123456789") != NULL;

      if (length > 1 && words[i][length - 1] == '.' && strspn (words[i], "0123456789") == length - 1)
        words[i][length - 1] = '\0';
      if (has_digit && nz_lookup_find (lookup, &nz_entity_meeting, NULL, words[i], id) == NZ_LOOKUP_FOUND)
        return TRUE;
    }
  return FALSE;
}

static void
guess_marks (NzImportColumn *column, const NzEntity *main, NzLookup *lookup)
{
  g_autofree char *key = nz_text_match_key (column->heading);
  NzImportTarget *target = &column->target;
  gboolean sounds_like_conference = strstr (key, "tagung") != NULL || strstr (key, "konferenz") != NULL
                                    || strstr (key, "conference") != NULL
                                    || strstr (key, "teilnahme") != NULL;
  gint64 id;

  if (*column->heading == '\0')
    return;
  target->entity = main;
  if (nz_lookup_find (lookup, &nz_entity_working_group, NULL, column->heading, &id) == NZ_LOOKUP_FOUND
      || begins_with_word (key, "ag|arbeitsgruppe|arbeitskreis|ak|wg|working group|group|gruppe"))
    target->use = NZ_IMPORT_MEMBER;
  else if (nz_lookup_find (lookup, &nz_entity_distribution_list, NULL, column->heading, &id)
               == NZ_LOOKUP_FOUND
           || strstr (key, "verteiler") != NULL || strstr (key, "newsletter") != NULL
           || strstr (key, "rundmail") != NULL || strstr (key, "mailing") != NULL
           || strstr (key, "rundbrief") != NULL)
    target->use = NZ_IMPORT_LISTED;
  else if (find_conference (lookup, column->heading, &id))
    {
      g_autofree char *name = nz_lookup_name (lookup, &nz_entity_meeting, NULL, id, nz_get_language ());

      target->use = NZ_IMPORT_ATTENDED;
      target->name = g_intern_string (name);
      return;
    }
  else
    column->why
        = g_strdup (sounds_like_conference
                        ? _ ("Its cells are marks; enter this conference first, or choose one.")
                        : _ ("Its cells are marks; choose the group, list or conference that they mean."));
  if (target->use != NZ_IMPORT_ASIDE)
    target->name = g_intern_string (column->heading);
}

/* --- all columns -----------------------------------------------------------------------------------------
 */

static guint
count_columns (const NzSheetPlan *sheet)
{
  const NzTable *table = sheet->public.table;

  /* In text a row with more cells than headings has a stray delimiter; a workbook has a cell somewhere. */
  return nz_table_is_guarded (table) ? nz_table_get_n_cells (table, sheet->public.heading)
                                     : nz_table_get_n_columns (table);
}

static Context
look_around (const NzTable *table, gsize row, guint n_columns)
{
  Context context = { 0 };

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *heading = nz_import_dup_heading (table, row, i);
      g_autofree char *key = nz_text_match_key (heading);

      context.has_organisation_name = context.has_organisation_name
                                      || key_is (key, "verein|institution|organization")
                                      || (!key_is (key, "name")
                                          && nz_entity_parse_field (&nz_entity_organisation, heading)
                                                 == nz_entity_field (&nz_entity_organisation, "name"));
      context.has_given_name = context.has_given_name || key_is (key, "vorname|first name|given name");
      context.has_family_name
          = context.has_family_name || key_is (key, "nachname|familienname|family name|last name|surname");
      context.has_person = context.has_person || key_is (key, PERSON_WORDS);
    }
  context.has_person = context.has_person || context.has_given_name || context.has_family_name;
  return context;
}

/* What the content says about a column whose heading is known but means one of two things, or is not known.
 */
static void
refine (NzSheetPlan *sheet, guint index, NzImportColumn *column, const Context *context, NzLookup *lookup)
{
  const NzEntity *main = sheet->public.entity;
  NzImportTarget *target = &column->target;
  Content content = look_at (sheet, index);
  const char *field = target->field != NULL ? target->field->name : "";

  if (target->use == NZ_IMPORT_FIELD && g_str_equal (field, "street")
      && is_mostly (content.n_addresses, &content))
    target->use = NZ_IMPORT_ADDRESS;
  else if (target->use == NZ_IMPORT_ADDRESS && content.n_addresses == 0 && content.n > 0)
    *target = field_target (target->entity, nz_entity_field (target->entity, "street"));
  else if (target->use == NZ_IMPORT_FIELD && g_str_equal (field, "family_name") && !context->has_given_name
           && is_mostly (content.n_people, &content))
    target->use = NZ_IMPORT_NAME;
  else if (target->use == NZ_IMPORT_ASIDE && is_running_number (sheet, index, column->heading))
    column->why = g_strdup (_ ("It is a running number."));
  else if (target->use == NZ_IMPORT_ASIDE && is_mostly (content.n_marks, &content))
    guess_marks (column, main, lookup);
  else if (target->use == NZ_IMPORT_ASIDE && is_mostly (content.n_mails, &content))
    *target = field_target (main, nz_entity_field (main, "email"));
  if (target->use == NZ_IMPORT_ADDRESS || target->use == NZ_IMPORT_NAME)
    target->field = NULL;
}

gboolean
nz_import_is_actor (const NzEntity *entity)
{
  return entity == &nz_entity_organisation || entity == &nz_entity_person;
}

/* In a list of people with their organisations, a business address is the organisation's. */
static void
hand_over (NzSheetPlan *sheet, NzImportTarget *target)
{
  static const char *const fields[] = { "street", "addition", "postcode", "town", "web", "letter_channel" };
  gboolean has_organisation = FALSE;

  for (guint i = 0; i < sheet->public.columns->len; i++)
    {
      const NzImportColumn *column = sheet->public.columns->pdata[i];
      has_organisation
          = has_organisation
            || (column->target.use == NZ_IMPORT_FIELD && column->target.entity == &nz_entity_organisation
                && g_str_equal (column->target.field->name, "name"));
    }
  if (!has_organisation || target->entity != &nz_entity_person)
    return;
  if (target->use == NZ_IMPORT_ADDRESS)
    target->entity = &nz_entity_organisation;
  for (guint i = 0; i < G_N_ELEMENTS (fields) && target->use == NZ_IMPORT_FIELD; i++)
    if (g_str_equal (target->field->name, fields[i]))
      {
        *target
            = field_target (&nz_entity_organisation, nz_entity_field (&nz_entity_organisation, fields[i]));
        return;
      }
}

static gboolean
has_id (const NzSheetPlan *sheet)
{
  for (guint i = 0; i < sheet->public.columns->len; i++)
    if (((const NzImportColumn *)sheet->public.columns->pdata[i])->target.use == NZ_IMPORT_ID)
      return TRUE;
  return FALSE;
}

void
nz_import_guess_columns (NzSheetPlan *sheet, NzLookup *lookup)
{
  const NzTable *table = sheet->public.table;
  const NzEntity *main = sheet->public.entity;
  guint n = MIN (count_columns (sheet), NZ_TABLE_MOST_COLUMNS);
  Context context = look_around (table, sheet->public.heading, n);
  gboolean is_explicit = FALSE;

  g_ptr_array_set_size (sheet->public.columns, 0);
  g_ptr_array_set_size (sheet->values, 0);
  for (guint i = 0; i < n; i++)
    {
      NzImportColumn *column = g_new0 (NzImportColumn, 1);

      column->heading = nz_import_dup_heading (table, sheet->public.heading, i);
      column->n_filled = count_filled (sheet, i);
      column->target = word_target (main, column->heading, &context);
      is_explicit = is_explicit || strstr (column->heading, ": ") != NULL;
      if (column->target.use == NZ_IMPORT_ID && has_id (sheet))
        column->target = (NzImportTarget){ 0 };
      g_ptr_array_add (sheet->public.columns, column);
      g_ptr_array_add (sheet->values, NULL);
    }
  for (guint i = 0; i < n; i++)
    {
      NzImportColumn *column = sheet->public.columns->pdata[i];

      if (has_id (sheet) && column->target.use != NZ_IMPORT_ID && column->target.entity != main)
        column->target = (NzImportTarget){ 0 };
      else if (nz_import_is_actor (main) && !has_id (sheet) && strstr (column->heading, ": ") == NULL)
        {
          refine (sheet, i, column, &context, lookup);
          hand_over (sheet, &column->target);
        }
      /* A mobile number without anybody to whom it belongs is the organisation's. */
      if (main == &nz_entity_organisation && column->target.entity == &nz_entity_person && !context.has_person
          && column->target.field != NULL && column->target.field->type == NZ_TYPE_CONTACTS && !is_explicit)
        column->target = field_target (main, nz_entity_field (main, column->target.field->name));
    }
}

int
nz_import_score_mixed (const NzTable *table, gsize row, const NzEntity *entity)
{
  guint n = nz_table_get_n_cells (table, row);
  Context context = look_around (table, row, n);

  /* "Name, Vorname": whoever has a given name is somebody, unless an organisation is named as such. */
  if (entity == &nz_entity_organisation && context.has_given_name && !context.has_organisation_name)
    return 0;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  gboolean has_name = FALSE;
  int score = 0;

  for (guint column = 0; column < n; column++)
    {
      g_autofree char *heading = nz_import_dup_heading (table, row, column);
      NzImportTarget target = word_target (entity, heading, &context);

      if (target.use == NZ_IMPORT_FIELD)
        score += g_hash_table_add (seen, (gpointer)target.field);
      else
        score += target.use != NZ_IMPORT_ASIDE;
      has_name = has_name
                 || (target.entity == entity
                     && (target.use == NZ_IMPORT_NAME
                         || (target.field != NULL && (target.field->flags & NZ_FIELD_REQUIRED) != 0
                             && (target.field->flags & NZ_FIELD_NAME) != 0)));
    }
  return has_name ? score : MIN (score, 0);
}
