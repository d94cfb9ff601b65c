/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-distribution-rule.h"

#include "domain/nz-distribution.h"
#include "ui/nz-day-view.h"
#include "ui/nz-dialogs.h"
#include "ui/nz-rule-window.h"
#include "widgets/nz-card.h"

struct _NzDistributionRule
{
  GtkBox parent_instance;

  NzStore *store;
  gint64 list;
  NzDate day; /* NZ_DATE_NONE: today */
  gulong changed_handler;
  NzRule *rule; /* (nullable) */
  const NzEntity *rule_entity;
  GtkLabel *words;
  GtkWidget *change, *remove;                  /* where there is a rule */
  GtkWidget *over_organisations, *over_people; /* where there is none */
};

static void day_view_init (NzDayViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzDistributionRule,
                               nz_distribution_rule,
                               GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_DAY_VIEW, day_view_init))

/* (transfer full) */
static char *
words_of (const NzDistribution *distribution)
{
  if (distribution->problem != NULL)
    return g_strdup_printf (_ ("The rule cannot be read, so it brings nobody. %s"), distribution->problem);
  if (*distribution->words == '\0')
    return g_strdup (
        _ ("No rule: only those who are named below are on this list. A rule brings in whoever fits, over:"));
  return g_strdup_printf ("%s: %s", nz_entity_plural (distribution->rule_entity, nz_get_language ()),
                          distribution->words);
}

static void
refresh (NzDistributionRule *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NzDistribution) distribution = nz_distribution_new_rule (self->store, self->list, &error);
  g_autofree char *words = NULL;
  gboolean has_rule, writable = !nz_store_is_read_only (self->store);

  /* The record has just been deleted, and the page goes with it. */
  if (distribution == NULL)
    return;
  words = words_of (distribution);
  gtk_label_set_label (self->words, words);
  g_clear_pointer (&self->rule, nz_rule_free);
  self->rule = distribution->rule != NULL ? nz_rule_copy (distribution->rule) : NULL;
  self->rule_entity = distribution->rule_entity;
  has_rule = *distribution->words != '\0' || distribution->problem != NULL;
  gtk_widget_set_visible (self->change, has_rule && writable);
  gtk_widget_set_visible (self->remove, has_rule && writable);
  gtk_widget_set_visible (self->over_organisations, !has_rule && writable);
  gtk_widget_set_visible (self->over_people, !has_rule && writable);
}

static void
set_rule (NzDistributionRule *self, const NzRule *rule)
{
  g_autoptr (GError) error = NULL;

  if (!nz_distribution_set_rule (self->store, self->list, rule, &error))
    nz_dialog_error (GTK_WIDGET (self), error);
}

static void
on_done (const NzRule *rule, gpointer self)
{
  set_rule (self, rule);
}

static void
open_editor (NzDistributionRule *self, const NzEntity *entity)
{
  gboolean same = self->rule != NULL && nz_rule_get_entity (self->rule) == entity;

  nz_rule_window_open (GTK_WIDGET (self), self->store, entity, same ? self->rule : NULL,
                       nz_day_or_today (self->day), _ ("Who is on the list"), _ ("_Apply"), on_done,
                       g_object_ref (self), g_object_unref);
}

static void
on_change (NzDistributionRule *self)
{
  open_editor (self, self->rule_entity);
}

static void
on_over_organisations (NzDistributionRule *self)
{
  open_editor (self, &nz_entity_organisation);
}

static void
on_over_people (NzDistributionRule *self)
{
  open_editor (self, &nz_entity_person);
}

static void
on_remove (NzDistributionRule *self)
{
  set_rule (self, NULL);
}

static void
on_store_changed (NzStore *store, const NzChanges *changes, NzDistributionRule *self)
{
  refresh (self);
}

static void
set_day (NzDayView *view, NzDate day)
{
  NZ_DISTRIBUTION_RULE (view)->day = day;
}

static void
day_view_init (NzDayViewInterface *iface)
{
  iface->set_day = set_day;
}

static void
nz_distribution_rule_dispose (GObject *object)
{
  NzDistributionRule *self = NZ_DISTRIBUTION_RULE (object);

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_handler, self->store);
  g_clear_object (&self->store);
  g_clear_pointer (&self->rule, nz_rule_free);
  G_OBJECT_CLASS (nz_distribution_rule_parent_class)->dispose (object);
}

static void
nz_distribution_rule_class_init (NzDistributionRuleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_distribution_rule_dispose;
}

static GtkWidget *
button_new (NzDistributionRule *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
nz_distribution_rule_init (NzDistributionRule *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_wrap_mode (self->words, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_selectable (self->words, TRUE);
  self->change = button_new (self, buttons, _ ("_Change…"), G_CALLBACK (on_change));
  self->remove = button_new (self, buttons, _ ("_Remove"), G_CALLBACK (on_remove));
  self->over_organisations
      = button_new (self, buttons, _ ("_Organisations…"), G_CALLBACK (on_over_organisations));
  self->over_people = button_new (self, buttons, _ ("_People…"), G_CALLBACK (on_over_people));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "attendance");
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (card), buttons);
  gtk_box_append (GTK_BOX (self), nz_card_heading_new (_ ("By rule"), NULL));
  gtk_box_append (GTK_BOX (self), card);
}

GtkWidget *
nz_distribution_rule_new (NzStore *store, gint64 list)
{
  NzDistributionRule *self = g_object_new (NZ_TYPE_DISTRIBUTION_RULE, NULL);

  self->store = g_object_ref (store);
  self->list = list;
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (on_store_changed), self);
  refresh (self);
  return GTK_WIDGET (self);
}
