/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-day-button.h"

struct _NzDayButton
{
  AdwBin parent_instance;

  NzDate day;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkPopover *popover;
  GtkEntry *entry;
  GtkLabel *reason;
  GtkCalendar *calendar;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NzDayButton, nz_day_button, ADW_TYPE_BIN)

static guint changed_signal;

static void
show_day (NzDayButton *self)
{
  gboolean today = nz_date_equal (self->day, nz_date_today ());
  g_autofree char *text = nz_date_format (self->day, nz_get_language (), NZ_DATE_NUMERIC);
  g_autofree char *name = g_strdup_printf (_ ("Day shown: %s"), today ? _ ("today") : text);
  g_autoptr (GDateTime) moment
      = g_date_time_new_local (self->day.year, self->day.month, self->day.day, 12, 0, 0);

  gtk_label_set_label (self->label, today ? _ ("Today") : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (self->entry == NULL)
    return;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (moment != NULL)
    gtk_calendar_select_day (self->calendar, moment);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

NzDate
nz_day_button_get (NzDayButton *self)
{
  g_return_val_if_fail (NZ_IS_DAY_BUTTON (self), NZ_DATE_NONE);
  return self->day;
}

void
nz_day_button_set (NzDayButton *self, NzDate day)
{
  g_return_if_fail (NZ_IS_DAY_BUTTON (self));
  gboolean other = !nz_date_equal (self->day, day);

  self->day = day;
  show_day (self);
  if (other)
    g_signal_emit (self, changed_signal, 0);
}

void
nz_day_button_set_above (NzDayButton *self)
{
  g_return_if_fail (NZ_IS_DAY_BUTTON (self));
  gtk_menu_button_set_direction (self->button, GTK_ARROW_UP);
}

void
nz_day_button_popup (NzDayButton *self)
{
  g_return_if_fail (NZ_IS_DAY_BUTTON (self));
  gtk_menu_button_popup (self->button);
}

static void
refuse (NzDayButton *self, const char *reason)
{
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
}

static void
choose (NzDayButton *self, NzDate day)
{
  if (nz_date_compare (day, NZ_FIRST_DAY) < 0)
    refuse (self, _ ("The network begins on 1 October 1999."));
  else
    nz_day_button_set (self, day);
}

static void
on_calendar (NzDayButton *self)
{
  g_autoptr (GDateTime) moment = NULL;

  if (self->filling)
    return;
  moment = gtk_calendar_get_date (self->calendar);
  choose (self, nz_date (g_date_time_get_year (moment), g_date_time_get_month (moment),
                         g_date_time_get_day_of_month (moment)));
}

static void
on_entry (NzDayButton *self)
{
  g_autoptr (GError) error = NULL;
  NzDate day;

  if (!nz_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &day, &error))
    refuse (self, error->message);
  else
    {
      choose (self, nz_date_first_day (day));
      if (!gtk_widget_get_visible (GTK_WIDGET (self->reason)))
        gtk_popover_popdown (self->popover);
    }
}

static void
on_today (NzDayButton *self)
{
  nz_day_button_set (self, nz_date_today ());
  gtk_popover_popdown (self->popover);
}

static void
nz_day_button_class_init (NzDayButtonClass *klass)
{
  changed_signal
      = g_signal_new ("changed", NZ_TYPE_DAY_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
popover_content_new (NzDayButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *today = gtk_button_new_with_mnemonic (_ ("_Today"));

  self->entry = GTK_ENTRY (gtk_entry_new ());
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_label_set_max_width_chars (self->reason, 28);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Day"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  gtk_box_append (GTK_BOX (box), today);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_entry), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_calendar), self);
  g_signal_connect_swapped (today, "clicked", G_CALLBACK (on_today), self);
  return box;
}

/* A calendar is dear to make, and most days pass without this one: made when it is first asked for. */
static void
make_popover (GtkMenuButton *button, gpointer data)
{
  NzDayButton *self = data;

  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, popover_content_new (self));
  gtk_menu_button_set_popover (button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_create_popup_func (button, NULL, NULL, NULL);
  show_day (self);
}

static void
nz_day_button_init (NzDayButton *self)
{
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->day = nz_date_today ();
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->label));
  /* Newer GTK gives it all the room there is. */
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  gtk_menu_button_set_child (self->button, face);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "day-button");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Show another day (Ctrl+D)"));
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  show_day (self);
}

GtkWidget *
nz_day_button_new (void)
{
  return g_object_new (NZ_TYPE_DAY_BUTTON, NULL);
}
