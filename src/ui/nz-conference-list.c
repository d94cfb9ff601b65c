/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-conference-list.h"

#include <adwaita.h>

#include "base/nz-id.h"
#include "domain/nz-meeting.h"
#include "domain/nz-year-plan.h"
#include "ui/nz-conference-card.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-card.h"

struct _NzConferenceList
{
  GtkBox parent_instance;
  NzStore *store;
  int year;
  guint held, planned;
  GtkWidget *next; /* the card of the next conference; NULL in other years */
};

G_DEFINE_FINAL_TYPE (NzConferenceList, nz_conference_list, GTK_TYPE_BOX)

static gboolean
is_conference (NzRecord *meeting)
{
  return g_strcmp0 (nz_record_get_text (meeting, "kind"), "conference") == 0;
}

static gboolean
is_state (NzRecord *meeting, const char *state)
{
  return g_strcmp0 (nz_record_get_text (meeting, "state"), state) == 0;
}

/* The keyboard stays on the card of the same conference when the cards are made anew. */
static char *
dup_focused (NzConferenceList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) || !GTK_IS_ACTIONABLE (focus))
    return NULL;
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (focus));
  return target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
             ? g_variant_dup_string (target, NULL)
             : NULL;
}

static gboolean
restore_focus (GtkWidget *widget, const char *id)
{
  if (GTK_IS_ACTIONABLE (widget))
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      if (target != NULL && g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
          && g_str_equal (g_variant_get_string (target, NULL), id))
        return gtk_widget_grab_focus (widget);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (restore_focus (child, id))
      return TRUE;
  return FALSE;
}

/* --- what is offered where conferences are missing --- */

static GtkWidget *
plan_offer_new (NzConferenceList *self, guint missing, gboolean none)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Plan the year…"));
  g_autofree char *words
      = none ? g_strdup_printf (_ ("No conference is planned in %d yet. The planner proposes dates that "
                                   "avoid holidays and are spread evenly."),
                                self->year)
             : g_strdup_printf (nz_ngettext ("%u conference is missing in this year.",
                                             "%u conferences are missing in this year.", missing),
                                missing);
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "conference.plan");
  gtk_widget_set_sensitive (button, !nz_store_is_read_only (self->store));
  if (none)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "conference");
  return box;
}

/* --- the other meetings --- */

static GtkWidget *
other_row_new (NzRecord *meeting)
{
  GtkWidget *row = adw_action_row_new ();
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *title = nz_meeting_title (meeting, nz_get_language ());
  g_autofree char *when = nz_meeting_when (meeting, nz_get_language ());
  const char *room = nz_record_get_text (meeting, nz_record_has (meeting, "room") ? "room" : "place");
  g_autofree char *words = room != NULL ? g_strdup_printf ("%s · %s", when, room) : g_strdup (when);
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *words_markup = g_markup_escape_text (words, -1);

  nz_id_to_text (nz_record_get_id (meeting), id);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words_markup);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "conference.open");
  return row;
}

static void
add_others (NzConferenceList *self, GPtrArray *meetings)
{
  GtkWidget *list = NULL;
  guint n = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      if (is_conference (meetings->pdata[i]))
        continue;
      if (list == NULL)
        list = nz_card_list_new (_ ("Further dates"));
      gtk_list_box_append (GTK_LIST_BOX (list), other_row_new (meetings->pdata[i]));
      n++;
    }
  if (list == NULL)
    return;
  g_autofree char *words = g_strdup_printf (_ ("%u in the year"), n);
  GtkWidget *count = gtk_label_new (words);
  gtk_widget_add_css_class (count, "row-subtitle");
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Further dates"), count));
  gtk_box_append (GTK_BOX (self), list);
}

/* --- the year --- */

static gboolean
is_to_come (NzRecord *meeting, NzDate today)
{
  return is_conference (meeting) && is_state (meeting, "planned")
         && nz_date_compare (nz_record_get_date (meeting, "day"), today) >= 0;
}

static void
add_conferences (NzConferenceList *self, GPtrArray *meetings, const NzPlanRules *rules)
{
  NzDate today = nz_date_today ();
  /* The next conference stands in one year only; in others no card is open. */
  g_autoptr (GError) unread = NULL;
  gint64 next = nz_meeting_find (self->store, "next", today, &unread);
  guint n = 0;

  nz_read_error_tell (GTK_WIDGET (self), unread);

  for (guint i = 0; i < meetings->len; i++)
    {
      NzRecord *meeting = meetings->pdata[i];
      if (!is_conference (meeting))
        continue;
      g_autoptr (GError) error = NULL;
      NzMeetingProgress *progress = nz_meeting_progress_new (self->store, meeting, today, rules->lead_days,
                                                             nz_get_language (), &error);
      if (progress == NULL)
        {
          nz_read_error_tell (GTK_WIDGET (self), error);
          continue;
        }
      self->held += is_state (meeting, "held");
      self->planned += is_state (meeting, "planned");
      n += !is_state (meeting, "cancelled");
      gboolean is_next = nz_record_get_id (meeting) == next && is_to_come (meeting, today);
      GtkWidget *card = nz_conference_card_new (meeting, progress, today, is_next);
      if (is_next)
        self->next = card;
      gtk_box_append (GTK_BOX (self), card);
      nz_meeting_progress_free (progress);
    }
  /* Only of a year that is still to come or runs can conferences be planned. */
  if ((int)n < rules->per_year && self->year >= today.year)
    gtk_box_append (GTK_BOX (self), plan_offer_new (self, (guint)rules->per_year - n, n == 0));
  else if (n == 0)
    {
      GtkWidget *label = gtk_label_new (_ ("There was no conference in this year."));
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_margin_top (label, 24);
      gtk_box_append (GTK_BOX (self), label);
    }
}

void
nz_conference_list_show_year (NzConferenceList *self, int year)
{
  g_return_if_fail (NZ_IS_CONFERENCE_LIST (self));

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) meetings
      = nz_meetings_between (self->store, nz_date (year, 1, 1), nz_date (year, 12, 31), NULL, &error);
  g_autoptr (NzRecord) network = meetings != NULL ? nz_store_get_network (self->store, &error) : NULL;
  g_autofree char *focused = dup_focused (self);
  GtkWidget *child;

  nz_read_error_tell (GTK_WIDGET (self), error);
  self->year = year;
  self->held = self->planned = 0;
  self->next = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (meetings == NULL || network == NULL)
    return;
  NzPlanRules rules = nz_plan_rules_from_network (network);
  add_conferences (self, meetings, &rules);
  add_others (self, meetings);
  if (focused != NULL)
    restore_focus (GTK_WIDGET (self), focused);
}

char *
nz_conference_list_dup_summary (NzConferenceList *self)
{
  g_return_val_if_fail (NZ_IS_CONFERENCE_LIST (self), NULL);
  return g_strdup_printf (_ ("%u held · %u planned"), self->held, self->planned);
}

GtkWidget *
nz_conference_list_get_next (NzConferenceList *self)
{
  g_return_val_if_fail (NZ_IS_CONFERENCE_LIST (self), NULL);
  return self->next;
}

static void
nz_conference_list_dispose (GObject *object)
{
  g_clear_object (&NZ_CONFERENCE_LIST (object)->store);
  G_OBJECT_CLASS (nz_conference_list_parent_class)->dispose (object);
}

static void
nz_conference_list_class_init (NzConferenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_conference_list_dispose;
}

static void
nz_conference_list_init (NzConferenceList *self)
{
}

GtkWidget *
nz_conference_list_new (NzStore *store)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);
  NzConferenceList *self
      = g_object_new (NZ_TYPE_CONFERENCE_LIST, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 8, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}
