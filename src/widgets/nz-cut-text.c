/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-cut-text.h"

static const char *
text_of (GtkWidget *text)
{
  if (GTK_IS_LABEL (text))
    return gtk_label_get_text (GTK_LABEL (text));
  if (GTK_IS_INSCRIPTION (text))
    return gtk_inscription_get_text (GTK_INSCRIPTION (text));
  return gtk_editable_get_text (GTK_EDITABLE (text));
}

static PangoLayout *
layout_new (GtkWidget *text)
{
  return gtk_widget_create_pango_layout (text, text_of (text));
}

gboolean
nz_text_is_cut (GtkWidget *text)
{
  int width;

  if (GTK_IS_LABEL (text))
    return pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (text)));
  g_return_val_if_fail (GTK_IS_TEXT (text) || GTK_IS_INSCRIPTION (text), FALSE);
  g_autoptr (PangoLayout) layout = layout_new (text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (text);
}

static gboolean
on_query_tooltip (GtkWidget *host, int x, int y, gboolean keyboard, GtkTooltip *tooltip, GtkWidget *text)
{
  if (!nz_text_is_cut (text))
    return FALSE;
  gtk_tooltip_set_text (tooltip, text_of (text));
  return TRUE;
}

void
nz_cut_text_add_tooltip (GtkWidget *host, GtkWidget *text)
{
  g_return_if_fail (GTK_IS_WIDGET (host));
  g_return_if_fail (GTK_IS_TEXT (text) || GTK_IS_LABEL (text) || GTK_IS_INSCRIPTION (text));

  gtk_widget_set_has_tooltip (host, TRUE);
  g_signal_connect_object (host, "query-tooltip", G_CALLBACK (on_query_tooltip), text, 0);
}

void
nz_cut_text_snapshot (GtkWidget *host, GtkWidget *text, GtkSnapshot *snapshot)
{
  g_autoptr (PangoLayout) layout = layout_new (text);
  graphene_rect_t cursor;
  graphene_point_t place;
  GdkRGBA colour;

  pango_layout_set_width (layout, gtk_widget_get_width (text) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  /* how high the text stands is said by where its cursor would */
  gtk_text_compute_cursor_extents (GTK_TEXT (text), 0, &cursor, NULL);
  const graphene_point_t corner = { 0, cursor.origin.y };
  if (!gtk_widget_compute_point (text, host, &corner, &place))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (host), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &place);
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}
