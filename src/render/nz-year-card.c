/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-year-card.h"

#define MM NZ_MM
#define MARGIN (8 * MM)
#define HEAD_HEIGHT (15 * MM)
#define FOOT_HEIGHT (10 * MM)
/* Of one conference; several on a card share its height. */
#define MOST_ROW (20 * MM)
#define LEAST_ROW (8 * MM)

struct _NzYearCard
{
  NzYearDocument parent_instance;
};

G_DEFINE_FINAL_TYPE (NzYearCard, nz_year_card, NZ_TYPE_YEAR_DOCUMENT)

/* One drawing of a card of this many points. */
typedef struct
{
  const NzYearView *view;
  NzTypeset *typeset;
  cairo_t *cr;
  const NzTheme *theme;
  double width, height; /* inside the margins */
} Pen;

static double
row_height (Pen *pen)
{
  guint n = MAX (nz_year_view_n_conferences (pen->view), 1);
  return CLAMP ((pen->height - HEAD_HEIGHT - FOOT_HEIGHT) / n, LEAST_ROW, MOST_ROW);
}

static guint
n_per_card (NzPaper paper)
{
  return (guint)MAX ((paper.height * MM - 2 * MARGIN - HEAD_HEIGHT - FOOT_HEIGHT) / LEAST_ROW, 1);
}

static guint
nz_year_card_prepare (NzDocument *document, NzPaper paper)
{
  guint n = MAX (nz_year_view_n_conferences (nz_year_document_get_view (NZ_YEAR_DOCUMENT (document))), 1),
        most = n_per_card (paper);
  return (n + most - 1) / most;
}

static void
put (Pen *pen, const char *text, double size, int weight, NzColour colour, double y)
{
  NzType type = { .size = size, .weight = weight, .width = pen->width };

  nz_colour_set_source (pen->cr, colour);
  nz_typeset_line (pen->typeset, pen->cr, text, &type, 0, y);
}

static void
put_rule (Pen *pen, NzColour colour, double y, double height)
{
  nz_colour_set_source (pen->cr, colour);
  cairo_rectangle (pen->cr, 0, y, pen->width, height);
  cairo_fill (pen->cr);
}

/* (transfer full): "Thursday, 18 February 2027, 13:00–16:30" */
static char *
when (const NzYearMeeting *meeting, NzLanguage language)
{
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (meeting->day), language, FALSE);
  g_autofree char *day = nz_date_format (meeting->day, language, NZ_DATE_LONG);
  g_autofree char *starts = meeting->starts >= 0 ? nz_time_format (meeting->starts) : NULL;
  g_autofree char *ends = meeting->ends > 0 ? nz_time_format (meeting->ends) : NULL;

  return g_strdup_printf ("%s, %s%s%s%s%s", weekday, day, starts != NULL ? ", " : "",
                          starts != NULL ? starts : "", starts != NULL && ends != NULL ? "–" : "",
                          starts != NULL && ends != NULL ? ends : "");
}

static void
draw_meeting (Pen *pen, const NzYearMeeting *meeting, double y, double height)
{
  g_autofree char *words = when (meeting, pen->view->language);
  gboolean is_roomy = height >= 13 * MM;
  double top = y + (height - (is_roomy ? 33 : 21)) / 2;

  if (is_roomy)
    put (pen, meeting->title, 8, 400, pen->theme->dim, top + 8);
  put (pen, words, 10, 700, pen->theme->text, top + (is_roomy ? 20 : 9));
  if (meeting->place != NULL)
    put (pen, meeting->place, 8.5, 400, pen->theme->text, top + (is_roomy ? 31 : 19));
}

static void
draw_meetings (Pen *pen, guint page, NzPaper paper)
{
  const NzYearView *view = pen->view;
  double y = HEAD_HEIGHT, height = row_height (pen);
  guint most = n_per_card (paper), n = 0;

  for (guint i = 0; i < view->meetings->len; i++)
    {
      const NzYearMeeting *meeting = view->meetings->pdata[i];
      if (!meeting->is_conference || n++ / most != page)
        continue;
      draw_meeting (pen, meeting, y, height);
      y += height;
      put_rule (pen, pen->theme->line, y, 0.5);
    }
  if (n == 0)
    put (pen, nz_text (view->language, "No conference is planned in this year yet."), 9, 400, pen->theme->dim,
         y + 14);
}

static void
nz_year_card_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzYearDocument *self = NZ_YEAR_DOCUMENT (document);
  const NzYearView *view = nz_year_document_get_view (self);
  NzPaper paper = nz_document_get_paper (document);
  Pen pen = { view,
              nz_year_document_get_typeset (self),
              cr,
              nz_theme_get (NZ_THEME_PRINT),
              paper.width * MM - 2 * MARGIN,
              paper.height * MM - 2 * MARGIN };
  g_autofree char *title = nz_year_view_title (view);

  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  put (&pen, title, 15, 700, pen.theme->text, 15);
  if (view->network != NULL)
    put (&pen, view->network, 8, 400, pen.theme->dim, 27);
  put_rule (&pen, pen.theme->accent, HEAD_HEIGHT - 6, 1.2);
  draw_meetings (&pen, page, paper);
  if (view->office != NULL)
    put (&pen, view->office, 7, 400, pen.theme->dim, pen.height - (view->example ? 10 : 0));
  if (view->example)
    put (&pen, nz_text (view->language, "Example: all data invented"), 7, 700, pen.theme->text, pen.height);
  cairo_restore (cr);
}

static void
nz_year_card_class_init (NzYearCardClass *klass)
{
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_year_card_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_year_card_draw_page;
}

static void
nz_year_card_init (NzYearCard *self)
{
}

NzYearCard *
nz_year_card_new (NzYearView *view)
{
  return nz_year_document_make (NZ_TYPE_YEAR_CARD, view);
}
