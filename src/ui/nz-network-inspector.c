/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-network-inspector.h"
#include "ui/nz-read-error.h"

#include "base/nz-organisation-label.h"
#include "domain/nz-members.h"
#include "domain/nz-ties.h"
#include "widgets/nz-card.h"
#include "widgets/nz-disc.h"
#include "widgets/nz-strength.h"

struct _NzNetworkInspector
{
  AdwBin parent_instance;

  NzStore *store;
  gint64 id;
  gboolean pinned;

  NzDisc *disc;
  GtkLabel *title, *subtitle;
  GtkButton *pin;
  GtkLabel *pin_word;
  GtkBox *body;
  GtkScrolledWindow *scroll;
};

G_DEFINE_FINAL_TYPE (NzNetworkInspector, nz_network_inspector, ADW_TYPE_BIN)

enum
{
  OPEN,
  SELECT,
  PIN,
  CLOSE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- rows -------------------------------------------------------------------------------------------------
 */

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20); /* of the natural width; it takes what there is */
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static const char *
choice_label (const NzEntity *entity, const char *field_name, const char *code)
{
  const NzField *field = nz_entity_field (entity, field_name);
  const NzChoice *choice = code != NULL ? nz_field_choice (field, code) : NULL;

  return choice != NULL ? nz_choice_label (choice, nz_get_language ()) : "";
}

/* "since Oct 2011 · Cooperation", or when it ends if that is within the year. (transfer full) */
static char *
tie_words (const NzTie *tie, int year, gboolean *ends)
{
  char code[] = { (char)('0' + CLAMP (tie->intensity, 1, 4)), '\0' };
  const char *intensity = choice_label (&nz_entity_tie, "intensity", code);
  g_autofree char *since
      = nz_date_format (nz_date (tie->since.year, tie->since.month, 0), nz_get_language (), NZ_DATE_SHORT);
  g_autofree char *until = nz_date_format (tie->until, nz_get_language (), NZ_DATE_NUMERIC);

  *ends = nz_date_is_set (tie->until) && tie->until.year == year;
  if (*ends)
    return g_strdup_printf (_ ("ends %s · %s"), until, intensity);
  if (nz_date_is_set (tie->since))
    return g_strdup_printf (_ ("since %s · %s"), since, intensity);
  return g_strdup (intensity);
}

static GtkWidget *
row_new (const char *title, const char *subtitle, gboolean attention, GtkWidget *start, GtkWidget *end)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = label_new (subtitle, attention ? "ends-soon" : "row-subtitle");

  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label_new (title, "partner-name"));
  gtk_box_append (GTK_BOX (words), below);
  if (start != NULL)
    gtk_box_append (GTK_BOX (box), start);
  gtk_box_append (GTK_BOX (box), words);
  if (end != NULL)
    gtk_box_append (GTK_BOX (box), end);
  gtk_widget_add_css_class (box, "partner-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, title);
  return row;
}

static void
on_partner (GtkListBox *list, GtkListBoxRow *row, NzNetworkInspector *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    g_signal_emit (self, signals[SELECT], 0, *id);
}

static void
append_card (NzNetworkInspector *self, const char *heading, const char *count, GtkWidget *list)
{
  GtkWidget *end = gtk_label_new (count);

  gtk_widget_add_css_class (end, "row-subtitle");
  gtk_box_append (self->body, nz_card_heading_new (heading, end));
  gtk_box_append (self->body, list);
}

/* What the store could not say stands where it would have been said. */
static void
append_failure (NzNetworkInspector *self, const char *heading, const GError *error)
{
  gtk_box_append (self->body, nz_card_heading_new (heading, NULL));
  gtk_box_append (self->body, label_new (error->message, "error"));
}

static void
add_partners (NzNetworkInspector *self, const NzGraph *graph)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ties = nz_ties_of (self->store, self->id, graph->day, &error);
  if (ties == NULL)
    {
      append_failure (self, _ ("Works together with"), error);
      return;
    }
  guint n = ties->len;
  g_autofree char *count = g_strdup_printf (nz_ngettext ("%u partner", "%u partners", n), n);
  GtkWidget *list = nz_card_list_new (_ ("Works together with"));

  if (n == 0)
    {
      GtkWidget *nobody = label_new (_ ("No collaboration on this day"), "row-subtitle");
      gtk_box_append (self->body, nz_card_heading_new (_ ("Works together with"), NULL));
      gtk_box_append (self->body, nobody);
      g_object_ref_sink (list);
      g_object_unref (list);
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      const NzTie *tie = ties->pdata[i];
      gboolean ends;
      g_autofree char *words = tie_words (tie, graph->day.year, &ends);
      int partner = nz_graph_find (graph, tie->partner);
      g_autofree char *name = partner >= 0 ? nz_organisation_label (graph->nodes[partner].name,
                                                                    graph->nodes[partner].short_name)
                                           : g_strdup (tie->name);
      GtkWidget *disc = nz_disc_new (28);
      GtkWidget *row = row_new (name, words, ends, disc, nz_strength_new (tie->intensity));

      nz_disc_set_sign (NZ_DISC (disc), tie->kind);
      gtk_widget_set_tooltip_text (row, tie->name);
      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&tie->partner, sizeof tie->partner), g_free);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect (list, "row-activated", G_CALLBACK (on_partner), self);
  append_card (self, _ ("Works together with"), count, list);
}

static void
add_groups (NzNetworkInspector *self, const NzGraph *graph)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = nz_groups_of_organisation (self->store, self->id, graph->day, &error);
  GtkWidget *list;

  if (groups == NULL)
    append_failure (self, _ ("Working groups"), error);
  if (groups == NULL || groups->len == 0)
    return;
  list = nz_card_list_new (_ ("Working groups"));
  for (guint i = 0; i < groups->len; i++)
    {
      const NzMember *member = groups->pdata[i];
      GtkWidget *row = row_new (
          member->group_name, choice_label (&nz_entity_membership, "role", member->role), FALSE, NULL, NULL);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  append_card (self, _ ("Working groups"), NULL, list);
}

static void
show_pin (NzNetworkInspector *self)
{
  const char *word = self->pinned ? _ ("Unpin") : _ ("Pin");

  gtk_label_set_label (self->pin_word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pin), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->pin),
                               self->pinned ? _ ("Let the layout decide where this actor stands")
                                            : _ ("Keep this actor where it is"));
  if (self->pinned)
    gtk_widget_add_css_class (GTK_WIDGET (self->pin), "pinned");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->pin), "pinned");
}

void
nz_network_inspector_show (NzNetworkInspector *self, const NzGraph *graph, guint index)
{
  g_return_if_fail (NZ_IS_NETWORK_INSPECTOR (self) && graph != NULL && index < graph->n_nodes);
  const NzNode *node = &graph->nodes[index];
  g_autoptr (GError) error = NULL;
  g_autoptr (NzRecord) record = nz_store_get (self->store, &nz_entity_organisation, node->id, &error);
  const char *kind = choice_label (&nz_entity_organisation, "kind", node->kind);
  NzDate since = record != NULL ? nz_record_get_date (record, "since") : NZ_DATE_NONE;
  g_autofree char *line = nz_date_is_set (since)
                              ? g_strdup_printf (_ ("%s · in the network since %d"), kind, since.year)
                              : g_strdup (kind);
  GtkWidget *child;

  nz_read_error_tell (GTK_WIDGET (self), error);
  if (self->id != node->id)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroll), 0);
  self->id = node->id;
  self->pinned = node->pinned;
  nz_disc_set_sign (self->disc, node->kind);
  gtk_label_set_label (self->title, node->name);
  gtk_label_set_label (self->subtitle, line);
  show_pin (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->body))) != NULL)
    gtk_box_remove (self->body, child);
  add_partners (self, graph);
  add_groups (self, graph);
}

/* --- the frame --------------------------------------------------------------------------------------------
 */

static void
on_open (NzNetworkInspector *self)
{
  g_signal_emit (self, signals[OPEN], 0, self->id);
}

static void
on_pin (NzNetworkInspector *self)
{
  g_signal_emit (self, signals[PIN], 0, self->id, !self->pinned);
}

static void
on_close (NzNetworkInspector *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static GtkWidget *
head_new (NzNetworkInspector *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->disc = NZ_DISC (nz_disc_new (48));
  self->title = GTK_LABEL (label_new (NULL, "inspector-title"));
  self->subtitle = GTK_LABEL (label_new (NULL, "row-subtitle"));
  gtk_label_set_wrap (self->subtitle, TRUE);
  gtk_label_set_lines (self->subtitle, 2);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_label_set_lines (self->title, 3);
  gtk_label_set_wrap_mode (self->title, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->subtitle));
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (on_close), self);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->disc));
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static GtkWidget *
buttons_new (NzNetworkInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *open = gtk_button_new_with_mnemonic (_ ("_Open Actor"));
  GtkWidget *face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (open, "suggested-action");
  gtk_widget_set_hexpand (open, TRUE);
  g_signal_connect_swapped (open, "clicked", G_CALLBACK (on_open), self);
  self->pin = GTK_BUTTON (gtk_button_new ());
  self->pin_word = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_halign (face, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (face), gtk_image_new_from_icon_name ("nz-pin-symbolic"));
  gtk_box_append (GTK_BOX (face), GTK_WIDGET (self->pin_word));
  gtk_button_set_child (self->pin, face);
  g_signal_connect_swapped (self->pin, "clicked", G_CALLBACK (on_pin), self);
  gtk_box_append (GTK_BOX (box), open);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->pin));
  return box;
}

static void
nz_network_inspector_dispose (GObject *object)
{
  NzNetworkInspector *self = NZ_NETWORK_INSPECTOR (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (nz_network_inspector_parent_class)->dispose (object);
}

static void
nz_network_inspector_class_init (NzNetworkInspectorClass *klass)
{
  const GType type = NZ_TYPE_NETWORK_INSPECTOR;

  G_OBJECT_CLASS (klass)->dispose = nz_network_inspector_dispose;
  signals[OPEN]
      = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECT]
      = g_signal_new ("select", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[PIN] = g_signal_new ("pin", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                               G_TYPE_INT64, G_TYPE_BOOLEAN);
  signals[CLOSE] = g_signal_new ("close", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nz_network_inspector_init (NzNetworkInspector *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->scroll = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_box_append (GTK_BOX (column), head_new (self));
  gtk_box_append (GTK_BOX (column), buttons_new (self));
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->body));
  gtk_widget_add_css_class (column, "inspector");
  gtk_scrolled_window_set_policy (self->scroll, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scroll, column);
  gtk_widget_set_vexpand (GTK_WIDGET (self->scroll), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scroll));
}

GtkWidget *
nz_network_inspector_new (NzStore *store)
{
  NzNetworkInspector *self = g_object_new (NZ_TYPE_NETWORK_INSPECTOR, NULL);

  self->store = g_object_ref (store);
  gtk_widget_set_sensitive (GTK_WIDGET (self->pin), !nz_store_is_read_only (store));
  return GTK_WIDGET (self);
}
