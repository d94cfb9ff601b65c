/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-letter-window.h"

#include <string.h>

#define MM NZ_MM
#define ADDRESS_WIDTH ((NZ_DIN_SAFE_RIGHT - NZ_DIN_LEFT) * MM)
#define ADDRESS_TOP ((NZ_DIN_FIELD_Y + NZ_DIN_RETURN_HEIGHT) * MM)
/* In points below the top of the address zone, which is 27.3 mm (77.4 pt) high: six lines of the largest size
 * fit. */
#define LAST_BASELINE 74.0
#define ADDRESS_PITCH 12.7

#define LARGEST 10.5
#define SMALLEST_UNWRAPPED 9.0
#define SMALLEST 8.0
/* More cannot stand in six lines at the smallest size. */
#define MOST_CHARACTERS 500

#define RETURN_SIZE 8.0
#define RETURN_SMALLEST 6.0

/* --- the address --- */

NzAddressBlock
nz_letter_address_fit (NzTypeset *typeset, char **address)
{
  static const NzAddressBox box = {
    .width = ADDRESS_WIDTH,
    .last = LAST_BASELINE,
    .largest = LARGEST,
    .unwrapped = SMALLEST_UNWRAPPED,
    .smallest = SMALLEST,
    .pitch = ADDRESS_PITCH,
  };
  return nz_address_block_fit (typeset, &box, address);
}

/* --- the return line --- */

/* @sender, cut until it and the address fit at the smallest size. */
static char *
cut_sender (NzTypeset *typeset, const char *sender, const char *address, const NzType *type)
{
  glong least = 0, most = MIN (g_utf8_strlen (sender, -1), MOST_CHARACTERS);
  while (least < most)
    {
      glong middle = (least + most + 1) / 2;
      g_autofree char *start = g_utf8_substring (sender, 0, middle);
      g_autofree char *text = g_strconcat (g_strchomp (start), "… · ", address, NULL);
      if (nz_layout_width (nz_typeset_layout (typeset, text, type)) <= ADDRESS_WIDTH)
        least = middle;
      else
        most = middle - 1;
    }
  g_autofree char *start = g_utf8_substring (sender, 0, least);
  return least > 0 ? g_strconcat (g_strchomp (start), "… · ", address, NULL) : g_strdup (address);
}

/* The first of network and office that fits beside the address at 6 pt or more, else the network cut short.
 * Writes the size. */
static char *
fit_return_line (NzLetterHead *head, NzTypeset *typeset, double *size)
{
  const char *senders[] = { head->sender, head->office };
  NzType type = { .size = RETURN_SIZE };
  for (guint i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      if (!senders[i] || g_utf8_strlen (senders[i], MOST_CHARACTERS) >= MOST_CHARACTERS)
        continue;
      g_autofree char *text = g_strconcat (senders[i], *head->address ? " · " : "", head->address, NULL);
      double width = nz_layout_width (nz_typeset_layout (typeset, text, &type));
      *size = MIN (RETURN_SIZE, RETURN_SIZE * ADDRESS_WIDTH / MAX (width, 1) * 0.998);
      if (*size >= RETURN_SMALLEST)
        return g_steal_pointer (&text);
    }
  *size = type.size = RETURN_SMALLEST;
  return cut_sender (typeset, head->sender ? head->sender : "", head->address, &type);
}

static void
draw_return_line (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, const NzTheme *theme)
{
  double size;
  g_autofree char *text = fit_return_line (head, typeset, &size);
  if (*text == '\0')
    return;
  NzType type = { .size = size, .width = ADDRESS_WIDTH, .lines = 1 };
  PangoLayout *layout = nz_typeset_layout (typeset, text, &type);
  nz_colour_set_source (cr, theme->dim);
  nz_typeset_show_lines (typeset, cr, layout, 0, 1, NZ_DIN_LEFT * MM, ADDRESS_TOP - 5.2);
  cairo_set_line_width (cr, 0.4);
  nz_colour_set_source (cr, theme->line);
  cairo_move_to (cr, NZ_DIN_LEFT * MM, ADDRESS_TOP - 2.2);
  cairo_rel_line_to (cr, ADDRESS_WIDTH, 0);
  cairo_stroke (cr);
}

void
nz_letter_window_draw (NzLetterHead *head, NzTypeset *typeset, cairo_t *cr, char **address)
{
  g_return_if_fail (head && typeset && cr);

  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  if (head->has_return_line)
    draw_return_line (head, typeset, cr, theme);
  nz_colour_set_source (cr, theme->text);
  NzAddressBlock block = nz_letter_address_fit (typeset, address);
  nz_address_block_draw (typeset, cr, &block, NZ_DIN_LEFT * MM, ADDRESS_TOP);
}

void
nz_letter_window_draw_outline (cairo_t *cr)
{
  static const double dashes[] = { 3, 2 };
  cairo_save (cr);
  cairo_rectangle (cr, NZ_DIN_FIELD_X * MM, NZ_DIN_FIELD_Y * MM, NZ_DIN_FIELD_WIDTH * MM,
                   NZ_DIN_FIELD_HEIGHT * MM);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 0.6);
  nz_colour_set_source (cr, nz_colour (0x000000, 0.28));
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* --- the information block --- */

#define BLOCK_WIDTH ((NZ_DIN_RIGHT - NZ_DIN_BLOCK_X) * MM)
#define BLOCK_PITCH 12.6
#define MOST_LABEL (27 * MM)
#define MOST_ROWS 12

typedef struct
{
  const char *label, *text;
} Row;

static guint
collect_rows (char **information, const char *date, NzLanguage language, Row *rows)
{
  guint n = 0;
  gboolean has_date = date == NULL;
  for (guint i = 0; information && information[i] && information[i + 1] && n < MOST_ROWS - 1; i += 2)
    {
      if (*information[i + 1] == '\0')
        continue;
      rows[n++] = (Row){ information[i], information[i + 1] };
      has_date = has_date || g_strcmp0 (information[i + 1], date) == 0;
    }
  if (!has_date)
    rows[n++] = (Row){ nz_text (language, "Date"), date };
  return n;
}

/* A mail address becomes smaller rather than being broken, down to 80 %. */
static PangoLayout *
fit_value (NzTypeset *typeset, const char *text, NzType type)
{
  if (strchr (text, ' ') || strlen (text) > 200)
    return nz_typeset_layout (typeset, text, &type);
  NzType line = { .size = type.size };
  double width = nz_layout_width (nz_typeset_layout (typeset, text, &line));
  if (width > type.width)
    type.size = MAX (type.size * 0.8, type.size * type.width / width * 0.998);
  return nz_typeset_layout (typeset, text, &type);
}

double
nz_letter_block_draw (
    NzTypeset *typeset, cairo_t *cr, char **information, const char *date, NzLanguage language)
{
  const NzTheme *theme = nz_theme_get (NZ_THEME_PRINT);
  Row rows[MOST_ROWS];
  guint n = collect_rows (information, date, language, rows);
  NzType label = { .size = 8.5 }, text = { .size = 9.5, .pitch = BLOCK_PITCH, .lines = 2 };
  double label_width = 0;
  for (guint i = 0; i < n; i++)
    label_width = MAX (label_width, nz_layout_width (nz_typeset_layout (typeset, rows[i].label, &label)));
  label.width = MIN (label_width + 0.5, MOST_LABEL);
  text.width = BLOCK_WIDTH - label.width - 3 * MM;

  double x = NZ_DIN_BLOCK_X * MM, y = NZ_DIN_BLOCK_Y * MM;
  for (guint i = 0; i < n; i++)
    {
      PangoLayout *layout = fit_value (typeset, rows[i].text, text);
      if (cr)
        {
          nz_colour_set_source (cr, theme->dim);
          nz_typeset_line (typeset, cr, rows[i].label, &label, x, y + 9.6);
          nz_colour_set_source (cr, theme->text);
          nz_typeset_show (typeset, cr, layout, x + label.width + 3 * MM, y + 9.6);
        }
      y += nz_layout_span (layout, 0, nz_layout_n_lines (layout)) + 0.6;
    }
  return y / MM;
}
