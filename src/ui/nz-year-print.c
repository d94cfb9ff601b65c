/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-year-print.h"

#include "render/nz-year-papers.h"
#include "ui/nz-print.h"

/* (transfer full) (nullable): the error is shown then */
static NzDocument *
year_document (NzSection *section, NzStore *store, int year, NzPaperSize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (store, &error);
  NzLanguage language = network != NULL && g_strcmp0 (nz_record_get_text (network, "language"), "en") == 0
                            ? NZ_LANGUAGE_EN
                            : NZ_LANGUAGE_DE;
  NzYearView *view = network != NULL ? nz_year_view_new_for_store (store, year, language, &error) : NULL;

  if (view != NULL)
    return nz_year_paper_new (view, size);
  nz_section_show_error (section, error);
  return NULL;
}

void
nz_year_print (NzSection *section, NzStore *store, int year, NzPaperSize size)
{
  g_return_if_fail (NZ_IS_SECTION (section) && NZ_IS_STORE (store));

  g_autoptr (NzDocument) document = year_document (section, store, year, size);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (section));

  if (document != NULL)
    nz_print_document (GTK_WINDOW (window), document, nz_document_get_title (document), NULL, NULL, NULL);
}

void
nz_year_save (NzSection *section, NzStore *store, int year, NzPaperSize size)
{
  g_return_if_fail (NZ_IS_SECTION (section) && NZ_IS_STORE (store));

  g_autoptr (NzDocument) document = year_document (section, store, year, size);

  if (document != NULL)
    nz_print_to_file (GTK_WIDGET (section), document, nz_document_get_title (document));
}
