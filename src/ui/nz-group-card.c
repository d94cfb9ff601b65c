/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-group-card.h"

#include "base/nz-organisation-label.h"
#include "domain/nz-members.h"
#include "widgets/nz-card.h"
#include "widgets/nz-timeline.h"

struct _NzGroupCard
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 id;
  gulong changed_handler;
  NzDate day;
  AdwBin *picture;
  GtkLabel *count;
  GtkLabel *names;
  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (NzGroupCard, nz_group_card, GTK_TYPE_BOX)

static void
show_picture (NzGroupCard *self, GPtrArray *members)
{
  g_autoptr (GPtrArray) bars = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_timeline_bar_free);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const NzMember *member = members->pdata[i];
      g_autofree char *name = nz_organisation_label (member->organisation_name, NULL);
      g_autofree char *since = nz_date_format (member->since, nz_get_language (), NZ_DATE_NUMERIC);
      g_autofree char *until = nz_date_format (member->until, nz_get_language (), NZ_DATE_NUMERIC);
      g_ptr_array_add (bars, nz_timeline_bar_new (name, member->since, member->until,
                                                  g_strcmp0 (member->role, "chair") == 0));
      g_string_append_printf (words, "%s%s: %s–%s", i > 0 ? "; " : "", name, since, until);
    }
  adw_bin_set_child (self->picture, bars->len > 0 ? nz_timeline_new (g_steal_pointer (&bars), self->day,
                                                                     _ ("Members over time"), words->str)
                                                  : NULL);
}

static void
show_names (NzGroupCard *self, GPtrArray *members)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *day = nz_date_format (self->day, nz_get_language (), NZ_DATE_NUMERIC);
  guint n = members != NULL ? members->len : 0;

  for (guint i = 0; i < n; i++)
    {
      const NzMember *member = members->pdata[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", member->organisation_name);
      if (member->person_name != NULL)
        g_string_append_printf (names, " (%s)", member->person_name);
    }
  g_autofree char *count = g_strdup_printf (nz_ngettext ("%u member on %s", "%u members on %s", n), n, day);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->names, names->str);
}

/* Without anybody ever there is no card. */
static void
refresh (NzGroupCard *self)
{
  g_autoptr (GPtrArray) ever = nz_members_of_group (self->store, self->id, NZ_DATE_NONE, NULL);
  g_autoptr (GPtrArray) then = nz_members_of_group (self->store, self->id, self->day, NULL);
  gboolean any = ever != NULL && ever->len > 0;

  gtk_widget_set_visible (GTK_WIDGET (self), any);
  if (any)
    show_picture (self, ever);
  show_names (self, then);
}

static void
on_day (NzGroupCard *self)
{
  NzDate day;
  gboolean good
      = nz_date_parse_near (gtk_editable_get_text (self->entry), nz_date_today (), FALSE, &day, NULL);

  if (!good)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      return;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  self->day = nz_date_first_day (day);
  refresh (self);
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzGroupCard *self)
{
  if (nz_changes_touch (changes, &nz_entity_membership)
      || nz_changes_touch (changes, &nz_entity_organisation))
    refresh (self);
}

static void
nz_group_card_dispose (GObject *object)
{
  NzGroupCard *self = NZ_GROUP_CARD (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_group_card_parent_class)->dispose (object);
}

static void
nz_group_card_class_init (NzGroupCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_group_card_dispose;
}

static GtkLabel *
label_new (const char *css_class)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_wrap (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (label), css_class);
  return label;
}

static void
nz_group_card_init (NzGroupCard *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *today = nz_date_format (nz_date_today (), nz_get_language (), NZ_DATE_NUMERIC);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->day = nz_date_today ();
  self->picture = ADW_BIN (adw_bin_new ());
  self->count = label_new ("heading");
  self->names = label_new ("row-subtitle");
  self->entry = GTK_EDITABLE (entry);
  gtk_editable_set_text (self->entry, today);
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_editable_set_max_width_chars (self->entry, 10);
  gtk_widget_set_tooltip_text (entry, _ ("Who was in the group on this day?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who was in the group on this day?"), -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (on_day), self);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "attendance");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->picture));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->names));
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("Over time"), entry));
  gtk_box_append (GTK_BOX (self), card);
}

GtkWidget *
nz_group_card_new (NzStore *store, gint64 working_group)
{
  NzGroupCard *self = g_object_new (NZ_TYPE_GROUP_CARD, NULL);

  self->store = g_object_ref (store);
  self->id = working_group;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
