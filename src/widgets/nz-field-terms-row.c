/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/nz-step-changes.h"
#include "widgets/nz-buttons.h"
#include "widgets/nz-field-rows.h"
#include "widgets/nz-record-chooser.h"
#include "widgets/nz-wrap-layout.h"

struct _NzFieldTermsRow
{
  AdwPreferencesRow parent_instance;
  NzFieldLink link;
  GtkWidget *tags;
};

static void row_init (NzFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NzFieldTermsRow,
                               nz_field_terms_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (NZ_TYPE_FIELD_ROW, row_init))

static NzFieldLink *
get_link (NzFieldRow *row)
{
  return &NZ_FIELD_TERMS_ROW (row)->link;
}

/* --- the terms
 * ---------------------------------------------------------------------------------------------------- */

static void
apply_terms (NzFieldTermsRow *self, GArray *ids)
{
  g_autoptr (GError) error = NULL;

  nz_record_editor_apply_ids (self->link.editor, self->link.field, (const gint64 *)ids->data, ids->len,
                              &error);
  nz_field_row_report (NZ_FIELD_ROW (self), error);
}

/* (transfer full): the field's terms but @without. */
static GArray *
dup_terms (NzFieldTermsRow *self, gint64 without)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;
  const gint64 *all
      = nz_record_get_ids (nz_field_row_get_record (NZ_FIELD_ROW (self)), self->link.field->name, &n);

  for (guint i = 0; i < n; i++)
    if (all[i] != without)
      g_array_append_val (ids, all[i]);
  return ids;
}

static void
on_chosen (NzFieldTermsRow *self, gint64 id)
{
  g_autoptr (GArray) ids = dup_terms (self, id);

  g_array_append_val (ids, id);
  apply_terms (self, ids);
}

static void
on_create (NzFieldTermsRow *self, const char *name)
{
  g_autoptr (NzRecord) term = nz_record_new (&nz_entity_term);
  g_autoptr (GError) error = NULL;

  nz_record_set_text (term, "kind", nz_field_term_kind (self->link.field));
  nz_record_set_text (term, "name", name);
  if (!nz_store_save (nz_record_editor_get_store (self->link.editor), term, &error))
    nz_field_row_report (NZ_FIELD_ROW (self), error);
  else
    on_chosen (self, nz_record_get_id (term));
}

static void
on_remove (GtkButton *button, NzFieldTermsRow *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GArray) ids = dup_terms (self, *id);

  apply_terms (self, ids);
}

/* --- the tags
 * ----------------------------------------------------------------------------------------------------- */

static GtkWidget *
tag_new (NzFieldTermsRow *self, gint64 id)
{
  g_autofree char *title
      = nz_store_title_ever (nz_record_editor_get_store (self->link.editor), &nz_entity_term, id);
  g_autofree char *remove_label = g_strdup_printf (_ ("Take away: %s"), title);
  GtkWidget *tag = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = nz_icon_button_new ("window-close-symbolic", remove_label);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  gtk_widget_set_visible (button, !nz_field_row_is_read_only (NZ_FIELD_ROW (self)));
  gtk_widget_add_css_class (tag, "tag");
  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (tag), label);
  gtk_box_append (GTK_BOX (tag), button);
  return tag;
}

static void
update (NzFieldRow *row)
{
  NzFieldTermsRow *self = NZ_FIELD_TERMS_ROW (row);
  guint n;
  const gint64 *ids = nz_record_get_ids (nz_field_row_get_record (row), self->link.field->name, &n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->tags)) != NULL)
    gtk_box_remove (GTK_BOX (self->tags), child);
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->tags), tag_new (self, ids[i]));
  gtk_widget_set_visible (self->tags, n > 0);
}

static void
row_init (NzFieldRowInterface *iface)
{
  iface->get_link = get_link;
  iface->update = update;
}

static void
nz_field_terms_row_constructed (GObject *object)
{
  NzFieldTermsRow *self = NZ_FIELD_TERMS_ROW (object);
  NzFieldRow *row = NZ_FIELD_ROW (object);
  const NzField *field = self->link.field;
  GtkWidget *chooser = nz_record_chooser_new (nz_record_editor_get_store (self->link.editor),
                                              nz_field_target (field), nz_field_term_kind (field), TRUE);
  GtkWidget *add = nz_icon_menu_button_new ("list-add-symbolic", _ ("Add"), chooser);

  G_OBJECT_CLASS (nz_field_terms_row_parent_class)->constructed (object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tags), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nz_field_row_get_label (row), -1);
  gtk_box_append (GTK_BOX (nz_field_row_add_frame (row, self->tags)), add);
  gtk_widget_set_sensitive (add, !nz_field_row_is_read_only (row));
  g_signal_connect_swapped (chooser, "chosen", G_CALLBACK (on_chosen), self);
  g_signal_connect_swapped (chooser, "create", G_CALLBACK (on_create), self);
  nz_field_row_follow (row);
}

static void
nz_field_terms_row_dispose (GObject *object)
{
  nz_field_row_let_go (NZ_FIELD_ROW (object));
  G_OBJECT_CLASS (nz_field_terms_row_parent_class)->dispose (object);
}

static void
nz_field_terms_row_class_init (NzFieldTermsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = nz_field_terms_row_constructed;
  G_OBJECT_CLASS (klass)->dispose = nz_field_terms_row_dispose;
  nz_field_row_class_install (G_OBJECT_CLASS (klass));
}

static void
nz_field_terms_row_init (NzFieldTermsRow *self)
{
  self->tags = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_widget_set_layout_manager (self->tags, nz_wrap_layout_new (6, 4));
}
