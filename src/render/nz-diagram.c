/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "render/nz-diagram.h"

#include "base/nz-error.h"
#include "render/nz-diagram-marks.h"
#include "render/nz-diagram-page.h"
#include "render/nz-sign.h"

#define PNG_DPI 150

struct _NzDiagram
{
  NzDocument parent_instance;

  NzScene *scene;
  NzTypeset *typeset;
  NzMarks *marks; /* of the prepared page */
  const NzTheme *theme;
  char *network, *source, *address;
  gboolean example;
};

G_DEFINE_FINAL_TYPE (NzDiagram, nz_diagram, NZ_TYPE_DOCUMENT)

static guint
nz_diagram_prepare (NzDocument *document, NzPaper paper)
{
  NzDiagram *self = NZ_DIAGRAM (document);
  NzDiagramFacts facts = { self->network, self->source, self->address, self->example };

  g_clear_pointer (&self->marks, nz_marks_free);
  self->marks = nz_diagram_page (self->scene, &facts, self->typeset, paper, self->theme);
  return 1;
}

static void
nz_diagram_draw_page (NzDocument *document, guint page, cairo_t *cr)
{
  NzDiagram *self = NZ_DIAGRAM (document);

  nz_marks_paint (self->marks, self->typeset, cr);
}

static void
nz_diagram_finalize (GObject *object)
{
  NzDiagram *self = NZ_DIAGRAM (object);

  g_clear_pointer (&self->marks, nz_marks_free);
  g_clear_pointer (&self->scene, nz_scene_free);
  g_clear_pointer (&self->typeset, nz_typeset_free);
  g_free (self->network);
  g_free (self->source);
  g_free (self->address);
  G_OBJECT_CLASS (nz_diagram_parent_class)->finalize (object);
}

static void
nz_diagram_class_init (NzDiagramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_diagram_finalize;
  NZ_DOCUMENT_CLASS (klass)->prepare = nz_diagram_prepare;
  NZ_DOCUMENT_CLASS (klass)->draw_page = nz_diagram_draw_page;
}

static void
nz_diagram_init (NzDiagram *self)
{
}

NzSceneOptions
nz_diagram_scene_options (NzTypeset *typeset, NzLanguage language, gboolean name_all)
{
  return (NzSceneOptions){ .language = language,
                           .name_all = name_all,
                           .measure = nz_diagram_measure,
                           .measure_data = typeset,
                           .reach = nz_sign_reach,
                           .effort = 1 };
}

/* The lines around the picture, from the network's settings. */
static void
take_facts (NzDiagram *self, NzRecord *network, NzLanguage language)
{
  const char *office = nz_record_get_text (network, "office"),
             *street = nz_record_get_text (network, "street");
  const char *postcode = nz_record_get_text (network, "postcode"),
             *town = nz_record_get_text (network, "town");
  const char *name = nz_record_get_text (network, "name"),
             *subtitle = nz_record_get_text (network, "subtitle");

  if (name != NULL)
    self->network = subtitle ? g_strconcat (name, " ", subtitle, NULL) : g_strdup (name);
  self->source = office ? g_strdup_printf (nz_text (language, "Source: statements of the actors, %s"), office)
                        : g_strdup (nz_text (language, "Source: statements of the actors"));
  if (street != NULL && town != NULL)
    self->address
        = g_strdup_printf ("%s, %s%s%s", street, postcode ? postcode : "", postcode ? " " : "", town);
  self->example = nz_record_get_int (network, "example") != 0;
}

NzDiagram *
nz_diagram_new_for_graph (const NzGraph *graph, NzRecord *network, NzDiagramFlags flags, GError **error)
{
  g_autoptr (NzDiagram) self = g_object_new (NZ_TYPE_DIAGRAM, NULL);
  g_autoptr (NzTypeset) measuring = NULL;
  g_autofree char *title = NULL;
  NzLanguage language = NZ_LANGUAGE_DE;
  NzSceneOptions options;

  g_return_val_if_fail (graph != NULL && NZ_IS_RECORD (network), NULL);

  nz_language_parse (nz_record_get_text (network, "language"), &language);
  take_facts (self, network, language);
  self->theme = nz_theme_get (flags & NZ_DIAGRAM_GREY ? NZ_THEME_GREY : NZ_THEME_PRINT);
  self->typeset = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  measuring = nz_typeset_new (NZ_TYPESET_PAGE, NULL, language);
  options = nz_diagram_scene_options (measuring, language, (flags & NZ_DIAGRAM_NAME_ALL) != 0);
  self->scene = nz_scene_new (graph, &options, error);
  if (self->scene == NULL)
    return NULL;
  title = nz_diagram_title (self->scene);
  nz_document_set_title (NZ_DOCUMENT (self), title);
  nz_document_set_language (NZ_DOCUMENT (self), language);
  nz_document_set_date (NZ_DOCUMENT (self), graph->day);
  return g_steal_pointer (&self);
}

NzDiagram *
nz_diagram_new (NzStore *store, NzDate day, NzDiagramFlags flags, GError **error)
{
  g_autoptr (NzGraph) graph = NULL;
  g_autoptr (NzRecord) network = NULL;

  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  network = nz_store_get_network (store, error);
  if (network == NULL)
    return NULL;
  graph = nz_graph_for_day (store, day, NZ_GRAPH_ALL, error);
  return graph ? nz_diagram_new_for_graph (graph, network, flags, error) : NULL;
}

const NzScene *
nz_diagram_get_scene (NzDiagram *self)
{
  g_return_val_if_fail (NZ_IS_DIAGRAM (self), NULL);
  return self->scene;
}

const NzMarks *
nz_diagram_get_marks (NzDiagram *self)
{
  g_return_val_if_fail (NZ_IS_DIAGRAM (self), NULL);
  return self->marks;
}

gboolean
nz_diagram_write_svg (NzDiagram *self, const char *path, GError **error)
{
  g_autofree char *summary = NULL;

  g_return_val_if_fail (NZ_IS_DIAGRAM (self) && self->marks != NULL && path != NULL, FALSE);

  summary = nz_diagram_summary (self->scene);
  return nz_marks_write_svg (self->marks, self->typeset, nz_document_get_title (NZ_DOCUMENT (self)), summary,
                             self->scene->language, path, error);
}

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ending);
}

gboolean
nz_diagram_write (NzDiagram *self, const char *path, GError **error)
{
  g_return_val_if_fail (NZ_IS_DIAGRAM (self) && self->marks != NULL && path != NULL, FALSE);

  if (has_ending (path, ".svg"))
    return nz_diagram_write_svg (self, path, error);
  if (has_ending (path, ".pdf"))
    return nz_document_write_pdf (NZ_DOCUMENT (self), path, error);
  if (has_ending (path, ".png"))
    return nz_document_write_png (NZ_DOCUMENT (self), 0, PNG_DPI, path, error);
  g_set_error (error, NZ_ERROR, NZ_ERROR_INVALID,
               _ ("“%s” was not written: a diagram’s file ends in .svg, .pdf or .png."), path);
  return FALSE;
}
