/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-door-row.h"

#include "base/nz-i18n.h"
#include "domain/nz-attendance.h"
#include "domain/nz-door.h"
#include "widgets/nz-buttons.h"

/* --- the item --- */

struct _NzDoorItem
{
  GObject parent_instance;
  NzParticipant *participant;
};

G_DEFINE_FINAL_TYPE (NzDoorItem, nz_door_item, G_TYPE_OBJECT)

static guint item_changed;

static void
nz_door_item_finalize (GObject *object)
{
  nz_participant_free (NZ_DOOR_ITEM (object)->participant);
  G_OBJECT_CLASS (nz_door_item_parent_class)->finalize (object);
}

static void
nz_door_item_class_init (NzDoorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_door_item_finalize;
  item_changed
      = g_signal_new ("changed", NZ_TYPE_DOOR_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_door_item_init (NzDoorItem *self)
{
}

NzDoorItem *
nz_door_item_new (NzParticipant *participant)
{
  NzDoorItem *self = g_object_new (NZ_TYPE_DOOR_ITEM, NULL);
  self->participant = participant;
  return self;
}

const NzParticipant *
nz_door_item_get (NzDoorItem *self)
{
  g_return_val_if_fail (NZ_IS_DOOR_ITEM (self), NULL);
  return self->participant;
}

void
nz_door_item_set (NzDoorItem *self, NzParticipant *participant)
{
  g_return_if_fail (NZ_IS_DOOR_ITEM (self));
  gboolean same = nz_participant_equal (self->participant, participant);
  nz_participant_free (self->participant);
  self->participant = participant;
  if (!same)
    g_signal_emit (self, item_changed, 0);
}

/* --- the row --- */

struct _NzDoorRow
{
  GtkBox parent_instance;
  NzDoorItem *item;
  gulong changed_handler;
  GtkWidget *mark, *name, *organisations, *state, *more;
};

G_DEFINE_FINAL_TYPE (NzDoorRow, nz_door_row, GTK_TYPE_BOX)

static void
append_mark (GMenu *menu, const char *label, gint64 id, NzDoorMark mark)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "door.mark", "(xi)", id, (gint32)mark);
  g_menu_append_item (menu, item);
}

/* Made when it is opened: two hundred rows without as many menus. */
static void
on_popup (GtkMenuButton *button, gpointer data)
{
  NzDoorRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->item == NULL)
    return;
  const NzParticipant *one = self->item->participant;
  gint64 id = one->invitation;
  if (nz_participant_is_present (one) && one->departed < 0)
    append_mark (menu, _ ("Has left"), id, NZ_DOOR_LEFT);
  if (one->departed >= 0)
    append_mark (menu, _ ("Is there again"), id, NZ_DOOR_BACK);
  append_mark (menu, nz_attendance_label (NZ_ATTENDANCE_EXCUSED, nz_get_language ()), id, NZ_DOOR_EXCUSED);
  append_mark (menu, nz_attendance_label (NZ_ATTENDANCE_ABSENT, nz_get_language ()), id, NZ_DOOR_ABSENT);
  if (one->attendance != NULL)
    append_mark (menu, _ ("Nothing noted"), id, NZ_DOOR_NOT_YET);
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("Represents another organisation too…"), NULL);
  g_menu_item_set_action_and_target (item, "door.represent", "x", id);
  g_menu_append_item (section, item);
  g_autoptr (GMenuItem) deputy = g_menu_item_new (_ ("A deputy is there…"), NULL);
  g_menu_item_set_action_and_target (deputy, "door.deputy", "x", id);
  if (!nz_participant_is_present (one))
    g_menu_append_item (section, deputy);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* What is noted, in a word or a time. (transfer full) */
static char *
state_words (const NzParticipant *one)
{
  if (nz_participant_is_present (one))
    {
      g_autofree char *arrived = one->arrived >= 0 ? nz_time_format (one->arrived) : NULL;
      g_autofree char *departed = one->departed >= 0 ? nz_time_format (one->departed) : NULL;
      if (departed != NULL)
        return g_strdup_printf (_ ("until %s"), departed);
      return arrived != NULL ? g_steal_pointer (&arrived) : g_strdup (_ ("is there"));
    }
  if (one->attendance == NULL)
    return g_strdup ("");
  return g_strdup (nz_attendance_label (g_str_equal (one->attendance, "excused") ? NZ_ATTENDANCE_EXCUSED
                                                                                 : NZ_ATTENDANCE_ABSENT,
                                        nz_get_language ()));
}

/* For whom, and what is to be known of her. (transfer full) */
static char *
about (const NzParticipant *one)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*one->organisations != '\0' && *one->name != '\0')
    g_ptr_array_add (parts, g_strdup (one->organisations));
  if (*one->name == '\0')
    g_ptr_array_add (parts, g_strdup (_ ("nobody is named")));
  if (one->deputy_for != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("for %s"), one->deputy_for));
  if (g_strcmp0 (one->reply, "no") == 0)
    g_ptr_array_add (parts, g_strdup (_ ("had declined")));
  if (one->walk_in)
    g_ptr_array_add (parts, g_strdup (_ ("without an invitation")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_item (NzDoorRow *self)
{
  const NzParticipant *one = self->item->participant;
  gboolean present = nz_participant_is_present (one);
  g_autofree char *second = about (one);
  g_autofree char *state = state_words (one);
  g_autofree char *more = g_strdup_printf (_ ("More: %s"), one->list_name);
  /* what a press does is said with whom it concerns */
  g_autofree char *mark
      = g_strdup_printf (present ? _ ("%s is there") : _ ("%s is not there"), one->list_name);

  gtk_label_set_label (GTK_LABEL (self->name), one->list_name);
  gtk_label_set_label (GTK_LABEL (self->organisations), second);
  gtk_widget_set_visible (self->organisations, *second != '\0');
  gtk_label_set_label (GTK_LABEL (self->state), state);
  gtk_button_set_icon_name (GTK_BUTTON (self->mark),
                            present ? "object-select-symbolic" : "list-add-symbolic");
  set_class (self->mark, "present", present && one->departed < 0);
  set_class (self->mark, "left", present && one->departed >= 0);
  nz_button_set_accessible_name (self->mark, mark);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->mark), "x", one->invitation);
  nz_button_set_accessible_name (self->more, more);
}

void
nz_door_row_set_item (NzDoorRow *self, NzDoorItem *item)
{
  g_return_if_fail (NZ_IS_DOOR_ROW (self));
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show_item), self);
  show_item (self);
}

static void
nz_door_row_dispose (GObject *object)
{
  nz_door_row_set_item (NZ_DOOR_ROW (object), NULL);
  G_OBJECT_CLASS (nz_door_row_parent_class)->dispose (object);
}

static void
nz_door_row_class_init (NzDoorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_door_row_dispose;
}

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
nz_door_row_init (NzDoorRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->mark = gtk_button_new ();
  self->name = label_new ("door-name");
  self->organisations = label_new ("row-subtitle");
  self->state = label_new ("door-state");
  self->more = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->mark, "circular");
  gtk_widget_add_css_class (self->mark, "door-mark");
  gtk_widget_set_valign (self->mark, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->mark), "x", (gint64)0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->mark), "door.toggle");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->more), on_popup, self, NULL);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->name);
  gtk_box_append (GTK_BOX (texts), self->organisations);
  gtk_box_append (GTK_BOX (self), self->mark);
  gtk_box_append (GTK_BOX (self), texts);
  gtk_box_append (GTK_BOX (self), self->state);
  gtk_box_append (GTK_BOX (self), self->more);
}

GtkWidget *
nz_door_row_new (gboolean read_only)
{
  NzDoorRow *self = g_object_new (NZ_TYPE_DOOR_ROW, NULL);
  gtk_widget_set_sensitive (self->mark, !read_only);
  gtk_widget_set_sensitive (self->more, !read_only);
  return GTK_WIDGET (self);
}
