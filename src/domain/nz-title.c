/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-title.h"

#include "base/nz-text.h"

#include <string.h>

/* Words of a title, folded: what they become in a salutation. NULL: left out there (diplomas and what follows
 * a doctorate). */
static const struct
{
  const char *word, *spoken;
} known_titles[] = {
  { "prof.", "Prof." },
  { "prof", "Prof." },
  { "professor", "Prof." },
  { "professorin", "Prof." },
  { "prof.in", "Prof." },
  { "jun.-prof.", "Prof." },
  { "juniorprof.", "Prof." },
  { "apl.", NULL },
  { "hon.-prof.", "Prof." },
  { "dr.", "Dr." },
  { "dr", "Dr." },
  { "dr.in", "Dr." },
  { "dr.-ing.", "Dr." },
  { "doktor", "Dr." },
  { "pd", NULL },
  { "priv.-doz.", NULL },
  { "h.", NULL },
  { "c.", NULL },
  { "h.c.", NULL },
  { "mult.", NULL },
  { "habil.", NULL },
  { "med.", NULL },
  { "dent.", NULL },
  { "vet.", NULL },
  { "phil.", NULL },
  { "jur.", NULL },
  { "iur.", NULL },
  { "utr.", NULL },
  { "theol.", NULL },
  { "paed.", NULL },
  { "oec.", NULL },
  { "rer.", NULL },
  { "nat.", NULL },
  { "pol.", NULL },
  { "soc.", NULL },
  { "publ.", NULL },
  { "sc.", NULL },
  { "ing.", NULL },
  { "phd", NULL },
  { "ph.d.", NULL },
  { "m.a.", NULL },
  { "m.sc.", NULL },
  { "b.a.", NULL },
  { "b.sc.", NULL },
  { "mag.", NULL },
  { "magister", NULL },
  { "mba", NULL },
  { "llm", NULL },
  { "ll.m.", NULL },
  { "univ.-prof.", "Prof." },
  { "seniorprof.", "Prof." },
  { "em.", NULL },
  { "o.", NULL },
  { "e.", NULL },
  { "e.h.", NULL },
  { "h.c.mult.", NULL },
  { "doc.", NULL },
  { "ph.", NULL },
  { "d.", NULL },
  { "(fh)", NULL },
  { "m.ed.", NULL },
  { "mph", NULL },
  { "ll.b.", NULL },
  { "disc.", NULL },
  { "cult.", NULL },
  { "forest.", NULL },
  { "agr.", NULL },
  { "math.", NULL },
  { "techn.", NULL },
  { "jur.utr.", NULL },
  { "mag.a", NULL },
  { "mmag.", NULL },
  { "ba", NULL },
  { "ma", NULL },
  { "msc", NULL },
  { "bsc", NULL },
};

/* Since 1919 these are part of the name; how they are said is usage (Duden, "Briefe gut und richtig
 * schreiben"): counts and above are addressed by their rank instead of "Frau" and "Herr", that of a baron by
 * German law (Freiherr) and below is left out. */
static const struct
{
  const char *word, *spoken;
  gboolean female;
} ranks[] = {
  { "graf", "Graf", FALSE },
  { "grafin", "Gräfin", TRUE },
  { "graefin", "Gräfin", TRUE },
  { "reichsgraf", "Graf", FALSE },
  { "reichsgraefin", "Gräfin", TRUE },
  { "fuerst", "Fürst", FALSE },
  { "fuerstin", "Fürstin", TRUE },
  { "prinz", "Prinz", FALSE },
  { "prinzessin", "Prinzessin", TRUE },
  { "herzog", "Herzog", FALSE },
  { "herzogin", "Herzogin", TRUE },
  { "baron", "Baron", FALSE },
  { "baronin", "Baronin", TRUE },
  { "baronesse", "Baronesse", TRUE },
  { "freiherr", NULL, FALSE },
  { "frhr.", NULL, FALSE },
  { "freifrau", NULL, TRUE },
  { "freiin", NULL, TRUE },
  { "ritter", NULL, FALSE },
  { "edler", NULL, FALSE },
  { "edle", NULL, TRUE },
};

/* FALSE for a word that is no known academic title; "Dipl.-…" is one of many. */
static gboolean
look_up (const char *word, const char **spoken)
{
  g_autofree char *key = nz_text_match_key (word);

  *spoken = NULL;
  if (g_str_has_prefix (key, "dipl"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (known_titles); i++)
    if (g_str_equal (key, known_titles[i].word))
      {
        *spoken = known_titles[i].spoken;
        return TRUE;
      }
  /* written without blanks: "Dr.med.", "Prof.Dr." */
  if (g_str_has_prefix (key, "prof.") || g_str_has_prefix (key, "dr."))
    *spoken = *key == 'p' ? "Prof." : "Dr.";
  return *spoken != NULL;
}

gboolean
nz_title_is_word (const char *word)
{
  const char *spoken;
  return look_up (word, &spoken);
}

gboolean
nz_title_is_rank (const char *word, const char **spoken, gboolean *female)
{
  g_autofree char *key = nz_text_match_key (word);

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_str_equal (key, ranks[i].word))
      {
        *spoken = ranks[i].spoken;
        *female = ranks[i].female;
        return TRUE;
      }
  return FALSE;
}

static void
append_word (GString *text, const char *word)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", word);
}

void
nz_title_parse (const char *text, NzTitle *title)
{
  g_return_if_fail (text != NULL && title != NULL);

  g_autofree char *clean = nz_text_normalise (text, FALSE);
  g_auto (GStrv) words = g_strsplit (clean, " ", -1);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GString) rank = g_string_new (NULL);
  g_autoptr (GString) academic = g_string_new (NULL);
  gboolean professor = FALSE, doctor = FALSE, female;

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *spoken = NULL;
      if (*words[i] == '\0')
        continue;
      if (nz_title_is_rank (words[i], &spoken, &female))
        {
          append_word (rank, words[i]);
          continue;
        }
      append_word (academic, words[i]);
      if (!look_up (words[i], &spoken))
        append_word (other, words[i]);
      professor = professor || g_strcmp0 (spoken, "Prof.") == 0;
      doctor = doctor || g_strcmp0 (spoken, "Dr.") == 0;
    }
  title->academic = g_strdup (academic->str);
  title->rank = g_strdup (rank->str);
  title->unusual = g_strdup (other->str);
  if (professor || doctor)
    append_word (other, professor ? "Prof." : "Dr.");
  title->spoken = g_strdup (other->str);
}

void
nz_title_clear (NzTitle *title)
{
  g_clear_pointer (&title->academic, g_free);
  g_clear_pointer (&title->rank, g_free);
  g_clear_pointer (&title->unusual, g_free);
  g_clear_pointer (&title->spoken, g_free);
}
