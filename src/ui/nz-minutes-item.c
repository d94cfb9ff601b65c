/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-minutes-item.h"

#include "domain/nz-load.h"
#include "domain/nz-meeting.h"
#include "domain/nz-task-line.h"
#include "ui/nz-decision-row.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "ui/nz-task-row.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-line-row.h"

struct _NzMinutesItem
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 item, meeting;
  NzDate day; /* of the meeting */
  NzMinutesWho who;
  gpointer data;

  GtkWidget *heading;
  GtkWidget *by;
  GtkWidget *decide;
  GtkWidget *decide_word;
  GtkWidget *postponed;
  GtkWidget *list;
  GtkWidget *text;     /* NzMinutesField */
  GtkWidget *text_row; /* its row */
  GtkWidget *approval; /* (nullable): row */
  GPtrArray *faults;   /* (element-type GtkWidget): rows */
  GHashTable *rows;    /* (element-type gint64 GtkWidget): tasks and decisions by their id */
  gint64 last_of;      /* the meeting whose minutes are approved here */
  gint64 to_edit;      /* a decision that was just added */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (NzMinutesItem, nz_minutes_item, GTK_TYPE_BOX)

gint64
nz_minutes_item_get_id (NzMinutesItem *self)
{
  g_return_val_if_fail (NZ_IS_MINUTES_ITEM (self), 0);
  return self->item;
}

/* --- acting -----------------------------------------------------------------------------------------------
 */

static void
on_decide (NzMinutesItem *self)
{
  g_autoptr (GError) error = NULL;

  nz_minutes_field_flush (NZ_MINUTES_FIELD (self->text));
  gint64 id = nz_decision_add (self->store, self->item, &error);
  if (id == 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  /* its row comes with the change */
  self->to_edit = id;
}

static void
on_postponed (GtkToggleButton *button, NzMinutesItem *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->is_showing
      && !nz_minutes_set_postponed (self->store, self->item, gtk_toggle_button_get_active (button), &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_approve (NzMinutesItem *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) last = nz_store_get (self->store, &nz_entity_meeting, self->last_of, &error);
  gboolean approved = last != NULL && g_strcmp0 (nz_record_get_text (last, "minutes_state"), "approved") == 0;

  if (last == NULL || !nz_minutes_set_approved (self->store, self->last_of, self->meeting, !approved, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* --- what its lines lack ----------------------------------------------------------------------------------
 */

static GtkWidget *
fault_row_new (const NzTaskLine *line, const char *fault)
{
  GtkWidget *row = nz_line_row_new (fault, line->raw, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_add_css_class (icon, "warning");
  nz_line_row_add_prefix (NZ_LINE_ROW (row), icon);
  return row;
}

/* Behind the text, in the order of its lines. */
static void
show_faults (NzMinutesItem *self)
{
  g_autofree char *text = nz_minutes_field_dup (NZ_MINUTES_FIELD (self->text));
  NzWho *who = strchr (text, '@') != NULL ? self->who (self->data) : NULL;
  g_autoptr (GPtrArray) lines = who != NULL ? nz_task_lines_parse (text, who, self->day) : NULL;
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->text_row)) + 1;

  for (guint i = 0; i < self->faults->len; i++)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), self->faults->pdata[i]);
  g_ptr_array_set_size (self->faults, 0);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      g_autofree char *fault = nz_task_line_fault (lines->pdata[i]);
      if (fault == NULL)
        continue;
      GtkWidget *row = fault_row_new (lines->pdata[i], fault);
      g_ptr_array_add (self->faults, row);
      gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place++);
    }
}

/* --- tasks and decisions ----------------------------------------------------------------------------------
 */

typedef struct
{
  gint64 id, answer;
  gboolean is_decision;
} Line;

/* The tasks asked for here, those that were given here, the decisions. (transfer full) (element-type Line) */
static GArray *
lines_of (NzMinutesItem *self, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (NzRows) rows
      = nz_rows_new (self->store,
                     "SELECT task, id, 0, 0 AS part, day AS day, id AS last FROM task_answer WHERE "
                     "agenda_item = ?1 UNION ALL "
                     "SELECT id, 0, 0, 1, coalesce (due, '9'), id FROM task WHERE agenda_item = ?1 UNION ALL "
                     "SELECT id, 0, 1, 2, "
                     "'', coalesce (number, 0) FROM decision WHERE agenda_item = ?1 ORDER BY part, day, last",
                     error);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return NULL;
  nz_rows_bind_int (rows, 1, self->item);
  while (nz_rows_next (rows, &local))
    {
      Line line = { nz_rows_int (rows, 0), nz_rows_int (rows, 1), nz_rows_int (rows, 2) != 0 };
      g_array_append_val (lines, line);
    }
  return nz_load_done (&local, error) ? g_steal_pointer (&lines) : NULL;
}

static void
remove_rows (NzMinutesItem *self, GArray *lines)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (kept, &g_array_index (lines, Line, i).id);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (!g_hash_table_contains (kept, key))
      {
        gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
        g_hash_table_iter_remove (&iter);
      }
}

/* Each at its place behind the text and its faults; rows that are there stay open. */
static void
show_lines (NzMinutesItem *self, GArray *lines, const NzVoters *voters)
{
  int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->text_row)) + 1 + (int)self->faults->len;

  remove_rows (self, lines);
  for (guint i = 0; i < lines->len; i++, place++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      GtkWidget *row = g_hash_table_lookup (self->rows, &line->id);
      if (row == NULL)
        {
          row = line->is_decision ? nz_decision_row_new (self->store, line->id)
                                  : nz_task_row_new (self->store, line->id, line->answer);
          g_hash_table_insert (self->rows, g_memdup2 (&line->id, sizeof line->id), row);
          gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
        }
      else if (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) != place)
        {
          g_object_ref (row);
          gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
          gtk_list_box_insert (GTK_LIST_BOX (self->list), row, place);
          g_object_unref (row);
        }
      if (line->is_decision)
        nz_decision_row_refresh (NZ_DECISION_ROW (row), voters);
      if (line->is_decision && line->id == self->to_edit)
        {
          self->to_edit = 0;
          nz_decision_row_begin_editing (NZ_DECISION_ROW (row));
        }
      if (!line->is_decision)
        nz_task_row_refresh (NZ_TASK_ROW (row));
    }
}

/* --- the approval of the last minutes ---------------------------------------------------------------------
 */

static void
show_approval (NzMinutesItem *self, NzRecord *item)
{
  g_autoptr (GError) error = NULL;
  gboolean asks = g_strcmp0 (nz_record_get_text (item, "kind"), "minutes") == 0;

  if (self->approval != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), g_steal_pointer (&self->approval));
  self->last_of = asks ? nz_minutes_last (self->store, self->meeting, &error) : 0;
  g_autoptr (NzRecord) last
      = self->last_of != 0 ? nz_store_get (self->store, &nz_entity_meeting, self->last_of, &error) : NULL;
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (last == NULL)
    return;
  const NzField *field = nz_entity_field (&nz_entity_meeting, "minutes_state");
  const NzChoice *state = nz_field_choice (field, nz_record_get_text (last, "minutes_state"));
  gboolean approved = state != NULL && g_str_equal (state->code, "approved");
  g_autofree char *title = nz_meeting_short_title (last, nz_get_language ());
  g_autofree char *words = g_strdup_printf (_ ("Minutes: %s"), title);
  GtkWidget *button = gtk_button_new_with_label (approved ? _ ("Take back") : _ ("Approve"));
  g_autofree char *name = g_strdup_printf (
      approved ? _ ("Take the approval of the minutes back: %s") : _ ("Approve the minutes: %s"), title);

  self->approval = nz_line_row_new (
      words, state != NULL ? nz_choice_label (state, nz_get_language ()) : _ ("not written yet"), 3);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (self->store));
  nz_button_set_accessible_name (button, name);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_approve), self);
  nz_line_row_add_suffix (NZ_LINE_ROW (self->approval), button);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->approval);
}

/* --- the whole --------------------------------------------------------------------------------------------
 */

static void
show_head (NzMinutesItem *self, guint number, const NzAgendaRow *row)
{
  g_autofree char *heading = g_strdup_printf ("%u. %s", number, row->title);
  g_autofree char *decide = g_strdup_printf (_ ("Decide: %s"), row->title);
  g_autofree char *adjourn = g_strdup_printf (_ ("Adjourn: %s"), row->title);

  gtk_label_set_label (GTK_LABEL (self->heading), heading);
  gtk_label_set_label (GTK_LABEL (self->by), row->by != NULL ? row->by : "");
  gtk_widget_set_visible (self->by, row->by != NULL);
  nz_button_set_accessible_name (self->decide, decide);
  nz_button_set_accessible_name (self->postponed, adjourn);
  self->is_showing = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->postponed),
                                nz_record_get_int (row->item, "postponed") != 0);
  self->is_showing = FALSE;
}

void
nz_minutes_item_show (NzMinutesItem *self, guint number, const NzAgendaRow *row, const NzVoters *voters)
{
  g_return_if_fail (NZ_IS_MINUTES_ITEM (self) && row != NULL && voters != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) lines = lines_of (self, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  self->meeting = nz_record_get_int (row->item, "meeting");
  show_head (self, number, row);
  nz_minutes_field_show (NZ_MINUTES_FIELD (self->text), row->title, nz_record_get_text (row->item, "record"));
  show_approval (self, row->item);
  show_faults (self);
  if (lines != NULL)
    show_lines (self, lines, voters);
}

void
nz_minutes_item_set_narrow (NzMinutesItem *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_MINUTES_ITEM (self));
  gtk_widget_set_visible (self->decide_word, !narrow);
}

/* An icon with a word, which a narrow window leaves out. */
static GtkWidget *
decide_new (NzMinutesItem *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->decide_word = gtk_label_new (_ ("Decide"));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), self->decide_word);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Add a decision under this item"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_decide), self);
  return button;
}

static GtkWidget *
head_new (NzMinutesItem *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean writable = !nz_store_is_read_only (self->store);

  self->heading = gtk_label_new (NULL);
  self->by = gtk_label_new (NULL);
  self->decide = decide_new (self);
  self->postponed = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->postponed), "nz-later-symbolic");
  gtk_widget_set_tooltip_text (self->postponed, _ ("Adjourned: it is suggested for the next agenda"));
  gtk_widget_set_valign (self->postponed, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->postponed, "flat");
  g_signal_connect (self->postponed, "toggled", G_CALLBACK (on_postponed), self);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->heading), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->by), 0);
  gtk_label_set_wrap (GTK_LABEL (self->by), TRUE);
  gtk_widget_add_css_class (self->heading, "heading");
  gtk_widget_add_css_class (self->by, "row-subtitle");
  gtk_widget_add_css_class (box, "card-heading");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->decide, writable);
  gtk_widget_set_sensitive (self->postponed, writable);
  gtk_box_append (GTK_BOX (texts), self->heading);
  gtk_box_append (GTK_BOX (texts), self->by);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->decide);
  gtk_box_append (GTK_BOX (box), self->postponed);
  return box;
}

static void
nz_minutes_item_dispose (GObject *object)
{
  g_clear_object (&NZ_MINUTES_ITEM (object)->store);
  G_OBJECT_CLASS (nz_minutes_item_parent_class)->dispose (object);
}

static void
nz_minutes_item_finalize (GObject *object)
{
  g_ptr_array_unref (NZ_MINUTES_ITEM (object)->faults);
  g_hash_table_unref (NZ_MINUTES_ITEM (object)->rows);
  G_OBJECT_CLASS (nz_minutes_item_parent_class)->finalize (object);
}

static void
nz_minutes_item_class_init (NzMinutesItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_minutes_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_minutes_item_finalize;
}

static void
nz_minutes_item_init (NzMinutesItem *self)
{
  self->faults = g_ptr_array_new ();
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_minutes_item_new (NzStore *store, gint64 item, NzDate day, NzMinutesWho who, gpointer data)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && who != NULL, NULL);

  NzMinutesItem *self = g_object_new (NZ_TYPE_MINUTES_ITEM, NULL);
  self->store = g_object_ref (store);
  self->item = item;
  self->day = day;
  self->who = who;
  self->data = data;
  self->text = nz_minutes_field_new (store, item, who, data);
  self->text_row = adw_preferences_row_new ();
  self->list = nz_card_list_new (_ ("Minutes"));
  gtk_widget_set_margin_top (self->text, 9);
  gtk_widget_set_margin_bottom (self->text, 9);
  gtk_widget_set_margin_start (self->text, 12);
  gtk_widget_set_margin_end (self->text, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->text_row), self->text);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->text_row), FALSE);
  gtk_widget_set_focusable (self->text_row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->text_row);
  g_signal_connect_object (self->text, "written", G_CALLBACK (show_faults), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), head_new (self));
  gtk_box_append (GTK_BOX (self), self->list);
  return GTK_WIDGET (self);
}
