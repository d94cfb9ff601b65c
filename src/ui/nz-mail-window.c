/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-mail-window.h"

#include <adwaita.h>

#include "domain/nz-distribution.h"
#include "domain/nz-mail-file.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-mail-portal.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-card.h"

/* So many take most providers at once; the mail of an office often takes less. */
#define PORTION 50
#define LARGEST_PORTION 500

typedef struct
{
  GtkWindow *window;
  NzStore *store;
  gint64 list;
  GPtrArray *mails;
  GPtrArray *attachments; /* paths */
  GtkEditable *subject;
  GtkSpinButton *size;
  GtkWidget *files, *portions;
  GtkWidget *hint, *sent;
  GCancellable *cancellable;
  gboolean has_portal; /* it can hand files to the mail program */
  guint saving;        /* the portion whose file is being chosen */
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  /* Who closes the window has sent what was opened. */
  nz_mail_drafts_clear ();
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_ptr_array_unref (self->mails);
  g_ptr_array_unref (self->attachments);
  g_free (self);
}

static guint
portion_size (Dialog *self)
{
  return (guint)gtk_spin_button_get_value_as_int (self->size);
}

static guint
n_portions (Dialog *self)
{
  return (self->mails->len + portion_size (self) - 1) / portion_size (self);
}

static void
empty (GtkWidget *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), child);
}

/* Said before a mail is opened: what will be different, and what to do if it does not work. */
static void
show_hint (Dialog *self)
{
  gboolean as_files = !self->has_portal && self->attachments->len > 0;

  gtk_widget_set_visible (self->hint, as_files);
  for (GtkWidget *row = gtk_widget_get_first_child (self->portions); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    gtk_widget_set_visible (g_object_get_data (G_OBJECT (row), "save"), as_files);
}

/* --- portions ---------------------------------------------------------------------------------------------
 */

/* Which mail a button is about, for those who do not see its row. */
static void
set_word (Dialog *self, GtkWidget *button, const char *word)
{
  guint portion = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "portion"));
  g_autofree char *name
      = g_strdup_printf (_ ("Open mail %u of %u in the mail program"), portion + 1, n_portions (self));

  gtk_button_set_label (GTK_BUTTON (button), word);
  nz_button_set_accessible_name (button, name);
}

static void
on_opened (gboolean as_file, const GError *error, gpointer data)
{
  g_autoptr (GtkWidget) button = data;
  Dialog *self = g_object_get_data (G_OBJECT (button), "dialog");
  GtkRoot *root = gtk_widget_get_root (button);

  /* The window was closed meanwhile. */
  if (root == NULL)
    return;
  if (error != NULL)
    {
      nz_dialog_error (button, error);
      /* It can be written elsewhere with the same addresses, and entered all the same. */
      gtk_widget_set_sensitive (self->sent, TRUE);
      return;
    }
  set_word (self, button, _ ("Open again"));
  /* The portal was there, but could not. */
  if (as_file)
    self->has_portal = FALSE;
  show_hint (self);
  gtk_widget_set_sensitive (self->sent, TRUE);
}

static void
on_open (GtkButton *button, Dialog *self)
{
  guint portion = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "portion"));

  nz_mail_portal_compose (self->window, self->mails, portion * portion_size (self), portion_size (self),
                          gtk_editable_get_text (self->subject), self->attachments, on_opened,
                          g_object_ref (button));
}

static void
on_save_chosen (GtkWidget *parent, const char *path, gpointer data)
{
  Dialog *self = data;
  g_autoptr (GError) error = NULL;

  if (!nz_mail_file_write (self->mails, self->saving * portion_size (self), portion_size (self),
                           gtk_editable_get_text (self->subject), self->attachments, path, &error))
    nz_dialog_error (GTK_WIDGET (self->window), error);
  else
    gtk_widget_set_sensitive (self->sent, TRUE);
}

static void
on_save (GtkButton *button, Dialog *self)
{
  static const char *const all[] = { NULL };
  guint portion = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "portion"));
  g_autofree char *title = g_strdup_printf (_ ("Mail %u of %u"), portion + 1, n_portions (self));
  g_autofree char *name = g_strconcat (title, ".eml", NULL);

  self->saving = portion;
  nz_dialog_save_file (GTK_WIDGET (self->portions), title, name, all, on_save_chosen, self, NULL);
}

static GtkWidget *
save_button_new (Dialog *self, guint portion)
{
  g_autofree char *label
      = g_strdup_printf (_ ("Save mail %u of %u as a file"), portion + 1, n_portions (self));
  GtkWidget *button = nz_icon_button_new ("document-save-symbolic", label);

  g_object_set_data (G_OBJECT (button), "portion", GUINT_TO_POINTER (portion));
  g_signal_connect (button, "clicked", G_CALLBACK (on_save), self);
  return button;
}

static void
show_portions (Dialog *self)
{
  guint n = n_portions (self);

  empty (self->portions);
  for (guint i = 0; i < n; i++)
    {
      guint first = i * portion_size (self), last = MIN (first + portion_size (self), self->mails->len);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new ();
      g_autofree char *title = g_strdup_printf (_ ("Mail %u of %u"), i + 1, n);
      g_autofree char *subtitle = g_strdup_printf (
          nz_ngettext ("%u address in BCC", "%u addresses in BCC", last - first), last - first);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (button), "portion", GUINT_TO_POINTER (i));
      g_object_set_data (G_OBJECT (button), "dialog", self);
      set_word (self, button, _ ("Open"));
      g_signal_connect (button, "clicked", G_CALLBACK (on_open), self);
      GtkWidget *save = save_button_new (self, i);
      g_object_set_data (G_OBJECT (row), "save", save);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), save);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_append (GTK_LIST_BOX (self->portions), row);
    }
  show_hint (self);
}

/* --- attachments ------------------------------------------------------------------------------------------
 */

static void show_files (Dialog *self);

static void
on_remove_file (GtkButton *button, Dialog *self)
{
  g_ptr_array_remove (self->attachments, g_object_get_data (G_OBJECT (button), "path"));
  show_files (self);
}

static void
on_file (GtkWidget *parent, const char *path, gpointer data)
{
  Dialog *self = data;

  if (g_ptr_array_find_with_equal_func (self->attachments, path, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->attachments, g_strdup (path));
  show_files (self);
}

static void
on_add_file (Dialog *self)
{
  static const char *const all[] = { NULL };

  nz_dialog_open_file (GTK_WIDGET (self->portions), _ ("Attach a file"), all, on_file, self, NULL);
}

static void
show_files (Dialog *self)
{
  empty (self->files);
  for (guint i = 0; i < self->attachments->len; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *name = g_filename_display_basename (self->attachments->pdata[i]);
      g_autofree char *label = g_strdup_printf (_ ("Take away: %s"), name);
      GtkWidget *button = nz_icon_button_new ("list-remove-symbolic", label);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      g_object_set_data (G_OBJECT (button), "path", self->attachments->pdata[i]);
      g_signal_connect (button, "clicked", G_CALLBACK (on_remove_file), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_append (GTK_LIST_BOX (self->files), row);
    }
  gtk_widget_set_visible (self->files, self->attachments->len > 0);
  show_hint (self);
}

/* --- sent
 * --------------------------------------------------------------------------------------------------- */

static void
on_sent (Dialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (self->window);

  for (guint i = 0; i < self->attachments->len; i++)
    {
      g_autofree char *name = g_filename_display_basename (self->attachments->pdata[i]);
      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  if (!nz_distribution_record_mail (self->store, self->list, gtk_editable_get_text (self->subject),
                                    self->mails->len, n_portions (self), (const char *const *)names,
                                    nz_date_today (), &error))
    {
      nz_dialog_error (GTK_WIDGET (self->window), error);
      return;
    }
  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.notice", "s", _ ("Entered in the journal"));
  gtk_window_destroy (self->window);
}

/* --- the window
 * --------------------------------------------------------------------------------------------- */

static GtkWidget *
header_new (Dialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_ ("_Close"));

  self->sent = gtk_button_new_with_mnemonic (_ ("It was _sent"));
  gtk_widget_set_tooltip_text (self->sent, _ ("Enter in the journal that it was sent"));
  gtk_widget_add_css_class (self->sent, "suggested-action");
  gtk_widget_set_sensitive (self->sent, FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), close);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->sent);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (gtk_window_destroy), self->window);
  g_signal_connect_swapped (self->sent, "clicked", G_CALLBACK (on_sent), self);
  return header;
}

static GtkWidget *
settings_new (Dialog *self)
{
  GtkWidget *list = nz_card_list_new (_ ("Mail"));
  GtkWidget *subject = adw_entry_row_new ();
  GtkWidget *size_row = adw_action_row_new ();
  GtkWidget *size = gtk_spin_button_new_with_range (1, LARGEST_PORTION, 1);

  self->subject = GTK_EDITABLE (subject);
  self->size = GTK_SPIN_BUTTON (size);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (subject), _ ("Subject"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (size_row), _ ("Addresses in each mail"));
  gtk_spin_button_set_value (self->size, PORTION);
  gtk_widget_set_valign (size, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (size), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Addresses in each mail"), -1);
  g_signal_connect_swapped (size, "value-changed", G_CALLBACK (show_portions), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (size_row), size);
  gtk_list_box_append (GTK_LIST_BOX (list), subject);
  gtk_list_box_append (GTK_LIST_BOX (list), size_row);
  return list;
}

static GtkWidget *
content_new (Dialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *add = nz_icon_button_new ("list-add-symbolic", _ ("Attach a file"));

  self->files = nz_card_list_new (_ ("Attachments"));
  self->portions = nz_card_list_new (_ ("Mails"));
  self->hint = gtk_label_new (_ ("The mail program cannot be handed files here: each mail is opened as a "
                                 "file that holds the attachments. "
                                 "If it shows as a received mail, choose “Edit as new” there."));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "reason");
  gtk_widget_set_visible (self->hint, FALSE);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (on_add_file), self);
  gtk_widget_add_css_class (box, "rule-editor");
  gtk_box_append (GTK_BOX (box), settings_new (self));
  gtk_box_append (GTK_BOX (box), nz_card_heading_new (_ ("Attachments"), add));
  gtk_box_append (GTK_BOX (box), self->files);
  gtk_box_append (GTK_BOX (box), nz_card_heading_new (_ ("Mails"), NULL));
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), self->portions);
  show_files (self);
  show_portions (self);
  return box;
}

static void
on_portal (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_portal = nz_mail_portal_ask_finish (result, &error);
  Dialog *self = data;

  /* The window was closed meanwhile. */
  if (error != NULL)
    return;
  self->has_portal = has_portal;
  show_hint (self);
}

void
nz_mail_window_open (GtkWidget *parent, NzStore *store, gint64 list, GPtrArray *mails)
{
  GtkRoot *root;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  Dialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && mails != NULL && mails->len > 0);

  root = gtk_widget_get_root (parent);
  name = nz_store_title (store, &nz_entity_distribution_list, list);
  title = g_strdup_printf (_ ("Write to %s"), name);
  self = g_new0 (Dialog, 1);
  self->store = g_object_ref (store);
  self->list = list;
  self->mails = nz_mail_unique (mails);
  self->cancellable = g_cancellable_new ();
  self->attachments = g_ptr_array_new_with_free_func (g_free);
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), content_new (self));
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (self->window, title);
  nz_tool_window_place (self->window, GTK_WINDOW (root), 460, 520);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  nz_mail_portal_ask_async (self->cancellable, on_portal, self);
  gtk_window_present (self->window);
  gtk_widget_grab_focus (GTK_WIDGET (self->subject));
}
