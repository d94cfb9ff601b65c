/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-diagram-page.h"

#include <math.h>

#include "render/nz-diagram-marks.h"
#include "render/nz-sign.h"

/* Measures of an A3 page, in millimetres; other papers in proportion. */
#define A3_WIDTH 420.0
#define MARGIN 12.0
#define BAND 2.2
#define HEAD 31.0
#define FOOT 14.0
#define GUTTER 8.0
#define LEGEND 64.0

/* One page under way. */
typedef struct
{
  NzMarks *marks;
  const NzScene *scene;
  const NzDiagramFacts *facts;
  NzTypeset *typeset;
  const NzTheme *theme;
  double place; /* points for a millimetre of A3 */
  double type;  /* points for a point of A3 */
  double width, height;
} Page;

char *
nz_diagram_title (const NzScene *scene)
{
  g_autofree char *day = nz_date_format (scene->day, scene->language, NZ_DATE_LONG);

  return g_strdup_printf (nz_text (scene->language, "Who works with whom · %s"), day);
}

char *
nz_diagram_summary (const NzScene *scene)
{
  NzLanguage language = scene->language;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, nz_ntext (language, "%u actor", "%u actors", scene->n_nodes), scene->n_nodes);
  g_string_append (text, ", ");
  g_string_append_printf (text, nz_ntext (language, "%u collaboration", "%u collaborations", scene->n_ties),
                          scene->n_ties);
  if (scene->n_groups > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text,
                              nz_ntext (language, "%u working group", "%u working groups", scene->n_groups),
                              scene->n_groups);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static double
mm (const Page *page, double millimetres)
{
  return millimetres * page->place;
}

static void
add_head (Page *page)
{
  g_autofree char *title = nz_diagram_title (page->scene);
  g_autofree char *summary = nz_diagram_summary (page->scene);
  g_autofree char *subtitle
      = page->facts->network ? g_strconcat (page->facts->network, " – ", summary, NULL) : g_strdup (summary);

  double width = page->width - mm (page, 2 * MARGIN);

  nz_marks_add_rect (page->marks, "band", (NzRect){ 0, 0, page->width, mm (page, BAND) }, 0,
                     page->theme->accent);
  nz_marks_add_fitting (page->marks, page->typeset, "title", title,
                        (NzPoint){ mm (page, MARGIN), mm (page, 17.4) }, width, 26 * page->type, 700,
                        NZ_LABEL_START, page->theme->text);
  nz_marks_add_fitting (page->marks, page->typeset, "subtitle", subtitle,
                        (NzPoint){ mm (page, MARGIN), mm (page, 25.2) }, width, 12.5 * page->type, 400,
                        NZ_LABEL_START, page->theme->dim);
}

static void
add_foot (Page *page)
{
  double y = page->height - mm (page, MARGIN - 3.5), left = mm (page, MARGIN),
         right = page->width - mm (page, MARGIN);
  double line = y - 15 * page->type, size = 9 * page->type;

  nz_marks_add_line (page->marks, "rule", (NzPoint){ left, line }, (NzPoint){ right, line }, 0.6 * page->type,
                     page->theme->line);
  if (page->facts->source)
    nz_marks_add_fitting (page->marks, page->typeset, "source", page->facts->source, (NzPoint){ left, y },
                          (right - left) * 0.38, size, 400, NZ_LABEL_START, page->theme->dim);
  if (page->facts->example)
    nz_marks_add_text (page->marks, "example", nz_text (page->scene->language, "Example: invented data"),
                       page->width / 2, y, size, 700, NZ_LABEL_MIDDLE, page->theme->text);
  if (page->facts->address)
    nz_marks_add_fitting (page->marks, page->typeset, "address", page->facts->address, (NzPoint){ right, y },
                          (right - left) * 0.38, size, 400, NZ_LABEL_END, page->theme->dim);
}

/* --- legend: each part moves *y down
 * ------------------------------------------------------------------------- */

static void
add_kinds (Page *page, double left, double right, double *y)
{
  double step = 16.4 * page->type, size = 10.6 * page->type, radius = 5.9 * page->type;

  for (guint i = 0; i < page->scene->n_kinds; i++)
    {
      const NzSceneKind *kind = &page->scene->kinds[i];
      g_autofree char *count = g_strdup_printf ("%u", kind->count);

      nz_marks_add_sign (page->marks, "key", kind->kind, (NzPoint){ left + 8 * page->type, *y - size * 0.36 },
                         radius, 0.8 * page->type);
      nz_marks_add_text (page->marks, "legend", kind->label, left + 24 * page->type, *y, size, 400,
                         NZ_LABEL_START, page->theme->text);
      nz_marks_add_text (page->marks, "count", count, right, *y, size, 400, NZ_LABEL_END, page->theme->dim);
      *y += step;
    }
  *y += 2 * page->type;
  nz_marks_add_paragraph (page->marks, page->typeset, "legend",
                          nz_text (page->scene->language, "The larger the sign, the more collaborations"),
                          left, y, right - left, 9.2 * page->type, 400, page->theme->dim);
}

static void
add_line_key (Page *page,
              double left,
              double right,
              double *y,
              guint intensity,
              gboolean ends,
              const char *label,
              const char *count)
{
  double size = 10.6 * page->type, middle = *y - size * 0.36, width = 30 * page->type;
  NzMark *mark
      = nz_marks_add_line (page->marks, intensity > 0 ? "key" : "key group", (NzPoint){ left, middle },
                           (NzPoint){ left + width, middle }, 1, page->theme->tie[0]);

  nz_diagram_style_edge (mark, page->theme, intensity, ends, 0.84 * page->type);
  if (count)
    nz_marks_add_text (page->marks, "count", count, right, *y, size, 400, NZ_LABEL_END, page->theme->dim);
  nz_marks_add_paragraph (page->marks, page->typeset, "legend", label, left + width + 9 * page->type, y,
                          right - left - width - 34 * page->type, size, 400, page->theme->text);
  *y += 2.6 * page->type;
}

static void
add_ties (Page *page, double left, double right, double *y)
{
  const NzField *field = nz_entity_field (&nz_entity_tie, "intensity");
  const NzScene *scene = page->scene;

  for (guint i = 1; i <= 4; i++)
    {
      char code[2] = { (char)('0' + i), '\0' };
      const NzChoice *choice = nz_field_choice (field, code);
      g_autofree char *count = g_strdup_printf ("%u", scene->n_intensity[i]);

      add_line_key (page, left, right, y, i, FALSE, choice ? nz_choice_label (choice, scene->language) : code,
                    count);
    }
  if (scene->n_ends > 0)
    {
      g_autofree char *label = g_strdup_printf (nz_text (scene->language, "ends in %d"), scene->day.year);
      g_autofree char *count = g_strdup_printf ("%u", scene->n_ends);

      add_line_key (page, left, right, y, 2, TRUE, label, count);
    }
  if (scene->n_intensity[0] > 0)
    add_line_key (page, left, right, y, 0, FALSE,
                  nz_text (scene->language, "same working group, no collaboration yet"), NULL);
}

static void
add_notes (Page *page, double left, double right, double *y)
{
  NzLanguage language = page->scene->language;

  *y += 2 * page->type;
  if (page->scene->n_intensity[0] > 0)
    nz_marks_add_paragraph (
        page->marks, page->typeset, "legend",
        nz_text (language, "Of each working group only the shortest chain of its members is drawn."), left, y,
        right - left, 9.2 * page->type, 400, page->theme->dim);
  if (page->scene->n_hidden_names > 0)
    {
      *y += 3 * page->type;
      nz_marks_add_paragraph (page->marks, page->typeset, "legend",
                              nz_text (language, "Who has not agreed to be named appears without a name."),
                              left, y, right - left, 9.2 * page->type, 400, page->theme->dim);
    }
}

/* The working groups of the day, where the column has room for all of them. */
static void
add_groups (Page *page, double left, double right, double *y, double bottom)
{
  double size = 10.6 * page->type, gap = 2.6 * page->type, width = right - left - 30 * page->type;
  NzType type = { .size = size, .weight = 400, .width = width };
  const NzScene *scene = page->scene;
  double height = 44 * page->type;

  for (guint i = 0; i < scene->n_groups; i++)
    height += nz_layout_n_lines (nz_typeset_layout (page->typeset, scene->groups[i].name, &type)) * 1.3 * size
              + gap;
  if (scene->n_groups == 0 || *y + height > bottom)
    return;
  *y += 24 * page->type;
  nz_marks_add_text (page->marks, "heading", nz_text (scene->language, "Working groups"), left, *y,
                     12.5 * page->type, 700, NZ_LABEL_START, page->theme->text);
  *y += 20 * page->type;
  for (guint i = 0; i < scene->n_groups; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", scene->groups[i].count);

      nz_marks_add_text (page->marks, "count", count, right, *y, size, 400, NZ_LABEL_END, page->theme->dim);
      nz_marks_add_paragraph (page->marks, page->typeset, "legend", scene->groups[i].name, left, y, width,
                              size, 400, page->theme->text);
      *y += gap;
    }
}

static void
add_legend (Page *page, NzRect column)
{
  double left = column.x, right = column.x + column.width, y = column.y + 12 * page->type;

  nz_marks_add_text (page->marks, "heading", nz_text (page->scene->language, "How to read the picture"), left,
                     y, 12.5 * page->type, 700, NZ_LABEL_START, page->theme->text);
  y += 22 * page->type;
  add_kinds (page, left, right, &y);
  y += 8 * page->type;
  add_ties (page, left, right, &y);
  add_notes (page, left, right, &y);
  add_groups (page, left, right, &y, column.y + column.height);
}

static void
add_picture (Page *page, NzRect area)
{
  NzDiagramView view = nz_diagram_view_whole (page->scene, area);

  if (page->scene->n_nodes > 0)
    nz_diagram_add_marks (page->marks, page->scene, &view);
  else
    nz_marks_add_text (page->marks, "empty",
                       nz_text (page->scene->language, "No organisation is active on this day."),
                       area.x + area.width / 2, area.y + area.height / 2, 14 * page->type, 400,
                       NZ_LABEL_MIDDLE, page->theme->dim);
}

NzMarks *
nz_diagram_page (const NzScene *scene,
                 const NzDiagramFacts *facts,
                 NzTypeset *typeset,
                 NzPaper paper,
                 const NzTheme *theme)
{
  double factor = paper.width / A3_WIDTH;
  Page page = { .scene = scene,
                .facts = facts,
                .typeset = typeset,
                .theme = theme,
                .place = factor * NZ_MM,
                .type = sqrt (factor) * sqrt (sqrt (factor)) };
  double legend, bottom, top;

  page.width = paper.width * NZ_MM;
  page.height = paper.height * NZ_MM;
  page.marks = nz_marks_new (page.width, page.height, theme);
  legend = LEGEND * NZ_MM * page.type;
  top = mm (&page, HEAD);
  bottom = page.height - mm (&page, FOOT) - 6 * page.type;
  add_head (&page);
  add_picture (&page, (NzRect){ mm (&page, MARGIN), top,
                                page.width - mm (&page, 2 * MARGIN + GUTTER) - legend, bottom - top });
  add_legend (&page, (NzRect){ page.width - mm (&page, MARGIN) - legend, top, legend, bottom - top });
  add_foot (&page);
  return page.marks;
}
