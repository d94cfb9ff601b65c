/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/nz-ebook.h"

#include <gmodule.h>
#include <libebook-contacts/libebook-contacts.h>

static void
add_texts (GPtrArray *texts, GList *list)
{
  for (; list != NULL; list = list->next)
    g_ptr_array_add (texts, g_strdup (list->data != NULL ? list->data : ""));
}

static GPtrArray *
parse (const char *card)
{
  EVCard *parsed = e_vcard_new_from_string (card);
  GPtrArray *properties = nz_vcard_properties_new ();

  for (GList *a = e_vcard_get_attributes (parsed); a != NULL; a = a->next)
    {
      NzVcardProperty *property = nz_vcard_property_new (e_vcard_attribute_get_group (a->data),
                                                         e_vcard_attribute_get_name (a->data));

      add_texts (property->values, e_vcard_attribute_get_values (a->data));
      for (GList *p = e_vcard_attribute_get_params (a->data); p != NULL; p = p->next)
        if (g_ascii_strcasecmp (e_vcard_attribute_param_get_name (p->data), EVC_TYPE) == 0)
          add_texts (property->types, e_vcard_attribute_param_get_values (p->data));
      g_ptr_array_add (properties, property);
    }
  g_object_unref (parsed);
  return properties;
}

static EVCardAttribute *
make_attribute (const NzVcardProperty *property)
{
  EVCardAttribute *attribute = e_vcard_attribute_new (property->group, property->name);

  for (guint i = 0; i < property->values->len; i++)
    e_vcard_attribute_add_value (attribute, property->values->pdata[i]);
  if (property->types->len > 0)
    {
      EVCardAttributeParam *param = e_vcard_attribute_param_new (EVC_TYPE);

      for (guint i = 0; i < property->types->len; i++)
        e_vcard_attribute_param_add_value (param, property->types->pdata[i]);
      e_vcard_attribute_add_param (attribute, param);
    }
  return attribute;
}

static char *
print (const GPtrArray *properties)
{
  EVCard *card = e_vcard_new ();
  char *text;

  for (guint i = 0; i < properties->len; i++)
    e_vcard_append_attribute (card, make_attribute (properties->pdata[i]));
  text = e_vcard_to_string (card, EVC_FORMAT_VCARD_30);
  g_object_unref (card);
  return text;
}

G_MODULE_EXPORT const NzEbook NZ_MODULE_NAME = { { NZ_EBOOK_VERSION }, parse, print };
