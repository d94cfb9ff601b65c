/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-framed-document.h"

#define MM NZ_MM
/* Room for the holes of a file at the left, mm. */
#define LEFT 22.0
#define RIGHT 15.0
#define TITLE_Y 20.0
#define SUBTITLE_Y 25.2
#define RULE_Y 28.0
#define TOP 32.0
#define BOTTOM 19.0
#define FOOT_RULE 15.5
#define FOOT_Y 11.0

typedef struct
{
  char *subtitle, *network, *as_of;
  gboolean example;
  NzTypeset *typeset;
  NzFlow *flow;
} NzFramedDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzFramedDocument, nz_framed_document, NZ_TYPE_DOCUMENT)

static NzFramedDocumentPrivate *
get_private (NzFramedDocument *self)
{
  return nz_framed_document_get_instance_private (self);
}

static void
nz_framed_document_finalize (GObject *object)
{
  NzFramedDocumentPrivate *priv = get_private (NZ_FRAMED_DOCUMENT (object));
  g_clear_pointer (&priv->flow, nz_flow_free);
  g_clear_pointer (&priv->typeset, nz_typeset_free);
  g_free (priv->subtitle);
  g_free (priv->network);
  g_free (priv->as_of);
  G_OBJECT_CLASS (nz_framed_document_parent_class)->finalize (object);
}

static double
column_width (NzFramedDocument *self, NzPaper paper)
{
  guint n = NZ_FRAMED_DOCUMENT_GET_CLASS (self)->columns;
  return ((paper.width - LEFT - RIGHT) * MM - (n - 1) * NZ_FRAMED_GUTTER) / n;
}

static guint
nz_framed_document_prepare (NzDocument *document, NzPaper paper)
{
  NzFramedDocument *self = NZ_FRAMED_DOCUMENT (document);
  NzFramedDocumentPrivate *priv = get_private (self);
  guint columns = NZ_FRAMED_DOCUMENT_GET_CLASS (self)->columns;

  g_clear_pointer (&priv->flow, nz_flow_free);
  nz_typeset_trim (priv->typeset, 0);
  priv->flow = nz_flow_new (priv->typeset, LEFT * MM, column_width (self, paper), TOP * MM, TOP * MM,
                            (paper.height - BOTTOM) * MM);
  NZ_FRAMED_DOCUMENT_GET_CLASS (self)->fill (self, priv->flow, priv->typeset);
  return (nz_flow_n_pages (priv->flow) + columns - 1) / columns;
}

static void
draw_rule (cairo_t *cr, double left, double right, double y, NzColour colour, double width)
{
  cairo_set_line_width (cr, width);
  nz_colour_set_source (cr, colour);
  cairo_move_to (cr, left, y);
  cairo_line_to (cr, right, y);
  cairo_stroke (cr);
}

static void
draw_frame (NzFramedDocument *self, guint page, cairo_t *cr, const NzTheme *theme)
{
  NzFramedDocumentPrivate *priv = get_private (self);
  NzDocument *document = NZ_DOCUMENT (self);
  NzPaper paper = nz_document_get_paper (document);
  NzLanguage language = nz_document_get_language (document);
  double left = LEFT * MM, right = (paper.width - RIGHT) * MM, width = right - left;
  NzType title = { .size = 16, .weight = 700, .width = width * 0.72 };
  NzType plain = { .size = 9, .width = width * (priv->as_of != NULL ? 0.72 : 1) };
  NzType day = { .size = 9, .align = PANGO_ALIGN_RIGHT, .width = width * 0.26 };
  NzType foot = { .size = 8, .width = width * 0.5 };
  NzType mark = { .size = 8, .weight = 700, .align = PANGO_ALIGN_CENTER, .width = width * 0.3 };
  NzType number = { .size = 8, .align = PANGO_ALIGN_RIGHT, .width = width * 0.2 };
  char text[64];

  nz_colour_set_source (cr, theme->text);
  nz_typeset_line (priv->typeset, cr, nz_document_get_title (document), &title, left, TITLE_Y * MM);
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_line (priv->typeset, cr, priv->subtitle, &plain, left, SUBTITLE_Y * MM);
  if (priv->as_of != NULL)
    nz_typeset_line (priv->typeset, cr, priv->as_of, &day, right, SUBTITLE_Y * MM);
  draw_rule (cr, left, right, RULE_Y * MM, theme->accent, 1.2);

  double y = (paper.height - FOOT_Y) * MM;
  draw_rule (cr, left, right, (paper.height - FOOT_RULE) * MM, theme->line, 0.6);
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_line (priv->typeset, cr, priv->network, &foot, left, y);
  g_snprintf (text, sizeof text, nz_text (language, "Page %u of %u"), page + 1,
              nz_document_get_n_pages (document));
  nz_typeset_line (priv->typeset, cr, text, &number, right, y);
  if (!priv->example)
    return;
  nz_colour_set_source (cr, theme->text);
  nz_typeset_line (priv->typeset, cr, nz_text (language, "Example: all data invented"), &mark,
                   left + width * 0.64, y);
}

static void
nz_framed_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzFramedDocument *self = NZ_FRAMED_DOCUMENT (document);
  NzFramedDocumentPrivate *priv = get_private (self);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  guint columns = NZ_FRAMED_DOCUMENT_GET_CLASS (self)->columns;
  double step = column_width (self, nz_document_get_paper (document)) + NZ_FRAMED_GUTTER;

  draw_frame (self, page, cr, theme);
  for (guint i = 0; i < columns; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, i * step, 0);
      nz_flow_draw (priv->flow, page * columns + i, cr, theme, FALSE);
      cairo_restore (cr);
    }
}

static void
nz_framed_document_class_init (NzFramedDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_framed_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_framed_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_framed_document_draw_page;
  klass->columns = 1;
}

static void
nz_framed_document_init (NzFramedDocument *self)
{
}

void
nz_framed_document_set_frame (NzFramedDocument *self,
                              const char *title,
                              const char *subtitle,
                              NzRecord *network,
                              NzDate day,
                              NzLanguage language)
{
  g_return_if_fail (NZ_IS_FRAMED_DOCUMENT (self) && NZ_IS_RECORD (network));

  NzFramedDocumentPrivate *priv = get_private (self);
  priv->subtitle = g_strdup (subtitle);
  priv->network = g_strdup (nz_record_get_text (network, "name"));
  if (nz_date_is_set (day))
    {
      g_autofree char *date = nz_date_format (day, language, NZ_DATE_LONG);
      priv->as_of = g_strdup_printf (nz_text (language, "As of %s"), date);
    }
  priv->example = nz_record_get_int (network, "example") != 0;
  priv->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_title (NZ_DOCUMENT (self), title);
}
