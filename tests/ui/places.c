// SPDX-License-Identifier: GPL-3.0-or-later
/* A GIO module that the tests of the window give the program: AT-SPI is told where things really are.

   From 4.10 on GTK adds up places of border boxes, each in its parent's content box, and so loses every
   border and padding on the way: a button in a header bar lies above the window. It also tells of hidden
   pages as if they showed, and nothing whether a widget is drawn. Here a place is counted from the parent's
   border box, in a window from its inside, and what is not drawn has no extent: as GTK 4.8 has it. */
#include <gtk/gtk.h>
#include <math.h>

typedef gboolean (*GetBounds) (GtkAccessible *accessible, int *x, int *y, int *width, int *height);

static GetBounds gtk_bounds;

static gboolean
get_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  GtkWidget *widget = GTK_WIDGET (accessible);
  GtkWidget *parent = gtk_widget_get_parent (widget);
  graphene_rect_t box, outer = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  *x = *y = *width = *height = 0;
  if (!gtk_widget_get_mapped (widget))
    return TRUE;
  if (!parent)
    {
      *width = gtk_widget_get_width (widget);
      *height = gtk_widget_get_height (widget);
      return TRUE;
    }
  if (!gtk_widget_compute_bounds (widget, parent, &box))
    return TRUE;
  if (gtk_widget_get_parent (parent) && !gtk_widget_compute_bounds (parent, parent, &outer))
    return TRUE;
  *x = (int)roundf (box.origin.x - outer.origin.x);
  *y = (int)roundf (box.origin.y - outer.origin.y);
  *width = (int)roundf (box.size.width);
  *height = (int)roundf (box.size.height);
  return TRUE;
}

/* Classes that came up before have a copy of the interface of their own, later ones take it from their
 * parents. */
static void
mend (GType type)
{
  gpointer class = g_type_class_peek (type);
  if (!class)
    return;
  GtkAccessibleInterface *interface = g_type_interface_peek (class, GTK_TYPE_ACCESSIBLE);
  if (interface && interface->get_bounds == gtk_bounds)
    interface->get_bounds = get_bounds;
  guint count = 0;
  g_autofree GType *children = g_type_children (type, &count);
  for (guint i = 0; i < count; i++)
    mend (children[i]);
}

static gboolean
on_running (gpointer data)
{
  gpointer class = g_type_class_ref (GTK_TYPE_WIDGET);
  GtkAccessibleInterface *interface = g_type_interface_peek (class, GTK_TYPE_ACCESSIBLE);
  gtk_bounds = interface->get_bounds;
  mend (GTK_TYPE_WIDGET);
  return G_SOURCE_REMOVE;
}

G_MODULE_EXPORT void
g_io_module_load (GIOModule *module)
{
  g_type_module_use (G_TYPE_MODULE (module));
  /* GTK is up as soon as the main loop runs, and before that nobody asks. */
  g_idle_add_full (G_PRIORITY_HIGH, on_running, NULL, NULL);
}

G_MODULE_EXPORT void
g_io_module_unload (GIOModule *module)
{
}
