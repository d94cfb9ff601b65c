/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-sheet-document.h"

#define MM NZ_MM
#define MOST_LAYOUTS 2000

typedef struct
{
  NzLabelSheet *sheet;
  guint first;
  double offset_x, offset_y;
  NzTypeset *typeset;
  GArray *cut; /* (element-type guint) */
  gboolean marks;
} NzSheetDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzSheetDocument, nz_sheet_document, NZ_TYPE_DOCUMENT)

static NzSheetDocumentPrivate *
get_private (NzSheetDocument *self)
{
  return nz_sheet_document_get_instance_private (self);
}

static void
nz_sheet_document_finalize (GObject *object)
{
  NzSheetDocumentPrivate *priv = get_private (NZ_SHEET_DOCUMENT (object));
  g_clear_pointer (&priv->cut, g_array_unref);
  g_clear_pointer (&priv->sheet, nz_label_sheet_free);
  g_clear_pointer (&priv->typeset, nz_typeset_free);
  G_OBJECT_CLASS (nz_sheet_document_parent_class)->finalize (object);
}

static guint
per_page (NzSheetDocumentPrivate *priv)
{
  return priv->sheet->columns * priv->sheet->rows;
}

static guint
nz_sheet_document_prepare (NzDocument *document, NzPaper paper)
{
  NzSheetDocument *self = NZ_SHEET_DOCUMENT (document);
  NzSheetDocumentPrivate *priv = get_private (self);
  NzSheetDocumentClass *class = NZ_SHEET_DOCUMENT_GET_CLASS (self);
  guint n = class->n_labels (self), used = priv->first - 1 + n;

  g_array_set_size (priv->cut, 0);
  for (guint i = 0; i < n; i++)
    {
      if (class->draw_label (self, i, priv->typeset, NULL))
        g_array_append_val (priv->cut, i);
      nz_typeset_trim (priv->typeset, MOST_LAYOUTS);
    }
  return n > 0 ? (used + per_page (priv) - 1) / per_page (priv) : 0;
}

static gboolean
is_marked (NzSheetDocument *self, guint label)
{
  NzSheetDocumentPrivate *priv = get_private (self);
  NzSheetDocumentClass *class = NZ_SHEET_DOCUMENT_GET_CLASS (self);

  if (label == G_MAXUINT)
    return FALSE;
  if (class->is_doubtful != NULL && class->is_doubtful (self, label))
    return TRUE;
  for (guint i = 0; i < priv->cut->len; i++)
    if (g_array_index (priv->cut, guint, i) == label)
      return TRUE;
  return FALSE;
}

static void
draw_outline (cairo_t *cr, double width, double height, gboolean marked)
{
  cairo_rectangle (cr, 0.3, 0.3, width - 0.6, height - 0.6);
  if (marked)
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
draw_label (NzSheetDocument *self, cairo_t *cr, guint place, guint label)
{
  NzSheetDocumentPrivate *priv = get_private (self);
  const NzLabelSheet *sheet = priv->sheet;
  double width = sheet->width * MM, height = sheet->height * MM;
  double x = (sheet->left + place % sheet->columns * sheet->pitch_x) * MM;
  double y = (sheet->top + place / sheet->columns * sheet->pitch_y) * MM;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  if (priv->marks)
    draw_outline (cr, width, height, is_marked (self, label));
  if (label != G_MAXUINT)
    {
      cairo_translate (cr, priv->offset_x * MM, priv->offset_y * MM);
      cairo_rectangle (cr, 0, 0, width, height);
      cairo_clip (cr);
      nz_colour_set_source (cr, nz_theme_get (NZ_THEME_PRINT)->text);
      NZ_SHEET_DOCUMENT_GET_CLASS (self)->draw_label (self, label, priv->typeset, cr);
    }
  cairo_restore (cr);
}

static void
nz_sheet_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzSheetDocument *self = NZ_SHEET_DOCUMENT (document);
  NzSheetDocumentPrivate *priv = get_private (self);
  guint n = NZ_SHEET_DOCUMENT_GET_CLASS (self)->n_labels (self);

  for (guint place = 0; place < per_page (priv); place++)
    {
      guint number = page * per_page (priv) + place;
      gboolean is_used = number + 1 >= priv->first && number + 1 - priv->first < n;
      if (is_used || priv->marks)
        draw_label (self, cr, place, is_used ? number + 1 - priv->first : G_MAXUINT);
    }
  nz_typeset_trim (priv->typeset, MOST_LAYOUTS);
}

static void
nz_sheet_document_class_init (NzSheetDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_sheet_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_sheet_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_sheet_document_draw_page;
}

static void
nz_sheet_document_init (NzSheetDocument *self)
{
  get_private (self)->cut = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
nz_sheet_document_set_sheet (NzSheetDocument *self,
                             const NzLabelSheet *sheet,
                             guint first,
                             double offset_x,
                             double offset_y,
                             NzLanguage language)
{
  g_return_if_fail (NZ_IS_SHEET_DOCUMENT (self) && sheet != NULL);
  g_return_if_fail (first >= 1 && first <= sheet->columns * sheet->rows);

  NzSheetDocumentPrivate *priv = get_private (self);
  priv->sheet = nz_label_sheet_copy (sheet);
  priv->first = first;
  priv->offset_x = offset_x;
  priv->offset_y = offset_y;
  priv->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  nz_document_set_language (NZ_DOCUMENT (self), language);
}

const NzLabelSheet *
nz_sheet_document_get_sheet (NzSheetDocument *self)
{
  g_return_val_if_fail (NZ_IS_SHEET_DOCUMENT (self), NULL);
  return get_private (self)->sheet;
}

GArray *
nz_sheet_document_get_cut (NzSheetDocument *self)
{
  g_return_val_if_fail (NZ_IS_SHEET_DOCUMENT (self), NULL);
  return get_private (self)->cut;
}

void
nz_sheet_document_set_marks (NzSheetDocument *self, gboolean marks)
{
  g_return_if_fail (NZ_IS_SHEET_DOCUMENT (self));
  get_private (self)->marks = marks;
}
