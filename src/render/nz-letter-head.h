/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entity/nz-record.h"
#include "render/nz-background.h"
#include "render/nz-logo.h"
#include "render/nz-typeset.h"

G_BEGIN_DECLS

/* DIN 5008:2020, form B, in millimetres on A4 (NORMS.md). */
#define NZ_DIN_LEFT 25.0   /* margin, and where text begins */
#define NZ_DIN_RIGHT 190.0 /* 210 less a margin of 20 */
#define NZ_DIN_FIELD_X 20.0
#define NZ_DIN_FIELD_Y 45.0
#define NZ_DIN_FIELD_WIDTH 85.0
#define NZ_DIN_FIELD_HEIGHT 45.0
#define NZ_DIN_RETURN_HEIGHT 17.7 /* return line and remarks; below it 27.3 of address */
#define NZ_DIN_BLOCK_X 125.0      /* information block */
#define NZ_DIN_BLOCK_Y 50.0
#define NZ_DIN_TEXT_Y 98.46 /* two lines of 4.23 below the address field */
#define NZ_DIN_TWO_LINES 8.46
#define NZ_DIN_FOLD_1 105.0
#define NZ_DIN_FOLD_2 210.0
#define NZ_DIN_HOLE 148.5
/* Derived: whatever the sheet's shift in a DL window envelope, what must be read lies within x 25–100, y
 * 50–90. */
#define NZ_DIN_SAFE_RIGHT 100.0
#define NZ_DIN_SAFE_BOTTOM 90.0

typedef enum
{
  NZ_LETTER_DRAWN,      /* the letterhead is ours */
  NZ_LETTER_BACKGROUND, /* the office's PDF lies below */
  NZ_LETTER_PREPRINTED, /* the paper has all but the text */
} NzLetterPaper;

/**
 * NzLetterHead: what stands around the text of every letter of a set, from the network's settings. Owned by
 * the document.
 */
typedef struct
{
  NzLetterPaper paper;
  NzLanguage language;
  gboolean example;
  char *name, *subtitle;
  char *sender;             /* first part of the return line: the network … */
  char *office;             /* … or, where that is too long, the office */
  char *address;            /* "Rosa-Luxemburg-Straße 50 · 99086 Erfurt" */
  char *foot_first;         /* office and address */
  char *foot_second;        /* provider and who commissioned it */
  gboolean has_return_line; /* the letter paper has none of its own */
  NzLogo *logo;
  NzBackground *background;
} NzLetterHead;

/* Pictures as bytes, (nullable). Fails if a picture is at fault. (transfer full) */
NzLetterHead *nz_letter_head_new (NzRecord *network,
                                  NzLanguage language,
                                  gboolean example,
                                  GBytes *logo,
                                  GBytes *background,
                                  GError **error);
void nz_letter_head_free (NzLetterHead *head);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLetterHead, nz_letter_head_free)

/* Where text of following pages begins and where that of every page ends, in mm. */
double nz_letter_head_next_top (NzLetterHead *head);
double nz_letter_head_bottom (NzLetterHead *head, NzPaper paper);

/* All but the text of page @page (from 0) of @n_pages. @subject stands at the head of following pages. */
void nz_letter_head_draw (NzLetterHead *head,
                          NzTypeset *typeset,
                          cairo_t *cr,
                          NzPaper paper,
                          guint page,
                          guint n_pages,
                          const char *subject);

G_END_DECLS
