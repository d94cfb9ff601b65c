/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-label-document.h"

#include "render/nz-address-block.h"

#define MM NZ_MM
/* Inside a label, mm: most printers leave 4 to 5 mm of the paper's edge white. */
#define LEAST_PAD_X 4.0
#define EDGE 5.0
#define LEAST_PAD_Y 2.0
/* Six lines of the largest size: a block of that height has the label's middle, and every label begins at its
 * top. */
#define LARGEST 11.0
#define PITCH 13.2
#define BLOCK_HEIGHT (6 * PITCH)

struct _NzLabelDocument
{
  NzSheetDocument parent_instance;
  GPtrArray *addressees; /* all that were given */
  GPtrArray *labels;     /* (unowned) those that can be printed */
  guint n_smaller;       /* labels whose text fits in a smaller size only */
};

G_DEFINE_FINAL_TYPE (NzLabelDocument, nz_label_document, NZ_TYPE_SHEET_DOCUMENT)

static void
nz_label_document_finalize (GObject *object)
{
  NzLabelDocument *self = NZ_LABEL_DOCUMENT (object);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->addressees, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_label_document_parent_class)->finalize (object);
}

static double
pad_x (const NzLabelSheet *sheet)
{
  return MIN (MAX (LEAST_PAD_X, EDGE - sheet->left), sheet->width / 4);
}

static double
pad_y (const NzLabelSheet *sheet)
{
  double middle = (sheet->height - BLOCK_HEIGHT / MM) / 2;
  double edge = EDGE - sheet->top;
  return MIN (MAX (MAX (LEAST_PAD_Y, edge), middle), sheet->height / 4);
}

static NzAddressBox
label_box (const NzLabelSheet *sheet)
{
  double height = (sheet->height - pad_y (sheet) - MAX (LEAST_PAD_Y, EDGE - sheet->top)) * MM;
  /* below the last baseline stand the descenders */
  return (NzAddressBox){ .width = (sheet->width - 2 * pad_x (sheet)) * MM,
                         .last = height - 2.2,
                         .largest = LARGEST,
                         /* one size on all labels, as far as what is long fits on several lines */
                         .unwrapped = LARGEST,
                         .smallest = 7,
                         .pitch = PITCH };
}

static guint
nz_label_document_n_labels (NzSheetDocument *document)
{
  return NZ_LABEL_DOCUMENT (document)->labels->len;
}

static gboolean
nz_label_document_draw_label (NzSheetDocument *document, guint label, NzTypeset *typeset, cairo_t *cr)
{
  const NzLabelSheet *sheet = nz_sheet_document_get_sheet (document);
  const NzAddressee *addressee = NZ_LABEL_DOCUMENT (document)->labels->pdata[label];
  NzAddressBox box = label_box (sheet);
  NzAddressBlock block = nz_address_block_fit (typeset, &box, addressee->lines);

  /* while it is prepared, one after the other */
  if (cr == NULL && label == 0)
    NZ_LABEL_DOCUMENT (document)->n_smaller = 0;
  if (cr == NULL && !block.cut && block.size < LARGEST)
    NZ_LABEL_DOCUMENT (document)->n_smaller++;
  if (cr != NULL)
    nz_address_block_draw (typeset, cr, &block, pad_x (sheet) * MM, pad_y (sheet) * MM);
  return block.cut;
}

static gboolean
nz_label_document_is_doubtful (NzSheetDocument *document, guint label)
{
  return ((NzAddressee *)NZ_LABEL_DOCUMENT (document)->labels->pdata[label])->address_is_doubtful;
}

static void
nz_label_document_class_init (NzLabelDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_label_document_finalize;
  NZ_SHEET_DOCUMENT_CLASS (klass)->n_labels = nz_label_document_n_labels;
  NZ_SHEET_DOCUMENT_CLASS (klass)->draw_label = nz_label_document_draw_label;
  NZ_SHEET_DOCUMENT_CLASS (klass)->is_doubtful = nz_label_document_is_doubtful;
}

static void
nz_label_document_init (NzLabelDocument *self)
{
  self->labels = g_ptr_array_new ();
}

NzLabelDocument *
nz_label_document_new (GPtrArray *addressees,
                       const NzLabelSheet *sheet,
                       guint first,
                       double offset_x,
                       double offset_y,
                       NzLanguage language)
{
  g_return_val_if_fail (addressees != NULL && sheet != NULL, NULL);

  NzLabelDocument *self = g_object_new (NZ_TYPE_LABEL_DOCUMENT, NULL);
  self->addressees = g_ptr_array_ref (addressees);
  for (guint i = 0; i < addressees->len; i++)
    if (((NzAddressee *)addressees->pdata[i])->problem == NULL)
      g_ptr_array_add (self->labels, addressees->pdata[i]);
  nz_sheet_document_set_sheet (NZ_SHEET_DOCUMENT (self), sheet, first, offset_x, offset_y, language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Labels"));
  return self;
}

guint
nz_label_document_get_n_labels (NzLabelDocument *self)
{
  g_return_val_if_fail (NZ_IS_LABEL_DOCUMENT (self), 0);
  return self->labels->len;
}

GPtrArray *
nz_label_document_get_cut (NzLabelDocument *self)
{
  g_return_val_if_fail (NZ_IS_LABEL_DOCUMENT (self), NULL);
  GArray *numbers = nz_sheet_document_get_cut (NZ_SHEET_DOCUMENT (self));
  GPtrArray *cut = g_ptr_array_new ();
  for (guint i = 0; i < numbers->len; i++)
    g_ptr_array_add (cut, self->labels->pdata[g_array_index (numbers, guint, i)]);
  return cut;
}

guint
nz_label_document_get_n_smaller (NzLabelDocument *self)
{
  g_return_val_if_fail (NZ_IS_LABEL_DOCUMENT (self), 0);
  return self->n_smaller;
}
