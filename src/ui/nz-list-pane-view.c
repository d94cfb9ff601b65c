/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-list-pane-private.h"

#include "domain/nz-duplicates.h"
#include "ui/nz-application.h"
#include "ui/nz-column-chooser.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-export-window.h"
#include "ui/nz-filter-chip.h"
#include "ui/nz-group-rows.h"
#include "ui/nz-list-print.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-list-row.h"

#define BY_LETTER "letter"

static const NzEntity *
entity_of (NzListPane *self)
{
  return nz_record_list_get_entity (self->list);
}

/* --- what the computer remembers
 * -------------------------------------------------------------------------------------- */

/* (transfer none) (nullable): none in a program without settings. */
static GSettings *
settings_of (NzListPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  return NZ_IS_APPLICATION (application) ? nz_application_get_settings (NZ_APPLICATION (application)) : NULL;
}

/* (transfer full): what stands under the entity's name in a dictionary of texts; "". */
static char *
remembered (NzListPane *self, const char *key)
{
  GSettings *settings = settings_of (self);
  const char *text = "";

  if (settings == NULL)
    return g_strdup ("");
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  g_variant_lookup (all, entity_of (self)->name, "&s", &text);
  return g_strdup (text);
}

static void
remember (NzListPane *self, const char *key, const char *text)
{
  GSettings *settings = settings_of (self);

  if (settings == NULL)
    return;
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *name, *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    if (!g_str_equal (name, entity_of (self)->name))
      g_variant_builder_add (&builder, "{ss}", name, value);
  g_variant_builder_add (&builder, "{ss}", entity_of (self)->name, text);
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

/* --- as a table
 * ------------------------------------------------------------------------------------------------------- */

gboolean
nz_list_pane_is_table (NzListPane *self)
{
  g_return_val_if_fail (NZ_IS_LIST_PANE (self), FALSE);
  return self->wants_table && !self->is_narrow;
}

const char *
nz_list_pane_page (NzListPane *self)
{
  return nz_list_pane_is_table (self) ? "table" : "list";
}

static void
on_layout_changed (NzListPane *self)
{
  g_autofree char *text = nz_column_layout_to_text (nz_record_table_get_layout (self->table));
  remember (self, "list-columns", text);
}

static void
on_table_activated (NzListPane *self, gint64 id)
{
  g_signal_emit_by_name (self, "activated", id);
}

static void
ensure_table (NzListPane *self)
{
  if (self->table != NULL)
    return;
  g_autofree char *text = remembered (self, "list-columns");
  self->table = NZ_RECORD_TABLE (
      nz_record_table_new (self->selection, nz_column_layout_parse (entity_of (self), text)));
  adw_bin_set_child (self->table_bin, GTK_WIDGET (self->table));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->columns), nz_column_chooser_new (self->table));
  g_signal_connect_swapped (self->table, "layout-changed", G_CALLBACK (on_layout_changed), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (on_table_activated), self);
}

static void
sort_groups (NzListPane *self)
{
  const NzField *field = self->group != NULL ? nz_entity_field (entity_of (self), self->group) : NULL;
  const NzSort sorts[] = { { field != NULL ? field->name : NULL, FALSE }, { entity_of (self)->sort, FALSE } };

  if (field != NULL)
    nz_record_list_set_sorts (self->list, sorts, G_N_ELEMENTS (sorts));
  else
    nz_record_list_set_sorts (self->list, &sorts[1], g_strcmp0 (self->group, BY_LETTER) == 0 ? 1 : 0);
}

/* Only one of the two views holds the rows. */
static void
show_view (NzListPane *self)
{
  gboolean table = nz_list_pane_is_table (self);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "table");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (self->wants_table));
  if (table)
    {
      ensure_table (self);
      gtk_list_view_set_model (self->view, NULL);
    }
  if (self->table != NULL)
    nz_record_table_set_shown (self->table, table);
  if (!table)
    {
      sort_groups (self);
      if (self->painted && gtk_list_view_get_model (self->view) == NULL)
        gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
    }
  gtk_widget_set_visible (self->as_table, !self->is_narrow);
  gtk_widget_set_visible (self->columns, table);
  nz_list_pane_show_page (self);
  g_signal_emit_by_name (self, "table");
}

void
nz_list_pane_set_narrow (NzListPane *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_LIST_PANE (self));

  if (self->is_narrow == narrow)
    return;
  self->is_narrow = narrow;
  nz_buttons_fit_title (GTK_WIDGET (self->header), narrow);
  show_view (self);
}

static void
on_table (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzListPane *self = data;

  self->wants_table = !self->wants_table;
  remember (self, "list-views", self->wants_table ? "table" : "list");
  show_view (self);
  /* Its rows go, and the keyboard would with them: to "Add", where the next Enter makes a record. */
  if (!gtk_widget_has_focus (self->as_table))
    nz_list_pane_focus_list_soon (self);
}

/* --- headings
 * -------------------------------------------------------------------------------------------------------- */

/* First letters are those of texts: a list by day has none, whatever was remembered. */
static gboolean
has_letters (const NzEntity *entity)
{
  const NzField *sort = entity->sort != NULL ? nz_entity_field (entity, entity->sort) : NULL;
  return sort != NULL && sort->type == NZ_TYPE_TEXT;
}

static void
set_group (NzListPane *self, const char *group)
{
  gboolean by_letter = g_str_equal (group, BY_LETTER) && has_letters (entity_of (self));
  const NzField *field = nz_entity_field (entity_of (self), group);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "group");
  g_autoptr (GtkListItemFactory) factory = NULL;

  self->group = field != NULL ? field->name : by_letter ? BY_LETTER : NULL;
  factory = self->group != NULL ? nz_group_rows_factory_new (self->list, field) : nz_list_row_factory_new ();
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (self->group != NULL ? self->group : ""));
  if (!nz_list_pane_is_table (self))
    sort_groups (self);
  gtk_list_view_set_factory (self->view, factory);
}

static void
on_group (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzListPane *self = data;
  const char *group = g_variant_get_string (parameter, NULL);

  set_group (self, group);
  remember (self, "list-groups", group);
}

/* --- paper and files
 * ------------------------------------------------------------------------------------------------- */

/* What narrows the list, in words: the search, the rule. The chips' own are not told: they stand in the
 * columns. */
static char *
dup_subtitle (NzListPane *self)
{
  const char *search = nz_record_list_get_search (self->list);
  g_autofree char *words = nz_rule_bar_dup_words (self->rule_bar);
  g_autofree char *sought = search != NULL ? g_strdup_printf (_ ("search “%s”"), search) : g_strdup ("");

  if (*words != '\0' && *sought != '\0')
    return g_strdup_printf ("%s · %s", sought, words);
  return g_strdup (*words != '\0' ? words : sought);
}

/* (transfer full): the table's columns, or those that a table would have. */
static NzColumnLayout *
dup_layout (NzListPane *self)
{
  g_autofree char *text = self->table != NULL
                              ? nz_column_layout_to_text (nz_record_table_get_layout (self->table))
                              : remembered (self, "list-columns");
  return nz_column_layout_parse (entity_of (self), text);
}

static void
on_print (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzListPane *self = data;
  g_autofree char *subtitle = dup_subtitle (self);
  g_autoptr (NzColumnLayout) layout = dup_layout (self);
  g_autoptr (GError) error = NULL;
  gboolean is_grouped = self->group != NULL && !nz_list_pane_is_table (self);
  const NzField *group = is_grouped ? nz_entity_field (entity_of (self), self->group) : NULL;
  NzListing *listing
      = nz_list_print_listing (self->store, self->list, layout, is_grouped, group, subtitle, &error);

  if (listing != NULL)
    nz_list_print_preview (GTK_WIDGET (self), self->store, listing, self->day);
  else
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* Records of the list with its columns; what the headings of a list are made of is the first one of them. */
static void
export_records (NzListPane *self, GArray *ids, gboolean is_list)
{
  g_autoptr (NzColumnLayout) layout = dup_layout (self);
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  const char *group = is_list && !nz_list_pane_is_table (self) ? self->group : NULL;
  gboolean by_letter = g_strcmp0 (group, BY_LETTER) == 0;

  if (group != NULL && !by_letter)
    g_ptr_array_add (columns, (gpointer)group);
  for (guint i = 0; i < layout->columns->len; i++)
    g_ptr_array_add (columns, (gpointer)g_array_index (layout->columns, NzColumn, i).field->name);
  g_ptr_array_add (columns, NULL);
  const NzExportScope scope = { .entity = entity_of (self),
                                .ids = (const gint64 *)ids->data,
                                .n_ids = ids->len,
                                .is_list = is_list,
                                .columns = (const char *const *)columns->pdata,
                                .by_letter = by_letter };
  nz_export_window_present (NZ_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), &scope);
}

static void
on_export (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzListPane *self = data;
  g_autoptr (GArray) ids = nz_record_list_dup_ids (self->list);

  export_records (self, ids, TRUE);
}

static void
on_export_selected (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  NzListPane *self = data;
  g_autoptr (GArray) ids = nz_record_selection_dup_ids (self->selection);

  export_records (self, ids, FALSE);
}

static void
on_filter (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  nz_rule_bar_edit (NZ_LIST_PANE (data)->rule_bar);
}

static void
on_select_all (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (NZ_LIST_PANE (data)->selection));
}

/* --- the menu
 * ---------------------------------------------------------------------------------------------------------
 */

/* What makes a heading: choices and single terms. */
static gboolean
can_group (const NzField *field)
{
  return (field->flags & (NZ_FIELD_COLUMN | NZ_FIELD_HIDDEN)) == NZ_FIELD_COLUMN
         && (field->type == NZ_TYPE_CHOICE
             || (field->type == NZ_TYPE_REFERENCE && nz_field_term_kind (field) != NULL));
}

static void
append_group (GMenu *menu, const char *label, const char *group)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "pane.group", "s", group);
  g_menu_append_item (menu, item);
}

static GMenuModel *
menu_new (const NzEntity *entity)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new (), as_it_stands = g_menu_new (), rest = g_menu_new ();

  append_group (groups, _ ("No headings"), "");
  if (has_letters (entity))
    append_group (groups, _ ("Headings by first letter"), BY_LETTER);
  for (guint i = 0; i < entity->n_fields; i++)
    if (can_group (&entity->fields[i]))
      {
        g_autofree char *label
            = g_strdup_printf (_ ("Headings by %s"), nz_field_label (&entity->fields[i], nz_get_language ()));
        append_group (groups, label, entity->fields[i].name);
      }
  g_menu_append (rest, _ ("_Filter…"), "pane.filter");
  g_menu_append (rest, _ ("Select _all"), "pane.select-all");
  if (nz_duplicates_has (entity))
    g_menu_append (rest, _ ("Find _duplicates…"), "win.duplicates");
  g_menu_append (as_it_stands, _ ("_Print this list…"), "pane.print");
  g_menu_append (as_it_stands, _ ("_Export this list…"), "pane.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (groups));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (as_it_stands));
  return G_MENU_MODEL (menu);
}

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  g_autoptr (GMenuModel) menu = menu_new (entity_of (data));
  gtk_menu_button_set_menu_model (button, menu);
}

static void
add_shortcut (NzListPane *self, const char *trigger, const char *action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
nz_list_pane_prepare_view (NzListPane *self)
{
  static const GActionEntry entries[] = {
    { .name = "table", .activate = on_table, .state = "false" },
    { .name = "group", .activate = on_group, .parameter_type = "s", .state = "''" },
    { .name = "filter", .activate = on_filter },
    { .name = "select-all", .activate = on_select_all },
    { .name = "print", .activate = on_print },
    { .name = "export", .activate = on_export },
    { .name = "export-selected", .activate = on_export_selected },
  };
  GtkWidget *more = gtk_button_new_from_icon_name ("list-add-symbolic"), *chip = adw_bin_new ();

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "pane", G_ACTION_GROUP (self->actions));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->menu), fill_menu, self, NULL);
  add_shortcut (self, "<Control>t", "pane.table");
  add_shortcut (self, "<Control><Shift>f", "pane.filter");
  /* After the quick chips, one for everything else that can be asked. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "pane.filter");
  gtk_widget_set_tooltip_text (more, _ ("Filter by any field (Ctrl+Shift+F)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Filter by any field"), -1);
  gtk_widget_add_css_class (more, "more-chip");
  adw_bin_set_child (ADW_BIN (chip), more);
  gtk_box_append (self->chips, chip);
  gtk_widget_set_visible (GTK_WIDGET (self->chips), TRUE);
}

void
nz_list_pane_load_view (NzListPane *self)
{
  g_autofree char *view = remembered (self, "list-views");
  g_autofree char *group = remembered (self, "list-groups");

  if (*group != '\0')
    set_group (self, group);
  self->wants_table = g_str_equal (view, "table");
  if (nz_list_pane_is_table (self))
    show_view (self);
}
