/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-section.h"

#include "store/nz-query.h"
#include "ui/nz-day-button.h"
#include "ui/nz-day-view.h"
#include "ui/nz-network-feed.h"
#include "ui/nz-network-inspector.h"
#include "ui/nz-network-legend.h"
#include "ui/nz-network-list.h"
#include "ui/nz-network-paper.h"
#include "ui/nz-network-pins.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-diagram-canvas.h"
#include "widgets/nz-record-chooser.h"

struct _NzNetworkSection
{
  NzSection parent_instance;

  NzStore *store;
  NzNetworkFeed *feed;
  NzGraph *graph;
  gint64 selected;
  GSimpleActionGroup *actions;

  AdwFlap *flap;
  AdwHeaderBar *header, *inspector_header;
  AdwViewSwitcherBar *bottom;
  AdwViewStack *views;
  AdwBin *inspector_bin, *legend_bin;
  GtkStack *states;
  GtkWidget *back, *undo, *redo, *print, *switcher, *title, *panels, *legend;
  GtkLabel *summary;
  GtkSpinner *busy, *first;
  GtkOverlay *overlay;
  NzDayButton *day;
  GtkMenuButton *find;
  NzDiagramCanvas *canvas;
  NzNetworkList *list;
  NzNetworkInspector *inspector;
};

G_DEFINE_FINAL_TYPE (NzNetworkSection, nz_network_section, NZ_TYPE_SECTION)

/* --- the selected actor */

static void
select_actor (NzNetworkSection *self, gint64 id)
{
  int node = self->graph != NULL && id != 0 ? nz_graph_find (self->graph, id) : -1;

  self->selected = node >= 0 ? id : 0;
  nz_diagram_canvas_select (self->canvas, self->selected);
  if (node >= 0)
    nz_network_inspector_show (self->inspector, self->graph, (guint)node);
  adw_flap_set_reveal_flap (self->flap, node >= 0);
  adw_header_bar_set_show_end_title_buttons (self->header, node < 0 || adw_flap_get_folded (self->flap));
}

static void
on_canvas_selected (NzNetworkSection *self, gint64 id)
{
  select_actor (self, id);
  nz_network_list_select (self->list, id);
}

/* Selects an actor and brings it into view. */
static void
find_actor (NzNetworkSection *self, gint64 id)
{
  on_canvas_selected (self, id);
  nz_diagram_canvas_reveal (self->canvas, id);
}

static void
on_open (NzNetworkSection *self, gint64 id)
{
  nz_section_open_record (NZ_SECTION (self), &nz_entity_organisation, id);
}

static void
on_close (NzNetworkSection *self)
{
  on_canvas_selected (self, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The folded flap goes away by a click beside it. */
static void
on_reveal (NzNetworkSection *self)
{
  if (!adw_flap_get_reveal_flap (self->flap) && self->selected != 0)
    on_canvas_selected (self, 0);
}

/* --- pins */

static void
on_moved (NzNetworkSection *self, gint64 id, int x, int y)
{
  g_autoptr (GError) error = NULL;

  if (nz_network_pin (self->store, id, x, y, &error))
    return;
  nz_section_show_error (NZ_SECTION (self), error);
  nz_network_feed_reload (self->feed);
}

static void
on_unpin (NzNetworkSection *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!nz_network_unpin (self->store, id, &error))
    nz_section_show_error (NZ_SECTION (self), error);
}

static void
on_inspector_pin (NzNetworkSection *self, gint64 id, gboolean pin)
{
  const NzScene *scene = nz_diagram_canvas_get_scene (self->canvas);
  int node = scene != NULL ? nz_scene_find (scene, id) : -1, x, y;

  if (!pin)
    on_unpin (self, id);
  else if (node >= 0)
    {
      nz_scene_to_pin (scene, scene->nodes[node].place, &x, &y);
      on_moved (self, id, x, y);
    }
}

static void
on_unpin_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzNetworkSection *self = data;
  g_autoptr (GError) error = NULL;

  if (!nz_network_unpin_all (self->store, &error))
    nz_section_show_error (NZ_SECTION (self), error);
  else
    nz_section_notice (NZ_SECTION (self), _ ("All actors are placed by the layout again"), TRUE);
}

/* --- loading */

static void
show_summary (NzNetworkSection *self)
{
  const NzGraph *graph = self->graph;
  g_autofree char *actors
      = g_strdup_printf (nz_ngettext ("<b>%u actor</b>", "<b>%u actors</b>", graph->n_nodes), graph->n_nodes);
  g_autofree char *ties
      = g_strdup_printf (nz_ngettext ("%u collaboration", "%u collaborations", graph->n_ties), graph->n_ties);
  g_autofree char *groups = g_strdup_printf (
      nz_ngettext ("%u working group", "%u working groups", graph->n_groups), graph->n_groups);
  g_autofree char *text = g_strjoin (" · ", actors, ties, groups, NULL);

  gtk_label_set_markup (self->summary, text);
}

static void
on_busy (NzNetworkSection *self)
{
  gboolean busy = nz_network_feed_is_busy (self->feed);

  gtk_spinner_set_spinning (self->busy, busy && self->graph != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->busy), busy && self->graph != NULL);
  gtk_spinner_set_spinning (self->first, busy && self->graph == NULL);
}

/* The old picture stays until the new one is there. */
static void
on_picture (NzNetworkSection *self, NzNetworkPicture *picture)
{
  g_clear_pointer (&self->graph, nz_graph_free);
  self->graph = g_steal_pointer (&picture->graph);
  nz_network_legend_fill (self->legend, picture->scene);
  gtk_stack_set_visible_child_name (self->states, picture->scene != NULL ? "picture" : "empty");
  nz_diagram_canvas_set_scene (self->canvas, g_steal_pointer (&picture->scene));
  nz_network_list_fill (self->list, self->graph);
  show_summary (self);
  select_actor (self, self->selected);
  nz_network_list_select (self->list, self->selected);
  nz_section_actions_changed (NZ_SECTION (self));
}

static void
on_failed (NzNetworkSection *self, const GError *error)
{
  gtk_label_set_label (self->summary, error->message);
  nz_section_show_error (NZ_SECTION (self), error);
}

/* The day is the window's: it comes back to all its sections. */
static void
on_day (NzNetworkSection *self)
{
  char iso[NZ_DATE_TEXT_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-day", "s",
                              nz_date_to_iso (nz_day_button_get (self->day), iso));
}

static void
set_day (NzSection *section, NzDate day)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);

  nz_day_button_set (self->day, nz_day_or_today (day));
  nz_network_feed_set_day (self->feed, nz_day_or_today (day));
}

/* --- paper and files */

static gboolean
can_print (NzSection *section)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);

  return self->graph != NULL && self->graph->n_nodes > 0;
}

static void
print (NzSection *section)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);

  nz_network_paper_print (section, self->store, nz_day_button_get (self->day));
}

static void
on_save (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzNetworkSection *self = data;

  nz_network_paper_save (NZ_SECTION (self), self->store, nz_day_button_get (self->day));
}

/* --- view */

static void
on_zoom_in (NzNetworkSection *self)
{
  nz_diagram_canvas_zoom (self->canvas, 1.3);
}

static void
on_zoom_out (NzNetworkSection *self)
{
  nz_diagram_canvas_zoom (self->canvas, 1 / 1.3);
}

static void
on_fit (NzNetworkSection *self)
{
  nz_diagram_canvas_fit (self->canvas);
}

static void
on_view (NzNetworkSection *self)
{
  if (self->list != NULL && g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "list") == 0)
    nz_network_list_select (self->list, self->selected);
}

static void
on_legend (GSimpleAction *action, GVariant *state, gpointer data)
{
  NzNetworkSection *self = data;

  g_simple_action_set_state (action, state);
  gtk_widget_set_visible (self->legend, g_variant_get_boolean (state));
}

/* The panels keep their room at the lower rim, so that they hide no actor of the whole picture. */
static gboolean
on_child_position (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, NzNetworkSection *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay)),
      height = gtk_widget_get_height (GTK_WIDGET (overlay));
  int natural, least;

  if (child != self->panels)
    return FALSE;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &natural, NULL, NULL);
  *place = (GdkRectangle){ 0, MAX (height - natural, 0), MAX (width, least), natural };
  nz_diagram_canvas_set_margins (self->canvas, 0, 0, natural - 8, 0);
  return TRUE;
}

static void
set_width (NzSection *section, NzWidth width)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);
  gboolean narrow = width == NZ_WIDTH_NARROW;
  GAction *legend = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "legend");

  adw_flap_set_fold_policy (self->flap, narrow ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
  gtk_widget_set_visible (self->switcher, !narrow);
  gtk_widget_set_visible (self->title, narrow);
  adw_view_switcher_bar_set_reveal (self->bottom, narrow);
  adw_header_bar_set_show_start_title_buttons (self->header, width != NZ_WIDTH_WIDE);
  adw_header_bar_set_show_end_title_buttons (self->header, narrow || self->selected == 0);
  adw_header_bar_set_show_end_title_buttons (self->inspector_header, !narrow);
  gtk_widget_set_visible (self->back, width != NZ_WIDTH_WIDE);
  gtk_widget_set_visible (self->undo, !narrow);
  gtk_widget_set_visible (self->redo, !narrow);
  gtk_widget_set_visible (self->print, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector_header), !narrow);
  g_action_change_state (legend, g_variant_new_boolean (!narrow));
}

static gboolean
go_back (NzSection *section)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);

  if (self->selected == 0 || !adw_flap_get_folded (self->flap))
    return FALSE;
  on_close (self);
  return TRUE;
}

/* Finding an actor in the picture: typed in a chooser, selected and brought into view. */
static void
focus_search (NzSection *section)
{
  gtk_menu_button_popup (NZ_NETWORK_SECTION (section)->find);
}

/* A tie or a pin from the search: its actor is what the diagram can show. */
static gboolean
show_record (NzSection *section, const NzEntity *entity, gint64 id)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (section);
  g_autoptr (NzRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (entity != &nz_entity_tie && entity != &nz_entity_pin)
    return FALSE;
  record = nz_store_get (self->store, entity, id, &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (record == NULL)
    return FALSE;
  self->selected = nz_record_get_int (record, "organisation");
  if (self->graph != NULL)
    find_actor (self, self->selected);
  return TRUE;
}

/* --- GObject */

static void
nz_network_section_map (GtkWidget *widget)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (widget);

  GTK_WIDGET_CLASS (nz_network_section_parent_class)->map (widget);
  nz_network_feed_set_shown (self->feed, TRUE);
}

static void
nz_network_section_unmap (GtkWidget *widget)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (widget);

  if (self->feed != NULL)
    nz_network_feed_set_shown (self->feed, FALSE);
  GTK_WIDGET_CLASS (nz_network_section_parent_class)->unmap (widget);
}

static void
nz_network_section_dispose (GObject *object)
{
  NzNetworkSection *self = NZ_NETWORK_SECTION (object);

  if (self->feed != NULL)
    nz_network_feed_stop (self->feed);
  g_clear_object (&self->feed);
  g_clear_object (&self->store);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->graph, nz_graph_free);
  G_OBJECT_CLASS (nz_network_section_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/zim/Netzwerk/ui/nz-network-section.ui");
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, flap);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, header);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, inspector_header);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, switcher);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, title);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, bottom);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, views);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, inspector_bin);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, legend_bin);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, states);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, back);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, undo);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, redo);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, print);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, panels);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, summary);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, busy);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, first);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, overlay);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, day);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, find);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, canvas);
  gtk_widget_class_bind_template_child (klass, NzNetworkSection, list);
  gtk_widget_class_bind_template_callback (klass, on_reveal);
  gtk_widget_class_bind_template_callback (klass, on_day);
  gtk_widget_class_bind_template_callback (klass, on_view);
  gtk_widget_class_bind_template_callback (klass, on_zoom_in);
  gtk_widget_class_bind_template_callback (klass, on_zoom_out);
  gtk_widget_class_bind_template_callback (klass, on_fit);
}

static void
nz_network_section_class_init (NzNetworkSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NzSectionClass *section_class = NZ_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_network_section_dispose;
  widget_class->map = nz_network_section_map;
  widget_class->unmap = nz_network_section_unmap;
  section_class->focus_search = focus_search;
  section_class->can_print = can_print;
  section_class->print = print;
  section_class->set_width = set_width;
  section_class->set_day = set_day;
  section_class->go_back = go_back;
  section_class->show_record = show_record;
  g_type_ensure (NZ_TYPE_DAY_BUTTON);
  g_type_ensure (NZ_TYPE_DIAGRAM_CANVAS);
  g_type_ensure (NZ_TYPE_NETWORK_LIST);
  bind_children (widget_class);
}

static void
nz_network_section_init (NzNetworkSection *self)
{
  static const GActionEntry entries[] = { { .name = "save", .activate = on_save },
                                          { .name = "unpin-all", .activate = on_unpin_all },
                                          { .name = "legend", .state = "true", .change_state = on_legend } };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "network", G_ACTION_GROUP (self->actions));
  self->legend = nz_network_legend_new ();
  adw_bin_set_child (self->legend_bin, self->legend);
  g_signal_connect (self->overlay, "get-child-position", G_CALLBACK (on_child_position), self);
  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (on_canvas_selected), self);
  g_signal_connect_swapped (self->canvas, "open", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (self->canvas, "moved", G_CALLBACK (on_moved), self);
  g_signal_connect_swapped (self->canvas, "unpin", G_CALLBACK (on_unpin), self);
  g_signal_connect_swapped (self->list, "selected", G_CALLBACK (select_actor), self);
  g_signal_connect_swapped (self->list, "open", G_CALLBACK (on_open), self);
}

NzSection *
nz_network_section_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  NzNetworkSection *self = g_object_new (NZ_TYPE_NETWORK_SECTION, NULL);
  gboolean editable = !nz_store_is_read_only (store);
  GAction *unpin_all = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "unpin-all");

  self->store = g_object_ref (store);
  self->inspector = NZ_NETWORK_INSPECTOR (nz_network_inspector_new (store));
  adw_bin_set_child (self->inspector_bin, GTK_WIDGET (self->inspector));
  g_signal_connect_swapped (self->inspector, "open", G_CALLBACK (on_open), self);
  g_signal_connect_swapped (self->inspector, "select", G_CALLBACK (find_actor), self);
  g_signal_connect_swapped (self->inspector, "pin", G_CALLBACK (on_inspector_pin), self);
  g_signal_connect_swapped (self->inspector, "close", G_CALLBACK (on_close), self);
  GtkWidget *chooser = nz_record_chooser_new (store, &nz_entity_organisation, NULL, FALSE);
  gtk_menu_button_set_popover (self->find, chooser);
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (find_actor), self);
  nz_diagram_canvas_set_editable (self->canvas, editable);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (unpin_all), editable);
  self->feed = nz_network_feed_new (store, nz_day_button_get (self->day));
  g_signal_connect_object (self->feed, "busy", G_CALLBACK (on_busy), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "picture", G_CALLBACK (on_picture), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->feed, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  return NZ_SECTION (self);
}
