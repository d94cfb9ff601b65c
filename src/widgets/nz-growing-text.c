/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-growing-text.h"

static gboolean
on_too_low (gpointer view)
{
  gtk_widget_queue_resize (view);
  return G_SOURCE_REMOVE;
}

/* A GtkTextView knows how high its text is only after it was laid out as wide as it is, and says nothing
 * then: the last line would be cut. */
static void
on_room_changed (GtkAdjustment *room, GtkTextView *view)
{
  if (gtk_adjustment_get_upper (room) > gtk_adjustment_get_page_size (room))
    g_idle_add_full (G_PRIORITY_DEFAULT, on_too_low, g_object_ref (view), g_object_unref);
}

/* The view gets an adjustment of its own when nobody gave it one. */
static void
on_room (GtkTextView *view)
{
  GtkAdjustment *room = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (room != NULL)
    g_signal_connect_object (room, "changed", G_CALLBACK (on_room_changed), view, 0);
}

GtkWidget *
nz_growing_text_new (int least_height)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (view), -1, least_height);
  g_signal_connect (view, "notify::vadjustment", G_CALLBACK (on_room), NULL);
  on_room (view);
  return GTK_WIDGET (view);
}

char *
nz_growing_text_dup (GtkTextView *view)
{
  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), NULL);

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}
