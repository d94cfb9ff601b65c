/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-assistant.h"

#include "base/nz-error.h"
#include "exchange/nz-import-run.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-import-columns-card.h"
#include "ui/nz-import-lines-pane.h"
#include "ui/nz-import-questions-card.h"
#include "ui/nz-import-reading.h"
#include "ui/nz-import-source-card.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-job-bar.h"

/* What is typed in a spin button or chosen with the arrow keys comes in a row of changes. */
#define EXAMINE_AFTER_MS 120

struct _NzImportAssistant
{
  AdwWindow parent_instance;

  NzWindow *window;
  NzStore *store;
  NzImportPlan *plan;
  guint sheet;
  guint examine_source;
  guint import_source;
  NzJob *job;         /* (nullable): looks at the rows, or writes them */
  NzImportPlan *more; /* (nullable): was read meanwhile */
  gboolean is_closing;
  gboolean is_reading; /* a source, once more: nothing may join the plan meanwhile */
  gboolean is_filling; /* rows are set, not chosen */
  GtkWidget *focus; /* (nullable) (weak): what work took it from */

  AdwWindowTitle *title;
  GtkWidget *import;
  GtkWidget *pages;
  AdwLeaflet *leaflet;
  GtkWidget *next;
  AdwComboRow *sheets;
  GtkWidget *sheets_group;
  NzImportQuestionsCard *questions;
  NzImportSourceCard *source;
  NzImportColumnsCard *columns;
  NzImportLinesPane *lines;
  NzJobBar *bar;
};

G_DEFINE_FINAL_TYPE (NzImportAssistant, nz_import_assistant, ADW_TYPE_WINDOW)

static void schedule (NzImportAssistant *self);
static void on_examined (NzImportAssistant *self, const GError *error);
static void on_imported (NzImportAssistant *self, const GError *error);
static void add_more (NzImportAssistant *self);

/* --- work that takes a while ---------------------------------------------------------------------------- */

/* What the thread has: it outlives the window. */
typedef struct
{
  NzImportAssistant *assistant;
  NzWindow *window;
  NzImportRun *run;
  gboolean writes;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->assistant);
  g_object_unref (work->window);
  g_free (work);
}

static gboolean
do_work (NzStore *store, gpointer data, GError **error)
{
  Work *work = data;
  return work->writes ? nz_import_run_apply (work->run, store, NULL, error)
                      : nz_import_run_examine (work->run, store, error);
}

/* What cannot be changed meanwhile cannot have the focus either. */
static void
set_sensitive (NzImportAssistant *self, gboolean is_sensitive)
{
  if (!is_sensitive)
    {
      g_set_weak_pointer (&self->focus, gtk_window_get_focus (GTK_WINDOW (self)));
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (self->pages, is_sensitive);
  if (is_sensitive && self->focus != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->focus);
}

static void
on_worked (gpointer data, const GError *error)
{
  Work *work = data;
  NzImportAssistant *self = work->assistant;

  nz_import_run_finish (work->run, !g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED));
  nz_window_set_busy (work->window, FALSE);
  g_application_release (g_application_get_default ());
  if (self->plan == NULL)
    return;
  g_clear_pointer (&self->job, nz_job_unref);
  nz_job_bar_follow (self->bar, NULL, NULL);
  set_sensitive (self, TRUE);
  if (work->writes)
    on_imported (self, error);
  else
    on_examined (self, error);
  if (error != NULL && !g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    self->is_closing = FALSE;
  if (self->is_closing)
    {
      /* an entry that goes with the focus misses it */
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (self->more != NULL)
    add_more (self);
}

static void
start (NzImportAssistant *self, gboolean writes)
{
  Work *work = g_new0 (Work, 1);

  *work = (Work){ g_object_ref (self), g_object_ref (self->window), nz_import_run_new (self->plan), writes };
  set_sensitive (self, FALSE);
  gtk_widget_set_sensitive (self->import, FALSE);
  g_application_hold (g_application_get_default ());
  nz_window_set_busy (self->window, TRUE);
  self->job
      = nz_job_start (self->store, writes ? NZ_JOB_WRITE : NZ_JOB_READ, do_work, on_worked, work, work_free);
  nz_job_bar_follow (self->bar, self->job, writes ? _ ("Importing") : _ ("Looking at the rows"));
}

/* --- looking at the rows -------------------------------------------------------------------------------- */

static void
show_error (NzImportAssistant *self, const GError *error)
{
  if (!g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
show_sheet (NzImportAssistant *self)
{
  nz_import_source_card_show (self->source, self->sheet);
  nz_import_columns_card_show (self->columns, self->sheet);
}

static void
show_outcome (NzImportAssistant *self)
{
  const NzImportResult *result = nz_import_plan_get_result (self->plan);
  gboolean good
      = nz_import_plan_is_understood (self->plan, NULL) && nz_import_plan_is_good (self->plan, NULL);
  g_autofree char *text = nz_import_plan_dup_outcome (self->plan);

  adw_window_title_set_subtitle (self->title, text);
  gtk_widget_set_sensitive (self->import, good && result->n_new + result->n_changed > 0);
  nz_import_lines_pane_refresh (self->lines);
  nz_import_questions_card_refresh (self->questions);
}

static void
on_examined (NzImportAssistant *self, const GError *error)
{
  if (error == NULL)
    {
      show_outcome (self);
      return;
    }
  show_error (self, error);
  adw_window_title_set_subtitle (self->title, _ ("Stopped; change something to look again"));
}

static gboolean
on_examine (gpointer data)
{
  NzImportAssistant *self = data;

  if (self->job != NULL)
    return G_SOURCE_CONTINUE;
  self->examine_source = 0;
  start (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
schedule (NzImportAssistant *self)
{
  gtk_widget_set_sensitive (self->import, FALSE);
  g_clear_handle_id (&self->examine_source, g_source_remove);
  self->examine_source = g_timeout_add (EXAMINE_AFTER_MS, on_examine, self);
}

/* --- sheets --------------------------------------------------------------------------------------------- */

static void
fill_sheets (NzImportAssistant *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = nz_import_plan_get_n_sheets (self->plan);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, nz_table_get_name (nz_import_plan_get_sheet (self->plan, i)->table));
  self->sheet = MIN (self->sheet, n - 1);
  /* A new model chooses its first. */
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->sheets, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheets, self->sheet);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->sheets_group, n > 1);
}

static void
on_sheet (NzImportAssistant *self)
{
  guint sheet = adw_combo_row_get_selected (self->sheets);

  if (self->is_filling || sheet == GTK_INVALID_LIST_POSITION || sheet == self->sheet)
    return;
  self->sheet = sheet;
  show_sheet (self);
}

/* The file was read otherwise, or its rows are something else: all that is shown of it may be another. */
static void
on_source_changed (NzImportAssistant *self)
{
  fill_sheets (self);
  show_sheet (self);
  schedule (self);
}

/* --- reading otherwise ---------------------------------------------------------------------------------- */

typedef struct
{
  NzImportAssistant *assistant;
  guint source;
} Reread;

static void
on_read_again (NzImportPlan *fresh, gpointer data)
{
  Reread *reread = data;

  if (reread->assistant->plan != NULL)
    nz_import_plan_replace_source (reread->assistant->plan, reread->source, fresh);
  else
    nz_import_plan_unref (fresh);
}

/* Read or not: what could not be read otherwise is shown as it was. */
static void
reread_free (gpointer data)
{
  Reread *reread = data;
  NzImportAssistant *self = reread->assistant;

  self->is_reading = FALSE;
  if (self->plan != NULL)
    {
      set_sensitive (self, TRUE);
      if (self->more != NULL)
        add_more (self);
      else
        on_source_changed (self);
    }
  g_object_unref (self);
  g_free (reread);
}

/* A large file takes a while; meanwhile nothing may change what is read. */
static void
on_reread (NzImportAssistant *self, guint source, const NzTablesOptions *options)
{
  Reread *reread = g_new0 (Reread, 1);

  *reread = (Reread){ g_object_ref (self), source };
  self->is_reading = TRUE;
  g_clear_handle_id (&self->examine_source, g_source_remove);
  set_sensitive (self, FALSE);
  gtk_widget_set_sensitive (self->import, FALSE);
  nz_import_read_again (GTK_WIDGET (self), self->store, self->plan, source, options, on_read_again, reread,
                        reread_free);
}

/* Labels of other columns name the kind of record where a row makes several. */
static void
on_columns_changed (NzImportAssistant *self)
{
  nz_import_columns_card_show (self->columns, self->sheet);
  schedule (self);
}

static void
add_more (NzImportAssistant *self)
{
  nz_import_plan_join (self->plan, g_steal_pointer (&self->more));
  self->sheet = nz_import_plan_get_n_sheets (self->plan) - 1;
  on_source_changed (self);
}

static void
on_added (NzImportPlan *more, gpointer data)
{
  NzImportAssistant *self = data;

  if (self->plan == NULL)
    {
      nz_import_plan_unref (more);
      return;
    }
  self->more = more;
  if (self->job != NULL)
    nz_job_cancel (self->job);
  else if (!self->is_reading)
    add_more (self);
}

static void
on_file (GtkWidget *widget, const char *path, gpointer data)
{
  NzImportAssistant *self = NZ_IMPORT_ASSISTANT (widget);
  const char *const paths[] = { path, NULL };

  if (self->job == NULL && !self->is_reading)
    nz_import_read_files (widget, self->store, paths, on_added, g_object_ref (self), g_object_unref);
}

static void
on_add (NzImportAssistant *self)
{
  const char *const filters[] = { _ ("Spreadsheets and address cards"), NZ_TABLES_ENDINGS, NULL };
  nz_dialog_open_file (GTK_WIDGET (self), _ ("Add a file"), filters, on_file, NULL, NULL);
}

/* --- importing ------------------------------------------------------------------------------------------ */

static void
on_imported (NzImportAssistant *self, const GError *error)
{
  if (error != NULL)
    {
      show_error (self, error);
      show_outcome (self);
      return;
    }
  const NzImportResult *result = nz_import_plan_get_result (self->plan);
  g_autofree char *words = nz_import_result_dup_words (result);
  g_autofree char *text = g_strdup_printf (_ ("Imported: %s"), words);
  /* where every row was left out there is no step to take back */
  nz_window_notice (self->window, text, result->n_new + result->n_changed > 0);
  self->is_closing = TRUE;
}

static void
import (NzImportAssistant *self)
{
  g_clear_handle_id (&self->examine_source, g_source_remove);
  start (self, TRUE);
}

static gboolean
is_ready (NzImportAssistant *self)
{
  return self->job == NULL && nz_window_get_store (self->window) == self->store;
}

static gboolean
on_question_gone (gpointer data)
{
  NzImportAssistant *self = data;

  self->import_source = 0;
  if (is_ready (self))
    import (self);
  return G_SOURCE_REMOVE;
}

/* The question must be gone before this window, over which it lies. */
static void
on_decided (NzImportAssistant *self, const char *response)
{
  gboolean leave_out = g_str_equal (response, "leave-out");

  if (!is_ready (self))
    return;
  if (!leave_out && !g_str_equal (response, "take"))
    {
      adw_leaflet_set_visible_child_name (self->leaflet, "rows");
      nz_import_lines_pane_show_state (self->lines, NZ_IMPORT_DUPLICATE);
      return;
    }
  nz_import_plan_decide (self->plan, leave_out ? NZ_IMPORT_LEAVE_OUT : NZ_IMPORT_TAKE);
  g_clear_handle_id (&self->import_source, g_source_remove);
  self->import_source = g_idle_add (on_question_gone, self);
}

/* Whoever imports a list for the first time does not look at each row: the question stands in the way once,
 * for all of them. */
static void
ask_about_similar (NzImportAssistant *self, guint n)
{
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("%u row is like another entry", "%u rows are like other entries", n), n);
  GtkWidget *widget = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      _ ("What is imported as an entry of its own stands in the file twice if it was the same after all."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "take", _ ("Import as entries of their _own"), "leave-out",
                                    _ ("_Leave out"), "look", _ ("Look _at them"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "look", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "look");
  adw_message_dialog_set_close_response (dialog, "look");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_decided), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A question is gone by the time at which its row can have the focus. */
static gboolean
on_look_at_questions (gpointer data)
{
  NzImportAssistant *self = data;

  self->import_source = 0;
  nz_import_questions_card_focus_open (self->questions);
  return G_SOURCE_REMOVE;
}

static void
look_at_questions (NzImportAssistant *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "columns");
  g_clear_handle_id (&self->import_source, g_source_remove);
  self->import_source = g_idle_add (on_look_at_questions, self);
}

static void
ask_for_answers (NzImportAssistant *self, guint n)
{
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("%u question has no answer yet", "%u questions have no answer yet", n), n);
  GtkWidget *widget = adw_message_dialog_new (
      GTK_WINDOW (self), heading,
      _ ("Nothing is imported before: a wrong guess would have to be found and mended by hand."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);

  adw_message_dialog_add_responses (dialog, "answer", _ ("_Answer"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "answer", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "answer");
  adw_message_dialog_set_close_response (dialog, "answer");
  g_signal_connect_object (dialog, "response", G_CALLBACK (look_at_questions), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_import (NzImportAssistant *self)
{
  guint n_open = nz_import_plan_count_open (self->plan);
  guint similar = nz_import_plan_count (self->plan, NZ_IMPORT_DUPLICATE);

  if (!is_ready (self))
    return;
  if (n_open > 0)
    ask_for_answers (self, n_open);
  else if (similar > 0)
    ask_about_similar (self, similar);
  else
    import (self);
}

static gboolean
on_close_request (GtkWindow *window)
{
  NzImportAssistant *self = NZ_IMPORT_ASSISTANT (window);

  if (self->job == NULL)
    return GDK_EVENT_PROPAGATE;
  /* it goes when its work has stopped */
  self->is_closing = TRUE;
  nz_job_cancel (self->job);
  return GDK_EVENT_STOP;
}

/* --- construction --------------------------------------------------------------------------------------- */

static void
on_folded (NzImportAssistant *self)
{
  gtk_widget_set_visible (self->next, adw_leaflet_get_folded (self->leaflet));
}

static void
on_next (NzImportAssistant *self)
{
  gboolean first = g_str_equal (adw_leaflet_get_visible_child_name (self->leaflet), "columns");
  adw_leaflet_set_visible_child_name (self->leaflet, first ? "rows" : "columns");
  gtk_button_set_label (GTK_BUTTON (self->next), first ? _ ("Back to the columns") : _ ("On to the rows"));
}

static GtkWidget *
header_new (NzImportAssistant *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = nz_icon_button_new ("list-add-symbolic", _ ("Add a file"));

  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Import"), ""));
  self->import = gtk_button_new_with_mnemonic (_ ("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  g_signal_connect_swapped (self->import, "clicked", G_CALLBACK (on_import), self);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);
  return header;
}

static GtkWidget *
columns_page_new (NzImportAssistant *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->sheets_group = adw_preferences_group_new ();
  self->sheets = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheets), _ ("Sheet shown"));
  g_signal_connect_swapped (self->sheets, "notify::selected", G_CALLBACK (on_sheet), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sheets_group), GTK_WIDGET (self->sheets));
  self->source = NZ_IMPORT_SOURCE_CARD (nz_import_source_card_new (self->plan));
  self->columns = NZ_IMPORT_COLUMNS_CARD (nz_import_columns_card_new (self->plan, self->store));
  g_signal_connect_object (self->source, "changed", G_CALLBACK (on_source_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "reread", G_CALLBACK (on_reread), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (on_columns_changed), self,
                           G_CONNECT_SWAPPED);
  self->questions = NZ_IMPORT_QUESTIONS_CARD (nz_import_questions_card_new (self->plan));
  g_signal_connect_object (self->questions, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->questions));
  gtk_box_append (GTK_BOX (box), self->sheets_group);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->source));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->columns));
  gtk_widget_add_css_class (box, "import-columns");
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
pages_new (NzImportAssistant *self)
{
  GtkWidget *pages = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  AdwLeafletPage *page;

  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  page = adw_leaflet_append (self->leaflet, columns_page_new (self));
  adw_leaflet_page_set_name (page, "columns");
  page = adw_leaflet_append (self->leaflet, separator);
  adw_leaflet_page_set_navigatable (page, FALSE);
  self->lines = NZ_IMPORT_LINES_PANE (nz_import_lines_pane_new (self->plan));
  gtk_widget_set_hexpand (GTK_WIDGET (self->lines), TRUE);
  g_signal_connect_object (self->lines, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  page = adw_leaflet_append (self->leaflet, GTK_WIDGET (self->lines));
  adw_leaflet_page_set_name (page, "rows");
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);

  self->next = gtk_button_new_with_label (_ ("On to the rows"));
  gtk_widget_set_margin_start (self->next, 12);
  gtk_widget_set_margin_end (self->next, 12);
  gtk_widget_set_margin_top (self->next, 6);
  gtk_widget_set_margin_bottom (self->next, 6);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (on_folded), self);
  gtk_box_append (GTK_BOX (pages), GTK_WIDGET (self->leaflet));
  gtk_box_append (GTK_BOX (pages), self->next);
  on_folded (self);
  return pages;
}

GtkWindow *
nz_import_assistant_new (NzWindow *window, NzImportPlan *plan)
{
  g_return_val_if_fail (NZ_IS_WINDOW (window) && plan != NULL, NULL);

  NzImportAssistant *self = g_object_new (NZ_TYPE_IMPORT_ASSISTANT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  nz_tool_window_place (GTK_WINDOW (self), GTK_WINDOW (window), 1080, 760);
  self->window = g_object_ref (window);
  self->store = g_object_ref (nz_window_get_store (window));
  self->plan = plan;
  gtk_box_append (GTK_BOX (box), header_new (self));
  self->pages = pages_new (self);
  gtk_box_append (GTK_BOX (box), self->pages);
  self->bar = NZ_JOB_BAR (nz_job_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 400);
  fill_sheets (self);
  show_sheet (self);
  schedule (self);
  return GTK_WINDOW (self);
}

static void
nz_import_assistant_dispose (GObject *object)
{
  NzImportAssistant *self = NZ_IMPORT_ASSISTANT (object);

  g_clear_handle_id (&self->examine_source, g_source_remove);
  g_clear_handle_id (&self->import_source, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->job, nz_job_unref);
  G_OBJECT_CLASS (nz_import_assistant_parent_class)->dispose (object);
  /* The pages that borrow the plan are gone now. */
  g_clear_pointer (&self->plan, nz_import_plan_unref);
  g_clear_pointer (&self->more, nz_import_plan_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->window);
}

static void
nz_import_assistant_class_init (NzImportAssistantClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_import_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;
}

static void
nz_import_assistant_init (NzImportAssistant *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import"));
}
