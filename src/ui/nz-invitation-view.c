/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-invitation-view.h"

#include <adwaita.h>

#include "base/nz-text.h"
#include "domain/nz-meeting.h"
#include "domain/nz-recipients.h"
#include "model/nz-record-editor.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-invitation-row.h"
#include "ui/nz-read-error.h"
#include "ui/nz-reply-bar.h"
#include "ui/nz-reply-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-record-chooser.h"
#include "widgets/nz-segment-bar.h"

struct _NzInvitationView
{
  GtkBox parent_instance;
  NzStore *store;
  gint64 meeting;
  gboolean narrow;

  GListStore *items;
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *search_key;
  GPtrArray *rows; /* the row widgets that are bound or waiting, not owned */

  GtkWidget *title, *subtitle, *sum, *bar, *legend;
  GtkWidget *search, *headings, *pages, *list;
  GtkWidget *replies; /* NzReplyBar */
  GtkWidget *tools;
};

G_DEFINE_FINAL_TYPE (NzInvitationView, nz_invitation_view, GTK_TYPE_BOX)

enum
{
  CHOSEN,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- head --- */

static GtkWidget *
legend_entry (const char *colour, char *words)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *text = words;
  g_autofree char *markup = g_strdup_printf ("<span color=\"%s\">●</span> %s", colour, text);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_add_css_class (label, "count-legend");
  return label;
}

static void
show_counts (NzInvitationView *self, const NzInvitationCounts *counts)
{
  const NzSegment segments[] = { { counts->yes, 1, "nz_good" },
                                 { counts->no, 1, "nz_declined" },
                                 { counts->open, 1, "nz_open" },
                                 { counts->unsent, 1, "nz_step" } };
  g_autofree char *sum = g_strdup_printf ("%u/%u", counts->yes + counts->no, counts->all);
  g_autofree char *label = g_strdup_printf (_ ("%u of %u replied"), counts->yes + counts->no, counts->all);
  GtkWidget *child;

  nz_segment_bar_set (NZ_SEGMENT_BAR (self->bar), segments, G_N_ELEMENTS (segments));
  gtk_label_set_label (GTK_LABEL (self->sum), sum);
  gtk_widget_set_tooltip_text (self->sum, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sum), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  while ((child = gtk_widget_get_first_child (self->legend)) != NULL)
    gtk_flow_box_remove (GTK_FLOW_BOX (self->legend), child);
  GtkFlowBox *legend = GTK_FLOW_BOX (self->legend);
  gtk_flow_box_append (legend, legend_entry ("#26a269", g_strdup_printf (_ ("%u accepted"), counts->yes)));
  gtk_flow_box_append (legend, legend_entry ("#c01c28", g_strdup_printf (_ ("%u declined"), counts->no)));
  gtk_flow_box_append (legend, legend_entry ("#9a9996", g_strdup_printf (_ ("%u still open"), counts->open)));
  gtk_flow_box_append (legend,
                       legend_entry ("#1c71d8", g_strdup_printf (_ ("%u not sent yet"), counts->unsent)));
  for (child = gtk_widget_get_first_child (self->legend); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_focusable (child, FALSE);
}

static void
show_head (NzInvitationView *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  if (meeting == NULL)
    return;
  g_autofree char *title = nz_meeting_title (meeting, nz_get_language ());
  g_autofree char *when = nz_meeting_when (meeting, nz_get_language ());
  const char *place = nz_record_get_text (meeting, "place"), *room = nz_record_get_text (meeting, "room");
  g_autofree char *where = place != NULL && room != NULL ? g_strdup_printf ("%s, %s", place, room)
                                                         : g_strdup (place != NULL ? place : room);
  g_autofree char *subtitle = where != NULL ? g_strdup_printf ("%s · %s", when, where) : g_strdup (when);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle);
}

/* --- the list --- */

/* Items stay the same objects where they can, so that the keyboard and the place in the list stay too. */
void
nz_invitation_view_refresh (NzInvitationView *self, const NzLetterSet *letters)
{
  g_return_if_fail (NZ_IS_INVITATION_VIEW (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = nz_invitation_lines_new (self->store, self->meeting, letters, &error);

  if (lines == NULL)
    {
      g_warning ("%s", error->message);
      return;
    }
  NzInvitationCounts counts = nz_invitation_lines_count (lines);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean same = n == lines->len;
  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (NzInvitationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      same = nz_invitation_item_get_line (item)->id == ((NzInvitationLine *)lines->pdata[i])->id;
    }
  g_ptr_array_set_free_func (lines, NULL);
  if (same)
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (NzInvitationItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
        nz_invitation_item_set_line (item, lines->pdata[i]);
      }
  else
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add (items, nz_invitation_item_new (lines->pdata[i]));
      g_list_store_splice (self->items, 0, n, items->pdata, items->len);
    }
  show_head (self);
  show_counts (self, &counts);
  nz_reply_bar_refresh (NZ_REPLY_BAR (self->replies));
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), lines->len > 0 ? "list" : "nobody");
}

static gboolean
matches (gpointer object, gpointer data)
{
  NzInvitationView *self = data;
  return self->search_key == NULL
         || strstr (nz_invitation_item_get_line (object)->search_key, self->search_key) != NULL;
}

static void
on_search (NzInvitationView *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_clear_pointer (&self->search_key, g_free);
  if (*text != '\0')
    self->search_key = nz_text_match_key (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  /* whom the next letter concerns is to be seen */
  if (self->search_key != NULL && nz_reply_bar_is_entering (NZ_REPLY_BAR (self->replies))
      && gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
}

static void
on_selected (NzInvitationView *self)
{
  NzInvitationItem *item = gtk_single_selection_get_selected_item (self->selection);
  if (item == NULL)
    return;
  const NzInvitationLine *line = nz_invitation_item_get_line (item);
  g_signal_emit (self, signals[CHOSEN], 0, line->organisation_id, line->person_id);
}

void
nz_invitation_view_select (NzInvitationView *self, gint64 organisation, gint64 person)
{
  g_return_if_fail (NZ_IS_INVITATION_VIEW (self));
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (NzInvitationItem) item = g_list_model_get_item (model, i);
      const NzInvitationLine *line = nz_invitation_item_get_line (item);
      if (person != 0 ? line->person_id != person
                      : line->person_id != 0 || line->organisation_id != organisation)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", i);
      return;
    }
}

static void
on_row_gone (gpointer data, GObject *row)
{
  g_ptr_array_remove_fast (((NzInvitationView *)data)->rows, row);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *cell, NzInvitationView *self)
{
  GtkWidget *row = nz_invitation_row_new (nz_store_is_read_only (self->store));
  nz_invitation_row_set_narrow (NZ_INVITATION_ROW (row), self->narrow);
  g_ptr_array_add (self->rows, row);
  g_object_weak_ref (G_OBJECT (row), on_row_gone, self);
  gtk_list_item_set_child (cell, row);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzInvitationView *self)
{
  nz_invitation_row_set_item (NZ_INVITATION_ROW (gtk_list_item_get_child (cell)),
                              gtk_list_item_get_item (cell));
}

static void
on_unbind (GtkSignalListItemFactory *factory, GtkListItem *cell, NzInvitationView *self)
{
  GtkWidget *row = gtk_list_item_get_child (cell);
  if (row != NULL)
    nz_invitation_row_set_item (NZ_INVITATION_ROW (row), NULL);
}

/* --- changing --- */

static void
on_set (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzInvitationView *self = NZ_INVITATION_VIEW (widget);
  gint64 id;
  const char *field, *value;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(x&s&s)", &id, &field, &value);
  g_autoptr (NzRecord) record = nz_store_get (self->store, &nz_entity_invitation, id, &error);
  if (record == NULL
      || !nz_record_set_plain (record, nz_entity_field (&nz_entity_invitation, field), value, &error))
    {
      nz_dialog_error (widget, error);
      return;
    }
  /* A reply came on a day; the day of the click is the best guess and can be corrected. */
  if (g_str_equal (field, "reply"))
    nz_record_set_date (record, "replied_on", *value != '\0' ? nz_date_today () : NZ_DATE_NONE);
  g_autofree char *title = nz_store_title (self->store, &nz_entity_invitation, id);
  g_autofree char *label = g_strdup_printf (
      _ ("Change %s: %s"),
      nz_field_label (nz_entity_field (&nz_entity_invitation, field), nz_get_language ()), title);
  if (!nz_store_save_as (self->store, record, label, &error))
    nz_dialog_error (widget, error);
}

static void
on_more (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_reply_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), NZ_INVITATION_VIEW (widget)->store,
                           g_variant_get_int64 (parameter));
}

/* --- replies, as fast as the letters are opened --- */

/* So many letters find somebody; the next one is the reply. */
#define LETTERS 3

static NzInvitationItem *
found_item (NzInvitationView *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  NzInvitationItem *item
      = g_list_model_get_item (G_LIST_MODEL (self->selection), at != GTK_INVALID_LIST_POSITION ? at : 0);

  /* the selection keeps it */
  if (item != NULL)
    g_object_unref (item);
  return item;
}

static gboolean
on_search_key (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, NzInvitationView *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);

  if (!nz_reply_bar_is_entering (NZ_REPLY_BAR (self->replies))
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if ((key == GDK_KEY_Down || key == GDK_KEY_Up) && n > 0)
    {
      at = at == GTK_INVALID_LIST_POSITION ? 0
           : key == GDK_KEY_Down           ? MIN (at + 1, n - 1)
           : at > 0                        ? at - 1
                                           : 0;
      gtk_single_selection_set_selected (self->selection, at);
      return GDK_EVENT_STOP;
    }
  if (g_utf8_strlen (typed, -1) < LETTERS
      || gtk_editable_get_selection_bounds (GTK_EDITABLE (self->search), NULL, NULL))
    return GDK_EVENT_PROPAGATE;
  /* the search waits for the end of typing; the reply does not */
  on_search (self);
  NzInvitationItem *item = found_item (self);
  return item != NULL
         && nz_reply_bar_take_key (NZ_REPLY_BAR (self->replies), nz_invitation_item_get_line (item)->id, key);
}

/* On to the next one: the next letter begins anew. */
static void
on_search_done (NzInvitationView *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
on_replies_notice (NzInvitationView *self, const char *text, gboolean with_undo)
{
  g_signal_emit (self, signals[NOTICE], 0, text, with_undo);
}

static void
on_entering (NzInvitationView *self)
{
  gboolean on = nz_reply_bar_is_entering (NZ_REPLY_BAR (self->replies));
  g_object_set (self->search, "placeholder-text",
                on ? _ ("Three letters, then y, n or d") : _ ("Search the invited"), NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
on_remove (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzInvitationView *self = NZ_INVITATION_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (!nz_store_delete (self->store, &nz_entity_invitation, g_variant_get_int64 (parameter), &error))
    nz_dialog_error (widget, error);
  else
    g_signal_emit (self, signals[NOTICE], 0, _ ("Invitation taken back"), TRUE);
}

static void
on_prepare (NzInvitationView *self)
{
  g_autoptr (GError) error = NULL;
  int n = nz_invitations_prepare (self->store, self->meeting, &error);

  if (n < 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *text
      = n > 0 ? g_strdup_printf (nz_ngettext ("%d invitation added", "%d invitations added", n), n)
              : g_strdup (_ ("All who belong are invited already"));
  g_signal_emit (self, signals[NOTICE], 0, text, n > 0);
}

/* Where a person stands: the first position that holds on the day. */
static gint64
organisation_of (NzInvitationView *self, gint64 person)
{
  g_autoptr (GError) unread = NULL;
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &unread);
  const NzFilter filter = { .field = "person", .integer = person };
  const NzQuery query = { .entity = &nz_entity_position,
                          .day = meeting != NULL ? nz_record_get_date (meeting, "day") : nz_date_today (),
                          .filters = &filter,
                          .n_filters = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) positions = nz_query_records (self->store, &query, &error);

  nz_read_error_tell (GTK_WIDGET (self), unread != NULL ? unread : error);
  return positions != NULL && positions->len > 0 ? nz_record_get_int (positions->pdata[0], "organisation")
                                                 : 0;
}

static void
invite (NzInvitationView *self, gint64 organisation, gint64 person)
{
  g_autoptr (NzRecord) invitation = nz_record_new (&nz_entity_invitation);
  g_autoptr (GError) error = NULL;
  g_autofree char *who = person != 0 ? nz_store_title (self->store, &nz_entity_person, person)
                                     : nz_store_title (self->store, &nz_entity_organisation, organisation);
  g_autofree char *label = g_strdup_printf (_ ("Invite %s"), who);

  nz_record_set_int (invitation, "meeting", self->meeting);
  nz_record_set_int (invitation, "organisation", organisation);
  nz_record_set_int (invitation, "person", person);
  nz_record_set_text (invitation, "channel", "letter");
  if (!nz_store_save_as (self->store, invitation, label, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_organisation_chosen (NzInvitationView *self, gint64 id)
{
  invite (self, id, 0);
}

static void
on_person_chosen (NzInvitationView *self, gint64 id)
{
  invite (self, organisation_of (self, id), id);
}

/* --- the widget --- */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
head_new (NzInvitationView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = label_new (NULL, "meeting-title");
  self->subtitle = label_new (NULL, "dim-label");
  self->sum = label_new (NULL, "meeting-title");
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (self->subtitle), TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (self->sum, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), self->sum);
  return head;
}

static GtkWidget *
chooser_button_new (
    NzInvitationView *self, const NzEntity *entity, const char *icon, const char *label, GCallback chosen)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *chooser = nz_record_chooser_new (self->store, entity, NULL, FALSE);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), chooser);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (chooser, "chosen", chosen, self);
  return button;
}

static GtkWidget *
prepare_button_new (NzInvitationView *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Invite all"));
  gtk_widget_set_tooltip_text (button,
                               _ ("Invite everybody who is to be invited on this day and is not yet"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (self->store));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_prepare), self);
  return button;
}

static GtkWidget *
door_button_new (void)
{
  GtkWidget *button = nz_icon_button_new ("object-select-symbolic", _ ("Attendance at the door"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.door");
  return button;
}

static GtkWidget *
tools_new (NzInvitationView *self)
{
  GtkWidget *tools = self->tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  g_object_set (self->search, "placeholder-text", _ ("Search the invited"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search the invited"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_done), self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_search_key), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (tools), self->search);
  if (nz_store_is_read_only (self->store))
    return tools;
  gtk_box_append (GTK_BOX (buttons), door_button_new ());
  gtk_box_append (GTK_BOX (buttons), prepare_button_new (self));
  gtk_box_append (GTK_BOX (buttons),
                  chooser_button_new (self, &nz_entity_organisation, "nz-organisations-symbolic",
                                      _ ("Invite an organisation"), G_CALLBACK (on_organisation_chosen)));
  gtk_box_append (GTK_BOX (buttons),
                  chooser_button_new (self, &nz_entity_person, "contact-new-symbolic", _ ("Invite a person"),
                                      G_CALLBACK (on_person_chosen)));
  gtk_box_append (GTK_BOX (tools), buttons);
  return tools;
}

static GtkWidget *
headings_new (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *name = label_new (_ ("Invited"), "table-heading");

  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  for (guint i = 0; i < G_N_ELEMENTS (nz_invitation_columns); i++)
    {
      const NzField *field = nz_entity_field (&nz_entity_invitation, nz_invitation_fields[i]);
      const char *words = nz_field_label (field, nz_get_language ());
      /* The column of the channel is narrower than its name. */
      GtkWidget *label = label_new (i == 0   ? C_ ("column", "By")
                                    : i == 1 ? C_ ("column", "Sent")
                                             : words,
                                    "table-heading");
      gtk_widget_set_tooltip_text (label, words);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      /* As the cells: never wider than the column, else the headings stand beside their columns. */
      gtk_label_set_max_width_chars (GTK_LABEL (label), 1);
      gtk_widget_set_size_request (label, nz_invitation_columns[i], -1);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "table-headings");
  return box;
}

static GtkWidget *
list_new (NzInvitationView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  GtkFilterListModel *filtered
      = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), self);
  self->list = gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "invitations");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Invitations"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
nobody_new (NzInvitationView *self)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = prepare_button_new (self);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "nz-letter-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nobody is invited yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("One letter goes to each person who receives invitations, and to each organisation without one."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
  return page;
}

void
nz_invitation_view_set_narrow (NzInvitationView *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_INVITATION_VIEW (self));
  self->narrow = narrow;
  /* the search needs a line of its own there */
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tools),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  nz_reply_bar_set_narrow (NZ_REPLY_BAR (self->replies), narrow);
  gtk_widget_set_visible (self->headings, !narrow);
  for (guint i = 0; i < self->rows->len; i++)
    nz_invitation_row_set_narrow (self->rows->pdata[i], narrow);
}

void
nz_invitation_view_focus_search (NzInvitationView *self)
{
  g_return_if_fail (NZ_IS_INVITATION_VIEW (self));
  gtk_widget_grab_focus (self->search);
}

static void
nz_invitation_view_finalize (GObject *object)
{
  NzInvitationView *self = NZ_INVITATION_VIEW (object);
  for (guint i = 0; i < self->rows->len; i++)
    g_object_weak_unref (self->rows->pdata[i], on_row_gone, self);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->items);
  g_clear_object (&self->filter);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_free (self->search_key);
  G_OBJECT_CLASS (nz_invitation_view_parent_class)->finalize (object);
}

static void
nz_invitation_view_class_init (NzInvitationViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_invitation_view_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", NZ_TYPE_INVITATION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_INVITATION_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "invitation.set", "(xss)", on_set);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "invitation.remove", "x", on_remove);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "invitation.more", "x", on_more);
}

static void
nz_invitation_view_init (NzInvitationView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->items = g_list_store_new (NZ_TYPE_INVITATION_ITEM);
  self->rows = g_ptr_array_new ();
}

GtkWidget *
nz_invitation_view_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzInvitationView *self = g_object_new (NZ_TYPE_INVITATION_VIEW, NULL);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->store = g_object_ref (store);
  self->meeting = meeting;
  self->bar = nz_segment_bar_new (8);
  self->legend = gtk_flow_box_new ();
  self->pages = gtk_stack_new ();
  self->headings = headings_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->legend), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->legend), 4);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (self->legend), 2);
  gtk_widget_add_css_class (top, "invitations-head");
  gtk_box_append (GTK_BOX (top), head_new (self));
  gtk_box_append (GTK_BOX (top), self->bar);
  gtk_box_append (GTK_BOX (top), self->legend);
  self->replies = nz_reply_bar_new (store, meeting);
  g_signal_connect_swapped (self->replies, "entering", G_CALLBACK (on_entering), self);
  g_signal_connect_swapped (self->replies, "notice", G_CALLBACK (on_replies_notice), self);
  gtk_box_append (GTK_BOX (top), self->replies);
  gtk_box_append (GTK_BOX (top), tools_new (self));
  gtk_box_append (GTK_BOX (table), self->headings);
  gtk_box_append (GTK_BOX (table), list_new (self));
  gtk_stack_add_named (GTK_STACK (self->pages), table, "list");
  gtk_stack_add_named (GTK_STACK (self->pages), nobody_new (self), "nobody");
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  gtk_box_append (GTK_BOX (self), top);
  gtk_box_append (GTK_BOX (self), self->pages);
  return GTK_WIDGET (self);
}
