/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-dialogs.h"

#include <adwaita.h>

#include "base/nz-i18n.h"

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

void
nz_dialog_error (GtkWidget *parent, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && error != NULL);

  GtkWidget *dialog = adw_message_dialog_new (window_of (parent), _ ("This did not work"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  NzDialogConfirmed confirmed;
  gpointer data;
  GDestroyNotify destroy;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;
  if (question->destroy != NULL)
    question->destroy (question->data);
  g_free (question);
}

static void
on_response (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "yes"))
    question->confirmed (question->data);
}

void
nz_dialog_confirm (GtkWidget *parent,
                   const char *heading,
                   const char *detail,
                   const char *button,
                   gboolean destructive,
                   NzDialogConfirmed confirmed,
                   gpointer data,
                   GDestroyNotify destroy)
{
  GtkWidget *widget = adw_message_dialog_new (window_of (parent), heading, detail);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  Question *question = g_new (Question, 1);

  *question = (Question){ confirmed, data, destroy };
  adw_message_dialog_add_response (dialog, "no", _ ("_Cancel"));
  adw_message_dialog_add_response (dialog, "yes", button);
  adw_message_dialog_set_response_appearance (
      dialog, "yes", destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, destructive ? "no" : "yes");
  adw_message_dialog_set_close_response (dialog, "no");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- files
 * ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  NzDialogChosen chosen;
  gpointer data;
} Choice;

static void
on_chosen (GtkNativeDialog *dialog, int response, Choice *choice)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (file != NULL)
        choice->chosen (file, choice->data);
    }
  g_object_unref (dialog);
}

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS /* GtkFileChooserNative is what GTK 4.8 has; it works unchanged in 4.18 */

    static void
    choose (GtkWidget *parent,
            const char *title,
            const char *suggested_name,
            const char *const *filters,
            GtkFileChooserAction action,
            NzDialogChosen chosen,
            gpointer data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window_of (parent), action, NULL, NULL);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ chosen, data };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  for (guint i = 0; filters != NULL && filters[i] != NULL; i += 2)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      gtk_file_filter_set_name (filter, filters[i]);
      gtk_file_filter_add_pattern (filter, filters[i + 1]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS

void
nz_dialog_open_file (
    GtkWidget *parent, const char *title, const char *const *filters, NzDialogChosen chosen, gpointer data)
{
  choose (parent, title, NULL, filters, GTK_FILE_CHOOSER_ACTION_OPEN, chosen, data);
}

void
nz_dialog_save_file (GtkWidget *parent,
                     const char *title,
                     const char *suggested_name,
                     const char *const *filters,
                     NzDialogChosen chosen,
                     gpointer data)
{
  choose (parent, title, suggested_name, filters, GTK_FILE_CHOOSER_ACTION_SAVE, chosen, data);
}
