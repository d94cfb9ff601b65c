/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-i18n.h"

#include "nz-catalog-resource.h"

#include <gio/gio.h>
#include <string.h>

#define CATALOGUE_PATH "/org/zim/Netzwerk/de.mo"
#define CONTEXT_GLUE '\004'
/* The GNU MO format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html */
#define MO_MAGIC 0x950412deu
#define MO_HEADER_SIZE 28

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean swapped;
} MoFile;

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

static guint32
mo_number (const MoFile *mo, gsize offset)
{
  guint32 number;

  memcpy (&number, mo->data + offset, sizeof number);
  return mo->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* The string that the table at @table names as its entry @index; NULL where the file is cut off there. */
static const char *
mo_string (const MoFile *mo, guint32 table, guint32 index, guint32 *length)
{
  gsize entry = (gsize)table + 8 * (gsize)index;
  guint32 offset;

  if (entry + 8 > mo->size)
    return NULL;
  *length = mo_number (mo, entry);
  offset = mo_number (mo, entry + 4);
  if ((gsize)offset + *length + 1 > mo->size || mo->data[offset + *length] != '\0')
    return NULL;
  return (const char *)mo->data + offset;
}

/* Keys end at their first NUL, so a message with a plural is found by its singular; its forms lie behind each
 * other in the value. The forms' number is made sure of here, so that nz_ntext() need not look at lengths. */
static GHashTable *
mo_read (const MoFile *mo)
{
  g_autoptr (GHashTable) messages = g_hash_table_new (g_str_hash, g_str_equal);
  guint32 count = mo_number (mo, 8);
  guint32 originals = mo_number (mo, 12);
  guint32 translations = mo_number (mo, 16);

  for (guint32 i = 0; i < count; i++)
    {
      guint32 key_length, length;
      const char *key = mo_string (mo, originals, i, &key_length);
      const char *text = mo_string (mo, translations, i, &length);

      if (key == NULL || text == NULL)
        break;
      if (key_length == 0 || length == 0)
        continue;
      if (strlen (key) < key_length && strlen (text) == length)
        continue;
      g_hash_table_insert (messages, (gpointer)key, (gpointer)text);
    }
  return g_steal_pointer (&messages);
}

static GHashTable *
catalogue (void)
{
  static GHashTable *messages;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      /* Kept for the life of the process: the texts point into it. */
      GBytes *bytes = g_resource_lookup_data (nz_catalog_get_resource (), CATALOGUE_PATH,
                                              G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      MoFile mo = { 0 };

      if (bytes != NULL)
        mo.data = g_bytes_get_data (bytes, &mo.size);
      if (mo.size >= MO_HEADER_SIZE)
        {
          guint32 magic = mo_number (&mo, 0);

          mo.swapped = magic == GUINT32_SWAP_LE_BE_CONSTANT (MO_MAGIC);
          if (mo.swapped || magic == MO_MAGIC)
            messages = mo_read (&mo);
        }
      if (messages == NULL)
        messages = g_hash_table_new (g_str_hash, g_str_equal);
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
