/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-vocabulary-rename.h"

#include "domain/nz-vocabulary.h"
#include "ui/nz-dialogs.h"

typedef struct
{
  GtkWindow *parent; /* borrowed: the dialog goes when it does */
  NzStore *store;
  GtkWidget *entry;
  gint64 id;
} Rename;

static void
rename_free (gpointer data, GClosure *closure)
{
  Rename *rename = data;

  g_object_unref (rename->store);
  g_free (rename);
}

static void
on_response (GtkWidget *dialog, const char *response, Rename *rename)
{
  g_autoptr (GError) error = NULL;
  const char *name = gtk_editable_get_text (GTK_EDITABLE (rename->entry));

  if (g_str_equal (response, "rename") && !nz_vocabulary_rename (rename->store, rename->id, name, &error))
    nz_dialog_error (GTK_WIDGET (rename->parent), error);
}

static GtkWidget *
entry_new (const char *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  return entry;
}

void
nz_vocabulary_rename_present (GtkWindow *parent, NzStore *store, NzVocabularyItem *item)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && NZ_IS_STORE (store) && NZ_IS_VOCABULARY_ITEM (item));

  guint uses = nz_vocabulary_item_get_uses (item);
  GtkWidget *widget = adw_message_dialog_new (parent, _ ("Rename"), NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Rename *rename = g_new (Rename, 1);

  *rename = (Rename){ parent, g_object_ref (store), entry_new (nz_vocabulary_item_get_name (item)),
                      nz_vocabulary_item_get_id (item) };
  adw_message_dialog_format_body (
      dialog, nz_ngettext ("%u record that uses it follows.", "%u records that use it follow.", uses), uses);
  adw_message_dialog_set_extra_child (dialog, rename->entry);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "rename", _ ("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "rename");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), rename, rename_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (rename->entry);
}
