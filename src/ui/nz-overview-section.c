/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-overview-section.h"

#include "base/nz-id.h"
#include "domain/nz-meeting.h"
#include "domain/nz-todo.h"
#include "ui/nz-conference-card.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-todo-card.h"
#include "ui/nz-todo-load.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-segment-bar.h"
#include "widgets/nz-height-first-layout.h"

/* What is to be done stands left, what is to be known right. */
static const NzTodoKind left_kinds[]
    = { NZ_TODO_MEETING, NZ_TODO_FOLLOW_UP, NZ_TODO_TASK, NZ_TODO_ENDING, NZ_TODO_SPONSORSHIP };
static const NzTodoKind right_kinds[] = { NZ_TODO_SEAT, NZ_TODO_CONTACT, NZ_TODO_CHECK, NZ_TODO_FILE };
#define RIGHT_WIDTH 360
#define WHOLE_WIDTH 1004

struct _NzOverviewSection
{
  NzSection parent_instance;

  NzStore *store;
  gulong changed_handler;
  GCancellable *cancellable;
  NzTodos *todos; /* (nullable) */
  NzDate gathered_on;
  gboolean loading, dirty;
  NzTodoCard *cards[NZ_N_TODO_KINDS];
  GtkWidget *put_off_list;

  GtkWidget *back;
  GtkLabel *heading;
  GtkLabel *day;
  GtkWidget *nothing;
  GtkBox *columns;
  GtkBox *left;
  AdwClamp *right_column;
  GtkBox *right;
  GtkBox *put_off_card;
};

G_DEFINE_FINAL_TYPE (NzOverviewSection, nz_overview_section, NZ_TYPE_SECTION)

/* --- the next conference ----------------------------------------------------------------------------------
 */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
open_button_new (gint64 meeting)
{
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open"));
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s", nz_entity_meeting.name, nz_id_to_text (meeting, text));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", where);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), NZ_ACTION_OPEN_RECORD);
  gtk_widget_set_valign (open, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (open, "suggested-action");
  return open;
}

/* (nullable) */
static GtkWidget *
conference_head_new (const NzTodos *todos, gboolean narrow)
{
  if (todos->meeting == NULL || todos->progress == NULL)
    return NULL;

  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = nz_meeting_title (todos->meeting, nz_get_language ());
  g_autofree char *when = nz_meeting_when (todos->meeting, nz_get_language ());
  g_autofree char *done = g_strdup_printf (_ ("%u of %d steps done"), todos->progress->n_done, NZ_N_STEPS);
  GtkWidget *bin = nz_height_first_bin_new (texts);

  gtk_widget_set_hexpand (bin, TRUE);
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label_new (title, "heading"));
  gtk_box_append (GTK_BOX (texts), label_new (when, "row-subtitle"));
  gtk_box_append (GTK_BOX (texts), label_new (done, "row-subtitle"));
  gtk_box_append (GTK_BOX (head), nz_date_tile_new (nz_record_get_date (todos->meeting, "day"), TRUE));
  gtk_box_append (GTK_BOX (head), bin);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), nz_progress_bar_new (todos->progress));
  gtk_box_append (GTK_BOX (narrow ? box : head), open_button_new (nz_record_get_id (todos->meeting)));
  gtk_widget_add_css_class (box, "conference-head");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* --- what was put off -------------------------------------------------------------------------------------
 */

static void
on_show_again (GtkButton *button, NzOverviewSection *self)
{
  NzTodoKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));
  g_autoptr (GError) error = NULL;

  if (!nz_todo_put_off (self->store, kind, NZ_DATE_NONE, &error))
    nz_section_show_error (NZ_SECTION (self), error);
}

static GtkWidget *
put_off_row_new (NzOverviewSection *self, NzTodoKind kind, NzDate until)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Show again"));
  g_autofree char *day = nz_date_format (until, nz_get_language (), NZ_DATE_LONG);
  g_autofree char *words = g_strdup_printf (_ ("until %s"), day);
  g_autofree char *name = g_strdup_printf (_ ("Show again: %s"), nz_todo_kind_label (kind));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), nz_todo_kind_label (kind));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (self->store));
  nz_button_set_accessible_name (button, name);
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (kind));
  g_signal_connect (button, "clicked", G_CALLBACK (on_show_again), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static guint
show_put_off (NzOverviewSection *self)
{
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (self->put_off_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->put_off_list), child);
  for (guint i = 0; i < NZ_N_TODO_KINDS; i++)
    if (nz_date_is_set (self->todos->put_off[i]))
      {
        gtk_list_box_append (GTK_LIST_BOX (self->put_off_list),
                             put_off_row_new (self, i, self->todos->put_off[i]));
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->put_off_card), n > 0);
  return n;
}

/* --- gathering --------------------------------------------------------------------------------------------
 */

static void load (NzOverviewSection *self);

static void
show_day (NzOverviewSection *self)
{
  NzDate today = nz_date_today ();
  g_autofree char *day = nz_date_format (today, nz_get_language (), NZ_DATE_FULL);
  g_autofree char *text = g_strdup_printf (_ ("%s · week %d"), day, nz_date_iso_week (today));

  gtk_label_set_label (self->day, text);
}

static gboolean
has_card (GtkBox *column)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (column)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      return TRUE;
  return FALSE;
}

static void
fill_cards (NzOverviewSection *self)
{
  gboolean narrow = nz_section_get_width (NZ_SECTION (self)) == NZ_WIDTH_NARROW;

  for (guint i = 0; i < NZ_N_TODO_KINDS; i++)
    {
      GtkWidget *head = i == NZ_TODO_MEETING ? conference_head_new (self->todos, narrow) : NULL;
      nz_todo_card_set_narrow (self->cards[i], narrow);
      nz_todo_card_set (self->cards[i], self->todos, head);
    }
}

static void
show (NzOverviewSection *self, NzTodos *todos)
{
  g_autoptr (NzTodos) old = g_steal_pointer (&self->todos);

  self->todos = todos;
  fill_cards (self);
  show_put_off (self);
  show_day (self);
  gboolean left = has_card (self->left), right = has_card (self->right);
  gtk_widget_set_visible (GTK_WIDGET (self->left), left);
  gtk_widget_set_visible (GTK_WIDGET (self->right_column), right);
  gtk_widget_set_visible (self->nothing, !left && !right);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzOverviewSection) self = data;
  g_autoptr (GError) error = NULL;
  NzTodos *todos = nz_todo_load_finish (result, &error);

  self->loading = FALSE;
  if (self->store == NULL)
    {
      g_clear_pointer (&todos, nz_todos_free);
      return;
    }
  if (todos != NULL)
    show (self, todos);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    nz_section_show_error (NZ_SECTION (self), error);
  if (self->dirty)
    load (self);
}

static void
load (NzOverviewSection *self)
{
  if (self->loading || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->dirty = TRUE;
      return;
    }
  self->dirty = FALSE;
  self->loading = TRUE;
  self->gathered_on = nz_date_today ();
  nz_todo_load_async (self->store, self->gathered_on, self->cancellable, on_loaded, g_object_ref (self));
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzOverviewSection *self)
{
  load (self);
}

/* It may have been left open over night. */
static void
nz_overview_section_map (GtkWidget *widget)
{
  NzOverviewSection *self = NZ_OVERVIEW_SECTION (widget);

  GTK_WIDGET_CLASS (nz_overview_section_parent_class)->map (widget);
  if (self->dirty || !nz_date_equal (self->gathered_on, nz_date_today ()))
    load (self);
}

/* --- what the window asks for -----------------------------------------------------------------------------
 */

static void
set_width (NzSection *section, NzWidth width)
{
  NzOverviewSection *self = NZ_OVERVIEW_SECTION (section);
  gboolean wide = width == NZ_WIDTH_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->columns, wide ? 24 : 16);
  adw_clamp_set_maximum_size (self->right_column, wide ? RIGHT_WIDTH : WHOLE_WIDTH);
  adw_clamp_set_tightening_threshold (self->right_column, wide ? RIGHT_WIDTH : WHOLE_WIDTH);
  gtk_widget_set_visible (self->back, !wide);
  if (self->todos != NULL)
    fill_cards (self);
}

static void
on_open_record (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const NzEntity *entity = parts[0] != NULL ? nz_entity_by_name (parts[0]) : NULL;
  gint64 id;

  if (entity != NULL && parts[1] != NULL && nz_id_parse (parts[1], &id))
    nz_section_open_record (NZ_SECTION (widget), entity, id);
}

/* Follow-ups that were done since, and what was sent, would be those of today on any day. */
static const char *
get_day_note (NzSection *section)
{
  return _ ("The Overview is always about today.");
}

static void
add (NzSection *section)
{
  gtk_widget_activate_action (GTK_WIDGET (section), "win.journal", NULL);
}

/* --- GObject ----------------------------------------------------------------------------------------------
 */

static void
nz_overview_section_dispose (GObject *object)
{
  NzOverviewSection *self = NZ_OVERVIEW_SECTION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_overview_section_parent_class)->dispose (object);
}

static void
nz_overview_section_finalize (GObject *object)
{
  NzOverviewSection *self = NZ_OVERVIEW_SECTION (object);

  g_clear_pointer (&self->todos, nz_todos_free);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (nz_overview_section_parent_class)->finalize (object);
}

static void
nz_overview_section_class_init (NzOverviewSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_overview_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_overview_section_finalize;
  widget_class->map = nz_overview_section_map;
  NZ_SECTION_CLASS (klass)->add = add;
  NZ_SECTION_CLASS (klass)->set_width = set_width;
  NZ_SECTION_CLASS (klass)->get_day_note = get_day_note;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-overview-section.ui");
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, back);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, heading);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, day);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, nothing);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, columns);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, left);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, right_column);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, right);
  gtk_widget_class_bind_template_child (widget_class, NzOverviewSection, put_off_card);
  gtk_widget_class_install_action (widget_class, NZ_ACTION_OPEN_RECORD, "s", on_open_record);
}

static void
nz_overview_section_init (NzOverviewSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->put_off_list = nz_card_list_new (_ ("Put off"));
  gtk_box_append (self->put_off_card, nz_card_heading_new (_ ("Put off"), NULL));
  gtk_box_append (self->put_off_card, self->put_off_list);
  show_day (self);
}

static void
add_cards (NzOverviewSection *self, GtkBox *column, const NzTodoKind *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      self->cards[kinds[i]] = NZ_TODO_CARD (nz_todo_card_new (self->store, kinds[i]));
      gtk_box_append (column, GTK_WIDGET (self->cards[kinds[i]]));
    }
}

NzSection *
nz_overview_section_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzOverviewSection *self = g_object_new (NZ_TYPE_OVERVIEW_SECTION, NULL);
  self->store = g_object_ref (store);
  add_cards (self, self->left, left_kinds, G_N_ELEMENTS (left_kinds));
  add_cards (self, self->right, right_kinds, G_N_ELEMENTS (right_kinds));
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  return NZ_SECTION (self);
}
