/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "base/nz-module.h"

G_BEGIN_DECLS

#define NZ_POPPLER_MODULE "poppler"
#define NZ_POPPLER_VERSION 1

/* As many pages of a PDF are read. */
#define NZ_POPPLER_MOST_PAGES 2

typedef struct
{
  cairo_surface_t *recording;
  double width, height; /* points */
} NzPopplerSheet;

typedef struct
{
  double x1, y1, x2, y2; /* points, from the upper left corner */
} NzPopplerWord;

/* The sheets, up to the first one that is none; @words: where the first one has text (g_free). */
typedef struct
{
  guint n_sheets;
  NzPopplerSheet sheets[NZ_POPPLER_MOST_PAGES];
  guint n_words;
  NzPopplerWord *words;
} NzPopplerPages;

/**
 * NzPoppler: what the program uses of poppler, a module (base/nz-module.h)
 * @read: fills @pages, which is empty, from the bytes of a PDF. %FALSE where they are none, with poppler's
 *   @reason (transfer full); @is_encrypted where only a password is missing
 */
typedef struct
{
  NzModule module;
  gboolean (*read) (GBytes *data, NzPopplerPages *pages, gboolean *is_encrypted, char **reason);
} NzPoppler;

G_END_DECLS
