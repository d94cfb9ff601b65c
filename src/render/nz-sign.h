/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "render/nz-theme.h"

G_BEGIN_DECLS

/* The same sign stands for an actor everywhere: in lists, in the diagram, in legends and on paper. Kinds are
 * the codes of organisation.kind ("association", "provider", "office", "authority", "body", "company",
 * "individual", "education", "religion"); any other code, and %NULL, is a grey circle. Shape and colour
 * together, never the colour alone (Okabe and Ito, "Color Universal Design", 2008, with a dark outline
 * because three of the colours fail 3:1 on white). */

/* The colour of a kind; grey where the theme is. White for religion. */
NzColour nz_sign_colour (const char *kind, const NzTheme *theme);
/* The outline of a node of the diagram: the fill mixed 52 % with black. */
NzColour nz_sign_edge (const char *kind, const NzTheme *theme);

/* Adds the closed outline of a sign that looks as large as a circle of @radius around @cx, @cy to the current
 * path. */
void nz_sign_path (cairo_t *cr, const char *kind, double cx, double cy, double radius);
/* (out): corners around 0, 0 of a sign of radius 1, at most 8 pairs; returns how many: 0 means a circle. For
 * SVG and for tests of overlap. */
guint nz_sign_corners (const char *kind, double corners[16]);
/* How far the sign's farthest corner is from @cx, @cy, as a multiple of the radius. */
double nz_sign_reach (const char *kind);
/* Whether the sign has a dot in its middle (individual); its radius is 0.26 of the sign's. */
gboolean nz_sign_has_dot (const char *kind);
#define NZ_SIGN_DOT 0.26

/* A sign by itself as in lists and legends: outline 1.2 wide, from a radius of 20 on 1.8. */
void nz_sign_draw (cairo_t *cr, const char *kind, double cx, double cy, double radius, const NzTheme *theme);
/* A sign on a disc of its own colour, as in list rows (@radius 18) and page heads (46): the sign is about
 * half as wide as the disc. */
void
nz_sign_draw_disc (cairo_t *cr, const char *kind, double cx, double cy, double radius, const NzTheme *theme);
/* A node of the diagram: outline 1.3 × @scale, in dark themes a moat of background 3.6 × @scale wide around
 * it. */
void nz_sign_draw_node (
    cairo_t *cr, const char *kind, double cx, double cy, double radius, double scale, const NzTheme *theme);

G_END_DECLS
