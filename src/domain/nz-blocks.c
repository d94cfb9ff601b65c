/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/nz-blocks.h"

#include <string.h>

/* Blocking: only records that share a key are compared. What more than so many share tells nothing. */
#define SHARED_MOST 60
/* Of those that share all words, a record meets so many. */
#define ALIKE_MOST 200
/* A beginning or an end of so many letters survives a mistyped letter elsewhere. */
#define PART 4
#define KEYS_MOST 128

/* A record under one key, and the next one under it. */
typedef struct
{
  guint record;
  guint next; /* place in `entries`, 0 at the end */
} Entry;

/* All records under one key. */
typedef struct
{
  guint first;
  guint count;
} Block;

struct _NzBlocks
{
  GHashTable *keys; /* hash of the key → place in `blocks`, from 1 */
  GArray *blocks;   /* (element-type Block) */
  GArray *entries;  /* (element-type Entry) */
  GArray *stamps;   /* (element-type guint): by record, which search met it last */
  guint search;
};

NzBlocks *
nz_blocks_new (void)
{
  NzBlocks *self = g_new0 (NzBlocks, 1);
  const Block none = { 0 };
  const Entry nobody = { 0 };

  self->keys = g_hash_table_new (NULL, NULL);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->stamps = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->blocks, none);
  g_array_append_val (self->entries, nobody);
  return self;
}

void
nz_blocks_free (NzBlocks *self)
{
  g_hash_table_unref (self->keys);
  g_array_unref (self->blocks);
  g_array_unref (self->entries);
  g_array_unref (self->stamps);
  g_free (self);
}

/* --- keys ------------------------------------------------------------------------------------------------
 */

typedef struct
{
  gpointer keys[KEYS_MOST];
  guint n;
  guint n_alike; /* the first so many say that all words are alike */
} Keys;

guint64
nz_blocks_mix (guint64 value)
{
  value ^= value >> 33;
  value *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  value ^= value >> 33;
  value *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return value ^ value >> 33;
}

/* @kind: keeps equal numbers of different sorts apart; @b: 0 where one number is the key. */
static void
add_key (Keys *keys, char kind, guint a, guint b)
{
  guint64 hash;
  gpointer key;

  if (a == 0 || keys->n == KEYS_MOST)
    return;
  hash = nz_blocks_mix (nz_blocks_mix (((guint64)(guchar)kind << 32) ^ a) ^ ((guint64)b << 17));
  key = GSIZE_TO_POINTER ((gsize)(hash | 1));
  for (guint i = 0; i < keys->n; i++)
    if (keys->keys[i] == key)
      return;
  keys->keys[keys->n++] = key;
}

static guint
hash_part (const char *text, gsize length)
{
  guint hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 + (guchar)text[i];
  return hash | 1;
}

static void
add_parts (Keys *keys, const NzLooksWord *word, guint with)
{
  gsize length = strlen (word->text);

  if (word->is_number || length < PART + 2)
    return;
  add_key (keys, '<', hash_part (word->text, PART), with);
  add_key (keys, '>', hash_part (word->text + length - PART, PART), with);
}

static guint
sound_of (const NzLooksTable *table, guint words, guint index)
{
  return nz_looks_word (table, nz_looks_numbers (table, words)[index])->sound;
}

static void
add_organisation_keys (const NzLooksTable *table, const NzLooks *looks, Keys *keys)
{
  add_key (keys, 'i', looks->initials, 0);
  add_key (keys, 'i', looks->short_key, 0);
  for (guint i = 0; i < looks->n_words; i++)
    {
      const NzLooksWord *word = nz_looks_word (table, nz_looks_numbers (table, looks->words)[i]);

      add_key (keys, 's', word->sound, 0);
      if (i > 0)
        add_key (keys, '2', MIN (word->sound, sound_of (table, looks->words, i - 1)),
                 MAX (word->sound, sound_of (table, looks->words, i - 1)));
      add_parts (keys, word, 0);
    }
}

/* A family name alone is shared by too many; at one organisation it is not. */
static void
add_colleague_keys (const NzLooksTable *table, const NzLooks *looks, guint family, Keys *keys)
{
  for (guint i = 0; i < looks->n_organisations; i++)
    {
      gint64 organisation = g_array_index (table->ids, gint64, looks->organisations + i);

      add_key (keys, 'o', family, (guint)nz_blocks_mix ((guint64)organisation) | 1);
    }
}

static void
add_person_keys (const NzLooksTable *table, const NzLooks *looks, Keys *keys)
{
  for (guint i = 0; i < looks->n_words; i++)
    {
      const NzLooksWord *family = nz_looks_word (table, nz_looks_numbers (table, looks->words)[i]);

      if (looks->n_given > 0)
        {
          const NzLooksWord *given = nz_looks_word (table, nz_looks_numbers (table, looks->given)[0]);

          add_key (keys, '2', MIN (family->sound, given->sound), MAX (family->sound, given->sound));
          add_key (keys, '1', family->sound, (guchar)given->text[0]);
          add_parts (keys, family, given->sound);
        }
      add_key (keys, 's', family->sound, 0);
      add_colleague_keys (table, looks, family->sound, keys);
    }
}

static void
collect_keys (const NzLooksTable *table, const NzLooks *looks, Keys *keys)
{
  keys->n = 0;
  add_key (keys, 'k', looks->key, 0);
  add_key (keys, 'S', looks->sound, 0);
  keys->n_alike = keys->n;
  for (guint i = 0; i < looks->n_telephones; i++)
    add_key (keys, 'T', nz_looks_numbers (table, looks->telephones)[i], 0);
  for (guint i = 0; i < looks->n_mails; i++)
    add_key (keys, 'M', nz_looks_numbers (table, looks->mails)[i], 0);
  for (guint i = 0; i < looks->n_webs; i++)
    add_key (keys, 'W', nz_looks_numbers (table, looks->webs)[i], 0);
  if (looks->street != 0)
    add_key (keys, 'a', looks->street, looks->postcode);
  add_key (keys, 'R', looks->register_number, 0);
  if (table->entity == &nz_entity_person)
    add_person_keys (table, looks, keys);
  else
    add_organisation_keys (table, looks, keys);
}

/* --- blocks ----------------------------------------------------------------------------------------------
 */

void
nz_blocks_add (NzBlocks *self, const NzLooksTable *table, guint record)
{
  Keys keys;

  collect_keys (table, nz_looks_at (table, record), &keys);
  for (guint i = 0; i < keys.n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, keys.keys[i]));
      Entry entry = { record, 0 };

      if (place == 0)
        {
          const Block fresh = { 0 };

          place = self->blocks->len;
          g_array_append_val (self->blocks, fresh);
          g_hash_table_insert (self->keys, keys.keys[i], GUINT_TO_POINTER (place));
        }
      Block *block = &g_array_index (self->blocks, Block, place);
      entry.next = block->first;
      block->first = self->entries->len;
      block->count++;
      g_array_append_val (self->entries, entry);
    }
}

void
nz_blocks_meet (NzBlocks *self, const NzLooksTable *table, guint record, GArray *met)
{
  Keys keys;
  guint *stamps;

  g_array_set_size (self->stamps, MAX (self->stamps->len, record));
  stamps = (guint *)(void *)self->stamps->data;
  self->search++;
  collect_keys (table, nz_looks_at (table, record), &keys);
  for (guint i = 0; i < keys.n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->keys, keys.keys[i]));
      const Block *block = &g_array_index (self->blocks, Block, place);
      guint most = met->len + ALIKE_MOST;

      if (i >= keys.n_alike && block->count > SHARED_MOST)
        continue;
      for (guint at = block->first; at != 0 && met->len < most;)
        {
          const Entry entry = g_array_index (self->entries, Entry, at);

          at = entry.next;
          if (entry.record >= record || stamps[entry.record] == self->search)
            continue;
          stamps[entry.record] = self->search;
          g_array_append_val (met, entry.record);
        }
    }
}
