/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-meeting-tables.h"

#include "domain/nz-meeting-lists.h"
#include "render/nz-listing-document.h"

/* These lists are short, and read while somebody speaks. */
#define SIZE 10.5

/* Takes @listing, which may be %NULL. */
static NzDocument *
make (NzMeetingPaper *paper, NzListing *listing)
{
  if (listing == NULL)
    return NULL;
  paper->n = listing->rows->len;
  NzListingDocument *document
      = nz_listing_document_new (listing, paper->network, NZ_DATE_NONE, paper->language);
  nz_listing_document_set_size (document, SIZE);
  return NZ_DOCUMENT (document);
}

NzDocument *
nz_agenda_make (NzMeetingPaper *paper, GError **error)
{
  return make (paper, nz_agenda_list_new (paper->store, paper->meeting, FALSE, paper->language, error));
}

NzDocument *
nz_running_order_make (NzMeetingPaper *paper, GError **error)
{
  return make (paper, nz_agenda_list_new (paper->store, paper->meeting, TRUE, paper->language, error));
}

NzDocument *
nz_task_list_make (NzMeetingPaper *paper, GError **error)
{
  return make (paper, nz_task_list_new (paper->store, paper->meeting, paper->language, error));
}

NzDocument *
nz_decision_list_make (NzMeetingPaper *paper, GError **error)
{
  return make (paper, nz_decision_list_new (paper->store, paper->meeting, paper->language, error));
}
