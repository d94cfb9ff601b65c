/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-search-window.h"

#include "model/nz-list-item.h"
#include "model/nz-search-hit.h"
#include "store/nz-store-read.h"
#include "ui/nz-commands.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-list-row.h"

#define MOST_PER_SECTION 6
/* What sounds alike or was mistyped is looked for once somebody stops typing. */
#define NEAR_AFTER_MS 150

struct _NzSearchWindow
{
  AdwWindow parent_instance;
  NzWindow *window; /* borrowed: this one is transient for it */
  GtkWidget *entry;
  GtkListBox *list;
  GtkStack *stack;
  AdwStatusPage *failed;

  GHashTable *shown; /* ids of the hits in the list */
  guint near_source;
  GCancellable *near;
};

G_DEFINE_FINAL_TYPE (NzSearchWindow, nz_search_window, ADW_TYPE_WINDOW)

/* What a row of the list leads to, and the heading that it stands under. */
typedef struct
{
  NzListItem *item;         /* (nullable) */
  const NzCommand *command; /* (nullable) */
  char *heading;
} Target;

static void
target_free (gpointer data)
{
  Target *target = data;

  g_clear_object (&target->item);
  g_free (target->heading);
  g_free (target);
}

static const Target *
target_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "target");
}

static void
go_to (NzSearchWindow *self, GtkListBoxRow *row)
{
  const Target *target = row != NULL ? target_of (row) : NULL;
  g_autoptr (NzListItem) item = NULL;

  if (target == NULL)
    return;
  NzWindow *window = self->window;
  const NzCommand *command = target->command;
  g_set_object (&item, target->item);
  gtk_window_close (GTK_WINDOW (self));
  if (item != NULL)
    nz_window_show_record (window, nz_list_item_get_entity (item), nz_list_item_get_id (item));
  else
    nz_command_run (command, window);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, NzSearchWindow *self)
{
  go_to (self, row);
}

static void
on_activate (NzSearchWindow *self)
{
  go_to (self, gtk_list_box_get_row_at_index (self->list, 0));
}

/* --- rows ----------------------------------------------------------------------------------------------- */

/* Takes @heading. */
static Target *
append_row (NzSearchWindow *self, GtkWidget *content, const char *name, char *heading)
{
  GtkWidget *row = gtk_list_box_row_new ();
  Target *target = g_new0 (Target, 1);

  target->heading = heading;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  g_object_set_data_full (G_OBJECT (row), "target", target, target_free);
  gtk_list_box_append (self->list, row);
  return target;
}

/* Only what a section can show: a hit must lead somewhere. */
static gboolean
leads_somewhere (const NzEntity *entity)
{
  return (entity->flags & NZ_ENTITY_SECTION) != 0;
}

/* @near: (nullable): the words that were perhaps meant; then the hit stands under a heading of its own. */
static void
append_hit (NzSearchWindow *self, const NzHit *hit, const char *const *near)
{
  NzStore *store = nz_window_get_store (self->window);
  const char *plural = nz_entity_plural (hit->entity, nz_get_language ());
  NzSummary summary;
  NzSearchReason reason;

  if (!leads_somewhere (hit->entity) || !g_hash_table_add (self->shown, g_memdup2 (&hit->id, sizeof hit->id)))
    return;
  GtkWidget *content = nz_list_row_new ();
  nz_summary_load (store, hit->entity, hit->id, nz_date_today (), &summary);
  nz_search_reason_find (store, hit, gtk_editable_get_text (GTK_EDITABLE (self->entry)), near, &reason);
  /* TRANSLATORS: heading over search results that only resemble what was typed: Similar: People */
  Target *target
      = append_row (self, content, summary.title,
                    near != NULL ? g_strdup_printf (_ ("Similar: %s"), plural) : g_strdup (plural));
  target->item = nz_list_item_new (hit->entity, hit->id, &summary);
  nz_list_row_set_item (NZ_LIST_ROW (content), target->item);
  nz_list_row_mark (NZ_LIST_ROW (content), reason.title, reason.where);
  nz_search_reason_clear (&reason);
}

static void
append_command (NzSearchWindow *self, const NzCommand *command)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_ (command->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (command->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "search-command");
  append_row (self, box, _ (command->label), g_strdup (_ ("Commands")))->command = command;
}

static void
show_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  if (before != NULL && g_str_equal (target_of (before)->heading, target_of (row)->heading))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  GtkWidget *heading = gtk_label_new (target_of (row)->heading);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "search-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
clear (NzSearchWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  g_hash_table_remove_all (self->shown);
}

static void
show_failure (NzSearchWindow *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed, markup);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* --- what was perhaps meant ------------------------------------------------------------------------------
 */

typedef struct
{
  GArray *hits;
  GStrv words;
} Near;

static void
near_free (gpointer data)
{
  Near *near = data;

  g_clear_pointer (&near->hits, g_array_unref);
  g_strfreev (near->words);
  g_free (near);
}

static gpointer
search_near (NzStore *store, gpointer typed, GCancellable *cancellable, GError **error)
{
  Near *near = g_new0 (Near, 1);

  near->hits = nz_query_near (store, typed, MOST_PER_SECTION, cancellable, &near->words, error);
  if (near->hits == NULL)
    g_clear_pointer (&near, near_free);
  return near;
}

static void
show_near (NzSearchWindow *self, const Near *near)
{
  for (guint i = 0; i < near->hits->len; i++)
    append_hit (self, &g_array_index (near->hits, NzHit, i), (const char *const *)near->words);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL)
    gtk_stack_set_visible_child_name (self->stack, "hits");
}

static void
on_near (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzSearchWindow) self = data;
  g_autoptr (GError) error = NULL;
  Near *near = nz_store_read_finish (result, &error);

  if (near == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_failure (self, error);
      return;
    }
  if (nz_window_get_store (self->window) != NULL)
    show_near (self, near);
  near_free (near);
}

static void
stop_near (NzSearchWindow *self)
{
  g_clear_handle_id (&self->near_source, g_source_remove);
  g_cancellable_cancel (self->near);
  g_clear_object (&self->near);
}

static gboolean
begin_near (gpointer data)
{
  NzSearchWindow *self = data;

  self->near_source = 0;
  if (nz_window_get_store (self->window) == NULL)
    return G_SOURCE_REMOVE;
  self->near = g_cancellable_new ();
  nz_store_read_async (nz_window_get_store (self->window), search_near, near_free,
                       g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))), g_free, self->near,
                       on_near, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* --- typing --------------------------------------------------------------------------------------------- */

static void
append_exact (NzSearchWindow *self, const char *typed, GError **error)
{
  g_autoptr (GArray) hits
      = nz_query_everything (nz_window_get_store (self->window), typed, MOST_PER_SECTION, error);
  g_autoptr (GPtrArray) commands = nz_commands_find (typed);

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    append_hit (self, &g_array_index (hits, NzHit, i), NULL);
  for (guint i = 0; hits != NULL && i < commands->len; i++)
    append_command (self, commands->pdata[i]);
}

static void
on_search_changed (NzSearchWindow *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GError) error = NULL;

  stop_near (self);
  clear (self);
  if (*typed == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }
  append_exact (self, typed, &error);
  if (error != NULL)
    {
      show_failure (self, error);
      return;
    }
  gboolean any = gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL;
  gtk_stack_set_visible_child_name (self->stack, any ? "hits" : "none");
  self->near_source = g_timeout_add (NEAR_AFTER_MS, begin_near, self);
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
nz_search_window_dispose (GObject *object)
{
  NzSearchWindow *self = NZ_SEARCH_WINDOW (object);

  stop_near (self);
  G_OBJECT_CLASS (nz_search_window_parent_class)->dispose (object);
  g_clear_pointer (&self->shown, g_hash_table_unref);
}

static void
nz_search_window_class_init (NzSearchWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_search_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-search-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, list);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NzSearchWindow, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
}

static void
nz_search_window_init (NzSearchWindow *self)
{
  self->shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, show_heading, NULL, NULL);
}

GtkWidget *
nz_search_window_new (NzWindow *parent)
{
  NzSearchWindow *self = g_object_new (NZ_TYPE_SEARCH_WINDOW, NULL);

  nz_tool_window_place (GTK_WINDOW (self), GTK_WINDOW (parent), 520, 560);
  self->window = parent;
  return GTK_WIDGET (self);
}
