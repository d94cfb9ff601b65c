/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-assistant.h"

#include "base/nz-error.h"
#include "exchange/nz-import-run.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-import-pages.h"
#include "ui/nz-import-reading.h"
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
  guint examine_source;
  guint import_source;
  NzJob *job;         /* (nullable): looks at the rows, or writes them */
  NzImportPlan *more; /* (nullable): was read meanwhile */
  gboolean is_closing;
  gboolean is_looked_at; /* the rows, once */
  gboolean is_reading;   /* a source, once more: nothing may join the plan meanwhile */
  GtkWidget *focus;      /* (nullable) (weak): what work took it from */

  AdwWindowTitle *title;
  GtkWidget *add;
  GtkWidget *import;
  NzImportPages *pages;
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->pages), is_sensitive);
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
show_outcome (NzImportAssistant *self)
{
  const NzImportResult *result = nz_import_plan_get_result (self->plan);
  gboolean good
      = nz_import_plan_is_understood (self->plan, NULL) && nz_import_plan_is_good (self->plan, NULL);
  g_autofree char *text = nz_import_plan_dup_outcome (self->plan);

  adw_window_title_set_subtitle (self->title, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), text);
  gtk_widget_set_sensitive (self->import, good && result->n_new + result->n_changed > 0);
  nz_import_pages_refresh (self->pages);
}

/* Once the rows are looked at for the first time the keyboard stands where it goes on, at the latest at the
 * import; unless somebody has gone elsewhere meanwhile. */
static void
focus_next (NzImportAssistant *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!self->is_looked_at && (focus == NULL || focus == self->add)
      && !nz_import_pages_focus_next (self->pages))
    gtk_widget_grab_focus (self->import);
  self->is_looked_at = TRUE;
}

static void
on_examined (NzImportAssistant *self, const GError *error)
{
  if (error == NULL)
    {
      show_outcome (self);
      focus_next (self);
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

/* --- reading -------------------------------------------------------------------------------------------- */

/* Read or not: what could not be read otherwise is shown as it was. */
static void
on_read_again (gpointer data)
{
  g_autoptr (NzImportAssistant) self = data;

  self->is_reading = FALSE;
  if (self->plan == NULL)
    return;
  set_sensitive (self, TRUE);
  if (self->more != NULL)
    {
      add_more (self);
      return;
    }
  nz_import_sheets_page_show (nz_import_pages_get_sheets (self->pages));
  schedule (self);
}

/* A large file takes a while; meanwhile nothing may change what is read. */
static void
on_reread (NzImportAssistant *self, guint source, const NzTablesOptions *options)
{
  self->is_reading = TRUE;
  g_clear_handle_id (&self->examine_source, g_source_remove);
  set_sensitive (self, FALSE);
  gtk_widget_set_sensitive (self->import, FALSE);
  nz_import_read_again (GTK_WIDGET (self), self->store, self->plan, source, options, on_read_again,
                        g_object_ref (self));
}

static void
add_more (NzImportAssistant *self)
{
  nz_import_plan_join (self->plan, g_steal_pointer (&self->more));
  nz_import_sheets_page_show_last (nz_import_pages_get_sheets (self->pages));
  schedule (self);
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
  return self->plan != NULL && self->job == NULL && nz_window_get_store (self->window) == self->store;
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
on_decided (const char *response, gpointer data)
{
  NzImportAssistant *self = data;
  gboolean leave_out = g_str_equal (response, "leave-out");

  if (!is_ready (self))
    return;
  if (!leave_out && !g_str_equal (response, "take"))
    {
      nz_import_pages_show_state (self->pages, NZ_IMPORT_DUPLICATE);
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
  static const NzDialogAnswer answers[] = {
    { "take", N_ ("Import as entries of their _own") },
    { "leave-out", N_ ("_Leave out") },
    { "look", N_ ("Look _at them") },
  };
  g_autofree char *heading = g_strdup_printf (
      nz_ngettext ("%u row is like another entry", "%u rows are like other entries", n), n);

  nz_dialog_ask (GTK_WIDGET (self), heading,
                 _ ("What is imported as an entry of its own stands in the file twice if it was the same "
                    "after all."),
                 answers, G_N_ELEMENTS (answers), on_decided, g_object_ref (self), g_object_unref);
}

static void
on_import (NzImportAssistant *self)
{
  guint similar = nz_import_plan_count (self->plan, NZ_IMPORT_DUPLICATE);

  if (!is_ready (self))
    return;
  if (nz_import_plan_count_open (self->plan) > 0)
    nz_import_pages_ask (self->pages);
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

static GtkWidget *
header_new (NzImportAssistant *self)
{
  GtkWidget *header = adw_header_bar_new ();

  self->add = nz_icon_button_new ("list-add-symbolic", _ ("Add a file"));
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (_ ("Import"), ""));
  self->import = gtk_button_new_with_mnemonic (_ ("_Import"));
  gtk_widget_add_css_class (self->import, "suggested-action");
  g_signal_connect_swapped (self->import, "clicked", G_CALLBACK (on_import), self);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (on_add), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->add);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->import);
  return header;
}

static void
add_pages (NzImportAssistant *self, GtkBox *box)
{
  self->pages = NZ_IMPORT_PAGES (nz_import_pages_new (self->plan, self->store));
  NzImportSheetsPage *sheets = nz_import_pages_get_sheets (self->pages);
  NzImportLinesPane *lines = nz_import_pages_get_lines (self->pages);

  g_signal_connect_object (sheets, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheets, "reread", G_CALLBACK (on_reread), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lines, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, GTK_WIDGET (self->pages));
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
  add_pages (self, GTK_BOX (box));
  self->bar = NZ_JOB_BAR (nz_job_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 400);
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
