/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-rule-window.h"

#include <adwaita.h>

#include "store/nz-query.h"
#include "ui/nz-tool-window.h"
#include "widgets/nz-rule-editor.h"

/* Pauses in typing before it is counted anew, in milliseconds. */
#define COUNT_DELAY 150

typedef struct
{
  GtkWindow *window;
  NzStore *store;
  const NzEntity *entity;
  NzDate day;
  NzRuleEditor *editor;
  GtkLabel *words, *count;
  GtkWidget *apply;
  guint counting;
  NzRuleDone done;
  gpointer data;
  GDestroyNotify destroy;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->store);
  g_free (self);
}

static gboolean
on_count (gpointer data)
{
  Dialog *self = data;
  g_autoptr (NzRule) rule = nz_rule_editor_dup_rule (self->editor);
  g_autofree char *words = nz_rule_words (rule, self->store, nz_get_language ());
  const NzQuery query = { .entity = self->entity, .rule = rule, .day = self->day };
  g_autoptr (GError) error = NULL;
  g_autofree char *count = NULL;

  self->counting = 0;
  gtk_label_set_label (self->words, *words != '\0' ? words : _ ("No condition yet."));
  if (!nz_rule_is_empty (rule))
    {
      gint64 n = nz_query_count (self->store, &query, &error);

      count = error != NULL ? g_strdup (error->message)
                            : g_strdup_printf (nz_ngettext ("%ld entry", "%ld entries", (gulong)n), (glong)n);
    }
  gtk_label_set_label (self->count, count != NULL ? count : "");
  return G_SOURCE_REMOVE;
}

static void
on_changed (Dialog *self)
{
  g_clear_handle_id (&self->counting, g_source_remove);
  self->counting = g_timeout_add (COUNT_DELAY, on_count, self);
  gtk_widget_set_sensitive (self->apply, nz_rule_editor_is_complete (self->editor));
}

static void
on_apply (Dialog *self)
{
  g_autoptr (NzRule) rule = nz_rule_editor_dup_rule (self->editor);

  self->done (rule, self->data);
  gtk_window_destroy (self->window);
}

static GtkWidget *
header_new (Dialog *self, const char *title, const char *action)
{
  self->apply = gtk_button_new_with_mnemonic (action);
  g_signal_connect_swapped (self->apply, "clicked", G_CALLBACK (on_apply), self);
  return nz_tool_header_new (title, NULL, self->apply);
}

static GtkLabel *
label_new (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* The rule in words and how many it finds, below the editor. */
static GtkWidget *
foot_new (Dialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->words = label_new ("body");
  self->count = label_new ("row-subtitle");
  gtk_widget_add_css_class (foot, "rule-foot");
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (foot), GTK_WIDGET (self->count));
  return foot;
}

void
nz_rule_window_open (GtkWidget *parent,
                     NzStore *store,
                     const NzEntity *entity,
                     const NzRule *rule,
                     NzDate day,
                     const char *title,
                     const char *action,
                     NzRuleDone done,
                     gpointer data,
                     GDestroyNotify destroy)
{
  GtkRoot *root;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  Dialog *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && NZ_IS_STORE (store) && entity != NULL && done != NULL);

  root = gtk_widget_get_root (parent);
  self = g_new0 (Dialog, 1);
  *self = (Dialog){ .store = g_object_ref (store),
                    .entity = entity,
                    .day = day,
                    .done = done,
                    .data = data,
                    .destroy = destroy };
  self->window = GTK_WINDOW (adw_window_new ());
  self->editor = nz_rule_editor_new (store, entity);
  nz_rule_editor_set_rule (self->editor, rule);
  gtk_widget_add_css_class (GTK_WIDGET (self->editor), "rule-editor");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->editor));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header_new (self, title, action));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), foot_new (self));
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_title (self->window, title);
  nz_tool_window_place (self->window, GTK_WINDOW (root), 480, 560);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (on_changed), self);
  on_count (self);
  gtk_window_present (self->window);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}
