/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-item.h"

#include <string.h>

#include "base/nz-text.h"

struct _NzVocabularyItem
{
  GObject parent_instance;
  NzVocabularyEntry entry;
  guint place;
  char *key;
};

G_DEFINE_FINAL_TYPE (NzVocabularyItem, nz_vocabulary_item, G_TYPE_OBJECT)

static void
nz_vocabulary_item_finalize (GObject *object)
{
  NzVocabularyItem *self = NZ_VOCABULARY_ITEM (object);

  g_free (self->entry.name);
  g_free (self->entry.colour);
  g_free (self->key);
  G_OBJECT_CLASS (nz_vocabulary_item_parent_class)->finalize (object);
}

static void
nz_vocabulary_item_class_init (NzVocabularyItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_vocabulary_item_finalize;
}

static void
nz_vocabulary_item_init (NzVocabularyItem *self)
{
}

NzVocabularyItem *
nz_vocabulary_item_new (const NzVocabularyEntry *entry, guint place)
{
  NzVocabularyItem *self = g_object_new (NZ_TYPE_VOCABULARY_ITEM, NULL);

  self->entry = *entry;
  self->entry.name = g_strdup (entry->name);
  self->entry.colour = g_strdup (entry->colour);
  self->entry.code = NULL;
  self->place = place;
  self->key = nz_text_match_key (entry->name);
  return self;
}

gint64
nz_vocabulary_item_get_id (NzVocabularyItem *self)
{
  return self->entry.id;
}

guint
nz_vocabulary_item_get_place (NzVocabularyItem *self)
{
  return self->place;
}

const char *
nz_vocabulary_item_get_name (NzVocabularyItem *self)
{
  return self->entry.name;
}

const char *
nz_vocabulary_item_get_colour (NzVocabularyItem *self)
{
  return self->entry.colour;
}

gboolean
nz_vocabulary_item_is_retired (NzVocabularyItem *self)
{
  return self->entry.retired;
}

guint
nz_vocabulary_item_get_uses (NzVocabularyItem *self)
{
  return self->entry.uses;
}

gboolean
nz_vocabulary_item_fits (NzVocabularyItem *self, const char *key)
{
  return *key == '\0' || strstr (self->key, key) != NULL;
}
