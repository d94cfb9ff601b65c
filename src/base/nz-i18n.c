/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"

#include "base/nz-mo.h"
#include "nz-catalog-resource.h"

#include <gio/gio.h>
#include <string.h>

#define CATALOGUE_PATH "/org/zim/Netzwerk/de.mo"
#define CONTEXT_GLUE '\004'

static NzLanguage current_language = NZ_LANGUAGE_EN;

void
nz_set_language (NzLanguage language)
{
  current_language = language;
}

NzLanguage
nz_get_language (void)
{
  return current_language;
}

gboolean
nz_language_parse (const char *code, NzLanguage *language)
{
  g_return_val_if_fail (language != NULL, FALSE);

  if (code == NULL || strlen (code) < 2 || strchr ("_-.@", code[2]) == NULL)
    return FALSE;
  if (g_ascii_strncasecmp (code, "de", 2) == 0)
    *language = NZ_LANGUAGE_DE;
  else if (g_ascii_strncasecmp (code, "en", 2) == 0)
    *language = NZ_LANGUAGE_EN;
  else
    return FALSE;
  return TRUE;
}

const char *
nz_language_code (NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? "de" : "en";
}

static GHashTable *
catalogue (void)
{
  static GHashTable *messages;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* The resource is part of the program, so the texts stay where they are when this reference goes. */
      g_autoptr (GBytes) bytes = g_resource_lookup_data (nz_catalog_get_resource (), CATALOGUE_PATH,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      messages = nz_mo_read (bytes);
      g_once_init_leave (&once, 1);
    }
  return messages;
}

static const char *
without_context (const char *msgid)
{
  const char *glue = strchr (msgid, CONTEXT_GLUE);

  return glue != NULL ? glue + 1 : msgid;
}

const char *
nz_text (NzLanguage language, const char *msgid)
{
  const char *text = NULL;

  g_return_val_if_fail (msgid != NULL, NULL);

  if (language == NZ_LANGUAGE_DE)
    text = g_hash_table_lookup (catalogue (), msgid);
  return text != NULL ? text : without_context (msgid);
}

const char *
nz_ntext (NzLanguage language, const char *msgid, const char *plural, gulong n)
{
  const char *text = NULL;

  g_return_val_if_fail (msgid != NULL && plural != NULL, NULL);

  if (language == NZ_LANGUAGE_DE)
    text = g_hash_table_lookup (catalogue (), msgid);
  /* Both languages have the rule "n != 1". */
  if (text != NULL)
    return n == 1 ? text : text + strlen (text) + 1;
  return n == 1 ? without_context (msgid) : plural;
}

const char *
nz_ctext (NzLanguage language, const char *context, const char *msgid)
{
  g_autofree char *key = NULL;
  const char *text;

  g_return_val_if_fail (context != NULL && msgid != NULL, NULL);

  if (language != NZ_LANGUAGE_DE)
    return msgid;
  key = g_strdup_printf ("%s%c%s", context, CONTEXT_GLUE, msgid);
  text = g_hash_table_lookup (catalogue (), key);
  return text != NULL ? text : msgid;
}

/* German texts to what they were translated from. */
static GHashTable *
originals (void)
{
  static GHashTable *texts;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      GHashTableIter messages;
      gpointer msgid, text;

      texts = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_iter_init (&messages, catalogue ());
      while (g_hash_table_iter_next (&messages, &msgid, &text))
        if (*(char *)text != '\0')
          g_hash_table_insert (texts, text, (gpointer)without_context (msgid));
      g_once_init_leave (&once, 1);
    }
  return texts;
}

const char *
nz_text_again (NzLanguage language, const char *text)
{
  const char *found;

  g_return_val_if_fail (text != NULL, NULL);

  /* the catalogue keeps its own header under "" */
  if (*text == '\0')
    return text;
  found = g_hash_table_lookup (language == NZ_LANGUAGE_DE ? catalogue () : originals (), text);
  return found != NULL && *found != '\0' ? found : text;
}

const char *
nz_gettext (const char *msgid)
{
  return nz_text (current_language, msgid);
}

const char *
nz_ngettext (const char *msgid, const char *plural, gulong n)
{
  return nz_ntext (current_language, msgid, plural, n);
}
