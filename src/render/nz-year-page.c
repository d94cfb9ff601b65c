/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-year-page.h"

#include "render/nz-month.h"

#define MM NZ_MM
#define MARGIN_X (18 * MM)
#define MARGIN_TOP (17 * MM)
#define MARGIN_BOTTOM (14 * MM)

/* In points on A4; a larger sheet enlarges all of it. */
#define HEAD_HEIGHT 54.0
#define LEGEND_HEIGHT 26.0
#define FOOT_HEIGHT 16.0
#define CARD_HEIGHT 50.0
#define CARD_GAP 14.0
#define LIST_WIDTH 168.0
#define LIST_GAP 22.0
#define TILE 32.0
#define MOST_SCALE 0.80
/* The other meetings by name: so many lines at most, below each other. */
#define EVENTS_HEAD 20.0
#define EVENTS_PITCH 11.5
#define MOST_EVENT_ROWS 8
#define EVENT_DATE 38.0

struct _NzYearPage
{
  NzYearDocument parent_instance;
};

G_DEFINE_FINAL_TYPE (NzYearPage, nz_year_page, NZ_TYPE_YEAR_DOCUMENT)

static const NzYearView *
view_of (NzYearPage *self)
{
  return nz_year_document_get_view (NZ_YEAR_DOCUMENT (self));
}

static NzTypeset *
typeset_of (NzYearPage *self)
{
  return nz_year_document_get_typeset (NZ_YEAR_DOCUMENT (self));
}

/* Where things stand on a sheet of @width by @height points. */
typedef struct
{
  double width, height; /* inside the margins */
  double months_width;
  int columns, rows; /* of months */
  double scale;      /* of a month */
  double gap_x, pitch_y;
  int cards; /* beside each other */
  double cards_left, cards_top, cards_width, card_height;
  int event_columns, event_rows;
  double events_height;
} Plan;

/* How much larger than A4 the sheet is. */
static double
enlargement (NzPaper paper)
{
  NzPaper a4 = nz_paper (NZ_PAPER_A4, nz_paper_is_landscape (paper));
  return MIN (paper.width / a4.width, paper.height / a4.height);
}

/* Months in @room points of height below the heading. */
static void
place_months (Plan *plan, double room)
{
  plan->rows = 12 / plan->columns;
  plan->scale
      = MIN (MOST_SCALE, plan->months_width / (plan->columns * NZ_MONTH_WIDTH + (plan->columns - 1) * 12));
  plan->scale = MIN (plan->scale, room / (plan->rows * NZ_MONTH_HEIGHT));
  plan->gap_x = (plan->months_width - plan->columns * NZ_MONTH_WIDTH * plan->scale) / (plan->columns - 1);
  plan->pitch_y = MIN (room / plan->rows, (NZ_MONTH_HEIGHT + 26) * plan->scale);
}

static int
n_events (NzYearPage *self)
{
  return (int)(view_of (self)->meetings->len - nz_year_view_n_conferences (view_of (self)));
}

/* Across the sheet, above its foot. */
static void
place_events (NzYearPage *self, Plan *plan, int columns)
{
  int n = n_events (self);

  plan->event_columns = columns;
  plan->event_rows = MIN ((n + columns - 1) / columns, MOST_EVENT_ROWS);
  plan->events_height = n > 0 ? EVENTS_HEAD + plan->event_rows * EVENTS_PITCH : 0;
}

/* Upright: the list below the months, three beside each other. Landscape: the list at the right, one below
 * the other. */
static Plan
make_plan (NzYearPage *self, double width, double height)
{
  Plan plan = { .width = width - 2 * MARGIN_X, .height = height - MARGIN_TOP - MARGIN_BOTTOM };
  int n = MAX (1, (int)nz_year_view_n_conferences (view_of (self)));
  if (width > height)
    {
      plan.columns = 4;
      plan.cards = 1;
      plan.cards_width = LIST_WIDTH;
      plan.cards_left = plan.width - LIST_WIDTH;
      plan.months_width = plan.cards_left - LIST_GAP;
      place_events (self, &plan, 4);
      place_months (&plan, plan.height - HEAD_HEIGHT - LEGEND_HEIGHT - plan.events_height - FOOT_HEIGHT);
      plan.cards_top = HEAD_HEIGHT;
      plan.card_height = MIN (CARD_HEIGHT + 12, plan.rows * plan.pitch_y / n);
      return plan;
    }
  plan.columns = 3;
  plan.cards = 3;
  plan.months_width = plan.cards_width = plan.width;
  plan.card_height = CARD_HEIGHT;
  int card_rows = (n + plan.cards - 1) / plan.cards;
  place_events (self, &plan, 3);
  place_months (&plan, plan.height - HEAD_HEIGHT - LEGEND_HEIGHT - card_rows * CARD_HEIGHT - CARD_GAP
                           - plan.events_height - FOOT_HEIGHT);
  plan.cards_top = HEAD_HEIGHT + plan.rows * plan.pitch_y + LEGEND_HEIGHT + CARD_GAP;
  return plan;
}

static void
draw_line (
    NzYearPage *self, cairo_t *cr, const char *text, const NzType *type, NzColour colour, double x, double y)
{
  nz_colour_set_source (cr, colour);
  nz_typeset_line (typeset_of (self), cr, text, type, x, y);
}

static void
draw_title (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  g_autofree char *title = nz_year_view_title (view_of (self));
  NzType bold = { .size = 21, .weight = 700, .width = plan->width };
  NzType plain = { .size = 10.5, .width = plan->width };
  draw_line (self, cr, title, &bold, theme->text, 0, 17);
  draw_line (self, cr, view_of (self)->network, &plain, theme->dim, 0, 33);
}

static void
draw_months (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  for (int i = 0; i < 12; i++)
    {
      NzMonth month = nz_month_new (view_of (self), i + 1);
      nz_month_draw (cr, typeset_of (self), theme, view_of (self)->language, &month,
                     (i % plan->columns) * (NZ_MONTH_WIDTH * plan->scale + plan->gap_x),
                     HEAD_HEIGHT + (i / plan->columns) * plan->pitch_y, plan->scale);
    }
}

static void
draw_legend (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  static const struct
  {
    NzDayFlags flag;
    const char *label;
  } entries[] = {
    { NZ_DAY_CONFERENCE, N_ ("Conference") },
    { NZ_DAY_PUBLIC, N_ ("Public holiday") },
    { NZ_DAY_SCHOOL, N_ ("School holidays") },
    { NZ_DAY_EVENT, N_ ("Seminar, event, training, session") },
  };
  NzLanguage language = view_of (self)->language;
  double x = 8, y = HEAD_HEIGHT + plan->rows * plan->pitch_y + LEGEND_HEIGHT / 2;
  NzType small = { .size = 8.5 };
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      gboolean is_missing
          = entries[i].flag == NZ_DAY_SCHOOL
            && !nz_calendar_knows_school_holidays (view_of (self)->calendar, view_of (self)->year);
      const char *label = is_missing ? nz_text (language, "School holidays are not known yet")
                                     : nz_text (language, entries[i].label);
      nz_month_draw_sample (cr, typeset_of (self), theme, entries[i].flag, x, y, plan->scale);
      nz_colour_set_source (cr, theme->dim);
      x += 13 + nz_typeset_line (typeset_of (self), cr, label, &small, x + 13, y + 3.1) + 22;
    }
}

/* The date as a tile, as on the screen's cards. */
static void
draw_tile (NzYearPage *self, cairo_t *cr, const NzTheme *theme, NzDate day, double x, double y)
{
  double radius = 6;
  cairo_new_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + TILE - radius, y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + TILE - radius, y + TILE - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + TILE - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
  nz_colour_set_source (cr, theme->accent);
  cairo_fill (cr);

  char number[12];
  g_snprintf (number, sizeof number, "%d", day.day);
  g_autofree char *month = nz_month_name (day.month, view_of (self)->language, TRUE);
  NzType bold = { .size = 14, .weight = 700, .align = PANGO_ALIGN_CENTER };
  NzType small = { .size = 7.5, .weight = 700, .align = PANGO_ALIGN_CENTER, .width = TILE - 4 };
  draw_line (self, cr, number, &bold, theme->accent_text, x + TILE / 2, y + 16);
  draw_line (self, cr, month, &small, theme->accent_text, x + TILE / 2, y + 26);
}

/* "Do, 13:00–16:30 Uhr" */
static char *
when (const NzYearMeeting *meeting, NzLanguage language)
{
  g_autofree char *weekday = nz_weekday_name (nz_date_weekday (meeting->day), language, TRUE);
  if (meeting->starts < 0)
    return g_steal_pointer (&weekday);
  g_autofree char *starts = nz_time_format (meeting->starts);
  g_autofree char *ends = meeting->ends > 0 ? nz_time_format (meeting->ends) : NULL;
  return g_strdup_printf (nz_text (language, "%s, %s%s%s"), weekday, starts, ends ? "–" : "",
                          ends ? ends : "");
}

static void
draw_card (NzYearPage *self,
           cairo_t *cr,
           const NzTheme *theme,
           const NzYearMeeting *meeting,
           double x,
           double y,
           double width)
{
  draw_tile (self, cr, theme, meeting->day, x, y);
  g_autofree char *second = when (meeting, view_of (self)->language);
  double left = x + TILE + 8, room = width - TILE - 8;
  NzType bold = { .size = 9.5, .weight = 700, .width = room };
  NzType plain = { .size = 8.5, .width = room, .pitch = 11.2, .lines = 2 };
  draw_line (self, cr, meeting->title, &bold, theme->text, left, y + 8.5);
  NzType line = { .size = 8.5, .width = room };
  draw_line (self, cr, second, &line, theme->text, left, y + 20);
  if (meeting->place)
    {
      nz_colour_set_source (cr, theme->dim);
      nz_typeset_show (typeset_of (self), cr, nz_typeset_layout (typeset_of (self), meeting->place, &plain),
                       left, y + 31.2);
    }
}

static void
draw_cards (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  double pitch = (plan->cards_width + CARD_GAP) / plan->cards;
  int n = 0;
  for (guint i = 0; i < view_of (self)->meetings->len; i++)
    {
      const NzYearMeeting *meeting = view_of (self)->meetings->pdata[i];
      if (!meeting->is_conference)
        continue;
      draw_card (self, cr, theme, meeting, plan->cards_left + (n % plan->cards) * pitch,
                 plan->cards_top + (n / plan->cards) * plan->card_height, pitch - CARD_GAP);
      n++;
    }
  if (n > 0)
    return;
  NzType plain = { .size = 10.5, .width = plan->cards_width, .pitch = 14, .lines = 3 };
  const char *none = nz_text (view_of (self)->language, "No conference is planned in this year yet.");
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_show (typeset_of (self), cr, nz_typeset_layout (typeset_of (self), none, &plain),
                   plan->cards_left, plan->cards_top + 12);
}

/* "24. Juni  Einbürgerung: Wege und Fristen" */
static void
draw_event (NzYearPage *self,
            cairo_t *cr,
            const NzTheme *theme,
            const NzYearMeeting *meeting,
            double x,
            double y,
            double width)
{
  char day[32];
  g_autofree char *month = nz_month_name (meeting->day.month, view_of (self)->language, TRUE);
  NzType bold = { .size = 8, .weight = 700, .width = EVENT_DATE };
  NzType plain = { .size = 8, .width = width - EVENT_DATE };

  g_snprintf (day, sizeof day, view_of (self)->language == NZ_LANGUAGE_DE ? "%d. %s" : "%d %s",
              meeting->day.day, month);
  draw_line (self, cr, day, &bold, theme->text, x, y);
  draw_line (self, cr, meeting->title, &plain, theme->text, x + EVENT_DATE, y);
}

/* What the dots stand for, column by column. */
static void
draw_events (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  int all = n_events (self), room = plan->event_columns * plan->event_rows, n = 0;
  double pitch = (plan->width + CARD_GAP) / plan->event_columns;
  double top = plan->height - FOOT_HEIGHT - plan->events_height + 12;
  NzType bold = { .size = 9.5, .weight = 700, .width = plan->width };

  if (all == 0)
    return;
  draw_line (self, cr, nz_text (view_of (self)->language, "Further dates"), &bold, theme->text, 0, top);
  for (guint i = 0; i < view_of (self)->meetings->len; i++)
    {
      const NzYearMeeting *meeting = view_of (self)->meetings->pdata[i];
      double x = (n / plan->event_rows) * pitch;
      double y = top + 13 + (n % plan->event_rows) * EVENTS_PITCH;

      if (meeting->is_conference)
        continue;
      if (++n == room && all > room)
        {
          guint more = (guint)(all - room + 1);
          NzType plain = { .size = 8, .width = pitch - CARD_GAP };
          g_autofree char *words = g_strdup_printf (
              nz_ntext (view_of (self)->language, "… and %u more", "… and %u more", more), more);
          draw_line (self, cr, words, &plain, theme->dim, x, y);
          return;
        }
      draw_event (self, cr, theme, meeting, x, y, pitch - CARD_GAP);
    }
}

static void
draw_foot (NzYearPage *self, cairo_t *cr, const NzTheme *theme, const Plan *plan)
{
  NzType small = { .size = 8, .width = plan->width * 0.6 };
  draw_line (self, cr, view_of (self)->office, &small, theme->dim, 0, plan->height);
  if (!view_of (self)->example)
    return;
  NzType bold = { .size = 8, .weight = 700, .align = PANGO_ALIGN_RIGHT, .width = plan->width * 0.38 };
  draw_line (self, cr, nz_text (view_of (self)->language, "Example: all data invented"), &bold, theme->text,
             plan->width, plan->height);
}

static void
nz_year_page_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzYearPage *self = NZ_YEAR_PAGE (document);
  NzPaper paper = nz_document_get_paper (document);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  double factor = enlargement (paper);
  Plan plan = make_plan (self, paper.width * MM / factor, paper.height * MM / factor);
  cairo_scale (cr, factor, factor);
  cairo_translate (cr, MARGIN_X, MARGIN_TOP);
  draw_title (self, cr, theme, &plan);
  draw_months (self, cr, theme, &plan);
  draw_legend (self, cr, theme, &plan);
  draw_cards (self, cr, theme, &plan);
  draw_events (self, cr, theme, &plan);
  draw_foot (self, cr, theme, &plan);
}

static void
nz_year_page_class_init (NzYearPageClass *klass)
{
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_year_page_draw_page;
}

static void
nz_year_page_init (NzYearPage *self)
{
}

NzYearPage *
nz_year_page_new (NzYearView *view)
{
  return nz_year_document_make (NZ_TYPE_YEAR_PAGE, view);
}
