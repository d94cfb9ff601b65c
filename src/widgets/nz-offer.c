/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-offer.h"

#include "base/nz-i18n.h"
#include "domain/nz-vocabulary.h"

#define MOST 8

typedef struct
{
  GtkWidget *row; /* it owns this */
  char *label;
  gboolean first;
  NzOfferAsk ask;
  NzOfferTake take;
  gpointer data;
  GtkWidget *popover; /* (nullable): made when there is something to offer */
  GtkListBox *list;
  guint n; /* lines in it */
  gboolean taking;
  gboolean described;
} Offer;

void
nz_offer_line_free (NzOfferLine *line)
{
  if (line == NULL)
    return;
  g_free (line->text);
  g_free (line->detail);
  g_free (line);
}

static gboolean
is_open (const Offer *self)
{
  return self->popover != NULL && gtk_widget_get_visible (self->popover);
}

/* The keyboard never comes to the list, so what it offers is told where somebody types. The text within is
 * what a screen reader is at. */
static void
describe (Offer *self, const char *text)
{
  GtkEditable *within = gtk_editable_get_delegate (GTK_EDITABLE (self->row));
  GtkAccessible *const both[] = { GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE (within) };

  self->described = text != NULL;
  for (guint i = 0; i < G_N_ELEMENTS (both) && both[i] != NULL; i++)
    if (text != NULL)
      gtk_accessible_update_property (both[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    else
      gtk_accessible_reset_property (both[i], GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
describe_selected (Offer *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  const NzOfferLine *line = selected != NULL ? g_object_get_data (G_OBJECT (selected), "line") : NULL;
  g_autofree char *offered
      = g_strdup_printf (nz_ngettext ("%u suggestion", "%u suggestions", self->n), self->n);
  g_autofree char *text = NULL;

  if (line != NULL)
    text = line->detail != NULL && *line->detail != '\0'
               ? g_strdup_printf ("%s, %s; %s", line->text, line->detail, offered)
               : g_strdup_printf ("%s; %s", line->text, offered);
  describe (self, text != NULL ? text : offered);
}

static void
close_offer (Offer *self)
{
  if (self->described)
    describe (self, NULL);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* The line goes with its row while it is taken. */
static void
take (Offer *self, GtkListBoxRow *chosen)
{
  NzOfferLine *line = g_object_steal_data (G_OBJECT (chosen), "line");
  g_autoptr (GtkWidget) row = g_object_ref (self->row);

  close_offer (self);
  self->taking = TRUE;
  self->take (row, line, self->data);
  self->taking = FALSE;
  nz_offer_line_free (line);
}

static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, Offer *self)
{
  take (self, row);
}

/* The focus stays where somebody types. */
static void
ensure_popover (Offer *self)
{
  if (self->popover != NULL)
    return;
  self->popover = gtk_popover_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->label,
                                  -1);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, self->row);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated), self);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
line_new (const NzOfferLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (texts), label_new (line->text, NULL));
  if (line->detail != NULL && *line->detail != '\0')
    gtk_box_append (GTK_BOX (texts), label_new (line->detail, "row-subtitle"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, line->text, -1);
  return row;
}

/* Takes the lines over. */
static void
fill (Offer *self, GPtrArray *lines)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < lines->len; i++)
    {
      GtkWidget *row = line_new (lines->pdata[i]);

      g_object_set_data_full (G_OBJECT (row), "line", lines->pdata[i], (GDestroyNotify)nz_offer_line_free);
      gtk_list_box_append (self->list, row);
      if (i == 0 && self->first)
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
    }
  self->n = lines->len;
  g_ptr_array_set_free_func (lines, NULL);
}

static gboolean
has_focus (Offer *self)
{
  return (gtk_widget_get_state_flags (self->row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

static void
on_changed (Offer *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->row));

  if (self->taking || !has_focus (self) || *typed == '\0')
    {
      close_offer (self);
      return;
    }
  g_autoptr (GPtrArray) lines = self->ask (self->row, typed, self->data);
  if (lines->len == 0)
    {
      close_offer (self);
      return;
    }
  ensure_popover (self);
  fill (self, lines);
  gtk_popover_popup (GTK_POPOVER (self->popover));
  describe_selected (self);
}

static void
move_selection (Offer *self, int by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int next = selected != NULL ? gtk_list_box_row_get_index (selected) + by : by > 0 ? 0 : MOST;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, MAX (next, 0));

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  describe_selected (self);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, Offer *self)
{
  GtkListBoxRow *selected = is_open (self) ? gtk_list_box_get_selected_row (self->list) : NULL;

  if (!is_open (self))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Down || key == GDK_KEY_Up)
    move_selection (self, key == GDK_KEY_Down ? 1 : -1);
  else if (key == GDK_KEY_Escape)
    close_offer (self);
  else if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && selected != NULL)
    take (self, selected);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_leave (Offer *self)
{
  close_offer (self);
}

static void
on_destroy (Offer *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}

static void
offer_free (gpointer data)
{
  g_free (((Offer *)data)->label);
  g_free (data);
}

void
nz_offer_attach_to (
    GtkWidget *row, const char *label, gboolean first, NzOfferAsk ask, NzOfferTake take_line, gpointer data)
{
  g_return_if_fail (GTK_IS_EDITABLE (row) && ask != NULL && take_line != NULL);

  Offer *self = g_new0 (Offer, 1);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->row = row;
  self->label = g_strdup (label);
  self->first = first;
  self->ask = ask;
  self->take = take_line;
  self->data = data;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (row, keys);
  gtk_widget_add_controller (row, focus);
  g_object_set_data_full (G_OBJECT (row), "nz-offer", self, offer_free);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect_swapped (row, "destroy", G_CALLBACK (on_destroy), self);
}

/* --- a vocabulary -----------------------------------------------------------------------------------------
 */

static GPtrArray *
ask_vocabulary (GtkWidget *row, const char *typed, gpointer kind)
{
  NzRecordEditor *editor = nz_field_row_get_editor (NZ_FIELD_ROW (row));
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nz_offer_line_free);

  if (editor == NULL || nz_field_row_is_read_only (NZ_FIELD_ROW (row)))
    return lines;
  g_autoptr (GPtrArray) names = nz_vocabulary_offer (nz_record_editor_get_store (editor), kind, typed, MOST);
  if (names->len == 1 && g_str_equal (names->pdata[0], typed))
    return lines;
  for (guint i = 0; i < names->len; i++)
    {
      NzOfferLine *line = g_new0 (NzOfferLine, 1);
      line->text = g_strdup (names->pdata[i]);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static void
take_word (GtkWidget *row, const NzOfferLine *line, gpointer kind)
{
  gtk_editable_set_text (GTK_EDITABLE (row), line->text);
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
  nz_field_row_apply (NZ_FIELD_ROW (row));
}

void
nz_offer_attach (NzFieldRow *row, const char *term_kind)
{
  g_return_if_fail (NZ_IS_FIELD_ROW (row) && GTK_IS_EDITABLE (row) && term_kind != NULL);

  nz_offer_attach_to (GTK_WIDGET (row), nz_field_row_get_label (row), FALSE, ask_vocabulary, take_word,
                      (gpointer)term_kind);
}
