/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-involved-list.h"

#include <string.h>

#include "base/nz-i18n.h"
#include "model/nz-summary.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-list-row.h"
#include "widgets/nz-offer.h"

/* So many of each kind are offered. */
#define OFFERED 4

struct _NzInvolvedList
{
  GtkBox parent_instance;

  NzStore *store;
  gboolean is_fixed;
  GArray *all; /* NzInvolved, in the order of the rows */
  GtkListBox *list;
  GtkWidget *add;   /* (nullable): the last row */
  GtkLabel *reason; /* why what is typed there is refused */
};

G_DEFINE_FINAL_TYPE (NzInvolvedList, nz_involved_list, GTK_TYPE_BOX)

enum
{
  CHANGED,
  OPEN_RECORD,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void fill (NzInvolvedList *self);

static const NzInvolved *
involved_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "involved");
}

/* --- a row ------------------------------------------------------------------------------------------------
 */

/* Rows are made anew when nothing stands on them any more. */
static gboolean
on_removed (gpointer data)
{
  NzInvolvedList *self = data;

  fill (self);
  if (self->add != NULL)
    gtk_widget_grab_focus (self->add);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
on_remove (GtkButton *button, NzInvolvedList *self)
{
  const NzInvolved *one = involved_of (button);

  if (nz_involved_remove (self->all, one->entity, one->id))
    g_idle_add_full (G_PRIORITY_DEFAULT, on_removed, g_object_ref (self), g_object_unref);
}

static void
on_activated (GtkListBox *list, GtkListBoxRow *row, NzInvolvedList *self)
{
  const NzInvolved *one = involved_of (row);

  if (one != NULL)
    g_signal_emit (self, signals[OPEN_RECORD], 0, (gpointer)one->entity, one->id);
}

static GtkWidget *
disc_new (const NzEntity *entity, const NzSummary *summary)
{
  GtkWidget *disc = nz_disc_new (28);

  if (summary->sign != NULL)
    nz_disc_set_sign (NZ_DISC (disc), summary->sign);
  else if (summary->initials != NULL && *summary->initials != '\0')
    nz_disc_set_initials (NZ_DISC (disc), summary->initials);
  else
    nz_disc_set_icon (NZ_DISC (disc), nz_entity_icon_name (entity));
  return disc;
}

static GtkWidget *
remove_button_new (NzInvolvedList *self, const NzInvolved *one, const char *title)
{
  g_autofree char *label = g_strdup_printf (_ ("Take away: %s"), title);
  GtkWidget *button = nz_icon_button_new ("edit-clear-symbolic", label);

  g_object_set_data_full (G_OBJECT (button), "involved", g_memdup2 (one, sizeof *one), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  return button;
}

static void
show_texts (GtkWidget *row, const NzSummary *summary)
{
  g_autofree char *title = g_markup_escape_text (summary->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (summary->subtitle, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static GtkWidget *
row_new (NzInvolvedList *self, const NzInvolved *one)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean opens = g_signal_has_handler_pending (self, signals[OPEN_RECORD], 0, FALSE);
  NzSummary summary;

  nz_summary_load (self->store, one->entity, one->id, nz_date_today (), &summary);
  show_texts (row, &summary);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), disc_new (one->entity, &summary));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), opens);
  gtk_widget_set_focusable (row, opens);
  g_object_set_data_full (G_OBJECT (row), "involved", g_memdup2 (one, sizeof *one), g_free);
  if (!self->is_fixed)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_button_new (self, one, summary.title));
  nz_summary_clear (&summary);
  return row;
}

/* The row that is typed into stays, so that somebody can go on typing there. */
static void
fill (NzInvolvedList *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);
      if (involved_of (child) != NULL)
        gtk_list_box_remove (self->list, child);
      child = next;
    }
  for (guint i = 0; i < self->all->len; i++)
    gtk_list_box_insert (self->list, row_new (self, &g_array_index (self->all, NzInvolved, i)), (int)i);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->all->len > 0 || self->add != NULL);
}

/* --- typing a name ----------------------------------------------------------------------------------------
 */

static void
append_hits (NzInvolvedList *self, GPtrArray *lines, const NzEntity *entity, const char *typed)
{
  const NzQuery query
      = { .entity = entity, .search = typed, .quick = TRUE, .limit = OFFERED + self->all->len };
  g_autoptr (GArray) ids = nz_query_ids (self->store, &query, NULL);
  guint n = 0;

  for (guint i = 0; ids != NULL && i < ids->len && n < OFFERED; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      NzOfferLine *line;
      NzSummary summary;

      if (nz_involved_has (self->all, entity, id))
        continue;
      line = g_new0 (NzOfferLine, 1);
      nz_summary_load (self->store, entity, id, nz_date_today (), &summary);
      line->text = g_steal_pointer (&summary.title);
      line->detail = g_steal_pointer (&summary.subtitle);
      line->entity = entity;
      line->id = id;
      g_ptr_array_add (lines, line);
      nz_summary_clear (&summary);
      n++;
    }
}

static GPtrArray *
ask (GtkWidget *row, const char *typed, gpointer data)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_offer_line_free);
  guint n;
  const NzEntity *const *kinds = nz_involved_kinds (&n);

  for (guint i = 0; i < n; i++)
    append_hits (data, lines, kinds[i], typed);
  return lines;
}

static void
take (GtkWidget *row, const NzOfferLine *line, gpointer data)
{
  NzInvolvedList *self = data;

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  if (!nz_involved_add (self->all, line->entity, line->id))
    return;
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_typed (NzInvolvedList *self)
{
  g_autofree char *typed
      = self->add != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add)))) : NULL;

  return typed != NULL && *typed != '\0';
}

/* Takes the mark away as soon as somebody goes on typing. */
static void
unmark (NzInvolvedList *self)
{
  gtk_widget_remove_css_class (self->add, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

gboolean
nz_involved_list_check (NzInvolvedList *self)
{
  g_return_val_if_fail (NZ_IS_INVOLVED_LIST (self), FALSE);

  const char *reason = _ ("Choose one of those offered, or clear the row.");

  if (!is_typed (self))
    return TRUE;
  gtk_widget_add_css_class (self->add, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason,
                                  -1);
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), TRUE);
  gtk_widget_grab_focus (self->add);
  return FALSE;
}

static void
on_entered (NzInvolvedList *self)
{
  if (nz_involved_list_check (self))
    g_signal_emit (self, signals[ENTERED], 0);
}

/* --- the list ---------------------------------------------------------------------------------------------
 */

/* Whether the rows stand for these already; then their texts are read again and whoever is on a row stays
 * there. */
static gboolean
show_again (NzInvolvedList *self, GArray *all)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (all->len != self->all->len || memcmp (all->data, self->all->data, all->len * sizeof (NzInvolved)) != 0)
    return FALSE;
  for (; row != NULL && involved_of (row) != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const NzInvolved *one = involved_of (row);
      NzSummary summary;

      nz_summary_load (self->store, one->entity, one->id, nz_date_today (), &summary);
      show_texts (row, &summary);
      nz_summary_clear (&summary);
    }
  return TRUE;
}

void
nz_involved_list_set (NzInvolvedList *self, GArray *all)
{
  g_return_if_fail (NZ_IS_INVOLVED_LIST (self) && all != NULL);

  if (all->len > 0 && show_again (self, all))
    return;
  g_array_set_size (self->all, 0);
  g_array_append_vals (self->all, all->data, all->len);
  fill (self);
}

GArray *
nz_involved_list_get (NzInvolvedList *self)
{
  g_return_val_if_fail (NZ_IS_INVOLVED_LIST (self), NULL);
  return self->all;
}

static void
nz_involved_list_finalize (GObject *object)
{
  NzInvolvedList *self = NZ_INVOLVED_LIST (object);

  g_clear_object (&self->store);
  g_array_unref (self->all);
  G_OBJECT_CLASS (nz_involved_list_parent_class)->finalize (object);
}

static void
nz_involved_list_class_init (NzInvolvedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nz_involved_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", NZ_TYPE_INVOLVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[OPEN_RECORD] = g_signal_new ("open-record", NZ_TYPE_INVOLVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[ENTERED] = g_signal_new ("entered", NZ_TYPE_INVOLVED_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
nz_involved_list_init (NzInvolvedList *self)
{
  self->all = g_array_new (FALSE, FALSE, sizeof (NzInvolved));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Participants"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list));
  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_xalign (self->reason, 0);
  gtk_widget_set_margin_top (GTK_WIDGET (self->reason), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "reason");
  gtk_widget_add_css_class (GTK_WIDGET (self->reason), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), FALSE);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->reason));
}

GtkWidget *
nz_involved_list_new (NzStore *store, gboolean is_fixed)
{
  g_return_val_if_fail (NZ_IS_STORE (store), NULL);

  NzInvolvedList *self = g_object_new (NZ_TYPE_INVOLVED_LIST, NULL);
  const char *label = _ ("Add a participant");

  self->store = g_object_ref (store);
  self->is_fixed = is_fixed;
  if (is_fixed)
    return GTK_WIDGET (self);
  self->add = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add), label);
  /* before the offer, which says something of its own then */
  g_signal_connect_swapped (self->add, "changed", G_CALLBACK (unmark), self);
  nz_offer_attach_to (self->add, label, TRUE, ask, take, self);
  g_signal_connect_swapped (self->add, "entry-activated", G_CALLBACK (on_entered), self);
  gtk_list_box_append (self->list, self->add);
  return GTK_WIDGET (self);
}
