/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-dialogs.h"

#include <adwaita.h>

#include "base/nz-file.h"
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

typedef struct
{
  NzDialogAnswered answered;
  gpointer data;
  GDestroyNotify destroy;
} Asked;

static void
asked_free (gpointer data, GClosure *closure)
{
  Asked *asked = data;
  if (asked->destroy != NULL)
    asked->destroy (asked->data);
  g_free (asked);
}

static void
on_answer (AdwMessageDialog *dialog, const char *response, Asked *asked)
{
  asked->answered (response, asked->data);
}

void
nz_dialog_ask (GtkWidget *parent,
               const char *heading,
               const char *detail,
               const NzDialogAnswer *answers,
               guint n_answers,
               NzDialogAnswered answered,
               gpointer data,
               GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && n_answers > 0 && answered != NULL);

  GtkWidget *widget = adw_message_dialog_new (window_of (parent), heading, detail);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  const char *last = answers[n_answers - 1].response;
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ answered, data, destroy };
  for (guint i = 0; i < n_answers; i++)
    adw_message_dialog_add_response (dialog, answers[i].response, _ (answers[i].label));
  adw_message_dialog_set_response_appearance (dialog, last, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, last);
  adw_message_dialog_set_close_response (dialog, last);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answer), asked, asked_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

char *
nz_dialog_describe_dependents (GArray *dependents)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < dependents->len; i++)
    {
      const NzDependent *d = &g_array_index (dependents, NzDependent, i);
      const char *what = d->count == 1 ? nz_entity_label (d->entity, nz_get_language ())
                                       : nz_entity_plural (d->entity, nz_get_language ());
      g_string_append_printf (text, "%s%u %s%s", text->len > 0 ? "\n" : "", d->count, what,
                              d->goes ? "" : _ (" (stay, without this entry)"));
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* --- files
 * ------------------------------------------------------------------------------------------------------- */

G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  GtkWidget *parent; /* borrowed: the dialog goes when it does */
  gboolean save;
  NzDialogChosen chosen;
  gpointer data;
  GDestroyNotify destroy;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  Choice *choice = data;
  if (choice->destroy != NULL)
    choice->destroy (choice->data);
  g_free (choice);
}

static void
on_parent_gone (GtkNativeDialog *dialog)
{
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* Takes the reference that choose() made; what is chosen may take the parent away. */
static void
on_chosen (GtkNativeDialog *taken, int response, Choice *choice)
{
  g_autoptr (GtkNativeDialog) dialog = taken;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GtkWidget) parent = g_object_ref (choice->parent);
  g_autoptr (GError) error = NULL;

  g_signal_handlers_disconnect_by_func (parent, on_parent_gone, dialog);

  /* A widget that was taken out of its window wants no answer any more. */
  if (response != GTK_RESPONSE_ACCEPT || file == NULL || gtk_widget_get_root (parent) == NULL)
    return;
  g_autofree char *path = nz_file_dup_path (file, choice->save, &error);
  if (path != NULL)
    choice->chosen (parent, path, choice->data);
  else
    nz_dialog_error (parent, error);
}

static void
add_filters (GtkFileChooser *chooser, const char *const *filters)
{
  for (guint i = 0; filters != NULL && filters[i] != NULL; i += 2)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) endings = g_strsplit (filters[i + 1], " ", -1);

      gtk_file_filter_set_name (filter, filters[i]);
      for (guint k = 0; endings[k] != NULL; k++)
        gtk_file_filter_add_suffix (filter, endings[k]);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

/* GtkFileChooserNative is what GTK 4.8 has; it works unchanged in 4.18. */
static void
choose (GtkWidget *parent,
        GtkFileChooserAction action,
        const char *title,
        const char *suggested_name,
        const char *const *filters,
        NzDialogChosen chosen,
        gpointer data,
        GDestroyNotify destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && chosen != NULL);

  gboolean save = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window_of (parent), action, NULL, NULL);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ parent, save, chosen, data, destroy };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), suggested_name);
  add_filters (GTK_FILE_CHOOSER (dialog), filters);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_chosen), choice, choice_free, 0);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_gone), dialog, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

G_GNUC_END_IGNORE_DEPRECATIONS

void
nz_dialog_open_file (GtkWidget *parent,
                     const char *title,
                     const char *const *filters,
                     NzDialogChosen chosen,
                     gpointer data,
                     GDestroyNotify destroy)
{
  choose (parent, GTK_FILE_CHOOSER_ACTION_OPEN, title, NULL, filters, chosen, data, destroy);
}

void
nz_dialog_choose_folder (
    GtkWidget *parent, const char *title, NzDialogChosen chosen, gpointer data, GDestroyNotify destroy)
{
  choose (parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, title, NULL, NULL, chosen, data, destroy);
}

void
nz_dialog_save_file (GtkWidget *parent,
                     const char *title,
                     const char *suggested_name,
                     const char *const *filters,
                     NzDialogChosen chosen,
                     gpointer data,
                     GDestroyNotify destroy)
{
  g_return_if_fail (suggested_name != NULL);
  choose (parent, GTK_FILE_CHOOSER_ACTION_SAVE, title, suggested_name, filters, chosen, data, destroy);
}

/* --- other programs ---------------------------------------------------------------------------------------
 */

/* The user thought better of it, at our dialog or at the desktop's. */
static gboolean
was_dismissed (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         /* GtkDialogError's "cancelled" and "dismissed", which GTK 4.8 does not know */
         || (g_str_equal (g_quark_to_string (error->domain), "gtk-dialog-error-quark") && error->code > 0);
}

static void
on_launched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error) && !was_dismissed (error)
      && gtk_widget_get_realized (GTK_WIDGET (source)))
    nz_dialog_error (GTK_WIDGET (source), error);
}

void
nz_dialog_show_uri (GtkWidget *parent, const char *uri)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && uri != NULL);
  gtk_show_uri_full (window_of (parent), uri, GDK_CURRENT_TIME, NULL, on_launched, NULL);
}
