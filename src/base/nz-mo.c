/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-mo.h"

#include <string.h>

/* The GNU MO format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html */
#define MO_MAGIC 0x950412deu
#define MO_HEADER_SIZE 28

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean swapped;
} MoFile;

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
static void
read_messages (GHashTable *messages, const MoFile *mo)
{
  guint32 count = mo_number (mo, 8);
  guint32 originals = mo_number (mo, 12);
  guint32 translations = mo_number (mo, 16);

  for (guint32 i = 0; i < count; i++)
    {
      guint32 key_length = 0, length = 0;
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
}

GHashTable *
nz_mo_read (GBytes *bytes)
{
  GHashTable *messages = g_hash_table_new (g_str_hash, g_str_equal);
  MoFile mo = { 0 };
  guint32 magic;

  if (bytes != NULL)
    mo.data = g_bytes_get_data (bytes, &mo.size);
  if (mo.size < MO_HEADER_SIZE)
    return messages;
  magic = mo_number (&mo, 0);
  mo.swapped = magic == GUINT32_SWAP_LE_BE_CONSTANT (MO_MAGIC);
  if (mo.swapped || magic == MO_MAGIC)
    read_messages (messages, &mo);
  return messages;
}
