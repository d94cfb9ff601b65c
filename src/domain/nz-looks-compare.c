/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-looks.h"

#include <math.h>
#include <string.h>

#include "base/nz-similarity.h"
#include "domain/nz-duplicates.h"

/* All figures are chosen by the tables of tests/test-duplicates.c: pairs that are two of one, and pairs that
 * are not. */

/* Two words are one that was mistyped, or that sounds the same. */
#define CLOSE 0.92
#define CLOSE_SOUND 0.8
/* The score of equal names of which nothing else is known. */
#define BASE 0.80
/* From this name similarity on something is alike at all; from the next on a pair may be likely. */
#define NAME_LEAST 0.3
#define NAME_LIKELY 0.6
#define UNLIKELY 0.65
/* "Frau Haddad" and "Rania Haddad" at one organisation, or with one telephone or e-mail. */
#define PART_NAME 0.75
#define PART_EVIDENCE (NZ_DUPLICATE_SAME_ORGANISATION | NZ_DUPLICATE_SAME_TELEPHONE | NZ_DUPLICATE_SAME_MAIL)
#define OTHER_ORGANISATION 0.14
/* A town among the words of a name tells little. */
#define TOWN_WEIGHT 0.3

typedef struct
{
  double evidence; /* that they are two: the product of what each reason leaves */
  double against;
  guint reasons;
} Weighing;

static double
limit (double score)
{
  return CLAMP (score, 0, 1);
}

static void
add_reason (Weighing *weighing, guint reason, double strength)
{
  weighing->evidence *= 1 - strength;
  weighing->reasons |= reason;
}

/* --- names of organisations ----------------------------------------------------------------------------- */

/* How rare a word is: 1 for one that all have, growing with the logarithm. */
static double
weight_of (const NzLooksTable *table, guint place)
{
  const NzLooksWord *word = nz_looks_word (table, place);
  double weight = log (1.5 + (double)table->looks->len / MAX (word->uses, 1));

  return word->is_town ? weight * TOWN_WEIGHT : weight;
}

/* 0 to 1: whether two words stand for one. */
static double
compare_words (const NzLooksTable *table, guint a, guint b)
{
  const NzLooksWord *one = nz_looks_word (table, a), *other = nz_looks_word (table, b);
  double similarity;

  if (a == b)
    return 1;
  if (one->is_number || other->is_number)
    return 0;
  /* Short words, and those that begin otherwise and do not even sound alike, are others. */
  if (one->sound != other->sound
      && (one->text[0] != other->text[0] || one->text[1] == '\0' || other->text[1] == '\0'))
    return 0;
  similarity = nz_similarity (one->text, other->text);
  if (one->sound == other->sound && strlen (one->text) > 3)
    return similarity >= CLOSE_SOUND ? MAX (similarity, 0.95) : 0;
  return similarity >= CLOSE && strlen (one->text) > 4 && strlen (other->text) > 4 ? similarity : 0;
}

#define WORDS 48

typedef struct
{
  guint n;
  const guint *words;
  double weights[WORDS];
  gboolean matched[WORDS];
} Side;

static void
side_init (Side *side, const NzLooksTable *table, const NzLooks *looks)
{
  side->n = MIN (looks->n_words, WORDS);
  side->words = nz_looks_numbers (table, looks->words);
  for (guint i = 0; i < side->n; i++)
    {
      side->weights[i] = weight_of (table, side->words[i]);
      side->matched[i] = FALSE;
    }
}

/* "DRK" for three words that follow each other and begin like that: the first of them, or -1. */
static int
find_written_out (const NzLooksTable *table, const char *acronym, const Side *side)
{
  guint length = (guint)strlen (acronym);

  for (guint i = 0; length >= 2 && i + length <= side->n; i++)
    {
      guint k = 0;

      while (k < length && !side->matched[i + k]
             && nz_looks_word (table, side->words[i + k])->text[0] == acronym[k])
        k++;
      if (k == length)
        return (int)i;
    }
  return -1;
}

/* Marks what an acronym in @a stands for in @b; returns the product of their weights. */
static double
match_acronyms (const NzLooksTable *table, Side *a, Side *b)
{
  double product = 0;

  for (guint i = 0; i < a->n; i++)
    {
      const NzLooksWord *word = nz_looks_word (table, a->words[i]);
      int first = a->matched[i] || word->is_number || strlen (word->text) > 6
                      ? -1
                      : find_written_out (table, word->text, b);
      double square = 0;

      if (first < 0)
        continue;
      a->matched[i] = TRUE;
      for (guint k = 0; word->text[k] != '\0'; k++)
        {
          b->matched[(guint)first + k] = TRUE;
          square += b->weights[(guint)first + k] * b->weights[(guint)first + k];
        }
      /* As if the acronym weighed what it stands for. */
      a->weights[i] = sqrt (square);
      product += square;
    }
  return product;
}

static double
length_of (const Side *side)
{
  double square = 0;

  for (guint i = 0; i < side->n; i++)
    square += side->weights[i] * side->weights[i];
  return sqrt (square);
}

static double
match_words (const NzLooksTable *table, Side *a, Side *b)
{
  double product = 0;

  for (guint i = 0; i < a->n; i++)
    {
      double best = 0;
      guint at = 0;

      for (guint k = 0; k < b->n && best < 1; k++)
        {
          double like = b->matched[k] ? 0 : compare_words (table, a->words[i], b->words[k]);

          if (like > best)
            {
              best = like;
              at = k;
            }
        }
      if (best <= 0)
        continue;
      a->matched[i] = b->matched[at] = TRUE;
      /* A mistyped word is rare only because it is mistyped. */
      double weight = best < 1 ? MIN (a->weights[i], b->weights[at]) : a->weights[i];
      a->weights[i] = b->weights[at] = weight;
      product += best * weight * weight;
    }
  return product;
}

typedef struct
{
  guint numbers;
  guint towns;
  guint words;
} Left;

static Left
left_over (const NzLooksTable *table, const Side *side)
{
  Left left = { 0 };

  for (guint i = 0; i < side->n; i++)
    {
      const NzLooksWord *word = nz_looks_word (table, side->words[i]);

      if (side->matched[i])
        continue;
      left.numbers += word->is_number ? 1 : 0;
      left.towns += word->is_town ? 1 : 0;
      left.words++;
    }
  return left;
}

static double
compare_organisation_names (const NzLooksTable *table, const NzLooks *a, const NzLooks *b, guint *reasons)
{
  if (a->key != 0 && a->key == b->key)
    {
      *reasons |= a->exact == b->exact ? NZ_DUPLICATE_SAME_NAME : NZ_DUPLICATE_SAME_CORE;
      return 1;
    }
  gboolean same_short = a->short_key != 0 && (a->short_key == b->short_key || a->short_key == b->initials);

  same_short |= b->short_key != 0 && b->short_key == a->initials;
  if (a->sound != 0 && a->sound == b->sound)
    {
      *reasons |= NZ_DUPLICATE_SAME_SOUND;
      return 0.97;
    }

  /* "Grundschule 12" and "Grundschule 27" are two, whatever else; most that share an address end here. */
  if ((a->figures & ~b->figures) != 0 && (b->figures & ~a->figures) != 0)
    return 0;

  Side one, other;
  side_init (&one, table, a);
  side_init (&other, table, b);
  double product = match_words (table, &one, &other);

  product += match_acronyms (table, &one, &other) + match_acronyms (table, &other, &one);
  Left left = left_over (table, &one), right = left_over (table, &other);
  double lengths = length_of (&one) * length_of (&other);
  double name = lengths > 0 ? MIN (product / lengths, 0.99) : 0;

  if (left.numbers > 0 && right.numbers > 0)
    return 0;
  if (left.numbers + right.numbers > 0)
    name *= 0.8;
  if (left.towns > 0 && right.towns > 0)
    name *= 0.6;
  /* Each says something else: "Deutsch-Ukrainischer" and "Deutsch-Russischer Kulturverein". */
  else if (left.words > 0 && right.words > 0)
    name *= 0.85;
  if (same_short && name < 0.9)
    {
      *reasons |= NZ_DUPLICATE_SAME_SHORT;
      return MAX (name, 0.82);
    }
  if (name >= NAME_LIKELY)
    *reasons |= NZ_DUPLICATE_LIKE_NAME;
  return name;
}

/* --- names of people -------------------------------------------------------------------------------------
 */

static gboolean
same_words (const NzLooksTable *table, guint a, guint n, guint b, guint m, gboolean sound)
{
  if (n != m || n == 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      guint one = nz_looks_numbers (table, a)[i], other = nz_looks_numbers (table, b)[i];

      if (sound ? nz_looks_word (table, one)->sound != nz_looks_word (table, other)->sound : one != other)
        return FALSE;
    }
  return TRUE;
}

/* The first @n words of both are equal, or one word stands in the other's: "Anna", "Anna Maria"; "Müller",
 * "Müller-Lüdenscheidt". */
static gboolean
shares_word (const NzLooksTable *table, guint a, guint n, guint b, guint m, gboolean first_only)
{
  for (guint i = 0; i < (first_only ? MIN (n, 1) : n); i++)
    for (guint k = 0; k < (first_only ? MIN (m, 1) : m); k++)
      {
        guint one = nz_looks_numbers (table, a)[i];

        if (one == nz_looks_numbers (table, b)[k] && strlen (nz_looks_word (table, one)->text) > 3)
          return TRUE;
      }
  return FALSE;
}

/* Of single words, mistyped. */
static double
like_words (const NzLooksTable *table, guint a, guint n, guint b, guint m)
{
  if (n != 1 || m != 1)
    return 0;
  return compare_words (table, nz_looks_numbers (table, a)[0], nz_looks_numbers (table, b)[0]);
}

static gboolean
is_initial (const NzLooksTable *table, guint a, guint b)
{
  const char *one = nz_looks_word (table, nz_looks_numbers (table, a)[0])->text;
  const char *other = nz_looks_word (table, nz_looks_numbers (table, b)[0])->text;

  return one[0] == other[0] && (one[1] == '\0' || other[1] == '\0');
}

static double
compare_given (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  if (a->n_given == 0 || b->n_given == 0)
    return a->n_given == b->n_given ? 0.8 : 0.6;
  if (same_words (table, a->given, a->n_given, b->given, b->n_given, FALSE))
    return 1;
  if (same_words (table, a->given, a->n_given, b->given, b->n_given, TRUE))
    return 0.95;
  if (shares_word (table, a->given, a->n_given, b->given, b->n_given, TRUE)
      && (a->n_given == 1 || b->n_given == 1))
    return 0.85;
  if (like_words (table, a->given, a->n_given, b->given, b->n_given) > 0)
    return 0.9;
  return is_initial (table, a->given, b->given) ? 0.75 : 0;
}

/* Of one of the two no more is known than the family name, perhaps an initial. */
static gboolean
is_part_of_name (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  if (!same_words (table, a->words, a->n_words, b->words, b->n_words, FALSE))
    return FALSE;
  if (a->n_given == 0 || b->n_given == 0)
    return a->n_given != b->n_given;
  return !same_words (table, a->given, a->n_given, b->given, b->n_given, FALSE)
         && is_initial (table, a->given, b->given);
}

static double
compare_family (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  if (same_words (table, a->words, a->n_words, b->words, b->n_words, FALSE))
    return 1;
  if (same_words (table, a->words, a->n_words, b->words, b->n_words, TRUE))
    return a->foreign != b->foreign ? 0.98 : 0.9;
  if (like_words (table, a->words, a->n_words, b->words, b->n_words) > 0)
    return 0.88;
  return shares_word (table, a->words, a->n_words, b->words, b->n_words, FALSE) ? 0.75 : 0;
}

static double
compare_person_names (
    const NzLooksTable *table, const NzLooks *a, const NzLooks *b, gboolean same_mail, guint *reasons)
{
  double given = compare_given (table, a, b), family = compare_family (table, a, b);
  double name = given * family;

  if (given >= 1 && family >= 1)
    {
      *reasons |= NZ_DUPLICATE_SAME_NAME;
      return 1;
    }
  /* Given and family name in each other's field. */
  if (a->key != 0 && a->key == b->key && a->n_given > 0)
    {
      *reasons |= NZ_DUPLICATE_SAME_CORE;
      return 0.97;
    }
  if (a->sound == b->sound && given > 0 && family > 0)
    {
      *reasons |= NZ_DUPLICATE_SAME_SOUND;
      return a->foreign != b->foreign ? 0.97 : name;
    }
  /* A new family name: only somebody's own mail tells. */
  if (family <= 0 && given >= 1 && a->n_given > 0 && same_mail)
    name = 0.6;
  if (name > 0)
    *reasons |= NZ_DUPLICATE_LIKE_NAME;
  return name;
}

/* --- what else they say ----------------------------------------------------------------------------------
 */

static gboolean
have_common (const guint *a, guint n, const guint *b, guint m)
{
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < m; k++)
      if (a[i] == b[k])
        return TRUE;
  return FALSE;
}

static void
weigh_list (Weighing *weighing,
            const NzLooksTable *table,
            guint a,
            guint n,
            guint b,
            guint m,
            guint reason,
            double evidence,
            double against)
{
  if (n == 0 || m == 0)
    return;
  if (have_common (nz_looks_numbers (table, a), n, nz_looks_numbers (table, b), m))
    add_reason (weighing, reason, evidence);
  else
    weighing->against += against;
}

static gboolean
have_common_organisation (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  for (guint i = 0; i < a->n_organisations; i++)
    for (guint k = 0; k < b->n_organisations; k++)
      if (g_array_index (table->ids, gint64, a->organisations + i)
          == g_array_index (table->ids, gint64, b->organisations + k))
        return TRUE;
  return FALSE;
}

static gboolean
work_apart (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  return a->n_organisations > 0 && b->n_organisations > 0 && !have_common_organisation (table, a, b);
}

static void
weigh_address (
    Weighing *weighing, const NzLooks *a, const NzLooks *b, double evidence, double town, double street)
{
  gboolean other_town = a->town != 0 && b->town != 0 && a->town != b->town;
  gboolean other_postcode = a->postcode != 0 && b->postcode != 0 && a->postcode != b->postcode;

  /* One postcode is one town, however it is written. */
  if (other_town && a->postcode != 0 && a->postcode == b->postcode)
    other_town = FALSE;
  if (a->street != 0 && a->street == b->street && !other_town && !other_postcode)
    {
      add_reason (weighing, NZ_DUPLICATE_SAME_ADDRESS, evidence);
      return;
    }
  if (other_town)
    weighing->against += town;
  else if (a->street != 0 && b->street != 0 && a->street != b->street)
    weighing->against += street;
}

static void
weigh_organisation (Weighing *weighing, const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  weigh_list (weighing, table, a->telephones, a->n_telephones, b->telephones, b->n_telephones,
              NZ_DUPLICATE_SAME_TELEPHONE, 0.4, 0.02);
  weigh_list (weighing, table, a->mails, a->n_mails, b->mails, b->n_mails, NZ_DUPLICATE_SAME_MAIL, 0.5, 0.04);
  weigh_list (weighing, table, a->webs, a->n_webs, b->webs, b->n_webs, NZ_DUPLICATE_SAME_WEB, 0.35, 0.03);
  /* One of several words has moved rather than that there are two; "Caritas" can have two houses. */
  weigh_address (weighing, a, b, 0.3, 0.25, MIN (a->n_words, b->n_words) > 1 ? 0.05 : 0.12);
  if (a->register_number != 0 && b->register_number != 0)
    {
      if (a->register_number == b->register_number)
        add_reason (weighing, NZ_DUPLICATE_SAME_REGISTER, 0.7);
      else
        weighing->against += 0.6;
    }
}

static void
weigh_person (Weighing *weighing, const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  weigh_list (weighing, table, a->mails, a->n_mails, b->mails, b->n_mails, NZ_DUPLICATE_SAME_MAIL, 0.6, 0.12);
  weigh_list (weighing, table, a->telephones, a->n_telephones, b->telephones, b->n_telephones,
              NZ_DUPLICATE_SAME_TELEPHONE, 0.4, 0.08);
  weigh_address (weighing, a, b, 0.4, 0.1, 0.08);
  if (have_common_organisation (table, a, b))
    add_reason (weighing, NZ_DUPLICATE_SAME_ORGANISATION, 0.4);
  else if (work_apart (table, a, b))
    weighing->against += OTHER_ORGANISATION;
}

static gboolean
differ (const char *a, const char *b)
{
  return a != NULL && b != NULL && *a != '\0' && *b != '\0' && !g_str_equal (a, b);
}

/* What no other evidence outweighs. */
static double
plain_contradiction (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  if (table->entity == &nz_entity_person)
    return differ (a->kind, b->kind) && !g_str_equal (a->kind, "none") && !g_str_equal (b->kind, "none") ? 0.5
                                                                                                         : 0;
  if (differ (a->legal_form, b->legal_form))
    return 0.25;
  return differ (a->kind, b->kind)
                 && (g_str_equal (a->kind, "individual") || g_str_equal (b->kind, "individual"))
             ? 0.15
             : 0;
}

/* Many of one name are many. */
static double
crowd (const NzLooksTable *table, const NzLooks *a, const NzLooks *b)
{
  guint n = MIN (GPOINTER_TO_UINT (g_hash_table_lookup (table->names, GUINT_TO_POINTER (a->key))),
                 GPOINTER_TO_UINT (g_hash_table_lookup (table->names, GUINT_TO_POINTER (b->key))));

  return n > 3 ? 0.04 * log2 (n / 3.0) : 0;
}

double
nz_looks_compare (const NzLooksTable *table, const NzLooks *a, const NzLooks *b, guint *reasons)
{
  gboolean people = table->entity == &nz_entity_person;
  Weighing weighing = { .evidence = 1 };
  gboolean same_mail;
  double name;

  *reasons = 0;
  same_mail = have_common (nz_looks_numbers (table, a->mails), a->n_mails, nz_looks_numbers (table, b->mails),
                           b->n_mails);
  name = people ? compare_person_names (table, a, b, same_mail, reasons)
                : compare_organisation_names (table, a, b, reasons);
  if (name < NAME_LEAST)
    return 0;
  if (people)
    weigh_person (&weighing, table, a, b);
  else
    weigh_organisation (&weighing, table, a, b);
  *reasons |= weighing.reasons;

  double base = BASE * limit ((name - NAME_LEAST) / (1 - NAME_LEAST));
  double other = 1 - weighing.evidence;
  double score = base + (1 - base) * other;
  double contradiction = plain_contradiction (table, a, b);

  score -= (weighing.against + crowd (table, a, b)) * (1 - 0.6 * other) + contradiction;
  if (people && (*reasons & PART_EVIDENCE) != 0 && is_part_of_name (table, a, b))
    {
      *reasons = (*reasons & ~(guint)NZ_DUPLICATE_LIKE_NAME) | NZ_DUPLICATE_PART_NAME;
      return limit (
          MAX (score, PART_NAME - contradiction - (work_apart (table, a, b) ? OTHER_ORGANISATION : 0)));
    }
  return name < NAME_LIKELY ? limit (MIN (score, UNLIKELY)) : limit (score);
}
