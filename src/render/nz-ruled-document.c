/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-ruled-document.h"

#define HAIRLINE 0.6
#define MOST_LAYOUTS 2000
/* Text shrinks to so much of its size before it is cut. */
#define SMALLEST 0.8

typedef struct
{
  NzTypeset *typeset; /* (unowned) the frame's */
  double left, top, width;
  double head, row;
  guint per_page, n;
} NzRuledDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzRuledDocument, nz_ruled_document, NZ_TYPE_FRAMED_DOCUMENT)

static void
nz_ruled_document_fill (NzFramedDocument *document, NzFlow *flow, NzTypeset *typeset)
{
  NzRuledDocument *self = NZ_RULED_DOCUMENT (document);
  NzRuledDocumentPrivate *priv = nz_ruled_document_get_instance_private (self);
  NzRuledDocumentClass *class = NZ_RULED_DOCUMENT_GET_CLASS (self);

  priv->typeset = typeset;
  priv->left = flow->left;
  priv->top = flow->top;
  priv->width = flow->width;
  class->measure (self, typeset, priv->width, &priv->head, &priv->row);
  priv->per_page = (guint)MAX (1, (flow->bottom - flow->top - priv->head) / priv->row);
  priv->n = class->n_rows (self, priv->per_page);
  /* the flow counts the pages, though nothing runs in it */
  flow->page = priv->n > 0 ? (priv->n - 1) / priv->per_page : 0;
}

static void
draw_rule (cairo_t *cr, double width, double y)
{
  cairo_set_line_width (cr, HAIRLINE);
  nz_colour_set_source (cr, nz_theme_get (NZ_THEME_PRINT)->line);
  cairo_move_to (cr, 0, y);
  cairo_line_to (cr, width, y);
  cairo_stroke (cr);
}

static void
nz_ruled_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzRuledDocument *self = NZ_RULED_DOCUMENT (document);
  NzRuledDocumentPrivate *priv = nz_ruled_document_get_instance_private (self);
  NzRuledDocumentClass *class = NZ_RULED_DOCUMENT_GET_CLASS (self);

  NZ_DOCUMENT_CLASS (nz_ruled_document_parent_class)->draw_page (document, page, cr);
  cairo_translate (cr, priv->left, priv->top);
  class->draw_head (self, priv->typeset, cr, priv->width);
  cairo_translate (cr, 0, priv->head);
  for (guint i = 0; i < priv->per_page && page * priv->per_page + i < priv->n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, i * priv->row);
      class->draw_row (self, page * priv->per_page + i, priv->typeset, cr, priv->width);
      cairo_restore (cr);
      draw_rule (cr, priv->width, (i + 1) * priv->row);
    }
  nz_typeset_trim (priv->typeset, MOST_LAYOUTS);
}

static void
nz_ruled_document_class_init (NzRuledDocumentClass *klass)
{
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_ruled_document_draw_page;
  NZ_FRAMED_DOCUMENT_CLASS (klass)->fill = nz_ruled_document_fill;
}

static void
nz_ruled_document_init (NzRuledDocument *self)
{
}

void
nz_ruled_document_cell (NzTypeset *typeset,
                        cairo_t *cr,
                        const char *text,
                        const NzType *type,
                        double x,
                        double width,
                        double height)
{
  NzType one = *type;
  PangoLayout *layout = NULL;

  one.width = width;
  for (double share = 1; share >= SMALLEST; share -= 0.1)
    {
      one.size = type->size * share;
      one.pitch = one.size * 1.25;
      one.lines = 0;
      layout = nz_typeset_layout (typeset, text, &one);
      if (nz_layout_n_lines (layout) <= 2)
        break;
      one.lines = 2;
      layout = nz_typeset_layout (typeset, text, &one);
    }
  int n = nz_layout_n_lines (layout);
  double top = (height - n * one.pitch) / 2;
  nz_typeset_show_lines (typeset, cr, layout, 0, n, x, top + one.pitch * 0.78);
}
