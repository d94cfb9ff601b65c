/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-job-bar.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"

/* Milliseconds between two looks at the job. */
#define LOOK_EVERY 80

struct _NzJobBar
{
  AdwBin parent_instance;

  NzJob *job;       /* (nullable): followed */
  struct _Run *run; /* (nullable): what it runs itself, as @job */
  guint source;
  gint64 begun;
  GtkRevealer *revealer;
  GtkLabel *words;
  GtkProgressBar *progress;
  GtkWidget *cancel, *again;
};

G_DEFINE_FINAL_TYPE (NzJobBar, nz_job_bar, ADW_TYPE_BIN)

enum
{
  SIGNAL_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the thread has of the bar's own. */
typedef struct _Run
{
  NzJobBar *bar; /* borrowed: it drops the job when it goes */
  NzJob *job;
  NzJobWork work;
  NzJobDone done;
  gpointer data;
  GDestroyNotify destroy;
} Run;

static void
let_go (NzJobBar *self)
{
  Run *run = g_steal_pointer (&self->run);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->job, nz_job_unref);
  if (run != NULL)
    nz_job_drop (g_steal_pointer (&run->job));
}

static void
show (NzJobBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

static gboolean
on_look (gpointer data)
{
  NzJobBar *self = data;

  if (!nz_job_is_running (self->job))
    {
      self->source = 0;
      nz_job_bar_follow (self, NULL, NULL);
      return G_SOURCE_REMOVE;
    }
  gtk_progress_bar_set_fraction (self->progress, nz_job_get_fraction (self->job));
  if (g_get_monotonic_time () - self->begun >= NZ_JOB_BAR_AFTER * G_TIME_SPAN_MILLISECOND)
    show (self);
  return G_SOURCE_CONTINUE;
}

void
nz_job_bar_follow (NzJobBar *self, NzJob *job, const char *words)
{
  g_return_if_fail (NZ_IS_JOB_BAR (self));

  let_go (self);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (self->cancel, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (job == NULL)
    {
      gtk_revealer_set_reveal_child (self->revealer, FALSE);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->job = nz_job_ref (job);
  self->begun = g_get_monotonic_time ();
  gtk_label_set_label (self->words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  self->source = g_timeout_add (LOOK_EVERY, on_look, self);
}

void
nz_job_bar_follow_alone (NzJobBar *self, NzJob *job, const char *words)
{
  g_return_if_fail (NZ_IS_JOB_BAR (self) && job != NULL);

  nz_job_bar_follow (self, job, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), FALSE);
  gtk_widget_remove_css_class (gtk_revealer_get_child (self->revealer), "lasting-bar");
  show (self);
}

/* --- reading beside the window -------------------------------------------------------------------------- */

static void
run_free (gpointer data)
{
  Run *run = data;

  if (run->destroy != NULL)
    run->destroy (run->data);
  g_free (run);
}

static gboolean
run_work (NzStore *store, gpointer data, GError **error)
{
  Run *run = data;
  return run->work (store, run->data, error);
}

static void
offer_again (NzJobBar *self, const char *words)
{
  gboolean had_focus = gtk_widget_has_focus (self->cancel);

  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (self->again, TRUE);
  show (self);
  if (had_focus)
    gtk_widget_grab_focus (self->again);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
}

static void
on_run_done (gpointer data, const GError *error)
{
  Run *run = data;
  NzJobBar *self = run->bar;

  self->run = NULL;
  g_clear_pointer (&run->job, nz_job_unref);
  if (g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED))
    {
      let_go (self);
      offer_again (self, error->message);
    }
  else
    nz_job_bar_follow (self, NULL, NULL);
  run->done (run->data, error);
}

void
nz_job_bar_run (NzJobBar *self,
                NzStore *store,
                const char *words,
                NzJobWork work,
                NzJobDone done,
                gpointer data,
                GDestroyNotify destroy)
{
  g_return_if_fail (NZ_IS_JOB_BAR (self) && NZ_IS_STORE (store) && work != NULL && done != NULL);

  Run *run = g_new (Run, 1);

  *run = (Run){ self, NULL, work, done, data, destroy };
  nz_job_bar_stop (self);
  run->job = nz_job_start (store, NZ_JOB_READ, run_work, on_run_done, run, run_free);
  nz_job_bar_follow (self, run->job, words);
  self->run = run;
}

void
nz_job_bar_stop (NzJobBar *self)
{
  nz_job_bar_follow (self, NULL, NULL);
}

gboolean
nz_job_bar_is_running (NzJobBar *self)
{
  g_return_val_if_fail (NZ_IS_JOB_BAR (self), FALSE);
  return self->run != NULL;
}

static void
on_again (NzJobBar *self)
{
  g_signal_emit (self, signals[SIGNAL_AGAIN], 0);
}

/* --- GObject -------------------------------------------------------------------------------------------- */

static void
on_cancel (NzJobBar *self)
{
  if (self->job == NULL)
    return;
  nz_job_cancel (self->job);
  gtk_widget_set_sensitive (self->cancel, FALSE);
}

static void
nz_job_bar_dispose (GObject *object)
{
  let_go (NZ_JOB_BAR (object));
  G_OBJECT_CLASS (nz_job_bar_parent_class)->dispose (object);
}

static void
nz_job_bar_class_init (NzJobBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_job_bar_dispose;
  signals[SIGNAL_AGAIN]
      = g_signal_new ("again", NZ_TYPE_JOB_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_job_bar_init (NzJobBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
            *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  self->again = gtk_button_new_with_mnemonic (_ ("_Read again"));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->cancel, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->progress));
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (GTK_BOX (box), self->cancel);
  gtk_box_append (GTK_BOX (box), self->again);
  gtk_widget_set_valign (self->again, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_add_css_class (box, "lasting-bar");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (on_cancel), self);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (on_again), self);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nz_job_bar_new (void)
{
  return g_object_new (NZ_TYPE_JOB_BAR, NULL);
}
