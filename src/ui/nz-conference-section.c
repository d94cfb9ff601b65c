/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-conference-section.h"

#include "base/nz-id.h"
#include "domain/nz-year-plan.h"
#include "ui/nz-attendance-window.h"
#include "ui/nz-calendar-file.h"
#include "ui/nz-conference-list.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-meeting-page.h"
#include "ui/nz-plan-window.h"
#include "ui/nz-read-error.h"
#include "ui/nz-year-print.h"
#include "widgets/nz-year-grid.h"

/* As wide as a narrow window can be. */
#define NARROW_LIST 1000
/* Pixels above the card of the next conference. */
#define ABOVE_NEXT 8
/* A new arrangement is laid out by then. */
#define FRAMES_TO_NEXT 3

struct _NzConferenceSection
{
  NzSection parent_instance;

  NzStore *store;
  gulong changed_handler;
  NzYearGrid *grid;
  NzConferenceList *list;

  GtkStack *pages;
  GtkBox *panes;
  GtkWidget *year_pane;
  AdwHeaderBar *year_header;
  GtkWidget *back;
  GtkBox *year_box;
  GtkWidget *previous;
  GtkWidget *next;
  GtkLabel *year_label;
  GtkWidget *narrow_menu;
  GtkScrolledWindow *grid_scroller;
  GtkWidget *line;
  AdwClamp *list_column;
  GtkWidget *list_pane;
  GtkWidget *list_header;
  AdwWindowTitle *list_title;
  GtkScrolledWindow *list_scroller;
  AdwClamp *list_clamp;
  guint frames_to_next; /* until the next conference is scrolled into view; 0: it has been */
  GtkWidget *today;
};

G_DEFINE_FINAL_TYPE (NzConferenceSection, nz_conference_section, NZ_TYPE_SECTION)

/* --- the year --- */

static int
shown_year (NzConferenceSection *self)
{
  const NzYearView *view = nz_year_grid_get_view (self->grid);
  return view != NULL ? view->year : nz_date_today ().year;
}

/* Where the list shows as much of itself as it does now, the next conference stands first, unless all of it
 * is in view. */
static void
scroll_to_next (NzConferenceSection *self)
{
  GtkWidget *card = nz_conference_list_get_next (self->list);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->list_scroller);
  double value = gtk_adjustment_get_value (adjustment), page = gtk_adjustment_get_page_size (adjustment);
  graphene_rect_t place;

  if (card == NULL || !gtk_widget_compute_bounds (card, GTK_WIDGET (self->list_clamp), &place))
    return;
  double top = place.origin.y, bottom = top + place.size.height;
  if (top < value || bottom > value + page)
    gtk_adjustment_set_value (adjustment, MAX (0, top - ABOVE_NEXT));
}

/* The first frame lays the cards out. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (widget);

  if (--self->frames_to_next > 0)
    return G_SOURCE_CONTINUE;
  scroll_to_next (self);
  return G_SOURCE_REMOVE;
}

static void
scroll_to_next_soon (NzConferenceSection *self)
{
  if (self->frames_to_next == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
  self->frames_to_next = FRAMES_TO_NEXT;
}

static void
show_year (NzConferenceSection *self, int year)
{
  g_autoptr (GError) error = NULL;
  NzYearView *view = nz_year_view_new_for_store (self->store, year, nz_get_language (), &error);

  if (view == NULL)
    {
      nz_read_error_tell (GTK_WIDGET (self), error);
      return;
    }
  if (nz_year_grid_get_view (self->grid) == NULL || shown_year (self) != year)
    scroll_to_next_soon (self);
  view->today = nz_date_today ();
  nz_year_grid_set_view (self->grid, view);
  nz_conference_list_show_year (self->list, year);
  g_autofree char *number = g_strdup_printf ("%d", year);
  g_autofree char *title = g_strdup_printf (_ ("Conferences %d"), year);
  g_autofree char *summary = nz_conference_list_dup_summary (self->list);
  gtk_label_set_label (self->year_label, number);
  adw_window_title_set_title (self->list_title, title);
  adw_window_title_set_subtitle (self->list_title, summary);
}

static void
on_year_wanted (NzYearGrid *grid, int year, NzConferenceSection *self)
{
  show_year (self, year);
}

/* In the year view a year, in the month view a month; without moving the keyboard away from the button. */
static void
move (NzConferenceSection *self, int direction)
{
  NzDate day = nz_year_grid_get_day (self->grid);
  NzDate to = nz_date_add_months (day, nz_year_grid_get_single (self->grid) ? direction : 12 * direction);
  if (nz_date_is_valid (to))
    nz_year_grid_go_to (self->grid, to);
}

static void
on_previous (NzConferenceSection *self)
{
  move (self, -1);
}

static void
on_next (NzConferenceSection *self)
{
  move (self, 1);
}

static void
on_today (NzConferenceSection *self)
{
  nz_year_grid_go_to (self->grid, nz_date_today ());
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
on_today_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  on_today (NZ_CONFERENCE_SECTION (widget));
}

static void
on_store_changed (NzStore *store, NzChanges *changes, NzConferenceSection *self)
{
  if (nz_changes_touch (changes, &nz_entity_meeting) || nz_changes_touch (changes, &nz_entity_invitation)
      || nz_changes_touch (changes, &nz_entity_agenda_item) || nz_changes_touch (changes, &nz_entity_holiday)
      || nz_changes_touch (changes, &nz_entity_network))
    show_year (self, shown_year (self));
}

/* --- a meeting's page --- */

static NzMeetingPage *
shown_page (NzConferenceSection *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->pages);
  return NZ_IS_MEETING_PAGE (child) ? NZ_MEETING_PAGE (child) : NULL;
}

static void
show_overview (NzConferenceSection *self)
{
  NzMeetingPage *page = shown_page (self);

  gtk_stack_set_visible_child_name (self->pages, "year");
  if (page != NULL)
    gtk_stack_remove (self->pages, GTK_WIDGET (page));
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  nz_section_actions_changed (NZ_SECTION (self));
}

static gboolean
on_gone_idle (gpointer data)
{
  show_overview (data);
  return G_SOURCE_REMOVE;
}

/* The page is in the middle of hearing that its meeting is gone. */
static void
on_gone (NzConferenceSection *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, on_gone_idle, g_object_ref (self), g_object_unref);
}

static void
on_open_record (NzMeetingPage *page, gpointer entity, gint64 id, NzConferenceSection *self)
{
  nz_section_open_record (NZ_SECTION (self), entity, id);
}

static void
on_notice (NzMeetingPage *page, const char *text, gboolean with_undo, NzConferenceSection *self)
{
  nz_section_notice (NZ_SECTION (self), text, with_undo);
}

static NzMeetingPage *
open_meeting (NzConferenceSection *self, gint64 id)
{
  NzMeetingPage *old = shown_page (self);
  g_autoptr (GError) error = NULL;

  if (old != NULL && nz_meeting_page_get_id (old) == id)
    return old;
  g_autoptr (NzRecordEditor) editor = nz_record_editor_new (self->store, &nz_entity_meeting, id, &error);
  if (editor == NULL)
    {
      nz_section_show_error (NZ_SECTION (self), error);
      return NULL;
    }
  NzDate day = nz_record_get_date (nz_record_editor_get_record (editor), "day");
  GtkWidget *page = nz_meeting_page_new (editor);
  g_signal_connect_object (page, "open-record", G_CALLBACK (on_open_record), self, 0);
  g_signal_connect_object (page, "notice", G_CALLBACK (on_notice), self, 0);
  g_signal_connect_object (page, "back", G_CALLBACK (show_overview), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "gone", G_CALLBACK (on_gone), self, G_CONNECT_SWAPPED);
  nz_meeting_page_set_width (NZ_MEETING_PAGE (page), nz_section_get_width (NZ_SECTION (self)));
  gtk_stack_add_child (self->pages, page);
  gtk_stack_set_visible_child (self->pages, page);
  if (old != NULL)
    gtk_stack_remove (self->pages, GTK_WIDGET (old));
  if (nz_date_is_full (day))
    nz_year_grid_go_to (self->grid, day);
  nz_section_actions_changed (NZ_SECTION (self));
  return NZ_MEETING_PAGE (page);
}

static void
on_day_activated (NzYearGrid *grid, int days, NzConferenceSection *self)
{
  const NzYearView *view = nz_year_grid_get_view (grid);

  for (int conferences = 1; conferences >= 0; conferences--)
    for (guint i = 0; i < view->meetings->len; i++)
      {
        const NzYearMeeting *meeting = view->meetings->pdata[i];
        if (meeting->is_conference == conferences && nz_date_to_days (meeting->day) == days)
          {
            open_meeting (self, meeting->id);
            return;
          }
      }
}

static const NzEntity *
get_record (NzSection *section, gint64 *id)
{
  NzMeetingPage *page = shown_page (NZ_CONFERENCE_SECTION (section));

  if (page == NULL)
    return NULL;
  *id = nz_meeting_page_get_id (page);
  return &nz_entity_meeting;
}

static gboolean
show_record (NzSection *section, const NzEntity *entity, gint64 id)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);
  gint64 meeting = id;

  if (entity != &nz_entity_meeting)
    {
      if (entity != &nz_entity_agenda_item && entity != &nz_entity_invitation
          && entity != &nz_entity_decision)
        return FALSE;
      g_autoptr (GError) error = NULL;
      g_autoptr (NzRecord) record = nz_store_get (self->store, entity, id, &error);
      nz_read_error_tell (GTK_WIDGET (self), error);
      meeting = record != NULL ? nz_record_get_int (record, "meeting") : 0;
    }
  NzMeetingPage *page = meeting != 0 ? open_meeting (self, meeting) : NULL;
  if (page != NULL)
    nz_meeting_page_show_tab (page, entity == &nz_entity_invitation    ? "invitations"
                                    : entity == &nz_entity_agenda_item ? "agenda"
                                    : entity == &nz_entity_decision    ? "minutes"
                                                                       : "details");
  return page != NULL;
}

static void
show_part (NzSection *section, const char *part)
{
  NzMeetingPage *page = shown_page (NZ_CONFERENCE_SECTION (section));
  if (page != NULL)
    nz_meeting_page_show_tab (page, part);
}

/* --- actions of cards and menus --- */

static void
on_open (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  if (nz_id_parse (g_variant_get_string (parameter, NULL), &id))
    open_meeting (NZ_CONFERENCE_SECTION (widget), id);
}

static void
on_print_invitations (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint64 id;
  NzMeetingPage *page = nz_id_parse (g_variant_get_string (parameter, NULL), &id)
                            ? open_meeting (NZ_CONFERENCE_SECTION (widget), id)
                            : NULL;
  if (page != NULL)
    nz_meeting_page_show_tab (page, "invitations");
}

static void
on_planned (guint n, gpointer data)
{
  g_autofree char *text
      = g_strdup_printf (nz_ngettext ("%u conference planned", "%u conferences planned", n), n);
  nz_section_notice (NZ_SECTION (data), text, TRUE);
}

static GtkWindow *
window_of (gpointer widget)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (widget)));
}

static void
on_plan (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (widget);
  nz_plan_window_present (window_of (self), self->store, shown_year (self), on_planned, self);
}

/* @parameter: the sheet: "a4", "a3", "a6" */
static void
on_print_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (widget);
  NzPaperSize size = NZ_PAPER_A4;

  if (nz_paper_parse (g_variant_get_string (parameter, NULL), &size))
    nz_year_print (NZ_SECTION (self), self->store, shown_year (self), size);
}

static void
on_save_year (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (widget);
  NzPaperSize size = NZ_PAPER_A4;

  if (nz_paper_parse (g_variant_get_string (parameter, NULL), &size))
    nz_year_save (NZ_SECTION (self), self->store, shown_year (self), size);
}

static void
on_attendance (GtkWidget *widget, const char *name, GVariant *parameter)
{
  nz_attendance_window_present (NZ_SECTION (widget), NZ_CONFERENCE_SECTION (widget)->store);
}

static void
on_save_calendar (GtkWidget *widget, const char *name, GVariant *parameter)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (widget);
  nz_calendar_file_save (widget, self->store, 0, shown_year (self));
}

/* --- what the window asks for --- */

/* On the day where the keyboard is: who wants a meeting on 12 May goes there and presses Ctrl+N. */
static void
add (NzSection *section)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);
  g_autoptr (NzRecord) record = nz_record_new (&nz_entity_meeting);
  g_autoptr (GError) error = NULL;

  nz_record_set_text (record, "kind", "event");
  nz_record_set_text (record, "state", "planned");
  nz_record_set_date (record, "day", nz_year_grid_get_day (self->grid));
  if (!nz_store_save_as (self->store, record, _ ("Add a date"), &error))
    {
      nz_section_show_error (section, error);
      return;
    }
  NzMeetingPage *page = open_meeting (self, nz_record_get_id (record));
  if (page != NULL)
    {
      nz_meeting_page_show_tab (page, "details");
      nz_meeting_page_begin_editing (page);
    }
}

static gboolean
can_delete (NzSection *section)
{
  return shown_page (NZ_CONFERENCE_SECTION (section)) != NULL;
}

static void
delete_now (gpointer data)
{
  NzConferenceSection *self = data;
  NzMeetingPage *page = shown_page (self);
  g_autoptr (GError) error = NULL;

  if (page == NULL)
    return;
  gint64 id = nz_meeting_page_get_id (page);
  g_autofree char *title = nz_store_title (self->store, &nz_entity_meeting, id);
  g_autofree char *text = g_strdup_printf (_ ("“%s” deleted"), title);
  if (!nz_store_delete (self->store, &nz_entity_meeting, id, &error))
    nz_section_show_error (NZ_SECTION (self), error);
  else
    nz_section_notice (NZ_SECTION (self), text, TRUE);
}

static void
delete_selected (NzSection *section)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);
  gint64 id = nz_meeting_page_get_id (shown_page (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) dependents = nz_store_dependents (self->store, &nz_entity_meeting, id, &error);

  /* not to be deleted unasked because nobody knows what hangs on it */
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
  g_autofree char *title = nz_store_title (self->store, &nz_entity_meeting, id);
  g_autofree char *heading = g_strdup_printf (_ ("Delete “%s”?"), title);
  g_autofree char *detail
      = g_strdup_printf (_ ("This hangs on it and is deleted too:\n\n%s\n\nIt can be undone."), lines);
  nz_dialog_confirm (GTK_WIDGET (self), heading, detail, _ ("_Delete"), TRUE, delete_now, g_object_ref (self),
                     g_object_unref);
}

static void
focus_search (NzSection *section)
{
  NzMeetingPage *page = shown_page (NZ_CONFERENCE_SECTION (section));
  if (page != NULL)
    nz_meeting_page_focus_search (page);
}

static void
print (NzSection *section)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);
  NzMeetingPage *page = shown_page (self);

  if (page != NULL)
    nz_meeting_page_print (page);
  else
    nz_year_print (section, self->store, shown_year (self), NZ_PAPER_A4);
}

/* One month has a height of its own and needs no scrolling; a scrolled window would give it that of its least
 * width. */
static void
place_grid (NzConferenceSection *self, gboolean narrow)
{
  GtkWidget *grid = GTK_WIDGET (self->grid);
  gboolean is_alone = gtk_widget_get_parent (grid) == self->year_pane;

  if (is_alone == narrow)
    return;
  g_object_ref (grid);
  if (narrow)
    {
      GtkWidget *viewport = gtk_scrolled_window_get_child (self->grid_scroller);
      if (GTK_IS_VIEWPORT (viewport))
        gtk_viewport_set_child (GTK_VIEWPORT (viewport), NULL);
      gtk_scrolled_window_set_child (self->grid_scroller, NULL);
      gtk_box_append (GTK_BOX (self->year_pane), grid);
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->year_pane), grid);
      gtk_scrolled_window_set_child (self->grid_scroller, grid);
    }
  g_object_unref (grid);
  gtk_widget_set_visible (GTK_WIDGET (self->grid_scroller), !narrow);
}

static void
set_width (NzSection *section, NzWidth width)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);
  NzMeetingPage *page = shown_page (self);
  gboolean narrow = width == NZ_WIDTH_NARROW;
  const char *previous = narrow ? _ ("Month before") : _ ("Year before");
  const char *next = narrow ? _ ("Next month") : _ ("Next year");

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  nz_year_grid_set_single (self->grid, narrow);
  gtk_widget_set_visible (self->line, !narrow);
  gtk_widget_set_visible (self->list_header, !narrow);
  gtk_widget_set_visible (self->narrow_menu, narrow);
  /* Beside "Back", "Add", the menu and the window's three buttons there is room for little more than four
   * digits. */
  gtk_box_set_spacing (self->year_box, narrow ? 0 : 4);
  gtk_label_set_width_chars (self->year_label, narrow ? -1 : 5);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->year_box), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->year_box), "narrow");
  gtk_widget_set_visible (self->today, !narrow);
  adw_clamp_set_maximum_size (self->list_clamp, narrow ? 600 : 343);
  gtk_widget_set_vexpand (GTK_WIDGET (self->list_column), narrow);
  gtk_widget_set_hexpand (GTK_WIDGET (self->list_column), narrow);
  adw_clamp_set_maximum_size (self->list_column, narrow ? NARROW_LIST : 379);
  place_grid (self, narrow);
  scroll_to_next_soon (self);
  gtk_widget_set_visible (self->back, width != NZ_WIDTH_WIDE);
  adw_header_bar_set_show_end_title_buttons (self->year_header, narrow);
  adw_header_bar_set_show_start_title_buttons (self->year_header, width != NZ_WIDTH_WIDE);
  gtk_widget_set_tooltip_text (self->previous, previous);
  gtk_widget_set_tooltip_text (self->next, next);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->previous), GTK_ACCESSIBLE_PROPERTY_LABEL, previous,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, next, -1);
  if (page != NULL)
    nz_meeting_page_set_width (page, width);
}

static gboolean
go_back (NzSection *section)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);

  if (shown_page (self) == NULL)
    return FALSE;
  show_overview (self);
  return TRUE;
}

/* --- GObject --- */

/* The year of the day; today's sections come back to this year. */
static void
set_day (NzSection *section, NzDate day)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (section);

  if (nz_year_grid_get_view (self->grid) != NULL)
    nz_year_grid_go_to (self->grid, nz_day_or_today (day));
}

/* The year of the day, but what was sent and replied since is not taken back. */
static const char *
get_day_note (NzSection *section)
{
  return _ ("The conferences are shown as they stand today.");
}

static void
nz_conference_section_dispose (GObject *object)
{
  NzConferenceSection *self = NZ_CONFERENCE_SECTION (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_conference_section_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/zim/Netzwerk/ui/nz-conference-section.ui");
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, pages);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, panes);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, year_pane);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, year_header);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, back);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, year_box);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, previous);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, next);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, year_label);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, narrow_menu);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, grid_scroller);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, line);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_column);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_pane);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_header);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_title);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_clamp);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, list_scroller);
  gtk_widget_class_bind_template_child (klass, NzConferenceSection, today);
  gtk_widget_class_bind_template_callback (klass, on_previous);
  gtk_widget_class_bind_template_callback (klass, on_next);
  gtk_widget_class_bind_template_callback (klass, on_today);
}

static void
nz_conference_section_class_init (NzConferenceSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  NzSectionClass *section_class = NZ_SECTION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nz_conference_section_dispose;
  section_class->add = add;
  section_class->can_delete = can_delete;
  section_class->delete_selected = delete_selected;
  section_class->focus_search = focus_search;
  section_class->print = print;
  section_class->show_record = show_record;
  section_class->show_part = show_part;
  section_class->get_record = get_record;
  section_class->set_width = set_width;
  section_class->set_day = set_day;
  section_class->get_day_note = get_day_note;
  section_class->go_back = go_back;
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "conference.open", "s", on_open);
  gtk_widget_class_install_action (widget_class, "conference.print", "s", on_print_invitations);
  gtk_widget_class_install_action (widget_class, "conference.today", NULL, on_today_action);
  gtk_widget_class_install_action (widget_class, "conference.plan", NULL, on_plan);
  gtk_widget_class_install_action (widget_class, "conference.print-year", "s", on_print_year);
  gtk_widget_class_install_action (widget_class, "conference.save-year", "s", on_save_year);
  gtk_widget_class_install_action (widget_class, "conference.attendance", NULL, on_attendance);
  gtk_widget_class_install_action (widget_class, "conference.save-calendar", NULL, on_save_calendar);
}

static void
nz_conference_section_init (NzConferenceSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

NzSection *
nz_conference_section_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzConferenceSection *self = g_object_new (NZ_TYPE_CONFERENCE_SECTION, NULL);
  self->store = g_object_ref (store);
  self->grid = NZ_YEAR_GRID (nz_year_grid_new ());
  self->list = NZ_CONFERENCE_LIST (nz_conference_list_new (store));
  gtk_widget_set_margin_top (GTK_WIDGET (self->grid), 10);
  gtk_scrolled_window_set_child (self->grid_scroller, GTK_WIDGET (self->grid));
  adw_clamp_set_child (self->list_clamp, GTK_WIDGET (self->list));
  g_signal_connect_object (self->grid, "day-activated", G_CALLBACK (on_day_activated), self, 0);
  g_signal_connect_object (self->grid, "year-wanted", G_CALLBACK (on_year_wanted), self, 0);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  show_year (self, nz_date_today ().year);
  /* Until the window says how wide it is: a window that grew for a wide section would stay so. */
  set_width (NZ_SECTION (self), NZ_WIDTH_NARROW);
  return NZ_SECTION (self);
}
