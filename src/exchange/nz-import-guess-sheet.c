/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "exchange/nz-import-private.h"

/* What a sheet is about, and where its headings are. */

/* Headings that tell an entity: fewer known ones could be anything. */
#define LEAST_SCORE 2
/* The row of the headings is among the first rows. */
#define HEADING_ROWS 25

/* --- what a sheet is about -------------------------------------------------------------------------------
 */

/* "Akteure 2024 (neu).csv": the whole stem, then its words. */
static const NzEntity *
entity_of_name (const char *name)
{
  g_autofree char *stem = g_path_get_basename (name);
  g_auto (GStrv) words = NULL;
  char *dot = strrchr (stem, '.');
  const NzEntity *entity;

  if (dot != NULL && dot != stem)
    *dot = '\0';
  entity = nz_entity_parse (stem);
  if (entity != NULL)
    return entity;
  words = g_strsplit_set (stem, " -_.()0123456789", -1);
  for (guint i = 0; words[i] != NULL && entity == NULL; i++)
    if (words[i][0] != '\0')
      entity = nz_entity_parse (words[i]);
  return entity;
}

/* How well the headings of a row fit: known fields, less the required ones that are missing. */
static int
score_plain (const NzTable *table, gsize row, const NzEntity *entity, guint *n_known)
{
  g_autofree gboolean *found = g_new0 (gboolean, entity->n_fields);
  int score = 0;

  *n_known = 0;
  for (guint column = 0; column < nz_table_get_n_cells (table, row); column++)
    {
      g_autofree char *heading = nz_import_dup_heading (table, row, column);
      const NzField *field = nz_entity_parse_field (entity, heading);

      if (field != NULL && !found[nz_field_index (entity, field)])
        {
          found[nz_field_index (entity, field)] = TRUE;
          (*n_known)++;
        }
    }
  for (guint i = 0; i < entity->n_fields; i++)
    score += found[i] ? 1 : (entity->fields[i].flags & NZ_FIELD_REQUIRED) != 0 ? -1 : 0;
  return score;
}

/* The entity that the headings of a row tell, and how surely. */
static const NzEntity *
entity_of_headings (const NzTable *table, gsize row, int *score)
{
  static const NzEntity *const actors[] = { &nz_entity_organisation, &nz_entity_person };
  const NzEntity *best = NULL;
  int best_score = LEAST_SCORE - 1;

  for (guint i = 0; i < nz_n_entities (); i++)
    {
      guint n_known;
      int own = score_plain (table, row, nz_entity_nth (i), &n_known);

      if (own == best_score)
        best = NULL;
      else if (own > best_score)
        {
          best = nz_entity_nth (i);
          best_score = own;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (actors); i++)
    {
      int own = nz_import_score_mixed (table, row, actors[i]);

      if (own > best_score || (best == NULL && own == best_score && own >= LEAST_SCORE))
        {
          best = actors[i];
          best_score = own;
        }
    }
  *score = best != NULL ? best_score : 0;
  return best;
}

static int
score_row (const NzTable *table, gsize row, const NzEntity *entity)
{
  guint n_known = 0;
  int score = 0;

  if (entity == NULL)
    {
      entity_of_headings (table, row, &score);
      return score;
    }
  score_plain (table, row, entity, &n_known);
  if (nz_import_is_actor (entity))
    n_known = (guint)MAX ((int)n_known, nz_import_score_mixed (table, row, entity));
  return (int)n_known;
}

/* The first row, unless it says little and another one among the first has more headings that are known. */
static gsize
find_heading (const NzTable *table, const NzEntity *entity)
{
  gsize best = 0;
  int best_score = score_row (table, 0, entity);

  if (best_score >= LEAST_SCORE && best_score * 2 >= (int)nz_table_get_n_cells (table, 0))
    return 0;
  for (gsize row = 1; row < MIN (nz_table_get_n_rows (table), HEADING_ROWS); row++)
    {
      int score = score_row (table, row, entity);

      if (score >= LEAST_SCORE && score > best_score)
        {
          best = row;
          best_score = score;
        }
    }
  return best;
}

/* A name such as "Netzwerk 2026" says little where the headings say much more of something else. */
static const NzEntity *
choose_entity (const NzTable *table, const NzEntity *named)
{
  gsize heading = find_heading (table, NULL);
  int score, own = named != NULL ? score_row (table, find_heading (table, named), named) : 0;
  const NzEntity *told = entity_of_headings (table, heading, &score);

  return own == 0 || (told != NULL && score > 2 * own) ? told : named;
}

void
nz_import_guess_sheet (NzSheetPlan *sheet, NzLookup *lookup)
{
  const NzTable *table = sheet->public.table;
  const NzEntity *entity
      = sheet->as != NULL ? sheet->as : choose_entity (table, entity_of_name (sheet->title));

  sheet->public.heading = find_heading (table, entity);
  sheet->public.entity = entity;
  if (entity != NULL)
    nz_import_guess_columns (sheet, lookup);
  if (entity != NULL && score_row (table, sheet->public.heading, entity) == 0)
    sheet->public.entity = NULL;
}

void
nz_import_refuse_sheet (const NzSheetPlan *sheet, GError **error)
{
  const NzTable *table = sheet->public.table;
  const NzEntity *entity = sheet->as != NULL ? sheet->as : entity_of_name (sheet->title);
  g_autofree char *heading = nz_import_dup_heading (table, 0, 0);
  g_autofree char *first = nz_import_shorten (heading);

  if (entity == NULL)
    g_set_error (
        error, NZ_ERROR, NZ_ERROR_INVALID,
        _ ("%s: Neither the file’s name nor its headings tell what the rows are. Say it: organisations, "
           "people, working groups …"),
        nz_table_get_name (table));
  else
    g_set_error (
        error, NZ_ERROR, NZ_ERROR_INVALID,
        _ ("%s:%d: No heading is known for “%s”. The first row must have headings such as “%s”; it begins "
           "with “%s”."),
        nz_table_get_name (table), nz_table_get_line (table, 0),
        nz_entity_plural (entity, nz_get_language ()),
        nz_field_label (&entity->fields[0], nz_get_language ()), first);
}
