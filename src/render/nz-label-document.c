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
#define MOST_LAYOUTS 2000

struct _NzLabelDocument
{
  NzDocument parent_instance;
  GPtrArray *addressees; /* all that were given */
  GPtrArray *labels;     /* (unowned) those that can be printed */
  GPtrArray *cut;        /* (unowned) */
  NzLabelSheet *sheet;
  guint first;
  double offset_x, offset_y;
  NzTypeset *typeset;
  gboolean marks;
};

G_DEFINE_FINAL_TYPE (NzLabelDocument, nz_label_document, NZ_TYPE_DOCUMENT)

static void
nz_label_document_finalize (GObject *object)
{
  NzLabelDocument *self = NZ_LABEL_DOCUMENT (object);
  g_clear_pointer (&self->cut, g_ptr_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  g_clear_pointer (&self->addressees, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, nz_label_sheet_free);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  G_OBJECT_CLASS (nz_label_document_parent_class)->finalize (object);
}

static guint
per_page (NzLabelDocument *self)
{
  return self->sheet->columns * self->sheet->rows;
}

static double
pad_x (NzLabelDocument *self)
{
  return MIN (MAX (LEAST_PAD_X, EDGE - self->sheet->left), self->sheet->width / 4);
}

static double
pad_y (NzLabelDocument *self)
{
  double middle = (self->sheet->height - BLOCK_HEIGHT / MM) / 2;
  double edge = EDGE - self->sheet->top;
  return MIN (MAX (MAX (LEAST_PAD_Y, edge), middle), self->sheet->height / 4);
}

static NzAddressBox
label_box (NzLabelDocument *self)
{
  double height = (self->sheet->height - pad_y (self) - MAX (LEAST_PAD_Y, EDGE - self->sheet->top)) * MM;
  /* below the last baseline stand the descenders */
  return (NzAddressBox){ .width = (self->sheet->width - 2 * pad_x (self)) * MM,
                         .last = height - 2.2,
                         .largest = LARGEST,
                         .unwrapped = 10,
                         .smallest = 7,
                         .pitch = PITCH };
}

static NzAddressBlock
fit (NzLabelDocument *self, guint label)
{
  NzAddressBox box = label_box (self);
  const NzAddressee *addressee = self->labels->pdata[label];
  return nz_address_block_fit (self->typeset, &box, addressee->lines);
}

static guint
nz_label_document_prepare (NzDocument *document, NzPaper paper)
{
  NzLabelDocument *self = NZ_LABEL_DOCUMENT (document);
  guint used = self->first - 1 + self->labels->len;

  g_ptr_array_set_size (self->cut, 0);
  for (guint i = 0; i < self->labels->len; i++)
    {
      if (fit (self, i).cut)
        g_ptr_array_add (self->cut, self->labels->pdata[i]);
      nz_typeset_trim (self->typeset, MOST_LAYOUTS);
    }
  return self->labels->len > 0 ? (used + per_page (self) - 1) / per_page (self) : 0;
}

static void
draw_outline (cairo_t *cr, double width, double height, gboolean cut)
{
  cairo_rectangle (cr, 0.3, 0.3, width - 0.6, height - 0.6);
  if (cut)
    {
      nz_colour_set_source (cr, nz_colour (0xf8e45c, 0.5));
      cairo_fill_preserve (cr);
    }
  cairo_set_line_width (cr, 0.5);
  nz_colour_set_source (cr, nz_colour (0x000000, 0.22));
  cairo_stroke (cr);
}

/* @place: on its page. @label: G_MAXUINT for a place without one. */
static void
draw_label (NzLabelDocument *self, cairo_t *cr, guint place, guint label)
{
  double width = self->sheet->width * MM, height = self->sheet->height * MM;
  double x = (self->sheet->left + place % self->sheet->columns * self->sheet->pitch_x) * MM;
  double y = (self->sheet->top + place / self->sheet->columns * self->sheet->pitch_y) * MM;
  gboolean is_free = label >= self->labels->len;
  NzAddressBlock block = { 0 };

  if (!is_free)
    block = fit (self, label);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (self->marks)
    draw_outline (cr, width, height, block.cut);
  if (!is_free)
    {
      cairo_translate (cr, self->offset_x * MM, self->offset_y * MM);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_clip (cr);
      nz_colour_set_source (cr, nz_theme_get (NZ_THEME_PRINT)->text);
      nz_address_block_draw (self->typeset, cr, &block, pad_x (self) * MM, pad_y (self) * MM);
    }
  cairo_restore (cr);
}

static void
nz_label_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzLabelDocument *self = NZ_LABEL_DOCUMENT (document);

  for (guint place = 0; place < per_page (self); place++)
    {
      guint number = page * per_page (self) + place;
      gboolean is_used = number + 1 >= self->first && number + 1 - self->first < self->labels->len;
      if (is_used || self->marks)
        draw_label (self, cr, place, is_used ? number + 1 - self->first : G_MAXUINT);
    }
  nz_typeset_trim (self->typeset, MOST_LAYOUTS);
}

static void
nz_label_document_class_init (NzLabelDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_label_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_label_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_label_document_draw_page;
}

static void
nz_label_document_init (NzLabelDocument *self)
{
  self->labels = g_ptr_array_new ();
  self->cut = g_ptr_array_new ();
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
  g_return_val_if_fail (first >= 1 && first <= sheet->columns * sheet->rows, NULL);

  NzLabelDocument *self = g_object_new (NZ_TYPE_LABEL_DOCUMENT, NULL);
  self->addressees = g_ptr_array_ref (addressees);
  self->sheet = nz_label_sheet_copy (sheet);
  self->first = first;
  self->offset_x = offset_x;
  self->offset_y = offset_y;
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  for (guint i = 0; i < addressees->len; i++)
    if (((NzAddressee *)addressees->pdata[i])->problem == NULL)
      g_ptr_array_add (self->labels, addressees->pdata[i]);
  nz_document_set_language (NZ_DOCUMENT (self), language);
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
  return self->cut;
}

void
nz_label_document_set_marks (NzLabelDocument *self, gboolean marks)
{
  g_return_if_fail (NZ_IS_LABEL_DOCUMENT (self));
  self->marks = marks;
}
