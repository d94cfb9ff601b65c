/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/nz-scene.h"

G_BEGIN_DECLS

/* Puts a node with its label somewhere else; the curves at it follow with half of the way, so that their bow
 * stays. */
void nz_scene_move_node (NzScene *scene, guint node, NzPoint place);

/**
 * NzSceneMotion:
 *
 * The way of a scene's nodes from where they were in another picture to where they belong, so that the eye
 * can follow. Nodes that the other picture does not have stand still. Plain data; the scene must outlive it.
 */
typedef struct _NzSceneMotion NzSceneMotion;

/* (transfer full) (nullable): %NULL if nothing moves. @old may have another size: its places are taken as
 * parts of it. */
NzSceneMotion *nz_scene_motion_new (NzScene *scene, const NzScene *old);
void nz_scene_motion_free (NzSceneMotion *motion);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NzSceneMotion, nz_scene_motion_free)

/* Puts the scene's nodes where they are at @t: 0 as in the other picture, 1 exactly where they belong. Starts
 * and ends slowly. */
void nz_scene_motion_apply (NzSceneMotion *motion, double t);

/* The node that lies next in a direction of the keyboard (@dx, @dy of −1, 0, 1), for walking with arrow keys:
 * near, and rather ahead than aside. −1 if there is none. */
int nz_scene_neighbour (const NzScene *scene, guint node, int dx, int dy);

G_END_DECLS
