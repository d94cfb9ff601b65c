/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-meeting-page.h"

#include "domain/nz-meeting.h"
#include "ui/nz-agenda-view.h"
#include "ui/nz-calendar-file.h"
#include "ui/nz-invitation-view.h"
#include "ui/nz-letter-preview.h"
#include "ui/nz-minutes-view.h"
#include "ui/nz-print-window.h"
#include "ui/nz-record-page.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-height-first-layout.h"

struct _NzMeetingPage
{
  GtkBox parent_instance;
  NzRecordEditor *editor;
  gulong changed_handler;
  guint idle;

  GtkWidget *header;
  GtkWidget *undo, *redo;
  GtkWidget *switcher, *bar;
  GtkWidget *stack;
  GtkWidget *details, *agenda, *invitations, *minutes, *preview;
  GtkWidget *beside; /* AdwBin beside the invitations */
  GtkWidget *line;
  AdwViewStackPage *letters_page; /* the same preview as a tab of its own */
  GtkWidget *letters;             /* its AdwBin */
};

G_DEFINE_FINAL_TYPE (NzMeetingPage, nz_meeting_page, GTK_TYPE_BOX)

enum
{
  OPEN_RECORD,
  NOTICE,
  BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

gint64
nz_meeting_page_get_id (NzMeetingPage *self)
{
  g_return_val_if_fail (NZ_IS_MEETING_PAGE (self), 0);
  return nz_record_editor_get_id (self->editor);
}

/* --- following the store --- */

static void
show_title (NzMeetingPage *self)
{
  g_autofree char *title = nz_meeting_title (nz_record_editor_get_record (self->editor), nz_get_language ());
  adw_view_switcher_title_set_title (ADW_VIEW_SWITCHER_TITLE (self->switcher), title);
}

/* Letters are laid out anew after what was done is on the screen; many changes at once count once. */
static gboolean
refresh_letters (gpointer data)
{
  NzMeetingPage *self = data;
  self->idle = 0;
  nz_letter_preview_refresh (NZ_LETTER_PREVIEW (self->preview));
  nz_invitation_view_refresh (NZ_INVITATION_VIEW (self->invitations),
                              nz_letter_preview_get_set (NZ_LETTER_PREVIEW (self->preview)));
  return G_SOURCE_REMOVE;
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzMeetingPage *self)
{
  static const NzEntity *const concerned[]
      = { &nz_entity_meeting, &nz_entity_invitation, &nz_entity_agenda_item, &nz_entity_organisation,
          &nz_entity_person,  &nz_entity_position,   &nz_entity_network };
  for (guint i = 0; self->idle == 0 && i < G_N_ELEMENTS (concerned); i++)
    if (nz_changes_touch (changes, concerned[i]))
      self->idle = g_idle_add (refresh_letters, self);
}

/* --- signals of the parts --- */

static void
on_open_record (GtkWidget *part, gpointer entity, gint64 id, NzMeetingPage *self)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, entity, id);
}

static void
on_notice (GtkWidget *part, const char *text, gboolean with_undo, NzMeetingPage *self)
{
  g_signal_emit (self, signals[NOTICE], 0, text, with_undo);
}

static void
on_chosen (GtkWidget *view, gint64 organisation, gint64 person, NzMeetingPage *self)
{
  nz_letter_preview_show (NZ_LETTER_PREVIEW (self->preview), organisation, person);
}

static void
on_shown (GtkWidget *preview, gint64 organisation, gint64 person, NzMeetingPage *self)
{
  nz_invitation_view_select (NZ_INVITATION_VIEW (self->invitations), organisation, person);
}

static void
on_back (NzMeetingPage *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_letter_preview_print (NZ_LETTER_PREVIEW (NZ_MEETING_PAGE (widget)->preview), FALSE);
}

static void
on_print_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_letter_preview_print (NZ_LETTER_PREVIEW (NZ_MEETING_PAGE (widget)->preview), TRUE);
}

static void
on_save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_letter_preview_save (NZ_LETTER_PREVIEW (NZ_MEETING_PAGE (widget)->preview), FALSE);
}

static void
on_save_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_letter_preview_save (NZ_LETTER_PREVIEW (NZ_MEETING_PAGE (widget)->preview), TRUE);
}

static void
on_print_papers (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzMeetingPage *self = NZ_MEETING_PAGE (widget);
  NzStore *store = nz_record_editor_get_store (self->editor);
  gint64 id = nz_meeting_page_get_id (self);
  g_autofree char *title = nz_meeting_title (nz_record_editor_get_record (self->editor), nz_get_language ());

  nz_print_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), store, NZ_PRINT_ATTENDANCE,
                           &nz_entity_meeting, &id, 1, title, TRUE, nz_date_today ());
}

static void
on_save_calendar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzMeetingPage *self = NZ_MEETING_PAGE (widget);
  nz_calendar_file_save (widget, nz_record_editor_get_store (self->editor), nz_meeting_page_get_id (self), 0);
}

/* --- for the section --- */

void
nz_meeting_page_show_tab (NzMeetingPage *self, const char *name)
{
  g_return_if_fail (NZ_IS_MEETING_PAGE (self));
  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (self->stack), name);
}

void
nz_meeting_page_begin_editing (NzMeetingPage *self)
{
  g_return_if_fail (NZ_IS_MEETING_PAGE (self));
  nz_record_page_begin_editing (NZ_RECORD_PAGE (self->details));
}

void
nz_meeting_page_focus_search (NzMeetingPage *self)
{
  g_return_if_fail (NZ_IS_MEETING_PAGE (self));
  nz_meeting_page_show_tab (self, "invitations");
  nz_invitation_view_focus_search (NZ_INVITATION_VIEW (self->invitations));
}

void
nz_meeting_page_print (NzMeetingPage *self)
{
  g_return_if_fail (NZ_IS_MEETING_PAGE (self));
  nz_letter_preview_print (NZ_LETTER_PREVIEW (self->preview), FALSE);
}

/* Wide: the letters stand beside the invitations; else they are a tab. */
static void
place_preview (NzMeetingPage *self, gboolean beside)
{
  GtkWidget *to = beside ? self->beside : self->letters, *from = beside ? self->letters : self->beside;

  if (gtk_widget_get_parent (self->preview) == to)
    return;
  g_object_ref (self->preview);
  adw_bin_set_child (ADW_BIN (from), NULL);
  adw_bin_set_child (ADW_BIN (to), self->preview);
  g_object_unref (self->preview);
  gtk_widget_set_visible (self->beside, beside);
  gtk_widget_set_visible (self->line, beside);
  if (beside
      && g_strcmp0 (adw_view_stack_get_visible_child_name (ADW_VIEW_STACK (self->stack)), "letters") == 0)
    nz_meeting_page_show_tab (self, "invitations");
  adw_view_stack_page_set_visible (self->letters_page, !beside);
}

void
nz_meeting_page_set_width (NzMeetingPage *self, NzWidth width)
{
  g_return_if_fail (NZ_IS_MEETING_PAGE (self));
  gboolean narrow = width == NZ_WIDTH_NARROW;

  place_preview (self, width == NZ_WIDTH_WIDE);
  nz_agenda_view_set_narrow (NZ_AGENDA_VIEW (self->agenda), narrow);
  nz_invitation_view_set_narrow (NZ_INVITATION_VIEW (self->invitations), narrow);
  nz_minutes_view_set_narrow (NZ_MINUTES_VIEW (self->minutes), narrow);
  nz_buttons_fit_title (self->header, narrow);
  nz_record_page_set_width (NZ_RECORD_PAGE (self->details), width);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->header), width != NZ_WIDTH_WIDE);
  /* Strict centring keeps as much room free on the left as the window's buttons take on the right. */
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (self->header),
                                       narrow ? ADW_CENTERING_POLICY_LOOSE : ADW_CENTERING_POLICY_STRICT);
  gtk_widget_set_visible (self->undo, !narrow);
  gtk_widget_set_visible (self->redo, !narrow);
}

/* --- making --- */

static GtkWidget *
icon_button (const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return button;
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) letters = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  g_menu_append (letters, _ ("_Print invitations…"), "meeting.print");
  g_menu_append (letters, _ ("Print _all invitations again…"), "meeting.print-all");
  g_menu_append (letters, _ ("_Save unsent invitations as PDF…"), "meeting.save");
  g_menu_append (letters, _ ("Save all _invitations as PDF…"), "meeting.save-all");
  g_menu_append (rest, _ ("Print lists, _badges and signs…"), "meeting.print-papers");
  g_menu_append (rest, _ ("Save _calendar file…"), "meeting.save-calendar");
  g_menu_append (rest, _ ("_Delete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (letters));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("More"), -1);
  return button;
}

static void
add_header (NzMeetingPage *self)
{
  GtkWidget *back = icon_button ("go-previous-symbolic", _ ("Back to the year"));

  self->undo = icon_button ("edit-undo-symbolic", _ ("Undo (Ctrl+Z)"));
  self->redo = icon_button ("edit-redo-symbolic", _ ("Redo (Ctrl+Shift+Z)"));
  self->header = adw_header_bar_new ();
  self->switcher = adw_view_switcher_title_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->undo), "win.undo");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->redo), "win.redo");
  g_signal_connect_swapped (back, "clicked", G_CALLBACK (on_back), self);
  gtk_widget_add_css_class (self->header, "flat");
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->switcher), ADW_VIEW_STACK (self->stack));
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (self->header), ADW_CENTERING_POLICY_STRICT);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->header), self->switcher);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), back);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->undo);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), self->redo);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), menu_button_new ());
}

static GtkWidget *
clamped (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), nz_height_first_bin_new (child));
  gtk_widget_set_margin_start (child, 18);
  gtk_widget_set_margin_end (child, 18);
  gtk_widget_set_margin_bottom (child, 36);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

static GtkWidget *
invitations_new (NzMeetingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->beside = adw_bin_new ();
  self->line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (self->invitations, TRUE);
  gtk_widget_add_css_class (self->invitations, "list-pane");
  gtk_widget_set_size_request (self->beside, 396, -1);
  gtk_widget_add_css_class (self->beside, "letters");
  gtk_widget_set_visible (self->beside, FALSE);
  gtk_widget_set_visible (self->line, FALSE);
  gtk_box_append (GTK_BOX (box), self->invitations);
  gtk_box_append (GTK_BOX (box), self->line);
  gtk_box_append (GTK_BOX (box), self->beside);
  return box;
}

static void
add_tabs (NzMeetingPage *self)
{
  AdwViewStack *stack = ADW_VIEW_STACK (self->stack);

  adw_view_stack_add_titled (stack, self->details, "details", _ ("Details"));
  adw_view_stack_add_titled (stack, clamped (self->agenda), "agenda", _ ("Agenda"));
  adw_view_stack_add_titled (stack, invitations_new (self), "invitations", _ ("Invitations"));
  adw_view_stack_add_titled (stack, clamped (self->minutes), "minutes", _ ("Minutes"));
  self->letters = adw_bin_new ();
  gtk_widget_add_css_class (self->letters, "letters");
  self->letters_page = adw_view_stack_add_titled (stack, self->letters, "letters", _ ("Letters"));
  GtkWidget *agenda = adw_view_stack_get_child_by_name (stack, "agenda");
  GtkWidget *invitations = adw_view_stack_get_child_by_name (stack, "invitations");
  GtkWidget *minutes = adw_view_stack_get_child_by_name (stack, "minutes");
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, self->details),
                                     "nz-conferences-symbolic");
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, agenda), "nz-agenda-symbolic");
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, invitations), "nz-people-symbolic");
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (stack, minutes), "nz-minutes-symbolic");
  adw_view_stack_page_set_icon_name (self->letters_page, "nz-letter-symbolic");
  adw_bin_set_child (ADW_BIN (self->letters), self->preview);
}

/* Ctrl++ goes to the suggestions for the agenda, and takes the one that has the keyboard. */
static gboolean
on_suggest (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  NzMeetingPage *self = NZ_MEETING_PAGE (widget);

  nz_meeting_page_show_tab (self, "agenda");
  return nz_agenda_view_suggest (NZ_AGENDA_VIEW (self->agenda));
}

static void
nz_meeting_page_dispose (GObject *object)
{
  NzMeetingPage *self = NZ_MEETING_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->editor != NULL)
    g_clear_signal_handler (&self->changed_handler, nz_record_editor_get_store (self->editor));
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (nz_meeting_page_parent_class)->dispose (object);
}

static void
nz_meeting_page_class_init (NzMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_meeting_page_dispose;
  signals[OPEN_RECORD] = g_signal_new ("open-record", NZ_TYPE_MEETING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_MEETING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[BACK]
      = g_signal_new ("back", NZ_TYPE_MEETING_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, on_suggest, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, on_suggest, NULL);
  gtk_widget_class_install_action (widget_class, "meeting.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "meeting.print-all", NULL, on_print_all);
  gtk_widget_class_install_action (widget_class, "meeting.save", NULL, on_save);
  gtk_widget_class_install_action (widget_class, "meeting.save-all", NULL, on_save_all);
  gtk_widget_class_install_action (widget_class, "meeting.save-calendar", NULL, on_save_calendar);
  gtk_widget_class_install_action (widget_class, "meeting.print-papers", NULL, on_print_papers);
}

static void
nz_meeting_page_init (NzMeetingPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "detail-pane");
}

GtkWidget *
nz_meeting_page_new (NzRecordEditor *editor)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor), NULL);

  NzMeetingPage *self = g_object_new (NZ_TYPE_MEETING_PAGE, NULL);
  NzStore *store = nz_record_editor_get_store (editor);
  gint64 id = nz_record_editor_get_id (editor);
  self->editor = g_object_ref (editor);
  self->details = nz_record_page_new (editor);
  self->agenda = nz_agenda_view_new (store, id);
  self->invitations = nz_invitation_view_new (store, id);
  self->minutes = nz_minutes_view_new (editor);
  self->preview = nz_letter_preview_new (store, id);
  self->stack = adw_view_stack_new ();
  self->bar = adw_view_switcher_bar_new ();
  /* A narrow window is as narrow as the tab that is shown. */
  adw_view_stack_set_hhomogeneous (ADW_VIEW_STACK (self->stack), FALSE);
  adw_view_stack_set_vhomogeneous (ADW_VIEW_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  add_header (self);
  add_tabs (self);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->bar), ADW_VIEW_STACK (self->stack));
  g_object_bind_property (self->switcher, "title-visible", self->bar, "reveal", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self), self->header);
  gtk_box_append (GTK_BOX (self), self->stack);
  gtk_box_append (GTK_BOX (self), self->bar);
  g_signal_connect_object (self->details, "open-record", G_CALLBACK (on_open_record), self, 0);
  g_signal_connect_object (self->minutes, "open-record", G_CALLBACK (on_open_record), self, 0);
  g_signal_connect_object (self->details, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (self->invitations, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (self->preview, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (self->invitations, "chosen", G_CALLBACK (on_chosen), self, 0);
  g_signal_connect_object (self->preview, "shown", G_CALLBACK (on_shown), self, 0);
  g_signal_connect_object (editor, "changed", G_CALLBACK (show_title), self, G_CONNECT_SWAPPED);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  show_title (self);
  nz_invitation_view_refresh (NZ_INVITATION_VIEW (self->invitations),
                              nz_letter_preview_get_set (NZ_LETTER_PREVIEW (self->preview)));
  return GTK_WIDGET (self);
}
