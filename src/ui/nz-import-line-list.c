/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-line-list.h"

struct _NzImportLineItem
{
  GObject parent_instance;
  guint line;
};

G_DEFINE_FINAL_TYPE (NzImportLineItem, nz_import_line_item, G_TYPE_OBJECT)

static void
nz_import_line_item_class_init (NzImportLineItemClass *klass)
{
}

static void
nz_import_line_item_init (NzImportLineItem *self)
{
}

guint
nz_import_line_item_get_line (NzImportLineItem *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_LINE_ITEM (self), 0);
  return self->line;
}

struct _NzImportLineList
{
  GObject parent_instance;
  GArray *lines; /* (element-type guint) */
};

static GType
get_item_type (GListModel *model)
{
  return NZ_TYPE_IMPORT_LINE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return NZ_IMPORT_LINE_LIST (model)->lines->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  NzImportLineList *self = NZ_IMPORT_LINE_LIST (model);

  if (position >= self->lines->len)
    return NULL;
  NzImportLineItem *item = g_object_new (NZ_TYPE_IMPORT_LINE_ITEM, NULL);
  item->line = g_array_index (self->lines, guint, position);
  return item;
}

static void
model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (NzImportLineList,
                               nz_import_line_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
nz_import_line_list_finalize (GObject *object)
{
  g_array_unref (NZ_IMPORT_LINE_LIST (object)->lines);
  G_OBJECT_CLASS (nz_import_line_list_parent_class)->finalize (object);
}

static void
nz_import_line_list_class_init (NzImportLineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_import_line_list_finalize;
}

static void
nz_import_line_list_init (NzImportLineList *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
}

NzImportLineList *
nz_import_line_list_new (void)
{
  return g_object_new (NZ_TYPE_IMPORT_LINE_LIST, NULL);
}

static gboolean
needs_a_look (const NzImportLine *line)
{
  return line->was == NZ_IMPORT_FAULTY || line->was == NZ_IMPORT_DUPLICATE || line->is_struck;
}

void
nz_import_line_list_fill (NzImportLineList *self, GPtrArray *lines, NzImportState state)
{
  g_return_if_fail (NZ_IS_IMPORT_LINE_LIST (self) && lines != NULL);
  guint before = self->lines->len;

  g_array_set_size (self->lines, 0);
  for (int needy = TRUE; needy >= FALSE; needy--)
    for (guint i = 0; i < lines->len; i++)
      {
        const NzImportLine *line = lines->pdata[i];
        if ((state == NZ_IMPORT_N_STATES || line->state == state) && needs_a_look (line) == needy)
          g_array_append_val (self->lines, i);
      }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->lines->len);
}

guint
nz_import_line_list_find (NzImportLineList *self, guint line)
{
  g_return_val_if_fail (NZ_IS_IMPORT_LINE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->lines->len; i++)
    if (g_array_index (self->lines, guint, i) == line)
      return i;
  return G_MAXUINT;
}
