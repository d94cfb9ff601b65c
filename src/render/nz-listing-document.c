/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-listing-document.h"

#include <string.h>

#define SIZE 9.0
/* To the size of the rows. */
#define HEAD_SIZE 0.945
#define PITCH 1.31
#define GAP 8.0
#define GROUP_SIZE 10.5
#define GROUP_PAD 5.0
/* A column narrower than this breaks every word, points. */
#define LEAST 34.0
#define UPRIGHT_COLUMNS 4
#define MEASURED_ROWS 500

struct _NzListingDocument
{
  NzFramedDocument parent_instance;
  NzListing *listing;
  double size;
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

/* What a column needs, in points: so that no word of it is broken, and so that each cell stands on one line.
 */
typedef struct
{
  double word, line;
} Need;

/* (transfer full) */
static char *
longest_word (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (words[longest]))
      longest = i;
  return g_strdup (words[longest] != NULL ? words[longest] : "");
}

static void
add_need (Need *need, NzTypeset *typeset, const char *text, const NzType *type)
{
  g_autofree char *word = longest_word (text);

  need->word = MAX (need->word, nz_layout_width (nz_typeset_layout (typeset, word, type)) + GAP + 1);
  need->line = MAX (need->line, nz_layout_width (nz_typeset_layout (typeset, text, type)) + GAP + 1);
}

/* Of so many rows spread over the list. */
static Need
need_of (NzListingDocument *self, NzTypeset *typeset, guint column)
{
  NzListing *listing = self->listing;
  const NzType head = { .size = self->size * HEAD_SIZE, .weight = 700 }, type = { .size = self->size };
  guint step = listing->rows->len / MEASURED_ROWS + 1;
  Need need = { 0 };

  add_need (&need, typeset, listing->headings->pdata[column], &head);
  for (guint i = 0; i < listing->rows->len; i += step)
    add_need (&need, typeset, ((GStrv)listing->rows->pdata[i])[column], &type);
  return need;
}

/* Columns wider than they need give to those that are narrower than they want, all in proportion. */
static void
level (double *widths, const double *need, const double *want, guint n)
{
  double spare = 0, missing = 0;

  for (guint i = 0; i < n; i++)
    {
      spare += MAX (widths[i] - need[i], 0);
      missing += MAX (want[i] - widths[i], 0);
    }
  double moved = MIN (spare, missing);
  for (guint i = 0; i < n && moved > 0; i++)
    if (widths[i] > need[i])
      widths[i] -= (widths[i] - need[i]) * moved / spare;
    else if (widths[i] < want[i])
      widths[i] += (want[i] - widths[i]) * moved / missing;
}

/* Widths in points, in the proportions of the weights, none below the least; what a column does not need goes
 * to those that would break words first, lines then. */
static void
measure (NzListingDocument *self, NzTypeset *typeset, double width, double *widths)
{
  guint n = n_columns (self);
  double words[NZ_LISTING_MOST_COLUMNS], lines[NZ_LISTING_MOST_COLUMNS];
  double sum = 0, free_width = width - n * LEAST;

  for (guint i = 0; i < n; i++)
    sum += g_array_index (self->listing->weights, double, i);
  for (guint i = 0; i < n; i++)
    {
      Need need = need_of (self, typeset, i);

      widths[i] = LEAST + free_width * g_array_index (self->listing->weights, double, i) / MAX (sum, 1);
      words[i] = need.word;
      lines[i] = need.line;
    }
  level (widths, lines, words, n);
  level (widths, words, words, n);
  level (widths, lines, lines, n);
}

static NzFlowRow
make_row (NzTypeset *typeset, char **texts, double size, const double *widths, guint n, gboolean is_head)
{
  NzFlowRow row = { .n_cells = n, .pad = 2.6, .is_head = is_head };
  double x = is_head ? 3 : 0;

  for (guint i = 0; i < n; i++)
    {
      NzType type = { .size = is_head ? size * HEAD_SIZE : size,
                      .weight = is_head ? 700 : 400,
                      .width = widths[i] - GAP,
                      .pitch = size * PITCH };
      row.cells[i]
          = (NzFlowCell){ g_object_ref (nz_typeset_layout (typeset, texts[i], &type)), x, NZ_TONE_TEXT };
      x += widths[i];
    }
  return row;
}

static NzFlowRow
make_group (NzTypeset *typeset, const char *name, double width)
{
  const NzType type = { .size = GROUP_SIZE, .weight = 700, .width = width, .pitch = GROUP_SIZE * PITCH };

  return (NzFlowRow){ .n_cells = 1,
                      .pad = GROUP_PAD,
                      .leads = TRUE,
                      .cells
                      = { { g_object_ref (nz_typeset_layout (typeset, name, &type)), 0, NZ_TONE_TEXT } } };
}

/* Whether a group begins with this row. */
static gboolean
begins_group (NzListing *listing, guint row)
{
  return listing->groups != NULL
         && (row == 0 || !g_str_equal (listing->groups->pdata[row], listing->groups->pdata[row - 1]));
}

static void
clear_row (gpointer row)
{
  nz_flow_row_clear (row);
}

static void
nz_listing_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzListingDocument *self = NZ_LISTING_DOCUMENT (document);
  guint n = n_columns (self);
  double widths[NZ_LISTING_MOST_COLUMNS];
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (NzFlowRow));

  g_array_set_clear_func (rows, clear_row);
  measure (self, typeset, flow->width, widths);
  NzFlowRow head = make_row (typeset, (char **)self->listing->headings->pdata, self->size, widths, n, TRUE);
  for (guint i = 0; i < self->listing->rows->len; i++)
    {
      NzFlowRow row = make_row (typeset, self->listing->rows->pdata[i], self->size, widths, n, FALSE);

      if (begins_group (self->listing, i))
        {
          NzFlowRow group = make_group (typeset, self->listing->groups->pdata[i], flow->width);
          g_array_append_val (rows, group);
        }
      g_array_append_val (rows, row);
    }
  nz_flow_table (flow, &head, (const NzFlowRow *)rows->data, rows->len);
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
  self->size = SIZE;
}

void
nz_listing_document_set_size (NzListingDocument *self, double size)
{
  g_return_if_fail (NZ_IS_LISTING_DOCUMENT (self) && size > 0);
  self->size = size;
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
