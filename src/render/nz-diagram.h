/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-scene.h"
#include "render/nz-document.h"
#include "render/nz-marks.h"

G_BEGIN_DECLS

/**
 * NzDiagram:
 *
 * Who works with whom on one day, on one page: the document behind the printed picture, PDF, PNG and SVG. The
 * picture is laid out once, when the document is made (two seconds for 70 actors), and is the same on every
 * paper. Its language is that of the file.
 */
#define NZ_TYPE_DIAGRAM (nz_diagram_get_type ())
G_DECLARE_FINAL_TYPE (NzDiagram, nz_diagram, NZ, DIAGRAM, NzDocument)

typedef enum
{
  NZ_DIAGRAM_DEFAULT = 0,
  /* also those who may not be named publicly; only where the user asked for it */
  NZ_DIAGRAM_NAME_ALL = 1 << 0,
  /* for a printer without colour */
  NZ_DIAGRAM_GREY = 1 << 1,
} NzDiagramFlags;

/* Reads the network of @day and its settings from the store. (transfer full): %NULL on error. */
NzDiagram *nz_diagram_new (NzStore *store, NzDate day, NzDiagramFlags flags, GError **error);
/* The same for a graph that is there already. @network: the settings' record; @graph is not needed
 * afterwards. */
NzDiagram *
nz_diagram_new_for_graph (const NzGraph *graph, NzRecord *network, NzDiagramFlags flags, GError **error);

/* (transfer none) */
const NzScene *nz_diagram_get_scene (NzDiagram *diagram);
/* What is on the prepared page. (transfer none) */
const NzMarks *nz_diagram_get_marks (NzDiagram *diagram);

/* Writes the prepared page; whole or not there, the same bytes for the same content. NZ_ERROR_IO. */
gboolean nz_diagram_write_svg (NzDiagram *diagram, const char *path, GError **error);
/* SVG, PDF or PNG (150 dots an inch) by the ending of @path; NZ_ERROR_INVALID for any other. */
gboolean nz_diagram_write (NzDiagram *diagram, const char *path, GError **error);

/* Options of a scene whose labels are measured with @typeset (which must live as long as nz_scene_new()
 * runs): also for windows. */
NzSceneOptions nz_diagram_scene_options (NzTypeset *typeset, NzLanguage language, gboolean name_all);

G_END_DECLS
