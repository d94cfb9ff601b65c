/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/nz-container.h"

G_BEGIN_DECLS

/* What the styles of an XLSX workbook say about its cells (ECMA-376 part 1, 18.8). */

typedef enum
{
  NZ_NUMBER_PLAIN,
  NZ_NUMBER_DATE,  /* with a day */
  NZ_NUMBER_MONTH, /* shows month and year only */
  NZ_NUMBER_YEAR,
  NZ_NUMBER_MOMENT, /* date and time of day */
  NZ_NUMBER_TIME,
} NzNumberKind;

/**
 * NzCellStyle:
 * @digits: the least number of digits shown: a postcode 1067 shown as 01067
 */
typedef struct
{
  NzNumberKind number;
  guint digits;
  gboolean is_struck;
  gboolean is_coloured;
} NzCellStyle;

/* (transfer full) (element-type NzCellStyle): by the number in a cell's "s". @part: the path of styles.xml; a
 * workbook may have none: empty. */
GArray *nz_xlsx_read_styles (NzContainer *container, const char *part, GError **error);
/* What a number format such as "dd.mm.yyyy" shows. */
NzCellStyle nz_xlsx_parse_format (const char *code);
/* (transfer full): a number of a cell as its style shows it: "2004-03-15", "2004-03", "09:30", "01067",
 * "12.5". @is_1904: days count from 1904. */
char *nz_xlsx_format_number (const char *number, const NzCellStyle *style, gboolean is_1904);

G_END_DECLS
