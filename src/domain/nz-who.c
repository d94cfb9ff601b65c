/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-who.h"

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"
#include "domain/nz-load.h"

#include <string.h>

/* A name of more words is not typed quickly. */
#define MOST_WORDS 10
/* One letter begins too many names. */
#define LEAST_LETTERS 2

/* One way to write a name, as folded words. */
typedef struct
{
  char **words;
  guint n;
  const NzWhoName *name;
} Spelling;

struct _NzWho
{
  GPtrArray *names;  /* (element-type NzWhoName) */
  GArray *spellings; /* (element-type Spelling) */
};

static void
name_free (NzWhoName *name)
{
  g_free (name->label);
  g_free (name);
}

void
nz_who_free (NzWho *who)
{
  g_return_if_fail (who != NULL);
  for (guint i = 0; i < who->spellings->len; i++)
    g_strfreev (g_array_index (who->spellings, Spelling, i).words);
  g_array_unref (who->spellings);
  g_ptr_array_unref (who->names);
  g_free (who);
}

/* --- reading ----------------------------------------------------------------------------------------------
 */

/* (transfer full): the words of a text, folded, without what stands between them */
static char **
folded_words (const char *text)
{
  g_autofree char *key = nz_text_match_key (text);
  GPtrArray *words = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit_set (key, " \t\n,;:()\"/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (words, g_strdup (parts[i]));
  g_ptr_array_add (words, NULL);
  return (char **)g_ptr_array_free (words, FALSE);
}

static void
add_spelling (NzWho *who, const NzWhoName *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  Spelling spelling = { folded_words (text), 0, name };
  spelling.n = g_strv_length (spelling.words);
  if (spelling.n > 0)
    g_array_append_val (who->spellings, spelling);
  else
    g_strfreev (spelling.words);
}

/* Takes @label over. */
static const NzWhoName *
add_name (NzWho *who, const NzEntity *entity, gint64 id, char *label)
{
  NzWhoName *name = g_new0 (NzWhoName, 1);

  *name = (NzWhoName){ entity, id, label };
  g_ptr_array_add (who->names, name);
  add_spelling (who, name, label);
  return name;
}

static void
add_organisation (NzWho *who, NzRows *rows)
{
  const char *name = nz_rows_text (rows, 1), *short_name = nz_rows_text (rows, 2);
  char *label = short_name != NULL ? g_strdup (short_name) : nz_organisation_label (name, NULL);
  const NzWhoName *one = add_name (who, &nz_entity_organisation, nz_rows_int (rows, 0), label);

  add_spelling (who, one, name);
}

static void
add_group (NzWho *who, NzRows *rows)
{
  add_name (who, &nz_entity_working_group, nz_rows_int (rows, 0), g_strdup (nz_rows_text (rows, 1)));
}

static void
add_person (NzWho *who, NzRows *rows)
{
  const char *given = nz_rows_text (rows, 1), *family = nz_rows_text (rows, 2);
  const NzWhoName *one
      = add_name (who, &nz_entity_person, nz_rows_int (rows, 0),
                  given != NULL && family != NULL ? g_strdup_printf ("%s %s", given, family)
                                                  : g_strdup (family != NULL ? family : given));
  if (given != NULL)
    add_spelling (who, one, family);
}

static gboolean
read_names (
    NzWho *who, NzStore *store, const char *sql, NzDate day, void (*take) (NzWho *, NzRows *), GError **error)
{
  g_autoptr (NzRows) rows = nz_rows_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  nz_rows_bind_date (rows, 1, day);
  while (nz_rows_next (rows, &local))
    take (who, rows);
  return nz_load_done (&local, error);
}

NzWho *
nz_who_new (NzStore *store, NzDate day, GError **error)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  g_autofree char *active = nz_date_active_sql (NULL, "since", "until", 1);
  g_autofree char *organisations
      = g_strdup_printf ("SELECT id, name, short_name FROM organisation WHERE %s ORDER BY name, id", active);
  g_autofree char *groups
      = g_strdup_printf ("SELECT id, name FROM working_group WHERE %s ORDER BY name, id", active);
  g_autoptr (NzWho) who = g_new0 (NzWho, 1);

  who->names = g_ptr_array_new_with_free_func ((GDestroyNotify)name_free);
  who->spellings = g_array_new (FALSE, FALSE, sizeof (Spelling));
  if (!read_names (who, store, organisations, day, add_organisation, error)
      || !read_names (who, store, groups, day, add_group, error)
      || !read_names (
          who, store,
          "SELECT id, given_name, family_name FROM person WHERE coalesce (given_name, family_name) IS NOT "
          "NULL ORDER BY family_name, given_name, id",
          day, add_person, error))
    return NULL;
  return g_steal_pointer (&who);
}

/* --- finding ----------------------------------------------------------------------------------------------
 */

static gboolean
is_whole (const Spelling *spelling, char **words, guint n)
{
  if (spelling->n != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (spelling->words[i], words[i]))
      return FALSE;
  return TRUE;
}

/* Whether the words begin words of the name, in their order: "förder regen". */
static gboolean
is_beginning (const Spelling *spelling, char **words, guint n)
{
  guint at = 0;

  for (guint i = 0; i < n; i++, at++)
    {
      while (at < spelling->n && !g_str_has_prefix (spelling->words[at], words[i]))
        at++;
      if (at >= spelling->n)
        return FALSE;
    }
  return n > 0 && g_utf8_strlen (words[0], -1) >= LEAST_LETTERS;
}

/* The same where the name itself begins so: "jug" is Jugendamt rather than a department for it. */
static gboolean
is_first_beginning (const Spelling *spelling, char **words, guint n)
{
  return is_beginning (spelling, words, n) && g_str_has_prefix (spelling->words[0], words[0]);
}

typedef gboolean (*Fits) (const Spelling *, char **, guint);

/* (transfer container): whose spellings fit, each once */
static GPtrArray *
all_that_fit (NzWho *who, Fits fits, char **words, guint n)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < who->spellings->len; i++)
    {
      const Spelling *spelling = &g_array_index (who->spellings, Spelling, i);
      if (fits (spelling, words, n) && !g_ptr_array_find (found, spelling->name, NULL))
        g_ptr_array_add (found, (gpointer)spelling->name);
    }
  return found;
}

/* Tries as many words as can be, then ever fewer. */
static NzWhoResult
find_with (NzWho *who, Fits fits, char **words, guint *used, GPtrArray **names)
{
  NzWhoResult result = NZ_WHO_NOBODY;

  for (guint n = MIN (g_strv_length (words), MOST_WORDS); n > 0; n--)
    {
      g_autoptr (GPtrArray) found = all_that_fit (who, fits, words, n);
      if (found->len == 0)
        continue;
      result = found->len == 1 ? NZ_WHO_FOUND : NZ_WHO_AMBIGUOUS;
      *used = n;
      if (names != NULL)
        *names = g_steal_pointer (&found);
      break;
    }
  return result;
}

/* "Frau Becker" is Becker. */
static gboolean
is_form_of_address (const char *word)
{
  static const char *const forms[]
      = { "frau", "herr", "herrn", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr.", NULL };
  return g_strv_contains (forms, word);
}

NzWhoResult
nz_who_find (NzWho *who, const char *const *words, guint *used, GPtrArray **names)
{
  g_return_val_if_fail (who != NULL && words != NULL && used != NULL, NZ_WHO_NOBODY);

  guint n = g_strv_length ((char **)words), skipped = 0;
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (folded, nz_text_match_key (words[i]));
  g_ptr_array_add (folded, NULL);
  while (skipped + 1 < n && is_form_of_address (folded->pdata[skipped]))
    skipped++;
  char **first = (char **)folded->pdata + skipped;
  NzWhoResult result = find_with (who, is_whole, first, used, names);
  if (result == NZ_WHO_NOBODY)
    result = find_with (who, is_beginning, first, used, names);
  if (result != NZ_WHO_NOBODY)
    *used += skipped;
  else
    *used = 0;
  return result;
}

GPtrArray *
nz_who_complete (NzWho *who, const char *typed, guint limit)
{
  g_return_val_if_fail (who != NULL && typed != NULL, NULL);

  g_auto (GStrv) words = folded_words (typed);
  guint n = g_strv_length (words);
  static const Fits fits[] = { is_whole, is_first_beginning, is_beginning };
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fits); i++)
    {
      g_autoptr (GPtrArray) some = all_that_fit (who, fits[i], words, n);
      for (guint j = 0; j < some->len && names->len < limit; j++)
        if (!g_ptr_array_find (names, some->pdata[j], NULL))
          g_ptr_array_add (names, some->pdata[j]);
    }
  return names;
}

char *
nz_who_words (NzStore *store, NzRecord *record)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && NZ_IS_RECORD (record), NULL);

  gint64 organisation = nz_record_get_int (record, "organisation"),
         person = nz_record_get_int (record, "person");
  gint64 group = nz_entity_field (nz_record_get_entity (record), "working_group") != NULL
                     ? nz_record_get_int (record, "working_group")
                     : 0;
  g_autoptr (NzRecord) actor
      = organisation != 0 ? nz_store_get (store, &nz_entity_organisation, organisation, NULL) : NULL;
  g_autofree char *where = actor != NULL ? nz_organisation_label (nz_record_get_text (actor, "name"),
                                                                  nz_record_get_text (actor, "short_name"))
                           : group != 0  ? nz_store_title (store, &nz_entity_working_group, group)
                                         : NULL;
  g_autofree char *name = person != 0 ? nz_store_title (store, &nz_entity_person, person) : NULL;

  if (name != NULL && where != NULL)
    return g_strdup_printf ("%s, %s", name, where);
  return name != NULL ? g_steal_pointer (&name) : where != NULL ? g_steal_pointer (&where) : g_strdup ("");
}
