/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-attendance-page.h"

#include <math.h>

#define MM NZ_MM
#define ROW (5.6 * MM)
#define HEAD (13 * MM)
#define PAD 3.0
#define DOT 6.2
/* The last two columns. */
#define RATE (22 * MM)
#define LONGEST (24 * MM)
/* A conference's column is no wider than this. */
#define WIDEST (15 * MM)

struct _NzAttendancePage
{
  NzRuledDocument parent_instance;
  NzAttendanceMatrix *matrix;
};

G_DEFINE_FINAL_TYPE (NzAttendancePage, nz_attendance_page, NZ_TYPE_RULED_DOCUMENT)

static void
nz_attendance_page_finalize (GObject *object)
{
  g_clear_pointer (&NZ_ATTENDANCE_PAGE (object)->matrix, nz_attendance_matrix_free);
  G_OBJECT_CLASS (nz_attendance_page_parent_class)->finalize (object);
}

void
nz_attendance_dot (cairo_t *cr, NzAttendance attendance, double x, double y, double size)
{
  if (attendance != NZ_ATTENDANCE_PRESENT && attendance != NZ_ATTENDANCE_EXCUSED)
    return;
  gboolean filled = attendance == NZ_ATTENDANCE_PRESENT;
  double line = size * 0.16;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, size / 2 - (filled ? 0 : line / 2), 0, 2 * G_PI);
  cairo_set_line_width (cr, line);
  if (filled)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

/* --- columns --- */

typedef struct
{
  double name, step; /* widths: of the first column, of a conference's */
} Columns;

static Columns
columns_of (NzAttendancePage *self, double width)
{
  guint n = MAX (self->matrix->conferences->len, 1);
  double step = MIN (WIDEST, (width - 62 * MM - RATE - LONGEST) / n);
  return (Columns){ width - RATE - LONGEST - n * step, step };
}

static void
measure (NzRuledDocument *document, NzTypeset *typeset, double width, double *head, double *row)
{
  *head = HEAD;
  *row = ROW;
}

/* The sums stand below the last organisation. */
static guint
n_rows (NzRuledDocument *document, guint per_page)
{
  return NZ_ATTENDANCE_PAGE (document)->matrix->rows->len + 1;
}

static void
put (NzTypeset *typeset,
     cairo_t *cr,
     const char *text,
     double size,
     int weight,
     PangoAlignment align,
     double x,
     double width,
     double baseline)
{
  NzType type = { .size = size, .weight = weight, .align = align, .width = width };
  double at = align == PANGO_ALIGN_CENTER ? x + width / 2 : align == PANGO_ALIGN_RIGHT ? x + width : x;
  nz_typeset_line (typeset, cr, text, &type, at, baseline);
}

static void
draw_head (NzRuledDocument *document, NzTypeset *typeset, cairo_t *cr, double width)
{
  NzAttendancePage *self = NZ_ATTENDANCE_PAGE (document);
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  Columns columns = columns_of (self, width);
  double last = HEAD - 2.6 * MM, x = columns.name;

  nz_colour_set_source (cr, theme->fill);
  cairo_rectangle (cr, 0, 0, width, HEAD);
  cairo_fill (cr);
  nz_colour_set_source (cr, theme->text);
  put (typeset, cr, nz_text (language, "Institution"), 8.5, 700, PANGO_ALIGN_LEFT, PAD,
       columns.name - 2 * PAD, last);
  for (guint i = 0; i < self->matrix->conferences->len; i++, x += columns.step)
    {
      const NzAttended *one = &g_array_index (self->matrix->conferences, NzAttended, i);
      char number[24], day[24];
      g_snprintf (number, sizeof number, "%d", one->number);
      g_snprintf (day, sizeof day, "%d/%02d", one->day.month, one->day.year % 100);
      nz_colour_set_source (cr, theme->text);
      put (typeset, cr, one->number > 0 ? number : "–", 8.5, 700, PANGO_ALIGN_CENTER, x, columns.step,
           5.2 * MM);
      nz_colour_set_source (cr, theme->dim);
      put (typeset, cr, day, 7, 400, PANGO_ALIGN_CENTER, x, columns.step, last);
    }
  nz_colour_set_source (cr, theme->text);
  put (typeset, cr, nz_text (language, "Represented"), 8.5, 700, PANGO_ALIGN_RIGHT, x, RATE - PAD, last);
  put (typeset, cr, nz_text (language, "Longest gap"), 8.5, 700, PANGO_ALIGN_RIGHT, x + RATE, LONGEST - PAD,
       last);
}

static void
draw_sums (NzAttendancePage *self, NzTypeset *typeset, cairo_t *cr, double width)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  Columns columns = columns_of (self, width);
  double x = columns.name, baseline = ROW * 0.68;

  put (typeset, cr, nz_text (language, "Institutions represented"), 8.5, 700, PANGO_ALIGN_LEFT, PAD,
       columns.name - 2 * PAD, baseline);
  for (guint i = 0; i < self->matrix->conferences->len; i++, x += columns.step)
    {
      char number[24];
      g_snprintf (number, sizeof number, "%u", g_array_index (self->matrix->represented, guint, i));
      put (typeset, cr, number, 8.5, 700, PANGO_ALIGN_CENTER, x, columns.step, baseline);
    }
}

static void
draw_row (NzRuledDocument *document, guint row, NzTypeset *typeset, cairo_t *cr, double width)
{
  NzAttendancePage *self = NZ_ATTENDANCE_PAGE (document);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  Columns columns = columns_of (self, width);
  double x = columns.name, baseline = ROW * 0.68;

  nz_colour_set_source (cr, theme->text);
  if (row == self->matrix->rows->len)
    {
      draw_sums (self, typeset, cr, width);
      return;
    }
  const NzAttendanceRow *one = self->matrix->rows->pdata[row];
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));
  g_autofree char *rate = nz_attendance_row_rate (one, language);
  put (typeset, cr, one->name, 9, 400, PANGO_ALIGN_LEFT, PAD, columns.name - 2 * PAD, baseline);
  for (guint i = 0; i < self->matrix->conferences->len; i++, x += columns.step)
    nz_attendance_dot (cr, one->cells[i], x + columns.step / 2, ROW / 2, DOT);
  put (typeset, cr, rate, 8.5, 400, PANGO_ALIGN_RIGHT, x, RATE - PAD, baseline);
  if (one->longest > 0)
    {
      char number[24];
      g_snprintf (number, sizeof number, "%u", one->longest);
      put (typeset, cr, number, 8.5, 400, PANGO_ALIGN_RIGHT, x + RATE, LONGEST - PAD, baseline);
    }
}

static void
nz_attendance_page_class_init (NzAttendancePageClass *klass)
{
  NzRuledDocumentClass *ruled = NZ_RULED_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nz_attendance_page_finalize;
  ruled->measure = measure;
  ruled->n_rows = n_rows;
  ruled->draw_head = draw_head;
  ruled->draw_row = draw_row;
}

static void
nz_attendance_page_init (NzAttendancePage *self)
{
}

NzAttendancePage *
nz_attendance_page_new (NzAttendanceMatrix *matrix, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (matrix != NULL && NZ_IS_RECORD (network), NULL);

  NzAttendancePage *self = g_object_new (NZ_TYPE_ATTENDANCE_PAGE, NULL);
  g_autofree char *subtitle = g_strdup_printf (
      nz_ntext (language, "The last conference: filled dot: represented, ring: excused",
                "The last %u conferences: filled dot: represented, ring: excused", matrix->conferences->len),
      matrix->conferences->len);
  self->matrix = matrix;
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), nz_text (language, "Attendance over the years"),
                                subtitle, network, day, language);
  return self;
}

NzDocument *
nz_attendance_page_make (NzMeetingPaper *paper, GError **error)
{
  NzDate day = nz_record_get_date (paper->meeting, "day");
  NzDate last = nz_date_is_full (day) && nz_date_compare (day, paper->day) < 0 ? day : paper->day;
  NzAttendanceMatrix *matrix = nz_attendance_matrix_new (paper->store, last, NZ_ATTENDANCE_PAGE_MOST, error);

  if (matrix == NULL)
    return NULL;
  paper->n = matrix->rows->len;
  return NZ_DOCUMENT (nz_attendance_page_new (matrix, paper->network, paper->day, paper->language));
}
