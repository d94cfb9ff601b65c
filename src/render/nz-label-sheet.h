/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NzLabelSheet: a sheet of labels on A4, in millimetres.
 * @name: "Zweckform 3474"
 * @also: (array zero-terminated=1): other names of sheets with the same measures: "Herma 4464"
 * @left, @top: of the first label
 * @pitch_x, @pitch_y: from one label to the next
 */
typedef struct
{
  char *name;
  char **also;
  guint columns, rows;
  double left, top;
  double pitch_x, pitch_y;
  double width, height;
} NzLabelSheet;

void nz_label_sheet_free (NzLabelSheet *sheet);
NzLabelSheet *nz_label_sheet_copy (const NzLabelSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzLabelSheet, nz_label_sheet_free)

/* Those that the program brings (data/labels.ini), then those of the user's own file nz_label_sheets_path(),
 * described in the same way. What is at fault in that file is left out and told in @error, which does not
 * make the result %NULL. (element-type NzLabelSheet) (transfer full) */
GPtrArray *nz_label_sheets (GError **error);
/* ~/.config/netzwerk/labels.ini. (transfer full) */
char *nz_label_sheets_path (void);

/* A sheet by its name or another one, whole or its last word ("3474"), or by its measures: "3x8 0x4.43 70x36
 * 70x36": columns and rows, left and top, pitch, label. NZ_ERROR_INVALID says which sheets there are, or what
 * is wrong with the measures. (transfer full) */
NzLabelSheet *nz_label_sheet_find (const char *name, GError **error);
/* The measures as they are understood there. (transfer full) */
char *nz_label_sheet_describe (const NzLabelSheet *sheet);

G_END_DECLS
