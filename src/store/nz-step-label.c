/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-step-label.h"

#include "entity/nz-entity.h"

#include <string.h>

#define MOST_ARGUMENTS 3

/* Which of what is filled in is a word of ours (a field, a kind of record), by number from 1; 0: none. */
typedef struct
{
  const char *msgid;
  guint word;
} Template;

/* What steps are called, where something is filled in. A name without anything filled in, and "Text: …", need
 * no line. */
static const Template templates[] = {
  { N_ ("Change %s: %s"), 1 },
  { N_ ("Restore %s: %s"), 1 },
  { N_ ("Add %s: %s"), 1 },
  { N_ ("Name %s: %s"), 0 },
  { N_ ("Journal: %s: %s"), 1 },
  { N_ ("Add %u %s to %s"), 2 },
  { N_ ("Delete %u %s"), 2 },
  { N_ ("Change %s of %u record"), 1 },
  { N_ ("Change %s of %u records"), 1 },
  { N_ ("Plan the conferences of %d"), 0 },
  { N_ ("Import %u table"), 0 },
  { N_ ("Import %u tables"), 0 },
  { N_ ("Change the rule of %s"), 0 },
  { N_ ("Take the rule from %s"), 0 },
  { N_ ("Do not offer “%s” any more"), 0 },
  { N_ ("Offer “%s” again"), 0 },
  { N_ ("Move “%s” in the agenda"), 0 },
  { N_ ("Move “%s”"), 0 },
  { N_ ("Rename “%s” to “%s”"), 0 },
  { N_ ("Merge into “%s”"), 0 },
  { N_ ("Colour of “%s”"), 0 },
  { N_ ("Pin “%s”"), 0 },
  { N_ ("Unpin “%s”"), 0 },
  { N_ ("Merge %s with %s"), 0 },
  { N_ ("Keep %s out of %s"), 0 },
  { N_ ("Put %s on %s"), 0 },
  { N_ ("Succession: %s → %s"), 2 },
  { N_ ("Add: %s"), 1 },
  { N_ ("Journal: %s"), 1 },
  { N_ ("Postpone: %s"), 1 },
  { N_ ("Sort by name: %s"), 1 },
  { N_ ("Put “%s” on the agenda"), 0 },
  { N_ ("%s is there"), 0 },
  { N_ ("%s is there again"), 0 },
  { N_ ("%s is not there"), 0 },
  { N_ ("%s has left"), 0 },
  { N_ ("%s is excused"), 0 },
  { N_ ("%s is not represented"), 0 },
  { N_ ("%s came as a deputy"), 0 },
  { N_ ("%s came without an invitation"), 0 },
  { N_ ("Whom %s represents"), 0 },
  { N_ ("Invite to %s"), 0 },
  { N_ ("Invite %s"), 0 },
  { N_ ("Mail to %s"), 0 },
  { N_ ("Add %s"), 0 },
  { N_ ("Change %s"), 0 },
  { N_ ("Delete %s"), 0 },
  { N_ ("Restore %s"), 0 },
  { N_ ("Import %s"), 0 },
  { N_ ("Whom %s represents"), 0 },
  { N_ ("%s is there again"), 0 },
  { N_ ("%s is there"), 0 },
  { N_ ("%s is not there"), 0 },
  { N_ ("%s has left"), 0 },
  { N_ ("%s is excused"), 0 },
  { N_ ("%s is not represented"), 0 },
  { N_ ("%s came without an invitation"), 0 },
  { N_ ("%s came as a deputy"), 0 },
};

static NzLanguage
other_than (NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? NZ_LANGUAGE_EN : NZ_LANGUAGE_DE;
}

/* The text of a template; "Change %s of %u records" is the plural of the line before it. */
static const char *
text_of (const Template *template, NzLanguage language)
{
  gboolean is_plural = template > templates && g_str_has_suffix (template->msgid, "s")
                       && strncmp (template->msgid, template[-1].msgid, strlen (template->msgid) - 1) == 0
                       && strlen (template[-1].msgid) == strlen (template->msgid) - 1;

  return is_plural ? nz_ntext (language, template[-1].msgid, template->msgid, 2)
                   : nz_text (language, template->msgid);
}

/* --- taking a name apart ----------------------------------------------------------------------------------
 */

typedef struct
{
  char *texts[MOST_ARGUMENTS];
  guint n;
} Arguments;

static void
arguments_clear (Arguments *arguments)
{
  for (guint i = 0; i < arguments->n; i++)
    g_clear_pointer (&arguments->texts[i], g_free);
  arguments->n = 0;
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arguments, arguments_clear)

/* Where what is filled in at "%s" ends: before the next words of the template, or at the end. */
static const char *
end_of_argument (const char *label, const char *rest)
{
  const char *next = strchr (rest, '%');
  gsize length = next != NULL ? (gsize)(next - rest) : strlen (rest);
  g_autofree char *words = g_strndup (rest, length);

  if (next != NULL)
    return strstr (label, words);
  return g_str_has_suffix (label, words) ? label + strlen (label) - length : NULL;
}

static gboolean
take_apart (const char *label, const char *template, Arguments *arguments)
{
  arguments_clear (arguments);
  while (*template != '\0')
    {
      if (*template != '%')
        {
          if (*template ++ != *label++)
            return FALSE;
          continue;
        }
      gboolean is_number = template[1] != 's';
      const char *end = end_of_argument (label, template + 2);

      if (end == NULL || end <= label || arguments->n == MOST_ARGUMENTS
          || (is_number && strspn (label, "0123456789") != (gsize)(end - label)))
        return FALSE;
      arguments->texts[arguments->n++] = g_strndup (label, (gsize)(end - label));
      label = end;
      template += 2;
    }
  return *label == '\0';
}

static char *
put_together (const char *template, const Arguments *arguments)
{
  GString *text = g_string_new (NULL);

  for (guint n = 0; *template != '\0'; template ++)
    if (*template == '%')
      {
        g_string_append (text, arguments->texts[n++]);
        template ++;
      }
    else
      g_string_append_c (text, *template);
  return g_string_free (text, FALSE);
}

/* --- words of ours ----------------------------------------------------------------------------------------
 */

static const char *
entity_word (const char *word, NzLanguage from, NzLanguage to)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    {
      const NzEntity *entity = nz_entity_nth (i);

      if (g_str_equal (word, nz_entity_label (entity, from)))
        return nz_entity_label (entity, to);
      if (g_str_equal (word, nz_entity_plural (entity, from)))
        return nz_entity_plural (entity, to);
    }
  return NULL;
}

/* Two fields may be one word in one language and two in the other ("Name": "Name", "Bezeichnung"): the one
 * that most have. */
static const char *
field_word (const char *word, NzLanguage from, NzLanguage to)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < nz_entity_nth (i)->n_fields; k++)
      {
        const NzField *field = &nz_entity_nth (i)->fields[k];
        const char *said = nz_field_label (field, to);
        guint n;

        if (!g_str_equal (word, nz_field_label (field, from)))
          continue;
        n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, said)) + 1;
        g_hash_table_insert (counts, (gpointer)said, GUINT_TO_POINTER (n));
        if (n > most)
          best = said;
        most = MAX (most, n);
      }
  return best;
}

static const char *
choice_word (const char *word, NzLanguage from, NzLanguage to)
{
  for (guint i = 0; i < nz_n_entities (); i++)
    for (guint k = 0; k < nz_entity_nth (i)->n_fields; k++)
      {
        const NzChoice *choice = nz_entity_nth (i)->fields[k].choices;

        for (; choice != NULL && choice->code != NULL; choice++)
          if (g_str_equal (word, nz_choice_label (choice, from)))
            return nz_choice_label (choice, to);
      }
  return NULL;
}

/* What a field, a kind of record, a choice or a text of ours is called in @to. */
static const char *
word_in (const char *word, NzLanguage from, NzLanguage to)
{
  const char *said = field_word (word, from, to);

  if (said == NULL)
    said = entity_word (word, from, to);
  if (said == NULL)
    said = choice_word (word, from, to);
  return said != NULL ? said : nz_text_again (to, word);
}

/* --- the whole --------------------------------------------------------------------------------------------
 */

static char *
said_in (const Template *template, Arguments *arguments, NzLanguage from, NzLanguage to)
{
  if (template->word > 0)
    {
      char **word = &arguments->texts[template->word - 1];
      const char *said = word_in (*word, from, to);

      if (said != *word)
        {
          g_free (*word);
          *word = g_strdup (said);
        }
    }
  return put_together (text_of (template, to), arguments);
}

/* "Follow-up done: …": a text of ours, then the name of something. (nullable) */
static char *
headed_in (NzLanguage language, const char *label)
{
  const char *colon = strstr (label, ": ");
  g_autofree char *head = colon != NULL ? g_strndup (label, (gsize)(colon - label)) : NULL;
  g_autofree char *template = head != NULL ? g_strconcat (head, ": %s", NULL) : NULL;
  const char *said = template != NULL ? nz_text_again (language, template) : NULL;
  g_auto (Arguments) arguments = { 0 };

  if (template == NULL)
    return NULL;
  if (said != template && g_str_has_suffix (said, ": %s") && take_apart (label, template, &arguments))
    return put_together (said, &arguments);
  said = nz_text_again (language, head);
  return said != head ? g_strconcat (said, colon, NULL) : NULL;
}

/* The template of which @label is made in @language, the one that leaves least to fill in: how many letters
 * of it are the template's own; 0 if it is none. */
static gsize
recognise (NzLanguage language, const char *label, const Template **template, Arguments *arguments)
{
  gsize most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_auto (Arguments) filled = { 0 };
      const char *text = text_of (&templates[i], language);
      gsize own;

      if (!take_apart (label, text, &filled))
        continue;
      own = strlen (text) - strlen ("%s") * filled.n;
      if (own <= most)
        continue;
      most = own;
      *template = &templates[i];
      arguments_clear (arguments);
      *arguments = filled;
      filled.n = 0;
    }
  return most;
}

char *
nz_step_label_in (NzLanguage language, const char *label)
{
  g_return_val_if_fail (label != NULL, NULL);

  NzLanguage other = other_than (language);
  const char *exact = nz_text_again (language, label);
  const Template *own = NULL, *foreign = NULL;
  g_auto (Arguments) in_own = { 0 }, in_foreign = { 0 };
  gsize as_own, as_foreign;
  char *headed;

  if (exact != label)
    return g_strdup (exact);
  /* By chance a name may look like one of either language: "Import Meyer ändern". */
  as_own = recognise (language, label, &own, &in_own);
  as_foreign = recognise (other, label, &foreign, &in_foreign);
  if (as_foreign > as_own || (as_foreign > 0 && own == foreign))
    return said_in (foreign, &in_foreign, other, language);
  if (as_own > 0)
    return g_strdup (label);
  headed = headed_in (language, label);
  return headed != NULL ? headed : g_strdup (label);
}

char **
nz_step_label_take_apart (const char *label, const char *msgid)
{
  static const NzLanguage languages[] = { NZ_LANGUAGE_EN, NZ_LANGUAGE_DE };

  g_return_val_if_fail (label != NULL && msgid != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_auto (Arguments) arguments = { 0 };

      if (take_apart (label, nz_text (languages[i], msgid), &arguments))
        {
          char **texts = g_new0 (char *, arguments.n + 1);

          memcpy (texts, arguments.texts, arguments.n * sizeof *texts);
          arguments.n = 0;
          return texts;
        }
    }
  return NULL;
}
