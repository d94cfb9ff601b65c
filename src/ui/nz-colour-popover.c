/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-colour-popover.h"

#include "base/nz-i18n.h"

typedef struct
{
  NzColourChosen chosen;
  gpointer data;
} Choice;

/* GNOME's palette: far enough apart to be told from each other, on light and dark ground. */
static const struct
{
  const char *code, *name;
} colours[] = {
  { "#3584e4", N_ ("Blue") },   { "#33d17a", N_ ("Green") }, { "#f6d32d", N_ ("Yellow") },
  { "#ff7800", N_ ("Orange") }, { "#e01b24", N_ ("Red") },   { "#9141ac", N_ ("Purple") },
  { "#986a44", N_ ("Brown") },  { "#77767b", N_ ("Grey") },  { NULL, N_ ("No colour") },
};

static void
on_clicked (GtkWidget *button, const Choice *choice)
{
  choice->chosen (g_object_get_data (G_OBJECT (button), "colour"), choice->data);
}

static GtkWidget *
button_new (const Choice *choice, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *dot = gtk_label_new (NULL);

  if (colours[index].code != NULL)
    {
      g_autofree char *markup = g_strdup_printf ("<span foreground=\"%s\">⬤</span>", colours[index].code);
      gtk_label_set_markup (GTK_LABEL (dot), markup);
    }
  gtk_widget_set_size_request (dot, 18, -1);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (colours[index].name)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (colours[index].name), -1);
  g_object_set_data (G_OBJECT (button), "colour", (gpointer)colours[index].code);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked), (gpointer)choice);
  return button;
}

GtkWidget *
nz_colour_popover_new (NzColourChosen chosen, gpointer data)
{
  g_return_val_if_fail (chosen != NULL, NULL);

  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const Choice choice = { chosen, data };
  Choice *kept = g_memdup2 (&choice, sizeof choice);

  g_object_set_data_full (G_OBJECT (popover), "choice", kept, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_box_append (GTK_BOX (box), button_new (kept, i));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}
