/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <poppler.h>
#include <stdio.h>
#include <string.h>
#include "render/nz-document.h"

/* A document written to a PDF and read back: what text stands where, in millimetres from the upper left
 * corner. */

typedef struct
{
  double left, top, right, bottom;
} PdfBox;

static inline PopplerDocument *
pdf_read (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GError *error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_file (uri, NULL, &error);
  g_assert_no_error (error);
  return pdf;
}

static inline char *
pdf_path (const char *name)
{
  return g_build_filename (g_get_tmp_dir (), name, NULL);
}

/* Prepares, writes and reads @document on @paper. */
static inline PopplerDocument *
pdf_of (NzDocument *document, NzPaper paper)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("nz-test-XXXXXX.pdf", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  GError *error = NULL;
  g_assert_cmpuint (nz_document_prepare (document, paper), >, 0);
  g_assert_true (nz_document_write_pdf (document, path, &error));
  g_assert_no_error (error);
  PopplerDocument *pdf = pdf_read (path);
  g_assert_cmpint (poppler_document_get_n_pages (pdf), ==, (int)nz_document_get_n_pages (document));
  g_assert_cmpint (remove (path), ==, 0);
  return pdf;
}

/* (transfer full): the text of a page, line breaks as spaces. */
static inline char *
pdf_text (PopplerDocument *pdf, int index)
{
  PopplerPage *page = poppler_document_get_page (pdf, index);
  char *text = poppler_page_get_text (page);
  g_object_unref (page);
  return g_strdelimit (text, "\n", ' ');
}

static inline gboolean
pdf_page_has (PopplerDocument *pdf, int index, const char *needle)
{
  g_autofree char *text = pdf_text (pdf, index);
  return strstr (text, needle) != NULL;
}

/* The boxes of all visible characters of a page. (element-type PdfBox) (transfer full) */
static inline GArray *
pdf_boxes (PopplerDocument *pdf, int index)
{
  PopplerPage *page = poppler_document_get_page (pdf, index);
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *rectangles = NULL;
  guint n = 0;
  poppler_page_get_text_layout (page, &rectangles, &n);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (PdfBox));
  const char *p = text;
  for (guint i = 0; i < n && *p; i++, p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        continue;
      PdfBox box = { rectangles[i].x1 / NZ_MM, rectangles[i].y1 / NZ_MM, rectangles[i].x2 / NZ_MM,
                     rectangles[i].y2 / NZ_MM };
      g_array_append_val (boxes, box);
    }
  g_free (rectangles);
  g_object_unref (page);
  return boxes;
}

/* Where @needle stands on a page: its first place. Fails the test if it does not. */
static inline PdfBox
pdf_find (PopplerDocument *pdf, int index, const char *needle)
{
  PopplerPage *page = poppler_document_get_page (pdf, index);
  double width, height;
  poppler_page_get_size (page, &width, &height);
  GList *found = poppler_page_find_text (page, needle);
  if (!found)
    g_error ("“%s” is not on page %d", needle, index + 1);
  const PopplerRectangle *place = found->data;
  /* unlike the text's layout, what is found is measured from below */
  PdfBox box
      = { place->x1 / NZ_MM, (height - place->y2) / NZ_MM, place->x2 / NZ_MM, (height - place->y1) / NZ_MM };
  g_list_free_full (found, (GDestroyNotify)poppler_rectangle_free);
  g_object_unref (page);
  return box;
}
