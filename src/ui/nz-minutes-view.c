/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-minutes-view.h"

#include "base/nz-id.h"
#include "domain/nz-agenda.h"
#include "ui/nz-minutes-item.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"

struct _NzMinutesView
{
  GtkBox parent_instance;

  NzRecordEditor *editor;
  NzStore *store;
  gulong changed_handler;
  guint refresh_id;
  NzWho *who;       /* (nullable): until somebody is named, or names change */
  GPtrArray *items; /* (element-type NzMinutesItem) in the order shown */
  GtkWidget *voters;
  GtkWidget *nothing;
  GtkWidget *box;
  gboolean is_filled;
  gboolean is_narrow;
};

G_DEFINE_FINAL_TYPE (NzMinutesView, nz_minutes_view, GTK_TYPE_BOX)

enum
{
  OPEN_RECORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NzDate
day_of (NzMinutesView *self)
{
  return nz_record_get_date (nz_record_editor_get_record (self->editor), "day");
}

/* Who may be named is read when somebody is. */
static NzWho *
get_who (gpointer data)
{
  NzMinutesView *self = data;
  g_autoptr (GError) error = NULL;

  if (self->who == NULL)
    self->who = nz_who_new (self->store, day_of (self), &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  return self->who;
}

/* --- showing ----------------------------------------------------------------------------------------------
 */

/* (transfer container) (element-type NzAgendaRow): nothing is said in a break, unless somebody wrote it down
 */
static GPtrArray *
rows_of (const NzAgenda *agenda)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < agenda->rows->len; i++)
    {
      const NzAgendaRow *row = agenda->rows->pdata[i];
      if (g_strcmp0 (nz_record_get_text (row->item, "kind"), "break") != 0
          || nz_record_has (row->item, "record"))
        g_ptr_array_add (rows, (gpointer)row);
    }
  return rows;
}

static gboolean
is_same (NzMinutesView *self, GPtrArray *rows)
{
  if (rows->len != self->items->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (nz_minutes_item_get_id (self->items->pdata[i])
        != nz_record_get_id (((const NzAgendaRow *)rows->pdata[i])->item))
      return FALSE;
  return TRUE;
}

/* (transfer full) (nullable): the item of that id, out of those that are shown */
static GtkWidget *
take_item (NzMinutesView *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (nz_minutes_item_get_id (self->items->pdata[i]) == id)
      {
        GtkWidget *item = g_object_ref (g_ptr_array_steal_index (self->items, i));
        gtk_box_remove (GTK_BOX (self->box), item);
        return item;
      }
  return NULL;
}

/* Items that are there stay as they are, with what is being typed in them. */
static void
arrange (NzMinutesView *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) ordered = g_ptr_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = nz_record_get_id (((const NzAgendaRow *)rows->pdata[i])->item);
      g_autoptr (GtkWidget) kept = take_item (self, id);
      GtkWidget *item
          = kept != NULL ? kept : nz_minutes_item_new (self->store, id, day_of (self), get_who, self);
      nz_minutes_item_set_narrow (NZ_MINUTES_ITEM (item), self->is_narrow);
      gtk_box_append (GTK_BOX (self->box), item);
      g_ptr_array_add (ordered, item);
    }
  for (guint i = 0; i < self->items->len; i++)
    gtk_box_remove (GTK_BOX (self->box), self->items->pdata[i]);
  g_ptr_array_unref (self->items);
  self->items = g_steal_pointer (&ordered);
}

static void
refresh (NzMinutesView *self)
{
  g_autoptr (GError) error = NULL;
  NzRecord *meeting = nz_record_editor_get_record (self->editor);
  g_autoptr (NzAgenda) agenda = nz_agenda_new (self->store, meeting, nz_get_language (), &error);
  NzVoters voters = { 0 };

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (agenda == NULL || !nz_voters_count (self->store, nz_record_get_id (meeting), &voters, &error))
    {
      nz_read_error_tell (GTK_WIDGET (self), error);
      return;
    }
  g_autoptr (GPtrArray) rows = rows_of (agenda);
  if (!is_same (self, rows))
    arrange (self, rows);
  for (guint i = 0; i < self->items->len; i++)
    nz_minutes_item_show (self->items->pdata[i], i + 1, rows->pdata[i], &voters);
  g_autofree char *words = nz_voters_words (&voters, nz_get_language ());
  gtk_label_set_label (GTK_LABEL (self->voters), words);
  gtk_widget_set_visible (self->voters, *words != '\0');
  gtk_widget_set_visible (self->nothing, self->items->len == 0);
}

static gboolean
on_idle (gpointer data)
{
  NzMinutesView *self = data;

  self->refresh_id = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzMinutesView *self)
{
  if (nz_changes_touch (changes, &nz_entity_organisation) || nz_changes_touch (changes, &nz_entity_person)
      || nz_changes_touch (changes, &nz_entity_working_group))
    g_clear_pointer (&self->who, nz_who_free);
  if (self->is_filled && self->refresh_id == 0)
    self->refresh_id = g_idle_add (on_idle, self);
}

/* --- the head ---------------------------------------------------------------------------------------------
 */

static GtkWidget *
head_new (NzMinutesView *self)
{
  static const char *const fields[]
      = { "minutes_state", "chair", "minutes_by", "minutes_sent_on", "minutes_approved_at" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = nz_card_list_new (_ ("Minutes"));

  self->voters = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->voters), 0);
  gtk_label_set_wrap (GTK_LABEL (self->voters), TRUE);
  gtk_widget_add_css_class (self->voters, "row-subtitle");
  gtk_box_append (GTK_BOX (box), nz_card_heading_new (_ ("Minutes"), NULL));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         nz_field_row_new (self->editor, nz_entity_field (&nz_entity_meeting, fields[i])));
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->voters);
  return box;
}

static GtkWidget *
hint_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
fill (NzMinutesView *self)
{
  self->is_filled = TRUE;
  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (
      GTK_BOX (self),
      hint_new (_ ("A line such as “@Jugendamt bis 15.3. Find rooms” becomes a task and comes back on the "
                   "next agenda.")));
  self->nothing = hint_new (_ ("The minutes follow the agenda, and nothing is on it yet."));
  gtk_box_append (GTK_BOX (self), self->nothing);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_box_append (GTK_BOX (self), self->box);
  refresh (self);
}

/* A row of the page has been asked for its record. */
static void
on_open_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const NzEntity *entity = parts[0] != NULL ? nz_entity_by_name (parts[0]) : NULL;
  gint64 id;

  if (entity != NULL && parts[1] != NULL && nz_id_parse (parts[1], &id))
    g_signal_emit (widget, signals[OPEN_RECORD], 0, (gpointer)entity, id);
}

void
nz_minutes_view_set_narrow (NzMinutesView *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_MINUTES_VIEW (self));

  self->is_narrow = narrow;
  for (guint i = 0; i < self->items->len; i++)
    nz_minutes_item_set_narrow (self->items->pdata[i], narrow);
}

static void
nz_minutes_view_map (GtkWidget *widget)
{
  NzMinutesView *self = NZ_MINUTES_VIEW (widget);

  if (!self->is_filled)
    fill (self);
  GTK_WIDGET_CLASS (nz_minutes_view_parent_class)->map (widget);
}

static void
nz_minutes_view_dispose (GObject *object)
{
  NzMinutesView *self = NZ_MINUTES_VIEW (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  /* what is still being typed in an item is saved as it goes, and may need the names */
  G_OBJECT_CLASS (nz_minutes_view_parent_class)->dispose (object);
  g_clear_object (&self->editor);
  g_clear_object (&self->store);
}

static void
nz_minutes_view_finalize (GObject *object)
{
  NzMinutesView *self = NZ_MINUTES_VIEW (object);

  g_clear_pointer (&self->who, nz_who_free);
  g_ptr_array_unref (self->items);
  G_OBJECT_CLASS (nz_minutes_view_parent_class)->finalize (object);
}

static void
nz_minutes_view_class_init (NzMinutesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_minutes_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_minutes_view_finalize;
  widget_class->map = nz_minutes_view_map;
  signals[OPEN_RECORD] = g_signal_new ("open-record", NZ_TYPE_MINUTES_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, NZ_ACTION_OPEN_RECORD, "s", on_open_record);
}

static void
nz_minutes_view_init (NzMinutesView *self)
{
  self->items = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
}

GtkWidget *
nz_minutes_view_new (NzRecordEditor *editor)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor), NULL);

  NzMinutesView *self = g_object_new (NZ_TYPE_MINUTES_VIEW, NULL);
  self->editor = g_object_ref (editor);
  self->store = g_object_ref (nz_record_editor_get_store (editor));
  self->changed_handler = g_signal_connect (self->store, "changed", G_CALLBACK (on_store_changed), self);
  return GTK_WIDGET (self);
}
