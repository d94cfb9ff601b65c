/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-scene.h"
#include "render/nz-marks.h"
#include "render/nz-paper.h"

G_BEGIN_DECLS

/**
 * NzDiagramFacts: what stands around the picture on a page, in the file's language. Plain, owned by the
 * caller; all nullable.
 * @network: its name, above everything that is counted
 * @source: whose statements these are, and who drew it up
 * @address: at the right of the foot
 * @example: the file is the example, which the page must say
 */
typedef struct
{
  const char *network;
  const char *source;
  const char *address;
  gboolean example;
} NzDiagramFacts;

/* "Wer arbeitet mit wem · Stand 24. November 2026" (transfer full) */
char *nz_diagram_title (const NzScene *scene);
/* "67 Akteure, 156 Zusammenarbeiten, 7 Arbeitsgruppen" (transfer full) */
char *nz_diagram_summary (const NzScene *scene);

/* A whole page: title with the day, picture, legend, source. The picture is the same on every paper; texts
 * shrink a little less than the paper. (transfer full) */
NzMarks *nz_diagram_page (const NzScene *scene,
                          const NzDiagramFacts *facts,
                          NzTypeset *typeset,
                          NzPaper paper,
                          const NzTheme *theme);

G_END_DECLS
