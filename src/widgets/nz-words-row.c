/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-words-row.h"

GtkWidget *
nz_words_row_new (const char *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char *[]){ "reason", "inherited", "reason-row", NULL });
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

void
nz_words_row_accept (GtkWidget *row)
{
  GtkWidget *list, *above;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  list = gtk_widget_get_parent (row);
  if (list == NULL)
    return;
  above = gtk_widget_get_prev_sibling (row);
  gtk_widget_remove_css_class (above, "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (above), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

void
nz_words_row_refuse (GtkWidget *row, GtkWidget *where, const char *reason)
{
  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row) && GTK_IS_WIDGET (where));

  GtkWidget *field
      = GTK_IS_LIST_BOX_ROW (where) ? where : gtk_widget_get_ancestor (where, GTK_TYPE_LIST_BOX_ROW);
  GtkWidget *label = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  nz_words_row_accept (row);
  gtk_widget_set_css_classes (label, (const char *[]){ "reason", "error", "reason-row", NULL });
  gtk_label_set_label (GTK_LABEL (label), reason);
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_parent (field)), row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (field)) + 1);
  gtk_widget_add_css_class (field, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_widget_grab_focus (where);
}
