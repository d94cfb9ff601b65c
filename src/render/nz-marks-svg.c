/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-marks.h"

#include "base/nz-file.h"
#include "base/nz-id.h"
#include "base/nz-text.h"
#include "render/nz-paper.h"
#include "render/nz-sign.h"

/* Marks as SVG 1.1 (https://www.w3.org/TR/SVG11/). Numbers are written with two decimals by hand: printf's
 * follow the locale. */

#define NUMBER_SIZE 24

static const char *
number (double value, char buffer[NUMBER_SIZE])
{
  gint64 hundredths = (gint64)(value * 100 + (value < 0 ? -0.5 : 0.5));
  gint64 whole = ABS (hundredths) / 100, part = ABS (hundredths) % 100;
  const char *sign = hundredths < 0 ? "-" : "";

  if (part == 0)
    g_snprintf (buffer, NUMBER_SIZE, "%s%" G_GINT64_FORMAT, sign, whole);
  else if (part % 10 == 0)
    g_snprintf (buffer, NUMBER_SIZE, "%s%" G_GINT64_FORMAT ".%d", sign, whole, (int)part / 10);
  else
    g_snprintf (buffer, NUMBER_SIZE, "%s%" G_GINT64_FORMAT ".%02d", sign, whole, (int)part);
  return buffer;
}

static void
attribute (GString *svg, const char *name, double value)
{
  char buffer[NUMBER_SIZE];

  g_string_append_printf (svg, " %s=\"%s\"", name, number (value, buffer));
}

static void
pair (GString *svg, const char *before, NzPoint place)
{
  char x[NUMBER_SIZE], y[NUMBER_SIZE];

  g_string_append_printf (svg, "%s%s %s", before, number (place.x, x), number (place.y, y));
}

static void
colour (GString *svg, const char *name, NzColour value)
{
  char buffer[8];

  g_string_append_printf (svg, " %s=\"%s\"", name, nz_colour_to_hex (value, buffer));
  if (value.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      attribute (svg, opacity, value.alpha);
    }
}

/* Text that XML 1.0 can hold. */
static void
text (GString *svg, const char *string)
{
  g_autofree char *valid = g_utf8_make_valid (string, -1);
  g_autofree char *plain = nz_text_strip_hidden (valid, FALSE);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);

  g_string_append (svg, escaped);
}

static void
title (GString *svg, const NzMark *mark)
{
  if (mark->title == NULL)
    return;
  g_string_append (svg, "<title>");
  text (svg, mark->title);
  g_string_append (svg, "</title>");
}

static void
opening (GString *svg, const char *element, const NzMark *mark)
{
  g_string_append_printf (svg, "<%s class=\"%s\"", element, mark->class_name);
  if (mark->opacity < 1)
    attribute (svg, "opacity", mark->opacity);
}

static void
write_line (GString *svg, const NzMark *mark)
{
  char on[NUMBER_SIZE], off[NUMBER_SIZE];

  opening (svg, "path", mark);
  pair (svg, " d=\"M", mark->a);
  pair (svg, " Q", mark->control);
  pair (svg, " ", mark->b);
  g_string_append (svg, "\" fill=\"none\"");
  colour (svg, "stroke", mark->colour);
  attribute (svg, "stroke-width", mark->line_width);
  if (mark->dash[1] > 0)
    g_string_append_printf (svg, " stroke-dasharray=\"%s %s\"%s", number (mark->dash[0], on),
                            number (mark->dash[1], off),
                            mark->dash[0] < mark->line_width ? " stroke-linecap=\"round\"" : "");
  g_string_append_c (svg, '>');
  title (svg, mark);
  g_string_append (svg, "</path>\n");
}

static void
write_sign (GString *svg, const NzMark *mark, const NzTheme *theme)
{
  double corners[16];
  guint n = nz_sign_corners (mark->sign, corners);
  char id[NZ_ID_TEXT_SIZE];

  opening (svg, "g", mark);
  if (mark->id != 0)
    g_string_append_printf (svg, " id=\"o-%s\"", nz_id_to_text (mark->id, id));
  colour (svg, "fill", nz_sign_colour (mark->sign, theme));
  colour (svg, "stroke", nz_sign_edge (mark->sign, theme));
  attribute (svg, "stroke-width", 1.3 * mark->scale);
  g_string_append (svg, " stroke-linejoin=\"round\">");
  title (svg, mark);
  if (n == 0)
    {
      g_string_append (svg, "<circle");
      attribute (svg, "cx", mark->a.x);
      attribute (svg, "cy", mark->a.y);
      attribute (svg, "r", mark->radius);
      g_string_append (svg, "/>");
    }
  for (guint i = 0; i < n; i++)
    pair (svg, i == 0 ? "<polygon points=\"" : " ",
          (NzPoint){ mark->a.x + corners[2 * i] * mark->radius,
                     mark->a.y + corners[2 * i + 1] * mark->radius });
  if (n > 0)
    g_string_append (svg, "\"/>");
  if (nz_sign_has_dot (mark->sign))
    {
      g_string_append (svg, "<circle stroke=\"none\"");
      colour (svg, "fill", nz_colour_mix (nz_sign_colour (mark->sign, theme), nz_colour (0x1a1a1a, 1), 0.88));
      attribute (svg, "cx", mark->a.x);
      attribute (svg, "cy", mark->a.y);
      attribute (svg, "r", mark->radius * NZ_SIGN_DOT);
      g_string_append (svg, "/>");
    }
  g_string_append (svg, "</g>\n");
}

/* Left end of a line. Every line says where it begins, also a centred one: the space between two lines, which
 * keeps them apart when the text is copied or searched, would shift a middle. */
static double
left_of (const NzMark *mark, double width)
{
  return mark->align == NZ_LABEL_MIDDLE ? mark->box.x + (mark->box.width - width) / 2
         : mark->align == NZ_LABEL_END  ? mark->box.x + mark->box.width - width
                                        : mark->box.x;
}

static void
write_text (GString *svg, const NzMark *mark, NzTypeset *typeset)
{
  NzType type = { .size = mark->size, .weight = mark->weight };

  opening (svg, "text", mark);
  attribute (svg, "font-size", mark->size);
  if (mark->weight > 0 && mark->weight != 400)
    g_string_append_printf (svg, " font-weight=\"%d\"", mark->weight);
  colour (svg, "fill", mark->colour);
  if (mark->halo > 0)
    {
      colour (svg, "stroke", mark->halo_colour);
      attribute (svg, "stroke-width", mark->halo);
      g_string_append (svg, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
  g_string_append_c (svg, '>');
  title (svg, mark);
  for (guint i = 0; mark->lines && mark->lines[i]; i++)
    {
      double width = nz_layout_width (nz_typeset_layout (typeset, mark->lines[i], &type));

      if (i > 0)
        g_string_append_c (svg, ' ');
      g_string_append (svg, "<tspan");
      attribute (svg, "x", left_of (mark, width));
      attribute (svg, "y", mark->box.y + mark->ascent + i * mark->pitch);
      if (width > 0)
        {
          attribute (svg, "textLength", width);
          g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\"");
        }
      g_string_append_c (svg, '>');
      text (svg, mark->lines[i]);
      g_string_append (svg, "</tspan>");
    }
  g_string_append (svg, "</text>\n");
}

static void
write_rect (GString *svg, const NzMark *mark)
{
  opening (svg, "rect", mark);
  attribute (svg, "x", mark->box.x);
  attribute (svg, "y", mark->box.y);
  attribute (svg, "width", mark->box.width);
  attribute (svg, "height", mark->box.height);
  if (mark->radius > 0)
    attribute (svg, "rx", mark->radius);
  colour (svg, "fill", mark->colour);
  g_string_append_c (svg, '>');
  title (svg, mark);
  g_string_append (svg, "</rect>\n");
}

static void
write_ring (GString *svg, const NzMark *mark)
{
  opening (svg, "circle", mark);
  attribute (svg, "cx", mark->a.x);
  attribute (svg, "cy", mark->a.y);
  attribute (svg, "r", mark->radius);
  g_string_append (svg, " fill=\"none\"");
  colour (svg, "stroke", mark->colour);
  attribute (svg, "stroke-width", mark->line_width);
  g_string_append (svg, "/>\n");
}

static void
write_mark (GString *svg, const NzMark *mark, const NzTheme *theme, NzTypeset *typeset)
{
  switch (mark->kind)
    {
    case NZ_MARK_LINE:
      write_line (svg, mark);
      break;
    case NZ_MARK_SIGN:
      write_sign (svg, mark, theme);
      break;
    case NZ_MARK_RECT:
      write_rect (svg, mark);
      break;
    case NZ_MARK_RING:
      write_ring (svg, mark);
      break;
    case NZ_MARK_TEXT:
      write_text (svg, mark, typeset);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_head (
    GString *svg, const NzMarks *marks, const char *name, const char *description, NzLanguage language)
{
  g_autofree char *families = g_markup_escape_text (NZ_TYPESET_FAMILY, -1);

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "
                        "xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
  g_string_append_printf (svg, " xml:lang=\"%s\" lang=\"%s\" role=\"img\"", nz_language_code (language),
                          nz_language_code (language));
  {
    char width[NUMBER_SIZE], height[NUMBER_SIZE], right[NUMBER_SIZE], bottom[NUMBER_SIZE];

    g_string_append_printf (svg, " width=\"%smm\" height=\"%smm\" viewBox=\"0 0 %s %s\"",
                            number (marks->width / NZ_MM, width), number (marks->height / NZ_MM, height),
                            number (marks->width, right), number (marks->height, bottom));
  }
  g_string_append_printf (svg, " font-family=\"%s\">\n<title>", families);
  text (svg, name);
  g_string_append (svg, "</title>\n<desc>");
  text (svg, description);
  g_string_append (svg, "</desc>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"");
  colour (svg, "fill", marks->theme->kind == NZ_THEME_PRINT ? nz_colour (0xffffff, 1) : marks->theme->canvas);
  g_string_append (svg, "/>\n");
}

gboolean
nz_marks_write_svg (const NzMarks *marks,
                    NzTypeset *typeset,
                    const char *name,
                    const char *description,
                    NzLanguage language,
                    const char *path,
                    GError **error)
{
  g_autoptr (GString) svg = g_string_new (NULL);
  g_autoptr (NzOutput) output = NULL;

  g_return_val_if_fail (marks != NULL && typeset != NULL && path != NULL, FALSE);

  output = nz_output_new (path, error);
  if (output == NULL)
    return FALSE;
  write_head (svg, marks, name, description, language);
  for (guint i = 0; i < marks->marks->len; i++)
    write_mark (svg, &g_array_index (marks->marks, NzMark, i), marks->theme, typeset);
  g_string_append (svg, "</svg>\n");
  nz_output_write (output, svg->str, svg->len);
  return nz_output_finish (g_steal_pointer (&output), error);
}
