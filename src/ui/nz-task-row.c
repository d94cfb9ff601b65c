/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-task-row.h"

#include "base/nz-id.h"
#include "domain/nz-minutes.h"
#include "domain/nz-who.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-field-row.h"

struct _NzTaskRow
{
  AdwExpanderRow parent_instance;

  NzStore *store;
  gint64 task, answer;
  GtkWidget *check;
  GtkWidget *badge;
  GtkWidget *open;
  gboolean is_showing;
  gboolean is_filled;
  gboolean is_compact;
};

G_DEFINE_FINAL_TYPE (NzTaskRow, nz_task_row, ADW_TYPE_EXPANDER_ROW)

/* --- acting -----------------------------------------------------------------------------------------------
 */

static void
on_toggled (GtkCheckButton *check, NzTaskRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_showing
      || nz_task_set_done (self->store, self->task, gtk_check_button_get_active (check), nz_date_today (),
                           &error))
    return;
  nz_dialog_error (GTK_WIDGET (self), error);
  nz_task_row_refresh (self);
}

static void
on_open (NzTaskRow *self)
{
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s", nz_entity_task.name, nz_id_to_text (self->task, text));

  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
}

static void
on_delete (NzTaskRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_store_delete (self->store, &nz_entity_task, self->task, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* --- the fields -------------------------------------------------------------------------------------------
 */

static void
add_fields (NzTaskRow *self, const NzEntity *entity, gint64 id, const char *const *fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecordEditor) editor = nz_record_editor_new (self->store, entity, id, &error);

  nz_read_error_tell (GTK_WIDGET (self), error);
  for (guint i = 0; editor != NULL && fields[i] != NULL; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              nz_field_row_new (editor, nz_entity_field (entity, fields[i])));
}

/* They come when the row is first opened. */
static void
on_expanded (NzTaskRow *self)
{
  static const char *const of_answer[] = { "text", NULL };
  static const char *const of_task[]
      = { "name", "organisation", "person", "working_group", "due", "state", "done_on", "notes", NULL };

  if (self->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->is_filled = TRUE;
  if (self->answer != 0)
    add_fields (self, &nz_entity_task_answer, self->answer, of_answer);
  add_fields (self, &nz_entity_task, self->task, of_task);
  if (nz_store_is_read_only (self->store))
    return;
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *button = nz_icon_button_new ("user-trash-symbolic", _ ("Delete this task"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_delete), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), last);
}

/* --- showing ----------------------------------------------------------------------------------------------
 */

static void
show_badge (NzTaskRow *self, NzRecord *task)
{
  const NzField *field = nz_entity_field (&nz_entity_task, "state");
  const char *code = nz_record_get_text (task, "state");
  const NzChoice *state = nz_field_choice (field, code);
  NzDate due = nz_record_get_date (task, "due");
  gboolean open = g_strcmp0 (code, "open") == 0;
  gboolean late = open && nz_date_is_full (due) && nz_date_compare (due, nz_date_today ()) < 0;
  const char *classes[] = { "badge",
                            late                            ? "late"
                            : open                          ? "attention"
                            : g_strcmp0 (code, "done") == 0 ? "good"
                                                            : "neutral",
                            NULL };

  gtk_widget_set_css_classes (self->badge, classes);
  gtk_label_set_label (GTK_LABEL (self->badge), late            ? _ ("overdue")
                                                : state != NULL ? nz_choice_label (state, nz_get_language ())
                                                                : "");
}

/* (transfer full): "Jugendamt · by 15/03/2027" */
static char *
words_of (NzTaskRow *self, NzRecord *task)
{
  g_autofree char *who = self->is_compact ? g_strdup (gtk_label_get_label (GTK_LABEL (self->badge)))
                                          : nz_who_words (self->store, task);
  NzDate due = nz_record_get_date (task, "due");
  g_autofree char *day = nz_date_format (due, nz_get_language (), NZ_DATE_NUMERIC);
  g_autofree char *by = nz_date_is_set (due) ? g_strdup_printf (_ ("by %s"), day) : g_strdup ("");

  return g_strdup_printf ("%s%s%s", who, *who != '\0' && *by != '\0' ? " · " : "", by);
}

void
nz_task_row_refresh (NzTaskRow *self)
{
  g_return_if_fail (NZ_IS_TASK_ROW (self));

  g_autoptr (NzRecord) task = nz_store_get (self->store, &nz_entity_task, self->task, NULL);
  if (task == NULL)
    return;
  const char *name = nz_record_get_text (task, "name");
  g_autofree char *title = g_markup_escape_text (name != NULL ? name : "", -1);
  show_badge (self, task);
  g_autofree char *words = words_of (self, task);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  g_autofree char *done = g_strdup_printf (_ ("Done: %s"), name);
  g_autofree char *open = g_strdup_printf (_ ("Show the task: %s"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, done, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
  self->is_showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               g_strcmp0 (nz_record_get_text (task, "state"), "done") == 0);
  self->is_showing = FALSE;
}

void
nz_task_row_set_compact (NzTaskRow *self)
{
  g_return_if_fail (NZ_IS_TASK_ROW (self));

  self->is_compact = TRUE;
  gtk_widget_set_visible (self->badge, FALSE);
  nz_task_row_refresh (self);
}

static void
nz_task_row_dispose (GObject *object)
{
  g_clear_object (&NZ_TASK_ROW (object)->store);
  G_OBJECT_CLASS (nz_task_row_parent_class)->dispose (object);
}

static void
nz_task_row_class_init (NzTaskRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_task_row_dispose;
}

static void
nz_task_row_init (NzTaskRow *self)
{
  self->check = gtk_check_button_new ();
  self->badge = gtk_label_new (NULL);
  self->open = nz_icon_button_new ("go-next-symbolic", _ ("Show the task"));
  gtk_widget_set_tooltip_text (self->check, _ ("Done"));
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->check);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->open);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->badge);
  g_signal_connect (self->check, "toggled", G_CALLBACK (on_toggled), self);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

GtkWidget *
nz_task_row_new (NzStore *store, gint64 task, gint64 answer)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzTaskRow *self = g_object_new (NZ_TYPE_TASK_ROW, NULL);
  self->store = g_object_ref (store);
  self->task = task;
  self->answer = answer;
  gtk_widget_set_sensitive (self->check, !nz_store_is_read_only (store));
  nz_task_row_refresh (self);
  return GTK_WIDGET (self);
}
