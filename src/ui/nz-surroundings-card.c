/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-surroundings-card.h"

#include "base/nz-id.h"
#include "domain/nz-ties.h"
#include "ui/nz-day-view.h"
#include "ui/nz-network-load.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"
#include "widgets/nz-diagram-canvas.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-list-row.h"

#define HEIGHT 197
#define ASPECT 1.65
/* More partners than this would make their names too small to read. */
#define MOST 9

struct _NzSurroundingsCard
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 id;
  NzDate day; /* NZ_DATE_NONE: today */
  gulong changed_handler;
  GCancellable *cancellable;
  gboolean loading, dirty;
  GtkLabel *count;
  NzDiagramCanvas *canvas;
};

static void day_view_init (NzDayViewInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzSurroundingsCard,
                               nz_surroundings_card,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_DAY_VIEW, day_view_init))

static void refresh (NzSurroundingsCard *self);

static void
on_open (NzSurroundingsCard *self, gint64 id)
{
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = NULL;

  if (id == self->id)
    return;
  where = g_strdup_printf ("%s/%s", nz_entity_organisation.name, nz_id_to_text (id, text));
  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", where);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzSurroundingsCard) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzNetworkPicture) picture = nz_network_load_finish (result, &error);

  if (self->store == NULL)
    return;
  nz_read_error_tell (GTK_WIDGET (self), error);
  self->loading = FALSE;
  if (picture != NULL && !self->dirty)
    {
      nz_diagram_canvas_set_scene (self->canvas, g_steal_pointer (&picture->scene));
      nz_diagram_canvas_select (self->canvas, self->id);
    }
  if (self->dirty)
    refresh (self);
}

/* The count at once, the picture when it is laid out. Without partners there is no card. */
static void
refresh (NzSurroundingsCard *self)
{
  g_autoptr (GPtrArray) ties = nz_ties_of (self->store, self->id, nz_day_or_today (self->day), NULL);
  guint n = ties != NULL ? ties->len : 0;
  g_autofree char *count
      = n > MOST ? g_strdup_printf (_ ("the %d closest of %u collaborations"), MOST, n)
                 : g_strdup_printf (nz_ngettext ("%u collaboration", "%u collaborations", n), n);
  g_autoptr (GString) names = g_string_new (NULL);

  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  for (guint i = 0; i < MIN (n, MOST); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", ((const NzTie *)ties->pdata[i])->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Surroundings"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names->str, -1);
  self->dirty = self->loading;
  if (n == 0 || self->loading)
    return;
  self->loading = TRUE;
  nz_network_load_async (self->store, nz_day_or_today (self->day), self->id, MOST, ASPECT, self->cancellable,
                         on_loaded, g_object_ref (self));
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzSurroundingsCard *self)
{
  if (nz_changes_touch (changes, &nz_entity_tie) || nz_changes_touch (changes, &nz_entity_organisation))
    refresh (self);
}

static void
set_day (NzDayView *view, NzDate day)
{
  NzSurroundingsCard *self = NZ_SURROUNDINGS_CARD (view);

  self->day = day;
  refresh (self);
}

static void
day_view_init (NzDayViewInterface *interface)
{
  interface->set_day = set_day;
}

static void
nz_surroundings_card_dispose (GObject *object)
{
  NzSurroundingsCard *self = NZ_SURROUNDINGS_CARD (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_surroundings_card_parent_class)->dispose (object);
}

static void
nz_surroundings_card_finalize (GObject *object)
{
  g_clear_object (&NZ_SURROUNDINGS_CARD (object)->cancellable);
  G_OBJECT_CLASS (nz_surroundings_card_parent_class)->finalize (object);
}

static void
nz_surroundings_card_class_init (NzSurroundingsCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_surroundings_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = nz_surroundings_card_finalize;
}

static void
nz_surroundings_card_init (NzSurroundingsCard *self)
{
  GtkWidget *frame = adw_bin_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->cancellable = g_cancellable_new ();
  self->count = GTK_LABEL (gtk_label_new (NULL));
  self->canvas = NZ_DIAGRAM_CANVAS (nz_diagram_canvas_new ());
  nz_diagram_canvas_set_fixed (self->canvas, TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self->canvas), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self->canvas), -1, HEIGHT);
  gtk_widget_add_css_class (GTK_WIDGET (self->canvas), "surroundings");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "row-subtitle");
  gtk_widget_add_css_class (frame, "card");
  adw_bin_set_child (ADW_BIN (frame), GTK_WIDGET (self->canvas));
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Surroundings"), GTK_WIDGET (self->count)));
  gtk_box_append (GTK_BOX (self), frame);
  g_signal_connect_swapped (self->canvas, "open", G_CALLBACK (on_open), self);
}

GtkWidget *
nz_surroundings_card_new (NzStore *store, gint64 organisation)
{
  NzSurroundingsCard *self = g_object_new (NZ_TYPE_SURROUNDINGS_CARD, NULL);

  self->store = g_object_ref (store);
  self->id = organisation;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
