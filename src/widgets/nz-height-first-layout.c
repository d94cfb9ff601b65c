/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-height-first-layout.h"

#include <adwaita.h>

struct _NzHeightFirstLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (NzHeightFirstLayout, nz_height_first_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
child_of (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  return child != NULL && gtk_widget_should_layout (child) ? child : NULL;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
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
  GtkWidget *child = child_of (widget);

  if (child != NULL)
    gtk_widget_measure (child, orientation, orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size,
                        minimum, natural, minimum_baseline, natural_baseline);
}

static void
allocate (GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = child_of (widget);

  if (child != NULL)
    gtk_widget_size_allocate (child, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
nz_height_first_layout_class_init (NzHeightFirstLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
nz_height_first_layout_init (NzHeightFirstLayout *self)
{
}

GtkWidget *
nz_height_first_bin_new (GtkWidget *child)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_layout_manager (bin, g_object_new (NZ_TYPE_HEIGHT_FIRST_LAYOUT, NULL));
  adw_bin_set_child (ADW_BIN (bin), child);
  return bin;
}
