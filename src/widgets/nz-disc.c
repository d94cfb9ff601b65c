/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-disc.h"

#include <adwaita.h>

#include "render/nz-sign.h"

struct _NzDisc
{
  GtkWidget parent_instance;
  int diameter;
  char *sign;
  char *initials;
  GtkIconPaintable *icon;
  char *icon_name;
};

G_DEFINE_FINAL_TYPE (NzDisc, nz_disc, GTK_TYPE_WIDGET)

static gboolean
is_dark (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ());
}

static void
draw_grey_disc (NzDisc *self, GtkSnapshot *snapshot)
{
  GskRoundedRect circle;
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->diameter, self->diameter);
  const GdkRGBA grey = is_dark () ? (GdkRGBA){ 1, 1, 1, 0.14 } : (GdkRGBA){ 0, 0, 0, 0.10 };

  gsk_rounded_rect_init_from_rect (&circle, &bounds, self->diameter / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &circle);
  gtk_snapshot_append_color (snapshot, &grey, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
draw_initials (NzDisc *self, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initials);
  PangoFontDescription *font = pango_font_description_copy (
      pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  GdkRGBA colour;
  int width, height;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_font_description_set_absolute_size (font, self->diameter * 0.36 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, &height);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((self->diameter - width) / 2.0f, (self->diameter - height) / 2.0f));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_icon (NzDisc *self, GtkSnapshot *snapshot)
{
  const int size = self->diameter >= 60 ? 40 : 16;
  GdkRGBA colour;

  if (self->icon == NULL)
    self->icon = gtk_icon_theme_lookup_icon (
        gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))), self->icon_name, NULL,
        size, gtk_widget_get_scale_factor (GTK_WIDGET (self)), gtk_widget_get_direction (GTK_WIDGET (self)),
        GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((self->diameter - size) / 2.0f, (self->diameter - size) / 2.0f));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, size, size,
                                            &colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
nz_disc_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzDisc *self = NZ_DISC (widget);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((gtk_widget_get_width (widget) - self->diameter) / 2.0f,
                                                (gtk_widget_get_height (widget) - self->diameter) / 2.0f));
  if (self->sign != NULL)
    {
      const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->diameter, self->diameter);
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      const NzTheme *theme = nz_theme_get (is_dark () ? NZ_THEME_DARK : NZ_THEME_LIGHT);
      nz_sign_draw_disc (cr, self->sign, self->diameter / 2.0, self->diameter / 2.0, self->diameter / 2.0,
                         theme);
      cairo_destroy (cr);
    }
  else
    {
      draw_grey_disc (self, snapshot);
      if (self->icon_name != NULL)
        draw_icon (self, snapshot);
      else if (self->initials != NULL && *self->initials != '\0')
        draw_initials (self, snapshot);
    }
  gtk_snapshot_restore (snapshot);
}

static void
nz_disc_measure (GtkWidget *widget,
                 GtkOrientation orientation,
                 int for_size,
                 int *minimum,
                 int *natural,
                 int *minimum_baseline,
                 int *natural_baseline)
{
  *minimum = *natural = NZ_DISC (widget)->diameter;
}

static void
nz_disc_finalize (GObject *object)
{
  NzDisc *self = NZ_DISC (object);
  g_free (self->sign);
  g_free (self->initials);
  g_free (self->icon_name);
  g_clear_object (&self->icon);
  G_OBJECT_CLASS (nz_disc_parent_class)->finalize (object);
}

static void
nz_disc_class_init (NzDiscClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  G_OBJECT_CLASS (klass)->finalize = nz_disc_finalize;
  widget_class->snapshot = nz_disc_snapshot;
  widget_class->measure = nz_disc_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nz_disc_init (NzDisc *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
nz_disc_new (int diameter)
{
  NzDisc *self = g_object_new (NZ_TYPE_DISC, "valign", GTK_ALIGN_CENTER, "halign", GTK_ALIGN_CENTER, NULL);
  self->diameter = diameter;
  return GTK_WIDGET (self);
}

static void
set_picture (NzDisc *self, const char *sign, const char *initials, const char *icon_name)
{
  g_clear_object (&self->icon);
  g_free (self->sign);
  g_free (self->initials);
  g_free (self->icon_name);
  self->sign = g_strdup (sign);
  self->initials = g_strdup (initials);
  self->icon_name = g_strdup (icon_name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nz_disc_set_sign (NzDisc *self, const char *kind)
{
  g_return_if_fail (NZ_IS_DISC (self));
  set_picture (self, kind != NULL ? kind : "", NULL, NULL);
}

void
nz_disc_set_initials (NzDisc *self, const char *initials)
{
  g_return_if_fail (NZ_IS_DISC (self));
  set_picture (self, NULL, initials, NULL);
}

void
nz_disc_set_icon (NzDisc *self, const char *icon_name)
{
  g_return_if_fail (NZ_IS_DISC (self));
  set_picture (self, NULL, NULL, icon_name);
}
