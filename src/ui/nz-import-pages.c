/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-pages.h"

#include "base/nz-i18n.h"

struct _NzImportPages
{
  GtkBox parent_instance;
  NzImportPlan *plan;
  AdwLeaflet *leaflet;
  NzImportSheetsPage *sheets;
  NzImportLinesPane *lines;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (NzImportPages, nz_import_pages, GTK_TYPE_BOX)

NzImportSheetsPage *
nz_import_pages_get_sheets (NzImportPages *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_PAGES (self), NULL);
  return self->sheets;
}

NzImportLinesPane *
nz_import_pages_get_lines (NzImportPages *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_PAGES (self), NULL);
  return self->lines;
}

void
nz_import_pages_refresh (NzImportPages *self)
{
  g_return_if_fail (NZ_IS_IMPORT_PAGES (self));
  nz_import_lines_pane_refresh (self->lines);
  nz_import_questions_card_refresh (nz_import_sheets_page_get_questions (self->sheets));
}

void
nz_import_pages_show_state (NzImportPages *self, NzImportState state)
{
  g_return_if_fail (NZ_IS_IMPORT_PAGES (self));
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->lines));
  nz_import_lines_pane_show_state (self->lines, state);
}

static void
show_sheets (gpointer data)
{
  NzImportPages *self = data;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sheets));
}

void
nz_import_pages_ask (NzImportPages *self)
{
  g_return_if_fail (NZ_IS_IMPORT_PAGES (self));
  nz_import_questions_card_ask (nz_import_sheets_page_get_questions (self->sheets), show_sheets,
                                g_object_ref (self), g_object_unref);
}

gboolean
nz_import_pages_focus_next (NzImportPages *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_PAGES (self), FALSE);

  if (nz_import_questions_card_focus_open (nz_import_sheets_page_get_questions (self->sheets)))
    return TRUE;
  if (adw_leaflet_get_folded (self->leaflet))
    return gtk_widget_grab_focus (self->next);
  if (nz_import_plan_count (self->plan, NZ_IMPORT_FAULTY) == 0
      && nz_import_plan_count (self->plan, NZ_IMPORT_DUPLICATE) == 0)
    return FALSE;
  /* they stand first among all */
  nz_import_pages_show_state (self, NZ_IMPORT_N_STATES);
  return TRUE;
}

/* --- construction --------------------------------------------------------------------------------------- */

static gboolean
is_at_sheets (NzImportPages *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->sheets);
}

static void
update_next (NzImportPages *self)
{
  gtk_widget_set_visible (self->next, adw_leaflet_get_folded (self->leaflet));
  gtk_button_set_label (GTK_BUTTON (self->next),
                        is_at_sheets (self) ? _ ("On to the rows") : _ ("Back to the columns"));
}

static void
on_next (NzImportPages *self)
{
  adw_leaflet_set_visible_child (self->leaflet,
                                 is_at_sheets (self) ? GTK_WIDGET (self->lines) : GTK_WIDGET (self->sheets));
}

static void
add_next (NzImportPages *self)
{
  self->next = gtk_button_new ();
  gtk_widget_set_margin_start (self->next, 12);
  gtk_widget_set_margin_end (self->next, 12);
  gtk_widget_set_margin_top (self->next, 6);
  gtk_widget_set_margin_bottom (self->next, 6);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  g_signal_connect_swapped (self->leaflet, "notify::folded", G_CALLBACK (update_next), self);
  g_signal_connect_swapped (self->leaflet, "notify::visible-child", G_CALLBACK (update_next), self);
  gtk_box_append (GTK_BOX (self), self->next);
  update_next (self);
}

GtkWidget *
nz_import_pages_new (NzImportPlan *plan, NzStore *store)
{
  NzImportPages *self = g_object_new (NZ_TYPE_IMPORT_PAGES, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  self->plan = plan;
  self->leaflet = ADW_LEAFLET (adw_leaflet_new ());
  adw_leaflet_set_homogeneous (self->leaflet, FALSE);
  self->sheets = NZ_IMPORT_SHEETS_PAGE (nz_import_sheets_page_new (plan, store));
  self->lines = NZ_IMPORT_LINES_PANE (nz_import_lines_pane_new (plan));
  gtk_widget_set_hexpand (GTK_WIDGET (self->lines), TRUE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->sheets));
  adw_leaflet_page_set_navigatable (adw_leaflet_append (self->leaflet, separator), FALSE);
  adw_leaflet_append (self->leaflet, GTK_WIDGET (self->lines));
  gtk_widget_set_vexpand (GTK_WIDGET (self->leaflet), TRUE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->leaflet));
  add_next (self);
  return GTK_WIDGET (self);
}

static void
nz_import_pages_class_init (NzImportPagesClass *klass)
{
}

static void
nz_import_pages_init (NzImportPages *self)
{
}
