/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-marks.h"

static void
mark_clear (gpointer data)
{
  NzMark *mark = data;

  g_free (mark->title);
  g_strfreev (mark->lines);
}

NzMarks *
nz_marks_new (double width, double height, const NzTheme *theme)
{
  NzMarks *marks = g_new0 (NzMarks, 1);

  marks->marks = g_array_new (FALSE, TRUE, sizeof (NzMark));
  g_array_set_clear_func (marks->marks, mark_clear);
  marks->width = width;
  marks->height = height;
  marks->theme = theme;
  return marks;
}

void
nz_marks_free (NzMarks *marks)
{
  if (marks == NULL)
    return;
  g_array_unref (marks->marks);
  g_free (marks);
}

static NzMark *
add (NzMarks *marks, NzMarkKind kind, const char *class_name, NzColour colour)
{
  NzMark mark = { .kind = kind, .class_name = class_name, .colour = colour, .opacity = 1 };

  g_array_append_val (marks->marks, mark);
  return &g_array_index (marks->marks, NzMark, marks->marks->len - 1);
}

NzMark *
nz_marks_add_line (
    NzMarks *marks, const char *class_name, NzPoint a, NzPoint b, double line_width, NzColour colour)
{
  NzMark *mark = add (marks, NZ_MARK_LINE, class_name, colour);

  mark->a = a;
  mark->b = b;
  mark->control = (NzPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
  mark->line_width = line_width;
  return mark;
}

NzMark *
nz_marks_add_sign (
    NzMarks *marks, const char *class_name, const char *sign, NzPoint centre, double radius, double scale)
{
  NzMark *mark = add (marks, NZ_MARK_SIGN, class_name, (NzColour){ 0 });

  mark->sign = sign;
  mark->a = centre;
  mark->radius = radius;
  mark->scale = scale;
  return mark;
}

NzMark *
nz_marks_add_rect (NzMarks *marks, const char *class_name, NzRect box, double radius, NzColour colour)
{
  NzMark *mark = add (marks, NZ_MARK_RECT, class_name, colour);

  mark->box = box;
  mark->radius = radius;
  return mark;
}

NzMark *
nz_marks_add_ring (
    NzMarks *marks, const char *class_name, NzPoint centre, double radius, double line_width, NzColour colour)
{
  NzMark *mark = add (marks, NZ_MARK_RING, class_name, colour);

  mark->a = centre;
  mark->radius = radius;
  mark->line_width = line_width;
  return mark;
}

NzMark *
nz_marks_add_text (NzMarks *marks,
                   const char *class_name,
                   const char *text,
                   double x,
                   double y,
                   double size,
                   int weight,
                   NzLabelAlign align,
                   NzColour colour)
{
  NzMark *mark = add (marks, NZ_MARK_TEXT, class_name, colour);

  mark->lines = g_new0 (char *, 2);
  mark->lines[0] = g_strdup (text);
  mark->align = align;
  mark->size = size;
  mark->weight = weight;
  /* a box without width: the text hangs from its anchor */
  mark->box = (NzRect){ x, y, 0, 0 };
  return mark;
}

void
nz_marks_add_paragraph (NzMarks *marks,
                        NzTypeset *typeset,
                        const char *class_name,
                        const char *text,
                        double x,
                        double *y,
                        double width,
                        double size,
                        int weight,
                        NzColour colour)
{
  NzType type = { .size = size, .weight = weight, .width = width };
  PangoLayout *layout = nz_typeset_layout (typeset, text, &type);
  const char *set = pango_layout_get_text (layout);
  NzMark *mark = add (marks, NZ_MARK_TEXT, class_name, colour);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (int i = 0; i < nz_layout_n_lines (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      char *part = g_strndup (set + line->start_index, (gsize)line->length);

      g_ptr_array_add (lines, g_strchomp (part));
    }
  g_ptr_array_add (lines, NULL);
  mark->size = size;
  mark->weight = weight;
  mark->pitch = size * 1.3;
  mark->box = (NzRect){ x, *y, 0, 0 };
  *y += mark->pitch * (lines->len - 1);
  mark->lines = (char **)g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static double
width_of (NzTypeset *typeset, const char *text, double size, int weight)
{
  NzType type = { .size = size, .weight = weight };

  return nz_layout_width (nz_typeset_layout (typeset, text, &type));
}

NzMark *
nz_marks_add_fitting (NzMarks *marks,
                      NzTypeset *typeset,
                      const char *class_name,
                      const char *text,
                      NzPoint place,
                      double width,
                      double size,
                      int weight,
                      NzLabelAlign align,
                      NzColour colour)
{
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 400));
  double natural = width_of (typeset, shown, size, weight);

  if (natural > width)
    size *= MAX (width / natural, 0.8);
  for (glong length = g_utf8_strlen (shown, -1);
       length > 1 && width_of (typeset, shown, size, weight) > width;)
    {
      g_autofree char *part = NULL;

      /* in strides while far too long, then one by one */
      length
          -= MAX (1, (glong)((double)length * (1 - width / width_of (typeset, shown, size, weight)) * 0.9));
      part = g_utf8_substring (text, 0, MAX (length, 1));
      g_free (shown);
      shown = g_strconcat (g_strchomp (part), "…", NULL);
    }
  return nz_marks_add_text (marks, class_name, shown, place.x, place.y, size, weight, align, colour);
}
