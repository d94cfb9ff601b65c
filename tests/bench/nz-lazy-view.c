/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "nz-lazy-view.h"

#include <string.h>

#define COLUMNS 8

struct _NzLazyList
{
  GObject parent_instance;
  GPtrArray *names;
  GArray *rows; /* guint, places in names */
};

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzLazyList,
                               nz_lazy_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return NZ_LAZY_LIST (model)->rows->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  NzLazyList *self = NZ_LAZY_LIST (model);

  if (position >= self->rows->len)
    return NULL;
  return gtk_string_object_new (g_ptr_array_index (self->names, g_array_index (self->rows, guint, position)));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
begins_word (const char *name, const char *text)
{
  for (const char *p = strstr (name, text); p != NULL; p = strstr (p + 1, text))
    if (p == name || p[-1] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
begins_words (const char *name, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!begins_word (name, words[i]))
      return FALSE;
  return TRUE;
}

void
nz_lazy_list_filter (NzLazyList *self, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", " ", -1);
  guint before = self->rows->len;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->names->len; i++)
    if (begins_words (g_ptr_array_index (self->names, i), words))
      g_array_append_val (self->rows, i);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

static void
nz_lazy_list_finalize (GObject *object)
{
  g_ptr_array_unref (NZ_LAZY_LIST (object)->names);
  g_array_unref (NZ_LAZY_LIST (object)->rows);
  G_OBJECT_CLASS (nz_lazy_list_parent_class)->finalize (object);
}

static void
nz_lazy_list_class_init (NzLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_lazy_list_finalize;
}

static void
nz_lazy_list_init (NzLazyList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
}

NzLazyList *
nz_lazy_list_new (GPtrArray *names)
{
  NzLazyList *self = g_object_new (NZ_TYPE_LAZY_LIST, NULL);

  self->names = g_ptr_array_ref (names);
  nz_lazy_list_filter (self, NULL);
  return self;
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (cell, label);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *cell, gpointer column)
{
  GtkStringObject *item = gtk_list_item_get_item (cell);
  g_autofree char *text
      = g_strdup_printf ("%.9s %d", gtk_string_object_get_string (item), GPOINTER_TO_INT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (cell)), text);
}

GtkWidget *
nz_lazy_view_new (NzLazyList *list)
{
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (list)));
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (selection));
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (int i = 0; i < COLUMNS; i++)
    {
      g_autofree char *title = g_strdup_printf ("Column %d", i + 1);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind), GINT_TO_POINTER (i));
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  return scrolled;
}
