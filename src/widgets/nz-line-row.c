/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-line-row.h"

#include "widgets/nz-height-first-layout.h"

struct _NzLineRow
{
  GtkListBoxRow parent_instance;
  GtkWidget *texts;
  GtkWidget *prefixes;
  GtkWidget *suffixes;
  char *description; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (NzLineRow, nz_line_row, GTK_TYPE_LIST_BOX_ROW)

static void
add_label (GtkWidget *box, const char *text, int lines, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), lines);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
side_new (const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, css_class);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

void
nz_line_row_describe (NzLineRow *self, const char *text)
{
  g_return_if_fail (NZ_IS_LINE_ROW (self) && text != NULL);

  g_autofree char *before = self->description;
  self->description = before != NULL ? g_strdup_printf ("%s, %s", before, text) : g_strdup (text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description, -1);
}

void
nz_line_row_add_prefix (NzLineRow *self, GtkWidget *widget)
{
  g_return_if_fail (NZ_IS_LINE_ROW (self));
  gtk_box_prepend (GTK_BOX (self->prefixes), widget);
  gtk_widget_set_visible (self->prefixes, TRUE);
}

void
nz_line_row_add_suffix (NzLineRow *self, GtkWidget *widget)
{
  g_return_if_fail (NZ_IS_LINE_ROW (self));
  gtk_box_append (GTK_BOX (self->suffixes), widget);
  gtk_widget_set_visible (self->suffixes, TRUE);
}

void
nz_line_row_add_below (NzLineRow *self, GtkWidget *widget)
{
  g_return_if_fail (NZ_IS_LINE_ROW (self));
  gtk_box_append (GTK_BOX (self->texts), widget);
}

static void
nz_line_row_finalize (GObject *object)
{
  g_free (NZ_LINE_ROW (object)->description);
  G_OBJECT_CLASS (nz_line_row_parent_class)->finalize (object);
}

static void
nz_line_row_class_init (NzLineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_line_row_finalize;
}

static void
nz_line_row_init (NzLineRow *self)
{
  self->prefixes = side_new ("prefixes");
  self->suffixes = side_new ("suffixes");
}

GtkWidget *
nz_line_row_new (const char *title, const char *subtitle, int lines)
{
  NzLineRow *self = g_object_new (NZ_TYPE_LINE_ROW, NULL);
  /* Classes and measures are those of AdwActionRow. */
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *bin = nz_height_first_bin_new (texts);

  self->texts = texts;
  gtk_widget_add_css_class (header, "header");
  gtk_widget_set_valign (header, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (texts, 6);
  gtk_widget_set_margin_bottom (texts, 6);
  gtk_widget_set_hexpand (bin, TRUE);
  gtk_widget_set_valign (bin, GTK_ALIGN_CENTER);
  add_label (texts, title, lines, "title");
  if (subtitle != NULL && *subtitle != '\0')
    {
      add_label (texts, subtitle, lines, "subtitle");
      nz_line_row_describe (self, subtitle);
    }
  gtk_box_append (GTK_BOX (header), self->prefixes);
  gtk_box_append (GTK_BOX (header), bin);
  gtk_box_append (GTK_BOX (header), self->suffixes);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), header);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}
