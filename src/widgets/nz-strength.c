/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-strength.h"

#define BLOCKS 4
#define BLOCK 5.0f
#define GAP 2.0f
#define LEAST 4.0f
#define RISE 3.0f

struct _NzStrength
{
  GtkWidget parent_instance;
  int intensity;
};

G_DEFINE_FINAL_TYPE (NzStrength, nz_strength, GTK_TYPE_WIDGET)

static void
nz_strength_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzStrength *self = NZ_STRENGTH (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  float bottom = (float)gtk_widget_get_height (widget);
  GdkRGBA text, full;

  gtk_style_context_get_color (context, &text);
  if (!gtk_style_context_lookup_color (context, "accent_color", &full))
    full = text;
  for (int i = 0; i < BLOCKS; i++)
    {
      float height = LEAST + RISE * (float)i;
      const graphene_rect_t block
          = GRAPHENE_RECT_INIT ((float)i * (BLOCK + GAP), bottom - height, BLOCK, height);
      GdkRGBA colour = i < self->intensity ? full : text;
      GskRoundedRect rounded;

      if (i >= self->intensity)
        colour.alpha *= 0.2f;
      gsk_rounded_rect_init_from_rect (&rounded, &block, 1.5f);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &colour, &block);
      gtk_snapshot_pop (snapshot);
    }
}

static void
nz_strength_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int)(BLOCKS * BLOCK + (BLOCKS - 1) * GAP)
                                                                  : (int)(LEAST + RISE * (BLOCKS - 1));
}

static void
nz_strength_class_init (NzStrengthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = nz_strength_snapshot;
  widget_class->measure = nz_strength_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nz_strength_init (NzStrength *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
nz_strength_new (int intensity)
{
  NzStrength *self = g_object_new (NZ_TYPE_STRENGTH, NULL);

  self->intensity = intensity;
  return GTK_WIDGET (self);
}

void
nz_strength_set (NzStrength *self, int intensity)
{
  g_return_if_fail (NZ_IS_STRENGTH (self));
  self->intensity = intensity;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
