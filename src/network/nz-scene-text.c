/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/nz-scene-private.h"

#include "base/nz-organisation-label.h"
#include "base/nz-text.h"

#include <string.h>

const char *
nz_scene_hidden_label (const char *kind, NzLanguage language)
{
  const NzField *field = nz_entity_field (&nz_entity_organisation, "kind");
  const NzChoice *choice = field ? nz_field_choice (field, kind) : NULL;

  return choice ? nz_choice_label (choice, language) : nz_text (language, "Organisation");
}

static void
count_kinds (NzScene *scene)
{
  const NzField *field = nz_entity_field (&nz_entity_organisation, "kind");
  g_autoptr (GArray) kinds = g_array_new (FALSE, TRUE, sizeof (NzSceneKind));

  for (const NzChoice *choice = field ? field->choices : NULL; choice != NULL && choice->code != NULL;
       choice++)
    {
      NzSceneKind kind = { g_intern_string (choice->code), nz_choice_label (choice, scene->language), 0 };

      for (guint i = 0; i < scene->n_nodes; i++)
        kind.count += scene->nodes[i].kind == kind.kind;
      if (kind.count > 0)
        g_array_append_val (kinds, kind);
    }
  scene->n_kinds = kinds->len;
  scene->kinds = (NzSceneKind *)(gpointer)g_array_free (g_steal_pointer (&kinds), FALSE);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  g_autofree char *left = nz_text_sort_key_words (((const NzSceneGroup *)a)->name);
  g_autofree char *right = nz_text_sort_key_words (((const NzSceneGroup *)b)->name);
  int order = strcmp (left, right);

  return order != 0 ? order : strcmp (((const NzSceneGroup *)a)->name, ((const NzSceneGroup *)b)->name);
}

void
nz_scene_take_groups (NzScene *scene, const NzGraph *graph)
{
  scene->n_groups = graph->n_groups;
  scene->groups = g_new0 (NzSceneGroup, MAX (graph->n_groups, 1));
  for (guint i = 0; i < graph->n_groups; i++)
    scene->groups[i] = (NzSceneGroup){ g_strdup (graph->groups[i].name), graph->groups[i].members->len };
  qsort (scene->groups, scene->n_groups, sizeof (NzSceneGroup), compare_groups);
}

void
nz_scene_take_nodes (NzScene *scene, const NzGraph *graph, gboolean name_all)
{
  scene->n_nodes = graph->n_nodes;
  scene->nodes = g_new0 (NzSceneNode, MAX (graph->n_nodes, 1));
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      const NzNode *node = &graph->nodes[i];
      NzSceneNode *shown = &scene->nodes[i];
      gboolean hidden = !node->is_public && !name_all;

      shown->id = node->id;
      shown->node = i;
      shown->kind = node->kind;
      shown->degree = node->degree;
      shown->pinned = node->pinned;
      shown->name = g_strdup (hidden ? nz_scene_hidden_label (node->kind, scene->language) : node->name);
      scene->n_hidden_names += hidden;
    }
  count_kinds (scene);
}

char *
nz_scene_label_of (const NzScene *scene, const NzGraph *graph, guint node)
{
  const NzNode *full = &graph->nodes[node];

  /* a name that is not shown has no short name to be shown either */
  if (strcmp (scene->nodes[node].name, full->name) != 0)
    return g_strdup (scene->nodes[node].name);
  return nz_organisation_label (full->name, full->short_name);
}

/* (transfer full) */
static char *
group_names (const NzGraph *graph, const NzEdge *edge)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < edge->n_groups; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", graph->groups[edge->groups[i]].name);
  return g_string_free (names, FALSE);
}

char *
nz_scene_edge_title (const NzScene *scene, const NzGraph *graph, const NzEdge *edge)
{
  GString *title = g_string_new (NULL);
  NzLanguage language = scene->language;

  g_string_printf (title, "%s – %s: ", scene->nodes[edge->a].name, scene->nodes[edge->b].name);
  if (edge->intensity > 0)
    {
      const NzField *field = nz_entity_field (&nz_entity_tie, "intensity");
      char code[2] = { (char)('0' + edge->intensity), '\0' };
      const NzChoice *choice = nz_field_choice (field, code);

      g_string_append (title, choice ? nz_choice_label (choice, language) : code);
      if (nz_date_is_set (edge->since))
        {
          g_autofree char *since = nz_date_format (edge->since, language, NZ_DATE_LONG);

          g_string_append_printf (title, nz_text (language, ", since %s"), since);
        }
      if (nz_date_is_set (edge->until))
        {
          g_autofree char *until = nz_date_format (edge->until, language, NZ_DATE_LONG);

          g_string_append_printf (title, nz_text (language, ", until %s"), until);
        }
      if (edge->n_groups > 0)
        g_string_append (title, "; ");
    }
  if (edge->n_groups > 0)
    {
      g_autofree char *groups = group_names (graph, edge);

      g_string_append_printf (title, nz_text (language, "both in %s"), groups);
    }
  return g_string_free (title, FALSE);
}
