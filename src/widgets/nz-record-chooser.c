/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-record-chooser.h"

#include "base/nz-id.h"
#include "model/nz-record-list.h"
#include "widgets/nz-list-row.h"

struct _NzRecordChooser
{
  GtkPopover parent_instance;

  NzStore *store;
  const NzEntity *entity;
  const char *term_kind;
  NzRecordList *list;
  NzRule *likely; /* (nullable) */

  GtkWidget *search;
  GtkWidget *view;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (NzRecordChooser, nz_record_chooser, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  CREATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
choose (NzRecordChooser *self, guint position)
{
  gint64 id = nz_record_list_get_id (self->list, position);

  if (id == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
on_row (GtkListView *view, guint position, NzRecordChooser *self)
{
  choose (self, position);
}

static void on_create (NzRecordChooser *self);

static GtkSingleSelection *
selection_of (NzRecordChooser *self)
{
  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
}

static void
on_enter (NzRecordChooser *self)
{
  guint selected = gtk_single_selection_get_selected (selection_of (self));

  if (self->create != NULL && gtk_widget_get_visible (self->create)
      && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    on_create (self);
  else
    choose (self, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

/* The likely ones, if there are any, or all. */
static void
show_likely (NzRecordChooser *self, gboolean likely)
{
  nz_record_list_set_rule (self->list, likely ? self->likely : NULL);
  if (likely && g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    nz_record_list_set_rule (self->list, NULL);
}

void
nz_record_chooser_set_likely (NzRecordChooser *self, NzRule *likely)
{
  g_return_if_fail (NZ_IS_RECORD_CHOOSER (self));
  g_return_if_fail (self->term_kind == NULL
                    && (likely == NULL || nz_rule_get_entity (likely) == self->entity));

  nz_rule_free (self->likely);
  self->likely = likely;
}

void
nz_record_chooser_set_likely_people (NzRecordChooser *self, gint64 organisation)
{
  NzRule *rule = organisation != 0 ? nz_rule_new (&nz_entity_person, NZ_RULE_ALL) : NULL;
  char id[NZ_ID_TEXT_SIZE];
  const char *const ids[] = { nz_id_to_text (organisation, id), NULL };

  if (rule != NULL)
    nz_rule_add (rule, "position.organisation", NZ_RULE_IS, ids, NULL);
  nz_record_chooser_set_likely (self, rule);
}

static void
on_search (NzRecordChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *label = g_strdup_printf (_ ("New: “%s”"), typed);

  if (self->list == NULL)
    return;
  if (self->likely != NULL)
    show_likely (self, *typed == '\0');
  nz_record_list_set_search (self->list, typed);
  gtk_single_selection_set_selected (selection_of (self), *typed != '\0' ? 0 : GTK_INVALID_LIST_POSITION);
  if (self->create != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->create), label);
      gtk_widget_set_visible (self->create, *typed != '\0');
    }
}

static void
on_create (NzRecordChooser *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CREATE], 0, typed);
}

/* The cursor stays in the entry; the arrows move the highlight and Enter takes it. */
static gboolean
on_search_key (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzRecordChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint selected = gtk_single_selection_get_selected (selection_of (self));

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = 0;
  else if (key == GDK_KEY_Down)
    selected = MIN (selected + 1, n - 1);
  else
    selected = selected > 0 ? selected - 1 : 0;
  gtk_single_selection_set_selected (selection_of (self), selected);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", selected);
  return GDK_EVENT_STOP;
}

/* In their order, without those that are not offered any more. */
static void
offer_terms (NzRecordChooser *self)
{
  static const char *const no[] = { "0", NULL };
  static const NzSort by_rank = { "rank", FALSE };
  g_autoptr (NzRule) offered = nz_rule_new (&nz_entity_term, NZ_RULE_ALL);

  nz_rule_add (offered, "retired", NZ_RULE_IS, no, NULL);
  nz_record_list_set_filter (self->list, "kind", self->term_kind, 0);
  nz_record_list_set_rule (self->list, offered);
  nz_record_list_set_sorts (self->list, &by_rank, 1);
}

static void
on_map (NzRecordChooser *self)
{
  if (self->list == NULL)
    {
      self->list = nz_record_list_new (self->store, self->entity);
      if (self->term_kind != NULL)
        offer_terms (self);
      GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
      gtk_single_selection_set_autoselect (selection, FALSE);
      gtk_single_selection_set_can_unselect (selection, TRUE);
      gtk_single_selection_set_selected (selection, GTK_INVALID_LIST_POSITION);
      gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (selection));
      g_object_unref (selection);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  if (self->term_kind == NULL)
    show_likely (self, self->likely != NULL);
  gtk_widget_grab_focus (self->search);
}

static void
nz_record_chooser_dispose (GObject *object)
{
  NzRecordChooser *self = NZ_RECORD_CHOOSER (object);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  g_clear_pointer (&self->likely, nz_rule_free);
  G_OBJECT_CLASS (nz_record_chooser_parent_class)->dispose (object);
}

static void
nz_record_chooser_class_init (NzRecordChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_record_chooser_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", NZ_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CREATE] = g_signal_new ("create", NZ_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
nz_record_chooser_init (NzRecordChooser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autoptr (GtkListItemFactory) factory = nz_list_row_factory_new ();

  self->search = gtk_search_entry_new ();
  self->view = gtk_list_view_new (NULL, g_steal_pointer (&factory));
  g_object_set (self->search, "search-delay", 0, NULL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "navigation-sidebar");
  gtk_widget_add_css_class (self->view, "records");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 300, 320);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (self), box);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_enter), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_row), self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
}

GtkWidget *
nz_record_chooser_new (NzStore *store, const NzEntity *entity, const char *term_kind, gboolean can_create)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  NzRecordChooser *self = g_object_new (NZ_TYPE_RECORD_CHOOSER, NULL);
  g_autofree char *placeholder
      = g_strdup_printf (_ ("Search in %s"), nz_entity_plural (entity, nz_get_language ()));

  self->store = g_object_ref (store);
  self->entity = entity;
  self->term_kind = term_kind;
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_entity_plural (entity, nz_get_language ()), -1);
  if (can_create)
    {
      self->create = gtk_button_new_with_label ("");
      gtk_widget_set_visible (self->create, FALSE);
      gtk_box_append (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))), self->create);
      g_signal_connect_swapped (self->create, "clicked", G_CALLBACK (on_create), self);
    }
  return GTK_WIDGET (self);
}
