/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-month.h"

/* Measured in the target picture of the year view, pixels. */
#define COLUMN 25.0
#define ROW 20.0
#define WEEK_RIGHT 20.0
#define FIRST_COLUMN 31.0
#define TITLE_X 37.0
#define TITLE_MIDDLE 10.0
#define HEAD_MIDDLE 32.0
#define FIRST_ROW 42.0

#define TITLE_SIZE 13.5
#define NUMBER_SIZE 12.0
#define SMALL_SIZE 10.0

#define DISC 10.0
#define RING 9.0
#define RING_LINE 1.6
#define DOT 1.9
#define DOT_BELOW 8.0
#define BAND 17.0
#define BAND_END 8.5
#define BAND_CUT 2.0

/* From a text's middle to its baseline, as a share of the size: half of a figure's height. */
#define HALF_FIGURE 0.357

/* --- what the days are --- */

static guint8
day_flags (const NzYearView *view, NzDate day)
{
  guint8 flags = 0;
  if (nz_calendar_public_holiday (view->calendar, day))
    flags |= NZ_DAY_PUBLIC;
  if (nz_calendar_school_holiday (view->calendar, day))
    flags |= NZ_DAY_SCHOOL;
  if (nz_date_equal (view->today, day))
    flags |= NZ_DAY_TODAY;
  return flags;
}

NzMonth
nz_month_new (const NzYearView *view, int month)
{
  NzMonth result = { .year = view->year, .month = month };
  g_return_val_if_fail (view && month >= 1 && month <= 12, result);

  NzDate first = nz_date (view->year, month, 1);
  result.n_days = nz_days_in_month (view->year, month);
  result.first_weekday = nz_date_weekday (first);
  for (int day = 0; day <= result.n_days + 1; day++)
    result.days[day] = day_flags (view, nz_date_add_days (first, day - 1));
  for (guint i = 0; i < view->meetings->len; i++)
    {
      const NzYearMeeting *meeting = view->meetings->pdata[i];
      if (meeting->day.year == view->year && meeting->day.month == month && meeting->day.day <= result.n_days)
        result.days[meeting->day.day] |= meeting->is_conference ? NZ_DAY_CONFERENCE : NZ_DAY_EVENT;
    }
  return result;
}

/* --- where they are --- */

static int
cell_of (const NzMonth *month, int day)
{
  return day + month->first_weekday - 2;
}

int
nz_month_n_rows (const NzMonth *month)
{
  return cell_of (month, month->n_days) / 7 + 1;
}

void
nz_month_day_place (const NzMonth *month, int day, double *x, double *y)
{
  int cell = cell_of (month, day);
  *x = FIRST_COLUMN + (cell % 7 + 0.5) * COLUMN;
  *y = FIRST_ROW + (cell / 7 + 0.5) * ROW;
}

int
nz_month_day_at (const NzMonth *month, double x, double y)
{
  if (x < FIRST_COLUMN || x >= FIRST_COLUMN + 7 * COLUMN || y < FIRST_ROW)
    return 0;
  int column = (int)((x - FIRST_COLUMN) / COLUMN), row = (int)((y - FIRST_ROW) / ROW);
  int day = row * 7 + column + 2 - month->first_weekday;
  return row < 6 && day >= 1 && day <= month->n_days ? day : 0;
}

/* --- how they look --- */

typedef struct
{
  cairo_t *cr;
  NzTypeset *typeset;
  const NzTheme *theme;
  const NzMonth *month;
  double x, y, scale;
} Painter;

/* A text with its vertical middle at @y; @align says what @x is. */
static void
draw_text (const Painter *painter,
           const char *text,
           double size,
           int weight,
           PangoAlignment align,
           NzColour colour,
           double x,
           double y)
{
  NzType type = { .size = size * painter->scale, .weight = weight, .align = align };
  nz_colour_set_source (painter->cr, colour);
  nz_typeset_line (painter->typeset, painter->cr, text, &type, painter->x + x * painter->scale,
                   painter->y + (y + size * HALF_FIGURE) * painter->scale);
}

static void
fill_disc (const Painter *painter, double x, double y, double radius, NzColour colour)
{
  cairo_new_path (painter->cr);
  cairo_arc (painter->cr, painter->x + x * painter->scale, painter->y + y * painter->scale,
             radius * painter->scale, 0, 2 * G_PI);
  nz_colour_set_source (painter->cr, colour);
  cairo_fill (painter->cr);
}

static void
draw_ring (const Painter *painter, double x, double y)
{
  cairo_new_path (painter->cr);
  cairo_arc (painter->cr, painter->x + x * painter->scale, painter->y + y * painter->scale,
             RING * painter->scale, 0, 2 * G_PI);
  cairo_set_line_width (painter->cr, RING_LINE * painter->scale);
  nz_colour_set_source (painter->cr, painter->theme->accent_line);
  cairo_stroke (painter->cr);
}

/* A bar from @left to @right with one radius at each end. */
static void
fill_bar (
    const Painter *painter, double left, double right, double middle, double left_radius, double right_radius)
{
  cairo_t *cr = painter->cr;
  double top = middle - BAND / 2, bottom = middle + BAND / 2;
  cairo_save (cr);
  cairo_translate (cr, painter->x, painter->y);
  cairo_scale (cr, painter->scale, painter->scale);
  cairo_new_path (cr);
  cairo_arc (cr, left + left_radius, top + left_radius, left_radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, right - right_radius, top + right_radius, right_radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, right - right_radius, bottom - right_radius, right_radius, 0, 0.5 * G_PI);
  cairo_arc (cr, left + left_radius, bottom - left_radius, left_radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
  cairo_restore (cr);
  nz_colour_set_source (cr, painter->theme->band);
  cairo_fill (cr);
}

/* One band for each run of days in a row; an end is cut where the holidays run on in another row or month. */
static void
draw_bands (const Painter *painter)
{
  const NzMonth *month = painter->month;
  for (int day = 1; day <= month->n_days; day++)
    {
      if (!(month->days[day] & NZ_DAY_SCHOOL))
        continue;
      int last = day;
      while (last < month->n_days && (month->days[last + 1] & NZ_DAY_SCHOOL)
             && cell_of (month, last) % 7 != 6)
        last++;
      double left, right, y;
      nz_month_day_place (month, day, &left, &y);
      nz_month_day_place (month, last, &right, &y);
      fill_bar (painter, left - COLUMN / 2 + 1, right + COLUMN / 2 - 1, y + 0.5,
                month->days[day - 1] & NZ_DAY_SCHOOL ? BAND_CUT : BAND_END,
                month->days[last + 1] & NZ_DAY_SCHOOL ? BAND_CUT : BAND_END);
      day = last;
    }
}

static void
draw_day (const Painter *painter, int day)
{
  guint flags = painter->month->days[day];
  const NzTheme *theme = painter->theme;
  double x, y;
  nz_month_day_place (painter->month, day, &x, &y);
  NzColour colour = cell_of (painter->month, day) % 7 >= 5 ? theme->weekend : theme->text;
  int weight = 400;
  if (flags & NZ_DAY_PUBLIC)
    {
      colour = theme->holiday;
      weight = 700;
    }
  if (flags & NZ_DAY_CONFERENCE)
    {
      fill_disc (painter, x, y, DISC, theme->accent);
      colour = theme->accent_text;
      weight = 700;
    }
  else if (flags & NZ_DAY_TODAY)
    {
      draw_ring (painter, x, y);
      colour = theme->accent_line;
      weight = 700;
    }
  if (flags & NZ_DAY_EVENT)
    fill_disc (painter, x, y + (flags & NZ_DAY_CONFERENCE ? DISC + DOT + 0.6 : DOT_BELOW), DOT, theme->event);
  char number[12];
  g_snprintf (number, sizeof number, "%d", day);
  draw_text (painter, number, NUMBER_SIZE, weight, PANGO_ALIGN_CENTER, colour, x, y);
}

static void
draw_head (const Painter *painter, NzLanguage language)
{
  const NzMonth *month = painter->month;
  g_autofree char *name = nz_month_name (month->month, language, FALSE);
  draw_text (painter, name, TITLE_SIZE, 700, PANGO_ALIGN_LEFT, painter->theme->text, TITLE_X, TITLE_MIDDLE);
  for (int weekday = 1; weekday <= 7; weekday++)
    {
      g_autofree char *label = nz_weekday_name (weekday, language, TRUE);
      draw_text (painter, label, SMALL_SIZE, 400, PANGO_ALIGN_CENTER, painter->theme->dim,
                 FIRST_COLUMN + (weekday - 0.5) * COLUMN, HEAD_MIDDLE);
    }
  for (int row = 0; row < nz_month_n_rows (month); row++)
    {
      int day = MAX (1, row * 7 + 2 - month->first_weekday);
      char week[12];
      g_snprintf (week, sizeof week, "%d", nz_date_iso_week (nz_date (month->year, month->month, day)));
      draw_text (painter, week, SMALL_SIZE, 400, PANGO_ALIGN_RIGHT, painter->theme->dim, WEEK_RIGHT,
                 FIRST_ROW + (row + 0.5) * ROW);
    }
}

void
nz_month_draw (cairo_t *cr,
               NzTypeset *typeset,
               const NzTheme *theme,
               NzLanguage language,
               const NzMonth *month,
               double x,
               double y,
               double scale)
{
  g_return_if_fail (cr && typeset && theme && month);

  Painter painter = { cr, typeset, theme, month, x, y, scale };
  draw_bands (&painter);
  draw_head (&painter, language);
  for (int day = 1; day <= month->n_days; day++)
    draw_day (&painter, day);
}

void
nz_month_draw_sample (
    cairo_t *cr, NzTypeset *typeset, const NzTheme *theme, NzDayFlags flag, double x, double y, double scale)
{
  g_return_if_fail (cr && typeset && theme);

  Painter painter = { cr, typeset, theme, NULL, x, y, scale };
  switch (flag)
    {
    case NZ_DAY_PUBLIC:
      draw_text (&painter, "1", NUMBER_SIZE, 700, PANGO_ALIGN_CENTER, theme->holiday, 0, 0);
      break;
    case NZ_DAY_SCHOOL:
      fill_bar (&painter, -DISC, DISC, 0, BAND_END, BAND_END);
      break;
    case NZ_DAY_CONFERENCE:
      fill_disc (&painter, 0, 0, DISC, theme->accent);
      draw_text (&painter, "3", NUMBER_SIZE, 700, PANGO_ALIGN_CENTER, theme->accent_text, 0, 0);
      break;
    case NZ_DAY_EVENT:
      fill_disc (&painter, 0, 0, DOT * 1.2, theme->event);
      break;
    case NZ_DAY_TODAY:
      draw_ring (&painter, 0, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}
