/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-paper.h"

#include "render/nz-diagram.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print.h"

/* (transfer full) (nullable) */
static NzDiagram *
document_new (NzSection *section, NzStore *store, NzDate day)
{
  g_autoptr (GError) error = NULL;
  NzDiagram *diagram = nz_diagram_new (store, day, NZ_DIAGRAM_DEFAULT, &error);

  if (diagram == NULL)
    nz_section_show_error (section, error);
  return diagram;
}

void
nz_network_paper_print (NzSection *section, NzStore *store, NzDate day)
{
  g_return_if_fail (NZ_IS_SECTION (section) && NZ_IS_STORE (store));

  g_autoptr (NzDiagram) diagram = document_new (section, store, day);
  if (diagram == NULL)
    return;
  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));
  nz_print_document (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (section))), NZ_DOCUMENT (diagram),
                     nz_document_get_title (NZ_DOCUMENT (diagram)), NULL, NULL, NULL);
}

typedef struct
{
  NzStore *store;
  NzDate day;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;
  g_object_unref (saving->store);
  g_free (saving);
}

static void
on_save_chosen (GtkWidget *widget, const char *chosen, gpointer data)
{
  const Saving *saving = data;
  NzSection *section = NZ_SECTION (widget);
  g_autoptr (NzDiagram) diagram = document_new (section, saving->store, saving->day);
  g_autofree char *name = g_filename_display_basename (chosen), *text = NULL;
  g_autofree char *path = strchr (name, '.') == NULL ? g_strconcat (chosen, ".pdf", NULL) : g_strdup (chosen);
  g_autoptr (GError) error = NULL;

  if (diagram == NULL)
    return;
  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A3, TRUE));
  text = g_strdup_printf (_ ("Picture saved as “%s”"), name);
  if (nz_diagram_write (diagram, path, &error))
    nz_section_notice (section, text, FALSE);
  else
    nz_section_show_error (section, error);
}

void
nz_network_paper_save (NzSection *section, NzStore *store, NzDate day)
{
  g_return_if_fail (NZ_IS_SECTION (section) && NZ_IS_STORE (store));

  char iso[NZ_DATE_TEXT_SIZE];
  g_autofree char *name = g_strdup_printf (_ ("Network %s.pdf"), nz_date_to_iso (day, iso));
  const char *const filters[]
      = { "PDF", "pdf", _ ("Vector graphic (SVG)"), "svg", _ ("Picture (PNG)"), "png", NULL };
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ g_object_ref (store), day };
  nz_dialog_save_file (GTK_WIDGET (section), _ ("Save Picture"), name, filters, on_save_chosen, saving,
                       saving_free);
}
