/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-error.h"
#include "networks.h"
#include "pdf-text.h"
#include "render/nz-diagram-marks.h"
#include "render/nz-diagram.h"
#include "render/nz-sign.h"

/* The diagram on paper, in files and through the window's view. Scenes are laid out in a hurry here; how well
 * is test-scene's business. */

static NzRecord *
settings (const char *language)
{
  NzRecord *network = nz_record_new (&nz_entity_network);

  nz_record_set_text (network, "name", "Netzwerk für Integration");
  nz_record_set_text (network, "language", language);
  nz_record_set_text (network, "street", "Rosa-Luxemburg-Straße 50");
  nz_record_set_text (network, "town", "Erfurt");
  nz_record_set_int (network, "example", 1);
  return network;
}

/* Names that XML and a careless style sheet trip over. */
static NzGraph *
small (void)
{
  NzGraphBuilder *builder = nz_graph_builder_new (network_day ());

  nz_graph_builder_add_node (builder, 1, "Jugendamt <A&B> \"Mitte\"", NULL, "office", TRUE);
  nz_graph_builder_add_node (builder, 2, "Leyla Geheim", NULL, "individual", FALSE);
  nz_graph_builder_add_node (builder, 3, "Förderzentrum Regenbogen e. V.", NULL, "association", TRUE);
  nz_graph_builder_add_node (builder, 4, "Kirchenkreis", NULL, "religion", TRUE);
  nz_graph_builder_add_node (builder, 5,
                             "Tab\tund\x1b"
                             "Glocke",
                             NULL, "unknown", TRUE);
  nz_graph_builder_add_group (builder, 9, "AG Sprache");
  nz_graph_builder_add_member (builder, 9, 3);
  nz_graph_builder_add_member (builder, 9, 4);
  nz_graph_builder_add_tie (builder, 1, 2, 4, TRUE, NZ_DATE_NONE, nz_date (2026, 12, 31));
  nz_graph_builder_add_tie (builder, 1, 3, 1, TRUE, nz_date (2004, 0, 0), NZ_DATE_NONE);
  return nz_graph_builder_finish (builder);
}

static NzDiagram *
diagram_of (const NzGraph *graph, const char *language, NzDiagramFlags flags)
{
  g_autoptr (NzRecord) network = settings (language);
  g_autoptr (GError) error = NULL;
  NzDiagram *diagram = nz_diagram_new_for_graph (graph, network, flags, &error);

  g_assert_no_error (error);
  return diagram;
}

static char *
written (NzDiagram *diagram, const char *ending, gsize *size)
{
  g_autofree char *path = NULL;
  g_autofree char *name = g_strconcat ("nz-test-XXXXXX", ending, NULL);
  int fd = g_file_open_tmp (name, &path, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_close (fd, NULL);
  nz_diagram_write (diagram, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, size, NULL));
  g_unlink (path);
  return bytes;
}

static void
test_same_bytes (void)
{
  static const char *const endings[] = { ".svg", ".pdf", ".PNG" };
  g_autoptr (NzGraph) graph = small ();

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autoptr (NzDiagram) a = diagram_of (graph, "de", 0), b = diagram_of (graph, "de", 0);
      g_autofree char *first = NULL, *second = NULL;
      gsize n_first, n_second;

      nz_document_prepare (NZ_DOCUMENT (a), nz_paper (NZ_PAPER_A3, TRUE));
      nz_document_prepare (NZ_DOCUMENT (b), nz_paper (NZ_PAPER_A4, TRUE));
      nz_document_prepare (NZ_DOCUMENT (b), nz_paper (NZ_PAPER_A3, TRUE));
      first = written (a, endings[i], &n_first);
      second = written (b, endings[i], &n_second);
      g_assert_cmpmem (first, n_first, second, n_second);
      g_assert_cmpuint (n_first, >, 1000);
    }
}

static void
test_ending (void)
{
  g_autoptr (NzGraph) graph = small ();
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "de", 0);
  g_autoptr (GError) error = NULL;

  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));
  g_assert_false (nz_diagram_write (diagram, "/nonexistent/picture.gif", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (nz_diagram_write (diagram, "/nonexistent/picture.svg", &error));
  g_assert_error (error, NZ_ERROR, NZ_ERROR_IO);
}

/* --- SVG, read back
 * ---------------------------------------------------------------------------------------------- */

typedef struct
{
  GString *text;
  GPtrArray *classes;
  guint titles, depth;
} Svg;

static void
on_start (GMarkupParseContext *context,
          const char *element,
          const char **names,
          const char **values,
          gpointer data,
          GError **error)
{
  Svg *svg = data;

  svg->depth++;
  svg->titles += g_str_equal (element, "title");
  for (guint i = 0; names[i]; i++)
    if (g_str_equal (names[i], "class"))
      g_ptr_array_add (svg->classes, g_strdup (values[i]));
}

static void
on_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  ((Svg *)data)->depth--;
}

static void
on_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  g_string_append_len (((Svg *)data)->text, text, (gssize)length);
}

static guint
count_class (const Svg *svg, const char *class_name)
{
  guint n = 0;

  for (guint i = 0; i < svg->classes->len; i++)
    n += g_str_equal (g_ptr_array_index (svg->classes, i), class_name);
  return n;
}

static void
test_svg (void)
{
  static const GMarkupParser parser = { on_start, on_end, on_text, NULL, NULL };
  g_autoptr (NzGraph) graph = small ();
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "de", 0);
  Svg svg = { g_string_new (NULL), g_ptr_array_new_with_free_func (g_free), 0, 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &svg, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A3, TRUE));
  bytes = written (diagram, ".svg", &size);
  g_markup_parse_context_parse (context, bytes, (gssize)size, &error);
  g_assert_no_error (error);
  g_markup_parse_context_end_parse (context, &error);
  g_assert_no_error (error);

  g_assert_nonnull (strstr (svg.text->str, "24. November 2026"));
  g_assert_nonnull (strstr (svg.text->str, "Förderzentrum Regenbogen"));
  g_assert_nonnull (strstr (svg.text->str, "Jugendamt <A&B> \"Mitte\""));
  g_assert_nonnull (strstr (svg.text->str, "Einzelperson"));
  g_assert_null (strstr (svg.text->str, "Leyla"));
  g_assert_null (strchr (svg.text->str, '\x1b'));
  /* the whole name is there too, for who rests the pointer on the sign */
  g_assert_nonnull (strstr (svg.text->str, "Förderzentrum Regenbogen e. V. (Verein)"));
  g_assert_cmpuint (count_class (&svg, "label"), ==, 5);
  g_assert_cmpuint (count_class (&svg, "actor office"), ==, 1);
  g_assert_cmpuint (count_class (&svg, "tie intensity-4 ends"), ==, 1);
  g_assert_cmpuint (count_class (&svg, "tie intensity-1"), ==, 1);
  g_assert_cmpuint (count_class (&svg, "group"), ==, 1);
  /* the picture's, five actors', three edges' */
  g_assert_cmpuint (svg.titles, ==, 9);
  /* no number follows a locale */
  g_assert_null (strstr (bytes, "nan"));
  g_assert_cmpint (g_utf8_validate (bytes, (gssize)size, NULL), ==, TRUE);
  g_string_free (svg.text, TRUE);
  g_ptr_array_unref (svg.classes);
}

static void
test_names_on_request (void)
{
  g_autoptr (NzGraph) graph = small ();
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "en", NZ_DIAGRAM_NAME_ALL);
  g_autofree char *bytes = NULL;
  gsize size;

  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));
  bytes = written (diagram, ".svg", &size);
  g_assert_nonnull (strstr (bytes, "Leyla Geheim"));
  g_assert_nonnull (strstr (bytes, "Who works with whom · 24 November 2026"));
  g_assert_nonnull (strstr (bytes, "5 actors, 2 collaborations, 1 working group"));
}

/* --- the page
 * ---------------------------------------------------------------------------------------------------- */

/* The ink of a label's lines, as Pango measures it. */
static NzRect
ink_of (const NzMark *mark, NzTypeset *typeset, guint line)
{
  NzType type = { .size = mark->size, .weight = mark->weight };
  PangoLayout *layout = nz_typeset_layout (typeset, mark->lines[line], &type);
  double width = nz_layout_width (layout), x = mark->box.x;
  double top = mark->box.y + mark->ascent + line * mark->pitch - nz_layout_baseline (layout);
  PangoRectangle ink;

  if (mark->align == NZ_LABEL_MIDDLE)
    x += (mark->box.width - width) / 2;
  else if (mark->align == NZ_LABEL_END)
    x += mark->box.width - width;
  pango_layout_get_extents (layout, &ink, NULL);
  return (NzRect){ x + (double)ink.x / PANGO_SCALE, top + (double)ink.y / PANGO_SCALE,
                   (double)ink.width / PANGO_SCALE, (double)ink.height / PANGO_SCALE };
}

typedef struct
{
  NzRect box;
  guint mark;
} Ink;

static void
assert_page_readable (const NzMarks *marks)
{
  g_autoptr (NzTypeset) typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, NZ_LANGUAGE_DE);
  g_autoptr (GArray) inks = g_array_new (FALSE, FALSE, sizeof (Ink));
  guint labels = 0, actors = 0;

  for (guint i = 0; i < marks->marks->len; i++)
    {
      const NzMark *mark = &g_array_index (marks->marks, NzMark, i);

      labels += mark->kind == NZ_MARK_TEXT && g_str_equal (mark->class_name, "label");
      actors += mark->kind == NZ_MARK_SIGN && g_str_has_prefix (mark->class_name, "actor");
      for (guint k = 0; mark->kind == NZ_MARK_TEXT && mark->lines[k]; k++)
        {
          Ink ink = { ink_of (mark, typeset, k), i };

          g_assert_cmpfloat (ink.box.x, >=, 0);
          g_assert_cmpfloat (ink.box.y, >=, 0);
          g_assert_cmpfloat (ink.box.x + ink.box.width, <=, marks->width);
          g_assert_cmpfloat (ink.box.y + ink.box.height, <=, marks->height);
          g_assert_cmpfloat (mark->size, >=, 5.5);
          g_array_append_val (inks, ink);
        }
    }
  g_assert_cmpuint (labels, ==, actors);
  for (guint i = 0; i < inks->len; i++)
    {
      const Ink *a = &g_array_index (inks, Ink, i);

      for (guint j = i + 1; j < inks->len; j++)
        g_assert_cmpfloat (nz_rect_overlap (&a->box, &g_array_index (inks, Ink, j).box), <=, 0);
      for (guint j = 0; j < marks->marks->len; j++)
        {
          const NzMark *sign = &g_array_index (marks->marks, NzMark, j);

          if (sign->kind == NZ_MARK_SIGN)
            g_assert_cmpfloat (nz_rect_disc_depth (&a->box, sign->a, sign->radius), <=, 0);
        }
    }
}

static void
test_page (void)
{
  static const NzPaperSize sizes[] = { NZ_PAPER_A4, NZ_PAPER_A3, NZ_PAPER_A2 };
  g_autoptr (NzGraph) graph = network_make (67, 175, 9, 3);
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "de", 0);
  const NzScene *scene = nz_diagram_get_scene (diagram);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_assert_cmpuint (nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (sizes[i], TRUE)), ==, 1);
      assert_page_readable (nz_diagram_get_marks (diagram));
    }
  g_assert_cmpstr (nz_document_get_title (NZ_DOCUMENT (diagram)), !=, NULL);

  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A3, TRUE));
  g_autofree char *text = pdf_text (pdf, 0);
  for (guint i = 0; i < scene->n_nodes; i++)
    for (guint k = 0; scene->nodes[i].lines[k]; k++)
      g_assert_nonnull (strstr (text, scene->nodes[i].lines[k]));
  g_object_unref (pdf);
}

/* A name of the network that is longer than any page is wide. */
static void
test_long_facts (void)
{
  g_autoptr (NzGraph) graph = small ();
  g_autoptr (NzRecord) network = settings ("de");
  g_autofree char *name = g_strnfill (10000, 'W');

  nz_record_set_text (network, "name", name);
  nz_record_set_text (network, "office", name);
  nz_record_set_text (network, "town", name);
  g_autoptr (NzDiagram) diagram = nz_diagram_new_for_graph (graph, network, 0, NULL);
  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));
  assert_page_readable (nz_diagram_get_marks (diagram));
}

static void
test_empty_page (void)
{
  g_autoptr (NzGraph) graph = network_make (0, 0, 0, 1);
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "en", 0);
  PopplerDocument *pdf = pdf_of (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));

  g_assert_true (pdf_page_has (pdf, 0, "No organisation is active on this day."));
  g_object_unref (pdf);
}

static void
test_grey (void)
{
  g_autoptr (NzGraph) graph = small ();
  g_autoptr (NzDiagram) diagram = diagram_of (graph, "de", NZ_DIAGRAM_GREY);

  nz_document_prepare (NZ_DOCUMENT (diagram), nz_paper (NZ_PAPER_A4, TRUE));
  cairo_surface_t *surface = nz_document_render_page (NZ_DOCUMENT (diagram), 0, 1);
  const guint8 *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface), dark = 0;

  /* below the band, which is the letterhead's */
  for (int y = 40; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const guint8 *pixel = data + y * stride + 4 * x;
        int most = MAX (pixel[0], MAX (pixel[1], pixel[2])), least = MIN (pixel[0], MIN (pixel[1], pixel[2]));

        g_assert_cmpint (most - least, <=, 24);
        dark += most < 128;
      }
  g_assert_cmpint (dark, >, 500);
  cairo_surface_destroy (surface);
}

/* --- the window's view
 * ---------------------------------------------------------------------------------------------- */

static NzScene *
quick_scene (const NzGraph *graph)
{
  g_autoptr (NzTypeset) typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, NZ_LANGUAGE_DE);
  NzSceneOptions options = nz_diagram_scene_options (typeset, NZ_LANGUAGE_DE, TRUE);
  NzScene *scene;

  options.effort = 0.05;
  scene = nz_scene_new (graph, &options, NULL);
  g_assert_nonnull (scene);
  return scene;
}

static guint
count_labels (const NzScene *scene, const NzDiagramView *view, gboolean assert_free)
{
  g_autoptr (NzMarks) marks = nz_marks_new (900, 600, nz_theme_get (NZ_THEME_LIGHT));
  guint labels = 0;

  nz_diagram_add_marks (marks, scene, view);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const NzMark *mark = &g_array_index (marks->marks, NzMark, i);

      if (!g_str_equal (mark->class_name, "label"))
        continue;
      labels++;
      for (guint j = i + 1; j < marks->marks->len && assert_free; j++)
        {
          const NzMark *other = &g_array_index (marks->marks, NzMark, j);

          if (g_str_equal (other->class_name, "label"))
            g_assert_cmpfloat (nz_rect_overlap (&mark->box, &other->box), <=, 0);
        }
    }
  return labels;
}

static void
test_view (void)
{
  g_autoptr (NzGraph) graph = network_make (40, 80, 4, 6);
  g_autoptr (NzScene) scene = quick_scene (graph);
  NzDiagramView view = nz_diagram_view_fit (scene, (NzRect){ 0, 0, 900, 600 }, 10);
  NzPoint fixed = { 300, 200 }, before = nz_diagram_view_to_scene (&view, fixed), after;

  for (guint i = 0; i < scene->n_nodes; i++)
    {
      NzPoint place = nz_diagram_view_to_canvas (&view, scene->nodes[i].place);

      g_assert_cmpfloat (place.x, >, 0);
      g_assert_cmpfloat (place.y, <, 600);
      g_assert_cmpint (nz_diagram_view_node_at (&view, scene, place, 2), ==, (int)i);
    }
  nz_diagram_view_zoom (&view, scene, 2.5, fixed, 10);
  after = nz_diagram_view_to_scene (&view, fixed);
  g_assert_cmpfloat (nz_distance (before, after), <, 1e-9);
  g_assert_cmpfloat (view.marks, <=, view.zoom);
  g_assert_cmpuint (count_labels (scene, &view, TRUE), ==, 40);
  /* far out labels give way, on paper never */
  nz_diagram_view_zoom (&view, scene, 0.12, fixed, 10);
  g_assert_cmpuint (count_labels (scene, &view, TRUE), <, 40);
  g_assert_cmpuint (count_labels (scene, &view, TRUE), >, 0);
  view.all_labels = TRUE;
  g_assert_cmpuint (count_labels (scene, &view, FALSE), ==, 40);
  view.simple = TRUE;
  g_assert_cmpuint (count_labels (scene, &view, FALSE), ==, 0);
}

static void
test_highlight (void)
{
  g_autoptr (NzGraph) graph = network_make (30, 60, 3, 6);
  g_autoptr (NzScene) scene = quick_scene (graph);
  NzDiagramView view = nz_diagram_view_fit (scene, (NzRect){ 0, 0, 900, 700 }, 8);
  g_autoptr (NzMarks) marks = nz_marks_new (900, 700, nz_theme_get (NZ_THEME_DARK));
  guint seen = 0;

  view.highlight = 4;
  nz_diagram_add_marks (marks, scene, &view);
  for (guint i = 0; i < marks->marks->len; i++)
    {
      const NzMark *mark = &g_array_index (marks->marks, NzMark, i);

      if (mark->kind != NZ_MARK_SIGN)
        continue;
      gboolean lit = seen == 4 || nz_scene_joined (scene, 4, seen);
      g_assert_cmpint (mark->opacity == 1, ==, lit);
      seen++;
    }
  g_assert_cmpuint (seen, ==, 30);
  /* a node of another scene is no node of this one */
  view.highlight = 99;
  view.selected = 99;
  g_autoptr (NzMarks) others = nz_marks_new (900, 700, nz_theme_get (NZ_THEME_LIGHT));
  nz_diagram_add_marks (others, scene, &view);
  for (guint i = 0; i < others->marks->len; i++)
    g_assert_cmpfloat (g_array_index (others->marks, NzMark, i).opacity, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/diagram/same-bytes", test_same_bytes);
  g_test_add_func ("/diagram/ending", test_ending);
  g_test_add_func ("/diagram/svg", test_svg);
  g_test_add_func ("/diagram/names-on-request", test_names_on_request);
  g_test_add_func ("/diagram/page", test_page);
  g_test_add_func ("/diagram/long-facts", test_long_facts);
  g_test_add_func ("/diagram/empty-page", test_empty_page);
  g_test_add_func ("/diagram/grey", test_grey);
  g_test_add_func ("/diagram/view", test_view);
  g_test_add_func ("/diagram/highlight", test_highlight);
  return g_test_run ();
}
