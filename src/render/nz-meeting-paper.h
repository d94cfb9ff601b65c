/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-document.h"
#include "render/nz-label-sheet.h"
#include "store/nz-query.h"

G_BEGIN_DECLS

/**
 * NzMeetingPaper: what a paper of a meeting is made from. A paper is one function of the kind
 * NzMeetingPaperMake, which reads what it needs and makes the document, and a line in the tables of
 * nz-printout.c: then the print window and the command line have it.
 * @day: as of which, full
 * @language: of the file's documents
 * @sheet, @first, @offset_x, @offset_y: where it is printed on sheets of labels; mm
 * @n: (out): how many entries it holds; 0: there is nothing to print
 */
typedef struct
{
  NzStore *store;
  NzRecord *meeting, *network;
  NzDate day;
  NzLanguage language;
  const NzLabelSheet *sheet; /* (nullable) */
  guint first;
  double offset_x, offset_y;
  guint n;
} NzMeetingPaper;

/* (transfer full) */
typedef NzDocument *(*NzMeetingPaperMake) (NzMeetingPaper *paper, GError **error);

G_END_DECLS
