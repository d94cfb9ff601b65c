/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-list-pane-private.h"

#include "base/nz-error.h"
#include "ui/nz-filter-chip.h"
#include "ui/nz-read-error.h"
#include "ui/nz-section.h"
#include "widgets/nz-list-row.h"

/* Rows that were asked for stand there after so many frames: one that paints the window, one that fills the
 * list, one that lays it out. */
#define FRAMES_TO_ROWS 3

G_DEFINE_FINAL_TYPE (NzListPane, nz_list_pane, GTK_TYPE_BOX)

enum
{
  SELECTED,
  ACTIVATED,
  TABLE,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- selection
 * --------------------------------------------------------------------------------------------------- */

gint64
nz_list_pane_get_selected (NzListPane *self)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), 0);
  return nz_record_selection_get_single (self->selection);
}

/* One record opens; while there are several the one that was open before stays. */
static void
on_selected (NzListPane *self)
{
  gint64 id = nz_list_pane_get_selected (self);

  if (self->quiet || id == self->open || nz_record_selection_count (self->selection) > 1)
    return;
  /* A record that only fell out of the list stays open, and is selected again when it comes back. */
  if (id == 0 && self->open != 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NzRecord) record
          = nz_store_get (self->store, nz_record_list_get_entity (self->list), self->open, &error);

      nz_read_error_tell (GTK_WIDGET (self), error);
      /* what cannot be read is not gone */
      if (record != NULL || !g_error_matches (error, NZ_ERROR, NZ_ERROR_NOT_FOUND))
        return;
    }
  self->open = id;
  g_signal_emit (self, signals[SELECTED], 0, id);
}

static void
scroll_to (NzListPane *self, guint position)
{
  if (nz_list_pane_is_table (self))
    nz_record_table_scroll_to (self->table, position);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static void
select_only (NzListPane *self, gint64 id)
{
  self->quiet = TRUE;
  nz_record_selection_select_only (self->selection, id);
  self->quiet = FALSE;
}

/* Where the open record is now: it may have come back, or moved. */
static void
select_open (NzListPane *self)
{
  guint position = self->open != 0 ? nz_record_list_find (self->list, self->open) : G_MAXUINT;

  if (position == G_MAXUINT || nz_record_selection_count (self->selection) > 1)
    return;
  if (nz_list_pane_get_selected (self) != self->open)
    select_only (self, self->open);
  /* Whoever sorts a table looks at its beginning. */
  if (!nz_list_pane_is_table (self))
    scroll_to (self, position);
}

static void
on_activated (GtkListView *view, guint position, NzListPane *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, nz_record_list_get_id (self->list, position));
}

/* Where the list fills the window, a tap is all that leads to the record. GtkListView's single-click-activate
 * would do that, and select whatever the pointer passes over. */
static void
on_released (GtkGestureClick *click, int n, double x, double y, NzListPane *self)
{
  if (!self->is_alone || n != 1)
    return;
  /* The press has selected the row; beside the rows there is nothing to open. */
  GtkWidget *hit = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  gint64 id = nz_list_pane_get_selected (self);
  if (hit != NULL && hit != GTK_WIDGET (self->view) && id != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
lift_search (NzListPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  nz_record_list_set_search (self->list, NULL);
}

/* @active: "Active", too */
static void
lift_chips (NzListPane *self, gboolean active)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (NZ_IS_FILTER_CHIP (chip) && (active || nz_filter_chip_get_field (NZ_FILTER_CHIP (chip)) != NULL))
      nz_filter_chip_lift (NZ_FILTER_CHIP (chip));
}

static void
lift_filters (NzListPane *self)
{
  lift_chips (self, TRUE);
  nz_rule_bar_set_rule (self->rule_bar, NULL, 0);
}

/* The editor began with what the chips said: now the rule says it. */
static void
on_rule_edited (NzListPane *self)
{
  lift_chips (self, FALSE);
}

gboolean
nz_list_pane_select (NzListPane *self, gint64 id)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), FALSE);

  nz_record_list_complete (self->list);
  guint position = nz_record_list_find (self->list, id);
  if (position == G_MAXUINT && id != 0)
    {
      lift_search (self);
      position = nz_record_list_find (self->list, id);
    }
  select_only (self, position == G_MAXUINT ? 0 : id);
  if (position == G_MAXUINT)
    {
      self->open = id;
      return FALSE;
    }
  scroll_to (self, position);
  on_selected (self);
  return TRUE;
}

void
nz_list_pane_reveal (NzListPane *self, gint64 id)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));

  if (nz_list_pane_select (self, id))
    return;
  lift_filters (self);
  nz_list_pane_select (self, id);
}

/* --- what the list says when it is empty
 * -------------------------------------------------------------------------- */

void
nz_list_pane_show_page (NzListPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  const char *page = n > 0                                     ? nz_list_pane_page (self)
                     : nz_record_list_is_narrowed (self->list) ? "nothing-found"
                                                               : "empty";
  g_autofree char *count = g_strdup_printf ("%u", n);

  gtk_stack_set_visible_child_name (self->stack, page);
  /* How many hits a search has is said when all are there, a moment after the first ones. */
  if (nz_record_list_is_complete (self->list))
    adw_window_title_set_subtitle (self->title, nz_record_list_is_narrowed (self->list) ? count : "");
  select_open (self);
}

static void
on_search_changed (GtkSearchEntry *entry, NzListPane *self)
{
  nz_record_list_set_search (self->list, gtk_editable_get_text (GTK_EDITABLE (entry)));
  nz_list_pane_show_page (self);
  /* The best hit is the first; where the list was scrolled to is of the search before. */
  if (nz_record_list_get_search (self->list) != NULL)
    scroll_to (self, 0);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 1)
    {
      select_only (self, nz_record_list_get_id (self->list, 0));
      on_selected (self);
    }
}

/* Down from the search field goes into the list; Enter opens the first hit. */
static gboolean
on_search_key (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzListPane *self)
{
  if (key != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  nz_list_pane_focus_list (self);
  return GDK_EVENT_STOP;
}

static void
on_search_activate (GtkSearchEntry *entry, NzListPane *self)
{
  gint64 id = nz_record_list_get_id (self->list, 0);
  if (id != 0)
    {
      nz_list_pane_select (self, id);
      g_signal_emit (self, signals[ACTIVATED], 0, id);
    }
}

static void
on_stop_search (GtkSearchEntry *entry, NzListPane *self)
{
  /* At once, not when the entry says so: the keyboard goes to the selected row. */
  lift_search (self);
  nz_list_pane_focus_list (self);
}

gint64
nz_list_pane_get_neighbour (NzListPane *self, gint64 id)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), 0);

  nz_record_list_complete (self->list);
  guint position = nz_record_list_find (self->list, id);

  if (position == G_MAXUINT)
    return 0;
  gint64 next = nz_record_list_get_id (self->list, position + 1);
  return next != 0 || position == 0 ? next : nz_record_list_get_id (self->list, position - 1);
}

void
nz_list_pane_focus_search (NzListPane *self)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
nz_list_pane_focus_list (NzListPane *self)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  if (nz_list_pane_is_table (self) && self->table != NULL)
    nz_record_table_focus (self->table);
  else
    nz_record_selection_focus_row (GTK_WIDGET (self->view));
}

static gboolean
on_focus_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzListPane *self = NZ_LIST_PANE (widget);

  if (--self->focus_frames > 0)
    return G_SOURCE_CONTINUE;
  /* Whoever types already keeps typing. */
  GtkRoot *root = gtk_widget_get_root (widget);
  if (root != NULL && !GTK_IS_TEXT (gtk_root_get_focus (root)))
    nz_list_pane_focus_list (self);
  return G_SOURCE_REMOVE;
}

void
nz_list_pane_focus_list_soon (NzListPane *self)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  if (self->focus_frames == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_focus_frame, NULL, NULL);
  self->focus_frames = FRAMES_TO_ROWS;
}

void
nz_list_pane_set_day (NzListPane *self, NzDate day)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  self->day = day;
  nz_record_list_set_day (self->list, day);
  nz_rule_bar_set_day (self->rule_bar, day);
  nz_selection_bar_set_day (self->bar, day);
  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self->chips)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    if (NZ_IS_FILTER_CHIP (chip))
      nz_filter_chip_set_day (NZ_FILTER_CHIP (chip), day);
}

void
nz_list_pane_set_edges (NzListPane *self, gboolean last, gboolean with_back)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  adw_header_bar_set_show_end_title_buttons (self->header, last);
  adw_header_bar_set_show_start_title_buttons (self->header, with_back);
  gtk_widget_set_visible (self->back, with_back);
  self->is_alone = last;
}

/* --- made from the description
 * ------------------------------------------------------------------------------------ */

/* Which fields get a chip: choices and terms that are columns of the list, and the first list of terms. */
static gboolean
has_chip (const NzField *field, gboolean *with_terms)
{
  if (field->type == NZ_TYPE_TERMS && !*with_terms)
    {
      *with_terms = TRUE;
      return (field->flags & NZ_FIELD_PERSONAL) == 0 && g_str_equal (field->target, "topic");
    }
  return (field->flags & NZ_FIELD_COLUMN) != 0
         && (field->type == NZ_TYPE_CHOICE
             || (field->type == NZ_TYPE_REFERENCE && nz_field_term_kind (field) != NULL));
}

static void
add_chips (NzListPane *self, const NzEntity *entity)
{
  gboolean with_terms = FALSE;

  for (guint i = 0; i < entity->n_fields; i++)
    if (has_chip (&entity->fields[i], &with_terms))
      gtk_box_append (self->chips, nz_filter_chip_new (self->store, self->list, &entity->fields[i]));
  if (nz_entity_field_with (entity, NZ_FIELD_UNTIL) != NULL && nz_entity_field (entity, "state") == NULL)
    gtk_box_append (self->chips, nz_filter_chip_new_active (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->chips),
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
}

static void
add_words (NzListPane *self, const NzEntity *entity)
{
  const char *plural = nz_entity_plural (entity, nz_get_language ());
  g_autofree char *placeholder = g_strdup_printf (_ ("Search in %s"), plural);
  g_autofree char *heading = g_strdup_printf (_ ("No %s yet"), plural);

  adw_window_title_set_title (self->title, plural);
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, plural, -1);
  adw_status_page_set_title (self->empty, heading);
  adw_status_page_set_icon_name (self->empty, nz_entity_icon_name (entity));
}

/* GTK binds some two hundred rows at once; they come one frame after the window stands there. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzListPane *self = NZ_LIST_PANE (widget);

  /* A window that stands there already shows the new list in the frame that would be empty otherwise. */
  if (!self->painted && nz_section_is_first_frame (clock))
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  self->painted = TRUE;
  nz_list_pane_load_view (self);
  if (!nz_list_pane_is_table (self))
    gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  select_open (self);
  return G_SOURCE_REMOVE;
}

static void
on_notice (NzListPane *self, const char *text, gboolean with_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, text, with_undo);
}

void
nz_list_pane_apply_filter (NzListPane *self, const NzRule *rule, gint64 saved)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));
  lift_search (self);
  lift_chips (self, FALSE);
  nz_rule_bar_set_rule (self->rule_bar, rule, saved);
}

GArray *
nz_list_pane_dup_chosen (NzListPane *self)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), NULL);
  g_autoptr (NzRule) rule = nz_record_list_dup_rule (self->list);

  return rule != NULL || nz_record_list_get_search (self->list) != NULL ? nz_record_list_dup_ids (self->list)
                                                                        : NULL;
}

gboolean
nz_list_pane_delete_several (NzListPane *self)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), FALSE);

  if (nz_record_selection_count (self->selection) < 2)
    return FALSE;
  nz_selection_bar_delete (self->bar);
  return TRUE;
}

GtkWidget *
nz_list_pane_new (NzStore *store, const NzEntity *entity)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  NzListPane *self = g_object_new (NZ_TYPE_LIST_PANE, NULL);
  g_autoptr (GtkListItemFactory) factory = nz_list_row_factory_new ();

  self->store = g_object_ref (store);
  self->list = nz_record_list_new (store, entity);
  self->selection = nz_record_selection_new (self->list);
  self->rule_bar = NZ_RULE_BAR (nz_rule_bar_new (store, self->list));
  self->bar = NZ_SELECTION_BAR (nz_selection_bar_new (store, self->selection));
  g_signal_connect_swapped (self->rule_bar, "edited", G_CALLBACK (on_rule_edited), self);
  adw_bin_set_child (self->rule_bin, GTK_WIDGET (self->rule_bar));
  adw_bin_set_child (self->bar_bin, GTK_WIDGET (self->bar));
  g_signal_connect_swapped (self->bar, "notice", G_CALLBACK (on_notice), self);
  add_words (self, entity);
  add_chips (self, entity);
  gtk_list_view_set_factory (self->view, factory);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (on_selected), self);
  g_signal_connect_object (self->list, "rows-moved", G_CALLBACK (nz_list_pane_show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (nz_list_pane_show_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "completed", G_CALLBACK (nz_list_pane_show_page), self,
                           G_CONNECT_SWAPPED);
  nz_list_pane_prepare_view (self);
  /* The section shows the first record's page when it is painted. */
  self->open = nz_record_list_get_id (self->list, 0);
  select_only (self, self->open);
  nz_list_pane_show_page (self);
  return GTK_WIDGET (self);
}

static void
nz_list_pane_dispose (GObject *object)
{
  NzListPane *self = NZ_LIST_PANE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->table = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_list_pane_parent_class)->dispose (object);
}

static void
nz_list_pane_class_init (NzListPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_list_pane_dispose;
  signals[SELECTED] = g_signal_new ("selected", NZ_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", NZ_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_INT64);

  signals[TABLE]
      = g_signal_new ("table", NZ_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_LIST_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, NzListPane, header);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, title);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, back);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, search);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, chips);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, menu);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, columns);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, as_table);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, bar_bin);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, table_bin);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, rule_bin);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, view);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, empty);
  gtk_widget_class_bind_template_child (widget_class, NzListPane, nothing_found);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_search_key);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
}

static void
nz_list_pane_init (NzListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
