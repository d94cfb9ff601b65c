/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-conference-card.h"

#include "base/nz-id.h"
#include "domain/nz-meeting.h"
#include "widgets/nz-segment-bar.h"

GtkWidget *
nz_date_tile_new (NzDate day, gboolean accented)
{
  GtkWidget *tile = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *number = g_strdup_printf ("%d", day.day);
  g_autofree char *month = nz_month_name (day.month, nz_get_language (), TRUE);
  GtkWidget *upper = gtk_label_new (number), *lower = gtk_label_new (month);

  gtk_widget_add_css_class (tile, "date-tile");
  if (accented)
    gtk_widget_add_css_class (tile, "accented");
  gtk_widget_add_css_class (upper, "date-day");
  gtk_widget_add_css_class (lower, "date-month");
  gtk_widget_set_vexpand (upper, TRUE);
  gtk_widget_set_valign (upper, GTK_ALIGN_END);
  gtk_widget_set_vexpand (lower, TRUE);
  gtk_widget_set_valign (lower, GTK_ALIGN_START);
  gtk_widget_set_size_request (tile, 44, 44);
  gtk_widget_set_valign (tile, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tile), upper);
  gtk_box_append (GTK_BOX (tile), lower);
  return tile;
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What says more than a line holds. */
static GtkWidget *
words_new (const char *text)
{
  GtkWidget *words = label_new (text, "row-subtitle");

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  /* A label that both wraps and ellipsizes asks for its whole line. */
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  return words;
}

/* --- words --- */

static gboolean
is_state (NzRecord *meeting, const char *state)
{
  return g_strcmp0 (nz_record_get_text (meeting, "state"), state) == 0;
}

static char *
hours_of (NzRecord *meeting)
{
  if (!nz_record_has (meeting, "starts"))
    return NULL;
  g_autofree char *starts = nz_time_format ((int)nz_record_get_int (meeting, "starts"));
  if (!nz_record_has (meeting, "ends"))
    return g_steal_pointer (&starts);
  g_autofree char *ends = nz_time_format ((int)nz_record_get_int (meeting, "ends"));
  return g_strdup_printf ("%s–%s", starts, ends);
}

/* "In 23 days · 13:00–16:30" */
static char *
next_words (NzRecord *meeting, NzDate today)
{
  int days = nz_date_days_between (today, nz_record_get_date (meeting, "day"));
  g_autofree char *hours = hours_of (meeting);
  g_autofree char *when = days == 0   ? g_strdup (_ ("Today"))
                          : days == 1 ? g_strdup (_ ("Tomorrow"))
                                      : g_strdup_printf (nz_ngettext ("In %d day", "In %d days", days), days);
  return hours != NULL ? g_strdup_printf ("%s · %s", when, hours) : g_steal_pointer (&when);
}

static char *
subtitle_of (NzRecord *meeting, const NzMeetingProgress *progress, NzDate today, gboolean is_next)
{
  if (is_next)
    return next_words (meeting, today);
  if (is_state (meeting, "held"))
    return progress->steps[NZ_STEP_MINUTES].fraction >= 1
               ? g_strdup (progress->steps[NZ_STEP_HELD].words)
               : g_strdup_printf ("%s · %s", progress->steps[NZ_STEP_HELD].words, _ ("minutes open"));
  return g_strdup (progress->summary);
}

static GtkWidget *
badge_new (NzRecord *meeting, gboolean is_next)
{
  gint64 number = nz_record_get_int (meeting, "number");
  const char *text, *style;

  if (is_state (meeting, "held"))
    text = _ ("held"), style = "good";
  else if (is_state (meeting, "cancelled"))
    text = _ ("cancelled"), style = "attention";
  else if (is_next)
    text = _ ("next"), style = "accented";
  else if (number > 0 && number % 50 == 0)
    text = _ ("anniversary"), style = "attention";
  else
    return NULL;
  GtkWidget *badge = gtk_label_new (text);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, style);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  return badge;
}

/* --- parts --- */

GtkWidget *
nz_progress_bar_new (const NzMeetingProgress *progress)
{
  GtkWidget *bar = nz_segment_bar_new (6);
  NzSegment cells[NZ_N_STEPS];
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; i < NZ_N_STEPS; i++)
    {
      const NzProgressStep *step = &progress->steps[i];
      cells[i] = (NzSegment){ 1, step->fraction, step->is_late ? "nz_late" : NULL };
      g_string_append_printf (words, "%s%s: %s", i > 0 ? "\n" : "", step->label, step->words);
    }
  nz_segment_bar_set (NZ_SEGMENT_BAR (bar), cells, NZ_N_STEPS);
  gtk_widget_set_tooltip_text (bar, words->str);
  return bar;
}

static GtkWidget *
step_new (const NzProgressStep *step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), label_new (step->label, "step-label"));
  gtk_box_append (GTK_BOX (texts), words_new (step->words));
  gtk_widget_set_tooltip_text (box, step->words);
  gtk_box_append (GTK_BOX (box), nz_step_mark_new (step->fraction, step->is_late));
  gtk_box_append (GTK_BOX (box), texts);
  return box;
}

static GtkWidget *
steps_new (const NzMeetingProgress *progress)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  for (int i = 0; i < NZ_N_STEPS; i++)
    gtk_grid_attach (GTK_GRID (grid), step_new (&progress->steps[i]), i % 2, i / 2, 1, 1);
  return grid;
}

static GtkWidget *
buttons_new (const char *id)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *print = gtk_button_new_with_mnemonic (_ ("Print _invitations…"));
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open"));

  gtk_widget_set_hexpand (print, TRUE);
  gtk_widget_add_css_class (print, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (print), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "conference.print");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "conference.open");
  gtk_box_append (GTK_BOX (box), print);
  gtk_box_append (GTK_BOX (box), open);
  return box;
}

GtkWidget *
nz_conference_card_new (NzRecord *meeting, const NzMeetingProgress *progress, NzDate today, gboolean is_next)
{
  g_return_val_if_fail (NZ_IS_RECORD (meeting) && progress != NULL, NULL);

  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *title = nz_meeting_title (meeting, nz_get_language ());
  g_autofree char *subtitle = subtitle_of (meeting, progress, today, is_next);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *badge = badge_new (meeting, is_next);

  nz_id_to_text (nz_record_get_id (meeting), id);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), label_new (title, NULL));
  gtk_box_append (GTK_BOX (texts), words_new (subtitle));
  gtk_box_append (GTK_BOX (head), nz_date_tile_new (nz_record_get_date (meeting, "day"), is_next));
  gtk_box_append (GTK_BOX (head), texts);
  if (badge != NULL)
    gtk_box_append (GTK_BOX (head), badge);
  gtk_widget_set_tooltip_text (texts, title);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), nz_progress_bar_new (progress));

  if (is_next)
    {
      gtk_box_append (GTK_BOX (box), steps_new (progress));
      gtk_box_append (GTK_BOX (box), buttons_new (id));
      gtk_widget_add_css_class (box, "card");
      gtk_widget_add_css_class (box, "conference");
      return box;
    }
  GtkWidget *button = gtk_button_new ();
  g_autofree char *day
      = nz_date_format (nz_record_get_date (meeting, "day"), nz_get_language (), NZ_DATE_FULL);
  g_autofree char *name = g_strdup_printf ("%s, %s: %s", title, day, subtitle);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "conference.open");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "conference");
  return button;
}
