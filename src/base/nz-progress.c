/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-progress.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"

#define WHOLE 10000

struct _NzProgress
{
  gatomicrefcount references;
  int is_cancelled; /* atomic */
  int told;         /* atomic; of WHOLE */
  double from, to;  /* the work's own */
  NzProgressServe serve;
  gpointer data;
};

NzProgress *
nz_progress_new (void)
{
  NzProgress *progress = g_new0 (NzProgress, 1);

  g_atomic_ref_count_init (&progress->references);
  progress->to = 1;
  return progress;
}

NzProgress *
nz_progress_ref (NzProgress *progress)
{
  g_return_val_if_fail (progress != NULL, NULL);
  g_atomic_ref_count_inc (&progress->references);
  return progress;
}

void
nz_progress_unref (NzProgress *progress)
{
  g_return_if_fail (progress != NULL);
  if (g_atomic_ref_count_dec (&progress->references))
    g_free (progress);
}

void
nz_progress_cancel (NzProgress *progress)
{
  g_return_if_fail (progress != NULL);
  g_atomic_int_set (&progress->is_cancelled, TRUE);
}

gboolean
nz_progress_is_cancelled (NzProgress *progress)
{
  return progress != NULL && g_atomic_int_get (&progress->is_cancelled);
}

double
nz_progress_get_fraction (NzProgress *progress)
{
  g_return_val_if_fail (progress != NULL, 0);
  return (double)g_atomic_int_get (&progress->told) / WHOLE;
}

void
nz_progress_part (NzProgress *progress, double from, double to)
{
  if (progress == NULL)
    return;
  progress->from = from;
  progress->to = to;
}

void
nz_progress_set_serve (NzProgress *progress, NzProgressServe serve, gpointer data)
{
  g_return_if_fail (progress != NULL);
  progress->serve = serve;
  progress->data = data;
}

gboolean
nz_progress_set_cancelled (GError **error)
{
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_CANCELLED, _ ("Stopped. Nothing was changed."));
  return FALSE;
}

gboolean
nz_progress_tell (NzProgress *progress, gsize done, gsize of, GError **error)
{
  if (progress == NULL)
    return TRUE;
  if (of > 0)
    {
      double part = (double)MIN (done, of) / (double)of;
      g_atomic_int_set (&progress->told,
                        (int)(WHOLE * (progress->from + part * (progress->to - progress->from))));
    }
  if (progress->serve != NULL)
    progress->serve (progress->data);
  return !g_atomic_int_get (&progress->is_cancelled) || nz_progress_set_cancelled (error);
}
