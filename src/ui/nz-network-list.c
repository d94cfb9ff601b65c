/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-list.h"

#include "base/nz-text.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-strength.h"

/* --- a line -----------------------------------------------------------------------------------------------
 */

#define NZ_TYPE_NETWORK_LINE (nz_network_line_get_type ())
G_DECLARE_FINAL_TYPE (NzNetworkLine, nz_network_line, NZ, NETWORK_LINE, GObject)

/* An actor, or under one a partner. */
struct _NzNetworkLine
{
  GObject parent_instance;
  gint64 id;
  char *name, *words;
  char *sort;
  const char *kind;
  guint intensity;
  GListStore *partners; /* (nullable): %NULL for a partner */
};

G_DEFINE_FINAL_TYPE (NzNetworkLine, nz_network_line, G_TYPE_OBJECT)

static void
nz_network_line_finalize (GObject *object)
{
  NzNetworkLine *self = NZ_NETWORK_LINE (object);

  g_free (self->name);
  g_free (self->words);
  g_free (self->sort);
  g_clear_object (&self->partners);
  G_OBJECT_CLASS (nz_network_line_parent_class)->finalize (object);
}

static void
nz_network_line_class_init (NzNetworkLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_network_line_finalize;
}

static void
nz_network_line_init (NzNetworkLine *self)
{
}

static NzNetworkLine *
line_new (const NzNode *node, char *words)
{
  NzNetworkLine *line = g_object_new (NZ_TYPE_NETWORK_LINE, NULL);

  line->id = node->id;
  line->name = g_strdup (node->name);
  line->words = words;
  line->kind = node->kind;
  return line;
}

/* --- words ------------------------------------------------------------------------------------------------
 */

/* "Cooperation since October 2011, shared: AG Sprache" (transfer full) */
static char *
edge_words (const NzGraph *graph, const NzEdge *edge)
{
  const NzField *field = nz_entity_field (&nz_entity_tie, "intensity");
  g_autoptr (GString) text = g_string_new (NULL);

  if (edge->intensity > 0)
    {
      g_string_append (text, nz_choice_label (&field->choices[edge->intensity - 1], nz_get_language ()));
      if (nz_date_is_set (edge->since))
        {
          g_autofree char *since = nz_date_format (edge->since, nz_get_language (), NZ_DATE_SHORT);
          g_string_append_printf (text, _ (" since %s"), since);
        }
      if (edge->ends)
        {
          g_autofree char *until = nz_date_format (edge->until, nz_get_language (), NZ_DATE_NUMERIC);
          g_string_append_printf (text, _ (", ends %s"), until);
        }
    }
  for (guint i = 0; i < edge->n_groups; i++)
    {
      if (i == 0 && text->len > 0)
        g_string_append (text, " · ");
      if (i == 0)
        g_string_append (text, _ ("both in: "));
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", graph->groups[edge->groups[i]].name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
node_words (const NzGraph *graph, guint index)
{
  const NzNode *node = &graph->nodes[index];
  const NzField *field = nz_entity_field (&nz_entity_organisation, "kind");
  const NzChoice *kind = node->kind != NULL ? nz_field_choice (field, node->kind) : NULL;
  g_autoptr (GString) text = g_string_new (kind != NULL ? nz_choice_label (kind, nz_get_language ()) : "");

  g_string_append_printf (text, " · ");
  g_string_append_printf (text, nz_ngettext ("%u collaboration", "%u collaborations", node->degree),
                          node->degree);
  for (guint i = 0; i < graph->n_groups; i++)
    {
      const GArray *members = graph->groups[i].members;
      for (guint k = 0; k < members->len; k++)
        if (g_array_index (members, guint, k) == index)
          g_string_append_printf (text, " · %s", graph->groups[i].name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const NzNetworkLine *left = a, *right = b;

  if (left->intensity != right->intensity)
    return (int)right->intensity - (int)left->intensity;
  return g_strcmp0 (left->sort, right->sort);
}

static GListStore *
lines_of (const NzGraph *graph)
{
  GListStore *actors = g_list_store_new (NZ_TYPE_NETWORK_LINE);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < graph->n_nodes; i++)
    {
      NzNetworkLine *line = line_new (&graph->nodes[i], node_words (graph, i));
      line->sort = nz_text_sort_key_words (line->name);
      line->partners = g_list_store_new (NZ_TYPE_NETWORK_LINE);
      g_ptr_array_add (lines, line);
    }
  for (guint i = 0; i < graph->n_edges; i++)
    {
      const NzEdge *edge = &graph->edges[i];
      for (int side = 0; side < 2; side++)
        {
          guint host = side == 0 ? edge->a : edge->b, partner = side == 0 ? edge->b : edge->a;
          g_autoptr (NzNetworkLine) line = line_new (&graph->nodes[partner], edge_words (graph, edge));
          line->intensity = edge->intensity;
          line->sort = g_strdup (NZ_NETWORK_LINE (lines->pdata[partner])->sort);
          g_list_store_append (NZ_NETWORK_LINE (lines->pdata[host])->partners, line);
        }
    }
  for (guint i = 0; i < lines->len; i++)
    {
      g_list_store_sort (NZ_NETWORK_LINE (lines->pdata[i])->partners, compare_lines, NULL);
      g_list_store_append (actors, lines->pdata[i]);
    }
  g_list_store_sort (actors, compare_lines, NULL);
  return actors;
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

struct _NzNetworkList
{
  AdwBin parent_instance;

  GtkListView *view;
  GtkSingleSelection *selection;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NzNetworkList, nz_network_list, ADW_TYPE_BIN)

enum
{
  SELECTED,
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *disc = nz_disc_new (28), *strength = nz_strength_new (0);
  GtkWidget *labels[] = { gtk_label_new (NULL), gtk_label_new (NULL) };

  for (int i = 0; i < 2; i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[i]), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (words), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "row-subtitle");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), disc);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), strength);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
  g_object_set_data (G_OBJECT (item), "disc", disc);
  g_object_set_data (G_OBJECT (item), "name", labels[0]);
  g_object_set_data (G_OBJECT (item), "words", labels[1]);
  g_object_set_data (G_OBJECT (item), "strength", strength);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (NzNetworkLine) line = gtk_tree_list_row_get_item (row);
  NzStrength *strength = g_object_get_data (G_OBJECT (item), "strength");

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), row);
  nz_disc_set_sign (g_object_get_data (G_OBJECT (item), "disc"), line->kind);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "name"), line->name);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "words"), line->words);
  nz_strength_set (strength, (int)line->intensity);
  gtk_widget_set_visible (GTK_WIDGET (strength), line->intensity > 0);
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

static GListModel *
create_partners (gpointer item, gpointer data)
{
  NzNetworkLine *line = NZ_NETWORK_LINE (item);

  if (line->partners == NULL || g_list_model_get_n_items (G_LIST_MODEL (line->partners)) == 0)
    return NULL;
  return g_object_ref (G_LIST_MODEL (line->partners));
}

static gint64
id_at (NzNetworkList *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autoptr (NzNetworkLine) line = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return line != NULL ? line->id : 0;
}

static void
on_selected (NzNetworkList *self)
{
  gint64 id = id_at (self, gtk_single_selection_get_selected (self->selection));

  if (!self->filling && id != 0)
    g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
on_activate (GtkListView *view, guint position, NzNetworkList *self)
{
  gint64 id = id_at (self, position);

  if (id != 0)
    g_signal_emit (self, signals[OPEN], 0, id);
}

void
nz_network_list_fill (NzNetworkList *self, const NzGraph *graph)
{
  g_return_if_fail (NZ_IS_NETWORK_LIST (self) && graph != NULL);
  GtkTreeListModel *model
      = gtk_tree_list_model_new (G_LIST_MODEL (lines_of (graph)), FALSE, FALSE, create_partners, NULL, NULL);
  gint64 selected = id_at (self, gtk_single_selection_get_selected (self->selection));

  self->filling = TRUE;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (model));
  g_object_unref (model);
  self->filling = FALSE;
  nz_network_list_select (self, selected);
}

void
nz_network_list_select (NzNetworkList *self, gint64 id)
{
  g_return_if_fail (NZ_IS_NETWORK_LIST (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (id == id_at (self, gtk_single_selection_get_selected (self->selection)))
    return;
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  for (guint i = 0; i < n && id != 0; i++)
    if (id_at (self, i) == id)
      {
        gtk_single_selection_set_selected (self->selection, i);
        gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
        break;
      }
  self->filling = FALSE;
}

void
nz_network_list_focus (NzNetworkList *self)
{
  g_return_if_fail (NZ_IS_NETWORK_LIST (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
nz_network_list_class_init (NzNetworkListClass *klass)
{
  const GType type = NZ_TYPE_NETWORK_LIST;

  signals[SELECTED]
      = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
nz_network_list_init (NzNetworkList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroll = gtk_scrolled_window_new (), *clamp = adw_clamp_scrollable_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (on_selected), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "network-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The network as a list"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);
  adw_clamp_scrollable_set_maximum_size (ADW_CLAMP_SCROLLABLE (clamp), 760);
  adw_clamp_scrollable_set_child (ADW_CLAMP_SCROLLABLE (clamp), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), clamp);
  gtk_widget_set_vexpand (scroll, TRUE);
  adw_bin_set_child (ADW_BIN (self), scroll);
}

GtkWidget *
nz_network_list_new (void)
{
  return g_object_new (NZ_TYPE_NETWORK_LIST, NULL);
}
