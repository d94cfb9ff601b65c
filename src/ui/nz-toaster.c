/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-toaster.h"

#include "ui/nz-dialogs.h"

/* How long a word stands; what can be pressed must be read, thought about and reached. */
#define NOTICE_SECONDS 5
#define OFFER_SECONDS 12

struct _NzToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* weak */
  AdwToast *toast;          /* weak: the one that is shown */
  guint timer;              /* ends it */
  NzStore *store;           /* weak: of the step that is offered to be undone; none: nothing is */
  gulong changed_handler;
  gint64 step;
  gboolean by_itself; /* no action of the window does it */
};

G_DEFINE_FINAL_TYPE (NzToaster, nz_toaster, G_TYPE_OBJECT)

/* --- the step
 * ---------------------------------------------------------------------------------------------------------
 */

static void
forget_step (NzToaster *self)
{
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_weak_pointer (&self->store);
  self->step = 0;
}

static void
on_store_changed (NzToaster *self)
{
  if (nz_store_get_undo_step (self->store) == self->step)
    return;
  forget_step (self);
  if (self->toast == NULL)
    return;
  adw_toast_set_button_label (self->toast, NULL);
  adw_toast_set_action_name (self->toast, NULL);
}

static void
on_clicked (NzToaster *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzStore) store = self->store != NULL && self->by_itself ? g_object_ref (self->store) : NULL;

  if (store != NULL && nz_store_get_undo_step (store) == self->step && !nz_store_undo (store, &error))
    nz_dialog_error (GTK_WIDGET (self->overlay), error);
}

/* --- the toast
 * -------------------------------------------------------------------------------------------------------- */

/* It begins to leave: the next word needs one of its own. */
static void
on_dismissed (NzToaster *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  forget_step (self);
}

static gboolean
on_time_over (gpointer data)
{
  NzToaster *self = data;

  self->timer = 0;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  return G_SOURCE_REMOVE;
}

/* From now on; libadwaita 1.2 does not start its own timer anew for a toast that is shown. */
static void
start_timer (NzToaster *self, guint seconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_seconds (seconds, on_time_over, self);
}

/* The word changes in the toast that is there, because libadwaita 1.2 ends with a freed animation where a
 * toast is dismissed that has hardly come. @button, @action and @parameter: (nullable) */
static void
show (NzToaster *self, const char *text, const char *button, const char *action, const char *parameter)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  gboolean is_new = self->toast == NULL;
  AdwToast *toast = is_new ? adw_toast_new (escaped) : self->toast;

  forget_step (self);
  adw_toast_set_title (toast, escaped);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, parameter != NULL ? g_variant_new_string (parameter) : NULL);
  start_timer (self, button != NULL ? OFFER_SECONDS : NOTICE_SECONDS);
  if (!is_new)
    return;
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_clicked), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (on_dismissed), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

void
nz_toaster_say (NzToaster *self, const char *text)
{
  g_return_if_fail (NZ_IS_TOASTER (self) && text != NULL);
  show (self, text, NULL, NULL, NULL);
}

void
nz_toaster_offer (
    NzToaster *self, const char *text, const char *button, const char *action, const char *parameter)
{
  g_return_if_fail (NZ_IS_TOASTER (self) && text != NULL && button != NULL && action != NULL);
  show (self, text, button, action, parameter);
}

void
nz_toaster_offer_undo (NzToaster *self, const char *text, NzStore *store, const char *action)
{
  g_return_if_fail (NZ_IS_TOASTER (self) && text != NULL && NZ_IS_STORE (store));

  show (self, text, _ ("_Undo"), action, NULL);
  g_set_weak_pointer (&self->store, store);
  self->step = nz_store_get_undo_step (store);
  self->by_itself = action == NULL;
  self->changed_handler
      = g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed), self, G_CONNECT_SWAPPED);
}

/* --- GObject
 * ----------------------------------------------------------------------------------------------------------
 */

static void
nz_toaster_dispose (GObject *object)
{
  NzToaster *self = NZ_TOASTER (object);

  forget_step (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  g_clear_weak_pointer (&self->overlay);
  G_OBJECT_CLASS (nz_toaster_parent_class)->dispose (object);
}

static void
nz_toaster_class_init (NzToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_toaster_dispose;
}

static void
nz_toaster_init (NzToaster *self)
{
}

NzToaster *
nz_toaster_new (AdwToastOverlay *overlay)
{
  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  NzToaster *self = g_object_new (NZ_TYPE_TOASTER, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  return self;
}
