/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-listing-document.h"

#define SIZE 9.0
#define PITCH 11.8
#define GAP 8.0
/* A column narrower than this breaks every word, points. */
#define LEAST 34.0
#define UPRIGHT_COLUMNS 4

struct _NzListingDocument
{
  NzFramedDocument parent_instance;
  NzListing *listing;
};

G_DEFINE_FINAL_TYPE (NzListingDocument, nz_listing_document, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_listing_document_finalize (GObject *object)
{
  g_clear_pointer (&NZ_LISTING_DOCUMENT (object)->listing, nz_listing_free);
  G_OBJECT_CLASS (nz_listing_document_parent_class)->finalize (object);
}

static guint
n_columns (NzListingDocument *self)
{
  return MIN (self->listing->headings->len, NZ_LISTING_MOST_COLUMNS);
}

/* Widths in points, in the proportions of the weights, none below the least. */
static void
measure (NzListingDocument *self, double width, double *widths)
{
  guint n = n_columns (self);
  double sum = 0, free_width = width - n * LEAST;

  for (guint i = 0; i < n; i++)
    sum += g_array_index (self->listing->weights, double, i);
  for (guint i = 0; i < n; i++)
    widths[i] = LEAST + free_width * g_array_index (self->listing->weights, double, i) / MAX (sum, 1);
}

static NzFlowRow
make_row (NzTypeset *typeset, char **texts, const double *widths, guint n, gboolean is_head)
{
  NzFlowRow row = { .n_cells = n, .pad = 2.6, .is_head = is_head };
  double x = is_head ? 3 : 0;

  for (guint i = 0; i < n; i++)
    {
      NzType type = {
        .size = is_head ? 8.5 : SIZE, .weight = is_head ? 700 : 400, .width = widths[i] - GAP, .pitch = PITCH
      };
      row.cells[i]
          = (NzFlowCell){ g_object_ref (nz_typeset_layout (typeset, texts[i], &type)), x, NZ_TONE_TEXT };
      x += widths[i];
    }
  return row;
}

static void
nz_listing_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzListingDocument *self = NZ_LISTING_DOCUMENT (document);
  guint n = n_columns (self), n_rows = self->listing->rows->len;
  double widths[NZ_LISTING_MOST_COLUMNS];
  g_autofree NzFlowRow *rows = g_new0 (NzFlowRow, n_rows + 1);

  measure (self, flow->width, widths);
  NzFlowRow head = make_row (typeset, (char **)self->listing->headings->pdata, widths, n, TRUE);
  for (guint i = 0; i < n_rows; i++)
    rows[i] = make_row (typeset, self->listing->rows->pdata[i], widths, n, FALSE);
  nz_flow_table (flow, &head, rows, n_rows);
  for (guint i = 0; i < n_rows; i++)
    nz_flow_row_clear (&rows[i]);
  nz_flow_row_clear (&head);
}

static void
nz_listing_document_class_init (NzListingDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_listing_document_finalize;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_listing_document_fill;
}

static void
nz_listing_document_init (NzListingDocument *self)
{
}

NzPaper
nz_listing_document_paper (NzListingDocument *self)
{
  g_return_val_if_fail (NZ_IS_LISTING_DOCUMENT (self), nz_paper (NZ_PAPER_A4, FALSE));
  return nz_paper (NZ_PAPER_A4, n_columns (self) > UPRIGHT_COLUMNS);
}

NzListingDocument *
nz_listing_document_new (NzListing *listing, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (listing != NULL && NZ_IS_RECORD (network), NULL);

  NzListingDocument *self = g_object_new (NZ_TYPE_LISTING_DOCUMENT, NULL);
  self->listing = listing;
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), listing->title, listing->subtitle, network, day,
                                language);
  return self;
}
