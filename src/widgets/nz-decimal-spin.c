/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-decimal-spin.h"

#include "base/nz-i18n.h"

static gboolean
on_output (GtkSpinButton *spin, gpointer data)
{
  char format[8], number[G_ASCII_DTOSTR_BUF_SIZE];

  g_snprintf (format, sizeof format, "%%.%uf", gtk_spin_button_get_digits (spin));
  g_ascii_formatd (number, sizeof number, format,
                   gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin)));
  if (nz_get_language () == NZ_LANGUAGE_DE)
    g_strdelimit (number, ".", ',');
  if (!g_str_equal (number, gtk_editable_get_text (GTK_EDITABLE (spin))))
    gtk_editable_set_text (GTK_EDITABLE (spin), number);
  return TRUE;
}

static int
on_input (GtkSpinButton *spin, double *value, gpointer data)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))));
  char *end;

  g_strdelimit (text, ",", '.');
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' ? TRUE : GTK_INPUT_ERROR;
}

GtkWidget *
nz_decimal_spin_new (double least, double most, double step, guint digits)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, step);

  g_signal_connect (spin, "output", G_CALLBACK (on_output), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (on_input), NULL);
  /* it lets only the locale's own sign in */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), digits);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  return spin;
}
