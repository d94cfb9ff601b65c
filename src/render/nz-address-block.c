/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-address-block.h"

#include "base/nz-text.h"

#define TIGHTEST 1.15 /* pitch as a multiple of the size */
/* More cannot stand in six lines at the smallest size. */
#define MOST_CHARACTERS 500

static double
first_baseline (double size)
{
  return size * 0.7 + 3;
}

/* How many lines fit one below the other at @size. */
static guint
lines_at (const NzAddressBox *box, double size)
{
  double room = box->last - first_baseline (size);
  return room < 0 ? 1 : MIN ((guint)(room / (size * TIGHTEST)) + 1, NZ_ADDRESS_MOST_LINES);
}

typedef struct
{
  char *texts[NZ_ADDRESS_LINES];
  guint n;
  gboolean cut;
} Lines;

static char *
shorten (const char *text, gboolean *cut)
{
  g_autofree char *line = nz_text_normalise (text, FALSE);
  if (g_utf8_strlen (line, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&line);
  *cut = TRUE;
  g_autofree char *start = g_utf8_substring (line, 0, MOST_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}

/* At most six, and no more than fit; should there be more, those in the middle give way, never the town. */
static Lines
read_lines (const NzAddressBox *box, char **lines)
{
  Lines result = { { NULL }, 0, FALSE };
  guint n = lines ? g_strv_length (lines) : 0;
  guint most = MIN (lines_at (box, box->smallest), NZ_ADDRESS_LINES);
  guint last = MIN (2, most - 1); /* of them at the end */
  for (guint i = 0; i < n; i++)
    if (n <= most || i < most - last || i >= n - last)
      result.texts[result.n++] = shorten (lines[i], &result.cut);
  result.cut = result.cut || n > most;
  return result;
}

static void
clear_lines (Lines *lines)
{
  for (guint i = 0; i < lines->n; i++)
    g_free (lines->texts[i]);
}

static NzType
address_type (const NzAddressBox *box, double size, guint most)
{
  return (NzType){ .size = size, .width = box->width, .pitch = size * TIGHTEST, .lines = (int)most };
}

/* How many lines all texts take at @size when they may wrap. */
static guint
count_wrapped (NzTypeset *typeset, const NzAddressBox *box, const Lines *lines, double size, guint *each)
{
  NzType type = address_type (box, size, NZ_ADDRESS_MOST_LINES + 1);
  guint sum = 0;
  for (guint i = 0; i < lines->n; i++)
    {
      each[i] = (guint)nz_layout_n_lines (nz_typeset_layout (typeset, lines->texts[i], &type));
      sum += each[i];
    }
  return sum;
}

static double
choose_size (NzTypeset *typeset, const NzAddressBox *box, const Lines *lines, guint *each)
{
  for (double size = box->largest; size >= box->unwrapped; size -= 0.5)
    if (lines->n <= lines_at (box, size) && count_wrapped (typeset, box, lines, size, each) == lines->n)
      return size;
  for (double size = box->largest; size > box->smallest; size -= 0.5)
    if (count_wrapped (typeset, box, lines, size, each) <= lines_at (box, size))
      return size;
  count_wrapped (typeset, box, lines, box->smallest, each);
  return box->smallest;
}

NzAddressBlock
nz_address_block_fit (NzTypeset *typeset, const NzAddressBox *box, char **address)
{
  Lines lines = read_lines (box, address);
  guint each[NZ_ADDRESS_LINES] = { 0 };
  NzAddressBlock fit
      = { .size = choose_size (typeset, box, &lines, each), .pitch = box->pitch, .cut = lines.cut };
  fit.first = first_baseline (fit.size);
  guint most = lines_at (box, fit.size), spare = most > lines.n ? most - lines.n : 0;
  for (guint i = 0; i < lines.n; i++)
    {
      guint more = MIN (each[i] > 0 ? each[i] - 1 : 0, spare);
      spare -= more;
      NzType type = address_type (box, fit.size, more + 1);
      fit.cut = fit.cut || each[i] > more + 1;
      fit.texts[fit.n_texts++] = nz_typeset_layout (typeset, lines.texts[i], &type);
      fit.n_lines += more + 1;
    }
  if (fit.n_lines > 1)
    fit.pitch = MIN (box->pitch, (box->last - fit.first) / (fit.n_lines - 1));
  clear_lines (&lines);
  return fit;
}

void
nz_address_block_draw (NzTypeset *typeset, cairo_t *cr, const NzAddressBlock *block, double x, double y)
{
  y += block->first;
  for (guint i = 0; i < block->n_texts; i++)
    {
      /* each line by its own step: a taller script must not push the town out of the window */
      int n = nz_layout_n_lines (block->texts[i]);
      for (int line = 0; line < n; line++, y += block->pitch)
        nz_typeset_show_lines (typeset, cr, block->texts[i], line, 1, x, y);
    }
}
