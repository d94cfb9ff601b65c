/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-field-file-row.h"

#include "ui/nz-dialogs.h"
#include "widgets/nz-field-rows.h"

static void
on_chosen (GtkWidget *row, const char *path, gpointer data)
{
  nz_field_list_row_add_value (NZ_FIELD_LIST_ROW (row), path);
}

static void
on_choose (GtkWidget *row, gboolean folder)
{
  const char *title = nz_field_label (nz_field_row_get_field (NZ_FIELD_ROW (row)), nz_get_language ());

  if (folder)
    nz_dialog_choose_folder (row, title, on_chosen, NULL, NULL);
  else
    nz_dialog_open_file (row, title, NULL, on_chosen, NULL, NULL);
}

static void
on_open_link (GtkWidget *row, const char *uri)
{
  nz_dialog_show_uri (row, uri);
}

GtkWidget *
nz_field_file_row_new (NzRecordEditor *editor, const NzField *field)
{
  GtkWidget *row = nz_field_row_new (editor, field);

  g_signal_connect (row, "choose", G_CALLBACK (on_choose), NULL);
  g_signal_connect (row, "open-link", G_CALLBACK (on_open_link), NULL);
  return row;
}
