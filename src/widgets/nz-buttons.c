/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-buttons.h"

static GtkWidget *
dress (GtkWidget *button, const char *label)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

GtkWidget *
nz_icon_button_new (const char *icon, const char *label)
{
  return dress (gtk_button_new_from_icon_name (icon), label);
}

GtkWidget *
nz_icon_menu_button_new (const char *icon, const char *label, GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return dress (button, label);
}

void
nz_button_set_accessible_name (GtkWidget *button, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (button));

  /* From 4.10 on a button says that its word labels it, a drop-down that its choice does; and what labels
   * goes before any name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
nz_buttons_fit_title (GtkWidget *header, gboolean narrow)
{
  g_return_if_fail (GTK_IS_WIDGET (header));

  if (narrow)
    gtk_widget_add_css_class (header, "narrow");
  else
    gtk_widget_remove_css_class (header, "narrow");
}
