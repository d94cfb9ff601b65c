/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-year-grid.h"

#include <adwaita.h>

#include "render/nz-month.h"

#define GAP_X 14.0
#define GAP_Y 20.0
#define PADDING 12.0
#define LEGEND_ROW 26.0
#define LEGEND_GAP 22.0
#define SAMPLE 24.0
#define FOCUS 11.5

struct _NzYearGrid
{
  GtkWidget parent_instance;
  NzYearView *view;
  NzTypeset *typeset;
  NzDate day; /* where the keyboard is */
  gboolean single;
};

G_DEFINE_FINAL_TYPE (NzYearGrid, nz_year_grid, GTK_TYPE_WIDGET)

enum
{
  DAY_ACTIVATED,
  YEAR_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  NzDayFlags flag;
  const char *label;
} legend[] = {
  { NZ_DAY_CONFERENCE, N_ ("Conference") },
  { NZ_DAY_TODAY, N_ ("today") },
  { NZ_DAY_PUBLIC, N_ ("Public holiday") },
  { NZ_DAY_SCHOOL, N_ ("School holidays") },
  { NZ_DAY_EVENT, N_ ("Session, seminar, training") },
};

/* --- where the months stand --- */

typedef struct
{
  int columns, n;
  double scale;
  double left, gap_x, pitch;
  double legend; /* top of it */
} Places;

static double
columns_width (int columns)
{
  return columns * NZ_MONTH_WIDTH + (columns - 1) * GAP_X;
}

static int
columns_for (NzYearGrid *self, double width)
{
  if (self->single)
    return 1;
  for (int columns = 3; columns > 1; columns--)
    if (width >= columns_width (columns) + 2 * PADDING)
      return columns;
  return 1;
}

static NzTypeset *
ensure_typeset (NzYearGrid *self)
{
  if (self->typeset == NULL)
    {
      PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
      const PangoFontDescription *font = pango_context_get_font_description (context);
      self->typeset
          = nz_typeset_new (NZ_TYPESET_SCREEN, pango_font_description_get_family (font), nz_get_language ());
    }
  return self->typeset;
}

/* Draws the legend, or only says how many lines it takes. */
static int
lay_legend (NzYearGrid *self, cairo_t *cr, const NzTheme *theme, double width, double top)
{
  NzTypeset *typeset = ensure_typeset (self);
  NzType small = { .size = 12.5 };
  double widths[G_N_ELEMENTS (legend)];
  int rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (legend); i++)
    widths[i] = SAMPLE + nz_layout_width (nz_typeset_layout (typeset, _ (legend[i].label), &small));
  for (guint first = 0; first < G_N_ELEMENTS (legend); rows++)
    {
      guint last = first;
      double line = widths[first];
      while (last + 1 < G_N_ELEMENTS (legend) && line + LEGEND_GAP + widths[last + 1] <= width - 2 * PADDING)
        line += LEGEND_GAP + widths[++last];
      double x = (width - line) / 2, y = top + (rows + 0.5) * LEGEND_ROW;
      for (guint i = first; cr != NULL && i <= last; i++)
        {
          nz_month_draw_sample (cr, typeset, theme, legend[i].flag, x + 9, y,
                                legend[i].flag == NZ_DAY_CONFERENCE ? 0.85 : 1);
          nz_colour_set_source (cr, theme->text);
          nz_typeset_line (typeset, cr, _ (legend[i].label), &small, x + SAMPLE, y + 4.4);
          x += widths[i] + LEGEND_GAP;
        }
      first = last + 1;
    }
  return rows;
}

static double
natural_height (NzYearGrid *self, double width)
{
  int columns = columns_for (self, width);
  int rows = self->single ? 1 : 12 / columns;
  double scale = self->single ? CLAMP ((width - 2 * PADDING) / NZ_MONTH_WIDTH, 1, 1.5) : 1;
  return rows * (NZ_MONTH_HEIGHT * scale + GAP_Y) + lay_legend (self, NULL, NULL, width, 0) * LEGEND_ROW
         + PADDING;
}

/* Room that is left lies between the months, up to a measure, and then above and below. */
static Places
places_of (NzYearGrid *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  Places p = { .columns = columns_for (self, width), .n = self->single ? 1 : 12, .scale = 1 };
  int rows = p.n / p.columns;
  double legend_height = lay_legend (self, NULL, NULL, width, 0) * LEGEND_ROW + PADDING;

  if (self->single)
    p.scale = CLAMP ((width - 2 * PADDING) / NZ_MONTH_WIDTH, 1, 1.5);
  else
    p.scale = CLAMP (MIN ((width - 2 * PADDING) / columns_width (p.columns),
                          (height - legend_height) / (rows * (NZ_MONTH_HEIGHT + GAP_Y))),
                     1, 1.35);
  p.pitch = CLAMP ((height - legend_height) / rows, NZ_MONTH_HEIGHT * p.scale,
                   (NZ_MONTH_HEIGHT + 2 * GAP_Y) * p.scale);
  p.gap_x = p.columns > 1
                ? CLAMP ((width - 2 * PADDING - p.columns * NZ_MONTH_WIDTH * p.scale) / (p.columns - 1),
                         GAP_X, 3 * GAP_X)
                : 0;
  /* The week numbers at the left are light; the eye sees the block of days, so it is this that stands in the
   * middle. */
  p.left = (width - p.columns * NZ_MONTH_WIDTH * p.scale - (p.columns - 1) * p.gap_x) / 2 - 4 * p.scale;
  p.legend = height - legend_height;
  return p;
}

static int
nth_month (NzYearGrid *self, int place)
{
  return self->single ? self->day.month : place + 1;
}

static void
corner (const Places *p, int place, double *x, double *y)
{
  *x = p->left + (place % p->columns) * (NZ_MONTH_WIDTH * p->scale + p->gap_x);
  *y = (place / p->columns) * p->pitch;
}

static NzDate
day_at (NzYearGrid *self, double x, double y)
{
  Places p = places_of (self);

  for (int place = 0; self->view != NULL && place < p.n; place++)
    {
      double left, top;
      corner (&p, place, &left, &top);
      NzMonth month = nz_month_new (self->view, nth_month (self, place));
      int day = nz_month_day_at (&month, (x - left) / p.scale, (y - top) / p.scale);
      if (day > 0)
        return nz_date (self->view->year, month.month, day);
    }
  return NZ_DATE_NONE;
}

/* --- words --- */

static void
add_words (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", words);
}

char *
nz_year_grid_describe (NzYearGrid *self, NzDate day)
{
  g_return_val_if_fail (NZ_IS_YEAR_GRID (self), NULL);
  g_autofree char *date = nz_date_format (day, nz_get_language (), NZ_DATE_FULL);
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->view == NULL)
    return g_steal_pointer (&date);
  if (nz_date_equal (day, self->view->today))
    add_words (text, _ ("today"));
  for (guint i = 0; i < self->view->meetings->len; i++)
    {
      const NzYearMeeting *meeting = self->view->meetings->pdata[i];
      if (nz_date_equal (meeting->day, day))
        add_words (text, meeting->title);
    }
  const char *holiday = nz_calendar_public_holiday (self->view->calendar, day);
  const char *school = nz_calendar_school_holiday (self->view->calendar, day);
  if (holiday != NULL)
    add_words (text, _ (holiday));
  if (school != NULL)
    add_words (text, school);
  return text->len > 0 ? g_strdup_printf ("%s: %s", date, text->str) : g_steal_pointer (&date);
}

static void
update_label (NzYearGrid *self)
{
  g_autofree char *words = nz_year_grid_describe (self, self->day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* --- moving --- */

static void
move_to (NzYearGrid *self, NzDate day)
{
  if (!nz_date_is_valid (day) || day.year < 1 || day.year > 9999)
    return;
  gboolean other_month = day.month != self->day.month;
  self->day = day;
  if (self->view != NULL && day.year != self->view->year)
    g_signal_emit (self, signals[YEAR_WANTED], 0, (int)day.year);
  if (other_month && self->single)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_years (NzYearGrid *self, int years)
{
  int year = self->day.year + years;
  move_to (self,
           nz_date (year, self->day.month, MIN (self->day.day, nz_days_in_month (year, self->day.month))));
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, NzYearGrid *self)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_to (self, nz_date_add_days (self->day, rtl ? 1 : -1));
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_to (self, nz_date_add_days (self->day, rtl ? -1 : 1));
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_to (self, nz_date_add_days (self->day, -7));
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_to (self, nz_date_add_days (self->day, 7));
      break;
    case GDK_KEY_Page_Up:
      move_years (self, -1);
      break;
    case GDK_KEY_Page_Down:
      move_years (self, 1);
      break;
    case GDK_KEY_Home:
      move_to (self, nz_date (self->day.year, 1, 1));
      break;
    case GDK_KEY_End:
      move_to (self, nz_date (self->day.year, 12, 31));
      break;
    case GDK_KEY_t:
    case GDK_KEY_T:
      move_to (self, nz_date_today ());
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      g_signal_emit (self, signals[DAY_ACTIVATED], 0, nz_date_to_days (self->day));
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  return GDK_EVENT_STOP;
}

static void
on_pressed (GtkGestureClick *click, int n, double x, double y, NzYearGrid *self)
{
  NzDate day = day_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!nz_date_is_set (day))
    return;
  move_to (self, day);
  g_signal_emit (self, signals[DAY_ACTIVATED], 0, nz_date_to_days (day));
}

static gboolean
on_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  NzYearGrid *self = NZ_YEAR_GRID (widget);
  NzDate day = keyboard ? self->day : day_at (self, x, y);

  if (!nz_date_is_set (day))
    return FALSE;
  g_autofree char *words = nz_year_grid_describe (self, day);
  gtk_tooltip_set_text (tooltip, words);
  if (!keyboard)
    gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ x - 10, y - 10, 20, 20 });
  return TRUE;
}

/* --- drawing --- */

static void
draw_focus (
    NzYearGrid *self, cairo_t *cr, const NzTheme *theme, const Places *p, int place, const NzMonth *month)
{
  double left, top, x, y;

  corner (p, place, &left, &top);
  nz_month_day_place (month, self->day.day, &x, &y);
  cairo_new_path (cr);
  cairo_arc (cr, left + x * p->scale, top + y * p->scale, FOCUS * p->scale + 1, 0, 2 * G_PI);
  cairo_set_line_width (cr, 2);
  nz_colour_set_source (cr, theme->accent_line);
  cairo_stroke (cr);
}

static void
nz_year_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzYearGrid *self = NZ_YEAR_GRID (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->view == NULL)
    return;
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  const NzTheme *theme = nz_theme_get (dark ? NZ_THEME_DARK : NZ_THEME_LIGHT);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  Places p = places_of (self);

  for (int place = 0; place < p.n; place++)
    {
      double x, y;
      NzMonth month = nz_month_new (self->view, nth_month (self, place));
      corner (&p, place, &x, &y);
      nz_month_draw (cr, ensure_typeset (self), theme, nz_get_language (), &month, x, y, p.scale);
      if (gtk_widget_has_focus (widget) && gtk_widget_has_visible_focus (widget)
          && month.month == self->day.month && self->day.year == self->view->year)
        draw_focus (self, cr, theme, &p, place, &month);
    }
  lay_legend (self, cr, theme, width, p.legend);
  cairo_destroy (cr);
}

static void
nz_year_grid_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  NzYearGrid *self = NZ_YEAR_GRID (widget);
  double least = NZ_MONTH_WIDTH + 2 * PADDING;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int)least;
      *natural = self->single ? *minimum : (int)(columns_width (3) + 2 * PADDING);
    }
  else
    *minimum = *natural = (int)ceil (natural_height (self, for_size > 0 ? for_size : least));
}

static GtkSizeRequestMode
nz_year_grid_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nz_year_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (nz_year_grid_parent_class)->css_changed (widget, change);
  g_clear_pointer (&NZ_YEAR_GRID (widget)->typeset, nz_typeset_free);
}

/* --- GObject --- */

void
nz_year_grid_set_view (NzYearGrid *self, NzYearView *view)
{
  g_return_if_fail (NZ_IS_YEAR_GRID (self) && view != NULL);
  g_clear_pointer (&self->view, nz_year_view_free);
  self->view = view;
  if (self->day.year != view->year)
    self->day = nz_date (view->year, self->day.month,
                         MIN (self->day.day, nz_days_in_month (view->year, self->day.month)));
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const NzYearView *
nz_year_grid_get_view (NzYearGrid *self)
{
  g_return_val_if_fail (NZ_IS_YEAR_GRID (self), NULL);
  return self->view;
}

void
nz_year_grid_set_single (NzYearGrid *self, gboolean single)
{
  g_return_if_fail (NZ_IS_YEAR_GRID (self));
  self->single = single;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
nz_year_grid_get_single (NzYearGrid *self)
{
  g_return_val_if_fail (NZ_IS_YEAR_GRID (self), FALSE);
  return self->single;
}

NzDate
nz_year_grid_get_day (NzYearGrid *self)
{
  g_return_val_if_fail (NZ_IS_YEAR_GRID (self), NZ_DATE_NONE);
  return self->day;
}

void
nz_year_grid_go_to (NzYearGrid *self, NzDate day)
{
  g_return_if_fail (NZ_IS_YEAR_GRID (self) && nz_date_is_full (day));
  move_to (self, day);
}

static void
nz_year_grid_finalize (GObject *object)
{
  NzYearGrid *self = NZ_YEAR_GRID (object);
  g_clear_pointer (&self->view, nz_year_view_free);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  G_OBJECT_CLASS (nz_year_grid_parent_class)->finalize (object);
}

static void
nz_year_grid_class_init (NzYearGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nz_year_grid_finalize;
  widget_class->snapshot = nz_year_grid_snapshot;
  widget_class->measure = nz_year_grid_measure;
  widget_class->get_request_mode = nz_year_grid_request_mode;
  widget_class->css_changed = nz_year_grid_css_changed;
  widget_class->query_tooltip = on_tooltip;
  signals[DAY_ACTIVATED] = g_signal_new ("day-activated", NZ_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[YEAR_WANTED] = g_signal_new ("year-wanted", NZ_TYPE_YEAR_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "yeargrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
nz_year_grid_init (NzYearGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->day = nz_date_today ();
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      _ ("Year view: arrow keys go from day to day, Page Up and Page Down from year to year"), -1);
}

GtkWidget *
nz_year_grid_new (void)
{
  return g_object_new (NZ_TYPE_YEAR_GRID, NULL);
}
