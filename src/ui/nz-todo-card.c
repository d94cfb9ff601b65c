/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-todo-card.h"

#include "base/nz-id.h"
#include "model/nz-summary.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "ui/nz-until-popover.h"
#include "widgets/nz-line-row.h"
#include "widgets/nz-list-row.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-record-chooser.h"

/* Whole sentences also in a narrow window; an entry of the journal may begin with half a page. */
#define MOST_LINES 6

struct _NzTodoCard
{
  GtkBox parent_instance;

  NzStore *store;
  NzTodoKind kind;
  gboolean is_narrow;
  GtkWidget *list;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (NzTodoCard, nz_todo_card, GTK_TYPE_BOX)

static const NzTodo *
todo_of (gpointer widget)
{
  return g_object_get_data (widget, "todo");
}

/* --- acting -----------------------------------------------------------------------------------------------
 */

static void
report (NzTodoCard *self, gboolean good, const char *text, const GError *error)
{
  if (good)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notice", "s", text);
  else
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, NzTodoCard *self)
{
  const NzTodo *todo = todo_of (row);
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where
      = g_strdup_printf ("%s/%s", todo->target->name, nz_id_to_text (todo->target_id, text));

  if (todo->part == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
      return;
    }
  g_autofree char *part = g_strdup_printf ("%s/%s", where, todo->part);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-part", "s", part);
}

static void
on_finish (GtkWidget *button, NzTodoCard *self)
{
  const NzTodo *todo = todo_of (button);
  g_autofree char *text = g_strdup_printf ("%s: %s", nz_todo_finish_label (self->kind), todo->title);
  g_autoptr (GError) error = NULL;
  gboolean good = nz_todo_finish (self->store, todo, nz_date_today (), &error);

  report (self, good, text, error);
}

static void
on_postpone (GtkWidget *popover, int days, NzTodoCard *self)
{
  const NzTodo *todo = todo_of (popover);
  NzDate until = nz_date_from_days (days);
  g_autofree char *day = nz_date_format (until, nz_get_language (), NZ_DATE_LONG);
  g_autofree char *text = g_strdup_printf (_ ("Postponed until %s: %s"), day, todo->title);
  g_autoptr (GError) error = NULL;
  gboolean good = nz_todo_postpone (self->store, todo, until, &error);

  report (self, good, text, error);
}

static void
on_put_off (GtkWidget *popover, int days, NzTodoCard *self)
{
  NzDate until = nz_date_from_days (days);
  g_autofree char *day = nz_date_format (until, nz_get_language (), NZ_DATE_LONG);
  g_autofree char *text
      = g_strdup_printf (_ ("Postponed until %s: %s"), day, nz_todo_kind_label (self->kind));
  g_autoptr (GError) error = NULL;
  gboolean good = nz_todo_put_off (self->store, self->kind, until, &error);

  report (self, good, text, error);
}

/* Somebody is named for an open seat. */
static void
on_named (GtkWidget *chooser, gint64 person, NzTodoCard *self)
{
  const NzTodo *todo = todo_of (chooser);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) seat = nz_store_get (self->store, &nz_entity_membership, todo->id, &error);
  g_autofree char *name = nz_store_title (self->store, &nz_entity_person, person);
  g_autofree char *label = g_strdup_printf (_ ("Name %s: %s"), name, todo->title);

  if (seat != NULL)
    {
      nz_record_set_int (seat, "person", person);
      nz_record_set_int (seat, "vacant", 0);
    }
  gboolean good = seat != NULL && nz_store_save_as (self->store, seat, label, &error);
  report (self, good, label, error);
}

/* --- a row ------------------------------------------------------------------------------------------------
 */

/* (transfer full): "since 7 Nov", "today", "Fri, 13 Nov", "in 3 weeks" */
static char *
due_words (const NzTodo *todo)
{
  NzDate today = nz_date_today ();
  int days = nz_date_days_between (today, todo->due);

  if (days == 0)
    return g_strdup (_ ("today"));
  g_autofree char *day = nz_date_format (todo->due, nz_get_language (), NZ_DATE_NUMERIC);
  if (days < 0)
    return g_strdup_printf (_ ("since %s"), day);
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  if (days < 14)
    return g_strdup_printf (nz_ngettext ("in %d day", "in %d days", days), days);
  return g_strdup_printf (nz_ngettext ("in %d week", "in %d weeks", days / 7), days / 7);
}

static GtkWidget *
due_badge_new (const NzTodo *todo)
{
  static const char *const styles[]
      = { [NZ_TODO_LATER] = "neutral", [NZ_TODO_SOON] = "attention", [NZ_TODO_LATE] = "late" };
  g_autofree char *words = due_words (todo);
  GtkWidget *badge = gtk_label_new (words);

  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, styles[todo->urgency]);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return badge;
}

/* In a narrow window below the text, which has the width of the row then. */
static void
add_due (NzTodoCard *self, GtkWidget *row, const NzTodo *todo)
{
  GtkWidget *badge = due_badge_new (todo);

  nz_line_row_describe (NZ_LINE_ROW (row), gtk_label_get_label (GTK_LABEL (badge)));
  if (!self->is_narrow)
    {
      nz_line_row_add_suffix (NZ_LINE_ROW (row), badge);
      return;
    }
  gtk_widget_set_halign (badge, GTK_ALIGN_START);
  nz_line_row_add_below (NZ_LINE_ROW (row), badge);
}

static GtkWidget *
disc_new (NzTodoCard *self, const NzTodo *todo)
{
  GtkWidget *disc = nz_disc_new (28);
  NzSummary summary;

  nz_summary_load (self->store, todo->target, todo->target_id, nz_date_today (), &summary);
  if (summary.sign != NULL)
    nz_disc_set_sign (NZ_DISC (disc), summary.sign);
  else if (summary.initials != NULL && *summary.initials != '\0')
    nz_disc_set_initials (NZ_DISC (disc), summary.initials);
  else
    nz_disc_set_icon (NZ_DISC (disc), nz_entity_icon_name (todo->target));
  nz_summary_clear (&summary);
  return disc;
}

static void
add_popover (NzTodoCard *self,
             GtkWidget *row,
             const NzTodo *todo,
             const char *icon,
             const char *label,
             GtkWidget *popover)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", label, todo->title);
  GtkWidget *button = nz_icon_menu_button_new (icon, label, popover);

  g_object_set_data (G_OBJECT (popover), "todo", (gpointer)todo);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  nz_line_row_add_suffix (NZ_LINE_ROW (row), button);
}

static void
add_finish (NzTodoCard *self, GtkWidget *row, const NzTodo *todo)
{
  const char *label = nz_todo_finish_label (self->kind);
  g_autofree char *name = label != NULL ? g_strdup_printf ("%s: %s", label, todo->title) : NULL;
  GtkWidget *button;

  if (label == NULL)
    return;
  if (self->kind == NZ_TODO_FOLLOW_UP || self->kind == NZ_TODO_TASK)
    {
      button = gtk_check_button_new ();
      gtk_widget_set_tooltip_text (button, label);
      g_signal_connect (button, "toggled", G_CALLBACK (on_finish), self);
      nz_line_row_add_prefix (NZ_LINE_ROW (row), button);
    }
  else
    {
      button = nz_icon_button_new ("object-select-symbolic", label);
      g_signal_connect (button, "clicked", G_CALLBACK (on_finish), self);
      nz_line_row_add_suffix (NZ_LINE_ROW (row), button);
    }
  g_object_set_data (G_OBJECT (button), "todo", (gpointer)todo);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* Whoever was called is written down, and the line goes. */
static void
add_call (GtkWidget *row, const NzTodo *todo)
{
  GtkWidget *button = nz_icon_button_new ("nz-call-symbolic", _ ("Write down a contact"));
  g_autofree char *name = g_strdup_printf (_ ("Write down a contact: %s"), todo->title);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", todo->subject);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.journal-about");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  nz_line_row_add_suffix (NZ_LINE_ROW (row), button);
}

static GtkWidget *
row_new (NzTodoCard *self, const NzTodo *todo)
{
  GtkWidget *row = nz_line_row_new (todo->title, todo->detail, MOST_LINES);
  gboolean writable = !nz_store_is_read_only (self->store);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "todo", (gpointer)todo);
  if (self->kind != NZ_TODO_FOLLOW_UP && self->kind != NZ_TODO_TASK && self->kind != NZ_TODO_MEETING)
    nz_line_row_add_prefix (NZ_LINE_ROW (row), disc_new (self, todo));
  if (nz_date_is_full (todo->due))
    add_due (self, row, todo);
  if (!writable)
    return row;
  add_finish (self, row, todo);
  if (self->kind == NZ_TODO_CONTACT || self->kind == NZ_TODO_SPONSORSHIP)
    add_call (row, todo);
  if (self->kind == NZ_TODO_SEAT)
    {
      GtkWidget *chooser = nz_record_chooser_new (self->store, &nz_entity_person, NULL, FALSE);
      g_autoptr (GError) error = NULL;
      g_autoptr (NzRecord) seat = nz_store_get (self->store, &nz_entity_membership, todo->id, &error);

      nz_read_error_tell (GTK_WIDGET (self), error);
      nz_record_chooser_set_likely_people (NZ_RECORD_CHOOSER (chooser),
                                           seat != NULL ? nz_record_get_int (seat, "organisation") : 0);
      g_signal_connect (chooser, "chosen", G_CALLBACK (on_named), self);
      add_popover (self, row, todo, "contact-new-symbolic", _ ("Name somebody"), chooser);
    }
  GtkWidget *until = nz_until_popover_new ();
  g_signal_connect (until, "chosen", G_CALLBACK (on_postpone), self);
  add_popover (self, row, todo, "nz-later-symbolic", _ ("Postpone"), until);
  return row;
}

/* --- the card ---------------------------------------------------------------------------------------------
 */

/* The row in which the focus is, -1 if it is elsewhere. */
static int
focused_row (NzTodoCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;

  return row != NULL && gtk_widget_is_ancestor (row, self->list)
             ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))
             : -1;
}

/* Whoever works down the list by keyboard finds the next line under the hands. */
static void
focus_row (NzTodoCard *self, int index)
{
  for (; index >= 0; index--)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
      if (row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row)))
        return;
    }
}

void
nz_todo_card_set_narrow (NzTodoCard *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_TODO_CARD (self));
  self->is_narrow = narrow;
}

void
nz_todo_card_set (NzTodoCard *self, const NzTodos *todos, GtkWidget *head)
{
  g_return_if_fail (NZ_IS_TODO_CARD (self) && todos != NULL);

  const GPtrArray *lines = todos->lines[self->kind];
  guint n = todos->counts[self->kind];
  int focused = focused_row (self);
  g_autofree char *count
      = n > lines->len ? g_strdup_printf (_ ("%u of %u"), lines->len, n) : g_strdup_printf ("%u", n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  if (head != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->list), head);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), row_new (self, lines->pdata[i]));
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || head != NULL);
  if (focused >= 0)
    focus_row (self, focused);
}

static void
nz_todo_card_dispose (GObject *object)
{
  g_clear_object (&NZ_TODO_CARD (object)->store);
  G_OBJECT_CLASS (nz_todo_card_parent_class)->dispose (object);
}

static void
nz_todo_card_class_init (NzTodoCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_todo_card_dispose;
}

static void
nz_todo_card_init (NzTodoCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

GtkWidget *
nz_todo_card_new (NzStore *store, NzTodoKind kind)
{
  NzTodoCard *self = g_object_new (NZ_TYPE_TODO_CARD, NULL);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *label = nz_todo_kind_label (kind);
  g_autofree char *name = g_strdup_printf (_ ("Put off: %s"), label);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->count = gtk_label_new (NULL);
  self->list = nz_card_list_new (label);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
  gtk_widget_add_css_class (self->count, "row-subtitle");
  gtk_box_append (GTK_BOX (end), self->count);
  if (!nz_store_is_read_only (store))
    {
      GtkWidget *until = nz_until_popover_new ();
      g_signal_connect (until, "chosen", G_CALLBACK (on_put_off), self);
      gtk_box_append (GTK_BOX (end), nz_icon_menu_button_new ("view-more-symbolic", name, until));
    }
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (label, end));
  gtk_box_append (GTK_BOX (self), self->list);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  return GTK_WIDGET (self);
}
