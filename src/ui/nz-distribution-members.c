/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-distribution-members.h"

#include <adwaita.h>

#include "base/nz-error.h"
#include "base/nz-id.h"
#include "domain/nz-distribution.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-mail-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"
#include "widgets/nz-field-row.h"
#include "widgets/nz-job-bar.h"
#include "widgets/nz-record-chooser.h"

/* So many rows are made at once; a list of thousands is looked through elsewhere. */
#define SHOWN 100

struct _NzDistributionMembers
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 list;
  NzDate day; /* NZ_DATE_NONE: today */
  gulong changed_handler;
  gboolean show_all;
  gboolean stale;       /* not shown since the store or the day changed */
  gboolean takes_focus; /* the row that has it goes when the members are read again */
  NzJobBar *bar;
  NzDistribution *distribution; /* (nullable): what is shown */
  GtkLabel *count;
  GtkWidget *add;     /* box of the two "+" */
  GtkWidget *actions; /* copy and write */
  GtkLabel *addresses;
  GtkWidget *members, *left_out;
  GtkWidget *left_out_part;
};

static void day_view_init (NzDayViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzDistributionMembers,
                               nz_distribution_members,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_DAY_VIEW, day_view_init))

static void show (NzDistributionMembers *self);

/* --- one member -------------------------------------------------------------------------------------------
 */

/* Whom a button of a row is about. */
typedef struct
{
  const NzEntity *entity;
  gint64 id, entry;
} Whom;

static const Whom *
whom_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "whom");
}

static void
set_whom (GtkWidget *widget, const NzListMember *member)
{
  Whom whom = { member->person != 0 ? &nz_entity_person : &nz_entity_organisation,
                member->person != 0 ? member->person : member->organisation, member->entry };

  g_object_set_data_full (G_OBJECT (widget), "whom", g_memdup2 (&whom, sizeof (whom)), g_free);
}

/* What was typed in the popover of a row. */
typedef struct
{
  NzDistributionMembers *card;
  Whom whom;
  char *reason;
} KeepOut;

static void
keep_out_free (gpointer data)
{
  KeepOut *task = data;

  g_object_unref (task->card);
  g_free (task->reason);
  g_free (task);
}

static gboolean
keep_out (gpointer data)
{
  KeepOut *task = data;
  NzDistributionMembers *self = task->card;
  g_autoptr (GError) error = NULL;

  /* The page has gone meanwhile, and the lists with it. */
  if (self->store == NULL)
    return G_SOURCE_REMOVE;
  if (!nz_distribution_enter (self->store, self->list, task->whom.entity, task->whom.id, TRUE,
                              *task->reason != '\0' ? task->reason : NULL, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
  else
    self->takes_focus = TRUE;
  return G_SOURCE_REMOVE;
}

/* The row goes when it is entered, and its popover with it, which must be closed by then. */
static void
on_keep_out (GtkEntry *entry, NzDistributionMembers *self)
{
  KeepOut *task = g_new (KeepOut, 1);

  *task = (KeepOut){ g_object_ref (self), *whom_of (GTK_WIDGET (entry)),
                     g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))) };
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER)));
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, keep_out, task, keep_out_free);
}

static void
on_keep_out_button (GtkButton *button, GtkEntry *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

/* Asks why in a small popover: Enter keeps out. */
static GtkWidget *
keep_out_button_new (NzDistributionMembers *self, const NzListMember *member)
{
  g_autofree char *label = g_strdup_printf (_ ("Keep %s out"), member->name);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Keep out"));

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why? (may be empty)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Reason"), -1);
  set_whom (entry, member);
  g_signal_connect (entry, "activate", G_CALLBACK (on_keep_out), self);
  g_signal_connect (button, "clicked", G_CALLBACK (on_keep_out_button), entry);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return nz_icon_menu_button_new ("list-remove-symbolic", label, popover);
}

/* Whoever is only named goes from the list with the name; whoever is kept out comes back. */
static void
on_take_entry (GtkButton *button, NzDistributionMembers *self)
{
  const Whom *whom = whom_of (GTK_WIDGET (button));
  g_autoptr (GError) error = NULL;

  if (!nz_store_delete (self->store, &nz_entity_list_entry, whom->entry, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static GtkWidget *
take_entry_button_new (NzDistributionMembers *self, const NzListMember *member)
{
  g_autofree char *label = g_strdup_printf (
      member->excluded ? _ ("No longer keep %s out") : _ ("Take %s from the list"), member->name);
  GtkWidget *button
      = nz_icon_button_new (member->excluded ? "edit-undo-symbolic" : "list-remove-symbolic", label);

  set_whom (button, member);
  g_signal_connect (button, "clicked", G_CALLBACK (on_take_entry), self);
  return button;
}

static GtkWidget *
row_new (NzDistributionMembers *self, const NzListMember *member)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 id = member->person != 0 ? member->person : member->organisation;
  char id_text[NZ_ID_TEXT_SIZE];
  g_autofree char *target = g_strdup_printf ("%s/%s", member->person != 0 ? "person" : "organisation",
                                             nz_id_to_text (id, id_text));
  g_autofree char *subtitle
      = member->left_out != NULL
            ? g_strdup (member->left_out)
            : g_strdup_printf ("%s · %s%s%s", member->why,
                               member->mail != NULL ? member->mail : member->mail_problem,
                               member->letter_problem != NULL ? "\n" : "",
                               member->letter_problem != NULL ? member->letter_problem : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), member->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (!nz_store_is_read_only (self->store))
    {
      if (member->entry != 0 && (member->excluded || !member->by_rule))
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), take_entry_button_new (self, member));
      else if (member->left_out == NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), keep_out_button_new (self, member));
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), NZ_ACTION_OPEN_RECORD);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  return row;
}

/* --- all of them ------------------------------------------------------------------------------------------
 */

static void
on_show_all (NzDistributionMembers *self)
{
  self->show_all = TRUE;
  show (self);
}

static void
fill (NzDistributionMembers *self, GtkWidget *list, GPtrArray *members)
{
  guint n = self->show_all ? members->len : MIN (members->len, SHOWN);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), row_new (self, members->pdata[i]));
  if (n < members->len)
    {
      g_autofree char *label = g_strdup_printf (_ ("Show all %u"), members->len);
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_show_all), self);
      gtk_list_box_append (GTK_LIST_BOX (list), button);
    }
  gtk_widget_set_visible (list, members->len > 0);
}

/* "23 addresses; 2 have none that works" */
static void
show_addresses (NzDistributionMembers *self, const NzDistribution *distribution)
{
  g_autoptr (GPtrArray) mails = nz_distribution_mails (distribution);
  guint n_without = 0;
  g_autofree char *with = NULL, *without = NULL, *text = NULL;

  for (guint i = 0; i < distribution->members->len; i++)
    n_without += ((NzListMember *)distribution->members->pdata[i])->mail == NULL;
  with = g_strdup_printf (nz_ngettext ("%u mail address", "%u mail addresses", mails->len), mails->len);
  without = g_strdup_printf (nz_ngettext ("%u without one", "%u without one", n_without), n_without);
  text = n_without > 0 ? g_strdup_printf ("%s · %s", with, without) : g_strdup (with);
  gtk_label_set_label (self->addresses, text);
  gtk_widget_set_sensitive (self->actions, mails->len > 0);
}

static void
show (NzDistributionMembers *self)
{
  const NzDistribution *distribution = self->distribution;
  g_autofree char *count = g_strdup_printf ("%u", distribution->members->len);

  gtk_label_set_label (self->count, count);
  show_addresses (self, distribution);
  fill (self, self->members, distribution->members);
  fill (self, self->left_out, distribution->left_out);
  gtk_widget_set_visible (self->left_out_part, distribution->left_out->len > 0);
}

/* What the thread that reads has. */
typedef struct
{
  NzDistributionMembers *card; /* borrowed: it stops its bar when it goes */
  gint64 list;
  NzDate day;
  NzDistribution *distribution;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->distribution, nz_distribution_free);
  g_free (reading);
}

static gboolean
read_members (NzStore *store, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->distribution = nz_distribution_new (store, reading->list, reading->day, error);
  return reading->distribution != NULL;
}

static void
on_read (gpointer data, const GError *error)
{
  Reading *reading = data;
  NzDistributionMembers *self = reading->card;

  g_clear_pointer (&self->distribution, nz_distribution_free);
  self->distribution = g_steal_pointer (&reading->distribution);
  if (self->distribution != NULL)
    {
      show (self);
      if (self->takes_focus)
        gtk_widget_child_focus (self->members, GTK_DIR_TAB_FORWARD);
      self->takes_focus = FALSE;
      return;
    }
  /* nobody is shown rather than those of before, and that or the bar says why */
  gtk_label_set_label (self->addresses,
                       g_error_matches (error, NZ_ERROR, NZ_ERROR_CANCELLED) ? "" : error->message);
  gtk_widget_set_sensitive (self->actions, FALSE);
  gtk_widget_set_visible (self->members, FALSE);
  gtk_widget_set_visible (self->left_out_part, FALSE);
  gtk_label_set_label (self->count, "");
}

/* What is shown stays until it is known who is on the list now; meanwhile nothing is sent to them. */
static void
refresh (NzDistributionMembers *self)
{
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading){ self, self->list, nz_day_or_today (self->day), NULL };
  gtk_widget_set_sensitive (self->actions, FALSE);
  nz_job_bar_run (self->bar, self->store, _ ("Looking who is on the list…"), read_members, on_read, reading,
                  reading_free);
}

/* --- copying and writing ----------------------------------------------------------------------------------
 */

static void
copy (NzDistributionMembers *self, char separator)
{
  g_autoptr (GPtrArray) mails
      = self->distribution != NULL ? nz_distribution_mails (self->distribution) : NULL;
  g_autofree char *text = mails != NULL ? nz_mail_join (mails, separator) : NULL;
  g_autofree char *said = NULL;

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  said = g_strdup_printf (nz_ngettext ("%u address copied: paste it into BCC.",
                                       "%u addresses copied: paste them into BCC.", mails->len),
                          mails->len);
  gtk_label_set_label (self->addresses, said);
}

static void
on_copy_outlook (NzDistributionMembers *self)
{
  copy (self, ';');
}

static void
on_copy_thunderbird (NzDistributionMembers *self)
{
  copy (self, ',');
}

static void
on_write (NzDistributionMembers *self)
{
  g_autoptr (GPtrArray) mails
      = self->distribution != NULL ? nz_distribution_mails (self->distribution) : NULL;

  if (mails != NULL && mails->len > 0)
    nz_mail_window_open (GTK_WIDGET (self), self->store, self->list, mails);
}

/* --- adding
 * ------------------------------------------------------------------------------------------------- */

static void
add_by_name (NzDistributionMembers *self, const NzEntity *entity, gint64 id)
{
  g_autoptr (GError) error = NULL;

  if (!nz_distribution_enter (self->store, self->list, entity, id, FALSE, NULL, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_organisation (NzDistributionMembers *self, gint64 id)
{
  add_by_name (self, &nz_entity_organisation, id);
}

static void
on_person (NzDistributionMembers *self, gint64 id)
{
  add_by_name (self, &nz_entity_person, id);
}

static void
add_chooser (NzDistributionMembers *self,
             const NzEntity *entity,
             const char *icon,
             const char *label,
             GCallback chosen)
{
  GtkWidget *chooser = nz_record_chooser_new (self->store, entity, NULL, FALSE);

  g_signal_connect_swapped (chooser, "chosen", chosen, self);
  gtk_box_append (GTK_BOX (self->add), nz_icon_menu_button_new (icon, label, chooser));
}

/* --- GObject
 * -------------------------------------------------------------------------------------------------- */

/* Of thousands it takes a while: a page behind others waits until it is looked at. */
static void
follow (NzDistributionMembers *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    refresh (self);
}

static void
on_map (NzDistributionMembers *self)
{
  if (self->stale)
    follow (self);
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzDistributionMembers *self)
{
  follow (self);
}

static void
set_day (NzDayView *view, NzDate day)
{
  NzDistributionMembers *self = NZ_DISTRIBUTION_MEMBERS (view);

  self->day = day;
  follow (self);
}

static void
day_view_init (NzDayViewInterface *iface)
{
  iface->set_day = set_day;
}

static void
nz_distribution_members_dispose (GObject *object)
{
  NzDistributionMembers *self = NZ_DISTRIBUTION_MEMBERS (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  if (self->bar != NULL)
    nz_job_bar_stop (self->bar);
  g_clear_object (&self->bar);
  g_clear_pointer (&self->distribution, nz_distribution_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_distribution_members_parent_class)->dispose (object);
}

static void
nz_distribution_members_class_init (NzDistributionMembersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_distribution_members_dispose;
}

static void
append_action (NzDistributionMembers *self, const char *label, const char *tooltip, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, tooltip);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_flow_box_append (GTK_FLOW_BOX (self->actions), button);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

static GtkWidget *
address_card_new (NzDistributionMembers *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->addresses = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->addresses, 0);
  gtk_label_set_wrap (self->addresses, TRUE);
  self->actions = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->actions), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->actions), 3);
  append_action (self, _ ("_Write…"), _ ("In portions, all in BCC"), G_CALLBACK (on_write));
  append_action (self, _ ("Copy for _Outlook"), _ ("The addresses, with semicolons between them"),
                 G_CALLBACK (on_copy_outlook));
  append_action (self, _ ("Copy for _Thunderbird"), _ ("The addresses, with commas between them"),
                 G_CALLBACK (on_copy_thunderbird));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "attendance");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->addresses));
  gtk_box_append (GTK_BOX (card), self->actions);
  return card;
}

static void
nz_distribution_members_init (NzDistributionMembers *self)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "row-subtitle");
  self->add = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (end), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (end), self->add);
  self->members = nz_card_list_new (_ ("Members"));
  self->left_out = nz_card_list_new (_ ("Left out"));
  self->left_out_part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->left_out_part), nz_card_heading_new (_ ("Left out"), NULL));
  gtk_box_append (GTK_BOX (self->left_out_part), self->left_out);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Members"), end));
  self->bar = g_object_ref_sink (NZ_JOB_BAR (nz_job_bar_new ()));
  g_signal_connect_swapped (self->bar, "again", G_CALLBACK (refresh), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (self), address_card_new (self));
  gtk_box_append (GTK_BOX (self), self->members);
  gtk_box_append (GTK_BOX (self), self->left_out_part);
}

GtkWidget *
nz_distribution_members_new (NzStore *store, gint64 list)
{
  NzDistributionMembers *self = g_object_new (NZ_TYPE_DISTRIBUTION_MEMBERS, NULL);

  self->store = g_object_ref (store);
  self->list = list;
  if (!nz_store_is_read_only (store))
    {
      add_chooser (self, &nz_entity_organisation, "nz-organisations-symbolic",
                   _ ("Put an organisation on the list"), G_CALLBACK (on_organisation));
      add_chooser (self, &nz_entity_person, "nz-people-symbolic", _ ("Put a person on the list"),
                   G_CALLBACK (on_person));
    }
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  g_signal_connect (self, "map", G_CALLBACK (on_map), NULL);
  refresh (self);
  return GTK_WIDGET (self);
}
