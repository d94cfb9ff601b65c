/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-wall-calendar.h"

#include <string.h>

#define MM NZ_MM
/* Of A3 on its side, points. */
#define WIDTH (420 * MM)
#define HEIGHT (297 * MM)
#define MARGIN (12 * MM)
#define TITLE_HEIGHT (17 * MM)
#define HEAD_HEIGHT (7 * MM)
#define FOOT_HEIGHT (9 * MM)
#define COLUMN ((WIDTH - 2 * MARGIN) / 12)
#define ROW ((HEIGHT - 2 * MARGIN - TITLE_HEIGHT - HEAD_HEIGHT - FOOT_HEIGHT) / 31)
#define PAD 3.0
/* The day's number and its weekday stand in these. */
#define NUMBER_WIDTH 12.0
#define WEEKDAY_WIDTH 13.0
#define TEXT_LEFT (PAD + NUMBER_WIDTH + WEEKDAY_WIDTH)
#define TEXT_WIDTH (COLUMN - TEXT_LEFT - PAD)
#define MOST_NAMES 2
#define NAME_SIZE 6.6
#define NAME_PITCH 8.8

struct _NzWallCalendar
{
  NzYearDocument parent_instance;
};

G_DEFINE_FINAL_TYPE (NzWallCalendar, nz_wall_calendar, NZ_TYPE_YEAR_DOCUMENT)

/* One drawing. */
typedef struct
{
  const NzYearView *view;
  NzTypeset *typeset;
  cairo_t *cr;
  const NzTheme *theme;
} Pen;

static void
put (Pen *pen, const char *text, double size, int weight, NzColour colour, double x, double y, double width)
{
  NzType type = { .size = size, .weight = weight, .width = width };

  nz_colour_set_source (pen->cr, colour);
  nz_typeset_line (pen->typeset, pen->cr, text, &type, x, y);
}

static void
fill (Pen *pen, NzColour colour, double x, double y, double width, double height)
{
  nz_colour_set_source (pen->cr, colour);
  cairo_rectangle (pen->cr, x, y, width, height);
  cairo_fill (pen->cr);
}

/* --- a day ------------------------------------------------------------------------------------------------
 */

/* (transfer full): "15:00 Wohnen in Erfurt"; a conference, which is one line, has its hours below */
static char *
meeting_words (const NzYearMeeting *meeting)
{
  if (meeting->starts < 0)
    return g_strdup (meeting->title);
  g_autofree char *starts = nz_time_format (meeting->starts);
  g_autofree char *ends = meeting->ends > 0 ? nz_time_format (meeting->ends) : NULL;
  if (!meeting->is_conference)
    return g_strdup_printf ("%s %s", starts, meeting->title);
  return g_strdup_printf ("%s\n%s%s%s", meeting->title, starts, ends != NULL ? "–" : "",
                          ends != NULL ? ends : "");
}

/* One name on two lines: broken where it says so, else where it is full. */
static void
draw_alone (Pen *pen, const char *name, double x, double y)
{
  NzType type = { .size = NAME_SIZE, .width = TEXT_WIDTH, .pitch = NAME_PITCH, .lines = MOST_NAMES };
  g_auto (GStrv) lines = g_strsplit (name, "\n", MOST_NAMES);

  if (g_strv_length (lines) == MOST_NAMES)
    {
      nz_typeset_line (pen->typeset, pen->cr, lines[0], &type, x, y - NAME_PITCH / 2);
      nz_typeset_line (pen->typeset, pen->cr, lines[1], &type, x, y + NAME_PITCH / 2);
      return;
    }
  PangoLayout *layout = nz_typeset_layout (pen->typeset, name, &type);
  int n = MIN (nz_layout_n_lines (layout), MOST_NAMES);
  nz_typeset_show_lines (pen->typeset, pen->cr, layout, 0, n, x, y - (n - 1) * NAME_PITCH / 2);
}

/* The names of a day: of one both lines, of several one each. */
static void
draw_names (Pen *pen, GPtrArray *names, NzColour colour, double x, double y)
{
  double middle = y + ROW / 2 + NAME_SIZE * 0.35;

  nz_colour_set_source (pen->cr, colour);
  if (names->len == 1)
    draw_alone (pen, names->pdata[0], x + TEXT_LEFT, middle);
  for (guint i = 0; names->len > 1 && i < MOST_NAMES; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *line = g_strndup (name, strcspn (name, "\n"));
      NzType type = { .size = NAME_SIZE, .width = TEXT_WIDTH };

      nz_typeset_line (pen->typeset, pen->cr, line, &type, x + TEXT_LEFT, middle + (i - 0.5) * NAME_PITCH);
    }
}

static void
draw_day (Pen *pen, NzDate day, GPtrArray *meetings, double x, double y)
{
  const NzYearView *view = pen->view;
  const NzTheme *theme = pen->theme;
  const char *holiday = nz_calendar_public_holiday (view->calendar, day);
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (day), view->language, TRUE);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gboolean conference = FALSE, weekend = nz_date_weekday (day) > 5;
  char number[12];

  for (guint i = 0; i < meetings->len; i++)
    {
      const NzYearMeeting *meeting = meetings->pdata[i];
      if (!nz_date_equal (meeting->day, day))
        continue;
      conference |= meeting->is_conference;
      g_ptr_array_insert (names, meeting->is_conference ? 0 : -1, meeting_words (meeting));
    }
  if (holiday != NULL)
    g_ptr_array_add (names, g_strdup (nz_text (view->language, holiday)));
  if (conference)
    fill (pen, theme->accent, x, y, COLUMN, ROW);
  else if (nz_calendar_school_holiday (view->calendar, day) != NULL)
    fill (pen, theme->band, x, y, COLUMN, ROW);
  else if (weekend)
    fill (pen, theme->fill, x, y, COLUMN, ROW);
  NzColour colour = conference        ? theme->accent_text
                    : holiday != NULL ? theme->holiday
                    : weekend         ? theme->dim
                                      : theme->text;
  g_snprintf (number, sizeof number, "%d", day.day);
  put (pen, number, 8.5, 700, colour, x + PAD, y + ROW * 0.64, NUMBER_WIDTH);
  put (pen, weekday, 7, 400, colour, x + PAD + NUMBER_WIDTH, y + ROW * 0.64, WEEKDAY_WIDTH);
  draw_names (pen, names,
              conference        ? theme->accent_text
              : holiday != NULL ? theme->holiday
                                : theme->text,
              x, y);
}

/* --- the sheet --------------------------------------------------------------------------------------------
 */

static void
draw_month (Pen *pen, int month, double x, double y)
{
  const NzYearView *view = pen->view;
  g_autofree char *name = nz_month_name (month, view->language, FALSE);

  put (pen, name, 10, 700, pen->theme->text, x + PAD, y + HEAD_HEIGHT * 0.66, COLUMN - 2 * PAD);
  y += HEAD_HEIGHT;
  for (int day = 1; day <= nz_days_in_month (view->year, month); day++, y += ROW)
    {
      draw_day (pen, nz_date (view->year, month, day), view->meetings, x, y);
      fill (pen, pen->theme->line, x, y, COLUMN, 0.5);
    }
  fill (pen, pen->theme->line, x, y, COLUMN, 0.5);
}

static double
put_sample (Pen *pen, NzColour colour, const char *label, double x, double y)
{
  NzType type = { .size = 8.5 };

  fill (pen, colour, x, y - 7.5, 14, 9);
  nz_colour_set_source (pen->cr, pen->theme->dim);
  return x + 19 + nz_typeset_line (pen->typeset, pen->cr, label, &type, x + 19, y) + 22;
}

static void
draw_foot (Pen *pen, double y)
{
  const NzYearView *view = pen->view;
  NzType right = { .size = 8.5, .align = PANGO_ALIGN_RIGHT, .width = WIDTH / 3 };
  double x = MARGIN;

  x = put_sample (pen, pen->theme->accent, nz_text (view->language, "Conference"), x, y);
  if (nz_calendar_knows_school_holidays (view->calendar, view->year))
    x = put_sample (pen, pen->theme->band, nz_text (view->language, "School holidays"), x, y);
  else
    put (pen, nz_text (view->language, "School holidays are not known yet"), 8.5, 400, pen->theme->dim, x, y,
         0);
  nz_colour_set_source (pen->cr, pen->theme->dim);
  if (view->office != NULL)
    nz_typeset_line (pen->typeset, pen->cr, view->office, &right, WIDTH - MARGIN, y);
  if (!view->example)
    return;
  NzType mark = { .size = 8.5, .weight = 700, .align = PANGO_ALIGN_CENTER };
  nz_colour_set_source (pen->cr, pen->theme->text);
  nz_typeset_line (pen->typeset, pen->cr, nz_text (view->language, "Example: all data invented"), &mark,
                   WIDTH / 2, y);
}

static void
nz_wall_calendar_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzYearDocument *self = NZ_YEAR_DOCUMENT (document);
  NzPaper paper = nz_document_get_paper (document);
  const NzYearView *view = nz_year_document_get_view (self);
  Pen pen = { view, nz_year_document_get_typeset (self), cr, nz_theme_get (NZ_THEME_PRINT) };
  double factor = MIN (paper.width * MM / WIDTH, paper.height * MM / HEIGHT);
  g_autofree char *title = nz_year_view_title (view);

  cairo_save (cr);
  cairo_scale (cr, factor, factor);
  put (&pen, title, 24, 700, pen.theme->text, MARGIN, MARGIN + 20, WIDTH / 2);
  if (view->network != NULL)
    put (&pen, view->network, 10.5, 400, pen.theme->dim, MARGIN, MARGIN + 37, WIDTH / 2);
  for (int month = 1; month <= 12; month++)
    draw_month (&pen, month, MARGIN + (month - 1) * COLUMN, MARGIN + TITLE_HEIGHT);
  for (int i = 0; i <= 12; i++)
    fill (&pen, pen.theme->line, MARGIN + i * COLUMN - 0.25, MARGIN + TITLE_HEIGHT + HEAD_HEIGHT, 0.5,
          31 * ROW);
  draw_foot (&pen, HEIGHT - MARGIN);
  cairo_restore (cr);
}

static void
nz_wall_calendar_class_init (NzWallCalendarClass *klass)
{
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_wall_calendar_draw_page;
}

static void
nz_wall_calendar_init (NzWallCalendar *self)
{
}

NzWallCalendar *
nz_wall_calendar_new (NzYearView *view)
{
  return nz_year_document_make (NZ_TYPE_WALL_CALENDAR, view);
}
