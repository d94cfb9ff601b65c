/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-list-filters.h"

#include "base/nz-id.h"

static void
clear_filter (gpointer data)
{
  NzFilter *filter = data;
  g_free ((char *)filter->text);
}

GArray *
nz_list_filters_new (const NzFilter *filters, guint n)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (NzFilter));

  g_array_set_clear_func (self, clear_filter);
  for (guint i = 0; i < n; i++)
    {
      NzFilter filter = filters[i];

      filter.text = g_strdup (filter.text);
      g_array_append_val (self, filter);
    }
  return self;
}

void
nz_list_filters_set (GArray *self, const NzField *field, const char *text, gint64 integer)
{
  g_return_if_fail (self != NULL && field != NULL);

  for (guint i = 0; i < self->len; i++)
    if (g_str_equal (g_array_index (self, NzFilter, i).field, field->name))
      {
        g_array_remove_index (self, i);
        break;
      }
  if (text != NULL || integer != 0)
    {
      const NzFilter filter = { .field = field->name, .text = g_strdup (text), .integer = integer };
      g_array_append_val (self, filter);
    }
}

NzRule *
nz_list_filters_dup_rule (GArray *self, const NzEntity *entity, const NzRule *rule)
{
  g_return_val_if_fail (self != NULL && entity != NULL, NULL);

  g_autoptr (NzRule) whole = nz_rule_new (entity, NZ_RULE_ALL);
  for (guint i = 0; i < self->len; i++)
    {
      const NzFilter *filter = &g_array_index (self, NzFilter, i);
      char id[NZ_ID_TEXT_SIZE];
      const char *const values[]
          = { filter->text != NULL ? filter->text : nz_id_to_text (filter->integer, id), NULL };
      g_autoptr (GError) error = NULL;

      if (!nz_rule_add (whole, filter->field, NZ_RULE_IS, values, &error))
        g_warning ("filter by %s: %s", filter->field, error->message);
    }
  if (rule != NULL && self->len == 0)
    return nz_rule_copy (rule);
  if (rule != NULL)
    nz_rule_add_group (whole, nz_rule_copy (rule));
  return nz_rule_is_empty (whole) ? NULL : g_steal_pointer (&whole);
}
