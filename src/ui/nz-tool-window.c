/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-tool-window.h"

#include "base/nz-i18n.h"
#include "widgets/nz-height-first-layout.h"

/* No narrower and no lower than this, whatever the parent. */
#define LEAST 360
/* What stays to be seen of the parent above and below. */
#define EDGE 40

/* --- the window
 * ----------------------------------------------------------------------------------------------------------
 */

static int
fitting (int wanted, int there)
{
  return wanted > 0 && there > 0 ? MIN (wanted, MAX (LEAST, there)) : wanted;
}

void
nz_tool_window_fit (GtkWindow *window, GtkWindow *parent, int width, int height)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && GTK_IS_WINDOW (parent));

  gtk_window_set_default_size (window, fitting (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               fitting (height, gtk_widget_get_height (GTK_WIDGET (parent)) - EDGE));
}

static gboolean
on_escape (GtkWidget *window, GVariant *parameters, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  /* A popover closes itself. */
  if (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (window))
    return FALSE;
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

static void
add_escape (GtkWindow *window, GtkPropagationPhase phase)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, phase);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (on_escape, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}

void
nz_tool_window_place (GtkWindow *window, GtkWindow *parent, int width, int height)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && GTK_IS_WINDOW (parent));

  gtk_window_set_transient_for (window, parent);
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_set_modal (window, TRUE);
  nz_tool_window_fit (window, parent, width, height);
  add_escape (window, GTK_PHASE_BUBBLE);
}

void
nz_tool_window_escape_first (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  add_escape (window, GTK_PHASE_CAPTURE);
}

GtkWindow *
nz_tool_window_new (GtkWindow *parent, const char *title, int width, int height, GtkWidget **header)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent) && title != NULL, NULL);

  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  gtk_window_set_title (window, title);
  nz_tool_window_place (window, parent, width, height);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, NULL));
  gtk_box_append (GTK_BOX (box), bar);
  adw_window_set_content (ADW_WINDOW (window), box);
  if (header != NULL)
    *header = bar;
  return window;
}

/* As a click would: what was typed is applied where the keyboard leaves. */
static gboolean
on_accept (GtkWidget *button, GVariant *parameters, gpointer data)
{
  if (!gtk_widget_is_sensitive (button))
    return FALSE;
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  return TRUE;
}

/* Ctrl+Enter, wherever the keyboard is in the window, also in a text of several lines. */
static void
add_accept (GtkWidget *button)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i], GDK_CONTROL_MASK),
                          gtk_callback_action_new (on_accept, NULL, NULL)));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (button, controller);
  gtk_widget_set_tooltip_text (button, _ ("Ctrl+Enter"));
}

GtkWidget *
nz_tool_header_new (const char *title, const char *subtitle, GtkWidget *accept)
{
  g_return_val_if_fail (title != NULL && GTK_IS_WIDGET (accept), NULL);

  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (accept, "suggested-action");
  if (GTK_IS_BUTTON (accept))
    add_accept (accept);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, subtitle));
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), accept);
  return header;
}

void
nz_tool_window_set_content (GtkWindow *window, GtkWidget *content)
{
  g_return_if_fail (ADW_IS_WINDOW (window) && GTK_IS_WIDGET (content));

  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (window))), content);
}

GtkWidget *
nz_tool_page_new (GtkBox **column)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), nz_height_first_bin_new (box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  *column = GTK_BOX (box);
  return scrolled;
}

void
nz_tool_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* --- following the store
 * ---------------------------------------------------------------------------------------------- */

typedef struct
{
  void (*refresh) (gpointer data);
  gpointer data;
  guint idle;
} Follow;

static void
follow_free (gpointer data)
{
  Follow *follow = data;

  g_clear_handle_id (&follow->idle, g_source_remove);
  g_free (follow);
}

static gboolean
on_idle (gpointer data)
{
  Follow *follow = data;

  follow->idle = 0;
  follow->refresh (follow->data);
  return G_SOURCE_REMOVE;
}

/* In an idle moment: a row must not go under the click that changes it. */
static void
on_changed (GtkWidget *widget)
{
  Follow *follow = g_object_get_data (G_OBJECT (widget), "nz-follow");

  if (follow != NULL && follow->idle == 0)
    follow->idle = g_idle_add (on_idle, follow);
}

void
nz_tool_follow (GtkWidget *widget, NzStore *store, void (*refresh) (gpointer data), gpointer data)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && NZ_IS_STORE (store) && refresh != NULL);

  Follow *follow = g_new0 (Follow, 1);
  *follow = (Follow){ refresh, data, 0 };
  g_object_set_data_full (G_OBJECT (widget), "nz-follow", follow, follow_free);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed), widget, G_CONNECT_SWAPPED);
  refresh (data);
}
