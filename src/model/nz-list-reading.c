/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-list-reading.h"

#include "base/nz-progress.h"
#include "model/nz-list-filters.h"
#include "store/nz-rule.h"
#include "store/nz-store-read.h"

struct _NzListReading
{
  NzProgress *progress; /* stops the thread */
  NzListRead done;      /* (nullable): %NULL once it was stopped */
  gpointer data;
};

/* What the thread reads: the query with all that it points at. */
typedef struct
{
  NzQuery query;
  char *search;
  GArray *filters, *sorts;
  NzRule *rule;
  NzProgress *progress;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->search);
  g_array_unref (job->filters);
  g_array_unref (job->sorts);
  g_clear_pointer (&job->rule, nz_rule_free);
  nz_progress_unref (job->progress);
  g_free (job);
}

/* Field names are the description's and stay. */
static Job *
job_new (const NzQuery *query, NzProgress *progress)
{
  Job *job = g_new0 (Job, 1);

  job->search = g_strdup (query->search);
  job->filters = nz_list_filters_new (query->filters, query->n_filters);
  job->sorts = g_array_new (FALSE, FALSE, sizeof (NzSort));
  job->rule = query->rule != NULL ? nz_rule_copy (query->rule) : NULL;
  job->progress = nz_progress_ref (progress);
  g_array_append_vals (job->sorts, query->sorts, query->n_sorts);
  job->query = *query;
  job->query.search = job->search;
  job->query.filters = (const NzFilter *)job->filters->data;
  job->query.sorts = (const NzSort *)job->sorts->data;
  job->query.rule = job->rule;
  job->query.limit = 0;
  job->query.lacks = NULL;
  return job;
}

static gpointer
read_ids (NzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  GArray *ids;

  nz_store_set_progress (store, job->progress);
  ids = nz_query_ids (store, &job->query, error);
  nz_store_set_progress (store, NULL);
  return ids;
}

static void
array_free (gpointer ids)
{
  g_array_unref (ids);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  NzListReading *reading = data;
  g_autoptr (GError) error = NULL;
  GArray *ids = nz_store_read_finish (result, &error);

  if (reading->done != NULL)
    reading->done (ids, error, reading->data);
  else
    g_clear_pointer (&ids, g_array_unref);
  nz_progress_unref (reading->progress);
  g_free (reading);
}

NzListReading *
nz_list_reading_start (NzStore *store, const NzQuery *query, NzListRead done, gpointer data)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && query != NULL && done != NULL, NULL);

  NzListReading *reading = g_new (NzListReading, 1);

  *reading = (NzListReading){ nz_progress_new (), done, data };
  nz_store_read_async (store, read_ids, array_free, job_new (query, reading->progress), job_free, NULL,
                       on_read, reading);
  return reading;
}

void
nz_list_reading_stop (NzListReading *reading)
{
  g_return_if_fail (reading != NULL);

  reading->done = NULL;
  nz_progress_cancel (reading->progress);
}
