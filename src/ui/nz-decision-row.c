/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-decision-row.h"

#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-field-row.h"

#define N_VOTES 3

static const char *const votes[N_VOTES] = { "votes_for", "votes_against", "abstentions" };

struct _NzDecisionRow
{
  AdwExpanderRow parent_instance;

  NzStore *store;
  gint64 decision;
  GtkWidget *name;           /* (nullable): the wording's row */
  GtkWidget *votes[N_VOTES]; /* (nullable) until it was opened */
  gboolean is_filled;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (NzDecisionRow, nz_decision_row, ADW_TYPE_EXPANDER_ROW)

/* --- votes ------------------------------------------------------------------------------------------------
 */

static NzRecord *
read_decision (NzDecisionRow *self)
{
  return nz_store_get (self->store, &nz_entity_decision, self->decision, NULL);
}

/* (transfer full) */
static char *
number_of (NzRecord *decision, const char *field)
{
  return nz_record_has (decision, field)
             ? g_strdup_printf ("%" G_GINT64_FORMAT, nz_record_get_int (decision, field))
             : g_strdup ("");
}

static void
show_votes (NzDecisionRow *self, NzRecord *decision)
{
  self->is_showing = TRUE;
  for (guint i = 0; i < N_VOTES && self->votes[i] != NULL; i++)
    {
      g_autofree char *number = number_of (decision, votes[i]);
      if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->votes[i])), number) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->votes[i]), number);
    }
  self->is_showing = FALSE;
}

/* Leaving the row or Enter applies; what is no number goes back to what it was. */
static void
apply_votes (NzDecisionRow *self, GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  g_autoptr (GError) error = NULL;
  guint64 n = 0;
  guint which = 0;

  while (which < N_VOTES && self->votes[which] != row)
    which++;
  if (which == N_VOTES || self->is_showing || self->store == NULL)
    return;
  gboolean none = *text == '\0';
  if ((!none && !g_ascii_string_to_unsigned (text, 10, 0, 99999, &n, NULL))
      || !nz_decision_set_votes (self->store, self->decision, votes[which], none ? -1 : (int)n, &error))
    {
      g_autoptr (NzRecord) decision = read_decision (self);
      if (decision != NULL)
        show_votes (self, decision);
      if (error != NULL)
        nz_dialog_error (GTK_WIDGET (self), error);
    }
}

static void
on_activate (GtkWidget *row, NzDecisionRow *self)
{
  apply_votes (self, row);
}

static void
on_leave (GtkEventController *focus, NzDecisionRow *self)
{
  apply_votes (self, gtk_event_controller_get_widget (focus));
}

static GtkWidget *
votes_row_new (NzDecisionRow *self, const char *name)
{
  const NzField *field = nz_entity_field (&nz_entity_decision, name);
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), nz_field_label (field, nz_get_language ()));
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_sensitive (row, !nz_store_is_read_only (self->store));
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_activate), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (row, focus);
  return row;
}

/* --- the fields -------------------------------------------------------------------------------------------
 */

static void
on_delete (NzDecisionRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!nz_store_delete (self->store, &nz_entity_decision, self->decision, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static GtkWidget *
add_field (NzDecisionRow *self, NzRecordEditor *editor, const char *field)
{
  GtkWidget *row = nz_field_row_new (editor, nz_entity_field (&nz_entity_decision, field));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

/* They come when the row is first opened. */
static void
on_expanded (NzDecisionRow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  g_autoptr (NzRecordEditor) editor
      = nz_record_editor_new (self->store, &nz_entity_decision, self->decision, &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (editor == NULL)
    return;
  self->is_filled = TRUE;
  self->name = add_field (self, editor, "name");
  for (guint i = 0; i < N_VOTES; i++)
    {
      self->votes[i] = votes_row_new (self, votes[i]);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->votes[i]);
    }
  show_votes (self, nz_record_editor_get_record (editor));
  add_field (self, editor, "result");
  add_field (self, editor, "number");
  add_field (self, editor, "notes");
  if (nz_store_is_read_only (self->store))
    return;
  GtkWidget *last = adw_action_row_new ();
  GtkWidget *button = nz_icon_button_new ("user-trash-symbolic", _ ("Delete this decision"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_delete), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (last), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), last);
}

/* --- showing ----------------------------------------------------------------------------------------------
 */

void
nz_decision_row_refresh (NzDecisionRow *self, const NzVoters *voters)
{
  g_return_if_fail (NZ_IS_DECISION_ROW (self) && voters != NULL);

  g_autoptr (NzRecord) decision = read_decision (self);
  if (decision == NULL)
    return;
  g_autofree char *head
      = nz_record_has (decision, "number")
            ? g_strdup_printf (_ ("Decision %d: %s"), (int)nz_record_get_int (decision, "number"),
                               nz_record_get_text (decision, "name"))
            : g_strdup_printf (_ ("Decision: %s"), nz_record_get_text (decision, "name"));
  g_autofree char *title = g_markup_escape_text (head, -1);
  g_autofree char *outcome = nz_decision_words (decision, nz_get_language ());
  g_autofree char *doubt = nz_decision_doubt (decision, voters);
  /* Who may vote is asked when somebody is about to. */
  g_autofree char *may = g_strcmp0 (nz_record_get_text (decision, "result"), "open") == 0
                             ? nz_voters_words (voters, nz_get_language ())
                             : NULL;
  if (may != NULL && *may != '\0')
    {
      g_autofree char *plain = g_steal_pointer (&outcome);
      outcome = g_strdup_printf ("%s · %s", plain, may);
    }
  g_autofree char *words = doubt != NULL ? g_strdup_printf ("%s\n%s", outcome, doubt) : g_strdup (outcome);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  if (self->is_filled)
    show_votes (self, decision);
}

void
nz_decision_row_begin_editing (NzDecisionRow *self)
{
  g_return_if_fail (NZ_IS_DECISION_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  if (self->name == NULL)
    return;
  gtk_widget_grab_focus (self->name);
  if (GTK_IS_EDITABLE (self->name))
    gtk_editable_select_region (GTK_EDITABLE (self->name), 0, -1);
}

static void
nz_decision_row_dispose (GObject *object)
{
  NzDecisionRow *self = NZ_DECISION_ROW (object);

  self->is_showing = TRUE;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_decision_row_parent_class)->dispose (object);
}

static void
nz_decision_row_class_init (NzDecisionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_decision_row_dispose;
}

static void
nz_decision_row_init (NzDecisionRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

GtkWidget *
nz_decision_row_new (NzStore *store, gint64 decision)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzDecisionRow *self = g_object_new (NZ_TYPE_DECISION_ROW, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");
  self->store = g_object_ref (store);
  self->decision = decision;
  gtk_widget_add_css_class (icon, "dim-label");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), icon);
  return GTK_WIDGET (self);
}
