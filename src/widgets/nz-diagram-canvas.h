/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "render/nz-diagram-marks.h"

G_BEGIN_DECLS

/**
 * NzDiagramCanvas:
 *
 * Shows a scene of the network: the wheel and two fingers zoom around the pointer, dragging the ground pans,
 * the pointer lights an actor with its partners, a click selects, a double click centres, dragging an actor
 * pins it. With the keyboard Tab and the arrow keys walk from actor to actor, Shift with arrows pans, Ctrl
 * with arrows moves the actor, +, − and 0 zoom, Enter opens, Escape lets go.
 *
 * A screen reader hears one picture with a description; whoever uses the canvas offers a list that says the
 * same (GTK 4.8 has no way to expose what a widget only draws).
 *
 * Signals: "selected" (gint64 id; 0 for none) when the user selects; "open" (gint64 id); "moved" (gint64 id,
 * int x, int y) when an actor was put somewhere, in thousandths of the picture; "unpin" (gint64 id).
 */
#define NZ_TYPE_DIAGRAM_CANVAS (nz_diagram_canvas_get_type ())
G_DECLARE_FINAL_TYPE (NzDiagramCanvas, nz_diagram_canvas, NZ, DIAGRAM_CANVAS, GtkWidget)

GtkWidget *nz_diagram_canvas_new (void);

/* (transfer full) (nullable) @scene: shown from now on. Actors move there from their old places if the
 * desktop has animations. */
void nz_diagram_canvas_set_scene (NzDiagramCanvas *canvas, NzScene *scene);
/* (transfer none) (nullable): belongs to the canvas, which moves its nodes. */
const NzScene *nz_diagram_canvas_get_scene (NzDiagramCanvas *canvas);

/* Whether actors can be dragged and pinned; not by default. */
void nz_diagram_canvas_set_editable (NzDiagramCanvas *canvas, gboolean editable);
/* A small picture in a page: no zoom and no pan, so that the page scrolls; a click opens. */
void nz_diagram_canvas_set_fixed (NzDiagramCanvas *canvas, gboolean fixed);
/* Room at the rims that panels cover: the whole picture is fitted beside them. In pixels. */
void nz_diagram_canvas_set_margins (NzDiagramCanvas *canvas, int top, int right, int bottom, int left);

/* 0 for none; does not emit "selected". */
void nz_diagram_canvas_select (NzDiagramCanvas *canvas, gint64 id);
gint64 nz_diagram_canvas_get_selected (NzDiagramCanvas *canvas);
/* Brings an actor into view if it is not. */
void nz_diagram_canvas_reveal (NzDiagramCanvas *canvas, gint64 id);

/* Around the middle. */
void nz_diagram_canvas_zoom (NzDiagramCanvas *canvas, double factor);
void nz_diagram_canvas_fit (NzDiagramCanvas *canvas);

G_END_DECLS
