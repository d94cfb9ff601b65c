/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/nz-record-list.h"

#include <string.h>

#include "domain/nz-vocabulary.h"
#include "model/nz-list-filters.h"
#include "model/nz-list-reading.h"
#include "store/nz-store-read.h"

struct _NzRecordList
{
  GObject parent_instance;

  NzStore *store;
  const NzEntity *entity;
  gulong changed_handler;

  char *search;
  NzDate day; /* of the rows; NZ_DATE_NONE: today */
  NzDate active_on;
  GArray *filters; /* NzFilter; field names are the description's, texts are owned */
  NzRule *rule;    /* (nullable) */
  GArray *sorts;   /* NzSort; field names are the description's */

  GArray *ids;            /* gint64 */
  guint rest;             /* source that begins to read the whole answer; 0: none */
  NzListReading *reading; /* (nullable): it is being read */
  GCancellable *words;    /* (nullable): they are being read */
  NzListItemSource *items;
};

/* A search gives so many hits at once, more than GTK makes rows for; the others follow when those are
 * painted. */
#define FIRST_HITS 500

/* So many rows may come and go as such. */
#define FEW 64

static guint completed_signal;
static guint rows_moved_signal;

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzRecordList,
                               nz_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* @newest: room for a sort that the query may point at */
static NzQuery
query_of (NzRecordList *self, NzSort *newest)
{
  gboolean turned = self->entity->newest_first && self->sorts->len == 0 && self->search == NULL;

  *newest = (NzSort){ self->entity->sort, TRUE };
  return (NzQuery){
    .entity = self->entity,
    .day = self->active_on,
    .search = self->search,
    .quick = TRUE,
    .filters = (const NzFilter *)self->filters->data,
    .n_filters = self->filters->len,
    .rule = self->rule,
    .rule_day = self->day,
    .sorts = turned ? newest : (const NzSort *)self->sorts->data,
    .n_sorts = turned ? 1 : self->sorts->len,
  };
}

/* @limit: 0: all
 * @quick: see NzQuery
 * @lacks: (out) (optional): see NzQuery */
static GArray *
read_ids (NzRecordList *self, guint limit, gboolean quick, gboolean *lacks)
{
  NzSort newest;
  NzQuery query = query_of (self, &newest);
  g_autoptr (GError) error = NULL;

  query.limit = limit;
  query.quick = quick;
  query.lacks = lacks;
  GArray *ids = nz_query_ids (self->store, &query, &error);

  if (ids == NULL)
    {
      g_warning ("list of %s: %s", self->entity->name, error->message);
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  return ids;
}

static gint64
id_at (GArray *ids, guint position)
{
  return g_array_index (ids, gint64, position);
}

/* From row @head on @removed of the old rows gave way to @added others. */
static void
tell (NzRecordList *self, GArray *old, guint head, guint removed, guint added)
{
  guint kept = MIN (removed, added);

  if (kept == 0 || removed + added <= FEW)
    {
      if (removed > 0 || added > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
      return;
    }
  g_autoptr (GPtrArray) moved
      = nz_list_item_source_move (self->items, head, &g_array_index (old, gint64, head), removed,
                                  &g_array_index (self->ids, gint64, head), kept);
  if (removed != added)
    g_list_model_items_changed (G_LIST_MODEL (self), head + kept, removed - kept, added - kept);
  for (guint i = 0; i < moved->len; i++)
    nz_list_item_moved (moved->pdata[i]);
  g_signal_emit (self, rows_moved_signal, 0, head, kept);
}

/* Takes @ids (transfer full) and tells of the smallest run of rows that differs. */
static void
take_ids (NzRecordList *self, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  guint head = 0;
  guint tail = 0;

  while (head < old->len && head < ids->len && id_at (old, head) == id_at (ids, head))
    head++;
  while (tail < old->len - head && tail < ids->len - head
         && id_at (old, old->len - 1 - tail) == id_at (ids, ids->len - 1 - tail))
    tail++;
  self->ids = ids;
  tell (self, old, head, old->len - head - tail, ids->len - head - tail);
}

static void
stop_words (NzRecordList *self)
{
  g_cancellable_cancel (self->words);
  g_clear_object (&self->words);
}

static void read_words (NzRecordList *self);

/* Nobody waits for the whole answer any more. */
static void
stop_rest (NzRecordList *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  g_clear_pointer (&self->reading, nz_list_reading_stop);
}

/* Reads all ids again. */
static void
refresh (NzRecordList *self)
{
  gboolean completes = self->rest != 0 || self->reading != NULL;

  stop_rest (self);
  read_words (self);
  take_ids (self, read_ids (self, 0, TRUE, NULL));
  if (completes && self->words == NULL)
    g_signal_emit (self, completed_signal, 0);
}

/* --- the words of a large index --------------------------------------------------------------------------
 */

static void begin_rest (NzRecordList *self);

static void
on_words (GObject *store, GAsyncResult *result, gpointer data)
{
  GWeakRef *weak = data;
  g_autoptr (NzRecordList) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;

  g_weak_ref_clear (weak);
  g_free (weak);
  if (self == NULL)
    return;
  if (!nz_query_read_words_finish (NZ_STORE (store), result, &error)
      && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    g_warning ("words of %s: %s", self->entity->name, error->message);
  g_clear_object (&self->words);
  /* Another connection has written meanwhile: what was read is good no more. */
  if (error == NULL)
    read_words (self);
  if (self->words != NULL)
    return;
  /* what is being read is without them */
  if (error == NULL && self->search != NULL)
    begin_rest (self);
  else if (self->rest == 0 && self->reading == NULL)
    g_signal_emit (self, completed_signal, 0);
}

/* What has something typed inside a word follows when all words are known; a list that nobody has any more
 * does not wait for that. */
static void
read_words (NzRecordList *self)
{
  GWeakRef *weak;

  if (self->search == NULL || self->words != NULL || nz_query_has_words (self->store))
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->words = g_cancellable_new ();
  nz_query_read_words_async (self->store, self->words, on_words, weak);
}

/* --- the whole answer -------------------------------------------------------------------------------------
 */

static void
on_read (GArray *ids, const GError *error, gpointer data)
{
  NzRecordList *self = data;

  self->reading = NULL;
  if (ids != NULL)
    take_ids (self, ids);
  else
    g_warning ("list of %s: %s", self->entity->name, error->message);
  if (self->words == NULL)
    g_signal_emit (self, completed_signal, 0);
}

static gboolean
on_rest (gpointer data)
{
  NzRecordList *self = data;
  NzSort newest;
  NzQuery query;

  if (!nz_store_reads_beside (self->store))
    {
      refresh (self);
      return G_SOURCE_REMOVE;
    }
  query = query_of (self, &newest);
  self->rest = 0;
  self->reading = nz_list_reading_start (self->store, &query, on_read, self);
  return G_SOURCE_REMOVE;
}

static void
begin_rest (NzRecordList *self)
{
  stop_rest (self);
  self->rest = g_idle_add (on_rest, self);
}

/* The first hits now and the others in a thread, when there is nothing better to do: whoever types the next
 * letter before that does not wait for them. Where the first hits stay the same, nothing in view changes, and
 * what stands behind them is left alone until it is known. */
static void
refresh_first (NzRecordList *self)
{
  gboolean lacks = FALSE;

  read_words (self);
  g_autoptr (GArray) first = read_ids (self, FIRST_HITS, TRUE, &lacks);

  stop_rest (self);
  if (first->len == FIRST_HITS || lacks)
    begin_rest (self);
  if (self->rest == 0 || self->ids->len < first->len
      || memcmp (self->ids->data, first->data, first->len * sizeof (gint64)) != 0)
    take_ids (self, g_steal_pointer (&first));
}

/* A list that is filtered by an entry of a vocabulary goes on with what that was merged into. */
static void
follow_merged_terms (NzRecordList *self)
{
  NzRule *rule = self->rule != NULL ? nz_vocabulary_follow_rule (self->store, self->rule) : NULL;

  for (guint i = 0; i < self->filters->len; i++)
    {
      NzFilter *filter = &g_array_index (self->filters, NzFilter, i);
      const NzField *field = nz_entity_field (self->entity, filter->field);
      gint64 id = nz_field_target (field) == &nz_entity_term && filter->integer != 0
                      ? nz_vocabulary_follow (self->store, filter->integer)
                      : 0;
      if (id != 0)
        filter->integer = id;
    }
  if (rule == NULL)
    return;
  nz_rule_free (self->rule);
  self->rule = rule;
}

/* A summary shows counts and names from other entities too, so each row in view is read again; the others
 * cost nothing. */
static void
on_store_changed (NzStore *store, NzChanges *changes, NzRecordList *self)
{
  if (nz_changes_resize (changes, &nz_entity_term))
    follow_merged_terms (self);
  refresh (self);
  nz_list_item_source_refresh (self->items);
}

NzRecordList *
nz_record_list_new (NzStore *store, const NzEntity *entity)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  NzRecordList *self = g_object_new (NZ_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->entity = entity;
  self->items = nz_list_item_source_new (store, entity);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return self;
}

const NzEntity *
nz_record_list_get_entity (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NULL);
  return self->entity;
}

void
nz_record_list_set_search (NzRecordList *self, const char *search)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (self->search, search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  if (search != NULL)
    refresh_first (self);
  else
    refresh (self);
}

gboolean
nz_record_list_is_complete (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), FALSE);
  return self->rest == 0 && self->reading == NULL && self->words == NULL;
}

void
nz_record_list_complete (NzRecordList *self)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  if (self->words == NULL)
    {
      if (!nz_record_list_is_complete (self))
        refresh (self);
      return;
    }
  stop_words (self);
  stop_rest (self);
  take_ids (self, read_ids (self, 0, FALSE, NULL));
  g_signal_emit (self, completed_signal, 0);
}

const char *
nz_record_list_get_search (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NULL);
  return self->search;
}

void
nz_record_list_set_day (NzRecordList *self, NzDate day)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  if (nz_date_equal (self->day, day))
    return;
  self->day = day;
  nz_list_item_source_set_day (self->items, day);
  if (self->rule != NULL || self->sorts->len > 0)
    refresh (self);
  nz_list_item_source_refresh (self->items);
}

NzDate
nz_record_list_get_day (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NZ_DATE_NONE);
  return self->day;
}

void
nz_record_list_set_active_on (NzRecordList *self, NzDate day)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  if (nz_date_equal (self->active_on, day))
    return;
  self->active_on = day;
  refresh (self);
}

void
nz_record_list_set_filter (NzRecordList *self, const char *field_name, const char *text, gint64 integer)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  const NzField *field = nz_entity_field (self->entity, field_name);
  g_return_if_fail (field != NULL);

  nz_list_filters_set (self->filters, field, text, integer);
  refresh (self);
}

void
nz_record_list_set_rule (NzRecordList *self, const NzRule *rule)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self));
  g_return_if_fail (rule == NULL || nz_rule_get_entity (rule) == self->entity);

  if (rule != NULL && nz_rule_is_empty (rule))
    rule = NULL;
  if (rule == self->rule || (rule != NULL && self->rule != NULL && nz_rule_equal (rule, self->rule)))
    return;
  nz_rule_free (self->rule);
  self->rule = rule != NULL ? nz_rule_copy (rule) : NULL;
  refresh (self);
}

const NzRule *
nz_record_list_get_rule (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NULL);
  return self->rule;
}

NzRule *
nz_record_list_dup_rule (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NULL);

  return nz_list_filters_dup_rule (self->filters, self->entity, self->rule);
}

NzDate
nz_record_list_get_active_on (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NZ_DATE_NONE);
  return self->active_on;
}

void
nz_record_list_set_sorts (NzRecordList *self, const NzSort *sorts, guint n)
{
  g_return_if_fail (NZ_IS_RECORD_LIST (self) && (sorts != NULL || n == 0));

  g_array_set_size (self->sorts, 0);
  for (guint i = 0; i < n; i++)
    {
      const NzField *field = nz_entity_column (self->entity, sorts[i].field);
      const NzSort sort = { field != NULL ? field->name : NULL, sorts[i].descending };

      g_return_if_fail (field != NULL);
      g_array_append_val (self->sorts, sort);
    }
  refresh (self);
}

const NzSort *
nz_record_list_get_sorts (NzRecordList *self, guint *n)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self) && n != NULL, NULL);
  *n = self->sorts->len;
  return (const NzSort *)self->sorts->data;
}

gboolean
nz_record_list_is_narrowed (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), FALSE);
  return self->search != NULL || self->filters->len > 0 || self->rule != NULL
         || nz_date_is_set (self->active_on);
}

GArray *
nz_record_list_dup_ids (NzRecordList *self)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), NULL);

  nz_record_list_complete (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self));
  /* never without a place: an empty list is something else than none */
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      gint64 id = id_at (self->ids, i);
      g_array_append_val (ids, id);
    }
  return ids;
}

gint64
nz_record_list_get_id (NzRecordList *self, guint position)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), 0);
  return position < self->ids->len ? id_at (self->ids, position) : 0;
}

guint
nz_record_list_find (NzRecordList *self, gint64 id)
{
  g_return_val_if_fail (NZ_IS_RECORD_LIST (self), G_MAXUINT);
  for (guint i = 0; i < self->ids->len; i++)
    if (id_at (self->ids, i) == id)
      return i;
  return G_MAXUINT;
}

/* --- GListModel
 * -------------------------------------------------------------------------------------------------- */

static GType
get_item_type (GListModel *model)
{
  return NZ_TYPE_LIST_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return NZ_RECORD_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  NzRecordList *self = NZ_RECORD_LIST (model);

  if (position >= self->ids->len)
    return NULL;
  return nz_list_item_source_get (self->items, id_at (self->ids, position), position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
nz_record_list_finalize (GObject *object)
{
  NzRecordList *self = NZ_RECORD_LIST (object);

  stop_rest (self);
  stop_words (self);
  g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->filters, g_array_unref);
  g_clear_pointer (&self->rule, nz_rule_free);
  g_clear_pointer (&self->sorts, g_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->items, nz_list_item_source_free);
  G_OBJECT_CLASS (nz_record_list_parent_class)->finalize (object);
}

static void
nz_record_list_class_init (NzRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_record_list_finalize;
  /* The whole answer of a search is there, of which the first hits were shown before. */
  completed_signal = g_signal_new ("completed", NZ_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  /* @n rows from @position on have other records. */
  rows_moved_signal = g_signal_new ("rows-moved", NZ_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
nz_record_list_init (NzRecordList *self)
{
  self->filters = nz_list_filters_new (NULL, 0);
  self->sorts = g_array_new (FALSE, FALSE, sizeof (NzSort));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}
