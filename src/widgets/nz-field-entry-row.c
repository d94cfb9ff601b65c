/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/nz-cut-text.h"
#include "widgets/nz-field-rows.h"
#include "widgets/nz-offer.h"

struct _NzFieldEntryRow
{
  AdwEntryRow parent_instance;
  NzFieldLink link;
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldEntryRow,
                               nz_field_entry_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_ENTRY_ROW (row)->link;
}

/* @text: (out) (transfer full): the value as it is written in an entry. Whether the row shows it. */
static gboolean
shows_value (NzFieldEntryRow *self, char **text)
{
  *text = nz_record_editor_dup_entry (self->link.editor, self->link.field);
  return g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), *text);
}

static void
update (NzFieldRow *row)
{
  NzFieldEntryRow *self = NZ_FIELD_ENTRY_ROW (row);
  g_autofree char *text = NULL;

  if (!shows_value (self, &text))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static gboolean
apply (NzFieldRow *row, GError **error)
{
  NzFieldEntryRow *self = NZ_FIELD_ENTRY_ROW (row);

  return nz_record_editor_apply_text (self->link.editor, self->link.field,
                                      gtk_editable_get_text (GTK_EDITABLE (self)), error);
}

/* Where nothing was typed, Esc is for the widgets around: it leaves a page, closes a window. */
static gboolean
escape (NzFieldRow *row)
{
  NzFieldEntryRow *self = NZ_FIELD_ENTRY_ROW (row);
  g_autofree char *text = NULL;

  if (shows_value (self, &text) && !nz_field_row_is_refused (row))
    return GDK_EVENT_PROPAGATE;
  nz_field_row_update (row);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
  return GDK_EVENT_STOP;
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
  iface->apply = apply;
  iface->escape = escape;
}

/* --- a text longer than its room
 * ---------------------------------------------------------------------------------- */

static GtkWidget *
text_of (NzFieldEntryRow *self)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

/* GtkText breaks a long text off without a sign. While nobody types, style.css makes its letters transparent
 * and the row paints them itself, with dots where they do not fit. */
static void
nz_field_entry_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  NzFieldEntryRow *self = NZ_FIELD_ENTRY_ROW (widget);

  GTK_WIDGET_CLASS (nz_field_entry_row_parent_class)->snapshot (widget, snapshot);
  if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    nz_cut_text_snapshot (widget, text_of (self), snapshot);
}

/* --- the object
 * --------------------------------------------------------------------------------------------------- */

static void
nz_field_entry_row_constructed (GObject *object)
{
  NzFieldRow *row = NZ_FIELD_ROW (object);

  G_OBJECT_CLASS (nz_field_entry_row_parent_class)->constructed (object);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), nz_field_row_get_label (row));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), nz_field_row_add_reason (row));
  gtk_editable_set_editable (GTK_EDITABLE (row), !nz_field_row_is_read_only (row));
  if ((nz_field_row_get_field (row)->flags & NZ_FIELD_EMAIL) != 0)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_EMAIL);
  nz_field_row_watch_input (row, GTK_WIDGET (row));
  nz_cut_text_add_tooltip (GTK_WIDGET (row), text_of (NZ_FIELD_ENTRY_ROW (row)));
  if (nz_field_row_get_field (row)->type == NZ_TYPE_TEXT && nz_field_row_get_field (row)->target != NULL)
    nz_offer_attach (row, nz_field_row_get_field (row)->target);
  g_signal_connect (row, "entry-activated", G_CALLBACK (nz_field_row_apply), NULL);
  nz_field_row_follow (row);
}

static void
nz_field_entry_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_entry_row_parent_class)->dispose (object);
}

static void
nz_field_entry_row_class_init (NzFieldEntryRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = nz_field_entry_row_snapshot;
  G_OBJECT_CLASS (klass)->constructed = nz_field_entry_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_entry_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_entry_row_init (NzFieldEntryRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "field");
}
