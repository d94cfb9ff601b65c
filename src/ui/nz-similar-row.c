/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/nz-similar-row.h"

#include "base/nz-id.h"
#include "ui/nz-duplicate-search.h"
#include "ui/nz-merge-window.h"
#include "widgets/nz-field-row.h"

/* Nobody reads a hint that changes with each letter. */
#define PAUSE_MS 250

struct _NzSimilarRow
{
  GtkListBoxRow parent_instance;

  NzRecordEditor *editor;
  GtkWidget *name_row; /* weak */
  NzDuplicates *looks; /* (nullable): until typing begins */
  GCancellable *cancellable;
  guint pause;
  gint64 similar; /* the record that is shown */

  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (NzSimilarRow, nz_similar_row, GTK_TYPE_LIST_BOX_ROW)

/* --- the hint
 * ------------------------------------------------------------------------------------------------ */

/* What is typed need not be applied yet. (transfer full) */
static NzRecord *
typed_record (NzSimilarRow *self)
{
  NzRecord *record = nz_record_copy (nz_record_editor_get_record (self->editor));
  const NzField *name
      = nz_entity_field_with (nz_record_get_entity (record), NZ_FIELD_NAME | NZ_FIELD_REQUIRED);

  nz_record_set_text (record, name->name, gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  return record;
}

static void
show_similar (NzSimilarRow *self, const NzDuplicate *similar)
{
  g_autofree char *title
      = nz_store_title (nz_record_editor_get_store (self->editor), similar->entity, similar->b);
  g_auto (GStrv) reasons = nz_duplicate_reasons (similar);
  g_autofree char *joined = g_strjoinv (", ", reasons);
  g_autofree char *text = g_strdup_printf (_ ("Similar: %s (%s)"), title, joined);

  if (*title == '\0')
    return;
  self->similar = similar->b;
  gtk_label_set_label (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
look (NzSimilarRow *self)
{
  g_autoptr (NzRecord) record = NULL;
  g_autoptr (GArray) similar = NULL;

  if (self->looks == NULL || self->name_row == NULL)
    return;
  record = typed_record (self);
  similar = nz_duplicates_similar (self->looks, record, NULL, 1);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (similar->len > 0)
    show_similar (self, &g_array_index (similar, NzDuplicate, 0));
}

static gboolean
on_pause (gpointer data)
{
  NzSimilarRow *self = data;

  self->pause = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (NzSimilarRow) self = data;
  /* A hint that cannot be given is no error that anybody must read. */
  NzDuplicates *looks = nz_duplicate_search_finish (result, NULL, NULL);

  if (looks == NULL || self->editor == NULL)
    {
      nz_duplicates_free (looks);
      return;
    }
  g_clear_pointer (&self->looks, nz_duplicates_free);
  self->looks = looks;
  look (self);
}

/* --- typing
 * --------------------------------------------------------------------------------------------------- */

static void
on_typed (NzSimilarRow *self)
{
  GtkRoot *root = gtk_widget_get_root (self->name_row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->name_row))
    return;
  if (self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      nz_duplicate_search_async (nz_record_editor_get_store (self->editor),
                                 nz_record_editor_get_entity (self->editor), FALSE, self->cancellable,
                                 on_read, g_object_ref (self));
      return;
    }
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, on_pause, self);
}

/* --- what can be done with it
 * --------------------------------------------------------------------------------- */

static void
on_open (NzSimilarRow *self)
{
  char id[NZ_ID_TEXT_SIZE];
  g_autofree char *target = g_strconcat (nz_record_editor_get_entity (self->editor)->name, "/",
                                         nz_id_to_text (self->similar, id), NULL);

  gtk_widget_activate_action (GTK_WIDGET (self), NZ_ACTION_OPEN_RECORD, "s", target);
}

static void
on_merge (NzSimilarRow *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (NZ_IS_WINDOW (root))
    nz_merge_in_window (NZ_WINDOW (root), nz_record_editor_get_entity (self->editor),
                        nz_record_editor_get_id (self->editor), self->similar);
}

/* --- GObject
 * --------------------------------------------------------------------------------------------------- */

static void
nz_similar_row_dispose (GObject *object)
{
  NzSimilarRow *self = NZ_SIMILAR_ROW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->looks, nz_duplicates_free);
  g_clear_weak_pointer (&self->name_row);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (nz_similar_row_parent_class)->dispose (object);
}

static void
nz_similar_row_class_init (NzSimilarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nz_similar_row_dispose;
}

static GtkWidget *
button_new (NzSimilarRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
nz_similar_row_init (NzSimilarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->text = GTK_LABEL (label);
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->text, 0);
  gtk_widget_add_css_class (label, "row-subtitle");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), button_new (self, _ ("Open it"), G_CALLBACK (on_open)));
  gtk_box_append (GTK_BOX (buttons), button_new (self, _ ("Merge…"), G_CALLBACK (on_merge)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "field-box");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
nz_similar_row_new (NzRecordEditor *editor, GtkWidget *name_row)
{
  g_return_val_if_fail (NZ_IS_RECORD_EDITOR (editor) && GTK_IS_EDITABLE (name_row), NULL);

  NzSimilarRow *self = g_object_new (NZ_TYPE_SIMILAR_ROW, NULL);

  self->editor = g_object_ref (editor);
  g_set_weak_pointer (&self->name_row, name_row);
  g_signal_connect_object (name_row, "changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
