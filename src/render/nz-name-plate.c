/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-name-plate.h"

/* From baseline to baseline, of the size. */
#define PITCH 1.2
/* Where the baseline lies in its line, so that a line of capitals is in the middle. */
#define BASELINE 0.82
/* A name shrinks to this share of its size before it stands on two lines. */
#define ONE_LINE 0.7
#define STEP 0.96
/* Between name and organisation, of the name's size. */
#define GAP 0.35

/* A text, laid out. */
typedef struct
{
  PangoLayout *layout;
  int n;
  double size;
  gboolean cut;
} Fitted;

/* Whether a line ends inside a word. */
static gboolean
breaks_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (int i = 1; i < nz_layout_n_lines (layout); i++)
    {
      int start = pango_layout_line_get_start_index (pango_layout_get_line_readonly (layout, i));
      if (start > 0 && text[start - 1] != ' ' && text[start - 1] != '-' && text[start - 1] != '/')
        return TRUE;
    }
  return FALSE;
}

static PangoLayout *
lay_out (NzTypeset *typeset, const char *text, double size, int weight, double width, int lines)
{
  NzType type = { .size = size,
                  .weight = weight,
                  .width = width,
                  .pitch = size * PITCH,
                  .lines = lines,
                  .align = PANGO_ALIGN_CENTER };
  return nz_typeset_layout (typeset, text, &type);
}

static Fitted
fit (NzTypeset *typeset,
     const char *text,
     int weight,
     double width,
     double height,
     double largest,
     double smallest,
     int most)
{
  for (int lines = 1; lines <= most; lines++)
    {
      double least = lines == 1 && most > 1 ? MAX (largest * ONE_LINE, smallest) : smallest;
      for (double size = largest; size >= least; size *= STEP)
        {
          PangoLayout *layout = lay_out (typeset, text, size, weight, width, 0);
          if (nz_layout_n_lines (layout) <= lines && !breaks_words (layout) && lines * size * PITCH <= height)
            return (Fitted){ layout, nz_layout_n_lines (layout), size, FALSE };
        }
    }
  int lines = (int)CLAMP (height / (smallest * PITCH), 1, most);
  PangoLayout *layout = lay_out (typeset, text, smallest, weight, width, lines);
  return (Fitted){ layout, nz_layout_n_lines (layout), smallest, pango_layout_is_ellipsized (layout) };
}

gboolean
nz_name_plate_draw (NzTypeset *typeset,
                    cairo_t *cr,
                    const NzNamePlate *plate,
                    const char *name,
                    const char *organisation,
                    double x,
                    double y)
{
  g_return_val_if_fail (typeset != NULL && plate != NULL && name != NULL && organisation != NULL, FALSE);

  gboolean alone = *name == '\0' || *organisation == '\0';
  const char *large = *name != '\0' ? name : organisation;
  Fitted upper = fit (typeset, large, 700, plate->width, plate->height * (alone ? 1 : 0.6),
                      plate->name_largest, plate->name_smallest, 2 + (*name == '\0'));
  double gap = alone ? 0 : upper.size * GAP, used = upper.n * upper.size * PITCH + gap;
  Fitted lower = { 0 };

  if (!alone)
    lower = fit (typeset, organisation, 400, plate->width, plate->height - used, plate->organisation_largest,
                 plate->organisation_smallest, 3);
  if (cr != NULL)
    {
      double top = y + (plate->height - used - lower.n * lower.size * PITCH) / 2;
      nz_typeset_show_lines (typeset, cr, upper.layout, 0, upper.n, x, top + upper.size * BASELINE);
      if (!alone)
        nz_typeset_show_lines (typeset, cr, lower.layout, 0, lower.n, x, top + used + lower.size * BASELINE);
    }
  return upper.cut || lower.cut;
}
