/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-reply-bar.h"

#include <adwaita.h>

#include "base/nz-i18n.h"
#include "domain/nz-attendance.h"
#include "domain/nz-reply.h"
#include "exchange/nz-reply-file.h"
#include "exchange/nz-tables.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-read-error.h"
#include "widgets/nz-buttons.h"

struct _NzReplyBar
{
  GtkBox parent_instance;
  NzStore *store;
  gint64 meeting;
  GtkWidget *seats, *entering, *needs;
  GtkWidget *line; /* of the seats and the buttons */
};

G_DEFINE_FINAL_TYPE (NzReplyBar, nz_reply_bar, GTK_TYPE_BOX)

enum
{
  ENTERING,
  NOTICE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- what it shows --- */

/* "34 of 40 seats promised"; after the day, who was there. (transfer full) */
static char *
seats_words (const NzAttendanceCount *count)
{
  if (count->people > 0 || count->head_count > 0)
    return nz_attendance_count_words (count, nz_get_language ());
  if (count->capacity == 0)
    return g_strdup_printf (nz_ngettext ("%u person promised", "%u people promised", count->accepted),
                            count->accepted);
  if (count->accepted <= count->capacity)
    return g_strdup_printf (
        nz_ngettext ("%u of %u seat promised", "%u of %u seats promised", count->capacity), count->accepted,
        count->capacity);
  guint over = count->accepted - count->capacity;
  return g_strdup_printf (nz_ngettext ("%u people promised for %u seats: %u more than there is room for",
                                       "%u people promised for %u seats: %u more than there is room for",
                                       over),
                          count->accepted, count->capacity, over);
}

void
nz_reply_bar_refresh (NzReplyBar *self)
{
  g_return_if_fail (NZ_IS_REPLY_BAR (self));
  g_autoptr (GError) error = NULL;
  NzAttendanceCount count = { 0 };

  if (!nz_attendance_count (self->store, self->meeting, &count, &error))
    {
      nz_read_error_tell (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *words = seats_words (&count);
  gtk_label_set_label (GTK_LABEL (self->seats), words);
  g_autoptr (NzRecord) meeting = nz_store_get (self->store, &nz_entity_meeting, self->meeting, &error);
  nz_read_error_tell (GTK_WIDGET (self), error);
  gboolean is_past
      = meeting != NULL && nz_date_compare (nz_record_get_date (meeting, "day"), nz_date_today ()) < 0;
  gtk_widget_set_visible (self->needs, is_past && !nz_store_is_read_only (self->store)
                                           && nz_reply_count_needs (self->store, nz_date_today ()) > 0);
}

static void
on_clear_needs (NzReplyBar *self)
{
  g_autoptr (GError) error = NULL;
  int n = nz_reply_clear_needs (self->store, nz_date_today (), &error);

  if (n < 0)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  g_autofree char *text
      = g_strdup_printf (nz_ngettext ("Needs deleted in %d reply", "Needs deleted in %d replies", n), n);
  g_signal_emit (self, signals[NOTICE], 0, text, TRUE);
}

/* --- replies from a form --- */

/* Whose reply was not entered is named, so that nobody is lost. */
static void
tell_left (GtkWidget *widget, const NzReplyFile *file)
{
  g_autofree char *heading
      = g_strdup_printf (nz_ngettext ("%u reply entered, %u not", "%u replies entered, %u not", file->n),
                         file->n, file->left->len);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_ptr_array_add (file->left, NULL);
  g_autofree char *lines = g_strjoinv ("\n", (char **)file->left->pdata);
  GtkWidget *label = gtk_label_new (lines);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_file (GtkWidget *parent, const char *path, gpointer data)
{
  NzReplyBar *self = NZ_REPLY_BAR (parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (NzReplyFile) file = nz_reply_file_import (self->store, self->meeting, path, &error);

  if (file == NULL)
    nz_dialog_error (parent, error);
  else if (file->left->len > 0)
    tell_left (parent, file);
  else
    {
      g_autofree char *text
          = g_strdup_printf (nz_ngettext ("%u reply entered", "%u replies entered", file->n), file->n);
      g_signal_emit (self, signals[NOTICE], 0, text, TRUE);
    }
}

static void
on_import (NzReplyBar *self)
{
  const char *const filters[] = { _ ("Tables"), NZ_TABLES_ENDINGS, NULL };
  nz_dialog_open_file (GTK_WIDGET (self), _ ("Replies of a form"), filters, on_file, NULL, NULL);
}

/* --- replies by keys --- */

static void
enter_reply (NzReplyBar *self, gint64 invitation, const NzReply *reply, gboolean whole)
{
  g_autoptr (GError) error = NULL;

  if (!nz_reply_enter (self->store, invitation, reply, whole, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

/* How many come, beside what stands there. */
static void
enter_people (NzReplyBar *self, gint64 invitation, int people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (self->store, &nz_entity_invitation, invitation, &error);

  if (record == NULL)
    {
      nz_dialog_error (GTK_WIDGET (self), error);
      return;
    }
  const char *code = nz_record_get_text (record, "reply");
  const NzReply reply = { code != NULL ? code : "yes", people, nz_record_get_text (record, "wishes"),
                          nz_record_get_text (record, "needs") };
  enter_reply (self, invitation, &reply, TRUE);
}

/* The letters of both languages: ja, nein, Vertretung; yes, no, deputy. In German y and d are no answers. */
static const char *
reply_of (guint key)
{
  gboolean german = nz_get_language () == NZ_LANGUAGE_DE;
  guint lower = gdk_keyval_to_lower (key);

  if (lower == (german ? GDK_KEY_j : GDK_KEY_y))
    return "yes";
  if (lower == GDK_KEY_n)
    return "no";
  return lower == (german ? GDK_KEY_v : GDK_KEY_d) ? "deputy" : NULL;
}

gboolean
nz_reply_bar_take_key (NzReplyBar *self, gint64 invitation, guint key)
{
  g_return_val_if_fail (NZ_IS_REPLY_BAR (self), FALSE);

  const NzReply reply = { .code = reply_of (key) };
  if (reply.code != NULL)
    enter_reply (self, invitation, &reply, FALSE);
  else if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    enter_people (self, invitation, (int)(key - GDK_KEY_0));
  else
    return FALSE;
  return TRUE;
}

void
nz_reply_bar_set_narrow (NzReplyBar *self, gboolean narrow)
{
  g_return_if_fail (NZ_IS_REPLY_BAR (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

gboolean
nz_reply_bar_is_entering (NzReplyBar *self)
{
  g_return_val_if_fail (NZ_IS_REPLY_BAR (self), FALSE);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->entering));
}

static void
on_entering (NzReplyBar *self)
{
  g_signal_emit (self, signals[ENTERING], 0);
}

/* --- how it is made --- */

static void
nz_reply_bar_finalize (GObject *object)
{
  g_clear_object (&NZ_REPLY_BAR (object)->store);
  G_OBJECT_CLASS (nz_reply_bar_parent_class)->finalize (object);
}

static void
nz_reply_bar_class_init (NzReplyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_reply_bar_finalize;
  signals[ENTERING]
      = g_signal_new ("entering", NZ_TYPE_REPLY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOTICE] = g_signal_new ("notice", NZ_TYPE_REPLY_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
nz_reply_bar_init (NzReplyBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
}

static GtkWidget *
label_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/* Seats, and the way to enter replies fast. */
static GtkWidget *
seats_new (NzReplyBar *self)
{
  GtkWidget *box = self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->seats = label_new (NULL);
  self->entering = gtk_toggle_button_new_with_mnemonic (_ ("Enter _replies"));
  gtk_widget_set_tooltip_text (
      self->entering,
      _ ("Type three letters of a name, then y (accepts), n (declines) or d (sends a deputy), or "
         "the number of people; Enter goes on to the next one"));
  gtk_widget_set_valign (self->entering, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->entering, !nz_store_is_read_only (self->store));
  g_signal_connect_swapped (self->entering, "toggled", G_CALLBACK (on_entering), self);
  gtk_box_append (GTK_BOX (box), self->seats);
  GtkWidget *import
      = nz_icon_button_new ("document-open-symbolic", _ ("Read the replies of a form from a file"));
  gtk_widget_set_valign (import, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (import, !nz_store_is_read_only (self->store));
  g_signal_connect_swapped (import, "clicked", G_CALLBACK (on_import), self);
  gtk_box_append (GTK_BOX (buttons), self->entering);
  gtk_box_append (GTK_BOX (buttons), import);
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static GtkWidget *
needs_new (NzReplyBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = label_new (_ ("Needs for past meetings are still in the file."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Delete the needs"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clear_needs), self);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return self->needs = box;
}

GtkWidget *
nz_reply_bar_new (NzStore *store, gint64 meeting)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzReplyBar *self = g_object_new (NZ_TYPE_REPLY_BAR, NULL);
  self->store = g_object_ref (store);
  self->meeting = meeting;
  gtk_box_append (GTK_BOX (self), seats_new (self));
  gtk_box_append (GTK_BOX (self), needs_new (self));
  return GTK_WIDGET (self);
}
