/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-year-document.h"

typedef struct
{
  NzYearView *view;
  NzTypeset *typeset;
} NzYearDocumentPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NzYearDocument, nz_year_document, NZ_TYPE_DOCUMENT)

static NzYearDocumentPrivate *
get_private (NzYearDocument *self)
{
  return nz_year_document_get_instance_private (self);
}

static void
nz_year_document_finalize (GObject *object)
{
  NzYearDocumentPrivate *priv = get_private (NZ_YEAR_DOCUMENT (object));

  g_clear_pointer (&priv->typeset, nz_typeset_free);
  g_clear_pointer (&priv->view, nz_year_view_free);
  G_OBJECT_CLASS (nz_year_document_parent_class)->finalize (object);
}

static guint
nz_year_document_prepare (NzDocument *document, NzPaper paper)
{
  return 1;
}

static void
nz_year_document_class_init (NzYearDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_year_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_year_document_prepare;
}

static void
nz_year_document_init (NzYearDocument *self)
{
}

gpointer
nz_year_document_make (GType type, NzYearView *view)
{
  g_return_val_if_fail (g_type_is_a (type, NZ_TYPE_YEAR_DOCUMENT) && view != NULL, NULL);

  NzYearDocument *self = g_object_new (type, NULL);
  NzYearDocumentPrivate *priv = get_private (self);
  g_autofree char *title = nz_year_view_title (view);

  priv->view = view;
  priv->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, view->language);
  nz_document_set_title (NZ_DOCUMENT (self), title);
  nz_document_set_language (NZ_DOCUMENT (self), view->language);
  return self;
}

const NzYearView *
nz_year_document_get_view (NzYearDocument *document)
{
  g_return_val_if_fail (NZ_IS_YEAR_DOCUMENT (document), NULL);
  return get_private (document)->view;
}

NzTypeset *
nz_year_document_get_typeset (NzYearDocument *document)
{
  g_return_val_if_fail (NZ_IS_YEAR_DOCUMENT (document), NULL);
  return get_private (document)->typeset;
}
