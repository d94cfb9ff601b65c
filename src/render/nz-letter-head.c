/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-letter-head.h"

#define MM NZ_MM
#define LEFT (NZ_DIN_LEFT * MM)
#define RIGHT (NZ_DIN_RIGHT * MM)

#define LOGO_TOP 11.0
#define LOGO_HEIGHT 15.5
#define LOGO_WIDTH 62.0
#define HEAD_RULE 31.5

/* Joins what is not empty. (transfer full) */
static char *
join (const char *separator, const char *first, const char *second, const char *third, const char *fourth)
{
  const char *parts[] = { first, second, third, fourth };
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] && *parts[i])
      g_string_append_printf (text, "%s%s", text->len > 0 ? separator : "", parts[i]);
  return g_string_free (text, FALSE);
}

/* "Träger: Internationaler Bund"; (nullable) */
static char *
labelled (NzRecord *network, const char *field, NzLanguage language, const char *format)
{
  const char *text = nz_record_get_text (network, field);
  if (!text)
    return NULL;
  g_autoptr (GString) result = g_string_new (nz_text (language, format));
  g_string_replace (result, "%s", text, 1);
  return g_strdup (result->str);
}

static NzLetterPaper
paper_from (NzRecord *network, gboolean has_background)
{
  const char *code = nz_record_get_text (network, "letter_paper");
  if (g_strcmp0 (code, "preprinted") == 0)
    return NZ_LETTER_PREPRINTED;
  return g_strcmp0 (code, "background") == 0 && has_background ? NZ_LETTER_BACKGROUND : NZ_LETTER_DRAWN;
}

static void
fill_texts (NzLetterHead *head, NzRecord *network)
{
  const char *office = nz_record_get_text (network, "office");
  const char *street = nz_record_get_text (network, "street");
  g_autofree char *town = join (" ", nz_record_get_text (network, "postcode"),
                                nz_record_get_text (network, "town"), NULL, NULL);
  g_autofree char *provider = labelled (network, "provider", head->language, N_ ("Carried by %s"));
  g_autofree char *commissioned
      = labelled (network, "commissioned_by", head->language, N_ ("Commissioned by %s"));

  head->name = g_strdup (nz_record_get_text (network, "name"));
  head->subtitle = g_strdup (nz_record_get_text (network, "subtitle"));
  head->sender = g_strdup (head->name ? head->name : office);
  head->office = g_strdup (office);
  head->address = join (" · ", street, town, NULL, NULL);
  head->foot_first = join (" · ", office, street, town, nz_record_get_text (network, "web"));
  head->foot_second = join (" · ", provider, commissioned, NULL, NULL);
}

NzLetterHead *
nz_letter_head_new (NzRecord *network,
                    NzLanguage language,
                    gboolean example,
                    GBytes *logo,
                    GBytes *background,
                    GError **error)
{
  g_return_val_if_fail (NZ_IS_RECORD (network), NULL);

  g_autoptr (NzLetterHead) head = g_new0 (NzLetterHead, 1);
  head->language = language;
  head->example = example;
  head->paper = paper_from (network, background != NULL);
  fill_texts (head, network);
  if (head->paper == NZ_LETTER_DRAWN && logo && !(head->logo = nz_logo_new (logo, error)))
    return NULL;
  if (head->paper == NZ_LETTER_BACKGROUND && !(head->background = nz_background_new (background, error)))
    return NULL;
  head->has_return_line = head->paper == NZ_LETTER_DRAWN
                          || (head->background
                              && !nz_background_has_text (head->background, NZ_DIN_FIELD_X, NZ_DIN_FIELD_Y,
                                                          NZ_DIN_FIELD_WIDTH, NZ_DIN_RETURN_HEIGHT));
  return g_steal_pointer (&head);
}

void
nz_letter_head_free (NzLetterHead *head)
{
  g_return_if_fail (head != NULL);
  g_clear_pointer (&head->logo, nz_logo_free);
  g_clear_pointer (&head->background, nz_background_free);
  g_free (head->name);
  g_free (head->subtitle);
  g_free (head->sender);
  g_free (head->office);
  g_free (head->address);
  g_free (head->foot_first);
  g_free (head->foot_second);
  g_free (head);
}

double
nz_letter_head_next_top (NzLetterHead *head)
{
  /* below an office's second sheet there is room for a head as high as that of form A */
  return head->background && nz_background_get_n_pages (head->background) > 1 ? 40 : 28;
}

double
nz_letter_head_bottom (NzLetterHead *head, NzPaper paper)
{
  return paper.height - (head->paper == NZ_LETTER_DRAWN ? 29 : 36);
}

static void
draw_rule (cairo_t *cr, double y, NzColour colour, double width)
{
  nz_colour_set_source (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, LEFT, y * MM);
  cairo_line_to (cr, RIGHT, y * MM);
  cairo_stroke (cr);
}

static void
draw_first_head (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, const NzTheme *theme)
{
  double x = LEFT;
  if (head->logo)
    x += nz_logo_draw (head->logo, cr, LEFT, LOGO_TOP * MM, LOGO_WIDTH * MM, LOGO_HEIGHT * MM) + 5 * MM;

  NzType bold = { .size = 14, .weight = 700, .width = RIGHT - x, .pitch = 17, .lines = 2 };
  PangoLayout *layout = nz_typeset_layout (typeset, head->name, &bold);
  if (nz_layout_n_lines (layout) > 1)
    {
      bold.size = 12;
      bold.pitch = 15;
      layout = nz_typeset_layout (typeset, head->name, &bold);
    }
  int n_lines = nz_layout_n_lines (layout);
  double baseline = (n_lines > 1 ? 15.3 : 18) * MM;
  nz_colour_set_source (cr, theme->text);
  nz_typeset_show (typeset, cr, layout, x, baseline);

  if (head->subtitle)
    {
      NzType plain = { .size = 9.5, .width = RIGHT - x };
      nz_colour_set_source (cr, theme->dim);
      nz_typeset_line (typeset, cr, head->subtitle, &plain, x, baseline + (n_lines - 1) * bold.pitch + 14.5);
    }
  draw_rule (cr, HEAD_RULE, theme->accent, 1.2);
}

static void
draw_fold_marks (cairo_t *cr, const NzTheme *theme)
{
  static const double marks[][2] = { { NZ_DIN_FOLD_1, 4.5 }, { NZ_DIN_HOLE, 7.5 }, { NZ_DIN_FOLD_2, 4.5 } };
  cairo_set_line_width (cr, 0.4);
  nz_colour_set_source (cr, theme->dim);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      /* most printers leave 4 mm of the edge white */
      cairo_move_to (cr, 4 * MM, marks[i][0] * MM);
      cairo_rel_line_to (cr, marks[i][1] * MM, 0);
    }
  cairo_stroke (cr);
}

static void
draw_next_head (
    NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, const NzTheme *theme, const char *subject)
{
  NzType bold = { .size = 9, .weight = 700, .width = 80 * MM };
  NzType plain = { .size = 9, .align = PANGO_ALIGN_RIGHT };
  nz_colour_set_source (cr, theme->text);
  double width = nz_typeset_line (typeset, cr, head->name, &bold, LEFT, 16 * MM);
  plain.width = RIGHT - LEFT - width - 6 * MM;
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_line (typeset, cr, subject, &plain, RIGHT, 16 * MM);
  draw_rule (cr, 19, theme->line, 0.6);
}

/* "Page 2 of 3"; returns its width. */
static double
draw_number (NzLetterHead *head,
             NzTypeset *typeset,
             cairo_t *cr,
             const NzTheme *theme,
             double y,
             guint page,
             guint n_pages)
{
  char number[64];
  g_snprintf (number, sizeof number, nz_text (head->language, "Page %u of %u"), page + 1, n_pages);
  NzType small = { .size = 8, .align = PANGO_ALIGN_RIGHT };
  nz_colour_set_source (cr, theme->dim);
  return nz_typeset_line (typeset, cr, number, &small, RIGHT, y);
}

static void
draw_example_mark (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, const NzTheme *theme, double y)
{
  NzType bold = { .size = 8, .weight = 700 };
  nz_colour_set_source (cr, theme->text);
  nz_typeset_line (typeset, cr, nz_text (head->language, "Example: all data invented"), &bold, LEFT, y);
}

static void
draw_foot (NzLetterHead *head,
           NzTypeset *typeset,
           cairo_t *cr,
           const NzTheme *theme,
           NzPaper paper,
           guint page,
           guint n_pages)
{
  gboolean is_drawn = head->paper == NZ_LETTER_DRAWN;
  /* on other paper the foot is theirs: ours stands above it, and only where it says something */
  double rule = paper.height - (is_drawn ? 24.5 : 30);
  if (head->example)
    draw_example_mark (head, typeset, cr, theme, (rule - 1.6) * MM);
  if (!is_drawn)
    {
      if (n_pages > 1)
        draw_number (head, typeset, cr, theme, (rule - 1.6) * MM, page, n_pages);
      return;
    }
  draw_rule (cr, rule, theme->line, 0.6);
  double first = (rule + 4) * MM, second = first + 11;
  double right = draw_number (head, typeset, cr, theme, second, page, n_pages);
  NzType small = { .size = 8, .width = RIGHT - LEFT };
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_line (typeset, cr, head->foot_first, &small, LEFT, first);
  small.width -= right + 8 * MM;
  nz_typeset_line (typeset, cr, head->foot_second, &small, LEFT, second);
}

void
nz_letter_head_draw (NzLetterHead *head,
                     NzTypeset *typeset,
                     cairo_t *cr,
                     NzPaper paper,
                     guint page,
                     guint n_pages,
                     const char *subject)
{
  g_return_if_fail (head && typeset && cr);

  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  if (head->background)
    nz_background_draw (head->background, page == 0 ? 0 : 1, cr, paper);
  if (head->paper == NZ_LETTER_DRAWN && page == 0)
    {
      draw_first_head (head, typeset, cr, theme);
      draw_fold_marks (cr, theme);
    }
  else if (head->paper == NZ_LETTER_DRAWN)
    draw_next_head (head, typeset, cr, theme, subject);
  draw_foot (head, typeset, cr, theme, paper, page, n_pages);
}
