/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-actor-sheet-document.h"

#include "base/nz-text.h"
#include "render/nz-logo.h"
#include "render/nz-typeset.h"

#define MM NZ_MM
#define LEFT (22 * MM)
#define RIGHT (15 * MM)
#define TITLE_Y (20 * MM)
#define ABOUT_Y (25.2 * MM)
#define LOGO_TOP (7.5 * MM)
#define LOGO_WIDTH (34 * MM)
#define LOGO_HEIGHT (13.5 * MM)
#define RULE_Y (28 * MM)
#define INTRO_Y (33.5 * MM)
#define FOOT_RULE (15.5 * MM)
#define FOOT_Y (11 * MM)
/* Above the foot: the tick and the signature. */
#define SIGN_HEIGHT 74.0
#define LABEL_SHARE 0.22
#define VALUE_SHARE 0.42
#define LARGEST 9.5
#define SMALLEST 6.5
#define STEP 0.5
#define EMPTY_PEOPLE 2
#define MOST_LAYOUTS 2000

struct _NzActorSheetDocument
{
  NzDocument parent_instance;
  GPtrArray *sheets;
  GPtrArray *cut;
  char *network, *back, *day;
  gboolean example;
  NzTypeset *typeset;
};

G_DEFINE_FINAL_TYPE (NzActorSheetDocument, nz_actor_sheet_document, NZ_TYPE_DOCUMENT)

/* One row as it is set. */
typedef struct
{
  const char *label;
  char *value; /* (owned) */
  gboolean is_head;
} Row;

static void
row_clear (gpointer data)
{
  g_free (((Row *)data)->value);
}

static void
nz_actor_sheet_document_finalize (GObject *object)
{
  NzActorSheetDocument *self = NZ_ACTOR_SHEET_DOCUMENT (object);
  g_clear_pointer (&self->cut, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  g_free (self->network);
  g_free (self->back);
  g_free (self->day);
  G_OBJECT_CLASS (nz_actor_sheet_document_parent_class)->finalize (object);
}

/* --- what stands in the table --- */

static void
add_row (GArray *rows, const char *label, char *value, gboolean is_head)
{
  Row row = { label, value, is_head };
  g_array_append_val (rows, row);
}

/* "Vorsitz, 030 23125-010, becker@example.org" */
static char *
person_text (const NzDirectoryPerson *person)
{
  g_autofree char *telephones = g_strjoinv (", ", person->telephones);
  g_autofree char *emails = g_strjoinv (", ", person->emails);
  const char *parts[] = { person->function, telephones, emails };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len == 0 ? "" : i == 1 ? "\n" : ", ", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GArray *
rows_of (const NzActorSheet *sheet, NzLanguage language)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (rows, row_clear);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const NzActorSheetRow *row = sheet->rows->pdata[i];
      add_row (rows, row->label, g_strdup (row->value), FALSE);
    }
  add_row (rows, nz_text (language, "Working groups"), g_strjoinv ("\n", sheet->groups), FALSE);
  add_row (rows, nz_text (language, "People"), g_strdup (nz_text (language, "Function, telephone, e-mail")),
           TRUE);
  for (guint i = 0; i < sheet->people->len; i++)
    {
      const NzDirectoryPerson *person = sheet->people->pdata[i];
      add_row (rows, person->name, person_text (person), FALSE);
    }
  for (guint i = 0; i < EMPTY_PEOPLE; i++)
    add_row (rows, "", g_strdup (""), FALSE);
  return rows;
}

/* --- how it is set --- */

typedef struct
{
  double size, least; /* of the type, and the height of a row */
  int most;           /* lines of a value */
} Setting;

typedef struct
{
  double label, value, box; /* widths */
} Columns;

static Columns
columns_of (NzPaper paper)
{
  double width = paper.width * MM - LEFT - RIGHT;
  return (Columns){ width * LABEL_SHARE, width * VALUE_SHARE, width * (1 - LABEL_SHARE - VALUE_SHARE) };
}

static PangoLayout *
lay_out (NzActorSheetDocument *self, const char *text, const Setting *setting, double width, int weight)
{
  NzType type = { .size = setting->size,
                  .weight = weight,
                  .width = width - 6,
                  .pitch = setting->size * 1.22,
                  .lines = setting->most };
  return nz_typeset_layout (self->typeset, text, &type);
}

static double
row_height (NzActorSheetDocument *self, const Row *row, const Setting *setting, Columns columns)
{
  PangoLayout *label = lay_out (self, row->label, setting, columns.label, 400);
  PangoLayout *value = lay_out (self, row->value, setting, columns.value, 400);
  double height = MAX (nz_layout_span (label, 0, nz_layout_n_lines (label)),
                       nz_layout_span (value, 0, nz_layout_n_lines (value)))
                  + setting->size * 0.45;
  return MAX (height, setting->least);
}

static double
table_height (NzActorSheetDocument *self, GArray *rows, const Setting *setting, Columns columns)
{
  double height = 0;
  for (guint i = 0; i < rows->len; i++)
    height += row_height (self, &g_array_index (rows, Row, i), setting, columns);
  return height;
}

static double
table_top (NzPaper paper)
{
  return INTRO_Y + 3 * 11.5;
}

static double
table_room (NzPaper paper)
{
  return paper.height * MM - FOOT_RULE - SIGN_HEIGHT - table_top (paper);
}

/* The largest type with which all stands there; then fewer lines a value, and last the rows at the end give
 * way. */
static Setting
choose (NzActorSheetDocument *self, GArray *rows, NzPaper paper, gboolean *cut)
{
  Columns columns = columns_of (paper);
  double room = table_room (paper);
  Setting setting = { 0 };

  *cut = FALSE;
  /* Where there is room, there is room to write. */
  for (double least = 2.4; least > 1.95; least -= 0.15)
    {
      setting = (Setting){ LARGEST, LARGEST * least, 0 };
      if (table_height (self, rows, &setting, columns) <= room)
        return setting;
    }
  for (double size = LARGEST; size >= SMALLEST; size -= STEP)
    {
      setting = (Setting){ size, size * 1.95, 0 };
      if (table_height (self, rows, &setting, columns) <= room)
        return setting;
    }
  *cut = TRUE;
  setting.least = SMALLEST * 1.5;
  for (setting.most = 6; setting.most > 1; setting.most--)
    if (table_height (self, rows, &setting, columns) <= room)
      return setting;
  return setting;
}

static guint
nz_actor_sheet_document_prepare (NzDocument *document, NzPaper paper)
{
  NzActorSheetDocument *self = NZ_ACTOR_SHEET_DOCUMENT (document);

  g_ptr_array_set_size (self->cut, 0);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      gboolean cut;
      g_autoptr (GArray) rows = rows_of (self->sheets->pdata[i], nz_document_get_language (document));
      choose (self, rows, paper, &cut);
      if (cut)
        g_ptr_array_add (self->cut, self->sheets->pdata[i]);
      nz_typeset_trim (self->typeset, MOST_LAYOUTS);
    }
  return self->sheets->len;
}

/* --- drawing --- */

static void
draw_line (cairo_t *cr, double x1, double x2, double y, NzColour colour, double width)
{
  cairo_set_line_width (cr, width);
  nz_colour_set_source (cr, colour);
  cairo_move_to (cr, x1, y);
  cairo_line_to (cr, x2, y);
  cairo_stroke (cr);
}

static void
draw_text (NzActorSheetDocument *self,
           cairo_t *cr,
           const char *text,
           NzType type,
           NzColour colour,
           double x,
           double y)
{
  nz_colour_set_source (cr, colour);
  nz_typeset_line (self->typeset, cr, text, &type, x, y);
}

/* At the right edge above the day; returns the width that it takes. One that cannot be drawn is left out. */
static double
draw_logo (cairo_t *cr, GBytes *data, double right)
{
  g_autoptr (NzLogo) logo = data != NULL ? nz_logo_new (data, NULL) : NULL;

  if (logo == NULL)
    return 0;
  double width = MIN (LOGO_WIDTH, LOGO_HEIGHT * nz_logo_get_aspect (logo));
  nz_logo_draw (logo, cr, right - width, LOGO_TOP, width, LOGO_HEIGHT);
  return width + 4 * MM;
}

static void
draw_head (
    NzActorSheetDocument *self, cairo_t *cr, const NzTheme *theme, const NzActorSheet *sheet, double right)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  double width = right - LEFT;
  NzType title = { .size = 16, .weight = 700, .width = width - draw_logo (cr, sheet->logo, right) };
  NzType plain = { .size = 9, .width = width * 0.7 };
  NzType day = { .size = 9, .align = PANGO_ALIGN_RIGHT, .width = width * 0.28 };
  NzType intro = { .size = 9.5, .width = width, .pitch = 12, .lines = 3 };
  g_autoptr (GString) text = g_string_new (nz_text (
      language,
      "Please look at these details, write beside them what is different, and send the sheet back to: %s."));

  g_string_replace (text, "%s", self->back, 1);
  draw_text (self, cr, sheet->name, title, theme->text, LEFT, TITLE_Y);
  draw_text (self, cr, sheet->about, plain, theme->dim, LEFT, ABOUT_Y);
  draw_text (self, cr, self->day, day, theme->dim, right, ABOUT_Y);
  draw_line (cr, LEFT, right, RULE_Y, theme->accent, 1.2);
  nz_colour_set_source (cr, theme->text);
  nz_typeset_show (self->typeset, cr, nz_typeset_layout (self->typeset, text->str, &intro), LEFT, INTRO_Y);
}

static void
draw_row (NzActorSheetDocument *self,
          cairo_t *cr,
          const NzTheme *theme,
          const Row *row,
          const Setting *setting,
          Columns columns,
          double y,
          double height)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  double baseline = y + setting->size * 1.28, box = LEFT + columns.label + columns.value;
  int weight = row->is_head ? 700 : 400;

  if (row->is_head)
    {
      nz_colour_set_source (cr, theme->fill);
      cairo_rectangle (cr, LEFT, y, columns.label + columns.value + columns.box, height);
      cairo_fill (cr);
    }
  nz_colour_set_source (cr, row->is_head ? theme->text : theme->dim);
  nz_typeset_show (self->typeset, cr, lay_out (self, row->label, setting, columns.label, weight), LEFT + 3,
                   baseline);
  nz_colour_set_source (cr, theme->text);
  nz_typeset_show (self->typeset, cr, lay_out (self, row->value, setting, columns.value, weight),
                   LEFT + columns.label, baseline);
  if (row->is_head)
    nz_typeset_show (self->typeset, cr,
                     lay_out (self, nz_text (language, "Correction"), setting, columns.box, weight), box + 4,
                     baseline);
  else
    {
      /* the box to write in */
      cairo_rectangle (cr, box, y + 1.2, columns.box, height - 2.4);
      cairo_set_line_width (cr, 0.4);
      nz_colour_set_source (cr, theme->dim);
      cairo_stroke (cr);
    }
  draw_line (cr, LEFT, box - 4, y + height, theme->line, 0.5);
}

static void
draw_table (
    NzActorSheetDocument *self, cairo_t *cr, const NzTheme *theme, const NzActorSheet *sheet, NzPaper paper)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  g_autoptr (GArray) rows = rows_of (sheet, language);
  gboolean cut;
  Setting setting = choose (self, rows, paper, &cut);
  Columns columns = columns_of (paper);
  double y = table_top (paper), bottom = y + table_room (paper);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      double height = row_height (self, row, &setting, columns);
      if (y + height > bottom + 0.1)
        break;
      draw_row (self, cr, theme, row, &setting, columns, y, height);
      y += height;
    }
}

/* A box to tick, then lines to fill in. */
static void
draw_signature (NzActorSheetDocument *self,
                cairo_t *cr,
                const NzTheme *theme,
                const NzActorSheet *sheet,
                double right,
                double y)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  NzType plain = { .size = 9.5 }, small = { .size = 8 };
  NzType last = { .size = 9, .align = PANGO_ALIGN_RIGHT };
  double middle = LEFT + (right - LEFT) * 0.38;

  cairo_rectangle (cr, LEFT + 0.5, y + 14, 9, 9);
  cairo_set_line_width (cr, 0.8);
  nz_colour_set_source (cr, theme->text);
  cairo_stroke (cr);
  draw_text (self, cr, nz_text (language, "Everything is right."), plain, theme->text, LEFT + 16, y + 22);
  g_autofree char *checked = sheet->checked != NULL
                                 ? g_strdup_printf (nz_text (language, "Checked last on %s"), sheet->checked)
                                 : g_strdup (nz_text (language, "Not checked yet"));
  draw_text (self, cr, checked, last, theme->dim, right, y + 22);

  draw_line (cr, LEFT, middle - 16, y + 54, theme->text, 0.6);
  draw_line (cr, middle, right, y + 54, theme->text, 0.6);
  draw_text (self, cr, nz_text (language, "Checked on"), small, theme->dim, LEFT, y + 64);
  draw_text (self, cr, nz_text (language, "Name, signature"), small, theme->dim, middle, y + 64);
}

static void
draw_foot (
    NzActorSheetDocument *self, cairo_t *cr, const NzTheme *theme, guint page, double right, double height)
{
  NzLanguage language = nz_document_get_language (NZ_DOCUMENT (self));
  double width = right - LEFT;
  NzType foot = { .size = 8, .width = width * 0.5 };
  NzType mark = { .size = 8, .weight = 700, .align = PANGO_ALIGN_CENTER, .width = width * 0.3 };
  NzType number = { .size = 8, .align = PANGO_ALIGN_RIGHT };
  char text[64];

  draw_line (cr, LEFT, right, height - FOOT_RULE, theme->line, 0.6);
  draw_text (self, cr, self->network, foot, theme->dim, LEFT, height - FOOT_Y);
  g_snprintf (text, sizeof text, nz_text (language, "Page %u of %u"), page + 1, self->sheets->len);
  draw_text (self, cr, text, number, theme->dim, right, height - FOOT_Y);
  if (self->example)
    draw_text (self, cr, nz_text (language, "Example: all data invented"), mark, theme->text,
               LEFT + width * 0.64, height - FOOT_Y);
}

static void
nz_actor_sheet_document_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzActorSheetDocument *self = NZ_ACTOR_SHEET_DOCUMENT (document);
  NzPaper paper = nz_document_get_paper (document);
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  const NzActorSheet *sheet = self->sheets->pdata[page];
  double right = paper.width * MM - RIGHT, height = paper.height * MM;

  draw_head (self, cr, theme, sheet, right);
  draw_table (self, cr, theme, sheet, paper);
  draw_signature (self, cr, theme, sheet, right, height - FOOT_RULE - SIGN_HEIGHT);
  draw_foot (self, cr, theme, page, right, height);
  nz_typeset_trim (self->typeset, MOST_LAYOUTS);
}

static void
nz_actor_sheet_document_class_init (NzActorSheetDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_actor_sheet_document_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_actor_sheet_document_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_actor_sheet_document_draw_page;
}

static void
nz_actor_sheet_document_init (NzActorSheetDocument *self)
{
  self->cut = g_ptr_array_new ();
}

/* "Zentrum …, Rosa-Luxemburg-Straße 50, 99086 Erfurt, netzwerk@example.org" */
static char *
return_line (NzRecord *network)
{
  static const char *const fields[] = { "office", "street", "postcode", "town", "email" };
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean after_postcode = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *part = nz_record_get_text (network, fields[i]);
      if (part == NULL)
        continue;
      g_string_append_printf (text, "%s%s", text->len == 0 ? "" : after_postcode ? " " : ", ", part);
      after_postcode = g_str_equal (fields[i], "postcode");
    }
  if (text->len == 0 && nz_record_has (network, "name"))
    g_string_append (text, nz_record_get_text (network, "name"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

NzActorSheetDocument *
nz_actor_sheet_document_new (GPtrArray *sheets, NzRecord *network, NzDate day, NzLanguage language)
{
  g_return_val_if_fail (sheets != NULL && NZ_IS_RECORD (network), NULL);

  NzActorSheetDocument *self = g_object_new (NZ_TYPE_ACTOR_SHEET_DOCUMENT, NULL);
  g_autofree char *date = nz_date_format (day, language, NZ_DATE_LONG);
  self->sheets = g_ptr_array_ref (sheets);
  self->network = g_strdup (nz_record_get_text (network, "name"));
  self->back = return_line (network);
  self->day = g_strdup_printf (nz_text (language, "As of %s"), date);
  self->example = nz_record_get_int (network, "example") != 0;
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_title (NZ_DOCUMENT (self), nz_text (language, "Actor sheets"));
  return self;
}

GPtrArray *
nz_actor_sheet_document_get_cut (NzActorSheetDocument *self)
{
  g_return_val_if_fail (NZ_IS_ACTOR_SHEET_DOCUMENT (self), NULL);
  return self->cut;
}
