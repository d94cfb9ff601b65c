/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-until-popover.h"

#include "base/nz-error.h"

struct _NzUntilPopover
{
  GtkPopover parent_instance;
  GtkWidget *entry;
  GtkLabel *reason;
};

G_DEFINE_FINAL_TYPE (NzUntilPopover, nz_until_popover, GTK_TYPE_POPOVER)

static guint chosen_signal;

static void
choose (NzUntilPopover *self, NzDate day)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, nz_date_to_days (day));
}

static void
refuse (NzUntilPopover *self, const char *reason)
{
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  if (reason != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
on_entry (NzUntilPopover *self)
{
  g_autoptr (GError) error = NULL;
  NzDate today = nz_date_today (), day;

  if (!nz_date_parse_near (gtk_editable_get_text (GTK_EDITABLE (self->entry)), today, TRUE, &day, &error))
    refuse (self, error->message);
  else if (nz_date_compare (nz_date_first_day (day), today) <= 0)
    refuse (self, _ ("That is not after today."));
  else
    choose (self, nz_date_first_day (day));
}

static void
on_button (GtkButton *button, NzUntilPopover *self)
{
  int step = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step"));
  NzDate today = nz_date_today ();

  choose (self, step == 30 ? nz_date_add_months (today, 1) : nz_date_add_days (today, step));
}

static void
add_button (NzUntilPopover *self, GtkWidget *box, const char *label, int step)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (on_button), self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
fill (NzUntilPopover *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "until");

  add_button (self, box, _ ("Until _tomorrow"), 1);
  add_button (self, box, _ ("For a _week"), 7);
  add_button (self, box, _ ("For a _month"), 30);
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Friday, in 3 weeks, 15/3 …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Postpone until"), -1);
  gtk_widget_set_margin_top (self->entry, 4);
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_max_width_chars (self->reason, 26);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry), self);
}

/* There is one for every line of the Overview, and few are ever opened: filled when it first shows. */
static void
nz_until_popover_show (GtkWidget *widget)
{
  NzUntilPopover *self = NZ_UNTIL_POPOVER (widget);

  if (self->entry == NULL)
    fill (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  refuse (self, NULL);
  GTK_WIDGET_CLASS (nz_until_popover_parent_class)->show (widget);
}

static void
nz_until_popover_class_init (NzUntilPopoverClass *klass)
{
  GTK_WIDGET_CLASS (klass)->show = nz_until_popover_show;
  chosen_signal = g_signal_new ("chosen", NZ_TYPE_UNTIL_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
nz_until_popover_init (NzUntilPopover *self)
{
}

GtkWidget *
nz_until_popover_new (void)
{
  return g_object_new (NZ_TYPE_UNTIL_POPOVER, NULL);
}
