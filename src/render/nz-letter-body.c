/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-letter-body.h"

#include <math.h>
#include "render/nz-letter-window.h"

#define MM NZ_MM
#define SIZE 10.5

/* Leading from airy to close; the airiest that needs no more pages than the closest is taken. */
typedef struct
{
  double pitch;
  double row_pitch, row_pad; /* of the agenda */
  double signature;          /* space to sign, mm */
} Leading;

static const Leading leadings[] = {
  { 14.2, 13.4, 2.8, 13 },   { 13.8, 13.2, 2.3, 12.5 }, { 13.4, 13.0, 1.8, 12 },
  { 13.1, 12.8, 1.5, 11.5 }, { 12.8, 12.6, 1.2, 11 },   { 12.4, 12.2, 0.8, 10 },
};
/* A letter that is longer anyway is set airily. */
#define PAGES_TO_SAVE 3

/* A name, a title or a place that is longer has gone wrong somewhere: it ends with an ellipsis. */
#define MOST_CHARACTERS 600

typedef struct
{
  NzTypeset *typeset;
  const NzLetter *letter;
  NzLanguage language;
  const Leading *leading;
  NzFlow *flow;
} Setter;

static PangoLayout *
limited_layout (Setter *setter, const char *text, const NzType *type)
{
  if (g_utf8_strlen (text, -1) <= MOST_CHARACTERS)
    return nz_typeset_layout (setter->typeset, text, type);
  g_autofree char *start = g_utf8_substring (text, 0, MOST_CHARACTERS);
  g_autofree char *cut = g_strconcat (g_strchomp (start), "…", NULL);
  return nz_typeset_layout (setter->typeset, cut, type);
}

static PangoLayout *
body_layout (Setter *setter, const char *text, int weight, double width)
{
  NzType type = { .size = SIZE, .weight = weight, .width = width, .pitch = setter->leading->pitch };
  return nz_typeset_layout (setter->typeset, text, &type);
}

/* A text of one thought, not of paragraphs. */
static PangoLayout *
name_layout (Setter *setter, const char *text, int weight, double width)
{
  NzType type = { .size = SIZE, .weight = weight, .width = width, .pitch = setter->leading->pitch };
  return limited_layout (setter, text, &type);
}

static void
blank_lines (Setter *setter, double n)
{
  nz_flow_space (setter->flow, n * setter->leading->pitch);
}

/* Paragraphs with a blank line between them; below the last one there must be room for @keep_after. */
static void
set_paragraphs (Setter *setter, const char *text, double keep_after)
{
  g_auto (GStrv) paragraphs = g_strsplit (text ? text : "", "\n\n", -1);
  guint last = 0;
  for (guint i = 0; paragraphs[i]; i++)
    if (*g_strstrip (paragraphs[i]))
      last = i;
  gboolean is_first = TRUE;
  for (guint i = 0; paragraphs[i]; i++)
    {
      if (*paragraphs[i] == '\0')
        continue;
      if (!is_first)
        blank_lines (setter, 1);
      is_first = FALSE;
      nz_flow_text (setter->flow, body_layout (setter, paragraphs[i], 400, setter->flow->width), NZ_TONE_TEXT,
                    0, i == last ? keep_after : 0);
    }
}

static gboolean
has_text (const char *text)
{
  return text && *text;
}

/* --- when and where --- */

#define EVENT_INDENT (5 * MM)
#define EVENT_LABEL (17 * MM)
#define EVENT_PAD 3.0

static void
set_event_row (Setter *setter, const char *label, const char *text, int weight)
{
  NzFlow *flow = setter->flow;
  NzType small = { .size = 9, .pitch = setter->leading->pitch };
  nz_flow_place (flow, nz_typeset_layout (setter->typeset, label, &small), NZ_TONE_DIM, EVENT_INDENT);
  double indent = EVENT_INDENT + EVENT_LABEL;
  nz_flow_text (flow, name_layout (setter, text, weight, flow->width - indent), NZ_TONE_TEXT, indent, 0);
}

static double
event_height (Setter *setter)
{
  double width = setter->flow->width - EVENT_INDENT - EVENT_LABEL, height = 2 * EVENT_PAD;
  const char *texts[] = { setter->letter->when, setter->letter->where };
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (has_text (texts[i]))
      {
        PangoLayout *layout = name_layout (setter, texts[i], i == 0 ? 700 : 400, width);
        height += nz_layout_span (layout, 0, nz_layout_n_lines (layout));
      }
  return height;
}

/* A block of its own, marked by a bar at its left. One that is absurdly long runs over the page without the
 * bar. */
static void
set_event (Setter *setter)
{
  const NzLetter *letter = setter->letter;
  if (!has_text (letter->when) && !has_text (letter->where))
    return;
  NzFlow *flow = setter->flow;
  blank_lines (setter, 0.8);
  double height = event_height (setter);
  nz_flow_need (flow, height);
  guint page = flow->page;
  nz_flow_space (flow, EVENT_PAD);
  nz_flow_settle (flow);
  if (has_text (letter->when))
    set_event_row (setter, nz_text (setter->language, "When"), letter->when, 700);
  if (has_text (letter->where))
    set_event_row (setter, nz_text (setter->language, "Where"), letter->where, 400);
  flow->y += EVENT_PAD;
  if (flow->page == page)
    nz_flow_bar (flow, NZ_TONE_ACCENT, 0, 2.2, height);
}

/* --- the agenda --- */

#define CELL_INSET (1.6 * MM)
#define CELL_GAP (5 * MM)
#define MOST_TIME (26 * MM)
#define LEAST_BY (24 * MM)
#define BY_SIZE 9.5

typedef struct
{
  double time_width, title_x, title_width, by_x, by_width; /* by_width 0: nobody is named */
} Columns;

static NzType
cell_type (Setter *setter, guint column, double width)
{
  return (
      NzType){ .size = column == 2 ? BY_SIZE : SIZE, .width = width, .pitch = setter->leading->row_pitch };
}

static NzType
head_type (double width)
{
  return (NzType){ .size = 9, .weight = 700, .width = width, .pitch = 12.5 };
}

/* The width of a text in one line. */
static double
natural_width (Setter *setter, const char *text, NzType type)
{
  return has_text (text) ? nz_layout_width (limited_layout (setter, text, &type)) + 0.5 : 0;
}

/* About how many lines a text of this natural width takes in a column: words leave a little empty. */
static double
estimate_lines (double natural, double width)
{
  return natural <= width ? 1 : ceil (natural * 1.06 / width);
}

/* Shares @room between titles and names so that the rows become as low as possible; of equally low ones the
 * narrowest names' column. */
static double
share_room (Setter *setter, double room, double most_by)
{
  GPtrArray *agenda = setter->letter->agenda;
  g_autofree double *widths = g_new (double, 2 * agenda->len + 1);
  for (guint i = 0; i < agenda->len; i++)
    {
      const NzLetterAgendaRow *row = agenda->pdata[i];
      widths[2 * i] = natural_width (setter, row->title, cell_type (setter, 1, 0));
      widths[2 * i + 1] = natural_width (setter, row->by, cell_type (setter, 2, 0));
    }
  double best = LEAST_BY, best_lines = G_MAXDOUBLE, widest = MIN (most_by, room / 2);
  for (double by = MIN (LEAST_BY, widest); by < widest + MM; by += MM)
    {
      double width = MIN (by, widest), lines = 0;
      for (guint i = 0; i < agenda->len; i++)
        lines
            += MAX (estimate_lines (widths[2 * i], room - width), estimate_lines (widths[2 * i + 1], width));
      if (lines < best_lines)
        {
          best_lines = lines;
          best = width;
        }
    }
  return best;
}

static Columns
measure_columns (Setter *setter, const NzLetterAgendaRow *titles)
{
  Columns columns = { .time_width = natural_width (setter, titles->time, head_type (0)) };
  GPtrArray *agenda = setter->letter->agenda;
  double most_by = 0;
  for (guint i = 0; i < agenda->len; i++)
    {
      const NzLetterAgendaRow *row = agenda->pdata[i];
      columns.time_width
          = MAX (columns.time_width, natural_width (setter, row->time, cell_type (setter, 0, 0)));
      most_by = MAX (most_by, natural_width (setter, row->by, cell_type (setter, 2, 0)));
    }
  columns.time_width = MIN (columns.time_width, MOST_TIME);
  columns.title_x = CELL_INSET + columns.time_width + CELL_GAP;
  columns.title_width = setter->flow->width - CELL_INSET - columns.title_x;
  if (most_by > 0)
    {
      most_by = MAX (most_by, natural_width (setter, titles->by, head_type (0)));
      columns.by_width = share_room (setter, columns.title_width - CELL_GAP, most_by);
      columns.title_width -= columns.by_width + CELL_GAP;
      columns.by_x = columns.title_x + columns.title_width + CELL_GAP;
    }
  return columns;
}

static NzFlowRow
make_row (Setter *setter, const Columns *columns, const NzLetterAgendaRow *source, gboolean is_head)
{
  NzFlowRow row = { .n_cells = columns->by_width > 0 ? 3 : 2,
                    .pad = setter->leading->row_pad + (is_head ? 0.4 : 0),
                    .is_head = is_head };
  const char *texts[] = { source->time, source->title, source->by };
  double xs[] = { CELL_INSET, columns->title_x, columns->by_x };
  double widths[] = { columns->time_width, columns->title_width, columns->by_width };
  for (guint i = 0; i < row.n_cells; i++)
    {
      NzType type = is_head ? head_type (widths[i]) : cell_type (setter, i, widths[i]);
      NzFlowCell cell = { .x = xs[i], .tone = i == 1 || is_head ? NZ_TONE_TEXT : NZ_TONE_DIM };
      if (has_text (texts[i]))
        cell.layout = limited_layout (setter, texts[i], &type);
      row.cells[i] = cell;
    }
  return row;
}

static void
set_agenda (Setter *setter)
{
  GPtrArray *agenda = setter->letter->agenda;
  if (!agenda || agenda->len == 0)
    return;
  NzLetterAgendaRow titles = { (char *)nz_ctext (setter->language, "agenda", "Time"),
                               (char *)nz_ctext (setter->language, "agenda", "Item"),
                               (char *)nz_ctext (setter->language, "agenda", "Presented by") };
  Columns columns = measure_columns (setter, &titles);
  NzFlowRow head = make_row (setter, &columns, &titles, TRUE);
  g_autofree NzFlowRow *rows = g_new (NzFlowRow, agenda->len);
  for (guint i = 0; i < agenda->len; i++)
    rows[i] = make_row (setter, &columns, agenda->pdata[i], FALSE);
  blank_lines (setter, 1);
  nz_flow_table (setter->flow, &head, rows, agenda->len);
}

/* --- closing --- */

#define SIGNATURE_GAP (8 * MM)

static double
layout_height (PangoLayout *layout)
{
  return nz_layout_span (layout, 0, nz_layout_n_lines (layout));
}

/* One signatory; returns how high it is. Placed at the flow's present place without moving on if @put. */
static double
set_signature (
    Setter *setter, const char *name, const char *function, double indent, double width, gboolean put)
{
  NzFlow *flow = setter->flow;
  NzType plain = { .size = SIZE, .width = width, .pitch = setter->leading->pitch, .lines = 2 };
  PangoLayout *first = limited_layout (setter, name, &plain);
  double height = layout_height (first), top = flow->y;
  if (put)
    nz_flow_place (flow, first, NZ_TONE_TEXT, indent);
  if (has_text (function))
    {
      NzType small = { .size = 9, .width = width, .pitch = 12.2, .lines = 3 };
      PangoLayout *second = limited_layout (setter, function, &small);
      if (put)
        {
          flow->y += height;
          nz_flow_place (flow, second, NZ_TONE_DIM, indent);
        }
      height += layout_height (second);
    }
  flow->y = top;
  return height;
}

static double
set_signatures (Setter *setter, gboolean put)
{
  char **signatures = setter->letter->signatures;
  guint n = signatures ? g_strv_length (signatures) / 2 : 0;
  n = MIN (n, 2);
  double width = n > 1 ? (setter->flow->width - SIGNATURE_GAP) / 2 : setter->flow->width;
  double highest = 0;
  for (guint i = 0; i < n; i++)
    {
      double height = set_signature (setter, signatures[2 * i], signatures[2 * i + 1],
                                     i * (width + SIGNATURE_GAP), width, put);
      highest = MAX (highest, height);
    }
  if (put)
    setter->flow->y += highest;
  return highest;
}

static char *
enclosure_line (Setter *setter)
{
  char **enclosures = setter->letter->enclosures;
  if (!enclosures || !enclosures[0])
    return NULL;
  g_autofree char *all = g_strjoinv (", ", enclosures);
  return g_strdup_printf (
      "%s: %s", nz_ntext (setter->language, "Enclosure", "Enclosures", g_strv_length (enclosures)), all);
}

/* Closing, space to sign, names and enclosures stand together, and never alone on a page. */
static void
set_closing (Setter *setter)
{
  const NzLetter *letter = setter->letter;
  NzFlow *flow = setter->flow;
  double pitch = setter->leading->pitch;
  g_autofree char *enclosures = enclosure_line (setter);
  NzType small = { .size = 9, .width = flow->width, .pitch = 12.2 };
  PangoLayout *last = enclosures ? nz_typeset_layout (setter->typeset, enclosures, &small) : NULL;

  double signatures = set_signatures (setter, FALSE);
  double height = pitch + (has_text (letter->closing) ? pitch : 0)
                  + (signatures > 0 ? setter->leading->signature * MM + signatures : 0)
                  + (last ? pitch + layout_height (last) : 0);
  if (has_text (letter->closing_text))
    {
      blank_lines (setter, 1);
      set_paragraphs (setter, letter->closing_text, MIN (height, flow->bottom - flow->next_top - 3 * pitch));
    }
  blank_lines (setter, 1);
  nz_flow_need (flow, height - pitch);
  if (has_text (letter->closing))
    nz_flow_text (flow, name_layout (setter, letter->closing, 400, flow->width), NZ_TONE_TEXT, 0, 0);
  if (signatures > 0)
    {
      nz_flow_space (flow, setter->leading->signature * MM);
      nz_flow_settle (flow);
      set_signatures (setter, TRUE);
    }
  if (last)
    {
      blank_lines (setter, 1);
      nz_flow_text (flow, last, NZ_TONE_DIM, 0, 0);
    }
}

/* --- the whole --- */

static NzFlow *
set_letter (
    NzTypeset *typeset, const NzLetter *letter, NzLetterHead *head, NzPaper paper, const Leading *leading)
{
  double block = nz_letter_block_draw (typeset, NULL, letter->information, letter->date, head->language);
  double top = MAX (NZ_DIN_TEXT_Y, block + NZ_DIN_TWO_LINES);
  NzFlow *flow = nz_flow_new (typeset, NZ_DIN_LEFT * MM, (NZ_DIN_RIGHT - NZ_DIN_LEFT) * MM, top * MM,
                              nz_letter_head_next_top (head) * MM, nz_letter_head_bottom (head, paper) * MM);
  Setter setter = { typeset, letter, head->language, leading, flow };
  if (has_text (letter->subject))
    {
      nz_flow_text (flow, name_layout (&setter, letter->subject, 700, flow->width), NZ_TONE_TEXT, 0, 0);
      blank_lines (&setter, 2);
    }
  if (has_text (letter->salutation))
    {
      nz_flow_text (flow, name_layout (&setter, letter->salutation, 400, flow->width),
                    letter->doubt ? NZ_TONE_MARKED : NZ_TONE_TEXT, 0, 0);
      blank_lines (&setter, 1);
    }
  set_paragraphs (&setter, letter->opening, 0);
  set_event (&setter);
  set_agenda (&setter);
  set_closing (&setter);
  return flow;
}

NzFlow *
nz_letter_body_new (NzTypeset *typeset, const NzLetter *letter, NzLetterHead *head, NzPaper paper)
{
  g_return_val_if_fail (typeset && letter && head, NULL);

  NzFlow *best = set_letter (typeset, letter, head, paper, &leadings[0]);
  if (nz_flow_n_pages (best) > PAGES_TO_SAVE)
    return best;
  for (guint i = 1; i < G_N_ELEMENTS (leadings) && nz_flow_n_pages (best) > 1; i++)
    {
      NzFlow *closer = set_letter (typeset, letter, head, paper, &leadings[i]);
      if (nz_flow_n_pages (closer) < nz_flow_n_pages (best))
        {
          nz_flow_free (best);
          return closer;
        }
      nz_flow_free (closer);
    }
  return best;
}
