/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-list-print.h"

#include "render/nz-listing-document.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-print.h"
#include "ui/nz-tool-window.h"
#include "ui/nz-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-page-view.h"

/* --- the listing
 * ------------------------------------------------------------------------------------------------------ */

NzListing *
nz_list_print_listing (NzStore *store,
                       NzRecordList *list,
                       const NzColumnLayout *layout,
                       gboolean is_grouped,
                       const NzField *group,
                       const char *subtitle,
                       GError **error)
{
  g_autoptr (GArray) ids = nz_record_list_dup_ids (list);
  guint n_columns = layout->columns->len;
  g_autofree const NzField **fields = g_new (const NzField *, n_columns);
  g_autofree double *weights = g_new (double, n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      fields[i] = g_array_index (layout->columns, NzColumn, i).field;
      weights[i] = nz_column_layout_width (layout, fields[i]);
    }
  const NzListingShape shape = {
    .fields = fields, .weights = weights, .n_fields = n_columns, .is_grouped = is_grouped, .group = group
  };
  NzListing *listing = nz_listing_new (store, layout->entity, (const gint64 *)ids->data, ids->len, &shape,
                                       nz_record_list_get_day (list), error);
  if (listing != NULL)
    {
      g_autofree char *count = g_strdup_printf (nz_ngettext ("%u entry", "%u entries", ids->len), ids->len);
      listing->subtitle = subtitle != NULL && *subtitle != '\0' ? g_strdup_printf ("%s · %s", count, subtitle)
                                                                : g_steal_pointer (&count);
    }
  return listing;
}

/* --- pages
 * ------------------------------------------------------------------------------------------------------------
 */

typedef struct
{
  GtkWindow *window;
  NzDocument *document;
  NzPageView *view;
  GtkLabel *number;
  GtkWidget *previous, *next;
  guint page;
} Preview;

static void
preview_free (gpointer data)
{
  Preview *self = data;
  g_object_unref (self->document);
  g_free (self);
}

static void
show_page (Preview *self)
{
  guint n = nz_document_get_n_pages (self->document);
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n);

  nz_page_view_set_page (self->view, self->document, self->page, text);
  gtk_label_set_label (self->number, text);
  gtk_widget_set_sensitive (self->previous, self->page > 0);
  gtk_widget_set_sensitive (self->next, self->page + 1 < n);
}

static void
on_previous (Preview *self)
{
  self->page -= self->page > 0;
  show_page (self);
}

static void
on_next (Preview *self)
{
  self->page += self->page + 1 < nz_document_get_n_pages (self->document);
  show_page (self);
}

static void
on_print (Preview *self)
{
  nz_print_document (self->window, self->document, nz_document_get_title (self->document), NULL, NULL, NULL);
}

static void
on_pdf (Preview *self)
{
  nz_print_to_file (GTK_WIDGET (self->window), self->document, nz_document_get_title (self->document));
}

static GtkWidget *
preview_header_new (Preview *self)
{
  GtkWidget *header = adw_header_bar_new (), *print = gtk_button_new_with_mnemonic (_ ("_Print…"));
  GtkWidget *pdf = gtk_button_new_with_mnemonic (_ ("_Save as PDF…"));

  gtk_widget_add_css_class (print, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), pdf);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  g_signal_connect_swapped (pdf, "clicked", G_CALLBACK (on_pdf), self);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (on_print), self);
  return header;
}

static GtkWidget *
preview_foot_new (Preview *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->previous = nz_icon_button_new ("go-previous-symbolic", _ ("Previous page"));
  self->next = nz_icon_button_new ("go-next-symbolic", _ ("Next page"));
  self->number = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_halign (foot, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (foot, 6);
  gtk_widget_set_margin_bottom (foot, 6);
  gtk_box_append (GTK_BOX (foot), self->previous);
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->number));
  gtk_box_append (GTK_BOX (foot), self->next);
  g_signal_connect_swapped (self->previous, "clicked", G_CALLBACK (on_previous), self);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (on_next), self);
  return foot;
}

void
nz_list_print_preview (GtkWidget *parent, NzStore *store, NzListing *listing, NzDate day)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && listing != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (store, &error);

  if (network == NULL)
    {
      nz_listing_free (listing);
      nz_dialog_error (parent, error);
      return;
    }
  GtkRoot *root = gtk_widget_get_root (parent);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scrolled = gtk_scrolled_window_new ();
  Preview *self = g_new0 (Preview, 1);
  NzListingDocument *document
      = nz_listing_document_new (listing, network, nz_day_or_today (day), nz_get_language ());

  self->document = NZ_DOCUMENT (document);
  nz_document_prepare (self->document, nz_listing_document_paper (document));
  self->window = GTK_WINDOW (adw_window_new ());
  self->view = NZ_PAGE_VIEW (nz_page_view_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_widget_add_css_class (scrolled, "letters");
  gtk_box_append (GTK_BOX (box), preview_header_new (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), preview_foot_new (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (self->window, nz_document_get_title (self->document));
  nz_tool_window_place (self->window, GTK_WINDOW (root), 900, 720);
  g_object_set_data_full (G_OBJECT (self->window), "preview", self, preview_free);
  show_page (self);
  gtk_window_present (self->window);
}
