/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-feed.h"

/* Several changes in a row (undo, undo, undo) are laid out once. */
#define SETTLE_MS 150

struct _NzNetworkFeed
{
  GObject parent_instance;

  NzStore *store; /* NULL: stopped */
  NzDate day;
  gulong changed_handler;
  GCancellable *cancellable;
  gboolean shown;
  gboolean dirty;   /* the store or the day has changed since the last start */
  gboolean loading; /* one at a time */
  gboolean given;   /* a first picture was there: the next one need not hurry */
  guint settle;
};

G_DEFINE_FINAL_TYPE (NzNetworkFeed, nz_network_feed, G_TYPE_OBJECT)

enum
{
  BUSY,
  PICTURE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_busy (NzNetworkFeed *self, gboolean busy)
{
  self->loading = busy;
  g_signal_emit (self, signals[BUSY], 0);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzNetworkFeed) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzNetworkPicture) picture = nz_network_load_finish (result, &error);

  if (self->store == NULL)
    return;
  set_busy (self, FALSE);
  if (picture != NULL && !self->dirty)
    {
      self->given = TRUE;
      g_signal_emit (self, signals[PICTURE], 0, picture);
    }
  else if (picture == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  if (self->dirty)
    nz_network_feed_reload (self);
}

static gboolean
on_settled (gpointer data)
{
  NzNetworkFeed *self = data;

  self->settle = 0;
  if (self->loading || !self->shown)
    return G_SOURCE_REMOVE; /* the end of the running one, or being shown, starts it */
  self->dirty = FALSE;
  set_busy (self, TRUE);
  nz_network_load_async (self->store, self->day, 0, 0, 0, self->cancellable, on_loaded, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
nz_network_feed_reload (NzNetworkFeed *self)
{
  g_return_if_fail (NZ_IS_NETWORK_FEED (self));

  self->dirty = TRUE;
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->store != NULL && !self->loading && self->shown)
    self->settle = g_timeout_add (self->given ? SETTLE_MS : 0, on_settled, self);
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzNetworkFeed *self)
{
  static const NzEntity *const concerned[]
      = { &nz_entity_organisation,  &nz_entity_tie, &nz_entity_membership,
          &nz_entity_working_group, &nz_entity_pin, &nz_entity_network };

  for (guint i = 0; i < G_N_ELEMENTS (concerned); i++)
    if (nz_changes_touch (changes, concerned[i]))
      {
        nz_network_feed_reload (self);
        return;
      }
}

void
nz_network_feed_set_day (NzNetworkFeed *self, NzDate day)
{
  g_return_if_fail (NZ_IS_NETWORK_FEED (self));

  self->day = day;
  nz_network_feed_reload (self);
}

void
nz_network_feed_set_shown (NzNetworkFeed *self, gboolean shown)
{
  g_return_if_fail (NZ_IS_NETWORK_FEED (self));

  self->shown = shown;
  if (shown && self->dirty)
    nz_network_feed_reload (self);
}

gboolean
nz_network_feed_is_busy (NzNetworkFeed *self)
{
  g_return_val_if_fail (NZ_IS_NETWORK_FEED (self), FALSE);
  return self->loading;
}

void
nz_network_feed_stop (NzNetworkFeed *self)
{
  g_return_if_fail (NZ_IS_NETWORK_FEED (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->settle, g_source_remove);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
}

NzNetworkFeed *
nz_network_feed_new (NzStore *store, NzDate day)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzNetworkFeed *self = g_object_new (NZ_TYPE_NETWORK_FEED, NULL);
  self->store = g_object_ref (store);
  self->day = day;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  return self;
}

static void
nz_network_feed_dispose (GObject *object)
{
  nz_network_feed_stop (NZ_NETWORK_FEED (object));
  G_OBJECT_CLASS (nz_network_feed_parent_class)->dispose (object);
}

static void
nz_network_feed_finalize (GObject *object)
{
  g_clear_object (&NZ_NETWORK_FEED (object)->cancellable);
  G_OBJECT_CLASS (nz_network_feed_parent_class)->finalize (object);
}

static void
nz_network_feed_class_init (NzNetworkFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_network_feed_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_network_feed_finalize;
  signals[BUSY]
      = g_signal_new ("busy", NZ_TYPE_NETWORK_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICTURE] = g_signal_new ("picture", NZ_TYPE_NETWORK_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FAILED] = g_signal_new ("failed", NZ_TYPE_NETWORK_FEED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nz_network_feed_init (NzNetworkFeed *self)
{
  self->cancellable = g_cancellable_new ();
  self->dirty = TRUE;
}
