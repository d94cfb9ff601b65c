/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-window-private.h"

#include "ui/nz-day-view.h"

/* The day that the window shows: one for all sections, numbers and diagrams, with a bar on top while it is
 * not today. */

NzDate
nz_window_get_day (NzWindow *self)
{
  g_return_val_if_fail (NZ_IS_WINDOW (self), NZ_DATE_NONE);
  return self->day;
}

/* (transfer full): what the section that shows makes of the day */
static char *
bar_text (NzWindow *self)
{
  NzSection *section = nz_window_get_section (self);
  const char *note = section != NULL ? nz_section_get_day_note (section) : NULL;
  g_autofree char *date = nz_date_format (self->day, nz_get_language (), NZ_DATE_LONG);

  if (note != NULL)
    {
      g_autofree char *others = g_strdup_printf (_ ("Other sections are shown as of %s."), date);
      return g_strdup_printf ("%s %s", note, others);
    }
  return nz_date_compare (self->day, nz_date_today ()) < 0
             ? g_strdup_printf (_ ("You see what held on %s: memberships, positions and collaborations."),
                                date)
             : g_strdup_printf (
                 _ ("You see what will hold on %s: memberships, positions and collaborations."), date);
}

static void
show_bar (NzWindow *self)
{
  g_autofree char *text = nz_date_is_set (self->day) ? bar_text (self) : NULL;

  if (text != NULL)
    gtk_label_set_label (self->day_text, text);
  gtk_revealer_set_reveal_child (self->day_bar, nz_date_is_set (self->day));
}

void
nz_window_set_day (NzWindow *self, NzDate day)
{
  g_return_if_fail (NZ_IS_WINDOW (self));

  if (nz_date_equal (day, nz_date_today ()))
    day = NZ_DATE_NONE;
  if (nz_date_equal (day, self->day))
    return;
  self->day = day;
  nz_day_button_set (self->day_button, nz_day_or_today (day));
  show_bar (self);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    nz_section_set_day (NZ_SECTION (child), day);
  if (self->store != NULL)
    nz_window_update_counts (self);
}

static void
on_day (NzWindow *self)
{
  nz_window_set_day (self, nz_day_button_get (self->day_button));
}

/* "2004-03-15", or "" for today. */
static void
on_show_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *text = g_variant_get_string (parameter, NULL);
  NzDate day = NZ_DATE_NONE;

  if (*text == '\0' || nz_date_parse (text, &day, NULL))
    nz_window_set_day (NZ_WINDOW (widget), day);
}

static void
on_choose_day (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzWindow *self = NZ_WINDOW (widget);

  if (self->store == NULL)
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  nz_day_button_popup (self->day_button);
}

void
nz_window_prepare_day (NzWindow *self)
{
  nz_day_button_set_above (self->day_button);
  g_signal_connect_object (self->day_button, "changed", G_CALLBACK (on_day), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sections, "notify::visible-child", G_CALLBACK (show_bar), self,
                           G_CONNECT_SWAPPED);
}

void
nz_window_install_day_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.show-day", "s", on_show_day);
  gtk_widget_class_install_action (klass, "win.choose-day", NULL, on_choose_day);
}
