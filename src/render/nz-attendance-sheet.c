/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-attendance-sheet.h"

#include "domain/nz-meeting.h"
#include "domain/nz-participants.h"

#define MM NZ_MM
#define ROW (11.5 * MM)
#define HEAD_ROW (8 * MM)
#define PAD 3.0
#define BOX (4.5 * MM)
/* For those who come without an invitation. */
#define LEAST_FREE 6

/* Name, organisation, signature, no photos: shares of the width. */
static const double shares[] = { 0.29, 0.33, 0.28, 0.10 };

struct _NzAttendanceSheet
{
  NzRuledDocument parent_instance;
  GPtrArray *participants;
};

G_DEFINE_FINAL_TYPE (NzAttendanceSheet, nz_attendance_sheet, NZ_TYPE_RULED_DOCUMENT)

static void
nz_attendance_sheet_finalize (GObject *object)
{
  g_clear_pointer (&NZ_ATTENDANCE_SHEET (object)->participants, g_ptr_array_unref);
  G_OBJECT_CLASS (nz_attendance_sheet_parent_class)->finalize (object);
}

static PangoLayout *
note (NzAttendanceSheet *self, NzTypeset *typeset, double width)
{
  static const char text[] = N_ (
      "With your signature you confirm that you took part. What you enter serves as proof of that only; "
      "how the network treats your data says the privacy notice, which lies here. Photos may be taken. "
      "Whoever does not want to be seen on them ticks “no photos”.");
  NzType type = { .size = 9, .width = width, .pitch = 12 };

  return nz_typeset_layout (typeset, nz_text (nz_document_get_language (NZ_DOCUMENT (self)), text), &type);
}

static void
measure (NzRuledDocument *document, NzTypeset *typeset, double width, double *head, double *row)
{
  PangoLayout *layout = note (NZ_ATTENDANCE_SHEET (document), typeset, width);

  *head = nz_layout_span (layout, 0, nz_layout_n_lines (layout)) + 6 + HEAD_ROW;
  *row = ROW;
}

static guint
n_rows (NzRuledDocument *document, guint per_page)
{
  guint n = NZ_ATTENDANCE_SHEET (document)->participants->len + LEAST_FREE;

  return (n + per_page - 1) / per_page * per_page;
}

static void
draw_head (NzRuledDocument *document, NzTypeset *typeset, cairo_t *cr, double width)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (document));
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  const char *heads[] = { nz_text (language, "Name"), nz_text (language, "Institution"),
                          nz_text (language, "Signature"), nz_text (language, "no photos") };
  PangoLayout *layout = note (NZ_ATTENDANCE_SHEET (document), typeset, width);
  int n = nz_layout_n_lines (layout);
  double top = nz_layout_span (layout, 0, n) + 6, x = 0;

  nz_colour_set_source (cr, theme->text);
  nz_typeset_show_lines (typeset, cr, layout, 0, n, 0, nz_layout_pitch (layout) * 0.78);
  nz_colour_set_source (cr, theme->fill);
  cairo_rectangle (cr, 0, top, width, HEAD_ROW);
  cairo_fill (cr);
  nz_colour_set_source (cr, theme->text);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      gboolean last = i + 1 == G_N_ELEMENTS (heads);
      NzType type = { .size = 9, .weight = 700, .align = last ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT };
      cairo_save (cr);
      cairo_translate (cr, 0, top);
      nz_ruled_document_cell (typeset, cr, heads[i], &type, x + (last ? 0 : PAD),
                              shares[i] * width - (last ? 0 : 2 * PAD), HEAD_ROW);
      cairo_restore (cr);
      x += shares[i] * width;
    }
}

static void
draw_row (NzRuledDocument *document, guint row, NzTypeset *typeset, cairo_t *cr, double width)
{
  GPtrArray *participants = NZ_ATTENDANCE_SHEET (document)->participants;
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  NzType name = { .size = 11, .weight = 700 }, organisation = { .size = 9.5 };
  double right = width * (1 - shares[3] / 2);

  if (row < participants->len)
    {
      const NzParticipant *one = participants->pdata[row];
      nz_colour_set_source (cr, theme->text);
      /* where nobody is named, who comes writes it in */
      if (*one->name != '\0')
        nz_ruled_document_cell (typeset, cr, one->list_name, &name, PAD, shares[0] * width - 2 * PAD, ROW);
      nz_ruled_document_cell (typeset, cr, one->organisations, &organisation, shares[0] * width + PAD,
                              shares[1] * width - 2 * PAD, ROW);
    }
  cairo_set_line_width (cr, 0.8);
  nz_colour_set_source (cr, theme->dim);
  cairo_rectangle (cr, right - BOX / 2, (ROW - BOX) / 2, BOX, BOX);
  cairo_stroke (cr);
  /* where the signature begins and ends */
  cairo_set_line_width (cr, 0.6);
  nz_colour_set_source (cr, theme->line);
  for (guint i = 0; i < 2; i++)
    {
      double x = (shares[0] + shares[1] + i * shares[2]) * width;
      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, ROW);
    }
  cairo_stroke (cr);
}

static void
nz_attendance_sheet_class_init (NzAttendanceSheetClass *klass)
{
  NzRuledDocumentClass *ruled = NZ_RULED_DOCUMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nz_attendance_sheet_finalize;
  ruled->measure = measure;
  ruled->n_rows = n_rows;
  ruled->draw_head = draw_head;
  ruled->draw_row = draw_row;
}

static void
nz_attendance_sheet_init (NzAttendanceSheet *self)
{
}

NzAttendanceSheet *
nz_attendance_sheet_new (GPtrArray *participants, NzRecord *meeting, NzRecord *network, NzLanguage language)
{
  g_return_val_if_fail (participants != NULL && NZ_IS_RECORD (meeting) && NZ_IS_RECORD (network), NULL);

  NzAttendanceSheet *self = g_object_new (NZ_TYPE_ATTENDANCE_SHEET, NULL);
  g_autofree char *title = nz_meeting_title (meeting, language);
  g_autofree char *when = nz_meeting_when (meeting, language);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", title, when);

  self->participants = g_ptr_array_ref (participants);
  nz_framed_document_set_frame (NZ_FRAMED_DOCUMENT (self), nz_text (language, "Attendance list"), subtitle,
                                network, NZ_DATE_NONE, language);
  return self;
}

NzDocument *
nz_attendance_sheet_make (NzMeetingPaper *paper, GError **error)
{
  g_autoptr (GPtrArray) participants
      = nz_participants_new (paper->store, nz_record_get_id (paper->meeting), error);

  if (participants == NULL)
    return NULL;
  nz_participants_expected (participants);
  /* free lines alone are of use, too: nobody need be invited to a public event */
  paper->n = MAX (participants->len, 1);
  return NZ_DOCUMENT (
      nz_attendance_sheet_new (participants, paper->meeting, paper->network, paper->language));
}
