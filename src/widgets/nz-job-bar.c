/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-job-bar.h"

#include "base/nz-i18n.h"

/* Milliseconds between two looks at the job. */
#define LOOK_EVERY 80

struct _NzJobBar
{
  AdwBin parent_instance;

  NzJob *job; /* (nullable) */
  guint source;
  gint64 begun;
  GtkRevealer *revealer;
  GtkLabel *words;
  GtkProgressBar *progress;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (NzJobBar, nz_job_bar, ADW_TYPE_BIN)

static void
let_go (NzJobBar *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->job, nz_job_unref);
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
}

static void
nz_job_bar_init (NzJobBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
            *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  self->cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
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
  gtk_widget_add_css_class (box, "lasting-bar");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (on_cancel), self);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nz_job_bar_new (void)
{
  return g_object_new (NZ_TYPE_JOB_BAR, NULL);
}
