/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-bulk-window.h"

#include <adwaita.h>

#include "base/nz-error.h"
#include "ui/nz-job-window.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-job-bar.h"
#include "widgets/nz-rule-value.h"
#include "widgets/nz-search-button.h"

/* Pauses in typing before the preview is made anew, in milliseconds. */
#define DELAY 150
/* So many changes are listed; more nobody reads one by one. */
#define MOST_ROWS 200

typedef struct
{
  GtkWindow *window;
  NzStore *store;
  const NzEntity *entity;
  GArray *ids;       /* gint64 */
  GPtrArray *fields; /* const NzField */
  GArray *hows;      /* NzBulkHow, of the field chosen */
  NzBulk *bulk;      /* (nullable): what "Change" does */
  NzJobBar *bar;     /* runs while the preview is being made */
  NzSearchButton *field;
  AdwComboRow *how;
  GtkWidget *value_row;
  NzRuleValue *value;
  GtkLabel *summary;
  GtkListBox *changes;
  GtkWidget *apply;
  guint waiting;
  NzBulkDone done;
  gpointer data;
  GDestroyNotify destroy;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_handle_id (&self->waiting, g_source_remove);
  nz_job_bar_stop (self->bar);
  g_object_unref (self->bar);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_clear_pointer (&self->bulk, nz_bulk_free);
  g_array_unref (self->ids);
  g_ptr_array_unref (self->fields);
  g_array_unref (self->hows);
  g_object_unref (self->store);
  g_free (self);
}

static const NzField *
chosen_field (Dialog *self)
{
  return self->fields->pdata[nz_search_button_get_selected (self->field)];
}

static NzBulkHow
chosen_how (Dialog *self)
{
  guint i = adw_combo_row_get_selected (self->how);
  return i < self->hows->len ? g_array_index (self->hows, NzBulkHow, i) : NZ_BULK_SET;
}

/* --- the preview
 * ------------------------------------------------------------------------------------------------------ */

static void
clear_changes (Dialog *self)
{
  GtkWidget *row;

  g_clear_pointer (&self->bulk, nz_bulk_free);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, row);
  gtk_widget_set_visible (GTK_WIDGET (self->changes), FALSE);
  gtk_widget_set_sensitive (self->apply, FALSE);
}

static void
add_change (Dialog *self, const NzBulkChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  const char *nothing = "–";
  g_autofree char *words
      = change->problem != NULL
            ? g_strdup (change->problem)
            : g_strdup_printf ("%s → %s", *change->before != '\0' ? change->before : nothing,
                               *change->after != '\0' ? change->after : nothing);
  g_autofree char *title = g_markup_escape_text (change->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (change->problem != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_list_box_append (self->changes, row);
}

static void
show_bulk (Dialog *self)
{
  const NzBulk *bulk = self->bulk;
  guint n = bulk->changes->len - bulk->n_refused;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, nz_ngettext ("%u of %u changes.", "%u of %u change.", n), n, bulk->n);
  if (bulk->n > bulk->changes->len)
    g_string_append_printf (text, _ (" %u have this value already."), bulk->n - bulk->changes->len);
  if (bulk->n_refused > 0)
    g_string_append_printf (text, _ (" %u cannot take it and stay as they are."), bulk->n_refused);
  if (bulk->changes->len > MOST_ROWS)
    g_string_append_printf (text, _ (" The first %u are shown."), MOST_ROWS);
  gtk_label_set_label (self->summary, text->str);
  /* What cannot be done is what has to be read. */
  for (guint pass = 0, shown = 0; pass < 2; pass++)
    for (guint i = 0; i < bulk->changes->len && shown < MOST_ROWS; i++)
      {
        const NzBulkChange *change = bulk->changes->pdata[i];
        if ((change->problem != NULL) != (pass == 0))
          continue;
        add_change (self, change);
        shown++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->changes), bulk->changes->len > 0);
  gtk_widget_set_sensitive (self->apply, n > 0);
}

/* (transfer full) (nullable): the value as plain text; %NULL where there is none yet, or several for one. */
static char *
dup_value (Dialog *self)
{
  g_auto (GStrv) values = nz_rule_value_dup_values (self->value);
  g_autoptr (GString) text = g_string_new (NULL);

  if (values[0] == NULL)
    return NULL;
  if (!nz_field_is_list (chosen_field (self)))
    {
      nz_rule_value_report (self->value, values[1] != NULL ? _ ("This field takes one value.") : NULL);
      return values[1] == NULL ? g_strdup (values[0]) : NULL;
    }
  for (guint i = 0; values[i] != NULL; i++)
    nz_list_append (text, values[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What is asked of every record, for the thread that asks. */
typedef struct
{
  Dialog *dialog; /* borrowed: it stops its bar when it goes */
  const NzEntity *entity;
  GArray *ids;
  const NzField *field;
  NzBulkHow how;
  char *value;
  NzBulk *bulk;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_array_unref (look->ids);
  g_free (look->value);
  g_clear_pointer (&look->bulk, nz_bulk_free);
  g_free (look);
}

static gboolean
look (NzStore *store, gpointer data, GError **error)
{
  Look *look = data;

  look->bulk = nz_bulk_new (store, look->entity, (const gint64 *)look->ids->data, look->ids->len, look->field,
                            look->how, look->value, error);
  return look->bulk != NULL;
}

static void
on_looked (gpointer data, const GError *error)
{
  Look *look = data;
  Dialog *self = look->dialog;

  self->bulk = g_steal_pointer (&look->bulk);
  nz_rule_value_report (self->value,
                        g_error_matches (error, NZ_ERROR, NZ_ERROR_INVALID) ? error->message : NULL);
  /* the bar says that it was cancelled */
  if (g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    gtk_label_set_label (self->summary, "");
  else if (error != NULL)
    gtk_label_set_label (self->summary, error->message);
  else
    show_bulk (self);
}

static gboolean
on_preview (gpointer data)
{
  Dialog *self = data;
  NzBulkHow how = chosen_how (self);
  g_autofree char *value = how != NZ_BULK_CLEAR ? dup_value (self) : NULL;

  self->waiting = 0;
  clear_changes (self);
  if (how != NZ_BULK_CLEAR && value == NULL)
    {
      gtk_label_set_label (self->summary,
                           _ ("Choose what the field shall be; what changes is then shown here."));
      return G_SOURCE_REMOVE;
    }
  Look *look_data = g_new0 (Look, 1);
  *look_data = (Look){
    self, self->entity, g_array_ref (self->ids), chosen_field (self), how, g_steal_pointer (&value), NULL
  };
  nz_job_bar_run (self->bar, self->store, _ ("Looking what changes…"), look, on_looked, look_data, look_free);
  return G_SOURCE_REMOVE;
}

static void
on_changed (Dialog *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  nz_job_bar_stop (self->bar);
  gtk_widget_set_sensitive (self->apply, FALSE);
  self->waiting = g_timeout_add (DELAY, on_preview, self);
}

/* --- the change ----------------------------------------------------------------------------------------- */

typedef struct
{
  GtkWindow *window;
  NzBulk *bulk;
  NzBulkDone done;
  gpointer data;
} Change;

/* Where nothing was changed, what was looked up stands. */
static void
change_free (gpointer data)
{
  Change *change = data;
  Dialog *self = g_object_get_data (G_OBJECT (change->window), "dialog");

  if (gtk_widget_get_visible (GTK_WIDGET (change->window)) && self->bulk == NULL && self->waiting == 0
      && !nz_job_bar_is_running (self->bar))
    {
      self->bulk = g_steal_pointer (&change->bulk);
      gtk_widget_set_sensitive (self->apply, TRUE);
    }
  g_clear_pointer (&change->bulk, nz_bulk_free);
  g_object_unref (change->window);
  g_free (change);
}

static gboolean
change_all (NzStore *store, gpointer data, GError **error)
{
  return nz_bulk_apply (((Change *)data)->bulk, store, error);
}

static void
on_all_changed (gpointer data)
{
  Change *change = data;
  guint n = change->bulk->changes->len - change->bulk->n_refused;
  g_autofree char *text
      = g_strdup_printf (nz_ngettext ("%s changed in %u entry", "%s changed in %u entries", n),
                         nz_field_label (change->bulk->field, nz_get_language ()), n);

  change->done (text, change->data);
  gtk_window_destroy (change->window);
}

static void
on_apply (Dialog *self)
{
  if (self->bulk == NULL || self->waiting != 0)
    return;
  guint n = self->bulk->changes->len - self->bulk->n_refused;
  g_autofree char *words = g_strdup_printf (nz_ngettext ("Changing %u entry", "Changing %u entries", n), n);
  Change *change = g_new (Change, 1);

  *change = (Change){ g_object_ref (self->window), g_steal_pointer (&self->bulk), self->done, self->data };
  gtk_widget_set_sensitive (self->apply, FALSE);
  nz_job_window_run (GTK_WIDGET (self->window), self->store, NZ_JOB_WRITE, words, change_all, on_all_changed,
                     change, change_free);
}

/* --- the question
 * ------------------------------------------------------------------------------------------------------ */

static void
on_how (Dialog *self)
{
  gtk_widget_set_visible (self->value_row, chosen_how (self) != NZ_BULK_CLEAR);
  on_changed (self);
}

static void
on_field (Dialog *self)
{
  static const struct
  {
    NzBulkHow how;
    const char *label;
  } ways[] = {
    { NZ_BULK_SET, N_ ("becomes") },
    { NZ_BULK_ADD, N_ ("gets in addition") },
    { NZ_BULK_REMOVE, N_ ("loses") },
    { NZ_BULK_CLEAR, N_ ("is emptied") },
  };
  const NzField *field = chosen_field (self);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  g_array_set_size (self->hows, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gboolean of_lists = ways[i].how == NZ_BULK_ADD || ways[i].how == NZ_BULK_REMOVE;
      gboolean empties = ways[i].how == NZ_BULK_CLEAR;

      if ((of_lists && !nz_field_is_list (field))
          || (empties && ((field->flags & NZ_FIELD_REQUIRED) != 0 || field->type == NZ_TYPE_BOOLEAN)))
        continue;
      g_array_append_val (self->hows, ways[i].how);
      gtk_string_list_append (labels, _ (ways[i].label));
    }
  adw_combo_row_set_model (self->how, G_LIST_MODEL (labels));
  nz_rule_value_set_single (self->value, !nz_field_is_list (field));
  nz_rule_value_set (self->value, self->entity, field, NULL);
  on_how (self);
}

/* Which field: found by typing any part of its name, under the headings of the form. */
static GtkWidget *
field_row_new (Dialog *self)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    {
      const NzField *field = self->fields->pdata[i];

      gtk_string_list_append (labels, nz_field_label (field, nz_get_language ()));
      g_ptr_array_add (headings, (gpointer)nz_field_group (self->entity, field, nz_get_language ()));
      g_ptr_array_add (names, (gpointer)nz_field_label (field, nz_get_language ()));
    }
  g_ptr_array_add (headings, NULL);
  g_ptr_array_add (names, NULL);
  self->field = NZ_SEARCH_BUTTON (nz_search_button_new (_ ("Field"), labels));
  nz_search_button_set_groups (self->field, (const char *const *)headings->pdata,
                               (const char *const *)names->pdata);
  gtk_widget_set_valign (GTK_WIDGET (self->field), GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (GTK_WIDGET (self->field), 200, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Field"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->field));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->field));
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
question_new (Dialog *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *field = field_row_new (self);

  self->how = ADW_COMBO_ROW (adw_combo_row_new ());
  self->value = NZ_RULE_VALUE (nz_rule_value_new (self->store));
  self->value_row = gtk_list_box_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->how), _ ("What happens to it"));
  gtk_widget_set_margin_top (GTK_WIDGET (self->value), 8);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->value), 8);
  gtk_widget_set_margin_start (GTK_WIDGET (self->value), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->value), 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->value_row), GTK_WIDGET (self->value));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->value_row), FALSE);
  gtk_widget_set_focusable (self->value_row, FALSE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("The change"), -1);
  gtk_list_box_append (GTK_LIST_BOX (list), field);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->how));
  gtk_list_box_append (GTK_LIST_BOX (list), self->value_row);
  g_signal_connect_swapped (self->field, "selected", G_CALLBACK (on_field), self);
  g_signal_connect_swapped (self->how, "notify::selected", G_CALLBACK (on_how), self);
  g_signal_connect_swapped (self->value, "changed", G_CALLBACK (on_changed), self);
  return list;
}

/* --- the window
 * -------------------------------------------------------------------------------------------------------- */

static GtkWidget *
header_new (Dialog *self, const char *title)
{
  self->apply = gtk_button_new_with_mnemonic (_ ("Chan_ge"));
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  return nz_tool_header_new (title, NULL, self->apply);
}

static GtkWidget *
content_new (Dialog *self, const char *title)
{
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->summary = GTK_LABEL (gtk_label_new (NULL));
  self->changes = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_label_set_xalign (self->summary, 0);
  gtk_list_box_set_selection_mode (self->changes, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->changes), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->changes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What changes"), -1);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (all), header_new (self, title));
  gtk_box_append (GTK_BOX (box), question_new (self));
  self->bar = g_object_ref_sink (NZ_JOB_BAR (nz_job_bar_new ()));
  g_signal_connect_swapped (self->bar, "again", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->changes));
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (all), scrolled);
  return all;
}

void
nz_bulk_window_open (GtkWidget *parent,
                     NzStore *store,
                     const NzEntity *entity,
                     const gint64 *ids,
                     guint n,
                     NzBulkDone done,
                     gpointer data,
                     GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && entity != NULL && done != NULL);

  GtkRoot *root = gtk_widget_get_root (parent);
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *title = g_strdup_printf (nz_ngettext ("Change %u entry", "Change %u entries", n), n);

  *self = (Dialog){
    .store = g_object_ref (store), .entity = entity, .done = done, .data = data, .destroy = destroy
  };
  self->ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), ids, n);
  self->hows = g_array_new (FALSE, FALSE, sizeof (NzBulkHow));
  self->fields = g_ptr_array_new ();
  for (guint i = 0; i < entity->n_fields; i++)
    if (nz_bulk_can_change (&entity->fields[i]))
      g_ptr_array_add (self->fields, (gpointer)&entity->fields[i]);
  self->window = GTK_WINDOW (adw_window_new ());
  adw_window_set_content (ADW_WINDOW (self->window), content_new (self, title));
  gtk_window_set_title (self->window, title);
  nz_tool_window_place (self->window, GTK_WINDOW (root), 520, 600);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  on_field (self);
  gtk_window_present (self->window);
}
