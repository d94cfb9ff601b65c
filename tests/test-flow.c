/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-flow.h"

/* Pages of 100 points, lines of 10. */
#define PITCH 10.0
#define HEIGHT 100.0

typedef struct
{
  NzTypeset *typeset;
  NzFlow *flow;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, NZ_LANGUAGE_DE);
  fixture->flow = nz_flow_new (fixture->typeset, 0, 300, 0, 0, HEIGHT);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  nz_flow_free (fixture->flow);
  nz_typeset_free (fixture->typeset);
}

static PangoLayout *
lines (Fixture *fixture, int n)
{
  g_autoptr (GString) text = g_string_new ("x");
  for (int i = 1; i < n; i++)
    g_string_append (text, "\nx");
  NzType type = { .size = 8, .width = 300, .pitch = PITCH };
  PangoLayout *layout = nz_typeset_layout (fixture->typeset, text->str, &type);
  g_assert_cmpint (nz_layout_n_lines (layout), ==, n);
  return layout;
}

static int
lines_on (Fixture *fixture, guint page)
{
  int n = 0;
  for (guint i = 0; i < fixture->flow->items->len; i++)
    {
      const NzFlowItem *item = &g_array_index (fixture->flow->items, NzFlowItem, i);
      if (item->page == page && item->layout)
        n += item->n;
      g_assert_cmpfloat (item->y, <=, HEIGHT);
    }
  return n;
}

/* Two lines at least on each side of a break. */
static void
test_paragraphs (Fixture *fixture, gconstpointer data)
{
  static const int cases[][4] = { /* lines before, lines, then expected on the first page and on the second */
                                  { 8, 2, 10, 0 }, { 8, 3, 8, 3 }, { 8, 4, 10, 2 }, { 9, 2, 9, 2 },
                                  { 9, 5, 9, 5 },  { 7, 4, 9, 2 }, { 0, 11, 9, 2 }
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      nz_flow_free (fixture->flow);
      fixture->flow = nz_flow_new (fixture->typeset, 0, 300, 0, 0, HEIGHT);
      for (int k = 0; k < cases[i][0]; k++)
        nz_flow_text (fixture->flow, lines (fixture, 1), NZ_TONE_TEXT, 0, 0);
      nz_flow_text (fixture->flow, lines (fixture, cases[i][1]), NZ_TONE_TEXT, 0, 0);
      g_assert_cmpint (lines_on (fixture, 0), ==, cases[i][2]);
      g_assert_cmpint (lines_on (fixture, 1), ==, cases[i][3]);
    }
}

/* What follows finds its room on the page of the last two lines. */
static void
test_keep_after (Fixture *fixture, gconstpointer data)
{
  nz_flow_text (fixture->flow, lines (fixture, 8), NZ_TONE_TEXT, 0, 30);
  g_assert_cmpint (lines_on (fixture, 0), ==, 6);
  g_assert_cmpint (lines_on (fixture, 1), ==, 2);
  g_assert_false (nz_flow_need (fixture->flow, 30));
}

static void
test_space (Fixture *fixture, gconstpointer data)
{
  nz_flow_space (fixture->flow, 50);
  nz_flow_text (fixture->flow, lines (fixture, 1), NZ_TONE_TEXT, 0, 0);
  g_assert_cmpfloat (fixture->flow->y, ==, PITCH); /* none at a page's top */
  nz_flow_space (fixture->flow, 30);
  nz_flow_space (fixture->flow, 30);
  nz_flow_text (fixture->flow, lines (fixture, 2), NZ_TONE_TEXT, 0, 0);
  g_assert_cmpfloat_with_epsilon (fixture->flow->y, 90, 0.01);
  nz_flow_space (fixture->flow, 30);
  nz_flow_text (fixture->flow, lines (fixture, 1), NZ_TONE_TEXT, 0, 0);
  g_assert_cmpuint (nz_flow_n_pages (fixture->flow), ==, 2);
  g_assert_cmpfloat_with_epsilon (fixture->flow->y, PITCH, 0.01);
}

static NzFlowRow
row (PangoLayout *layout, gboolean is_head)
{
  return (NzFlowRow){ .cells = { { layout, 0, NZ_TONE_TEXT } }, .n_cells = 1, .is_head = is_head };
}

/* The head on each page; the last row never alone; a row higher than a page is divided. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  NzFlowRow head = row (lines (fixture, 1), TRUE);
  NzFlowRow rows[10];
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = row (lines (fixture, 1), FALSE);
  nz_flow_table (fixture->flow, &head, rows, G_N_ELEMENTS (rows));
  g_assert_cmpint (lines_on (fixture, 0), ==, 9); /* head and eight */
  g_assert_cmpint (lines_on (fixture, 1), ==, 3); /* head and two */

  nz_flow_need (fixture->flow, HEIGHT);
  guint page = fixture->flow->page;
  rows[1] = row (lines (fixture, 25), FALSE);
  nz_flow_table (fixture->flow, &head, rows, 3);
  int sum = 0;
  for (guint i = page; i < nz_flow_n_pages (fixture->flow); i++)
    {
      g_assert_cmpint (lines_on (fixture, i), >=, 2);
      sum += lines_on (fixture, i);
    }
  g_assert_cmpint (sum, ==, 27 + (int)(nz_flow_n_pages (fixture->flow) - page));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/flow/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("paragraphs", test_paragraphs);
  ADD ("keep-after", test_keep_after);
  ADD ("space", test_space);
  ADD ("table", test_table);
  return g_test_run ();
}
