/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-wrap-layout.h"

struct _NzWrapLayout
{
  GtkLayoutManager parent_instance;
  int column_spacing, row_spacing;
};

G_DEFINE_FINAL_TYPE (NzWrapLayout, nz_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* How high the children are in lines of @width; with @place they are put there. */
static int
flow (NzWrapLayout *self, GtkWidget *widget, int width, gboolean place)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wide, high;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
      wide = CLAMP (wide, least, MAX (least, width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
      if (x > 0 && x + wide > width)
        {
          x = 0;
          y += line + self->row_spacing;
          line = 0;
        }
      if (place)
        gtk_widget_size_allocate (child, &(GtkAllocation){ mirrored ? width - x - wide : x, y, wide, high },
                                  -1);
      x += wide + self->column_spacing;
      line = MAX (line, high);
    }
  return y + line;
}

/* As narrow as the widest child at its least; at best all in one line. */
static void
measure_width (NzWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wide;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += (*natural > 0 ? self->column_spacing : 0) + wide;
    }
}

static void
measure (GtkLayoutManager *layout,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  NzWrapLayout *self = NZ_WRAP_LAYOUT (layout);
  int least, wide;

  measure_width (self, widget, &least, &wide);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wide;
    }
  else
    *minimum = *natural = flow (self, widget, for_size >= 0 ? for_size : wide, FALSE);
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  flow (NZ_WRAP_LAYOUT (layout), widget, width, TRUE);
}

static void
nz_wrap_layout_class_init (NzWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
nz_wrap_layout_init (NzWrapLayout *self)
{
}

GtkLayoutManager *
nz_wrap_layout_new (int column_spacing, int row_spacing)
{
  NzWrapLayout *self = g_object_new (NZ_TYPE_WRAP_LAYOUT, NULL);

  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;
  return GTK_LAYOUT_MANAGER (self);
}
