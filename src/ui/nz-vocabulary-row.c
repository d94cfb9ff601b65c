/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-row.h"

struct _NzVocabularyRow
{
  GtkBox parent_instance;
  NzVocabularyItem *item; /* (nullable) */
  GtkWidget *handle, *colour, *name, *retired, *uses;
};

G_DEFINE_FINAL_TYPE (NzVocabularyRow, nz_vocabulary_row, GTK_TYPE_BOX)

static guint moved_signal;

static void
draw_colour (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  NzVocabularyRow *self = data;
  const char *text = self->item != NULL ? nz_vocabulary_item_get_colour (self->item) : NULL;
  GdkRGBA colour;

  if (text == NULL || !gdk_rgba_parse (&colour, text))
    return;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 0.5, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* --- moving -----------------------------------------------------------------------------------------------
 */

static GdkContentProvider *
on_prepare (GtkDragSource *source, double x, double y, NzVocabularyRow *self)
{
  return self->item != NULL ? gdk_content_provider_new_typed (NZ_TYPE_VOCABULARY_ITEM, self->item) : NULL;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, NzVocabularyRow *self)
{
  NzVocabularyItem *dragged = g_value_get_object (value);
  guint place;

  if (dragged == NULL || self->item == NULL || dragged == self->item)
    return FALSE;
  place = nz_vocabulary_item_get_place (self->item);
  place += y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
  /* its own place is free then */
  place -= nz_vocabulary_item_get_place (dragged) < place;
  g_signal_emit (self, moved_signal, 0, nz_vocabulary_item_get_id (dragged), place);
  return TRUE;
}

static void
add_dragging (NzVocabularyRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (NZ_TYPE_VOCABULARY_ITEM, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (self->handle, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/* --- the object -------------------------------------------------------------------------------------------
 */

static void
nz_vocabulary_row_dispose (GObject *object)
{
  g_clear_object (&NZ_VOCABULARY_ROW (object)->item);
  G_OBJECT_CLASS (nz_vocabulary_row_parent_class)->dispose (object);
}

static void
nz_vocabulary_row_class_init (NzVocabularyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_vocabulary_row_dispose;
  moved_signal = g_signal_new ("moved", NZ_TYPE_VOCABULARY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nz_vocabulary_row_init (NzVocabularyRow *self)
{
  self->handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  self->colour = gtk_drawing_area_new ();
  self->name = gtk_label_new (NULL);
  self->retired = gtk_label_new (_ ("not offered"));
  self->uses = gtk_label_new (NULL);
  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_set_tooltip_text (self->handle, _ ("Drag to move"));
  gtk_widget_add_css_class (self->handle, "dim-label");
  gtk_widget_set_size_request (self->colour, 14, 14);
  gtk_widget_set_valign (self->colour, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->colour), draw_colour, self, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_valign (self->retired, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->retired, "badge");
  gtk_widget_add_css_class (self->retired, "neutral");
  gtk_widget_add_css_class (self->uses, "row-subtitle");
  gtk_box_append (GTK_BOX (self), self->handle);
  gtk_box_append (GTK_BOX (self), self->colour);
  gtk_box_append (GTK_BOX (self), self->name);
  gtk_box_append (GTK_BOX (self), self->retired);
  gtk_box_append (GTK_BOX (self), self->uses);
  add_dragging (self);
}

GtkWidget *
nz_vocabulary_row_new (void)
{
  return g_object_new (NZ_TYPE_VOCABULARY_ROW, NULL);
}

void
nz_vocabulary_row_set_item (NzVocabularyRow *self, NzVocabularyItem *item)
{
  g_return_if_fail (NZ_IS_VOCABULARY_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  guint n = nz_vocabulary_item_get_uses (item);
  g_autofree char *uses = n == 0 ? g_strdup (_ ("unused")) : g_strdup_printf ("%u ×", n);
  gboolean retired = nz_vocabulary_item_is_retired (item);
  g_autofree char *label = g_strdup_printf ("%s, %s%s%s", nz_vocabulary_item_get_name (item), uses,
                                            retired ? ", " : "", retired ? _ ("not offered") : "");

  gtk_label_set_label (GTK_LABEL (self->name), nz_vocabulary_item_get_name (item));
  gtk_widget_set_tooltip_text (self->name, nz_vocabulary_item_get_name (item));
  gtk_label_set_label (GTK_LABEL (self->uses), uses);
  gtk_widget_set_visible (self->retired, retired);
  gtk_widget_set_opacity (self->name, retired ? 0.6 : 1);
  gtk_widget_queue_draw (self->colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
nz_vocabulary_row_set_movable (NzVocabularyRow *self, gboolean movable)
{
  g_return_if_fail (NZ_IS_VOCABULARY_ROW (self));
  gtk_widget_set_visible (self->handle, movable);
}
