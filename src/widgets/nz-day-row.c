/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-day-row.h"

#include "base/nz-error.h"
#include "base/nz-i18n.h"

struct _NzDayRow
{
  AdwEntryRow parent_instance;

  gboolean ahead;
  GtkWidget *understood;
};

G_DEFINE_FINAL_TYPE (NzDayRow, nz_day_row, ADW_TYPE_ENTRY_ROW)

gboolean
nz_day_row_get_day (NzDayRow *self, NzDate *day, GError **error)
{
  g_return_val_if_fail (NZ_IS_DAY_ROW (self) && day != NULL, FALSE);

  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  *day = NZ_DATE_NONE;
  if (*typed == '\0')
    return TRUE;
  if (!nz_date_parse_near (typed, nz_date_today (), self->ahead, day, error))
    return FALSE;
  if (nz_date_is_full (*day))
    return TRUE;
  g_set_error_literal (error, NZ_ERROR, NZ_ERROR_INVALID,
                       _ ("Write the whole day, for example 15.3.2026 or Friday."));
  return FALSE;
}

static void
show_understood (NzDayRow *self)
{
  g_autoptr (GError) error = NULL;
  NzDate day;
  gboolean good = nz_day_row_get_day (self, &day, &error);
  g_autofree char *text
      = good ? nz_date_format (day, nz_get_language (), NZ_DATE_WEEKDAY) : g_strdup (_ ("not understood"));

  gtk_label_set_label (GTK_LABEL (self->understood), text);
  gtk_widget_set_tooltip_text (self->understood, good ? NULL : error->message);
  gtk_widget_set_visible (self->understood, *text != '\0');
  if (good)
    gtk_widget_remove_css_class (self->understood, "not-understood");
  else
    gtk_widget_add_css_class (self->understood, "not-understood");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  good ? text : error->message, -1);
}

static void
nz_day_row_class_init (NzDayRowClass *klass)
{
}

static void
nz_day_row_init (NzDayRow *self)
{
  self->understood = gtk_label_new (NULL);
  gtk_widget_set_valign (self->understood, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->understood, "row-subtitle");
  gtk_widget_set_visible (self->understood, FALSE);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->understood);
  g_signal_connect (self, "changed", G_CALLBACK (show_understood), NULL);
}

GtkWidget *
nz_day_row_new (const char *title, NzDate day, gboolean ahead)
{
  NzDayRow *self = g_object_new (NZ_TYPE_DAY_ROW, "title", title, NULL);
  g_autofree char *text = nz_date_format (day, nz_get_language (), NZ_DATE_NUMERIC);

  self->ahead = ahead;
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  return GTK_WIDGET (self);
}
