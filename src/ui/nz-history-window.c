/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-history-window.h"

#include "base/nz-error.h"
#include "ui/nz-change-rows.h"
#include "ui/nz-dialogs.h"
#include "widgets/nz-job-bar.h"

/* So many steps at once; older ones on demand. */
#define FIRST_STEPS 60

typedef struct
{
  NzStore *store;
  const NzEntity *entity;
  gint64 id;
  NzJobBar *bar; /* a reference */
  GtkBox *column;
  guint limit;
  gint64 wanted;     /* the step to begin with; 0 afterwards */
  GtkWidget *target; /* (nullable): its group, until it has been scrolled to */
} History;

static void
history_free (gpointer data)
{
  History *self = data;

  nz_job_bar_stop (self->bar);
  g_object_unref (self->bar);
  g_object_unref (self->store);
  g_free (self);
}

/* --- one value back ---------------------------------------------------------------------------------------
 */

typedef struct
{
  History *history;
  const NzField *field;
  gint64 step;
} Value;

static void
value_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
on_restore (GtkWidget *button, Value *value)
{
  History *self = value->history;
  g_autoptr (GError) error = NULL;

  if (!nz_store_restore_value (self->store, self->entity, self->id, value->field->name, value->step, &error))
    nz_dialog_error (GTK_WIDGET (gtk_widget_get_root (button)), error);
}

static GtkWidget *
restore_button_new (History *self, const NzFieldChange *field, gint64 step)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  Value *value = g_new (Value, 1);
  g_autofree char *label
      = *field->before != '\0'
            ? g_strdup_printf (_ ("Restore this value: %s"), field->before)
            : g_strdup_printf (_ ("Empty %s again"), nz_field_label (field->field, nz_get_language ()));

  *value = (Value){ self, field->field, step };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_restore), value, value_free, 0);
  return button;
}

/* --- the steps --------------------------------------------------------------------------------------------
 */

static void
add_own_fields (History *self, AdwPreferencesGroup *group, const NzRecordChange *change, gint64 step)
{
  gboolean can_restore = change->operation == 'u' && !nz_store_is_read_only (self->store);

  for (guint i = 0; i < change->fields->len; i++)
    {
      const NzFieldChange *field = change->fields->pdata[i];
      GtkWidget *row = nz_change_field_row_new (change, field);

      if (can_restore && ((field->field->flags & NZ_FIELD_REQUIRED) == 0 || *field->before != '\0'))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), restore_button_new (self, field, step));
      adw_preferences_group_add (group, row);
    }
}

static void
add_note (AdwPreferencesGroup *group, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (row, "dim-label");
  adw_preferences_group_add (group, row);
}

static GtkWidget *
step_group_new (History *self, const NzStepChanges *changes)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = g_markup_escape_text (changes->step->label, -1);
  g_autofree char *words = nz_change_step_words (changes->step);
  g_autofree char *description = g_markup_escape_text (words, -1);
  guint told = 0;

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  for (guint i = 0; i < changes->records->len; i++)
    {
      const NzRecordChange *change = changes->records->pdata[i];

      if (change->entity == self->entity && change->id == self->id)
        add_own_fields (self, group, change, changes->step->step);
      else
        {
          GtkWidget *row = nz_change_record_row_new (change, NULL);

          if (change->operation == 'd')
            adw_expander_row_add_action (ADW_EXPANDER_ROW (row),
                                         nz_change_restore_button_new (self->store, change));
          adw_preferences_group_add (group, row);
        }
      told++;
    }
  if (!changes->kept)
    add_note (group, _ ("Too far back: the file only keeps that it happened."));
  else if (told == 0)
    add_note (group, _ ("Nothing of this record itself was changed."));
  return GTK_WIDGET (group);
}

/* As soon as it has a place. */
static gboolean
scroll_to_target (GtkWidget *column, GdkFrameClock *clock, gpointer data)
{
  History *self = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (column, GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t place;

  if (self->target != NULL && gtk_widget_get_height (self->target) == 0)
    return G_SOURCE_CONTINUE;
  if (self->target != NULL && scroller != NULL && gtk_widget_compute_bounds (self->target, column, &place))
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)),
                                place.origin.y);
      gtk_widget_child_focus (self->target, GTK_DIR_TAB_FORWARD);
    }
  self->target = NULL;
  return G_SOURCE_REMOVE;
}

static void
note_target (History *self, const NzStepChanges *changes, GtkWidget *group)
{
  if (self->wanted == 0 || changes->step->step != self->wanted)
    return;
  self->wanted = 0;
  self->target = group;
  gtk_widget_add_tick_callback (GTK_WIDGET (self->column), scroll_to_target, self, NULL);
}

static void refresh (gpointer data);

static void
on_more (History *self)
{
  self->limit = 0;
  refresh (self);
}

static void
show_failure (History *self, const GError *error)
{
  GtkWidget *label = gtk_label_new (error->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (self->column, label);
}

static void
show_steps (History *self, GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      GtkWidget *group = step_group_new (self, steps->pdata[i]);
      gtk_box_append (self->column, group);
      note_target (self, steps->pdata[i], group);
    }
  if (self->limit > 0 && steps->len == self->limit)
    {
      GtkWidget *more = gtk_button_new_with_label (_ ("Show older steps"));
      gtk_widget_set_halign (more, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (more, "clicked", G_CALLBACK (on_more), self);
      gtk_box_append (self->column, more);
    }
  if (steps->len == 0)
    gtk_box_append (self->column, gtk_label_new (_ ("Nothing has been changed since the file was made.")));
}

/* --- reading ----------------------------------------------------------------------------------------------
 */

/* What the thread reads for the window, which may be closed before it has. */
typedef struct
{
  History *history;
  const NzEntity *entity;
  gint64 id;
  guint limit;
  GPtrArray *steps; /* (nullable) */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->steps, g_ptr_array_unref);
  g_free (reading);
}

static gboolean
read_steps (NzStore *store, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->steps = nz_store_record_changes (store, reading->entity, reading->id, reading->limit, error);
  return reading->steps != NULL;
}

static void
on_read (gpointer data, const GError *error)
{
  Reading *reading = data;
  History *self = reading->history;

  self->target = NULL;
  nz_tool_box_clear (self->column);
  /* the bar says what was cancelled */
  if (error != NULL && !g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    show_failure (self, error);
  else if (error == NULL)
    show_steps (self, reading->steps);
}

/* Beside the main loop: a step may have changed a hundred thousand records, of which one is looked for. What
 * shows stays until the new is there. */
static void
refresh (gpointer data)
{
  History *self = data;
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ self, self->entity, self->id, self->limit, NULL };
  nz_job_bar_run (self->bar, self->store, _ ("Reading the history…"), read_steps, on_read, reading,
                  reading_free);
}

void
nz_history_window_present (GtkWindow *parent, NzStore *store, const NzEntity *entity, gint64 id, gint64 step)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store) && entity != NULL);

  History *self = g_new0 (History, 1);
  g_autofree char *name = nz_store_title (store, entity, id);
  GtkWidget *header, *page;
  GtkBox *column;
  GtkWindow *window = nz_tool_window_new (parent, _ ("History"), 620, 720, &header);

  *self = (History){
    .store = g_object_ref (store),
    .entity = entity,
    .id = id,
    .bar = g_object_ref_sink (NZ_JOB_BAR (nz_job_bar_new ())),
    .limit = FIRST_STEPS,
    .wanted = step,
  };
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_ ("History"), name));
  page = nz_tool_page_new (&column);
  self->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, gtk_box_get_spacing (column)));
  gtk_box_append (column, GTK_WIDGET (self->bar));
  gtk_box_append (column, GTK_WIDGET (self->column));
  g_signal_connect_swapped (self->bar, "again", G_CALLBACK (refresh), self);
  g_object_set_data_full (G_OBJECT (window), "history", self, history_free);
  nz_tool_window_set_content (window, page);
  nz_tool_follow (GTK_WIDGET (page), store, refresh, self);
  gtk_window_present (window);
}
