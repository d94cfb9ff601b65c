/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-list-row.h"

#include "widgets/nz-cut-text.h"
#include "widgets/nz-disc.h"

struct _NzListRow
{
  GtkWidget parent_instance;
  GtkWidget *disc;
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *badge;
  NzListItem *item;
  gulong changed_handler;
};

G_DEFINE_FINAL_TYPE (NzListRow, nz_list_row, GTK_TYPE_WIDGET)

const char *
nz_entity_icon_name (const NzEntity *entity)
{
  static const struct
  {
    const char *entity, *icon;
  } icons[] = {
    { "organisation", "nz-organisations-symbolic" },
    { "person", "nz-people-symbolic" },
    { "working_group", "nz-groups-symbolic" },
    { "meeting", "nz-conferences-symbolic" },
    { "entry", "nz-journal-symbolic" },
    { "sponsorship", "nz-sponsorships-symbolic" },
    { "tie", "nz-network-symbolic" },
    { "distribution_list", "nz-lists-symbolic" },
    { "returned", "nz-returned-symbolic" },
    { "task", "nz-tasks-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_str_equal (icons[i].entity, entity->name))
      return icons[i].icon;
  return "text-x-generic-symbolic";
}

const char *
nz_badge_css_class (NzBadge badge)
{
  switch (badge)
    {
    case NZ_BADGE_GOOD:
      return "good";
    case NZ_BADGE_ATTENTION:
      return "attention";
    case NZ_BADGE_ACCENT:
      return "accented";
    case NZ_BADGE_NEUTRAL:
    default:
      return "neutral";
    }
}

static void
show_disc (NzListRow *self, const NzSummary *summary)
{
  NzDisc *disc = NZ_DISC (self->disc);

  if (summary->sign != NULL)
    nz_disc_set_sign (disc, summary->sign);
  else if (summary->initials != NULL && *summary->initials != '\0')
    nz_disc_set_initials (disc, summary->initials);
  else
    nz_disc_set_icon (disc, nz_entity_icon_name (nz_list_item_get_entity (self->item)));
}

static void
show (NzListRow *self)
{
  const NzSummary *summary = nz_list_item_get_summary (self->item);
  const char *classes[] = { "badge", nz_badge_css_class (summary->badge_style), NULL };

  show_disc (self, summary);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->title), summary->title);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->subtitle), summary->subtitle);
  gtk_widget_set_visible (self->subtitle, *summary->subtitle != '\0');
  gtk_widget_set_visible (self->badge, summary->badge != NULL);
  gtk_label_set_label (GTK_LABEL (self->badge), summary->badge != NULL ? summary->badge : "");
  gtk_widget_set_css_classes (self->badge, classes);
  /* The row of the list around this one is what a screen reader reads; GTK 4.8 has no other way to name it.
   */
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));
  if (GTK_IS_BOX (around))
    around = gtk_widget_get_parent (around);
  if (around != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, summary->title,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary->subtitle, -1);
  if (summary->past)
    gtk_widget_add_css_class (GTK_WIDGET (self), "past");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "past");
}

void
nz_list_row_set_item (NzListRow *self, NzListItem *item)
{
  g_return_if_fail (NZ_IS_LIST_ROW (self));

  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

/* An inscription's size does not depend on its text: hundreds of rows are laid out without shaping a letter
 * that nobody sees. */
static GtkWidget *
inscription_new (const char *css_class)
{
  GtkWidget *text = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), 20);
  gtk_widget_add_css_class (text, css_class);
  nz_cut_text_add_tooltip (text, text);
  return text;
}

static void
nz_list_row_dispose (GObject *object)
{
  NzListRow *self = NZ_LIST_ROW (object);

  nz_list_row_set_item (self, NULL);
  g_clear_pointer (&self->disc, gtk_widget_unparent);
  g_clear_pointer (&self->texts, gtk_widget_unparent);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  G_OBJECT_CLASS (nz_list_row_parent_class)->dispose (object);
}

static void
nz_list_row_class_init (NzListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_list_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "record");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
nz_list_row_init (NzListRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 10);
  self->disc = nz_disc_new (36);
  self->title = inscription_new ("row-title");
  self->subtitle = inscription_new ("row-subtitle");
  self->badge = gtk_label_new (NULL);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);

  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_box_append (GTK_BOX (self->texts), self->subtitle);

  gtk_widget_set_parent (self->disc, GTK_WIDGET (self));
  gtk_widget_set_parent (self->texts, GTK_WIDGET (self));
  gtk_widget_set_parent (self->badge, GTK_WIDGET (self));
}

GtkWidget *
nz_list_row_new (void)
{
  return g_object_new (NZ_TYPE_LIST_ROW, NULL);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *cell)
{
  gtk_list_item_set_child (cell, nz_list_row_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *cell)
{
  nz_list_row_set_item (NZ_LIST_ROW (gtk_list_item_get_child (cell)), gtk_list_item_get_item (cell));
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *cell)
{
  nz_list_row_set_item (NZ_LIST_ROW (gtk_list_item_get_child (cell)), NULL);
}

void
nz_list_row_mark (NzListRow *self, const char *title, const char *subtitle)
{
  g_return_if_fail (NZ_IS_LIST_ROW (self) && title != NULL);

  gtk_inscription_set_markup (GTK_INSCRIPTION (self->title), title);
  if (subtitle == NULL)
    return;
  gtk_inscription_set_markup (GTK_INSCRIPTION (self->subtitle), subtitle);
  gtk_widget_set_visible (self->subtitle, TRUE);
}

GtkListItemFactory *
nz_list_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  return factory;
}
