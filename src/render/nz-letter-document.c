/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-letter-document.h"

#include "render/nz-letter-body.h"
#include "render/nz-letter-window.h"

/* Layouts that are kept from letter to letter: the common texts and some hundred names. */
#define MOST_LAYOUTS 2000

struct _NzLetterDocument
{
  NzDocument parent_instance;
  NzLetterSet *set;
  NzLetterHead *head;
  NzTypeset *typeset;
  GArray *first_pages; /* (element-type guint): one more than letters */
  gboolean marks;
  NzFlow *body; /* of the letter drawn last */
  guint body_of;
};

G_DEFINE_FINAL_TYPE (NzLetterDocument, nz_letter_document, NZ_TYPE_DOCUMENT)

static void
nz_letter_document_finalize (GObject *object)
{
  NzLetterDocument *self = NZ_LETTER_DOCUMENT (object);
  g_clear_pointer (&self->body, nz_flow_free);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  g_clear_pointer (&self->head, nz_letter_head_free);
  g_clear_pointer (&self->set, nz_letter_set_free);
  g_array_unref (self->first_pages);
  G_OBJECT_CLASS (nz_letter_document_parent_class)->finalize (object);
}

static guint
nz_letter_document_prepare (NzDocument *document, NzPaper paper)
{
  NzLetterDocument *self = NZ_LETTER_DOCUMENT (document);
  guint pages = 0;
  g_clear_pointer (&self->body, nz_flow_free);
  g_array_set_size (self->first_pages, 0);
  g_array_append_val (self->first_pages, pages);
  for (guint i = 0; i < self->set->letters->len; i++)
    {
      g_autoptr (NzFlow) body
          = nz_letter_body_new (self->typeset, self->set->letters->pdata[i], self->head, paper);
      pages += nz_flow_n_pages (body);
      g_array_append_val (self->first_pages, pages);
      nz_typeset_trim (self->typeset, MOST_LAYOUTS);
    }
  return pages;
}

static void
nz_letter_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzLetterDocument *self = NZ_LETTER_DOCUMENT (document);
  guint index = nz_letter_document_get_letter_at (self, page);
  guint own_page = page - nz_letter_document_get_first_page (self, index);
  NzLetter *letter = self->set->letters->pdata[index];
  NzPaper paper = nz_document_get_paper (document);
  if (!self->body || self->body_of != index)
    {
      g_clear_pointer (&self->body, nz_flow_free);
      nz_typeset_trim (self->typeset, MOST_LAYOUTS);
      self->body = nz_letter_body_new (self->typeset, letter, self->head, paper);
      self->body_of = index;
    }
  nz_letter_head_draw (self->head, self->typeset, cr, paper, own_page, nz_flow_n_pages (self->body),
                       letter->subject);
  if (own_page == 0)
    {
      if (self->marks)
        nz_letter_window_draw_outline (cr);
      nz_letter_window_draw (self->head, self->typeset, cr, letter->address);
      nz_letter_block_draw (self->typeset, cr, letter->information, letter->date, self->head->language);
    }
  nz_flow_draw (self->body, own_page, cr, nz_theme_get (NZ_THEME_PRINT), self->marks);
}

static void
nz_letter_document_class_init (NzLetterDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_letter_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_letter_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_letter_document_draw_page;
}

static void
nz_letter_document_init (NzLetterDocument *self)
{
  guint none = 0;
  self->first_pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->first_pages, none);
}

NzLetterDocument *
nz_letter_document_new (NzLetterSet *set, GBytes *logo, GBytes *background, GError **error)
{
  g_return_val_if_fail (set != NULL, NULL);

  g_autoptr (NzLetterDocument) self = g_object_new (NZ_TYPE_LETTER_DOCUMENT, NULL);
  self->set = set;
  self->head = nz_letter_head_new (set->network, set->language, set->example, logo, background, error);
  if (!self->head)
    return NULL;
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, set->language);
  nz_document_set_language (NZ_DOCUMENT (self), set->language);
  if (set->letters->len > 0)
    nz_document_set_title (NZ_DOCUMENT (self), ((NzLetter *)set->letters->pdata[0])->subject);
  return g_steal_pointer (&self);
}

static gboolean
load_image (NzStore *store, NzRecord *network, const char *field, GBytes **data, GError **error)
{
  const char *hash = nz_record_get_text (network, field);
  if (!hash)
    return TRUE;
  *data = nz_store_get_image (store, hash, error);
  return *data != NULL;
}

NzLetterDocument *
nz_letter_document_new_for_store (NzLetterSet *set, NzStore *store, GError **error)
{
  g_return_val_if_fail (set && NZ_IS_STORE (store), NULL);

  g_autoptr (GBytes) logo = NULL;
  g_autoptr (GBytes) background = NULL;
  if (!load_image (store, set->network, "logo", &logo, error)
      || !load_image (store, set->network, "background", &background, error))
    {
      nz_letter_set_free (set);
      return NULL;
    }
  return nz_letter_document_new (set, logo, background, error);
}

NzLetterSet *
nz_letter_document_get_set (NzLetterDocument *self)
{
  g_return_val_if_fail (NZ_IS_LETTER_DOCUMENT (self), NULL);
  return self->set;
}

guint
nz_letter_document_get_first_page (NzLetterDocument *self, guint letter)
{
  g_return_val_if_fail (NZ_IS_LETTER_DOCUMENT (self), 0);
  g_return_val_if_fail (letter < self->first_pages->len, 0);
  return g_array_index (self->first_pages, guint, letter);
}

guint
nz_letter_document_get_n_pages_of (NzLetterDocument *self, guint letter)
{
  g_return_val_if_fail (NZ_IS_LETTER_DOCUMENT (self), 0);
  g_return_val_if_fail (letter + 1 < self->first_pages->len, 0);
  return g_array_index (self->first_pages, guint, letter + 1)
         - g_array_index (self->first_pages, guint, letter);
}

guint
nz_letter_document_get_letter_at (NzLetterDocument *self, guint page)
{
  g_return_val_if_fail (NZ_IS_LETTER_DOCUMENT (self), 0);
  /* the last letter whose first page is not after @page */
  guint low = 0, high = self->first_pages->len - 1;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;
      if (g_array_index (self->first_pages, guint, middle) <= page)
        low = middle;
      else
        high = middle;
    }
  return low;
}

void
nz_letter_document_set_marks (NzLetterDocument *self, gboolean marks)
{
  g_return_if_fail (NZ_IS_LETTER_DOCUMENT (self));
  self->marks = marks;
}
