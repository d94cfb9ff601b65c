/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-record-section.h"

#include "base/nz-id.h"
#include "domain/nz-related.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-list-pane.h"
#include "ui/nz-print-window.h"
#include "ui/nz-read-error.h"
#include "ui/nz-record-page.h"
#include "ui/nz-window.h"
#include "widgets/nz-list-row.h"

/* The list beside the record, in pixels. */
#define LIST_WIDTH 340
/* Wider than any window; AdwClamp reckons with it, so that it must not be the largest number. */
#define ANY_WIDTH 100000

struct _NzRecordSection
{
  NzSection parent_instance;

  NzStore *store;
  const NzEntity *entity;
  NzListPane *list;
  gboolean painted; /* the first frame is over */

  AdwLeaflet *leaflet;
  AdwClamp *list_bin;
  AdwHeaderBar *detail_header;
  GtkWidget *detail_back;
  GtkStack *detail;
  AdwStatusPage *nothing;
};

G_DEFINE_FINAL_TYPE (NzRecordSection, nz_record_section, NZ_TYPE_SECTION)

/* --- the detail
 * --------------------------------------------------------------------------------------------------- */

static NzRecordPage *
shown_page (NzRecordSection *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->detail);
  return NZ_IS_RECORD_PAGE (child) ? NZ_RECORD_PAGE (child) : NULL;
}

static void
on_open_record (NzRecordPage *page, gpointer entity, gint64 id, NzSection *self)
{
  nz_section_open_record (self, entity, id);
}

static void
on_notice (NzRecordPage *page, const char *text, gboolean with_undo, NzSection *self)
{
  nz_section_notice (self, text, with_undo);
}

static void show_detail (NzRecordSection *self, gint64 id);

/* The record was deleted (here, elsewhere or by undo): whatever the list has selected now takes its place. */
static gboolean
on_gone_idle (gpointer data)
{
  NzRecordSection *self = data;
  show_detail (self, self->list != NULL ? nz_list_pane_get_selected (self->list) : 0);
  return G_SOURCE_REMOVE;
}

static void
on_gone (NzRecordSection *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_gone_idle, g_object_ref (self), g_object_unref);
}

static void
show_detail (NzRecordSection *self, gint64 id)
{
  NzRecordPage *old = shown_page (self);

  if (old != NULL && id != 0 && nz_record_editor_get_id (nz_record_page_get_editor (old)) == id)
    return;

  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecordEditor) editor
      = id != 0 ? nz_record_editor_new (self->store, self->entity, id, &error) : NULL;
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (editor == NULL)
    gtk_stack_set_visible_child_name (self->detail, "nothing");
  else
    {
      GtkWidget *page = nz_record_page_new (editor);
      g_signal_connect_object (page, "open-record", G_CALLBACK (on_open_record), self, 0);
      g_signal_connect_object (page, "notice", G_CALLBACK (on_notice), self, 0);
      g_signal_connect_object (editor, "gone", G_CALLBACK (on_gone), self, G_CONNECT_SWAPPED);
      nz_record_page_set_width (NZ_RECORD_PAGE (page), nz_section_get_width (NZ_SECTION (self)));
      nz_record_page_set_day (NZ_RECORD_PAGE (page), nz_section_get_day (NZ_SECTION (self)));
      gtk_stack_add_child (self->detail, page);
      gtk_stack_set_visible_child (self->detail, page);
    }
  if (old != NULL)
    gtk_stack_remove (self->detail, GTK_WIDGET (old));
  nz_section_actions_changed (NZ_SECTION (self));
}

/* The first record's page comes one frame after the list: the window stands there sooner. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzRecordSection *self = NZ_RECORD_SECTION (widget);

  /* Together with the list's rows. */
  if (!nz_section_is_first_frame (clock))
    gtk_widget_set_visible (GTK_WIDGET (self->nothing), TRUE);
  if (!self->painted)
    {
      self->painted = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (shown_page (self) == NULL)
    show_detail (self, nz_list_pane_get_selected (self->list));
  return G_SOURCE_REMOVE;
}

static void
on_selected (NzListPane *list, gint64 id, NzRecordSection *self)
{
  show_detail (self, id);
}

/* The leaflet gives the keyboard to what comes first beside the list: to Undo, where the next Enter would
 * take the last step back. It stays in the list, or goes to the way back to it where the page covers the
 * list. */
static void
turn_to_detail (NzRecordSection *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL
      || (!gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail_header))
          && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list))))
    return;
  if (!adw_leaflet_get_folded (self->leaflet))
    nz_list_pane_focus_list (self->list);
  else
    gtk_widget_grab_focus (self->detail_back);
}

static void
on_activated (NzListPane *list, gint64 id, NzRecordSection *self)
{
  show_detail (self, id);
  turn_to_detail (self);
}

/* --- what the window asks for
 * ------------------------------------------------------------------------------------- */

#define PART_LIST "list"

/* Whoever jumps to a record that ended keeps the filters of the list, and is told why it is not in there. */
static void
offer_list (NzRecordSection *self, gint64 id)
{
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  char text[NZ_ID_TEXT_SIZE];
  g_autofree char *where = g_strdup_printf ("%s/%s/" PART_LIST, self->entity->name, nz_id_to_text (id, text));

  if (NZ_IS_WINDOW (window))
    nz_window_offer (NZ_WINDOW (window), _ ("The filters of the list hide this record."), _ ("Show in list"),
                     "win.open-part", where);
}

static gboolean
show_record (NzSection *section, const NzEntity *entity, gint64 id)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);

  if (entity != self->entity)
    return FALSE;
  gboolean is_open = page != NULL && nz_record_editor_get_id (nz_record_page_get_editor (page)) == id;
  gboolean is_listed = nz_list_pane_select (self->list, id);
  show_detail (self, id);
  turn_to_detail (self);
  if (!is_listed && !is_open && shown_page (self) != NULL)
    offer_list (self, id);
  return TRUE;
}

/* "list": its row, whatever hid it. */
static void
show_part (NzSection *section, const char *part)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);

  if (page == NULL || !g_str_equal (part, PART_LIST))
    return;
  nz_list_pane_reveal (self->list, nz_record_editor_get_id (nz_record_page_get_editor (page)));
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static const NzEntity *
get_record (NzSection *section, gint64 *id)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);

  if (page == NULL)
    return NULL;
  *id = nz_record_editor_get_id (nz_record_page_get_editor (page));
  return self->entity;
}

static void
add (NzSection *section)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);

  /* An entry is typed, not filled in field by field. */
  if (self->entity == &nz_entity_entry)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.journal", NULL);
      return;
    }
  g_autoptr (NzRecord) record = nz_record_new (self->entity);
  g_autofree char *label
      = g_strdup_printf (_ ("Add: %s"), nz_entity_label (self->entity, nz_get_language ()));
  g_autoptr (GError) error = NULL;

  nz_record_fill_required (record);
  if (self->entity == &nz_entity_organisation)
    nz_record_set_date (record, "since", nz_date_today ());
  if (!nz_store_save_as (self->store, record, label, &error))
    {
      nz_section_show_error (section, error);
      return;
    }
  nz_list_pane_reveal (self->list, nz_record_get_id (record));
  show_record (section, self->entity, nz_record_get_id (record));
  NzRecordPage *page = shown_page (self);
  if (page != NULL)
    nz_record_page_begin_editing (page);
}

static gboolean
can_delete (NzSection *section)
{
  return shown_page (NZ_RECORD_SECTION (section)) != NULL;
}

static void
delete_now (gpointer data)
{
  NzRecordSection *self = data;
  NzRecordPage *page = shown_page (self);
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;
  gint64 id = nz_record_editor_get_id (nz_record_page_get_editor (page));
  g_autofree char *title = nz_store_title (self->store, self->entity, id);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), title);
  gint64 neighbour = nz_list_pane_get_neighbour (self->list, id);
  if (!nz_store_delete (self->store, self->entity, id, &error))
    {
      nz_section_show_error (NZ_SECTION (self), error);
      return;
    }
  if (neighbour != 0)
    nz_list_pane_select (self->list, neighbour);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  nz_section_notice (NZ_SECTION (self), text, TRUE);
}

/* Asks only if other records hang on this one, and then says which. */
static void
delete_selected (NzSection *section)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);

  if (page == NULL || nz_list_pane_delete_several (self->list))
    return;
  gint64 id = nz_record_editor_get_id (nz_record_page_get_editor (page));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dependents = nz_store_dependents (self->store, self->entity, id, &error);
  if (dependents == NULL)
    {
      nz_section_show_error (section, error);
      return;
    }
  g_autofree char *lines = nz_dialog_describe_dependents (dependents);
  if (lines == NULL)
    {
      delete_now (self);
      return;
    }
  g_autofree char *title = nz_store_title (self->store, self->entity, id);
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), title);
  g_autofree char *detail
      = g_strdup_printf (_ ("This hangs on it and is deleted too:\n\n%s\n\nIt can be undone."), lines);
  nz_dialog_confirm (GTK_WIDGET (self), heading, detail, _ ("_Delete"), TRUE, delete_now, g_object_ref (self),
                     g_object_unref);
}

/* Sponsorships stand under a code name and have no address. */
static gboolean
can_print (NzSection *section)
{
  const NzEntity *entity = NZ_RECORD_SECTION (section)->entity;
  return entity == &nz_entity_organisation || entity == &nz_entity_person
         || entity == &nz_entity_working_group || entity == &nz_entity_distribution_list;
}

/* What the list is narrowed to, else all of the section; then the record that is open can be chosen. */
static void
print (NzSection *section)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);
  gint64 id = page != NULL ? nz_record_editor_get_id (nz_record_page_get_editor (page)) : 0;
  g_autoptr (GArray) chosen = nz_list_pane_dup_chosen (self->list);
  g_autofree char *title = chosen != NULL ? g_strdup_printf (_ ("This list (%u)"), chosen->len)
                           : id != 0      ? nz_store_title (self->store, self->entity, id)
                                          : NULL;

  nz_print_window_present (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store,
      self->entity == &nz_entity_working_group ? NZ_PRINT_GROUP_LIST : NZ_PRINT_LABELS, self->entity,
      chosen != NULL ? (const gint64 *)chosen->data
      : id != 0      ? &id
                     : NULL,
      chosen != NULL ? chosen->len : 1, title, chosen != NULL || self->entity == &nz_entity_distribution_list,
      nz_section_get_day (section));
}

static void
focus_search (NzSection *section)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  nz_list_pane_focus_search (self->list);
}

static void
set_width (NzSection *section, NzWidth width)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);
  gboolean folded = width == NZ_WIDTH_NARROW;

  nz_list_pane_set_narrow (self->list, folded);
  /* A table takes the width of both panes. */
  folded = folded || nz_list_pane_is_table (self->list);

  adw_leaflet_set_can_unfold (self->leaflet, !folded);
  /* The rows would have as much as the longest of them asks for. */
  adw_clamp_set_maximum_size (self->list_bin, folded ? ANY_WIDTH : LIST_WIDTH);
  adw_clamp_set_tightening_threshold (self->list_bin, folded ? ANY_WIDTH : LIST_WIDTH);
  gtk_widget_set_visible (self->detail_back, folded);
  nz_list_pane_set_edges (self->list, folded, width != NZ_WIDTH_WIDE);
  adw_header_bar_set_show_start_title_buttons (self->detail_header, folded);
  if (page != NULL)
    nz_record_page_set_width (page, width);
}

static void
set_day (NzSection *section, NzDate day)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  NzRecordPage *page = shown_page (self);

  nz_list_pane_set_day (self->list, day);
  if (page != NULL)
    nz_record_page_set_day (page, day);
}

/* What is written down once has no since and until. */
static const char *
get_day_note (NzSection *section)
{
  const NzEntity *entity = NZ_RECORD_SECTION (section)->entity;

  return entity == &nz_entity_entry      ? _ ("The journal always shows all entries.")
         : entity == &nz_entity_returned ? _ ("Returned mail always shows all that is known.")
                                         : NULL;
}

static void
on_table (NzRecordSection *self)
{
  set_width (NZ_SECTION (self), nz_section_get_width (NZ_SECTION (self)));
}

static void
on_list_notice (NzRecordSection *self, const char *text, gboolean with_undo)
{
  nz_section_notice (NZ_SECTION (self), text, with_undo);
}

static gboolean
apply_filter (NzSection *section, const NzRule *rule, gint64 saved)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);

  if (nz_rule_get_entity (rule) != self->entity)
    return FALSE;
  nz_list_pane_apply_filter (self->list, rule, saved);
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  return TRUE;
}

/* Whoever comes by keyboard begins in the list: what stands first is "Add", where Enter makes a record. */
static gboolean
nz_record_section_grab_focus (GtkWidget *widget)
{
  NzRecordSection *self = NZ_RECORD_SECTION (widget);

  if (adw_leaflet_get_folded (self->leaflet)
      && g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "list") != 0)
    return gtk_widget_grab_focus (self->detail_back);
  nz_list_pane_focus_list_soon (self->list);
  return TRUE;
}

static gboolean
go_back (NzSection *section)
{
  NzRecordSection *self = NZ_RECORD_SECTION (section);
  return adw_leaflet_get_folded (self->leaflet)
         && adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
on_detail_back (NzRecordSection *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  nz_list_pane_focus_list (self->list);
}

/* --- GObject
 * ------------------------------------------------------------------------------------------------------ */

static void
nz_record_section_dispose (GObject *object)
{
  NzRecordSection *self = NZ_RECORD_SECTION (object);

  self->list = NULL;
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_record_section_parent_class)->dispose (object);
}

static void
nz_record_section_class_init (NzRecordSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NzSectionClass *section_class = NZ_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_record_section_dispose;
  widget_class->grab_focus = nz_record_section_grab_focus;
  section_class->add = add;
  section_class->can_delete = can_delete;
  section_class->delete_selected = delete_selected;
  section_class->can_print = can_print;
  section_class->print = print;
  section_class->focus_search = focus_search;
  section_class->show_record = show_record;
  section_class->show_part = show_part;
  section_class->get_record = get_record;
  section_class->set_width = set_width;
  section_class->set_day = set_day;
  section_class->get_day_note = get_day_note;
  section_class->apply_filter = apply_filter;
  section_class->go_back = go_back;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/zim/Netzwerk/ui/nz-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, leaflet);
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, list_bin);
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, detail_header);
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, detail_back);
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, detail);
  gtk_widget_class_bind_template_child (widget_class, NzRecordSection, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_detail_back);
}

static void
nz_record_section_init (NzRecordSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

NzSection *
nz_record_section_new (NzStore *store, const NzEntity *entity)
{
  g_return_val_if_fail (NZ_IS_STORE (store) && entity != NULL, NULL);

  NzRecordSection *self = g_object_new (NZ_TYPE_RECORD_SECTION, NULL);
  self->store = g_object_ref (store);
  self->entity = entity;
  self->list = NZ_LIST_PANE (nz_list_pane_new (store, entity));
  adw_clamp_set_child (self->list_bin, GTK_WIDGET (self->list));
  adw_status_page_set_icon_name (self->nothing, nz_entity_icon_name (entity));
  g_signal_connect_object (self->list, "selected", G_CALLBACK (on_selected), self, 0);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (on_activated), self, 0);
  g_signal_connect_object (self->list, "table", G_CALLBACK (on_table), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notice", G_CALLBACK (on_list_notice), self, G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  return NZ_SECTION (self);
}
