/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entity/nz-entity.h"

#include <string.h>

#include "base/nz-text.h"
#include "entity/nz-record.h"

#define POINTER(name) &nz_entity_##name,
static const NzEntity *const entities[] = { NZ_ENTITIES (POINTER) };
#undef POINTER

guint
nz_n_entities (void)
{
  return G_N_ELEMENTS (entities);
}

const NzEntity *
nz_entity_nth (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (entities), NULL);
  return entities[index];
}

const NzEntity *
nz_entity_by_name (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (g_str_equal (entities[i]->name, name))
      return entities[i];
  return NULL;
}

/* Whether @key is the match key of @word or of one of the |-separated @synonyms. */
static gboolean
key_is_word (const char *key, const char *word)
{
  g_autofree char *word_key = word != NULL ? nz_text_match_key (word) : NULL;
  return g_strcmp0 (key, word_key) == 0;
}

static gboolean
key_is_synonym (const char *key, const char *synonyms)
{
  if (synonyms == NULL || *synonyms == '\0')
    return FALSE;
  g_auto (GStrv) words = g_strsplit (synonyms, "|", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (key_is_word (key, words[i]))
      return TRUE;
  return FALSE;
}

const NzEntity *
nz_entity_parse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  g_autofree char *key = nz_text_match_key (text);
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      const NzEntity *e = entities[i];
      if (key_is_word (key, e->name) || key_is_word (key, e->en) || key_is_word (key, e->de)
          || key_is_word (key, e->plural_en) || key_is_word (key, e->plural_de))
        return e;
    }
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (key_is_synonym (key, entities[i]->synonyms))
      return entities[i];
  return NULL;
}

guint
nz_entity_index (const NzEntity *entity)
{
  for (guint i = 0; i < G_N_ELEMENTS (entities); i++)
    if (entities[i] == entity)
      return i;
  g_return_val_if_reached (0);
}

G_STATIC_ASSERT (G_N_ELEMENTS (entities) <= NZ_ENTITY_CACHE_SIZE);

gconstpointer
nz_entity_cache_get (NzEntityCache *cache, const NzEntity *entity, gpointer (*make) (const NzEntity *entity))
{
  gpointer *slot = &cache->made[nz_entity_index (entity)];

  if (g_once_init_enter (slot))
    g_once_init_leave (slot, make (entity));
  return *slot;
}

const char *
nz_entity_label (const NzEntity *entity, NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? entity->de : entity->en;
}

const char *
nz_entity_plural (const NzEntity *entity, NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? entity->plural_de : entity->plural_en;
}

const NzField *
nz_entity_field (const NzEntity *entity, const char *name)
{
  g_return_val_if_fail (entity != NULL && name != NULL, NULL);
  /* Most callers pass the name of a field that they hold, and the linker unites equal constants. */
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].name == name)
      return &entity->fields[i];
  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, name) == 0)
      return &entity->fields[i];
  return NULL;
}

const NzField *
nz_entity_column (const NzEntity *entity, const char *name)
{
  const NzField *field = nz_entity_field (entity, name);

  for (guint i = 0; field == NULL && i < entity->n_derived; i++)
    if (strcmp (entity->derived[i].name, name) == 0)
      field = &entity->derived[i];
  return field;
}

const NzEntity *
nz_field_get_via (const NzEntity *entity, const NzField *field, const NzField **link)
{
  g_return_val_if_fail (entity != NULL && field != NULL, NULL);

  const NzEntity *via = field->via != NULL ? nz_entity_by_name (field->via) : NULL;
  for (guint i = 0; via != NULL && i < via->n_fields; i++)
    if (via->fields[i].type == NZ_TYPE_REFERENCE && nz_field_target (&via->fields[i]) == entity)
      {
        if (link != NULL)
          *link = &via->fields[i];
        return via;
      }
  return NULL;
}

/* Exact words before synonyms: "Name" is an organisation's name, though a person's family name answers to it
 * too. */
static const NzField *
field_of_key (const NzEntity *entity, const char *key)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const NzField *f = &entity->fields[i];
      if (key_is_word (key, f->name) || key_is_word (key, f->en) || key_is_word (key, f->de))
        return f;
    }
  for (guint i = 0; i < entity->n_fields; i++)
    if (key_is_synonym (key, entity->fields[i].synonyms))
      return &entity->fields[i];
  return NULL;
}

const NzField *
nz_entity_parse_field (const NzEntity *entity, const char *heading)
{
  g_return_val_if_fail (entity != NULL && heading != NULL, NULL);

  g_autofree char *key = nz_text_match_key (heading);
  const NzField *field = *key != '\0' ? field_of_key (entity, key) : NULL;
  if (field != NULL || *key == '\0')
    return field;
  /* "Straße / Nr.", "E-Mail:" */
  g_autofree char *words = g_strdelimit (g_strdup (heading), "/.,;:()", ' ');
  g_autofree char *plain = nz_text_match_key (words);
  return *plain != '\0' ? field_of_key (entity, plain) : NULL;
}

const NzField *
nz_entity_field_with (const NzEntity *entity, guint flag)
{
  g_return_val_if_fail (entity != NULL, NULL);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((entity->fields[i].flags & flag) == flag)
      return &entity->fields[i];
  return NULL;
}

guint
nz_field_index (const NzEntity *entity, const NzField *field)
{
  g_return_val_if_fail (field >= entity->fields && field < entity->fields + entity->n_fields, 0);
  return field - entity->fields;
}

const char *
nz_field_label (const NzField *field, NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? field->de : field->en;
}

const char *
nz_field_group (const NzEntity *entity, const NzField *field, NzLanguage language)
{
  for (guint i = nz_field_index (entity, field) + 1; i-- > 0;)
    if (entity->fields[i].group_en != NULL)
      return language == NZ_LANGUAGE_DE ? entity->fields[i].group_de : entity->fields[i].group_en;
  return nz_entity_label (entity, language);
}

gboolean
nz_field_is_list (const NzField *field)
{
  return field->type == NZ_TYPE_TERMS || field->type == NZ_TYPE_CONTACTS;
}

gboolean
nz_field_is_column (const NzField *field)
{
  return !nz_field_is_list (field);
}

const NzEntity *
nz_field_target (const NzField *field)
{
  if (field->type == NZ_TYPE_TERMS)
    return &nz_entity_term;
  if (field->type != NZ_TYPE_REFERENCE)
    return NULL;
  if (g_str_has_prefix (field->target, "term:"))
    return &nz_entity_term;
  return nz_entity_by_name (field->target);
}

const NzEntity *
nz_field_get_further (const NzEntity *entity, const NzField *field)
{
  g_return_val_if_fail (entity != NULL && field != NULL, NULL);

  const NzEntity *further = entity->further != NULL && field->type == NZ_TYPE_REFERENCE
                                ? nz_entity_by_name (entity->further)
                                : NULL;
  return further != NULL && nz_entity_field (further, field->name) != NULL ? further : NULL;
}

const char *
nz_field_term_kind (const NzField *field)
{
  if (field->type == NZ_TYPE_TERMS)
    return field->target;
  if (field->type == NZ_TYPE_REFERENCE && g_str_has_prefix (field->target, "term:"))
    return field->target + strlen ("term:");
  return NULL;
}

const NzChoice *
nz_field_choice (const NzField *field, const char *code)
{
  g_return_val_if_fail (field->choices != NULL, NULL);
  for (const NzChoice *c = field->choices; code != NULL && c->code != NULL; c++)
    if (g_str_equal (c->code, code))
      return c;
  return NULL;
}

const NzChoice *
nz_field_parse_choice (const NzField *field, const char *text)
{
  g_return_val_if_fail (field->choices != NULL && text != NULL, NULL);

  const NzChoice *exact = nz_field_choice (field, text);
  if (exact != NULL)
    return exact;
  g_autofree char *key = nz_text_match_key (text);
  for (const NzChoice *c = field->choices; c->code != NULL; c++)
    if (key_is_word (key, c->code) || key_is_word (key, c->en) || key_is_word (key, c->de))
      return c;
  for (const NzChoice *c = field->choices; c->code != NULL; c++)
    if (key_is_synonym (key, c->synonyms))
      return c;
  return NULL;
}

const char *
nz_choice_label (const NzChoice *choice, NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? choice->de : choice->en;
}

const char *
nz_choice_hint (const NzChoice *choice, NzLanguage language)
{
  return language == NZ_LANGUAGE_DE ? choice->hint_de : choice->hint_en;
}

/* "working_group" → "NzWorkingGroup" */
static char *
type_name_of (const NzEntity *entity)
{
  GString *name = g_string_new ("Nz");
  gboolean upper = TRUE;
  for (const char *c = entity->name; *c != '\0'; c++)
    {
      if (*c == '_')
        upper = TRUE;
      else
        {
          g_string_append_c (name, upper ? g_ascii_toupper (*c) : *c);
          upper = FALSE;
        }
    }
  return g_string_free (name, FALSE);
}

GType
nz_entity_get_type (const NzEntity *entity)
{
  static GType types[G_N_ELEMENTS (entities)];
  GType *type = &types[nz_entity_index (entity)];

  if (g_once_init_enter (type))
    {
      g_autofree char *name = type_name_of (entity);
      const GTypeInfo info = {
        .class_size = sizeof (NzRecordClass),
        .class_init = nz_record_entity_class_init,
        .class_data = entity,
        .instance_size = nz_record_instance_size (),
      };
      g_once_init_leave (type, g_type_register_static (NZ_TYPE_RECORD, name, &info, G_TYPE_FLAG_FINAL));
    }
  return *type;
}
