/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-legend.h"

#include <adwaita.h>

#include "render/nz-diagram-marks.h"
#include "render/nz-sign.h"

#define SIGN 7.0
#define LINE_WIDTH 26

/* What one picture of the legend shows: a sign, or a line of an intensity (0: a shared working group). */
typedef struct
{
  const char *kind;
  guint intensity;
  gboolean ends;
} Key;

static void
draw_key (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Key *key = data;
  const NzTheme *theme = nz_theme_get (
      adw_style_manager_get_dark (adw_style_manager_get_default ()) ? NZ_THEME_DARK : NZ_THEME_LIGHT);
  NzMark mark = { 0 };

  if (key->kind != NULL)
    {
      nz_sign_draw (cr, key->kind, width / 2.0, height / 2.0, SIGN, theme);
      return;
    }
  nz_diagram_style_edge (&mark, theme, key->intensity, key->ends, 1);
  nz_colour_set_source (cr, mark.colour);
  cairo_set_line_width (cr, mark.line_width);
  if (mark.dash[1] > 0)
    cairo_set_dash (cr, mark.dash, 2, 0);
  cairo_set_line_cap (cr, key->intensity == 0 ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_move_to (cr, 1, height / 2.0);
  cairo_line_to (cr, width - 1, height / 2.0);
  cairo_stroke (cr);
}

static void
add (GtkWidget *legend, Key key, const char *words, guint count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *picture = gtk_drawing_area_new (), *label = gtk_label_new (words), *child;

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (picture), LINE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (picture), 18);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (picture), draw_key, g_memdup2 (&key, sizeof key), g_free);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), picture, G_CONNECT_SWAPPED);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  if (count > 0)
    {
      g_autofree char *number = g_strdup_printf ("%u", count);
      GtkWidget *counted = gtk_label_new (number);
      gtk_widget_add_css_class (counted, "legend-count");
      gtk_box_append (GTK_BOX (box), counted);
    }
  child = gtk_flow_box_child_new ();
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_flow_box_append (GTK_FLOW_BOX (legend), child);
}

GtkWidget *
nz_network_legend_new (void)
{
  GtkWidget *legend = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (legend), 20);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (legend), 10);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (legend), 0);
  gtk_widget_add_css_class (legend, "legend");
  gtk_accessible_update_property (GTK_ACCESSIBLE (legend), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legend"), -1);
  return legend;
}

void
nz_network_legend_fill (GtkWidget *legend, const NzScene *scene)
{
  const NzField *field = nz_entity_field (&nz_entity_tie, "intensity");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (legend)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (legend), child);
  if (scene == NULL)
    return;
  for (guint i = 0; i < scene->n_kinds; i++)
    add (legend, (Key){ .kind = scene->kinds[i].kind }, scene->kinds[i].label, scene->kinds[i].count);
  for (guint i = 1; i <= 4; i++)
    if (scene->n_intensity[i] > 0)
      add (legend, (Key){ .intensity = i }, nz_choice_label (&field->choices[i - 1], nz_get_language ()),
           scene->n_intensity[i]);
  if (scene->n_ends > 0)
    add (legend, (Key){ .intensity = 2, .ends = TRUE }, _ ("ends this year"), scene->n_ends);
  if (scene->n_intensity[0] > 0)
    add (legend, (Key){ .intensity = 0 }, _ ("Shared working group"), 0);
}
