/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-reply-sheets.h"

#include "domain/nz-meeting.h"
#include "domain/nz-participants.h"
#include "render/nz-letter-window.h"

#define MM NZ_MM
#define LEFT (NZ_DIN_LEFT * MM)
#define RIGHT (NZ_DIN_RIGHT * MM)
#define BOX (4.2 * MM)
#define LINE (9.2 * MM) /* room to write by hand */
#define MOST_LAYOUTS 1000

struct _NzReplySheets
{
  NzDocument parent_instance;
  GPtrArray *participants;
  NzTypeset *typeset;
  NzLanguage language;
  char **address; /* of the office */
  char *meeting, *when, *where;
  char *request;   /* until when */
  char *other_way; /* (nullable): how else */
  gboolean example;
};

G_DEFINE_FINAL_TYPE (NzReplySheets, nz_reply_sheets, NZ_TYPE_DOCUMENT)

static void
nz_reply_sheets_finalize (GObject *object)
{
  NzReplySheets *self = NZ_REPLY_SHEETS (object);
  g_clear_pointer (&self->participants, g_ptr_array_unref);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  g_strfreev (self->address);
  g_free (self->meeting);
  g_free (self->when);
  g_free (self->where);
  g_free (self->request);
  g_free (self->other_way);
  G_OBJECT_CLASS (nz_reply_sheets_parent_class)->finalize (object);
}

static guint
nz_reply_sheets_prepare (NzDocument *document, NzPaper paper)
{
  return NZ_REPLY_SHEETS (document)->participants->len;
}

/* A page that is being drawn: @y is the next baseline. */
typedef struct
{
  NzReplySheets *sheets;
  cairo_t *cr;
  const NzTheme *theme;
  double y;
} Pen;

/* A paragraph from @x on; the pen moves below it. */
static void
put (Pen *pen, const char *text, double size, int weight, double x, double right, NzColour colour)
{
  NzType type = { .size = size, .weight = weight, .width = right - x, .pitch = size * 1.28 };
  PangoLayout *layout = nz_typeset_layout (pen->sheets->typeset, text, &type);
  int n = nz_layout_n_lines (layout);

  nz_colour_set_source (pen->cr, colour);
  nz_typeset_show_lines (pen->sheets->typeset, pen->cr, layout, 0, n, x, pen->y);
  pen->y += n * type.pitch;
}

/* One line of words at the pen, which stays; returns where they end. */
static double
say (Pen *pen, const char *text, double x)
{
  NzType type = { .size = 10.5 };
  nz_colour_set_source (pen->cr, pen->theme->text);
  return x + nz_typeset_line (pen->sheets->typeset, pen->cr, text, &type, x, pen->y);
}

static void
draw_blank (Pen *pen, double x, double right)
{
  cairo_set_line_width (pen->cr, 0.6);
  nz_colour_set_source (pen->cr, pen->theme->dim);
  cairo_move_to (pen->cr, x, pen->y + 2);
  cairo_line_to (pen->cr, right, pen->y + 2);
  cairo_stroke (pen->cr);
}

static double
draw_box (Pen *pen, double x)
{
  cairo_set_line_width (pen->cr, 0.9);
  nz_colour_set_source (pen->cr, pen->theme->text);
  cairo_rectangle (pen->cr, x, pen->y - BOX + 2.2, BOX, BOX);
  cairo_stroke (pen->cr);
  return x + BOX + 3 * MM;
}

/* Words of the file's language. */
static const char *
words (Pen *pen, const char *text)
{
  return nz_text (pen->sheets->language, text);
}

/* --- the upper third: what the envelope's window shows, and who replies --- */

static void
draw_head (Pen *pen, const NzParticipant *one)
{
  static const double folds[] = { NZ_DIN_FOLD_1, NZ_DIN_FOLD_2 };
  NzTypeset *typeset = pen->sheets->typeset;
  double block = NZ_DIN_BLOCK_X * MM;

  pen->y = 24 * MM;
  put (pen, words (pen, N_ ("Reply")), 20, 700, LEFT, RIGHT, pen->theme->text);
  NzAddressBlock address = nz_letter_address_fit (typeset, pen->sheets->address);
  nz_colour_set_source (pen->cr, pen->theme->text);
  nz_address_block_draw (typeset, pen->cr, &address, LEFT, (NZ_DIN_FIELD_Y + NZ_DIN_RETURN_HEIGHT) * MM);

  pen->y = (NZ_DIN_BLOCK_Y + 4) * MM;
  put (pen, words (pen, N_ ("From")), 8.5, 400, block, RIGHT, pen->theme->dim);
  pen->y += 3;
  if (*one->name != '\0')
    put (pen, one->name, 11, 700, block, RIGHT, pen->theme->text);
  if (*one->organisations != '\0')
    put (pen, one->organisations, 10.5, *one->name == '\0' ? 700 : 400, block, RIGHT, pen->theme->text);

  cairo_set_line_width (pen->cr, 0.4);
  nz_colour_set_source (pen->cr, pen->theme->dim);
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      cairo_move_to (pen->cr, 4 * MM, folds[i] * MM);
      cairo_rel_line_to (pen->cr, 4.5 * MM, 0);
    }
  cairo_stroke (pen->cr);
}

/* --- what is filled in --- */

static void
draw_answers (Pen *pen)
{
  double x;

  pen->y += 5 * MM;
  x = say (pen, words (pen, N_ ("I take part.")), draw_box (pen, LEFT));
  x = say (pen, words (pen, N_ ("Number of people:")), MAX (x + 10 * MM, LEFT + 70 * MM));
  draw_blank (pen, x + 2 * MM, x + 22 * MM);
  pen->y += LINE;
  say (pen, words (pen, N_ ("I cannot take part.")), draw_box (pen, LEFT));
  pen->y += LINE;
  x = say (pen, words (pen, N_ ("In my place comes:")), draw_box (pen, LEFT));
  draw_blank (pen, x + 2 * MM, RIGHT);
}

static void
draw_wishes (Pen *pen)
{
  pen->y += 12 * MM;
  put (pen, words (pen, N_ ("Topics that I wish for")), 10.5, 700, LEFT, RIGHT, pen->theme->text);
  for (guint i = 0; i < 2; i++)
    {
      pen->y += i == 0 ? LINE - 13 : LINE;
      draw_blank (pen, LEFT, RIGHT);
    }
}

static void
draw_needs (Pen *pen)
{
  double x;

  pen->y += 12 * MM;
  put (pen, words (pen, N_ ("So that I can take part, I need")), 10.5, 700, LEFT, RIGHT, pen->theme->text);
  pen->y += 3 * MM;
  x = say (pen, words (pen, N_ ("an interpreter, language:")), draw_box (pen, LEFT));
  draw_blank (pen, x + 2 * MM, RIGHT);
  pen->y += LINE;
  x = say (pen, words (pen, N_ ("childcare, number of children:")), draw_box (pen, LEFT));
  draw_blank (pen, x + 2 * MM, x + 20 * MM);
  say (pen, words (pen, N_ ("step-free access")), draw_box (pen, MAX (x + 28 * MM, LEFT + 100 * MM)));
  pen->y += LINE;
  x = say (pen, words (pen, N_ ("something else:")), draw_box (pen, LEFT));
  draw_blank (pen, x + 2 * MM, RIGHT);
  pen->y += 7 * MM;
  put (pen, words (pen, N_ ("What you need is used for this meeting only.")), 8.5, 400, LEFT, RIGHT,
       pen->theme->dim);
}

static void
draw_end (Pen *pen, NzPaper paper)
{
  NzType small = { .size = 8.5 };
  double middle = LEFT + 55 * MM;

  pen->y += 13 * MM;
  draw_blank (pen, LEFT, middle - 8 * MM);
  draw_blank (pen, middle, RIGHT);
  pen->y += 12;
  nz_colour_set_source (pen->cr, pen->theme->dim);
  nz_typeset_line (pen->sheets->typeset, pen->cr, words (pen, N_ ("Date")), &small, LEFT, pen->y);
  nz_typeset_line (pen->sheets->typeset, pen->cr, words (pen, N_ ("Signature")), &small, middle, pen->y);
  if (!pen->sheets->example)
    return;
  NzType mark = { .size = 8, .weight = 700 };
  nz_colour_set_source (pen->cr, pen->theme->text);
  nz_typeset_line (pen->sheets->typeset, pen->cr, words (pen, N_ ("Example: all data invented")), &mark, LEFT,
                   (paper.height - 10) * MM);
}

static void
nz_reply_sheets_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzReplySheets *self = NZ_REPLY_SHEETS (document);
  Pen pen = { self, cr, nz_theme_get (NZ_THEME_PRINT), 0 };

  draw_head (&pen, self->participants->pdata[page]);
  pen.y = (NZ_DIN_TEXT_Y + 4) * MM;
  put (&pen, self->meeting, 13, 700, LEFT, RIGHT, pen.theme->text);
  pen.y += 2;
  put (&pen, self->when, 10.5, 400, LEFT, RIGHT, pen.theme->text);
  if (*self->where != '\0')
    put (&pen, self->where, 10.5, 400, LEFT, RIGHT, pen.theme->text);
  pen.y += 7;
  put (&pen, self->request, 10.5, 400, LEFT, RIGHT, pen.theme->text);
  if (self->other_way != NULL)
    put (&pen, self->other_way, 10.5, 400, LEFT, RIGHT, pen.theme->text);
  draw_answers (&pen);
  draw_wishes (&pen);
  draw_needs (&pen);
  draw_end (&pen, nz_document_get_paper (document));
  nz_typeset_trim (self->typeset, MOST_LAYOUTS);
}

static void
nz_reply_sheets_class_init (NzReplySheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_reply_sheets_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_reply_sheets_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_reply_sheets_draw_page;
}

static void
nz_reply_sheets_init (NzReplySheets *self)
{
}

/* --- making --- */

static char **
office_address (NzRecord *network)
{
  const char *office = nz_record_get_text (network, "office"), *town = nz_record_get_text (network, "town");
  const char *street = nz_record_get_text (network, "street");
  const char *postcode = nz_record_get_text (network, "postcode");
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *place
      = town != NULL && postcode != NULL ? g_strdup_printf ("%s %s", postcode, town) : g_strdup (town);

  g_strv_builder_add (lines, office != NULL ? office : nz_record_get_text (network, "name"));
  if (street != NULL)
    g_strv_builder_add (lines, street);
  if (place != NULL)
    g_strv_builder_add (lines, place);
  return g_strv_builder_end (lines);
}

/* "Please send this sheet back by 20 May 2027." */
static char *
request_of (NzRecord *meeting, NzLanguage language)
{
  NzDate last = nz_record_get_date (meeting, "reply_by");

  if (!nz_date_is_full (last))
    return g_strdup (nz_text (language, "Please send this sheet back."));
  g_autofree char *day = nz_date_format (last, language, NZ_DATE_LONG);
  return g_strdup_printf (nz_text (language, "Please send this sheet back by %s."), day);
}

/* How else one can reply; %NULL where there is no other way. */
static char *
other_way_of (NzRecord *network, NzLanguage language)
{
  const char *email = nz_record_get_text (network, "email");
  g_autoptr (GString) number = g_string_new (nz_record_get_text (network, "telephone"));

  /* a number is not divided */
  g_string_replace (number, " ", "\302\240", 0);
  const char *telephone = number->len > 0 ? number->str : NULL;
  if (email != NULL && telephone != NULL)
    return g_strdup_printf (nz_text (language, "You can also reply by e-mail to %s or by telephone: %s."),
                            email, telephone);
  if (email != NULL)
    return g_strdup_printf (nz_text (language, "You can also reply by e-mail to %s."), email);
  return telephone != NULL
             ? g_strdup_printf (nz_text (language, "You can also reply by telephone: %s."), telephone)
             : NULL;
}

NzReplySheets *
nz_reply_sheets_new (GPtrArray *participants, NzRecord *meeting, NzRecord *network, NzLanguage language)
{
  g_return_val_if_fail (participants != NULL && NZ_IS_RECORD (meeting) && NZ_IS_RECORD (network), NULL);

  NzReplySheets *self = g_object_new (NZ_TYPE_REPLY_SHEETS, NULL);
  self->participants = g_ptr_array_ref (participants);
  self->language = language;
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  self->address = office_address (network);
  self->meeting = nz_meeting_title (meeting, language);
  self->when = nz_meeting_when (meeting, language);
  self->where = nz_meeting_where (meeting);
  self->request = request_of (meeting, language);
  self->other_way = other_way_of (network, language);
  self->example = nz_record_get_int (network, "example") != 0;
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Reply sheets"));
  return self;
}

NzDocument *
nz_reply_sheets_make (NzMeetingPaper *paper, GError **error)
{
  g_autoptr (GPtrArray) participants
      = nz_participants_new (paper->store, nz_record_get_id (paper->meeting), error);

  if (participants == NULL)
    return NULL;
  for (guint i = participants->len; i > 0; i--)
    if (((NzParticipant *)participants->pdata[i - 1])->reply != NULL)
      g_ptr_array_remove_index (participants, i - 1);
  paper->n = participants->len;
  return NZ_DOCUMENT (nz_reply_sheets_new (participants, paper->meeting, paper->network, paper->language));
}
