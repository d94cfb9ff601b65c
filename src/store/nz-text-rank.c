/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-text-rank.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* nz_rank (text_index, 'n+m n+m …'): how well a row of the text index answers; lower is better. That is
 * FTS5's bm25() (https://www.sqlite.org/fts5.html#the_bm25_function) with its two constants and a tenfold
 * weight of the name, but what makes bm25() slow or unfair here is otherwise:
 * - a typed word may stand in the expression as several phrases, side by side; the argument says how many
 * those of each typed word are. They count as one; the last m of them, which only have inside what was typed,
 * count less;
 * - where one word was typed, how rare it is weighs all rows alike, and nobody counts; and where several
 * were, up to a bound: bm25() reads the rows of the whole file that have a word, for every question;
 * - a row that has all words in its name stands before all others, and only its name is weighed; before
 * those that have one of them only inside a word of the name, those that have none so. */

#define K1 1.2
#define B 0.75
#define NAME_COLUMN 0
#define NAME_WEIGHT 10.0
#define INSIDE_WEIGHT 0.25
/* Better than any sum of weights. */
#define IN_NAME 1000.0
/* A word that so many rows have, or half of all, tells nothing. */
#define MOST_COUNTED 20000
#define LEAST_WEIGHT 1e-6

/* Made for the first row of a question. */
typedef struct
{
  int n_phrases, n_words;
  int *word_of;                           /* for each phrase */
  gboolean *is_inside;                    /* for each phrase */
  double *weights, *everywhere, *in_name; /* for each word */
  gboolean *begins;                       /* for each word: some word of the name begins so */
  double mean_length;
} Ranking;

static void
ranking_free (void *data)
{
  Ranking *ranking = data;

  g_free (ranking->word_of);
  g_free (ranking->is_inside);
  g_free (ranking->begins);
  g_free (ranking->weights);
  g_free (ranking->everywhere);
  g_free (ranking->in_name);
  g_free (ranking);
}

/* Each phrase by itself where the argument does not fit: what the tokenizer makes nothing of is no phrase. */
static void
share_out (Ranking *ranking, const char *groups)
{
  const char *p = groups != NULL ? groups : "";
  int phrase = 0;

  ranking->n_words = 0;
  while (*p != '\0' && phrase <= ranking->n_phrases)
    {
      char *end;
      long n = strtol (p, &end, 10);
      long n_inside = end != p && *end == '+' ? strtol (end + 1, &end, 10) : 0;

      if (end == p || n < 0 || n_inside < 0 || n + n_inside < 1)
        break;
      for (n += n_inside; n > 0 && phrase < ranking->n_phrases; n--)
        {
          ranking->is_inside[phrase] = n <= n_inside;
          ranking->word_of[phrase++] = ranking->n_words;
        }
      if (n > 0)
        break;
      ranking->n_words++;
      p = end + strspn (end, " ");
    }
  if (*p == '\0' && phrase == ranking->n_phrases)
    return;
  ranking->n_words = ranking->n_phrases;
  for (phrase = 0; phrase < ranking->n_phrases; phrase++)
    {
      ranking->word_of[phrase] = phrase;
      ranking->is_inside[phrase] = FALSE;
    }
}

typedef struct
{
  gint64 n, most;
} Counting;

static int
count_row (const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
  Counting *counting = data;

  return ++counting->n < counting->most ? SQLITE_OK : SQLITE_DONE;
}

/* How much each word tells: the rarer, the more. */
static int
weigh_words (Ranking *ranking, const Fts5ExtensionApi *api, Fts5Context *context, gint64 n_rows)
{
  int rc = SQLITE_OK;
  int phrase = 0;

  for (int word = 0; word < ranking->n_words && rc == SQLITE_OK; word++)
    {
      Counting counting = { .most = MIN (MOST_COUNTED, n_rows / 2 + 1) };

      for (; phrase < ranking->n_phrases && ranking->word_of[phrase] == word; phrase++)
        if (rc == SQLITE_OK && counting.n < counting.most)
          rc = api->xQueryPhrase (context, phrase, &counting, count_row);
      double n = (double)counting.n;
      double weight = log (((double)n_rows - n + 0.5) / (n + 0.5));
      ranking->weights[word] = counting.n >= counting.most ? LEAST_WEIGHT : MAX (weight, LEAST_WEIGHT);
    }
  return rc;
}

static int
ranking_new (const Fts5ExtensionApi *api, Fts5Context *context, const char *groups, Ranking **made)
{
  Ranking *ranking = g_new0 (Ranking, 1);
  sqlite3_int64 n_rows = 0, n_tokens = 0;
  int rc;

  ranking->n_phrases = api->xPhraseCount (context);
  ranking->word_of = g_new0 (int, (gsize)ranking->n_phrases + 1);
  ranking->is_inside = g_new0 (gboolean, (gsize)ranking->n_phrases + 1);
  share_out (ranking, groups);
  ranking->weights = g_new (double, (gsize)ranking->n_words + 1);
  ranking->everywhere = g_new (double, (gsize)ranking->n_words + 1);
  ranking->in_name = g_new (double, (gsize)ranking->n_words + 1);
  ranking->begins = g_new (gboolean, (gsize)ranking->n_words + 1);
  rc = api->xRowCount (context, &n_rows);
  if (rc == SQLITE_OK)
    rc = api->xColumnTotalSize (context, -1, &n_tokens);
  ranking->mean_length = n_rows > 0 && n_tokens > 0 ? (double)n_tokens / (double)n_rows : 1;
  ranking->weights[0] = 1;
  if (rc == SQLITE_OK && ranking->n_words > 1)
    rc = weigh_words (ranking, api, context, n_rows);
  *made = ranking;
  if (rc == SQLITE_OK)
    rc = api->xSetAuxdata (context, ranking, ranking_free); /* frees it itself where it fails */
  else
    ranking_free (ranking);
  return rc;
}

/* How often each word stands in the row. */
static int
count_places (Ranking *ranking, const Fts5ExtensionApi *api, Fts5Context *context)
{
  int n = 0;
  int rc = api->xInstCount (context, &n);

  for (int word = 0; word < ranking->n_words; word++)
    {
      ranking->everywhere[word] = ranking->in_name[word] = 0;
      ranking->begins[word] = FALSE;
    }
  for (int i = 0; i < n && rc == SQLITE_OK; i++)
    {
      int phrase, column, offset;

      rc = api->xInst (context, i, &phrase, &column, &offset);
      if (rc != SQLITE_OK)
        break;
      int word = ranking->word_of[phrase];
      double count = ranking->is_inside[phrase] ? INSIDE_WEIGHT : 1;
      ranking->everywhere[word] += column == NAME_COLUMN ? NAME_WEIGHT * count : count;
      if (column != NAME_COLUMN)
        continue;
      ranking->in_name[word] += NAME_WEIGHT * count;
      ranking->begins[word] |= !ranking->is_inside[phrase];
    }
  return rc;
}

static double
score (const Ranking *ranking, int length)
{
  double stretch = K1 * (1 - B + B * length / ranking->mean_length);
  const double *counts = ranking->in_name;
  double sum = IN_NAME;

  for (int word = 0; word < ranking->n_words; word++)
    if (ranking->in_name[word] > 0 && !ranking->begins[word])
      sum = IN_NAME / 2;
  for (int word = 0; word < ranking->n_words; word++)
    if (!(ranking->in_name[word] > 0))
      {
        counts = ranking->everywhere;
        sum = 0;
      }
  for (int word = 0; word < ranking->n_words; word++)
    sum += ranking->weights[word] * counts[word] * (K1 + 1) / (counts[word] + stretch);
  return -sum;
}

static void
rank (const Fts5ExtensionApi *api,
      Fts5Context *context,
      sqlite3_context *result,
      int n,
      sqlite3_value **arguments)
{
  Ranking *ranking = api->xGetAuxdata (context, 0);
  int rc = SQLITE_OK, length = 0;

  if (ranking == NULL)
    rc = ranking_new (api, context, n > 0 ? (const char *)sqlite3_value_text (arguments[0]) : NULL, &ranking);
  if (rc == SQLITE_OK)
    rc = count_places (ranking, api, context);
  if (rc == SQLITE_OK)
    rc = api->xColumnSize (context, -1, &length);
  if (rc == SQLITE_OK)
    sqlite3_result_double (result, score (ranking, length));
  else
    sqlite3_result_error_code (result, rc);
}

int
nz_text_rank_register (sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  fts5_api *api = NULL;
  int rc = sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);

  /* https://www.sqlite.org/fts5.html#extending_fts5 */
  if (rc != SQLITE_OK)
    return rc;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  rc = sqlite3_finalize (statement);
  if (rc == SQLITE_OK && api == NULL)
    rc = SQLITE_ERROR;
  return rc == SQLITE_OK ? api->xCreateFunction (api, "nz_rank", NULL, rank, NULL) : rc;
}
