/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-search-window.h"

#include "model/nz-list-item.h"
#include "store/nz-query.h"
#include "widgets/nz-list-row.h"

#define MOST_PER_SECTION 6

struct _NzSearchWindow
{
  AdwWindow parent_instance;
  NzWindow *window; /* borrowed: this one is transient for it */
  GtkWidget *entry;
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *failed;
};

G_DEFINE_FINAL_TYPE (NzSearchWindow, nz_search_window, ADW_TYPE_WINDOW)

static void
show_hit (NzSearchWindow *self, GtkListBoxRow *row)
{
  NzListItem *item = row != NULL ? g_object_get_data (G_OBJECT (row), "item") : NULL;
  NzWindow *window = self->window;

  if (item == NULL)
    return;
  const NzEntity *entity = nz_list_item_get_entity (item);
  gint64 id = nz_list_item_get_id (item);
  gtk_window_close (GTK_WINDOW (self));
  nz_window_show_record (window, entity, id);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, NzSearchWindow *self)
{
  show_hit (self, row);
}

static void
on_activate (NzSearchWindow *self)
{
  show_hit (self, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
add_hit (NzSearchWindow *self, const NzHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = nz_list_row_new ();
  NzSummary summary;

  nz_summary_load (nz_window_get_store (self->window), hit->entity, hit->id, nz_date_today (), &summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary.title, -1);
  NzListItem *item = nz_list_item_new (hit->entity, hit->id, &summary);
  nz_list_row_set_item (NZ_LIST_ROW (content), item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  g_object_set_data_full (G_OBJECT (row), "item", item, g_object_unref);
  gtk_list_box_append (self->list, row);
}

/* Only what a section can show: a hit must lead somewhere. */
static gboolean
leads_somewhere (const NzEntity *entity)
{
  return (entity->flags & NZ_ENTITY_SECTION) != 0;
}

static void
show_failure (NzSearchWindow *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
on_search_changed (NzSearchWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = *typed != '\0' ? nz_query_everything (nz_window_get_store (self->window), typed,
                                                                  MOST_PER_SECTION, &error)
                                           : NULL;
  GtkWidget *child;
  guint shown = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      const NzHit *hit = &g_array_index (hits, NzHit, i);
      if (leads_somewhere (hit->entity))
        {
          add_hit (self, hit);
          shown++;
        }
    }
  if (error != NULL)
    show_failure (self, error);
  else
    gtk_stack_set_visible_child_name (self->stack, shown > 0 ? "hits" : *typed != '\0' ? "none" : "start");
}

static void
show_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  NzListItem *item = g_object_get_data (G_OBJECT (row), "item");
  NzListItem *last = before != NULL ? g_object_get_data (G_OBJECT (before), "item") : NULL;

  if (last != NULL && nz_list_item_get_entity (last) == nz_list_item_get_entity (item))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  GtkWidget *heading = gtk_label_new (nz_entity_plural (nz_list_item_get_entity (item), nz_get_language ()));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "search-heading");
  gtk_list_box_row_set_header (row, heading);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzSearchWindow *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static void
nz_search_window_class_init (NzSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nz_search_window_init (NzSearchWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, show_heading, NULL, NULL);
}

GtkWidget *
nz_search_window_new (NzWindow *parent)
{
  NzSearchWindow *self = g_object_new (NZ_TYPE_SEARCH_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  self->window = parent;
  return GTK_WIDGET (self);
}
