/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/nz-id.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-cut-text.h"
#include "widgets/nz-field-rows.h"
#include "widgets/nz-record-chooser.h"

struct _NzFieldReferenceRow
{
  AdwPreferencesRow parent_instance;
  NzFieldLink link;
  GtkWidget *value;
  GtkWidget *open;
  GtkWidget *clear;
  NzRecordChooser *chooser; /* its button owns it */
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldReferenceRow,
                               nz_field_reference_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_REFERENCE_ROW (row)->link;
}

static gint64
referred (NzFieldReferenceRow *self)
{
  return nz_record_get_int (nz_field_row_get_record (NZ_FIELD_ROW (self)), self->link.field->name);
}

/* That of a seat or an invitation, whose people are the likely ones; 0 for none. */
static gint64
its_organisation (NzFieldReferenceRow *self)
{
  NzRecord *record = nz_field_row_get_record (NZ_FIELD_ROW (self));
  const NzField *field = nz_entity_field (nz_record_get_entity (record), "organisation");

  return field != NULL && nz_field_target (field) == &nz_entity_organisation
             ? nz_record_get_int (record, field->name)
             : 0;
}

static void
update (NzFieldRow *row)
{
  NzFieldReferenceRow *self = NZ_FIELD_REFERENCE_ROW (row);
  const NzField *field = self->link.field;
  g_autofree char *title = nz_record_editor_dup_display (self->link.editor, field);
  gboolean set = referred (self) != 0;

  if (nz_field_target (field) == &nz_entity_person && self->chooser != NULL)
    nz_record_chooser_set_likely_people (self->chooser, its_organisation (self));
  gtk_label_set_label (GTK_LABEL (self->value), set ? title : "–");
  gtk_widget_set_visible (self->open, set && nz_field_term_kind (field) == NULL);
  gtk_widget_set_visible (self->clear,
                          set && (field->flags & NZ_FIELD_REQUIRED) == 0 && !nz_field_row_is_read_only (row));
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
}

static void
on_chosen (NzFieldReferenceRow *self, gint64 id)
{
  g_autoptr (GError) error = NULL;

  nz_record_editor_apply_int (self->link.editor, self->link.field, id, &error);
  nz_field_row_report (NZ_FIELD_ROW (self), error);
}

static void
on_clear (NzFieldReferenceRow *self)
{
  on_chosen (self, 0);
}

static void
on_open (NzFieldReferenceRow *self)
{
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *target = g_strdup_printf ("%s/%s", nz_field_target (self->link.field)->name,
                                             nz_id_to_text (referred (self), id));

  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", target);
}

static void
nz_field_reference_row_constructed (GObject *object)
{
  NzFieldReferenceRow *self = NZ_FIELD_REFERENCE_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  const NzField *field = self->link.field;
  GtkWidget *chooser = nz_record_chooser_new (nz_record_editor_get_store (self->link.editor),
                                              nz_field_target (field), nz_field_term_kind (field), FALSE);
  GtkWidget *choose = nz_icon_menu_button_new ("document-edit-symbolic", _ ("Choose"), chooser);

  self->chooser = NZ_RECORD_CHOOSER (chooser);
  G_OBJECT_CLASS (nz_field_reference_row_parent_class)->constructed (object);
  GtkWidget *box = nz_field_row_add_frame (row, self->value);
  gtk_box_append (GTK_BOX (box), self->clear);
  gtk_box_append (GTK_BOX (box), choose);
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_widget_set_sensitive (choose, !nz_field_row_is_read_only (row));
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (self->clear, "clicked", G_CALLBACK (on_clear), self);
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (on_open), self);
  nz_field_row_follow (row);
}

static void
nz_field_reference_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_reference_row_parent_class)->dispose (object);
}

static void
nz_field_reference_row_class_init (NzFieldReferenceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_reference_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_reference_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_reference_row_init (NzFieldReferenceRow *self)
{
  self->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->value), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  nz_cut_text_add_tooltip (self->value, self->value);
  self->clear = nz_icon_button_new ("edit-clear-symbolic", _ ("Take away"));
  self->open = nz_icon_button_new ("go-next-symbolic", _ ("Show this entry"));
}
