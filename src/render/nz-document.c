/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-document.h"

typedef struct
{
  char *title;
  NzLanguage language;
  NzDate date;
  NzPaper paper;
  guint n_pages;
} NzDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzDocument, nz_document, G_TYPE_OBJECT)

static NzDocumentPrivate *
get_private (NzDocument *self)
{
  return nz_document_get_instance_private (self);
}

static void
nz_document_finalize (GObject *object)
{
  g_free (get_private (NZ_DOCUMENT (object))->title);
  G_OBJECT_CLASS (nz_document_parent_class)->finalize (object);
}

static void
nz_document_class_init (NzDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_document_finalize;
}

static void
nz_document_init (NzDocument *self)
{
  NzDocumentPrivate *priv = get_private (self);
  priv->language = NZ_LANGUAGE_DE;
  priv->paper = nz_paper (NZ_PAPER_A4, FALSE);
}

guint
nz_document_prepare (NzDocument *self, NzPaper paper)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), 0);
  g_return_val_if_fail (paper.width > 0 && paper.height > 0, 0);

  NzDocumentPrivate *priv = get_private (self);
  priv->paper = paper;
  priv->n_pages = NZ_DOCUMENT_GET_CLASS (self)->prepare (self, paper);
  return priv->n_pages;
}

void
nz_document_draw_page (NzDocument *self, guint page, cairo_t *cr)
{
  g_return_if_fail (NZ_IS_DOCUMENT (self));
  g_return_if_fail (page < get_private (self)->n_pages);

  cairo_save (cr);
  NZ_DOCUMENT_GET_CLASS (self)->draw_page (self, page, cr);
  cairo_restore (cr);
}

guint
nz_document_get_n_pages (NzDocument *self)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), 0);
  return get_private (self)->n_pages;
}

NzPaper
nz_document_get_paper (NzDocument *self)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), nz_paper (NZ_PAPER_A4, FALSE));
  return get_private (self)->paper;
}

void
nz_document_set_title (NzDocument *self, const char *title)
{
  g_return_if_fail (NZ_IS_DOCUMENT (self));
  NzDocumentPrivate *priv = get_private (self);
  g_free (priv->title);
  priv->title = g_strdup (title);
}

const char *
nz_document_get_title (NzDocument *self)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), NULL);
  return get_private (self)->title;
}

void
nz_document_set_language (NzDocument *self, NzLanguage language)
{
  g_return_if_fail (NZ_IS_DOCUMENT (self));
  get_private (self)->language = language;
}

NzLanguage
nz_document_get_language (NzDocument *self)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), NZ_LANGUAGE_DE);
  return get_private (self)->language;
}

void
nz_document_set_date (NzDocument *self, NzDate date)
{
  g_return_if_fail (NZ_IS_DOCUMENT (self));
  get_private (self)->date = date;
}

NzDate
nz_document_get_date (NzDocument *self)
{
  g_return_val_if_fail (NZ_IS_DOCUMENT (self), NZ_DATE_NONE);
  return get_private (self)->date;
}
