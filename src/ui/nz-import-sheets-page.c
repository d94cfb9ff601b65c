/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-import-sheets-page.h"

#include "base/nz-i18n.h"
#include "ui/nz-import-columns-card.h"
#include "ui/nz-import-source-card.h"

struct _NzImportSheetsPage
{
  AdwBin parent_instance;
  NzImportPlan *plan;
  guint sheet;
  gboolean is_filling; /* rows are set, not chosen */

  NzImportQuestionsCard *questions;
  GtkWidget *sheets_group;
  AdwComboRow *sheets;
  NzImportSourceCard *source;
  NzImportColumnsCard *columns;
};

G_DEFINE_FINAL_TYPE (NzImportSheetsPage, nz_import_sheets_page, ADW_TYPE_BIN)

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed (NzImportSheetsPage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_sheet (NzImportSheetsPage *self)
{
  nz_import_source_card_show (self->source, self->sheet);
  nz_import_columns_card_show (self->columns, self->sheet);
}

static void
fill_sheets (NzImportSheetsPage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint n = nz_import_plan_get_n_sheets (self->plan);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, nz_table_get_name (nz_import_plan_get_sheet (self->plan, i)->table));
  self->sheet = MIN (self->sheet, n - 1);
  /* A new model chooses its first. */
  self->is_filling = TRUE;
  adw_combo_row_set_model (self->sheets, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sheets, self->sheet);
  self->is_filling = FALSE;
  gtk_widget_set_visible (self->sheets_group, n > 1);
}

void
nz_import_sheets_page_show (NzImportSheetsPage *self)
{
  g_return_if_fail (NZ_IS_IMPORT_SHEETS_PAGE (self));
  fill_sheets (self);
  show_sheet (self);
}

void
nz_import_sheets_page_show_last (NzImportSheetsPage *self)
{
  g_return_if_fail (NZ_IS_IMPORT_SHEETS_PAGE (self));
  self->sheet = nz_import_plan_get_n_sheets (self->plan) - 1;
  nz_import_sheets_page_show (self);
}

NzImportQuestionsCard *
nz_import_sheets_page_get_questions (NzImportSheetsPage *self)
{
  g_return_val_if_fail (NZ_IS_IMPORT_SHEETS_PAGE (self), NULL);
  return self->questions;
}

/* --- choosing ------------------------------------------------------------------------------------------- */

static void
on_sheet (NzImportSheetsPage *self)
{
  guint sheet = adw_combo_row_get_selected (self->sheets);

  if (self->is_filling || sheet == GTK_INVALID_LIST_POSITION || sheet == self->sheet)
    return;
  self->sheet = sheet;
  show_sheet (self);
}

/* Its rows are something else: all that is shown of it may be another. */
static void
on_source_changed (NzImportSheetsPage *self)
{
  nz_import_sheets_page_show (self);
  changed (self);
}

static void
on_reread (NzImportSheetsPage *self, guint source, const NzTablesOptions *options)
{
  g_signal_emit (self, signals[REREAD], 0, source, options);
}

/* Labels of other columns name the kind of record where a row makes several. */
static void
on_columns_changed (NzImportSheetsPage *self)
{
  nz_import_columns_card_show (self->columns, self->sheet);
  changed (self);
}

/* --- construction --------------------------------------------------------------------------------------- */

static void
add_sheets (NzImportSheetsPage *self, GtkBox *box)
{
  self->sheets_group = adw_preferences_group_new ();
  self->sheets = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sheets), _ ("Sheet shown"));
  g_signal_connect_swapped (self->sheets, "notify::selected", G_CALLBACK (on_sheet), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->sheets_group), GTK_WIDGET (self->sheets));
  gtk_box_append (box, self->sheets_group);
}

static void
connect_cards (NzImportSheetsPage *self)
{
  g_signal_connect_object (self->questions, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "changed", G_CALLBACK (on_source_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "reread", G_CALLBACK (on_reread), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (on_columns_changed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
nz_import_sheets_page_new (NzImportPlan *plan, NzStore *store)
{
  NzImportSheetsPage *self = g_object_new (NZ_TYPE_IMPORT_SHEETS_PAGE, NULL);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->plan = plan;
  self->questions = NZ_IMPORT_QUESTIONS_CARD (nz_import_questions_card_new (plan));
  self->source = NZ_IMPORT_SOURCE_CARD (nz_import_source_card_new (plan));
  self->columns = NZ_IMPORT_COLUMNS_CARD (nz_import_columns_card_new (plan, store));
  gtk_box_append (box, GTK_WIDGET (self->questions));
  add_sheets (self, box);
  gtk_box_append (box, GTK_WIDGET (self->source));
  gtk_box_append (box, GTK_WIDGET (self->columns));
  connect_cards (self);
  gtk_widget_add_css_class (GTK_WIDGET (box), "import-columns");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_hexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
  nz_import_sheets_page_show (self);
  return GTK_WIDGET (self);
}

static void
nz_import_sheets_page_class_init (NzImportSheetsPageClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_IMPORT_SHEETS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", NZ_TYPE_IMPORT_SHEETS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_POINTER);
}

static void
nz_import_sheets_page_init (NzImportSheetsPage *self)
{
}
