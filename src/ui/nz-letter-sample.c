/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-letter-sample.h"

#include "domain/nz-letter.h"
#include "render/nz-letter-document.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-page-view.h"

/* The letterhead shows, and the fields below it; the rest of the page is scrolled to. */
#define SHOWN_HEIGHT 240

typedef struct
{
  NzStore *store;
  GtkWidget *view;
  GtkWidget *fault;
} Sample;

static void
sample_free (gpointer data)
{
  Sample *self = data;

  g_object_unref (self->store);
  g_free (self);
}

static void
refresh (gpointer data)
{
  Sample *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) network = nz_store_get_network (self->store, &error);
  g_autoptr (NzLetterDocument) document
      = network != NULL ? nz_letter_document_new_for_store (
            nz_letter_set_new_sample (network, nz_date_today ()), self->store, &error)
                        : NULL;

  gtk_widget_set_visible (self->view, document != NULL);
  gtk_widget_set_visible (self->fault, document == NULL);
  if (document == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->fault), error->message);
      return;
    }
  nz_document_prepare (NZ_DOCUMENT (document), nz_paper (NZ_PAPER_A4, FALSE));
  nz_page_view_set_page (NZ_PAGE_VIEW (self->view), NZ_DOCUMENT (document), 0, _ ("Sample letter"));
}

GtkWidget *
nz_letter_sample_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  Sample *self = g_new0 (Sample, 1);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->store = g_object_ref (store);
  self->view = nz_page_view_new ();
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Sample letter"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("As letters look with these settings"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, -1, SHOWN_HEIGHT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scrolled);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->fault);
  g_object_set_data_full (G_OBJECT (group), "sample", self, sample_free);
  nz_tool_follow (group, store, refresh, self);
  return group;
}
