/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-task-card.h"

#include "domain/nz-load.h"
#include "domain/nz-related.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "ui/nz-task-row.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"

/* What was done long ago is in the section of the tasks. */
#define MOST 12

struct _NzTaskCard
{
  GtkBox parent_instance;

  NzStore *store;
  const NzEntity *entity;
  gint64 id;
  gulong changed_handler;
  guint refresh_id;
  GHashTable *rows; /* (element-type gint64 GtkWidget) */
  GtkWidget *list;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (NzTaskCard, nz_task_card, GTK_TYPE_BOX)

gboolean
nz_task_card_is_about (const NzEntity *entity)
{
  return entity == &nz_entity_organisation || entity == &nz_entity_person
         || entity == &nz_entity_working_group;
}

/* (transfer full) (nullable): their ids in their order */
static GArray *
tasks_of (NzTaskCard *self, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM task WHERE %s = ?2 ORDER BY state <> 'open', CASE state WHEN 'open' THEN due IS NULL "
      "END, "
      "CASE state WHEN 'open' THEN due END, coalesce (done_on, due, since) DESC, id LIMIT %d",
      self->entity->name, MOST);
  return nz_load_ids (self->store, sql, NZ_DATE_NONE, self->id, error);
}

static void
remove_rows (NzTaskCard *self, GArray *ids)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (kept, &g_array_index (ids, gint64, i));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (kept, key))
      {
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
        g_hash_table_iter_remove (&iter);
      }
}

static void
place_row (NzTaskCard *self, gint64 id, int place)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);

  if (row == NULL)
    {
      row = nz_task_row_new (self->store, id, 0);
      nz_task_row_set_compact (NZ_TASK_ROW (row));
      g_hash_table_insert (self->rows, g_memdup2 (&id, sizeof id), row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
      return;
    }
  if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != place)
    {
      g_object_ref (row);
      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
      g_object_unref (row);
    }
  nz_task_row_refresh (NZ_TASK_ROW (row));
}

static void
refresh (NzTaskCard *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = tasks_of (self, &error);
  g_autofree char *sql
      = g_strdup_printf ("SELECT count (*) FROM task WHERE state = 'open' AND %s = ?2", self->entity->name);

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (ids == NULL)
    return;
  gint64 open = nz_load_int (self->store, sql, NZ_DATE_NONE, self->id, 0);
  g_autofree char *count = open > 0 ? g_strdup_printf (_ ("%d open"), (int)open) : g_strdup ("");
  remove_rows (self, ids);
  for (guint i = 0; i < ids->len; i++)
    place_row (self, g_array_index (ids, gint64, i), (int)i);
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->list, ids->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), ids->len > 0 || !nz_store_is_read_only (self->store));
}

static gboolean
on_idle (gpointer data)
{
  NzTaskCard *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzTaskCard *self)
{
  if (self->refresh_id == 0 && nz_changes_touch (changes, &nz_entity_task))
    self->refresh_id = g_idle_add (on_idle, self);
}

/* One that was not given at a conference. */
static void
on_add (NzTaskCard *self)
{
  g_autoptr (NzRecord) task = nz_record_new (&nz_entity_task);
  g_autofree char *title = nz_store_title (self->store, self->entity, self->id);
  g_autofree char *label = g_strdup_printf (_ ("Add a task: %s"), title);
  g_autoptr (GError) error = NULL;

  nz_record_fill_required (task);
  nz_record_set_int (task, self->entity->name, self->id);
  if (!nz_store_save_as (self->store, task, label, &error))
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  gint64 id = nz_record_get_id (task);
  refresh (self);
  GtkWidget *row = g_hash_table_lookup (self->rows, &id);
  if (row != NULL)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
}

static void
nz_task_card_dispose (GObject *object)
{
  NzTaskCard *self = NZ_TASK_CARD (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  G_OBJECT_CLASS (nz_task_card_parent_class)->dispose (object);
}

static void
nz_task_card_class_init (NzTaskCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_task_card_dispose;
}

static void
nz_task_card_init (NzTaskCard *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_task_card_new (NzStore *store, const NzEntity *entity, gint64 id)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && nz_task_card_is_about (entity), NULL);

  NzTaskCard *self = g_object_new (NZ_TYPE_TASK_CARD, NULL);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *label = g_strdup_printf (_ ("Add: %s"), _ ("Tasks"));

  self->store = g_object_ref (store);
  self->entity = entity;
  self->id = id;
  self->list = nz_card_list_new (_ ("Tasks"));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "row-subtitle");
  gtk_box_append (GTK_BOX (end), self->count);
  if (!nz_store_is_read_only (store))
    {
      GtkWidget *add = nz_icon_button_new ("list-add-symbolic", label);
      g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
      gtk_box_append (GTK_BOX (end), add);
    }
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Tasks"), end));
  gtk_box_append (GTK_BOX (self), self->list);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
