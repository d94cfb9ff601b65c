/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nz-module.h"

G_BEGIN_DECLS

#define NZ_EBOOK_MODULE "ebook"
#define NZ_EBOOK_VERSION 1

/**
 * NzVcardProperty: one property of a card, with its texts as they are meant, without escapes.
 * @group: (nullable): what stands before the name and a full stop
 * @values: (element-type utf8): at least one; several of lists and of compound properties such as N
 * @types: (element-type utf8): each value of TYPE, as it stands there
 */
typedef struct
{
  char *group;
  char *name;
  GPtrArray *values;
  GPtrArray *types;
} NzVcardProperty;

static inline NzVcardProperty *
nz_vcard_property_new (const char *group, const char *name)
{
  NzVcardProperty *property = g_new0 (NzVcardProperty, 1);

  property->group = g_strdup (group);
  property->name = g_strdup (name);
  property->values = g_ptr_array_new_with_free_func (g_free);
  property->types = g_ptr_array_new_with_free_func (g_free);
  return property;
}

static inline void
nz_vcard_property_free (NzVcardProperty *property)
{
  g_free (property->group);
  g_free (property->name);
  g_ptr_array_unref (property->values);
  g_ptr_array_unref (property->types);
  g_free (property);
}

/* (transfer full) (element-type NzVcardProperty) */
static inline GPtrArray *
nz_vcard_properties_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)nz_vcard_property_free);
}

/**
 * NzEbook: what the program uses of libebook-contacts, a module (base/nz-module.h)
 * @parse: the properties of one card of version 2.1 to 4.0, without its ends. (transfer full)
 *   (element-type NzVcardProperty)
 * @print: a card of version 3.0; EVCard folds lines by characters, not octets. (transfer full)
 */
typedef struct
{
  NzModule module;
  GPtrArray *(*parse) (const char *card);
  char *(*print) (const GPtrArray *properties);
} NzEbook;

G_END_DECLS
